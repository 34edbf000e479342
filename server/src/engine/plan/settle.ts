/** Leaves that meet at one target: the 8.8 value stays, then the order of the rules decides; nothing is overwritten. */
import { catalogue } from '../charts/catalogue.ts';
import type { Related } from '../finding.ts';
import { formatPath, isWithin, parsePath } from '../path.ts';
import type { KeyRule } from '../rules/rule.ts';
import type { Unit } from '../set.ts';
import { due, type Sliced } from '../slices.ts';
import { valueAt } from '../view.ts';
import { emptyValue, isEmptyCollection, isObject, sameText, type Json } from '../yaml/tree.ts';
import { look } from '../yaml/watch.ts';
import { speaks } from './derive.ts';
import { ContributionBuilder, type Contribution, type Draft } from './contribution.ts';
import type { Ground } from './ground.ts';
import type { Candidate, Cleared, Placed } from './leaves.ts';
import type { Operation, RemoveOp } from './operation.ts';
import type { Plan } from './plan.ts';
import { textKey } from './texts.ts';
import { switchedOff } from './types.ts';

export interface Settled extends Contribution {
  /** What is left where it is, or goes where it is to go. */
  readonly placed: readonly Placed[];
}

/** `texts`: what texts become. Every question is about the plan as it was judged: nobody's answer depends on who was asked before. */
export function* settle(plan: Plan, texts: ReadonlyMap<string, string>): Sliced<Settled> {
  const { ground, judged } = plan;
  const out = new ContributionBuilder(ground);
  const drafts = new Map([...plan.drafts].reverse().map((d) => [d.own[0], d]));
  const instead = new Map<Draft, Draft | undefined>();
  const withdrawn = new Set<Operation>();
  const except = new Map<Operation, Set<string>>();
  const settled = new Set<string>();
  const spreads: [Candidate, RemoveOp][] = [];
  const taken = new Map<Candidate, Candidate>();
  for (const c of judged.candidates) {
    if (due()) yield;
    for (const x of takenBy(plan, c)) taken.set(x, c);
  }
  for (const c of judged.candidates) {
    if (due()) yield;
    const keys = parsePath(c.target);
    const native = plan.nativeAt(keys, c.unit.index);
    const by = taken.get(c);
    const rivals = plan
      .goingTo(c.target)
      .filter((x) => x.path !== c.path && x.unit.index <= c.unit.index && !taken.has(x));
    const stronger = rivals
      .filter((x) => x.order < c.order)
      .sort((a, b) => a.order - b.order || b.unit.index - a.unit.index)[0];
    const winner = native ?? stronger;
    const spread = !winner && look(() => c.value === null) && sharesTarget(plan, c);
    if (!winner && !spread && !by) {
      emptiesOthers(ground, c, out);
      continue;
    }
    const whole = formatPath(c.op.path) === c.path;
    const draft = whole ? drafts.get(c.op) : undefined;
    if (whole) withdrawn.add(c.op);
    else except.set(c.op, (except.get(c.op) ?? new Set()).add(c.path));
    settled.add(textKey(c.unit, c.path));
    const path = parsePath(c.path);
    if (by) {
      if (draft) instead.set(draft, undefined);
      out.takenBack(c, by.path);
      continue;
    }
    if (!winner) {
      const op: RemoveOp = { ...removal(c, path), note: 'empty' };
      out.operations.push(op);
      if (draft) instead.set(draft, { ...draft, own: [op], targets: [], tag: 'unnecessary' });
      spreads.push([c, op]);
      continue;
    }
    const equal = sameText(
      texts.get(textKey(c.unit, c.path)) ?? c.value,
      texts.get(textKey(winner.unit, winner.path)) ?? winner.value,
    );
    if (
      equal ||
      c.value === null ||
      c.value === '' ||
      switchedOff(ground.step, c.value, parsePath(c.target)) ||
      (isEmptyCollection(c.value) && addsNothing(c.value, winner.value))
    ) {
      const here = winner.unit === c.unit && equal ? { merged: c.target } : {};
      const op: RemoveOp = { ...removal(c, path), note: 'folded', ...here };
      out.operations.push(op);
      // What only makes sense together goes together, whatever becomes of each.
      if (c.rule.group !== undefined) out.group(c.rule.group, [op]);
      if (draft) instead.set(draft, { ...draft, own: [op] });
      continue;
    }
    const related: Related[] = [{ ...ground.place(winner.unit, winner.entry, winner.path), message: 'kept' }];
    if (draft) instead.set(draft, undefined);
    const op = out.comment(
      { ...ground.note('conflict'), section: c.rule.section },
      c.unit,
      path,
      c.entry,
      'conflict',
      related,
    );
    if (c.rule.group !== undefined) out.group(c.rule.group, [op]);
  }
  const cleared = spreads.flatMap(([c, op]) => spread(plan, c, op, settled, out));
  const placed: Placed[] = [];
  for (const p of judged.placed) {
    if (due()) yield;
    if (!settled.has(textKey(p.unit, formatPath(p.path)))) placed.push(p);
  }
  return { ...out.done(), withdrawn, except, instead, cleared, placed };
}

const removal = (c: Candidate, path: readonly string[]): RemoveOp => ({
  kind: 'remove',
  unit: c.unit.index,
  rule: c.rule.id,
  path,
  except: new Set(),
});

/** A map is merged with what is there; beside a list, or nothing, an empty list is as good. */
const addsNothing = (empty: Json, winner: Json): boolean =>
  isObject(empty) || isObject(winner) || Array.isArray(winner) || emptyValue(winner);
const below = (path: string, above: string): boolean => path !== above && isWithin(path, above);

/**
 * Earlier keys below a null of a map that others share. They cannot be written as nulls: Helm removes a key for that only where the
 * chart has a value of its own.
 */
function takenBy(plan: Plan, c: Candidate): readonly Candidate[] {
  if (!look(() => c.value === null)) return [];
  const alone = plan.goingTo(c.target).every((x) => x.path === c.path);
  if (alone && !sharesTarget(plan, c)) return [];
  const { to } = plan.ground.step;
  return plan.judged.candidates
    .filter((x) => x.unit.index < c.unit.index && below(x.path, c.path))
    .filter((x) => catalogue(to).default(parsePath(x.target)) === undefined);
}
/** A null of a file whose neighbours are not known, at a place where other components may have said something. */
function emptiesOthers(ground: Ground, c: Candidate, out: ContributionBuilder): void {
  if (ground.set.options.partial !== true || look(() => c.value !== null)) return;
  const { unit, path, entry, target } = c;
  const moves = ({ at, action }: KeyRule): boolean =>
    action.kind === 'move' && isWithin(action.to, target) && !isWithin(path, at);
  if (ground.index.set.keys.some(moves))
    out.draft({
      rule: ground.note('layers/reset'),
      severity: 'error',
      unit,
      path,
      entry,
      targets: [target],
      own: [],
      root: false,
      tag: undefined,
      args: { emptied: target },
    });
}
/** Other keys have a say below the target of a null, in this layer or an earlier one: it would silence them as well. */
function sharesTarget({ ground, judged }: Plan, c: Candidate): boolean {
  const { merged, units } = ground.set;
  const earlier = (unit: Unit): boolean => unit.index < c.unit.index;
  return (
    units.some((u) => earlier(u) && isObject(valueAt(u.json, parsePath(c.target)))) ||
    judged.candidates.some(
      (x) => x.unit.index <= c.unit.index && below(x.target, c.target) && !isWithin(x.path, c.path),
    ) ||
    (c.unit.index > 0 && ground.index.derived.some((r) => below(r.to, c.target) && speaks(r, merged, ground.facts)))
  );
}
/** A null over a whole section, key by key: what earlier layers say there from the same section. */
function spread(
  { judged }: Plan,
  c: Candidate,
  instead: RemoveOp,
  settled: ReadonlySet<string>,
  out: ContributionBuilder,
): Cleared[] {
  const ops: Operation[] = [];
  const cleared: Cleared[] = [];
  const { unit, entry, path } = c;
  for (const x of judged.candidates) {
    if (x.unit.index >= unit.index || !below(x.path, path) || settled.has(textKey(x.unit, x.path))) continue;
    if (ops.some((o) => o.kind === 'set' && formatPath(o.to) === x.target)) continue;
    const to = parsePath(x.target);
    ops.push({ kind: 'set', unit: unit.index, rule: 'layers/reset', to, json: null, absorbed: [] });
    cleared.push({ unit, entry, value: null, path, target: x.target, order: c.order });
  }
  out.operations.push(...ops);
  if (ops.length > 0) out.group(`spread:${textKey(unit, path)}`, [instead, ...ops]);
  return cleared;
}
