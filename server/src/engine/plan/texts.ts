/** Configuration texts inside values: old property names, old paths, and what a text lacks that the chart would write. */
import { formatPath } from '../path.ts';
import type { EnvFacts } from '../rules/variables.ts';
import type { Unit } from '../set.ts';
import { due, type Sliced } from '../slices.ts';
import { changedText } from '../texts/change.ts';
import { inWords, lacks } from '../texts/lacks.ts';
import { argsOf, lookAt, type Hit } from '../texts/look.ts';
import { clusterTexts, placeOf, type ClusterText } from '../texts/places.ts';
import type { Inspection } from './inspection.ts';
import type { TextOp } from './operation.ts';
import type { Node } from '../yaml/tree.ts';

/** Before keys that meet at one target are compared: a text counts as what it becomes. */
export function* planTexts(inspection: Inspection): Sliced<Map<string, string>> {
  const { set, step } = inspection;
  const own = set.merged.get(`${step.marks.newRoot}.configuration`);
  const replaced = typeof own === 'string' && own !== '';
  const changed = new Map<string, string>();
  for (const unit of set.units) {
    if (due(8)) yield;
    const texts = clusterTexts(step, unit, replaced);
    const owned = new Set<Node>();
    const now = new Map<Node, string | undefined>();
    for (const t of texts)
      if (t.at !== 'shared') {
        owned.add(t.node);
        now.set(t.node, one(inspection, unit, t));
      }
    for (const t of texts) {
      // An alias of a text that is judged where it stands changes with it.
      const text = t.at === 'shared' && !owned.has(t.node) ? one(inspection, unit, t) : now.get(t.node);
      if (text !== undefined) changed.set(textKey(unit, formatPath(t.path)), text);
      if (t.path[1] === 'configuration' && t.path.length === 2) replaces(inspection, unit, t);
    }
  }
  return changed;
}
export const textKey = (unit: Unit, path: string): string => `${String(unit.index)} ${path}`;

function one(inspection: Inspection, unit: Unit, t: ClusterText): string | undefined {
  const path = formatPath(t.path);
  const base = { unit, path, entry: t.entry, root: false } as const;
  const reads = new Set<string>();
  const { step } = inspection;
  const facts = (): EnvFacts => step.texts.facts(inspection.set.merged.recording(reads));
  const { hits, problem } = lookAt(step, t.text, t.syntax, t.role, facts);
  if (problem !== undefined || (typeof t.at === 'string' && hits.some((h) => h.change)))
    inspection.draft({
      ...base,
      rule: inspection.note('texts/left-alone'),
      targets: [],
      own: [],
      tag: undefined,
      args: { reason: problem ?? (typeof t.at === 'string' ? t.at : '') },
    });
  const ops = new Map<Hit['change'], TextOp>();
  for (const h of hits) {
    const change = typeof t.at === 'string' ? undefined : h.change;
    const op: TextOp | undefined =
      change &&
      (ops.get(change) ?? { kind: 'text', unit: unit.index, rule: h.rule, path: t.path, syntax: t.syntax, change });
    if (op && change) ops.set(change, op);
    const where = placeOf(t, h.start, h.end);
    const needed = op !== undefined && !h.offered;
    if (op && needed && !inspection.operations.includes(op)) {
      inspection.operations.push(op);
      if (reads.size > 0) inspection.addGroup(`text:${textKey(unit, path)}`, [op], reads);
    }
    inspection.draft({
      ...base,
      rule: inspection.note(h.rule),
      ...(where ? { place: { layer: unit.layer, ...where, path } } : {}),
      mark: `${h.property ?? ''}@${String(h.start)}`,
      targets: h.to === undefined ? [] : [h.to],
      own: op && needed ? [op] : [],
      offer: op && h.offered ? [op] : [],
      tag: h.to === undefined || h.rule === 'texts/same-storage' ? undefined : 'deprecated',
      args: argsOf(h),
      ...(needed ? {} : { safety: 'manual' as const }),
    });
  }
  const changes = [...ops.values()].filter((o) => inspection.operations.includes(o)).map((o) => o.change);
  return changes.length === 0 ? undefined : changedText(step, t.text, t.syntax, changes);
}

function replaces(inspection: Inspection, unit: Unit, t: ClusterText): void {
  const view = inspection.set.merged;
  const { texts } = inspection.step;
  const missing = lacks(texts, t.text, (p) => (p === 'clusterSize' ? texts.size(view) : view.effective(p)));
  if (missing.length === 0) return;
  const args = { lacks: inWords(missing) };
  inspection.tell('texts/replaces', { unit, path: formatPath(t.path), entry: t.entry }, args);
}
