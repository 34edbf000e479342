/** What verifying needs of the machine: a Helm, charts, and what Helm makes of them. */
import { cacheFolder, chartIn, findChart, usableCache } from './charts.ts';
import { findHelm } from './helm.ts';
import { render } from './render.ts';

export const machine = {
  /** The Helm that is meant where nobody names one. */
  helm: (): string => process.env.HELM ?? 'helm',
  cache: (): string => usableCache(cacheFolder()),
  chartIn,
  findChart,
  findHelm,
  render,
};
export type Machine = typeof machine;
