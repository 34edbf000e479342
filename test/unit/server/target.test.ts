/** The step after the first one: silent until somebody asks, by the settings or by the command. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Preview, UpgradeResult } from '../../../server/src/protocol.ts';
import { readSettings } from '../../../server/src/features/settings.ts';
import { Lsp } from './lsp.ts';

const URI = 'file:///ws/values.yaml';
const NOW = `orchestration:
  clusterSize: "3"
  partitionCount: "3"
  replicationFactor: "3"
global:
  elasticsearch:
    enabled: true
elasticsearch:
  enabled: true
webModeler:
  webapp:
    env:
      - name: THEME
        value: dark
`;
const opened = async (text: string, settings?: object): Promise<Lsp> => {
  const lsp = await Lsp.start({ pull: true, ...(settings && { initializationOptions: { settings } }) });
  lsp.open(URI, text);
  return lsp;
};
const preview = async (lsp: Lsp, params: object = {}): Promise<Preview> =>
  (await lsp.request('camundaValues/preview', { uris: [URI], ...params })) as Preview;

test('files of 8.8 stay silent; whoever asks gets the step to 8.9, and only its answer', async () => {
  const lsp = await opened(NOW);
  assert.deepEqual(await lsp.diagnostics(URI), []);
  const [still, asked] = [await preview(lsp), await preview(lsp, { target: '8.9' })];
  assert.deepEqual([still.state, still.to, still.layers[0]?.edits.length], ['8.8', '8.8', 0]);
  assert.deepEqual([asked.state, asked.to, asked.layers[0]?.target], ['8.8', '8.9', 'values-8.9.yaml']);
  assert.ok(asked.done + asked.reviews + asked.decisions > 0);
  assert.deepEqual(await lsp.diagnostics(URI), []);
});

test('the setting asks for all of them', async () => {
  const lsp = await opened(NOW, { target: '8.9' });
  const found = await lsp.diagnostics(URI);
  assert.ok(found.length > 0);
  assert.equal((await preview(lsp)).to, '8.9');
  assert.deepEqual(
    await (await opened(NOW, { target: '8.10' })).diagnostics(URI),
    [],
    'what nothing leads to asks for nothing',
  );
  for (const target of ['8.8', '8.7', '8.10', 8.9, null]) assert.equal(readSettings({ target }).target, undefined);
});

test('files of 8.7 take the first step first', async () => {
  const lsp = await opened('zeebe:\n  clusterSize: "3"\n');
  const asked = await preview(lsp, { target: '8.9' });
  assert.deepEqual([asked.state, asked.to], ['8.7', '8.8']);
});

test('nothing is changed while something of the step before is left to decide', async () => {
  const left = `${NOW}# camunda-upgrade[operate/resources] operate.resources: decide\n`;
  const lsp = await opened(left);
  assert.equal((await preview(lsp, { target: '8.9' })).asks, 'settled');
  const result = (await lsp.request('workspace/executeCommand', {
    command: 'camundaValues.upgrade',
    arguments: [URI, { target: '8.9' }],
  })) as UpgradeResult;
  assert.deepEqual([result.applied, result.changed], [false, []]);
  assert.match(result.reason ?? '', /upgrade to 8\.8 is left to decide/);
});
