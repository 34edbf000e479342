/** The charts, from the oldest to the newest. */
import { CHART as CHART_12 } from './8.7/index.ts';
import { CHART as CHART_13 } from './8.8/index.ts';
import { CHART as CHART_14 } from './8.9/index.ts';
import type { Chart } from './chart.ts';

export const CHARTS = [CHART_12, CHART_13, CHART_14] as const;

/** A minor version of Camunda: one that has a chart here. */
export type Minor = (typeof CHARTS)[number]['minor'];
export const chart = (minor: Minor): Chart => CHARTS.find((c) => c.minor === minor) ?? CHART_13;
