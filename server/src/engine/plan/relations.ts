/** Operations that must be performed together, and what a fix performs: worked out once for as long as the operations are the same. */
import { putInto } from '../byKey.ts';
import type { Finding, Part } from '../finding.ts';
import { formatPath, upward } from '../path.ts';
import { due, type Sliced } from '../slices.ts';
import { onlyTells, type Draft } from './contribution.ts';
import { isInText, sourcesOf, type Operation } from './operation.ts';
import type { Plan } from './plan.ts';

/** Operations that must be performed together, or lists of such. */
type Way = readonly (Operation | readonly Operation[])[];
const isList = (o: Operation | readonly Operation[]): o is readonly Operation[] => Array.isArray(o);
const takesAway = (o: Operation | readonly Operation[]): boolean => isList(o) && o.every((x) => x.kind !== 'set');
export type Performed = Pick<Finding, 'own' | 'operations'>;
export const NOTHING: Performed = { own: [], operations: [] };

/** All that the relations of operations are made of, one by one: where each is the object that it was, so are they. */
export function* madeOf(plan: Plan): Sliced<readonly unknown[]> {
  const all: unknown[] = [];
  for (const o of plan.operations) {
    if (due()) yield;
    all.push(o);
    const except = 'except' in o ? plan.exceptOf(o) : undefined;
    if (except && 'except' in o && except !== o.except) all.push(...except);
  }
  for (const { name, operations, reads } of plan.groups.values()) {
    all.push(name);
    for (const part of [operations, reads])
      for (const x of part) {
        if (due()) yield;
        all.push(x);
      }
  }
  return all;
}
export function* relating(plan: Plan): Sliced<Relations> {
  const relations = new Relations();
  yield* relations.relate(plan);
  return relations;
}

interface Reached {
  readonly all: ReadonlySet<Operation>;
  readonly list: readonly Operation[];
}

/** Drafts that are told together, as one. */
export interface Told {
  readonly first: Draft;
  readonly all: readonly Draft[];
  readonly draft: Draft;
  readonly parts?: readonly Part[];
}
export interface Found {
  readonly told: Told;
  readonly finding: Finding;
}

/** Works on the operations as they are performed: numbered, with all that they leave to others. */
export class Relations {
  /** What was made of drafts the last time, by the first of those that are told together. */
  found: ReadonlyMap<Draft, Found> = new Map();
  /** What is said of operations that nothing else speaks of. */
  readonly covers = new Map<Operation, Draft>();

  /**
   * What a fix must perform together: exceptions below, the same key in other layers, groups, and what reads what it moves. Findings
   * that lead to the same share it, or many layers of one key cost the square of their number.
   */
  *closure(d: Draft): Sliced<Performed> {
    if (onlyTells(d)) return NOTHING;
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
    const there = (yield* this.ledByOne(own, ways)) ?? (yield* this.reach(ways));
    const { all, list } = there;
    const performed = { own, operations: own.every((o) => all.has(o)) ? list : [...new Set([...own, ...all])] };
    if (!d.root) this.told.set(d.own, { group: d.group, performed });
    return performed;
  }
  private readonly told = new Map<readonly Operation[], { readonly group: string | undefined; performed: Performed }>();
  /** By the ways that lead there. */
  private readonly reached = new Map<string, Reached>();
  private *reach(ways: ReadonlySet<Way>): Sliced<Reached> {
    const key = [...ways].map((way) => this.idOf(way)).join();
    let there = this.reached.get(key);
    if (!there) this.reached.set(key, (there = yield* this.reaching(ways)));
    return there;
  }
  /** Where one of the ways leads back to all of it, it leads wherever they do: many keys that go together share what that is. */
  private *ledByOne(own: readonly Operation[], ways: ReadonlySet<Way>): Sliced<Reached | undefined> {
    let longest: Way = [];
    for (const way of ways) if (way.length > longest.length) longest = way;
    if (ways.size < 2 || longest.length < 2) return undefined;
    const there = yield* this.reach(new Set([longest]));
    const isThere = (o: Operation | readonly Operation[]): boolean =>
      isList(o) ? o.every((x) => there.all.has(x)) : there.all.has(o);
    if (!own.every(isThere)) return undefined;
    for (const way of ways) if (way !== longest && !way.every(isThere)) return undefined;
    return there;
  }
  private *reaching(ways: Iterable<Way>): Sliced<Reached> {
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
  /** An operation as it is performed. */
  performing(o: Operation): Operation {
    return this.final.get(o) ?? o;
  }
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
  *relate(plan: Plan): Sliced<void> {
    for (const [order, o] of plan.operations.entries()) {
      if (due()) yield;
      const final: Operation = 'except' in o ? { ...o, except: plan.exceptOf(o), order } : { ...o, order };
      this.final.set(o, final);
      for (const path of sourcesOf(final)) putInto(this.bySource, path, final);
    }
    for (const [path, list] of this.bySource) {
      if (due()) yield;
      for (const above of upward(path)) putInto(this.below, above, list);
    }
    const { groups } = plan;
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
}
