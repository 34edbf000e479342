/** The cases of the sweep: a base, and what a set adds to it. */
import { catalogue, type KeyFact } from '../../server/src/engine/charts/catalogue.ts';
import { isWithin, parsePath } from '../../server/src/engine/path.ts';
import { emptyValue } from '../../server/src/engine/yaml/tree.ts';
import { isMap, type Plain, type PlainMap } from '../support/tree.ts';
import { contextOf, lightContextOf, switchesOf } from './contexts.ts';
import { askedByRules, study, type Study } from './relations.ts';
import { AROUND, STEP } from './swept.ts';
import { putAt, together } from './trees.ts';
import { valueFor } from './values.ts';

export const GROUPS = ['alone', 'off', 'bare', 'pair', 'whole', 'null', 'more'] as const;
export type Group = (typeof GROUPS)[number];
export interface EffectCase {
  readonly id: string;
  readonly group: Group;
  /** The keys whose effect is measured. */
  readonly keys: readonly string[];
  /** What has to be there for the keys to do something; what it does itself is not measured. */
  readonly base: PlainMap;
  /** The base and the keys, as Helm puts files together. */
  readonly set: PlainMap;
  /** What a file over the base says; without it the set is one file. */
  readonly later?: PlainMap;
  /** Keys that the base says and the later file takes back: by halves where the old chart does not take them together. */
  readonly back?: readonly string[];
}
/** The files of the base, and those of the set. */
export const filesOf = ({ base, set, later }: EffectCase): Record<'base' | 'set', readonly PlainMap[]> => ({
  base: [base],
  set: later ? [base, later] : [set],
});

interface Key {
  readonly fact: KeyFact;
  readonly value: Plain;
}
/** Every key that the chart lists nothing below of, with the value that it is tried with. */
const KEYS = new Map<string, Key>(
  catalogue(STEP.from)
    .keys()
    .filter((f) => f.leaf)
    .map((fact) => [fact.path, { fact, value: valueFor(fact, fact.path, STEP.from) }]),
);

/** The set of a case without one of its keys. */
export function remainder({ base, set }: EffectCase, key: string): PlainMap {
  const cut = (tree: PlainMap, [name = '', ...rest]: readonly string[]): PlainMap =>
    Object.fromEntries(
      Object.entries(tree).flatMap(([k, value]) =>
        k !== name ? [[k, value]] : rest.length === 0 || !isMap(value) ? [] : [[k, cut(value, rest)]],
      ),
    );
  return together(base, cut(set, parsePath(key)));
}

let single: EffectCase[] | undefined;
export function alone(): readonly EffectCase[] {
  return (single ??= [...KEYS.values()].map(({ fact, value }) => {
    const base = lightContextOf(fact);
    return { id: fact.path, group: 'alone', keys: [fact.path], base, set: together(base, putAt(fact.path, value)) };
  }));
}

/** What the upgrade says of every key alone. */
export const studied = (): Study => study(alone());

/** Keys that are in the way of being off. */
const SWITCHES = new Set([...Object.keys(AROUND.off).map((root) => `${root}.enabled`), ...AROUND.switches]);
export function off(): readonly EffectCase[] {
  return [...KEYS.values()].flatMap(({ fact, value }): EffectCase[] => {
    const without = AROUND.off[parsePath(fact.path)[0] ?? ''];
    if (!without || SWITCHES.has(fact.path)) return [];
    const base = together(contextOf(fact), without);
    const set = together(base, putAt(fact.path, value));
    return [{ id: `${fact.path} (off)`, group: 'off', keys: [fact.path], base, set }];
  });
}

/** Every key that asks for more than itself, without that: nothing else is set. */
export function bare(): readonly EffectCase[] {
  return [...KEYS.values()].flatMap(({ fact, value }): EffectCase[] => {
    if (Object.keys(contextOf(fact)).length === 0) return [];
    return [{ id: `${fact.path} (bare)`, group: 'bare', keys: [fact.path], base: {}, set: putAt(fact.path, value) }];
  });
}

/** Every key in whole deployments. */
export function whole(): readonly EffectCase[] {
  return Object.entries(AROUND.profiles).flatMap(([name, profile]) =>
    [...KEYS.values()].map(({ fact, value }): EffectCase => {
      const set = together(profile, putAt(fact.path, value));
      return { id: `${fact.path} (${name})`, group: 'whole', keys: [fact.path], base: profile, set };
    }),
  );
}
/**
 * What null takes away: of a section all that an earlier file says below it, with the defaults there; and every default that says
 * something.
 */
export const nulled = (): readonly EffectCase[] => [...sections(), ...defaults()];
function defaults(): EffectCase[] {
  return [...KEYS.values()].flatMap(({ fact }): EffectCase[] => {
    if (emptyValue(fact.default ?? null) || fact.default === false) return [];
    const base = lightContextOf(fact);
    const set = together(base, putAt(fact.path, null));
    return [{ id: `${fact.path} (null)`, group: 'null', keys: [fact.path], base, set }];
  });
}
const over = (id: string, keys: readonly string[], base: PlainMap, later: PlainMap): EffectCase => ({
  id,
  group: 'null',
  keys,
  base,
  later,
  set: together(base, later),
});

function sections(): EffectCase[] {
  return catalogue(STEP.from)
    .keys()
    .flatMap(({ path, leaf }) => {
      const below = leaf ? [] : [...KEYS.keys()].filter((key) => isWithin(key, path) && !decides(key));
      return below.length === 0 ? [] : [section(path, below)];
    });
}
/** With it all that stands beside it would do nothing. */
const decides = (key: string): boolean =>
  /(?:^|\.)(?:configuration|overrideConfiguration)$/.test(key) ||
  (/^[^.]+\.enabled$/.test(key) && KEYS.get(key)?.value === false);
/** A section with what is said below it, taken back by a later file. */
export function section(path: string, below: readonly string[]): EffectCase {
  const keys = below.flatMap((key) => KEYS.get(key) ?? []);
  const base = together(
    ...keys.map(({ fact, value }) => putAt(fact.path, value)),
    ...keys.slice(0, 1).map(({ fact }) => lightContextOf(fact)),
    ...keys.map(({ fact }) => switchesOf(fact)),
  );
  const name = below.length === 1 ? `${path} (null over ${below.join(', ')})` : `${path} (null)`;
  return { ...over(name, [path], base, putAt(path, null)), back: below };
}
export function more(): readonly EffectCase[] {
  return AROUND.more.map(({ keys, base, add }): EffectCase => {
    const first = keyAt(keys[0] ?? '');
    const around = base ?? (first ? lightContextOf(first.fact) : {});
    return { id: keys.join(' + '), group: 'more', keys, base: around, set: together(around, add) };
  });
}

/**
 * Keys of the old version that have to do with each other, each two as `a\nb` with the smaller one first: they go to one key of the new one, or a
 * rule that decides about the one reads the other. Of two that a rule only reads, those of one component count, and all where
 * it decides about no old key.
 */
export function relatedKeys({ targets }: Study): ReadonlySet<string> {
  const out = new Set<string>();
  const add = (ones: readonly string[], others: readonly string[], which: (a: string, b: string) => boolean): void => {
    for (const a of ones)
      for (const b of others)
        if (a < b ? which(a, b) : b < a && which(b, a)) out.add(a < b ? `${a}\n${b}` : `${b}\n${a}`);
  };
  const any = (): boolean => true;
  const sharing = new Map<string, string[]>();
  for (const [key, places] of targets)
    for (const place of places) sharing.set(place, [...(sharing.get(place) ?? []), key]);
  for (const keys of sharing.values()) add(keys, keys, any);
  for (const asked of askedByRules([{}, ...[...alone(), ...off()].map((c) => c.set)])) {
    const [own, reads] = [keysAt(asked.own), keysAt(asked.reads)];
    add(own, [...own, ...reads], any);
    add(reads, reads, (a, b) => own.length === 0 || parsePath(a)[0] === parsePath(b)[0]);
  }
  return out;
}
const keysAt = (paths: readonly string[]): string[] => [...new Set(paths.flatMap((p) => keyAt(p)?.fact.path ?? []))];
/** The key itself, or the first one below a section. */
function keyAt(path: string): Key | undefined {
  const found = KEYS.get(path);
  if (found) return found;
  for (const [key, value] of KEYS) if (key.startsWith(`${path}.`)) return value;
  return undefined;
}

export const pairs = (related: ReadonlySet<string>): readonly EffectCase[] =>
  [...related].flatMap((two) => pair(two.split('\n')));
function pair(paths: readonly string[]): EffectCase[] {
  const [one, other] = paths.map((path) => KEYS.get(path));
  if (!one || !other) return [];
  const base = together(lightContextOf(one.fact), lightContextOf(other.fact));
  // Two values that differ, so that it shows which of them counts.
  const second = typeof one.value === typeof other.value ? another(other.value) : other.value;
  const set = together(base, putAt(one.fact.path, one.value), putAt(other.fact.path, second));
  return [{ id: paths.join(' + '), group: 'pair', keys: paths, base, set }];
}
function another(value: Plain): Plain {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'string') return value.replace(/sweep/g, 'other').replace(/^(\d)/, (d) => String(Number(d) + 1));
  if (Array.isArray(value))
    return JSON.parse(JSON.stringify(value).replace(/sweep/gi, (s) => (s === 'SWEEP' ? 'OTHER' : 'other'))) as Plain;
  return value;
}
