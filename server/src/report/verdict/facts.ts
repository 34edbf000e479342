/** A verdict in the form that every report of it starts from. */
import type { Explained } from '../../engine/effects/explain.ts';
import { WEIGHTS, type Weight } from '../../engine/effects/weight.ts';
import { pathIn, positionIn, type ValuesSet } from '../../engine/index.ts';
import type { Verdict } from '../../verify/verify.ts';

export interface VerdictReport {
  readonly verdict: Verdict;
  readonly old: ValuesSet;
  /** What 13.x refuses, led back to the files; empty where it rendered. */
  readonly hints: readonly Hint[];
  /** Takes secrets of the files out of a text that is not ours. */
  readonly mask: (text: string) => string;
}
/** What an error of Helm means, and where in the upgraded files it comes from. */
export interface Hint {
  readonly title: string;
  readonly todo: string;
  /** `file:line`. */
  readonly places: readonly string[];
}

export const unexplained = (differences: readonly Explained[]): Explained[] => differences.filter((d) => !d.reason);

/** `file:line` of the values that a reason speaks of. */
export const placesOf = (d: Explained, old: ValuesSet): { file: string; line: number; path: string }[] =>
  d.values.map((place) => {
    const layer = old.layers[place.layer];
    return {
      file: layer?.name ?? '',
      line: layer ? positionIn(layer, place.start).line : 1,
      path: pathIn(layer?.mount, place.path),
    };
  });

export const WEIGHT_WORDS: Readonly<Record<Weight, string>> = {
  data: 'Data',
  availability: 'Availability',
  security: 'Security',
  behaviour: 'Behaviour',
  cosmetics: 'Names and labels',
};
export const byWeight = (differences: readonly Explained[]): { weight: Weight; list: Explained[] }[] =>
  WEIGHTS.map((weight) => ({ weight, list: differences.filter((d) => d.weight === weight) })).filter(
    ({ list }) => list.length > 0,
  );

/** Differences with one reason, in their order; those without a reason each for itself. */
export function byReason(differences: readonly Explained[]): { id: string; why: string; list: Explained[] }[] {
  const groups = new Map<string, { id: string; why: string; list: Explained[] }>();
  for (const d of differences) {
    const key = d.reason ? d.reason.id : `${d.object} ${d.property}`;
    const group = groups.get(key) ?? { id: d.reason?.id ?? '', why: d.reason?.why ?? '', list: [] };
    group.list.push(d);
    groups.set(key, group);
  }
  return [...groups.values()];
}

const LONGEST = 120;
/** One line of a value; nothing where there is none. */
export function shown(value: string | undefined): string {
  if (value === undefined) return '(none)';
  const line = value.replace(/\s*\n\s*/g, ' ⏎ ').trim();
  return line === '' ? '(empty)' : line.length > LONGEST ? `${line.slice(0, LONGEST - 2)} …` : line;
}

/** `13.x renders, 462 differences, all explained`. */
export function headline({ verdict, old }: VerdictReport): string {
  const { from, to } = old.step.charts;
  const { refused, differences } = verdict;
  if (refused.old !== undefined) return `Chart ${from.name} refuses the old files.`;
  if (refused.now !== undefined) return `Chart ${to.name} refuses the upgraded files.`;
  const left = unexplained(differences).length;
  const all = `${String(differences.length)} ${differences.length === 1 ? 'difference' : 'differences'}`;
  return `Chart ${to.name} renders. ${all}, ${left === 0 ? 'all explained' : `${String(left)} unexplained`}.`;
}
/** What was compared with what. */
export function provenance({ verdict }: VerdictReport): string {
  const { charts, helm, release, placeholders } = verdict;
  const chart = ({ version, from, stale }: Verdict['charts']['old']): string =>
    `${version}${from === 'cache' ? ` (from the cache${stale ? ', the repository did not answer' : ''})` : ''}`;
  const filled =
    placeholders.length === 0
      ? ''
      : ` Filled in alike on both sides: ${placeholders.slice(0, 12).join(', ')}${placeholders.length > 12 ? ' …' : ''}.`;
  return `camunda-platform ${chart(charts.old)} beside ${chart(charts.now)}, Helm ${helm.replace(/^v/, '')}, release ${release.release}, namespace ${release.namespace}.${filled}`;
}
