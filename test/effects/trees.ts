/** Trees of values, made of paths and of each other. */
import { parsePath } from '../../server/src/engine/path.ts';
import { merge, type Plain, type PlainMap } from '../support/tree.ts';

export function put(path: readonly string[], value: Plain): PlainMap {
  return path.reduceRight<Plain>((inner, key) => ({ [key]: inner }), value) as PlainMap;
}
export const putAt = (path: string, value: Plain): PlainMap => put(parsePath(path), value);
export const together = (...trees: readonly PlainMap[]): PlainMap =>
  trees.reduce<PlainMap>((all, tree) => merge(all, tree) as PlainMap, {});
