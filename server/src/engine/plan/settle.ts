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
import { keep, keeping, type Candidate, type Draft, type Inspection } from './inspection.ts';
import type { Operation, RemoveOp } from './operation.ts';
import { textKey } from './texts.ts';
import { switchedOff } from './types.ts';

const SECRET_FIELDS = ['inlineSecret', 'existingSecret', 'existingSecretKey'];

export function* settle(inspection: Inspection): Sliced<void> {
  const drafts = new Map([...inspection.drafts].reverse().map((d) => [d.own[0], d]));
  const instead = new Map<Draft, Operation | undefined>();
  const gone = new Set<Operation>();
  const settled = new Set<string>();
  const spreads: [Candidate, RemoveOp][] = [];
  for (const target of new Set(inspection.candidates.map((c) => c.target))) {
    if (due()) yield;
    emptySecret(inspection, target, inspection.goingTo(target));
  }
  const taken = new Map<Candidate, Candidate>();
  for (const c of inspection.candidates) {
    if (due()) yield;
    for (const [of, by] of takenBy(inspection, c)) taken.set(of, by);
  }
  for (const c of inspection.candidates) {
    if (due()) yield;
    const keys = parsePath(c.target);
    const native = inspection.nativeAt(keys, c.unit.index);
    const by = taken.get(c);
    const rivals = inspection
      .goingTo(c.target)
      .filter((x) => x.path !== c.path && x.unit.index <= c.unit.index && !taken.has(x));
    const stronger = rivals
      .filter((x) => x.order < c.order)
      .sort((a, b) => a.order - b.order || b.unit.index - a.unit.index)[0];
    const winner = native ?? stronger;
    const spread = !winner && look(() => c.value === null) && sharesTarget(inspection, c);
    if (!winner && !spread && !by) {
      emptiesOthers(inspection, c);
      continue;
    }
    c.op.except.add(c.path);
    const whole = formatPath(c.op.path) === c.path;
    const draft = whole ? drafts.get(c.op) : undefined;
    if (whole) gone.add(c.op);
    settled.add(textKey(c.unit, c.path));
    const path = parsePath(c.path);
    if (by) {
      if (draft) instead.set(draft, undefined);
      inspection.takenBack(c, by);
      continue;
    }
    if (!winner) {
      const op: RemoveOp = { ...removal(c, path), note: 'empty' };
      inspection.operations.push(op);
      if (draft) instead.set(draft, op);
      spreads.push([c, op]);
      continue;
    }
    const equal = sameText(
      inspection.texts.get(textKey(c.unit, c.path)) ?? c.value,
      inspection.texts.get(textKey(winner.unit, winner.path)) ?? winner.value,
    );
    if (
      equal ||
      c.value === null ||
      c.value === '' ||
      switchedOff(inspection.step, c.value, parsePath(c.target)) ||
      (isEmptyCollection(c.value) && addsNothing(c.value, winner.value))
    ) {
      const here = winner.unit === c.unit && equal ? { merged: c.target } : {};
      const op: RemoveOp = { ...removal(c, path), note: 'folded', ...here };
      inspection.operations.push(op);
      // What only makes sense together goes together, whatever becomes of each.
      if (c.rule.group !== undefined) inspection.addGroup(c.rule.group, [op], new Set());
      if (draft) instead.set(draft, op);
      continue;
    }
    const related: Related[] = [{ ...inspection.place(winner.unit, winner.entry, winner.path), message: 'kept' }];
    if (draft) instead.set(draft, undefined);
    const op = inspection.comment(
      { ...inspection.note('conflict'), section: c.rule.section },
      c.unit,
      path,
      c.entry,
      'conflict',
      related,
    );
    if (c.rule.group !== undefined) inspection.addGroup(c.rule.group, [op], new Set());
  }
  for (const [c, op] of spreads) spread(inspection, c, op, settled);
  inspection.withdraw(gone);
  yield* keeping(inspection.placed, (p) => !settled.has(textKey(p.unit, formatPath(p.path))));
  keep(inspection.drafts, (d) => !instead.has(d) || instead.get(d) !== undefined);
  inspection.drafts.forEach((d, i) => {
    const op = instead.get(d);
    const nothing = op?.kind === 'remove' && op.note === 'empty' ? ({ targets: [], tag: 'unnecessary' } as const) : {};
    if (op) inspection.drafts[i] = { ...d, own: [op], ...nothing };
  });
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
function takenBy(inspection: Inspection, c: Candidate): [Candidate, Candidate][] {
  if (!look(() => c.value === null)) return [];
  const alone = inspection.goingTo(c.target).every((x) => x.path === c.path);
  if (alone && !sharesTarget(inspection, c)) return [];
  const { to } = inspection.step;
  return inspection.candidates
    .filter((x) => x.unit.index < c.unit.index && below(x.path, c.path))
    .filter((x) => catalogue(to).default(parsePath(x.target)) === undefined)
    .map((x) => [x, c]);
}
/** A null of a file whose neighbours are not known, at a place where other components may have said something. */
function emptiesOthers(inspection: Inspection, c: Candidate): void {
  if (inspection.set.options.partial !== true || look(() => c.value !== null)) return;
  const { unit, path, entry, target } = c;
  const moves = ({ at, action }: KeyRule): boolean =>
    action.kind === 'move' && isWithin(action.to, target) && !isWithin(path, at);
  if (inspection.index.set.keys.some(moves))
    inspection.draft({
      rule: inspection.note('layers/reset'),
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
function sharesTarget(inspection: Inspection, c: Candidate): boolean {
  const { merged, units } = inspection.set;
  const earlier = (unit: Unit): boolean => unit.index < c.unit.index;
  return (
    units.some((u) => earlier(u) && isObject(valueAt(u.json, parsePath(c.target)))) ||
    inspection.candidates.some(
      (x) => x.unit.index <= c.unit.index && below(x.target, c.target) && !isWithin(x.path, c.path),
    ) ||
    (c.unit.index > 0 &&
      inspection.index.derived.some((r) => below(r.to, c.target) && speaks(r, merged, inspection.facts)))
  );
}
/** A null over a whole section, key by key: what earlier layers say there from the same section. */
function spread(inspection: Inspection, c: Candidate, instead: RemoveOp, settled: ReadonlySet<string>): void {
  const ops: Operation[] = [];
  const { unit, entry, path } = c;
  for (const x of inspection.candidates) {
    if (x.unit.index >= unit.index || !below(x.path, path) || settled.has(textKey(x.unit, x.path))) continue;
    if (ops.some((o) => o.kind === 'set' && formatPath(o.to) === x.target)) continue;
    const to = parsePath(x.target);
    ops.push({ kind: 'set', unit: unit.index, rule: 'layers/reset', to, json: null, absorbed: [] });
    inspection.cleared.push({ unit, entry, value: null, path, target: x.target, order: c.order });
  }
  inspection.operations.push(...ops);
  if (ops.length > 0) inspection.addGroup(`spread:${textKey(unit, path)}`, [instead, ...ops], new Set());
}

/** An empty secret of 8.8 says as little as none: it makes room for the value that moves there. */
function emptySecret(inspection: Inspection, target: string, moving: readonly Candidate[]): void {
  const keys = parsePath(target);
  if (!SECRET_FIELDS.includes(keys[keys.length - 1] ?? '')) return;
  const gone: RemoveOp[] = [];
  for (const unit of inspection.set.units) {
    if (valueAt(unit.json, keys) !== '' || inspection.leaves(unit, keys)) continue;
    // Over a value of an earlier layer it does say something.
    const hides = inspection.nativeAt(keys, unit.index - 1);
    if (hides && hides.value !== '') continue;
    const first = moving[0];
    if (first)
      gone.push({
        kind: 'remove',
        unit: unit.index,
        rule: first.rule.id,
        path: keys,
        except: new Set(),
        note: 'empty',
      });
  }
  if (gone.length === 0) return;
  inspection.operations.push(...gone);
  inspection.addGroup(`empty:${target}`, [...gone, ...moving.map((c) => c.op)], new Set());
}
