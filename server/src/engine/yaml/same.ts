/** Two trees of the same values, compared where they stand: nothing is put together for it. */
import { due, type Sliced } from '../slices.ts';
import { effectiveEntries, resolve, type Node, type Scalar } from './tree.ts';

/** `toJson` of both is the same (`sameJson`). */
export function* sameValues(a: Node, b: Node): Sliced<boolean> {
  if (due()) yield;
  const [x, y] = [resolve(a), resolve(b)];
  if (x.kind === 'map' && y.kind === 'map') {
    const [some, others] = [effectiveEntries(x), effectiveEntries(y)];
    if (some.size !== others.size) return false;
    for (const [key, { entry }] of some) {
      const other = others.get(key)?.entry;
      if (!other || !(yield* sameValues(entry.value, other.value))) return false;
    }
    return true;
  }
  if (x.kind === 'seq' && y.kind === 'seq') {
    if (x.items.length !== y.items.length) return false;
    for (const [i, { value }] of x.items.entries()) {
      const other = y.items[i];
      if (!other || !(yield* sameValues(value, other.value))) return false;
    }
    return true;
  }
  const [one, two] = [leaf(x), leaf(y)];
  return one !== undefined && one === two;
}
/** An alias that leads nowhere says nothing. */
const leaf = (n: Node): Scalar | undefined => (n.kind === 'scalar' ? n.value : n.kind === 'alias' ? null : undefined);
