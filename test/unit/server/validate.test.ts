import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Lsp, textIn } from './lsp.ts';

const URI = 'file:///ws/values-8.8.yaml';
const TEXT = `orchestration:
  clustersize: 3 # brokers
  service:
    grpcPort: "26500"
  security:
    authentication:
      method: Basic
  env:
    - name: DB_PASSWORD
      value: CANARY-live
console:
  enabled: true
`;

test('a file of 8.8 shows its mistakes, with fixes in place', async () => {
  const lsp = await Lsp.start({ pull: true });
  lsp.open(URI, TEXT);
  const found = await lsp.diagnostics(URI);
  assert.deepEqual(
    found.map((d) => [d.code, textIn(TEXT, d.range)]),
    [
      ['validate/unknown-key', 'clustersize'],
      ['validate/type-number', 'grpcPort'],
      ['validate/unknown-value', 'method'],
      ['validate/plain-text-secret', 'value'],
      ['validate/console-needs-identity', 'enabled'],
    ],
  );
  assert.match(found[0]?.codeDescription?.href ?? '', /\/docs\/rules\/validate\/unknown-key\.md$/);
  assert.doesNotMatch(JSON.stringify(found), /CANARY/);

  const titles: string[] = [];
  for (const d of found) {
    const actions = (await lsp.actions(URI, d.range, ['quickfix'], [d])).filter((a) => a.isPreferred);
    titles.push(...actions.map((a) => a.title));
  }
  assert.deepEqual(titles, [
    'Rename `orchestration.clustersize` to `orchestration.clusterSize`',
    'Write the value of `orchestration.service.grpcPort` as a number',
    'Set `orchestration.security.authentication.method` to `basic`',
  ]);
  const [rename] = await lsp.actions(URI, found[0]!.range, ['quickfix']);
  assert.ok(rename);
  lsp.change(URI, lsp.applied(URI, (await lsp.resolved(rename)).edit));
  // Under its right name it is text.
  assert.match(lsp.text(URI), /^ {2}clusterSize: "3" # brokers$/m);
  assert.equal((await lsp.diagnostics(URI))[0]?.code, 'validate/type-number');
  const [all] = await lsp.actions(URI, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, [
    'source.fixAll.camunda',
  ]);
  assert.ok(all);
  lsp.change(URI, lsp.applied(URI, (await lsp.resolved(all)).edit));
  assert.equal(
    lsp.text(URI),
    TEXT.replace('clustersize: 3', 'clusterSize: "3"').replace('"26500"', '26500'),
    'what is only probably meant waits for a person',
  );
});

test('an upgraded file is checked as 8.8 as soon as nothing of 8.7 is left', async () => {
  const lsp = await Lsp.start({ pull: true });
  lsp.open(URI, 'zeebe:\n  clusterSize: "3"\n');
  assert.ok(!(await lsp.diagnostics(URI)).some((d) => String(d.code).startsWith('validate/')));
  const { layers } = (await lsp.request('camundaValues/preview', { uris: [URI] })) as { layers: { after: string }[] };
  const after = layers[0]?.after ?? '';
  lsp.change(URI, after);
  assert.deepEqual(await lsp.diagnostics(URI), []);
  lsp.change(URI, after.replace('clusterSize', 'clusterSiez'));
  assert.deepEqual(
    (await lsp.diagnostics(URI)).map((d) => d.code),
    ['validate/unknown-key'],
  );
});
