/**
 * Checks a whole folder: what of it could be Camunda's, which files belong together, and each of those sets by itself. The terminal
 * and the editor both walk through this; of the files only those of one set are held at a time.
 */
import type { LayerText, ReadOptions } from '../engine/index.ts';
import { putInto } from '../engine/byKey.ts';
import { finish, type Sliced } from '../engine/slices.ts';
import { isElsewhere } from '../engine/version.ts';
import { STEPS } from '../engine/steps/index.ts';
import type { Remark } from '../engine/wrappers/around.ts';
import {
  looksLikeObjects,
  mayName,
  namesGone,
  namesItself,
  namesPatches,
  patchesIn,
  remarksBeside,
  type Deployed,
  type Patch,
} from '../engine/wrappers/beside.ts';
import type { ChartText } from '../engine/wrappers/chart.ts';
import { declares, declaring } from '../features/declarations.ts';
import { couldHoldValues, mayBeValues } from '../features/sniff.ts';
import type { JsonObject } from '../engine/view.ts';
import type { DeploymentFile } from '../protocol.ts';
import { group, type Candidate, type Group } from './group.ts';
import { judging, type Judged, type Refused } from './judge.ts';
import { folderOf } from './names.ts';
import type { Source } from './source.ts';

export interface FolderOptions extends Omit<ReadOptions, 'partial' | 'beside'> {
  /** What the settings or the user say belongs together, in Helm's order. */
  readonly sets?: readonly (readonly string[])[];
  readonly overlays?: readonly string[];
  /** The setting of a file: values whatever its text looks like, or nobody's business. */
  readonly scope?: (path: string) => 'off' | 'named' | 'by-content';
  /** Called between files and between sets: whoever wants may wait there, or throw to end it. */
  readonly pause?: () => Promise<void> | undefined;
  /** Does what takes long; at once, if nobody says otherwise. */
  readonly work?: <T>(work: Sliced<T>) => T | Promise<T>;
}
export type Step =
  | { readonly is: 'set'; readonly files: readonly string[]; readonly judged: Judged }
  /** Lines about files that nobody could judge. */
  | ({ readonly is: 'refused' } & Refused)
  /** Nobody can say whether there is anything in it. */
  | { readonly is: 'unread'; readonly path: string; readonly why: string }
  | { readonly is: 'ignored'; readonly path: string }
  /** A file without values that names what the charts of a deployment have no more. */
  | {
      readonly is: 'beside';
      readonly path: string;
      readonly file: LayerText;
      readonly remarks: readonly Remark[];
      readonly of: Deployed;
    }
  /** A chart of Camunda's itself, whose values are no deployment. */
  | { readonly is: 'chart'; readonly path: string }
  | {
      readonly is: 'found';
      readonly yaml: number;
      readonly sets: number;
      /** Files that could say which files belong together. */
      readonly declaring: readonly string[];
    };

export async function* checkFolder(source: Source, options: FolderOptions = {}): AsyncGenerator<Step> {
  const survey = new Survey(options);
  for await (const seen of source.see()) {
    await options.pause?.();
    if (seen.is !== 'file') yield seen;
    else survey.add(seen.path, seen.look, seen.chart);
  }
  for (const path of survey.ownCharts) yield { is: 'chart', path };
  const groups = await survey.groups(source);
  yield { is: 'found', yaml: survey.count, sets: groups.length, declaring: survey.declaring };
  const deployed: Deployed[] = [];
  for await (const step of checkGroups(source, groups, survey.charts, options)) {
    if (step.is === 'set' && survey.objects.length + survey.others.length > 0) deployed.push(deployedIn(step.judged));
    yield step;
  }
  if (deployed.length > 0) yield* checkObjects(source, survey, deployed, options);
}

/** What objects beside them are asked about, without the trees. */
function deployedIn({ files, arranged, set: { step, version, merged } }: Judged): Deployed {
  const values = JSON.parse(JSON.stringify(merged.tree)) as JsonObject;
  return {
    files: files.map((f) => f.name),
    release: arranged.release,
    set: { step, version, merged: merged.of(values) },
  };
}
/** Files without values, wherever they lie: what they say of the objects of a deployment that was found. */
async function* checkObjects(
  source: Source,
  { objects, others, patching, paths }: Survey,
  all: readonly Deployed[],
  { pause, work = finish }: FolderOptions,
): AsyncGenerator<Step> {
  const read = async (path: string): Promise<LayerText | undefined> => {
    const text = await source.read(path);
    return typeof text === 'string' ? { name: source.name(path), text } : undefined;
  };
  const patches: Patch[] = [];
  for (const path of patching) {
    await pause?.();
    const file = await read(path);
    if (file) patches.push(...patchesIn(file));
  }
  const named = new Set(patches.map((p) => p.file));
  const patched = [...paths].filter((path) => named.has(source.name(path)));
  for (const path of new Set([...objects, ...(all.some(namesItself) ? others : []), ...patched])) {
    await pause?.();
    const file = await read(path);
    if (!file || !mayName(file.text, all)) continue;
    const found = new Map<Deployed, Remark[]>();
    for (const { of, remark } of await work(remarksBeside(file, all, patches))) putInto(found, of, remark);
    for (const [of, remarks] of found) yield { is: 'beside', path, file, of, remarks };
  }
}

/** The same of files whose grouping is known. */
export async function* checkGroups(
  source: Source,
  groups: readonly Group[],
  charts: ReadonlyMap<string, string>,
  options: FolderOptions,
): AsyncGenerator<Step> {
  const { from, target, release, scope, work = finish } = options;
  const waiting = [...groups];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    await options.pause?.();
    const { source: document, partial } = next;
    const wanted = document === undefined || next.files.includes(document) ? next.files : [document, ...next.files];
    const files: LayerText[] = [];
    const paths: string[] = [];
    for (const path of wanted) {
      const text = await source.read(path);
      if (typeof text === 'string') {
        paths.push(path);
        files.push({ name: source.name(path), text });
      } else yield { is: 'unread', path: text.at === undefined ? path : `${path}:${text.at}`, why: text.why };
    }
    if (files.length === 0) continue;
    const beside = paths.map((path): ChartText | undefined => {
      const folder = folderOf(path);
      const text = charts.get(folder);
      return text === undefined ? undefined : { name: source.name(`${folder}Chart.yaml`), text };
    });
    let found = await work(judging(files, beside, { from, target, release, partial }));
    if (!found && paths.some((path) => scope?.(path) === 'named'))
      found = await work(judging(files, beside, { from: STEPS[0].from, target, release, partial: true }));
    const fits = found && 'set' in found && (document === undefined || isNoLayer(found, source.name(document)));
    if (fits && found && 'set' in found) yield { is: 'set', files: paths, judged: found };
    else if (document !== undefined) {
      if (found && !('set' in found) && found.together) yield { is: 'refused', ...found };
      // What does not fit together is looked at without the document, and the document by itself.
      const others = next.files.filter((path) => path !== document);
      if (others.length > 0) waiting.unshift({ files: others, partial: false });
      waiting.unshift({ files: [document], partial: undefined });
    } else if (next.files.length > 1) {
      waiting.unshift(...next.files.map((path): Group => ({ files: [path], partial: undefined })));
    } else if (found && !('set' in found)) yield { is: 'refused', ...found };
  }
}
/** The document is not itself taken for values. */
const isNoLayer = ({ set }: Judged, document: string): boolean =>
  set.layers.every((l) => l.name !== document || l.mount !== undefined);

/** What is kept of the files until all have been seen: names, and which of them are worth a second look. */
class Survey {
  count = 0;
  readonly charts = new Map<string, string>();
  readonly ownCharts = new Set<string>();
  readonly declaring: string[] = [];
  /** Files with objects that could name what is gone, other ones, and those that could name patches. */
  readonly objects: string[] = [];
  readonly others: string[] = [];
  readonly patching: string[] = [];
  readonly paths = new Set<string>();
  private readonly candidates: Candidate[] = [];

  constructor(private readonly options: FolderOptions) {}

  add(path: string, look: string, chart: string | undefined): void {
    this.count++;
    const scope = this.options.scope?.(path) ?? 'by-content';
    if (scope === 'off') return;
    this.paths.add(path);
    const folder = folderOf(path);
    if (path === `${folder}Chart.yaml`) return;
    if (looksLikeObjects(look)) {
      (namesGone(look) ? this.objects : this.others).push(path);
      if (namesPatches(look)) this.patching.push(path);
    }
    const named = scope === 'named' || (chart !== undefined && HAS_OURS.test(chart));
    const values = named || mayBeValues(look);
    if (!named && (!couldHoldValues(look) || isElsewhere(look))) return;
    if (chart !== undefined) {
      if (OWN_CHART.test(chart)) {
        this.ownCharts.add(folder);
        return;
      }
      this.charts.set(folder, chart);
    }
    if (declares(look)) this.declaring.push(path);
    this.candidates.push({ path, values });
  }
  async groups(source: Source): Promise<Group[]> {
    const { sets = [], overlays = [] } = this.options;
    const files: DeploymentFile[] = [];
    for (const path of this.declaring) {
      const text = await source.read(path);
      if (typeof text === 'string') files.push({ path, text });
    }
    const exists = (path: string): boolean => this.paths.has(path);
    const { work = finish } = this.options;
    return group(this.candidates, { sets, overlays, declarations: await work(declaring(files)), exists });
  }
}
const HAS_OURS = /\bcamunda-platform\b/;
const OWN_CHART = /^name:[ \t]*["']?camunda-platform\b/m;
