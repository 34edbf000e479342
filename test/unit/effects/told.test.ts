/** What counts as told in the sweep: a question that names the key and says what becomes of its effect, and nothing less. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readSet, upgrade } from '../../../server/src/engine/index.ts';
import { excuses, toldOf } from '../../effects/told.ts';

/** Kinds of differences that are excused at a key. */
function excused(text: string, ...keys: readonly string[]): string[] {
  const { findings, layers } = upgrade(readSet([{ name: 'values.yaml', text }], { from: '8.7' }));
  const told = toldOf(keys, { findings, ledger: layers[0]?.ledger ?? [] });
  return (['drops', 'changes', 'adds'] as const).filter((what) => excuses(told, what));
}
const GONE = ['drops', 'changes'];

describe('told of a key', () => {
  for (const [name, text, key, what] of [
    [
      'a question at the key, which became a comment',
      'zeebeGateway: {priorityClassName: fast}\n',
      'zeebeGateway.priorityClassName',
      GONE,
    ],
    [
      'a question at the block that became a comment with it',
      'zeebeGateway: {resources: {limits: {cpu: 3}}}\n',
      'zeebeGateway.resources.limits.cpu',
      GONE,
    ],
    [
      'a question at one of its items alone: the others live on',
      'operate: {env: [{name: JAVA_OPTS, value: -Xmx1g}, {name: A, value: b}]}\n',
      'operate.env',
      [],
    ],
    [
      'a question whose answer has a place in 8.8',
      'operate: {contextPath: /operate}\ntasklist: {contextPath: /tasklist}\n',
      'operate.contextPath',
      [],
    ],
    ['a change that needs no answer', 'zeebe: {pvcSize: 10Gi}\n', 'zeebe.pvcSize', []],
    ['taken out with its block', 'zeebeGateway: {replicas: 7}\n', 'zeebeGateway.replicas', []],
    [
      'a question that says nothing of an effect',
      'global: {identity: {auth: {enabled: false}}}\n',
      'global.identity.auth.enabled',
      [],
    ],
    [
      'a question at another key',
      'zeebeGateway: {priorityClassName: fast, replicas: 7}\n',
      'zeebeGateway.replicas',
      [],
    ],
    [
      'a key that gets an effect',
      'identity: {firstUser: {secret: {existingSecret: s}}}\n',
      'identity.firstUser.secret',
      ['adds'],
    ],
    [
      'a switch that turns off what ran',
      'orchestration: {enabled: false}\n',
      'orchestration.enabled',
      [...GONE, 'adds'],
    ],
  ] as const)
    test(name, () => {
      assert.deepEqual(excused(text, key), what);
    });
  test('of two keys, what is said of one', () => {
    const text = 'zeebeGateway: {priorityClassName: fast, replicas: 7}\n';
    assert.deepEqual(excused(text, 'zeebeGateway.replicas', 'zeebeGateway.priorityClassName'), GONE);
  });
});
