/** What the engine says about a set: data, never a layout. */
import { putInto } from './byKey.ts';
import type { Operation } from './plan/operation.ts';
import type { Minor } from './steps/index.ts';
import type { IfLeft, RuleId, Safety, Section, Severity } from './rules/rule.ts';

export interface Place {
  readonly layer: number;
  /** UTF-16 offsets into the layer's text. */
  readonly start: number;
  readonly end: number;
  readonly path: string;
}
export interface Related extends Place {
  readonly message: 'kept' | 'conflict' | 'merged' | 'repeated';
}
/** One of several keys that are added together. */
export interface Part {
  readonly rule: RuleId;
  readonly path: string;
  /** What it is set to; undefined where that is not shown. */
  readonly value: string | undefined;
}
export interface Finding {
  /** Unique in one inspection, the same for the same text. */
  readonly id: string;
  readonly rule: RuleId;
  /** The version that it is about: the one upgraded to, or the one that a file is of. */
  readonly minor: Minor;
  readonly severity: Severity;
  readonly safety: Safety;
  readonly section: Section;
  readonly ifLeft: IfLeft;
  readonly place: Place;
  /** Paths of that version. */
  readonly targets: readonly string[];
  /** Where it adds several keys for one reason: all of them, and `rule` is that of the first. */
  readonly parts?: readonly Part[];
  /** Facts for the message: never a value that could be secret. */
  readonly args: Readonly<Record<string, string>>;
  readonly related: readonly Related[];
  /** Old key, for editors that strike through. */
  readonly tag: 'deprecated' | 'unnecessary' | undefined;
  /** What becomes of its own place. */
  readonly own: readonly Operation[];
  /** All that its fix performs, the own ones among it: one value for all findings that are mended together. */
  readonly operations: readonly Operation[];
  /** Ways to change it that are not needed, the whole upgrade leaves them to the user. All of a kind are changed by the first one. */
  readonly offered?: readonly (readonly Operation[])[];
}

export const isAt = (a: Place, b: Place): boolean =>
  a.layer === b.layer && a.start === b.start && a.end === b.end && a.path === b.path;

/** The same finding after an edit beside it. What was found out about it, but for its places, is kept with the first of them. */
export function moved(f: Finding, place: Place, related: readonly Related[]): Finding {
  const now = { ...f, place, related };
  firsts.set(now, firstOf(f));
  return now;
}
export const firstOf = (f: Finding): Finding => firsts.get(f) ?? f;
const firsts = new WeakMap<Finding, Finding>();

/** In the order of the files, and of the places in them. */
export const byPlace = (a: Finding, b: Finding): number =>
  a.place.layer - b.place.layer || a.place.start - b.place.start;

/** All that its fix performs, what becomes of its own place before anything else. */
export const nearestFirst = ({ own, operations }: Finding): Operation[] => [...new Set([...own, ...operations])];

/** What is worked out of operations once for all findings that share them. */
export function ofShared<T>(work: (operations: readonly Operation[]) => T): (f: Finding) => T {
  const known = new WeakMap<readonly Operation[], T>();
  return ({ operations }) => {
    const last = known.get(operations);
    if (last !== undefined) return last;
    const made = work(operations);
    known.set(operations, made);
    return made;
  };
}

/** The findings of one layer: each of many files is asked for its own. */
export function findingsIn(findings: readonly Finding[], layer: number): readonly Finding[] {
  let known = byLayer.get(findings);
  if (!known) {
    const made = new Map<number, Finding[]>();
    for (const f of findings) putInto(made, f.place.layer, f);
    byLayer.set(findings, (known = made));
  }
  return known.get(layer) ?? [];
}
const byLayer = new WeakMap<readonly Finding[], ReadonlyMap<number, readonly Finding[]>>();

/** All the rules that a finding speaks for. */
export const rulesOf = (f: Pick<Finding, 'rule' | 'parts'>): readonly RuleId[] =>
  f.parts ? f.parts.map((p) => p.rule) : [f.rule];

export type Outcome = 'kept' | 'renamed' | 'moved' | 'merged' | 'changed' | 'removed' | 'commented' | 'manual';
/** One leaf of the input, or one item of a keyed list. */
export interface LedgerEntry {
  readonly path: string;
  readonly layer: number;
  /** UTF-16 offset. */
  readonly offset: number;
  readonly outcome: Outcome;
  readonly to: readonly string[];
  readonly rule: RuleId | undefined;
  readonly note?: string;
}
