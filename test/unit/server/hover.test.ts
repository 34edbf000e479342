import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MarkupContent } from 'vscode-languageserver';
import { Lsp, positionOf, textIn } from './lsp.ts';

const URI = 'file:///ws/values.yaml';
const TEXT = `zeebe:
  clusterSize: 3
  ioThreadCount: "3"
  service:
    httpPort: 9600
  podLabels:
    a: b
global:
  identity:
    auth:
      connectors:
        existingSecret: CANARY-hover-1
  license:
    key: CANARY-hover-2
webModeler:
  restapi:
    mail:
      fromName: x
`;

test('hover says what a key becomes, why, before and after, and the value unless it is secret', async () => {
  const lsp = await Lsp.start({ pull: true });
  lsp.open(URI, TEXT);
  const at = async (key: string): Promise<{ text: string; key: string | undefined }> => {
    const found = await lsp.hover(URI, positionOf(TEXT, key));
    const text = (found?.contents as MarkupContent | undefined)?.value ?? '';
    assert.doesNotMatch(text, /CANARY/);
    return { text, key: found?.range && textIn(TEXT, found.range) };
  };
  const port = await at('httpPort');
  assert.equal(port.key, 'httpPort');
  assert.match(port.text, /Move `zeebe\.service\.httpPort` to `orchestration\.service\.managementPort`/);
  assert.match(port.text, /monitoring/);
  assert.match(
    port.text,
    /# 8\.7\nzeebe:\n {2}service:\n {4}httpPort: 9600\n# 8\.8\norchestration:\n {2}service:\n {4}managementPort: 9600/,
  );
  assert.match(port.text, /\[Upgrade guide\]\(https:/);

  const inherited = await at('ioThreadCount');
  assert.equal(inherited.key, 'ioThreadCount');
  assert.match(inherited.text, /`zeebe\.ioThreadCount` is `orchestration\.ioThreadCount` in 8\.8/);
  const block = await at('podLabels');
  assert.match(block.text, /orchestration:\n {2}podLabels: …/);

  assert.match((await at('existingSecret')).text, /inlineSecret/);
  assert.notEqual((await at('key: CANARY')).text, '');
  assert.equal((await at('fromName')).text, '', 'nothing changes here');
  assert.equal((await at('9600')).text, '');
});

test('hover outside, in an empty and in a closed document', async () => {
  const lsp = await Lsp.start({ pull: true });
  lsp.open(URI, '');
  assert.equal(await lsp.hover(URI, { line: 5, character: 7 }), null);
  lsp.close(URI);
  assert.equal(await lsp.hover(URI, { line: 0, character: 0 }), null);
});
