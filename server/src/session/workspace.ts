/** A whole workspace: its sets one after another, in slices, for the command of our client and for clients that pull it. */
import { fileURLToPath, pathToFileURL } from 'node:url';
import { join } from 'node:path';
import type { CancellationToken, Diagnostic } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Analysis, LayerDocument } from '../features/analysis.ts';
import { diagnostics } from '../features/diagnostics.ts';
import { MountedDocument, type NotedIn } from '../features/mounted.ts';
import { levelOf } from '../features/settings.ts';
import type { View } from '../features/view.ts';
import { checkFolder, type Step } from '../folder/check.ts';
import { diskSource } from '../folder/disk.ts';
import { rowOf, type Judged } from '../folder/judge.ts';
import { folderSettings, scopeIn } from '../folder/settings.ts';
import { folderMarkdown, type FolderSummary, type SetRow } from '../report/folder.ts';
import type { Counts } from '../report/followUps.ts';
import { refuseCancelled } from './cancellation.ts';
import type { Context } from './context.ts';
import { viewOf } from './session.ts';

export interface WorkspaceChecked {
  readonly markdown: string;
  readonly sets: number;
  readonly errors: number;
  readonly warnings: number;
  readonly problems: ReadonlyMap<string, readonly Diagnostic[]>;
}
/** How long other requests may wait, in milliseconds. */
const SLICE = 15;

export async function checkWorkspace(
  context: Context,
  token: CancellationToken,
  onFound: (done: number, all: number) => void = () => undefined,
): Promise<WorkspaceChecked> {
  const problems = new Map<string, Diagnostic[]>();
  const summaries: FolderSummary[] = [];
  const links = new Map<string, string>();
  let began = performance.now();
  const pause = async (): Promise<void> => {
    if (performance.now() - began < SLICE) return;
    await new Promise((resolve) => setImmediate(resolve));
    refuseCancelled(token);
    began = performance.now();
  };
  for (const folder of context.folders) {
    const title = decodeURIComponent(folder.slice(folder.replace(/\/$/, '').lastIndexOf('/') + 1));
    if (!folder.startsWith('file:')) {
      const told = [`${title}: a folder of another file system, which is not looked into.`];
      summaries.push({ title, yaml: 0, sets: [], unchecked: told, leftOut: [] });
      continue;
    }
    summaries.push(await inFolder(context, folder, title, problems, links, pause, onFound));
  }
  const rows = summaries.flatMap((s) => s.sets);
  const sum = (of: keyof Counts): number => rows.reduce((n, r) => n + r.counts[of], 0);
  return {
    markdown:
      summaries.length === 0
        ? folderMarkdown({ title: 'No folder is open', yaml: 0, sets: [], unchecked: [], leftOut: [] })
        : summaries.map((s) => folderMarkdown(s, (file) => links.get(file))).join('\n'),
    sets: rows.length,
    errors: sum('error'),
    warnings: sum('warning'),
    problems,
  };
}

async function inFolder(
  context: Context,
  folder: string,
  title: string,
  problems: Map<string, Diagnostic[]>,
  links: Map<string, string>,
  pause: () => Promise<void>,
  onFound: (done: number, all: number) => void,
): Promise<FolderSummary> {
  const { session, settings, documents, client } = context;
  const root = fileURLToPath(folder);
  const uris = new Map<string, string>();
  const uriOf = (path: string): string => {
    const known = uris.get(path) ?? pathToFileURL(join(root, path)).href;
    uris.set(path, known);
    return known;
  };
  const own = await settings(folder);
  const said = session.said;
  const base = folder.endsWith('/') ? folder : `${folder}/`;
  const below = (list: readonly string[]): string[] =>
    list.flatMap((uri) => (uri.startsWith(base) ? [decodeURIComponent(uri.slice(base.length))] : []));
  const sets = [
    ...said.sets.map(below).filter((s) => s.length > 0),
    ...(client.status ? [] : (folderSettings(root).sets ?? [])),
  ];
  const disk = diskSource(root, (path) => path);
  const source = {
    ...disk,
    // What is open is judged as it stands in the editor.
    read: (path: string) => {
      const open = documents.get(uriOf(path));
      return open ? Promise.resolve(open.getText()) : disk.read(path);
    },
  };
  const rows: SetRow[] = [];
  const unchecked: string[] = [];
  const leftOut: string[] = [];
  let all = 0;
  let yaml = 0;
  const take = async (step: Step): Promise<void> => {
    if (step.is === 'found') [all, yaml] = [step.sets, step.yaml];
    else if (step.is === 'refused') unchecked.push(...step.why);
    else if (step.is === 'unread') unchecked.push(`${step.path}: ${step.why}.`);
    else if (step.is === 'ignored') leftOut.push(`${step.path}: .gitignore excludes the folder`);
    else if (step.is === 'chart') leftOut.push(`${step.path}: Camunda's own chart and its default values`);
    else {
      const { judged, files } = step;
      unchecked.push(...judged.broken);
      const analysis = analysisOf(judged, files.map(uriOf));
      const shown: View[] = [];
      for (const [i, path] of files.entries()) {
        const uri = uriOf(path);
        links.set(path, uri);
        const layers = analysis.layers.flatMap((l, n) => (l.uri === uri ? [n] : []));
        const view = layers.length > 0 ? viewOf(analysis, layers, await settings(uri)) : undefined;
        if (!view || files.indexOf(path) !== i) continue;
        shown.push(view);
        const known = problems.get(uri) ?? [];
        const fresh = diagnostics(view, client.shows);
        // A base of two deployments says the same in both.
        const told = new Set(known.map((d) => JSON.stringify(d)));
        problems.set(uri, [...known, ...fresh.filter((d) => !told.has(JSON.stringify(d)))]);
      }
      rows.push(rowOf(judged, countsOf(shown)));
      onFound(rows.length, all);
    }
  };
  const options = { sets, overlays: below(said.overlays), scope: scopeIn(own), target: own.target, pause };
  for await (const step of checkFolder(source, options)) await take(step);
  return { title: `Camunda values in ${title}`, yaml, sets: rows, unchecked, leftOut };
}

/** As the features know what an editor has open. */
function analysisOf({ files, arranged, set, findings, unsaid }: Judged, uris: readonly string[]): Analysis {
  const texts = files.map((f, i) => TextDocument.create(uris[i] ?? '', 'yaml', 0, f.text));
  const layers = arranged.layers.flatMap(({ file, mount }): LayerDocument[] => {
    const document = texts[file];
    if (!document) return [];
    return [{ uri: document.uri, document: mount ? new MountedDocument(document, mount) : document, open: false }];
  });
  const noted = (is: NotedIn['is'], all: typeof arranged.told): NotedIn[] =>
    all.map(({ file, ...at }) => ({ uri: uris[file] ?? '', at, is }));
  return {
    layers,
    set,
    findings,
    carried: false,
    memory: { sticky: false },
    unsaid,
    noted: [...noted('version', arranged.versions), ...noted('value', arranged.told)],
  };
}
/** Counted as the status counts the files when they are open. */
function countsOf(views: readonly View[]): Counts {
  const counts = { error: 0, warning: 0, information: 0, manual: 0, review: 0, safe: 0 };
  for (const view of views)
    for (const f of [...view.shown, ...view.around.map((a) => a.finding)]) {
      const level = levelOf(f, view.settings);
      if (level !== 'off') counts[level === 'hint' ? 'information' : level]++;
      counts[f.safety]++;
    }
  return counts;
}
