/** Why renders differ: each way to a reason, and what must not get one. On facts written for this. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { compareRenders } from '../../../server/src/engine/effects/compare.ts';
import { explain, folded, hasWord, type Explained } from '../../../server/src/engine/effects/explain.ts';
import type { Facts } from '../../../server/src/engine/effects/facts.ts';
import type { Known } from '../../../server/src/engine/effects/known.ts';
import { HIDDEN } from '../../../server/src/engine/effects/value.ts';
import { readSet, upgrade } from '../../../server/src/engine/index.ts';
import type { ChartChange } from '../../../server/src/engine/rules/rule.ts';
import { STEPS } from '../../../server/src/engine/steps/index.ts';
import type { JsonObject } from '../../../server/src/engine/view.ts';

const [step] = STEPS;
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
  readonly effects?: Known['effects'];
  readonly copies?: Known['copies'];
}
function judged({ before, after, rows = [], values = '', json = {}, effects = [], copies = [] }: Given): Explained[] {
  const [a, b] = [facts(before), facts(after)];
  const { findings, layers } = upgrade(readSet([{ name: 'values.yaml', text: values }], { from: '8.7' }));
  return explain(compareRenders(a, b, step.objects), {
    objects: step.objects,
    chart: step.charts.to,
    before: a,
    after: b,
    findings,
    ledgers: layers.map((l) => l.ledger),
    values: [json],
    effects,
    whyOf: () => 'Because.',
    looks: new Set(),
    asleep: new Set(),
    copies,
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
    const row = { before: 'a', after: 'b' };
    assert.equal(connectors('a', 'b', [row]), EXPLAINED);
    assert.equal(connectors('a', 'c', [row]), OPEN);
    assert.equal(connectors('c', 'b', [row]), OPEN);
  });
  void test('a row that leaves the new value to the program that had it before', () => {
    const given = (brokers: Record<string, string>): Given => ({
      before: { 'Deployment/operate': { cpu: '1' }, 'StatefulSet/cluster': brokers },
      after: { 'StatefulSet/cluster': { cpu: '3' } },
      rows: [{ objects: ['Deployment/operate'], property: 'cpu', before: '1' }],
    });
    assert.deepEqual(reasons(given({ cpu: '3' })), ['Deployment/operate cpu: chart/test']);
    // Its own difference has no reason.
    assert.ok(reasons(given({ cpu: '2' })).includes('StatefulSet/cluster cpu: none'));
    assert.deepEqual(reasons(given({})), ['Deployment/operate cpu: none']);
    assert.equal(connectors('a', 'b', [{ before: 'a' }]), OPEN);
  });
  void test('another object, another property, another kind of change', () => {
    const row = { before: 'a', after: 'b' };
    assert.equal(connectors('a', 'b', [{ ...row, objects: ['Application/optimize'] }]), OPEN);
    assert.equal(connectors('a', 'b', [{ ...row, property: 'NAME_OF_ANOTHER' }]), OPEN);
    assert.equal(connectors('a', 'b', [{ ...row, what: 'adds' }]), OPEN);
  });
  void test('the name of the release, and any text where the row has a star', () => {
    assert.equal(connectors('camunda-zeebe', 'x', [{ before: '<release>-zeebe', after: 'x' }]), EXPLAINED);
    assert.equal(connectors('other-zeebe', 'x', [{ before: '<release>-zeebe', after: 'x' }]), OPEN);
    assert.equal(connectors('a', '8.8.36', [{ after: '8.8.*' }]), EXPLAINED);
    assert.equal(connectors('a', '818.36', [{ after: '8.8.*' }]), OPEN);
  });
  void test('what a star stood for, in the value and in the name', () => {
    const row = { before: 'http://*:80/*', after: 'http://<1>/<2>' };
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
          before: '{12:Application/operate <1>}',
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
        { property: 'OLD', what: 'drops', before: '{13:Application/connectors NEW}' },
        { property: 'NEW', what: 'adds', after: '{12:Application/connectors OLD}' },
      ],
    });
    assert.deepEqual(reasons(given('a')), [
      'Application/connectors OLD: chart/test',
      'Application/connectors NEW: chart/test',
    ]);
    assert.deepEqual(reasons(given('b')), ['Application/connectors OLD: none', 'Application/connectors NEW: none']);
  });
  void test('a reference to what is not there fits nothing, an empty text among them', () => {
    assert.equal(connectors('a', '', [{ after: '{13:Application/optimize NAME}' }]), OPEN);
    assert.equal(connectors('a', '', [{ after: '*{13:Application/optimize NAME}' }]), OPEN);
  });
  void test('a path at the root says nothing in front of another, nor at the end', () => {
    const given = (is: string, after: string): Given => ({
      before: { 'Application/connectors': { NAME: 'a' }, 'Application/cluster': { PATH: '/' } },
      after: { 'Application/connectors': { NAME: is }, 'Application/cluster': { PATH: '/' } },
      rows: [{ after }],
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
      rows: [{ after: '{12:Application/optimize MASK}' }],
    });
    assert.deepEqual(reasons(given('*')), [EXPLAINED]);
    assert.deepEqual(reasons(given('b')), [OPEN]);
  });
  void test('secrets are compared, and not shown', () => {
    assert.equal(connectors('!a', '!b', [{ before: 'a', after: 'b' }]), EXPLAINED);
    assert.equal(connectors('!a', '!c', [{ before: 'a', after: 'b' }]), OPEN);
    assert.equal(connectors('!a', '!c', [{ before: HIDDEN, after: HIDDEN }]), OPEN);
    const [d] = judged({
      before: { 'Application/connectors': { NAME: '!a' } },
      after: { 'Application/connectors': { NAME: '!b' } },
      rows: [{ before: 'a', after: 'b' }],
    });
    assert.deepEqual([d?.before, d?.after], [HIDDEN, HIDDEN]);
  });
  void test('a variable that the files set is nothing that the chart did', () => {
    const json = { connectors: { env: [{ name: 'NAME', value: 'a' }] } };
    assert.equal(connectors('a', 'b', [{ after: 'b' }], { json }), OPEN);
    assert.equal(connectors('c', 'b', [{ after: 'b' }], { json }), EXPLAINED);
  });
  void test('paths of a host that both charts have', () => {
    const row = {
      objects: ['Route/*'],
      property: '{12:Application/operate PATH}',
      what: 'drops',
      before: 'x',
    } as const;
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
      rows: [{ objects: ['Application/cluster'], property: PREFIX, what: 'adds', after: '' }],
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
  void test('the value of a key that is declared to do something, and no other value nor key', () => {
    const effect = { at: 'operate.image', object: 'Application/connectors', property: 'NAME', why: 'So.' } as const;
    const changes: Known['effects'] = [{ ...effect, what: 'changes' }];
    const more = { values: 'operate:\n  image:\n    registry: a\n', json: { operate: { image: { registry: 'a' } } } };
    const [d] = judged({
      before: { 'Application/connectors': { NAME: 'a' } },
      after: { 'Application/connectors': { NAME: 'b' } },
      effects: changes,
      ...more,
    });
    assert.equal(d?.reason?.why, 'So.');
    assert.deepEqual(
      d.values.map((v) => v.path),
      ['operate.image.registry'],
    );
    assert.equal(connectors('c', 'b', [], { ...more, effects: changes }), OPEN, 'another value');
    assert.equal(connectors('a', 'b', [], { effects: changes }), OPEN, 'the files do not say the key');
    assert.equal(connectors('a', 'b', [], { ...more, effects: [{ ...effect, what: 'drops' }] }), OPEN);
    assert.equal(connectors('a', 'b', [], { ...more, effects: [{ ...effect, at: 'zeebe', what: 'changes' }] }), OPEN);
  });
  void test('what a key is declared to change too may have had the value of the chart, and none of the files', () => {
    const effects: Known['effects'] = [
      { at: 'operate.image', what: 'adds', object: 'Application/connectors', property: 'NAME', why: 'So.' },
    ];
    const of = (json: Record<string, JsonObject>): Partial<Given> => ({
      json: { operate: { image: { registry: 'a' } }, ...json },
      values: 'operate: {image: {registry: a}}\n',
      effects,
    });
    const given = 'Application/connectors NAME: operate/root';
    assert.equal(connectors('b', 'a', [], of({})), given);
    assert.equal(connectors('b', 'c', [], of({})), OPEN, 'another value');
    assert.equal(connectors('b', 'a', [], of({ connectors: { name: 'b' } })), OPEN, 'it was said');
  });
  void test('what is declared to add a Secret of the files adds a key that was read before', () => {
    const license = { existingSecret: 'lic', existingSecretKey: 'k' };
    const of = (after: string, was = 'secret lic/k'): string[] =>
      reasons({
        before: { 'Application/operate': { CAMUNDA_LICENSE_KEY: was } },
        after: { 'Application/cluster': { CAMUNDA_LICENSE_KEY: was, VALUES_ORCHESTRATION_LICENSE_KEY: after } },
        values: 'global: {license: {existingSecret: lic, existingSecretKey: k}}\n',
        json: { global: { license } },
        effects: step.effects,
      }).filter((r) => r.includes('VALUES_'));
    const name = 'Application/cluster VALUES_ORCHESTRATION_LICENSE_KEY';
    assert.deepEqual(of('secret lic/k'), [`${name}: license/secret`]);
    assert.deepEqual(of('secret lic/other'), [`${name}: none`], 'another key');
    assert.deepEqual(of('secret other/k', 'secret other/k'), [`${name}: none`], 'another Secret');
  });
  void test('what is declared to move is the same at the other place', () => {
    const moves: Known['effects'] = [
      {
        at: 'connectors.replicas',
        what: 'moves',
        object: 'Application/connectors',
        property: 'OLD',
        to: { object: 'Application/connectors', property: 'NEW' },
        why: 'So.',
      },
    ];
    const given = (is: string): Given => ({
      before: { 'Application/connectors': { OLD: 'a' } },
      after: { 'Application/connectors': { NEW: is } },
      values: 'connectors:\n  replicas: 3\n',
      effects: moves,
    });
    assert.deepEqual(reasons(given('a')), ['Application/connectors OLD: kept', 'Application/connectors NEW: kept']);
    assert.ok(reasons(given('b')).every((r) => r.endsWith(': none')));
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

void describe('an object that only one chart has', () => {
  const exists = { property: 'exists', objects: ['Job/new', 'Secret/old'] };
  const comes = { ...exists, what: 'adds', after: 'present' } as const;
  const goes = { ...exists, what: 'drops' } as const;
  const shown = (given: Given): string[] =>
    folded(judged(given)).map((d) => `${d.object} ${d.property}: ${d.reason?.id ?? 'none'}`);

  void test('is one line while its chart explains all that is in it', () => {
    const given = (size: string): Given => ({
      before: {},
      after: { 'Job/new': { exists: 'present', size } },
      rows: [comes, { objects: ['Job/new'], property: 'size', what: 'adds', after: '5' }],
    });
    assert.deepEqual(shown(given('5')), ['Job/new exists: chart/test']);
    assert.deepEqual(shown(given('6')).sort(), ['Job/new exists: chart/test', 'Job/new size: none']);
  });
  void test('is one line as well where nothing explains it', () => {
    assert.deepEqual(shown({ before: { 'Job/old': { exists: 'present', size: '5', more: '6' } }, after: {} }), [
      'Job/old exists: none',
    ]);
  });
  void test('what it shares with another object is compared there, what it has alone is not', () => {
    const copies: Known['copies'] = [
      { id: 'chart/test', objects: ['Job/new'], of: 'StatefulSet/cluster', why: 'So.', source: 'here' },
    ];
    const given = (own: string): Given => ({
      before: { 'StatefulSet/cluster': { zone: 'a' } },
      after: { 'StatefulSet/cluster': { zone: 'a' }, 'Job/new': { exists: 'present', zone: own } },
      rows: [comes],
      copies,
    });
    assert.deepEqual(shown(given('a')), ['Job/new exists: chart/test']);
    assert.ok(shown(given('b')).includes('Job/new zone: none'));
  });
  void test('a value that the chart made up may go, one of the files may not', () => {
    const given = (json: JsonObject): Given => ({
      before: { 'Secret/old': { exists: 'present', 'data[password]': '!x7' } },
      after: {},
      rows: [goes, { objects: ['Secret/old'], property: 'data[password]', what: 'drops', before: '<generated>' }],
      json,
    });
    assert.deepEqual(shown(given({})), ['Secret/old exists: chart/test']);
    assert.ok(shown(given({ old: { password: 'x7' } })).includes('Secret/old data[password]: none'));
  });
  void test('a secret of the files that moved has to be somewhere in 13.x', () => {
    const given = (is: string): Given => ({
      before: { 'Secret/connectors-identity-secret': { exists: 'present', 'data[connectors-secret]': '!x7' } },
      after: { 'Application/connectors': { CAMUNDA_CLIENT_AUTH_CLIENTSECRET: is } },
      rows: [{ ...goes, objects: ['Secret/connectors-identity-secret'] }],
      values: 'global:\n  identity:\n    auth:\n      connectors:\n        existingSecret: x7\n',
      json: { global: { identity: { auth: { connectors: { existingSecret: 'x7' } } } } },
    });
    const of = (is: string): string[] => shown(given(is)).filter((line) => line.includes('data['));
    assert.deepEqual(of('!x7'), [
      'Secret/connectors-identity-secret data[connectors-secret]: identity-auth/connectors-secret',
    ]);
    assert.deepEqual(of('!another'), ['Secret/connectors-identity-secret data[connectors-secret]: none']);
  });
});

void describe('references of rows', () => {
  void test('a part of an address', () => {
    const given = (is: string, part: string): Given => ({
      before: { 'Application/connectors': { NAME: 'a' } },
      after: { 'Application/connectors': { NAME: is, URL: 'https://host.example.com:9200/x' } },
      rows: [
        { after: `{13:Application/connectors URL|${part}}` },
        { property: 'URL', what: 'adds', after: 'https://host.example.com:9200/x' },
      ],
    });
    assert.ok(reasons(given('host.example.com', 'host')).includes(EXPLAINED));
    assert.ok(reasons(given('9200', 'port')).includes(EXPLAINED));
    assert.ok(reasons(given('9201', 'port')).includes(OPEN));
  });
  void test('what the old files say; where they say nothing the row fits nothing', () => {
    const row = { before: '*{values:global.path}', after: '<1>/{values:global.path}' };
    const json = { global: { path: 'auth' } };
    assert.equal(connectors('http://hauth', 'http://h/auth', [row], { json }), EXPLAINED);
    assert.equal(connectors('http://hauth', 'http://h/other', [row], { json }), OPEN);
    assert.equal(connectors('http://h', 'http://h/', [row]), OPEN);
  });
});

void describe('what a rule takes out of use', () => {
  const text = 'camunda.operate:\n  elasticsearch:\n    numberOfShards: 3\n';
  const shards = (was: string): string[] =>
    reasons({
      before: { 'Application/operate': { CAMUNDA_OPERATE_ELASTICSEARCH_NUMBEROFSHARDS: was } },
      after: { 'Application/cluster': {} },
      values: `operate:\n  configuration: |\n${text.replace(/^(?=.)/gm, '    ')}`,
      json: { operate: { configuration: text } },
    });
  void test('a configuration goes with everything that it says, and with nothing else', () => {
    const line = 'Application/operate CAMUNDA_OPERATE_ELASTICSEARCH_NUMBEROFSHARDS: ';
    assert.deepEqual(shards('3'), [`${line}operate/configuration`]);
    assert.deepEqual(shards('4'), [`${line}none`]);
  });
  void test('options of the virtual machine under the name of their variable', () => {
    const given = (was: string): Given => ({
      before: {
        'Application/operate': { JAVA_TOOL_OPTIONS: was },
        'Application/cluster': { JAVA_TOOL_OPTIONS: '-Xb' },
      },
      after: { 'Application/cluster': { JAVA_TOOL_OPTIONS: '-Xb' } },
      values: 'operate:\n  javaOpts: -Xa\n',
      json: { operate: { javaOpts: '-Xa' } },
    });
    assert.deepEqual(reasons(given('-Xa')), ['Application/operate JAVA_TOOL_OPTIONS: operate/java-opts']);
    assert.deepEqual(reasons(given('-Xc')), ['Application/operate JAVA_TOOL_OPTIONS: none']);
  });
  void test('the Ingress of a part without a host, with its path and only with that of this part', () => {
    const given = (to: string): Given => ({
      before: { 'Route/*': { '/': `<Service/${to}> http`, '/ pathType': 'Prefix' } },
      after: {},
      values: 'optimize:\n  ingress:\n    enabled: true\n',
      json: { optimize: { ingress: { enabled: true } } },
    });
    assert.deepEqual(reasons(given('optimize')), [
      'Route/* /: optimize/ingress',
      'Route/* / pathType: optimize/ingress',
    ]);
    assert.deepEqual(reasons(given('console')), ['Route/* /: none', 'Route/* / pathType: none']);
  });
  void test('a volume whose name the brokers have takes another one, with all that it holds', () => {
    const volumes = (name: string, key: string): Record<string, string> => ({
      [`pod.volumes[${name}].secret.items[${key}]`]: 'present',
    });
    const given = (arrives: string): Given => ({
      before: { 'Deployment/operate': volumes('cert', 'a'), 'StatefulSet/cluster': volumes('cert', 'b') },
      after: { 'StatefulSet/cluster': { ...volumes('cert', 'b'), ...volumes('operate-cert', arrives) } },
      values: `zeebe:
  extraVolumes: [{name: cert, secret: {secretName: s, items: [{key: b, path: b}]}}]
operate:
  extraVolumes: [{name: cert, secret: {secretName: s, items: [{key: a, path: a}]}}]
`,
    });
    const line = 'Deployment/operate pod.volumes[cert].secret.items[a]: ';
    assert.ok(reasons(given('a')).includes(`${line}merge/renamed-volume`));
    assert.ok(reasons(given('c')).includes(`${line}none`));
  });
});

void test('a reference that led to nothing and now leads to a variable of the cluster is the finding that says so', () => {
  const values = `zeebe:
  env:
    - {name: NS, valueFrom: {fieldRef: {fieldPath: metadata.namespace}}}
    - {name: LABELS, value: "ns=$(NS)"}
zeebeGateway:
  env: [{name: LABELS, value: "ns=$(NS)"}]
`;
  const cluster = { NS: '<field metadata.namespace>', LABELS: 'ns=<field metadata.namespace>' };
  const given = (now: string, before = 'ns=$(NS)'): string[] =>
    reasons({
      before: { 'Application/cluster': cluster, 'Application/gateway': { LABELS: before } },
      after: { 'Application/cluster': { ...cluster, LABELS: now } },
      values,
      json: { zeebeGateway: { env: [{ name: 'LABELS', value: 'ns=$(NS)' }] } },
    });
  assert.deepEqual(given(cluster.LABELS), ['Application/gateway LABELS: references/other']);
  // Another value than the files gave the brokers, or the gateway, is nobody's.
  assert.ok(given('ns=other').includes('Application/cluster LABELS: none'));
  assert.ok(given(cluster.LABELS, 'ns=mine').includes('Application/gateway LABELS: none'));
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
    rows: [{ before: 'a', after: 'b' }],
  });
  assert.deepEqual(
    order.map((d) => d.property),
    ['spec.volumeClaimTemplates[data].spec.storage', 'OTHER', 'NAME'],
  );
});

void test('whichever of Operate and Tasklist run, the profiles of what runs inside the cluster now have their reason', () => {
  for (const [on, off] of [
    ['operate', 'tasklist'],
    ['tasklist', 'operate'],
  ] as const) {
    const profiles = `broker, identity, ${on}, consolidated-auth`;
    const name = 'SPRING_PROFILES_ACTIVE';
    const given = (is: string): Given => ({
      before: {
        'Application/gateway': { [name]: 'identity-auth' },
        [`Application/${on}`]: { [name]: 'identity-auth' },
      },
      after: { 'Application/cluster': { [name]: is } },
      rows: step.chartChanges,
    });
    const inside = (is: string): string[] => reasons(given(is)).filter((r) => !r.startsWith('Application/cluster'));
    for (const r of inside(profiles)) assert.match(r, /: chart\/one-program$/);
    // One that was off and runs now is nothing that the chart does by itself.
    assert.ok(inside(profiles.replace(on, off)).some((r) => r.endsWith(': none')));
  }
});

/** Of each the loss beside it, which must stay without a reason. */
void describe('what is not lost, by the table of the step', () => {
  const told = (before: Written, after: Written, json: JsonObject = {}, values = ''): Map<string, string> =>
    new Map(
      judged({ before, after, rows: step.chartChanges, json, values }).map((d) => [
        `${d.object} ${d.property}`,
        d.reason?.id ?? 'none',
      ]),
    );
  const budget = (of: string): Record<string, string> => ({
    'metadata.name': `camunda-${of === 'zeebe-broker' ? 'zeebe' : of}`,
    'metadata.labels.app.kubernetes.io/component': of,
    'spec.selector.matchLabels.app.kubernetes.io/component': of,
  });
  void test('the disruption budget of the gateway beside that of the brokers', () => {
    const before = {
      'PodDisruptionBudget/gateway': budget('zeebe-gateway'),
      'PodDisruptionBudget/cluster': budget('zeebe-broker'),
    };
    const now = told(before, { 'PodDisruptionBudget/cluster': budget('zeebe-broker') });
    assert.deepEqual([...new Set(now.values())], ['chart/one-workload']);
    const lost = told(before, {
      'PodDisruptionBudget/cluster': { ...budget('zeebe-broker'), 'metadata.name': 'other' },
    });
    assert.equal(lost.get('PodDisruptionBudget/gateway metadata.name'), 'none');
    assert.equal(lost.get('PodDisruptionBudget/cluster metadata.name'), 'none');
  });
  void test('ports of Operate are those of the one process, which gateway and brokers had', () => {
    const port = (name: string, n: string): Record<string, string> => ({
      [`pod.containers[main].ports[${name}].containerPort`]: n,
    });
    const of = (http: string): (string | undefined)[] => {
      const now = told(
        {
          'Deployment/operate': { ...port('http', '8080'), ...port('internal', '26502') },
          'Deployment/gateway': port('http', '18080'),
          'StatefulSet/cluster': port('internal', '36502'),
        },
        { 'StatefulSet/cluster': { ...port('http', http), ...port('internal', '36502') } },
      );
      return ['http', 'internal'].map((name) =>
        now.get(`Deployment/operate pod.containers[main].ports[${name}].containerPort`),
      );
    };
    assert.deepEqual(of('18080'), ['chart/one-workload', 'chart/one-workload']);
    assert.deepEqual(of('18081'), ['none', 'chart/one-workload']);
  });
  void test('the port of the gateway in what the importer is told', () => {
    const name = 'CAMUNDA_OPERATE_ZEEBE_BROKER_CONTACT_POINT';
    const of = (port: string): string | undefined =>
      told(
        { 'Service/gateway': { 'spec.ports[grpc].port': '36500' } },
        {
          'Service/gateway': { 'spec.ports[grpc].port': '36500' },
          'Application/cluster': { K8S_SERVICE_NAME: 'camunda-zeebe' },
          'Application/importer': { [name]: `camunda-zeebe:${port}` },
        },
      ).get(`Application/importer ${name}`);
    assert.deepEqual([of('36500'), of('36501')], ['chart/migration-jobs', 'none']);
  });
  void test('the truststore of the storage is one for the process', () => {
    const [operate, cluster] = ['/usr/local/operate', '/usr/local/camunda'].map(
      (folder) => `-Djavax.net.ssl.trustStore=${folder}/certificates/externaldb.jks`,
    );
    const of = (now: string, was = operate): string | undefined =>
      told(
        { 'Application/operate': { JAVA_TOOL_OPTIONS: was ?? '' } },
        { 'Application/cluster': { JAVA_TOOL_OPTIONS: now } },
      ).get('Application/operate JAVA_TOOL_OPTIONS');
    assert.equal(of(`-Xmx1g ${cluster ?? ''}`), 'chart/one-truststore');
    assert.equal(of('-Xmx1g'), 'none');
    assert.equal(of(cluster ?? '', `-Xmx2g ${operate ?? ''}`), 'none');
    const mount = (folder: string, path: string): Record<string, string> => ({
      [`pod.containers[main].volumeMounts[${folder}/externaldb.jks].subPath`]: path,
    });
    const mounted = (now: Record<string, string>): string | undefined =>
      told({ 'Deployment/tasklist': mount('/app/certificates', 'externaldb.jks') }, { 'StatefulSet/cluster': now }).get(
        'Deployment/tasklist pod.containers[main].volumeMounts[/app/certificates/externaldb.jks].subPath',
      );
    assert.equal(mounted(mount('/usr/local/camunda/certificates', 'externaldb.jks')), 'chart/one-truststore');
    assert.equal(mounted({}), 'none');
  });
  void test('the path of a part that waits for a decision, where its monitoring had the same', () => {
    const of = (base: string): string | undefined =>
      told(
        { 'Application/operate': { MANAGEMENT_SERVER_BASEPATH: base, SERVER_SERVLET_CONTEXTPATH: '/op' } },
        { 'Application/cluster': { MANAGEMENT_SERVER_BASEPATH: '/' } },
      ).get('Application/operate MANAGEMENT_SERVER_BASEPATH');
    assert.deepEqual([of('/op'), of('/other')], ['chart/context-path', 'none']);
  });
  void test('the address of Web Modeler that nobody gave', () => {
    const of = (json: JsonObject, now = 'http://localhost:8070'): string | undefined =>
      told(
        { 'Application/web-modeler-restapi': { CAMUNDA_MODELER_SERVER_URL: 'http://localhost:8084' } },
        { 'Application/web-modeler-restapi': { CAMUNDA_MODELER_SERVER_URL: now } },
        json,
      ).get('Application/web-modeler-restapi CAMUNDA_MODELER_SERVER_URL');
    const given = { global: { identity: { auth: { webModeler: { redirectUrl: 'http://localhost:8084' } } } } };
    assert.deepEqual(
      [of({}), of(given), of({}, 'http://localhost:8071')],
      ['chart/web-modeler-address', 'none', 'none'],
    );
  });
  void test('the image of 8.8 in the place of a digest, which waits for a decision', () => {
    const tag = 'pod.containers[main].image.tag';
    const of = (now: string): string | undefined =>
      told({ 'Deployment/connectors': {} }, { 'Deployment/connectors': { [tag]: now } }).get(
        `Deployment/connectors ${tag}`,
      );
    assert.deepEqual([of('8.8.17'), of('8.7.17'), of('mine')], ['chart/versions', 'none', 'none']);
  });
  void test('names that the files gave to what is part of the cluster now, and no other name', () => {
    for (const [part, objects] of [
      ['zeebeGateway', ['ConfigMap/gateway', 'Deployment/gateway', 'ServiceAccount/gateway']],
      ['zeebe', ['ConfigMap/cluster', 'ServiceAccount/cluster']],
    ] as const) {
      const names = (name: string): Written =>
        Object.fromEntries(objects.map((object) => [object, { 'metadata.name': name }]));
      const of = (now: string): string[] => {
        const after = Object.fromEntries(
          objects.map((object) => [step.objects.successor(object), { 'metadata.name': now }]),
        );
        const found = told(names('mine'), after, { [part]: { fullnameOverride: 'mine' } });
        return [...new Set(objects.map((object) => found.get(`${object} metadata.name`) ?? 'the same'))];
      };
      assert.deepEqual(of('camunda-zeebe'), ['chart/one-workload']);
      assert.deepEqual(of('other'), ['none']);
    }
  });
  void test('names and addresses of what Identity is called, for the jobs that ask it', () => {
    const property = 'CAMUNDA_MIGRATION_IDENTITY_MANAGEMENTIDENTITY_BASEURL';
    const before = { 'Service/identity': { 'metadata.name': 'mine', 'spec.ports[http].port': '80' } };
    const of = (address: string, configMap: string): (string | undefined)[] => {
      const found = told(before, {
        ...before,
        'Application/identity-migration': { [property]: address },
        'Job/identity-migration': { 'pod.volumes[config].configMap.name': configMap },
      });
      return [
        found.get(`Application/identity-migration ${property}`),
        found.get('Job/identity-migration pod.volumes[config].configMap.name'),
      ];
    };
    assert.deepEqual(of('http://mine:80', 'mine-migration-configuration'), [
      'chart/migration-jobs',
      'chart/migration-jobs',
    ]);
    assert.deepEqual(of('http://other:80', 'other-migration-configuration'), ['none', 'none']);
  });
  void test('the image of the cluster, from the registry of the files and from no other', () => {
    const of = (was: Record<string, string>, is: Record<string, string>, image: Record<string, string>): string[] => {
      const facts = (parts: Record<string, string>): Record<string, string> =>
        Object.fromEntries(Object.entries(parts).map(([part, text]) => [`pod.containers[main].image.${part}`, text]));
      const values = `zeebe: {image: ${JSON.stringify(image)}}\n`;
      const [before, after] = [{ 'StatefulSet/cluster': facts(was) }, { 'StatefulSet/cluster': facts(is) }];
      return [...told(before, after, { zeebe: { image } }, values).values()];
    };
    const [old, now] = [{ repository: 'camunda/zeebe' }, { repository: 'camunda/camunda' }];
    const at = (registry: string, parts = now): Record<string, string> => ({ registry, ...parts });
    const registry = { registry: 'mirror.example.com' };
    assert.deepEqual(of(at(registry.registry, old), at(registry.registry), registry), ['chart/one-image']);
    for (const lost of [{ ...now }, at('other.example.com')])
      assert.deepEqual(of(at(registry.registry, old), lost, registry).sort(), ['chart/one-image', 'none']);
    // What a mirror puts in front of the repository is in the same place.
    const below = (text: string): Record<string, string> => ({ repository: `proxy/${text}` });
    assert.deepEqual(of(below('camunda/zeebe'), below('camunda/camunda'), {}), ['chart/one-image']);
    assert.deepEqual(of(below('camunda/zeebe'), now, {}), ['none']);
    const own = { repository: 'team/zeebe' };
    assert.deepEqual(of(own, { repository: 'team/camunda' }, own), ['zeebe/image-repository']);
    assert.deepEqual(of(own, { repository: 'other/camunda' }, own), ['none']);
  });
  void test('the web applications of a cluster without an address', () => {
    const name = 'CAMUNDA_MODELER_CLUSTERS_0_URL_WEBAPP';
    const of = (now: string): string | undefined =>
      told({ 'Application/web-modeler-restapi': {} }, { 'Application/web-modeler-restapi': { [name]: now } }).get(
        `Application/web-modeler-restapi ${name}`,
      );
    assert.deepEqual([of('http://localhost:8088'), of('http://localhost:8089')], ['chart/web-modeler-cluster', 'none']);
  });
  void test('the route to the cluster by the name of its port in the files', () => {
    const of = (port: string): string | undefined =>
      told(
        { 'Route/c.test': { '/x': '<Service/console> http' } },
        {
          'Route/c.test': { '/x': '<Service/console> http', '/': `<Service/gateway> ${port}` },
          'Application/cluster': { SERVER_SERVLET_CONTEXTPATH: '/' },
        },
        { zeebeGateway: { service: { restName: 'rest' } } },
      ).get('Route/c.test /');
    assert.deepEqual([of('rest'), of('other')], ['chart/one-path', 'none']);
  });
  void test('a port of a list that is declared to come to another Service, and no other', () => {
    const ports = [{ name: 'ex', port: 1234 }];
    const of = (port: string): string | undefined =>
      judged({
        before: { 'Service/gateway': {} },
        after: { 'Service/gateway': { 'spec.ports[ex].port': port } },
        values: `zeebe: {service: {extraPorts: ${JSON.stringify(ports)}}}\n`,
        json: { zeebe: { service: { extraPorts: ports } } },
        effects: step.effects,
      })[0]?.reason?.id;
    assert.notEqual(of('1234'), undefined);
    assert.equal(of('1235'), undefined);
  });
  void test('the login of Connectors at Operate goes, a variable of the files under its name does not', () => {
    const of = (json: JsonObject): string | undefined =>
      told(
        { 'Application/connectors': { OPERATE_CLIENT_USERNAME: 'connectors' } },
        { 'Application/connectors': {} },
        json,
      ).get('Application/connectors OPERATE_CLIENT_USERNAME');
    const own = { connectors: { env: [{ name: 'OPERATE_CLIENT_USERNAME', value: 'connectors' }] } };
    assert.deepEqual([of({}), of(own)], ['chart/connectors-client', 'none']);
  });
});

void describe('what a decision takes out of use', () => {
  void test('a variable by reference, and none of another Secret', () => {
    const name = 'CAMUNDA_OPERATE_ELASTICSEARCH_PASSWORD';
    const item = { name, valueFrom: { secretKeyRef: { name: 's', key: 'k' } } };
    const of = (was: string): string[] =>
      reasons({
        before: { 'Application/operate': { [name]: was } },
        after: { 'Application/cluster': {} },
        values: `operate:\n  env:\n    - ${JSON.stringify(item)}\n`,
        json: { operate: { env: [item] } },
      });
    assert.deepEqual(of('secret s/k'), [`Application/operate ${name}: env/storage-connection`]);
    assert.deepEqual(of('secret s/other'), [`Application/operate ${name}: none`]);
  });
  void test('a reference that a rule changed, as it is written now', () => {
    const of = (now: string): string | undefined => {
      const item = (container: string): JsonObject => ({
        resourceFieldRef: { containerName: container, resource: 'limits.cpu' },
      });
      return judged({
        before: { 'Application/operate': { MY_CPU: JSON.stringify(item('operate')) } },
        after: { 'Application/cluster': { MY_CPU: JSON.stringify(item(now)) } },
        values: `operate:\n  env:\n    - {name: MY_CPU, valueFrom: ${JSON.stringify(item('operate'))}}\n`,
        json: { operate: { env: [{ name: 'MY_CPU', valueFrom: item('operate') }] } },
      })[0]?.reason?.id;
    };
    assert.equal(of(''), 'names/container-field');
    assert.equal(of('another'), undefined);
  });
  void test('a list with its items, and no other item', () => {
    const of = (server: string): string[] =>
      reasons({
        before: { 'Deployment/operate': { [`pod.dnsConfig.nameservers[${server}]`]: 'present' } },
        after: { 'StatefulSet/cluster': {} },
        values: 'operate: {dnsConfig: {nameservers: [10.0.0.1, 10.0.0.2]}}\n',
        json: { operate: { dnsConfig: { nameservers: ['10.0.0.1', '10.0.0.2'] } } },
      });
    assert.deepEqual(of('10.0.0.2'), ['Deployment/operate pod.dnsConfig.nameservers[10.0.0.2]: operate/dns-config']);
    assert.deepEqual(of('10.0.0.3'), ['Deployment/operate pod.dnsConfig.nameservers[10.0.0.3]: none']);
  });
  void test('a variable that had the say over a key is the reason, not the key that has it now', () => {
    const of = (key: string, variable: string, property: string, was: string, is: string): string[] =>
      judged({
        before: { 'Application/cluster': { [property]: was } },
        after: { 'Application/cluster': { [property]: is } },
        values: `zeebe:\n  ${key}: "5"\n  env:\n    - {name: ${variable}, value: "9"}\n`,
        json: { zeebe: { [key]: '5', env: [{ name: variable, value: '9' }] } },
      }).map((d) => `${d.reason?.id ?? 'none'}: ${d.values.map((v) => v.path).join(', ')}`);
    for (const [key, variable, property] of [
      ['partitionCount', 'ZEEBE_BROKER_CLUSTER_PARTITIONSCOUNT', 'CAMUNDA_CLUSTER_PARTITIONCOUNT'],
      ['clusterSize', 'ZEEBE_BROKER_CLUSTER_CLUSTERSIZE', 'CAMUNDA_CLUSTER_SIZE'],
    ] as const) {
      const both = `env/cluster-setting: zeebe.env[name=${variable}], zeebe.${key}`;
      assert.deepEqual(of(key, variable, property, '9', '5'), [both]);
      assert.deepEqual(of(key, variable, property, '9', '4'), ['none: ']);
      assert.deepEqual(of(key, variable, property, '8', '5'), [`zeebe/rename: zeebe.${key}`]);
    }
  });
  void test('a key of a letter or two, by the key above it', () => {
    const of = (property: string, value = 'y'): string[] =>
      reasons({
        before: { 'Deployment/operate': { [property]: value } },
        after: { 'StatefulSet/cluster': {} },
        values: 'operate: {nodeSelector: {x: "y"}}\n',
        json: { operate: { nodeSelector: { x: 'y' } } },
      }).map((r) => r.replace(/^.*: /, ''));
    assert.deepEqual(of('pod.nodeSelector.x'), ['operate/node-selector']);
    assert.deepEqual(of('pod.nodeSelector.x', 'z'), ['none']);
    assert.deepEqual(of('pod.other.x'), ['none']);
  });
});

void describe('names that run into each other', () => {
  for (const [property, key] of [
    ['CAMUNDA_TASKLIST_ARCHIVER_ENABLED', 'data.enabled'],
    ['spec.deployment', 'y'],
  ] as const)
    void test(`${key} is not in ${property}`, () => {
      assert.ok(!key.split('.').every((word) => hasWord(property, word)));
    });
  for (const [property, word] of [
    ['CAMUNDA_DATA_ENABLED', 'data'],
    ['CAMUNDA_CLUSTER_PARTITIONCOUNT', 'partition'],
    ['CAMUNDA_ARCHIVER_ILMENABLED', 'enabled'],
    ['spec.volumeClaimTemplates[data].spec', 'claimtemplates'],
    ['pod.containers[main].image.tag', 'image'],
    ['HTTPPort', 'port'],
  ] as const)
    void test(`${word} is in ${property}`, () => {
      assert.ok(hasWord(property, word));
    });
});
