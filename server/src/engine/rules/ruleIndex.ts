/** Finds the most specific rule for a path. */
import { isWithin, parsePath } from '../path.ts';
import { unnamed } from './functions.ts';
import type { AnyRule, DeriveRule, KeyRule, ListRule, RuleId } from './rule.ts';
import type { RuleSet } from './ruleSet.ts';

export type Owner =
  | { readonly kind: 'key'; readonly rule: KeyRule; readonly order: number }
  | { readonly kind: 'list'; readonly rule: ListRule }
  | { readonly kind: 'extra'; readonly rule: ListRule }
  | { readonly kind: 'derive'; readonly rule: DeriveRule }
  /** The key name of a Secret reference: goes with the reference. */
  | { readonly kind: 'secret-key'; readonly rule: KeyRule };

export class RuleNode {
  owner: Owner | undefined;
  readonly children = new Map<string, RuleNode>();
  child(key: string): RuleNode | undefined {
    return this.children.get(key) ?? this.children.get('*');
  }
  at(path: string): RuleNode {
    return parsePath(path).reduce<RuleNode>((node, key) => {
      const next = node.children.get(key) ?? new RuleNode();
      node.children.set(key, next);
      return next;
    }, this);
  }
}
export interface RuleIndex {
  readonly set: RuleSet;
  readonly root: RuleNode;
  readonly derived: readonly DeriveRule[];
  /** By their ids. */
  readonly notes: ReadonlyMap<RuleId, AnyRule>;
  /** The most specific rule for a path. */
  owner(path: string): Owner | undefined;
  /** A rule writes at this path of 8.8, above or below it. */
  writes(path: string): boolean;
}

/** Throws when two rules claim one path, or name a function that is not there: mistakes in the tables, found by the first test. */
export function indexRules(set: RuleSet): RuleIndex {
  const missing = unnamed(set);
  if (missing.length > 0) throw new Error(`no function ${missing.join(', ')}`);
  const root = new RuleNode();
  const claim = (path: string, owner: Owner): void => {
    const node = root.at(path);
    if (node.owner) throw new Error(`two rules for ${path}: ${node.owner.rule.id} and ${owner.rule.id}`);
    node.owner = owner;
  };
  const pins: DeriveRule[] = [];
  set.keys.forEach((rule, order) => {
    claim(rule.at, { kind: 'key', rule, order });
    if (rule.action.kind === 'secret') {
      claim(rule.action.key, { kind: 'secret-key', rule });
      if (rule.action.old === undefined) pins.push(pinOf(set, rule, rule.action));
    }
  });
  for (const rule of set.lists) {
    for (const source of rule.sources) if (source !== rule.to) claim(source, { kind: 'list', rule });
    claim(rule.to, { kind: 'list', rule });
    for (const e of rule.extra ?? []) if (e.absorb) claim(e.from, { kind: 'extra', rule });
  }
  for (const rule of set.derived) for (const path of rule.absorbs ?? []) claim(path, { kind: 'derive', rule });
  const derived = [...set.derived, ...pins];
  const owner = (path: string): Owner | undefined => {
    let node: RuleNode | undefined = root;
    let found: Owner | undefined;
    for (const key of parsePath(path)) {
      node = node?.child(key);
      found = node?.owner ?? found;
    }
    return found;
  };
  const targets = [
    ...set.keys.flatMap(({ action }) => ('to' in action ? [action.to] : [])),
    ...[...set.lists, ...derived].map((r) => r.to),
  ];
  const writes = (path: string): boolean => targets.some((t) => isWithin(t, path) || isWithin(path, t));
  const notes = new Map(set.notes.map((n) => [n.id, n]));
  return { set, root, derived, notes, owner, writes };
}

/** The new chart has another default key name, or none: a reference that relied on the old one says so from now on. */
function pinOf(
  { whyPinned }: RuleSet,
  rule: KeyRule,
  action: Extract<KeyRule['action'], { kind: 'secret' }>,
): DeriveRule {
  return {
    ...rule,
    id: `${rule.id}-key`,
    to: `${action.to}.existingSecretKey`,
    // An empty key name, with which no Secret can be read, is none.
    when: { all: [{ fact: `reference:${rule.at}` }, { empty: action.key }] },
    value: action.pin,
    severity: 'error',
    safety: 'safe',
    why: whyPinned(action.pin),
  };
}
