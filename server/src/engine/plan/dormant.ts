/** What did nothing in 8.7 because its component is off: nobody looks at it, and it stays behind as a comment. */
import { formatPath, isWithin, parsePath, type Keys } from '../path.ts';
import { isOff, readBy } from '../rules/parts.ts';
import type { Part, Path } from '../rules/rule.ts';
import { assemble, type Unit, type ValuesSet } from '../set.ts';
import { valueAt, type JsonObject } from '../view.ts';
import { copyKey, liveKeys, look } from '../yaml/watch.ts';
import {
  effectiveEntries,
  emptyObject,
  find,
  isObject,
  resolve,
  type Entry,
  type Json,
  type Node,
} from '../yaml/tree.ts';

/** A block of one file, or what is left of it beside the keys that others read. */
export interface Dormant {
  readonly part: Part;
  readonly unit: Unit;
  readonly path: Keys;
  readonly entry: Entry;
  /** What had no effect says something. */
  readonly content: boolean;
  /** Keys of the part that others read; they have verdicts of their own. */
  readonly kept: readonly Path[];
  /** Those of them that stand in this file. */
  readonly read: ReadonlySet<Path>;
}
export interface Living {
  /** The set as if the dormant blocks were not there. Operations still speak of the texts as read. */
  readonly set: ValuesSet;
  readonly dormant: readonly Dormant[];
}

const known = new WeakMap<ValuesSet, Living>();
export function living(set: ValuesSet, parts: readonly Part[]): Living {
  const cached = known.get(set);
  if (cached) return cached;
  const made = without(set, parts);
  known.set(set, made);
  return made;
}

function without(set: ValuesSet, parts: readonly Part[]): Living {
  const off = parts
    .filter((p) => isOff(p, set.merged))
    .map((part) => ({
      part,
      keys: parsePath(part.at),
      kept: [part.switch, ...readBy(part, set.merged)].filter((k) => k !== part.at && isWithin(k, part.at)),
    }));
  // The block around it is off as a whole.
  const outer = off.filter((o) => !off.some((x) => x !== o && isWithin(o.part.at, x.part.at)));
  const dormant: Dormant[] = [];
  const units = set.units.map((unit): Unit => {
    let { json, doc } = unit;
    for (const { part, keys, kept } of outer) {
      const entry = find(unit.doc.root, keys)?.entry;
      const value = valueAt(unit.json, keys);
      // Whatever is no map there is a mistake that has findings of its own.
      if (!entry || !isObject(value)) continue;
      const read = kept.map((k) => parsePath(k).slice(keys.length));
      const left = split(value, read);
      if (left.rest === undefined) continue;
      const there = read.filter((r) => valueAt(value, r) !== undefined).map((r) => formatPath([...keys, ...r]));
      dormant.push({
        part,
        unit,
        path: keys,
        entry,
        content: look(() => saysSomething(left.rest ?? null)),
        kept,
        read: new Set(there),
      });
      json = replaced(json, keys, left.kept);
      if (doc.root) doc = { ...doc, root: pruned(doc.root, keys, read) };
    }
    return json === unit.json ? unit : { ...unit, json, doc };
  });
  if (dormant.length === 0) return { set, dormant };
  const layers = set.layers.map((l) => ({ ...l, units: l.units.map((u) => units[u.index] ?? u) }));
  return { set: { ...assemble(layers, units, set.options), version: set.version }, dormant };
}

/** What is asked for, and what is not. */
function split(value: JsonObject, read: readonly Keys[]): { kept: JsonObject; rest: JsonObject | undefined } {
  const kept = emptyObject();
  const rest = emptyObject();
  for (const key of Object.keys(value)) {
    const below = read.filter((r) => r[0] === key).map((r) => r.slice(1));
    const v = below.length > 0 && !liveKeys(value)?.has(key) ? value[key] : undefined;
    if (below.some((r) => r.length === 0)) copyKey(kept, value, key);
    else if (!isObject(v)) copyKey(rest, value, key);
    else {
      const deep = split(v, below);
      if (Object.keys(deep.kept).length > 0) kept[key] = deep.kept;
      if (deep.rest) rest[key] = deep.rest;
    }
  }
  return { kept, rest: Object.keys(rest).length > 0 ? rest : undefined };
}
const saysSomething = (v: Json): boolean =>
  isObject(v) ? Object.values(v).some(saysSomething) : Array.isArray(v) ? v.length > 0 : v !== null && v !== '';

function replaced(tree: JsonObject, keys: Keys, value: JsonObject): JsonObject {
  const [key, ...rest] = keys;
  if (key === undefined) return value;
  const out = emptyObject();
  for (const k of Object.keys(tree)) {
    const v = k === key ? tree[k] : undefined;
    if (isObject(v)) out[k] = replaced(v, rest, value);
    else copyKey(out, tree, k);
  }
  return out;
}
/** The tree with only what is asked for at a path. Its nodes are those of the text; only the maps on the way are new. */
function pruned(node: Node, keys: Keys, read: readonly Keys[]): Node {
  const map = resolve(node);
  if (map.kind !== 'map') return node;
  const [key, ...rest] = keys;
  const entries: Entry[] = [];
  for (const [k, { entry }] of effectiveEntries(map)) {
    if (key !== undefined) {
      entries.push(k === key ? { ...entry, value: pruned(entry.value, rest, read) } : entry);
      continue;
    }
    const below = read.filter((r) => r[0] === k).map((r) => r.slice(1));
    if (below.some((r) => r.length === 0)) entries.push(entry);
    else if (below.length > 0 && resolve(entry.value).kind === 'map')
      entries.push({ ...entry, value: pruned(entry.value, [], below) });
  }
  return { ...map, entries };
}
