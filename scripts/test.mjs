// Runs every check in order and stops at the first one that fails.
// Usage: npm test                        everything
//        npm test -- --only unit         one step (or several: --only lint,types)
//        npm test -- --only unit yaml    only the unit test files whose path contains "yaml"
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs, stripVTControlCharacters } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const module = (path) => join(root, 'node_modules', path);

function unitTestFiles(filters) {
  const folder = join(root, 'test', 'unit');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => relative(root, join(folder, name)).split(sep).join('/'))
    .filter((name) => filters.length === 0 || filters.some((filter) => name.includes(filter)))
    .sort();
}

/** Every step is a node command line; a name is what --only takes. */
const steps = [
  { name: 'format', title: 'Formatting (prettier)', args: () => [module('prettier/bin/prettier.cjs'), '--check', '.'] },
  {
    name: 'lint',
    title: 'Lint (eslint)',
    args: () => [module('eslint/bin/eslint.js'), '.', '--max-warnings', '0'],
  },
  { name: 'types', title: 'Types (tsc)', args: () => [module('typescript/bin/tsc'), '-p', '.'] },
  { name: 'unused', title: 'Unused code and dependencies (knip)', args: () => [module('knip/bin/knip.js')] },
  { name: 'build', title: 'Build (esbuild)', args: () => [join(root, 'scripts/build.mjs')] },
  {
    name: 'unit',
    title: 'Unit tests (node:test)',
    args: (filters) => {
      const files = unitTestFiles(filters);
      if (files.length === 0) throw new Error('no test file matches');
      return [
        '--import',
        pathToFileURL(module('tsx/dist/loader.mjs')).href,
        '--test',
        '--test-reporter=spec',
        `--test-concurrency=${availableParallelism()}`,
        ...files,
      ];
    },
    holdSummary: true,
  },
];

const summaryLine = /^(?:ℹ|#) (?:tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) /;
let summary = [];

/** Runs node; with holdSummary the totals of node:test are kept back so that they can end the output. */
function run(step, filters) {
  return new Promise((resolve, reject) => {
    const env = { ...process.env };
    if (step.holdSummary && process.stdout.isTTY) env.FORCE_COLOR ??= '1';
    const child = spawn(process.execPath, step.args(filters), {
      cwd: root,
      env,
      stdio: ['ignore', step.holdSummary ? 'pipe' : 'inherit', 'inherit'],
    });
    child.on('error', reject);
    if (child.stdout) {
      let rest = '';
      const print = (line, end) => {
        if (summaryLine.test(stripVTControlCharacters(line))) summary.push(line);
        else process.stdout.write(line + end);
      };
      child.stdout.setEncoding('utf8');
      child.stdout.on('data', (chunk) => {
        const lines = (rest + chunk).split('\n');
        rest = lines.pop();
        for (const line of lines) print(line, '\n');
      });
      child.stdout.on('end', () => rest && print(rest, ''));
    }
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
let failed;
for (const [index, step] of chosen.entries()) {
  console.log(`\n[${index + 1}/${chosen.length}] ${step.title}`);
  const started = performance.now();
  let result;
  try {
    result = await run(step, positionals);
  } catch (error) {
    console.error(error.message);
    result = 1;
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  report.push(`  ${result === 0 ? 'ok    ' : 'FAILED'} ${step.title}, ${seconds} s`);
  if (result !== 0) {
    failed = step;
    break;
  }
}

console.log(`\n${report.join('\n')}`);
if (failed) {
  const left = chosen.length - report.length;
  console.log(`\nFAILED: ${failed.title}. ${left > 0 ? `${left} later step(s) not run. ` : ''}Run it alone with:`);
  console.log(`  npm test -- --only ${failed.name}`);
}
if (summary.length > 0) console.log(`\n${summary.join('\n')}`);
process.exitCode = failed ? 1 : 0;
