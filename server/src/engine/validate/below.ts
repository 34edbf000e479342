/** Keys of a map, each with all that a check needs to look at what stands there. */
import type { Keys } from '../path.ts';
import type { Unit } from '../set.ts';
import { effectiveEntries, type Entry, type MapNode } from '../yaml/tree.ts';

export interface Below {
  readonly unit: Unit;
  readonly path: Keys;
  readonly entry: Entry;
  /** It stands behind a merge key. */
  readonly merged: boolean;
}
export const keysBelow = (unit: Unit, map: MapNode, above: Keys): Below[] =>
  Array.from(effectiveEntries(map), ([key, { entry, merged }]) => ({ unit, path: [...above, key], entry, merged }));
