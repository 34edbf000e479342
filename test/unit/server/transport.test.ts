import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Diagnostic } from 'vscode-languageserver';
import { encoded, inPieces } from '../../../server/src/node/transport.ts';
import type { Context } from '../../../server/src/session/context.ts';
import { Publishing } from '../../../server/src/session/publishing.ts';

const range = { start: { line: 1, character: 2 }, end: { line: 1, character: 5 } };
const one: Diagnostic = { range, message: 'the chart’s own “words” \u2028 \ud83d\ude00', data: { id: 'a' } };
const two: Diagnostic = {
  range,
  message: 'plain',
  relatedInformation: [{ location: { uri: 'file:///b', range }, message: 'b' }],
};

describe('what is written to a stream', () => {
  for (const diagnostics of [[], [one], [one, two], [two, one, one]])
    for (const params of [
      { uri: 'file:///ä.yaml', version: 3, diagnostics },
      { uri: '', diagnostics },
    ])
      for (const round of ['first', 'again'])
        test(`is the message: ${String(diagnostics.length)} diagnostics, ${String(Object.keys(params))}, ${round}`, () => {
          const message = { jsonrpc: '2.0', method: 'textDocument/publishDiagnostics', params };
          assert.deepEqual(JSON.parse(encoded(message).toString('utf8')), JSON.parse(JSON.stringify(message)));
        });
  test('other messages too', () => {
    for (const message of [
      { jsonrpc: '2.0', id: 1, result: [one] },
      { jsonrpc: '2.0', method: 'camundaValues/didAnalyse', params: { uri: 'x' } },
      { jsonrpc: '2.0', id: 2, error: { code: -32602, message: 'no' } },
    ])
      assert.deepEqual(JSON.parse(encoded(message).toString('utf8')), message);
  });
});

/** The kind: an answer of any shape that is too long to be written in one step. */
describe('what takes long to write is the same bytes, in pieces', () => {
  const edit = (i: number): object => ({ range, newText: `a: "${String(i)}"\n`, annotationId: undefined });
  const many = Array.from({ length: 5000 }, (_, i) => edit(i));
  const smile = '\ud83d\ude00';
  const results: Readonly<Record<string, unknown>> = {
    'a long text': { markdown: 'a "line" of \u0001 text\r\n'.repeat(20_000) },
    'characters of two halves': [smile.repeat(100_000), `x${smile.repeat(100_000)}`],
    'many small ones in a list': { edits: many, decisions: 3 },
    'lists within lists': [many, [], [[many, null, undefined]], 1, 'x'],
    'what is not there': { a: undefined, b: [undefined, ...many], c: null, d: {}, e: false, f: 1.5 },
    'keys of any name': Object.fromEntries(many.map((e, i) => [`"${String(i)}": \n`, e])),
    'one long text among others': [...many.slice(0, 10), { text: 'x'.repeat(200_000) }, ...many.slice(0, 10)],
  };
  for (const [title, result] of Object.entries(results))
    test(title, () => {
      const message = { jsonrpc: '2.0', id: 1, result };
      const steps: number[] = [];
      const work = inPieces(message);
      let made = work.next();
      for (; !made.done; made = work.next()) steps.push(steps.length);
      const whole = JSON.stringify(message);
      assert.equal(Buffer.concat(made.value).toString('utf8'), whole);
      assert.ok(made.value.every((b) => b.length < 300_000) && steps.length > whole.length / 300_000);
    });
});

/** The kind: a text stands, and what is told of it becomes another: by a file beside it, its set or a setting. */
test('what was found out before is never told after what was found out later', async () => {
  const uri = 'file:///a.yaml';
  const sent: Diagnostic[][] = [];
  const ended: ((items: Diagnostic[]) => void)[] = [];
  let stir = (): void => undefined;
  const stirred = (): Promise<void> => new Promise((resolve) => (stir = resolve));
  const context = {
    host: {},
    documents: new Map([[uri, { version: 1 }]]),
    client: { pull: false, status: false },
    language: { answer: (items: unknown) => items },
    session: { view: () => Promise.resolve({ document: { version: 1 } }) },
    turns: {
      take: () => {
        const done = new Promise<Diagnostic[]>((resolve) => ended.push(resolve));
        stir();
        return { done };
      },
    },
    connection: {
      console,
      sendDiagnostics: ({ diagnostics }: { diagnostics: Diagnostic[] }) => {
        sent.push(diagnostics);
        stir();
      },
    },
  };
  const publishing = new Publishing(context as unknown as Context);
  for (let begun = 1; begun <= 2; begun++) {
    const begins = stirred();
    publishing.everythingChanged();
    await begins;
    assert.equal(ended.length, begun);
  }
  const told = stirred();
  ended[1]?.([two]);
  await told;
  ended[0]?.([one]);
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(sent, [[two]]);
});
