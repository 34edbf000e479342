/** A file on top of others, upgraded alone: whatever list it makes replaces the one that the upgrade of the others makes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { message, readSet, upgrade } from '../../server/src/engine/index.ts';

const told = (text: string, partial: boolean): string[] =>
  upgrade(readSet([{ name: 'v', text }], { from: '8.7', partial }))
    .findings.filter((f) => message(f).includes('takes the place of theirs'))
    .map((f) => `${f.severity} ${f.safety} ${f.place.path}`);

for (const [text, path] of [
  ['tasklist: {env: [{name: A, value: b}]}\n', 'tasklist.env'],
  ['operate:\n  env: []\n', 'operate.env'],
  ['zeebe-gateway:\r\n  env:\r\n    - name: A\r\n      value: b\r\n', 'zeebe-gateway.env'],
  ['zeebe: {logLevel: debug}\n', 'zeebe.logLevel'],
  ['operate:\n  logging: {level: {io.camunda.operate: DEBUG}}\n', 'operate.logging'],
  ['zeebe: {extraVolumes: [{name: v, emptyDir: {}}]}\n', 'zeebe.extraVolumes'],
  ['operate: {tolerations: [{key: a}]}\n', 'operate.tolerations'],
] as const)
  test(`${path} of a file alone is said to replace the list of the others`, () => {
    assert.deepEqual(told(text, true), [`error review ${path}`]);
    assert.deepEqual(told(text, false), []);
  });

test('a list that stays where it is replaces nothing that it did not replace before', () => {
  assert.deepEqual(told('connectors: {env: [{name: A, value: b}]}\noperate: {replicas: 2}\n', true), []);
});
