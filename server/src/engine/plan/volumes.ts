/** Volumes of components that were pods of their own: where one pod would have two of a name, one gets another. */
import type { ListRule } from '../rules/rule.ts';
import type { Volumes } from '../steps/step.ts';
import type { View } from '../view.ts';
import { isObject, sameJson, type Json, type Scalar } from '../yaml/tree.ts';
import type { Steps } from './operation.ts';

type Names = ReadonlyMap<string, string>;
/** By component, then by old name. */
export type RenamedVolumes = ReadonlyMap<string, Names>;

/** New names of volumes, which mounts of the same component follow. From what all files say together. */
export function renamedVolumes(merged: View, { staying, joining, ofChart }: Volumes): RenamedVolumes {
  const taken = new Map<string, Json>(ofChart.map((name) => [name, null]));
  const renamed = new Map<string, Names>();
  for (const root of staying)
    for (const [name, json] of volumes(merged, root)) taken.set(name, taken.get(name) ?? json);
  for (const root of joining) {
    const names = new Map<string, string>();
    for (const [name, json] of volumes(merged, root)) {
      let free = name;
      const isTaken = (): boolean => {
        const there = taken.get(free);
        return there !== undefined && !sameJson(there, { ...json, name: free });
      };
      if (isTaken()) free = `${root.toLowerCase()}-${name}`;
      while (isTaken()) free += '-2';
      if (free !== name) names.set(name, free);
      taken.set(free, { ...json, name: free });
    }
    if (names.size > 0) renamed.set(root, names);
  }
  return renamed;
}
function volumes(view: View, root: string): Map<string, Record<string, Json>> {
  const list = view.get(`${root}.extraVolumes`);
  const found = new Map<string, Record<string, Json>>();
  for (const item of Array.isArray(list) ? list : [])
    if (isObject(item) && typeof item.name === 'string') found.set(item.name, item);
  return found;
}

/** What changes in an item of a list where volumes are called otherwise. */
export function followVolumes(
  json: Json,
  how: NonNullable<ListRule['volumes']>,
  names: Names,
): { steps: Steps; value: Scalar }[] {
  const found: { steps: Steps; value: Scalar }[] = [];
  const look = (item: Json, steps: Steps): void => {
    const now = isObject(item) && typeof item.name === 'string' ? names.get(item.name) : undefined;
    if (now !== undefined) found.push({ steps: [...steps, 'name'], value: now });
  };
  if (how === 'names') look(json, []);
  else if (isObject(json) && Array.isArray(json.volumeMounts))
    json.volumeMounts.forEach((mount, i) => {
      look(mount, ['volumeMounts', i]);
    });
  return found;
}
