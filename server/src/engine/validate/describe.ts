/** What an editor shows about keys of 8.8: data for completion and hover. */
import { catalogue, type JsonValue, type KeyFact } from '../charts/catalogue.ts';
import { formatPath, isWithin, parsePath } from '../path.ts';
import { STEP } from '../steps/8.7-8.8/index.ts';
import { aboutKey } from './8.8/about.ts';
import { itemKeys } from './kubernetes.ts';

export interface Described {
  readonly path: string;
  /** The last segment. */
  readonly key: string;
  /** What it is for. */
  readonly about: string | undefined;
  /** In words: `text`, `number`, `list of maps`. */
  readonly type: string;
  /** Chart 13.x's own value, on one line and not too long; undefined for a map, or where the chart has none. */
  readonly default: string | undefined;
  /** Helm refuses another type. */
  readonly enforced: boolean;
  /** What stands below is the user's own. */
  readonly freeform: boolean;
  readonly map: boolean;
  readonly list: boolean;
  readonly deprecated: boolean;
  /** 8.7 paths whose values belong here. */
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
export function complete88(path: string): readonly Described[] {
  return catalogue('8.8')
    .children(parsePath(path))
    .map((fact) => described(fact));
}

/** The keys of an item of a list, where Kubernetes says which there are. */
export function itemKeys88(list: readonly string[]): readonly Described[] {
  return itemKeys(list).map((key) => ({
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

/** A key of chart 13.x; undefined for one it does not list. */
export function describe88(path: string): Described | undefined {
  const fact = catalogue('8.8').get(parsePath(path));
  return fact && described(fact);
}

function described(fact: KeyFact): Described {
  const keys = parsePath(fact.path);
  return {
    path: fact.path,
    key: keys[keys.length - 1] ?? '',
    about: aboutKey(keys),
    type: typeOf(fact),
    default: shown(fact.default),
    enforced: fact.enforced,
    freeform: fact.freeform,
    map: fact.map,
    list: fact.list,
    deprecated: fact.deprecated,
    replaced: replacedBy(fact.path),
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

/** Targets of the rules, with the 8.7 paths that lead there. */
let origins: { readonly to: string; readonly from: string; readonly below: boolean }[] | undefined;

function replacedBy(path: string): string[] {
  origins ??= [
    ...STEP.keys.flatMap((r) => {
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
    ...STEP.lists.flatMap((r) => r.sources.filter((s) => s !== r.to).map((from) => ({ to: r.to, from, below: false }))),
    ...STEP.derived.flatMap((r) => (r.absorbs ?? []).map((from) => ({ to: r.to, from, below: false }))),
  ];
  const known = catalogue('8.7');
  const found = new Set<string>();
  for (const o of origins) {
    if (o.from === path) continue;
    if (o.to === path) found.add(o.from);
    else if (o.below && isWithin(path, o.to)) {
      const from = [...parsePath(o.from), ...parsePath(path).slice(parsePath(o.to).length)];
      if (known.get(from)) found.add(formatPath(from));
    }
  }
  // `zeebe-gateway` is an older name of the same thing.
  return [...found].filter((f) => !f.startsWith('zeebe-gateway.'));
}
