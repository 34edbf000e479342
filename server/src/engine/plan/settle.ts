/** Leaves that meet at one target: the 8.8 value stays, then the order of the rules decides; nothing is overwritten. */
import { catalogue } from '../charts/catalogue.ts';
import { putInto } from '../byKey.ts';
import { formatPath, isWithin, parsePath, upward } from '../path.ts';
import type { KeyRule } from '../rules/rule.ts';
import type { Unit } from '../set.ts';
import { due, type Sliced } from '../slices.ts';
import { keepsDefault, valueAt } from '../view.ts';
import { emptyValue, isEmptyCollection, isObject, sameText, type Json } from '../yaml/tree.ts';
import { look } from '../yaml/watch.ts';
import { speaks } from './derive.ts';
import { ContributionBuilder, type Contribution, type Draft } from './contribution.ts';
import type { Ground } from './ground.ts';
import type { Candidate, Cleared, Placed } from './leaves.ts';
import { removal, type Operation, type RemoveOp } from './operation.ts';
import type { Plan } from './plan.ts';
import { unsaid } from './reset.ts';
import { textKey } from './texts.ts';
import { switchedOff } from './types.ts';

export interface Settled extends Contribution {
  /** Values that go nowhere, or become something else: their paths, by unit. */
  readonly elsewhere: ReadonlySet<string>;
}
/** What is left where it is, or goes where it is to go. */
export function* left(placed: readonly Placed[], { elsewhere }: Settled): Sliced<readonly Placed[]> {
  const out: Placed[] = [];
  for (const p of placed) {
    if (due()) yield;
    if (!elsewhere.has(textKey(p.unit, formatPath(p.path)))) out.push(p);
  }
  return out;
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
  /** By which key, in a later file. */
  const taken = new Map<Candidate, string>();
  const near = new Neighbours(plan);
  const nulls: Candidate[] = [];
  for (const c of judged.candidates) {
    if (due()) yield;
    if (look(() => c.value === null)) nulls.push(c);
  }
  if (nulls.length > 0 || judged.nulled.length > 0) yield* near.prepare();
  for (const c of nulls) {
    yield;
    for (const x of takenBy(plan, c, near)) taken.set(x, c.path);
  }
  // A block that goes has no place of its own at which the null could stand.
  for (const { unit, path } of judged.nulled) {
    yield;
    const at = formatPath(path);
    for (const x of near.below(at)) if (x.unit.index < unit.index) taken.set(x, at);
  }
  for (const c of judged.candidates) {
    if (due()) yield;
    const keys = parsePath(c.target);
    const native = plan.nativeAt(keys, c.unit.index);
    const by = taken.get(c);
    const winner = native ?? near.stronger(c, taken);
    const spread = !winner && look(() => c.value === null) && (saysDefault(c) || sharesTarget(plan, c, near));
    if (!winner && !spread && by === undefined) {
      emptiesOthers(ground, c, out);
      continue;
    }
    const whole = formatPath(c.op.path) === c.path;
    const draft = whole ? drafts.get(c.op) : undefined;
    if (whole) withdrawn.add(c.op);
    else except.set(c.op, (except.get(c.op) ?? new Set()).add(c.path));
    settled.add(textKey(c.unit, c.path));
    const path = parsePath(c.path);
    if (by !== undefined) {
      if (draft) instead.set(draft, undefined);
      out.takenBack(c, by);
      continue;
    }
    if (!winner) {
      const op = removal(c.unit.index, c.rule.id, path, 'empty');
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
      const here = winner.unit === c.unit && equal ? c.target : undefined;
      const op = removal(c.unit.index, c.rule.id, path, 'folded', here);
      out.operations.push(op);
      // What only makes sense together goes together, whatever becomes of each.
      if (c.rule.group !== undefined) out.group(c.rule.group, [op]);
      if (draft) instead.set(draft, { ...draft, own: [op] });
      continue;
    }
    if (draft) instead.set(draft, undefined);
    const op = out.comment(
      { ...ground.note('conflict'), section: c.rule.section },
      c.unit,
      path,
      c.entry,
      'conflict',
      () => ground.kept(winner),
    );
    if (c.rule.group !== undefined) out.group(c.rule.group, [op]);
  }
  const cleared: Cleared[] = [];
  for (const [c, op] of spreads) {
    yield;
    cleared.push(...spread(plan, near, c, op, settled, out));
  }
  return { ...out.done(), withdrawn, except, instead, cleared, elsewhere: settled };
}

/** A map is merged with what is there; beside a list, or nothing, an empty list is as good. */
const addsNothing = (empty: Json, winner: Json): boolean =>
  isObject(empty) || isObject(winner) || Array.isArray(winner) || emptyValue(winner);

/** What else goes somewhere: asked for each of thousands of leaves, so it is put in order once. */
class Neighbours {
  readonly #below = new Map<string, Candidate[]>();
  readonly #going = new Map<string, Candidate[]>();
  readonly #ranks = new Map<string, readonly (readonly Candidate[])[]>();
  constructor(private readonly plan: Plan) {}

  /** For who asks what is below something: only nulls do. */
  *prepare(): Sliced<void> {
    for (const c of this.plan.judged.candidates) {
      if (due(4)) yield;
      for (const above of upward(c.path)) if (above !== c.path) putInto(this.#below, above, c);
      for (const above of upward(c.target)) if (above !== c.target) putInto(this.#going, above, c);
    }
  }
  /** Leaves below a path. */
  below(path: string): readonly Candidate[] {
    return this.#below.get(path) ?? [];
  }
  /** Leaves that go to a place below one. */
  goingBelow(target: string): readonly Candidate[] {
    return this.#going.get(target) ?? [];
  }
  /** Who comes to its target before a leaf: by the order of the rules, then the last file up to its own. */
  stronger(c: Candidate, taken: ReadonlyMap<Candidate, string>): Candidate | undefined {
    for (const rank of this.ranksOf(c.target)) {
      if ((rank[0]?.order ?? 0) >= c.order) return undefined;
      let [from, to] = [0, rank.length];
      while (from < to) {
        const middle = (from + to) >> 1;
        if ((rank[middle]?.unit.index ?? 0) > c.unit.index) from = middle + 1;
        else to = middle;
      }
      for (let x = rank[from]; x; x = rank[++from]) if (x.path !== c.path && !taken.has(x)) return x;
    }
    return undefined;
  }
  private ranksOf(target: string): readonly (readonly Candidate[])[] {
    let ranks = this.#ranks.get(target);
    if (!ranks) {
      const all = this.plan.goingTo(target);
      const byOrder = new Map<number, Candidate[]>();
      // Of one key in many files none is before another.
      if (all.some((x) => x.path !== all[0]?.path)) for (const x of all) putInto(byOrder, x.order, x);
      ranks = [...byOrder.keys()]
        .sort((a, b) => a - b)
        .map((n) => (byOrder.get(n) ?? []).sort((a, b) => b.unit.index - a.unit.index));
      this.#ranks.set(target, ranks);
    }
    return ranks;
  }
}
const below = (path: string, above: string): boolean => path !== above && isWithin(path, above);

/**
 * Earlier keys below a null of a map that others share. They cannot be written as nulls: Helm removes a key for that only where the
 * chart has a value of its own.
 */
function takenBy(plan: Plan, c: Candidate, near: Neighbours): readonly Candidate[] {
  const alone = plan.goingTo(c.target).every((x) => x.path === c.path);
  if (alone && !sharesTarget(plan, c, near)) return [];
  const { to } = plan.ground.step;
  return near
    .below(c.path)
    .filter((x) => x.unit.index < c.unit.index && catalogue(to).default(parsePath(x.target)) === undefined);
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
function sharesTarget({ ground }: Plan, c: Candidate, near: Neighbours): boolean {
  const { merged } = ground.set;
  const keys = parsePath(c.target);
  const earlier = (unit: Unit): boolean => unit.index < c.unit.index;
  return (
    ground.unitsWith(keys[0] ?? '').some((u) => earlier(u) && isObject(valueAt(u.json, keys))) ||
    near.goingBelow(c.target).some((x) => x.unit.index <= c.unit.index && !isWithin(x.path, c.path)) ||
    (c.unit.index > 0 && ground.index.derived.some((r) => below(r.to, c.target) && speaks(r, merged, ground.facts)))
  );
}
/** A null that left the default there, and would take that of the new version away. */
const saysDefault = ({ path, target }: Candidate): boolean =>
  keepsDefault(parsePath(path)) && !keepsDefault(parsePath(target));
/** A null over a key or a whole section, key by key: what earlier layers say there from the same one. */
function spread(
  plan: Plan,
  near: Neighbours,
  c: Candidate,
  instead: RemoveOp,
  settled: ReadonlySet<string>,
  out: ContributionBuilder,
): Cleared[] {
  const ops: Operation[] = [];
  const cleared: Cleared[] = [];
  const { unit, entry, path } = c;
  const targets = new Set<string>();
  const same = saysDefault(c) ? plan.goingTo(c.target).filter((x) => x.path === path) : [];
  for (const x of [...same, ...near.below(path)]) {
    if (x.unit.index >= unit.index || targets.has(x.target) || settled.has(textKey(x.unit, x.path))) continue;
    targets.add(x.target);
    const to = parsePath(x.target);
    const json = saysDefault(x) ? unsaid(plan.ground.step, to) : null;
    ops.push({ kind: 'set', unit: unit.index, rule: 'layers/reset', to, json, absorbed: [] });
    cleared.push({ unit, entry, value: json, path, target: x.target, order: c.order });
  }
  out.operations.push(...ops);
  if (ops.length > 0) out.group(`spread:${textKey(unit, path)}`, [instead, ...ops]);
  return cleared;
}
