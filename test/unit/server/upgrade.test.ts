import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import type { ApplyWorkspaceEditParams, WorkspaceEdit } from 'vscode-languageserver';
import { readSet, upgrade } from '../../../server/src/engine/index.ts';
import type { Preview, Status, UpgradeResult } from '../../../server/src/protocol.ts';
import { applyTextEdits, Lsp } from './lsp.ts';

const root = resolve(import.meta.dirname, '../../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const ACME = ['values.yaml', 'values-prod.yaml', 'values-secrets.yaml'].map((name) => ({
  name,
  uri: `file:///ws/${name}`,
  text: read(`samples/acme/${name}`),
}));
const URIS = ACME.map((f) => f.uri);
const expected = upgrade(readSet(ACME.map(({ name, text }) => ({ name, text })))).layers.map((l) => l.after);

/** A client that applies what it is asked to. */
async function applying(options: Parameters<typeof Lsp.start>[0] = {}): Promise<{ lsp: Lsp; edits: WorkspaceEdit[] }> {
  const lsp = await Lsp.start({ pull: true, ...options });
  const edits: WorkspaceEdit[] = [];
  lsp.answers.set('workspace/applyEdit', ({ edit }: ApplyWorkspaceEditParams) => {
    edits.push(edit);
    return { applied: true };
  });
  return { lsp, edits };
}
const command = (lsp: Lsp, ...args: unknown[]): Promise<unknown> =>
  lsp.request('workspace/executeCommand', { command: 'camundaValues.upgrade', arguments: args });

describe('workspace/executeCommand camundaValues.upgrade', () => {
  test('applies the whole upgrade of several files in one versioned edit', async () => {
    const { lsp, edits } = await applying();
    assert.deepEqual(lsp.capabilities.executeCommandProvider, { commands: ['camundaValues.upgrade'] });
    for (const [n, f] of ACME.entries()) lsp.open(f.uri, f.text, n + 3);
    const result = (await command(lsp, ...URIS)) as UpgradeResult;
    assert.equal(result.applied, true);
    assert.deepEqual(result.changed, URIS);
    assert.ok(result.decisions > 0);
    assert.equal(edits.length, 1);
    assert.deepEqual(
      URIS.map((uri) => lsp.applied(uri, edits[0])),
      expected,
    );
  });
  test('takes a list of URIs too, and changes nothing the second time', async () => {
    const { lsp, edits } = await applying();
    const [first] = ACME;
    assert.ok(first);
    lsp.open(first.uri, first.text);
    const result = (await command(lsp, [first.uri])) as UpgradeResult;
    assert.equal(result.applied, true);
    const after = lsp.applied(first.uri, edits[0]);
    assert.equal(after, upgrade(readSet([first])).layers[0]?.after);
    lsp.change(first.uri, after);
    assert.deepEqual(((await command(lsp, first.uri)) as UpgradeResult).changed, []);
    assert.equal(edits.length, 1);
  });
  test('a preview applies nothing', async () => {
    const { lsp, edits } = await applying();
    for (const f of ACME) lsp.open(f.uri, f.text);
    const preview = (await command(lsp, ...URIS, { preview: true })) as Preview;
    assert.deepEqual(
      preview.layers.map((l) => l.after),
      expected,
    );
    assert.deepEqual(
      preview.layers.map((l) => applyTextEdits(l.before, l.edits)),
      expected,
    );
    assert.deepEqual(
      preview.layers.map((l) => l.target),
      ['values-8.8.yaml', 'values-prod-8.8.yaml', 'values-secrets-8.8.yaml'],
    );
    assert.equal(preview.state, '8.7');
    assert.equal(edits.length, 0);
  });
  test('says why it does nothing', async () => {
    const { lsp } = await applying();
    const none = (await command(lsp)) as UpgradeResult;
    assert.equal(none.applied, false);
    assert.match(none.reason ?? '', /No file was named/);
    const unread = (await command(lsp, 'file:///nowhere.yaml')) as UpgradeResult;
    assert.equal(unread.applied, false);
    assert.match(unread.reason ?? '', /nowhere\.yaml is not open: open it first/);
    lsp.answers.set('workspace/applyEdit', () => ({ applied: false, failureReason: 'changed meanwhile' }));
    lsp.open('file:///ws/a.yaml', 'zeebe:\n  clusterSize: 3\n');
    const refused = (await command(lsp, 'file:///ws/a.yaml')) as UpgradeResult;
    assert.deepEqual([refused.applied, refused.reason], [false, 'changed meanwhile']);
    assert.equal(await lsp.request('workspace/executeCommand', { command: 'other' }), null);
  });
  test('leaves locked and foreign files as they are', async () => {
    const { lsp, edits } = await applying();
    for (const file of ['bad/sops', 'bad/broken', 'foreign/grafana', 'clean-8.8/small']) {
      const uri = `file:///ws/${file}.yaml`;
      lsp.open(uri, read(`test/fixtures/${file}.yaml`));
      assert.deepEqual(((await command(lsp, uri)) as UpgradeResult).changed, [], file);
    }
    assert.deepEqual(edits, []);
  });
  test('a neutral file stays as it is until somebody says what it is', async () => {
    const { lsp } = await applying();
    const uri = 'file:///ws/neutral.yaml';
    lsp.open(uri, 'global:\n  license:\n    existingSecret: x\n  multitenancy:\n    enabled: true\n');
    assert.deepEqual(await lsp.diagnostics(uri), []);
    const refused = (await command(lsp, uri)) as UpgradeResult;
    assert.deepEqual([refused.applied, refused.changed], [false, []]);
    assert.match(refused.reason ?? '', /neutral\.yaml tells 8\.7 from 8\.8.*# camunda-values: 8\.7/);
    const preview = async (params: object): Promise<Preview> =>
      (await lsp.request('camundaValues/preview', { uris: [uri], ...params })) as Preview;
    assert.equal((await preview({})).asks, 'version');
    assert.deepEqual((await preview({})).layers[0]?.edits, []);
    const said = await preview({ from: '8.7' });
    assert.equal(said.asks, undefined);
    assert.match(said.layers[0]?.after ?? '', /authentication/);
  });
  test('a file that may go on top of others gets nothing that a deployment needs, until it is one', async () => {
    const { lsp } = await applying();
    const uri = 'file:///ws/patch.yaml';
    const text = 'zeebe:\n  image:\n    tag: 8.7.3\n';
    lsp.open(uri, text);
    const preview = async (): Promise<Preview> =>
      (await lsp.request('camundaValues/preview', { uris: [uri] })) as Preview;
    const unsaid = await preview();
    assert.equal(unsaid.asks, 'whole');
    assert.doesNotMatch(unsaid.layers[0]?.after ?? '', /authentication/);
    lsp.notify('camundaValues/didChangeSets', { sets: [[uri]], overlays: [] });
    const whole = await preview();
    assert.equal(whole.asks, undefined);
    assert.match(whole.layers[0]?.after ?? '', /authentication/);
    lsp.notify('camundaValues/didChangeSets', { sets: [], overlays: [uri] });
    assert.equal((await preview()).asks, undefined);
    assert.deepEqual((await preview()).layers[0]?.after, unsaid.layers[0]?.after);
  });
  test('values inside another document: one line says so, and nothing is changed', async () => {
    const { lsp, edits } = await applying();
    const uri = 'file:///ws/workflow.yaml';
    const text = `on: push\njobs:\n  d:\n    steps:\n      - with:\n          values: |\n            zeebe:\n              clusterSize: 3\n`;
    lsp.open(uri, text);
    const [only, ...more] = await lsp.diagnostics(uri);
    assert.deepEqual(more, []);
    assert.deepEqual([only?.code, only?.severity, only?.range.start.line], ['file/wrapper', 3, 6]);
    assert.match(
      only?.message as string,
      /^A GitHub Actions workflow with values .* at jobs\.d\.steps\[0\]\.with\.values \(line 7\)/,
    );
    const status = (await lsp.request('camundaValues/status', { uri })) as Status;
    assert.deepEqual([status.state, status.locked, status.errors], ['foreign', 'wrapper', 0]);
    const whole = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
    assert.deepEqual(await lsp.actions(uri, whole), []);
    assert.deepEqual(((await command(lsp, uri)) as UpgradeResult).changed, []);
    assert.deepEqual(edits, []);
    // The values file beside it keeps its findings.
    const base = 'file:///ws/base.yaml';
    lsp.open(base, 'zeebe:\n  clusterSize: 3\n');
    lsp.notify('camundaValues/didChangeSets', { sets: [[base, uri]], overlays: [] });
    assert.ok((await lsp.diagnostics(base)).length > 0);
    assert.deepEqual(((await command(lsp, base, uri)) as UpgradeResult).changed, []);
  });
});

describe('files that belong together', () => {
  const sets = { sets: [URIS], overlays: [] };
  test('are judged together, each with its own findings', async () => {
    const { lsp } = await applying({ initializationOptions: sets });
    for (const f of ACME) lsp.open(f.uri, f.text);
    const together = (await Promise.all(URIS.map((u) => lsp.diagnostics(u)))).map((d) => d.length);
    const alone = await Lsp.start({ pull: true });
    for (const f of ACME) alone.open(f.uri, f.text);
    const apart = (await Promise.all(URIS.map((u) => alone.diagnostics(u)))).map((d) => d.length);
    const added = (n: number): boolean => (together[n] ?? 0) < (apart[n] ?? 0);
    assert.ok(added(1), 'what the base says is not asked of the layer above');
    const status = (await lsp.request('camundaValues/status', { uri: URIS[1] })) as Status;
    assert.deepEqual(status.set, URIS);
  });
  test('are read through the client when they are not open, again when they changed on disk', async () => {
    const { lsp } = await applying({ initializationOptions: { ...sets, reads: true } });
    const disk = new Map(ACME.map((f) => [f.uri, f.text]));
    const asked: string[] = [];
    lsp.answers.set('camundaValues/read', ({ uri }: { uri: string }) => {
      asked.push(uri);
      return { text: disk.get(uri) };
    });
    const [base = '', prod = ''] = URIS;
    lsp.open(prod, disk.get(prod) ?? '');
    await lsp.diagnostics(prod);
    assert.deepEqual(asked.sort(), URIS.filter((u) => u !== prod).sort());
    lsp.change(prod, `${lsp.text(prod)}# more\n`);
    await lsp.diagnostics(prod);
    assert.equal(asked.length, 2, 'once is enough');
    const { layers } = (await lsp.request('camundaValues/preview', { uris: URIS })) as Preview;
    assert.deepEqual(
      layers.map((l) => l.version),
      [null, 2, null],
    );
    disk.set(base, 'global: {}\n');
    lsp.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: base, type: 2 }] });
    await lsp.until(() => lsp.requests.find((r) => r.method === 'workspace/diagnostic/refresh'));
    await lsp.diagnostics(prod);
    assert.deepEqual(asked.slice(2), [base]);
    const again = (await lsp.request('camundaValues/preview', { uris: URIS })) as Preview;
    assert.equal(again.layers[0]?.before, 'global: {}\n');
  });
  test('a file that nobody can read leaves the others to themselves', async () => {
    const { lsp } = await applying({ initializationOptions: sets });
    const [base = ''] = URIS;
    lsp.open(base, ACME[0]?.text ?? '');
    assert.ok((await lsp.diagnostics(base)).length > 10);
  });
  test('a change of one asks for the others again', async () => {
    const pushed = await Lsp.start();
    for (const f of ACME) pushed.open(f.uri, f.text);
    await Promise.all(URIS.map((u) => pushed.published(u, 1)));
    pushed.notify('camundaValues/didChangeSets', sets);
    const count = (u: string): number => pushed.publishedTo(u).length;
    await pushed.until(() => (URIS.every((u) => count(u) > 1) ? true : undefined));
    const before = URIS.map(count);
    pushed.change(URIS[0] ?? '', `${ACME[0]?.text ?? ''}\n`);
    await pushed.until(() => (URIS.every((u, n) => count(u) > (before[n] ?? 0)) ? true : undefined));
  });
  test('a layer on top of another is not asked for what a whole deployment needs', async () => {
    const text = 'zeebe:\n  clusterSize: 3\n';
    const uri = 'file:///ws/values-prod.yaml';
    const codes = async (initializationOptions: object): Promise<unknown[]> => {
      const lsp = await Lsp.start({ pull: true, initializationOptions });
      lsp.open(uri, text);
      return (await lsp.diagnostics(uri)).map((d) => d.code);
    };
    assert.ok((await codes({})).includes('defaults/identity'));
    const layer = await codes({ overlays: [uri] });
    assert.ok(!layer.includes('defaults/identity'));
    assert.ok(layer.includes('zeebe/rename'));
  });
});

test('the report is Markdown about every file', async () => {
  const { lsp } = await applying();
  for (const f of ACME) lsp.open(f.uri, f.text);
  const { markdown } = (await lsp.request('camundaValues/report', { uris: URIS })) as { markdown: string };
  assert.match(markdown, /^# /);
  for (const f of ACME) assert.ok(markdown.includes(f.name));
  assert.ok(!markdown.includes('Regenschirm'));
});

test('the status follows every analysis for a client that wants it', async () => {
  const { lsp } = await applying({ initializationOptions: { status: true } });
  const [first] = ACME;
  assert.ok(first);
  lsp.open(first.uri, first.text);
  await lsp.diagnostics(first.uri);
  const told = (): Status[] =>
    lsp.notifications.filter((n) => n.method === 'camundaValues/didAnalyse').map((n) => n.params as Status);
  assert.equal(told().length, 1);
  assert.equal(told()[0]?.state, '8.7');
  assert.ok((told()[0]?.errors ?? 0) > 10);
  lsp.change(first.uri, 'kind: Deployment\n');
  await lsp.diagnostics(first.uri);
  assert.equal(told().at(-1)?.state, 'foreign');
  const before = told().length;
  lsp.change(first.uri, 'kind: Service\n');
  await lsp.diagnostics(first.uri);
  assert.equal(told().length, before, 'nothing new about a foreign file');
  for (const on of [true, false]) {
    lsp.change(first.uri, `orchestration:\n  migration:\n    data:\n      enabled: ${on}\n`);
    await lsp.diagnostics(first.uri);
    assert.equal(told().at(-1)?.version, lsp.texts.get(first.uri)?.version);
  }
});
