/** What every door of `verify` does: find Helm, then both charts, then compare; and what Helm's refusal means. */
import { positionIn, type Place, type ValuesSet } from '../engine/index.ts';
import { explain, type Explanation } from '../engine/journey/explain.ts';
import type { Machine } from '../helm/machine.ts';
import type { Release } from '../helm/render.ts';
import { verify, type Renderer, type Upgraded, type Verdict } from './verify.ts';

export interface Wanted {
  /** A name to look up in the path, or a file; undefined for that of the machine. */
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

/**
 * @param work the upgrade: called once, while the old chart is rendered
 * @throws HelmProblem, and what `work` throws
 */
export async function runVerify(
  machine: Machine,
  old: ValuesSet,
  work: () => Upgraded,
  wanted: Wanted,
): Promise<Verdict & Upgraded> {
  const { signal, onStage } = wanted;
  onStage?.('helm');
  const cache = machine.cache();
  const helm = await machine.findHelm(wanted.helm ?? machine.helm(), cache, signal ? { signal } : {});
  onStage?.('charts');
  const { charts, release } = wanted;
  const { from, to } = old.step.charts;
  const wishes =
    typeof charts === 'string'
      ? { old: machine.chartIn(charts, from.minor, from.major), now: machine.chartIn(charts, to.minor, to.major) }
      : charts;
  const [before, after] = await Promise.all([
    machine.findChart(helm, from.major, wishes.old, cache),
    machine.findChart(helm, to.major, wishes.now, cache),
  ]);
  onStage?.('render');
  const { program, version } = helm;
  const render: Renderer['render'] = (chart, texts) => machine.render(helm, chart, texts, release, cache);
  return verify({ program, version, render }, { old: before, now: after }, old, work, release);
}

/** What the new chart refuses, led back to the upgraded files; nothing where it rendered, or where the old one refused already. */
export function refusals(now: ValuesSet, { refused }: Verdict): Explanation[] {
  return refused.now === undefined || refused.old !== undefined ? [] : explain(now, refused.now);
}
export const lineOf = (set: ValuesSet, place: Place): number => {
  const layer = set.layers[place.layer];
  return layer ? positionIn(layer, place.start).line : 1;
};
