/** Chart 14.x. */
import type { Chart } from '../chart.ts';
import { CHART as OF_13 } from '../8.8/index.ts';
import { keys } from './keys.ts';

export const CHART = {
  minor: '8.9',
  major: 14,
  name: '14.x',
  keys,
  aliases: {},
  earlier: [],
  subcharts: new Set(['elasticsearch', 'identityKeycloak', 'identityPostgresql', 'webModelerPostgresql']),
  // Rendered on 14.8.4: every key that 13.x refuses as null and that is still there, 14.8.4 refuses too; a template fails without
  // the others.
  nullRefused: new Map([
    ...[...OF_13.nullRefused].filter(([path]) => !path.startsWith('webModeler.webapp.')),
    ['identityPostgresql.metrics.image.repository', 'identityPostgresql.enabled'],
    ['webModeler.restapi.readinessProbe.scheme', 'webModeler.enabled'],
  ]),
  patches: new Map(),
} as const satisfies Chart;
