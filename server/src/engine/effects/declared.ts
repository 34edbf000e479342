/** Which differences of effect a rule declares. */
import { isWithin, parsePath } from '../path.ts';
import type { DeclaredEffect } from '../rules/rule.ts';
import type { Difference } from './compare.ts';

const patterns = new Map<string, RegExp>();
function fits(pattern: string, text: string): boolean {
  const known =
    patterns.get(pattern) ??
    new RegExp(
      `^${pattern
        .split('*')
        .map((part) => part.replace(/[.[\]()|{}+?^$\\/]/g, '\\$&'))
        .join('.*')}$`,
      's',
    );
  patterns.set(pattern, known);
  return known.test(text);
}
/** What is declared at `at` holds for this key: it is the same, or one above it. */
export function concerns(at: string, key: string): boolean {
  if (!at.includes('*')) return isWithin(key, at);
  const keys = parsePath(key);
  return parsePath(at).every((segment, i) => segment === '*' || segment === keys[i]);
}

/** The difference is what is declared, whatever key it comes from. */
export function isDeclared(e: DeclaredEffect, { what, object, property }: Difference): boolean {
  if (e.what !== 'moves') return e.what === what && fits(e.object, object) && fits(e.property, property);
  const there = what === 'adds' ? e.to : what === 'drops' ? e : undefined;
  return there !== undefined && fits(there.object, object) && fits(there.property, property);
}
/** The declaration that covers a difference, when one of these keys is set or changed. */
export const declaredBy = (
  effects: readonly DeclaredEffect[],
  keys: readonly string[],
  difference: Difference,
): DeclaredEffect | undefined =>
  effects.find((e) => isDeclared(e, difference) && keys.some((key) => concerns(e.at, key)));
