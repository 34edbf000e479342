/** The cases of the sweep: a base, and what a set adds to it. */
import { catalogue, type KeyFact } from '../../server/src/engine/charts/catalogue.ts';
import { parsePath } from '../../server/src/engine/path.ts';
import { STEP } from '../../server/src/engine/rules/8.7-8.8/index.ts';
import type { Condition } from '../../server/src/engine/rules/rule.ts';
import type { Plain, PlainMap } from '../support/tree.ts';
import { contextOf, putAt, together } from './contexts.ts';
import { valueFor } from './values.ts';

export type Group = 'alone' | 'off' | 'pair';
export interface EffectCase {
  readonly id: string;
  readonly group: Group;
  /** The keys whose effect is measured. */
  readonly keys: readonly string[];
  readonly base: PlainMap;
  readonly set: PlainMap;
}

interface Key {
  readonly fact: KeyFact;
  readonly value: Plain;
}
/** Every key that can be given a value. */
export const KEYS: readonly Key[] = catalogue('8.7')
  .keys()
  .filter((f) => f.leaf)
  .flatMap((fact) => {
    const value = valueFor(fact, fact.path);
    return value === undefined ? [] : [{ fact, value }];
  });

/**
 * What shares nothing in either version: keys of different workloads can be tried in one render. The programs that become the
 * cluster, and what all of them read, have none; their keys stand alone.
 */
export function workloadOf(path: string): string | undefined {
  const [root = '', second = ''] = parsePath(path);
  if (root === 'webModeler') return ['restapi', 'webapp', 'websockets'].includes(second) ? `${root}.${second}` : root;
  return /^(?:connectors|identity|optimize|console|elasticsearch|identityKeycloak|identityPostgresql|executionIdentity|postgresql)$/.test(
    root,
  )
    ? root
    : undefined;
}

/** Cases that are tried together first, and by halves where something differs. */
export function batches(cases: readonly EffectCase[]): EffectCase[][] {
  const out: EffectCase[][] = [];
  const rows = new Map<string, EffectCase[]>();
  for (const c of cases) {
    const workload = c.group === 'off' ? (parsePath(c.keys[0] ?? '')[0] ?? '') : workloadOf(c.keys[0] ?? '');
    if (c.group === 'pair' || workload === undefined) out.push([c]);
    else rows.set(`${c.group} ${workload}`, [...(rows.get(`${c.group} ${workload}`) ?? []), c]);
  }
  // Alone, one key of each workload; of a component that is off, a handful.
  const on = [...rows].filter(([name]) => name.startsWith('alone ')).map(([, list]) => list);
  const length = Math.max(0, ...on.map((list) => list.length));
  for (let i = 0; i < length; i++) out.push(on.flatMap((list) => list[i] ?? []));
  for (const [name, list] of rows)
    if (name.startsWith('off ')) for (let i = 0; i < list.length; i += 8) out.push(list.slice(i, i + 8));
  return out;
}
export function merged(cases: readonly EffectCase[]): EffectCase {
  const [first] = cases;
  if (cases.length === 1 && first) return first;
  return {
    id: cases.map((c) => c.id).join(', '),
    group: first?.group ?? 'alone',
    keys: cases.flatMap((c) => c.keys),
    base: together(...cases.map((c) => c.base)),
    set: together(...cases.map((c) => c.base), ...cases.map((c) => c.set)),
  };
}

export function alone(): EffectCase[] {
  return KEYS.map(({ fact, value }) => {
    const base = contextOf(fact);
    return { id: fact.path, group: 'alone', keys: [fact.path], base, set: together(base, putAt(fact.path, value)) };
  });
}

/** What switches a component off; the gateway of 12.x goes with the brokers. */
const OFF: Readonly<Record<string, PlainMap>> = {
  operate: { operate: { enabled: false } },
  tasklist: { tasklist: { enabled: false } },
  zeebeGateway: { zeebe: { enabled: false } },
  optimize: { optimize: { enabled: false } },
  connectors: { connectors: { enabled: false } },
  identity: {
    identity: { enabled: false },
    identityKeycloak: { enabled: false },
    global: { identity: { auth: { enabled: false } } },
    optimize: { enabled: false },
    connectors: { inbound: { mode: 'disabled' } },
  },
};
export function off(): EffectCase[] {
  return KEYS.flatMap(({ fact, value }) => {
    const root = parsePath(fact.path)[0] ?? '';
    const without = OFF[root];
    if (!without || fact.path === `${root}.enabled` || fact.path === 'connectors.inbound.mode') return [];
    const base = together(contextOf(fact), without);
    const set = together(base, putAt(fact.path, value));
    return [{ id: `${fact.path} (off)`, group: 'off', keys: [fact.path], base, set }];
  });
}
/** Keys with one target in 8.8, and keys of which a rule reads the one when it decides about the other. */
export function pairs(targets: (path: string) => readonly string[]): EffectCase[] {
  const byTarget = new Map<string, string[]>();
  const known = (path: string): string | undefined =>
    KEYS.find(({ fact }) => fact.path === path || fact.path.startsWith(`${path}.`))?.fact.path;
  for (const { fact } of KEYS)
    for (const target of targets(fact.path)) byTarget.set(target, [...(byTarget.get(target) ?? []), fact.path]);
  const found: (readonly [string, string | undefined])[] = [...byTarget.values()].flatMap((keys) =>
    keys.flatMap((a, i) => keys.slice(i + 1).map((b) => [a, b] as const)),
  );
  for (const rule of STEP.keys)
    if (rule.action.kind === 'manual' && rule.action.like !== undefined) {
      const own = known(rule.at);
      if (own !== undefined) found.push([own, `${rule.action.like}${own.slice(rule.at.length)}`]);
    }
  for (const rule of STEP.derived)
    for (const a of rule.absorbs ?? []) for (const b of rule.when ? readBy(rule.when) : []) found.push([a, b]);
  const out = new Map<string, EffectCase>();
  for (const [a, b] of found) {
    const [one, other] = [known(a), b === undefined ? undefined : known(b)];
    const c = one === undefined || other === undefined || one === other ? undefined : pair(one, other);
    if (c) out.set([...c.keys].sort().join(' '), c);
  }
  return [...out.values()];
}
function readBy(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(readBy);
  if ('any' in condition) return condition.any.flatMap(readBy);
  if ('not' in condition) return readBy(condition.not);
  if ('set' in condition) return [condition.set];
  if ('absent' in condition) return [condition.absent];
  if ('empty' in condition) return [condition.empty];
  return 'effective' in condition ? [condition.effective] : [];
}
function pair(a: string, b: string): EffectCase | undefined {
  const found = [a, b].map((path) => KEYS.find((k) => k.fact.path === path));
  if (!found[0] || !found[1]) return undefined;
  const [one, other] = [found[0], found[1]];
  const base = together(contextOf(one.fact), contextOf(other.fact));
  // Two values that differ, so that it shows which of them counts.
  const second = typeof one.value === typeof other.value ? another(other.value) : other.value;
  const set = together(base, putAt(a, one.value), putAt(b, second));
  return { id: `${a} + ${b}`, group: 'pair', keys: [a, b], base, set };
}
function another(value: Plain): Plain {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'string') return value.replace(/sweep/g, 'other').replace(/^(\d)/, (d) => String(Number(d) + 1));
  if (Array.isArray(value))
    return JSON.parse(JSON.stringify(value).replace(/sweep/gi, (s) => (s === 'SWEEP' ? 'OTHER' : 'other'))) as Plain;
  return value;
}
