// The sweep: every key of the old version of a step alone with what it asks for, and without that; every key of a component that is
// off, pairs of keys that have to do with each other, and for some steps every key in whole deployments,
// every default taken away with null (about ten minutes), and what no key alone says.
// What each does on the old chart is compared with what its upgrade does on the new one; a difference that no rule declares, and
// that the user was not asked about, is a failure. What appears on the new chart because of a key that does nothing on the old one
// comes to life: no declaration excuses that. Not part of `npm test`: it needs helm and the charts, and half an hour for a step.
// Renders are kept, in the folder for temporary files or in CAMUNDA_RENDER_CACHE, under the version of the chart and the
// values: a run that was stopped goes on where it was, and a second one is short.
// Usage: CAMUNDA_CHART_87=DIR CAMUNDA_CHART_88=DIR [CAMUNDA_CHART_89=DIR] [HELM=FILE] npm run test:effects [-- [alone|off|bare|pair|whole|null|more …] [--step FROM-TO] [--only WORD …] [--single]]
//        alone, off, bare, pair, whole, null, more  only these cases
//        --step FROM-TO    only this step, such as 8.8-8.9; without it every one whose charts are named
//        --only WORD       only keys with this in their path, such as zeebe.resources
//        --single          every case by itself, instead of those together that cannot hide each other
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chartEnvironment } from './chart-environment.mjs';

const GROUPS = ['alone', 'off', 'bare', 'pair', 'whole', 'null', 'more'];
const STEPS = ['8.7-8.8', '8.8-8.9'];
const { values, positionals } = parseArgs({
  options: {
    step: { type: 'string' },
    only: { type: 'string', multiple: true, default: [] },
    single: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const unknown = positionals.filter((word) => !GROUPS.includes(word));
if (unknown.length > 0) {
  console.error(`${unknown.join(', ')}: not one of ${GROUPS.join(', ')}. Keys are chosen with --only.`);
  process.exit(2);
}
if (values.step !== undefined && !STEPS.includes(values.step)) {
  console.error(`${values.step}: not one of ${STEPS.join(', ')}.`);
  process.exit(2);
}
const environment = chartEnvironment('The sweep by effect');
const steps = values.step === undefined ? STEPS : [values.step];
for (const step of steps) {
  if (step === '8.8-8.9' && !environment.CAMUNDA_CHART_89) {
    console.log('The step from 8.8 to 8.9 is not swept: CAMUNDA_CHART_89 names no chart.');
    if (values.step !== undefined) process.exitCode = 2;
    continue;
  }
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'test/effects/sweep.ts'], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: {
      ...environment,
      EFFECT_STEP: step,
      EFFECT_GROUPS: (positionals.length > 0 ? positionals : GROUPS).join(','),
      EFFECT_ONLY: values.only.join(','),
      EFFECT_SINGLE: values.single ? '1' : '',
    },
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = status ?? 1;
}
