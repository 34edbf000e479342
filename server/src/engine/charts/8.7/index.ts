/** Chart 12.x. */
import type { Chart } from '../chart.ts';
import { keys } from './keys.ts';

export const CHART = {
  minor: '8.7',
  major: 12,
  name: '12.x',
  keys,
  aliases: { 'zeebe-gateway': 'zeebeGateway' },
  earlier: [
    'identity.keycloak',
    'identity.postgresql',
    // Patches before the last one knew it.
    'global.identity.auth.console.existingSecret',
  ],
  subcharts: new Set(['elasticsearch', 'identityKeycloak', 'identityPostgresql', 'postgresql']),
  nullRefused: new Map(),
  patches: new Map(),
} as const satisfies Chart;
