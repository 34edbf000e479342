/** What a set of values does in a cluster, and whether its upgrade does the same. */
import type { Facts } from './facts.ts';
import type { ObjectKey, Objects } from './objects.ts';
import type { Value } from './value.ts';

/** One fact that differs between two renders. A side is undefined where the property is not there. */
export interface Change {
  readonly object: ObjectKey;
  readonly property: string;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
}
/** What one set changes against another on the same chart. An object that comes or goes is one change, not one a property. */
export function changes(base: Facts, set: Facts): Change[] {
  const out: Change[] = [];
  for (const object of new Set([...base.keys(), ...set.keys()])) {
    const [a, b] = [base.get(object), set.get(object)];
    const whole = object.startsWith('Route/') ? false : a === undefined || b === undefined;
    const properties = whole ? ['exists'] : new Set([...(a?.keys() ?? []), ...(b?.keys() ?? [])]);
    for (const property of properties) {
      const [before, after] = [a?.get(property), b?.get(property)];
      if (before?.same !== after?.same) out.push({ object, property, before, after });
    }
  }
  return out;
}

/** `drops`: done by the old chart only. `adds`: done by the new one only. `changes`: done in both, with another result. */
export type What = 'drops' | 'adds' | 'changes';
export interface Difference {
  readonly what: What;
  /** Of the new chart for `adds`, else of the old one. */
  readonly object: ObjectKey;
  readonly property: string;
  /** What the property is in the end on each chart, as it may be shown; undefined where it is not there. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** Only one of the charts has the object. */
  readonly lone?: true;
}

/** Renders of one set and of the set it is measured against. */
export interface Effect {
  readonly base: Facts;
  readonly set: Facts;
}

/**
 * The difference between the effect of a set on the old chart and that of its upgrade on the new one. It is the end that counts: a
 * value that the chart of one version has anyway is the same effect as one that had to be set.
 */
export function compareEffects(old: Effect, now: Effect, { successor }: Pick<Objects, 'successor'>): Difference[] {
  const was = changes(old.base, old.set);
  const is = changes(now.base, now.set);
  const changed = new Set(is.map((c) => `${c.object}\n${c.property}`));
  const out: Difference[] = [];
  const told = new Set<string>();
  for (const c of was) {
    const object = successor(c.object);
    const ends = now.set.get(object)?.get(c.property);
    if (ends?.same === c.after?.same) continue;
    const at = `${object}\n${c.property}`;
    told.add(at);
    const what = changed.has(at) ? 'changes' : 'drops';
    out.push({ what, object: c.object, property: c.property, before: c.after?.text, after: ends?.text });
  }
  const sources = new Map<ObjectKey, ObjectKey[]>();
  for (const object of old.set.keys())
    sources.set(successor(object), [...(sources.get(successor(object)) ?? []), object]);
  for (const c of is) {
    if (told.has(`${c.object}\n${c.property}`)) continue;
    const ends = (sources.get(c.object) ?? [c.object]).map((o) => old.set.get(o)?.get(c.property));
    if (ends.some((v) => v?.same === c.after?.same)) continue;
    out.push({
      what: 'adds',
      object: c.object,
      property: c.property,
      before: ends.find((v) => v)?.text,
      after: c.after?.text,
    });
  }
  return out;
}

const LONE = { lone: true } as const;
/**
 * What differs between a render of the old chart and one of the new, object by object and property by property. Of an object that only one
 * of them has, every property is a difference, `exists` among them.
 */
export function compareRenders(old: Facts, now: Facts, { successor }: Pick<Objects, 'successor'>): Difference[] {
  const out: Difference[] = [];
  const seen = new Set<string>();
  for (const [object, properties] of old) {
    const next = now.get(successor(object));
    for (const [property, value] of properties) {
      const ends = next?.get(property);
      seen.add(`${successor(object)}\n${property}`);
      if (ends?.same === value.same) continue;
      const what = ends ? 'changes' : 'drops';
      out.push({ what, object, property, before: value.text, after: ends?.text, ...(!next && LONE) });
    }
  }
  const had = new Set([...old.keys()].map(successor));
  for (const [object, properties] of now)
    for (const [property, value] of properties) {
      if (seen.has(`${object}\n${property}`)) continue;
      const lone = had.has(object) ? {} : LONE;
      out.push({ what: 'adds', object, property, before: undefined, after: value.text, ...lone });
    }
  return out;
}
