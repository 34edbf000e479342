import { parsePath } from '../path.ts';
import { keepsDefault, type View } from '../view.ts';
import { sameJson, type Json } from '../yaml/tree.ts';
import { fact } from './functions.ts';
import type { Facts } from './ruleSet.ts';
import type { Condition } from './rule.ts';

/** A null that leaves the default says nothing. */
const says = (value: Json | undefined, path: string): Json | undefined =>
  value === null && keepsDefault(parsePath(path)) ? undefined : value;

/** Evaluates a condition on the merged values of a set. */
export function holds(c: Condition | undefined, view: View, facts: Facts): boolean {
  if (!c) return true;
  if ('set' in c) return view.has(c.set);
  if ('absent' in c) return says(view.get(c.absent), c.absent) === undefined;
  if ('empty' in c) return ([undefined, null, '', false] as readonly unknown[]).includes(view.get(c.empty));
  if ('effective' in c) return sameJson(view.effective(c.effective), c.is);
  if ('fact' in c) return fact(c.fact, view, facts);
  if ('all' in c) return c.all.every((x) => holds(x, view, facts));
  if ('any' in c) return c.any.some((x) => holds(x, view, facts));
  return !holds(c.not, view, facts);
}
