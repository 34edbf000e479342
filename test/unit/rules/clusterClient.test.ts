/** The client of the cluster: with Keycloak, Identity of 8.8 makes it, under a name that the values of 8.7 do not decide. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readSet, upgrade } from '../../../server/src/engine/index.ts';

const CLIENT = 'global.identity.auth.zeebe.clientId';
const zeebe = (name: string, more = ''): string => `global: {identity: {auth: {${more}zeebe: {clientId: ${name}}}}}\n`;
const named = (variable: string, name: string): string => `identity: {env: [{name: ${variable}, value: ${name}}]}\n`;

function run(...texts: readonly string[]) {
  const { findings, layers } = upgrade(
    readSet(
      texts.map((text, i) => ({ name: `${String(i)}.yaml`, text })),
      { from: '8.7' },
    ),
  );
  const values = readSet(layers.map((l) => ({ name: l.name, text: l.after }))).merged;
  return {
    client: values.get('orchestration.security.authentication.oidc.clientId'),
    kept: layers
      .map((l) => l.after)
      .join('')
      .includes('# clientId: my-zeebe'),
    told: findings.filter((f) => f.place.path === CLIENT).map((f) => `${f.rule} ${f.safety}`),
  };
}
const DECISION = ['identity-auth/cluster-client manual'];

describe('the client of the cluster', () => {
  for (const [name, texts] of [
    ['by default', [zeebe('my-zeebe')]],
    ['by name', [zeebe('my-zeebe', 'type: KEYCLOAK, ')]],
    ['of somebody else', [zeebe('my-zeebe'), 'global: {identity: {keycloak: {url: {host: h}}}}\n']],
    ['and another name for Identity', [zeebe('my-zeebe') + named('CAMUNDA_ORCHESTRATION_CLIENT_ID', 'other')]],
    ['in files on top of each other', ['identity: {enabled: true}\n', zeebe('my-zeebe')]],
  ] as const)
    test(`Keycloak ${name}: a decision, and the name stays`, () => {
      const { client, told, kept } = run(...texts);
      assert.equal(client, undefined);
      assert.deepEqual(told, DECISION);
      assert.ok(kept);
    });
  test('the name that chart 12.x had by itself goes', () => {
    const { client, told } = run(zeebe('zeebe'));
    assert.equal(client, undefined);
    assert.deepEqual(told, ['identity-auth/cluster-client review']);
  });
  for (const [name, texts] of [
    ['another provider', [zeebe('my-zeebe', 'type: GENERIC, ')]],
    ['another provider in a later file', [zeebe('my-zeebe'), 'global: {identity: {auth: {type: MICROSOFT}}}\n']],
    ['no Management Identity', [`${zeebe('my-zeebe')}identity: {enabled: false}\n`]],
    ['Identity makes it', [zeebe('my-zeebe') + named('CAMUNDA_ORCHESTRATION_CLIENT_ID', 'my-zeebe')]],
    [
      'Identity makes it, told otherwise',
      [zeebe('my-zeebe') + named('VALUES_KEYCLOAK_INIT_ORCHESTRATION_CLIENT_ID', 'my-zeebe')],
    ],
  ] as const)
    test(`${name}: the name goes along`, () => {
      assert.equal(run(...texts).client, 'my-zeebe');
    });
  test('a name of a later file that is no client of Identity does not leave that of an earlier one behind', () => {
    const { client, told } = run(zeebe('orchestration'), zeebe('my-zeebe'));
    assert.ok(client === undefined || client === 'orchestration');
    assert.ok(told.includes(DECISION[0] ?? ''));
  });
});
