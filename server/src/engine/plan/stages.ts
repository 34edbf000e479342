/**
 * What the stages of an inspection came to, for the next one of the same set in which some scalars say something else. A stage is done
 * again only where it was given something else, or where a scalar that it looked at answers otherwise; and where it comes to the same
 * as before, the later ones were given the same.
 */
import { due, type Sliced } from '../slices.ts';
import type { ScalarNode } from '../yaml/tree.ts';
import { adopt, isBeingWatched, watching, watchingPart, type Watch } from '../yaml/watch.ts';
import { Leaf } from './leaves.ts';

interface Done {
  readonly given: readonly unknown[];
  /** Undefined of what depends on nothing else than what it is given. */
  readonly part: Watch | undefined;
  readonly answer: unknown;
  /** The stages that ran within it, which stand as long as it does. */
  readonly inner?: readonly string[];
}
export class Stages {
  private readonly done = new Map<string, Done>();
  private readonly others = new Map<string, Stages>();
  constructor(
    private last?: Stages,
    /** The scalars that say something else than in the inspection before. */
    private readonly changed: readonly ScalarNode[] = [],
  ) {}

  /** `given` is all that a stage is told, compared one by one as the objects that they are. */
  *run<T>(name: string, given: readonly unknown[], work: () => Sliced<T>): Sliced<T> {
    if (!isBeingWatched()) return yield* work();
    const known = this.given(name, given);
    const part = known?.part;
    if (part && this.changed.every((node) => part.holds(node))) {
      adopt(part);
      this.stands(name, known);
      return known.answer as T;
    }
    const outer = this.inner;
    const inner: string[] = [];
    this.inner = inner;
    const made = yield* watchingPart(work);
    this.inner = outer;
    const answer = yield* this.asBefore(name, made.found, given[0]);
    if (made.part) this.note(name, { given, part: made.part, answer, inner });
    return answer;
  }
  /** The names of what runs within the stage that is at work. */
  private inner: string[] | undefined;
  private note(name: string, done: Done): void {
    this.done.set(name, done);
    this.inner?.push(name);
  }
  private stands(name: string, known: Done): void {
    this.note(name, known);
    for (const within of known.inner ?? []) {
      const done = this.last?.done.get(within);
      if (done) this.done.set(within, done);
    }
  }
  /** The same of what looks at nothing else: the same object, where it is made of the same ones. */
  made<T>(name: string, given: readonly unknown[], make: () => T): T {
    if (!isBeingWatched()) return make();
    const done = this.given(name, given) ?? { given, part: undefined, answer: make() };
    this.done.set(name, done);
    return done.answer as T;
  }
  /** A part of what another stage answered: the object of before, where it comes to the same. */
  *part<T>(name: string, of: unknown, make: () => T): Sliced<T> {
    if (!isBeingWatched()) return make();
    const done = this.given(name, [of]) ?? { given: [of], part: undefined, answer: yield* this.asBefore(name, make()) };
    this.done.set(name, done);
    return done.answer as T;
  }
  /**
   * What comes to the same is the object that it was. `of`: the first that it was given. Where that is another, it is a plan, and so
   * are those of all later stages: nothing would be saved.
   */
  private *asBefore<T>(name: string, made: T, of?: unknown): Sliced<T> {
    const before = this.last?.done.get(name);
    if (!before || (of !== undefined && before.given[0] !== of)) return made;
    return (yield* isSame(made, before.answer)) ? (before.answer as T) : made;
  }
  private given(name: string, given: readonly unknown[]): Done | undefined {
    const before = this.last?.done.get(name);
    return before?.given.length === given.length && given.every((x, i) => x === before.given[i]) ? before : undefined;
  }

  /** Those of an inspection within this one, which looks at the same set as another version: their names are the same. */
  apart(name: string): Stages {
    const other = new Stages(this.last?.others.get(name), this.changed);
    this.others.set(name, other);
    return other;
  }

  /** Of the one before nothing is needed any more. */
  finished(): this {
    this.last = undefined;
    for (const other of this.others.values()) other.finished();
    return this;
  }
}

type Fields = Readonly<Record<string, unknown>>;
/** What was read from a text is the same only as the very same object; what is worked out late, if it comes to the same now. */
function* isSame(a: unknown, b: unknown): Sliced<boolean> {
  if (a === b) return true;
  if (due()) yield;
  if (typeof a === 'function' && typeof b === 'function')
    return yield* isSame((a as () => unknown)(), (b as () => unknown)());
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false;
    for (const [i, x] of a.entries()) if (x !== b[i] && !(yield* isSame(x, b[i]))) return false;
    return true;
  }
  if (a instanceof Set) return b instanceof Set && (yield* isSame([...a], [...b]));
  if (a instanceof Map) return b instanceof Map && (yield* isSame([...a], [...b]));
  const kind = Object.getPrototypeOf(a) as object | null;
  if (kind !== Object.getPrototypeOf(b) || (kind !== null && kind !== Object.prototype && !(a instanceof Leaf)))
    return false;
  if (isRead(a) || isRead(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  for (const key of keys) {
    if (!Object.hasOwn(b, key)) return false;
    const [x, y] = watching(undefined, () => [(a as Fields)[key], (b as Fields)[key]]);
    if (x !== y && !(yield* isSame(x, y))) return false;
  }
  return true;
}
/** Nodes and entries, and the units that they stand in. */
const isRead = (x: object): boolean => 'doc' in x || typeof (x as { source?: unknown }).source === 'object';
