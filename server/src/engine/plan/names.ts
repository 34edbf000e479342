/** Names of objects, ports, labels and containers of the old chart in values that stay: what they point at is called otherwise. */
import { formatPath } from '../path.ts';
import { due, type Sliced } from '../slices.ts';
import type { Names } from '../steps/step.ts';
import { isObject, type Json } from '../yaml/tree.ts';
import { look } from '../yaml/watch.ts';
import { ContributionBuilder, type Contribution } from './contribution.ts';
import type { Ground } from './ground.ts';
import { valueOf, type Placed } from './leaves.ts';
import { namesIn, type Hit } from './nameLooker.ts';
import type { Steps } from './operation.ts';

/** Values that hold no list of their own rule. */
export function* planNames(ground: Ground, placed: readonly Placed[]): Sliced<Contribution> {
  const { names } = ground.step;
  const { spared } = names;
  const out = new ContributionBuilder(ground);
  for (const p of placed) {
    // Of a map with many labels every one is looked at.
    if (due(p.entry.value.kind === 'scalar' ? 1 : 64)) yield;
    if (spared.some((path) => p.path.join('.').startsWith(path))) continue;
    const at = { unit: p.unit, path: formatPath(p.path), entry: p.entry };
    for (const hit of look(() => namesIn(names, valueOf(p), p.path, ground.set.merged)))
      out.tell(names.rules?.[hit.rule] ?? hit.rule, at, { was: hit.was, now: hit.now });
  }
  return out.done();
}

/** Mounts of volumes that the chart made in a pod that is gone, or made with other files. */
export function volumesIn(names: Names, json: Json, root: string, own: ReadonlySet<string>): Hit[] {
  if (!isObject(json)) return [];
  const mounts = Array.isArray(json.volumeMounts) ? json.volumeMounts : [json];
  return mounts.filter(isObject).flatMap((m): Hit[] => {
    if (typeof m.mountPath !== 'string' || typeof m.name !== 'string' || own.has(m.name)) return [];
    const gone = names.volumes[root]?.find((v) => v.was === m.name);
    if (gone) return [{ rule: 'names/volume', ...gone }];
    const { file } = names;
    const there = typeof m.subPath === 'string' && file.is.test(m.subPath);
    return m.name === file.volume && there && root === file.root
      ? [{ rule: 'names/volume', was: file.was, now: file.now }]
      : [];
  });
}
/** Fields that name the container itself: the ways to them, for the component that it belonged to. */
export function containerNames(names: Names, json: Json, root: string, steps: Steps = []): Steps[] {
  if (Array.isArray(json)) return json.flatMap((v, i) => containerNames(names, v, root, [...steps, i]));
  if (!isObject(json)) return [];
  return Object.entries(json).flatMap(([k, v]) =>
    k === 'containerName' && steps[steps.length - 1] === 'resourceFieldRef' && v === names.containers[root]
      ? [[...steps, k]]
      : containerNames(names, v, root, [...steps, k]),
  );
}
