/** Old keys in a set that counts as new: what mends them is what the upgrade would have done. */
import type { Finding, Place } from '../finding.ts';
import type { ValuesSet } from '../set.ts';
import { due, type Sliced } from '../slices.ts';
import { upward } from '../path.ts';
import { isMinor, stepTo } from '../steps/index.ts';
import { showsOld } from '../version.ts';
import { inspecting } from './inspect.ts';
import { Stages } from './stages.ts';

/** Findings that speak of an old key as a whole. */
const REMOVED = 'validate/removed-key';
const OLD: ReadonlySet<string> = new Set(['validate/no-effect', 'validate/legacy-key', REMOVED]);

/**
 * A set that is upgraded one fix after another counts as new before its last old key is gone. To take that key out would lose
 * what it says; nothing is added that a whole deployment would need, for this one may be finished otherwise.
 */
export function* withUpgrades(
  set: ValuesSet,
  found: readonly Finding[],
  stages = new Stages(),
): Sliced<readonly Finding[]> {
  const step = isMinor(set.version) ? stepTo(set.version) : undefined;
  if (!step || !found.some((f) => OLD.has(f.rule))) return found;
  if (!showsOld(set.merged, step) && !found.some((f) => f.rule === REMOVED)) return found;
  const old = { ...set, step, version: step.from, options: { ...set.options, partial: true } };
  const upgrades = yield* inspecting(old, stages.apart('leftovers'));
  const byKey = new Map([...upgrades].reverse().map((u) => [at(u.place, u.place.path), u]));
  return found.map((f): Finding => {
    const removes = f.rule === 'validate/no-effect';
    if (!OLD.has(f.rule) || (!removes && f.operations.length > 0)) return f;
    const same = byKey.get(at(f.place, f.place.path));
    const { own = [], operations = [], targets = [] } = same ?? {};
    if (operations.length === 0 || (removes && operations.every((o) => o.kind === 'remove'))) return f;
    // What the chart ignores comes to life: somebody has to look at it.
    const safety = same?.safety === 'manual' ? 'manual' : 'review';
    return { ...f, own, operations, safety, targets: targets.length > 0 ? targets : f.targets, tag: 'deprecated' };
  });
}

/** What works in an old spelling is no mistake where the set is led on and the upgrade takes it along: it knows better what was read. */
export function* notTaken(changes: readonly Finding[], mistakes: readonly Finding[]): Sliced<readonly Finding[]> {
  const works = ({ tag, ifLeft }: Pick<Finding, 'tag' | 'ifLeft'>): boolean =>
    tag === 'deprecated' && ifLeft === 'honoured';
  if (changes.length === 0 || !mistakes.some(works)) return mistakes;
  const [places, above] = [new Set<string>(), new Set<string>()];
  for (const { place, own } of changes) {
    if (due()) yield;
    if (own.length === 0) continue;
    places.add(at(place, place.path));
    for (const path of upward(place.path)) above.add(at(place, path));
  }
  return mistakes.filter(
    ({ place, ...f }) =>
      !works(f) ||
      !(above.has(at(place, place.path)) || upward(place.path).some((path) => places.has(at(place, path)))),
  );
}
const at = ({ layer }: Place, path: string): string => `${String(layer)} ${path}`;
