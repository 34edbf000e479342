/** Texts -> findings, once per state of a set; and what of the last readable state stays while somebody is typing. */
import { due, finish, type Sliced } from '../engine/slices.ts';
import { formatPath } from '../engine/path.ts';
import { stepOf, type Minor } from '../engine/steps/index.ts';
import { olderKeys, roots, valuesOf } from '../engine/version.ts';
import type { JsonObject } from '../engine/view.ts';
import { sameJson, type Json, type ScalarNode } from '../engine/yaml/tree.ts';
import { look, Watch, watching, watchingSliced } from '../engine/yaml/watch.ts';
import { shortName } from './addresses.ts';
import type { LayerDocument } from './layer.ts';
import { MountedDocument, type NotedIn, type ObjectionIn, type Trees } from './mounted.ts';
import { loudness } from './settings.ts';
import { stretchOf } from './stretch.ts';
import { byPlace, examining, firstOf, moved, type Finding, type ReadOptions, type ValuesSet } from '../engine/index.ts';
import { Stages } from '../engine/plan/stages.ts';
import { assembling, readingLayers, readingSet, type Layer, type Unit } from '../engine/set.ts';

export interface Analysis {
  readonly layers: readonly LayerDocument[];
  readonly set: ValuesSet;
  readonly findings: readonly Finding[];
  /** Some of the findings are those of an earlier text: it cannot be read at the moment. */
  readonly carried: boolean;
  readonly memory: Memory;
  /** What was asked about its scalars, for what somebody types next. Without it nothing is known of what may stand. */
  readonly watch?: Watch | undefined;
  /** What its stages came to. */
  readonly stages?: Stages | undefined;
  /** What was asked to find out what its texts are, apart from what they say. */
  readonly reading?: Watch | undefined;
  /** How often nodes of its documents had been replaced when it was made. */
  readonly replaced?: readonly (number | undefined)[];
  /** The analysis before, for who takes back what was typed; it has none itself. */
  readonly last?: Last | undefined;
  /** The last one whose texts could all be read, for who repairs them: while its trees are what it says. */
  readonly sound?: Analysis | undefined;
  /** Nobody said whether the set is a whole deployment, and neither do its files: taken for one on top of others. */
  readonly unsaid?: boolean;
  /** The documents name more files than these. */
  readonly more?: boolean;
  /** What the documents call the release. */
  readonly release?: string | undefined;
  /** What the documents around the values say. */
  readonly noted?: readonly NotedIn[];
  /** Why values in some of the files are not upgraded where they stand. */
  readonly objections?: readonly ObjectionIn[];
}
export interface Last {
  readonly analysis: Analysis;
  readonly texts: readonly string[];
}
/** Of an analysis nothing but some scalars is another one now. */
export class Retyped {
  constructor(
    /** What was asked to read its texts, and would be answered as it was. */
    readonly reading: Watch,
    /** Its stages, where nothing changes that all of them share, and what was asked by them. */
    readonly known: { readonly stages: Stages; readonly watch: Watch } | undefined,
    readonly nodes: readonly ScalarNode[],
  ) {}
}
/** What one analysis of a set leaves for the next. */
export interface Memory {
  /** The version of a set in which something is still left to do, whatever its keys look like half-way. */
  readonly behind?: Minor | undefined;
  /** What it had of versions before that one. */
  readonly older?: readonly string[] | undefined;
  /** Its keys at the margin. */
  readonly roots?: readonly string[] | undefined;
  /** What its fixes write at keys that the old version did not read without a switch. */
  readonly written?: ReadOptions['written'];
  /** It showed the base of a deployment, which half-way it may not do any more. */
  readonly whole?: boolean;
  /** The last texts that could be read, and their findings. */
  readonly good?: { readonly texts: readonly string[]; readonly findings: readonly Finding[] } | undefined;
}

/** The same with trees of its own: those of the session become those of the text that follows. */
export function* ownTrees(analysis: Analysis): Sliced<Analysis> {
  const { layers, options } = analysis.set;
  const texts = layers.map(({ name, text, mount }) => ({ name, text, mount }));
  return { ...analysis, set: yield* readingSet(texts, options) };
}
export const analyse = (...about: Parameters<typeof analysing>): Analysis => finish(analysing(...about));
export function* analysing(
  layers: readonly LayerDocument[],
  options: ReadOptions,
  memory: Memory = {},
  /** Lends the trees of the texts that are the same. */
  previous?: ValuesSet,
  /** Trees of other texts, which are taken over. */
  trees?: Trees,
  /** The texts of `previous` are these but for some scalars. */
  standing?: Retyped,
): Sliced<Analysis> {
  const reading = standing?.reading ?? new Watch();
  const texts = layers.map((l) => l.document.getText());
  const named = layers.map((l, i) => {
    const text = texts[i] ?? '';
    // Two files may say the same; a tree is one of them.
    return { name: shortName(l.uri), text, docs: texts.indexOf(text) === i ? trees?.get(text) : undefined };
  });
  const { read, units } =
    standing && previous
      ? { read: previous.layers, units: previous.layers.flatMap((l) => l.units) }
      : yield* watchingSliced(reading, readingLayers(named, previous, true));
  // Which values in a document are Camunda's is a question to them as well.
  if (!standing)
    for (const [i, { document }] of layers.entries())
      if (document instanceof MountedDocument)
        watching(reading, () => look(() => read[i]?.units.map((u) => versions(u.json))));
  const watch = new Watch(standing?.known?.watch);
  const stages = new Stages(standing?.known?.stages, standing?.nodes);
  const made = yield* watchingSliced(watch, analyseWatched(layers, texts, read, units, options, memory, stages));
  // Whoever looks at a file asks for that of each finding, and takes it in one step.
  for (const f of made.findings) {
    if (due(4)) yield;
    loudness(f);
  }
  return { ...made, watch, reading, stages: stages.finished(), replaced: made.set.units.map((u) => u.doc.replaced) };
}
const versions = (json: JsonObject): Json => [valuesOf(json, false) ?? null, valuesOf(json, true) ?? null];
function* analyseWatched(
  layers: readonly LayerDocument[],
  texts: readonly string[],
  read: readonly Layer[],
  units: readonly Unit[],
  asked: ReadOptions,
  memory: Memory,
  stages: Stages,
): Sliced<Analysis> {
  const { written } = memory;
  const options = written ? { ...asked, written } : asked;
  const { partial, region, release, target, beside, from, above } = options;
  // To all stages files of which nobody said anything are as good as those of which somebody said that they are all.
  const about = [read, partial === true, region, release, target, beside, from, written, JSON.stringify(above)];
  const known = yield* stages.run('set', about, () => assembling(read, units, options));
  // Others keep what they find out about a set with it: this is another one.
  const natural = { ...known, options: { ...known.options, partial } };
  const { behind } = memory;
  const old = behind && look(() => olderKeys(natural.merged, behind));
  const half = behind !== undefined && isHalfWay(natural, behind, memory, old ?? []);
  let set = half ? yield* assembling(read, units, { ...options, from: behind }) : natural;
  const broken = set.layers.some((l) => l.locked === 'syntax');
  const good = memory.good?.texts.length === texts.length ? memory.good : undefined;
  // While a text cannot be read, only keys in what changed since it could say anything new.
  const carried = broken && good && !texts.some((text, i) => touchesKeys(good.texts[i] ?? '', text)) ? good : undefined;
  let findings = carried?.findings ?? (yield* examining(set, half ? undefined : stages));
  if (half && !findings.some(isUpgrade(set))) {
    set = natural;
    findings = carried?.findings ?? (yield* examining(set));
  }
  if (broken && good) {
    const kept = carry(good, texts, carried ? [] : findings);
    return { layers, set, findings: kept, carried: true, memory };
  }
  const now = set.version === set.step.from && findings.some(isUpgrade(set)) ? set.step.from : undefined;
  // Texts that cannot be read leave what was known before.
  const left: Memory =
    now === undefined
      ? broken
        ? { behind, older: memory.older, roots: memory.roots, written }
        : {}
      : {
          behind: now,
          older: look(() => olderKeys(set.merged, now)),
          roots: Object.keys(set.merged.tree),
          written: yield* writing(set, findings, written),
        };
  const next: Memory = broken ? left : { ...left, good: { texts, findings } };
  return { layers, set, findings, carried: false, memory: next };
}

/**
 * What is left to do of a step. What waits for a decision, a key that no rule speaks of, a text that works as it is and a mistake that
 * was one before say nothing about the version.
 */
const isUpgrade =
  ({ step }: ValuesSet) =>
  (f: Finding): boolean =>
    f.minor === step.to && (f.operations.length > 0 || (f.tag !== undefined && f.safety !== 'manual'));

/** A set that was `behind` is taken for one of another version only because some of its keys are those of the new one, or gone. */
function isHalfWay(set: ValuesSet, behind: Minor, memory: Memory, older: readonly string[]): boolean {
  if (set.version === behind || stepOf(behind, set.options.target).from !== behind || replaced(set, memory))
    return false;
  // No fix writes what only an older chart has: it was pasted, or the step before is taken back.
  return older.every((path) => memory.older?.includes(path) === true);
}
function* writing(
  set: ValuesSet,
  findings: readonly Finding[],
  known: ReadOptions['written'],
): Sliced<ReadOptions['written']> {
  const single = new Set(set.step.rules.set.parts.flatMap((p) => (p.single === true ? [p.at] : [])));
  let out = known;
  for (const { targets, operations } of findings) {
    if (due()) yield;
    const [at] = targets;
    if (at === undefined || !single.has(at)) continue;
    for (const o of operations)
      if (o.kind === 'set' && formatPath(o.to) === at && !sameJson(o.json, out?.[at] ?? null))
        out = { ...out, [at]: o.json };
  }
  return out;
}
/** Another text altogether stands in the editor now: nothing is left of the keys, or there are others. */
function replaced({ version, layers, merged }: ValuesSet, memory: Memory): boolean {
  if (version !== 'foreign' || !memory.good || layers.some((l) => l.locked === 'syntax')) return false;
  const left = Object.keys(merged.tree);
  return left.length === 0 || !left.every((root) => roots.has(root) || memory.roots?.includes(root) === true);
}

/** Without its fix, which is of another text. */
function calmed(f: Finding): Finding {
  const first = firstOf(f);
  const known = calm.get(first) ?? { ...first, own: [], operations: [] };
  calm.set(first, known);
  return known;
}
const calm = new WeakMap<Finding, Finding>();
/** Findings of the last readable texts that stand outside the changed part, moved to where they are now; those inside as read. */
function carry(
  good: NonNullable<Memory['good']>,
  texts: readonly string[],
  current: readonly Finding[],
): readonly Finding[] {
  const shifts = texts.map((text, i) => shift(good.texts[i] ?? '', text));
  const old = good.findings.flatMap((f): Finding[] => {
    const place = shifts[f.place.layer]?.move(f.place.start, f.place.end);
    if (!place) return [];
    const related = f.related.flatMap((r) => {
      const at = shifts[r.layer]?.move(r.start, r.end);
      return at ? [{ ...r, ...at }] : [];
    });
    return [moved(calmed(f), { ...f.place, ...place }, related)];
  });
  const ids = new Set(old.map((f) => f.id));
  const fresh = current
    .filter((f) => f.tag !== undefined && !ids.has(f.id) && shifts[f.place.layer]?.inside(f.place.start))
    .map((f) => ({ ...f, operations: [] }));
  return [...old, ...fresh].sort(byPlace);
}

/** A key may begin in what is another text now. */
function touchesKeys(from: string, to: string): boolean {
  const { start, end, by } = stretchOf(from, to);
  const eol = to.indexOf('\n', end + by);
  return start < end + by && /[:?,]/.test(to.slice(start, eol < 0 ? to.length : eol));
}
interface Shift {
  readonly move: (start: number, end: number) => { start: number; end: number } | undefined;
  readonly inside: (offset: number) => boolean;
}
/** Where offsets of the old text are in the new one. */
function shift(from: string, to: string): Shift {
  const changed = stretchOf(from, to);
  const by = changed.by;
  return {
    move: (start, end) => {
      if (end <= changed.start) return { start, end };
      return start >= changed.end ? { start: start + by, end: end + by } : undefined;
    },
    inside: (offset) => offset >= changed.start && offset < changed.end + by,
  };
}
