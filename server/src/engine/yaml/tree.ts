/**
 * A lossless tree over one YAML text: every node knows the exact piece of text it stands on, every comment and blank
 * line belongs to exactly one place. All offsets are UTF-16 code units into `Source.text`, as in LSP and JavaScript.
 */

export type Scalar = string | number | boolean | null;
export type Json = Scalar | Json[] | { [key: string]: Json };

/** The text a node was read from. Nodes of different sources may meet in one tree (items repeated from another layer). */
export interface Source {
  readonly name: string;
  readonly text: string;
  readonly eol: '\n' | '\r\n';
}

/** Whole lines of comments and blank lines; `column` is the indentation they were written for. */
export type Trivia =
  | { readonly source: Source; readonly start: number; readonly end: number; readonly column: number }
  | { readonly lines: readonly string[] };

export type Style = 'plain' | 'single' | 'double' | 'literal' | 'folded' | 'empty';

interface Base {
  /** Start of the node's text with its anchor and tag; -1 when it was not read from a text. */
  start: number;
  /** End of its content, before any comment beside it. */
  end: number;
  source?: Source;
  parent?: Entry | Item | undefined;
  anchor?: string | undefined;
  tag?: string | undefined;
  /** Where the content begins after anchor and tag. */
  content: number;
  /** Its own text, or that of something below it, no longer equals the source. */
  dirty: boolean;
  /** Resolved path of the leaf this node was copied from, when an alias was written out. */
  origin?: string;
}
export interface ScalarNode extends Base {
  kind: 'scalar';
  style: Style;
  /** Decoded text, before types are resolved. */
  text: string;
  value: Scalar;
  /** Source text that replaces the old one. */
  written?: string;
  /** It notes who asks for its text or value (`watch.ts`). */
  watched?: boolean;
}
interface Collection extends Base {
  flow: boolean;
  column: number;
  /** Where its children begin with their comments; for a first child behind a dash, the child itself. In braces, where the last one ends. */
  headEnd: number;
  /** The first child continues the line of a dash. */
  inlineFirst: boolean;
}
export interface MapNode extends Collection {
  kind: 'map';
  entries: Entry[];
  tail: Trivia[];
}
export interface SeqNode extends Collection {
  kind: 'seq';
  items: Item[];
  tail: Trivia[];
}
export interface AliasNode extends Base {
  kind: 'alias';
  name: string;
  target?: Node;
}
export type Node = ScalarNode | MapNode | SeqNode | AliasNode;

interface Slot {
  source?: Source;
  parent?: MapNode | SeqNode | undefined;
  /** Offset of the key or the dash. */
  start: number;
  /** After the line's end, with the comment beside the value. */
  end: number;
  column: number;
  /** Nothing but spaces before it on its line. */
  ownLine: boolean;
  /** It stood in a flow collection. */
  flow: boolean;
  /** Text between the previous comma (or bracket) and this, in a flow collection. */
  gap: number;
  lead: Trivia[];
  /** Comments below a value that has no block collection to own them. */
  tail: Trivia[];
  dirty: boolean;
  /** Planned to go elsewhere: invisible to whoever looks for a free target. */
  pending: boolean;
}
export interface Entry extends Slot {
  kind: 'entry';
  key: string;
  keyEnd: number;
  /** New text of the key. */
  keyText?: string;
  value: Node;
  /** The value as read; a replaced value keeps the comment beside the old one. */
  original?: Node;
  /** `<<` */
  merge: boolean;
  /** A key that is not one plain scalar: kept as it is, never looked into. */
  opaque: boolean;
}
export interface Item extends Slot {
  kind: 'item';
  value: Node;
  original?: Node;
}

export interface Problem {
  /** UTF-16 offset. */
  readonly offset: number;
  readonly end: number;
  readonly message: string;
}

/** One document of a file. Several documents of one file are merged by Helm in order. */
export interface YamlDocument {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
  /** The document's content; undefined for an empty one. */
  root: Node | undefined;
  /** The content as read. */
  readonly original: Node | undefined;
  /** Comments that lost their place in a document whose root is in braces: below it. */
  foot?: Trivia[];
  /** Where something follows that Helm does not read: it stands behind `...`. */
  readonly unread?: number;
  /** A block text that ends with the file and has no line break there: Helm 4 adds one, Helm 3 does not. */
  readonly open?: number;
  readonly problems: readonly Problem[];
  /** Entries of its root can be read anew without the others (`reread.ts`). */
  readonly divisible?: boolean;
  /** False where no key is written twice and none comes from elsewhere; where it is not known, they may be. */
  readonly entangled?: boolean;
  /** How often nodes of it were replaced by others since it was read. */
  readonly replaced?: number;
}

export const isCollection = (n: Node): n is MapNode | SeqNode => n.kind === 'map' || n.kind === 'seq';
export const childrenOf = (n: Node): (Entry | Item)[] =>
  n.kind === 'map' ? n.entries : n.kind === 'seq' ? n.items : NONE;
const NONE: (Entry | Item)[] = [];

export function markDirty(node: Node | Entry | Item | undefined): void {
  let n: Node | Entry | Item | undefined = node;
  while (n && !n.dirty) {
    n.dirty = true;
    n = n.parent;
  }
  // An already dirty node has dirty ancestors, except where a clean subtree was attached below a dirty parent.
  while (n?.parent && !n.parent.dirty) {
    n.parent.dirty = true;
    n = n.parent;
  }
}

/** What an alias stands for; the node itself otherwise. */
export function resolve(node: Node): Node {
  // Nearly every node: asked more often than anything else.
  if (node.kind !== 'alias') return node;
  let n: Node = node;
  for (let i = 0; n.kind === 'alias' && n.target && i < 64; i++) n = n.target;
  return n;
}

/** An entry as it counts, and the `<<` that brought it. */
export interface Effective {
  readonly entry: Entry;
  readonly merged: boolean;
  readonly by?: Entry;
}
/** Entries as Helm sees them: it reads a map from top to bottom, and what comes later wins, from a `<<` too. */
export function effectiveEntries(map: MapNode): Map<string, Effective> {
  return collect(map, 0);
}
/** The same with what is planned to go elsewhere, which stands here until it does. */
export function standingEntries(map: MapNode): Map<string, Effective> {
  return collect(map, 0, true);
}
/** One of them; nothing is collected where no `<<` brings any. */
export function effectiveEntry(map: MapNode, key: string): Effective | undefined {
  let found: Entry | undefined;
  for (const entry of map.entries) {
    if (entry.opaque || entry.pending) continue;
    if (entry.merge) return effectiveEntries(map).get(key);
    if (entry.key === key) found = entry;
  }
  return found && { entry: found, merged: false };
}
function collect(map: MapNode, depth: number, pending = false): Map<string, Effective> {
  const out = new Map<string, Effective>();
  for (const entry of map.entries) {
    if (entry.opaque || (entry.pending && !pending)) continue;
    if (!entry.merge) out.set(entry.key, { entry, merged: false });
    else if (depth < 16) {
      // Of several maps of one `<<` the first wins.
      for (const source of mergeSources(entry.value).reverse()) {
        for (const [key, found] of collect(source, depth + 1))
          out.set(key, { entry: found.entry, merged: true, by: entry });
      }
    }
  }
  return out;
}
/** Entries whose key a later entry of the map has too, or brings with a `<<`. */
export function deadEntries(map: MapNode): Entry[] {
  const last = new Map<string, Entry>();
  const own = map.entries.filter((e) => !e.merge && !e.opaque);
  for (const e of own) last.set(e.key, e);
  const merges = map.entries.length > own.length && map.entries.some((e) => e.merge);
  if (!merges && last.size === own.length) return [];
  if (!merges) return own.filter((e) => last.get(e.key) !== e);
  const effective = standingEntries(map);
  return own.filter((e) => effective.get(e.key)?.entry !== e);
}
/** What counts at a key is not an entry of the map itself: nothing is there, or a `<<` brings it. */
export function isInherited(map: MapNode, key: string): boolean {
  if (!map.entries.some((e) => e.merge)) return false;
  return standingEntries(map).get(key)?.merged ?? !map.entries.some((e) => e.key === key && !e.merge);
}
/** An entry of the map itself stands over one that a `<<` brings, which would come to light without it. */
export function isCovering(map: MapNode, key: string): boolean {
  const merges = map.entries.filter((e) => e.merge);
  return merges.some((e) => mergeSources(e.value).some((m) => effectiveEntries(m).has(key)));
}
/** The maps a `<<` value names, first wins. */
export function mergeSources(value: Node): MapNode[] {
  const v = resolve(value);
  if (v.kind === 'map') return [v];
  if (v.kind !== 'seq' || v !== value) return [];
  return v.items.map((i) => resolve(i.value)).filter((n): n is MapNode => n.kind === 'map');
}

/** The value as Helm's parser sees it. Maps have no prototype, so that any key is safe. */
export function toJson(node: Node): Json {
  const n = resolve(node);
  switch (n.kind) {
    case 'scalar':
      return n.value;
    case 'seq':
      return n.items.map((i) => toJson(i.value));
    case 'map': {
      const out = emptyObject();
      for (const [key, { entry }] of effectiveEntries(n)) out[key] = toJson(entry.value);
      return out;
    }
    case 'alias':
      return null;
  }
}
export const emptyObject = (): Record<string, Json> => Object.create(null) as Record<string, Json>;
export const isObject = (v: Json | undefined): v is Record<string, Json> =>
  typeof v === 'object' && v !== null && !Array.isArray(v);

export const isEmptyCollection = (v: Json): boolean =>
  Array.isArray(v) ? v.length === 0 : isObject(v) && Object.keys(v).length === 0;
/** A value that says nothing. */
export const emptyValue = (v: Json): boolean => v === null || v === '' || isEmptyCollection(v);
/** What a template takes for false. A text is true, whatever it says. */
export const isFalse = (v: Json): boolean => v === false || v === 0 || emptyValue(v);
/** What somebody means who writes a text or a number for true or false; undefined for all else, such as a name to be filled in. */
export const meantBy = (v: Json): boolean | undefined => {
  const [, on, off] = typeof v === 'string' || typeof v === 'number' ? (MEANT.exec(String(v)) ?? []) : [];
  return on === undefined ? (off === undefined ? undefined : false) : true;
};
const MEANT = /^\s*(?:(true|yes|on|y|1|enabled?)|(false|no|off|n|0|disabled?))\s*$/i;

/** Equal as values: types count, the order of keys does not. */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((x, i) => sameJson(x, b[i]));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((k) => k in b && sameJson(a[k], b[k]));
}

/** A text in a value is such a one. */
export function hasText(json: Json, is: (text: string) => boolean): boolean {
  if (typeof json === 'string') return is(json);
  if (Array.isArray(json)) return json.some((v) => hasText(v, is));
  return isObject(json) && Object.values(json).some((v) => hasText(v, is));
}
/** Equal but for the type of a scalar: `3` and `"3"` say the same. */
export function sameText(a: Json | undefined, b: Json | undefined): boolean {
  if (typeof a === 'object' || typeof b === 'object') return sameJson(a, b);
  return String(a) === String(b);
}

/** The entry at a path of keys, following aliases and merge keys; `virtual` when it stands elsewhere in the text. */
export function find(root: Node | undefined, path: readonly string[]): { entry: Entry; virtual: boolean } | undefined {
  let node = root;
  let virtual = false;
  let found: Entry | undefined;
  for (const key of path) {
    if (!node) return undefined;
    if (node.kind === 'alias') virtual = true;
    const map = resolve(node);
    if (map.kind !== 'map') return undefined;
    const hit = effectiveEntry(map, key);
    if (!hit) return undefined;
    if (hit.merged) virtual = true;
    found = hit.entry;
    node = found.value;
  }
  return found && { entry: found, virtual };
}
/** The same for a path that goes through items of lists; it ends at a key. */
export function findAt(root: Node | undefined, path: readonly (string | number)[]): ReturnType<typeof find> {
  let node = root;
  let virtual = false;
  let found: ReturnType<typeof find>;
  for (const step of path) {
    if (typeof step === 'number') {
      if (node?.kind === 'alias') virtual = true;
      const list = node && resolve(node);
      node = list?.kind === 'seq' ? list.items[step]?.value : undefined;
      found = undefined;
      continue;
    }
    found = find(node, [step]);
    virtual ||= found?.virtual === true;
    node = found?.entry.value;
  }
  return found && { entry: found.entry, virtual };
}
