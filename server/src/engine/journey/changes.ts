/** A few values written into a set: in the file that decides about them, else beside what belongs to them. */
import { applying, type UpgradedLayer } from '../apply.ts';
import { parsePath } from '../path.ts';
import type { Operation } from '../plan/operation.ts';
import type { Unit, ValuesSet } from '../set.ts';
import type { Sliced } from '../slices.ts';
import { Values } from '../validate/values.ts';
import { sameJson, type Json } from '../yaml/tree.ts';

export interface Change {
  readonly path: string;
  readonly json: Json;
}
/** Operations that come first, and the set as it is after them. */
export interface Before {
  readonly operations: readonly Operation[];
  readonly after: ValuesSet;
}

/** What is so already is not touched; a file that cannot be edited neither. Paths must not lie within each other. */
export function* changing(set: ValuesSet, changes: readonly Change[], first?: Before): Sliced<UpgradedLayer[]> {
  const at = first?.after ?? set;
  const values = new Values(at);
  const operations = changes.flatMap((c, n): Operation[] => {
    if (sameJson(values.said(c.path), c.json)) return [];
    const keys = parsePath(c.path);
    const origin = values.origin(keys);
    // Behind an alias stands a value others share: the key is written out beside it.
    const own = origin !== undefined && !origin.virtual;
    const unit = own ? origin.unit : home(at, values, keys);
    if (unit === undefined || set.layers[unit.layer]?.locked !== undefined) return [];
    const absorbed = own && valueIsIn(set, unit, c.path) ? [keys] : [];
    const order = (first?.operations.length ?? 0) + n;
    return [{ kind: 'set', unit: unit.index, rule: 'journey', to: keys, json: c.json, absorbed, order }];
  });
  return yield* applying(set, [...(first?.operations ?? []), ...operations]);
}
/** Only what stands in the text as read can be replaced; the rest is written by an operation of its own. */
const valueIsIn = (set: ValuesSet, unit: Unit, path: string): boolean =>
  new Values({ ...set, units: set.units.filter((u) => u.index === unit.index) }).origin(path) !== undefined;

/** The file that says last what stands next above; else the first one that can be edited. */
function home(set: ValuesSet, values: Values, keys: readonly string[]): Unit | undefined {
  for (let n = keys.length - 1; n > 0; n--) {
    const origin = values.origin(keys.slice(0, n));
    if (origin && !origin.virtual && set.layers[origin.unit.layer]?.locked === undefined) return origin.unit;
  }
  return set.units.find((u) => set.layers[u.layer]?.locked === undefined);
}
