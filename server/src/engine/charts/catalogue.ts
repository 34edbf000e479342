/** What the charts know about their keys: built from the generated lists when first asked for. */
import { putInto } from '../byKey.ts';
import { formatPath, isWithin } from '../path.ts';
import { chart, type Minor } from './index.ts';

/** `number` stands for integers too where a schema says it; `null` alone means that the chart states no type. */
export type KeyType = 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object' | 'null';

/** What comes out of a catalogue is frozen, whatever the type of a list says. */
export type JsonValue = null | boolean | number | string | JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

export interface KeyFact {
  /** Segments joined by dots; a dot inside a segment is written `\.`. */
  readonly path: string;
  /** What the schema accepts; without a schema what the chart's documentation states, else the default's type. */
  readonly types: readonly KeyType[];
  /** Types the schema accepts for the items of a list or the values of a map. Empty: any. */
  readonly items: readonly KeyType[];
  /** Helm refuses other types. Where it does not, `types` is only what the chart's authors had in mind. */
  readonly enforced: boolean;
  /** The value in the chart's values.yaml, for a map with everything below it; undefined where the chart has none. */
  readonly default: JsonValue | undefined;
  /** What stands below is the user's own: any key is known there. */
  readonly freeform: boolean;
  readonly list: boolean;
  readonly map: boolean;
  /** The chart lists no key below it. A list or an empty map is a leaf. */
  readonly leaf: boolean;
  readonly deprecated: boolean;
  /** Works, but the chart lists it nowhere: only its templates or its subcharts read it. */
  readonly unlisted: boolean;
}

/** Paths are given as segments, unescaped. */
export interface Catalogue {
  readonly version: Minor;
  /** Every key the chart lists, maps included, parents before their children. */
  keys(): readonly KeyFact[];
  /** The key at exactly this path, an unlisted one too. */
  get(path: readonly string[]): KeyFact | undefined;
  /** A key of the chart, or something below a free-form key, a list or a subchart. */
  known(path: readonly string[]): boolean;
  /** The value in the chart's values.yaml; undefined where it has none. */
  default(path: readonly string[]): JsonValue | undefined;
  /** The whole values.yaml. Its objects have no prototype, so a key such as `constructor` finds nothing. */
  defaults(): JsonObject;
  /** The listed path that was probably meant: a sibling spelled alike, or else the one place that has a key of this name. */
  nearest(path: readonly string[]): string | undefined;
  /** The listed keys directly below a path; below no path, the roots. */
  children(path: readonly string[]): readonly KeyFact[];
  /** Whether there are any. */
  isSection(path: readonly string[]): boolean;
}

/**
 * Maps the charts hand on unread to Kubernetes or to a logger, but fill with defaults of their own, so that the
 * default does not show it.
 */
const HANDED_ON = new Set([
  'affinity',
  'annotations',
  'containerSecurityContext',
  'labels',
  'level',
  'logging',
  'podSecurityContext',
  'resources',
]);

interface Node {
  readonly name: string;
  /** Undefined for the root only. */
  readonly fact: Writable | undefined;
  /** Most keys have none. */
  children: Node[] | undefined;
  /** The same by name, once somebody asked. */
  named?: Map<string, Node>;
  /** Anything may stand below, here and at every depth. */
  readonly open: boolean;
  /** The map that becomes its default. */
  readonly draft: Draft | undefined;
}
type Writable = { -readonly [K in keyof KeyFact]: KeyFact[K] };
type Draft = Record<string, JsonValue>;

/** A key name that stands in more places than this, such as `enabled`, says nothing about the one that was meant. */
const TOO_COMMON = 5;

const childOf = (node: Node, segment: string): Node | undefined => {
  if (!node.children) return undefined;
  node.named ??= new Map(node.children.map((child) => [child.name, child]));
  return node.named.get(segment);
};

const escapeSegment = (segment: string): string => segment.replaceAll('\\', '\\\\').replaceAll('.', '\\.');
const unescapeSegment = (segment: string): string =>
  segment.includes('\\') ? segment.replace(/\\(.)/g, '$1') : segment;
const joinPath = (path: readonly string[]): string => path.map(escapeSegment).join('.');

// No prototype, so that a key such as `constructor` finds nothing.
const emptyMap = (): Draft => Object.create(null) as Draft;

/** Frozen, because the same value is handed to everybody. */
const own = (value: JsonValue): JsonValue => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return Object.freeze(value.map(own)) as JsonValue[];
  const copy = emptyMap();
  for (const [key, entry] of Object.entries(value)) copy[key] = own(entry);
  return Object.freeze(copy);
};

interface Columns {
  readonly types: readonly KeyType[];
  readonly items: readonly KeyType[];
  readonly map: boolean;
  readonly list: boolean;
}
const readTypes = (column: string): Columns => {
  const [first = '', second] = column.split(/[<>]/);
  const types = first.split('|') as KeyType[];
  const items = (second ? second.split('|') : []) as KeyType[];
  return { types, items, map: first === 'object', list: types.includes('array') };
};

interface Contents {
  readonly root: Node;
  /** By path, escaped as in the facts. */
  readonly nodes: ReadonlyMap<string, Node>;
  readonly listed: readonly KeyFact[];
}

/** Reads the generated lines, in which a parent always stands before its children. */
const readLines = (lines: string): Contents => {
  const root: Node = { name: '', fact: undefined, children: undefined, open: false, draft: emptyMap() };
  const nodes = new Map<string, Node>();
  const listed: KeyFact[] = [];
  const columns = new Map<string, Columns>();
  const values = new Map<string, JsonValue>();
  for (let start = 1, end; start < lines.length; start = end + 1) {
    end = lines.indexOf('\n', start);
    const afterPath = lines.indexOf(' ', start);
    const afterType = lines.indexOf(' ', afterPath + 1);
    // Only the default may contain blanks, and not every key has one.
    const blank = lines.indexOf(' ', afterType + 1);
    const afterFlags = blank < 0 || blank > end ? end : blank;
    const path = lines.slice(start, afterPath);
    const type = lines.slice(afterPath + 1, afterType);
    const flags = lines.slice(afterType + 1, afterFlags);
    let read = columns.get(type);
    if (!read) columns.set(type, (read = readTypes(type)));
    const { types, items, map, list } = read;
    const unlisted = flags.includes('u');

    let dot = path.lastIndexOf('.');
    while (dot > 0 && path[dot - 1] === '\\') dot = path.lastIndexOf('.', dot - 1);
    const name = unescapeSegment(path.slice(dot + 1));
    const parent = (dot < 0 ? undefined : nodes.get(path.slice(0, dot))) ?? root;
    const freeform = map && (parent.open || flags.includes('f') || HANDED_ON.has(name));

    const text = lines.slice(afterFlags + 1, end);
    const draft = map && !unlisted && text === '' ? emptyMap() : undefined;
    // A few dozen defaults make up nearly all of them.
    let value = text === '' ? draft : values.get(text);
    if (value === undefined && text !== '') values.set(text, (value = own(JSON.parse(text) as JsonValue)));
    if (value !== undefined && parent.draft) parent.draft[name] = value;

    const fact = {
      path,
      types,
      items,
      enforced: flags.includes('e'),
      default: value,
      freeform,
      list,
      map,
      leaf: true,
      deprecated: flags.includes('d'),
      unlisted,
    };
    const node: Node = { name, fact, children: undefined, open: parent.open || freeform || list, draft };
    nodes.set(path, node);
    (parent.children ??= []).push(node);
    if (unlisted) continue;
    listed.push(fact);
    if (parent.fact) parent.fact.leaf = false;
  }
  Object.freeze(root.draft);
  for (const { draft } of nodes.values()) Object.freeze(draft);
  return { root, nodes, listed: Object.freeze(listed) };
};

const fold = (name: string): string => name.toLowerCase().replace(/[-_]/g, '');

/** Edits from what was written to a key, a swap of neighbours counting once; undefined when they are not alike. */
const distance = (written: string, key: string): number | undefined => {
  if (written === key) return 0;
  const s = fold(written);
  const t = fold(key);
  if (s === t) return 0.5;
  // `user` for `username`: worse than two wrong letters.
  const beginning = s.length >= 4 && s.length * 2 >= t.length && t.startsWith(s) ? 2.5 : undefined;
  const limit = Math.max(1, Math.min(3, Math.floor(Math.max(s.length, t.length) / 4)));
  if (Math.abs(s.length - t.length) > limit) return beginning;
  let before: number[] = [];
  let row = Array.from({ length: t.length + 1 }, (_, j) => j);
  for (let i = 1; i <= s.length; i++) {
    const next = [i];
    for (let j = 1; j <= t.length; j++) {
      const same = s[i - 1] === t[j - 1] ? 0 : 1;
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && s[i - 1] === t[j - 2] && s[i - 2] === t[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
    }
    before = row;
    row = next;
  }
  const edits = row[t.length] ?? 0;
  return edits <= limit ? edits : beginning;
};

/** The name spelled most like what was written; undefined when none is alike. */
export const closest = (written: string, names: readonly string[]): string | undefined => {
  let best: { name: string; cost: number } | undefined;
  for (const name of names) {
    const cost = distance(written, name);
    if (cost !== undefined && (!best || cost < best.cost)) best = { name, cost };
  }
  return best?.name;
};

interface Correction {
  readonly path: readonly string[];
  readonly cost: number;
}

/** Walks down from a node, at every step to the children spelled like the next segment. */
const correct = (node: Node, path: readonly string[]): Correction | undefined => {
  const [segment, ...rest] = path;
  if (segment === undefined) return { path: [], cost: 0 };
  // A segment that is right stays as it is.
  const exact = node.children?.find(({ name }) => name === segment);
  const candidates = exact ? [exact] : (node.children ?? []).filter(({ fact }) => !fact?.unlisted);
  let best: Correction | undefined;
  for (const child of candidates) {
    const cost = distance(segment, child.name);
    if (cost === undefined || (best && cost >= best.cost)) continue;
    const below = correct(child, rest);
    if (below && (!best || cost + below.cost < best.cost))
      best = { path: [child.name, ...below.path], cost: cost + below.cost };
  }
  return best ?? (node.open ? { path, cost: 0 } : undefined);
};

/** Length of the longest common subsequence: how many segments two paths share in order. */
const shared = (a: readonly string[], b: readonly string[]): number => {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const segment of a) {
    const next = [0];
    for (const [j, other] of b.entries())
      next.push(segment === other ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0));
    row = next;
  }
  return row[b.length] ?? 0;
};

const build = (version: Minor, lines: string): Catalogue => {
  const { root, nodes, listed } = readLines(lines);
  const defaults: JsonObject = root.draft ?? {};

  const find = (path: readonly string[]): Node | undefined => {
    let node: Node | undefined = root;
    for (let i = 0; i < path.length && node; i++) node = childOf(node, path[i] as string);
    return node;
  };

  // Places of each leaf name, without what lies inside free-form maps and subcharts: nobody means those by accident.
  let places: Map<string, string[][]> | undefined;
  const collect = (node: Node, path: string[], into: Map<string, string[][]>): void => {
    if (node.open) return;
    for (const child of node.children ?? []) {
      const below = [...path, child.name];
      if (child.fact && !child.fact.unlisted) putInto(into, child.name, below);
      collect(child, below, into);
    }
  };

  /**
   * The one place with a key of this name. If there are several, it must share more of the path than the others and
   * more than half of it; if it is the only one, it must not lead from one component of the chart to another.
   */
  const elsewhere = (path: readonly string[]): readonly string[] | undefined => {
    if (!places) {
      places = new Map();
      collect(root, [], places);
    }
    const candidates = places.get(path.at(-1) ?? '') ?? [];
    if (candidates.length > TOO_COMMON) return undefined;
    let best: readonly string[] | undefined;
    let most = 0;
    for (const place of candidates) {
      const score = shared(path, place);
      if (score === most) best = undefined;
      else if (score > most) [best, most] = [place, score];
    }
    if (most * 2 > path.length) return best;
    const foreign = nodes.has(joinPath(path.slice(0, 1))) && best?.[0] !== path[0];
    return candidates.length === 1 && !foreign ? best : undefined;
  };

  return {
    version,
    keys: () => listed,
    get: (path) => find(path)?.fact,
    known: (path) => {
      // The part of the path that the chart names decides about the rest.
      let node = root;
      for (const segment of path) {
        const child = childOf(node, segment);
        if (!child) return node.open;
        node = child;
      }
      return true;
    },
    default: (path) => {
      let value: JsonValue | undefined = defaults;
      for (const segment of path) {
        if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
        value = value[segment];
      }
      return value;
    },
    defaults: () => defaults,
    nearest: (path) => {
      if (path.length === 0) return undefined;
      const found = correct(root, path)?.path ?? elsewhere(path);
      return found && joinPath(found);
    },
    isSection: (path) => find(path)?.children?.some(({ fact }) => fact && !fact.unlisted) === true,
    children: (path) => (find(path)?.children ?? []).flatMap(({ fact }) => (fact && !fact.unlisted ? [fact] : [])),
  };
};

const built = new Map<Minor, Catalogue>();

/** The catalogue of one chart version, built on first use. */
export const catalogue = (version: Minor): Catalogue => {
  let found = built.get(version);
  if (!found) built.set(version, (found = build(version, chart(version).keys)));
  return found;
};

/** The path under the name that the list has for its root. */
export function listed(version: Minor, path: readonly string[]): readonly string[] {
  const name = chart(version).aliases[path[0] ?? ''];
  return name === undefined ? path : [name, ...path.slice(1)];
}
/** It says true or false, and nothing else is meant there. */
export const isBoolean = (fact: KeyFact | undefined): boolean => fact?.types.join() === 'boolean';
/** A key of the chart, whatever the list calls its root, or one that the chart had earlier. */
export function isKeyOf(version: Minor, path: readonly string[]): boolean {
  if (catalogue(version).known(path)) return true;
  const { aliases, earlier } = chart(version);
  if (Object.hasOwn(aliases, path[0] ?? '')) return true;
  const written = formatPath(path);
  return earlier.some((known) => isWithin(written, known));
}
export function refusesNull(version: Minor, path: readonly string[], isOn: (path: string) => boolean): boolean {
  const { nullRefused } = chart(version);
  const refused = path.join('.');
  const by = nullRefused.get(refused);
  return nullRefused.has(refused) && (by === undefined || isOn(by));
}
/** A key that only the later of two versions has: it had no effect, and gets one. */
export const isNewKey = (from: Minor, to: Minor, path: readonly string[]): boolean =>
  !isKeyOf(from, path) && catalogue(to).known(path);
