/** Keys that can be written at two places: which of them the chart obeys, and what it works with then. */
import { formatPath, isWithin, parsePath, type Keys } from '../path.ts';
import { emptyObject, isObject, sameJson, type Json, isFalse } from '../yaml/tree.ts';
import { copyKey, isLive, openly } from '../yaml/watch.ts';
import type { Path, Spelling } from './rule.ts';

type Values = Record<string, Json>;
/** A value that no template saw: another spelling of the key took its place. */
export interface Hidden {
  readonly path: Path;
  /** What the chart obeyed instead, as the files spell it. */
  readonly by: Path;
}
export interface Obeyed {
  /** The values under the names that the templates ask for. */
  readonly tree: Values;
  readonly hidden: readonly Hidden[];
}

/** Where the files say a value. What it is, is asked for only where two of them meet, or where one decides about others. */
interface Leaf {
  readonly of: Values;
  readonly key: string;
  readonly from: Keys;
}
const said = ({ of, key }: Leaf): Json => of[key] as Json;
const isMap = (leaf: Leaf): boolean => !isLive(leaf.of, leaf.key) && isObject(said(leaf));
type Branch = Map<string, Branch | Leaf>;
const isBranch = (x: Branch | Leaf): x is Branch => x instanceof Map;

const answers = new WeakMap<readonly Spelling[], WeakMap<Values, Obeyed>>();
/** Merged values as the templates of the chart see them. The table is gone through in its order, as the chart does. */
export function obeyed(tree: Values, spellings: readonly Spelling[]): Obeyed {
  let known = answers.get(spellings);
  if (!known) answers.set(spellings, (known = new WeakMap()));
  const cached = known.get(tree);
  if (cached) return cached;
  // Whoever asks next finds the answer here: what it depends on is noted for all of them.
  const made = openly(() =>
    spellings.some((s) => has(tree, parsePath(s.at))) ? translate(tree, spellings) : { tree, hidden: [] },
  );
  known.set(tree, made);
  return made;
}
function translate(tree: Values, spellings: readonly Spelling[]): Obeyed {
  const root = branch(tree, []);
  const hidden: Hidden[] = [];
  const write = (at: Keys, leaf: Branch | Leaf): void => {
    if (isBranch(leaf)) {
      for (const [key, below] of leaf) write([...at, key], below);
      return;
    }
    const map = isMap(leaf);
    let node = root;
    for (const [i, key] of at.entries()) {
      const there = node.get(key);
      const last = i === at.length - 1;
      if (there && isBranch(there) && !last) node = there;
      // Maps are merged, so one without keys changes nothing beside another one.
      else if (there && last && map && (isBranch(there) || isMap(there))) return;
      else {
        if (there) hide(there, leaf, hidden);
        if (last) node.set(key, leaf);
        else {
          const next: Branch = new Map();
          node.set(key, next);
          node = next;
        }
      }
    }
  };
  for (const { at, over, when } of spellings) {
    const keys = parsePath(at);
    const on = when === undefined ? undefined : reach(root, parsePath(when));
    if (when !== undefined && (!on || (!isBranch(on) && isFalse(said(on))))) continue;
    const there = reach(root, keys);
    // Nothing but false would be no map of keys.
    if (!there || (when === undefined && !isBranch(there))) continue;
    write(parsePath(over), there);
  }
  return { tree: plain(root), hidden };
}

/** The name under which templates ask for a path, and every place at which the files may say it. */
export interface Spelt {
  readonly name: Path;
  readonly places: readonly Path[];
}
const spelt = new WeakMap<readonly Spelling[], Map<Path, Spelt>>();
const REMEMBERED = 20_000;
/** Worked out once for each path: conditions ask for the same few again and again. */
export function speltAt(path: Path, spellings: readonly Spelling[]): Spelt {
  const all = spelt.get(spellings) ?? new Map<Path, Spelt>();
  const known = all.get(path);
  if (known) return known;
  if (all.size > REMEMBERED) all.clear();
  const name = canonical(path, spellings);
  const made = { name, places: spellingsOf(name, spellings) };
  spelt.set(spellings, all.set(path, made));
  return made;
}
/** Every other place at which the files may say a key that templates ask for, and the switches that decide about it. */
function spellingsOf(path: Path, spellings: readonly Spelling[]): Path[] {
  const found = new Set([path]);
  for (const { at, over, when } of [...spellings].reverse())
    for (const p of [...found])
      if (isWithin(p, over) || isWithin(over, p)) {
        found.add(isWithin(p, over) ? at + p.slice(over.length) : at);
        if (when !== undefined) found.add(when);
      }
  return [...found];
}
/** The name under which templates ask for what stands at a path. */
function canonical(path: Path, spellings: readonly Spelling[]): Path {
  let now = path;
  for (const { at, over, when } of spellings)
    if (when === undefined && isWithin(now, at)) now = over + now.slice(at.length);
  return now;
}

function hide(old: Branch | Leaf, by: Leaf, hidden: Hidden[]): void {
  if (isBranch(old)) for (const below of old.values()) hide(below, by, hidden);
  else if (!sameJson(said(old), said(by))) hidden.push({ path: formatPath(old.from), by: formatPath(by.from) });
}
function branch(map: Values, at: Keys): Branch {
  return new Map(
    Object.keys(map).map((key): [string, Branch | Leaf] => {
      const leaf: Leaf = { of: map, key, from: [...at, key] };
      const below = isMap(leaf) ? (said(leaf) as Values) : undefined;
      return [key, below && Object.keys(below).length > 0 ? branch(below, leaf.from) : leaf];
    }),
  );
}
function plain(branch: Branch): Values {
  const out = emptyObject();
  for (const [key, below] of branch) {
    if (isBranch(below)) out[key] = plain(below);
    else copyKey(out, below.of, below.key, key);
  }
  return out;
}
function reach(root: Branch, keys: Keys): Branch | Leaf | undefined {
  return keys.reduce<Branch | Leaf | undefined>((x, key) => (x && isBranch(x) ? x.get(key) : undefined), root);
}
/** Whatever it says there. */
function has(tree: Values, keys: Keys): boolean {
  let map: Json | undefined = tree;
  for (const key of keys.slice(0, -1)) map = isObject(map) && !isLive(map, key) ? map[key] : undefined;
  return isObject(map) && Object.hasOwn(map, keys[keys.length - 1] ?? '');
}
