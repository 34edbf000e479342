import assert from 'node:assert/strict';
import type { Answers } from '../../../server/src/engine/journey/secrets.ts';
import { describe, test } from 'node:test';
import { catalogue } from '../../../server/src/engine/charts/catalogue.ts';
import { checkSet, type Answer, type AnswerState } from '../../../server/src/engine/checklist/check.ts';
import type { Test } from '../../../server/src/engine/checklist/item.ts';
import { ITEMS, CHAPTERS } from '../../../server/src/engine/steps/8.7-8.8/checklist/items.ts';
import { inspect, readSet, upgrade, type ReadOptions } from '../../../server/src/engine/index.ts';
import { parsePath } from '../../../server/src/engine/path.ts';
import { ENV_RULES } from '../../../server/src/engine/steps/8.7-8.8/envRules.ts';
import { STEP } from '../../../server/src/engine/steps/8.7-8.8/index.ts';
import type { Checklist } from '../../../server/src/protocol.ts';
import { cases, filesOf, FIXTURES } from '../../support/fixtures.ts';
import { Lsp, textIn } from './lsp.ts';

function check(
  text: string | readonly string[],
  options: ReadOptions = {},
  answers: Answers = {},
): Map<string, Answer> {
  const layers = [text].flat().map((t, n) => ({ name: `${n}.yaml`, text: t }));
  const set = readSet(layers, options);
  return new Map(checkSet(set, inspect(set), answers).map((a) => [a.item.id, a]));
}
const stateOf = (text: string, id: string, options?: ReadOptions): AnswerState | undefined =>
  check(text, options).get(id)?.state;

/** An 8.8 file that proves everything a file can prove. */
const FULL = `global:
  identity:
    auth:
      enabled: true
  security:
    authentication:
      method: oidc
  ingress:
    enabled: true
    host: camunda.example.com
  multitenancy:
    enabled: true
  multiregion:
    regions: 2
  documentStore:
    type:
      inmemory:
        enabled: true
identity:
  enabled: true
identityKeycloak:
  enabled: true
optimize:
  enabled: true
webModeler:
  enabled: true
webModelerPostgresql:
  enabled: true
connectors:
  enabled: true
orchestration:
  clusterSize: "3"
  partitionCount: "3"
  replicationFactor: "3"
  pvcSize: 64Gi
  contextPath: /
  env:
    - name: TEAM
      value: red
  javaOpts: -XX:ErrorFile=/usr/local/camunda/data/error.log
  image:
    tag: 8.8.9
  history:
    retention:
      enabled: true
  multitenancy:
    checks:
      enabled: true
    api:
      enabled: true
  exporters:
    camunda:
      enabled: true
    zeebe:
      enabled: true
  migration:
    data:
      enabled: true
    identity:
      enabled: true
      resourceAuthorizationsEnabled: true
  security:
    authentication:
      oidc:
        redirectUrl: https://camunda.example.com
        secret:
          existingSecret: camunda
          existingSecretKey: client
`;

/** What, written instead, takes the proof away: [item, what stands there, what stands there instead, the state then]. */
const REGRESSIONS: readonly (readonly [string, string, string, AnswerState])[] = [
  ['image-pins', 'tag: 8.8.9', 'tag: 8.7.2', 'user'],
  ['image-pins', 'tag: 8.8.9', 'digest: sha256:0', 'user'],
  ['plain-secrets', 'existingSecret: camunda', 'inlineSecret: hidden', 'user'],
  ['resource-authorizations', '      resourceAuthorizationsEnabled: true\n', '', 'not-needed'],
  ['copy', 'orchestration:\n', 'zeebe: {}\norchestration:\n', 'user'],
  ['zeebe', 'orchestration:\n', 'zeebe:\n  clusterSize: 3\norchestration:\n', 'open'],
  ['applications', 'orchestration:\n', 'operate:\n  contextPath: /operate\norchestration:\n', 'open'],
  ['volumes', '  pvcSize: 64Gi\n', '', 'user'],
  ['volumes', '  clusterSize: "3"\n', '', 'user'],
  ['web-modeler-database', 'webModelerPostgresql:', 'postgresql:', 'open'],
  ['web-modeler-database', 'webModelerPostgresql:\n  enabled: true\n', '', 'user'],
  ['web-modeler-database', 'webModeler:\n  enabled: true\n', '', 'not-needed'],
  ['merged-keys', 'orchestration:\n', 'tasklist:\n  env:\n    - name: X\n      value: "1"\norchestration:\n', 'open'],
  ['variables', 'name: TEAM', 'name: CAMUNDA_OPERATE_BACKUP_REPOSITORYNAME', 'open'],
  ['variables', '  env:\n    - name: TEAM\n      value: red\n', '', 'user'],
  ['image-paths', '/usr/local/camunda/data', '/usr/local/zeebe/data', 'user'],
  [
    'retention',
    'history:\n    retention:\n      enabled: true',
    'history:\n    retention:\n      minimumAge: 3d',
    'user',
  ],
  ['retention', '  history:\n    retention:\n      enabled: true\n', '', 'not-needed'],
  ['defaults', 'optimize:\n  enabled: true\n', '', 'user'],
  ['defaults', 'identityKeycloak:\n  enabled: true\n', '', 'user'],
  ['defaults', '    auth:\n      enabled: true\n', '    auth: {}\n', 'user'],
  ['types', 'clusterSize: "3"', 'clusterSize: 3', 'open'],
  ['multi-tenancy', 'checks:\n      enabled: true', 'checks:\n      enabled: false', 'user'],
  ['ingress', '  contextPath: /\n', '', 'user'],
  ['ingress', 'connectors:\n', 'connectors:\n  ingress:\n    enabled: true\n', 'open'],
  ['auth-method', '  security:\n    authentication:\n      method: oidc\n', '', 'user'],
  ['oidc', '        redirectUrl: https://camunda.example.com\n', '', 'user'],
  ['oidc', '          existingSecretKey: client\n', '', 'user'],
  ['oidc', 'method: oidc', 'method: basic', 'not-needed'],
  ['secret-syntax', 'identity:\n  enabled', 'identity:\n  firstUser:\n    existingSecret: a\n  enabled', 'open'],
  ['document-store', 'inmemory:\n        enabled: true', 'inmemory:\n        enabled: false', 'user'],
  ['connectors', 'connectors:\n', 'connectors:\n  inbound:\n    mode: oauth\n', 'open'],
  ['connectors', 'connectors:\n  enabled: true\n', '', 'not-needed'],
  [
    'decisions',
    'orchestration:\n',
    '# camunda-upgrade[operate/resources] operate.resources: decide\norchestration:\n',
    'open',
  ],
  ['data-migration', 'data:\n      enabled: true', 'data:\n      enabled: false', 'user'],
  ['identity-migration', '    identity:\n      enabled: true\n', '    identity:\n', 'user'],
  ['regional-exporters', '    zeebe:\n      enabled: true\n', '', 'user'],
  ['regional-exporters', 'regions: 2', 'regions: 1', 'not-needed'],
];

describe('items the files prove', () => {
  const full = check(FULL);
  test('the full file proves all of them, but what is for the end', () => {
    const unproven = ITEMS.filter((i) => i.proven && full.get(i.id)?.state !== 'done').map((i) => i.id);
    // The second is of deployments with basic authentication.
    assert.deepEqual(unproven, ['api-callers', 'migration-off']);
    assert.equal(
      stateOf(FULL.replaceAll(/(data|identity):\n {6}enabled: true/g, '$1:\n      enabled: false'), 'migration-off'),
      'done',
    );
  });
  test('each of them has a regression here', () => {
    const tested = new Set([...REGRESSIONS.map(([id]) => id), 'full-copy', 'migration-off', 'api-callers']);
    assert.deepEqual(
      ITEMS.filter((i) => i.proven && !tested.has(i.id)).map((i) => i.id),
      [],
    );
  });
  for (const [id, there, instead, state] of REGRESSIONS) {
    test(`${id}: ${JSON.stringify(instead === '' ? `without ${there.trim()}` : instead)} makes it ${state}`, () => {
      assert.equal(full.get(id)?.state, 'done');
      assert.ok(FULL.includes(there), 'the text to replace is not there');
      assert.equal(stateOf(FULL.replace(there, instead), id), state);
    });
  }
  test('a full copy of the defaults of 8.7 is open, one with changes of its own is not', () => {
    const copy: Record<string, unknown> = {};
    for (const fact of catalogue('8.7').keys()) {
      if (!fact.leaf || fact.default === undefined) continue;
      const keys = parsePath(fact.path);
      let map = copy;
      for (const k of keys.slice(0, -1)) map = (map[k] ??= {}) as Record<string, unknown>;
      map[keys[keys.length - 1] ?? ''] = fact.default;
    }
    assert.equal(stateOf(JSON.stringify(copy, null, 1), 'full-copy'), 'open');
    assert.equal(stateOf('zeebe:\n  clusterSize: "3"\n', 'full-copy'), 'done');
  });
});

/** Conditions of single items, in both directions. */
const ZEEBE = 'zeebe:\n  clusterSize: "3"\n';
const operate = (name: string, value = 'x'): string =>
  `${ZEEBE}operate:\n  env:\n    - name: ${name}\n      value: ${value}\n`;
const BASIC = `${ZEEBE}global:\n  identity:\n    auth:\n      enabled: false\n`;
const STATES: readonly (readonly [id: string, text: string, state: AnswerState])[] = [
  ['ldap', operate('CAMUNDA_OPERATE_LDAP_URL'), 'blocked'],
  ['ldap', ZEEBE, 'not-needed'],
  ['ldap', `${ZEEBE}operate:\n  envFrom:\n    - secretRef:\n        name: x\n`, 'user'],
  ['users', operate('CAMUNDA_OPERATE_USERID'), 'open'],
  ['users', ZEEBE, 'not-needed'],
  ['one-storage', operate('CAMUNDA_OPERATE_ELASTICSEARCH_URL', 'http://a:9200'), 'open'],
  ['one-storage', ZEEBE, 'user'],
  ['index-prefix', operate('CAMUNDA_OPERATE_ELASTICSEARCH_INDEXPREFIX', 'mine'), 'open'],
  ['index-prefix', ZEEBE, 'user'],
  ['storage-version', `${ZEEBE}elasticsearch:\n  image:\n    tag: 8.15.0\n`, 'open'],
  ['storage-version', `${ZEEBE}elasticsearch:\n  image:\n    tag: 8.17.4\n`, 'user'],
  ['image-pins', 'zeebe:\n  image:\n    tag: 8.7.1\n', 'open'],
  ['image-pins', ZEEBE, 'done'],
  ['interceptors', `${ZEEBE}  env:\n    - name: ZEEBE_GATEWAY_INTERCEPTORS_0_ID\n      value: x\n`, 'user'],
  [
    'interceptors',
    `${ZEEBE}  configuration: |\n    zeebe:\n      gateway:\n        interceptors:\n          - id: x\n`,
    'user',
  ],
  ['interceptors', ZEEBE, 'not-needed'],
  ['opensearch', `${ZEEBE}global:\n  opensearch:\n    enabled: true\n`, 'user'],
  ['opensearch', ZEEBE, 'not-needed'],
  [
    'external-keycloak',
    `${ZEEBE}identityKeycloak:\n  enabled: false\nglobal:\n  identity:\n    keycloak:\n      url:\n        host: k\n`,
    'user',
  ],
  ['external-keycloak', ZEEBE, 'not-needed'],
  ['api-callers', BASIC, 'user'],
  ['api-callers', ZEEBE, 'not-needed'],
  [
    'api-callers',
    'orchestration:\n  security:\n    authentication:\n      method: basic\n      unprotectedApi: true\n',
    'done',
  ],
  ['basic-users', BASIC, 'user'],
  ['basic-users', ZEEBE, 'not-needed'],
  ['redirect-uri', ZEEBE, 'user'],
  ['redirect-uri', BASIC, 'not-needed'],
  ['multi-tenancy', ZEEBE, 'not-needed'],
  ['multi-tenancy', `${ZEEBE}global:\n  multitenancy:\n    enabled: true\n`, 'open'],
  ['regions-together', `${ZEEBE}global:\n  multiregion:\n    regions: 2\n`, 'user'],
  ['regions-together', ZEEBE, 'not-needed'],
  ['regional-migration', `${ZEEBE}global:\n  multiregion:\n    regions: 2\n`, 'user'],
  ['regional-migration', ZEEBE, 'not-needed'],
  ['resource-authorizations', ZEEBE, 'not-needed'],
  [
    'resource-authorizations',
    `${ZEEBE}identity:\n  enabled: true\n  env:\n    - name: RESOURCE_PERMISSIONS_ENABLED\n      value: "true"\n`,
    'open',
  ],
  [
    'resource-authorizations',
    'orchestration:\n  enabled: true\n  migration:\n    identity:\n      resourceAuthorizationsEnabled: true\n',
    'done',
  ],
  [
    'resource-authorizations',
    'orchestration:\n  enabled: true\n  security:\n    authorizations:\n      enabled: false\n  migration:\n    identity:\n      resourceAuthorizationsEnabled: true\n',
    'open',
  ],
  [
    'plain-secrets',
    `${ZEEBE}identity:\n  users:\n    - username: ann\n      secret:\n        inlineSecret: CANARY\n`,
    'open',
  ],
  ['plain-secrets', `${ZEEBE}connectors:\n  env:\n    - name: DB_PASSWORD\n      value: CANARY\n`, 'open'],
  ['plain-secrets', 'orchestration:\n  enabled: true\n  env:\n    - name: DB_PASSWORD\n      value: CANARY\n', 'open'],
  [
    'plain-secrets',
    'orchestration:\n  enabled: true\n  env:\n    - name: DB_PASSWORD\n      value: ${DB_PASSWORD}\nglobal:\n  license:\n    secret:\n      existingSecret: a\n      existingSecretKey: b\n',
    'done',
  ],
  ['optimize-exporter', 'optimize:\n  enabled: true\norchestration:\n  contextPath: /\n', 'user'],
  ['optimize-exporter', 'optimize:\n  enabled: false\norchestration:\n  contextPath: /\n', 'not-needed'],
  ['legacy-exporter', 'optimize:\n  enabled: false\norchestration:\n  contextPath: /\n', 'user'],
  ['legacy-exporter', `${ZEEBE}optimize:\n  enabled: false\n`, 'user'],
  // In 8.7 Optimize runs unless somebody switches it off.
  ['legacy-exporter', ZEEBE, 'not-needed'],
  ['optimize-exporter', ZEEBE, 'user'],
  ['sizing', `${ZEEBE}operate:\n  resources:\n    limits:\n      memory: 4Gi\n`, 'open'],
  ['sizing', ZEEBE, 'user'],
  ['texts', `${ZEEBE}  configuration: |\n    zeebe.broker.data.snapshotPeriod: 5m\n`, 'open'],
  ['texts', ZEEBE, 'not-needed'],
  ['tasklist-v1', `${ZEEBE}tasklist:\n  identity:\n    userAccessRestrictions:\n      enabled: true\n`, 'open'],
  ['tasklist-v1', ZEEBE, 'user'],
  ['secrets-extract', ZEEBE, 'user'],
  ['plain-secrets', `${ZEEBE}identity:\n  firstUser:\n    password: CANARY\n`, 'open'],
];
describe('conditions of items, in both directions', () => {
  for (const [id, text, state] of STATES)
    test(`${id} is ${state} for ${JSON.stringify(text.replace(ZEEBE, '')).slice(0, 90)}`, () => {
      assert.equal(stateOf(text, id), state);
    });
  test('every item that a file can answer is here in two states at least', () => {
    const seen = new Map<string, Set<AnswerState>>();
    const see = (id: string, state: AnswerState): void => {
      seen.set(id, (seen.get(id) ?? new Set()).add(state));
    };
    for (const [id, , , state] of REGRESSIONS) see(id, state);
    for (const [id, , state] of STATES) see(id, state);
    for (const id of new Set(REGRESSIONS.map(([i]) => i))) see(id, 'done');
    // These two have tests of their own.
    const below = ['full-copy', 'migration-off'];
    const answered = ITEMS.filter((i) => !below.includes(i.id)).filter(
      (i) => i.concerns ?? i.open ?? i.proven ?? i.rules ?? i.sections,
    );
    assert.deepEqual(
      answered.filter((i) => (seen.get(i.id)?.size ?? 0) < 2).map((i) => i.id),
      [],
    );
  });
  test('what is blocked or open says what to do', () => {
    assert.match(check(operate('CAMUNDA_OPERATE_LDAP_URL')).get('ldap')?.todo ?? '', /OIDC/);
  });
  test('the region is asked where regions share a storage, and says who migrates', () => {
    const shared = (more: string): string =>
      `orchestration:\n  clusterSize: "8"\n${more}global:\n  multiregion:\n    regions: 2\n  opensearch:\n    enabled: true\n`;
    const on = shared('  migration:\n    data:\n      enabled: true\n');
    const asked = (text: string, region?: number): readonly unknown[] => {
      const found = check(text, {}, region === undefined ? {} : { region }).get('regional-migration');
      return [found?.state, found?.asks];
    };
    assert.deepEqual(asked(on), ['user', ['region']]);
    assert.deepEqual(asked(on, 0), ['user', undefined]);
    assert.deepEqual(asked(on, 1), ['open', undefined]);
    assert.deepEqual(asked(shared(''), 1), ['done', undefined]);
    assert.deepEqual(asked(on.replace('opensearch:\n    enabled: true', 'opensearch:\n    enabled: false')), [
      'user',
      undefined,
    ]);
    assert.deepEqual(asked(on.replace('regions: 2', 'regions: 1')), ['not-needed', undefined]);
  });
  test('secrets need no extraction when all of them are references', () => {
    const references = `orchestration:
  enabled: true
  security:
    authentication:
      method: oidc
      oidc:
        secret:
          existingSecret: mine
          existingSecretKey: cluster
`;
    assert.equal(stateOf(references, 'secrets-extract'), 'not-needed');
    assert.equal(
      stateOf(references.replace('existingSecret: mine', 'inlineSecret: CANARY'), 'secrets-extract'),
      'user',
    );
  });
  const named = (text: string, release?: string): Answer | undefined => {
    const set = readSet([{ name: 'v', text }]);
    return checkSet(set, inspect(set), release === undefined ? {} : { release }).find(
      (a) => a.item.id === 'statefulset-name',
    );
  };
  test('the release name decides whether the StatefulSet keeps its name', () => {
    assert.equal(named(ZEEBE)?.state, 'user');
    assert.deepEqual(named(ZEEBE)?.asks, ['release']);
    assert.equal(named(ZEEBE, 'camunda')?.state, 'done');
    const strands = named(ZEEBE, 'my-zeebe');
    assert.equal(strands?.state, 'open');
    assert.match(strands.todo ?? '', /orchestration\.fullnameOverride: my-zeebe-zeebe/);
    const fixed = 'orchestration:\n  fullnameOverride: my-zeebe-zeebe\n  clusterSize: "3"\n';
    assert.equal(named(fixed, 'my-zeebe')?.state, 'done');
    assert.equal(named('orchestration:\n  clusterSize: "3"\n', 'my-zeebe')?.state, 'open');
    assert.equal(named('global:\n  zeebeClusterName: zc\nzeebe:\n  clusterSize: "3"\n', 'my-zeebe')?.state, 'done');
  });
});

test('nothing is proven by a file that is free of findings but lacks the key', () => {
  const bare = check('orchestration:\n  contextPath: /camunda\n');
  const proven = [...bare.values()].filter((a) => a.state === 'done').map((a) => a.item.id);
  // These speak of what must not be there.
  const negative = [
    'image-pins',
    'copy',
    'full-copy',
    'zeebe',
    'applications',
    'merged-keys',
    'image-paths',
    'ingress',
    'types',
    'decisions',
  ];
  assert.deepEqual(
    proven.filter((id) => !negative.includes(id)),
    [],
  );
});

test('layers on top of others, locked, neutral and foreign files prove nothing', () => {
  for (const [text, options] of [
    [FULL, { partial: true }],
    [`${FULL}broken: [\n`, {}],
    ['global:\n  ingress:\n    enabled: true\n  multitenancy:\n    enabled: true\n', {}],
    ['kind: Deployment\n', {}],
  ] as const) {
    const states = [...check(text, options).values()].map((a) => a.state);
    assert.ok(!states.includes('done') && !states.includes('not-needed'), text.slice(0, 40));
  }
});

test('every item that findings can keep open is kept open by some file, with its places', () => {
  const extra = [
    'zeebe:\n  clusterSize: "3"\n  image:\n    tag: 8.7.0\n  configuration: |\n    a: b\nelasticsearch:\n  image:\n    tag: 8.15.0\n',
    'zeebe:\n  env:\n    - name: ZEEBE_BROKER_EXPORTERS_ELASTICSEARCHREGION0_ARGS_URL\n      value: x\nglobal:\n  multiregion:\n    regions: 2\n  elasticsearch:\n    disableExporter: true\n',
    'tasklist:\n  contextPath: /t\n  identity:\n    userAccessRestrictions:\n      enabled: true\noperate:\n  env:\n    - name: CAMUNDA_OPERATE_LDAP_URL\n      value: x\n    - name: CAMUNDA_OPERATE_USERID\n      value: x\n    - name: CAMUNDA_OPERATE_ELASTICSEARCH_URL\n      value: http://other:9200\n    - name: CAMUNDA_OPERATE_ELASTICSEARCH_INDEXPREFIX\n      value: mine\n',
    'zeebe:\n  clusterSize: "3"\nidentity:\n  enabled: true\n  env:\n    - name: RESOURCE_PERMISSIONS_ENABLED\n      value: "true"\n',
    FULL,
  ];
  const files = [...cases().map((c) => c.layers.map((l) => l.text)), ...extra.map((t) => [t])];
  const opened = new Set<string>();
  for (const layers of files) {
    for (const a of check(layers).values()) {
      if (a.state !== 'open' && a.state !== 'blocked') continue;
      opened.add(a.item.id);
      assert.ok(a.places.length > 0 || a.item.open, a.item.id);
    }
  }
  const silent = ITEMS.filter((i) => (i.rules ?? i.sections) && !opened.has(i.id)).map((i) => i.id);
  assert.deepEqual(silent, []);
});

test('the upgrade of the sample leaves open only what a person must decide', () => {
  const layers = filesOf(`${FIXTURES}/../../samples/acme`);
  const order = ['values.yaml', 'values-prod.yaml', 'values-secrets.yaml'];
  layers.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  const before = check(layers.map((l) => l.text));
  const after = check(upgrade(readSet(layers)).layers.map((l) => l.after));
  const open = (answers: typeof before): string[] =>
    [...answers.values()].filter((a) => a.state === 'open').map((a) => a.item.id);
  assert.ok(open(before).length > 12);
  const left = new Set(open(after));
  assert.ok(left.has('decisions'));
  for (const id of ['zeebe', 'applications', 'types', 'defaults', 'data-migration', 'oidc', 'web-modeler-database'])
    assert.equal(after.get(id)?.state, 'done', id);
  for (const id of left) {
    const item = ITEMS.find((i) => i.id === id);
    assert.ok(
      after.get(id)?.places.every((p) => p.path !== ''),
      item?.title,
    );
  }
});

describe('the table', () => {
  const rules = [
    ...[...STEP.rules.set.keys, ...STEP.rules.set.lists, ...STEP.rules.set.derived, ...STEP.rules.set.notes].map(
      (r) => r.id,
    ),
    ...Object.keys(ENV_RULES),
  ];
  test('ids are unique, every step has items, every item its words', () => {
    assert.equal(new Set(ITEMS.map((i) => i.id)).size, ITEMS.length);
    for (const s of CHAPTERS) assert.ok(ITEMS.some((i) => i.step === s.id));
    for (const i of ITEMS) {
      assert.match(i.why, /^[^.]+\.$|^.*\.$/);
      assert.match(i.link, /^https:\/\//);
      assert.ok(i.title.length <= 24, `${i.title} is cut off in a view as narrow as VS Code makes it`);
    }
  });
  test('every rule it names exists', () => {
    for (const item of ITEMS)
      for (const pattern of item.rules ?? []) {
        const regex = new RegExp(`^${pattern.split('*').join('.*')}$`);
        assert.ok(
          rules.some((r) => regex.test(r)),
          `${item.id}: ${pattern}`,
        );
      }
  });
  test('every key it names is one of 8.8, or one of 8.7 that must be gone', () => {
    const paths = (t: Test | undefined): { path: string; old: boolean }[] => {
      if (!t) return [];
      if ('set' in t) return [{ path: t.set, old: false }];
      if ('path' in t) return [{ path: t.path, old: false }];
      if ('off' in t) return [{ path: t.off, old: false }];
      if ('absent' in t) return [{ path: t.absent, old: true }];
      if ('all' in t) return t.all.flatMap(paths);
      return 'any' in t ? t.any.flatMap(paths) : [];
    };
    for (const item of ITEMS) {
      for (const { path, old } of paths(item.proven))
        assert.ok(catalogue(old ? '8.7' : '8.8').known(parsePath(path)), `${item.id}: ${path}`);
      for (const { path } of paths(item.concerns))
        assert.ok(
          ['8.7', '8.8'].some((v) => catalogue(v as '8.7').known(parsePath(path))),
          `${item.id}: ${path}`,
        );
    }
  });
});

test('over the protocol: steps in order, places to jump to', async () => {
  const lsp = await Lsp.start({ pull: true });
  const text = 'zeebe:\n  clusterSize: 3\n';
  const uri = 'file:///ws/values.yaml';
  lsp.open(uri, text);
  const list = (await lsp.request('camundaValues/checklist', { uri })) as Checklist;
  assert.deepEqual(
    list.steps.map((s) => s.id),
    CHAPTERS.map((s) => s.id),
  );
  const items = list.steps.flatMap((s) => s.items);
  const parts = ITEMS.filter((i) => i.conditional).map((i) => i.id);
  const missing = ITEMS.filter((i) => !items.some((x) => x.id === i.id)).map((i) => i.id);
  assert.deepEqual(
    missing.filter((id) => !parts.includes(id)),
    [],
  );
  for (const id of ['ldap', 'multi-tenancy', 'regions-together', 'opensearch', 'basic-users'])
    assert.ok(missing.includes(id), id);
  const types = items.find((i) => i.id === 'types');
  assert.equal(types?.state, 'open');
  assert.deepEqual(
    types.places.map((p) => [p.uri, textIn(text, p.range), p.label]),
    [[uri, 'clusterSize', 'zeebe.clusterSize']],
  );
});
