/** Drafts -> findings: what each of them performs together, and no operation without one. */
import type { Finding, Part } from '../finding.ts';
import { putInto } from '../byKey.ts';
import { formatPath, upward } from '../path.ts';
import type { AnyRule } from '../rules/rule.ts';
import { due, finish, type Sliced } from '../slices.ts';
import { NO_OTHERS, type Draft } from './contribution.ts';
import type { Ground } from './ground.ts';
import { isInText, sourcesOf, type Operation } from './operation.ts';
import type { Plan } from './plan.ts';

export const findingsOf = (plan: Plan): Finding[] => finish(findingsIn(plan));
export const findingsIn = (plan: Plan): Sliced<Finding[]> => new Draftsman(plan).findings();

/** Operations that must be performed together, or lists of such. */
type Way = readonly (Operation | readonly Operation[])[];
const isList = (o: Operation | readonly Operation[]): o is readonly Operation[] => Array.isArray(o);
const takesAway = (o: Operation | readonly Operation[]): boolean => isList(o) && o.every((x) => x.kind !== 'set');
type Performed = Pick<Finding, 'own' | 'operations'>;
const NOTHING: Performed = { own: [], operations: [] };

/** Joins what belongs together. Works on the operations as they are performed: numbered, with all that they leave to others. */
class Draftsman {
  private readonly ground: Ground;
  constructor(private readonly plan: Plan) {
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
      const rule = ruleOf(o.rule);
      const path = sourcesOf(o)[0] ?? ('to' in o ? formatPath(o.to) : '');
      const targets = 'to' in o ? [formatPath(o.to)] : [];
      const nothing = { entry: undefined, root: false, tag: undefined, args: {}, related: NO_OTHERS } as const;
      all.push({ rule, unit, path, targets, own: [o], ...nothing });
    }
    return all;
  }

  /**
   * What a fix must perform together: exceptions below, the same key in other layers, groups, and what reads what it moves. Findings
   * that lead to the same share it, or many layers of one key cost the square of their number.
   */
  private *closure(d: Draft): Sliced<Performed> {
    // Every item of a list has the operations of the list.
    const told = d.root ? undefined : this.told.get(d.own);
    if (told && told.group === d.group) return told.performed;
    const own = [...new Set(this.performed(d.own))];
    const ways = new Set<Way>();
    const add = (way: Way | undefined): void => {
      // What is led to by itself leads nowhere else.
      if (way && (way.length > own.length || way.some((o) => isList(o) || !own.includes(o)))) ways.add(way);
    };
    if (d.group) add(this.groups.get(d.group));
    if (d.root) add(this.below.get(d.path));
    for (const o of own) for (const way of this.waysFrom(o)) add(way);
    const key = [...ways].map((way) => this.idOf(way)).join();
    let there = this.reached.get(key);
    if (!there) this.reached.set(key, (there = yield* this.reaching(ways)));
    const { all, list } = there;
    const performed = { own, operations: own.every((o) => all.has(o)) ? list : [...new Set([...own, ...all])] };
    if (!d.root) this.told.set(d.own, { group: d.group, performed });
    return performed;
  }
  private readonly told = new Map<readonly Operation[], { readonly group: string | undefined; performed: Performed }>();
  /** By the ways that lead there. */
  private readonly reached = new Map<string, { readonly all: ReadonlySet<Operation>; readonly list: Operation[] }>();
  private *reaching(ways: Iterable<Way>): Sliced<{ all: ReadonlySet<Operation>; list: Operation[] }> {
    const all = new Set<Operation>();
    const list: Operation[] = [];
    // Every operation of a list leads back to it: once is enough, or many layers cost the cube of their number.
    const added = new Set<Way>();
    const add = (way: Way): void => {
      if (added.has(way)) return;
      added.add(way);
      for (const o of way) {
        if (isList(o)) add(o);
        else if (!all.has(o)) {
          all.add(o);
          list.push(o);
        }
      }
    };
    for (const way of ways) add(way);
    // The queue grows while it is read.
    for (const o of list) {
      if (due()) yield;
      for (const way of this.waysFrom(o)) add(way);
    }
    return { all, list };
  }
  /** What must be performed with an operation. */
  private waysFrom(o: Operation): readonly Way[] {
    let ways = this.ways.get(o);
    if (!ways) {
      const found: Way[] = (this.groupsOf.get(o) ?? []).map((name) => this.groups.get(name) ?? []);
      if (o.kind !== 'rewrite' && o.kind !== 'dedupe' && !isInText(o))
        for (const path of sourcesOf(o)) found.push(this.bySource.get(path) ?? [], this.readersOf(path));
      // Nothing is overwritten: what stands there and goes, goes first. So does what goes because nothing stands there.
      if (o.kind === 'set') {
        const to = formatPath(o.to);
        found.push(this.bySource.get(to) ?? [], this.readersOf(to).filter(takesAway));
      }
      this.ways.set(o, (ways = found));
    }
    return ways;
  }
  private readonly ways = new Map<Operation, readonly Way[]>();
  private idOf(list: object): number {
    let id = this.ids.get(list);
    if (id === undefined) this.ids.set(list, (id = this.ids.size));
    return id;
  }
  private readonly ids = new Map<object, number>();
  /** Operations of the plan by what is performed. */
  private readonly final = new Map<Operation, Operation>();
  private performed(ops: readonly Operation[]): Operation[] {
    const final: Operation[] = [];
    for (const o of ops) {
      const now = this.final.get(o);
      if (now) final.push(now);
    }
    return final;
  }
  private readonly groups = new Map<string, readonly Operation[]>();
  private readonly bySource = new Map<string, Operation[]>();
  private readonly groupsOf = new Map<Operation, string[]>();
  /** Operations by their sources, under every path that those lie below. */
  private readonly below = new Map<string, Operation[][]>();
  /** Groups by what they read: at the path itself, and under every path above it. */
  private readonly readAt = new Map<string, Set<number>>();
  private readonly readBelow = new Map<string, Set<number>>();
  /** Groups whose values depend on what stands at a path, above or below it, in the order they were made. */
  private readersOf(path: string): Way {
    // Many keys below one that is read have the same readers.
    const found = [this.readBelow.get(path), ...upward(path).map((above) => this.readAt.get(above))].filter((s) => !!s);
    const key = found.map((s) => this.idOf(s)).join();
    let readers = this.readers.get(key);
    if (!readers) {
      const numbers = [...new Set(found.flatMap((s) => [...s]))].sort((a, b) => a - b);
      readers = numbers.map((n) => this.groups.get(this.groupNames[n] ?? '') ?? []);
      this.readers.set(key, readers);
    }
    return readers;
  }
  private readonly readers = new Map<string, Way>();
  private groupNames: readonly string[] = [];
  private *relate(): Sliced<void> {
    for (const [order, o] of this.plan.operations.entries()) {
      if (due()) yield;
      const final: Operation = 'except' in o ? { ...o, except: this.plan.exceptOf(o), order } : { ...o, order };
      this.final.set(o, final);
      for (const path of sourcesOf(final)) putInto(this.bySource, path, final);
    }
    for (const [path, list] of this.bySource) {
      if (due()) yield;
      for (const above of upward(path)) putInto(this.below, above, list);
    }
    const { groups } = this.plan;
    this.groupNames = [...groups.keys()];
    const note = (map: Map<string, Set<number>>, path: string, n: number): void => {
      const known = map.get(path);
      if (known) known.add(n);
      else map.set(path, new Set([n]));
    };
    for (const [n, { reads }] of [...groups.values()].entries())
      for (const path of reads) {
        if (due()) yield;
        note(this.readAt, path, n);
        for (const above of upward(path)) note(this.readBelow, above, n);
      }
    for (const { name, operations } of groups.values()) {
      const list = this.performed(operations);
      this.groups.set(name, list);
      for (const o of list) {
        if (due()) yield;
        putInto(this.groupsOf, o, name);
      }
    }
  }

  *findings(): Sliced<Finding[]> {
    const drafts = yield* this.coverAll();
    yield;
    yield* this.relate();
    const { set, step } = this.ground;
    const made: Finding[] = [];
    for (const { draft: d, parts } of related(this.ground, drafts)) {
      // In a set of many files one of these takes as long as many small steps.
      yield;
      const locked = set.layers[d.unit.layer]?.locked !== undefined;
      const performed = locked ? NOTHING : yield* this.closure(d);
      const place = d.place?.() ?? this.ground.place(d.unit, d.entry, d.path);
      made.push({
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
        related: d.related(),
        tag: d.tag,
        ...performed,
        ...(d.offer && d.offer.length > 0 && !locked
          ? { offered: d.offer.map((way) => way.map((o) => this.final.get(o) ?? o)) }
          : {}),
      });
    }
    made.sort((a, b) => a.place.layer - b.place.layer || a.place.start - b.place.start || (a.id < b.id ? -1 : 1));
    return distinct(made);
  }
}

interface Told {
  readonly draft: Draft;
  readonly parts?: readonly Part[];
}
/** What is added at one place for one reason is one finding. */
function related(ground: Ground, drafts: readonly Draft[]): Told[] {
  const reasons = new Map(drafts.map((d) => [d, reasonFor(ground, d)]));
  const together = new Map<string, Draft[]>();
  for (const [d, key] of reasons) {
    if (key !== undefined) together.set(key, [...(together.get(key) ?? []), d]);
  }
  return drafts.flatMap((d): Told[] => {
    const all = together.get(reasons.get(d) ?? '') ?? [d];
    const [first] = all;
    if (all.length === 1) return [{ draft: d }];
    if (d !== first) return [];
    const parts = all.map((x): Part => ({ rule: x.rule.id, path: x.path, value: x.args.value }));
    return [{ draft: { ...d, own: all.flatMap((x) => x.own) }, parts }];
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
