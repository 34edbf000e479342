// Upgrades the sample, every test case and every example of a rule, renders the result with the real 8.8 chart and compares it with what the
// 8.7 chart makes of the input. Then 300 silent changes of upgraded files (SEEDS=N), each of which verify has to notice. Not part of `npm test`: it needs helm and both charts.
// Usage: CAMUNDA_CHART_87=DIR CAMUNDA_CHART_88=DIR [CAMUNDA_CHART_89=DIR] [HELM=FILE] npm run test:charts [-- NAME …]
//        NAME  only the sets and rules whose name contains one of these, such as 04-crlf, acme or zeebe/pvc-size
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chartEnvironment } from './chart-environment.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const environment = chartEnvironment('The chart tests');

const names = ['render', 'secrets', 'examples', 'verify', 'variables'];
if (environment.CAMUNDA_CHART_89) names.push('next', 'objects');
else
  console.log('The step from 8.8 to 8.9, and objects of each step, are not tested: CAMUNDA_CHART_89 names no chart.');

const { status } = spawnSync(
  process.execPath,
  ['--import', 'tsx', '--test', '--test-reporter=spec', ...names.map((name) => `test/charts/${name}.test.ts`)],
  {
    cwd: root,
    env: { ...environment, CHART_SETS: process.argv.slice(2).join(',') },
    stdio: 'inherit',
  },
);
process.exitCode = status ?? 1;
