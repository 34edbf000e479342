/**
 * Where the name of the release decides what 8.8 calls the StatefulSet, the old name is kept for whoever says the release; nobody
 * else's files change. Names measured with Helm 4.1 and both charts.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect, readSet, upgrade, validate, type ReadOptions } from '../../../server/src/engine/index.ts';
import { folder } from '../cli/helpers.ts';

const RULE = 'cluster/release-name';
const named = (text: string | readonly string[], options: ReadOptions): (string | undefined)[] => {
  const layers = [text].flat().map((t, i) => ({ name: `${String(i)}.yaml`, text: t }));
  return upgrade(readSet(layers, options)).layers.map((l) => /fullnameOverride: ?([^\s,}]+)/.exec(l.after)?.[1]);
};
const SMALL = 'zeebe:\n  clusterSize: "1"\n';

test('the name stays where the release says it already', () => {
  assert.deepEqual(named(SMALL, { release: 'my-zeebe' }), ['my-zeebe-zeebe']);
  assert.deepEqual(named(SMALL, { release: 'zeebe' }), ['zeebe-zeebe']);
  const core = (name: string): string => `global:\n  zeebeClusterName: "${name}"\n${SMALL}`;
  assert.deepEqual(named(core('{{ .Release.Name }}-core'), { release: 'core-prod' }), ['core-prod-core']);
  assert.deepEqual(named(core('{{ .Release.Name }}-zeebe'), { release: 'my-zeebe' }), ['my-zeebe-zeebe']);
});

test('nothing is added where the chart keeps the name, the files say one, or nobody said the release', () => {
  assert.deepEqual(named(SMALL, { release: 'camunda' }), [undefined]);
  assert.deepEqual(named(SMALL, {}), [undefined]);
  assert.deepEqual(named(SMALL, { release: 'my-zeebe', partial: true }), [undefined]);
  assert.deepEqual(named(`global:\n  zeebeClusterName: own\n${SMALL}`, { release: 'my-zeebe' }), ['own']);
  const own = `${SMALL}orchestration:\n  fullnameOverride: brokers\n`;
  assert.deepEqual(named(own, { release: 'my-zeebe', from: '8.7' }), ['brokers']);
  const off = `${SMALL}  enabled: false\nzeebeGateway: {enabled: false}\noperate: {enabled: false}\ntasklist: {enabled: false}\n`;
  assert.deepEqual(named(off, { release: 'my-zeebe' }), [undefined]);
  // What a later file calls it holds for all of them.
  const overlay = 'global:\n  zeebeClusterName: own\n';
  assert.deepEqual(named([SMALL, overlay], { release: 'my-zeebe' }), [undefined, 'own']);
});

test('it is told, and the result is 8.8 without mistakes that changes no more', () => {
  const set = readSet([{ name: 'v', text: SMALL }], { release: 'my-zeebe' });
  const [found, ...more] = inspect(set).filter((f) => f.rule === RULE);
  assert.deepEqual([found?.severity, found?.safety, more], ['error', 'review', []]);
  const after = upgrade(set).layers[0]?.after ?? '';
  const again = readSet([{ name: 'v', text: after }], { release: 'my-zeebe' });
  assert.equal(again.version, '8.8');
  assert.deepEqual(
    validate(again).map((f) => f.rule),
    validate(readSet([{ name: 'v', text: after }])).map((f) => f.rule),
  );
  assert.equal(upgrade(again).layers[0]?.after, after);
});

test('check and migrate take the release; what Helm does not take for one is refused', () => {
  const here = folder({ 'a.yaml': SMALL });
  assert.match(here.run(['check', 'a.yaml', '--release', 'my-zeebe']).out, new RegExp(`\\(${RULE}\\)`));
  assert.doesNotMatch(here.run(['check', 'a.yaml', '--release', 'camunda']).out, new RegExp(RULE));
  const done = here.run(['migrate', 'a.yaml', '--release', 'my-zeebe', '--output', 'b.yaml']);
  assert.match(done.out, new RegExp(`\\(${RULE}\\)`));
  assert.match(here.read('b.yaml'), /^ {2}fullnameOverride: my-zeebe-zeebe$/m);
  for (const name of ['', 'My', 'a: b', '-a', 'a'.repeat(54)]) {
    const refused = here.run(['migrate', 'a.yaml', `--release=${name}`, '--output', 'c.yaml']);
    assert.deepEqual([refused.code, refused.out], [1, ''], name);
    assert.match(refused.err, /--release is the name of a Helm release/);
  }
});
