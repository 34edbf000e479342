/** What keys did that wait for somebody, or that begin to do something: told by renders without them. On charts made up for this. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { compareRenders } from '../../../server/src/engine/effects/compare.ts';
import { explain } from '../../../server/src/engine/effects/explain.ts';
import type { Facts } from '../../../server/src/engine/effects/facts.ts';
import { explainWaiting } from '../../../server/src/engine/effects/waiting.ts';
import { textOf } from '../../../server/src/engine/effects/known.ts';
import { readSet, upgrade } from '../../../server/src/engine/index.ts';
import { mergeValues, valueAt, type JsonObject } from '../../../server/src/engine/view.ts';
import type { Json } from '../../../server/src/engine/yaml/tree.ts';
import { known } from '../../../server/src/verify/verify.ts';

type Read = (path: string) => Json | undefined;
/** What a chart prints of values: properties by their objects. */
type Chart = (said: Read) => Readonly<Record<string, Readonly<Record<string, string | undefined>>>>;

const print = (chart: Chart, layers: readonly JsonObject[]): Facts => {
  const values = layers.reduce<JsonObject>(mergeValues, {});
  const made = chart((path) => valueAt(values, path.split('.')));
  return new Map(
    Object.entries(made).map(([object, properties]) => [
      object,
      new Map(
        Object.entries(properties).flatMap(([name, t]) => (t === undefined ? [] : [[name, { same: t, text: t }]])),
      ),
    ]),
  );
};
/** `object property: rule` of every difference, and how often a chart was asked. */
async function verdict(
  charts: { readonly old: Chart; readonly now: Chart },
  before: string,
  change = (after: string): string => after,
): Promise<{ reasons: string[]; asked: number }> {
  const set = readSet([{ name: 'values.yaml', text: before }], { from: '8.7' });
  const done = upgrade(set);
  const texts = done.layers.map((l) => ({ name: l.name, text: change(l.after) }));
  const now = readSet(texts, { from: '8.8' }).units.map((u) => u.json);
  const [was, is] = [
    print(
      charts.old,
      set.units.map((u) => u.json),
    ),
    print(charts.now, now),
  ];
  const all = known.of(set, done, was, is, 'camunda');
  let asked = 0;
  const found = await explainWaiting(
    explain(compareRenders(was, is, set.step.objects), { ...all, changes: [] }),
    { ...all, changes: [] },
    now,
    (side, values) => {
      asked += 1;
      return Promise.resolve(print(side === 'before' ? charts.old : charts.now, values));
    },
  );
  return { reasons: found.map((d) => `${d.object} ${d.property}: ${d.reason?.id ?? 'none'}`).sort(), asked };
}
const onOff = (value: Json | undefined): string => (value === undefined ? 'off' : 'on');

void describe('a key that begins to do something', () => {
  const charts = {
    old: () => ({ 'Application/cluster': { SIZE: '3', POLICY: 'off' } }),
    now: (said: Read) => ({
      'Application/cluster': {
        SIZE: '3',
        THREADS: textOf(said('orchestration.cpuThreadCount')),
        // Of the same key, and not its value.
        POLICY: onOff(said('orchestration.cpuThreadCount')),
      },
    }),
  };
  const VALUES = 'zeebe: {clusterSize: "3"}\norchestration: {cpuThreadCount: "5"}\n';
  void test('is the reason of what has its value, and of what follows from it', async () => {
    const { reasons } = await verdict(charts, VALUES);
    assert.deepEqual(reasons, [
      'Application/cluster POLICY: awakened-key',
      'Application/cluster THREADS: awakened-key',
    ]);
  });
  void test('another value, which nobody asked for, has none', async () => {
    const changed = await verdict(charts, VALUES, (after) => after.replace('"5"', '"6"'));
    assert.deepEqual(changed.reasons, ['Application/cluster POLICY: none', 'Application/cluster THREADS: none']);
  });
});

void describe('a key that switches less than it did', () => {
  const charts = {
    old: (said: Read) => ({
      'Application/operate': { A: '1' },
      ...(said('zeebe.enabled') === false ? {} : { 'StatefulSet/cluster': { claim: '32Gi' } }),
    }),
    now: (said: Read) => ({
      'Application/cluster': { A: '1' },
      'StatefulSet/cluster': { claim: textOf(said('orchestration.pvcSize')) ?? '32Gi' },
    }),
  };
  const VALUES = 'zeebe: {enabled: false}\noperate: {enabled: true}\n';
  void test('is the reason of what is there now', async () => {
    const { reasons } = await verdict(charts, VALUES);
    assert.deepEqual(
      reasons.filter((r) => r.startsWith('StatefulSet/')),
      ['StatefulSet/cluster claim: zeebe/enabled'],
    );
  });
  void test('and not of what somebody wrote there', async () => {
    const { reasons } = await verdict(charts, VALUES, (after) =>
      after
        .replace('orchestration:', 'orchestration:\n  pvcSize: 1Gi')
        .replace(/orchestration:\n {2}pvcSize: 1Gi \{/, 'orchestration: {pvcSize: 1Gi, '),
    );
    assert.ok(reasons.includes('StatefulSet/cluster claim: none'));
  });
});

void describe('of several keys that wait', () => {
  const charts = {
    old: (said: Read) => ({
      'Application/operate': { OPERATE_CLASS: onOff(said('tasklist.nodeSelector.disk')) },
      'Application/tasklist': { TASKLIST_DNS: onOff(said('operate.dnsConfig.nameservers')) },
    }),
    now: () => ({ 'Application/cluster': { OPERATE_CLASS: 'off', TASKLIST_DNS: 'off' } }),
  };
  const BLOCK = 'operate:\n  dnsConfig:\n    nameservers: [10.0.0.1]\ntasklist:\n  nodeSelector: {disk: ssd}\n';
  const FLOW = 'operate: {dnsConfig: {nameservers: [10.0.0.1]}}\ntasklist: {nodeSelector: {disk: ssd}}\n';
  for (const [how, values] of [
    ['in lines', BLOCK],
    ['between braces', FLOW],
  ] as const)
    void test(`the one without which the difference is not there, whatever its name says: ${how}`, async () => {
      const { reasons } = await verdict(charts, values);
      assert.deepEqual(reasons, [
        'Application/operate OPERATE_CLASS: tasklist/node-selector',
        'Application/tasklist TASKLIST_DNS: operate/dns-config',
      ]);
    });
  void test('a chart is asked no more often than there are rules', async () => {
    const { asked } = await verdict(charts, BLOCK);
    assert.ok(asked <= 4, String(asked));
    assert.equal((await verdict({ old: charts.now, now: charts.now }, BLOCK)).asked, 0);
  });
});
