/** What pipelines run: the action, the hooks of pre-commit and the job of the documentation, each with a stand-in for npx. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { writeProgram } from '../../support/programs.ts';
import { isMap, load, type Plain, type PlainMap } from '../../support/tree.ts';

const root = resolve(import.meta.dirname, '../../..');
const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const { version } = JSON.parse(read('package.json')) as { version: string };
const map = (v: Plain | undefined): PlainMap => (assert.ok(isMap(v)), v);
const list = (v: Plain | undefined): Plain[] => (assert.ok(Array.isArray(v)), v);
const text = (v: Plain | undefined): string => (assert.equal(typeof v, 'string'), v as string);

const OLD = 'zeebe:\n  clusterSize: "3"\noperate:\n  contextPath: /operate\n';
/** Something to look at, and no error. */
const DONE = '# camunda-values: 8.8\norchestration:\n  clusterSize: "3"\n';
const HINT = '# camunda-values: 8.8\norchestration:\n  clusterSize: "3"\n  pvcSize: 1Gi\n  typo: x\n';
const home = mkdtempSync(join(tmpdir(), 'camunda-ci-'));
after(() => rmSync(home, { recursive: true, force: true }));
before(() => {
  writeProgram('cli', join(home, 'cli.js'));
  mkdirSync(join(home, 'bin'));
  // It is asked for this version, without a question, and for nothing else.
  const script = `#!/bin/sh\n[ "$1 $2" = "--yes camunda-values@${version}" ] || { echo "npx $*" >&2; exit 99; }\nshift 2\nexec "${process.execPath}" "${join(home, 'cli.js')}" "$@"\n`;
  writeFileSync(join(home, 'bin/npx'), script, { mode: 0o755 });
});
let folders = 0;
function workspace(files: Readonly<Record<string, string>>): string {
  const path = join(home, `w ${String(folders++)}`);
  mkdirSync(path);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return path;
}
const env = (more: Readonly<Record<string, string>>) => ({
  ...process.env,
  PATH: `${join(home, 'bin')}${delimiter}${process.env.PATH ?? ''}`,
  ...more,
});

describe('the action for GitHub', () => {
  const action = map(load(read('action.yml')));
  const inputs = map(action.inputs);
  const [step] = list(map(action.runs).steps).map(map);
  const names: Record<string, string> = {};

  test('is a composite action as GitHub reads one', () => {
    const allowed = ['name', 'description', 'author', 'branding', 'inputs', 'outputs', 'runs'];
    assert.deepEqual(Object.keys(action), allowed);
    assert.ok(text(action.description).length <= 125, 'the marketplace shows no more');
    assert.match(text(map(action.branding).color), /^(?:white|black|yellow|blue|green|orange|red|purple|gray-dark)$/);
    for (const input of Object.values(inputs)) assert.deepEqual(Object.keys(map(input)), ['description', 'default']);
    for (const input of Object.values(inputs)) assert.equal(typeof map(input).default, 'string');
    for (const output of Object.values(map(action.outputs)))
      assert.match(text(map(output).value), /^\$\{\{ steps\.check\.outputs\.[a-z-]+ \}\}$/);
    assert.deepEqual(Object.keys(map(action.runs)), ['using', 'steps']);
    assert.equal(map(action.runs).using, 'composite');
    assert.deepEqual([step?.id, step?.shell], ['check', 'bash'], 'a step with a script names its shell');
  });
  test('no input is a part of the script: each is in the environment once', () => {
    assert.doesNotMatch(text(step?.run), /\$\{\{/);
    for (const [name, value] of Object.entries(map(step?.env)))
      names[/^\$\{\{ inputs\.([a-z-]+) \}\}$/.exec(text(value))?.[1] ?? ''] = name;
    assert.deepEqual(Object.keys(names).sort(), Object.keys(inputs).sort());
    for (const name of Object.values(names)) assert.ok(text(step?.run).includes(`$${name}`), name);
  });

  interface Ended {
    readonly code: number | null;
    readonly out: string;
    readonly outputs: Readonly<Record<string, string>>;
    readonly sarif: string | undefined;
  }
  /** The step as a runner starts it. */
  function run(files: Readonly<Record<string, string>>, given: Readonly<Record<string, string>>): Ended {
    const cwd = workspace(files);
    const script = join(home, 'step.sh');
    writeFileSync(script, text(step?.run));
    const output = join(home, 'output');
    writeFileSync(output, '');
    const values = Object.entries(inputs).map(([name, input]) => [
      names[name] ?? '',
      given[name] ?? text(map(input).default),
    ]);
    const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
      cwd,
      encoding: 'utf8',
      env: env({ ...(Object.fromEntries(values) as Record<string, string>), GITHUB_OUTPUT: output }),
    });
    const outputs = readFileSync(output, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split(/=(.*)/s).slice(0, 2));
    const sarif = join(cwd, given['sarif-file'] ?? 'camunda-values.sarif');
    assert.ok(!existsSync(join(cwd, 'pwned')), 'an input was run');
    return {
      code: status,
      out: stdout + stderr,
      outputs: Object.fromEntries(outputs) as Record<string, string>,
      sarif: existsSync(sarif) ? readFileSync(sarif, 'utf8') : undefined,
    };
  }
  const found = (sarif: string | undefined): string[] => {
    const { runs } = JSON.parse(sarif ?? '{}') as { runs: { artifacts: { location: { uri: string } }[] }[] };
    return runs[0]?.artifacts.map((a) => a.location.uri).sort() ?? [];
  };

  test('checks the folder, tells it in the log and fails by what is asked', () => {
    const old = run({ 'a/values.yaml': OLD }, {});
    assert.deepEqual([old.code, old.outputs], [3, { 'exit-code': '3', sarif: 'camunda-values.sarif' }]);
    assert.deepEqual(found(old.sarif), ['a/values.yaml']);
    assert.match(old.out, /Camunda values in \. · 1 set of values[^]*Exit code 3/);
    assert.equal(run({ 'values.yaml': OLD }, { 'fail-on': 'never' }).code, 0);
    const clean = run({ 'values.yaml': DONE }, { 'fail-on': 'findings' });
    assert.deepEqual([clean.code, clean.outputs['exit-code']], [0, '0']);
    assert.equal(run({ 'values.yaml': 'a: 1\n' }, { 'fail-on': 'never' }).code, 1, 'nothing was checked');
    for (const [failOn, code] of [
      ['errors', 0],
      ['never', 0],
      ['findings', 2],
    ] as const) {
      const hint = run({ 'values.yaml': HINT }, { 'fail-on': failOn });
      assert.deepEqual([hint.code, hint.outputs['exit-code']], [code, '2'], hint.out);
    }
    const wrong = run({ 'values.yaml': OLD }, { 'fail-on': 'error' });
    assert.deepEqual([wrong.code, wrong.outputs], [1, {}]);
    assert.match(wrong.out, /^::error::fail-on is one of/);
  });
  test('what cannot be read fails whatever is asked, and leaves no report that is none', () => {
    const gone = run({}, { path: 'not-there', 'fail-on': 'never' });
    assert.deepEqual([gone.code, gone.outputs, gone.sarif], [1, { 'exit-code': '1' }, undefined]);
    const broken = run({ 'values.yaml': `${OLD}identity: [\n` }, { 'fail-on': 'never' });
    assert.deepEqual([broken.code, broken.outputs.sarif], [1, 'camunda-values.sarif']);
  });
  test('several folders, and options', () => {
    const files = { 'one two/values.yaml': OLD, '-x/values.yaml': OLD, 'no/values.yaml': OLD };
    const both = run(files, { path: '\none two\r\n-x\n\n', to: '8.9', 'sarif-file': 'r e.sarif' });
    assert.deepEqual(found(both.sarif), ['-x/values.yaml', 'one%20two/values.yaml'], both.out);
    const neutral = { 'values.yaml': 'connectors:\n  enabled: false\n' };
    assert.match(run(neutral, { from: '8.7', path: 'values.yaml' }).out, /Camunda 8\.7 · 1 file/);
    assert.match(run(neutral, { from: '9' }).out, /--from is one of/);
  });
  test('what somebody writes into an input is a text', () => {
    for (const evil of ['$(touch pwned)', '"; touch pwned; "', '*', '--help'])
      assert.equal(run({ 'values.yaml': OLD }, { path: evil }).code, 1, evil);
    for (const input of ['from', 'to', 'fail-on'])
      assert.equal(run({ 'values.yaml': OLD }, { [input]: '`touch pwned`' }).code, 1, input);
    const named = run({ 'values.yaml': OLD }, { 'sarif-file': '$(touch pwned)' });
    assert.deepEqual([named.code, found(named.sarif)], [3, ['values.yaml']]);
  });
});

describe('the hooks for pre-commit', () => {
  const hooks = list(map(load(`hooks:\n${read('.pre-commit-hooks.yaml')}`)).hooks).map(map);

  test('are as pre-commit reads them, and look at the whole folder', () => {
    for (const hook of hooks) {
      const fields = ['id', 'name', 'description', 'entry', 'args', 'language', 'files', 'pass_filenames'];
      assert.deepEqual(Object.keys(hook), fields);
      assert.deepEqual([hook.language, hook.pass_filenames], ['system', false]);
      for (const name of ['a.yaml', 'x/b.yml']) assert.match(name, new RegExp(text(hook.files)));
    }
  });
  test('fail on errors, or on all there is', () => {
    const codes = (content: string): (number | null)[] =>
      hooks.map((hook) => {
        // It splits the entry as a shell splits words, and puts the arguments behind them.
        const args = list(hook.args).map(text);
        const script = `exec ${text(hook.entry)} "$@"`;
        const cwd = workspace({ 'values.yaml': content });
        return spawnSync('sh', ['-c', script, 'sh', ...args], { cwd, env: env({}) }).status;
      });
    const [error, all] = codes(OLD);
    assert.ok(error === 1 && all === 3);
    assert.deepEqual(codes(HINT), [0, 2]);
    assert.deepEqual(codes(DONE), [0, 0]);
    // Nothing of Camunda's is there: nothing was checked.
    assert.deepEqual(codes('a: 1\n'), [1, 1]);
  });
});

test('the job for GitLab says what failed, and keeps the report', () => {
  const [, block = ''] = /## GitLab\n\n```yaml\n([^]*?)```/.exec(read('docs/ci.md')) ?? [];
  const lines = list(map(map(load(block))['camunda-values']).script).map(text);
  for (const [content, code] of [
    [OLD, 3],
    [HINT, 2],
    [DONE, 0],
    ['a: 1\n', 1],
  ] as const) {
    const cwd = workspace({ 'deploy/values.yaml': content });
    const { status } = spawnSync('bash', ['-eo', 'pipefail', '-c', lines.join('\n')], { cwd, env: env({}) });
    assert.equal(status, code);
    assert.match(readFileSync(join(cwd, 'camunda-values.sarif'), 'utf8'), /"version": "2\.1\.0"/);
  }
});

test('pipelines fetch the version of this commit, and another one is named before a release', async () => {
  const { PINNED, pinnedTo, pinProblems } = (await import(
    pathToFileURL(join(root, 'scripts/release-checks.mjs')).href
  )) as {
    PINNED: readonly string[];
    pinnedTo: (version: string, text: string) => string;
    pinProblems: (manifest: { version: string }, read: (name: string) => string) => string[];
  };
  assert.deepEqual(pinProblems({ version }, read), []);
  assert.equal(pinProblems({ version: '9.9.9' }, read).length, PINNED.length);
  assert.deepEqual(
    pinProblems({ version: '9.9.9' }, (name) => pinnedTo('9.9.9', read(name))),
    [],
  );
  assert.deepEqual(
    pinProblems({ version }, () => 'nothing'),
    PINNED.map((name) => `${name} names no version.`),
  );
  for (const name of PINNED) assert.equal(pinnedTo('9.9.9', read(name)).includes(version), false, name);
});
