/** Comments inside flow collections, which have no line's end of their own to stand at. */
import { formatPath } from '../path.ts';
import { due, type Sliced } from '../slices.ts';
import { childrenOf, isCollection, type MapNode, type Node, type SeqNode } from './tree.ts';

export interface Note {
  /** Of the key above or beside it. */
  readonly path: string;
  readonly text: string;
}

/** Each with what stands before it. What is a key or a value is no comment, whatever it says. */
export function* findingNotes(root: Node | undefined): Sliced<Note[]> {
  const out: Note[] = [];
  const walk = function* (node: MapNode | SeqNode, path: readonly string[]): Sliced<void> {
    const { source } = node;
    let at = node.content;
    let above = path;
    const upTo = (end: number): void => {
      if (node.flow && source)
        for (const found of source.text.slice(at, end).matchAll(/(?<=\s)#[^\r\n]*/g))
          out.push({ path: formatPath(above), text: found[0].trimEnd() });
      at = end;
    };
    if (node.flow && !(source?.text.slice(node.start, node.end).includes('#') ?? false)) return;
    for (const child of childrenOf(node)) {
      if (due()) yield;
      upTo(child.start);
      if (child.kind === 'entry') {
        at = child.keyEnd;
        above = [...path, child.key];
      }
      if (child.value.start >= at) upTo(child.value.start);
      if (isCollection(child.value)) yield* walk(child.value, above);
      at = Math.max(at, child.value.end);
    }
    upTo(node.end);
  };
  if (root && isCollection(root)) yield* walk(root, []);
  return out;
}

/** Those that are neither in the new text nor told as lost. */
export function* findingLost(
  notes: readonly Note[],
  before: string,
  after: string,
  lost: readonly Note[],
): Sliced<Note[]> {
  const out: Note[] = [];
  const gone = new Map<string, number>();
  for (const { text } of lost) gone.set(text, (gone.get(text) ?? 0) - 1);
  const asked = new Set<string>();
  for (const note of notes) {
    yield;
    const { text } = note;
    if (!asked.has(text)) gone.set(text, (gone.get(text) ?? 0) + times(text, before) - times(text, after));
    asked.add(text);
    const left = gone.get(text) ?? 0;
    if (left > 0) out.push(note);
    gone.set(text, left - 1);
  }
  return out;
}
/** How often a comment ends a line of a text. */
function times(comment: string, text: string): number {
  let n = 0;
  for (let at = text.indexOf(comment); at >= 0; at = text.indexOf(comment, at + comment.length))
    if (/^[ \t]*(?:\r?\n|$)/.test(text.slice(at + comment.length, at + comment.length + 80))) n++;
  return n;
}
