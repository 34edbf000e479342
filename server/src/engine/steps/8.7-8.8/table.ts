/** The rows of this step. */
import { rows } from '../../rules/rows.ts';
import type { Predicate, Shape, Transform } from './functions.ts';

export const { rule, move, remove, manual, reshape, derive, list } = rows<{
  shape: Shape;
  predicate: Predicate;
  transform: Transform;
}>(['values.yaml and templates of chart 12.13 and 13.12']);
/** A key as a part of the id of its rule. */
export const kebab = (key: string): string => key.replace(/[A-Z]+/g, (c) => `-${c.toLowerCase()}`);
