/** Texts, numbers and null in the place of true or false, where the old chart has no schema: nearly all of them are on. */
import { catalogue, isKeyOf } from '../charts/catalogue.ts';
import { chart } from '../charts/index.ts';
import { formatPath, parsePath, type Keys } from '../path.ts';
import { speltAt } from '../rules/spellings.ts';
import type { Step } from '../steps/index.ts';
import { isFalse, meantBy, type Scalar } from '../yaml/tree.ts';

/** What has to stand there for what the old chart did; `ask` where that is not what is written. Undefined: there is nothing to do. */
export function switchFor(step: Step, value: Scalar, path: Keys): boolean | 'ask' | undefined {
  if (typeof value === 'boolean' || catalogue(step.from).get(path)?.enforced === true) return undefined;
  const meant = meantBy(value);
  // To Helm what is no boolean is no answer, and the chart around which the condition stands is there: with null and 0 too.
  if (isCondition(step, path)) return meant !== undefined || isNothing(value) ? meant === true || 'ask' : undefined;
  if (value === null) return undefined;
  const { name } = speltAt(formatPath(path), step.reading.spellings);
  if (!step.reading.isSwitch(parsePath(name)))
    // Written down as it is. A key of the new version may have come from an old one, which was on.
    return isKeyOf(step.from, parsePath(name)) ? meant : meant || undefined;
  if (isFalse(value)) return false;
  return meant === undefined ? undefined : meant || 'ask';
}
const isNothing = (value: Scalar): boolean => value === null || value === '';
const isCondition = (step: Step, [root = '', key, ...more]: Keys): boolean =>
  key === 'enabled' && more.length === 0 && chart(step.from).subcharts.has(root);
