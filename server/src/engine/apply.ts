/** Findings -> new texts. One list of edits for each layer, and the account of every leaf. */
import type { Finding, LedgerEntry } from './finding.ts';
import { execute, type Executed } from './plan/execute.ts';
import { ledgerOf, leavesOf, reader, sameItem } from './plan/ledger.ts';
import { isInText, type Operation } from './plan/operation.ts';
import type { ValuesSet } from './set.ts';
import { mergeValues, type JsonObject } from './view.ts';
import type { Mount } from './wrappers/mounts.ts';
import { changeTexts } from './texts/stage.ts';
import { lostBetweenBraces, notesBetweenBraces, type Note } from './yaml/betweenBraces.ts';
import { parseDocuments } from './yaml/parse.ts';
import { applyEdits, printDocument, toEdits, type Piece, type TextEdit } from './yaml/print.ts';
import { emptyObject, isObject, toJson } from './yaml/tree.ts';

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
export function plan(findings: readonly Finding[]): Operation[] {
  return [...new Set(findings.flatMap((f) => f.operations))].sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
}

/** Applies operations to a set. Layers without operations come back as they are. */
export function apply(set: ValuesSet, operations: readonly Operation[]): UpgradedLayer[] {
  return set.layers.map((layer): UpgradedLayer => {
    const mine =
      layer.locked === undefined ? operations.filter((o) => layer.units.some((u) => u.index === o.unit)) : [];
    // Changes inside texts come first: they move nothing, so every path stays what it was.
    const staged = changeTexts(set.step, layer, mine.filter(isInText));
    const docs = parseDocuments(staged.text, layer.name);
    const pieces: Piece[] = [];
    const ledger: LedgerEntry[] = [];
    const lost: Executed['lost'][number][] = [];
    const between: Note[] = [];
    let at = 0;
    let asRead = emptyObject();
    let asWritten = emptyObject();
    layer.units.forEach((unit, i) => {
      const doc = docs[i];
      if (!doc) return;
      const ops = mine.filter((o) => o.unit === unit.index && !isInText(o));
      const leaves = leavesOf(doc.root).map((l) => staged.asRead(unit, l));
      if (ops.length > 0) between.push(...notesBetweenBraces(doc.root));
      const done = execute(doc, ops, (k) => set.units[k]?.doc, set.step.marks);
      if (doc.start > at) pieces.push({ start: at, end: doc.start });
      pieces.push(...printDocument(done.doc, done.step));
      at = doc.end;
      asRead = mergeValues(asRead, unit.json);
      const out = done.doc.root && toJson(done.doc.root);
      if (isObject(out)) asWritten = mergeValues(asWritten, out);
      ledger.push(...ledgerOf(leaves, unit, done));
      lost.push(...done.lost);
    });
    const told = layer.units.length < 2 ? ledger : overridden(ledger, asRead, asWritten);
    if (at < staged.text.length) pieces.push({ start: at, end: staged.text.length });
    const source = docs[0]?.source;
    const edits = mine.length > 0 && source ? toEdits({ ...source, text: layer.text }, staged.original(pieces)) : [];
    const { name, text: before, mount } = layer;
    const after = applyEdits(before, edits);
    lost.push(...lostBetweenBraces(between, before, after, lost));
    return { name, before, after, edits, ledger: told, lost, ...(mount && { mount }) };
  });
}

/** In a file of several documents a later one may replace what an earlier one says: the account is of the file. */
function overridden(ledger: readonly LedgerEntry[], before: JsonObject, after: JsonObject): LedgerEntry[] {
  const [read, written] = [reader(before), reader(after)];
  return ledger.map((e) => {
    if (e.outcome !== 'kept' && e.outcome !== 'renamed' && e.outcome !== 'moved') return e;
    const value = read(e.path);
    const same = e.to.every((t) => sameItem(value, written(t), e.path.endsWith(']')));
    return same ? e : { ...e, outcome: Array.isArray(value) ? ('merged' as const) : ('changed' as const) };
  });
}
