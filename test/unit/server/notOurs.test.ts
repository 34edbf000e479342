/**
 * Files that are not Camunda's, whatever names they use: terminal and editor both have nothing to say about them, and nothing is
 * written. Values of ours inside another document are one line with form and path, and are not written either.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CodeAction } from 'vscode-languageserver';
import { readArgs, type CheckCommand } from '../../../server/src/cli/args.ts';
import { check } from '../../../server/src/cli/check.ts';
import { migrate } from '../../../server/src/cli/migrate.ts';
import { Failure, type ExitCode, type Terminal } from '../../../server/src/cli/terminal.ts';
import type { Preview, Status, UpgradeResult } from '../../../server/src/protocol.ts';
import { singles } from '../../support/fixtures.ts';
import { folder } from '../cli/helpers.ts';
import { Lsp } from './lsp.ts';

const VALUES = 'zeebe:\n  clusterSize: "3"\noperate:\n  contextPath: /operate\n';
const at = (column: number): string => VALUES.replace(/^(?=.)/gm, ' '.repeat(column));
const WHOLE = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };
const CHANGES = [['migrate'], ['migrate', '--in-place'], ['migrate', '--output', 'new.yaml']];

interface Told {
  readonly code: ExitCode | Failure;
  readonly out: string;
  readonly err: string;
}
/** What a command says in the terminal, and that it leaves the folder as it was. */
async function told(text: string, args: readonly string[]): Promise<Told> {
  const here = folder({ 'f.yaml': text });
  const said = { out: '', err: '' };
  const stream = (to: 'out' | 'err') => ({
    write: (t: string): void => void (said[to] += t),
    isTTY: to === 'out',
    color: false,
    width: 100,
  });
  const [verb = '', ...rest] = args;
  const to = rest.map((a) => (a === 'new.yaml' ? here.at(a) : a));
  const command = readArgs([verb, here.at('f.yaml'), ...to]);
  const io: Terminal = { out: stream('out'), err: stream('err') };
  let code: Told['code'];
  try {
    code = await (command.name === 'migrate' ? migrate(command, io) : check(command as CheckCommand, io));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    code = error;
  }
  assert.equal(here.read('f.yaml'), text, args.join(' '));
  assert.deepEqual(here.list(), ['f.yaml'], args.join(' '));
  return { code, ...said };
}
/** The one line with which a command refuses a file, from its name on; the command ends with 1 for every Failure. */
async function refused(text: string, args: readonly string[]): Promise<string> {
  const { code, out, err } = await told(text, args);
  const what = `${args.join(' ')}: ${out}${err}`;
  assert.ok(code instanceof Failure, what);
  assert.deepEqual([out, err, code.lines.length], ['', '', 1], what);
  const [line = ''] = code.lines;
  assert.doesNotMatch(line, /\n|CANARY/, what);
  return line.slice(line.indexOf('f.yaml'));
}
async function edited(lsp: Lsp, name: string, text: string): Promise<Status> {
  const uri = `file:///ws/${name}.yaml`;
  lsp.open(uri, text);
  const asked = { command: 'camundaValues.upgrade', arguments: [uri] };
  assert.deepEqual(((await lsp.request('workspace/executeCommand', asked)) as UpgradeResult).changed, [], name);
  const preview = { command: 'camundaValues.upgrade', arguments: [uri, { preview: true }] };
  const { layers } = (await lsp.request('workspace/executeCommand', preview)) as Preview;
  for (const l of layers) assert.equal(l.after, text, name);
  const offered: CodeAction[] = await lsp.actions(uri, WHOLE);
  assert.deepEqual(offered, [], name);
  return (await lsp.request('camundaValues/status', { uri })) as Status;
}

describe('a file of somebody else', () => {
  for (const { name, layers } of singles('foreign')) {
    const text = layers[0]?.text ?? '';
    test(`${name}: one line in the terminal, nothing written`, async () => {
      const lines = new Set<string>();
      for (const args of [['check'], ['check', '--layer'], ['validate'], ...CHANGES])
        lines.add(await refused(text, args));
      assert.equal(lines.size, 1, 'every command says the same');
      const [line = ''] = lines;
      assert.match(line, /^f\.yaml(?::\d+)?: .*not values of the Camunda 8 chart\./);
      assert.doesNotMatch(line, /with values of/);
    });
  }
  test('nothing in the editor', async () => {
    const lsp = await Lsp.start({ pull: true });
    for (const { name, layers } of singles('foreign')) {
      const status = await edited(lsp, name, layers[0]?.text ?? '');
      assert.equal(status.state, 'foreign', name);
      assert.deepEqual(await lsp.diagnostics(`file:///ws/${name}.yaml`), [], name);
    }
    assert.deepEqual(
      lsp.requests.filter((r) => r.method === 'workspace/applyEdit'),
      [],
    );
  });
});

/** Text, what it is called, where the values are, and the line of those. */
const INSIDE: Readonly<Record<string, readonly [text: string, form: string, path: string, line: number]>> = {
  'umbrella, another name': [
    `postgresql: {enabled: true}\nengine:\n${at(2)}`,
    'values of a chart around Camunda’s',
    'engine',
    2,
  ],
  'workflow, values in a step': [
    `on: push\njobs:\n  d:\n    services:\n      zeebe: {image: camunda/zeebe, env: {A: b}}\n    steps:\n      - with:\n          values: |\n${at(12)}`,
    'a GitHub Actions workflow',
    'jobs.d.steps[0].with.values',
    9,
  ],
};

describe('values of ours inside another document', () => {
  for (const [name, [text, form, path, line]] of Object.entries(INSIDE)) {
    test(`${name}: one line with form and path, nothing written, whatever is said about it`, async () => {
      for (const from of [[], ['--from', '8.7'], ['--from', '8.8'], ['--from', '8.7', '--whole'], ['--layer']])
        for (const args of [['check'], ['validate'], ...CHANGES]) {
          const said = await refused(text, [...args, ...from]);
          assert.ok(said.startsWith(`f.yaml:${String(line)}: ${form}`), said);
          assert.ok(said.includes(path), said);
        }
    });
    test(`${name}: one line in the editor`, async () => {
      const lsp = await Lsp.start({ pull: true });
      const status = await edited(lsp, 'w', text);
      assert.deepEqual([status.state, status.locked], ['foreign', 'wrapper']);
      const [only, ...more] = await lsp.diagnostics('file:///ws/w.yaml');
      assert.deepEqual([only?.code, only?.range.start.line, more], ['file/wrapper', line - 1, []]);
      // Its place is the line; the words may name it once more.
      const message = (only?.message as string).replace(/^./, (c) => c.toLowerCase());
      assert.ok(message.startsWith(form) && message.includes(path), message);
    });
  }
});

test('as a process both end with exit code 1', () => {
  const files = {
    'other.yaml': singles('foreign')[0]?.layers[0]?.text ?? '',
    'inside.yaml': INSIDE['umbrella, another name']?.[0] ?? '',
  };
  const here = folder(files);
  for (const name of Object.keys(files)) {
    const { code, out, err } = here.run(['migrate', name, '--in-place']);
    assert.deepEqual([code, out], [1, ''], name);
    assert.match(err, /^camunda-values: [^\n]+\n$/);
  }
});
