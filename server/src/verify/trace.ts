/**
 * Where in the files a difference of the renders comes from. What a rule did is led from the old file to the place in the
 * upgraded one. What nobody explains is looked for first where the upgraded files say something else than the upgrade does.
 */
import { STEPS } from '../engine/steps/index.ts';
import type { Explained } from '../engine/effects/explain.ts';
import { formatPath } from '../engine/path.ts';
import { placeOf } from '../engine/journey/places.ts';
import { readSet, type Place, type upgrade, type ValuesSet } from '../engine/index.ts';
import { Values } from '../engine/validate/values.ts';
import { resolve, type Node, type YamlDocument } from '../engine/yaml/tree.ts';
import { bare } from './objects.ts';

/** Places in the old files, and in the upgraded ones; offsets are UTF-16 code units of the layer's text. */
export interface Traced {
  readonly old: readonly Place[];
  readonly now: readonly Place[];
}
export interface Traceable {
  readonly old: ValuesSet;
  readonly done: ReturnType<typeof upgrade>;
  readonly now: ValuesSet;
}

/** Places of one difference that are still looked at. */
const MOST = 5;

export class Tracer {
  private readonly values: Values;
  /** Leaves of the old files. */
  private readonly before: readonly Leaf[];
  private readonly after: readonly Leaf[];
  /** What the upgraded files say otherwise than the upgrade, or no longer. */
  private readonly changed: readonly Leaf[];

  constructor(private readonly files: Traceable) {
    const { old, done, now } = files;
    this.values = new Values(now);
    this.before = leavesOf(old);
    this.after = leavesOf(now);
    const asUpgraded = done.layers.every((l, i) => now.layers[i]?.text === l.after);
    this.changed = asUpgraded && done.layers.length === now.layers.length ? [] : this.changes();
  }

  trace(d: Explained): Traced {
    if (d.values.length > 0) {
      const now = d.values.flatMap((p) => this.upgraded(p));
      return { old: d.values, now: unique(now).slice(0, MOST) };
    }
    // What the chart does by itself comes from no line.
    if (d.reason) return { old: [], now: [] };
    const now = this.guess(d, this.after, this.changed, d.after) ?? rootOf(d, this.after);
    const old = this.guess(d, this.before, [], d.before);
    return { old: [old ?? rootOf(d, this.before)].filter((p) => p !== undefined), now: now ? [now] : [] };
  }

  /** Where a place of the upgraded files was in the old ones. */
  origin(place: Place): Place | undefined {
    for (const { ledger } of this.files.done.layers)
      for (const { layer, path, offset, to } of ledger)
        if (to.includes(place.path)) return { layer, start: offset, end: offset, path };
    const found = this.files.done.findings.find((f) => f.targets.includes(place.path));
    return found?.place;
  }

  /** Where a place of the old files is now. */
  private upgraded(place: Place): Place[] {
    const { layers, findings } = this.files.done;
    const entries = layers[place.layer]?.ledger ?? [];
    const entry = entries.find((e) => e.path === place.path && e.layer === place.layer);
    const said = findings.find(
      (f) => f.place === place || (f.place.start === place.start && f.place.layer === place.layer),
    );
    const paths = entry && entry.to.length > 0 ? entry.to : (said?.targets ?? []);
    return paths.flatMap((path) => this.standing(path) ?? []);
  }
  /** The item of a list, or the key; nothing where only a key far above is there. */
  private standing(path: string): Place | undefined {
    const leaf = this.after.filter((l) => l.path === path || l.item === path).at(-1);
    if (leaf) return placeIn(leaf);
    const place = placeOf(this.values, path);
    return place && this.values.said(path) !== undefined ? place : undefined;
  }

  private changes(): Leaf[] {
    const { done, now } = this.files;
    const made = leavesOf(
      readSet(
        done.layers.map((l) => ({ name: l.name, text: l.after })),
        { from: now.step.to },
      ),
    );
    const [wanted, given] = [made, this.after].map((all) => new Map(all.map((l) => [l.path, l])));
    const other = [...(given?.values() ?? [])].filter((l) => wanted?.get(l.path)?.value !== l.value);
    const values = new Values(now);
    const gone = [...(wanted?.values() ?? [])].flatMap((l): Leaf[] => {
      if (given?.has(l.path)) return [];
      const near = placeOf(values, formatPath(l.keys.slice(0, -1)));
      const [first] = this.after;
      const at = near ?? (first && { layer: first.layer, ...first.root });
      return at ? [{ ...l, layer: at.layer, start: at.start, end: at.end }] : [];
    });
    return [...other, ...gone];
  }

  private guess(
    d: Explained,
    all: readonly Leaf[],
    changed: readonly Leaf[],
    value: string | undefined,
  ): Place | undefined {
    const [only, ...more] = changed;
    const found =
      best(d, changed, value, NAMED) ??
      (only && more.length === 0 ? only : undefined) ??
      best(d, all, value, NAMED + SAME);
    return found && placeIn(found);
  }
}

/** The part of the values that the object is of, else the first. */
function rootOf(d: Explained, all: readonly Leaf[]): Place | undefined {
  const leaf = all.find((l) => isPartOf(l.keys[0] ?? '', d.object)) ?? all[0];
  return leaf && { layer: leaf.layer, start: leaf.root.start, end: leaf.root.end, path: leaf.keys[0] ?? '' };
}

interface Leaf {
  readonly keys: readonly string[];
  readonly path: string;
  /** The path of its item of a named list, such as `orchestration.env[name=X]`. */
  readonly item: string;
  readonly value: string;
  readonly layer: number;
  /** Of its key, or of its item. */
  readonly start: number;
  readonly end: number;
  readonly root: { readonly start: number; readonly end: number };
}
const placeIn = ({ layer, start, end, path }: Leaf): Place => ({ layer, start, end, path });

/** A stop for texts whose aliases expand without end. */
const LIMIT = 50_000;

function leavesOf(set: ValuesSet): Leaf[] {
  const out: Leaf[] = [];
  for (const { doc, layer } of set.units) {
    const root = doc.root && resolve(doc.root);
    if (root?.kind !== 'map') continue;
    for (const e of root.entries) {
      if (e.opaque || e.merge) continue;
      const at = { layer, start: e.start, end: e.keyEnd, root: { start: e.start, end: e.keyEnd } };
      walk(e.value, [e.key], '', at, doc, out);
    }
  }
  return out;
}
type At = Pick<Leaf, 'layer' | 'start' | 'end' | 'root'>;
function walk(node: Node, keys: readonly string[], item: string, at: At, doc: YamlDocument, out: Leaf[]): void {
  if (out.length > LIMIT) return;
  const n = resolve(node);
  if (n.kind === 'map')
    for (const e of n.entries) {
      if (e.opaque || e.merge) continue;
      // What an alias brings stands where the alias is.
      const here = n === node && e.source === doc.source ? { ...at, start: e.start, end: e.keyEnd } : at;
      walk(e.value, [...keys, e.key], item, here, doc, out);
    }
  else if (n.kind === 'seq')
    n.items.forEach((i, index) => {
      const here =
        n === node && i.source === doc.source
          ? { ...at, start: i.start, end: Math.max(i.value.start, i.start + 1) }
          : at;
      const map = resolve(i.value);
      const name = map.kind === 'map' ? map.entries.find((e) => e.key === 'name' && !e.opaque)?.value : undefined;
      const id = name?.kind === 'scalar' ? `name=${name.text}` : String(index);
      walk(i.value, [...keys, `[${id}]`], `${formatPath(keys)}[${id}]`, here, doc, out);
    });
  else if (n.kind === 'scalar') out.push({ ...at, keys, item, path: formatPath(keys), value: String(n.value ?? '') });
}

/** Says nothing of what it is about. */
const VAGUE = /^(?:value|name|enabled|\[\d+\])$/;
const NAMED = 3;
const SAME = 4;

/** The leaf that speaks most of what the difference is about; of equals the last in Helm's order. */
function best(d: Explained, leaves: readonly Leaf[], value: string | undefined, least: number): Leaf | undefined {
  const property = bare(d.property);
  let found: Leaf | undefined;
  let most = least;
  for (const l of leaves) {
    const names = l.keys.filter((k) => !VAGUE.test(k)).map((k) => bare(k.replace(/^\[name=(.*)\]$/, '$1')));
    const last = names.at(-1) ?? '';
    if (last.length < 3) continue;
    const named = property.includes(last) || (last.length > property.length && last.includes(property));
    const above = names.at(-2);
    const score =
      (named ? NAMED : 0) +
      (value !== undefined && value === l.value ? SAME : 0) +
      (named && above !== undefined && property.includes(above) ? 1 : 0) +
      (isPartOf(l.keys[0] ?? '', d.object) ? 1 : 0);
    if (score < most) continue;
    found = l;
    most = score;
  }
  return found;
}

/** Whether values under a key of the top level work in an object. */
function isPartOf(root: string, object: string): boolean {
  const kind = object.slice(0, object.indexOf('/'));
  const part = object.slice(object.indexOf('/') + 1);
  if (kind === 'Route' || kind === 'Ingress') return root === 'global';
  const told = STEPS.map((step) => step.objects.worksIn(root, part)).find((answer) => answer !== undefined);
  return told ?? (root !== 'global' && bare(part).startsWith(bare(root)));
}
function unique(places: readonly Place[]): Place[] {
  return places.filter((p, i) => places.findIndex((q) => q.layer === p.layer && q.start === p.start) === i);
}
