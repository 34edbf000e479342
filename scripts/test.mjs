// Runs every check, as many side by side as there are processors; a failure keeps only what needs it from running.
// Usage: npm test                        everything
//        npm test -- --only unit         one step (or several: --only lint,types)
//        npm test -- --only unit yaml    only the unit test files whose path contains "yaml"
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, stripVTControlCharacters } from 'node:util';
import { CASES } from './e2e-cases.mjs';
import { oneAtATime, runSteps } from './run-steps.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const module = (path) => join(root, 'node_modules', path);
const script = (name) => join(root, 'scripts', name);

function unitTestFiles(filters) {
  const folder = join(root, 'test', 'unit');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => relative(root, join(folder, name)).split(sep).join('/'))
    .filter((name) => filters.length === 0 || filters.some((filter) => name.includes(filter)))
    .sort();
}

/** Where the end-to-end tests cannot run, npm test says so and does the rest. */
const foreignPlatform =
  process.platform === 'linux' && process.arch === 'x64'
    ? undefined
    : `not run on ${process.platform} ${process.arch}: the VS Code server of the tests is for Linux x64 (npm run test:desktop uses a desktop VS Code)`;

/** Every step is a node command line; a name is what --only takes. What takes long has the processors for itself. */
const steps = [
  {
    name: 'install',
    title: 'Tools of the tests: VS Code server, browser, shellcheck, kubectl',
    without: foreignPlatform,
    args: () => [script('e2e-prepare.mjs'), '--tools'],
  },
  { name: 'build', title: 'Build, within its size (esbuild)', args: () => [script('build.mjs')] },
  {
    name: 'package',
    title: 'Package, within its size (.vsix)',
    needs: ['build'],
    args: () => [script('e2e-prepare.mjs'), '--package'],
  },
  {
    name: 'npm',
    title: 'The npm package, installed from its tarball',
    needs: ['build'],
    args: () => [script('npm-package.mjs'), '--test'],
    least: CASES.npm,
  },
  {
    name: 'lint',
    title: 'Lint (eslint)',
    args: () => [module('eslint/bin/eslint.js'), '.', '--max-warnings', '0'],
  },
  { name: 'types', title: 'Types (tsc)', args: () => [module('typescript/bin/tsc'), '-p', '.'] },
  {
    name: 'format',
    title: 'Formatting (prettier)',
    args: () => [module('prettier/bin/prettier.cjs'), '--check', '.'],
  },
  {
    name: 'unused',
    title: 'Unused code and dependencies (knip)',
    args: () => [module('knip/bin/knip.js')],
  },
  {
    name: 'unit',
    title: 'Unit tests (node:test)',
    // Some want a tool, and say so where it cannot be installed.
    after: ['install', 'lint', 'types', 'format', 'unused', 'build'],
    args: (filters) => {
      const files = unitTestFiles(filters);
      if (files.length === 0) throw new Error('no test file matches');
      return ['--import', 'tsx', script('unit.ts'), ...files];
    },
    least: 1,
  },
  {
    name: 'neovim',
    title: 'The language server in Neovim',
    needs: ['build'],
    args: () => [script('test-neovim.mjs')],
    least: 0,
  },
  {
    name: 'e2e',
    title: 'End-to-end tests in a real VS Code',
    needs: ['install', 'package'],
    // Beside each other both take longer than one after the other.
    after: ['unit', 'neovim'],
    without: foreignPlatform,
    args: () => [script('e2e.mjs')],
    least: CASES.host + CASES.window + CASES.journey,
  },
];

const count = { passed: 0, failed: 0, skipped: 0 };
/** The totals of node:test, and of everything else here. */
function tally(step, line) {
  const [, name, number] = /^(?:ℹ|#) (pass|fail|cancelled|skipped) (\d+)$/.exec(line) ?? [];
  const [, passed, failed] = /^(\d+) passed, (\d+) failed$/.exec(line) ?? [];
  if (name === 'pass' || passed) step.passed = (step.passed ?? 0) + Number(passed ?? number);
  if (name === 'fail' || name === 'cancelled' || failed) step.failed = (step.failed ?? 0) + Number(failed ?? number);
  if (name === 'skipped') step.skipped = Number(number);
  return passed !== undefined;
}

/** Runs node. The closing line of a part is kept back: that of all of them ends the output. */
function run(step, filters, write) {
  return new Promise((resolve, reject) => {
    const env = { ...process.env };
    if (process.stdout.isTTY) env.FORCE_COLOR ??= '1';
    const child = spawn(process.execPath, step.args(filters), { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    child.on('error', reject);
    let rest = '';
    const print = (line, end) => {
      if (step.least === undefined || !tally(step, stripVTControlCharacters(line))) write(line + end);
    };
    child.stdout.setEncoding('utf8');
    child.stdout.on('data', (chunk) => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop();
      for (const line of lines) print(line, '\n');
    });
    child.stdout.on('end', () => rest && print(rest, ''));
    child.stderr.setEncoding('utf8');
    child.stderr.on('data', write);
    child.on('close', (code, signal) => resolve(signal ?? code));
  });
}

const { values, positionals } = parseArgs({
  options: { only: { type: 'string', multiple: true } },
  allowPositionals: true,
});
const only = values.only?.flatMap((value) => value.split(','));
const unknown = only?.filter((name) => !steps.some((step) => step.name === name)) ?? [];
if (unknown.length > 0) {
  console.error(`Unknown step: ${unknown.join(', ')}. Steps: ${steps.map((step) => step.name).join(', ')}`);
  process.exit(2);
}

const chosen = steps.filter((step) => !only || only.includes(step.name));
const report = [];

/** Whether it went well. */
async function perform(step, write) {
  const heading = `\n[${chosen.indexOf(step) + 1}/${chosen.length}] ${step.title}\n`;
  if (step.without) {
    write(`${heading}${step.without}\n`);
    report.push(`  ------ ${step.title}: ${step.without}`);
    return true;
  }
  write(heading);
  const started = performance.now();
  let result;
  try {
    result = await run(step, positionals, write);
  } catch (error) {
    write(`${error.message}\n`);
    result = 1;
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const { passed = 0, failed = 0, skipped = 0 } = step;
  const ran = passed + failed;
  const all = positionals.length === 0 || step.name !== 'unit' ? (step.least ?? 0) : 1;
  if (result === 0 && ran < all) {
    write(`FAILED: ${ran} cases ran, there are at least ${all}\n`);
    result = 1;
  }
  count.passed += passed;
  count.failed += failed;
  count.skipped += skipped;
  const cases = step.least === undefined ? '' : `, ${ran} cases${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  report.push(`  ${result === 0 ? 'ok    ' : 'FAILED'} ${step.title}${cases}, ${seconds} s`);
  return result === 0;
}

const voice = oneAtATime((text) => process.stdout.write(text));
const { failed, left } = await runSteps(
  chosen,
  async (step) => {
    const { write, end } = voice();
    const went = await perform(step, write);
    end();
    return went;
  },
  availableParallelism(),
);

for (const { step, needed } of left) report.push(`  ------ ${step.title}: not run, "${needed}" failed or was not run`);
console.log(`\n${report.join('\n')}`);
if (failed.length > 0) {
  console.log(`\nFAILED: ${failed.map((step) => step.title).join('; ')}.`);
  if (left.length > 0) console.log(`Not run: ${left.map(({ step }) => step.title).join('; ')}.`);
  console.log(
    `Run it alone with:\n  npm test -- --only ${[...failed, ...left.map((l) => l.step)].map((step) => step.name).join(',')}`,
  );
}
if (chosen.some((step) => step.least !== undefined)) {
  if (count.skipped > 0) console.log(`\n${count.skipped} skipped`);
  console.log(`\n${count.passed} passed, ${Math.max(count.failed, failed.length)} failed`);
}
process.exitCode = failed.length > 0 ? 1 : 0;
