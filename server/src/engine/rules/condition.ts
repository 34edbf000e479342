import type { View } from '../view.ts';
import { sameJson } from '../yaml/tree.ts';
import { fact } from './functions.ts';
import type { Facts } from './ruleSet.ts';
import type { Condition } from './rule.ts';

/** Evaluates a condition on the merged values of a set. */
export function holds(c: Condition | undefined, view: View, facts: Facts): boolean {
  if (!c) return true;
  if ('set' in c) return view.has(c.set);
  if ('absent' in c) return view.get(c.absent) === undefined;
  if ('empty' in c) return ([undefined, null, '', false] as readonly unknown[]).includes(view.get(c.empty));
  if ('effective' in c) return sameJson(view.effective(c.effective), c.is);
  if ('fact' in c) return fact(c.fact, view, facts);
  if ('all' in c) return c.all.every((x) => holds(x, view, facts));
  if ('any' in c) return c.any.some((x) => holds(x, view, facts));
  return !holds(c.not, view, facts);
}
