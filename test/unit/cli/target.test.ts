/** `--to`: how far files are led, one step at a time, each with a folder of its own. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { parse } from 'yaml';
import { readArgs } from '../../../server/src/cli/args.ts';
import { check } from '../../../server/src/cli/check.ts';
import { documents } from '../../../server/src/cli/documents.ts';
import { migrate } from '../../../server/src/cli/migrate.ts';
import { Failure, type Stream, type Terminal } from '../../../server/src/cli/terminal.ts';

const home = mkdtempSync(join(tmpdir(), 'camunda-values-to-'));
after(() => {
  rmSync(home, { recursive: true, force: true });
});
let folders = 0;

/** Runs a command on files of its own; `code` is undefined where it failed, and `err` is then its line. */
async function run(files: Readonly<Record<string, string>>, line: readonly string[]) {
  const folder = mkdtempSync(join(home, `${String(folders++)}-`));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  let [out, err] = ['', ''];
  const stream = (write: (text: string) => void): Stream => ({ isTTY: false, color: false, width: 200, write });
  const terminal = {
    out: stream((text) => (out += text)),
    err: stream((text) => (err += text)),
  } as unknown as Terminal;
  const at = (name: string): string => join(folder, name);
  const command = readArgs(line.map((word) => (word in files || word.startsWith('new') ? at(word) : word)));
  try {
    const code =
      command.name === 'migrate'
        ? await migrate(command, terminal)
        : command.name === 'documents'
          ? await documents(command, terminal)
          : await check(command as Parameters<typeof check>[0], terminal);
    return { code, out, err, at };
  } catch (error) {
    assert.ok(error instanceof Failure, String(error));
    assert.equal(error.lines.length, 1, error.lines.join('\n'));
    return { code: undefined, out, err: error.lines[0] ?? '', at };
  }
}

const OLD = 'zeebe:\n  clusterSize: "3"\n';
const OPEN = `${OLD}tasklist:\n  resources:\n    limits:\n      memory: 3Gi\n`;
const NOW = 'orchestration:\n  clusterSize: "3"\n  migration:\n    data:\n      enabled: true\n';
const NEW = 'orchestration:\n  data:\n    secondaryStorage:\n      type: elasticsearch\n';
const TO = ['--to', '8.9'] as const;

test('two steps, each with its folder and its report', async () => {
  const { code, out, at } = await run({ 'a.yaml': OLD }, [
    'migrate',
    'a.yaml',
    ...TO,
    '--output-dir',
    'new',
    '--add-version',
    '--report-file',
    'new-report.md',
  ]);
  assert.equal(code, 2);
  assert.deepEqual(
    ['new/8.8/a-8.8.yaml', 'new/8.9/a-8.9.yaml', 'new-report-8.8.md', 'new-report-8.9.md'].filter(
      (n) => !existsSync(at(n)),
    ),
    [],
  );
  assert.match(readFileSync(at('new-report-8.8.md'), 'utf8'), /chart 12\.x to chart 13\.x/);
  assert.match(readFileSync(at('new-report-8.9.md'), 'utf8'), /chart 13\.x to chart 14\.x/);
  assert.match(
    out,
    /Camunda 8\.7 → 8\.8[^]*Camunda 8\.8 → 8\.9[^]*deploy 8\.8, and wait until its migrations are complete before you deploy 8\.9/,
  );
});

test('nothing is made for a step while something of the one before is left to decide', async () => {
  const { code, out, at } = await run({ 'a.yaml': OPEN }, ['migrate', 'a.yaml', ...TO, '--output-dir', 'new']);
  assert.equal(code, 2);
  assert.deepEqual([existsSync(at('new/8.8/a.yaml')), existsSync(at('new/8.9'))], [true, false]);
  assert.match(
    out,
    /Nothing was made for 8\.9: 1 thing in the files of 8\.8 must be settled first[^]*migrate \S*new\/8\.8\/a\.yaml --to 8\.9 --output-dir \S*new\/8\.9\n$/,
  );
  // To look at, they can be made all the same.
  const shown = await run({ 'a.yaml': OPEN }, ['migrate', 'a.yaml', ...TO, '--undecided', '--output-dir', 'new']);
  assert.equal(shown.code, 2);
  assert.ok(existsSync(shown.at('new/8.9/a.yaml')));
  assert.match(shown.out, /The files of 8\.9 are to look at, not to deploy/);
});

test('files of 8.8 go on in one step, and stay where nobody asks', async () => {
  const { code, at } = await run({ 'a.yaml': NOW }, ['migrate', 'a.yaml', ...TO, '--output-dir', 'new']);
  assert.ok(code !== undefined && code !== 1);
  assert.ok(existsSync(at('new/a.yaml')));
  const still = await run({ 'a.yaml': NOW }, ['migrate', 'a.yaml', '--output-dir', 'new']);
  assert.match(still.out, /8\.8 already: nothing to upgrade/);
  assert.equal(readFileSync(still.at('new/a.yaml'), 'utf8'), NOW);
});

test('documents: a checklist and commands for each step; the values for the secrets go on', async () => {
  const { code, at } = await run({ 'a.yaml': OLD }, ['documents', 'a.yaml', ...TO, '--output-dir', 'new']);
  assert.equal(code, 0);
  for (const [step, chart] of [
    ['8.8', 13],
    ['8.9', 14],
  ] as const) {
    const commands = readFileSync(at(`new/${step}/upgrade-commands.md`), 'utf8');
    assert.match(
      commands,
      new RegExp(
        `helm upgrade [^]*~${String(chart)}[^]*-f \\S*a\\.yaml[^]*-f \\S*new/${step}/existing-secrets-values\\.yaml`,
      ),
    );
  }
  const [before = '', after = ''] = ['8.8', '8.9'].map((v) =>
    readFileSync(at(`new/${v}/existing-secrets-values.yaml`), 'utf8'),
  );
  assert.match(before, /migration:/);
  assert.doesNotMatch(after, /migration:/);
  assert.match(after, /^# camunda-values: 8\.9/);
  assert.match(readFileSync(at('new/8.8/upgrade-checklist.md'), 'utf8'), /Made from files of 8\.7/);
  assert.match(readFileSync(at('new/8.9/upgrade-checklist.md'), 'utf8'), /Made from files of 8\.8/);
});

test('documents: places inside an Application are lines of the file', async () => {
  const text = readFileSync(join(import.meta.dirname, '../../../samples/argo-cd/application.yaml'), 'utf8');
  const { at } = await run({ 'a.yaml': text }, ['documents', 'a.yaml', ...TO, '--output-dir', 'new']);
  const now = await run({ 'a.yaml': text }, ['migrate', 'a.yaml', ...TO, '--undecided', '--output-dir', 'new']);
  for (const [step, lines] of [
    ['8.8', text.split('\n')],
    ['8.9', readFileSync(now.at('new/8.8/a.yaml'), 'utf8').split('\n')],
  ] as const) {
    const guide = readFileSync(at(`new/${step}/upgrade-checklist.md`), 'utf8');
    const keys = [...guide.matchAll(/a\.yaml:(\d+)` `(?:[\w.]+\.)?(zeebe|zeebeGateway|pvcSize|migration)`/g)];
    assert.ok(keys.length > 0, step);
    for (const [place, line, key] of keys)
      assert.match(lines[Number(line) - 1] ?? '', new RegExp(`\\b${key ?? ''}:`), place);
  }
});

test('check shows the step that is next, and says that there is another one', async () => {
  const { out, err } = await run({ 'a.yaml': OLD }, ['check', 'a.yaml', ...TO]);
  assert.match(out, /^Camunda 8\.7 /);
  assert.match(err, /this is the step to 8\.8\. 8\.9 is another one/);
});

test('what makes no sense is refused in one line', async () => {
  const two = { 'a.yaml': OLD, 'b.yaml': NEW };
  const left = `${NOW}# camunda-upgrade[operate/resources] operate.resources: decide\n`;
  for (const [files, line, about] of [
    [
      { 'a.yaml': NEW },
      ['migrate', 'a.yaml', '--to', '8.8', '--output-dir', 'new'],
      /a\.yaml: is of 8\.9, and nothing leads back to 8\.8\.$/,
    ],
    [{ 'a.yaml': NEW }, ['check', 'a.yaml', '--to', '8.8'], /nothing leads back to 8\.8\.$/],
    [{ 'a.yaml': NEW }, ['documents', 'a.yaml', '--to', '8.8', '--output-dir', 'new'], /nothing leads back to 8\.8\.$/],
    [
      two,
      ['migrate', 'a.yaml', 'b.yaml', '--output-dir', 'new'],
      /a\.yaml of 8\.7 and \S*b\.yaml of 8\.9: Helm gets the files of one version together/,
    ],
    [two, ['documents', 'a.yaml', 'b.yaml', ...TO, '--output-dir', 'new'], /of 8\.7 and .* of 8\.9/],
    [
      { 'a.yaml': NOW, 'b.yaml': NEW },
      ['migrate', 'a.yaml', 'b.yaml', ...TO, '--output-dir', 'new'],
      /a\.yaml of 8\.8 and \S*b\.yaml of 8\.9/,
    ],
    [
      { 'a.yaml': OLD },
      ['migrate', 'a.yaml', ...TO, '--output', 'new.yaml'],
      /two steps, each with its own files: use --output-dir DIR.*DIR\/8\.8 and DIR\/8\.9\.$/,
    ],
    [{ 'a.yaml': OLD }, ['migrate', 'a.yaml', ...TO, '--in-place'], /two steps/],
    [
      { 'a.yaml': OLD },
      ['migrate', 'a.yaml', ...TO, '--output-dir', 'new', '--report-file', '-'],
      /every step has its own report/,
    ],
    [
      { 'a.yaml': left },
      ['migrate', 'a.yaml', ...TO, '--output-dir', 'new'],
      /a\.yaml:6: 1 thing of the upgrade to 8\.8 is left to decide; this is the first\..*--undecided/,
    ],
  ] as const) {
    const { code, err, at } = await run(files, line);
    assert.equal(code, undefined, line.join(' '));
    assert.match(err, about);
    assert.ok(!existsSync(at('new')), 'nothing is written');
  }
});

test('values inside something are found again for the next step, however they were found', async () => {
  const inside = (indent: string): string => OLD.replace(/^/gm, indent).trimEnd() + '\n';
  const CHART =
    'apiVersion: v2\nname: u\nversion: 1.0.0\ndependencies:\n  - {name: camunda-platform, version: ~12.3, alias: engine}\n';
  const cases: [string, Record<string, string>, string[], string[]][] = [
    ['by the Chart.yaml beside them', { 'Chart.yaml': CHART, 'a.yaml': `engine:\n${inside('  ')}` }, [], ['engine']],
    ['by --at', { 'a.yaml': `spec:\n  mine:\n${inside('    ')}` }, ['--at', 'spec.mine'], ['spec', 'mine']],
    [
      'by --at, in a string',
      { 'a.yaml': `data:\n  v.yaml: |\n${inside('    ')}` },
      ['--at', 'data."v.yaml"'],
      ['data', 'v.yaml'],
    ],
    [
      'by what the document is',
      {
        'a.yaml': `apiVersion: helm.cattle.io/v1\nkind: HelmChart\nspec:\n  chart: camunda-platform\n  valuesContent: |\n${inside('    ')}`,
      },
      [],
      ['spec', 'valuesContent'],
    ],
  ];
  const made = async (files: Record<string, string>, more: string[]) => {
    const { code, err, at } = await run(files, ['migrate', 'a.yaml', ...more, ...TO, '--output-dir', 'new']);
    assert.equal(code, 2, err);
    return ['8.8', '8.9'].map((v) => parse(readFileSync(at(`new/${v}/a.yaml`), 'utf8')) as unknown);
  };
  const plain = await made({ 'a.yaml': OLD }, []);
  for (const [how, files, more, place] of cases) {
    const found = await made(files, more);
    const values = found.map((text) => {
      const there = place.reduce<unknown>((tree, key) => (tree as Record<string, unknown>)[key], text);
      return typeof there === 'string' ? (parse(there) as unknown) : there;
    });
    assert.deepEqual(values, plain, how);
  }
});

test('the command for the next step says where the values stand, where no Chart.yaml is beside them any more', async () => {
  const inside = OPEN.replace(/^/gm, '  ').trimEnd();
  const chart =
    'apiVersion: v2\nname: u\nversion: 1.0.0\ndependencies:\n  - {name: camunda-platform, version: ~12.3, alias: engine}\n';
  const cases: [Record<string, string>, string[], string][] = [
    [{ 'Chart.yaml': chart, 'a.yaml': `engine:\n${inside}\n` }, [], 'engine'],
    [{ 'a.yaml': `v.yaml: |\n${inside}\n` }, ['--at', '"v.yaml"'], `'"v.yaml"'`],
    [{ 'a.yaml': OPEN }, [], ''],
  ];
  for (const [files, more, at] of cases) {
    const { out } = await run(files, ['migrate', 'a.yaml', ...more, ...TO, '--output-dir', 'new']);
    const [, said] =
      /\n {2}camunda-values migrate \S+8\.8\/a\.yaml(?: --at (\S+))? --to 8\.9 --output-dir /.exec(out) ?? [];
    assert.equal(said ?? '', at, out.slice(-400));
  }
});
