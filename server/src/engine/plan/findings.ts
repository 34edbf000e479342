/** Drafts -> findings: what each of them performs together, and no operation without one. */
import { isAt, moved, type Finding, type Part, type Related } from '../finding.ts';
import { formatPath } from '../path.ts';
import type { AnyRule } from '../rules/rule.ts';
import { due, finish, type Sliced } from '../slices.ts';
import { NO_OTHERS, type Draft } from './contribution.ts';
import type { Ground } from './ground.ts';
import { sourcesOf, type Operation } from './operation.ts';
import type { Plan } from './plan.ts';
import { madeOf, NOTHING, relating, type Found, type Relations, type Told } from './relations.ts';
import { Stages } from './stages.ts';

export const findingsOf = (plan: Plan): Finding[] => finish(findingsIn(plan));
/** `stages`: what is known of the same set, how its operations are related among it. */
export function* findingsIn(plan: Plan, stages = new Stages()): Sliced<Finding[]> {
  const relations = yield* stages.run('relations', [plan.ground, ...(yield* madeOf(plan))], () => relating(plan));
  return yield* new Draftsman(plan, relations).findings();
}

/** Puts into findings what the stages have drafted. */
class Draftsman {
  private readonly ground: Ground;
  constructor(
    private readonly plan: Plan,
    private readonly relations: Relations,
  ) {
    this.ground = plan.ground;
  }

  /** No operation without a finding: what nothing else speaks of gets one of its own. */
  private *coverAll(): Sliced<readonly Draft[]> {
    const { drafts, operations } = this.plan;
    const told = new Set<Operation>();
    for (const d of drafts) for (const o of d.own) told.add(o);
    for (const group of this.plan.groups.values())
      if (group.operations.some((o) => told.has(o))) for (const o of group.operations) told.add(o);
    const { set, derived, notes } = this.ground.index;
    const rules = new Map<string, AnyRule>();
    const ruleOf = (id: string): AnyRule => {
      const is = (r: AnyRule): boolean => r.id === id;
      const rule =
        rules.get(id) ??
        set.keys.find(is) ??
        set.lists.find(is) ??
        derived.find(is) ??
        notes.get(id) ??
        this.ground.note('wrong-kind');
      rules.set(id, rule);
      return rule;
    };
    const all = [...drafts];
    for (const o of operations) {
      if (due()) yield;
      const unit = this.ground.set.units[o.unit];
      if (told.has(o) || !unit) continue;
      const known = this.relations.covers.get(o);
      if (known) {
        all.push(known);
        continue;
      }
      const rule = ruleOf(o.rule);
      const path = sourcesOf(o)[0] ?? ('to' in o ? formatPath(o.to) : '');
      const targets = 'to' in o ? [formatPath(o.to)] : [];
      const nothing = { entry: undefined, root: false, tag: undefined, args: {}, related: NO_OTHERS } as const;
      const cover: Draft = { rule, unit, path, targets, own: [o], ...nothing };
      this.relations.covers.set(o, cover);
      all.push(cover);
    }
    return all;
  }

  *findings(): Sliced<Finding[]> {
    const drafts = yield* this.coverAll();
    yield;
    const made: Finding[] = [];
    const found = new Map<Draft, Found>();
    for (const told of related(this.ground, drafts, this.relations.found)) {
      // In a set of many files one of these takes as long as many small steps.
      yield;
      const finding = yield* this.finding(told);
      found.set(told.first, { told, finding });
      made.push(finding);
    }
    this.relations.found = found;
    made.sort((a, b) => a.place.layer - b.place.layer || a.place.start - b.place.start || (a.id < b.id ? -1 : 1));
    return distinct(made);
  }
  private *finding(told: Told): Sliced<Finding> {
    const { set, step } = this.ground;
    const { draft: d, parts } = told;
    const place = d.place?.() ?? this.ground.place(d.unit, d.entry, d.path);
    const others = d.related();
    const before = this.relations.found.get(told.first);
    if (before?.told === told) {
      const { finding: known } = before;
      return isAt(known.place, place) && areAt(known.related, others) ? known : moved(known, place, others);
    }
    const locked = set.layers[d.unit.layer]?.locked !== undefined;
    const performed = locked ? NOTHING : yield* this.relations.closure(d);
    return {
      id: `${d.rule.id}@${String(d.unit.index)}:${d.path}${d.mark === undefined ? '' : `#${d.mark}`}`,
      rule: d.rule.id,
      minor: step.to,
      severity: d.severity ?? d.rule.severity,
      safety: d.safety ?? d.rule.safety,
      section: d.rule.section,
      ifLeft: d.rule.ifLeft,
      place,
      targets: parts ? parts.map((p) => p.path) : d.targets,
      ...(parts ? { parts } : {}),
      args: d.args,
      related: others,
      tag: d.tag,
      ...performed,
      ...(d.offer && d.offer.length > 0 && !locked
        ? { offered: d.offer.map((way) => way.map((o) => this.relations.performing(o))) }
        : {}),
    };
  }
}
function areAt(some: readonly Related[], others: readonly Related[]): boolean {
  if (some.length !== others.length) return false;
  return some.every((r, i) => {
    const other = others[i];
    return other?.message === r.message && isAt(r, other);
  });
}

/**
 * What is added at one place for one reason is one finding. `known`: what was told of the first of them, which is the same where all
 * are.
 */
function related(ground: Ground, drafts: readonly Draft[], known: Relations['found']): Told[] {
  const reasons = new Map(drafts.map((d) => [d, reasonFor(ground, d)]));
  const together = new Map<string, Draft[]>();
  for (const [d, key] of reasons) {
    if (key !== undefined) together.set(key, [...(together.get(key) ?? []), d]);
  }
  return drafts.flatMap((d): Told[] => {
    const all = together.get(reasons.get(d) ?? '') ?? [d];
    if (d !== all[0]) return [];
    const last = known.get(d)?.told;
    if (last?.all.length === all.length && last.all.every((x, i) => x === all[i])) return [last];
    if (all.length === 1) return [{ first: d, all, draft: d }];
    const parts = all.map((x): Part => ({ rule: x.rule.id, path: x.path, value: x.args.value }));
    return [{ first: d, all, draft: { ...d, own: all.flatMap((x) => x.own) }, parts }];
  });
}
/** Undefined for what is no addition, or leaves nothing to do for the reader. */
function reasonFor(ground: Ground, d: Draft): string | undefined {
  const adds = d.entry === undefined && d.tag === undefined && d.own.every((o) => o.kind === 'set');
  const { rule, unit } = d;
  if (!adds || d.own.length === 0 || !('to' in rule) || rule.to !== d.path) return undefined;
  if (rule.todo === undefined && d.group === rule.id) return undefined;
  const { start } = ground.place(unit, undefined, d.path);
  return [unit.index, start, rule.todo ?? d.group ?? '', rule.why, rule.safety, rule.severity].join('\u0000');
}

/** One variable, or one key, may be written twice: the first one keeps the short name. */
function distinct(findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, number>();
  return findings.map((f) => {
    const n = (seen.get(f.id) ?? 0) + 1;
    seen.set(f.id, n);
    return n === 1 ? f : { ...f, id: `${f.id}#${String(n)}` };
  });
}
