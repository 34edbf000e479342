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
/** The key, or one above it. */
function concerns(at: string, key: string): boolean {
  if (!at.includes('*')) return isWithin(key, at);
  const keys = parsePath(key);
  return parsePath(at).every((segment, i) => segment === '*' || segment === keys[i]);
}

/** The declaration that covers a difference, when one of these keys is set or changed. */
export function declaredBy(
  effects: readonly DeclaredEffect[],
  keys: readonly string[],
  { what, object, property }: Difference,
): DeclaredEffect | undefined {
  return effects.find((e) => {
    if (!keys.some((key) => concerns(e.at, key))) return false;
    if (e.what !== 'moves') return e.what === what && fits(e.object, object) && fits(e.property, property);
    const there = what === 'adds' ? e.to : e;
    return there !== undefined && fits(there.object, object) && fits(there.property, property);
  });
}
