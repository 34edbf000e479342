import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MarkupContent } from 'vscode-languageserver';
import { Lsp, positionOf, textIn } from './lsp.ts';

const URI = 'file:///ws/values.yaml';
const TEXT = `zeebe:
  clusterSize: "3"
  extraConfiguration:
    application-x.yaml: |
      zeebe:
        broker:
          data:
            snapshotPeriod: CANARY-text-1
            backup:
              store: S3
  configuration: |
    server.port: 1
operate:
  configuration: |
    server.port: 2
`;

test('a property inside a text is shown, explained and renamed where it stands', async () => {
  const lsp = await Lsp.start({ pull: true });
  lsp.open(URI, TEXT);
  const found = (await lsp.diagnostics(URI)).filter((d) => String(d.code).startsWith('texts/'));
  const shown = found.map((d) => [d.code, textIn(TEXT, d.range)]);
  assert.deepEqual(
    shown.filter(([code]) => code !== 'texts/replaces'),
    [
      ['texts/ignored-name', 'snapshotPeriod'],
      ['texts/old-name', 'store'],
    ],
  );
  const hover = await lsp.hover(URI, positionOf(TEXT, 'snapshotPeriod'));
  const words = (hover?.contents as MarkupContent | undefined)?.value ?? '';
  assert.match(words, /Rename `zeebe\.broker\.data\.snapshotPeriod` to `camunda\.data\.snapshot-period`/);
  assert.match(words, /`orchestration\.data\.snapshotPeriod`/);
  assert.match(words, /# 8\.8\ncamunda:\n {2}data:\n {4}snapshot-period: …/);
  assert.doesNotMatch(words, /CANARY/);

  const at = positionOf(TEXT, 'store');
  const actions = await lsp.actions(URI, { start: at, end: at }, ['quickfix'], found);
  const rename = actions.find((a) => a.title.startsWith('Rename `zeebe.broker.data.backup.store`'));
  const { edit } = rename ? await lsp.resolved(rename) : {};
  assert.ok(edit);
  assert.match(lsp.applied(URI, edit), /^ {6}camunda:\n {8}data:\n {10}backup:\n {12}store: S3$/m);
});

test('a comment above a property silences it', async () => {
  const lsp = await Lsp.start({ pull: true });
  const text = TEXT.replace(
    '            snapshot',
    '            # camunda-upgrade-disable-line texts/ignored-name -- on purpose\n            snapshot',
  );
  lsp.open(URI, text);
  const codes = (await lsp.diagnostics(URI)).map((d) => d.code);
  assert.ok(!codes.includes('texts/ignored-name'));
  assert.ok(codes.includes('texts/old-name'));
});

test('the texts of several components become one where the user says how', async () => {
  const lsp = await Lsp.start({ pull: true });
  lsp.open(URI, TEXT);
  const at = { line: 13, character: 4 };
  const all = await lsp.actions(URI, { start: at, end: at }, ['quickfix'], []);
  const titles = all.map((a) => a.title);
  assert.ok(
    titles.some((t) => t.startsWith('Use `operate.configuration` as `orchestration.configuration`')),
    titles.join(),
  );
  assert.ok(titles.includes('Keep `operate.configuration` as a comment'));
  const merge = all.find((a) => a.title.startsWith('Merge `zeebe.configuration`, `operate.configuration`'));
  const { edit } = merge ? await lsp.resolved(merge) : {};
  assert.ok(edit);
  const after = lsp.applied(URI, edit);
  assert.match(after, /^ {4}server\.port: 1$/m);
  assert.match(after, /^ {4}# server\.port: 2$/m);
  assert.ok(merge && /one conflict: `server.port`/.test(merge.title));
});
