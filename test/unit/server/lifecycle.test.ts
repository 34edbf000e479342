import assert from 'node:assert/strict';
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import type { Diagnostic, Range, WorkspaceEdit } from 'vscode-languageserver';
import { inspect, readSet, upgrade } from '../../../server/src/engine/index.ts';
import type { Preview, UpgradeResult } from '../../../server/src/protocol.ts';
import { bundle, Lsp, positionOf, ResponseFailure } from './lsp.ts';

const root = resolve(import.meta.dirname, '../../..');
const URI = 'file:///ws/values.yaml';
const TEXT = readFileSync(join(root, 'test/fixtures/cases/17-half-migrated/before/00-values.yaml'), 'utf8');
const ids = (d: readonly Diagnostic[]): string[] => d.map((x) => (x.data as { id: string }).id);
const engineIds = (text: string): string[] => inspect(readSet([{ name: 'values.yaml', text }])).map((f) => f.id);

/** Types characters one at a time at one place, as incremental changes. */
function typing(text: string, at: string, typed: string): { messages: object[]; after: string; version: number } {
  const place = positionOf(text, at);
  const offset = text.indexOf(at);
  let { character } = place;
  const messages = Array.from(typed).map((char, n) => {
    const here = { line: place.line, character };
    character += char.length;
    const range: Range = { start: here, end: here };
    return {
      method: 'textDocument/didChange',
      params: { textDocument: { uri: URI, version: n + 2 }, contentChanges: [{ range, text: char }] },
    };
  });
  return { messages, after: text.slice(0, offset) + typed + text.slice(offset), version: messages.length + 1 };
}

describe('a hundred changes at once', () => {
  const typed =
    '# a comment that somebody types as fast as they can, with 😀 in it, until one hundred characters!!'.padEnd(
      100,
      '.',
    );
  test('pushed: versions only rise, the last result is that of the last text', async () => {
    const lsp = await Lsp.start();
    const text = `${TEXT}\n`;
    lsp.open(URI, text);
    await lsp.published(URI, 1);
    const { messages, version } = typing(text, '\n', typed);
    lsp.send(...messages);
    const last = await lsp.published(URI, version);
    const versions = lsp.publishedTo(URI).map((p) => p.version);
    assert.deepEqual(
      versions,
      [...versions].sort((a, b) => a - b),
    );
    assert.ok(versions.length < 20, `${versions.length} analyses for ${messages.length} keystrokes`);
    assert.deepEqual(ids(last), engineIds(text.replace('\n', `${typed}\n`)));
  });
  test('pulled and cancelled in between: every request is answered, the last one with the last text', async () => {
    const lsp = await Lsp.start({ pull: true });
    const text = `${TEXT}\n`;
    lsp.open(URI, text);
    const first = await lsp.pull(URI);
    const { messages, after } = typing(text, '\n', typed);
    const answers: Promise<unknown>[] = [];
    for (const message of messages) {
      const asked = lsp.prepare('textDocument/diagnostic', {
        textDocument: { uri: URI },
        previousResultId: first.resultId,
      });
      lsp.send(message, asked.message, { method: '$/cancelRequest', params: { id: asked.id } });
      answers.push(asked.answer);
    }
    const settled = await Promise.allSettled(answers);
    assert.equal(settled.length, messages.length);
    for (const s of settled) {
      if (s.status === 'rejected') assert.equal((s.reason as ResponseFailure).code, -32800);
      else assert.notDeepEqual((s.value as { items?: unknown[] }).items, [], 'never an empty result');
    }
    assert.deepEqual(ids(await lsp.diagnostics(URI)), engineIds(after));
  });
  test('mixed with everything else a client asks', async () => {
    const lsp = await Lsp.start({ pull: true });
    lsp.open(URI, `${TEXT}\n`);
    const { messages, after } = typing(`${TEXT}\n`, '\n', typed);
    const position = { line: 3, character: 2 };
    const asked = messages.flatMap((message, n) => {
      lsp.send(message);
      const textDocument = { uri: URI };
      if (n % 4 === 0) return [lsp.request('textDocument/hover', { textDocument, position })];
      if (n % 4 === 1)
        return [
          lsp.request('textDocument/codeAction', {
            textDocument,
            range: { start: position, end: position },
            context: { diagnostics: [] },
          }),
        ];
      if (n % 4 === 2) return [lsp.request('camundaValues/checklist', { uri: URI })];
      return [lsp.pull(URI)];
    });
    await Promise.all(asked);
    assert.deepEqual(ids(await lsp.diagnostics(URI)), engineIds(after));
    assert.deepEqual(
      lsp.notifications.filter((n) => n.method === 'window/logMessage'),
      [],
    );
  });
});

describe('a big file is analysed', () => {
  const big = 'file:///ws/big.yaml';
  const labels = Array.from({ length: 12_000 }, (_, i) => `    label-${String(i)}: a${String(i)}\n`).join('');
  const text = `zeebe:\n  clusterSize: 3\n  podLabels:\n${labels}`;
  const key = { line: 1, character: 4 };

  test('a request about another one is answered, and a cancellation obeyed, before it is told of', async () => {
    const lsp = await Lsp.start();
    lsp.open(URI, TEXT);
    await lsp.published(URI, 1);
    lsp.open(big, text);
    const waiting = lsp.prepare('textDocument/hover', { textDocument: { uri: big }, position: key });
    lsp.send(waiting.message);
    assert.ok(await lsp.hover(URI, positionOf(TEXT, 'zeebe')));
    lsp.send({ method: '$/cancelRequest', params: { id: waiting.id } });
    await assert.rejects(waiting.answer, (e: ResponseFailure) => e.code === -32800);
    lsp.change(URI, `${TEXT}# more\n`);
    assert.deepEqual(ids(await lsp.published(URI, 2)), engineIds(`${TEXT}# more\n`));
    assert.deepEqual(lsp.publishedTo(big), []);
    assert.deepEqual(ids(await lsp.published(big, 1)), engineIds(text));
  });
  test('and changed in the meantime: what comes is said of the newest text', async () => {
    const lsp = await Lsp.start();
    lsp.open(big, text);
    lsp.open(URI, TEXT);
    await lsp.published(URI, 1);
    const asked = lsp.hover(big, key);
    lsp.change(big, 'zeebe:\n  clusterSize: 5\n');
    assert.ok(await asked);
    assert.deepEqual(ids(await lsp.published(big, 2)), engineIds('zeebe:\n  clusterSize: 5\n'));
    assert.deepEqual(
      lsp.publishedTo(big).map((p) => p.version),
      [2],
    );
  });
});

describe('something is worked out of a big file', () => {
  const big = 'file:///ws/big.yaml';
  const textDocument = { uri: big };
  const numbers = Array.from({ length: 600 }, (_, i) => String(i));
  const component = (name: string): string =>
    [
      `${name}:\n  env:\n`,
      ...numbers.map((n) => `    - name: ${name.toUpperCase()}_${n}\n      value: "v${n}"\n`),
      '  podLabels:\n',
      ...numbers.map((n) => `    ${name}-${n}: v${n}\n`),
    ].join('');
  const text = `global:\n  identity:\n    auth:\n      enabled: true\n${['zeebe', 'operate', 'tasklist'].map(component).join('')}`;
  const line = (part: string): { line: number; character: number } => positionOf(text, part);
  const upgradeOf = (of: string): string => upgrade(readSet([{ name: 'big.yaml', text: of }])).layers[0]?.after ?? '';

  const WORK: Record<string, [method: string, params: (version: number) => object]> = {
    upgrade: ['workspace/executeCommand', () => ({ command: 'camundaValues.upgrade', arguments: [big] })],
    preview: ['camundaValues/preview', () => ({ uris: [big] })],
    report: ['camundaValues/report', () => ({ uris: [big] })],
    checklist: ['camundaValues/checklist', () => ({ uri: big })],
    secrets: ['camundaValues/secrets', () => ({ uris: [big] })],
    authentication: ['camundaValues/authentication', () => ({ uris: [big], choices: { api: 'open' } })],
    finish: ['camundaValues/finish', () => ({ uris: [big] })],
    commands: ['camundaValues/commands', () => ({ uris: [big] })],
    explain: ['camundaValues/explain', () => ({ uris: [big], text: 'x' })],
    hover: ['textDocument/hover', () => ({ textDocument, position: line('operate-300') })],
    completion: ['textDocument/completion', () => ({ textDocument, position: line('operate-300') })],
    'fix all': ['codeAction/resolve', (version) => ({ title: 'x', data: { uri: big, version, do: 'safe' } })],
    'fixes without resolve': [
      'textDocument/codeAction',
      () => ({ textDocument, range: { start: line('zeebe:'), end: line('operate:') }, context: { diagnostics: [] } }),
    ],
  };
  test('a request about another one is answered, and a cancellation obeyed, before it is done', async () => {
    const lsp = await Lsp.start();
    lsp.open(URI, TEXT);
    lsp.open(big, text);
    await lsp.published(big, 1);
    for (const [i, [name, [method, params]]] of Object.entries(WORK).entries()) {
      // What is known of the text before is of no use for this one.
      lsp.change(big, `${text}# ${String(i)}\n`);
      const version = i + 2;
      await lsp.published(big, version);
      const work = lsp.prepare(method, params(version));
      let done = false;
      const end = (): void => void (done = true);
      work.answer.then(end, end);
      lsp.send(work.message);
      assert.ok(await lsp.hover(URI, positionOf(TEXT, 'zeebe')));
      assert.equal(done, false, name);
      lsp.notify('$/cancelRequest', { id: work.id });
      await assert.rejects(work.answer, (e: ResponseFailure) => e.code === -32800, name);
    }
    assert.deepEqual(lsp.requests, [], 'no edit is applied');
    assert.deepEqual(
      lsp.notifications.filter((n) => n.method.startsWith('window/')),
      [],
      'a cancellation is no failure',
    );
  });

  const EDITS: Record<string, (of: string) => string> = {
    'a value': (of) => of.replace('value: "v300"', 'value: "w300"'),
    'a key': (of) => of.replace('zeebe-300:', 'zeebe-300-and-more:'),
    'everything above': (of) => of.replace('global:', '# above\nglobal:'),
  };
  test('and changed in the meantime: what comes is made of the new text, never of both', async () => {
    const lsp = await Lsp.start();
    lsp.open(URI, TEXT);
    lsp.open(big, text);
    await lsp.published(big, 1);
    const edits: WorkspaceEdit[] = [];
    lsp.answers.set('workspace/applyEdit', ({ edit }: { edit: WorkspaceEdit }) => {
      edits.push(edit);
      return { applied: true };
    });
    for (const [i, [name, edit]] of Object.entries(EDITS).entries()) {
      // What is known of the text before is of no use for this one.
      lsp.change(big, `${lsp.text(big)}# more\n`);
      await lsp.published(big, 2 * i + 2);
      const started = lsp.request('workspace/executeCommand', { command: 'camundaValues.upgrade', arguments: [big] });
      const shown = lsp.request('camundaValues/preview', { uris: [big] });
      assert.ok(await lsp.hover(URI, positionOf(TEXT, 'zeebe')));
      const now = edit(lsp.text(big));
      lsp.change(big, now);
      const after = upgradeOf(now);
      const preview = (await shown) as Preview;
      assert.deepEqual([preview.layers[0]?.before, preview.layers[0]?.after], [now, after], name);
      assert.equal(((await started) as UpgradeResult).applied, true, name);
      const made = edits.pop();
      assert.equal(lsp.applied(big, made), after, name);
    }
    assert.deepEqual(edits, []);
  });
});

test('closed while it is analysed: nothing comes afterwards', async () => {
  const lsp = await Lsp.start();
  lsp.open(URI, TEXT);
  lsp.change(URI, `${TEXT}# more\n`);
  lsp.close(URI);
  await lsp.until(() => (lsp.publishedTo(URI).length > 0 ? true : undefined));
  await new Promise((r) => setTimeout(r, 200));
  assert.deepEqual(lsp.publishedTo(URI).at(-1)?.diagnostics, []);
  lsp.open(URI, TEXT, 5);
  assert.deepEqual(ids(await lsp.published(URI, 5)), engineIds(TEXT));
});
test('closed while a pull waits for another file', async () => {
  const other = 'file:///ws/base.yaml';
  const lsp = await Lsp.start({ pull: true, initializationOptions: { reads: true, sets: [[other, URI]] } });
  let answer: (v: unknown) => void = () => undefined;
  lsp.answers.set('camundaValues/read', () => new Promise((r) => (answer = r)));
  lsp.open(URI, TEXT);
  const pulled = lsp.pull(URI);
  await lsp.until(() => lsp.requests.find((r) => r.method === 'camundaValues/read'));
  lsp.close(URI);
  answer({ text: 'global: {}\n' });
  const report = await pulled;
  assert.deepEqual(report.kind === 'full' && report.items, []);
});
test('requests about documents that are not open', async () => {
  const lsp = await Lsp.start({ pull: true });
  const nowhere = 'file:///nowhere.yaml';
  const here: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  assert.deepEqual(await lsp.diagnostics(nowhere), []);
  assert.deepEqual(await lsp.actions(nowhere, here), []);
  assert.equal(await lsp.hover(nowhere, here.start), null);
  assert.equal(await lsp.request('camundaValues/checklist', { uri: nowhere }), null);
  assert.equal(await lsp.request('camundaValues/status', { uri: nowhere }), null);
  await assert.rejects(lsp.request('camundaValues/preview', { uris: [nowhere] }), ResponseFailure);
  lsp.notify('textDocument/didChange', { textDocument: { uri: nowhere, version: 2 }, contentChanges: [{ text: '' }] });
  lsp.close(nowhere);
  await assert.rejects(lsp.request('no/such/method', {}), ResponseFailure);
});

describe('the end', () => {
  test('shutdown and exit', async () => {
    const lsp = await Lsp.start();
    lsp.open(URI, TEXT);
    assert.equal(await lsp.stop(), 0);
    assert.equal(lsp.stderr, '');
  });
  test('exit without shutdown', async () => {
    const lsp = await Lsp.start();
    lsp.notify('exit', undefined);
    assert.equal(await lsp.exited, 1);
  });
  test('the client goes away', async () => {
    const lsp = await Lsp.start();
    lsp.open(URI, TEXT);
    lsp.process.stdin?.end();
    assert.equal(await lsp.exited, 1);
  });
  test('the parent process dies although the pipe stays', { timeout: 120_000 }, async () => {
    const parent = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const lsp = await Lsp.start({ processId: parent.pid ?? 0 });
    parent.kill('SIGKILL');
    assert.equal(await lsp.exited, 1);
  });
  test('over the channel of a forked process, until that is closed', async () => {
    const child = fork(bundle, ['--node-ipc'], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    const params = { processId: process.pid, rootUri: null, capabilities: {} };
    child.send({ jsonrpc: '2.0', id: 1, method: 'initialize', params });
    const [answer] = (await once(child, 'message')) as [{ result: { serverInfo: { name: string } } }];
    assert.equal(answer.result.serverInfo.name, 'camunda-values-upgrade');
    const ended = once(child, 'exit');
    child.disconnect();
    assert.deepEqual(await ended, [1, null]);
  });
  test('without a way to talk it says how to start it', async () => {
    const child = spawn(process.execPath, [bundle], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += String(chunk)));
    assert.deepEqual(await once(child, 'close'), [1, null]);
    assert.match(said, /--stdio/);
  });
});
