// The protocol's own rules, for any client: the life of a server, cancellation, parameters of the wrong shape.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CodeAction } from 'vscode-languageserver';
import { STEPS } from '../../../server/src/engine/steps/index.ts';
import { Lsp, positionOf, ResponseFailure } from './lsp.ts';

const URI = 'file:///ws/values.yaml';
const BASE = 'file:///ws/base.yaml';
const SMALL = 'zeebe:\n  clusterSize: 3\noperate:\n  enabled: true\n';
const textDocument = { uri: URI };
const position = positionOf(SMALL, 'zeebe');
const range = { start: position, end: position };
const DATA = { uri: URI, version: 1, do: 'safe' };

/** Every request that the server answers, with parameters it accepts. */
const REQUESTS: Record<string, object> = {
  'textDocument/hover': { textDocument, position },
  'textDocument/completion': { textDocument, position },
  'textDocument/codeAction': { textDocument, range, context: { diagnostics: [] } },
  'codeAction/resolve': { title: 'Fix everything that is safe', data: DATA } satisfies CodeAction,
  'textDocument/diagnostic': { textDocument },
  'workspace/executeCommand': { command: 'camundaValues.upgrade', arguments: [URI] },
  'camundaValues/preview': { uris: [URI] },
  'camundaValues/report': { uris: [URI] },
  'camundaValues/checklist': { uri: URI },
  'camundaValues/declarations': { files: [] },
  'camundaValues/status': { uri: URI },
  'camundaValues/secrets': { uris: [URI] },
  'camundaValues/authentication': { uris: [URI] },
  'camundaValues/finish': { uris: [URI] },
  'camundaValues/commands': { uris: [URI] },
  'camundaValues/explain': { uris: [URI], text: 'x' },
  'camundaValues/verify': { old: [{ uri: URI }], upgraded: [], helm: '/no/such/helm', charts: '/no/such/charts' },
};
const methods = Object.keys(REQUESTS);
const failsWith = (code: number, message?: RegExp) => (e: unknown) => {
  assert.ok(e instanceof ResponseFailure, String(e));
  assert.equal(e.code, code, e.message);
  if (message) assert.match(e.message, message);
  return true;
};

describe('before initialize', () => {
  test('every request is refused, whatever it is, and the server goes on', async () => {
    const lsp = Lsp.spawn();
    for (const method of [...methods, 'shutdown', 'no/such/method'])
      await assert.rejects(lsp.request(method, REQUESTS[method]), failsWith(-32002), method);
    await lsp.initialize();
    assert.equal(await lsp.stop(), 0);
  });
  test('notifications are dropped: what they said is not known afterwards', async () => {
    const lsp = Lsp.spawn();
    lsp.open(URI, SMALL);
    lsp.notify('camundaValues/didChangeSets', { sets: [[BASE, URI]], overlays: [] });
    lsp.notify('workspace/didChangeConfiguration', { settings: { camundaValues: { enable: false } } });
    lsp.notify('no/such/notification', {});
    await lsp.initialize();
    assert.equal(await lsp.request('camundaValues/status', { uri: URI }), null, 'the document is not open');
    lsp.open(URI, SMALL, 2);
    assert.ok((await lsp.published(URI, 2)).length > 0, 'neither are the settings those of then');
  });
  test('a cancellation of then cancels nothing that comes later', async () => {
    const lsp = Lsp.spawn();
    lsp.notify('$/cancelRequest', { id: 2 });
    await lsp.initialize();
    await lsp.request('camundaValues/declarations', { files: [] });
    await lsp.request('camundaValues/declarations', { files: [] });
    assert.equal(await lsp.stop(), 0);
  });
  test('exit ends it, with 1', async () => {
    const lsp = Lsp.spawn();
    lsp.notify('exit', undefined);
    assert.equal(await lsp.exited, 1);
  });
  test('exit after a shutdown that was refused is 1 too', async () => {
    const lsp = Lsp.spawn();
    await assert.rejects(lsp.request('shutdown', undefined), failsWith(-32002));
    lsp.notify('exit', undefined);
    assert.equal(await lsp.exited, 1);
  });
  test('initialize of another shape is refused, and may be sent again; a second one is not taken', async () => {
    const lsp = Lsp.spawn();
    for (const params of [undefined, null, [], {}, { capabilities: 'all' }])
      await assert.rejects(lsp.request('initialize', params), failsWith(-32602));
    await assert.rejects(lsp.request('textDocument/hover', REQUESTS['textDocument/hover']), failsWith(-32002));
    await lsp.initialize();
    await assert.rejects(lsp.request('initialize', { capabilities: {} }), failsWith(-32600));
    assert.equal(await lsp.stop(), 0);
  });
});

describe('after shutdown', () => {
  test('every request is refused, notifications are dropped, and exit is 0', async () => {
    const lsp = await Lsp.start({ pull: true });
    lsp.open(URI, SMALL);
    assert.equal(await lsp.request('shutdown', undefined), null);
    for (const method of [...methods, 'initialize', 'shutdown', 'no/such/method'])
      await assert.rejects(lsp.request(method, REQUESTS[method]), failsWith(-32600), method);
    lsp.change(URI, 'a: [');
    lsp.notify('exit', undefined);
    assert.equal(await lsp.exited, 0);
    assert.equal(lsp.stderr, '');
  });
});

describe('a cancelled request', () => {
  test('is answered with RequestCancelled, whatever it asked, and changes nothing', async () => {
    const lsp = await Lsp.start({ pull: true });
    lsp.open(URI, SMALL);
    await lsp.diagnostics(URI);
    for (const method of methods) {
      const { id, message, answer } = lsp.prepare(method, REQUESTS[method]);
      lsp.send(message, { method: '$/cancelRequest', params: { id } });
      await assert.rejects(answer, failsWith(-32800), method);
    }
    assert.deepEqual(lsp.requests, [], 'no edit was applied');
    for (const method of methods.filter((m) => m !== 'camundaValues/verify'))
      assert.ok((await lsp.request(method, REQUESTS[method])) !== undefined, method);
  });
  test('does not wait for a file that the client has not answered yet', async () => {
    const lsp = await Lsp.start({ pull: true, initializationOptions: { reads: true, sets: [[BASE, URI]] } });
    let answered = 0;
    lsp.answers.set('camundaValues/read', () => {
      answered++;
      return new Promise(() => undefined);
    });
    lsp.open(URI, SMALL);
    const waits = methods.filter((m) => /hover|completion|codeAction|diagnostic|checklist|status/.test(m));
    for (const method of waits) {
      const { id, message, answer } = lsp.prepare(method, REQUESTS[method]);
      lsp.send(message);
      const before = answered;
      await lsp.until(() => (answered > before ? true : undefined), `question of ${method}`);
      lsp.notify('$/cancelRequest', { id });
      await assert.rejects(answer, failsWith(-32800), method);
    }
    assert.equal(waits.length, 7);
  });
  test('that was answered before is no matter', async () => {
    const lsp = await Lsp.start();
    const { id, message, answer } = lsp.prepare('camundaValues/declarations', { files: [] });
    lsp.send(message);
    assert.deepEqual(await answer, []);
    lsp.notify('$/cancelRequest', { id });
    assert.deepEqual(await lsp.request('camundaValues/declarations', { files: [] }), []);
  });
});

describe('parameters of another shape', () => {
  const SECRET = 'hunter2-hunter2';
  const own = methods.filter((m) => m.startsWith('camundaValues/'));

  test('of every request of our own: InvalidParams, never a failure', async () => {
    const lsp = await Lsp.start();
    for (const method of own)
      for (const params of [undefined, [], [URI], {}, { uris: URI, uri: [URI], files: {}, old: URI, upgraded: {} }])
        await assert.rejects(lsp.request(method, params), failsWith(-32602), method);
    assert.ok(!lsp.notifications.some((n) => n.method === 'window/logMessage'));
  });
  test('the sentence says where and what, and never what stands there', async () => {
    const lsp = await Lsp.start();
    const uris = [URI];
    const cases: [string, object, string][] = [
      ['preview', { uris: [URI, null] }, 'uris[1] must be a string, not null.'],
      ['preview', { uris: SECRET }, 'uris must be a list, not a string.'],
      [
        'preview',
        { uris, from: SECRET },
        `from must be ${STEPS.map((s) => `"${s.from}"`).join(' or ')}, or absent, not a string.`,
      ],
      ['report', {}, 'uris is missing: it must be a list.'],
      ['checklist', { uri: 5 }, 'uri must be a string, not a number.'],
      ['status', { uri: null }, 'uri is missing: it must be a string.'],
      [
        'declarations',
        { files: [{ path: 'a', text: 'b' }, { path: 'a' }] },
        'files[1].text is missing: it must be a string.',
      ],
      ['secrets', { uris, answers: [SECRET] }, 'answers must be an object, not a list.'],
      ['secrets', { uris, answers: { release: { a: SECRET } } }, 'answers.release must be a string, not an object.'],
      ['finish', { uris, answers: { region: -1 } }, 'answers.region must be a whole number from 0 up, not a number.'],
      ['authentication', { uris, choices: { 'a b': 1 } }, 'choices["a b"] must be a string, not a number.'],
      ['commands', { uris, files: [true] }, 'files[0] must be a string, not a boolean.'],
      ['explain', { uris }, 'text is missing: it must be a string.'],
      ['verify', { old: [{ uri: URI, text: 1 }], upgraded: [] }, 'old[0].text must be a string, not a number.'],
      ['verify', { old: [], upgraded: [], charts: 7 }, 'charts must be a string or an object, not a number.'],
      ['verify', { old: [], upgraded: [], charts: { '8.7': 7 } }, 'charts["8.7"] must be a string, not a number.'],
    ];
    for (const [name, params, message] of cases)
      await assert.rejects(lsp.request(`camundaValues/${name}`, params), (e) => {
        assert.ok(e instanceof ResponseFailure);
        assert.deepEqual([e.code, e.message], [-32602, `camundaValues/${name}: ${message}`]);
        return true;
      });
  });
  test('null is the same as absent, and fields nobody knows are no matter', async () => {
    const lsp = await Lsp.start();
    lsp.open(URI, SMALL);
    const more = { answers: null, from: null, choices: null, files: null, helm: null, workDoneToken: null, x: 1 };
    for (const method of own.filter((m) => m !== 'camundaValues/verify'))
      assert.ok((await lsp.request(method, { ...more, ...REQUESTS[method] })) !== null, method);
    const answers = { release: null, namespace: ' ', region: null };
    assert.ok(await lsp.request('camundaValues/secrets', { uris: [URI], answers }));
    await assert.rejects(
      lsp.request('camundaValues/verify', { ...more, ...REQUESTS['camundaValues/verify'] }),
      failsWith(-32803, /helm/),
    );
  });
  test('of the protocol’s own requests too', async () => {
    const lsp = await Lsp.start();
    for (const method of methods.filter((m) => !own.includes(m)))
      await assert.rejects(lsp.request(method, []), failsWith(-32602), method);
    await assert.rejects(
      lsp.request('textDocument/hover', { textDocument, position: { line: 1 } }),
      failsWith(-32602, /position\.character is missing/),
    );
  });
});
