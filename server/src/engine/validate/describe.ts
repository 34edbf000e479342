/** What an editor shows about keys of a chart: data for completion and hover. */
import { catalogue, type JsonValue, type KeyFact } from '../charts/catalogue.ts';
import { formatPath, isWithin, parsePath } from '../path.ts';
import { chart } from '../charts/index.ts';
import { stepTo, type Minor } from '../steps/index.ts';
import { checksOf } from './checks.ts';
import type { RuleSet } from '../rules/ruleSet.ts';
import { itemKeys } from './kubernetes.ts';

export interface Described {
  readonly path: string;
  /** The last segment. */
  readonly key: string;
  /** What it is for. */
  readonly about: string | undefined;
  /** In words: `text`, `number`, `list of maps`. */
  readonly type: string;
  /** The chart's own value, on one line and not too long; undefined for a map, or where the chart has none. */
  readonly default: string | undefined;
  /** Helm refuses another type. */
  readonly enforced: boolean;
  /** What stands below is the user's own. */
  readonly freeform: boolean;
  readonly map: boolean;
  readonly list: boolean;
  readonly deprecated: boolean;
  /** Old paths whose values belong here. */
  readonly replaced: readonly string[];
}

const WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'number',
  integer: 'number',
  boolean: 'true or false',
  array: 'list',
  object: 'map',
  null: 'nothing',
};
const LONGEST = 60;

/** The keys that may stand directly below a path; below the empty path, the roots. */
export function childKeys(minor: Minor, path: string): readonly Described[] {
  return catalogue(minor)
    .children(parsePath(path))
    .map((fact) => described(minor, fact));
}

/** The keys of an item of a list, where Kubernetes says which there are. */
export function itemKeysOf(minor: Minor, list: readonly string[]): readonly Described[] {
  return itemKeys(chart(minor), list).map((key) => ({
    path: `${formatPath(list)}[].${key}`,
    key,
    about: undefined,
    type: ITEM_TYPES[key] ?? 'text',
    default: undefined,
    enforced: false,
    freeform: false,
    map: ITEM_TYPES[key] === 'map',
    list: false,
    deprecated: false,
    replaced: [],
  }));
}
const ITEM_TYPES: Readonly<Record<string, string>> = { valueFrom: 'map', readOnly: 'true or false' };

/** A key of the chart; undefined for one it does not list. */
export function describeKey(minor: Minor, path: string): Described | undefined {
  const fact = catalogue(minor).get(parsePath(path));
  return fact && described(minor, fact);
}

function described(minor: Minor, fact: KeyFact): Described {
  const keys = parsePath(fact.path);
  return {
    path: fact.path,
    key: keys[keys.length - 1] ?? '',
    about: checksOf(minor).about(keys),
    type: typeOf(fact),
    default: shown(fact.default),
    enforced: fact.enforced,
    freeform: fact.freeform,
    map: fact.map,
    list: fact.list,
    deprecated: fact.deprecated,
    replaced: replacedBy(minor, fact.path),
  };
}
function typeOf(fact: KeyFact): string {
  const words = (types: readonly string[]): string => [...new Set(types.map((t) => WORDS[t] ?? t))].join(' or ');
  const own = words(fact.types);
  if (fact.items.length === 0) return own === '' ? 'any' : own;
  return `${own} of ${words(fact.items)}`;
}
function shown(value: JsonValue | undefined): string | undefined {
  if (value === undefined || (typeof value === 'object' && value !== null && !Array.isArray(value))) return undefined;
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

interface Way {
  readonly to: string;
  readonly from: string;
  readonly below: boolean;
}
/** Targets of the rules of a step, with the old paths that lead there. */
const ways = new Map<Minor, readonly Way[]>();
function waysTo(minor: Minor): readonly Way[] {
  const known = ways.get(minor);
  if (known) return known;
  const rules = stepTo(minor)?.rules.set;
  const made = !rules ? [] : waysOf(rules);
  ways.set(minor, made);
  return made;
}
function waysOf({ keys, lists, derived }: RuleSet): Way[] {
  return [
    ...keys.flatMap((r) => {
      const { action, at } = r;
      if (at.includes('*')) return [];
      if (action.kind === 'move') return [{ to: action.to, from: at, below: true }];
      if (action.kind !== 'secret') return [];
      return [
        { to: `${action.to}.${action.text === 'inline' ? 'inlineSecret' : 'existingSecret'}`, from: at, below: false },
        { to: `${action.to}.existingSecret`, from: at, below: false },
        { to: `${action.to}.existingSecretKey`, from: action.key, below: false },
      ];
    }),
    ...lists.flatMap((r) => r.sources.filter((s) => s !== r.to).map((from) => ({ to: r.to, from, below: false }))),
    ...derived.flatMap((r) => (r.absorbs ?? []).map((from) => ({ to: r.to, from, below: false }))),
  ];
}

function replacedBy(minor: Minor, path: string): string[] {
  const before = stepTo(minor)?.from;
  if (before === undefined) return [];
  const known = catalogue(before);
  const found = new Set<string>();
  for (const o of waysTo(minor)) {
    if (o.from === path) continue;
    if (o.to === path) found.add(o.from);
    else if (o.below && isWithin(path, o.to)) {
      const from = [...parsePath(o.from), ...parsePath(path).slice(parsePath(o.to).length)];
      if (known.get(from)) found.add(formatPath(from));
    }
  }
  // Another name of the same root says nothing new.
  const { aliases } = chart(before);
  return [...found].filter((f) => !Object.hasOwn(aliases, parsePath(f)[0] ?? ''));
}
