/**
 * The tree of a text that Helm refuses, made from that of a text which it read: what is broken is one place, and everything but the
 * entry of the root around it was read before. The one reader for such texts (`tolerant.ts`) reads that entry; what stands above and
 * below it is copied, since whoever repairs the text comes back to the tree before.
 */
import { due, type Sliced } from '../slices.ts';
import { isOrdinary, readingAsHelm } from './helm.ts';
import { refusedAt } from './parse.ts';
import { entriesAround, isPlainRoot, type Change } from './reread.ts';
import { readTolerant } from './tolerant.ts';
import {
  isCollection,
  type AliasNode,
  type Entry,
  type Item,
  type MapNode,
  type Node,
  type ScalarNode,
  type SeqNode,
  type Source,
  type Trivia,
  type YamlDocument,
} from './tree.ts';
import { copyScalar } from './watch.ts';

/** An entry above, where there is one: what is read goes on in a map. */
const ABOVE = 'a: 1\n';

/** An entry below: it is another one where a line goes on, and another one in braces. */
const BELOW = 'a: b, c\n';
const isBelow = (e: Entry | undefined): boolean =>
  e?.key === 'a' && e.column === 0 && e.ownLine && e.value.kind === 'scalar' && e.value.text === 'b, c';
/** What closes a text in quotes that was begun above. */
const CLOSES_DOUBLE = /(?<!\\)(?:\\\\)*"/;
const CLOSES_SINGLE = /(?<!')'(?:'')*(?!')/;

/** Undefined where the text must be read whole. The document stays as it is. */
export function* readBroken(doc: YamlDocument, text: string, change: Change): Sliced<YamlDocument | undefined> {
  const { root } = doc;
  if (doc.divisible !== true || doc.problems.length > 0 || !root || !isPlainRoot(root)) return undefined;
  if ((text.includes('\r\n') ? '\r\n' : '\n') !== doc.source.eol) return undefined;
  const { entries } = root;
  const [k, m] = entriesAround(entries, change);
  const first = entries[k];
  if (!first) return undefined;
  const from = first.start;
  // What comes before a line of one letter decides how it is read.
  if (!/\S/.test(text.charAt(from + 1))) return undefined;
  const head = k > 0 ? ABOVE : '';
  const after = entries[m];
  const below = after && after.start + change.by;
  if (!isOrdinary(`\n${text.slice(from, below)}`)) return undefined;

  // Helm gives up where it meets the mistake: what stands above it was read without one.
  const helm = yield* readingAsHelm(head + text.slice(from));
  if (!helm.problem) return undefined;
  const offset = helm.problem.offset - head.length + from;
  if (offset < from) return undefined;

  // The entry below, and two more below that, show that nothing goes on which the broken one began. Of what stands further down only one
  // thing matters: whether there is a quote that an open one would be looking for.
  const next = entries[m + 1];
  const to = next ? next.start + change.by : text.length;
  const rest = text.slice(to);
  const quotes = `${CLOSES_DOUBLE.test(rest) ? '"' : ''}${CLOSES_SINGLE.test(rest) ? "'" : ''}`;
  const foot = next ? `${BELOW}${BELOW}#${quotes}` : '';
  const part: Source = { ...doc.source, text: head + text.slice(from, to) + foot };
  const read = yield* readTolerant(part);
  if ('whole' in read) return undefined;
  const [one, ...more] = read.docs;
  if (!one || more.length > 0 || one.problems.length > 0 || one.root?.kind !== 'map' || one.root.flow) return undefined;
  const now = one.root.entries.slice(k > 0 ? 1 : 0);
  if (next && !(isBelow(now.pop()) && isBelow(now.pop()))) return undefined;
  const there = after && now.pop();
  const source: Source = { ...doc.source, text };
  // What is never closed ends with the text.
  const moved = (at: number): number => (at >= part.text.length ? text.length : at - head.length + from);
  if (after && !(there && isSame(after, there, (at) => moved(at) - change.by))) return undefined;
  const [begin] = now;
  if (!begin || moved(begin.start) !== from || !begin.ownLine || begin.column !== 0) return undefined;
  if (now.some((e) => e.merge || (!isNamed(e, first) && entries.some((o) => o.key === e.key)))) return undefined;

  const made: MapNode = { ...root, source, entries: [], tail: [] };
  for (const [slots, move] of [
    [entries.slice(0, k), (at: number) => at],
    [now, moved],
    [entries.slice(m), (at: number) => at + change.by],
  ] as const) {
    const copy = new Copy(source, move);
    for (const slot of slots) {
      if (due()) yield;
      const entry = yield* copy.slot(slot, made);
      if (!entry) return undefined;
      if (slot === begin) entry.lead = first.lead.map((t) => ({ ...t, source }));
      if (slot === after && there) entry.lead = new Copy(source, moved).trivia(there.lead);
      made.entries.push(entry);
    }
    if (slots.length > 0) {
      const above = slots === now ? one.root : root;
      made.tail = copy.trivia(above.tail);
      made.end = move(above.end);
    }
  }
  const refused = refusedAt({ offset, message: helm.problem.message }, text);
  return { source, start: 0, end: text.length, root: made, original: made, problems: [refused] };
}
const isNamed = (e: Entry, as: Entry): boolean => e.key === as.key;

/** The same entry at the same place. */
function isSame(a: Entry, b: Entry, move: (at: number) => number): boolean {
  const same = (key: 'start' | 'keyEnd'): boolean => a[key] === move(b[key]);
  if (a.key !== b.key || b.merge || b.opaque || b.column !== 0 || !b.ownLine || !same('start') || !same('keyEnd'))
    return false;
  const [v, w] = [a.value, b.value];
  return v.kind === w.kind && v.content === move(w.content) && v.end === move(w.end);
}

/** Makes nodes of another text; undefined where there are anchors or aliases. */
class Copy {
  constructor(
    private readonly source: Source,
    private readonly move: (at: number) => number,
  ) {}
  *slot<T extends Entry | Item>(slot: T, parent: MapNode | SeqNode): Sliced<T | undefined> {
    const { move, source } = this;
    const value = isCollection(slot.value) ? yield* this.collection(slot.value) : this.leaf(slot.value);
    if (!value || slot.original !== slot.value) return undefined;
    const made: T = {
      ...slot,
      source,
      parent,
      value,
      original: value,
      start: move(slot.start),
      end: move(slot.end),
      gap: move(slot.gap),
      lead: this.trivia(slot.lead),
      tail: this.trivia(slot.tail),
    };
    if (made.kind === 'entry') made.keyEnd = move(made.keyEnd);
    value.parent = made;
    return made;
  }
  private places({ start, content, end }: Node) {
    const { move, source } = this;
    return { source, start: move(start), content: move(content), end: move(end) };
  }
  private leaf(node: ScalarNode | AliasNode): ScalarNode | undefined {
    if (node.kind === 'alias' || node.anchor !== undefined) return undefined;
    return { ...copyScalar(node), ...this.places(node) };
  }
  private *collection(node: MapNode | SeqNode): Sliced<MapNode | SeqNode | undefined> {
    if (node.anchor !== undefined) return undefined;
    // In braces that do not close it may be unknown.
    const headEnd = node.headEnd < 0 ? node.headEnd : this.move(node.headEnd);
    const all = { ...this.places(node), headEnd, tail: this.trivia(node.tail) };
    if (node.kind === 'map') {
      const map: MapNode = { ...node, ...all, entries: [] };
      return (yield* this.children(node.entries, map, map.entries)) ? map : undefined;
    }
    const seq: SeqNode = { ...node, ...all, items: [] };
    return (yield* this.children(node.items, seq, seq.items)) ? seq : undefined;
  }
  private *children<T extends Entry | Item>(from: readonly T[], parent: MapNode | SeqNode, into: T[]): Sliced<boolean> {
    for (const child of from) {
      if (due()) yield;
      const made = yield* this.slot(child, parent);
      if (!made) return false;
      into.push(made);
    }
    return true;
  }
  trivia(list: readonly Trivia[]): Trivia[] {
    const { move, source } = this;
    return list.map((t) => ('start' in t ? { ...t, source, start: move(t.start), end: move(t.end) } : t));
  }
}
