/** Mistakes in a set: what its chart refuses, ignores or reads otherwise, at the place that causes it. */
import type { Finding } from '../finding.ts';
import type { ValuesSet } from '../set.ts';
import { finish, type Sliced } from '../slices.ts';
import type { Node } from '../yaml/tree.ts';
import { isMinor } from '../steps/index.ts';
import { isChecked } from './checks.ts';
import { Collector } from './collect.ts';
import { checkContents } from './contents.ts';
import { checkKeys } from './keys.ts';
import { checkLists } from './lists.ts';
import { checkSecrets } from './secrets.ts';
import { checkTexts } from './texts.ts';
import { checkTypes } from './types.ts';
import { Values } from './values.ts';

/** Nothing for a set of a version that nobody is led to: the upgrade speaks of it. */
export const validate = (set: ValuesSet): Finding[] => finish(validating(set));
export function* validating(set: ValuesSet): Sliced<Finding[]> {
  if (!isMinor(set.version) || !isChecked(set.version)) return [];
  const c = new Collector(new Values(set, set.version));
  // The special ones first: what they speak of is not told again in general.
  c.checks.constraints(c);
  yield;
  yield* checkSecrets(c);
  yield* checkKeys(c);
  const asked = new Set<Node>();
  yield* checkTypes(c, asked);
  yield* checkLists(c);
  yield* checkContents(c, asked);
  yield* checkTexts(c);
  return c.findings();
}
