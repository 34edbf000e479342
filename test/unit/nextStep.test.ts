/** A set that is where people are led to stays silent until somebody asks for more. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { examine, readSet, upgrade } from '../../server/src/engine/index.ts';
import { singles } from '../support/fixtures.ts';

describe('files of 8.8', () => {
  for (const f of singles('clean-8.8')) {
    test(`${f.name}: silent without a target, led on with one`, () => {
      const still = readSet(f.layers);
      assert.deepEqual([still.version, still.step.to], ['8.8', '8.8']);
      assert.deepEqual(examine(still), []);
      const asked = readSet(f.layers, { target: '8.9' });
      assert.deepEqual([asked.version, asked.step.from, asked.step.to], ['8.8', '8.8', '8.9']);
    });
  }
});

describe('files of 8.7', () => {
  test('take one step at a time, whatever the target', () => {
    const layers = [{ name: 'values.yaml', text: 'zeebe:\n  clusterSize: "3"\n' }];
    const set = readSet(layers, { target: '8.9' });
    assert.deepEqual([set.version, set.step.to], ['8.7', '8.8']);
    assert.deepEqual(
      upgrade(set).layers.map((l) => l.after),
      upgrade(readSet(layers)).layers.map((l) => l.after),
    );
  });
});

describe('files of 8.9', () => {
  const values = 'orchestration:\n  clusterSize: "3"\n  data:\n    secondaryStorage:\n      type: elasticsearch\n';
  for (const target of [undefined, '8.9'] as const)
    test(`are nobody’s input, target ${target ?? 'none'}`, () => {
      const set = readSet([{ name: 'values.yaml', text: values }], { target });
      assert.deepEqual([set.version, set.step.to], ['8.9', '8.9']);
      assert.deepEqual(
        upgrade(set).layers.map((l) => l.after),
        [values],
      );
    });
});

describe('a key of the new chart that people also write for themselves', () => {
  const CLUSTER = 'orchestration:\n  clusterSize: "3"\n';
  const of = (...texts: readonly string[]): string =>
    readSet(texts.map((text, i) => ({ name: `${String(i)}.yaml`, text }))).version;
  for (const [name, version, ...texts] of [
    ['alone beside the cluster', '8.8', `${CLUSTER}global:\n  host: a.test\n`],
    ['in a layer of its own', '8.8', CLUSTER, 'global:\n  host: a.test\n'],
    [
      'beside the key that it would stand in for',
      '8.8',
      `${CLUSTER}global:\n  host: a.test\n  ingress:\n    enabled: true\n    host: b.test\n`,
    ],
    ['where nothing needs it', '8.8', `${CLUSTER}global:\n  host: a.test\n  ingress:\n    enabled: false\n`],
    [
      'where nothing else gives what is needed',
      '8.9',
      `${CLUSTER}global:\n  host: a.test\n  ingress:\n    enabled: true\n`,
    ],
    [
      'needed by another layer',
      '8.9',
      CLUSTER,
      'global:\n  host: a.test\n',
      'global:\n  ingress:\n    enabled: true\n',
    ],
    ['beside an image of that version', '8.9', `${CLUSTER}global:\n  host: a.test\n  image:\n    tag: 8.9.1\n`],
    ['beside an image of the version before', '8.8', `${CLUSTER}global:\n  host: a.test\n  image:\n    tag: 8.8.1\n`],
    [
      'in files of 8.7',
      '8.7',
      'zeebe:\n  clusterSize: 3\n',
      'global:\n  host: a.test\n  ingress:\n    enabled: true\n',
    ],
  ] as const)
    test(name, () => {
      assert.equal(of(...texts), version);
    });
});
