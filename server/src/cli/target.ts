/** How far somebody asked to be led, and files for which that makes no sense: one line each. */
import { classify } from '../engine/version.ts';
import { AS_WRITTEN, View, mergeValues, type JsonObject } from '../engine/view.ts';
import { inspect, positionIn, type ValuesSet } from '../engine/index.ts';
import { isMinor, MINORS, stepOf, STEPS, stepTo, type Minor, type Step } from '../engine/steps/index.ts';
import { emptyObject } from '../engine/yaml/tree.ts';
import { plural } from '../report/followUps.ts';
import { label } from './files.ts';
import { Failure, NAME } from './terminal.ts';

/** The versions that a step leads to. */
export const TARGETS: readonly Minor[] = STEPS.map((s) => s.to);

const LAST = MINORS[MINORS.length - 1];
const numbers = (text: string): readonly [number, number] | undefined => {
  const [, major, minor] = /^(\d+)\.(\d+)$/.exec(text) ?? [];
  return major === undefined ? undefined : [Number(major), Number(minor)];
};
/** Why nothing leads to a version; undefined where it is none. */
export function noWayTo(text: string): string | undefined {
  const asked = numbers(text);
  const last = numbers(LAST ?? '');
  if (!asked || !last) return undefined;
  const newer = asked[0] > last[0] || (asked[0] === last[0] && asked[1] > last[1]);
  return newer
    ? `--to ${text}: not yet. Its chart was not released when this ${NAME} was made, and rules for it would be guesses; the way ends at ${LAST ?? ''}.`
    : `--to ${text}: nothing leads there. Choose one of ${TARGETS.join(', ')}.`;
}

const order = (minor: Minor): number => MINORS.indexOf(minor);
/** The step after this one on the way to the target. */
export const nextStep = ({ to }: Step, target: Minor | undefined): Step | undefined => {
  if (target === undefined || order(to) >= order(target)) return undefined;
  const next = stepOf(to, target);
  return next.from === to ? next : undefined;
};

/** For whoever writes: throws where the files are beyond the target, or of two versions. */
export function refuseTarget(set: ValuesSet, target: Minor | undefined): void {
  const files = (layers: readonly number[]): string => layers.map((i) => label(set.layers[i]?.name ?? '')).join(', ');
  const { version } = set;
  if (!isMinor(version)) return;
  if (target !== undefined && order(version) > order(target))
    throw new Failure([
      `${files([...set.layers.keys()])}: ${set.layers.length === 1 ? 'is' : 'are'} of ${version}, and nothing leads back to ${target}.`,
    ]);
  if (set.options.from !== undefined) return;
  const found = versionsOf(set);
  const [oldest, ...newer] = [...found.keys()].sort((a, b) => order(a) - order(b));
  const [newest] = newer.reverse();
  // What the first step leads to can be half done; a set that reaches further is two deployments, or a mistake.
  if (oldest === undefined || newest === undefined || order(newest) <= order(STEPS[0].to)) return;
  throw new Failure([
    `${files(found.get(oldest) ?? [])} of ${oldest} and ${files(found.get(newest) ?? [])} of ${newest}: Helm gets the files of one version together. Upgrade the older ones first, or say --from what all of them are.`,
  ]);
}
/** The step before left comments for a person: the next one would build on what nobody has decided. */
export function refuseUnsettled(set: ValuesSet): void {
  const { from, to } = set.step;
  if (set.version !== from || !stepTo(from)) return;
  const left = inspect(set).filter((f) => f.rule === 'left-to-decide');
  const [first] = left;
  const layer = first && set.layers[first.place.layer];
  if (!layer) return;
  const at = `${label(layer.name)}:${String(positionIn(layer, first.place.start).line)}`;
  throw new Failure([
    `${at}: ${plural(left.length, 'thing')} of the upgrade to ${from} ${left.length === 1 ? 'is' : 'are'} left to decide; this is the first. Settle that before the step to ${to}, or say --undecided for files to look at.`,
  ]);
}
/** What each file shows by itself, by version. */
function versionsOf(set: ValuesSet): Map<Minor, number[]> {
  const found = new Map<Minor, number[]>();
  for (const layer of set.layers) {
    const tree = layer.units.reduce<JsonObject>((below, u) => mergeValues(below, u.json), emptyObject());
    const version = classify(new View(tree, AS_WRITTEN), [layer], undefined);
    if (isMinor(version)) found.set(version, [...(found.get(version) ?? []), layer.index]);
  }
  return found;
}
