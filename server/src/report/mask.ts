/**
 * Hides the secrets of values files where parts of them are shown: in a diff, and in comments that a report repeats. What is
 * secret is found by its place; what was found is hidden wherever else it stands, in every file. Line breaks stay, so that
 * line numbers still hold.
 */
import type { ValuesSet } from '../engine/index.ts';
import { due, finish, type Sliced } from '../engine/slices.ts';
import { parseDocuments } from '../engine/yaml/parse.ts';
import type { Node, YamlDocument } from '../engine/yaml/tree.ts';
import { isStrong, Secrets } from './secretText.ts';
import type { Range } from './secretLines.ts';

export { isSecretKey } from '../engine/secretNames.ts';

export const MASK = '•••';

/** Behind its step a text beside a key name is the name of a Secret, and no secret. */
const isNew = (set: ValuesSet): boolean => set.version === set.step.to;

/** Masks text of the files of some sets: what is secret in one of them is hidden in all. */
export class Masking {
  /** Longest first, so that no part of one is left. */
  private strong: readonly string[] = [];
  private readonly values = new Set<string>();
  private readonly names = new Set<string>();
  private readonly doubtful = new Set<string>();
  private readonly anchors = new Set<string>();
  private readonly anchored = new Set<string>();
  private readonly read = new Map<ValuesSet['layers'][number], Secrets>();

  constructor(...sets: readonly ValuesSet[]) {
    finish(this.learning(sets));
  }
  static *of(...sets: readonly ValuesSet[]): Sliced<Masking> {
    const masking = new Masking();
    yield* masking.learning(sets);
    return masking;
  }
  private *learning(sets: readonly ValuesSet[]): Sliced<void> {
    const read: Secrets[] = [];
    for (const [layer, now] of sets.flatMap((s) => s.layers.map((l) => [l, isNew(s)] as const))) {
      const secrets = yield* this.secretsOf(layer, now);
      read.push(secrets);
      for (const v of secrets.values) this.values.add(v);
      for (const path of secrets.anchors) this.anchors.add(path);
      for (const v of secrets.anchored) this.anchored.add(v);
    }
    for (const n of read.flatMap((s) => s.names)) {
      if (due()) yield;
      if (!n.comment) this.names.add(n.text);
    }
    for (const d of read.flatMap((s) => s.doubtful)) if (!this.names.has(d.text)) this.doubtful.add(d.text);
    for (const value of this.doubtful) this.values.add(value);
    const strong: string[] = [];
    for (const value of this.values) {
      if (due()) yield;
      if (isStrong(value)) strong.push(value);
    }
    yield;
    this.strong = strong.sort((a, b) => b.length - a.length);
  }

  /** The lines of every layer. */
  layers(set: ValuesSet): string[][] {
    return finish(this.maskingLayers(set));
  }
  *maskingLayers(set: ValuesSet): Sliced<string[][]> {
    const out: string[][] = [];
    for (const layer of set.layers) {
      const secrets = yield* this.secretsOf(layer, isNew(set));
      out.push((yield* this.hiding(layer.text, secrets)).split('\n'));
    }
    return out;
  }

  /** The lines of files of which some hold their layers inside a document. */
  files(files: readonly { readonly name: string; readonly text: string }[], set: ValuesSet): string[][] {
    const now = isNew(set);
    return files.map(({ name, text }) => {
      const inside = set.layers.filter((l) => l.name === name);
      const whole = inside.find((l) => !l.mount);
      if (whole) return finish(this.hiding(whole.text, finish(this.secretsOf(whole, now)))).split('\n');
      const docs = parseDocuments(text, name);
      const all = new Secrets(now);
      finish(all.reading(text, rootsOf(docs), isBroken(docs)));
      for (const layer of inside)
        if (layer.mount) all.include(finish(this.secretsOf(layer, now)), layer.mount.projection);
      return finish(this.hiding(text, all)).split('\n');
    });
  }

  /** A text of which nothing is known, such as a comment. */
  text(text: string): string {
    return finish(this.hiding(text, new Secrets().read(text)));
  }

  private *secretsOf(layer: ValuesSet['layers'][number], now: boolean): Sliced<Secrets> {
    const known = this.read.get(layer);
    if (known) return known;
    const secrets = new Secrets(now);
    yield* secrets.reading(layer.text, rootsOf(layer.units.map((u) => u.doc)), layer.problems.length > 0);
    this.read.set(layer, secrets);
    return secrets;
  }

  private *hiding(text: string, secrets: Secrets): Sliced<string> {
    // What other places use as the name of a Secret is one here too.
    const named = secrets.doubtful.filter((d) => this.names.has(d.text));
    const ranges = [...secrets.ranges, ...secrets.doubtful.filter((d) => !this.names.has(d.text))];
    yield;
    const names = sorted([...named, ...secrets.names.filter((n) => !(n.comment && this.doubtful.has(n.text)))]);
    yield;
    for (const p of secrets.plain) {
      if (due()) yield;
      const known = p.comment ? this.values : this.anchored;
      const same = known.has(p.text) && !isCommon(p.text) && !isWithin(names, p.start, p.end);
      if (same || this.anchors.has(p.path)) ranges.push(p);
    }
    for (const value of this.strong) {
      yield;
      for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length))
        if (!isWithin(names, at, at + value.length)) ranges.push({ start: at, end: at + value.length });
    }
    let out = '';
    let at = 0;
    for (const r of united(ranges)) {
      out += text.slice(at, r.start) + hideValue(text.slice(r.start, r.end));
      at = r.end;
    }
    return out + text.slice(at);
  }
}

const rootsOf = (docs: readonly YamlDocument[]): (Node | undefined)[] => docs.map((d) => d.root);
const isBroken = (docs: readonly YamlDocument[]): boolean => docs.some((d) => d.problems.length > 0);

/** Says little by itself, and stands in many places. */
const isCommon = (value: string): boolean => /^(?:true|false|null|yes|no|on|off|\d{1,5})$/i.test(value);

function isWithin(names: readonly Range[], start: number, end: number): boolean {
  let lo = 0;
  let hi = names.length;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if ((names[mid]?.start ?? 0) <= start) lo = mid + 1;
    else hi = mid;
  }
  return lo > 0 && end <= (names[lo - 1]?.end ?? 0);
}

const sorted = (ranges: readonly Range[]): Range[] => [...ranges].sort((a, b) => a.start - b.start || b.end - a.end);
function united(ranges: readonly Range[]): Range[] {
  const out: { start: number; end: number }[] = [];
  for (const r of sorted(ranges)) {
    const last = out[out.length - 1];
    if (last && r.start < last.end) last.end = Math.max(last.end, r.end);
    else if (r.end > r.start) out.push({ start: r.start, end: r.end });
  }
  return out;
}

/** Keeps quotes, the header of a block text, line breaks and indentation. */
function hideValue(text: string): string {
  const quote = /^(["'])[\s\S]*\1$/.exec(text)?.[1] ?? '';
  if (!text.includes('\n')) return `${quote}${MASK}${quote}`;
  const [first = '', ...rest] = text.split('\n');
  const head = /^[|>]/.test(first) ? first : MASK + (first.endsWith('\r') ? '\r' : '');
  return [head, ...rest.map((line) => line.replace(/\S.*?(?=\r?$)/, MASK))].join('\n');
}
