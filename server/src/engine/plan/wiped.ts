/**
 * Empty values at keys that only the new chart knows, in a file on top of one whose values move there: the old chart did not see
 * them, and the new one would take the moved values away.
 */
import { formatPath, isWithin } from '../path.ts';
import { effectiveEntries, emptyValue, isObject, resolve, type Entry, type Node } from '../yaml/tree.ts';
import type { Unit } from '../set.ts';
import { look } from '../yaml/watch.ts';
import { ContributionBuilder, type Contribution } from './contribution.ts';
import type { Plan } from './plan.ts';

export function planWiped(plan: Plan): Contribution {
  const out = new ContributionBuilder(plan.ground);
  for (const silent of plan.judged.silent)
    for (const { path, entry } of leaves(silent.path, silent.entry)) {
      if (plan.leaves(silent.unit, path) || saidBefore(plan, silent.unit, path)) continue;
      const at = formatPath(path);
      const there = movedThere(plan, silent.unit.index, at, resolve(entry.value));
      if (!there) continue;
      // Of one key both say something: as in one file the new key wins, and somebody has to know.
      if (there.target === at) out.tell('awakened-key', { unit: silent.unit, path: at, entry }, { note: 'awakes' });
      else out.rest('spelling/hidden', at, { unit: silent.unit, path, entry }, there.path);
    }
  return out.done();
}
function leaves(path: readonly string[], entry: Entry): { path: readonly string[]; entry: Entry }[] {
  const value = resolve(entry.value);
  if (value.kind !== 'map' || value.entries.length === 0) return [{ path, entry }];
  return [...effectiveEntries(value)].flatMap(([key, below]) => leaves([...path, key], below.entry));
}
/** Whoever wrote the key for 8.8 in a file before takes that back here. */
function saidBefore(plan: Plan, unit: Unit, path: readonly string[]): boolean {
  const native = plan.nativeAt(path, unit.index - 1);
  return native !== undefined && !look(() => emptyValue(native.value) || isObject(native.value));
}
/** What moves to a path, or below it, from a file before; a map without keys takes nothing away from another map. */
function movedThere(
  plan: Plan,
  unit: number,
  at: string,
  value: Node,
): { readonly path: string; readonly target: string } | undefined {
  const map = value.kind === 'map';
  const one = plan.judged.candidates.find(
    (c) =>
      c.unit.index < unit &&
      (map ? c.target === at && !look(() => isObject(c.value)) : isWithin(c.target, at)) &&
      plan.performs(c.op) &&
      look(() => c.value !== null),
  );
  if (one) return one;
  const lists = plan.writes(at).filter((o) => o.kind === 'list');
  // What an empty list means beside others was looked at with them.
  return lists.some((o) => o.unit < unit) && !lists.some((o) => o.unit === unit) ? { path: at, target: at } : undefined;
}
