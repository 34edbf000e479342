/** Roles and permissions of Management Identity where the brokers are not in these files: nothing brings them to the cluster. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { messageOf, readSet, upgrade } from '../../../server/src/engine/index.ts';

const run = (...texts: readonly string[]) => {
  const { findings, layers } = upgrade(
    readSet(
      texts.map((text, i) => ({ name: `${String(i)}.yaml`, text })),
      { from: '8.7' },
    ),
  );
  const told = findings.filter((f) => f.rule === 'migration/identity-elsewhere');
  const { merged } = readSet(layers.map((l) => ({ name: l.name, text: l.after })));
  return { told, job: merged.get('orchestration.migration.identity.enabled') };
};
const OFF = 'zeebe: {enabled: false}\n';

describe('brokers in another release', () => {
  for (const [name, texts, layer] of [
    ['the switch alone', [OFF], 0],
    ['null in its place', ['zeebe: {enabled: null}\n'], 0],
    ['one application only', [`${OFF}tasklist: {enabled: false}\n`], 0],
    ['a later file switches them off', ['zeebe: {enabled: true}\n', OFF], 1],
    ['another provider', [`${OFF}global: {identity: {auth: {type: GENERIC}}}\n`], 0],
  ] as const)
    test(`${name}: no job, and that is told at the switch`, () => {
      const { told, job } = run(...texts);
      assert.equal(job, undefined);
      assert.deepEqual(
        told.map((f) => [f.place.path, f.place.layer, f.safety]),
        [['zeebe.enabled', layer, 'manual']],
      );
      assert.match(messageOf(told[0] as never).details, /orchestration\.migration\.identity/);
    });
  for (const [name, texts] of [
    ['brokers here', ['zeebe: {clusterSize: "3"}\n']],
    ['a later file has them on', [OFF, 'zeebe: {enabled: true}\n']],
    ['no cluster at all', [`${OFF}operate: {enabled: false}\ntasklist: {enabled: false}\n`]],
    ['no Management Identity', [`${OFF}identity: {enabled: false}\nglobal: {identity: {auth: {enabled: false}}}\n`]],
    ['decided already', [`${OFF}orchestration: {migration: {identity: {enabled: false}}}\n`]],
  ] as const)
    test(`${name}: nothing to tell`, () => {
      assert.deepEqual(run(...texts).told, []);
    });
});
