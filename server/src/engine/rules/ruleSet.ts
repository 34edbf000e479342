/** The rules of a step together, and the functions that they name: those see merged values only, and return data. */
import type { View } from '../view.ts';
import type { Json } from '../yaml/tree.ts';
import type { AdviceRule, DeriveRule, KeyRule, ListRule, NoteRule, Part, Spelling } from './rule.ts';

export interface RuleSet {
  readonly functions: Functions;
  /** Why the key of a Secret is written that nobody had to name before. */
  readonly whyPinned: (key: string) => string;
  readonly spellings: readonly Spelling[];
  readonly parts: readonly Part[];
  readonly keys: readonly KeyRule[];
  readonly lists: readonly ListRule[];
  readonly derived: readonly DeriveRule[];
  /** Rules that only give a finding its words. */
  readonly notes: readonly NoteRule[];
  /** The notes among them that have a condition of their own. */
  readonly advice: readonly AdviceRule[];
}

export interface Facts {
  readonly rules: RuleSet;
  readonly options: {
    readonly region?: number | undefined;
    readonly partial?: boolean | undefined;
    readonly release?: string | undefined;
  };
  /** What all files say together, which is what Helm fills into texts. */
  readonly all: View;
  /** The same without what had no effect so far. */
  readonly living: View;
}
export interface ShapeContext {
  readonly view: View;
  readonly full: View;
  readonly path: readonly string[];
  readonly facts: Facts;
}
export type Shaped = 'same' | 'remove' | 'manual' | { readonly json: Json };
export type ShapeFunction = (value: Json, c: ShapeContext) => Shaped;
/** `of` is what stands behind the colon of `name:of`. */
export type PredicateFunction = (view: View, facts: Facts, of: string) => boolean;
/** Undefined when there is nothing to say. */
export type TransformFunction = (view: View, facts: Facts) => Json | undefined;

export interface Functions {
  readonly shapes: Readonly<Record<string, ShapeFunction>>;
  readonly predicates: Readonly<Record<string, PredicateFunction>>;
  readonly transforms: Readonly<Record<string, TransformFunction>>;
}
