/**
 * Tree -> edits. The tree is printed as pieces, each either a range of the original text or new text. The ranges that stand
 * in their old order stay where they are; everything between them is the edits: they cannot overlap, whatever was moved.
 */
import { due, finish, type Sliced } from '../slices.ts';
import { isPlainInFlow, writeFlow, writeScalar } from './scalars.ts';
import {
  childrenOf,
  effectiveEntries,
  isCollection,
  resolve,
  toJson,
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

/** Replace [start, end) (UTF-16 code units of the original text) by `text`. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}
export type Piece = { readonly start: number; readonly end: number } | string;

class Writer {
  readonly pieces: Piece[] = [];
  constructor(
    readonly source: Source,
    readonly step: number,
  ) {}

  /** A range of some source, its lines moved `shift` columns to the right; `lineStart` when it begins a line. */
  range(source: Source, start: number, end: number, shift: number, lineStart: boolean): void {
    if (start >= end) return;
    if (source === this.source && shift === 0) {
      const last = this.pieces[this.pieces.length - 1];
      if (typeof last === 'object' && last.end === start)
        this.pieces[this.pieces.length - 1] = { start: last.start, end };
      else this.pieces.push({ start, end });
      return;
    }
    let text = indent(source.text.slice(start, end), shift, lineStart);
    if (source.eol !== this.source.eol) text = text.replace(/\r?\n/g, this.source.eol);
    this.text(text);
  }
  text(text: string): void {
    if (text === '') return;
    const last = this.pieces[this.pieces.length - 1];
    if (typeof last === 'string') this.pieces[this.pieces.length - 1] = last + text;
    else this.pieces.push(text);
    this.ends = text.charAt(text.length - 1);
  }
  /** Last character of the text that was added last: asking the whole for it would copy it each time. */
  private ends = '';
  /** Every line of block style starts here: the line before must have ended. */
  line(): void {
    const last = this.pieces[this.pieces.length - 1];
    if (last === undefined) return;
    const end = typeof last === 'string' ? this.ends : this.source.text[last.end - 1];
    if (end === '\n' || end === undefined || end === '\ufeff') return;
    this.text(this.source.eol);
  }
  newline(): void {
    this.text(this.source.eol);
  }
}

/** Shifts every line but (unless `first`) the first; lines never lose more than their own spaces, empty lines stay empty. */
export function indent(text: string, shift: number, first: boolean): string {
  if (shift === 0) return text;
  const pad = ' '.repeat(Math.max(0, shift));
  const cut = Math.max(0, -shift);
  return text
    .split('\n')
    .map((line, i) => {
      if (i === 0 && !first) return line;
      if (line === '' || line === '\r') return line;
      if (cut === 0) return pad + line;
      return line.slice(Math.min(cut, /^ */.exec(line)?.[0].length ?? 0));
    })
    .join('\n');
}

/** `tight`: after a block text that was not there before, which would take deeper lines for its own. */
function printTrivia(w: Writer, trivia: readonly Trivia[], column: number, tight = false): void {
  for (const t of trivia) {
    w.line();
    if ('lines' in t) {
      for (const l of t.lines) w.text(l === '' ? w.source.eol : ' '.repeat(column) + l + w.source.eol);
      continue;
    }
    const shift = column - t.column;
    const shallow = tight ? shallower(indent(t.source.text.slice(t.start, t.end), shift, true), column) : undefined;
    if (shallow === undefined) w.range(t.source, t.start, t.end, shift, true);
    else w.text(shallow.replace(/\r?\n/g, w.source.eol));
  }
}
/** With no line deeper than a column; undefined where none is. */
function shallower(text: string, column: number): string | undefined {
  const shallow = text.replace(/^ +(?=\S)/gm, (pad) => pad.slice(0, column));
  return shallow === text ? undefined : shallow;
}
/** Whether what comes next follows a block text, and did not follow it before. */
function isTight(before: Entry | Item | undefined, column: number): boolean {
  if (!before) return false;
  const untouched = before.source && !before.flow && !before.dirty && !before.value.dirty && column === before.column;
  return !untouched && endsInBlockText(before.value);
}
function endsInBlockText(n: Node): boolean {
  if (n.kind === 'scalar') return n.style === 'literal' || n.style === 'folded';
  if (!isCollection(n) || n.flow) return false;
  const last = lastOf(n);
  return last !== undefined && n.tail.length === 0 && endsInBlockText(last.value);
}
const lastOf = (n: MapNode | SeqNode): Entry | Item | undefined =>
  n.kind === 'map' ? n.entries[n.entries.length - 1] : n.items[n.items.length - 1];

function keySource(e: Entry): string | undefined {
  return e.keyText ?? e.source?.text.slice(e.start, e.keyEnd);
}

function* printEntry(w: Writer, e: Entry, column: number, inline: boolean, tight = false): Sliced<void> {
  if (!inline) {
    printTrivia(w, e.lead, column, tight);
    w.line();
  }
  const source = e.source;
  const shift = column - e.column;
  if (source && !e.flow && !e.dirty) {
    if (e.ownLine && !inline) w.range(source, e.start - e.column, e.end, shift, true);
    else {
      if (!inline) w.text(' '.repeat(column));
      w.range(source, e.start, e.end, shift, false);
    }
    return;
  }
  if (!inline && e.ownLine && source && shift === 0) w.range(source, e.start - e.column, e.start, 0, true);
  else if (!inline) w.text(' '.repeat(column));
  if (e.keyText !== undefined || !source) w.text(e.keyText ?? writeScalar(e.key));
  else w.range(source, e.start, e.keyEnd, shift, false);

  const kept = source && e.original === e.value;
  if (source && kept && !e.flow) {
    if (!e.value.dirty) {
      w.range(source, e.keyEnd, e.end, shift, false);
      return;
    }
    yield* printKeptValue(w, e, e.keyEnd, column);
    return;
  }
  w.text(':');
  yield* printNewValue(w, e, column);
}

/** The value stands where it stood, but something in it changed. */
function* printKeptValue(w: Writer, slot: Entry | Item, from: number, column: number): Sliced<void> {
  const source = slot.source as Source;
  const shift = column - slot.column;
  const value = slot.value;
  if (isCollection(value) && !value.flow) {
    w.range(source, from, value.headEnd, shift, false);
    yield* printBlock(w, value, value.column + shift, value.inlineFirst);
    return;
  }
  w.range(source, from, value.start, shift, false);
  yield* printInline(w, value, shift);
  w.range(source, value.end, slot.end, shift, false);
}

/** A value that was not here before. The comment beside the old value stays beside the key. */
function* printNewValue(w: Writer, slot: Entry | Item, column: number): Sliced<void> {
  const value = slot.value;
  const old = slot.original;
  const beside = slot.source && old && old !== value && !slot.flow ? besideComment(slot, old) : '';
  if (isCollection(value) && !value.flow) {
    const empty = (value.kind === 'map' ? value.entries.length : value.items.length) === 0;
    if (!empty) {
      const inlineMap = slot.kind === 'item' && value.kind === 'map' && beside === '';
      const props = propsText(value);
      w.text(props === '' ? '' : ` ${props}`);
      if (inlineMap && props === '') w.text(' ');
      else {
        w.text(beside);
        w.newline();
      }
      yield* printBlock(w, value, column + (slot.kind === 'item' ? 2 : w.step), inlineMap && props === '');
      printTrivia(w, slot.tail, column, endsInBlockText(value));
      return;
    }
    w.text(value.kind === 'map' ? ' {}' : ' []');
    w.text(beside);
    w.newline();
    printTrivia(w, [...value.tail, ...slot.tail], column);
    return;
  }
  const lines = slot.parent?.flow ? undefined : literal(value, column, w.step, w.source.eol);
  if (lines) {
    w.text(` ${lines.header}${beside}`);
    w.newline();
    w.text(lines.body);
    printTrivia(w, slot.tail, column, true);
    return;
  }
  if (value.kind !== 'scalar' || value.style !== 'empty' || value.written !== undefined || value.anchor !== undefined) {
    w.text(' ');
    const from = value.source ? lineIndent(value.source, value.start) : column;
    yield* printInline(w, value, column - from);
  }
  w.text(beside);
  w.newline();
  printTrivia(w, slot.tail, column, endsInBlockText(value));
}
/** A new text of several lines as a block text; undefined where it must be quoted. */
function literal(n: Node, column: number, step: number, eol: string): { header: string; body: string } | undefined {
  if (n.kind !== 'scalar' || n.source || typeof n.value !== 'string' || n.anchor !== undefined) return undefined;
  const text = n.value;
  // eslint-disable-next-line no-control-regex
  if (!/\n./.test(text) || /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]/.test(text)) return undefined;
  const chomp = !text.endsWith('\n') ? '-' : text.endsWith('\n\n') ? '+' : '';
  const indented = /^[ \n]/.test(text) ? String(step) : '';
  const pad = ' '.repeat(column + step);
  const lines = text.replace(/\n$/, '').split('\n');
  return { header: `|${indented}${chomp}`, body: lines.map((l) => (l === '' ? '' : pad + l) + eol).join('') };
}
function propsText(n: Node): string {
  return [n.anchor === undefined ? '' : `&${n.anchor}`, n.tag ?? ''].filter((x) => x !== '').join(' ');
}

/** `  # text` beside a value that is being replaced. */
export function besideComment(slot: Entry | Item, old: Node): string {
  const source = slot.source as Source;
  const from = isCollection(old) && !old.flow ? (slot.kind === 'entry' ? slot.keyEnd : slot.start + 1) : old.end;
  const eol = source.text.indexOf('\n', from);
  const rest = source.text
    .slice(from, eol < 0 ? source.text.length : eol)
    .replace(/^:/, '')
    .trimEnd();
  const match = /(?:^|\s)#.*$/.exec(rest);
  return match ? ` ${match[0].trimStart()}` : '';
}

function lineIndent(source: Source, offset: number): number {
  const line = source.text.lastIndexOf('\n', offset - 1) + 1;
  return /^ */.exec(source.text.slice(line, offset))?.[0].length ?? 0;
}

/** A scalar, an alias or a flow collection, without its line's end. */
function* printInline(w: Writer, n: Node, shift: number): Sliced<void> {
  if (n.source && !n.dirty) {
    w.range(n.source, n.start, n.end, shift, false);
    return;
  }
  if (n.source && n.content > n.start) w.range(n.source, n.start, n.content, shift, false);
  switch (n.kind) {
    case 'scalar':
      // An empty value stands right behind its colon.
      if (n.style === 'empty' && n.source && /\S/.test(n.source.text[n.start - 1] ?? ' ')) w.text(' ');
      w.text(n.written ?? writeScalar(n.value));
      return;
    case 'alias':
      w.text(`*${n.name}`);
      return;
    case 'map':
    case 'seq':
      yield* printFlow(w, n, shift);
  }
}

function* printFlow(w: Writer, n: MapNode | SeqNode, shift: number): Sliced<void> {
  const children = childrenOf(n);
  const [open, close] = n.kind === 'map' ? ['{', '}'] : ['[', ']'];
  const source = n.source;
  const inside = source && n.end > n.content ? source.text.slice(n.content + 1, n.end - 1) : '';
  const lead = /^\s*/.exec(inside)?.[0] ?? '';
  let rest = source && n.headEnd > n.content ? source.text.slice(n.headEnd, n.end - 1) : '';
  /** Read here, so that what stands before it is its own. */
  const own = (c: Entry | Item): boolean =>
    c.source !== undefined && c.source === source && c.flow && c.gap > n.content && c.start < n.end;
  w.text(open);
  for (const [i, child] of children.entries()) {
    if (due()) yield;
    if (i > 0) w.text(',');
    if (child.source && own(child)) {
      const written = child.source.text.slice(child.gap, child.start);
      // What comes first stands as the first one stood.
      const gap = i === 0 && child.gap > n.content + 1 && !written.includes('#') ? lead : written;
      w.text(indent(i === 0 || gap !== '' ? gap : ' ', shift, false));
    } else if (i > 0) {
      const sample = children.find((c) => own(c) && c.source?.text.slice(c.gap, c.start).includes('\n'));
      const column = sample?.source && /[^\n]*$/.exec(sample.source.text.slice(sample.gap, sample.start))?.[0];
      // What comes last leaves the comment beside the one before it there.
      const beside = children.slice(i).some(own) ? undefined : /^,?([ \t]*#[^\r\n]*)/.exec(rest);
      if (beside && column !== undefined) {
        w.text(beside[1] ?? '');
        rest = rest.slice(beside[0].length);
      }
      w.text(column === undefined ? ' ' : (source?.eol ?? '\n') + column);
    }
    yield* printFlowChild(w, child, shift);
  }
  if (inside.trim() !== '') w.text(indent(children.length > 0 ? rest : rest.replace(/^\s*,/, ''), shift, false));
  w.text(close);
}
function* printFlowChild(w: Writer, child: Entry | Item, shift: number): Sliced<void> {
  if (child.source && child.flow && !child.dirty) {
    w.range(child.source, child.start, child.end, shift, false);
    return;
  }
  if (child.kind === 'entry') {
    w.text(child.merge ? '<<' : flowKey(child.key, child));
    w.text(': ');
  }
  yield* printInFlow(w, child.value, shift);
}
function* printInFlow(w: Writer, n: Node, shift: number): Sliced<void> {
  if (isCollection(n) && !n.flow) {
    w.text(flowText(n));
    return;
  }
  if (n.kind === 'scalar') {
    const inline = flowScalar(n);
    if (inline !== undefined) {
      w.text(inline);
      return;
    }
  }
  yield* printInline(w, n, shift);
}
/** The text of a scalar between brackets, where it cannot stay as it is written. */
function flowScalar(n: ScalarNode): string | undefined {
  if (n.written !== undefined) {
    const bare = !/^["']/.test(n.written) && typeof n.value === 'string';
    return bare && (n.written.includes('${') || !isPlainInFlow(n.written)) ? writeScalar(n.value, 'double') : undefined;
  }
  if (n.style === 'empty') return n.anchor !== undefined || n.tag !== undefined ? undefined : n.source ? '' : 'null';
  if (n.style === 'literal' || n.style === 'folded') return n.source ? writeScalar(n.value, 'double') : undefined;
  const quoted = n.style !== 'plain' || !n.source || n.dirty || isPlainInFlow(n.text);
  return quoted ? undefined : writeScalar(n.text, 'double');
}
/** A block collection in flow style: with the quotes its texts had, and with the values that Helm reads. */
function flowText(node: Node): string {
  const n = resolve(node);
  if (n.kind === 'seq') return `[${n.items.map((i) => flowText(i.value)).join(', ')}]`;
  if (n.kind === 'map') {
    const entries = [...effectiveEntries(n)].map(
      ([key, { entry }]) => `${flowKey(key, entry)}: ${flowText(entry.value)}`,
    );
    return `{${entries.join(', ')}}`;
  }
  if (n.kind === 'alias') return writeFlow(toJson(n));
  if (n.source && !n.dirty && (n.style === 'single' || n.style === 'double') && n.tag === undefined) {
    const text = n.source.text.slice(n.content, n.end);
    if (!/[\r\n]/.test(text)) return text;
  }
  return n.written !== undefined && /^["']/.test(n.written) ? n.written : writeFlow(n.value);
}
/** A key between brackets, as it is written where it can be. */
function flowKey(key: string, e: Entry | undefined): string {
  const written = e && keySource(e);
  if (written !== undefined && !/[\r\n]/.test(written) && (/^["']/.test(written) || isPlainInFlow(written)))
    return written;
  return writeFlow(key);
}

/** A block collection at a column; `inline` when its first entry continues a line (after a dash). */
function* printBlock(w: Writer, n: MapNode | SeqNode, column: number, inline: boolean): Sliced<void> {
  let before: Entry | Item | undefined;
  for (const child of childrenOf(n)) {
    if (due()) yield;
    const [first, tight] = [inline && !before, isTight(before, column)];
    if (child.kind === 'entry') yield* printEntry(w, child, column, first, tight);
    else yield* printItem(w, child, column, first, tight);
    before = child;
  }
  printTrivia(w, n.tail, column, isTight(lastOf(n), column));
}

function* printItem(w: Writer, item: Item, column: number, inline: boolean, tight = false): Sliced<void> {
  const value = item.value;
  if (!inline) {
    printTrivia(w, item.lead, column, tight);
    // Comments of an entry that became the first of its item go above the dash.
    if (item.dirty && value.kind === 'map' && !value.flow && value.inlineFirst) {
      printTrivia(w, value.entries[0]?.lead ?? [], column);
    }
    w.line();
  }
  const source = item.source;
  const shift = column - item.column;
  if (source && !item.flow && !item.dirty) {
    if (item.ownLine && !inline) w.range(source, item.start - item.column, item.end, shift, true);
    else {
      if (!inline) w.text(' '.repeat(column));
      w.range(source, item.start, item.end, shift, false);
    }
    return;
  }
  if (!inline && item.ownLine && source && shift === 0) w.range(source, item.start - item.column, item.start, 0, true);
  else if (!inline) w.text(' '.repeat(column));
  if (source && !item.flow && item.original === value) {
    yield* printKeptValue(w, item, item.start, column);
    return;
  }
  w.text('-');
  yield* printNewValue(w, item, column);
}

/** A document's text as pieces; `step` is the indentation of maps that are new in it. */
export const printDocument = (doc: YamlDocument, step: number): Piece[] => finish(printing(doc, step));
export function* printing(doc: YamlDocument, step: number): Sliced<Piece[]> {
  const w = new Writer(doc.source, step);
  const { root, original, source } = doc;
  if (root === original && !root?.dirty) w.range(source, doc.start, doc.end, 0, true);
  else if (root && root === original && isCollection(root) && !root.flow) {
    w.range(source, doc.start, root.headEnd, 0, true);
    yield* printBlock(w, root, root.column, root.inlineFirst);
  } else {
    w.range(source, doc.start, original ? original.start : doc.end, 0, true);
    if (root && isCollection(root) && !root.flow) yield* printBlock(w, root, root.column, false);
    else if (root) yield* printInline(w, root, 0);
    if (original) w.range(source, original.end, doc.end, 0, false);
  }
  printTrivia(w, doc.foot ?? [], 0);
  return w.pieces;
}
/** The text of one entry or item as it would stand at a column. */
export function printLines(slot: Entry | Item, source: Source, step: number): string[] {
  const w = new Writer({ ...source, text: source.text }, step);
  const bare = { ...slot, lead: [] };
  finish(bare.kind === 'entry' ? printEntry(w, bare, 0, false) : printItem(w, bare, 0, false));
  const text = w.pieces.map((p) => (typeof p === 'string' ? p : source.text.slice(p.start, p.end))).join('');
  return text.replace(/\r?\n$/, '').split(/\r?\n/);
}

/** Keeps the heaviest increasing run of original ranges, everything else becomes text; the gaps are the edits. */
export const toEdits = (source: Source, pieces: readonly Piece[]): TextEdit[] => finish(findingEdits(source, pieces));
export function* findingEdits(source: Source, pieces: readonly Piece[]): Sliced<TextEdit[]> {
  const ranges = pieces.filter((p): p is { start: number; end: number } => typeof p === 'object');
  const kept = yield* heaviestIncreasing(ranges);
  const edits: TextEdit[] = [];
  let at = 0;
  let pending = '';
  // Editors know no two edits that touch.
  const add = (e: TextEdit): void => {
    const last = edits[edits.length - 1];
    if (last?.end === e.start) edits[edits.length - 1] = { start: last.start, end: e.end, text: last.text + e.text };
    else edits.push(e);
  };
  const flush = (to: number): void => {
    const old = source.text.slice(at, to);
    if (old !== pending) add(shrink(source.text, { start: at, end: to, text: pending }));
    pending = '';
  };
  for (const piece of pieces) {
    if (due()) yield;
    if (typeof piece === 'string') pending += piece;
    else if (kept.has(piece)) {
      flush(piece.start);
      at = piece.end;
    } else pending += source.text.slice(piece.start, piece.end);
  }
  flush(source.text.length);
  return edits;
}
/** An edit leaves alone what is equal at its two ends, and never begins or ends between CR and LF. */
export function shrink(text: string, e: TextEdit): TextEdit {
  let { start, end } = e;
  let stop = e.text.length;
  while (end > start && stop > 0 && text[end - 1] === e.text[stop - 1]) {
    end--;
    stop--;
  }
  let n = 0;
  while (start + n < end && n < stop && text[start + n] === e.text[n]) n++;
  start += n;
  let t = e.text.slice(n, stop);
  const between = (at: number): boolean => text[at - 1] === '\r' && text[at] === '\n';
  if (between(end)) {
    end++;
    t += '\n';
  }
  if (between(start)) {
    start--;
    t = `\r${t}`;
  }
  return { start, end, text: t };
}

function* heaviestIncreasing(ranges: readonly { start: number; end: number }[]): Sliced<Set<object>> {
  // Fenwick tree of the best weight of a run that ends at or before an offset.
  const starts = [...new Set(ranges.map((r) => r.end))].sort((a, b) => a - b);
  const rank = new Map(starts.map((s, i) => [s, i + 1]));
  const best: { weight: number; index: number }[] = Array.from({ length: starts.length + 1 }, () => ({
    weight: 0,
    index: -1,
  }));
  const previous: number[] = [];
  const upTo = (limit: number): { weight: number; index: number } => {
    let lo = 0;
    let hi = starts.length;
    while (lo < hi) {
      const mid = (lo + hi) >> 1;
      if ((starts[mid] as number) <= limit) lo = mid + 1;
      else hi = mid;
    }
    let top = { weight: 0, index: -1 };
    for (let i = lo; i > 0; i -= i & -i)
      if ((best[i] as { weight: number }).weight > top.weight) top = best[i] as typeof top;
    return top;
  };
  for (const [index, r] of ranges.entries()) {
    if (due()) yield;
    const before = upTo(r.start);
    previous[index] = before.index;
    const mine = { weight: before.weight + (r.end - r.start), index };
    for (let i = rank.get(r.end) ?? 1; i <= starts.length; i += i & -i) {
      if ((best[i] as { weight: number }).weight < mine.weight) best[i] = mine;
    }
  }
  const keep = new Set<object>();
  for (let i = upTo(Infinity).index; i >= 0; i = previous[i] ?? -1) keep.add(ranges[i] as object);
  return keep;
}

/** Applies edits, sorted and non-overlapping as `toEdits` makes them. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let out = '';
  let at = 0;
  for (const e of edits) {
    out += text.slice(at, e.start) + e.text;
    at = e.end;
  }
  return out + text.slice(at);
}
