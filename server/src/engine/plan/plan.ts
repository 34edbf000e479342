/**
 * What the stages up to one have found out, joined in their order. A stage is given a plan, which stays as it is, and answers with
 * what it adds; the plan with that is another one. What is asked again and again is looked up in lists that nobody sees.
 */
import { putInto } from '../byKey.ts';
import { formatPath, parsePath } from '../path.ts';
import type { Unit } from '../set.ts';
import { valueAt } from '../view.ts';
import { find, isObject } from '../yaml/tree.ts';
import { look } from '../yaml/watch.ts';
import { NOTHING, type Contribution, type Draft, type Group } from './contribution.ts';
import type { Ground } from './ground.ts';
import { NOTHING_JUDGED, type Judged } from './judged.ts';
import { Native, type Candidate, type Cleared, type Said } from './leaves.ts';
import type { ListOp, Operation, SetOp, Variable } from './operation.ts';

export class Plan {
  readonly #parts: readonly Indexed[];
  /** Those of them that take something back. */
  readonly #taking: readonly Contribution[];
  readonly #targets: Targets;
  #operations: readonly Operation[] | undefined;
  #drafts: readonly Draft[] | undefined;
  #groups: ReadonlyMap<string, Group> | undefined;

  /** Before any stage but the first one. */
  static begin(ground: Ground, judged: Judged = NOTHING_JUDGED): Plan {
    return new Plan(ground, judged, [new Indexed(judged)], [], new Targets(judged.candidates), judged.cleared, []);
  }
  private constructor(
    readonly ground: Ground,
    readonly judged: Judged,
    parts: readonly Indexed[],
    taking: readonly Contribution[],
    targets: Targets,
    private readonly cleared: readonly Cleared[],
    /** The variables of the cluster as the last layer has them, and what becomes of each. */
    readonly variables: readonly Variable[],
  ) {
    this.#parts = parts;
    this.#taking = taking;
    this.#targets = targets;
  }
  with(more: Contribution): Plan {
    if (more === NOTHING) return this;
    return new Plan(
      this.ground,
      this.judged,
      [...this.#parts, new Indexed(more)],
      more.withdrawn || more.except ? [...this.#taking, more] : this.#taking,
      this.#targets,
      more.cleared ? [...this.cleared, ...more.cleared] : this.cleared,
      more.variables ?? this.variables,
    );
  }

  // --- all of it ---------------------------------------------------------------------------------------------------

  /** In the order in which they are performed. */
  get operations(): readonly Operation[] {
    if (this.#operations) return this.#operations;
    const all: Operation[] = [];
    for (const { of } of this.#parts) for (const o of of.operations) if (this.performs(o)) all.push(o);
    return (this.#operations = all);
  }
  get drafts(): readonly Draft[] {
    if (this.#drafts) return this.#drafts;
    let all: Draft[] = [];
    for (const { of } of this.#parts) {
      if (of.instead?.size) all = replaced(all, of.instead);
      for (const d of of.drafts) all.push(d);
    }
    return (this.#drafts = all);
  }
  /** By their names, in the order in which they were begun. */
  get groups(): ReadonlyMap<string, Group> {
    if (this.#groups) return this.#groups;
    const groups = new Map<string, Group>();
    for (const { of } of this.#parts)
      for (const g of of.groups) {
        const begun = groups.get(g.name);
        const { name } = g;
        groups.set(
          name,
          begun
            ? { name, operations: begun.operations.concat(g.operations), reads: new Set([...begun.reads, ...g.reads]) }
            : g,
        );
      }
    return (this.#groups = groups);
  }

  // --- questions ---------------------------------------------------------------------------------------------------

  /** It was not taken back by a later stage. */
  performs(o: Operation): boolean {
    for (const { withdrawn } of this.#taking) if (withdrawn?.has(o)) return false;
    return true;
  }
  /** What an operation leaves to others. */
  exceptOf(o: Operation & { readonly except: ReadonlySet<string> }): ReadonlySet<string> {
    let all = o.except;
    for (const { except } of this.#taking) {
      const more = except?.get(o);
      if (more) all = new Set([...all, ...more]);
    }
    return all;
  }
  /** A leaf goes where it is to go, and nothing else becomes of it. */
  arrives(c: Candidate): boolean {
    return this.performs(c.op) && !this.exceptOf(c.op).has(c.path);
  }
  /** What a note says of a place, as far as it is not only told (`telling`). */
  toldAt(id: string, unit: Unit, path: string): readonly Draft[] {
    let told: Draft[] = [];
    for (const part of this.#parts) {
      if (part.of.instead?.size) told = replaced(told, part.of.instead);
      for (const d of part.byRule(id)) if (d.unit === unit && d.path === path) told.push(d);
    }
    return told;
  }
  /** The unit from which on something is said at the target of a derived value. */
  derivedFrom(to: string): number {
    let from = Infinity;
    for (const { of } of this.#parts) if (of.derived?.to === to) from = Math.min(from, of.derived.from);
    return from;
  }
  /** What is written at a path of the new version, by whomever. */
  writes(path: string): readonly (SetOp | ListOp)[] {
    return this.#parts.flatMap((part) => part.writes(path));
  }
  /** The list that is written at a path, as it stands at a unit. */
  listAt(path: string, upTo: number): ListOp | undefined {
    let lists = this.#lists.get(path);
    if (!lists) {
      const last: (number | undefined)[] = [];
      const all = this.writes(path).filter((o) => o.kind === 'list');
      for (const [i, o] of all.entries()) last[o.unit] = i;
      let n = -1;
      lists = this.ground.set.units.map((u) => all[(n = Math.max(n, last[u.index] ?? n))]);
      this.#lists.set(path, lists);
    }
    return lists[upTo];
  }
  readonly #lists = new Map<string, readonly (ListOp | undefined)[]>();
  /** Every leaf on its way to a target. */
  goingTo(target: string): readonly Candidate[] {
    return this.#targets.goingTo(target);
  }
  /** An operation speaks of this very key. */
  leaves(unit: Unit, keys: readonly string[]): boolean {
    const place = placeOf(unit.index, keys);
    for (const part of this.#parts) if (part.leaves(place)) return true;
    return false;
  }

  /** The value a new key already has at or above a target, in this unit or an earlier one. */
  nativeAt(keys: readonly string[], upTo: number): Said | undefined {
    const { ground } = this;
    if (ground.step.marks.oldRoots.includes(keys[0] ?? '')) return undefined;
    const sayingSo = ground.unitsWith(keys[0] ?? '');
    for (let i = sayingSo.length - 1; i >= 0; i--) {
      const unit = sayingSo[i];
      if (!unit || unit.index > upTo) continue;
      for (let n = 1; n <= keys.length; n++) {
        const path = keys.slice(0, n);
        const kind = look(() => {
          const there = valueAt(unit.json, path);
          return there === undefined ? 'none' : there === null ? 'null' : isObject(there) ? 'map' : 'other';
        });
        if (kind === 'none') break;
        const entry = n === keys.length || kind === 'other' ? find(unit.doc.root, path)?.entry : undefined;
        // A key that itself moves elsewhere is no value of the new version.
        if (entry && !this.leaves(unit, path)) return new Native(unit, entry, path);
        // What stands below it in earlier files is taken back.
        if (kind === 'null' && n < keys.length && !this.leaves(unit, path)) return undefined;
        if (kind !== 'map') break;
      }
    }
    return undefined;
  }
  /** A unit that takes back, above a target, what earlier ones say there. */
  emptiesAbove(keys: readonly string[], unit: Unit): boolean {
    if (this.ground.step.marks.oldRoots.includes(keys[0] ?? '')) return false;
    for (let n = 1; n < keys.length; n++) {
      const path = keys.slice(0, n);
      const there = look(() => {
        const value = valueAt(unit.json, path);
        return value === null ? 'null' : isObject(value) ? 'map' : 'other';
      });
      if (there !== 'map') return there === 'null' && !this.leaves(unit, path);
    }
    return false;
  }
  private clearedAt(path: string): readonly Cleared[] {
    if (!this.#cleared) {
      const byTarget = new Map<string, Cleared[]>();
      for (const c of this.cleared) putInto(byTarget, c.target, c);
      this.#cleared = byTarget;
    }
    return this.#cleared.get(path) ?? [];
  }
  #cleared: ReadonlyMap<string, readonly Cleared[]> | undefined;
  private emptiedAbove(keys: readonly string[], upTo: number): number {
    const units = this.ground.unitsWith(keys[0] ?? '').filter((u) => u.index <= upTo && this.emptiesAbove(keys, u));
    return units.at(-1)?.index ?? -1;
  }
  /** What a values key of the new version will say at a unit: what stands there, or what moves there. */
  saidAt(path: string, upTo: number): Said | undefined {
    const keys = parsePath(path);
    const native = this.nativeAt(keys, upTo);
    if (native) return native;
    const going = [...this.goingTo(path), ...this.clearedAt(path)];
    const emptied = going.length === 0 ? -1 : this.emptiedAbove(keys, upTo);
    let moving: Candidate | Cleared | undefined;
    for (const c of going) {
      if (c.unit.index > upTo || c.unit.index < emptied) continue;
      const nearer = moving && (c.unit.index - moving.unit.index || moving.order - c.order);
      if (nearer === undefined || nearer > 0) moving = c;
    }
    return moving;
  }
}

const placeOf = (unit: number, keys: readonly (string | number)[]): string =>
  `${String(unit)} ${formatPath(keys.map(String))}`;
function replaced(drafts: readonly Draft[], instead: ReadonlyMap<Draft, Draft | undefined>): Draft[] {
  const now: Draft[] = [];
  for (const was of drafts) {
    const d = instead.has(was) ? instead.get(was) : was;
    if (d) now.push(d);
  }
  return now;
}

/** One contribution, and lists of what is in it: made when first asked for, once for all plans that have it. */
class Indexed {
  #leaving: ReadonlySet<string> | undefined;
  #written: ReadonlyMap<string, readonly (SetOp | ListOp)[]> | undefined;
  #told: ReadonlyMap<string, readonly Draft[]> | undefined;
  constructor(readonly of: Contribution) {}

  leaves(place: string): boolean {
    if (!this.#leaving) {
      const leaving = new Set<string>();
      // A text that changes stays where it is.
      for (const o of this.of.operations) if ('path' in o && o.kind !== 'text') leaving.add(placeOf(o.unit, o.path));
      this.#leaving = leaving;
    }
    return this.#leaving.has(place);
  }
  writes(path: string): readonly (SetOp | ListOp)[] {
    if (!this.#written) {
      const written = new Map<string, (SetOp | ListOp)[]>();
      for (const o of this.of.operations)
        if (o.kind === 'set' || o.kind === 'list') putInto(written, formatPath(o.to), o);
      this.#written = written;
    }
    return this.#written.get(path) ?? [];
  }
  byRule(id: string): readonly Draft[] {
    if (!this.#told) {
      const told = new Map<string, Draft[]>();
      for (const d of this.of.drafts) putInto(told, d.rule.id, d);
      this.#told = told;
    }
    return this.#told.get(id) ?? [];
  }
}
/** Leaves by where they go. */
class Targets {
  #byTarget: ReadonlyMap<string, readonly Candidate[]> | undefined;
  constructor(private readonly candidates: readonly Candidate[]) {}
  goingTo(target: string): readonly Candidate[] {
    if (!this.#byTarget) {
      const byTarget = new Map<string, Candidate[]>();
      for (const c of this.candidates) putInto(byTarget, c.target, c);
      this.#byTarget = byTarget;
    }
    return this.#byTarget.get(target) ?? [];
  }
}
