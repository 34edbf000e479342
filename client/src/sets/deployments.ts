/** Deployments that files of the workspace describe: helmfile, Argo CD, Flux, Kustomize and others. The server reads them. */
import { l10n, ProgressLocation, Uri, window, workspace, type WorkspaceFolder } from 'vscode';
import type { Declaration } from '../../../server/src/protocol.ts';
import type { Server } from '../lsp/server.ts';
import { declares } from './declares.ts';
import { textOf } from './neighbours.ts';
import { deploymentsOf } from './patterns.ts';
import { filesBelow, inTurns } from './search.ts';

export interface Deployment {
  readonly declaration: Declaration;
  readonly files: readonly Uri[];
}

/** Those that pass a file to the chart, or have values for it inside, in the order of their files. */
export async function deploymentsWith(uri: Uri, server: Server): Promise<readonly Deployment[]> {
  const { all } = await deploymentsAround(uri, server);
  return all.filter((d) => d.files.some((f) => f.toString() === uri.toString()));
}
/**
 * Documents with values that lie on or below some files, and are none of them: the upgrade of the files leaves those values as they
 * are. `among`: so many were looked at, where there are more.
 */
export async function valuesOutside(
  uris: readonly Uri[],
  server: Server,
): Promise<{ readonly outside: readonly string[]; readonly among?: number }> {
  const [first] = uris;
  const folder = first && workspace.getWorkspaceFolder(first);
  if (!folder) return { outside: [] };
  const ours = new Set(uris.map(String));
  const { all, among } = await deploymentsAround(first, server);
  const outside = all
    .filter(({ files }) => files.some((f) => ours.has(f.toString())))
    .flatMap(({ declaration: { source, inside, inline } }) => [...inside, ...(inline ? [source] : [])]);
  const unique = [...new Set(outside)].filter((path) => !ours.has(Uri.joinPath(folder.uri, path).toString()));
  return { outside: unique, ...(among !== undefined && { among }) };
}
interface Around {
  readonly all: readonly Deployment[];
  readonly among?: number;
}
async function deploymentsAround(uri: Uri, server: Server): Promise<Around> {
  const folder = workspace.getWorkspaceFolder(uri);
  if (!folder) return { all: [] };
  const looking = { location: ProgressLocation.Window, title: l10n.t('Looking for deployments') };
  return window.withProgress(looking, () => deploymentsIn(folder, server));
}
async function deploymentsIn(folder: WorkspaceFolder, server: Server): Promise<Around> {
  try {
    const declaring = (path: string): boolean => /\.(?:ya?ml|gotmpl)$/.test(path);
    const { files: uris, more } = await filesBelow(folder.uri, '**/*.{yaml,yml,gotmpl}', declaring);
    const among = more ? { among: uris.length } : {};
    const read = await inTurns(uris, async (u) => {
      const text = await textOf(u);
      return declares(text) ? { path: workspace.asRelativePath(u, false), text } : undefined;
    });
    const files = read.filter((f) => f !== undefined).sort((a, b) => (a.path < b.path ? -1 : 1));
    if (files.length === 0) return { all: [], ...among };
    const declarations = await server.request('camundaValues/declarations', { files });
    const sets = await Promise.all(
      declarations.map(async (declaration) => {
        const found = await deploymentsOf(folder.uri, declaration.files);
        return found.map((f): Deployment => ({ declaration, files: f }));
      }),
    );
    return { all: sets.flat(), ...among };
  } catch {
    // A workspace that cannot be searched proposes nothing.
    return { all: [] };
  }
}
