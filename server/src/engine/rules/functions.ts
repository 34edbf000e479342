/** The named functions of a step, called by their names, and shapes that fit any step. */
import { formatPath } from '../path.ts';
import type { View } from '../view.ts';
import { isObject, type Json } from '../yaml/tree.ts';
import type { Condition } from './rule.ts';
import type { Facts, RuleSet, ShapeContext, Shaped, ShapeFunction } from './ruleSet.ts';

/** What a template would write; nothing for `false`, which switches a text off. */
export const asText = (v: Json | undefined): string =>
  typeof v === 'string' || typeof v === 'number' || v === true ? String(v) : '';

/** A Secret reference in the old spelling: a map with a name, or for some keys a plain name. */
export function isReference(v: Json | undefined, text: 'inline' | 'reference'): boolean {
  if (isObject(v)) return asText(v.name) !== '';
  // What is false in a template names nothing.
  return text === 'reference' && v !== 0 && asText(v) !== '';
}

/** Works out a value on merged values; undefined when there is nothing to say. */
export const transform = (name: string, view: View, facts: Facts): Json | undefined =>
  facts.rules.functions.transforms[name]?.(view, facts);

/** What a value becomes in the new version. */
export const shape = (name: string, value: Json, c: ShapeContext): Shaped =>
  c.facts.rules.functions.shapes[name]?.(value, c) ?? 'manual';

export function fact(name: string, view: View, facts: Facts): boolean {
  const colon = name.indexOf(':');
  const [how, of] = colon < 0 ? [name, ''] : [name.slice(0, colon), name.slice(colon + 1)];
  const { keys, functions } = facts.rules;
  if (how !== 'reference') return functions.predicates[how]?.(view, facts, of) === true;
  const rule = keys.find((k) => k.at === of);
  return isReference(view.get(of), rule?.action.kind === 'secret' ? rule.action.text : 'reference');
}

/** Names in the rules that no function has: a mistake in the tables. */
export function unnamed(rules: RuleSet): string[] {
  const { shapes, predicates, transforms } = rules.functions;
  const missing: string[] = [];
  const want = (name: string, table: Readonly<Record<string, unknown>>): void => {
    if (!Object.hasOwn(table, name)) missing.push(name);
  };
  const condition = (c: Condition | undefined): void => {
    if (!c) return;
    if ('fact' in c && !c.fact.startsWith('reference:')) want(c.fact.split(':')[0] ?? '', predicates);
    if ('all' in c) c.all.forEach(condition);
    if ('any' in c) c.any.forEach(condition);
    if ('not' in c) condition(c.not);
  };
  for (const { action } of rules.keys) if ('shape' in action && action.shape) want(action.shape, shapes);
  for (const { extra = [] } of rules.lists)
    for (const e of extra) for (const name of [e.items, e.leftover]) if (name !== undefined) want(name, transforms);
  for (const { value, when } of rules.derived) {
    condition(when);
    if (isObject(value) && 'from' in value && typeof value.from === 'string') want(value.from, transforms);
  }
  for (const { when, proposes } of rules.advice) {
    condition(when);
    if (proposes !== undefined) want(proposes, transforms);
  }
  return missing;
}

// --- shapes that fit any step --------------------------------------------------------------------------------------

/** Major and minor of an image tag; undefined when the tag does not begin with a version. */
export function versionOf(tag: string): [number, number] | undefined {
  const m = /^v?(\d+)\.(\d+)/.exec(tag);
  return m ? [Number(m[1]), Number(m[2])] : undefined;
}
export const isOlder = (v: [number, number], major: number, minor: number): boolean =>
  v[0] < major || (v[0] === major && v[1] < minor);

export const SHAPES = {
  'image-digest': (value: Json): Shaped => (asText(value) === '' ? 'remove' : 'manual'),
  /** Percentages, where a schema takes a number only. */
  'budget-number': (value: Json): Shaped => (typeof value === 'string' && value.includes('%') ? 'manual' : 'same'),
  /** A reference on the same object wins over a plain text. */
  'plain-secret': (value: Json, c: ShapeContext): Shaped => {
    if (asText(value) === '') return 'remove';
    const parent = formatPath(c.path.slice(0, -1));
    const at = c.full.get(`${parent}.existingSecret`);
    const is = c.facts.rules.keys.find((k) => k.at === `${parent}.existingSecret` && k.action.kind === 'secret');
    const text = is?.action.kind === 'secret' ? is.action.text : 'reference';
    return isReference(at, text) ? 'remove' : 'same';
  },
  /** Beside it stands what the charts prefer, whether a reference or a text. */
  'hidden-password': (_value: Json, c: ShapeContext): Shaped => {
    const beside = c.full.get(formatPath([...c.path.slice(0, -1), 'existingSecret']));
    return asText(beside) !== '' || isReference(beside, 'inline') ? 'remove' : 'same';
  },
  /** A null takes the defaults of a section away, and templates read below it whatever is switched on. */
  'null-section': (value: Json): Shaped => (value === null ? 'remove' : 'same'),
} satisfies Record<string, ShapeFunction>;
