// Open documents: their lines are those of the text, as the client counts them, whatever changes came.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Lsp } from './lsp.ts';

const URI = 'file:///ws/values.yaml';
const textDocument = { uri: URI };
const at = (line: number, character: number) => ({ line, character });

describe('line ends that come in two changes', () => {
  for (const [what, before, changes] of [
    ['a CR before each LF', 'zeebe:\n  clusterSize: 3\nfoo: 1\n', ['\r', '\r']],
    ['an LF behind each CR', 'zeebe:\r  clusterSize: 3\rfoo: 1\r', ['\n', '\n']],
  ] as const)
    test(`${what}: the next change lands where the client means it`, async () => {
      const lsp = Lsp.spawn();
      await lsp.initialize();
      lsp.open(URI, before);
      // Its lines were asked for: from now on they are counted change by change.
      await lsp.request('textDocument/diagnostic', { textDocument });
      let version = 1;
      const change = (start: object, end: object, text: string): void =>
        lsp.notify('textDocument/didChange', {
          textDocument: { uri: URI, version: ++version },
          contentChanges: [{ range: { start, end }, text }],
        });
      for (const [line, text] of changes.entries()) {
        const place = text === '\n' ? at(line + 1, 0) : at(line, line === 0 ? 6 : 16);
        change(place, place, text);
      }
      change(at(1, 15), at(1, 16), '5');
      const hover = await lsp.request('textDocument/hover', { textDocument, position: at(1, 4) });
      assert.deepEqual((hover as { range: object } | null)?.range, { start: at(1, 2), end: at(1, 13) });
      assert.match(JSON.stringify(await lsp.request('camundaValues/preview', { uris: [URI] })), /clusterSize: 5/);
      assert.equal(await lsp.stop(), 0);
    });
});
