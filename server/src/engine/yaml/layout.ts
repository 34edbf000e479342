/** What stands between the values of a text: lines, comments, blank lines, and which anchor an alias means. */
import { due, type Sliced } from '../slices.ts';
import {
  childrenOf,
  isCollection,
  type Entry,
  type Item,
  type MapNode,
  type Node,
  type Problem,
  type SeqNode,
  type Source,
} from './tree.ts';

/** Deeper than any values file, and shallow enough for whoever walks a tree. */
export const DEPTH = 250;

/** The lines of a text, and to whom they belong. Both readers of a text build on it. */
export class Layout {
  /** What the reader accepts and Helm does not. */
  readonly problems: Problem[] = [];
  constructor(protected readonly source: Source) {}
  protected get text(): string {
    return this.source.text;
  }

  /** Gives every comment and blank line to its one owner, from line start `from` up to `limit`. */
  *trivia(node: MapNode | SeqNode, from: number, limit: number, root = false): Sliced<void> {
    const children = childrenOf(node);
    this.above(node, from, root);
    for (const [i, child] of children.entries()) {
      if (due()) yield;
      const below = this.beside(node, child, children[i + 1], limit, root);
      if (below) yield* this.trivia(below.node, below.from, below.limit);
    }
  }
  /** What stands above the first child. */
  above(node: MapNode | SeqNode, from: number, root: boolean): void {
    const [first] = childrenOf(node);
    if (first?.ownLine) {
      const line = this.lineStart(first.start);
      // What stands at the very top belongs to the file, later comments directly above the first key to that key.
      const near = root ? this.contiguousComments(line, from) : from;
      const begin = root && this.text.slice(from, near).trim() === '' ? line : near;
      if (begin < line) first.lead.push({ source: this.source, start: begin, end: line, column: node.column });
      node.headEnd = begin;
    } else if (first) {
      node.headEnd = first.start;
      node.inlineFirst = true;
    }
  }
  /** What stands in a child and below it, up to the next one. */
  *around(
    node: MapNode | SeqNode,
    child: Entry | Item,
    next: Pick<Entry, 'start' | 'ownLine' | 'lead'> | undefined,
    limit: number,
    root: boolean,
  ): Sliced<void> {
    const below = this.beside(node, child, next, limit, root);
    if (below) yield* this.trivia(below.node, below.from, below.limit);
  }
  /** The same but for what stands between the children of its value: that is what comes back. */
  private beside(
    node: MapNode | SeqNode,
    child: Entry | Item,
    next: Pick<Entry, 'start' | 'ownLine' | 'lead'> | undefined,
    limit: number,
    root: boolean,
  ): Within | undefined {
    const stop = next ? this.lineStart(next.start) : limit;
    const bottom = this.bottom(child);
    const split = next && !next.ownLine ? stop : this.lastDeeper(bottom, stop, node.column);
    const within = this.below(child, bottom, split);
    if (next?.ownLine && split < stop)
      next.lead.push({ source: this.source, start: split, end: stop, column: node.column });
    if (!next && split < limit) {
      const end = root ? limit : this.lastComment(split, limit);
      if (split < end) node.tail.push({ source: this.source, start: split, end, column: node.column });
    }
    return within;
  }

  /** The line after the child's own content. */
  private bottom(child: Entry | Item): number {
    return this.lineAfter(Math.max(child.value.end, child.kind === 'entry' ? child.keyEnd : child.start + 1));
  }

  private below(child: Entry | Item, from: number, limit: number): Within | undefined {
    const value = child.value;
    child.end = limit > from ? limit : from;
    if (isCollection(value) && !value.flow) {
      const [first] = childrenOf(value);
      const line = this.lineStart(first?.start ?? value.content);
      let head = this.lineAfter(child.kind === 'entry' ? child.keyEnd : child.start);
      // An anchor or a tag on a line of its own is not a comment of the first child.
      while (head < line && !/^\s*(?:#|$)/.test(this.text.slice(head, this.lineAfter(head))))
        head = this.lineAfter(head);
      return { node: value, from: first?.ownLine ? Math.min(head, line) : head, limit };
    }
    if (from < limit) child.tail.push({ source: this.source, start: from, end: limit, column: child.column });
    return undefined;
  }

  /** End of the last comment line in [from, to) that is indented deeper than `column`; `from` if there is none. */
  private lastDeeper(from: number, to: number, column: number): number {
    let end = from;
    for (let at = from; at < to;) {
      const next = Math.min(this.lineAfter(at), to);
      const line = this.text.slice(at, next);
      const indent = line.length - line.trimStart().length;
      if (line.trimStart().startsWith('#') && indent > column) end = next;
      at = next;
    }
    return end;
  }
  private lastComment(from: number, to: number): number {
    return Math.max(from, this.lastDeeper(from, to, -1));
  }
  private contiguousComments(line: number, floor: number): number {
    let begin = line;
    while (begin > floor) {
      const previous = this.lineStart(begin - 1);
      if (previous < floor || !/^[ \t]*#/.test(this.text.slice(previous, begin))) break;
      begin = previous;
    }
    return begin;
  }

  /** Start of the line that holds the offset; a byte order mark is not part of the first line. */
  protected lineStart(offset: number): number {
    const at = this.lineBegins(offset);
    return at === 0 && this.text.charCodeAt(0) === 0xfeff ? Math.min(1, offset) : at;
  }
  /** Of a line that holds thousands of values every one asks: nothing of it is looked at twice. */
  private lineBegins(offset: number): number {
    const { at, seen } = this.line;
    if (offset < at) this.line = { at: this.text.lastIndexOf('\n', offset - 1) + 1, seen: offset };
    else if (offset > seen) {
      let i = offset;
      while (i > seen && this.text.charCodeAt(i - 1) !== 10) i--;
      this.line = { at: i > seen ? i : at, seen: offset };
    }
    return this.line.at;
  }
  /** Where a line begins, and an offset up to which it goes on. */
  private line = { at: 0, seen: 0 };
  /** Start of the line after the one that holds the offset. */
  lineAfter(offset: number): number {
    const at = this.text.indexOf('\n', offset);
    return at < 0 ? this.text.length : at + 1;
  }
  /** Nothing but blanks stands before the offset on its line. */
  protected ownLine(offset: number): boolean {
    for (let i = this.lineStart(offset); i < offset; i++) {
      const c = this.text.charCodeAt(i);
      if (c !== 32 && c !== 9) return false;
    }
    return true;
  }
  protected afterInline(offset: number): number {
    return this.lineAfter(offset);
  }
  protected columnOf(offset: number): number {
    return Math.max(0, offset - this.lineStart(offset));
  }
  protected indentOf(offset: number): number {
    const line = this.lineStart(offset);
    const rest = /^ */.exec(this.text.slice(line, offset));
    return rest?.[0].length ?? 0;
  }

  /** An alias means the last anchor of that name before it. What aliases blow up is refused: whoever reads a tree may walk all of it. */
  *linkAliases(root: Node): Sliced<void> {
    const anchors = new Map<string, Node>();
    const extents = new Map<Node, Extent>();
    let refused = false;
    let behind = 0;
    function* walk(this: Layout, n: Node): Sliced<Extent> {
      let size = 1;
      let height = 0;
      const add = (below: Extent): void => {
        size += below.size;
        height = Math.max(height, below.height + 1);
      };
      if (n.kind === 'alias') {
        const target = anchors.get(n.name);
        if (target) n.target = target;
        const extent = target && extents.get(target);
        if (extent) add(extent);
      }
      for (const { value } of childrenOf(n)) {
        if (due()) yield;
        add(
          isCollection(value) || value.kind === 'alias' || value.anchor !== undefined
            ? yield* walk.call(this, value)
            : SINGLE,
        );
      }
      const extent = { size, height };
      // After its content: an alias inside its own anchor means an older one.
      if (n.anchor !== undefined) {
        anchors.set(n.anchor, n);
        extents.set(n, extent);
      }
      if (n.kind === 'alias') behind += size;
      if (n.kind === 'alias' && !refused && (behind > BEHIND_ALIASES || height > DEPTH)) {
        refused = true;
        this.problems.push({
          offset: n.start,
          end: n.end,
          message: 'too many values behind aliases (Helm may read them)',
        });
      }
      return extent;
    }
    yield* walk.call(this, root);
    this.refused = refused;
  }
  /** Its aliases stand for more than anybody can walk. */
  refused = false;
}
/** Where what stands between the children of a node begins and ends. */
interface Within {
  readonly node: MapNode | SeqNode;
  readonly from: number;
  readonly limit: number;
}
/** How many values a node stands for, and how deep they are nested. */
interface Extent {
  readonly size: number;
  readonly height: number;
}
const SINGLE: Extent = { size: 1, height: 0 };
const BEHIND_ALIASES = 100_000;

/** Length of a block text without the lines below it that are blank and not deeper than the text. */
export function textLength(body: string): number {
  const depth = /^(?:[ \t]*\r?\n)*( *)/.exec(body)?.[1]?.length ?? 0;
  let end = body.length;
  while (end > 0) {
    const eol = body.lastIndexOf('\n', end - 1);
    const line = body.slice(eol + 1, end);
    if (line.trim() !== '' || (eol >= 0 && line.replace(/\r$/, '').length > depth && depth > 0)) break;
    if (eol < 0) return 0;
    end = body[eol - 1] === '\r' ? eol - 1 : eol;
  }
  return end;
}

/** By how much most maps are indented below their key. */
export function* detectingStep(root: Node | undefined): Sliced<number> {
  const votes = new Map<number, number>();
  function* walk(n: Node, depth: number): Sliced<void> {
    if (depth > 6) return;
    if (n.kind === 'seq')
      for (const { value } of n.items) {
        if (due()) yield;
        if (value.kind !== 'scalar') yield* walk(value, depth + 1);
      }
    if (n.kind !== 'map' || n.flow) return;
    for (const e of n.entries) {
      if (due()) yield;
      if (e.value.kind === 'map' && !e.value.flow) {
        const d = e.value.column - n.column;
        if (d > 0) votes.set(d, (votes.get(d) ?? 0) + 1);
      }
      if (e.value.kind !== 'scalar') yield* walk(e.value, depth + 1);
    }
  }
  if (root) yield* walk(root, 0);
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 2;
}
