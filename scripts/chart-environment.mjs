// The charts and the helm that tests outside `npm test` need: what is missing is said, with how to get it.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseDocument } from 'yaml';

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
function chart(variable, release, major, missing) {
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

/** The environment for such a test; ends the process when something is missing. `what` is the test, in words. */
export function chartEnvironment(what) {
  const missing = [];
  const helm = process.env.HELM || 'helm';
  const helmVersion = spawnSync(helm, ['version', '--short'], { encoding: 'utf8' });
  if (helmVersion.status !== 0) {
    const problem = process.env.HELM ? `HELM: ${helm} does not run` : 'helm: not in PATH';
    missing.push([problem, 'install Helm 3 or 4 (https://helm.sh/docs/intro/install/), or export HELM=/path/to/helm']);
  }
  const chart87 = chart('CAMUNDA_CHART_87', '8.7', 12, missing);
  const chart88 = chart('CAMUNDA_CHART_88', '8.8', 13, missing);

  if (missing.length > 0) {
    console.error(`${what} cannot run. Missing:\n`);
    for (const [thing, ...how] of missing)
      console.error(`  ${thing}\n${how.map((line) => `      ${line}\n`).join('')}`);
    process.exit(2);
  }
  return { ...process.env, HELM: helm, CAMUNDA_CHART_87: chart87, CAMUNDA_CHART_88: chart88 };
}
