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
type NullRefused = [path: string, by: string | undefined];
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
  // Rendered: a null at every key of 13.12 that has a default.
  nullRefused: new Map([
    // "got null".
    ...[
      ...[...SUBCHARTS].map((s) => `${s}.enabled`),
      ...quantities('elasticsearch.master', 'memory'),
      ...quantities('identityKeycloak', 'memory', 'cpu'),
      ...['identityKeycloak', 'identityKeycloak.postgresql.primary', 'webModelerPostgresql.primary'].map(
        (s) => `${s}.podSecurityContext.runAsNonRoot`,
      ),
      // "wrong type for value; expected string; got interface {}", in what tells Console of the components.
      'orchestration.readinessProbe.scheme',
    ].map((path): NullRefused => [path, undefined]),
    ...['connectors', 'console', 'identity', 'optimize'].map((root): NullRefused => [
      `${root}.readinessProbe.scheme`,
      `${root}.enabled`,
    ]),
    ['webModeler.webapp.readinessProbe.scheme', 'webModeler.enabled'],
  ]),
  patches: PATCHES,
} as const satisfies Chart;
