/** Text -> lossless trees: as Helm reads it, or with the problem that keeps anybody from editing it. */
import { LineCounter } from 'yaml';
import { due, finish, type Sliced } from '../slices.ts';
import { readingAsHelm, readOrdinary, type HelmDocument, type HelmReading, type HelmValue } from './helm.ts';
import { readTolerant } from './tolerant.ts';
import {
  effectiveEntries,
  isCollection,
  resolve,
  type AliasNode,
  type Node,
  type Problem,
  type ScalarNode,
  type Source,
  type YamlDocument,
} from './tree.ts';

/**
 * Reads the documents of a text that Helm reads. Never throws: what Helm refuses, or reads otherwise than it is read here, is a
 * problem with its offset, and the readable part is still there. Duplicate keys are accepted as Helm accepts them (the last
 * one counts). A text that something else than Helm reads, such as Spring, is read as the specification says.
 */
export const parseDocuments = (text: string, name = '', reader: 'helm' | 'spring' = 'helm'): YamlDocument[] =>
  finish(parsing(text, name, reader));
export function* parsing(text: string, name = '', reader: 'helm' | 'spring' = 'helm'): Sliced<YamlDocument[]> {
  const source: Source = { name, text, eol: text.includes('\r\n') ? '\r\n' : '\n' };
  if (reader === 'helm') {
    const ordinary = yield* readOrdinary(source);
    if (
      ordinary &&
      (!ordinary.entangled ||
        !ordinary.root ||
        (yield* difference(ordinary.root, ordinary.value, new Map())) === undefined)
    ) {
      const { root, open, divisible, entangled } = ordinary;
      const doc = { source, start: 0, end: text.length, root, original: root, problems: [], divisible, entangled };
      return [open === undefined ? doc : { ...doc, open }];
    }
  }
  return yield* parsingTolerant(source, reader);
}
/** The same for any text, in five times the time. */
export const parseTolerant = (source: Source): YamlDocument[] => finish(parsingTolerant(source, 'helm'));
function* parsingTolerant(source: Source, reader: 'helm' | 'spring'): Sliced<YamlDocument[]> {
  const { text } = source;
  const read = yield* readTolerant(source);
  if ('whole' in read) return read.whole;
  return reader === 'spring'
    ? withProblems(read.docs, read.problems(), text)
    : yield* asHelm(read.docs, yield* readingAsHelm(text), text);
}

/** Every problem belongs to the document it stands in. */
function withProblems(docs: readonly YamlDocument[], problems: readonly Problem[], text: string): YamlDocument[] {
  if (problems.length === 0) return [...docs];
  return docs.map((doc, n) => {
    const last = n === docs.length - 1;
    const end = docs[n + 1]?.start ?? text.length;
    const inside = problems.filter((p) => (n === 0 || p.offset >= doc.start) && (p.offset < end || last));
    return inside.length === 0 ? doc : { ...doc, problems: [...inside, ...doc.problems] };
  });
}

/** The documents that Helm reads, each with the problem if it is read otherwise there. */
function* asHelm(docs: readonly YamlDocument[], helm: HelmReading, text: string): Sliced<YamlDocument[]> {
  if (helm.problem) {
    // Where the readable part has a problem of its own, that one is nearer to the mistake.
    const own = docs.some((d) => d.problems.length > 0);
    return own ? [...docs] : withProblems(docs, [refusedAt(helm.problem, text)], text);
  }
  const out: YamlDocument[] = [];
  let used = -1;
  for (const doc of docs) {
    const at = doc.root ? doc.root.start : doc.start;
    const n = helm.documents.findIndex((d) => at >= d.start && at < Math.max(d.end, d.start + 1));
    const here = helm.documents[n];
    // Helm reads the first document of every piece.
    if (doc.root && n === used) {
      const last = out.length - 1;
      out[last] = { ...(out[last] as YamlDocument), unread: at };
      continue;
    }
    if (doc.root) used = n;
    out.push(doc.root || out.length === 0 ? yield* compared(doc, here) : doc);
  }
  const last = out[out.length - 1];
  if (last && helm.open !== undefined) out[out.length - 1] = { ...last, open: helm.open };
  return out;
}
/** Shown up to the end of its line. */
export function refusedAt(
  { offset, message }: { readonly offset: number; readonly message: string },
  text: string,
): Problem {
  const eol = text.indexOf('\n', offset);
  return { offset, end: Math.min(Math.max(offset + 1, eol < 0 ? text.length : eol), text.length), message };
}
/** Says where the tree is not what Helm reads. */
function* compared(doc: YamlDocument, helm: HelmDocument | undefined): Sliced<YamlDocument> {
  if (doc.problems.length > 0) return doc;
  const value = helm?.value ?? null;
  const rest = helm?.rest;
  const at =
    rest ?? (doc.root ? yield* difference(doc.root, value, new Map()) : value === null ? undefined : doc.start);
  if (at === undefined) return doc;
  const message =
    rest !== undefined
      ? 'Helm reads nothing from here on: what stands before is a whole document'
      : /\r(?!\n)/.test(doc.source.text)
        ? 'Helm reads this: a lone carriage return ends a line for it. Save the file with the usual line ends'
        : 'Helm reads this, but not as it looks: indent what belongs to the key above, or put the text in quotes';
  return { ...doc, problems: [{ offset: at, end: at + 1, message }] };
}
/** Where a tree is not the value that Helm reads. */
export function* difference(node: Node, value: HelmValue, seen: Map<HelmValue, Node>): Sliced<number | undefined> {
  const n = resolve(node);
  if (!isCollection(n)) return unlike(n, value);
  const at = Math.max(n.start, 0);
  // What an alias repeats is looked at once.
  if (seen.get(value) === n) return undefined;
  seen.set(value, n);
  if (n.kind === 'seq') {
    if (!Array.isArray(value) || value.length !== n.items.length) return at;
    for (const [i, item] of n.items.entries()) {
      if (due()) yield;
      const found = yield* difference(item.value, value[i] as HelmValue, seen);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (!(value instanceof Map)) return at;
  const entries = effectiveEntries(n);
  for (const [key, { entry }] of entries) {
    const there = value.get(key);
    if (!there) return Math.max(entry.start, 0);
    if (due()) yield;
    const below = resolve(entry.value);
    const found = isCollection(below) ? yield* difference(below, there.value, seen) : unlike(below, there.value);
    if (found !== undefined) return found;
  }
  return entries.size === value.size ? undefined : at;
}
const unlike = (n: ScalarNode | AliasNode, value: HelmValue): number | undefined =>
  n.kind === 'scalar' && (n.value === value || (n.value === 0 && value === 0))
    ? undefined
    : n.kind === 'alias'
      ? n.start
      : Math.max(n.start, 0);

/** 1-based line and column (UTF-16) of an offset. */
export function position(text: string, offset: number): { line: number; column: number } {
  const counter = counters.get(text) ?? count(text);
  const { line, col } = counter.linePos(Math.min(offset, text.length));
  return { line: Math.max(1, line), column: Math.max(1, col) };
}
const counters = new Map<string, LineCounter>();
function count(text: string): LineCounter {
  const counter = new LineCounter();
  counter.addNewLine(0);
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) counter.addNewLine(i + 1);
  if (counters.size > 16) counters.clear();
  counters.set(text, counter);
  return counter;
}
