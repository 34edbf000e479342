/** Why renders differ: each way to a reason, and what must not get one. On facts written for this. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { compareRenders } from '../../../server/src/engine/effects/compare.ts';
import { explain, type Explained, type Known } from '../../../server/src/engine/effects/explain.ts';
import type { Facts } from '../../../server/src/engine/effects/facts.ts';
import { HIDDEN } from '../../../server/src/engine/effects/value.ts';
import { readSet, upgrade } from '../../../server/src/engine/index.ts';
import type { ChartChange } from '../../../server/src/engine/rules/rule.ts';
import type { JsonObject } from '../../../server/src/engine/view.ts';

type Written = Readonly<Record<string, Readonly<Record<string, string>>>>;
/** A value that begins with `!` is a secret. */
const facts = (written: Written): Facts =>
  new Map(
    Object.entries(written).map(([object, properties]) => [
      object,
      new Map(
        Object.entries(properties).map(([name, text]) => [
          name,
          text.startsWith('!') ? { same: text.slice(1), text: HIDDEN } : { same: text, text },
        ]),
      ),
    ]),
  );
interface Given {
  readonly before: Written;
  readonly after: Written;
  readonly rows?: readonly Partial<ChartChange>[];
  /** Values of 8.7 as YAML, upgraded for their account. */
  readonly values?: string;
  readonly json?: JsonObject;
  readonly effects?: Known['effectsOf'];
}
function judged({ before, after, rows = [], values = '', json = {}, effects = () => [] }: Given): Explained[] {
  const [a, b] = [facts(before), facts(after)];
  const { findings, layers } = upgrade(readSet([{ name: 'values.yaml', text: values }], { from: '8.7' }));
  return explain(compareRenders(a, b), {
    before: a,
    after: b,
    findings,
    ledgers: layers.map((l) => l.ledger),
    values: [json],
    effectsOf: effects,
    whyOf: () => 'Because.',
    changes: rows.map((r) => ({
      id: 'chart/test',
      objects: ['Application/connectors'],
      property: 'NAME',
      what: 'changes',
      why: 'So.',
      source: 'here',
      ...r,
    })),
    release: 'camunda',
  });
}
const reasons = (given: Given): string[] =>
  judged(given).map((d) => `${d.object} ${d.property}: ${d.reason?.id ?? 'none'}`);
const connectors = (
  was: string,
  is: string,
  rows: readonly Partial<ChartChange>[],
  more: Partial<Given> = {},
): string =>
  reasons({
    before: { 'Application/connectors': { NAME: was } },
    after: { 'Application/connectors': { NAME: is } },
    rows,
    ...more,
  })[0] ?? '';
const EXPLAINED = 'Application/connectors NAME: chart/test';
const OPEN = 'Application/connectors NAME: none';

void describe('rows of the table', () => {
  void test('both sides as the row says', () => {
    const row = { in87: 'a', in88: 'b' };
    assert.equal(connectors('a', 'b', [row]), EXPLAINED);
    assert.equal(connectors('a', 'c', [row]), OPEN);
    assert.equal(connectors('c', 'b', [row]), OPEN);
  });
  void test('a row that leaves the new value to the program that had it before', () => {
    const given = (brokers: Record<string, string>): Given => ({
      before: { 'Deployment/operate': { cpu: '1' }, 'StatefulSet/cluster': brokers },
      after: { 'StatefulSet/cluster': { cpu: '3' } },
      rows: [{ objects: ['Deployment/operate'], property: 'cpu', in87: '1' }],
    });
    assert.deepEqual(reasons(given({ cpu: '3' })), ['Deployment/operate cpu: chart/test']);
    // Its own difference has no reason.
    assert.ok(reasons(given({ cpu: '2' })).includes('StatefulSet/cluster cpu: none'));
    assert.deepEqual(reasons(given({})), ['Deployment/operate cpu: none']);
    assert.equal(connectors('a', 'b', [{ in87: 'a' }]), OPEN);
  });
  void test('another object, another property, another kind of change', () => {
    const row = { in87: 'a', in88: 'b' };
    assert.equal(connectors('a', 'b', [{ ...row, objects: ['Application/optimize'] }]), OPEN);
    assert.equal(connectors('a', 'b', [{ ...row, property: 'NAME_OF_ANOTHER' }]), OPEN);
    assert.equal(connectors('a', 'b', [{ ...row, what: 'adds' }]), OPEN);
  });
  void test('the name of the release, and any text where the row has a star', () => {
    assert.equal(connectors('camunda-zeebe', 'x', [{ in87: '<release>-zeebe', in88: 'x' }]), EXPLAINED);
    assert.equal(connectors('other-zeebe', 'x', [{ in87: '<release>-zeebe', in88: 'x' }]), OPEN);
    assert.equal(connectors('a', '8.8.36', [{ in88: '8.8.*' }]), EXPLAINED);
    assert.equal(connectors('a', '818.36', [{ in88: '8.8.*' }]), OPEN);
  });
  void test('what a star stood for, in the value and in the name', () => {
    const row = { in87: 'http://*:80/*', in88: 'http://<1>/<2>' };
    assert.equal(connectors('http://host:80/auth', 'http://host/auth', [row]), EXPLAINED);
    assert.equal(connectors('http://host:80/auth', 'http://other/auth', [row]), OPEN);
    const given = (is: string): Given => ({
      before: { 'Deployment/operate': { 'init[A].cpu': '1' }, 'Application/operate': { A: is } },
      after: { 'StatefulSet/cluster': {}, 'Application/cluster': { A: is } },
      rows: [
        {
          objects: ['Deployment/operate'],
          property: 'init[*].cpu',
          what: 'drops',
          in87: '{12:Application/operate <1>}',
        },
      ],
    });
    // A property of an object that has a successor.
    assert.deepEqual(reasons(given('1')), ['Deployment/operate init[A].cpu: chart/test']);
    assert.deepEqual(reasons(given('2')), ['Deployment/operate init[A].cpu: none']);
  });
  void test('what one of the renders has elsewhere', () => {
    const given = (is: string): Given => ({
      before: { 'Application/connectors': { OLD: 'a' } },
      after: { 'Application/connectors': { NEW: is } },
      rows: [
        { property: 'OLD', what: 'drops', in87: '{13:Application/connectors NEW}' },
        { property: 'NEW', what: 'adds', in88: '{12:Application/connectors OLD}' },
      ],
    });
    assert.deepEqual(reasons(given('a')), [
      'Application/connectors OLD: chart/test',
      'Application/connectors NEW: chart/test',
    ]);
    assert.deepEqual(reasons(given('b')), ['Application/connectors OLD: none', 'Application/connectors NEW: none']);
  });
  void test('a reference to what is not there fits nothing, an empty text among them', () => {
    assert.equal(connectors('a', '', [{ in88: '{13:Application/optimize NAME}' }]), OPEN);
    assert.equal(connectors('a', '', [{ in88: '*{13:Application/optimize NAME}' }]), OPEN);
  });
  void test('a path at the root says nothing in front of another, nor at the end', () => {
    const given = (is: string, in88: string): Given => ({
      before: { 'Application/connectors': { NAME: 'a' }, 'Application/cluster': { PATH: '/' } },
      after: { 'Application/connectors': { NAME: is }, 'Application/cluster': { PATH: '/' } },
      rows: [{ in88 }],
    });
    const path = '{13:Application/cluster PATH}';
    assert.deepEqual(reasons(given('http://host:1/operate', `*:1${path}/operate`)), [EXPLAINED]);
    assert.deepEqual(reasons(given('http://host', `http://host${path}`)), [EXPLAINED]);
    assert.deepEqual(reasons(given('http://host/x', `http://host${path}`)), [OPEN]);
  });
  void test('a star in a value that is referred to is a star', () => {
    const given = (is: string): Given => ({
      before: { 'Application/connectors': { NAME: 'a' }, 'Application/optimize': { MASK: '*' } },
      after: { 'Application/connectors': { NAME: is }, 'Application/optimize': { MASK: '*' } },
      rows: [{ in88: '{12:Application/optimize MASK}' }],
    });
    assert.deepEqual(reasons(given('*')), [EXPLAINED]);
    assert.deepEqual(reasons(given('b')), [OPEN]);
  });
  void test('secrets are compared, and not shown', () => {
    assert.equal(connectors('!a', '!b', [{ in87: 'a', in88: 'b' }]), EXPLAINED);
    assert.equal(connectors('!a', '!c', [{ in87: 'a', in88: 'b' }]), OPEN);
    assert.equal(connectors('!a', '!c', [{ in87: HIDDEN, in88: HIDDEN }]), OPEN);
    const [d] = judged({
      before: { 'Application/connectors': { NAME: '!a' } },
      after: { 'Application/connectors': { NAME: '!b' } },
      rows: [{ in87: 'a', in88: 'b' }],
    });
    assert.deepEqual([d?.in87, d?.in88], [HIDDEN, HIDDEN]);
  });
  void test('a variable that the files set is nothing that the chart did', () => {
    const json = { connectors: { env: [{ name: 'NAME', value: 'a' }] } };
    assert.equal(connectors('a', 'b', [{ in88: 'b' }], { json }), OPEN);
    assert.equal(connectors('c', 'b', [{ in88: 'b' }], { json }), EXPLAINED);
  });
  void test('paths of a host that both charts have', () => {
    const row = { objects: ['Route/*'], property: '{12:Application/operate PATH}', what: 'drops', in87: 'x' } as const;
    const given = (host: string): Given => ({
      before: { 'Route/a': { '/operate': 'x', '/': 'y' }, 'Application/operate': { PATH: '/operate' } },
      after: { [`Route/${host}`]: { '/': 'y' }, 'Application/cluster': { PATH: '/operate' } },
      rows: [row],
    });
    assert.deepEqual(reasons(given('a')), ['Route/a /operate: chart/test']);
    assert.ok(reasons(given('b')).every((r) => r.endsWith(': none')));
  });
});

void describe('rules', () => {
  const values = `operate:
  env:
    - name: CAMUNDA_OPERATE_ELASTICSEARCH_INDEXPREFIX
      value: mine
zeebe:
  clusterSize: "5"
`;
  const json = {
    operate: { env: [{ name: 'CAMUNDA_OPERATE_ELASTICSEARCH_INDEXPREFIX', value: 'mine' }] },
    zeebe: { clusterSize: '5' },
  };
  const PREFIX = 'CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_INDEXPREFIX';
  const prefix = (was: string, is = ''): string[] =>
    reasons({
      before: { 'Application/operate': { [PREFIX]: was } },
      after: { 'Application/cluster': { [PREFIX]: is } },
      rows: [{ objects: ['Application/cluster'], property: PREFIX, what: 'adds', in88: '' }],
      values,
      json,
    });
  void test('a value that the account has commented out, under its name of 8.8', () => {
    assert.deepEqual(prefix('mine'), [`Application/operate ${PREFIX}: env/index-prefix`]);
    assert.deepEqual(prefix('theirs'), [`Application/operate ${PREFIX}: none`]);
    // Nothing says why it should be this instead.
    assert.deepEqual(prefix('mine', 'other'), [`Application/operate ${PREFIX}: none`]);
  });
  void test('a value that moved, where it arrives; with its place in the files', () => {
    const given = (is: string): Given => ({
      before: { 'Application/cluster': { CLUSTER_SIZE: '3' } },
      after: { 'Application/cluster': { CLUSTER_SIZE: is } },
      values,
      json,
    });
    const [moved] = judged(given('5'));
    assert.equal(moved?.reason?.by, 'rule');
    assert.deepEqual(
      moved.values.map((v) => v.path),
      ['zeebe.clusterSize'],
    );
    assert.equal(judged(given('6'))[0]?.reason, undefined);
  });
  void test('a variable that has another name now counts only where the new one has its value', () => {
    const old = 'CAMUNDA_CLIENT_ZEEBE_GRPCADDRESS';
    const now = 'CAMUNDA_CLIENT_GRPCADDRESS';
    const given = (is: Record<string, string>): Given => ({
      before: { 'Application/connectors': { [old]: 'https://a:1' } },
      after: { 'Application/connectors': is },
      values: `connectors:\n  env:\n    - name: ${old}\n      value: https://a:1\n`,
      json: { connectors: { env: [{ name: old, value: 'https://a:1' }] } },
    });
    assert.ok(reasons(given({ [now]: 'https://a:1' })).every((r) => !r.endsWith(': none')));
    assert.ok(reasons(given({ [now]: 'https://b:1' })).every((r) => r.endsWith(': none')));
    assert.ok(reasons(given({})).every((r) => r.endsWith(': none')));
  });
  void test('what a rule is declared to do, and nothing else', () => {
    const effects: Known['effectsOf'] = (rule) =>
      rule === 'env/index-prefix' ? [{ object: 'Application/connectors', property: 'NAME', why: 'So.' }] : [];
    const more = { values, json, effects };
    assert.equal(connectors('a', 'b', [], more), 'Application/connectors NAME: env/index-prefix');
    assert.equal(connectors('a', 'b', [], { effects }), OPEN);
  });
  void test('the same text under another name is another value', () => {
    const [d] = judged({
      before: { 'Application/cluster': { SOMETHING: '3' } },
      after: { 'Application/cluster': { SOMETHING: '5' } },
      values,
      json,
    });
    assert.equal(d?.reason, undefined);
  });
});

void test('what has no reason comes first among its equals, and data before the rest', () => {
  const order = judged({
    before: {
      'Application/connectors': { NAME: 'a', OTHER: 'a' },
      'StatefulSet/cluster': { 'spec.volumeClaimTemplates[data].spec.storage': '1' },
    },
    after: {
      'Application/connectors': { NAME: 'b', OTHER: 'b' },
      'StatefulSet/cluster': { 'spec.volumeClaimTemplates[data].spec.storage': '2' },
    },
    rows: [{ in87: 'a', in88: 'b' }],
  });
  assert.deepEqual(
    order.map((d) => d.property),
    ['spec.volumeClaimTemplates[data].spec.storage', 'OTHER', 'NAME'],
  );
});
