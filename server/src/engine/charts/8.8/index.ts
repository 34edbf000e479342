/** Chart 13.x. */
import type { Chart } from '../chart.ts';
import { keys } from './keys.ts';
import { PATCHES } from './patches.ts';

const SUBCHARTS: ReadonlySet<string> = new Set([
  'elasticsearch',
  'identityKeycloak',
  'identityPostgresql',
  'webModelerPostgresql',
]);
const quantities = (of: string, ...names: readonly string[]): string[] =>
  ['limits', 'requests'].flatMap((k) => ['', ...names].map((n) => `${of}.resources.${k}${n === '' ? '' : `.${n}`}`));

export const CHART = {
  minor: '8.8',
  major: 13,
  name: '13.x',
  keys,
  aliases: {},
  earlier: [],
  subcharts: SUBCHARTS,
  // Rendered: a null at every key of 13.12 below a subchart; these are all that say "got null".
  nullRefused: new Map(
    [
      ...[...SUBCHARTS].map((s) => `${s}.enabled`),
      ...quantities('elasticsearch.master', 'memory'),
      ...quantities('identityKeycloak', 'memory', 'cpu'),
      ...['identityKeycloak', 'identityKeycloak.postgresql.primary', 'webModelerPostgresql.primary'].map(
        (s) => `${s}.podSecurityContext.runAsNonRoot`,
      ),
    ].map((path) => [path, undefined]),
  ),
  patches: PATCHES,
} as const satisfies Chart;
