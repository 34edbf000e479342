/** What is told of a mistake, and whom: a check knows no more of the findings in the making. */
import type { Finding, Place } from '../finding.ts';
import type { Keys } from '../path.ts';
import type { Operation } from '../plan/operation.ts';
import type { IfLeft, Safety, Severity } from '../rules/rule.ts';
import type { Unit } from '../set.ts';
import type { Entry, Item } from '../yaml/tree.ts';
import type { Values } from './values.ts';

type Unordered<T> = T extends Operation ? Omit<T, 'unit' | 'rule' | 'order'> : never;
/** An operation without the unit and the rule, which are those of the finding. */
export type Fix = Unordered<Operation>;

export interface Told {
  readonly rule: string;
  readonly unit: Unit;
  readonly path: Keys;
  /** Shown instead of the path, for items of lists. */
  readonly shown?: string;
  readonly slot?: Entry | Item | undefined;
  /** Where it is shown, when that is inside the value: worked out in the end, and true while others type above it. */
  readonly place?: () => Place;
  readonly targets?: readonly string[];
  readonly args?: Readonly<Record<string, string>>;
  readonly fixes?: readonly Fix[];
  readonly severity?: Severity;
  readonly safety?: Safety;
  readonly ifLeft?: IfLeft;
  readonly tag?: Finding['tag'];
}

/** A path of which nothing else is told. */
export interface Claim {
  readonly unit: Unit;
  readonly claimed: string;
}
/** The claimed paths of each unit. */
export type Claims = ReadonlyMap<number, readonly string[]>;
export const NO_CLAIMS: Claims = new Map();

export interface Teller {
  readonly values: Values;
  /**
   * Looks for mistakes as a question of its own, whose answer is all that is told: whoever types in what it read has it asked
   * again, and it alone. So it is about one value, or one rule.
   */
  ask<T>(work: () => T): T;
  /** Nothing else is said about this path of a unit, nor about anything above or below it. */
  claim(unit: Unit, path: string): void;
  tell(t: Told): void;
  /** At the entry that decides about a path, or else about the nearest path above it. */
  tellAt(rule: string, paths: readonly string[], more?: Omit<Told, 'rule' | 'unit' | 'path'>): void;
}
