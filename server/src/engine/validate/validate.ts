/** Mistakes in a set of 8.8: what chart 13.x refuses, ignores or reads otherwise, at the place that causes it. */
import type { Finding } from '../finding.ts';
import type { ValuesSet } from '../set.ts';
import { Collector } from './collect.ts';
import { checkConstraints } from './8.8/constraints.ts';
import { checkContents } from './contents.ts';
import { checkKeys } from './keys.ts';
import { checkLists } from './lists.ts';
import { checkSecrets } from './secrets.ts';
import { checkTexts } from './texts.ts';
import { checkTypes } from './types.ts';
import { Values } from './values.ts';

/** Nothing for a set that is not of 8.8. */
export function validate(set: ValuesSet): Finding[] {
  if (set.version !== '8.8') return [];
  const c = new Collector(new Values(set));
  // The special ones first: what they speak of is not told again in general.
  checkConstraints(c);
  checkSecrets(c);
  checkKeys(c);
  checkTypes(c);
  checkLists(c);
  checkContents(c);
  checkTexts(c);
  return c.findings();
}
