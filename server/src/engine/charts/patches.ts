/** Which patch of a chart reads everything that a set says. */
import { formatPath } from '../path.ts';
import { isObject, type Json } from '../yaml/tree.ts';
import type { Chart } from './chart.ts';

/** The least patch that reads every key of a set, and the keys that ask for more than the first one does. */
export function leastPatch(
  chart: Chart,
  values: Json,
): { patch: string; keys: readonly { path: string; patch: string }[] } | undefined {
  const keys: { path: string; patch: string }[] = [];
  const walk = (v: Json, above: readonly string[]): void => {
    if (!isObject(v)) return;
    for (const [k, x] of Object.entries(v)) {
      const path = [...above, k];
      const patch = chart.patches.get(formatPath(path));
      if (patch === undefined) walk(x, path);
      else if (says(x)) keys.push({ path: formatPath(path), patch });
    }
  };
  walk(values, []);
  keys.sort((a, b) => newer(b.patch, a.patch) || (a.path < b.path ? -1 : 1));
  const [first] = keys;
  return first && { patch: first.patch, keys };
}
/** Nothing is lost of what is empty. */
function says(v: Json): boolean {
  if (Array.isArray(v)) return v.length > 0;
  if (isObject(v)) return Object.values(v).some(says);
  return v !== null && v !== '' && v !== false;
}
function newer(a: string, b: string): number {
  const [x, y] = [a, b].map((p) => p.split('.').map(Number));
  for (let i = 0; i < 3; i++) if (x?.[i] !== y?.[i]) return (x?.[i] ?? 0) - (y?.[i] ?? 0);
  return 0;
}
