// Upgrades the sample, every test case and every example of a rule, renders the result with the real 8.8 chart and compares it with what the
// 8.7 chart makes of the input. Not part of `npm test`: it needs helm and both charts.
// Usage: CAMUNDA_CHART_87=DIR CAMUNDA_CHART_88=DIR [HELM=FILE] npm run test:charts [-- NAME …]
//        NAME  only the sets and rules whose name contains one of these, such as 04-crlf, acme or zeebe/pvc-size
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDocument } from 'yaml';

const root = fileURLToPath(new URL('..', import.meta.url));
const missing = [];

/** Why a folder is not the unpacked chart of this major version; undefined when it is. */
function chartProblem(folder, major) {
  const file = join(folder, 'Chart.yaml');
  if (!existsSync(file)) return `${folder} holds no Chart.yaml`;
  const chart = parseDocument(readFileSync(file, 'utf8')).toJS() ?? {};
  const version = String(chart.version ?? '');
  if (chart.name !== 'camunda-platform' || !version.startsWith(`${major}.`))
    return `${folder} is ${chart.name ?? 'unnamed'} ${version}, not camunda-platform ${major}.x`;
  const subcharts = join(folder, 'charts');
  const complete = existsSync(subcharts) && readdirSync(subcharts).length > 0;
  return complete ? undefined : `${folder} lacks its subcharts: there is nothing in its folder charts`;
}
function chart(variable, release, major) {
  const pull = [
    `helm pull camunda-platform --repo https://helm.camunda.io --version '${major}.x' --untar --untardir charts-${release}`,
    `export ${variable}="$PWD/charts-${release}/camunda-platform"`,
  ];
  const given = process.env[variable];
  if (!given) {
    missing.push([`${variable}: the folder of the unpacked Camunda ${release} chart (${major}.x)`, ...pull]);
    return '';
  }
  const folder = resolve(given);
  const problem = chartProblem(folder, major);
  if (problem) missing.push([`${variable}: ${problem}`, ...pull]);
  return folder;
}

const helm = process.env.HELM || 'helm';
const helmVersion = spawnSync(helm, ['version', '--short'], { encoding: 'utf8' });
if (helmVersion.status !== 0) {
  const what = process.env.HELM ? `HELM: ${helm} does not run` : 'helm: not in PATH';
  missing.push([what, 'install Helm 3 or 4 (https://helm.sh/docs/intro/install/), or export HELM=/path/to/helm']);
}
const chart87 = chart('CAMUNDA_CHART_87', '8.7', 12);
const chart88 = chart('CAMUNDA_CHART_88', '8.8', 13);

if (missing.length > 0) {
  console.error('The chart tests cannot run. Missing:\n');
  for (const [what, ...how] of missing) console.error(`  ${what}\n${how.map((line) => `      ${line}\n`).join('')}`);
  process.exit(2);
}

const { status } = spawnSync(
  process.execPath,
  [
    '--import',
    'tsx',
    '--test',
    '--test-reporter=spec',
    ...['render', 'secrets', 'examples'].map((name) => `test/charts/${name}.test.ts`),
  ],
  {
    cwd: root,
    env: {
      ...process.env,
      HELM: helm,
      CAMUNDA_CHART_87: chart87,
      CAMUNDA_CHART_88: chart88,
      CHART_SETS: process.argv.slice(2).join(','),
    },
    stdio: 'inherit',
  },
);
process.exitCode = status ?? 1;
