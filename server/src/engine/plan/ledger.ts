/** The account of every leaf: made from where the nodes really are, not from what was intended. */
import type { LedgerEntry, Outcome } from '../finding.ts';
import { childPath, parsePath } from '../path.ts';
import { putInto } from '../byKey.ts';
import type { Unit } from '../set.ts';
import { due, type Sliced } from '../slices.ts';
import { valueAt } from '../view.ts';
import { effectiveEntries, isObject, resolve, sameJson, sameText, toJson, type Json, type Node } from '../yaml/tree.ts';
import { toLiveJson } from '../yaml/watch.ts';
import type { Executed } from './execute.ts';
import type { Claim } from './work.ts';
import { itemKey } from './items.ts';

export interface Leaf {
  readonly path: string;
  readonly node: Node;
  readonly offset: number;
  readonly value: Json;
  /** The alias (or merged entry) it is seen through, and the rest of the path. */
  readonly through: Through | undefined;
  readonly item: boolean;
  /** What changed inside of it, when it is a text. */
  readonly rule?: string;
}

interface Through {
  readonly node: Node;
  /** Keys down to that node. */
  readonly depth: number;
}

/** Lists whose items have names of their own. */
const KEYED: readonly ('name' | 'mountPath')[] = ['mountPath', 'name'];

/** Every leaf of a tree as read, to be asked before the tree is changed. */
export function* collecting(root: Node | undefined): Sliced<Leaf[]> {
  const leaves: Leaf[] = [];
  if (root) yield* collect(root, '', undefined, undefined, leaves);
  return leaves;
}

/** One entry per leaf and per item of a keyed list; `now`: the values of the changed tree. */
export function* accounting(leaves: readonly Leaf[], unit: Unit, executed: Executed, now: Json): Sliced<LedgerEntry[]> {
  const places = new Map<Node, string[]>();
  const origins = new Map<string, string[]>();
  const root = executed.doc.root;
  if (root) yield* locate(root, '', places, origins);
  const out = reader(now);
  const entries: LedgerEntry[] = [];
  for (const leaf of leaves) {
    if (due()) yield;
    entries.push(entryOf(leaf, unit, executed, places, origins, out));
  }
  return entries;
}

function entryOf(
  leaf: Leaf,
  unit: Unit,
  executed: Executed,
  places: ReadonlyMap<Node, readonly string[]>,
  origins: ReadonlyMap<string, readonly string[]>,
  out: ReadAt,
): LedgerEntry {
  const copy = executed.written.get(leaf.node);
  const claim = leaf.item
    ? (executed.items.get(leaf.node) ?? (copy && executed.items.get(copy)) ?? listAside(leaf.path, executed))
    : executed.claims.get(leaf.path);
  const found = leaf.item
    ? [
        ...(leaf.through
          ? []
          : [leaf.node, executed.written.get(leaf.node)].flatMap((n) => (n && places.get(n)) ?? [])),
        ...itemsThrough(leaf, places, executed.written),
        // An alias written out: its anchor may have gone elsewhere.
        ...(leaf.through && sameItem(leaf.value, out(leaf.path), true) ? [leaf.path] : []),
      ]
    : [...(places.get(leaf.node) ?? []), ...(origins.get(leaf.path) ?? []), ...seenThrough(leaf, places)];
  const live = [...new Set([...found, ...(claim?.to === undefined ? [] : [claim.to])])].filter(
    (t) => out(t) !== undefined,
  );
  const base = {
    path: leaf.path,
    layer: unit.layer,
    offset: leaf.offset,
    rule: claim?.rule ?? movedBy(leaf.path, executed.moved) ?? leaf.rule,
  };
  const noted = claim?.note === undefined ? {} : { note: claim.note };
  if (live.length === 0 && !leaf.item && out(leaf.path) !== undefined) {
    return { ...base, ...noted, outcome: 'changed', to: [leaf.path] };
  }
  if (live.length === 0) {
    const outcome: Outcome = claim?.how === 'commented' ? 'commented' : 'removed';
    return { ...base, ...noted, outcome, to: [] };
  }
  const equal = live.every((t) => sameItem(leaf.value, out(t), leaf.item));
  const stays = live.includes(leaf.path);
  let outcome: Outcome;
  // A text or a value may have changed before it turned out to be there already.
  const said = typeof leaf.value === 'object' || live.every((t) => sameText(leaf.value, out(t)));
  if (claim?.how === 'merged' && said) outcome = 'merged';
  else if (stays) outcome = equal ? 'kept' : 'changed';
  else if (!equal) outcome = 'changed';
  else outcome = isRename(leaf.path, live[0] ?? '') ? 'renamed' : 'moved';
  return { ...base, ...noted, outcome, to: live };
}

/** Items of a list that became a comment as a whole are in that comment. */
function listAside(item: string, executed: Executed): Claim | undefined {
  const claim = executed.claims.get(item.slice(0, item.lastIndexOf('[')));
  return claim?.how === 'commented' ? claim : undefined;
}
function movedBy(path: string, moved: ReadonlyMap<string, string>): string | undefined {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const rule = moved.get(at);
    if (rule !== undefined) return rule;
  }
  return undefined;
}
const isRename = (a: string, b: string): boolean => {
  const x = parsePath(a);
  const y = parsePath(b);
  return x.length === y.length && x.filter((k, i) => k !== y[i]).length <= 1;
};
/** Equal values; of an item, all but its name. */
export function sameItem(a: Json | undefined, b: Json | undefined, item: boolean): boolean {
  if (!item) return sameJson(a, b);
  const strip = (v: Json | undefined): Json | undefined => {
    if (!isObject(v)) return v;
    return Object.fromEntries(Object.entries(v).filter(([k]) => k !== 'name'));
  };
  return sameJson(strip(a), strip(b));
}

/** Leaves as Helm sees them; an alias or a merged entry is followed, with the node it is seen through. */
function* collect(
  node: Node,
  path: string,
  through: Through | undefined,
  at: number | undefined,
  out: Leaf[],
): Sliced<void> {
  const value = resolve(node);
  const seen = node.kind === 'alias' ? (through ?? throughOf(node, path)) : through;
  const offset = at ?? node.start;
  if (value.kind === 'map') {
    const entries = effectiveEntries(value);
    if (entries.size > 0) {
      for (const [key, { entry, merged }] of entries) {
        if (due()) yield;
        const start = seen || merged ? offset : entry.start;
        const below = seen ?? (merged ? throughOf(value, path) : undefined);
        yield* collect(entry.value, childPath(path, key), below, start, out);
      }
      return;
    }
  }
  if (path === '') return;
  if (value.kind !== 'seq') {
    out.push({ path, node, offset, value: toJson(value), through: seen, item: false });
    return;
  }
  const json = (yield* toLiveJson(value)) as Json[];
  out.push({ path, node, offset, value: json, through: seen, item: false });
  const key = KEYED.find((k) => json.some((j) => isObject(j) && itemKey(j, k) !== undefined));
  if (!key) return;
  for (const [i, item] of value.items.entries()) {
    if (due()) yield;
    const v = json[i] ?? null;
    const id = isObject(v) ? itemKey(v, key) : undefined;
    if (id === undefined) continue;
    out.push({
      path: `${path}[${key}=${id}]`,
      node: item.value,
      offset: seen ? offset : item.start,
      value: v,
      through: seen,
      item: true,
    });
  }
}
const throughOf = (node: Node, path: string): Through => ({ node, depth: parsePath(path).length });

/** Where every node of the new tree stands. */
function* locate(node: Node, path: string, places: Map<Node, string[]>, origins: Map<string, string[]>): Sliced<void> {
  putInto(places, node, path);
  if (node.origin !== undefined) putInto(origins, node.origin, path);
  if (node.kind === 'map')
    for (const e of node.entries) {
      if (due()) yield;
      if (!e.opaque && !e.merge) yield* locate(e.value, childPath(path, e.key), places, origins);
    }
  if (node.kind !== 'seq') return;
  for (const item of node.items) {
    if (due()) yield;
    const json = toJson(item.value);
    const key = isObject(json) ? KEYED.find((k) => itemKey(json, k) !== undefined) : undefined;
    if (key && isObject(json)) putInto(places, item.value, `${path}[${key}=${itemKey(json, key) ?? ''}]`);
  }
}
/** The alias moved as a whole: its leaves moved with it. */
function seenThrough(leaf: Leaf, places: ReadonlyMap<Node, readonly string[]>): string[] {
  const through = leaf.through;
  if (!through) return [];
  const rest = parsePath(leaf.path).slice(through.depth);
  return (places.get(through.node) ?? []).map((where) => rest.reduce(childPath, where));
}

function itemsThrough(
  leaf: Leaf,
  places: ReadonlyMap<Node, readonly string[]>,
  written: ReadonlyMap<Node, Node>,
): string[] {
  const at = leaf.path.lastIndexOf('[');
  if (!leaf.through || at < 0) return [];
  const copy = written.get(leaf.through.node);
  const seen = [leaf.through, ...(copy ? [{ ...leaf.through, node: copy }] : [])];
  const list = leaf.path.slice(0, at);
  return seen
    .flatMap((through) => seenThrough({ ...leaf, path: list, through }, places))
    .map((p) => p + leaf.path.slice(at));
}

/** Reads a tree by ledger paths: dotted keys, `[name=X]` picks the first such item. The tree must not change meanwhile. */
export type ReadAt = (path: string) => Json | undefined;
export function reader(tree: Json): ReadAt {
  const lists = new Map<string, ReadonlyMap<string, Json>>();
  return (path) => {
    const m = /^(.*?)\[(\w+)=(.*)\]$/.exec(path);
    if (!m) return valueAt(tree, parsePath(path));
    const [, list = '', key = '', id = ''] = m;
    const known = lists.get(`${list}[${key}`) ?? byKey(valueAt(tree, parsePath(list)), key);
    lists.set(`${list}[${key}`, known);
    return known.get(id);
  };
}
function byKey(list: Json | undefined, key: string): Map<string, Json> {
  const items = new Map<string, Json>();
  if (Array.isArray(list))
    for (const item of list) {
      const id = isObject(item) ? itemKey(item, key === 'mountPath' ? 'mountPath' : 'name') : undefined;
      if (id !== undefined && !items.has(id)) items.set(id, item);
    }
  return items;
}
