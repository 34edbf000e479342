/**
 * A null over a section takes back what earlier files say below it. Where the upgrade writes something below the section in the
 * file of the null, a map stands there in its place, and Helm would merge it with what was taken back: so each key of that is
 * taken back by itself.
 */
import { formatPath, isWithin, parsePath, type Keys } from '../path.ts';
import { due, type Sliced } from '../slices.ts';
import { valueAt } from '../view.ts';
import { isObject, resolve, type Json } from '../yaml/tree.ts';
import { look } from '../yaml/watch.ts';
import { ContributionBuilder, type Contribution } from './contribution.ts';
import type { Placed } from './leaves.ts';
import type { ListOp, Operation, SetOp } from './operation.ts';
import type { Plan } from './plan.ts';

export function* planRevived(plan: Plan, placed: readonly Placed[]): Sliced<Contribution> {
  const out = new ContributionBuilder(plan.ground);
  const nulls: Placed[] = [];
  for (const p of placed) {
    if (due()) yield;
    // One that moves is written key by key where others have a say at its new place.
    if (p.unit.index > 0 && formatPath(p.path) === formatPath(p.final) && isNull(p)) nulls.push(p);
  }
  for (const gone of nulls) {
    yield;
    const at = formatPath(gone.path);
    const written = plan.operations.filter((o): o is SetOp | ListOp => writes(o, gone.unit.index, at));
    if (written.length === 0) continue;
    const back = takenBack(plan, gone, at, written);
    out.operations.push(...back);
    if (back.length > 0) out.group(`revived:${String(gone.unit.index)}:${at}`, [...written, ...back]);
  }
  return out.done();
}
const isNull = ({ node }: Placed): boolean => {
  const value = resolve(node);
  return value.kind === 'scalar' && look(() => value.value === null);
};
const writes = (o: Operation, unit: number, above: string): boolean =>
  (o.kind === 'set' || o.kind === 'list') && o.unit === unit && isBelow(formatPath(o.to), above);
const isBelow = (path: string, above: string): boolean => path !== above && isWithin(path, above);

/** What earlier files say below the null in 8.8, but for what is written there anew. */
function takenBack(plan: Plan, { unit, path }: Placed, at: string, written: readonly (SetOp | ListOp)[]): SetOp[] {
  const { ground, judged } = plan;
  const earlier = ground.unitsWith(path[0] ?? '').filter((u) => u.index < unit.index);
  const stays = earlier.flatMap((u) =>
    look(() => leavesOf(valueAt(u.json, path), path)).filter((keys) =>
      keys.every((_, i) => !plan.leaves(u, keys.slice(0, i + 1))),
    ),
  );
  const comes = judged.candidates
    .filter((c) => c.unit.index < unit.index && isBelow(c.target, at) && plan.arrives(c))
    .map((c) => parsePath(c.target));
  const anew = written.map((o) => formatPath(o.to));
  const all = new Map([...stays, ...comes].map((keys) => [formatPath(keys), keys]));
  return [...all].flatMap(([to, keys]): SetOp[] =>
    anew.some((w) => isWithin(w, to) || isWithin(to, w))
      ? []
      : [{ kind: 'set', unit: unit.index, rule: 'layers/reset', to: keys, json: null, absorbed: [] }],
  );
}
function leavesOf(value: Json | undefined, keys: Keys): Keys[] {
  if (value === undefined || value === null) return [];
  if (!isObject(value) || Object.keys(value).length === 0) return [keys];
  return Object.entries(value).flatMap(([key, below]) => leavesOf(below, [...keys, key]));
}
