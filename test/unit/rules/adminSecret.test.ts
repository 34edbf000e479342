/** The Secret of the administrators' client: no key of chart 12.x, written in files of 8.7 all the same, read by 13.x. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readSet, upgrade } from '../../../server/src/engine/index.ts';

const ADMIN = 'global.identity.auth.admin';
function run(admin: string) {
  const { findings, layers } = upgrade(
    readSet([{ name: 'values.yaml', text: `global: {identity: {auth: {admin: ${admin}}}}\n` }], { from: '8.7' }),
  );
  const now = readSet(layers.map((l) => ({ name: l.name, text: l.after }))).merged.get(ADMIN);
  return {
    now: JSON.parse(JSON.stringify(now ?? null)) as unknown,
    awakes: findings.filter((f) => f.rule === 'awakened-key').map((f) => f.place.path),
  };
}
const named = (existingSecret: string, existingSecretKey: string) => ({
  secret: { existingSecret, existingSecretKey },
});
const PIN = 'identity-admin-client-token';

describe('the old spelling goes to the one that is not deprecated', () => {
  for (const [admin, now, awakes] of [
    ['{existingSecret: {name: s}, existingSecretKey: k}', named('s', 'k'), ADMIN],
    // Chart 13.x has this key name where the old spelling says none, and none at all in the new one.
    ['{existingSecret: {name: s}}', named('s', PIN), `${ADMIN}.existingSecret.name`],
    // To 13.x a text is the name of a Secret.
    ['{existingSecret: s, existingSecretKey: k}', named('s', 'k'), ADMIN],
    ['{existingSecret: s, existingSecretKey: ""}', named('s', PIN), ADMIN],
    ['{existingSecret: {name: s}, existingSecretKey: k, enabled: true}', { ...named('s', 'k'), enabled: true }, ADMIN],
    ['{enabled: true}', { enabled: true }, `${ADMIN}.enabled`],
  ] as const)
    test(admin, () => {
      assert.deepEqual(run(admin), { now, awakes: [awakes] });
    });
  test('the new spelling stays', () => {
    assert.deepEqual(run('{secret: {existingSecret: s, existingSecretKey: k}}').now, named('s', 'k'));
  });
});
