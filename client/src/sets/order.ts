/** The order of the files of a deployment, which is that of `helm -f`: pure, so that dragging and keys do the same. */

/**
 * What is moved takes the place of the file that it is dropped on, in the order that it had; dropped on itself it stays, below all
 * files it goes to the end. Files that were not there before come in.
 */
export function dropped(order: readonly string[], moved: readonly string[], onto: string | undefined): string[] {
  const what = [...order.filter((f) => moved.includes(f)), ...new Set(moved.filter((f) => !order.includes(f)))];
  if (onto !== undefined && moved.includes(onto)) return [...order, ...what.filter((f) => !order.includes(f))];
  const rest = order.filter((f) => !moved.includes(f));
  const at = onto === undefined ? -1 : rest.indexOf(onto);
  if (at < 0) return [...rest, ...what];
  // From above it goes behind: that is where the file stood.
  const [first] = what;
  const from = first === undefined ? -1 : order.indexOf(first);
  const behind = from >= 0 && from < order.indexOf(onto ?? '') ? 1 : 0;
  return [...rest.slice(0, at + behind), ...what, ...rest.slice(at + behind)];
}
/** One place up (-1) or down (1); the same order at either end. */
export function shifted<T>(order: readonly T[], file: T, by: -1 | 1): T[] {
  const from = order.indexOf(file);
  const other = order[from + by];
  if (from < 0 || other === undefined) return [...order];
  return order.map((f, i) => (i === from ? other : i === from + by ? file : f));
}
