/** A text of several lines that is the value of a key: what it says, and where each character of it stands in the file. */
import { applyEdits, type TextEdit } from './print.ts';
import { writeScalar } from './scalars.ts';
import type { ScalarNode } from './tree.ts';

export interface Embedded {
  readonly text: string;
  /** Range in the file of a range in the text; of the whole value, where it is written with escapes or folded. */
  place(start: number, end: number): { start: number; end: number };
  /** Changes of the text (sorted, not overlapping) as changes of the file. */
  outer(edits: readonly TextEdit[]): TextEdit[];
}

interface Line {
  /** Offsets of the line's first character, in the text and in the file. */
  readonly inner: number;
  readonly outer: number;
  /** Spaces before it in the file. */
  readonly pad: number;
}

/** The text of a scalar; undefined where its line ends are not those of the file: somebody pasted it from elsewhere. */
export function embedded(node: ScalarNode): Embedded | undefined {
  const source = node.source;
  if (!source || typeof node.value !== 'string') return undefined;
  const raw = source.text.slice(node.content, node.end);
  if (raw.includes('\r') && /[^\r]\n/.test(source.text)) return undefined;
  const whole: Embedded = {
    text: node.text,
    place: () => ({ start: node.start, end: node.end }),
    outer: (edits) =>
      edits.length === 0
        ? []
        : [{ start: node.content, end: node.end, text: writeScalar(applyEdits(node.text, edits), 'double') }],
  };
  if (node.style === 'folded') return whole;
  if (node.style !== 'literal') {
    const quote = node.style === 'plain' ? 0 : 1;
    const same = raw.slice(quote, raw.length - quote) === node.text && !node.text.includes('\n');
    return same ? oneLine(whole, node.content + quote, node.style) : whole;
  }
  const lines = linesOf(node, raw);
  return lines ? block(node.text, lines, source.eol, source.text) : whole;
}

function oneLine(whole: Embedded, from: number, style: ScalarNode['style']): Embedded {
  return {
    text: whole.text,
    place: (start, end) => ({ start: from + start, end: from + end }),
    outer: (edits) =>
      edits.some((e) => /[\n"'\\]/.test(e.text) || (style === 'plain' && /[:#{}[\],&*!|>%@`]/.test(e.text)))
        ? whole.outer(edits)
        : edits.map((e) => ({ start: from + e.start, end: from + e.end, text: e.text })),
  };
}

/** Every line of the text is a line of the file without its indentation, or this is no text that can be changed in place. */
function linesOf(node: ScalarNode, raw: string): Line[] | undefined {
  const first = raw.indexOf('\n');
  if (first < 0) return undefined;
  const inner = node.text.split('\n');
  const outer = raw.slice(first + 1).split('\n');
  const depth = inner.findIndex((l) => l !== '');
  const sample = outer[depth];
  if (depth < 0 || sample === undefined) return undefined;
  const pad = sample.replace(/\r$/, '').length - (inner[depth] ?? '').length;
  if (pad < 0) return undefined;
  const out: Line[] = [];
  let at = 0;
  let from = node.content + first + 1;
  for (const [i, line] of inner.entries()) {
    const there = outer[i];
    // Behind the last line break of the text.
    if (there === undefined) return i === inner.length - 1 && line === '' ? out : undefined;
    const own = there.replace(/\r$/, '');
    const spaces = Math.min(pad, /^ */.exec(own)?.[0].length ?? 0);
    if (own.slice(spaces) !== line) return i === inner.length - 1 && line === '' ? out : undefined;
    out.push({ inner: at, outer: from + spaces, pad: spaces });
    at += line.length + 1;
    from += there.length + 1;
  }
  return out;
}

function block(text: string, lines: readonly Line[], eol: string, file: string): Embedded {
  const pad = lines.reduce((n, l) => Math.max(n, l.pad), 0);
  const lineAt = (offset: number): Line => {
    let lo = 0;
    let hi = lines.length - 1;
    while (lo < hi) {
      const mid = (lo + hi + 1) >> 1;
      if ((lines[mid] as Line).inner <= offset) lo = mid;
      else hi = mid - 1;
    }
    return lines[lo] as Line;
  };
  const at = (offset: number): number => {
    const line = lineAt(offset);
    const stop = text.indexOf('\n', line.inner);
    const end = stop < 0 ? text.length : stop;
    return line.outer + (Math.min(offset, end) - line.inner);
  };
  // The end of the last line and the start of a line that is not there are one place in the file.
  const last = text.endsWith('\n') ? text.length - 1 : text.length;
  const inside = (e: TextEdit): TextEdit => {
    if (e.end <= last) return e;
    if (e.start > last) return { start: last, end: last, text: e.text === '' ? '' : `\n${e.text.replace(/\n$/, '')}` };
    if (e.text.endsWith('\n')) return { start: e.start, end: last, text: e.text.slice(0, -1) };
    const from = e.text === '' && text[e.start - 1] === '\n' ? e.start - 1 : e.start;
    return { start: from, end: last, text: e.text };
  };
  return {
    text,
    place: (start, end) => ({ start: at(start), end: at(end) }),
    outer: (edits) =>
      edits.map(inside).map((e) => {
        const first = lineAt(e.start);
        const last = lineAt(e.end);
        // From line to line, every line that stays keeps its own indentation.
        const whole = e.end === last.inner && (e.text === '' || e.text.endsWith('\n'));
        const opens = e.start === first.inner && (whole || e.text !== '');
        const body = e.text
          .split('\n')
          .map((l, i) => ((i === 0 && !opens) || l === '' ? l : ' '.repeat(pad) + l))
          .join(eol);
        // A line break was put before what stays on the line.
        const rest = e.text.endsWith('\n') && !whole && !/^(?:\r?\n|$)/.test(file.slice(at(e.end), at(e.end) + 2));
        const bare =
          !opens && e.start === first.inner && first.pad < pad && !/^\r?\n/.test(file.slice(at(e.end), at(e.end) + 2));
        return {
          start: opens ? first.outer - first.pad : at(e.start),
          end: whole && (opens || e.text !== '') ? last.outer - last.pad : at(e.end),
          text: rest || bare ? body + ' '.repeat(pad) : body,
        };
      }),
  };
}
