/** Which keys of the old version have to do with each other: those that go to one key of the new one, and those that a rule reads together. */
import { catalogue } from '../../server/src/engine/charts/catalogue.ts';
import { readSet, upgrade } from '../../server/src/engine/index.ts';
import { isWithin, parsePath } from '../../server/src/engine/path.ts';
import { holds } from '../../server/src/engine/rules/condition.ts';
import { shape, transform } from '../../server/src/engine/rules/functions.ts';
import type { Facts } from '../../server/src/engine/rules/ruleSet.ts';
import type { KeyRule } from '../../server/src/engine/rules/rule.ts';
import { valueAt, View, type JsonObject } from '../../server/src/engine/view.ts';
import { isObject } from '../../server/src/engine/yaml/tree.ts';
import type { PlainMap } from '../support/tree.ts';
import { STEP } from './swept.ts';
import { together } from './trees.ts';
import { valuesText } from './values.ts';

/** The same path, or one above the other. */
export const touches = (a: string, b: string): boolean =>
  a === b || (a.startsWith(b) ? /^[.[]/.test(a.slice(b.length)) : b.startsWith(a) && /^[.[]/.test(b.slice(a.length)));

interface Said {
  readonly keys: readonly string[];
  readonly set: PlainMap;
}
/** What the upgrade says of each key of some sets. */
export interface Study {
  /** Where the new version has what the set says there, without the items of lists. */
  readonly targets: ReadonlyMap<string, readonly string[]>;
  /** Keys that the user is asked about. */
  readonly asked: ReadonlySet<string>;
}
export function study(cases: readonly Said[]): Study {
  const targets = new Map<string, string[]>();
  const asked = new Set<string>();
  const ask = (list: readonly Said[]): void => {
    const text = valuesText(together(...list.map((c) => c.set)));
    const { findings, layers } = upgrade(
      readSet([{ name: 'values.yaml', text }], { from: STEP.from, target: STEP.to }),
    );
    const ledger = layers[0]?.ledger ?? [];
    const questions = [
      ...findings.filter((f) => f.safety === 'manual').map((f) => f.place.path),
      ...ledger.filter((e) => e.outcome === 'commented' || e.outcome === 'manual').map((e) => e.path),
    ];
    for (const key of list.flatMap((c) => c.keys)) {
      const to = ledger.filter((e) => touches(e.path, key)).flatMap((e) => e.to.map((t) => t.replace(/\[.*$/, '')));
      if (to.length > 0) targets.set(key, [...new Set(to)]);
      if (questions.some((path) => touches(path, key))) asked.add(key);
    }
  };
  // All of a component at once takes a tenth of the time. Switches would change what the others say.
  const many = new Map<string, Said[]>();
  for (const c of cases) {
    const [key = ''] = c.keys;
    const name = typeof valueAt(c.set, parsePath(key)) === 'boolean' ? key : (parsePath(key)[0] ?? '');
    many.set(name, [...(many.get(name) ?? []), c]);
  }
  for (const list of many.values()) ask(list);
  // Hidden by another one, or nowhere.
  for (const c of cases) if (!c.keys.some((key) => targets.has(key))) ask([c]);
  return { targets, asked };
}

/** What a rule decides about, and what it asks for when it does. */
export interface Asked {
  readonly own: readonly string[];
  readonly reads: readonly string[];
}
/**
 * Of each rule, the paths that it decides about and those that its condition, its transform or its shape asks for. What is
 * asked for depends on the values, so every one of `trees` is tried.
 */
export function askedByRules(trees: readonly JsonObject[]): Asked[] {
  const recorded = (ask: (view: View, facts: Facts, tree: JsonObject) => void): string[] => {
    const reads = new Set<string>();
    for (const tree of trees) {
      const view = new View(tree, STEP.reading).recording(reads);
      ask(view, { rules: STEP.rules.set, options: {}, all: view, living: view }, tree);
    }
    return [...reads];
  };
  return [
    ...STEP.rules.set.derived.map((rule) => ({
      own: [...(rule.absorbs ?? []), rule.to],
      reads: recorded((view, facts) => {
        const { value } = rule;
        if (holds(rule.when, view, facts) && isObject(value) && 'from' in value)
          transform(value.from as string, view, facts);
      }),
    })),
    ...STEP.rules.set.keys.map((rule) => ({
      own: [rule.at],
      reads: recorded((view, facts, tree) => shaped(rule, view, facts, tree)),
    })),
    ...STEP.rules.set.keys.flatMap(({ at, action }) =>
      action.kind === 'manual' && action.like !== undefined ? alike(at, action.like) : [],
    ),
    ...STEP.rules.set.lists.flatMap((rule) => [
      ...(rule.hides ?? []).map(([by, source]) => ({ own: [source], reads: [by] })),
      ...(rule.extra ?? []).map((extra) => ({
        own: [extra.from],
        reads: [...rule.sources, ...recorded((view, facts) => transform(extra.items, view, facts))],
      })),
    ]),
  ];
}
function shaped({ at, action }: KeyRule, view: View, facts: Facts, tree: JsonObject): void {
  if ((action.kind !== 'move' && action.kind !== 'reshape') || action.shape === undefined || at.includes('*')) return;
  const path = parsePath(at);
  const value = valueAt(tree, path);
  if (value !== undefined) shape(action.shape, value, { view, full: view, path, facts });
}
/** Key by key below both. */
const alike = (at: string, like: string): Asked[] =>
  catalogue(STEP.from)
    .keys()
    .filter(({ path }) => isWithin(path, at))
    .map(({ path }) => ({ own: [path], reads: [`${like}${path.slice(at.length)}`] }));
