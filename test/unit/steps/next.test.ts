/** The step from 8.8 to 8.9: what keeps its effect, and what is told. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { apply, examine, inspect, readSet, upgrade } from '../../../server/src/engine/index.ts';
import { mergeValues } from '../../../server/src/engine/view.ts';
import { emptyObject, isObject, toJson, type Json } from '../../../server/src/engine/yaml/tree.ts';
import { parseDocuments } from '../../../server/src/engine/yaml/parse.ts';

interface Led {
  readonly after: readonly string[];
  readonly rules: readonly string[];
  readonly said: (path: string) => Json | undefined;
}
function lead(...texts: readonly string[]): Led {
  const options = { from: '8.8', target: '8.9' } as const;
  const set = readSet(
    texts.map((text, i) => ({ name: `values-${String(i)}.yaml`, text })),
    options,
  );
  const { findings, layers } = upgrade(set);
  const after = layers.map((l) => l.after);
  const again = upgrade(
    readSet(
      layers.map((l) => ({ name: l.name, text: l.after })),
      options,
    ),
  );
  assert.deepEqual(
    again.layers.map((l) => l.after),
    after,
    'a second run changes nothing',
  );
  let merged = emptyObject();
  for (const text of after)
    for (const doc of parseDocuments(text, '')) {
      const json = doc.root && toJson(doc.root);
      if (isObject(json)) merged = mergeValues(merged, json);
    }
  const said = (path: string): Json | undefined => {
    let now: Json | undefined = merged;
    for (const key of path.split('.')) now = isObject(now) && Object.hasOwn(now, key) ? now[key] : undefined;
    return now;
  };
  return { after, rules: findings.map((f) => f.rule), said };
}
const CLUSTER = 'orchestration:\n  clusterSize: "3"\n';
const deep = (path: string, value: string): string =>
  path
    .split('.')
    .map((key, i, all) => `${'  '.repeat(i)}${key}:${i === all.length - 1 ? ` ${value}` : ''}\n`)
    .join('');

describe('defaults of the storage that are gone', () => {
  const ON = ['global.elasticsearch.enabled', 'elasticsearch.enabled'] as const;
  test('a file that says nothing keeps the bundled Elasticsearch', () => {
    const { said } = lead(CLUSTER);
    for (const path of ON) assert.equal(said(path), true, path);
    assert.equal(said('orchestration.data.secondaryStorage.type'), 'elasticsearch');
  });
  test('what a later file switches off is not switched on in an earlier one', () => {
    const { said, after } = lead(CLUSTER, deep('elasticsearch.enabled', 'false'));
    assert.equal(said('elasticsearch.enabled'), false);
    assert.equal(said('global.elasticsearch.enabled'), true);
    assert.doesNotMatch(after[0] ?? '', /^elasticsearch:/m);
  });
  test('null takes the default away: nothing is switched on', () => {
    const { said } = lead(CLUSTER + deep('elasticsearch.enabled', 'null'));
    assert.equal(said('elasticsearch.enabled'), null);
  });
  test('OpenSearch, and no storage at all', () => {
    const off = 'elasticsearch:\n  enabled: false\nglobal:\n  elasticsearch:\n    enabled: false\n';
    assert.equal(
      lead(`${CLUSTER}${off}  opensearch:\n    enabled: true\n`).said('orchestration.data.secondaryStorage.type'),
      'opensearch',
    );
    assert.equal(
      lead(`${CLUSTER}${off}  noSecondaryStorage: true\n`).said('orchestration.data.secondaryStorage.type'),
      undefined,
    );
  });
  test('a deployment without a cluster needs no type, and keeps its Elasticsearch', () => {
    const { said } = lead('identity:\n  enabled: true\norchestration:\n  enabled: false\n');
    assert.equal(said('orchestration.data'), undefined);
    assert.equal(said('elasticsearch.enabled'), true);
  });
});

describe('what had no effect and would get one', () => {
  test('the password of Elasticsearch beside `external: false`', () => {
    for (const block of ['existingSecret: es', 'password: x', 'secret:\n        existingSecret: es']) {
      const text = `global:\n  elasticsearch:\n    auth:\n      ${block}\n`;
      const { said, rules, after } = lead(CLUSTER + text);
      assert.equal(said('global.elasticsearch.auth'), undefined, block);
      assert.ok(rules.includes('storage/off'), block);
      assert.match(after[0] ?? '', /# .*existingSecret: es|# .*password: x/, block);
    }
  });
  test('with `external: true` it goes on', () => {
    const text = 'global:\n  elasticsearch:\n    external: true\n    auth:\n      existingSecret: es\n';
    const { said } = lead(CLUSTER + text);
    assert.deepEqual(
      { ...(said('global.elasticsearch.auth.secret') as object) },
      { existingSecret: 'es', existingSecretKey: 'password' },
    );
  });
  test('the host of OpenSearch while it is off', () => {
    const { said, rules } = lead(CLUSTER + deep('global.opensearch.url.host', 'os'));
    assert.equal(said('global.opensearch.url.host'), undefined);
    assert.ok(rules.includes('storage/off'));
  });
  test('a password for OpenSearch without a user name, which the exporter of records gets now', () => {
    const records = (auth: string, rest = ''): string[] =>
      lead(
        `${CLUSTER}global:\n  elasticsearch:\n    enabled: false\n  opensearch: {enabled: true, auth: {${auth}}${rest}}\noptimize:\n  enabled: true\n`,
      ).rules.filter((r) => r === 'storage/password-alone' || r === 'storage/aws-alone');
    const passwords = [
      'password: pw',
      'existingSecret: a, existingSecretKey: b',
      'secret: {inlineSecret: pw}',
      'secret: {existingSecret: a, existingSecretKey: b}',
    ];
    const aws = ', aws: {enabled: true}';
    for (const password of passwords) {
      assert.deepEqual(records(password), ['storage/password-alone'], password);
      assert.deepEqual(records(`${password}, username: ""`), ['storage/password-alone'], password);
      assert.deepEqual(records(`${password}, username: u`), [], password);
      assert.deepEqual(records(password, aws), [], password);
      assert.deepEqual(records(`${password}, username: u`, aws), ['storage/aws-alone'], password);
    }
    assert.deepEqual(records('username: ""'), []);
    const without = `${CLUSTER}global:\n  opensearch: {enabled: true, auth: {password: pw}}\n  elasticsearch:\n    enabled: false\n`;
    assert.ok(!lead(without).rules.includes('storage/password-alone'), 'without an exporter of records');
    assert.ok(
      lead(`${without}optimize:\n  enabled: true\n`, deep('optimize.enabled', 'true')).rules.includes(
        'storage/password-alone',
      ),
    );
  });
  test('records without a prefix, which Optimize would no longer find', () => {
    for (const engine of ['elasticsearch', 'opensearch'])
      for (const [prefix, told] of [
        ['""', true],
        ['~', true],
        ['mine', false],
      ] as const) {
        const on = `global:\n  elasticsearch:\n    enabled: ${String(engine === 'elasticsearch')}\n  opensearch:\n    enabled: ${String(engine === 'opensearch')}\n`;
        const text = `${CLUSTER}${on}`.replace(`  ${engine}:\n`, `  ${engine}:\n    prefix: ${prefix}\n`);
        assert.equal(lead(`${text}optimize:\n  enabled: true\n`).rules.includes('storage/empty-prefix'), told, text);
        assert.ok(!lead(text).rules.includes('storage/empty-prefix'), text);
      }
  });
  test('the Admin application, whose profile was off', () => {
    const { said } = lead(CLUSTER + '  profiles:\n    identity: false\n');
    assert.deepEqual({ ...(said('orchestration.profiles') as object) }, { admin: false });
  });
  test('the default name of a Secret whose key a file takes away was the password of the first user', () => {
    const user = (rest: string): Led =>
      lead(
        `${CLUSTER}global:\n  identity:\n    auth:\n      enabled: true\nidentity:\n  enabled: true\n  firstUser: {${rest}}\n`,
      );
    for (const key of ['~', '""', '~, password: x', '"", secret: {existingSecret: a}']) {
      const { said, rules } = user(`existingSecretKey: ${key}`);
      assert.equal(said('identity.firstUser.secret.inlineSecret'), 'camunda-credentials', key);
      assert.ok(rules.includes('secrets/initial-user-default'), key);
    }
    for (const [rest, password] of [
      ['existingSecretKey: "", existingSecret: ""', 'demo'],
      ['existingSecretKey: "", existingSecret: "", password: x', 'x'],
      ['existingSecretKey: "", secret: {inlineSecret: own}', 'own'],
    ] as const)
      assert.equal(user(rest).said('identity.firstUser.secret.inlineSecret'), password, rest);
    assert.equal(user('existingSecretKey: "", existingSecret: mine').said('identity.firstUser.secret'), undefined);
  });
  test('a password beside the default name of a Secret, which chart 13.x preferred', () => {
    const { said } = lead(
      `${CLUSTER}global:\n  identity:\n    auth:\n      enabled: true\nidentity:\n  enabled: true\n  firstUser:\n    password: x\n`,
    );
    assert.deepEqual(
      { ...(said('identity.firstUser.secret') as object) },
      { existingSecret: 'camunda-credentials', existingSecretKey: 'identity-firstuser-password' },
    );
  });
});

describe('secrets in the spelling before 8.8', () => {
  const PLACES = [
    ['global.license', 'key', 'existingSecretKey'],
    ['global.opensearch.auth', 'password', 'existingSecretKey'],
    ['identity.externalDatabase', 'password', 'existingSecretPasswordKey'],
    ['webModeler.restapi.mail', 'smtpPassword', 'existingSecretPasswordKey'],
    ['webModeler.restapi.externalDatabase', 'password', 'existingSecretPasswordKey'],
    ['connectors.security.authentication.oidc', '', 'existingSecretKey'],
    ['orchestration.security.authentication.oidc', '', 'existingSecretKey'],
    ['global.identity.auth.admin', '', 'existingSecretKey'],
    ['global.identity.auth.optimize', '', 'existingSecretKey'],
  ] as const;
  const below = (at: string, lines: string): string =>
    deep(at, '').replace(/: \n$/, ':\n') + lines.replace(/^/gm, '  '.repeat(at.split('.').length)) + '\n';

  for (const [at, plain, key] of PLACES) {
    test(`${at}: a reference, also as a map`, () => {
      for (const name of ['mine', '{name: mine}']) {
        const { said } = lead(below(at, `existingSecret: ${name}\n${key}: part`));
        assert.deepEqual(
          { ...(said(`${at}.secret`) as object) },
          { existingSecret: 'mine', existingSecretKey: 'part' },
          name,
        );
        assert.equal(said(`${at}.existingSecret`), undefined);
        assert.equal(said(`${at}.${key}`), undefined);
      }
    });
    test(`${at}: empty keys, as a full copy of the defaults has them, go`, () => {
      const lines = [`existingSecret: ""`, `${key}: ""`, ...(plain === '' ? [] : [`${plain}: ""`])].join('\n');
      const { said, rules } = lead(below(at, lines));
      assert.equal(said(`${at}.existingSecret`), undefined);
      assert.equal(said(`${at}.${key}`), undefined);
      if (plain !== '') assert.equal(said(`${at}.${plain}`), undefined);
      assert.ok(!rules.includes('left-to-decide'));
    });
    test(`${at}: beside a filled in new spelling the old one had no effect`, () => {
      const { said } = lead(
        below(at, `existingSecret: old\n${key}: old\nsecret:\n  existingSecret: new\n  existingSecretKey: new`),
      );
      assert.deepEqual({ ...(said(`${at}.secret`) as object) }, { existingSecret: 'new', existingSecretKey: 'new' });
      assert.equal(said(`${at}.existingSecret`), undefined);
    });
    if (plain !== '')
      test(`${at}: a secret in plain text`, () => {
        const { said } = lead(below(at, `existingSecret: ""\n${plain}: geheim`));
        assert.equal(said(`${at}.secret.inlineSecret`), 'geheim');
        assert.equal(said(`${at}.${plain}`), undefined);
      });
  }
  test('the key name of the chart is said where nobody named one', () => {
    const { said } = lead(below('global.identity.auth.optimize', 'existingSecret: mine'));
    assert.equal(said('global.identity.auth.optimize.secret.existingSecretKey'), 'identity-optimize-client-token');
  });
  test('the name of a Secret without the name of a key, where the chart has none: asked about', () => {
    const { said, after } = lead(below('global.license', 'existingSecret: mine'));
    assert.equal(said('global.license.existingSecret'), undefined);
    assert.match(after[0] ?? '', /# camunda-upgrade\[secrets\/license-name\]/);
  });
  test('one Secret of a document store for both keys, with names by default', () => {
    const { said } = lead(below('global.documentStore.type.aws', 'enabled: true\nexistingSecret: mine'));
    const aws = 'global.documentStore.type.aws';
    assert.equal(said(`${aws}.accessKeyId.secret.existingSecret`), 'mine');
    assert.equal(said(`${aws}.accessKeyId.secret.existingSecretKey`), 'awsAccessKeyId');
    assert.equal(said(`${aws}.secretAccessKey.secret.existingSecret`), 'mine');
    assert.equal(said(`${aws}.secretAccessKey.secret.existingSecretKey`), 'awsSecretAccessKey');
  });
  test('the key name of the new spelling, beside no name, is not used', () => {
    const aws = 'global.documentStore.type.aws';
    const { said, rules } = lead(
      below(
        aws,
        'enabled: true\nexistingSecret: mine\naccessKeyId:\n  secret:\n    existingSecret: ""\n    existingSecretKey: access-key-id',
      ),
    );
    assert.equal(said(`${aws}.accessKeyId.secret.existingSecret`), 'mine');
    assert.equal(said(`${aws}.accessKeyId.secret.existingSecretKey`), 'awsAccessKeyId');
    assert.ok(!rules.includes('conflict'));
  });
  test('each fix alone brings what else is said at its place: half of a new spelling in another file is not read half-way', () => {
    const gcp = 'global.documentStore.type.gcp';
    const texts = [
      `${CLUSTER}${below(gcp, 'enabled: true')}`,
      below(`${gcp}.secret`, 'existingSecretKey: new'),
      below(`${gcp}.secret`, 'existingSecret: ""'),
    ];
    const options = { from: '8.8', target: '8.9' } as const;
    const read = (all: readonly string[]) =>
      readSet(
        all.map((text, i) => ({ name: String(i), text })),
        options,
      );
    for (const f of inspect(read(texts)).filter((x) => x.operations.length > 0)) {
      const once = apply(read(texts), f.operations).map((l) => l.after);
      const { said } = lead(...once);
      assert.equal(said(`${gcp}.secret.existingSecret`), 'gcp-credentials', f.rule);
      assert.equal(said(`${gcp}.secret.existingSecretKey`), 'service-account.json', f.rule);
    }
  });
  test('layers: a later file names another key', () => {
    const { said, after } = lead(
      below('global.license', 'existingSecret: mine\nexistingSecretKey: one'),
      below('global.license', 'existingSecretKey: two'),
    );
    assert.deepEqual(
      { ...(said('global.license.secret') as object) },
      { existingSecret: 'mine', existingSecretKey: 'two' },
    );
    assert.match(after[0] ?? '', /existingSecretKey: one/);
  });
});

test('a set whose only mark of its version had no effect is still one of that version', () => {
  const text = deep('global.elasticsearch.auth.secret.existingSecretKey', 'mine');
  const set = readSet([{ name: 'values.yaml', text }], { target: '8.9' });
  assert.equal(set.version, '8.8');
  const rules = examine(set).map((f) => f.rule);
  assert.ok(rules.includes('storage/off') && rules.includes('storage/type'));
  assert.deepEqual(
    upgrade(set).layers.map((l) => l.after),
    lead(text).after,
  );
});

describe('a map of files becomes a list', () => {
  const FILES = `orchestration:
  # Own files.
  extraConfiguration:
    # The log.
    log4j2.xml: |-  # beside
      <Configuration>
        <!-- kept -->

      </Configuration>
    application-own.yaml: |
      # kept too
      a: 1
    # the end
  clusterSize: "3"
`;
  test('block texts and comments stay, byte for byte', () => {
    const [after] = lead(FILES, '').after;
    const at = (after ?? '').indexOf('  # Own files.');
    const end = (after ?? '').indexOf('  clusterSize');
    assert.equal(
      after?.slice(at, end),
      `  # Own files.
  extraConfiguration:
    # The log.
    - file: log4j2.xml
      content: |-  # beside
        <Configuration>
          <!-- kept -->

        </Configuration>
      springImport: false
    - file: application-own.yaml
      content: |
        # kept too
        a: 1
      springImport: false
    # the end
`,
    );
  });
  test('a file repeats the items of the files before it, with its own in their place', () => {
    const over = deep('orchestration.extraConfiguration', '').replace(/: \n$/, ':\n');
    const { said } = lead(FILES, `${over}    log4j2.xml: other\n    more.txt: |\n      x\n`);
    assert.deepEqual(
      (said('orchestration.extraConfiguration') as Record<string, Json>[]).map((i) => ({ ...i })),
      [
        { file: 'log4j2.xml', content: 'other', springImport: false },
        { file: 'application-own.yaml', content: '# kept too\na: 1\n', springImport: false },
        { file: 'more.txt', content: 'x\n', springImport: false },
      ],
    );
  });
  test('in every component that has one; braces, anchors, `<<`', () => {
    for (const at of ['connectors', 'identity', 'optimize', 'webModeler.restapi']) {
      const { said } = lead(`${CLUSTER}${deep(`${at}.extraConfiguration`, '{a.txt: "x", b.txt: "y"}')}`);
      assert.deepEqual(
        (said(`${at}.extraConfiguration`) as Record<string, Json>[]).map((i) => i.file),
        ['a.txt', 'b.txt'],
        at,
      );
    }
    const shared =
      'x-files: &files\n  a.txt: |\n    x\norchestration:\n  clusterSize: "3"\n  extraConfiguration:\n    <<: *files\n    b.txt: z\n';
    assert.deepEqual(
      (lead(shared).said('orchestration.extraConfiguration') as Record<string, Json>[]).map((i) => ({ ...i })),
      [
        { file: 'a.txt', content: 'x\n', springImport: false },
        { file: 'b.txt', content: 'z', springImport: false },
      ],
    );
  });
  test('an empty map goes, a list stays, another kind is asked about', () => {
    assert.equal(lead(`${CLUSTER}  extraConfiguration: {}\n`).said('orchestration.extraConfiguration'), undefined);
    const list = `${CLUSTER}  extraConfiguration:\n    - file: a\n      content: b\n`;
    assert.deepEqual(lead(list).said('orchestration.extraConfiguration'), [
      Object.assign(Object.create(null), { file: 'a', content: 'b' }),
    ]);
    assert.ok(lead(`${CLUSTER}  extraConfiguration:\n    a: [1]\n`).rules.includes('wrong-kind'));
  });
  test('those that stay maps', () => {
    const { after } = lead(`${CLUSTER}webModeler:\n  websockets:\n    extraConfiguration:\n      a.txt: x\n`);
    assert.match(after[0] ?? '', /extraConfiguration:\n {6}a\.txt: x/);
  });
});

describe('parts that are gone', () => {
  test('jobs, importer, layer of compatibility, generated Secret', () => {
    const text = `${CLUSTER}  migration:\n    data:\n      enabled: true\n  importer:\n    env: []\nglobal:\n  compatibility:\n    orchestration:\n      enabled: true\n  secrets:\n    autoGenerated: true\n    name: mine\n`;
    const { said, rules } = lead(text);
    assert.equal(said('orchestration.migration'), undefined);
    assert.equal(said('orchestration.importer'), undefined);
    assert.equal(said('global.secrets'), undefined);
    assert.equal(said('global.compatibility'), undefined);
    assert.ok(rules.includes('secrets/generated') && rules.includes('cluster/record-exporter'));
  });
  test('Web Modeler’s second pod: only what a person has to carry over is asked about', () => {
    const pod = (env: string): string =>
      `${CLUSTER}webModeler:\n  enabled: true\n  restapi:\n    tolerations: [{key: a}]\n  webapp:\n    replicas: 2\n    tolerations: [{key: a}]\n    env: ${env}\n`;
    assert.ok(!lead(pod('[]')).after[0]?.includes('camunda-upgrade['));
    const { after, said } = lead(pod('[{name: A, value: b}]'));
    assert.equal(said('webModeler.webapp'), undefined);
    assert.match(after[0] ?? '', /camunda-upgrade\[web-modeler\/webapp-env\]/);
    const service = (what: string): string =>
      `${CLUSTER}webModeler:\n  enabled: true\n  webapp:\n    service: ${what}\n`;
    for (const [what, asked] of [
      ['{type: NodePort}', ['type']],
      ['{type: ClusterIP, port: 80}', []],
      ['{annotations: {a: b}}', ['annotations']],
      ['{annotations: {}}', []],
    ] as const)
      assert.deepEqual(
        [...(lead(service(what)).after[0] ?? '').matchAll(/camunda-upgrade\[web-modeler\/webapp-service-(\w+)\]/g)].map(
          ([, key]) => key,
        ),
        asked,
        what,
      );
    assert.ok(
      !lead(pod('[{name: A, value: b}]').replace('enabled: true', 'enabled: false')).after[0]?.includes(
        'camunda-upgrade[',
      ),
    );
  });
  test('images of 8.8', () => {
    const { said } = lead(
      'orchestration:\n  clusterSize: "3"\n  image:\n    tag: 8.8.3\nconnectors:\n  image:\n    tag: 8.9.1\n',
    );
    assert.equal(said('orchestration.image'), undefined);
    assert.equal(said('connectors.image.tag'), '8.9.1');
  });
  test('the host of the Ingress stays: chart 14.x reads it', () => {
    const text = `${CLUSTER}global:\n  ingress:\n    enabled: true\n    host: a.example\norchestration:\n`.replace(
      /orchestration:\n$/,
      '',
    );
    assert.equal(lead(text).said('global.ingress.host'), 'a.example');
    assert.equal(lead(text).said('global.host'), undefined);
  });
});

describe('secrets of Connectors, which begin with a prefix in 8.9', () => {
  const told = (connectors: string): boolean =>
    lead(`${CLUSTER}connectors:\n  enabled: true\n${connectors}`).rules.includes('connectors/secret-prefix');
  const env = (...names: readonly string[]): string =>
    `  env: [${names.map((name) => `{name: ${name}, value: x}`).join(', ')}]\n`;
  test('a variable that may be one, and variables from elsewhere', () => {
    for (const name of ['MAIL_PASSWORD', 'token', 'AWS_ACCESS_KEY_ID', 'MY_SECRET_KEY'])
      assert.equal(told(env(name)), true, name);
    assert.equal(told('  envFrom: [{secretRef: {name: mine}}]\n'), true);
    assert.equal(told(env('LOGGING_LEVEL_ROOT', 'MAIL_PASSWORD')), true);
  });
  test('not what the program itself reads, nor what has the prefix', () => {
    for (const name of [
      'SECRET_MAIL',
      'CAMUNDA_CLIENT_AUTH_SCOPE',
      'LOGGING_LEVEL_ROOT',
      'JAVA_TOOL_OPTIONS',
      'HTTPS_PROXY',
    ])
      assert.equal(told(env(name)), false, name);
    assert.equal(told('  envFrom: []\n'), false);
  });
  test('not where somebody says the prefix, wherever that is', () => {
    for (const name of [
      'CAMUNDA_CONNECTOR_SECRETPROVIDER_ENVIRONMENT_PREFIX',
      'CAMUNDA_CONNECTOR_SECRET_PROVIDER_ENVIRONMENT_PREFIX',
      'camunda.connector.secret-provider.environment.prefix',
      'CAMUNDA_CONNECTOR_SECRETPROVIDER_ENVIRONMENT_ENABLED',
    ])
      assert.equal(told(env(name, 'MAIL_PASSWORD')), false, name);
    const file = 'camunda: {connector: {secret-provider: {environment: {prefix: ""}}}}';
    assert.equal(told(`${env('MAIL_PASSWORD')}  extraConfiguration: {application-x.yaml: '${file}'}\n`), false);
    assert.equal(told(`${env('MAIL_PASSWORD')}  configuration: '${file}'\n`), false);
    assert.equal(told(env('CAMUNDA_CONNECTOR_SECRETPROVIDER_ENVIRONMENT_TENANTAWARE', 'MAIL_PASSWORD')), true);
  });
  test('not while Connectors are off', () => {
    const { rules } = lead(`${CLUSTER}connectors:\n  enabled: false\n${env('MAIL_PASSWORD')}`);
    assert.ok(!rules.includes('connectors/secret-prefix'));
  });
});

describe('a setting of the cluster that chart 14.x does not give it, or under another name', () => {
  const rules = (text: string): string[] => lead(`${CLUSTER}${text}`).rules.filter((r) => r.startsWith('cluster/'));
  const variable = (...list: string[]): string => `  env: [${list.map((n) => `{name: ${n}, value: x}`).join(', ')}]\n`;
  const file = (name: string, text: string): string => `  extraConfiguration:\n    ${name}: ${JSON.stringify(text)}\n`;
  const MIGRATED = '  migration: {data: {enabled: true}}\n';
  const OPENSEARCH = 'global: {elasticsearch: {enabled: false}, opensearch: {enabled: true, url: {host: h}}}\n';
  test('in a variable, in any spelling that Spring reads', () => {
    for (const name of [
      'ZEEBE_BROKER_EXPORTERS_CAMUNDAEXPORTER_ARGS_CONNECT_URL',
      'ZEEBE_BROKER_EXPORTERS_CAMUNDAEXPORTER_ARGS_HISTORY_RETENTION_MINIMUMAGE',
      'CAMUNDA_DATABASE_RETENTION_ENABLED',
      'ZEEBE_BROKER_CLUSTER_INITIALCONTACTPOINTS_0',
      'zeebe.broker.cluster.initial-contact-points',
    ])
      assert.deepEqual(rules(variable(name)), ['cluster/old-variable'], name);
  });
  test('in a file, in any spelling, also in a part for a profile', () => {
    for (const [name, text] of [
      ['application.yaml', 'camunda:\n  database: {retention: {minimum-age: 7d}}\n'],
      ['own.yml', 'zeebe.broker.exporters.camundaexporter.args.connect.url: http://h\n'],
      ['application-broker.properties', 'zeebe.broker.cluster.initialContactPoints[0]=a:26502\n'],
      [
        'application.yaml',
        'a: 1\n---\nspring.config.activate.on-profile: x\ncamunda.database.index.number-of-replicas: 2\n',
      ],
    ] as const)
      assert.deepEqual(rules(file(name, text)), ['cluster/old-property'], text);
  });
  test('not one that both charts write, nor the new name', () => {
    for (const name of [
      'ZEEBE_BROKER_EXPORTERS_CAMUNDAEXPORTER_ARGS_CONNECT_INDEXPREFIX',
      'CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_NUMBEROFREPLICAS',
      'CAMUNDA_CLUSTER_INITIALCONTACTPOINTS',
      'MY_CAMUNDA_DATABASE_RETENTION_ENABLED',
    ])
      assert.deepEqual(rules(variable(name)), [], name);
    const text = 'camunda.data.secondary-storage.elasticsearch.number-of-replicas: 2 # number-of-replicas\n';
    assert.deepEqual(rules(file('application.yaml', text)), []);
  });
  test('contact points of a gateway alone: chart 13.x says nothing beside them', () => {
    const name = 'ZEEBE_GATEWAY_CLUSTER_INITIALCONTACTPOINTS';
    assert.deepEqual(rules(`  profiles: {broker: false}\n${variable(name)}`), ['cluster/old-variable']);
    assert.deepEqual(rules(variable(name)), []);
  });
  test('contact points of several regions, which chart 14.x leaves to a variable', () => {
    const told = (regions: string, rest = ''): boolean =>
      rules(`${rest}global: {multiregion: {regions: ${regions}}}\n`).includes('cluster/contact-points');
    assert.ok(told('2') && told('"3"') && told('2', variable('ZEEBE_BROKER_CLUSTER_INITIALCONTACTPOINTS')));
    assert.ok(!told('1') && !told('2', '  profiles: {broker: false}\n'));
    assert.ok(!told('2', variable('CAMUNDA_CLUSTER_INITIALCONTACTPOINTS')), 'a variable says them');
    assert.ok(!told('2', file('application.yaml', 'camunda.cluster.initial-contact-points: [a]')), 'a file says them');
  });
  test('of an exporter that is there for the migration only, whichever storage it writes to', () => {
    const both = variable(
      'ZEEBE_BROKER_EXPORTERS_ELASTICSEARCH_ARGS_BULK_SIZE',
      'ZEEBE_BROKER_EXPORTERS_OPENSEARCH_CLASSNAME',
    );
    const told = (text: string): boolean => rules(text).includes('cluster/lone-exporter');
    for (const [name, head] of [
      ['ELASTICSEARCH', ''],
      ['OPENSEARCH', OPENSEARCH],
    ] as const) {
      const set = variable(`ZEEBE_BROKER_EXPORTERS_${name}_ARGS_BULK_SIZE`);
      assert.ok(told(`${MIGRATED}${set}${head}`), name);
      assert.ok(
        told(`${MIGRATED}${file('a.yaml', `zeebe.broker.exporters.${name.toLowerCase()}.args.bulk.size: 5`)}${head}`),
        name,
      );
    }
    assert.ok(!told(both), 'nothing is migrated');
    assert.ok(!told(`${MIGRATED}  exporters: {zeebe: {enabled: true}}\n${both}`), 'it stays');
    assert.ok(!told(`${MIGRATED}${both}optimize: {enabled: true}\n`), 'it stays for Optimize');
    assert.ok(
      !told(`${MIGRATED}${variable('ZEEBE_BROKER_EXPORTERS_OPENSEARCH_CLASSNAME')}`),
      'chart 13.x does not write it either',
    );
    assert.ok(!told(`${MIGRATED}${variable('ZEEBE_BROKER_EXPORTERS_MINE_CLASSNAME')}`), 'one of their own');
  });
  test('the password of the exporter for Optimize', () => {
    const told = (text: string): boolean => rules(text).includes('cluster/exporter-password');
    assert.ok(told(`${variable('VALUES_ELASTICSEARCH_PASSWORD')}optimize: {enabled: true}\n`));
    assert.ok(told(`${variable('VALUES_OPENSEARCH_PASSWORD')}${OPENSEARCH}optimize: {enabled: true}\n`));
    assert.ok(!told(variable('VALUES_ELASTICSEARCH_PASSWORD')));
    assert.ok(!told(`${variable('VALUES_OPENSEARCH_PASSWORD')}optimize: {enabled: true}\n`));
  });
});

describe('a key that only chart 14.x knows, with another kind of value than its schema takes', () => {
  const console = (value: string): string => `${CLUSTER}console:\n  extraConfiguration: ${value}\n`;
  test('is asked about: a map, an empty one too, a text', () => {
    for (const value of ['{a.yaml: x}', '{}', 'x']) {
      const { rules, after, said } = lead(console(value));
      assert.ok(rules.includes('wrong-kind') && !rules.includes('awakened-key'), value);
      assert.equal(said('console.extraConfiguration'), undefined);
      assert.match(after[0] ?? '', /# extraConfiguration: /);
    }
    const deep = `${CLUSTER}optimize:\n  database:\n    elasticsearch: {url: http://h, prefix: p}\n`;
    assert.ok(lead(deep).rules.includes('wrong-kind'), 'below a section that it does not know either');
  });
  test('not what it takes, nor what a pipeline fills in', () => {
    for (const value of ['[{file: a, content: b}]', '[]', '~', '${FILES}'])
      assert.ok(!lead(console(value)).rules.includes('wrong-kind'), value);
  });
});

test('a variable that chart 14.x puts beside one of Optimize', () => {
  const told = (name: string, rest: string): boolean =>
    lead(
      `${CLUSTER}optimize:\n  enabled: true\n  ${rest.replace('ENV', `env: [{name: ${name}, value: x}]`)}\n`,
    ).rules.includes('storage/variable-twice');
  for (const rest of ['ENV', 'migration: {ENV}'])
    assert.ok(told('CAMUNDA_OPTIMIZE_ELASTICSEARCH_SECURITY_USERNAME', rest), rest);
  assert.ok(told('CAMUNDA_OPTIMIZE_ELASTICSEARCH_SSL_ENABLED', 'ENV'));
  assert.ok(told('JAVA_TOOL_OPTIONS', 'javaOpts: -Xmx1g\n  ENV'));
  assert.ok(!told('JAVA_TOOL_OPTIONS', 'ENV') && !told('MINE', 'ENV'));
});

describe('the claim with the names of users, for Web Modeler', () => {
  const told = (rest: string): boolean =>
    lead(`${CLUSTER}webModeler:\n  enabled: true\n${rest}`).rules.includes('web-modeler/user-name');
  test('its old name, wherever a setting stands', () => {
    for (const rest of [
      'env: [{name: CAMUNDA_IDENTITY_USERNAMECLAIM, value: name}]',
      'extraConfiguration: {application-x.yaml: "camunda.identity.username-claim: name"}',
      'extraConfiguration: {application.properties: "camunda.identity.usernameClaim=name"}',
      'configuration: "camunda: {identity: {username-claim: name}}"',
    ])
      assert.ok(told(`  restapi:\n    ${rest}\n`), rest);
  });
  test('not its new name, nor that of Identity', () => {
    assert.ok(!told('  restapi:\n    env: [{name: CAMUNDA_MODELER_OAUTH2_TOKEN_USERNAMECLAIM, value: name}]\n'));
    assert.ok(!told('identity:\n  env: [{name: CAMUNDA_IDENTITY_USERNAMECLAIM, value: name}]\n'));
  });
});

describe('what is only told', () => {
  const told = (text: string, rule: string): void => assert.ok(lead(text).rules.includes(rule), rule);
  test('each once, where it is said', () => {
    told(
      `${CLUSTER}  env:\n    - name: ZEEBE_BROKER_CLUSTER_INITIALCONTACTPOINTS\n      value: a\n`,
      'cluster/old-variable',
    );
    told(`${CLUSTER}  configuration: |\n    a: 1\n`, 'cluster/own-configuration');
    told(
      `${CLUSTER}webModeler:\n  restapi:\n    env: [{name: SERVER_UNDERTOW_THREADS_IO, value: "4"}]\n`,
      'web-modeler/undertow',
    );
    told(
      `${CLUSTER}webModeler:\n  restapi:\n    extraConfiguration: {application-x.yaml: 'server: {undertow: {buffer-size: 1KB}}'}\n`,
      'web-modeler/undertow',
    );
    told(
      `${CLUSTER}connectors: {enabled: true, env: [{name: CAMUNDA_CLIENT_AUTH_TOKEN_URL, value: x}]}\n`,
      'connectors/token-address',
    );
    told(
      `${CLUSTER}  history:\n    retention:\n      enabled: true\n      usageMetricsMinimumAge: 99d\n`,
      'cluster/usage-metrics-retention',
    );
    told(`${CLUSTER}optimize:\n  enabled: true\n  persistence:\n    enabled: true\n`, 'optimize/volume-claims');
    told(
      `${CLUSTER}webModeler:\n  contextPath: /modeler\n  restapi:\n    readinessProbe:\n      probePath: /modeler/health\n`,
      'web-modeler/probe-path',
    );
    told(`${CLUSTER}webModeler:\n  restapi:\n    configuration: |\n      a: 1\n`, 'web-modeler/own-configuration');
  });
});

describe('the version of a cluster, which Web Modeler is told', () => {
  const told = (restapi: string): boolean =>
    lead(`${CLUSTER}webModeler:\n  restapi:\n${restapi}`).rules.includes('web-modeler/cluster-version');
  test('an older one is told, in the list and as a variable; what cannot be read is not', () => {
    for (const [version, old] of [
      ['8.8.24', true],
      ['"8.8"', true],
      ['8.7.0', true],
      ['8.9.5', false],
      ['8.10.0', false],
      ['${VERSION}', false],
    ] as const) {
      assert.equal(told(`    clusters:\n      - id: a\n        version: ${version}\n`), old, version);
      const variable = `    env:\n      - name: CAMUNDA_MODELER_CLUSTERS_1_VERSION\n        value: ${version}\n`;
      assert.equal(told(variable), old, version);
    }
  });
});

describe('names of objects', () => {
  const variable = (value: string): string =>
    `${CLUSTER}connectors:\n  env:\n    - name: X\n      value: ${JSON.stringify(value)}\n`;
  const told = (value: string): string[] =>
    lead(variable(value)).rules.filter((r) => r.startsWith('names/') || r === 'web-modeler/old-service');
  test('a text that ends like a name, or begins like one, is no name', () => {
    for (const value of [
      'https://grpc-$HOST',
      'https://a-${HOST}:443/',
      'grpcs://my-{{ .Values.global.ingress.host }}',
      'http://a-:80',
      'http://-',
      'a-.svc',
      'b-',
      'http://camunda-web-modeler-restapi:80',
      'http://webapp:80',
      'https://camunda-web-modeler-webapp.example.com',
    ])
      assert.deepEqual(told(value), [], value);
  });
  test('addresses of the pod that is gone are told, whatever the release is called', () => {
    for (const value of [
      'http://camunda-web-modeler-webapp:80',
      'http://${RELEASE}-web-modeler-webapp.ns.svc.cluster.local/x',
      '{{ .Release.Name }}-web-modeler-webapp:8071',
    ])
      assert.deepEqual(told(value), ['web-modeler/old-service'], value);
  });
});

test('null deep below `global` leaves the default of the chart, elsewhere it takes it away', () => {
  const aws = (rest: string): Led =>
    lead(`${CLUSTER}global: {documentStore: {activeStoreId: aws, type: {aws: {enabled: true, ${rest}}}}}\n`);
  for (const rest of ['existingSecret: ~', 'existingSecret: null, accessKeyIdKey: ~', 'bucket: b'])
    assert.equal(
      aws(rest).said('global.documentStore.type.aws.accessKeyId.secret.existingSecret'),
      'aws-credentials',
      rest,
    );
  const half = aws('accessKeyId: {secret: {existingSecretKey: ~}}');
  assert.equal(half.said('global.documentStore.type.aws.accessKeyId.secret.existingSecretKey'), 'awsAccessKeyId');
  assert.equal(aws('existingSecret: ""').said('global.documentStore.type.aws.accessKeyId'), undefined);
});

describe('Secrets and keys of ConfigMaps that chart 14.x does not make', () => {
  const told = (rest: string): string[] =>
    lead(`${CLUSTER}connectors:\n  ${rest}\n`).rules.filter((r) => /not-made$|old-config-map$/.test(r));
  test('wherever a pod asks for one', () => {
    for (const rest of [
      'env: [{name: SECRET_A, valueFrom: {secretKeyRef: {name: camunda-web-modeler-restapi, key: smtp-password}}}]',
      'envFrom: [{secretRef: {name: my-web-modeler-restapi}}]',
      'extraVolumes: [{name: a, secret: {secretName: camunda-web-modeler-restapi}}]',
    ])
      assert.deepEqual(told(rest), ['secrets/not-made'], rest);
    const key = (name: string): string =>
      `env: [{name: SECRET_A, valueFrom: {configMapKeyRef: {name: camunda-web-modeler-configuration, key: ${name}}}}]`;
    assert.deepEqual(told(key('pusher-app-key')), ['cluster/old-config-map']);
    assert.deepEqual(told(key('pusher-app-id')), []);
  });
  test('that of the database of Identity, where the chart made it', () => {
    const asks = [
      'connectors:\n  envFrom: [{secretRef: {name: camunda-identity-postgresql}}]\n',
      'connectors:\n  extraVolumes: [{name: a, secret: {secretName: "{{ .Release.Name }}-identity-postgresql"}}]\n',
      'global:\n  extraManifests:\n    - |\n      envFrom:\n        - secretRef:\n            name: {{ .Release.Name }}-identity-postgresql\n',
    ];
    const identity = (database: string, rest = ''): string =>
      `${CLUSTER}identity:\n  enabled: true\n  externalDatabase: {enabled: true, host: h, ${database}}\n${rest}`;
    const rules = (text: string): string[] => lead(text).rules.filter((r) => r.endsWith('not-made'));
    for (const ask of asks) {
      for (const database of [
        'password: pw',
        'secret: {inlineSecret: pw}',
        'secret: {existingSecret: a, existingSecretKey: b}',
      ])
        assert.deepEqual(rules(identity(database) + ask), ['secrets/not-made'], ask);
      for (const text of [
        identity('existingSecret: mine, existingSecretPasswordKey: k'),
        identity('password: pw', 'identityPostgresql:\n  enabled: true\n'),
        `${CLUSTER}identityPostgresql:\n  enabled: true\n`,
        CLUSTER,
      ])
        assert.deepEqual(rules(text + ask), [], text + ask);
    }
  });
  test('not where the Deployment or the Service of that name is meant', () => {
    for (const rest of [
      'env: [{name: SECRET_A, value: camunda-web-modeler-restapi}]',
      'podAnnotations: {name: camunda-web-modeler-restapi}',
      'env: [{name: SECRET_A, valueFrom: {secretKeyRef: {name: camunda-web-modeler, key: pusher-app-secret}}}]',
    ])
      assert.deepEqual(told(rest), [], rest);
  });
});

describe('what the compatibility layer of chart 13.x read', () => {
  test('keys of 8.7 are asked about where it read them, and go where it did not', () => {
    for (const [values, read] of [
      ['zeebe:\n  enabled: true\n  clusterSize: "5"\n', true],
      ['zeebe:\n  enabled: false\n', true],
      ['zeebe:\n  clusterSize: "5"\n', false],
      ['zeebeGateway:\n  enabled: true\n  contextPath: /a\n', true],
      ['zeebeGateway:\n  nodeSelector: {a: b}\n', false],
      ['operate:\n  enabled: true\n', true],
      ['operate:\n  enabled: false\n', false],
      ['tasklist:\n  nodeSelector: {a: b}\n', false],
      ['zeebe-gateway:\n  enabled: true\n  contextPath: /a\n', false],
      ['zeebe:\n  enabled: true\nglobal:\n  compatibility:\n    orchestration:\n      enabled: false\n', false],
    ] as const) {
      const { after } = lead(CLUSTER + values);
      assert.equal(after[0]?.includes('# camunda-upgrade['), read, values);
      assert.doesNotMatch(after.join(''), /^(?:zeebe|operate|tasklist)/m);
    }
  });
  const LOGINS = [
    ['orchestration', 'issuer'],
    ['connectors', 'tokenScope'],
  ].map(([root = '', empty = '']) => ({
    root,
    empty,
    from: `global.identity.auth.${root}`,
    to: `${root}.security.authentication.oidc`,
  }));
  test('a login that stood in place of a block goes there, its secret in the new spelling', () => {
    for (const { root, from, to, empty } of LOGINS) {
      const block = (text: string): string => `${CLUSTER}${deep(from, '')}${text.replace(/^(?=.)/gm, '        ')}`;
      const { said, after, rules } = lead(
        block(`clientId: mine # ours\nexistingSecret:\n  name: own\nexistingSecretKey: key\n${empty}: ""\n`),
      );
      assert.equal(said(`${to}.clientId`), 'mine');
      assert.equal(said(`${to}.secret.existingSecret`), 'own');
      assert.equal(said(`${to}.secret.existingSecretKey`), 'key');
      assert.equal(said(`${to}.${empty}`), undefined, 'an empty value covered nothing');
      assert.equal(said(from), undefined);
      assert.match(after.join(''), /clientId: mine # ours/);
      assert.ok(!rules.includes('unknown-key') && !after.join('').includes('# camunda-upgrade'), after.join(''));
      // Half of a reference: the other half is a default.
      const half = lead(block('existingSecret: own\n')).said;
      assert.equal(half(`${to}.secret.existingSecret`), 'own');
      assert.equal(half(`${to}.secret.existingSecretKey`), `identity-${root}-client-token`);
      const fresh = lead(block('secret:\n  existingSecret: own\n  existingSecretKey: key\n'));
      assert.equal(fresh.said(`${to}.secret.existingSecretKey`), 'key');
    }
  });
  test('beside the same values it goes, beside others it is asked about, whole', () => {
    for (const { root, from, to } of LOGINS) {
      const same = lead(
        CLUSTER,
        deep(from, '') + '        clientId: mine\n',
        deep(to, '') + '        clientId: mine\n',
      );
      assert.equal(same.said(`${to}.clientId`), 'mine');
      assert.equal(same.said(from), undefined);
      const texts = [CLUSTER, deep(`${from}.clientId`, 'mine'), deep(`${to}.clientId`, 'other')] as const;
      assert.ok(lead(...texts).rules.includes(`migration/${root}-login`));
      assert.match(lead(...texts).after[1] ?? '', /# +clientId: mine/);
    }
  });
  test('where nothing read it, it goes', () => {
    for (const { root, from, to } of LOGINS)
      for (const off of ['global.compatibility.orchestration.enabled', `${root}.enabled`]) {
        const { said, after } = lead(
          deep(off, 'false'),
          `${deep(`${from}.clientId`, 'mine')}        existingSecret: own\n`,
        );
        assert.equal(said(`${to}.clientId`), undefined, off);
        assert.equal(said(from), undefined, off);
        assert.doesNotMatch(after.join(''), /mine/);
      }
  });
});
