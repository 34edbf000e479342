/**
 * The tree of a text after a change, made from the one before: only the entries of the root that the change touches are read again.
 * An entry begins at the margin, and so does the next one; between two of them nothing that was begun goes on. What is not certain
 * to be divisible so is left to a fresh reading: other roots, aliases in what is touched, documents, marks of another kind.
 */
import { due, type Sliced } from '../slices.ts';
import { isOrdinary, readPiece } from './helm.ts';
import { Layout } from './layout.ts';
import { difference } from './parse.ts';
import {
  childrenOf,
  isCollection,
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
import { isTypable } from './watch.ts';

/** A change of a text, in offsets of the text before; `by`: how much longer it made the text. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly by: number;
}
/** Where offsets of the text before are now, as the beginning or the end of something; undefined where that is not certain. */
export interface Move {
  readonly begin: (offset: number) => number | undefined;
  readonly end: (offset: number) => number | undefined;
}
export interface Reread {
  readonly move: Move;
  /** Scalars and what they say now, the keys being what they were; undefined where the keys, or more of the values, are others. */
  readonly said: readonly (readonly [ScalarNode, string])[] | undefined;
  /** It ends in a text without a line break now, or no longer (`YamlDocument.open`). */
  readonly ends?: boolean;
  /** Entries that are new, or were read anew. */
  readonly fresh: readonly Entry[];
}
type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Next = Pick<Entry, 'start' | 'ownLine' | 'lead'>;

/** Changes the tree; undefined, and the tree as it was, where the text must be read whole, or when nobody wants it any more. */
export function* reread(doc: Writable<YamlDocument>, text: string, change: Change): Sliced<Reread | undefined> {
  if (doc.divisible !== true || doc.problems.length > 0) return undefined;
  const typed = typedIn(doc, text, change);
  if (typed) return typed;
  const { root } = doc;
  if (!root || !isPlainRoot(root)) return undefined;
  if ((text.includes('\r\n') ? '\r\n' : '\n') !== doc.source.eol) return undefined;
  const [k, m] = entriesAround(root.entries, change);
  const source = doc.source as Writable<Source>;
  const before = source.text;
  source.text = text;
  let made: Reread | undefined;
  try {
    if (k >= 0) made = yield* piece(doc, root, before, change, k, m);
    else if (m === 0) made = top(doc, root, before, change);
  } finally {
    if (!made) source.text = before;
  }
  return made;
}

/** What a change touches: from the first of them, -1 for what stands above all, to the last one, not included. */
export function entriesAround(entries: readonly Entry[], change: Change): [number, number] {
  let k = -1;
  while (k + 1 < entries.length && startOf(entries, k + 1) < change.start) k++;
  let m = Math.max(k, 0);
  while (m < entries.length && startOf(entries, m) <= change.end) m++;
  return [k, m];
}
const startOf = (entries: readonly Entry[], i: number): number => entries[i]?.start ?? Infinity;
export const isPlainRoot = (root: Node): root is MapNode =>
  root.kind === 'map' &&
  !root.flow &&
  root.anchor === undefined &&
  root.tag === undefined &&
  root.entries.every((e) => e.column === 0 && e.ownLine && !e.merge && !e.opaque);

/** Somebody typed in one value: nothing has to be read. */
function typedIn(doc: Writable<YamlDocument>, text: string, { start, end, by }: Change): Reread | undefined {
  const owing = debts.get(doc);
  const root = owing ? owing.root : doc.root;
  if (!root) return undefined;
  const way: (Entry | Item)[] = [];
  let node = root;
  let flow = false;
  while (isCollection(node)) {
    const all = childrenOf(node);
    const at = lastBefore(all, start, node === root ? owing?.owed : undefined);
    const child = all[at];
    if (!child) return undefined;
    if (node === root) settle(owing, at);
    way.push(child);
    flow ||= node.flow;
    node = child.value;
  }
  if (node.kind !== 'scalar' || node.watched !== true || node.content > start || node.end < end) return undefined;
  const written = text.slice(node.content, node.end + by);
  if (!isTypable(written, node.style, flow)) return undefined;
  const scalar = node;
  const [from, to] = [scalar.content, scalar.end];
  (doc.source as Writable<Source>).text = text;
  scalar.end += by;
  for (const slot of way) {
    slot.end += by;
    shiftTrivia(slot.tail, by);
    const above = slot.parent;
    if (!above) continue;
    above.end += by;
    if (above.flow) above.headEnd += by;
    shiftTrivia(above.tail, by);
    const all = childrenOf(above);
    const next = all.indexOf(slot) + 1;
    if (above === root) owe(doc, root, next, by);
    else for (let i = next; i < all.length; i++) shiftSlot(all[i] as Entry | Item, by);
  }
  if (doc.open !== undefined && doc.open > from) doc.open += by;
  doc.end = text.length;
  return {
    move: {
      begin: (offset) => (offset > from ? offset + by : offset),
      end: (offset) => (offset >= to ? offset + by : offset),
    },
    said: [[scalar, scalar.style === 'plain' ? written : written.slice(1, -1)]],
    fresh: [],
  };
}
/** The last that begins at an offset or before it; `owed`: how much further on each begins than it says. */
function lastBefore(children: readonly (Entry | Item)[], offset: number, owed?: readonly number[]): number {
  let [low, high] = [0, children.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((children[middle] as Entry | Item).start + (owed?.[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * Most of what is typed is judged without a look at the tree, and much of it is taken back: what stands below the entry of the root
 * that somebody types in is shifted only when the tree is asked for.
 */
interface Debt {
  readonly root: MapNode | SeqNode;
  /** By how much each entry of the root has to be shifted. */
  readonly owed: number[];
}
const debts = new WeakMap<YamlDocument, Debt>();
function owe(doc: Writable<YamlDocument>, root: MapNode | SeqNode, from: number, by: number): void {
  let debt = debts.get(doc);
  if (!debt) {
    debt = { root, owed: new Array<number>(childrenOf(root).length).fill(0) };
    debts.set(doc, debt);
    const asked = (root: Node | undefined): void => {
      debts.delete(doc);
      Object.defineProperty(doc, 'root', { value: root, enumerable: true, configurable: true, writable: true });
    };
    const { owed } = debt;
    Object.defineProperty(doc, 'root', {
      enumerable: true,
      configurable: true,
      get: () => {
        asked(root);
        for (const i of owed.keys()) settle({ root, owed }, i);
        return root;
      },
      set: asked,
    });
  }
  for (let i = from; i < debt.owed.length; i++) debt.owed[i] = (debt.owed[i] ?? 0) + by;
}
function settle(debt: Debt | undefined, at: number): void {
  const by = debt?.owed[at] ?? 0;
  if (!debt || by === 0) return;
  debt.owed[at] = 0;
  shiftSlot(childrenOf(debt.root)[at] as Entry | Item, by);
}

/** Comments and blank lines above the first entry. */
const COMMENTS = /^(?: *(?:#[^\n]*)?\r?\n)*$/;
function top(doc: Writable<YamlDocument>, root: MapNode, before: string, change: Change): Reread | undefined {
  const { text } = doc.source;
  const first = root.entries[0] as Entry;
  const now = text.slice(0, first.start + change.by);
  if (!COMMENTS.test(before.slice(0, first.start)) || !COMMENTS.test(now) || !isOrdinary(now)) return undefined;
  shiftAll(doc, root, 0, change.by);
  first.lead = [];
  new Layout(doc.source).above(root, 0, true);
  doc.end = text.length;
  const move = beside(change);
  return { move: { begin: move, end: move }, said: [], fresh: [] };
}
/** Outside of the change. */
const beside =
  (change: Change) =>
  (offset: number): number | undefined =>
    offset < change.start ? offset : offset > change.end ? offset + change.by : undefined;

/** Entries `k` to `m`, the last one not included. The tree is changed at once, after all of it is read. */
function* piece(
  doc: Writable<YamlDocument>,
  root: MapNode,
  before: string,
  change: Change,
  k: number,
  m: number,
): Sliced<Reread | undefined> {
  const { text } = doc.source;
  const { entries } = root;
  const old = entries.slice(k, m);
  const after = entries[m];
  const from = startOf(entries, k);
  const to = after?.start ?? Infinity;
  const next: Next | undefined = after && { start: after.start + change.by, ownLine: true, lead: [] };
  for (const e of old) if (yield* findingLink(e.value)) return undefined;
  const read = yield* readPiece(doc.source, from, next);
  if (!read || (read.entangled && (yield* difference(read.root, read.value, new Map())) !== undefined))
    return undefined;
  const now = read.root.entries;
  const names =
    old.length === now.length &&
    old.every((e, i) => before.slice(e.start, e.keyEnd) === text.slice(now[i]?.start, now[i]?.keyEnd));
  // Which of two keys of one name counts, and whether they are of one kind, is a matter of the whole.
  if (!names && now.some((n) => entries.some((e, i) => (i < k || i >= m) && e.key === n.key))) return undefined;
  // What stands above the first of them belongs to the part before it.
  const [above, first] = [old[0] as Entry, now[0] as Entry];
  first.lead = above.lead;

  const graft = new Graft(before, text);
  const alike = names && (yield* graft.all(old, now));
  if (alike) graft.commit();
  else replace(doc, root, k, m, now);
  shiftAll(doc, root, alike ? m : k + now.length, change.by);
  if (read.entangled) doc.entangled = true;
  const ends = !after && (doc.open === undefined) !== (read.open === undefined);
  if (after && next) after.lead = next.lead;
  else {
    root.tail = read.root.tail;
    root.end = read.root.end;
    if (read.open === undefined) delete doc.open;
    else doc.open = read.open;
  }
  doc.end = text.length;
  const there = beside(change);
  const mover =
    (known: (offset: number) => number | undefined) =>
    (offset: number): number | undefined =>
      offset < from
        ? offset
        : offset >= to
          ? offset + change.by
          : ((alike ? known(offset) : undefined) ?? there(offset));
  return {
    move: { begin: mover((offset) => graft.begin(offset)), end: mover((offset) => graft.end(offset)) },
    said: alike ? graft.said : undefined,
    fresh: alike ? [] : now,
    ends,
  };
}
function replace(doc: Writable<YamlDocument>, root: MapNode, k: number, m: number, now: readonly Entry[]): void {
  for (const e of now) e.parent = root;
  root.entries.splice(k, m - k, ...now);
  doc.replaced = (doc.replaced ?? 0) + 1;
}
function* findingLink(node: Node): Sliced<boolean> {
  if (node.kind === 'alias' || node.anchor !== undefined) return true;
  for (const { value } of childrenOf(node)) {
    if (due()) yield;
    if (yield* findingLink(value)) return true;
  }
  return false;
}

/** Nodes as they were, with the places of those that were read in their stead: whoever knows them finds them again. */
class Graft {
  readonly said: [ScalarNode, string][] = [];
  /** Where they begin and end now: of nodes, and of what holds them. */
  private readonly begins: readonly [Map<number, number>, Map<number, number>] = [new Map(), new Map()];
  private readonly ends: readonly [Map<number, number>, Map<number, number>] = [new Map(), new Map()];
  private readonly slots: [Entry | Item, Entry | Item][] = [];
  private readonly nodes: [Node, Node][] = [];
  constructor(
    private readonly before: string,
    private readonly text: string,
  ) {}

  /** False where they differ in more than their places and what a scalar says. */
  *all(were: readonly (Entry | Item)[], are: readonly (Entry | Item)[]): Sliced<boolean> {
    if (were.length !== are.length) return false;
    for (const [i, was] of were.entries()) {
      if (due()) yield;
      const is = are[i] as Entry | Item;
      if (!this.slot(was, is) || !(yield* this.all(childrenOf(was.value), childrenOf(is.value)))) return false;
    }
    return true;
  }
  private slot(was: Entry | Item, is: Entry | Item): boolean {
    if (was.kind !== is.kind || was.flow !== is.flow) return false;
    if (was.kind === 'entry' && is.kind === 'entry')
      if (was.key !== is.key || was.merge !== is.merge || was.opaque !== is.opaque) return false;
    this.slots.push([was, is]);
    this.begins[1].set(was.start, is.start);
    this.ends[1].set(was.end, is.end);
    if (was.kind === 'entry' && is.kind === 'entry') this.ends[1].set(was.keyEnd, is.keyEnd);
    return this.node(was.value, is.value, was.flow);
  }
  private node(was: Node, is: Node, flow: boolean): boolean {
    if (was.kind !== is.kind || was.anchor !== is.anchor || was.tag !== is.tag || was.kind === 'alias') return false;
    this.nodes.push([was, is]);
    this.begins[0].set(was.start, is.start);
    this.begins[0].set(was.content, is.content);
    this.ends[0].set(was.end, is.end);
    if (was.kind === 'scalar' && is.kind === 'scalar') {
      if (was.style !== is.style) return false;
      const written = this.text.slice(is.content, is.end);
      if (this.before.slice(was.content, was.end) === written) return was.text === is.text;
      if (was.watched !== true || !isTypable(written, is.style, flow)) return false;
      this.said.push([was, is.text]);
      return true;
    }
    return !isCollection(was) || !isCollection(is) || was.flow === is.flow;
  }
  begin(offset: number): number | undefined {
    return this.begins[0].get(offset) ?? this.begins[1].get(offset);
  }
  end(offset: number): number | undefined {
    return this.ends[0].get(offset) ?? this.ends[1].get(offset);
  }
  /** At once, so that nobody sees half of it. */
  commit(): void {
    for (const [was, is] of this.slots) {
      if (was.kind === 'entry' && is.kind === 'entry') was.keyEnd = is.keyEnd;
      was.start = is.start;
      was.end = is.end;
      was.column = is.column;
      was.ownLine = is.ownLine;
      was.gap = is.gap;
      was.lead = is.lead;
      was.tail = is.tail;
    }
    for (const [was, is] of this.nodes) {
      was.start = is.start;
      was.content = is.content;
      was.end = is.end;
      if (!isCollection(was) || !isCollection(is)) continue;
      was.column = is.column;
      was.headEnd = is.headEnd;
      was.inlineFirst = is.inlineFirst;
      was.tail = is.tail;
    }
  }
}
/** Everything from an entry of the root on, with what belongs to the root behind it. */
function shiftAll(doc: Writable<YamlDocument>, root: MapNode, from: number, by: number): void {
  if (by === 0) return;
  if (from === 0) {
    root.start += by;
    root.content += by;
    root.headEnd += by;
  }
  for (let i = from; i < root.entries.length; i++) shiftSlot(root.entries[i] as Entry, by);
  root.end += by;
  shiftTrivia(root.tail, by);
  if (doc.open !== undefined) doc.open += by;
}
function shiftSlot(slot: Entry | Item, by: number): void {
  slot.start += by;
  slot.end += by;
  slot.gap += by;
  if (slot.kind === 'entry') slot.keyEnd += by;
  shiftTrivia(slot.lead, by);
  shiftTrivia(slot.tail, by);
  const { value } = slot;
  value.start += by;
  value.content += by;
  value.end += by;
  if (!isCollection(value)) return;
  value.headEnd += by;
  shiftTrivia(value.tail, by);
  for (const child of childrenOf(value)) shiftSlot(child, by);
}
function shiftTrivia(list: readonly Trivia[], by: number): void {
  for (const t of list)
    if ('start' in t) {
      (t as Writable<typeof t>).start += by;
      (t as Writable<typeof t>).end += by;
    }
}
