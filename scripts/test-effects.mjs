// The sweep: every key of 8.7 alone, every key of a component that is off, and pairs of keys that meet in 8.8. What each does on
// chart 12.x is compared with what its upgrade does on chart 13.x; a difference that no rule declares, and that the user was not
// asked about, is a failure. Not part of `npm test`: it needs helm and both charts, and half an hour. Renders are kept in the
// folder for temporary files, so that a second run is short.
// Usage: CAMUNDA_CHART_87=DIR CAMUNDA_CHART_88=DIR [HELM=FILE] npm run test:effects [-- [alone|off|pair …] KEY …]
//        alone, off, pair  only these cases
//        KEY               only keys that begin with one of these, such as zeebe.resources
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chartEnvironment } from './chart-environment.mjs';

const GROUPS = ['alone', 'off', 'pair'];
const words = process.argv.slice(2);
const groups = words.filter((w) => GROUPS.includes(w));
const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'test/effects/sweep.ts'], {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  env: {
    ...chartEnvironment('The sweep by effect'),
    EFFECT_GROUPS: (groups.length > 0 ? groups : GROUPS).join(','),
    EFFECT_KEYS: words.filter((w) => !GROUPS.includes(w)).join(','),
  },
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
