/** Findings -> new texts. One list of edits for each layer, and the account of every leaf. */
import type { Finding, LedgerEntry } from './finding.ts';
import { putInto } from './byKey.ts';
import { executing, type Executed } from './plan/execute.ts';
import { accounting, collecting, reader, sameItem, type Leaf, type ReadAt } from './plan/ledger.ts';
import { isInText, type Operation } from './plan/operation.ts';
import type { Layer, ValuesSet } from './set.ts';
import { due, finish, type Sliced } from './slices.ts';
import { mergeValues, type JsonObject } from './view.ts';
import type { Mount } from './wrappers/mount.ts';
import { changingTexts } from './texts/stage.ts';
import { findingLost, findingNotes, type Note } from './yaml/betweenBraces.ts';
import { parsing } from './yaml/parse.ts';
import { applyEdits, findingEdits, printing, type Piece, type TextEdit } from './yaml/print.ts';
import { emptyObject, isObject } from './yaml/tree.ts';
import { toLiveJson } from './yaml/watch.ts';

export interface UpgradedLayer {
  readonly name: string;
  readonly before: string;
  /** Where the text stands in its file, if it is not the whole of it. */
  readonly mount?: Mount | undefined;
  readonly after: string;
  /** Sorted, not overlapping, in UTF-16 code units of `before`. */
  readonly edits: readonly TextEdit[];
  readonly ledger: readonly LedgerEntry[];
  /** Comments beside removed keys. */
  readonly lost: readonly { readonly path: string; readonly text: string }[];
}

/** The operations of the chosen findings, each once, in the order of the inspection. */
export const plan = (findings: readonly Finding[]): Operation[] => finish(planning(findings));
export function* planning(findings: readonly Finding[]): Sliced<Operation[]> {
  const all = new Set<Operation>();
  const shared = new Set<readonly Operation[]>();
  for (const { operations } of findings) {
    const known = shared.has(operations);
    if (due(known ? 1 : 1 + (operations.length >> 4))) yield;
    if (known) continue;
    shared.add(operations);
    for (const o of operations) all.add(o);
  }
  return [...all].sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
}

/** Applies operations to a set, whose own trees stay as they are. Layers without operations come back as they are. */
export const apply = (set: ValuesSet, operations: readonly Operation[]): UpgradedLayer[] =>
  finish(applying(set, operations));
export function* applying(set: ValuesSet, operations: readonly Operation[]): Sliced<UpgradedLayer[]> {
  const byUnit = new Map<number, Operation[]>();
  for (const o of operations) putInto(byUnit, o.unit, o);
  const out: UpgradedLayer[] = [];
  for (const layer of set.layers) {
    yield;
    const mine = layer.locked === undefined ? layer.units.map((u) => byUnit.get(u.index) ?? []) : [];
    out.push(yield* changing(set, layer, mine));
  }
  return out;
}
/** One layer; `operations` of each of its units. */
function* changing(set: ValuesSet, layer: Layer, operations: readonly (readonly Operation[])[]): Sliced<UpgradedLayer> {
  // Changes inside texts come first: they move nothing, so every path stays what it was.
  const staged = yield* changingTexts(set.step, layer, operations.flat().filter(isInText));
  const docs = yield* parsing(staged.text, layer.name);
  const pieces: Piece[] = [];
  const ledger: LedgerEntry[] = [];
  const lost: Executed['lost'][number][] = [];
  const between: Note[] = [];
  const several = layer.units.length > 1;
  let at = 0;
  let asRead = emptyObject();
  let asWritten = emptyObject();
  for (const [i, unit] of layer.units.entries()) {
    const doc = docs[i];
    if (!doc) continue;
    const ops = (operations[i] ?? []).filter((o) => !isInText(o));
    const leaves: Leaf[] = [];
    for (const leaf of yield* collecting(doc.root)) {
      if (due()) yield;
      leaves.push(staged.asRead(unit, leaf));
    }
    if (ops.length > 0) between.push(...(yield* findingNotes(doc.root)));
    const done = yield* executing(doc, ops, (k) => set.units[k]?.doc, set.step.marks);
    if (doc.start > at) pieces.push({ start: at, end: doc.start });
    for (const piece of yield* printing(done.doc, done.step)) pieces.push(piece);
    at = doc.end;
    const out = done.doc.root ? yield* toLiveJson(done.doc.root) : null;
    if (several) {
      asRead = mergeValues(asRead, unit.json);
      if (isObject(out)) asWritten = mergeValues(asWritten, out);
    }
    for (const entry of yield* accounting(leaves, unit, done, out)) ledger.push(entry);
    lost.push(...done.lost);
  }
  const told = several ? yield* overridden(ledger, asRead, asWritten) : ledger;
  if (at < staged.text.length) pieces.push({ start: at, end: staged.text.length });
  const source = docs[0]?.source;
  const changed = operations.some((o) => o.length > 0);
  const edits = changed && source ? yield* findingEdits({ ...source, text: layer.text }, staged.original(pieces)) : [];
  const { name, text: before, mount } = layer;
  const after = applyEdits(before, edits);
  lost.push(...(yield* findingLost(between, before, after, lost)));
  return { name, before, after, edits, ledger: told, lost, ...(mount && { mount }) };
}

/** In a file of several documents a later one may replace what an earlier one says: the account is of the file. */
function* overridden(
  ledger: readonly LedgerEntry[],
  before: JsonObject,
  after: JsonObject,
): Sliced<readonly LedgerEntry[]> {
  const [read, written] = [reader(before), reader(after)];
  const out: LedgerEntry[] = [];
  for (const e of ledger) {
    if (due()) yield;
    out.push(e.outcome === 'kept' || e.outcome === 'renamed' || e.outcome === 'moved' ? counted(e, read, written) : e);
  }
  return out;
}
function counted(e: LedgerEntry, read: ReadAt, written: ReadAt): LedgerEntry {
  const value = read(e.path);
  const same = e.to.every((t) => sameItem(value, written(t), e.path.endsWith(']')));
  return same ? e : { ...e, outcome: Array.isArray(value) ? 'merged' : 'changed' };
}
