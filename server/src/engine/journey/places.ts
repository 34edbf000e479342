/** Where a set says something. */
import type { Place } from '../finding.ts';
import { parsePath } from '../path.ts';
import type { Values } from '../validate/values.ts';

/** The key that decides about a path; where nothing says it, the nearest key above it. */
export function placeOf(values: Values, path: string): Place | undefined {
  for (let keys = parsePath(path); keys.length > 0; keys = keys.slice(0, -1)) {
    const origin = values.origin(keys);
    if (!origin || origin.entry.source !== origin.unit.doc.source) continue;
    return { layer: origin.unit.layer, start: origin.entry.start, end: origin.entry.keyEnd, path };
  }
  return undefined;
}
