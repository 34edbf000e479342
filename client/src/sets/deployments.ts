/** Deployments that files of the workspace describe: helmfile, Argo CD, Flux, Kustomize. The server reads them. */
import { RelativePattern, workspace, type Uri } from 'vscode';
import type { Declaration } from '../../../server/src/protocol.ts';
import type { Server } from '../lsp/server.ts';
import { textOf } from './neighbours.ts';
import { deploymentsOf } from './patterns.ts';

export interface Deployment {
  readonly declaration: Declaration;
  readonly files: readonly Uri[];
}
const MOST = 500;
const DECLARES =
  /^[ \t]*(?:kind:[ \t]*["']?(?:Application(?:Set)?|HelmRelease|Kustomization)\b|(?:releases|helmCharts|configMapGenerator|secretGenerator):)/m;

/** Those that pass a file to the chart, in the order of their files. */
export async function deploymentsWith(uri: Uri, server: Server): Promise<readonly Deployment[]> {
  const folder = workspace.getWorkspaceFolder(uri);
  if (!folder) return [];
  try {
    const pattern = new RelativePattern(folder, '**/*.{yaml,yml,gotmpl}');
    const uris = await workspace.findFiles(pattern, '**/node_modules/**', MOST);
    const read = await Promise.all(uris.map(async (u) => ({ uri: u, text: await textOf(u) })));
    const files = read
      .filter(({ text }) => DECLARES.test(text))
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
    return sets.flat().filter((d) => d.files.some((f) => f.toString() === uri.toString()));
  } catch {
    // A workspace that cannot be searched proposes nothing.
    return [];
  }
}
