/** Chart 14.x. */
import type { Chart } from '../chart.ts';
import { keys } from './keys.ts';

export const CHART = {
  minor: '8.9',
  major: 14,
  name: '14.x',
  keys,
  aliases: {},
  earlier: [],
  subcharts: new Set(['elasticsearch', 'identityKeycloak', 'identityPostgresql', 'webModelerPostgresql']),
  nullRefused: new Set(),
  patches: new Map(),
} as const satisfies Chart;
