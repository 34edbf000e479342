/** Renames in a configuration text, as edits that leave everything else of it as it is written. */
import { finish } from '../slices.ts';
import type { TextChange } from '../plan/operation.ts';
import type { Step } from '../steps/index.ts';
import type { Texts } from '../steps/step.ts';
import { TreeEditor } from '../yaml/edit.ts';
import { newEntry, newMap } from '../yaml/nodes.ts';
import { parseDocuments } from '../yaml/parse.ts';
import { applyEdits, besideComment, printDocument, toEdits, type Piece, type TextEdit } from '../yaml/print.ts';
import { resolve, type Entry, type MapNode, type YamlDocument } from '../yaml/tree.ts';
import { relaxedParts } from './names.ts';
import { readProperties } from './properties.ts';
import type { Syntax } from './settings.ts';

/** Sorted, not overlapping; the same for the same changes in any order. */
export function changeText(
  step: Step,
  text: string,
  syntax: Syntax | undefined,
  changes: readonly TextChange[],
): TextEdit[] {
  const renames = changes.filter((c) => c.kind === 'rename');
  const edits =
    renames.length === 0 || syntax === undefined
      ? []
      : syntax === 'yaml'
        ? renameYaml(step.texts, text, renames)
        : renameProperties(text, renames);
  return changes.some((c) => c.kind === 'paths') ? withPaths(step, text, edits) : edits;
}
export const changedText = (
  step: Step,
  text: string,
  syntax: Syntax | undefined,
  changes: readonly TextChange[],
): string => applyEdits(text, changeText(step, text, syntax, changes));

type Rename = Extract<TextChange, { kind: 'rename' }>;

function renameProperties(text: string, renames: readonly Rename[]): TextEdit[] {
  return readProperties(text).flatMap((p) => {
    const r = renames.find((x) => x.doc === p.doc && x.from[0] === p.key);
    return r ? [{ start: p.start, end: p.end, text: r.to }] : [];
  });
}

function renameYaml(texts: Texts, text: string, renames: readonly Rename[]): TextEdit[] {
  const docs = parseDocuments(text, '', 'spring');
  const pieces: Piece[] = [];
  let at = 0;
  docs.forEach((doc, i) => {
    const editor = finish(TreeEditor.begin(doc));
    const found = renames
      .filter((r) => r.doc === i)
      .flatMap((r) => {
        const entry = editor.at(r.from);
        return entry ? [{ entry, to: r.to }] : [];
      })
      .sort((a, b) => a.entry.start - b.entry.start);
    for (const { entry, to } of found) rename(texts, editor, doc, entry, to);
    if (found.length > 0) editor.repairAliases();
    if (doc.start > at) pieces.push({ start: at, end: doc.start });
    pieces.push(...printDocument(doc, editor.step));
    at = doc.end;
  });
  if (at < text.length) pieces.push({ start: at, end: text.length });
  const source = docs[0]?.source;
  const edits = source ? toEdits(source, pieces) : [];
  const last = edits[edits.length - 1];
  if (last?.end === text.length && !text.endsWith('\n') && last.text.endsWith('\n'))
    edits[edits.length - 1] = { ...last, text: last.text.slice(0, -1) };
  return edits;
}

/** One dotted key gets another dotted key; what is nested is nested again, below what is there already. */
function rename(texts: Texts, editor: TreeEditor, doc: YamlDocument, entry: Entry, to: string): void {
  const old = entry.parent;
  if (old?.kind !== 'map') return;
  if (old === doc.root && entry.key.includes('.') && entry.value.kind !== 'map') {
    editor.rename(entry, to);
    return;
  }
  const { map, keys } = wayTo(doc, to);
  if (!map) return;
  const parent = old.parent;
  editor.detach(entry);
  let place = map;
  let name = to.split('.').slice(0, -keys.length).join('.');
  for (const key of keys.slice(0, -1)) {
    const made = newEntry(key, newMap());
    // No blank line above: it would depend on what was there first.
    made.lead = [{ lines: [] }];
    insert(texts, editor, doc, place, made, name);
    name = name === '' ? key : `${name}.${key}`;
    place = made.value as MapNode;
  }
  editor.rename(entry, keys[keys.length - 1] ?? to);
  insert(texts, editor, doc, place, entry, name);
  editor.prune(parent?.kind === 'entry' ? parent : undefined);
}

/** The deepest map of the text on the way to a name, and the keys that are missing below it. */
function wayTo(doc: YamlDocument, to: string): { map: MapNode | undefined; keys: string[] } {
  let keys = to.split('.');
  let map = doc.root?.kind === 'map' ? doc.root : undefined;
  while (map && keys.length > 1) {
    const next = longest(map, keys);
    if (!next) break;
    const value = resolve(next.entry.value);
    if (value.kind === 'scalar' && value.value === null) {
      const made = newMap();
      next.entry.value = made;
      made.parent = next.entry;
      next.entry.dirty = true;
      map = made;
    } else map = value.kind === 'map' ? value : undefined;
    keys = keys.slice(next.length);
  }
  return { map, keys };
}
function longest(map: MapNode, keys: readonly string[]): { entry: Entry; length: number } | undefined {
  const wanted = keys.map((k) => relaxedParts(k).join('.'));
  let best: { entry: Entry; length: number } | undefined;
  for (const entry of map.entries) {
    if (entry.opaque || entry.merge) continue;
    const parts = relaxedParts(entry.key);
    if (parts.length === 0 || parts.length >= keys.length) continue;
    if (parts.join('.') !== wanted.slice(0, parts.length).join('.')) continue;
    if (!best || parts.length >= best.length) best = { entry, length: parts.length };
  }
  return best;
}

/** Before the first one that the table names later: the place does not depend on which rename came first. */
function insert(
  { rank: ranks, oldRoot }: Texts,
  editor: TreeEditor,
  doc: YamlDocument,
  map: MapNode,
  entry: Entry,
  name: string,
): void {
  const rank = (key: string): number => ranks.get(relaxedParts(name === '' ? key : `${name}.${key}`).join('.')) ?? -1;
  const mine = rank(entry.key);
  const later = map.entries.find((e) => {
    if (map === doc.root) return oldRoot.test(e.key);
    return mine < 0 ? rank(e.key) < 0 && e.key > entry.key : rank(e.key) > mine;
  });
  // Between braces there is no place beside it: what stood there goes above.
  const beside = map.flow && !entry.flow && entry.source && entry.original ? besideComment(entry, entry.original) : '';
  editor.insert(map, entry, later);
  if (beside !== '') editor.annotate(entry, [beside.trim().replace(/^# ?/, '')]);
}

/** The old images' folders, in what stays and in what is new. */
function withPaths({ images }: Step, text: string, edits: readonly TextEdit[]): TextEdit[] {
  const moved = edits.map((e) => ({ ...e, text: images.rewrite(e.text) }));
  const stays = images.paths(text).filter((p) => !edits.some((e) => p.start < e.end && e.start < p.end));
  return [...moved, ...stays].sort((a, b) => a.start - b.start);
}
