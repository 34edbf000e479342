/** A cluster without a storage beside the brokers, which chart 13.x does not render, and one with two, of which it uses the other. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readSet, upgrade } from '../../../server/src/engine/index.ts';

const OFF = 'global: {elasticsearch: {enabled: false}}\n';
const told = (rule: string, texts: readonly string[]): string[] =>
  upgrade(
    readSet(
      texts.map((text, i) => ({ name: `${String(i)}.yaml`, text })),
      { from: '8.7' },
    ),
  )
    .findings.filter((f) => f.rule === rule)
    .map((f) => `${String(f.place.layer)} ${f.place.path} ${f.safety} ${f.ifLeft}`);
const DECISION = 'global.elasticsearch.enabled manual aborts';

describe('no storage at all', () => {
  for (const [name, texts, layer] of [
    ['the switch alone', [OFF], 0],
    ['null in its place', ['global: {elasticsearch: {enabled: null}}\n'], 0],
    ['OpenSearch off too', [OFF, 'global: {opensearch: {enabled: false}}\n'], 0],
    [
      'applications off',
      [`${OFF}operate: {enabled: false}\ntasklist: {enabled: false}\noptimize: {enabled: false}\n`],
      0,
    ],
    ['a later file switches it off', ['global: {elasticsearch: {enabled: true}}\n', OFF], 1],
    ['the one that is installed is not the one that is used', [`${OFF}elasticsearch: {enabled: true}\n`], 0],
  ] as const)
    test(`${name}: a decision`, () => {
      assert.deepEqual(told('cluster/no-storage', texts), [`${String(layer)} ${DECISION}`]);
    });
  for (const [name, texts] of [
    ['nothing is said', ['zeebe: {clusterSize: "3"}\n']],
    ['OpenSearch is used', [OFF, 'global: {opensearch: {enabled: true}}\n']],
    ['a later file switches it on', [OFF, 'global: {elasticsearch: {enabled: true}}\n']],
    ['no cluster', [`${OFF}zeebe: {enabled: false}\noperate: {enabled: false}\ntasklist: {enabled: false}\n`]],
    ['none is wanted', ['global: {elasticsearch: {enabled: false}, noSecondaryStorage: true}\n']],
  ] as const)
    test(`${name}: nothing to decide`, () => {
      assert.deepEqual(told('cluster/no-storage', texts), []);
    });
});

describe('Elasticsearch and OpenSearch', () => {
  const OPEN = 'global: {opensearch: {enabled: true}}\n';
  const both = (...texts: readonly string[]): string[] => told('storage/both', texts);
  for (const [name, texts, layer] of [
    ['one by default', [OPEN], 0],
    ['each in a file', ['global: {elasticsearch: {enabled: true}}\n', OPEN], 1],
    [
      'a later file switches the first on again',
      [OFF + 'zeebe: {}\n', OPEN, 'global: {elasticsearch: {enabled: true}}\n'],
      1,
    ],
    [
      'texts that Helm takes for on',
      ['global: {elasticsearch: {enabled: "true"}, opensearch: {enabled: "true"}}\n'],
      0,
    ],
    ['one application alone reads', [`${OPEN}operate: {enabled: false}\n`], 0],
  ] as const)
    test(`${name}: which of them is for a person to say`, () => {
      assert.deepEqual(both(...texts), [`${String(layer)} global.opensearch.enabled manual dangerous`]);
    });
  for (const [name, texts] of [
    ['the first is off', [OFF, OPEN]],
    ['the second is off again', [OPEN, 'global: {opensearch: {enabled: false}}\n']],
    ['nobody reads', [`${OPEN}operate: {enabled: false}\ntasklist: {enabled: false}\n`]],
  ] as const)
    test(`${name}: one`, () => {
      assert.deepEqual(both(...texts), []);
    });
});
