// The sweep: every key of 8.7 alone with what it asks for, and without that; every key of a component that is off, and pairs of
// keys that have to do with each other. What each does on chart 12.x is compared with what its upgrade does on chart 13.x; a
// difference that no rule declares, and that the user was not asked about, is a failure. What appears on 13.x because of a key
// that does nothing on 12.x comes to life: no declaration excuses that. Not part of `npm test`: it needs helm and both charts, and half an hour.
// Renders are kept, in the folder for temporary files or in CAMUNDA_RENDER_CACHE, under the version of the chart and the
// values: a run that was stopped goes on where it was, and a second one is short.
// Usage: CAMUNDA_CHART_87=DIR CAMUNDA_CHART_88=DIR [HELM=FILE] npm run test:effects [-- [alone|off|bare|pair …] [--only WORD …] [--single]]
//        alone, off, bare, pair  only these cases
//        --only WORD       only keys with this in their path, such as zeebe.resources
//        --single          every case by itself, instead of those together that cannot hide each other
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chartEnvironment } from './chart-environment.mjs';

const GROUPS = ['alone', 'off', 'bare', 'pair'];
const { values, positionals } = parseArgs({
  options: { only: { type: 'string', multiple: true, default: [] }, single: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const unknown = positionals.filter((word) => !GROUPS.includes(word));
if (unknown.length > 0) {
  console.error(`${unknown.join(', ')}: not one of ${GROUPS.join(', ')}. Keys are chosen with --only.`);
  process.exit(2);
}
const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'test/effects/sweep.ts'], {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  env: {
    ...chartEnvironment('The sweep by effect'),
    EFFECT_GROUPS: (positionals.length > 0 ? positionals : GROUPS).join(','),
    EFFECT_ONLY: values.only.join(','),
    EFFECT_SINGLE: values.single ? '1' : '',
  },
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
