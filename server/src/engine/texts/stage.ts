/** The texts of a file changed in place, and the way back from the changed file to the one that was read. */
import type { Leaf } from '../plan/ledger.ts';
import type { DeclareOp, TextOp } from '../plan/operation.ts';
import { formatPath, parsePath } from '../path.ts';
import type { Layer, Unit } from '../set.ts';
import type { Sliced } from '../slices.ts';
import type { Step } from '../steps/index.ts';
import { declaration } from '../version.ts';
import { valueAt } from '../view.ts';
import { embedded } from '../yaml/embedded.ts';
import { applyEdits, type Piece, type TextEdit } from '../yaml/print.ts';
import { find, findAt, resolve, type Node } from '../yaml/tree.ts';
import { changeText } from './change.ts';

export interface Staged {
  readonly text: string;
  /** Pieces of the changed file as pieces of the file as read. */
  original(pieces: readonly Piece[]): Piece[];
  /** A leaf of the changed file as it was read. */
  asRead(unit: Unit, leaf: Leaf): Leaf;
}

export function* changingTexts(step: Step, layer: Layer, operations: readonly (TextOp | DeclareOp)[]): Sliced<Staged> {
  if (operations.length === 0) return { text: layer.text, original: (p) => [...p], asRead: (_unit, leaf) => leaf };
  const rules = new Map<Node, string>();
  const edits: TextEdit[] = [];
  for (const unit of layer.units) {
    const mine = new Map<string, TextOp[]>();
    for (const o of operations) {
      if (o.kind !== 'text' || o.unit !== unit.index) continue;
      const path = formatPath(o.path.map(String));
      mine.set(path, [...(mine.get(path) ?? []), o]);
    }
    for (const ops of mine.values()) {
      yield;
      const [first] = ops as [TextOp];
      const found = findAt(unit.doc.root, first.path);
      const node = found?.entry.value;
      if (found?.virtual !== false || node?.kind !== 'scalar') continue;
      const text = embedded(node);
      if (!text) continue;
      const changes = changeText(
        step,
        text.text,
        first.syntax,
        ops.map((o) => o.change),
      );
      const outer = text.outer(changes);
      if (outer.length > 0) rules.set(node, first.rule);
      edits.push(...outer);
    }
  }
  const declare = operations.find((o) => o.kind === 'declare');
  const declared = declare && declaration(layer.text);
  if (declared) edits.push({ start: declared.start, end: declared.end, text: declare.version });
  edits.sort((a, b) => a.start - b.start);
  const back = inverse(edits);
  return {
    text: applyEdits(layer.text, edits),
    original: (pieces) => pieces.flatMap((p) => (typeof p === 'string' ? [p] : back(p.start, p.end))),
    asRead: (unit, leaf) => {
      const [piece] = back(leaf.offset, leaf.offset + 1);
      const offset = typeof piece === 'object' ? piece.start : leaf.offset;
      // An alias, or a merge key, may show the changed text at other paths too.
      const keys = parsePath(leaf.path);
      const read = typeof leaf.value === 'string' && !leaf.item ? find(unit.doc.root, keys)?.entry : undefined;
      const rule = read && rules.get(resolve(read.value));
      if (rule === undefined) return { ...leaf, offset };
      const value = valueAt(unit.json, keys) ?? leaf.value;
      return { ...leaf, offset, value, rule };
    },
  };
}

/** A range of the changed text as ranges of the old one and what is new between them. */
function inverse(edits: readonly TextEdit[]): (start: number, end: number) => Piece[] {
  // Where each edit stands in the changed text.
  let shift = 0;
  const placed = edits.map((e) => {
    const at = e.start + shift;
    shift += e.text.length - (e.end - e.start);
    return { at, stop: at + e.text.length, edit: e };
  });
  return (start, end) => {
    const out: Piece[] = [];
    let at = start;
    let lo = 0;
    let hi = placed.length;
    while (lo < hi) {
      const mid = (lo + hi) >> 1;
      if ((placed[mid] as (typeof placed)[number]).stop < start) lo = mid + 1;
      else hi = mid;
    }
    const before = placed[lo - 1];
    let delta = before ? before.edit.end - before.stop : 0;
    for (let i = lo; i < placed.length; i++) {
      const p = placed[i] as (typeof placed)[number];
      if (p.at >= end && !(p.at === end && p.at === p.stop && end > start)) break;
      // What an edit took away at the very start or end belongs to the range that holds its place.
      if (p.at > at) out.push({ start: at + delta, end: p.at + delta });
      const text = p.edit.text.slice(Math.max(0, at - p.at), Math.max(0, end - p.at));
      if (text !== '') out.push(text);
      at = Math.min(end, Math.max(at, p.stop));
      delta = p.edit.end - p.stop;
    }
    if (at < end) out.push({ start: at + delta, end: end + delta });
    return out;
  };
}
