/**
 * The analysis of a set after somebody typed in one value, made from the one before: where nothing that was asked about the value
 * is answered otherwise now, all findings stand, shifted. Everything else is left to a fresh analysis.
 */
import type { Finding } from '../engine/index.ts';
import {
  isCollection,
  type Entry,
  type Item,
  type Node,
  type ScalarNode,
  type Trivia,
  type YamlDocument,
} from '../engine/yaml/tree.ts';
import { isTypable, isWatched, retype } from '../engine/yaml/watch.ts';
import type { Analysis, LayerDocument } from './analysis.ts';
import { stretchOf, type Stretch } from './stretch.ts';

/**
 * Undefined where the change is another one, or changes what is found. The trees of `before` are taken over: after a change of one
 * value they are those of the new text, whatever the answer.
 */
export function retyped(before: Analysis, layers: readonly LayerDocument[]): Analysis | undefined {
  const { set, watch } = before;
  if (!watch || before.carried || layers.length !== before.layers.length) return undefined;
  const texts = layers.map((l) => l.document.getText());
  const changed = texts.flatMap((text, i) => (text === set.layers[i]?.text ? [] : [i]));
  const [index] = changed;
  if (changed.length !== 1 || index === undefined) return undefined;
  const layer = set.layers[index];
  const [unit, ...more] = layer?.units ?? [];
  const text = texts[index] ?? '';
  if (!layer || !unit?.doc.root || more.length > 0 || layer.locked !== undefined || layer.problems.length > 0)
    return undefined;
  const edit = stretchOf(layer.text, text);
  const found = scalarAt(unit.doc.root, edit.start, edit.end, false);
  if (!found || !isWatched(found.node)) return undefined;
  const { node, flow } = found;
  const written = text.slice(node.content, node.end + edit.by);
  if (!isTypable(written, node.style, flow)) return undefined;
  const move = mover(edit, node);
  retype(node, node.style === 'plain' ? written : written.slice(1, -1));
  shiftDocument(unit.doc, move);
  (unit.doc.source as { text: string }).text = text;
  (layer as { text: string }).text = text;
  if (!watch.holds(node)) return undefined;
  const findings = before.findings.map((f) => shiftFinding(f, index, move));
  return {
    ...before,
    layers,
    set: { ...set },
    findings,
    memory: { ...before.memory, ...(before.memory.good && { good: { texts, findings } }) },
  };
}

/** The scalar that a change is wholly inside of, its ends included. */
function scalarAt(
  node: Node,
  start: number,
  end: number,
  flow: boolean,
): { node: ScalarNode; flow: boolean } | undefined {
  if (node.kind === 'scalar') return node.content <= start && end <= node.end ? { node, flow } : undefined;
  if (!isCollection(node)) return undefined;
  const children: readonly (Entry | Item)[] = node.kind === 'map' ? node.entries : node.items;
  // The last one that begins before the change.
  let [low, high] = [0, children.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((children[middle] as Entry | Item).start <= start) low = middle + 1;
    else high = middle;
  }
  const child = children[low - 1];
  return child && scalarAt(child.value, start, end, flow || node.flow);
}

/** Where an offset of the old text is in the new one, as the beginning or as the end of something. */
interface Move {
  readonly begin: (offset: number) => number;
  readonly end: (offset: number) => number;
}
function mover({ by }: Stretch, { content, end }: ScalarNode): Move {
  return {
    begin: (offset) => (offset > content ? offset + by : offset),
    end: (offset) => (offset >= end ? offset + by : offset),
  };
}
function shiftFinding(f: Finding, layer: number, move: Move): Finding {
  const shifted = <P extends { layer: number; start: number; end: number }>(place: P): P => {
    if (place.layer !== layer) return place;
    const [start, end] = [move.begin(place.start), move.end(place.end)];
    return start === place.start && end === place.end ? place : { ...place, start, end };
  };
  const place = shifted(f.place);
  let same = place === f.place;
  const related = f.related.map((r) => {
    const now = shifted(r);
    if (now !== r) same = false;
    return now;
  });
  return same ? f : { ...f, place, related };
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
function shiftDocument(doc: Writable<YamlDocument>, move: Move): void {
  const trivia = (list: readonly Trivia[]): void => {
    for (const t of list)
      if ('start' in t) {
        (t as Writable<typeof t>).start = move.begin(t.start);
        (t as Writable<typeof t>).end = move.end(t.end);
      }
  };
  const walk = (node: Node): void => {
    node.start = move.begin(node.start);
    node.content = move.begin(node.content);
    node.end = move.end(node.end);
    if (!isCollection(node)) return;
    node.headEnd = node.flow ? move.end(node.headEnd) : move.begin(node.headEnd);
    trivia(node.tail);
    for (const child of node.kind === 'map' ? node.entries : node.items) {
      child.start = move.begin(child.start);
      child.end = move.end(child.end);
      child.gap = move.begin(child.gap);
      if (child.kind === 'entry') child.keyEnd = move.end(child.keyEnd);
      trivia(child.lead);
      trivia(child.tail);
      walk(child.value);
    }
  };
  doc.start = move.begin(doc.start);
  doc.end = move.end(doc.end);
  if (doc.open !== undefined) doc.open = move.begin(doc.open);
  if (doc.unread !== undefined) doc.unread = move.begin(doc.unread);
  if (doc.root) walk(doc.root);
}
