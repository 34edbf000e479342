// Editors that are not VS Code: each can less, or does something in its own way.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import type {
  ApplyWorkspaceEditParams,
  CodeAction,
  Command,
  Diagnostic,
  MarkupContent,
  ShowMessageParams,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { readSet, upgrade } from '../../../server/src/engine/index.ts';
import type { UpgradeResult } from '../../../server/src/protocol.ts';
import { applyTextEdits, Lsp, positionOf, type Options } from './lsp.ts';

const root = resolve(import.meta.dirname, '../../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const URI = 'file:///ws/values.yaml';
const SMALL = 'zeebe:\n  clusterSize: 3\n  service:\n    httpPort: 9600\noperate:\n  enabled: true\n';
const COMMAND = 'camundaValues.upgrade';
const codes = (d: readonly Diagnostic[]): unknown[] => d.map((x) => x.code);
const at = (text: string, key: string) => ({ start: positionOf(text, key), end: positionOf(text, key) });
const upgraded = (text: string): string => upgrade(readSet([{ name: 'values.yaml', text }])).layers[0]?.after ?? '';

/** Opens one file in a client that sends these parameters. */
async function client(params: object, text = SMALL, options: Options = {}): Promise<Lsp> {
  const lsp = await Lsp.start({ ...options, params });
  lsp.open(URI, text);
  return lsp;
}
const execute = (lsp: Lsp, ...args: unknown[]): Promise<UpgradeResult> =>
  lsp.request('workspace/executeCommand', { command: COMMAND, arguments: args }) as Promise<UpgradeResult>;
const messages = (lsp: Lsp): ShowMessageParams[] =>
  lsp.notifications.filter((n) => n.method === 'window/showMessage').map((n) => n.params as ShowMessageParams);

describe('whatever a client says about itself', () => {
  const cases: Record<string, object> = {
    'nothing at all': { capabilities: {}, rootUri: null, workspaceFolders: null, initializationOptions: null },
    'only a process': { capabilities: {} },
    'options that are none': { capabilities: {}, initializationOptions: 'camundaValues' },
    'options of the wrong kinds': {
      capabilities: {},
      initializationOptions: { sets: { a: 1 }, overlays: 'x', settings: [1], status: 'yes', reads: 1 },
    },
    'empty options as a list': { capabilities: {}, initializationOptions: [] },
    'sets of something else': {
      capabilities: {},
      initializationOptions: { sets: [URI, [1, null], []], overlays: [7] },
    },
    'only UTF-8': { capabilities: { general: { positionEncodings: ['utf-8'] } } },
    'features it does not know more of': {
      capabilities: { workspace: {}, textDocument: { codeAction: {}, hover: {}, publishDiagnostics: {} } },
    },
  };
  for (const [name, params] of Object.entries(cases)) {
    test(`${name}: findings, hover, a fix and the upgrade`, async () => {
      const lsp = await client(params);
      assert.equal(lsp.capabilities.positionEncoding, 'utf-16');
      assert.ok(codes(await lsp.published(URI, 1)).includes('zeebe/rename'));
      assert.ok(await lsp.hover(URI, positionOf(SMALL, 'zeebe')));
      const [fix] = await lsp.actions(URI, at(SMALL, 'zeebe'), ['quickfix']);
      assert.match(lsp.applied(URI, fix?.edit), /^orchestration:/);
      const result = (await lsp.request('workspace/executeCommand', {
        command: COMMAND,
        arguments: [URI, { preview: true }],
      })) as { layers: { after: string }[] };
      assert.equal(result.layers[0]?.after, upgraded(SMALL));
      assert.deepEqual(
        lsp.requests.map((r) => r.method),
        [],
        'nothing is asked of a client that did not say it answers',
      );
      assert.equal(await lsp.stop(), 0);
    });
  }
});

describe('edits', () => {
  /** What an editor without versioned edits makes of one. */
  const plainly = (text: string, edit: WorkspaceEdit | undefined): string =>
    applyTextEdits(text, edit?.changes?.[URI] ?? []);

  test('of a client without documentChanges: plain ones beside the versioned ones', async () => {
    const lsp = await client({ capabilities: { workspace: { applyEdit: true } } });
    const [fix] = await lsp.actions(URI, at(SMALL, 'httpPort'), ['quickfix']);
    assert.equal(plainly(SMALL, fix?.edit), lsp.applied(URI, fix?.edit));
    assert.match(plainly(SMALL, fix?.edit), /managementPort: 9600/);
    const edits: WorkspaceEdit[] = [];
    lsp.answers.set('workspace/applyEdit', ({ edit }: ApplyWorkspaceEditParams) => {
      edits.push(edit);
      return { applied: true };
    });
    assert.equal((await execute(lsp, URI)).applied, true);
    assert.equal(plainly(SMALL, edits[0]), upgraded(SMALL));
    assert.equal(lsp.applied(URI, edits[0]), upgraded(SMALL));
  });
  test('of a client with documentChanges: versioned ones only', async () => {
    const lsp = await Lsp.start();
    lsp.open(URI, SMALL, 9);
    const [fix] = await lsp.actions(URI, at(SMALL, 'httpPort'), ['quickfix']);
    assert.equal(fix?.edit?.changes, undefined);
    assert.match(lsp.applied(URI, fix?.edit), /managementPort: 9600/);
  });
});

describe('the whole upgrade', () => {
  const applying = { capabilities: { workspace: { applyEdit: true, workspaceEdit: { documentChanges: true } } } };

  test('is an action, for editors that cannot name files to a command', async () => {
    const lsp = await client(applying);
    const all = await lsp.actions(URI, at(SMALL, 'zeebe'), ['source']);
    const action = all.find((a) => a.kind === 'source.upgrade.camunda');
    assert.equal(action?.title, 'Upgrade the file to 8.8');
    const { command, arguments: args } = action.command as Command;
    const edits: WorkspaceEdit[] = [];
    lsp.answers.set('workspace/applyEdit', ({ edit }: ApplyWorkspaceEditParams) => {
      edits.push(edit);
      return { applied: true };
    });
    await lsp.request('workspace/executeCommand', { command, arguments: args });
    assert.equal(lsp.applied(URI, edits[0]), upgraded(SMALL));
  });
  test('is no action where there is nothing to upgrade, nor in a client with a command of its own', async () => {
    const clean = await client(applying, 'orchestration:\n  clusterSize: "3"\n');
    const here = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    assert.deepEqual(await clean.actions(URI, here), []);
    const own = await client({ ...applying, initializationOptions: { status: true } });
    const kinds = (await own.actions(URI, at(SMALL, 'zeebe'))).map((a: CodeAction) => a.kind);
    assert.ok(!kinds.includes('source.upgrade.camunda'));
  });
  test('without arguments means the only open file', async () => {
    const lsp = await client(applying);
    lsp.answers.set('workspace/applyEdit', () => ({ applied: true }));
    assert.deepEqual((await execute(lsp)).changed, [URI]);
    lsp.open('file:///ws/other.yaml', SMALL);
    const refused = await execute(lsp);
    assert.equal(refused.applied, false);
    assert.match(refused.reason ?? '', /No file was named/);
  });
  test('of a file that is not open says which, and shows it', async () => {
    const lsp = await client(applying);
    const { applied, reason } = await execute(lsp, URI, 'file:///ws/values%20prod.yaml');
    assert.equal(applied, false);
    assert.equal(reason, 'values prod.yaml is not open: open it first, the server reads no files itself.');
    assert.deepEqual(messages(lsp), [{ type: 2, message: `Camunda: ${reason}` }]);
  });
  test('tells what was done, since no editor shows what a command answers', async () => {
    const lsp = await client(applying);
    lsp.answers.set('workspace/applyEdit', () => ({ applied: true }));
    await execute(lsp, URI);
    assert.match(messages(lsp)[0]?.message ?? '', /^Camunda: 1 file upgraded to 8\.8\./);
    lsp.change(URI, upgraded(SMALL));
    await execute(lsp, URI);
    assert.equal(messages(lsp)[1]?.message, 'Camunda: There is nothing to upgrade.');
  });
  test('refused by the editor, or by the file', async () => {
    const lsp = await client(applying);
    lsp.answers.set('workspace/applyEdit', () => ({ applied: false, failureReason: 'read-only' }));
    assert.deepEqual([(await execute(lsp, URI)).reason, messages(lsp)[0]?.type], ['read-only', 2]);
    const none = await client({ capabilities: {} });
    assert.match((await execute(none, URI)).reason ?? '', /does not let a server apply edits/);
    lsp.change(URI, read('test/fixtures/bad/sops.yaml'));
    assert.match((await execute(lsp, URI)).reason ?? '', /cannot edit values\.yaml/);
  });
});

describe('hover', () => {
  test('of a client that shows no Markdown is plain text', async () => {
    const lsp = await client({ capabilities: { textDocument: { hover: { contentFormat: ['plaintext'] } } } });
    const found = (await lsp.hover(URI, positionOf(SMALL, 'httpPort')))?.contents as MarkupContent;
    assert.equal(found.kind, 'plaintext');
    assert.match(found.value, /managementPort: 9600/);
    assert.doesNotMatch(found.value, /\*\*|```|\]\(/);
    assert.match(found.value, /Upgrade guide: https:/);
  });
  test('says nothing twice in a client that shows the diagnostics beside it', async () => {
    const own = await client({ capabilities: {}, initializationOptions: { status: true } });
    const [d] = (await own.published(URI, 1)).filter((x) => x.code === 'zeebe/rename');
    const text = ((await own.hover(URI, positionOf(SMALL, 'zeebe')))?.contents as MarkupContent).value;
    for (const sentence of (d?.message as string).split(/(?<=\.)\s/)) assert.ok(!text.includes(sentence), sentence);
    assert.match(text, /# 8\.7\nzeebe: …\n# 8\.8\norchestration: …/);
  });
});

describe('settings', () => {
  test('with the options, as the section or inside it, and changed by notification', async () => {
    for (const settings of [{ enable: false }, { camundaValues: { enable: false } }]) {
      const lsp = await client({ capabilities: {}, initializationOptions: { settings } });
      assert.deepEqual(await lsp.published(URI, 1), []);
      lsp.notify('workspace/didChangeConfiguration', { settings: { camundaValues: { enable: true } } });
      await lsp.until(() => lsp.publishedTo(URI).find((p) => p.diagnostics.length > 0));
    }
  });
  test('globs are below the root of a client without folders', async () => {
    const lsp = await client({
      capabilities: {},
      rootUri: 'file:///ws',
      workspaceFolders: undefined,
      initializationOptions: { settings: { exclude: ['values.yaml'] } },
    });
    assert.deepEqual(await lsp.published(URI, 1), []);
  });
  test('a client that answers with null, with less than was asked, or with an error, gets the defaults', async () => {
    for (const answer of [[null], [], null, { enable: false }]) {
      const lsp = await Lsp.start({ settings: () => undefined });
      lsp.answers.set('workspace/configuration', () => answer);
      lsp.open(URI, SMALL);
      assert.ok((await lsp.published(URI, 1)).length > 0, JSON.stringify(answer));
    }
  });
});

test('a client that pulls without having said so is answered', async () => {
  const lsp = await client({ capabilities: {} });
  assert.ok(codes(await lsp.diagnostics(URI)).includes('zeebe/rename'));
});

test('requests and notifications that nobody knows', async () => {
  const lsp = await client({ capabilities: {} });
  await assert.rejects(lsp.request('textDocument/unknown', { textDocument: { uri: URI } }), { code: -32601 });
  await assert.rejects(lsp.request('workspace/executeCommand', undefined));
  lsp.notify('$/unknown', {});
  lsp.notify('unknown/notification', { a: 1 });
  lsp.notify('textDocument/didSave', { textDocument: { uri: URI } });
  lsp.notify('$/cancelRequest', { id: 4711 });
  lsp.notify('$/setTrace', { value: 'verbose' });
  assert.equal(await lsp.request('workspace/executeCommand', { command: 'unknown' }), null);
  assert.ok(codes(await lsp.diagnostics(URI)).includes('zeebe/rename'));
});

test('changes with ranges, whole texts, versions that jump or fall, and none that is open', async () => {
  const lsp = await client({ capabilities: {} });
  const change = (version: number, ...contentChanges: object[]): void =>
    lsp.notify('textDocument/didChange', { textDocument: { uri: URI, version }, contentChanges });
  change(
    40,
    { range: at(SMALL, 'zeebe'), text: '# first\n' },
    { range: { start: { line: 1, character: 0 }, end: { line: 1, character: 5 } }, text: 'orchestration' },
  );
  assert.ok(!codes(await lsp.published(URI, 40)).includes('zeebe/rename'));
  change(3, { text: SMALL });
  assert.ok(codes(await lsp.published(URI, 3)).includes('zeebe/rename'));
  change(4, { range: { start: { line: 900, character: 0 }, end: { line: 999, character: 9 } }, text: '# beyond\n' });
  assert.ok(codes(await lsp.published(URI, 4)).includes('zeebe/rename'));
  lsp.notify('textDocument/didChange', {
    textDocument: { uri: 'file:///never.yaml', version: 2 },
    contentChanges: [{ text: SMALL }],
  });
  lsp.notify('textDocument/didClose', { textDocument: { uri: 'file:///never.yaml' } });
  assert.ok((await lsp.diagnostics(URI)).length > 0);
});

test('a file of half a megabyte is answered, and so is what comes after it', async () => {
  const list = Array.from({ length: 15_000 }, (_, n) => `    - name: VARIABLE_${n}\n      value: "${n}"\n`);
  const text = `zeebe:\n  env:\n${list.join('')}operate:\n  enabled: true\n`;
  assert.ok(text.length > 500_000);
  const lsp = await client({ capabilities: {} }, text);
  const found = await lsp.until(() => lsp.publishedTo(URI).at(-1)?.diagnostics, 'findings');
  assert.ok(codes(found).includes('zeebe/rename'));
  lsp.open('file:///ws/small.yaml', SMALL);
  assert.ok((await lsp.published('file:///ws/small.yaml', 1)).length > 0);
});
