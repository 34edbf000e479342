/**
 * What had no effect, because its component is off or because another spelling of the key took its place: nobody
 * looks at it, and it stays behind as a comment.
 */
import { catalogue } from '../charts/catalogue.ts';
import { formatPath, isWithin, parsePath, type Keys } from '../path.ts';
import { isOff, readBy } from '../rules/parts.ts';
import type { Part, Path, RuleId } from '../rules/rule.ts';
import type { RuleIndex } from '../rules/ruleIndex.ts';
import { obeyed, speltAt } from '../rules/spellings.ts';
import { isMinor } from '../steps/index.ts';
import { assembling, type Unit, type ValuesSet } from '../set.ts';
import { finish, type Sliced } from '../slices.ts';
import { isSaid, valueAt, type JsonObject } from '../view.ts';
import { copyKey, isLive, look } from '../yaml/watch.ts';
import {
  effectiveEntries,
  emptyObject,
  find,
  isObject,
  resolve,
  sameJson,
  type Entry,
  type Json,
  type Node,
} from '../yaml/tree.ts';

/** A block of one file, or what is left of it beside the keys that others read. */
export interface Dormant {
  /** The note that speaks of it. */
  readonly note: RuleId;
  readonly at: Path;
  /** The switch that is off, or what the chart obeyed instead. */
  readonly why: { readonly switch: Path } | { readonly obeyed: Path };
  readonly unit: Unit;
  readonly path: Keys;
  readonly entry: Entry;
  /** One key with whatever it says, not a block of keys. */
  readonly single: boolean;
  /** What had no effect says something. */
  readonly content: boolean;
  /** Keys of a block that others read; they have verdicts of their own. */
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
export const living = (set: ValuesSet, index: RuleIndex): Living => finish(findingLiving(set, index));
export function* findingLiving(set: ValuesSet, index: RuleIndex): Sliced<Living> {
  const cached = known.get(set);
  if (cached) return cached;
  const made = yield* without(set, index);
  known.set(set, made);
  return made;
}

interface Dead {
  readonly keys: Keys;
  readonly at: Path;
  readonly note: RuleId;
  readonly why: Dormant['why'];
  readonly kept: readonly Path[];
  readonly single: boolean;
  readonly filled: boolean;
}
function* without(set: ValuesSet, index: RuleIndex): Sliced<Living> {
  const rules = index.set;
  const { written = {} } = set.options;
  const isWritten = (path: Path): boolean => {
    const value = written[path];
    return value !== undefined && look(() => sameJson(value, set.merged.get(path) ?? null));
  };
  const off = rules.parts.filter((p) => !isWritten(p.at) && isOff(p, set.merged)).map((part) => partOff(part, set));
  // Where neither of the two has a place any more they go with what goes there: which of them counted is nobody's question.
  const goes = (path: Path): boolean => {
    const owner = index.owner(path);
    const { name } = speltAt(path, rules.spellings);
    return (
      owner?.kind === 'key' && owner.rule.action.kind === 'remove' && catalogue(set.step.from).known(parsePath(name))
    );
  };
  const hidden = obeyed(set.merged.tree, rules.spellings)
    .hidden.filter(({ path, by }) => !goes(path) || !goes(by))
    .map(({ path, by }): Dead => ({
      keys: parsePath(path),
      at: path,
      note: 'spelling/hidden',
      why: { obeyed: by },
      kept: [],
      single: true,
      filled: false,
    }));
  const all = [...off, ...hidden];
  // The block around it is off as a whole, but for what others ask for. Of two reasons for one key the first one counts.
  const outer = all.filter(
    (o, i) =>
      !all.some((x, j) => (x.at === o.at ? j < i : isWithin(o.at, x.at)) && !x.kept.some((k) => isWithin(o.at, k))),
  );
  const dormant: Dormant[] = [];
  const units = set.units.map((unit): Unit => {
    let { json, doc } = unit;
    for (const { keys, filled, ...dead } of outer) {
      const { kept, single } = dead;
      const entry = find(unit.doc.root, keys)?.entry;
      if (!entry || !isSaid(unit.json, keys)) continue;
      if (single) {
        const content = look(() => says(valueAt(unit.json, keys) ?? null));
        if (filled && !content) continue;
        dormant.push({ ...dead, unit, path: keys, entry, content, read: new Set() });
        json = replaced(json, keys, undefined);
        continue;
      }
      const value = valueAt(unit.json, keys);
      // Whatever is no map there is a mistake that has findings of its own.
      if (!isObject(value)) continue;
      const read = kept.map((k) => parsePath(k).slice(keys.length));
      const left = split(value, read);
      if (left.rest === undefined) continue;
      const there = read.filter((r) => valueAt(value, r) !== undefined).map((r) => formatPath([...keys, ...r]));
      const content = look(() => saysSomething(left.rest ?? null));
      dormant.push({ ...dead, unit, path: keys, entry, content, read: new Set(there) });
      json = replaced(json, keys, left.kept);
      if (doc.root) doc = less(doc, { root: pruned(doc.root, keys, read) });
    }
    return json === unit.json ? unit : { ...unit, json, doc };
  });
  if (dormant.length === 0) return { set, dormant };
  const layers = set.layers.map((l) => ({ ...l, units: l.units.map((u) => units[u.index] ?? u) }));
  // By what is left it may look like a set of another version.
  const { version, options } = set;
  const from = isMinor(version) ? version : undefined;
  return { set: { ...(yield* assembling(layers, units, { ...options, from })), version, options }, dormant };
}
function partOff(part: Part, set: ValuesSet): Dead {
  const { at, note, now } = part;
  const kept = [part.switch, ...readBy(part, set.merged)].filter((k) => k !== at && isWithin(k, at));
  const by = now !== undefined && set.merged.has(now) ? now : part.switch;
  const why = part.reversed ? { obeyed: by } : { switch: by };
  return { keys: parsePath(at), at, note, why, kept, single: part.single === true, filled: part.filled === true };
}
/** `false` and nothing switch something off that was off. */
const says = (v: Json): boolean => v !== false && saysSomething(v);

/** What is asked for, and what is not. */
function split(value: JsonObject, read: readonly Keys[]): { kept: JsonObject; rest: JsonObject | undefined } {
  const kept = emptyObject();
  const rest = emptyObject();
  for (const key of Object.keys(value)) {
    const below = read.filter((r) => r[0] === key).map((r) => r.slice(1));
    const v = below.length > 0 && !isLive(value, key) ? value[key] : undefined;
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

/** With another map at a place, or without the key. */
function replaced(tree: JsonObject, keys: Keys, value: JsonObject | undefined): JsonObject {
  const [key, ...rest] = keys;
  const out = emptyObject();
  for (const k of Object.keys(tree)) {
    const v = k === key && !isLive(tree, k) ? tree[k] : undefined;
    if (k !== key || (rest.length > 0 && !isObject(v))) copyKey(out, tree, k);
    else if (rest.length > 0 && isObject(v)) out[k] = replaced(v, rest, value);
    else if (value) out[k] = value;
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
      entries.push(k === key ? less(entry, { value: pruned(entry.value, rest, read) }) : entry);
      continue;
    }
    const below = read.filter((r) => r[0] === k).map((r) => r.slice(1));
    if (below.some((r) => r.length === 0)) entries.push(entry);
    else if (below.length > 0 && resolve(entry.value).kind === 'map')
      entries.push(less(entry, { value: pruned(entry.value, [], below) }));
  }
  return less(map, { entries });
}
/** It stands where the other one does, wherever that is by now. */
const less = <T extends object>(of: T, own: Partial<T>): T => Object.assign(Object.create(of) as T, own);
