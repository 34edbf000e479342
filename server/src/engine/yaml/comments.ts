/** Where the comments of a changed tree stand: above, beside, between and below what it holds. None of them may get lost. */
import { besideComment } from './print.ts';
import {
  childrenOf,
  isCollection,
  type Entry,
  type Item,
  type MapNode,
  type Node,
  type SeqNode,
  type Source,
  type Trivia,
} from './tree.ts';

type Child = Entry | Item;

/** Comment lines of a trivia list, without their indentation. */
export function triviaLines(t: Trivia): string[] {
  // A file may end without a newline.
  return 'lines' in t
    ? [...t.lines]
    : t.source.text
        .slice(t.start, t.end)
        .replace(/\r?\n$/, '')
        .split(/\r?\n/);
}
export const hasComment = (t: Trivia): boolean => triviaLines(t).some((l) => l.trimStart().startsWith('#'));

const commentLines = (list: readonly Trivia[]): string[] =>
  list.flatMap((t) =>
    triviaLines(t)
      .map((l) => l.trim())
      .filter((l) => l.startsWith('#')),
  );

/** The comment beside a child's own key, dash or value. */
export function besideOf(child: Child): string[] {
  const { value, original } = child;
  // What stands beside a dash stands beside the first key behind it.
  if (!child.source || !original || child.flow || (isCollection(value) && value.inlineFirst)) return [];
  const text = besideComment(child, original).trim();
  return text === '' ? [] : [text];
}
/** Among others in braces there is no place beside a child. */
export function keepBeside(child: Child): void {
  const lines = besideOf(child);
  if (lines.length > 0) child.lead = [...child.lead, { lines }];
}
/** The comments beside a child and whatever it holds. */
export function commentsBeside(child: Child): string[] {
  return [...besideOf(child), ...headComment(child.value), ...commentsBelow(child)];
}
/** What stands behind the sign of a block text. */
function headComment(value: Node): string[] {
  if (value.kind !== 'scalar' || !value.source) return [];
  const head = /^[|>][-+0-9]*[ \t]+(#.*)/.exec(value.source.text.slice(value.content, value.end));
  return head?.[1] === undefined ? [] : [head[1].trimEnd()];
}
/** Only those of what it holds. */
export function commentsBelow(child: Child): string[] {
  return isCollection(child.value) ? childrenOf(child.value).flatMap(commentsBeside) : [];
}

/** All comment lines inside a child: above, between and below what it holds; for a file, with those beside its keys, and without what is repeated from other files. */
export function commentsInside(child: Child, beside?: Source): string[] {
  const out: string[] = [];
  const value = child.value;
  if (beside && value.source && value.source !== beside) return out;
  const add = (list: readonly Trivia[]): void => {
    out.push(...commentLines(list));
  };
  if (beside) out.push(...besideOf(child));
  if (isCollection(value) && !value.flow) {
    for (const c of childrenOf(value)) {
      add(c.lead);
      out.push(...commentsInside(c, beside));
    }
    add(value.tail);
  } else if (isCollection(value) && value.source) {
    const text = value.source.text.slice(value.start, value.end);
    if (text.includes('#')) for (const l of text.split(/\r?\n/)) if (l.trim().startsWith('#')) out.push(l.trim());
  }
  out.push(...commentsBefore(child));
  add(child.tail);
  return out;
}

/** The comments of a text that holds nothing else. */
export const notesIn = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((l) => l.trim())
    .filter((l) => l.startsWith('#'));
/** Comments before the bracket that ends a flow collection. */
export function closing(node: MapNode | SeqNode): Trivia[] {
  if (!node.flow || !node.source || node.headEnd < 0) return [];
  const lines = notesIn(node.source.text.slice(node.headEnd, node.end - 1).replace(/^\s*,/, ''));
  return lines.length > 0 ? [{ lines }] : [];
}
/** Gives the comments between brackets to the children above or below them, and back what stands at the end. */
export function freeNotes(node: MapNode | SeqNode): Trivia[] {
  for (const c of childrenOf(node)) {
    if (!c.source || !c.flow) continue;
    const lines = notesIn(c.source.text.slice(c.gap, c.start));
    if (lines.length > 0) c.lead.push({ lines });
    c.gap = c.start;
  }
  return closing(node);
}

/** Comments between a key and a value, as it was read, that begins on a line below. */
export function commentsBefore(child: Child): string[] {
  const value = child.original;
  if (!child.source || !value || child.flow || value.start < 0 || (isCollection(value) && !value.flow)) return [];
  const from = child.kind === 'entry' ? child.keyEnd : child.start + 1;
  const text = child.source.text.slice(from, value.content);
  if (!text.includes('#')) return [];
  return text
    .split(/\r?\n/)
    .map((l, i) => (i === 0 ? (/\s(#.*)$/.exec(l)?.[1] ?? '') : l.trim()))
    .filter((l) => l.startsWith('#'));
}

/** Comments below a flow collection that are not printed between its braces; what is repeated from another file left its own there. */
export function strays(node: MapNode | SeqNode, source: Source): string[] {
  const out: string[] = [];
  for (const c of childrenOf(node)) {
    out.push(...commentLines(c.lead));
    c.lead = [];
    if (isCollection(c.value) && c.value.flow) out.push(...strays(c.value, source), ...commentLines(c.tail));
    else out.push(...commentsInside(c, source));
    c.tail = [];
  }
  out.push(...commentLines(node.tail));
  node.tail = [];
  return out;
}
export function withoutOuterBlanks(t: Trivia): Trivia {
  if ('lines' in t) return t;
  const text = t.source.text.slice(t.start, t.end);
  const lead = /^(?:[ \t]*\r?\n)*/.exec(text)?.[0].length ?? 0;
  return { ...t, start: t.start + lead };
}
/** A line that says which key waits as comment lines below it, and why. */
export const WAITS = /^[ \t]*# camunda-upgrade\[([\w/-]+)\] (\S+): /gm;
/** Where the last key that waits ends; 0 where none does. Its own line may be followed by what is below it. */
function afterWaiting(text: string): number {
  if (!text.includes('# camunda-upgrade[')) return 0;
  let [end, at] = [0, 0];
  let next: RegExp | undefined;
  for (const line of text.split(/(?<=\n)/)) {
    at += line.length;
    if (line.search(WAITS) >= 0) next = /^[ \t]*#/;
    else if (next?.test(line) === true) next = /^[ \t]*#(?:\s*$| {2}| [-\]}])/;
    else next = undefined;
    if (next) end = at;
  }
  return end;
}
/**
 * Comment lines directly above a key or an item go with it; what a blank line sets apart stays, and so does a key that waits. An item that
 * waits goes where its list goes.
 */
export function splitLead({ kind, lead }: Pick<Child, 'kind' | 'lead'>): { stay: Trivia[]; go: Trivia[] } {
  const stay: Trivia[] = [];
  const go: Trivia[] = [];
  lead.forEach((t, i) => {
    if ('lines' in t) {
      (kind === 'entry' && t.lines[0]?.search(WAITS) === 0 ? stay : go).push(t);
      return;
    }
    const text = t.source.text.slice(t.start, t.end);
    const apart = i === lead.length - 1 ? (/^(?:[\s\S]*\n)?[ \t]*\r?\n/.exec(text)?.[0].length ?? 0) : text.length;
    const cut = Math.max(apart, kind === 'entry' ? afterWaiting(text) : 0);
    if (cut > 0) stay.push({ ...t, end: t.start + cut });
    if (cut < text.length) go.push({ ...t, start: t.start + cut });
  });
  return { stay, go };
}
