/** Deployments that files of the workspace describe: helmfile, Argo CD, Flux, Kustomize and others. The server reads them. */
import { Uri, workspace } from 'vscode';
import type { Declaration } from '../../../server/src/protocol.ts';
import type { Server } from '../lsp/server.ts';
import { declares } from './declares.ts';
import { textOf } from './neighbours.ts';
import { deploymentsOf } from './patterns.ts';
import { filesBelow } from './search.ts';

export interface Deployment {
  readonly declaration: Declaration;
  readonly files: readonly Uri[];
}
const MOST = 500;

/** Those that pass a file to the chart, or have values for it inside, in the order of their files. */
export async function deploymentsWith(uri: Uri, server: Server): Promise<readonly Deployment[]> {
  const all = await deploymentsAround(uri, server);
  return all.filter((d) => d.files.some((f) => f.toString() === uri.toString()));
}
/**
 * Documents with values that lie on or below some files, and are none of them: the upgrade of the files leaves those values as they
 * are.
 */
export async function valuesOutside(uris: readonly Uri[], server: Server): Promise<readonly string[]> {
  const [first] = uris;
  const folder = first && workspace.getWorkspaceFolder(first);
  if (!folder) return [];
  const ours = new Set(uris.map(String));
  const all = await deploymentsAround(first, server);
  const outside = all
    .filter(({ files }) => files.some((f) => ours.has(f.toString())))
    .flatMap(({ declaration: { source, inside, inline } }) => [...inside, ...(inline ? [source] : [])]);
  return [...new Set(outside)].filter((path) => !ours.has(Uri.joinPath(folder.uri, path).toString()));
}
async function deploymentsAround(uri: Uri, server: Server): Promise<readonly Deployment[]> {
  const folder = workspace.getWorkspaceFolder(uri);
  if (!folder) return [];
  try {
    const declaring = (path: string): boolean => /\.(?:ya?ml|gotmpl)$/.test(path);
    const uris = await filesBelow(folder.uri, '**/*.{yaml,yml,gotmpl}', declaring, MOST);
    const read = await Promise.all(uris.map(async (u) => ({ uri: u, text: await textOf(u) })));
    const files = read
      .filter(({ text }) => declares(text))
      .map(({ uri: u, text }) => ({ path: workspace.asRelativePath(u, false), text }))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
    if (files.length === 0) return [];
    const declarations = await server.request('camundaValues/declarations', { files });
    const sets = await Promise.all(
      declarations.map(async (declaration) => {
        const found = await deploymentsOf(folder.uri, declaration.files);
        return found.map((f): Deployment => ({ declaration, files: f }));
      }),
    );
    return sets.flat();
  } catch {
    // A workspace that cannot be searched proposes nothing.
    return [];
  }
}
