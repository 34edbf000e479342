/**
 * Values inside another document, as a text of their own: the lines without what stands before them, where each character stands
 * in the file, and the way back. The values are then an ordinary file for whoever reads or changes them.
 */
import { due, type Sliced } from '../slices.ts';
import { applyEdits, shrink, type TextEdit } from '../yaml/print.ts';
import { parseDocuments } from '../yaml/parse.ts';
import { isCollection, type Entry, type Item, type MapNode, type ScalarNode, type Source } from '../yaml/tree.ts';

/** `map`: block style below a key or a dash. `flow`: in braces. `text`: a block text (`|`). `entry`: a key with what is below it. */
export type ProjectionKind = 'map' | 'flow' | 'text' | 'entry';

/** A line of the projected text. Offsets are UTF-16 code units. */
interface Line {
  /** Of its first character, in the projected text and in the file. */
  readonly inner: number;
  readonly outer: number;
  /** Characters before it in the file that are no part of the projected text. */
  readonly pad: number;
  /** Without the line break. */
  readonly length: number;
  /** The line break in the file; empty for a last line without one. */
  readonly eol: string;
}

export class Projection {
  constructor(
    readonly kind: ProjectionKind,
    readonly text: string,
    private readonly lines: readonly Line[],
    /** The file. */
    readonly file: string,
    /** Spaces before a line that is new; it ends as the lines of the file do, where the text was decoded. */
    private readonly indent: string,
    private readonly eol: '\n' | '\r\n' | undefined,
    /** Where braces end in the text, and spaces before a line below them; none where something else follows on that line. */
    private readonly braces: { readonly close: number; readonly below: string | undefined } | undefined,
    /** The first line continues one of the file. */
    private readonly inline: boolean,
  ) {}

  /** Where the values begin and end in the file. */
  get start(): number {
    return (this.lines[0] as Line).outer;
  }
  get end(): number {
    const last = this.lines[this.lines.length - 1] as Line;
    return last.outer + last.length;
  }

  /** Offset in the file of an offset in the text; between lines it is the end of the one before. */
  outer(offset: number): number {
    const line = this.lines[this.indexAt(offset)] as Line;
    const most = this.eol === undefined ? line.length + line.eol.length : line.length;
    return line.outer + Math.min(Math.max(offset - line.inner, 0), most);
  }
  /** Offset in the text of an offset in the file; in the indentation of a line it is the line's first character. */
  inner(offset: number): number | undefined {
    const [first, last] = [this.lines[0] as Line, this.lines[this.lines.length - 1] as Line];
    if (offset < first.outer - (this.inline ? 0 : first.pad) || offset > last.outer + last.length) return undefined;
    let lo = 0;
    let hi = this.lines.length - 1;
    while (lo < hi) {
      const mid = (lo + hi + 1) >> 1;
      const line = this.lines[mid] as Line;
      if (line.outer - line.pad <= offset) lo = mid;
      else hi = mid - 1;
    }
    const line = this.lines[lo] as Line;
    return line.inner + Math.min(Math.max(offset - line.outer, 0), line.length);
  }

  /**
   * The same values after a change within one line of the file, `file` as it is now; undefined where it is not certain that they
   * stand in the same lines: a change of an indentation, or beside the braces that hold them.
   */
  after(
    file: string,
    change: { readonly start: number; readonly end: number; readonly by: number },
  ): Projection | undefined {
    const { start, end, by } = change;
    const made = (text: string, lines: readonly Line[], braces = this.braces): Projection =>
      new Projection(this.kind, text, lines, file, this.indent, this.eol, braces, this.inline);
    const [first, last] = [this.lines[0] as Line, this.lines[this.lines.length - 1] as Line];
    if (start > last.outer + last.length) return made(this.text, this.lines);
    if (end < first.outer - first.pad)
      return made(
        this.text,
        this.lines.map((l) => ({ ...l, outer: l.outer + by })),
      );
    const from = this.inner(start);
    if (from === undefined) return undefined;
    const k = this.indexAt(from);
    const line = this.lines[k] as Line;
    const indented = line.pad === this.indent.length && !this.braces;
    if (start < line.outer || (start === line.outer && !indented) || end > line.outer + line.length) return undefined;
    const to = from + end - start;
    if (this.braces && to >= this.braces.close) return undefined;
    const lines = this.lines.map((l, i) =>
      i < k ? l : i === k ? { ...l, length: l.length + by } : { ...l, inner: l.inner + by, outer: l.outer + by },
    );
    const text = this.text.slice(0, from) + file.slice(start, end + by) + this.text.slice(to);
    return made(text, lines, this.braces && { ...this.braces, close: this.braces.close + by });
  }

  /**
   * Edits of the text (sorted, not overlapping) as edits of the file, sorted and not overlapping. Lines that stay keep their own
   * indentation and line breaks. Undefined where the file has no room for them: comments below braces in the middle of a line.
   */
  putBack(edits: readonly TextEdit[]): TextEdit[] | undefined {
    if (this.braces) return this.inBraces(edits, this.braces.close, this.braces.below);
    const groups: { from: number; to: number; text: string }[] = [];
    for (const e of edits) {
      const from = (this.lines[this.indexAt(e.start)] as Line).inner;
      const last = groups[groups.length - 1];
      // Edits of one line, or of two that meet, are one change.
      if (last && from <= last.to) {
        const over = last.to - e.start;
        const kept =
          over > 0 ? last.text.slice(0, last.text.length - over) : last.text + this.text.slice(last.to, e.start);
        const to = this.lineEnd(e, last.from, kept.endsWith('\n') || kept === '');
        groups[groups.length - 1] = { from: last.from, to, text: kept + e.text + this.text.slice(e.end, to) };
        continue;
      }
      const to = this.lineEnd(e, from, from === e.start);
      groups.push({ from, to, text: this.text.slice(from, e.start) + e.text + this.text.slice(e.end, to) });
    }
    // What comes first stands behind the dash, and no blank line.
    while (
      this.inline &&
      groups[0]?.from === 0 &&
      groups[0].to < this.text.length &&
      firstLine(groups[0].text) === ''
    ) {
      const [{ from, to, text }, next] = groups as [(typeof groups)[0], (typeof groups)[0]?];
      const meets = next?.from === to;
      const stop = this.text.indexOf('\n', to);
      const further = stop < 0 ? this.text.length : stop + 1;
      const added = meets ? next : { to: further, text: this.text.slice(to, further) };
      groups.splice(0, meets ? 2 : 1, { from, to: added.to, text: text + added.text });
    }
    return groups.map((g) => this.linesBack(g.from, g.to, g.text));
  }
  /** End of the last line that an edit touches, in a change that begins at `from`; `atStart`: what is written before it ends a line. */
  private lineEnd(e: TextEdit, from: number, atStart: boolean): number {
    const line = this.lines[this.indexAt(e.end)] as Line;
    const whole = e.text === '' ? atStart : e.text.endsWith('\n');
    // What comes to stand behind a dash, or no longer does, has another indentation.
    const moves = this.inline && from === 0;
    if (e.end === line.inner && whole && !moves) return e.end;
    const stop = this.text.indexOf('\n', e.end);
    return stop < 0 ? this.text.length : stop + 1;
  }
  /** Whole lines [from, to) of the text become others. */
  private linesBack(from: number, to: number, text: string): TextEdit {
    const first = this.lines[this.indexAt(from)] as Line;
    const inline = this.inline && first === this.lines[0];
    const start = inline ? first.outer : first.outer - first.pad;
    const said = inline ? firstLine(text) : text;
    const next = this.lines[this.indexAt(to)] as Line;
    const open = to === this.text.length && !this.text.endsWith('\n');
    const end = open ? next.outer + next.length : next.outer - (inline && next === first ? 0 : next.pad);
    // What ends without a line break in the text ends with one in the file.
    const body = open && next.eol !== '' && said.endsWith('\n') ? said.slice(0, -1).replace(/\r$/, '') : said;
    const lines = body.split('\n').map((line, i) => {
      if ((i === 0 && inline) || line === '' || line === '\r') return line;
      return this.indent + line;
    });
    return shrink(this.file, { start, end, text: lines.join(this.eol ?? '\n') });
  }

  private inBraces(edits: readonly TextEdit[], close: number, below: string | undefined): TextEdit[] | undefined {
    const moved = (e: TextEdit): TextEdit => ({ start: this.start + e.start, end: this.start + e.end, text: e.text });
    const inside = edits.filter((e) => e.end < close);
    const next = edits[inside.length];
    if (!next) return inside.map(moved);
    const from = Math.min(next.start, close);
    // What stands below the braces is indented as lines of the file are.
    const after = applyEdits(this.text, edits);
    const now = parseDocuments(after)[0]?.root?.end;
    if (now === undefined) return undefined;
    const [head, rest] = [after.slice(applyEdits(this.text.slice(0, from), inside).length, now), after.slice(now)];
    if (below === undefined && rest !== '') return undefined;
    const [beside = '', ...lines] = rest.split('\n');
    const under = lines.map((line) => (line.trim() === '' ? line : (below ?? '') + line.trimStart()));
    const end = this.outer(this.text.length);
    const text = head + [beside, ...under].join('\n');
    return [...inside.map(moved), shrink(this.file, { start: this.start + from, end, text })];
  }

  private indexAt(offset: number): number {
    let lo = 0;
    let hi = this.lines.length - 1;
    while (lo < hi) {
      const mid = (lo + hi + 1) >> 1;
      if ((this.lines[mid] as Line).inner <= offset) lo = mid;
      else hi = mid - 1;
    }
    return lo;
  }
}

/** A text without the blank lines above its first one; spaces before a comment there are those behind the dash. */
export const firstLine = (text: string): string => text.replace(/^(?:[ \t]*\r?\n)+/, '').replace(/^ +(?=#)/, '');

/** The lines of [from, to) of a file without up to `column` spaces at their beginning. */
function* dedented(
  kind: 'map' | 'entry',
  source: Source,
  from: number,
  to: number,
  column: number,
  inline: boolean,
): Sliced<Projection> {
  const lines: Line[] = [];
  let text = '';
  for (let at = from; ;) {
    if (due()) yield;
    const stop = source.text.indexOf('\n', at);
    const next = stop < 0 || stop + 1 > to ? to : stop + 1;
    const raw = source.text.slice(at, next);
    const eol = /\r?\n$/.exec(raw)?.[0] ?? '';
    const own = raw.slice(0, raw.length - eol.length);
    const pad = inline && at === from ? 0 : Math.min(column, /^ */.exec(own)?.[0].length ?? 0);
    lines.push({ inner: text.length, outer: at + pad, pad, length: own.length - pad, eol });
    text += raw.slice(pad);
    at = next;
    if (eol === '') break;
    if (at >= to) {
      lines.push({ inner: text.length, outer: at, pad: 0, length: 0, eol: '' });
      break;
    }
  }
  return new Projection(kind, text, lines, source.text, ' '.repeat(column), undefined, undefined, inline);
}

/** A block map that is the value of a key or of a list's item, with every comment that belongs to it. */
export function* projectMap(slot: Entry | Item, value: MapNode): Sliced<Projection | undefined> {
  const { source } = value;
  if (!source || slot.flow || value.entries.length === 0) return undefined;
  if (value.flow) return projectBraces(slot, value, source);
  // A comment behind a dash is the first line of what follows.
  const beside = slot.kind === 'item' ? /^-[ ]+(?=#)/.exec(source.text.slice(slot.start))?.[0].length : undefined;
  const inline = value.inlineFirst || beside !== undefined;
  const first = value.inlineFirst ? (value.entries[0]?.start ?? -1) : value.headEnd;
  const from = beside === undefined ? first : slot.start + beside;
  if (from < 0) return undefined;
  return yield* dedented('map', source, from, slot.end, value.column, inline);
}
/** A key of a block map with its comments and all that stands below it. */
export function* projectEntry(entry: Entry): Sliced<Projection | undefined> {
  const { source } = entry;
  if (!source || entry.flow || !entry.ownLine) return undefined;
  const [lead] = entry.lead;
  const from = lead && 'start' in lead ? lead.start : entry.start - entry.column;
  return yield* dedented('entry', source, from, entry.end, entry.column, false);
}

/** Where an upgrade left an empty map, the comments that wait below it are values all the same. */
export function projectEmptied(slot: Entry | Item): Projection | undefined {
  const { value } = slot;
  if (value.kind !== 'map' || !value.flow || value.entries.length > 0 || slot.flow || !value.source) return undefined;
  return projectBraces(slot, value, value.source);
}

function projectBraces(slot: Entry | Item, value: MapNode, source: Source): Projection {
  const stop = source.text.indexOf('\n', value.end);
  const free = /^[ \t]*(?:#.*)?\r?$/.test(source.text.slice(value.end, stop < 0 ? source.text.length : stop));
  const below = slot.column + 2;
  const lines: Line[] = [];
  let text = '';
  const end = free ? slot.end : value.end;
  for (let at = value.content; ;) {
    const { own, eol, end: next } = lineAt(source.text.slice(0, end), at);
    const pad = at > value.end ? Math.min(below, /^ */.exec(own)?.[0].length ?? 0) : 0;
    lines.push({ inner: text.length, outer: at + pad, pad, length: own.length - pad, eol });
    text += own.slice(pad) + eol;
    at = next;
    if (eol === '') break;
  }
  const braces = { close: value.end - value.content, below: free ? ' '.repeat(below) : undefined };
  return new Projection('flow', text, lines, source.text, '', undefined, braces, true);
}

/** A block text that keeps its line breaks; undefined where its lines are not those of the file. */
export function* projectText(node: ScalarNode): Sliced<Projection | undefined> {
  const { source } = node;
  if (!source || node.style !== 'literal' || typeof node.value !== 'string') return undefined;
  const inner = node.text.split('\n');
  const header = source.text.indexOf('\n', node.content);
  const sample = inner.findIndex((l) => l.trim() !== '');
  if (header < 0 || sample < 0) return undefined;
  let outer = header + 1;
  for (let i = 0; i < sample; i++) outer = source.text.indexOf('\n', outer) + 1;
  const there = lineAt(source.text, outer).own;
  const column = there.length - (inner[sample] ?? '').length;
  if (column < 1) return undefined;

  const lines: Line[] = [];
  const breaks = new Set<string>();
  let text = 0;
  let at = header + 1;
  for (const [i, line] of inner.entries()) {
    if (due()) yield;
    const { own, eol, end } = lineAt(source.text, at);
    // Behind the last line break nothing of the text is left, whatever follows in the file.
    if (i === inner.length - 1 && line === '') {
      lines.push({ inner: text, outer: at, pad: 0, length: 0, eol: '' });
      break;
    }
    const pad = Math.min(column, /^ */.exec(own)?.[0].length ?? 0);
    if (own.slice(pad) !== line) return undefined;
    lines.push({ inner: text, outer: at + pad, pad, length: line.length, eol });
    if (eol !== '') breaks.add(eol);
    text += line.length + 1;
    at = end;
  }
  const [eol, second] = breaks;
  if (second !== undefined) return undefined;
  const ends = eol === '\r\n' ? '\r\n' : '\n';
  return new Projection('text', node.text, lines, source.text, ' '.repeat(column), ends, undefined, false);
}
function lineAt(text: string, at: number): { own: string; eol: string; end: number } {
  const stop = text.indexOf('\n', at);
  const end = stop < 0 ? text.length : stop + 1;
  const raw = text.slice(at, end);
  const eol = /\r?\n$/.exec(raw)?.[0] ?? '';
  return { own: raw.slice(0, raw.length - eol.length), eol, end };
}

/** The tree is a map of keys: in block style or in braces. */
export const isMapping = (node: Entry['value']): node is MapNode => isCollection(node) && node.kind === 'map';
