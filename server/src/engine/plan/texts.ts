/** Configuration texts inside values: old property names, old paths, and what a text lacks that the chart would write. */
import type { Place } from '../finding.ts';
import { formatPath } from '../path.ts';
import type { EnvFacts } from '../rules/variables.ts';
import type { Unit } from '../set.ts';
import { due, type Sliced } from '../slices.ts';
import { changedText } from '../texts/change.ts';
import { inWords, lacks } from '../texts/lacks.ts';
import { argsOf, lookAt, type Hit } from '../texts/look.ts';
import { clusterTexts, placeOf, type ClusterText } from '../texts/places.ts';
import { ContributionBuilder, type Contribution } from './contribution.ts';
import type { Ground } from './ground.ts';
import type { TextOp } from './operation.ts';
import type { Node } from '../yaml/tree.ts';

export interface Texts extends Contribution {
  /** What texts become, by unit and path. */
  readonly changed: ReadonlyMap<string, string>;
}
/** Before keys that meet at one target are compared: a text counts as what it becomes. */
export function* planTexts(ground: Ground): Sliced<Texts> {
  const { set, step } = ground;
  const out = new ContributionBuilder(ground);
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
        now.set(t.node, one(ground, unit, t, out));
      }
    for (const t of texts) {
      // An alias of a text that is judged where it stands changes with it.
      const text = t.at === 'shared' && !owned.has(t.node) ? one(ground, unit, t, out) : now.get(t.node);
      if (text !== undefined) changed.set(textKey(unit, formatPath(t.path)), text);
      if (t.path[1] === 'configuration' && t.path.length === 2) replaces(ground, unit, t, out);
    }
  }
  return { ...out.done(), changed };
}
const shifted = (place: Place, by: number): Place => ({ ...place, start: place.start + by, end: place.end + by });
export const textKey = (unit: Unit, path: string): string => `${String(unit.index)} ${path}`;

function one(ground: Ground, unit: Unit, t: ClusterText, out: ContributionBuilder): string | undefined {
  const path = formatPath(t.path);
  const base = { unit, path, entry: t.entry, root: false } as const;
  const reads = new Set<string>();
  const { step } = ground;
  const facts = (): EnvFacts => step.texts.facts(ground.set.merged.recording(reads));
  const { hits, problem } = lookAt(step, t.text, t.syntax, t.role, facts);
  if (problem !== undefined || (typeof t.at === 'string' && hits.some((h) => h.change)))
    out.draft({
      ...base,
      rule: ground.note('texts/left-alone'),
      targets: [],
      own: [],
      tag: undefined,
      args: { reason: problem ?? (typeof t.at === 'string' ? t.at : '') },
    });
  const from = t.node.content;
  const ops = new Map<Hit['change'], TextOp>();
  const performed = new Set<TextOp>();
  for (const h of hits) {
    const change = typeof t.at === 'string' ? undefined : h.change;
    const where = placeOf(t, h.start, h.end);
    const op: TextOp | undefined =
      change &&
      t.steps &&
      (ops.get(change) ?? { kind: 'text', unit: unit.index, rule: h.rule, path: t.steps, syntax: t.syntax, change });
    if (op && change) ops.set(change, op);
    const needed = op !== undefined && !h.offered;
    if (op && needed && !performed.has(op)) {
      performed.add(op);
      out.operations.push(op);
      if (reads.size > 0) out.group(`text:${textKey(unit, path)}`, [op], reads);
    }
    out.draft({
      ...base,
      rule: ground.note(h.rule),
      ...(where ? { place: () => shifted({ layer: unit.layer, ...where, path }, t.node.content - from) } : {}),
      mark: `${h.property ?? ''}@${String(h.start)}`,
      targets: h.to === undefined ? [] : [h.to],
      own: op && needed ? [op] : [],
      offer: op && h.offered ? [[op]] : [],
      tag: h.to === undefined || h.rule === 'texts/same-storage' ? undefined : 'deprecated',
      args: argsOf(h),
      ...(needed ? {} : { safety: 'manual' as const }),
    });
  }
  const changes = [...ops.values()].filter((o) => performed.has(o)).map((o) => o.change);
  return changes.length === 0 ? undefined : changedText(step, t.text, t.syntax, changes);
}

function replaces({ set, step }: Ground, unit: Unit, t: ClusterText, out: ContributionBuilder): void {
  const view = set.merged;
  const { texts } = step;
  const missing = lacks(texts, t.text, (p) => (p === 'clusterSize' ? texts.size(view) : view.effective(p)));
  if (missing.length === 0) return;
  const args = { lacks: inWords(missing) };
  out.tell('texts/replaces', { unit, path: formatPath(t.path), entry: t.entry }, args);
}
