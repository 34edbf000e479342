/** How a step declares effects: rows of keys, objects and properties that one reason covers. */
import type { DeclaredEffect } from './rule.ts';

type What = Exclude<DeclaredEffect['what'], 'moves'>;
/** Several keys, objects and properties that one reason covers. */
export function effects(
  what: What | readonly What[],
  why: string,
  rows: readonly (readonly [
    at: string | readonly string[],
    object: string | readonly string[],
    ...properties: string[],
  ])[],
): DeclaredEffect[] {
  const many = (x: string | readonly string[]): readonly string[] => (typeof x === 'string' ? [x] : x);
  return [what]
    .flat()
    .flatMap((one) =>
      rows.flatMap(([ats, objects, ...properties]) =>
        many(ats).flatMap((at) =>
          many(objects).flatMap((object) => properties.map((property) => ({ at, what: one, object, property, why }))),
        ),
      ),
    );
}
