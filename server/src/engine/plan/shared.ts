/**
 * Values that other charts read too: the root `global` of a chart around Camunda's. Helm gives it to every chart, over what stands
 * below the name of one. Nothing is changed there; what 8.8 needs goes into Camunda's own values, if it has an effect there.
 */
import { ofShared, type Finding } from '../finding.ts';
import { formatPath } from '../path.ts';
import type { IfLeft } from '../rules/rule.ts';
import type { Unit, ValuesSet } from '../set.ts';
import { valueAt } from '../view.ts';
import { isObject, type Json } from '../yaml/tree.ts';
import type { Operation, SetOp } from './operation.ts';

export const isShared = (set: ValuesSet, unit: number): boolean => {
  const layer = set.units[unit]?.layer;
  return layer !== undefined && set.layers[layer]?.mount?.role === 'shared';
};
/** An old key that stays does harm that nobody else can undo. */
const HARM: ReadonlySet<IfLeft> = new Set(['aborts', 'misread', 'dangerous', 'honoured']);

/** The same findings, whose operations leave shared values alone. */
export function sparing(set: ValuesSet, findings: readonly Finding[]): Finding[] {
  if (!set.layers.some((l) => l.mount?.role === 'shared')) return [...findings];
  const own = [...set.units].reverse().find((u) => !isShared(set, u.index));
  const made = new Map<Operation, { ops: readonly Operation[]; left: boolean }>();
  const spared = (o: Operation): { ops: readonly Operation[]; left: boolean } => {
    if (!isShared(set, o.unit)) return { ops: [o], left: false };
    const known = made.get(o);
    if (known) return known;
    const done = redirected(set, o, own);
    made.set(o, done);
    return done;
  };
  const opsOf = (operations: readonly Operation[]): Operation[] => [
    ...new Set(operations.flatMap((o) => spared(o).ops)),
  ];
  const sparedIn = ofShared((operations) => {
    const ops = opsOf(operations);
    const touched = operations.some((o) => isShared(set, o.unit));
    return { ops, touched, left: operations.some((o) => spared(o).left) || ops.length === 0 };
  });
  const all = findings.map((f): Finding => {
    const layer = set.layers[f.place.layer];
    const { ops: operations, touched, left } = sparedIn(f);
    if (!touched) return f;
    const now = { ...f, own: opsOf(f.own), operations };
    // What is only worked out from other values is told as it was.
    if (layer?.mount?.role !== 'shared') return now;
    const harm = left && HARM.has(f.ifLeft);
    return {
      ...now,
      safety: harm ? 'manual' : f.safety === 'manual' ? 'manual' : 'review',
      args: { ...f.args, shared: harm ? 'decide' : 'left' },
    };
  });
  return latest(all.filter((f) => !(f.rule === 'unknown-key' && set.layers[f.place.layer]?.mount?.role === 'shared')));
}

/** What a key of another chart, or an old one that stays for others, is worth saying in values of 8.8. */
export function softened(set: ValuesSet, findings: readonly Finding[]): Finding[] {
  return findings.flatMap((f): Finding[] => {
    if (set.layers[f.place.layer]?.mount?.role !== 'shared') return [f];
    if (f.rule === 'validate/unknown-key' || f.rule === 'validate/no-effect') return [];
    return f.rule === 'validate/legacy-key'
      ? [{ ...f, severity: 'information', safety: 'review', own: [], operations: [] }]
      : [f];
  });
}

/** Operations of Camunda's own values that come to the same; `left`: something stays as it is. */
function redirected(
  set: ValuesSet,
  o: Operation,
  own: Unit | undefined,
): { readonly ops: readonly Operation[]; readonly left: boolean } {
  const unit = set.units[o.unit];
  if (!own || !unit) return { ops: [], left: true };
  const writes = (to: readonly string[], json: Json): SetOp[] => {
    if (isObject(json) && Object.keys(json).length > 0)
      return Object.keys(json).flatMap((k) => writes([...to, k], json[k] ?? null));
    // Whatever stands at the place in the shared values is stronger.
    const path = to[0] === 'global' ? stopAt(unit.json, to) : undefined;
    if (path !== undefined) return [];
    const base = { kind: 'set', unit: own.index, rule: o.rule, to, json, absorbed: [] } as const;
    return [o.order === undefined ? base : { ...base, order: o.order }];
  };
  if (o.kind === 'set') {
    const ops = writes(o.to, o.json);
    return { ops, left: ops.length === 0 || o.absorbed.length > 0 };
  }
  if (o.kind !== 'move') return { ops: [], left: true };
  const except = new Set([...o.except]);
  const value = o.value ? o.value.json : without(valueAt(unit.json, o.path) ?? null, formatPath(o.path), except);
  return { ops: value === undefined ? [] : writes(o.to, value), left: true };
}
/** The first key on the way at which something stands that is no map; undefined where a value would be read. */
function stopAt(json: Json, to: readonly string[]): string | undefined {
  for (let n = 1; n <= to.length; n++) {
    const there = valueAt(json, to.slice(0, n));
    if (there === undefined) return undefined;
    if (!isObject(there) || n === to.length) return formatPath(to.slice(0, n));
  }
  return undefined;
}
/** A value without what has operations of its own. */
function without(json: Json, path: string, except: ReadonlySet<string>): Json | undefined {
  if (except.has(path)) return undefined;
  if (!isObject(json)) return json;
  const out: Record<string, Json> = {};
  for (const [key, value] of Object.entries(json)) {
    const kept = without(value, `${path}.${key.replace(/\./g, '\\.')}`, except);
    if (kept !== undefined) out[key] = kept;
  }
  return Object.keys(out).length > 0 || Object.keys(json).length === 0 ? out : undefined;
}

/** Of several values that are written to one place of one file, only the last counts. */
function latest(findings: readonly Finding[]): Finding[] {
  const last = new Map<string, SetOp>();
  const key = (o: SetOp): string => `${String(o.unit)} ${formatPath(o.to)}`;
  for (const operations of new Set(findings.map((f) => f.operations)))
    for (const o of operations) {
      if (o.kind !== 'set' || o.absorbed.length > 0) continue;
      const before = last.get(key(o));
      if (!before || (o.order ?? 0) >= (before.order ?? 0)) last.set(key(o), o);
    }
  const counts = (o: Operation): boolean => o.kind !== 'set' || o.absorbed.length > 0 || last.get(key(o)) === o;
  const counting = ofShared((operations) => operations.filter(counts));
  return findings.map((f) =>
    counting(f).length === f.operations.length ? f : { ...f, own: f.own.filter(counts), operations: counting(f) },
  );
}
