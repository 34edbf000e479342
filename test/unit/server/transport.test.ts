import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Diagnostic } from 'vscode-languageserver';
import { encoded } from '../../../server/src/node/transport.ts';

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
