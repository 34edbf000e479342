/** Values of a set as Helm merges them, up to some layer. */
import { parsePath, type Keys } from './path.ts';
import type { Spelling } from './rules/rule.ts';
import { obeyed, speltAt } from './rules/spellings.ts';
import { emptyObject, isFalse, isObject, meantBy, type Json } from './yaml/tree.ts';
import { copyKey, isLive, look, putPlain } from './yaml/watch.ts';

export type JsonObject = Record<string, Json>;

/** Asks something of values, noting which keys were asked for. An answer that would be the same from other keys is another one. */
export function asked<T>(view: View, reads: Set<string>, ask: (view: View) => T): T {
  const found = look(() => {
    const mine = new Set<string>();
    return { answer: ask(view.recording(mine)) ?? null, reads: [...mine] };
  });
  for (const path of found.reads) reads.add(path);
  return (found.answer ?? undefined) as T;
}

/** Helm's merge of values files: maps merge, everything else replaces, null is carried. */
export function mergeValues(base: JsonObject, over: JsonObject): JsonObject {
  const out = emptyObject();
  for (const k of Object.keys(base)) copyKey(out, base, k);
  for (const k of Object.keys(over)) {
    if (isLive(over, k)) {
      copyKey(out, over, k);
      continue;
    }
    const old = isLive(base, k) ? undefined : out[k];
    const v = over[k] as Json;
    putPlain(out, k, isObject(old) && isObject(v) ? mergeValues(old, v) : v);
  }
  return out;
}
export function valueAt(tree: Json | undefined, keys: Keys): Json | undefined {
  let v: Json | undefined = tree;
  for (const k of keys) {
    if (!isObject(v) || !Object.hasOwn(v, k)) return undefined;
    v = v[k];
  }
  return v;
}
/** Whether anything is said there; what it is, nobody asks. */
export function isSaid(tree: Json | undefined, keys: Keys): boolean {
  const last = keys[keys.length - 1];
  if (last === undefined) return tree !== undefined;
  const above = valueAt(tree, keys.slice(0, -1));
  return isObject(above) && Object.hasOwn(above, last);
}

/** Deep below `global` Helm puts a default back that a null takes away, where a chart has others inside. */
export const keepsDefault = (keys: Keys): boolean => keys[0] === 'global' && keys.length > 3;

/** How a chart reads values: keys that it takes for others, and what it says where nobody else does. */
export interface Reading {
  readonly spellings: readonly Spelling[];
  readonly default: (keys: Keys) => Json | undefined;
  /** Switches that templates ask with `if`, to which every text is on, `"false"` too. */
  readonly isSwitch: (keys: Keys) => boolean;
}
/** Only what stands there. */
export const AS_WRITTEN: Reading = { spellings: [], default: () => undefined, isSwitch: () => false };

export class View {
  constructor(
    readonly tree: JsonObject,
    private readonly reading: Reading,
    private readonly reads?: Set<string>,
  ) {}
  /** The same values; every path that is asked for is noted. */
  recording(reads: Set<string>): View {
    return new View(this.tree, this.reading, reads);
  }
  /** Other values, read in the same way. */
  of(tree: JsonObject): View {
    return new View(tree, this.reading);
  }
  /** What the files say; undefined where they say nothing. */
  get(path: string): Json | undefined {
    this.reads?.add(path);
    return valueAt(this.tree, parsePath(path));
  }
  has(path: string): boolean {
    this.reads?.add(path);
    return isSaid(this.tree, parsePath(path));
  }
  /** The same in whichever spelling: the one that the chart obeys. */
  said(path: string): Json | undefined {
    return valueAt(this.obeyed(path), parsePath(speltAt(path, this.reading.spellings).name));
  }
  /** Works out which spellings count, while whoever reads the set still notes what that depends on. */
  translated(): this {
    obeyed(this.tree, this.reading.spellings);
    return this;
  }
  private obeyed(path: string): JsonObject {
    const { spellings } = this.reading;
    if (this.reads) for (const place of speltAt(path, spellings).places) this.reads.add(place);
    return obeyed(this.tree, spellings).tree;
  }
  /**
   * What the chart works with: the files' value, in the spelling that it obeys, else the chart's default. A null deletes
   * the default of its own key; charts abort on one over a whole section, so that is a section nobody filled in.
   */
  effective(path: string): Json | undefined {
    const keys = parsePath(speltAt(path, this.reading.spellings).name);
    let v: Json | undefined = this.obeyed(path);
    for (const key of keys) {
      if (v !== null && !isObject(v)) return undefined;
      v = v?.[key];
      if (v === undefined) return this.reading.default(keys);
    }
    if (v === null && keepsDefault(keys)) return this.reading.default(keys);
    return meantBy(v) !== undefined && !isFalse(v) && this.reading.isSwitch(keys) ? true : v;
  }
  is(path: string): boolean {
    return this.effective(path) === true;
  }
  /** Text of an effective scalar; empty when there is none, or `false` in its place. */
  text(path: string): string {
    const v = this.effective(path);
    return typeof v === 'string' || typeof v === 'number' || v === true ? String(v) : '';
  }
}
