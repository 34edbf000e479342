/** A whole workspace: its sets one after another, in slices, for the command of our client and for clients that pull it. */
import type { CancellationToken, Diagnostic } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Sliced } from '../engine/slices.ts';
import { isMinor } from '../engine/steps/index.ts';
import { addressBelow, decoded, pathBelow } from '../features/addresses.ts';
import type { Analysis } from '../features/analysis.ts';
import type { LayerDocument } from '../features/layer.ts';
import { remarkIn } from '../features/around.ts';
import { diagnosing } from '../features/diagnostics.ts';
import { MountedDocument, type NotedIn } from '../features/mounted.ts';
import { levelOf } from '../features/settings.ts';
import type { View } from '../features/view.ts';
import { checkFolder, type Step } from '../folder/check.ts';
import { rowOf, type Judged } from '../folder/judge.ts';
import { folderOf } from '../folder/names.ts';
import { folderSettings, scopeIn } from '../folder/settings.ts';
import type { Source } from '../folder/source.ts';
import type { Folder } from '../host.ts';
import { folderMarkdown, type FolderSummary, type SetRow } from '../report/folder.ts';
import type { Counts } from '../report/followUps.ts';
import { refuseCancelled } from './cancellation.ts';
import type { Context } from './context.ts';
import { NOTHING, viewAround, viewOf } from './views.ts';

export interface WorkspaceChecked {
  readonly markdown: string;
  readonly sets: number;
  readonly errors: number;
  readonly warnings: number;
  readonly problems: ReadonlyMap<string, Problems>;
  readonly stamps: ReadonlyMap<string, string>;
  readonly declaring: string[];
}
interface Problems {
  readonly diagnostics: readonly Diagnostic[];
  readonly together: ReadonlySet<string>;
}
/** What is gathered folder by folder. */
class Gathered {
  readonly problems = new Map<string, Problems>();
  readonly stamps = new Map<string, string>();
  readonly declaring: string[] = [];
  readonly sets: string[][] = [];
  /** Addresses by the names of the page, which are paths below a folder. */
  readonly links = new Map<string, string>();

  add(uri: string, fresh: readonly Diagnostic[], together: readonly string[]): void {
    const known = this.problems.get(uri);
    if (!known) {
      this.problems.set(uri, { diagnostics: fresh, together: new Set(together) });
      return;
    }
    // A base of two deployments says the same in both.
    const told = new Set(known.diagnostics.map((d) => JSON.stringify(d)));
    const diagnostics = [...known.diagnostics, ...fresh.filter((d) => !told.has(JSON.stringify(d)))];
    this.problems.set(uri, { diagnostics, together: new Set([...known.together, ...together]) });
  }
}
/** How long other requests may wait, in milliseconds. */
const SLICE = 5;

export async function checkWorkspace(
  context: Context,
  token: CancellationToken,
  onFound: (done: number, all: number) => void = () => undefined,
): Promise<WorkspaceChecked> {
  const pages: string[] = [];
  const rows: SetRow[] = [];
  const gathered = new Gathered();
  let began = performance.now();
  const pause = async (): Promise<void> => {
    if (performance.now() - began < SLICE) return;
    await new Promise((resolve) => setImmediate(resolve));
    refuseCancelled(token);
    began = performance.now();
  };
  for (const folder of context.folders) {
    const title = titleOf(folder, context.folders);
    gathered.links.clear();
    const disk = context.host.folder?.(folder);
    const summary = disk
      ? await inFolder(context, folder, disk, title, gathered, token, pause, onFound)
      : elsewhere(
          title,
          context.host.folder ? 'a folder of another file system, which is not looked into' : IN_A_BROWSER,
        );
    rows.push(...summary.sets);
    pages.push(folderMarkdown(summary, (file) => gathered.links.get(file)));
  }
  if (pages.length === 0) pages.push(folderMarkdown(elsewhere('No folder is open')));
  const sum = (of: keyof Counts): number => rows.reduce((n, r) => n + r.counts[of], 0);
  const { problems, stamps, declaring, sets } = gathered;
  context.session.objects.useFound(sets);
  return {
    markdown: pages.join('\n'),
    sets: rows.filter((r) => !r.beside).length,
    errors: sum('error'),
    warnings: sum('warning'),
    problems,
    stamps,
    declaring,
  };
}
const IN_A_BROWSER = 'open in a browser, where no folder is looked into';
const elsewhere = (title: string, ...why: readonly string[]): FolderSummary => ({
  title,
  yaml: 0,
  sets: [],
  unchecked: why.map((w) => `${title}: ${w}.`),
  leftOut: [],
});
/** Its name; where two have the same, with as much of the path as tells them apart. */
function titleOf(folder: string, all: readonly string[]): string {
  const last = (uri: string, n: number): string => decoded(uri.replace(/\/+$/, '')).split('/').slice(-n).join('/');
  for (let n = 1; ; n++) {
    const title = last(folder, n);
    if (!all.some((o) => o !== folder && last(o, n) === title) || title === last(folder, n + 1)) return title;
  }
}
async function inFolder(
  context: Context,
  folder: string,
  disk: Folder,
  title: string,
  gathered: Gathered,
  token: CancellationToken,
  pause: () => Promise<void>,
  onFound: (done: number, all: number) => void,
): Promise<FolderSummary> {
  const { session, settings, documents, client } = context;
  const below = (list: readonly string[]): string[] => list.flatMap((uri) => pathBelow(folder, uri) ?? []);
  // What is open has the address that the client gave it.
  const uriOf = (path: string): string =>
    documents.keys().find((uri) => pathBelow(folder, uri) === path) ?? addressBelow(folder, path);
  const general = await settings(folder);
  const said = session.said;
  const sets = [
    ...said.sets.map(below).filter((s) => s.length > 0),
    ...(client.status ? [] : (folderSettings(disk.settings()).sets ?? [])),
  ];
  const stamp = (path: string): void => {
    const is = disk.stampOf(path);
    if (is !== undefined) gathered.stamps.set(uriOf(path), is);
  };
  const source: Source = {
    ...disk,
    async *see() {
      for await (const seen of disk.see()) {
        if (seen.is === 'file' && seen.chart !== undefined) stamp(`${folderOf(seen.path)}Chart.yaml`);
        yield seen;
      }
    },
    // What is open is judged as it stands in the editor.
    read: (path: string) => {
      stamp(path);
      const open = documents.get(uriOf(path));
      return open ? Promise.resolve(open.getText()) : disk.read(path);
    },
  };
  const work = <T>(of: Sliced<T>): Promise<T> => session.works.apart(of, token);
  const rows: SetRow[] = [];
  const unchecked: string[] = [];
  const leftOut: string[] = [];
  let all = 0;
  let done = 0;
  let yaml = 0;
  const take = async (step: Step): Promise<void> => {
    if (step.is === 'found') {
      [all, yaml] = [step.sets, step.yaml];
      gathered.declaring.push(...step.declaring.map(uriOf));
    } else if (step.is === 'refused') unchecked.push(...step.why);
    else if (step.is === 'unread') unchecked.push(`${step.path}: ${step.why}.`);
    else if (step.is === 'ignored') leftOut.push(`${step.path}: .gitignore excludes the folder`);
    else if (step.is === 'chart') leftOut.push(`${step.path}: Camunda's own chart and its default values`);
    else if (step.is === 'beside') {
      const { path, file, remarks, of } = step;
      const uri = uriOf(path);
      gathered.links.set(path, uri);
      const document = TextDocument.create(uri, 'yaml', 0, file.text);
      const around = remarks.map((r) => remarkIn(r, document, 0));
      const view = viewAround(NOTHING, document, await settings(uri), around);
      gathered.add(uri, await work(diagnosing(view, client.shows)), [uri, ...of.files.map(uriOf)]);
      const { version } = of.set;
      const row = { files: [path], version: isMinor(version) ? version : null, onTop: false, beside: of.files };
      rows.push({ ...row, counts: countsOf([view]), silenced: view.silenced });
    } else {
      const { judged, files } = step;
      unchecked.push(...judged.broken);
      const uris = files.map(uriOf);
      gathered.sets.push(uris);
      const analysis = analysisOf(judged, uris);
      const beside = judged.charts.flatMap((c) => (c ? [uriOf(c.name)] : []));
      const shown: View[] = [];
      for (const [i, path] of files.entries()) {
        const uri = uris[i] ?? '';
        gathered.links.set(path, uri);
        const layers = analysis.layers.flatMap((l, n) => (l.uri === uri ? [n] : []));
        const document = TextDocument.create(uri, 'yaml', 0, judged.files[i]?.text ?? '');
        const own = await settings(uri);
        const view = viewOf(analysis, layers, own) ?? viewAround(analysis, document, own);
        if ((layers.length === 0 && view.around.length === 0) || files.indexOf(path) !== i) continue;
        shown.push(view);
        gathered.add(uri, await work(diagnosing(view, client.shows)), [...uris, ...beside]);
      }
      rows.push(rowOf(judged, { counts: countsOf(shown), silenced: shown.reduce((n, v) => n + v.silenced, 0) }));
      onFound(++done, all);
    }
  };
  const options = {
    sets,
    overlays: below(said.overlays),
    scope: scopeIn(general),
    target: general.target,
    pause,
    work,
  };
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
    memory: {},
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
