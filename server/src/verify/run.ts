/** What every door of `verify` does: find Helm, then both charts, then compare; and what Helm's refusal means. */
import { positionIn, type Place, type upgrade, type ValuesSet } from '../engine/index.ts';
import { explain, type Explanation } from '../engine/journey/explain.ts';
import { cacheFolder, chartIn, findChart, usableCache } from '../helm/charts.ts';
import { findHelm } from '../helm/helm.ts';
import type { Release } from '../helm/render.ts';
import { verify, type Verdict } from './verify.ts';

export interface Wanted {
  /** A name to look up in the path, or a file; undefined for the variable HELM, else `helm`. */
  readonly helm: string | undefined;
  /** Folders, archives, versions or references; undefined for the newest. A text is a folder with both in it. */
  readonly charts: string | { readonly old: string | undefined; readonly now: string | undefined };
  readonly release: Release;
  /** Stops Helm together with all that it started. */
  readonly signal?: AbortSignal | undefined;
  /** Told before each part of the work. */
  readonly onStage?: (stage: Stage) => void;
}
export type Stage = 'helm' | 'charts' | 'render';

export interface Upgraded {
  readonly done: ReturnType<typeof upgrade>;
  /** The upgraded files. */
  readonly now: ValuesSet;
}

/**
 * @param work the upgrade: called once, while chart 12.x is rendered
 * @throws HelmProblem, and what `work` throws
 */
export async function runVerify<U extends Upgraded>(
  old: ValuesSet,
  work: () => U | Promise<U>,
  wanted: Wanted,
): Promise<Verdict & U> {
  const { signal, onStage } = wanted;
  onStage?.('helm');
  const cache = usableCache(cacheFolder());
  const helm = await findHelm(wanted.helm ?? process.env.HELM ?? 'helm', cache, signal ? { signal } : {});
  onStage?.('charts');
  const { charts } = wanted;
  const { old: is87, now: is88 } =
    typeof charts === 'string' ? { old: chartIn(charts, '8.7', 12), now: chartIn(charts, '8.8', 13) } : charts;
  const [chart87, chart88] = await Promise.all([findChart(helm, 12, is87, cache), findChart(helm, 13, is88, cache)]);
  onStage?.('render');
  let upgraded: U | undefined;
  const verdict = await verify(
    helm,
    { old: chart87, now: chart88 },
    old,
    async () => {
      upgraded = await work();
      return { done: upgraded.done, texts: upgraded.now.layers.map((l) => l.text) };
    },
    wanted.release,
    cache,
  );
  return { ...verdict, ...(upgraded as U) };
}

/** What 13.x refuses, led back to the upgraded files; nothing where it rendered, or where 12.x refused already. */
export function refusals(now: ValuesSet, { refused }: Verdict): Explanation[] {
  return refused.now === undefined || refused.old !== undefined ? [] : explain(now, refused.now);
}
export const lineOf = (set: ValuesSet, place: Place): number => {
  const layer = set.layers[place.layer];
  return layer ? positionIn(layer, place.start).line : 1;
};
