/** What is to be said of the files as texts, whatever their keys mean: comments that wait, keys written twice, several documents. */
import type { Place } from '../finding.ts';
import { childPath, formatPath } from '../path.ts';
import type { Layer, Unit, ValuesSet } from '../set.ts';
import type { Sliced } from '../slices.ts';
import type { JsonObject } from '../view.ts';
import { deadEntries, find, isObject, type Entry, type Node } from '../yaml/tree.ts';
import { look } from '../yaml/watch.ts';
import { ContributionBuilder, type Contribution } from './contribution.ts';
import type { Ground } from './ground.ts';
import { markersIn } from './markers.ts';
import type { DedupeOp } from './operation.ts';

/** `set`: with what had no effect before; `old`: it is to be upgraded. */
export function* planRemarks(ground: Ground, set: ValuesSet, old: boolean): Sliced<Contribution> {
  const out = new ContributionBuilder(ground);
  for (const unit of set.units) {
    yield;
    markers(ground, unit, out);
    if (old) duplicates(ground, unit, out);
  }
  for (const layer of set.layers) {
    documents(layer, out);
    forgotten(set, layer, out);
  }
  return out.done();
}

/** Keys written twice: Helm takes the last one, so the earlier ones are dead and must not come to life. */
function duplicates(ground: Ground, unit: Unit, out: ContributionBuilder): void {
  if (unit.doc.entangled === false) return;
  const op: DedupeOp = { kind: 'dedupe', unit: unit.index, rule: 'duplicate-key' };
  const found: { entry: Entry; path: string }[] = [];
  const walk = (node: Node, path: string): void => {
    if (node.kind === 'seq') for (const i of node.items) walk(i.value, path);
    if (node.kind !== 'map') return;
    const dead = new Set(deadEntries(node));
    for (const entry of node.entries) {
      const below = childPath(path, entry.key);
      if (dead.has(entry)) found.push({ entry, path: below });
      else walk(entry.value, below);
    }
  };
  if (unit.doc.root) walk(unit.doc.root, '');
  if (found.length > 0) out.operations.push(op);
  // Nothing moves while a key that Helm does not read could come along.
  const paths = new Set(found.map((f) => f.path));
  if (found.length > 0) out.group(`duplicates:${String(unit.index)}`, [op], paths);
  for (const { entry, path } of found) {
    out.draft({
      rule: ground.note('duplicate-key'),
      unit,
      path,
      entry,
      targets: [],
      own: [op],
      root: false,
      tag: 'unnecessary',
    });
  }
}

/** Where Helm 3 and 4 read a file differently, and what neither reads. */
function documents(layer: Layer, out: ContributionBuilder): void {
  if (layer.locked !== undefined) return;
  const tell = (id: string, unit: Unit, at: () => number, args: Readonly<Record<string, string>> = {}): void => {
    const place = (): Place => {
      const start = at();
      const eol = layer.text.indexOf('\n', start);
      const end = (eol < 0 ? layer.text : layer.text.slice(0, eol).replace(/\r$/, '')).length;
      return { layer: layer.index, start, end: Math.max(start, end), path: '' };
    };
    out.tell(id, { unit, path: '', entry: undefined, place }, args);
  };
  const second = layer.units.find((u, i) => i > 0 && u.doc.root);
  if (second) {
    const first = layer.units[0]?.doc.root ? 'read' : 'empty';
    tell('documents', second, () => second.doc.root?.start ?? second.doc.start, { first });
  }
  for (const unit of layer.units) {
    const { doc } = unit;
    if (doc.unread !== undefined) tell('documents/unread', unit, () => doc.unread ?? doc.start);
    if (doc.open !== undefined) tell('documents/last-line', unit, () => doc.open ?? doc.start);
  }
}

/** Helm 4 puts the documents of a file together before it puts files together: what one takes away, a later one brings back. */
function forgotten(set: ValuesSet, { units, locked }: Layer, out: ContributionBuilder): void {
  const [first] = units;
  if (!first || units.length < 2 || first.index === 0 || locked !== undefined) return;
  const found = look(() =>
    takenAwayIn(
      set.prefix(first.index - 1).tree,
      units.map((u) => u.json),
    ),
  );
  for (const { document, path } of found) {
    const unit = units[document];
    const entry = unit && find(unit.doc.root, path)?.entry;
    if (entry) out.tell('documents/forgotten', { unit, path: formatPath(path), entry });
  }
}
/** Where a document says something else than a map over one of earlier files, and a later document says a map again. */
function takenAwayIn(
  before: JsonObject,
  documents: readonly (JsonObject | undefined)[],
  above: readonly string[] = [],
): { document: number; path: string[] }[] {
  return Object.keys(before).flatMap((key) => {
    const there = before[key];
    if (!isObject(there) || Object.keys(there).length === 0) return [];
    const path = [...above, key];
    const said = documents.map((d) => (d && Object.hasOwn(d, key) ? d[key] : undefined));
    const again = said.map((v) => isObject(v)).lastIndexOf(true);
    const away = said.flatMap((v, i) => (v !== undefined && !isObject(v) && i < again ? [{ document: i, path }] : []));
    const maps = said.map((v) => (isObject(v) ? v : undefined));
    return maps.some((m) => m) ? [...away, ...takenAwayIn(there, maps, path)] : away;
  });
}

function markers(ground: Ground, unit: Unit, out: ContributionBuilder): void {
  const { source } = unit.doc;
  let last = { text: source.text, all: markersIn(unit.doc) };
  // One look at a text serves all of them.
  const nowIn = (): typeof last.all => {
    if (last.text !== source.text) last = { text: source.text, all: markersIn(unit.doc) };
    return last.all;
  };
  for (const [i, m] of last.all.entries()) {
    if (ground.sleeps(m.rule, m.path)) continue;
    const place = (): Place | undefined => {
      const now = nowIn()[i];
      return now && { layer: unit.layer, start: now.start, end: now.end, path: m.path };
    };
    out.tell('left-to-decide', { unit, path: m.path, entry: undefined, place }, { rule: m.rule });
  }
}
