/** Set -> findings. One walk over every unit judges each key, then keys that meet at one target are judged together. */
import type { Finding } from '../finding.ts';
import { childPath, isWithin, parsePath } from '../path.ts';
import { transform } from '../rules/functions.ts';
import { isUnsure } from '../rules/parts.ts';
import type { ListRule } from '../rules/rule.ts';
import type { Layer, Unit, ValuesSet } from '../set.ts';
import { finish, type Sliced } from '../slices.ts';
import { asked } from '../view.ts';
import { deadEntries, find, isObject, sameJson, type Entry, type Json, type Node } from '../yaml/tree.ts';
import { planAdvice } from './advice.ts';
import { derive } from './derive.ts';
import { findingLiving } from './dormant.ts';
import { findingsIn } from './findings.ts';
import { planImages } from './images.ts';
import { Inspection, keeping } from './inspection.ts';
import { planHidden } from './hidden.ts';
import { Judge } from './judge.ts';
import { planKept } from './kept.ts';
import { planList } from './lists.ts';
import type { ListGroup } from './items.ts';
import { markersIn } from './markers.ts';
import { planNames } from './names.ts';
import type { DedupeOp, Operation } from './operation.ts';
import { isQuiet } from './quiet.ts';
import { planReferences } from './references.ts';
import { settle } from './settle.ts';
import { sparing } from './shared.ts';
import { planTemplates } from './templates.ts';
import { planTexts } from './texts.ts';
import { planTypes } from './types.ts';
import { planWiped } from './wiped.ts';
import { renamedVolumes, type RenamedVolumes } from './volumes.ts';

/** What must change in a set; nothing for a set that is not Camunda's. */
export const inspectSet = (set: ValuesSet): Finding[] => finish(inspecting(set));
export function* inspecting(set: ValuesSet): Sliced<Finding[]> {
  if (set.version === 'foreign' || set.version === 'neutral') return [];
  const { rules: index, to } = set.step;
  const old = set.version !== to;
  const { set: alive, dormant } = old ? yield* findingLiving(set, index) : { set, dormant: [] };
  const inspection = new Inspection(alive, set.merged, dormant);
  const judge = new Judge(inspection);
  for (const unit of alive.units) if (old) yield* judge.unit(unit);
  yield;
  if (old) unsure(inspection);
  for (const unit of set.units) {
    yield;
    markers(inspection, unit);
    if (old) duplicates(inspection, unit);
  }
  for (const layer of set.layers) documents(inspection, layer);
  if (old) {
    inspection.texts = yield* planTexts(inspection);
    yield* settle(inspection);
    for (const rule of index.set.lists) yield* list(inspection, rule);
    for (const rule of index.derived) yield* derive(inspection, rule);
    yield;
    planHidden(inspection);
    planWiped(inspection);
    yield* keeping(inspection.placed, (p) => !isQuiet(set.step, p));
    yield* planTypes(inspection);
    yield* planImages(inspection);
    yield* planKept(inspection);
    yield;
    planAdvice(inspection);
    yield;
    yield* planReferences(inspection);
    yield* planNames(inspection);
    yield* planTemplates(inspection);
  }
  return sparing(set, yield* findingsIn(inspection));
}

function* list(inspection: Inspection, rule: ListRule): Sliced<void> {
  const touched = inspection.touchedLists.get(rule) ?? new Set<number>();
  for (const e of rule.extra ?? []) {
    for (const unit of inspection.set.units)
      if (!e.absorb && find(unit.doc.root, parsePath(e.from))) touched.add(unit.index);
  }
  for (const unit of inspection.set.units.slice(1)) if (makesOthers(inspection, rule, unit)) touched.add(unit.index);
  if (touched.size === 0) return;
  const { merged } = inspection.set;
  const reads = new Set<string>();
  const volumes: RenamedVolumes = rule.volumes ? renamedVolumes(merged, inspection.step.volumes) : new Map();
  // Then the lists go together: a mount without its volume would be another one's.
  if (volumes.size > 0) renamedVolumes(merged.recording(reads), inspection.step.volumes);
  const group: ListGroup = {
    rule,
    set: inspection.set,
    facts: inspection.facts,
    inspection,
    reads,
    volumes,
    placed: new Set(),
    spoken: new Set(),
  };
  const ops: Operation[] = [];
  const mark = inspection.operations.length;
  for (const unit of inspection.set.units) {
    if (!touched.has(unit.index) || inspection.set.layers[unit.layer]?.locked) continue;
    yield;
    ops.push(...(yield* planList(group, unit)));
  }
  // What the list has no room for is commented out together with it, or it would be lost with its map.
  const beside = inspection.operations.slice(mark);
  inspection.operations.push(...ops);
  if (ops.length > 0) inspection.addGroup(rule.id, [...beside, ...ops], group.reads);
}

/** What this layer says changes the items that another key gives, be it in an earlier layer. */
function makesOthers({ set, facts }: Inspection, rule: ListRule, unit: Unit): boolean {
  return (rule.extra ?? []).some((e) => {
    const made = (upTo: number): Json | undefined =>
      asked(set.prefix(upTo), new Set(), (view) => transform(e.items, view, facts));
    return set.merged.has(e.from) && !sameJson(made(unit.index), made(unit.index - 1));
  });
}

/** A switch that is a text, over a block that says something: whether the component runs is not in the files. */
function unsure(inspection: Inspection): void {
  const { parts } = inspection.index.set;
  const { merged, units } = inspection.set;
  const told = new Set<string>();
  for (const part of parts) {
    const block = merged.get(part.at);
    const own = isWithin(part.switch, part.at) ? 1 : 0;
    if (told.has(part.switch) || !isUnsure(part, merged) || !isObject(block) || Object.keys(block).length <= own)
      continue;
    for (const unit of [...units].reverse()) {
      const entry = find(unit.doc.root, parsePath(part.switch))?.entry;
      if (!entry || told.has(part.switch)) continue;
      told.add(part.switch);
      inspection.tell('component-unsure', { unit, path: part.switch, entry });
    }
  }
}

/** Keys written twice: Helm takes the last one, so the earlier ones are dead and must not come to life. */
function duplicates(inspection: Inspection, unit: Unit): void {
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
  if (found.length > 0) inspection.operations.push(op);
  // Nothing moves while a key that Helm does not read could come along.
  const paths = new Set(found.map((f) => f.path));
  if (found.length > 0) inspection.addGroup(`duplicates:${String(unit.index)}`, [op], paths);
  for (const { entry, path } of found) {
    inspection.draft({
      rule: inspection.note('duplicate-key'),
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
function documents(inspection: Inspection, layer: Layer): void {
  if (layer.locked !== undefined) return;
  const tell = (id: string, unit: Unit, start: number, args: Readonly<Record<string, string>> = {}): void => {
    const eol = layer.text.indexOf('\n', start);
    const end = (eol < 0 ? layer.text : layer.text.slice(0, eol).replace(/\r$/, '')).length;
    const place = { layer: layer.index, start, end: Math.max(start, end), path: '' };
    inspection.tell(id, { unit, path: '', entry: undefined, place }, args);
  };
  const second = layer.units.find((u, i) => i > 0 && u.doc.root);
  if (second?.doc.root) {
    const first = layer.units[0]?.doc.root ? 'read' : 'empty';
    tell('documents', second, second.doc.root.start, { first });
  }
  for (const unit of layer.units) {
    if (unit.doc.unread !== undefined) tell('documents/unread', unit, unit.doc.unread);
    if (unit.doc.open !== undefined) tell('documents/last-line', unit, unit.doc.open);
  }
}

function markers(inspection: Inspection, unit: Unit): void {
  for (const m of markersIn(unit.doc)) {
    if (inspection.sleeps(m.rule, m.path)) continue;
    const place = { layer: unit.layer, start: m.start, end: m.end, path: m.path };
    inspection.tell('left-to-decide', { unit, path: m.path, entry: undefined, place }, { rule: m.rule });
  }
}
