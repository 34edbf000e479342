/** The rows of this step, each of which names its source. */
import type { Part } from '../../rules/rule.ts';
import { rows, type Words as AnyWords } from '../../rules/rows.ts';
import type { Predicate, Shape, Transform } from './functions.ts';

export type Words = AnyWords & Required<Pick<AnyWords, 'source'>>;
export const { rule, move, remove, reshape, derive, note } = rows<
  { shape: Shape; predicate: Predicate; transform: Transform },
  Words
>();

/** One key that nothing reads while a switch is off. */
export const single = (at: string, switchedBy: string, by: string, reversed = false): Part => ({
  at,
  switch: switchedBy,
  single: true,
  filled: true,
  ...(reversed ? { reversed } : { absent: true }),
  note: by,
});
