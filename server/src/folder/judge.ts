/** One deployment judged, as the terminal and the editor judge it when its files are named. */
import { couldBeLayer } from '../engine/base.ts';
import { examining, type Finding, type LayerText, type ReadOptions, type ValuesSet } from '../engine/index.ts';
import { isReadable, readingAgain, readingSet } from '../engine/set.ts';
import type { Sliced } from '../engine/slices.ts';
import { isMinor } from '../engine/steps/index.ts';
import { arranging, saidVersion, setAbove, type Arranged, type ArrangeOptions } from '../engine/wrappers/arrange.ts';
import { versionBeside, type ChartText } from '../engine/wrappers/chart.ts';
import { looksOld } from '../features/sniff.ts';
import type { SetRow } from '../report/folder.ts';
import { lockLine, objectionLine } from '../report/refusals.ts';

export interface Judged {
  /** The files as they were read. */
  readonly files: readonly LayerText[];
  readonly arranged: Arranged;
  readonly charts: readonly (ChartText | undefined)[];
  readonly set: ValuesSet;
  readonly findings: readonly Finding[];
  /** Taken for files on top of others, although nobody said so. */
  readonly unsaid: boolean;
  /** Lines about files of which only a part can be read. */
  readonly broken: readonly string[];
}
/** Values of Camunda in some way, and nobody can judge them: a line for each file that says why. */
export interface Refused {
  readonly why: readonly string[];
  /** One of them is broken YAML, which its author did not mean. */
  readonly broken: boolean;
  /** The files are those of one deployment all the same. */
  readonly together?: boolean;
}

/** Undefined where nothing of it is Camunda's. Never throws. */
export function* judging(
  files: readonly LayerText[],
  charts: readonly (ChartText | undefined)[],
  options: ReadOptions,
): Sliced<Judged | Refused | undefined> {
  const how: ArrangeOptions = { charts, partial: options.partial };
  const strict = yield* arranging(files, how);
  // What a document names and nobody has belongs to it all the same.
  const loose = strict.objections.length > 0 && options.partial === undefined;
  const arranged = loose ? yield* arranging(files, { ...how, partial: true }) : strict;
  if (arranged.objections.length > 0)
    return {
      why: arranged.objections.map((o) => objectionLine(o, files)),
      broken: false,
      together: arranged.objections.every((o) => o.together === true),
    };
  if (arranged.layers.length === 0 && arranged.told.length + arranged.versions.length === 0) return undefined;
  const beside = saidVersion(arranged) ?? versionBeside(charts);
  const above = setAbove(arranged);
  let set = yield* readingSet(arranged.layers, { ...options, ...(loose && { partial: true }), beside, above });
  const broken = set.layers.flatMap((layer) => lockLine(layer) ?? []);
  if (broken.length > 0 && (!isReadable(set) || set.version === 'foreign')) {
    const ours = set.version !== 'foreign' || set.layers.some((l) => l.wrapper?.ours === true || looksOld(l.text));
    return ours ? { why: broken, broken: set.layers.some((l) => l.locked === 'syntax') } : undefined;
  }
  if (set.version === 'foreign') return undefined;
  const unsaid = couldBeLayer(set);
  if (unsaid) set = yield* readingAgain(set, { partial: true });
  const findings = set.version === 'neutral' ? [] : yield* examining(set);
  return { files, arranged, charts, set, findings, unsaid, broken };
}

/** What was judged, in a line of a summary. */
export const rowOf = (
  { files, set, arranged }: Judged,
  { counts, silenced }: Pick<SetRow, 'counts' | 'silenced'>,
): SetRow => ({
  files: files.map((f) => f.name),
  version: isMinor(set.version) ? set.version : null,
  counts,
  silenced,
  onTop: set.options.partial === true && !arranged.mounted,
});
