import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import {
  DiagnosticSeverity,
  DiagnosticTag,
  type ApplyWorkspaceEditParams,
  type Diagnostic,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { inspect, message, readSet } from '../../../server/src/engine/index.ts';
import type { Status } from '../../../server/src/protocol.ts';
import { Lsp, positionOf, textIn } from './lsp.ts';

const root = resolve(import.meta.dirname, '../../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const URI = 'file:///ws/values.yaml';
const SMALL = 'zeebe:\n  clusterSize: 3\n  service:\n    httpPort: 9600\noperate:\n  podLabels:\n    team: a\n';
const codes = (d: readonly Diagnostic[]): unknown[] => d.map((x) => x.code);
const statusOf = (lsp: Lsp, uri: string): Promise<Status> =>
  lsp.request('camundaValues/status', { uri }) as Promise<Status>;

test('the status says which step a file is looked at under, whatever version it is of', async () => {
  const lsp = await Lsp.start();
  const of = async (version: string): Promise<Pick<Status, 'state' | 'step'>> => {
    const uri = `file:///ws/values-${version}.yaml`;
    lsp.open(uri, `# camunda-values: ${version}\nglobal: {image: {tag: x}}\n`);
    const { state, step } = await statusOf(lsp, uri);
    return { state, step };
  };
  assert.deepEqual(await of('8.7'), { state: '8.7', step: { from: '8.7', to: '8.8' } });
  // Nobody has asked for more.
  assert.deepEqual(await of('8.8'), { state: '8.8', step: { from: '8.7', to: '8.8' } });
  assert.deepEqual(await of('8.9'), { state: '8.9', step: { from: '8.8', to: '8.9' } });
  lsp.open('file:///ws/other.yaml', 'services: {web: {image: x}}\n');
  assert.equal((await statusOf(lsp, 'file:///ws/other.yaml')).step, null);
});

describe('pull', () => {
  test('says what the engine says, at the same places', async () => {
    const lsp = await Lsp.start({ pull: true });
    assert.ok(lsp.capabilities.diagnosticProvider);
    const text = read('samples/acme/values.yaml');
    lsp.open(URI, text);
    const found = await lsp.diagnostics(URI);
    const set = readSet([{ name: 'values.yaml', text }]);
    const expected = inspect(set);
    assert.ok(expected.length > 20);
    assert.deepEqual(
      found.map((d) => [d.code, d.message, textIn(text, d.range), (d.data as { id: string }).id]),
      expected.map((f) => [f.rule, message(f), text.slice(f.place.start, f.place.end), f.id]),
    );
    const zeebe = found.find((d) => d.code === 'zeebe/rename');
    assert.deepEqual(zeebe?.tags, [DiagnosticTag.Deprecated]);
    assert.match(zeebe.codeDescription?.href ?? '', /^https:\/\/github\.com\/.*\/docs\/rules\/zeebe\/rename\.md$/);
    assert.equal(zeebe.severity, DiagnosticSeverity.Warning);
    assert.deepEqual(zeebe.tags, [DiagnosticTag.Deprecated]);
    assert.ok(found.some((d) => d.tags?.includes(DiagnosticTag.Unnecessary)));
    assert.equal(lsp.publishedTo(URI).length, 0, 'a client that pulls gets nothing pushed');
  });

  test('an unchanged result is not sent again', async () => {
    const lsp = await Lsp.start({ pull: true });
    lsp.open(URI, SMALL);
    const first = await lsp.pull(URI);
    assert.equal(first.kind, 'full');
    assert.equal((await lsp.pull(URI, first.resultId)).kind, 'unchanged');
    lsp.change(URI, `${SMALL}# a comment\n`);
    assert.equal((await lsp.pull(URI, first.resultId)).kind, 'unchanged');
    lsp.change(URI, `# a comment above moves everything\n${SMALL}`);
    const second = await lsp.pull(URI, first.resultId);
    assert.equal(second.kind, 'full');
    assert.notEqual(second.resultId, first.resultId);
  });

  test('related places of a conflict', async () => {
    const lsp = await Lsp.start({ pull: true });
    const text = 'zeebe:\n  logLevel: info\norchestration:\n  logLevel: debug\n';
    lsp.open(URI, text);
    const conflict = (await lsp.diagnostics(URI)).find((d) => d.code === 'conflict');
    const related = conflict?.relatedInformation?.[0];
    assert.equal(related?.location.uri, URI);
    assert.equal(related.location.range.start.line, 3);
    assert.match(related.message, /orchestration\.logLevel/);
  });
});

describe('push', () => {
  test('to a client that does not pull: with versions, and gone when the document is closed', async () => {
    const lsp = await Lsp.start();
    assert.equal(lsp.capabilities.diagnosticProvider, undefined);
    lsp.open(URI, SMALL, 7);
    assert.ok(codes(await lsp.published(URI, 7)).includes('zeebe/rename'));
    lsp.change(URI, 'orchestration:\n  clusterSize: "3"\n');
    await lsp.published(URI, 8);
    lsp.close(URI);
    await lsp.until(() =>
      lsp.publishedTo(URI).find((p) => p.version === (undefined as never) && p.diagnostics.length === 0),
    );
  });
  test('to a client that says nothing about itself', async () => {
    const lsp = await Lsp.start({ bare: true });
    lsp.open(URI, SMALL);
    const [first] = await lsp.published(URI, 1);
    assert.equal(first?.tags, undefined);
    assert.equal(first?.codeDescription, undefined);
  });
});

test('nothing for neutral, foreign and clean 8.8 files', async () => {
  const lsp = await Lsp.start({ pull: true });
  const quiet = ['test/fixtures/clean-8.8', 'test/fixtures/foreign'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((f) => `${folder}/${f}`),
  );
  for (const path of quiet) {
    const uri = `file:///${path}`;
    lsp.open(uri, read(path));
    assert.deepEqual(codes(await lsp.diagnostics(uri)), [], path);
    assert.notEqual((await statusOf(lsp, uri)).state, '8.7', path);
  }
  const neutral = 'global:\n  license:\n    existingSecret: x\n  multitenancy:\n    enabled: true\n';
  lsp.open('file:///ws/neutral.yaml', neutral);
  assert.deepEqual(await lsp.diagnostics('file:///ws/neutral.yaml'), []);
  assert.equal((await statusOf(lsp, 'file:///ws/neutral.yaml')).state, 'neutral');
});

test('no secret of any fixture is in anything the server says', async () => {
  const lsp = await Lsp.start({ pull: true, initializationOptions: { status: true } });
  const folder = join(root, 'test/fixtures');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (f) => f.endsWith('.yaml') && !/[/\\]after[/\\]/.test(f),
  );
  let canaries = 0;
  for (const file of files) {
    const text = readFileSync(join(folder, file), 'utf8');
    const uri = `file:///fixtures/${file}`;
    lsp.open(uri, text);
    const said = JSON.stringify([
      await lsp.pull(uri),
      await lsp.request('camundaValues/checklist', { uri }),
      await lsp.request('camundaValues/report', { uris: [uri] }),
    ]);
    for (const [canary] of text.matchAll(/CANARY[\w-]*/g)) {
      canaries++;
      assert.ok(!said.includes(canary), `${file}: ${canary}`);
    }
    lsp.close(uri);
  }
  assert.ok(canaries > 20);
  assert.ok(!JSON.stringify(lsp.notifications).includes('CANARY'));
});

describe('positions', () => {
  const cases = {
    'characters of two units': 'global:\n  x: "😀😀" # 😀\n  "😀": 1\n# 😀\nzeebe: { "😀": 1, clusterSize: 3 }\n',
    'CR LF': '# a\r\nzeebe:\r\n  clusterSize: 3\r\n',
    'a byte order mark': '\ufeffzeebe:\n  clusterSize: 3\n',
  };
  for (const [name, text] of Object.entries(cases)) {
    test(name, async () => {
      const lsp = await Lsp.start({ pull: true });
      lsp.open(URI, text);
      const found = await lsp.diagnostics(URI);
      const at = (code: string): string[] => found.filter((d) => d.code === code).map((d) => textIn(text, d.range));
      assert.deepEqual(at('zeebe/rename'), ['zeebe']);
      assert.deepEqual(at('types/text'), ['clusterSize']);
    });
  }
});

describe('settings', () => {
  test('severity by rule, group, section and for all', async () => {
    let severity: object = {};
    let strict = false;
    const lsp = await Lsp.start({ pull: true, settings: () => ({ severity, strict }) });
    lsp.open(URI, SMALL);
    const level = async (code: string): Promise<number | undefined> =>
      (await lsp.diagnostics(URI)).find((d) => d.code === code)?.severity;
    const set = async (s: object): Promise<void> => {
      severity = s;
      const before = lsp.requests.length;
      lsp.notify('workspace/didChangeConfiguration', { settings: null });
      await lsp.until(() => lsp.requests.slice(before).find((r) => r.method === 'workspace/diagnostic/refresh'));
    };
    assert.equal(await level('zeebe/rename'), DiagnosticSeverity.Warning);
    await set({ 'top-level': 'hint' });
    assert.equal(await level('zeebe/rename'), DiagnosticSeverity.Hint);
    await set({ 'top-level': 'hint', 'zeebe/*': 'warning' });
    assert.equal(await level('zeebe/rename'), DiagnosticSeverity.Warning);
    await set({ 'zeebe/*': 'warning', 'zeebe/rename': 'off', '*': 'information' });
    assert.equal(await level('zeebe/rename'), undefined);
    assert.equal(await level('operate/root'), DiagnosticSeverity.Information);
    await set({ 'zeebe/rename': 'loud', nonsense: 3 });
    assert.equal(await level('zeebe/rename'), DiagnosticSeverity.Warning);
    strict = true;
    await set({});
    assert.equal(await level('zeebe/rename'), DiagnosticSeverity.Error);
  });
  test('off, excluded, and files that are values files because the user says so', async () => {
    let settings: object = {};
    const lsp = await Lsp.start({ settings: () => settings, folders: ['file:///ws'] });
    const neutral = 'global:\n  license:\n    existingSecret: x\n';
    lsp.open(URI, SMALL);
    lsp.open('file:///ws/deep/base.yaml', neutral);
    assert.ok((await lsp.published(URI, 1)).length > 0);
    assert.deepEqual(await lsp.published('file:///ws/deep/base.yaml', 1), []);
    const change = async (s: object): Promise<void> => {
      settings = s;
      const before = lsp.publishedTo(URI).length;
      lsp.notify('workspace/didChangeConfiguration', { settings: null });
      await lsp.until(() => (lsp.publishedTo(URI).length > before ? true : undefined));
    };
    await change({ enable: false });
    assert.deepEqual(lsp.publishedTo(URI).at(-1)?.diagnostics, []);
    await change({ exclude: ['**/values.yaml'] });
    assert.deepEqual(lsp.publishedTo(URI).at(-1)?.diagnostics, []);
    await change({ files: ['deep/*.{yaml,yml}'] });
    assert.ok((lsp.publishedTo(URI).at(-1)?.diagnostics.length ?? 0) > 0);
    const named = await lsp.until(() => {
      const last = lsp.publishedTo('file:///ws/deep/base.yaml').at(-1)?.diagnostics;
      return last && last.length > 0 ? last : undefined;
    });
    assert.deepEqual(
      codes(named).filter((c) => c === 'license/secret'),
      ['license/secret'],
    );
    assert.ok(!codes(named).includes('defaults/identity'), 'a layer is not asked for a whole deployment');
  });
});

test('comments that silence a line, the line below, or the file', async () => {
  const lsp = await Lsp.start({ pull: true });
  const silenced = async (text: string): Promise<unknown[]> => {
    lsp.open(URI, text);
    const shown = codes(await lsp.diagnostics(URI));
    lsp.close(URI);
    return shown;
  };
  const plain = await silenced(SMALL);
  const without = (...rules: string[]): unknown[] => plain.filter((c) => !rules.includes(String(c)));
  const line = (comment: string): string => SMALL.replace('zeebe:', `zeebe: # ${comment}`);
  assert.deepEqual(await silenced(line('camunda-upgrade-disable-line zeebe/rename')), without('zeebe/rename'));
  assert.deepEqual(await silenced(line('camunda-upgrade-disable-line zeebe/* -- later')), without('zeebe/rename'));
  assert.deepEqual(await silenced(line('camunda-upgrade-disable-line operate/root')), plain);
  const above = SMALL.replace('    httpPort', '    # camunda-upgrade-disable-line\n    httpPort');
  assert.deepEqual(await silenced(above), without('zeebe/service-http-port'));
  const file = `${SMALL}# camunda-upgrade-disable-file zeebe/rename, zeebe/service-http-port\n`;
  assert.deepEqual(await silenced(file), without('zeebe/rename', 'zeebe/service-http-port'));
  assert.deepEqual(await silenced(`# camunda-upgrade-disable-file\n${SMALL}`), []);
  // Typed letter by letter, one of them taken out again and put back.
  const typed = `${SMALL}# camunda-upgrade-disable-file`;
  lsp.open(URI, SMALL);
  const shown = async (text: string): Promise<unknown[]> => {
    lsp.change(URI, text);
    return codes(await lsp.diagnostics(URI));
  };
  for (let end = SMALL.length + 1; end < typed.length; end++) assert.deepEqual(await shown(typed.slice(0, end)), plain);
  assert.deepEqual(await shown(typed), []);
  assert.deepEqual(await shown(typed.replace('disable', 'disble')), plain);
  assert.deepEqual(await shown(typed), []);
});

describe('a set of 8.7 stays one', () => {
  test('half-way, closed and opened again, renamed, until nothing is left', async () => {
    const lsp = await Lsp.start({ pull: true });
    lsp.open(URI, SMALL);
    assert.ok(codes(await lsp.diagnostics(URI)).includes('defaults/identity'));
    const half = 'orchestration:\n  clusterSize: "3"\n';
    lsp.change(URI, half);
    assert.ok(codes(await lsp.diagnostics(URI)).includes('defaults/identity'));
    assert.equal((await statusOf(lsp, URI)).state, '8.7');
    lsp.close(URI);
    const renamed = 'file:///ws/other.yaml';
    lsp.open(renamed, half);
    assert.ok(codes(await lsp.diagnostics(renamed)).includes('defaults/identity'));

    lsp.answers.set('workspace/applyEdit', () => ({ applied: true }));
    const { layers } = (await lsp.request('camundaValues/preview', { uris: [renamed] })) as {
      layers: { after: string }[];
    };
    lsp.change(renamed, layers[0]?.after ?? '');
    assert.deepEqual(codes(await lsp.diagnostics(renamed)), []);
    assert.equal((await statusOf(lsp, renamed)).state, '8.8');
    lsp.change(renamed, half);
    assert.deepEqual(codes(await lsp.diagnostics(renamed)), [], 'it is over');
  });
  test('but another text in the same document is judged anew', async () => {
    const lsp = await Lsp.start({ pull: true });
    lsp.open(URI, SMALL);
    await lsp.diagnostics(URI);
    lsp.change(URI, read('test/fixtures/foreign/grafana.yaml'));
    assert.deepEqual(await lsp.diagnostics(URI), []);
    lsp.close(URI);
    lsp.open(URI, read('test/fixtures/clean-8.8/small.yaml'));
    assert.deepEqual(await lsp.diagnostics(URI), []);
  });
});

describe('texts that cannot be edited', () => {
  test('broken YAML while typing: the findings stay, the error is shown, nothing is offered', async () => {
    const lsp = await Lsp.start({ pull: true });
    const text = read('samples/acme/values.yaml');
    lsp.open(URI, text);
    const before = await lsp.diagnostics(URI);
    const at = text.indexOf('zeebeGateway:');
    const broken = `${text.slice(0, at)}new: [1, 2\n${text.slice(at)}`;
    lsp.change(URI, broken);
    const during = await lsp.diagnostics(URI);
    const errors = during.filter((d) => d.code === 'file/syntax');
    assert.ok(errors.length > 0);
    const same = during.filter((d) => d.code !== 'file/syntax');
    assert.deepEqual(codes(same), codes(before));
    for (const d of same.filter((d) => d.code === 'gateway/root'))
      assert.equal(textIn(broken, d.range), 'zeebeGateway');
    for (const d of during) assert.deepEqual(await lsp.actions(URI, d.range), []);
    assert.equal((await statusOf(lsp, URI)).locked, 'syntax');
    lsp.change(URI, text);
    assert.deepEqual(await lsp.diagnostics(URI), before);
  });
  test('broken from the start: the readable part has findings, none of them a fix', async () => {
    const lsp = await Lsp.start({ pull: true });
    lsp.open(URI, read('test/fixtures/bad/broken.yaml'));
    const found = await lsp.diagnostics(URI);
    assert.ok(codes(found).includes('file/syntax'));
    assert.ok(codes(found).includes('zeebe/service-http-port'));
    for (const d of found) assert.deepEqual(await lsp.actions(URI, d.range), []);
  });
  test('encrypted files and templates are shown, said to be so, and left alone', async () => {
    const lsp = await Lsp.start({ pull: true });
    for (const [file, code] of [
      ['sops', 'file/encrypted'],
      ['helm-template', 'file/template'],
    ] as const) {
      const uri = `file:///ws/${file}.yaml`;
      lsp.open(uri, read(`test/fixtures/bad/${file}.yaml`));
      const found = await lsp.diagnostics(uri);
      assert.ok(codes(found).includes(code), file);
      for (const d of found) assert.deepEqual(await lsp.actions(uri, d.range), []);
    }
  });
  test('every prefix of a file can be typed without an error of the server', async () => {
    const lsp = await Lsp.start({ pull: true });
    const text = read('test/fixtures/cases/02-flow-style/before/00-values.yaml');
    lsp.open(URI, '');
    for (let n = 0; n < text.length; n += 7) {
      lsp.change(URI, text.slice(0, n));
      await lsp.pull(URI);
    }
    assert.equal(lsp.notifications.filter((n) => n.method === 'window/logMessage').length, 0);
  });
});

test('two hundred open files', async () => {
  const lsp = await Lsp.start({ pull: true });
  const uris = Array.from({ length: 200 }, (_, n) => `file:///ws/${n}/values.yaml`);
  for (const [n, uri] of uris.entries()) lsp.open(uri, `# ${n}\n${SMALL}`);
  const all = await Promise.all(uris.map((uri) => lsp.diagnostics(uri)));
  assert.ok(all.every((d) => codes(d).includes('zeebe/rename')));
  const [first = ''] = uris;
  assert.ok(
    (
      await lsp.actions(first, {
        start: positionOf(lsp.text(first), 'zeebe'),
        end: positionOf(lsp.text(first), 'zeebe'),
      })
    ).length > 0,
  );
});

describe('open documents whose files come and go', () => {
  const fileEvent = (lsp: Lsp, type: number): void =>
    lsp.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: URI, type }] });

  for (const pull of [false, true])
    test(`deleted or renamed under the editor, a ${pull ? 'pulling' : 'pushed'} client`, async () => {
      const lsp = await Lsp.start({ pull });
      const rename = async (uri: string): Promise<boolean> =>
        codes(pull ? await lsp.diagnostics(uri) : await lsp.published(uri, 1)).includes('zeebe/rename');
      lsp.open(URI, SMALL);
      assert.ok(await rename(URI));
      // The editor still shows it: its text is what the editor says.
      fileEvent(lsp, 3);
      assert.ok(codes(await lsp.diagnostics(URI)).includes('zeebe/rename'));
      lsp.close(URI);
      const renamed = 'file:///ws/renamed.yaml';
      lsp.open(renamed, SMALL);
      assert.ok(await rename(renamed));
      fileEvent(lsp, 3);
      assert.deepEqual(await lsp.diagnostics(URI), []);
      assert.equal(lsp.notifications.filter((n) => n.method === 'window/logMessage').length, 0);
    });
  test('a document that was never saved has findings, fixes and the upgrade', async () => {
    const lsp = await Lsp.start();
    const uri = 'untitled:Untitled-1';
    lsp.open(uri, SMALL);
    assert.ok(codes(await lsp.published(uri, 1)).includes('zeebe/rename'));
    const place = positionOf(SMALL, 'zeebe');
    const [fix] = await lsp.actions(uri, { start: place, end: place }, ['quickfix']);
    assert.match(lsp.applied(uri, fix?.edit), /^orchestration:/m);
    const edits: WorkspaceEdit[] = [];
    lsp.answers.set('workspace/applyEdit', ({ edit }: ApplyWorkspaceEditParams) => {
      edits.push(edit);
      return { applied: true };
    });
    await lsp.request('workspace/executeCommand', { command: 'camundaValues.upgrade', arguments: [uri] });
    assert.match(lsp.applied(uri, edits[0]), /^orchestration:/m);
  });
});
