/** What chart 13.x does otherwise than 12.x, whatever the values say. */
import type { ChartChange } from '../rule.ts';

export const CHART_CHANGES: readonly ChartChange[] = [];
