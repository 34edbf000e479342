import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { envVerdict, type Component } from '../../../server/src/engine/steps/8.7-8.8/env.ts';
import { ENV_RULES } from '../../../server/src/engine/steps/8.7-8.8/envRules.ts';
import { rewriteImagePaths } from '../../../server/src/engine/steps/8.7-8.8/imagePaths.ts';
import { containerLogLevelEnv } from '../../../server/src/engine/steps/8.7-8.8/functions/logLevels.ts';
import { readSet, upgrade } from '../../../server/src/engine/index.ts';
import type { EnvFacts, EnvVerdict } from '../../../server/src/engine/rules/variables.ts';
import { PROPERTIES } from '../../../server/src/engine/steps/8.7-8.8/properties.ts';
import type { PropertyRow } from '../../../server/src/engine/texts/names.ts';

const NOTHING: EnvFacts = { regions: 1 };
const CLUSTER: Component[] = ['zeebe', 'zeebeGateway', 'operate', 'tasklist'];

/** `keep env/other`, `rename env/gateway-prefix ZEEBE_BROKER_…`: the verdict as one line. */
function said(verdict: EnvVerdict): string {
  const { kind, rule } = verdict;
  switch (kind) {
    case 'rename':
      return `${kind} ${rule} ${verdict.to}`;
    case 'duplicate':
      return `${kind} ${rule} ${verdict.also}`;
    case 'values-key':
      return `${kind} ${rule} ${verdict.path} ${verdict.coerce ?? ''}`.trimEnd();
    default:
      return `${kind} ${rule}`;
  }
}

function says(component: Component, name: string, value?: string, facts = NOTHING): string {
  return said(envVerdict(component, name, value, facts));
}

const ELASTICSEARCH: EnvFacts = {
  secondaryStorageUrl: 'http://es.example:9200',
  secondaryStorage: 'elasticsearch',
  regions: 1,
};
const OPENSEARCH: EnvFacts = { ...ELASTICSEARCH, secondaryStorage: 'opensearch' };

describe('the table of renamed properties', () => {
  const count = (test: (row: PropertyRow) => boolean) => PROPERTIES.filter(test).length;

  test('has the 109 rows of Camunda’s mapping', () => {
    assert.equal(PROPERTIES.length, 109);
    assert.equal(
      count((row) => row.kind === 'breaking'),
      16,
    );
    assert.equal(
      count((row) => row.kind === 'direct' && row.chartWrites),
      13,
    );
    assert.equal(
      count((row) => row.valuesKey !== undefined && !row.chartWrites),
      0,
    );
    assert.equal(new Set(PROPERTIES.map((row) => row.property)).size, 109);
  });

  test('spells variables as Spring does', () => {
    const row = (property: string) => PROPERTIES.find((one) => one.property === property)!;
    assert.deepEqual(row('camunda.api.grpc.interceptors[].jar-path'), {
      property: 'camunda.api.grpc.interceptors[].jar-path',
      legacy: ['zeebe.gateway.interceptors[].jarPath', 'zeebe.broker.gateway.interceptors[].jarPath'],
      kind: 'direct',
      env: 'CAMUNDA_API_GRPC_INTERCEPTORS_<n>_JARPATH',
      legacyEnv: ['ZEEBE_GATEWAY_INTERCEPTORS_<n>_JARPATH', 'ZEEBE_BROKER_GATEWAY_INTERCEPTORS_<n>_JARPATH'],
      chartWrites: false,
    });
    assert.deepEqual(row('camunda.cluster.size').legacyEnv, ['ZEEBE_BROKER_CLUSTER_CLUSTERSIZE']);
    assert.equal(row('camunda.cluster.size').valuesKey, 'orchestration.clusterSize');
  });

  test('no two properties share an old variable, except where an old name does not say the engine', () => {
    const owners = new Map<string, string[]>();
    for (const row of PROPERTIES) {
      for (const name of row.legacyEnv) {
        const key = name.replaceAll('_', '');
        owners.set(key, [...(owners.get(key) ?? []), row.property]);
      }
    }
    const shared = [...owners].filter(([, rows]) => rows.length > 1).map(([name]) => name);
    assert.ok(
      shared.every((name) => /^CAMUNDADATABASE|CAMUNDAEXPORTER/.test(name)),
      shared.join(' '),
    );
  });
});

/**
 * What a row's columns promise for one of its old variables with the plain value 7, nothing known about the storage:
 *  1. the membership of a separate gateway is dropped, whatever the table says;
 *  2. the storage of the cluster is one, written by the chart in several places: never renamed. Its account goes to the
 *     values key, provided that the old name says which engine; the rest is for the user;
 *  3. where the chart derives more from the values key than the property, the value goes there;
 *  4. an old name that ends in its unit stays;
 *  5. the broker's number is for the user;
 *  6. everything else gets the new variable.
 */
function promised(row: PropertyRow, legacyEnv: string): string {
  const derived = ['clusterSize', 'partitionCount', 'replicationFactor', 'service.grpcPort'];
  if (legacyEnv.startsWith('ZEEBE_GATEWAY_CLUSTER_')) return 'drop';
  if (row.property.startsWith('camunda.data.secondary-storage.')) {
    const account = /\.(username|cluster-name)$/.test(row.property);
    return account && !legacyEnv.startsWith('CAMUNDA_DATABASE_') ? `values-key ${row.valuesKey ?? '?'}` : 'manual';
  }
  if (derived.some((key) => row.valuesKey === `orchestration.${key}`)) return `values-key ${row.valuesKey ?? '?'}`;
  if (/(?:SECONDS|MILLIS)$/.test(legacyEnv)) return 'keep';
  if (row.property === 'camunda.cluster.node-id') return 'manual';
  return `rename ${row.env}`;
}

describe('every old variable of the table', () => {
  const spellings = (name: string) => [
    name,
    name.toLowerCase().replaceAll('_', '.'),
    // Relaxed: an underscore more between the letters of the last part.
    name.replace(/([A-Z0-9]{3})([A-Z0-9]+)$/, '$1_$2'),
  ];
  const outcome = (verdict: EnvVerdict) =>
    [
      verdict.kind,
      ...(verdict.kind === 'rename' ? [verdict.to] : []),
      ...(verdict.kind === 'values-key' ? [verdict.path] : []),
    ].join(' ');

  for (const row of PROPERTIES) {
    test(row.property, () => {
      for (const legacyEnv of row.legacyEnv) {
        const numbered = (text: string) => text.replace('<n>', '3');
        for (const name of spellings(numbered(legacyEnv))) {
          for (const component of CLUSTER) {
            const verdict = envVerdict(component, name, '7', NOTHING);
            assert.equal(outcome(verdict), numbered(promised(row, legacyEnv)), `${component} ${name}`);
          }
        }
        // Elsewhere the names are nobody's.
        for (const component of ['connectors', 'identity', 'optimize'] as const) {
          assert.equal(says(component, numbered(legacyEnv), '7'), 'keep env/other');
        }
      }
    });
  }

  test('a name that only looks like one stays', () => {
    assert.equal(says('zeebe', 'ZEEBE_BROKER_DATA_SNAPSHOTPERIODS', '5m'), 'keep env/other');
    assert.equal(says('zeebe', 'MY_ZEEBE_BROKER_DATA_SNAPSHOTPERIOD', '5m'), 'keep env/other');
    assert.equal(says('zeebe', 'ZEEBE_BROKER_DATA_SNAPSHOT', '5m'), 'keep env/other');
  });

  test('the new names stay', () => {
    for (const row of PROPERTIES) assert.equal(says('zeebe', row.env.replace('<n>', '3'), '7'), 'keep env/other');
  });
});

describe('how the old names are told about', () => {
  const cases: [name: string, value: string | undefined, said: string][] = [
    // The chart does not write it: both names work. It writes it: only the new one does. A gateway of its own is gone.
    [
      'ZEEBE_BROKER_DATA_LOGSEGMENTSIZE',
      '1MB',
      'rename env/legacy-name CAMUNDA_DATA_PRIMARYSTORAGE_LOGSTREAM_LOGSEGMENTSIZE',
    ],
    ['ZEEBE_BROKER_DATA_SNAPSHOTPERIOD', '5m', 'rename env/legacy-name-dead CAMUNDA_DATA_SNAPSHOTPERIOD'],
    ['ZEEBE_BROKER_DATA_SNAPSHOTPERIOD', undefined, 'rename env/legacy-name-dead CAMUNDA_DATA_SNAPSHOTPERIOD'],
    [
      'ZEEBE_GATEWAY_SECURITY_PRIVATEKEYPATH',
      '/tls/key',
      'rename env/gateway-name CAMUNDA_API_GRPC_SSL_CERTIFICATEPRIVATEKEY',
    ],
    ['CAMUNDA_REST_APIEXECUTOR_KEEPALIVESECONDS', '60', 'keep env/unit-in-name'],
    ['ZEEBE_BROKER_CLUSTER_NODEID', '0', 'manual env/node-id'],
    [
      'ZEEBE_BROKER_EXPERIMENTAL_VERSIONCHECKRESTRICTIONENABLED',
      'false',
      'rename env/legacy-name-dead CAMUNDA_SYSTEM_UPGRADE_ENABLEVERSIONCHECK',
    ],
    // Numbers that the values own.
    ['ZEEBE_BROKER_CLUSTER_CLUSTERSIZE', '5', 'values-key env/cluster-setting orchestration.clusterSize string'],
    ['ZEEBE_BROKER_CLUSTER_CLUSTERSIZE', '${SIZE}', 'values-key env/cluster-setting orchestration.clusterSize string'],
    ['ZEEBE_GATEWAY_NETWORK_PORT', '26600', 'values-key env/cluster-setting orchestration.service.grpcPort number'],
    ['ZEEBE_GATEWAY_NETWORK_PORT', undefined, 'manual env/value-does-not-fit'],
    ['ZEEBE_GATEWAY_NETWORK_PORT', '{{ .Values.x }}', 'manual env/value-does-not-fit'],
    ['ZEEBE_GATEWAY_NETWORK_PORT', '$(PORT)', 'manual env/value-does-not-fit'],
    ['ZEEBE_GATEWAY_NETWORK_PORT', '', 'manual env/value-does-not-fit'],
    ['ZEEBE_GATEWAY_NETWORK_PORT', '${PORT}', 'manual env/value-does-not-fit'],
    // The data stays on its volume, or somebody looks.
    ['ZEEBE_BROKER_DATA_DIRECTORY', '/mnt/data', 'rename env/data-directory CAMUNDA_DATA_PRIMARYSTORAGE_DIRECTORY'],
    ['ZEEBE_BROKER_DATA_DIRECTORY', '$DIR/data', 'manual env/data-directory-unseen'],
    ['ZEEBE_BROKER_DATA_DIRECTORY', undefined, 'manual env/data-directory-unseen'],
  ];
  for (const [name, value, expected] of cases) {
    test(`${name}=${value ?? 'valueFrom'}`, () => assert.equal(says('zeebe', name, value), expected));
  }
});

describe('the storage of the cluster', () => {
  const cases: [name: string, value: string | undefined, facts: EnvFacts, said: string][] = [
    ['CAMUNDA_OPERATE_ELASTICSEARCH_URL', 'http://es.example:9200', ELASTICSEARCH, 'drop env/storage-same'],
    ['CAMUNDA_TASKLIST_ELASTICSEARCH_URL', 'HTTP://ES.example:9200/', ELASTICSEARCH, 'drop env/storage-same'],
    ['CAMUNDA_DATABASE_URL', 'http://es.example:9200', ELASTICSEARCH, 'drop env/storage-same'],
    ['CAMUNDA_DATABASE_URL', 'http://es.example:9201', ELASTICSEARCH, 'manual env/storage-connection'],
    ['CAMUNDA_DATABASE_URL', 'http://es.example:9200', NOTHING, 'manual env/storage-connection'],
    ['CAMUNDA_DATABASE_URL', undefined, ELASTICSEARCH, 'manual env/storage-connection'],
    ['CAMUNDA_OPERATE_ELASTICSEARCH_HOST', 'es.example', ELASTICSEARCH, 'drop env/storage-same'],
    ['CAMUNDA_OPERATE_ELASTICSEARCH_HOST', 'es', ELASTICSEARCH, 'manual env/storage-connection'],
    ['CAMUNDA_OPERATE_ELASTICSEARCH_PORT', '9200', ELASTICSEARCH, 'drop env/storage-same'],
    ['CAMUNDA_OPERATE_ELASTICSEARCH_PORT', '9200', NOTHING, 'manual env/storage-connection'],
    ['CAMUNDA_OPERATE_DATABASE', 'elasticsearch', ELASTICSEARCH, 'drop env/storage-same'],
    ['CAMUNDA_DATABASE_TYPE', 'opensearch', ELASTICSEARCH, 'manual env/storage-connection'],
    [
      'CAMUNDA_DATABASE_USERNAME',
      'me',
      OPENSEARCH,
      'values-key env/storage-account global.opensearch.auth.username string',
    ],
    [
      'CAMUNDA_OPERATE_ELASTICSEARCH_USERNAME',
      'me',
      NOTHING,
      'values-key env/storage-account global.elasticsearch.auth.username string',
    ],
    ['CAMUNDA_OPERATE_ELASTICSEARCH_USERNAME', undefined, NOTHING, 'manual env/value-does-not-fit'],
    ['CAMUNDA_OPERATE_ELASTICSEARCH_PASSWORD', 'canary', ELASTICSEARCH, 'manual env/storage-connection'],
    [
      'CAMUNDA_DATABASE_SECURITY_SELF_SIGNED',
      'true',
      ELASTICSEARCH,
      'rename env/storage-security CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_SECURITY_SELFSIGNED',
    ],
    [
      'CAMUNDA_DATABASE_SECURITY_ENABLED',
      'true',
      OPENSEARCH,
      'rename env/storage-security CAMUNDA_DATA_SECONDARYSTORAGE_OPENSEARCH_SECURITY_ENABLED',
    ],
    ['CAMUNDA_OPERATE_OPENSEARCH_SSL_SELFSIGNED', 'true', OPENSEARCH, 'manual env/storage-tls'],
    ['CAMUNDA_OPERATE_ELASTICSEARCH_SSL_SELFSIGNED', 'true', ELASTICSEARCH, 'manual env/storage-tls'],
    ['CAMUNDA_OPERATE_ELASTICSEARCH_INDEXPREFIX', 'custom', NOTHING, 'manual env/index-prefix'],
    ['CAMUNDA_TASKLIST_OPENSEARCH_INDEX_PREFIX', 'tasklist', NOTHING, 'drop env/index-prefix-default'],
    ['CAMUNDA_OPERATE_ELASTICSEARCH_INDEXPREFIX', 'operate', NOTHING, 'drop env/index-prefix-default'],
    ['CAMUNDA_DATABASE_INDEXPREFIX', 'operate', NOTHING, 'manual env/index-prefix'],
    ['CAMUNDA_TASKLIST_OPENSEARCH_INDEX_PREFIX', 'operate', NOTHING, 'manual env/index-prefix'],
    ['CAMUNDA_TASKLIST_ELASTICSEARCH_NUMBER_OF_SHARDS', '3', NOTHING, 'manual env/index-settings'],
    ['CAMUNDA_TASKLIST_ELASTICSEARCH_BATCHSIZE', '3', NOTHING, 'keep env/other'],
    ['CAMUNDA_DATABASE_INDEX_NUMBEROFSHARDS', '3', NOTHING, 'keep env/other'],
    // What 8.7 exported is read by the importer alone.
    ['CAMUNDA_OPERATE_ZEEBEELASTICSEARCH_URL', 'http://es.example:9200', ELASTICSEARCH, 'keep env/importer-source'],
    ['CAMUNDA_OPERATE_ZEEBE_ELASTICSEARCH_PASSWORD', undefined, ELASTICSEARCH, 'keep env/importer-source'],
    ['CAMUNDA_TASKLIST_ZEEBEOPENSEARCH_PREFIX', 'custom', NOTHING, 'keep env/importer-source'],
  ];
  for (const [name, value, facts, expected] of cases) {
    test(`${name}=${value ?? 'valueFrom'} (${facts.secondaryStorage ?? 'unknown'})`, () => {
      for (const component of CLUSTER) assert.equal(says(component, name, value, facts), expected);
    });
  }
});

describe('rules of the cluster’s lists', () => {
  const cases: [rule: string, hits: [name: string, value: string | undefined, said: string][], misses: string[]][] = [
    [
      'env/gateway-membership',
      [
        ['ZEEBE_GATEWAY_CLUSTER_INITIALCONTACTPOINTS', 'a:1', 'drop'],
        ['ZEEBE_GATEWAY_CLUSTER_INITIAL_CONTACT_POINTS', 'a:1', 'drop'],
        ['ZEEBE_GATEWAY_CLUSTER_CLUSTER_NAME', 'a', 'drop'],
        ['ZEEBE_GATEWAY_CLUSTER_MEMBER_ID', undefined, 'drop'],
        ['ZEEBE_GATEWAY_CLUSTER_HOST', undefined, 'drop'],
        ['ZEEBE_GATEWAY_CLUSTER_ADVERTISED_PORT', '1', 'drop'],
        ['ZEEBE_GATEWAY_MONITORING_ENABLED', 'true', 'drop'],
        ['ZEEBE_STANDALONE_GATEWAY', 'true', 'drop'],
      ],
      [
        'ZEEBE_GATEWAY_CLUSTER_MEMBERSHIP_PROBEINTERVAL',
        'ZEEBE_BROKER_CLUSTER_INITIALCONTACTPOINTS',
        'ZEEBE_BROKER_CLUSTER_CLUSTERNAME',
      ],
    ],
    [
      'env/gateway-compression',
      [
        [
          'ZEEBE_GATEWAY_CLUSTER_MESSAGECOMPRESSION',
          'GZIP',
          'duplicate ZEEBE_BROKER_GATEWAY_CLUSTER_MESSAGECOMPRESSION',
        ],
        [
          'ZEEBE_GATEWAY_CLUSTER_MESSAGE_COMPRESSION',
          'GZIP',
          'duplicate ZEEBE_BROKER_GATEWAY_CLUSTER_MESSAGE_COMPRESSION',
        ],
      ],
      ['ZEEBE_BROKER_CLUSTER_MESSAGECOMPRESSION', 'ZEEBE_BROKER_GATEWAY_CLUSTER_MESSAGECOMPRESSION'],
    ],
    [
      'env/gateway-cluster-tls',
      [
        ['ZEEBE_GATEWAY_CLUSTER_SECURITY_ENABLED', 'true', 'duplicate ZEEBE_BROKER_GATEWAY_CLUSTER_SECURITY_ENABLED'],
        [
          'zeebe.gateway.cluster.security.privateKeyPath',
          '/k',
          'duplicate zeebe.broker.gateway.cluster.security.privateKeyPath',
        ],
      ],
      ['ZEEBE_GATEWAY_SECURITY_ENABLED', 'ZEEBE_BROKER_NETWORK_SECURITY_ENABLED'],
    ],
    [
      'env/gateway-prefix',
      [
        [
          'ZEEBE_GATEWAY_CLUSTER_MEMBERSHIP_PROBE_INTERVAL',
          '2s',
          'rename ZEEBE_BROKER_GATEWAY_CLUSTER_MEMBERSHIP_PROBE_INTERVAL',
        ],
        ['ZEEBE_GATEWAY_SOMETHING_NEW', 'x', 'rename ZEEBE_BROKER_GATEWAY_SOMETHING_NEW'],
      ],
      ['ZEEBE_GATEWAYS', 'ZEEBE_BROKER_GATEWAY_SOMETHING_NEW', 'MY_ZEEBE_GATEWAY_X'],
    ],
    [
      'env/gateway-authentication',
      [
        ['ZEEBE_GATEWAY_SECURITY_AUTHENTICATION_MODE', 'identity', 'drop'],
        ['ZEEBE_BROKER_GATEWAY_SECURITY_AUTHENTICATION_MODE', 'identity', 'drop'],
      ],
      [],
    ],
    [
      'env/gateway-authentication-other',
      [
        ['ZEEBE_GATEWAY_SECURITY_AUTHENTICATION_MODE', 'none', 'manual'],
        ['ZEEBE_GATEWAY_SECURITY_AUTHENTICATION_MODE', undefined, 'manual'],
        ['ZEEBE_GATEWAY_SECURITY_AUTHENTICATION_IDENTITY_AUDIENCE', 'zeebe', 'manual'],
      ],
      ['ZEEBE_GATEWAY_SECURITY_AUTHENTICATION', 'ZEEBE_GATEWAY_SECURITY_ENABLED'],
    ],
    [
      'env/embedded-gateway-switch',
      [['ZEEBE_BROKER_GATEWAY_ENABLE', 'false', 'drop']],
      ['ZEEBE_BROKER_GATEWAY_ENABLED'],
    ],
    [
      'env/backup-repository',
      [
        ['CAMUNDA_OPERATE_BACKUP_REPOSITORYNAME', 'r', 'rename CAMUNDA_DATA_BACKUP_REPOSITORYNAME'],
        ['CAMUNDA_TASKLIST_BACKUP_REPOSITORY_NAME', undefined, 'rename CAMUNDA_DATA_BACKUP_REPOSITORYNAME'],
      ],
      ['CAMUNDA_OPTIMIZE_BACKUP_REPOSITORY_NAME', 'CAMUNDA_OPERATE_BACKUP_REPOSITORY'],
    ],
    [
      'env/app-users',
      [
        ['CAMUNDA_OPERATE_USERNAME', 'demo', 'manual'],
        ['CAMUNDA_OPERATE_USER_ID', 'demo', 'manual'],
        ['CAMUNDA_TASKLIST_READERPASSWORD', undefined, 'manual'],
        ['CAMUNDA_OPERATE_ROLES_0', 'OWNER', 'manual'],
        ['CAMUNDA_TASKLIST_DEMO_USERS', 'x', 'manual'],
      ],
      ['CAMUNDA_OPTIMIZE_PASSWORD', 'OPERATE_USERNAME', 'CAMUNDA_OPERATE_ENTERPRISE'],
    ],
    ['env/ldap', [['CAMUNDA_TASKLIST_LDAP_URL', 'ldap://x', 'manual']], ['CAMUNDA_TASKLIST_LDAPS', 'MY_LDAP_URL']],
    [
      'env/identity-sdk',
      [
        ['CAMUNDA_IDENTITY_CLIENT_ID', 'x', 'manual'],
        ['CAMUNDA_IDENTITY_ISSUERBACKENDURL', 'http://x', 'manual'],
        ['CAMUNDA_OPERATE_IDENTITY_AUDIENCE', 'x', 'manual'],
        ['CAMUNDA_TASKLIST_IDENTITY_REDIRECTROOTURL', 'http://x', 'manual'],
      ],
      ['IDENTITY_AUDIENCE', 'CAMUNDA_IDENTITYX_AUDIENCE'],
    ],
    [
      'env/zeebe-client',
      [
        ['CAMUNDA_OPERATE_ZEEBE_GATEWAYADDRESS', 'a:1', 'drop'],
        ['CAMUNDA_OPERATE_ZEEBE_GATEWAY_ADDRESS', 'a:1', 'drop'],
        ['CAMUNDA_TASKLIST_ZEEBE_SECURE', 'true', 'drop'],
        ['CAMUNDA_OPERATE_ZEEBE_CERTIFICATEPATH', '/x', 'drop'],
        ['CAMUNDA_OPERATE_ZEEBE_BROKER_CONTACT_POINT', 'a:1', 'drop'],
        ['ZEEBE_CLIENT_ID', 'x', 'drop'],
        ['ZEEBE_TOKEN_AUDIENCE', 'x', 'drop'],
        ['ZEEBE_AUTHORIZATION_SERVER_URL', 'http://x', 'drop'],
      ],
      ['ZEEBE_CLIENTS_ID', 'CAMUNDA_CLIENT_ID', 'MY_ZEEBE_CLIENT_ID'],
    ],
    [
      'env/spring-profiles',
      [
        ['SPRING_PROFILES_ACTIVE', 'identity-auth', 'drop'],
        ['SPRING_PROFILES_ACTIVE', 'broker, auth', 'drop'],
      ],
      ['SPRING_PROFILES_GROUP_X', 'SPRING_CONFIG_ADDITIONALLOCATION'],
    ],
    [
      'env/custom-profiles',
      [
        ['SPRING_PROFILES_ACTIVE', 'ldap-auth', 'manual'],
        ['SPRING_PROFILES_ACTIVE', 'auth,mine', 'manual'],
        ['SPRING_PROFILES_ACTIVE', '${PROFILES}', 'manual'],
        ['SPRING_PROFILES_ACTIVE', '', 'manual'],
        ['SPRING_PROFILES_ACTIVE', undefined, 'manual'],
        ['SPRING_PROFILES_INCLUDE', 'sso-auth', 'manual'],
      ],
      ['SPRING_PROFILES_INCLUDE'],
    ],
    [
      'env/multi-tenancy',
      [
        ['ZEEBE_GATEWAY_MULTITENANCY_ENABLED', 'true', 'values-key orchestration.multitenancy.checks.enabled boolean'],
        [
          'CAMUNDA_OPERATE_MULTI_TENANCY_ENABLED',
          'TRUE',
          'values-key orchestration.multitenancy.checks.enabled boolean',
        ],
        ['ZEEBE_GATEWAY_MULTITENANCY_ENABLED', 'false', 'values-key orchestration.multitenancy.checks.enabled boolean'],
      ],
      ['CAMUNDA_OPTIMIZE_MULTITENANCY_ENABLED'],
    ],
    [
      'env/resource-permissions',
      [
        [
          'CAMUNDA_OPERATE_IDENTITY_RESOURCEPERMISSIONSENABLED',
          'true',
          'rename CAMUNDA_SECURITY_AUTHORIZATIONS_ENABLED',
        ],
        [
          'CAMUNDA_TASKLIST_IDENTITY_RESOURCE_PERMISSIONS_ENABLED',
          'false',
          'rename CAMUNDA_SECURITY_AUTHORIZATIONS_ENABLED',
        ],
      ],
      ['CAMUNDA_OPERATE_RESOURCEPERMISSIONSENABLED'],
    ],
    [
      'env/value-does-not-fit',
      [
        ['ZEEBE_GATEWAY_MULTITENANCY_ENABLED', 'maybe', 'manual'],
        // A switch of values is read before anybody fills it in.
        ['ZEEBE_GATEWAY_MULTITENANCY_ENABLED', '${TENANTS}', 'manual'],
        ['CAMUNDA_TASKLIST_MULTITENANCY_ENABLED', undefined, 'manual'],
      ],
      [],
    ],
    [
      'env/web-server',
      [
        ['SERVER_PORT', '8443', 'manual'],
        ['SERVER_SERVLET_CONTEXT_PATH', '/x', 'manual'],
        ['SERVER_SSL_CERTIFICATE', '/x', 'manual'],
        ['MANAGEMENT_SERVER_PORT', '9600', 'manual'],
      ],
      ['SERVER_HTTP2_ENABLED', 'MY_SERVER_PORT', 'MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE'],
    ],
    [
      'env/archiver',
      [['CAMUNDA_OPERATE_ARCHIVER_ROLLOVERINTERVAL', '1d', 'manual']],
      ['CAMUNDA_OPTIMIZE_ARCHIVER_X', 'CAMUNDA_OPERATE_ARCHIVERS'],
    ],
    [
      'env/pod-role',
      [
        ['CAMUNDA_OPERATE_IMPORTERENABLED', 'false', 'manual'],
        ['CAMUNDA_TASKLIST_ARCHIVER_ENABLED', undefined, 'manual'],
      ],
      ['CAMUNDA_OPERATE_ENABLED'],
    ],
    [
      'env/csrf',
      [
        ['CAMUNDA_OPERATE_CSRFPREVENTIONENABLED', 'false', 'manual'],
        ['CAMUNDA_TASKLIST_CSRF_PREVENTION_ENABLED', '${CSRF}', 'manual'],
        ['camunda.tasklist.csrfPreventionEnabled', undefined, 'manual'],
      ],
      ['CAMUNDA_SECURITY_CSRF_ENABLED', 'CAMUNDA_OPTIMIZE_CSRFPREVENTIONENABLED'],
    ],
    [
      'env/persistent-sessions',
      [
        ['CAMUNDA_OPERATE_PERSISTENTSESSIONSENABLED', 'false', 'manual'],
        ['CAMUNDA_TASKLIST_PERSISTENT_SESSIONS_ENABLED', 'FALSE', 'manual'],
      ],
      ['CAMUNDA_PERSISTENT_SESSIONS_ENABLED'],
    ],
    [
      'env/web-security',
      [['CAMUNDA_TASKLIST_WEBSECURITY_HTTPSTRICTTRANSPORTSECURITYMAXAGEINSECONDS', '1', 'manual']],
      ['CAMUNDA_SECURITY_HTTPHEADERS_X', 'CAMUNDA_OPERATE_WEBSECURITYX'],
    ],
    ['env/pod-role-default', [['CAMUNDA_OPERATE_WEBAPP_ENABLED', 'true', 'drop']], ['CAMUNDA_WEBAPP_ENABLED']],
    [
      'env/legacy-exporter',
      [
        ['ZEEBE_BROKER_EXPORTERS_ELASTICSEARCH_ARGS_URL', 'http://x', 'keep'],
        ['ZEEBE_BROKER_EXPORTERS_ELASTICSEARCHREGION1_CLASSNAME', 'x', 'keep'],
        ['ZEEBE_BROKER_EXPORTERS_OPENSEARCH_ARGS_INDEX_PREFIX', undefined, 'keep'],
        ['ZEEBE_BROKER_EXPORTERS_ELASTICSEARCH_JARPATH', '/exporters/es.jar', 'keep'],
      ],
      ['ZEEBE_BROKER_EXPORTERS_KAFKA_CLASSNAME', 'ZEEBE_BROKER_EXPORTERS_ELASTICSEARCH'],
    ],
    [
      'env/exporter-jar-path',
      [
        ['ZEEBE_BROKER_EXPORTERS_KAFKA_JARPATH', '/usr/local/zeebe/exporters/kafka.jar', 'keep'],
        ['ZEEBE_BROKER_EXPORTERS_KAFKA_JAR_PATH', 'exporters/kafka.jar', 'keep'],
        ['ZEEBE_BROKER_EXPORTERS_KAFKA_JARPATH', undefined, 'keep'],
      ],
      ['ZEEBE_BROKER_EXPORTERS_KAFKA_ARGS_X'],
    ],
    ['env/other', [['ZEEBE_BROKER_EXPORTERS_KAFKA_JARPATH', '/exporters/kafka.jar', 'keep']], []],
  ];

  for (const [rule, hits, misses] of cases) {
    test(rule, () => {
      for (const [name, value, expected] of hits) {
        const [kind = '', ...rest] = expected.split(' ');
        for (const component of CLUSTER) {
          assert.equal(says(component, name, value), [kind, rule, ...rest].join(' '), `${component} ${name}`);
        }
        assert.equal(says('optimize', name, value), 'keep env/other');
      }
      for (const name of misses) {
        for (const component of CLUSTER) {
          assert.notEqual(envVerdict(component, name, 'x', NOTHING).rule, rule, `${component} ${name}`);
        }
      }
    });
  }

  test('the options of the JVM: those of the broker move, those of the others are somebody’s decision', () => {
    const name = 'JAVA_TOOL_OPTIONS';
    assert.equal(says('zeebe', name, '-Xmx1g'), 'values-key env/java-tool-options orchestration.javaOpts string');
    assert.equal(says('zeebe', name, '-Xmx1g $(MORE)'), 'manual env/value-does-not-fit');
    assert.equal(says('zeebe', name), 'manual env/value-does-not-fit');
    assert.equal(says('zeebe', 'ZEEBE_LOG_LEVEL', 'DEBUG'), 'keep env/log-level');
    for (const component of ['zeebeGateway', 'operate', 'tasklist'] as const) {
      assert.equal(says(component, 'ZEEBE_LOG_LEVEL', 'DEBUG'), 'manual env/whole-process');
      assert.equal(says(component, name, '-Xmx1g'), 'manual env/java-tool-options-app');
    }
    assert.equal(says('zeebe', 'java_tool_options', '-Xmx1g'), 'keep env/other');
    assert.equal(says('zeebe', 'JAVA_OPTS', '-Xmx1g'), 'keep env/other');
    assert.equal(says('connectors', name, '-Xmx1g'), 'keep env/other');
  });

  test('names of the user’s own stay', () => {
    for (const name of [
      'MY_TOKEN',
      'AWS_REGION',
      'JAVA_HOME',
      'username',
      'CAMUNDA',
      'ZEEBE',
      '',
      '_',
      'constructor',
    ]) {
      for (const component of [...CLUSTER, 'connectors', 'identity', 'optimize', 'orchestration'] as const) {
        assert.equal(says(component, name, 'x'), 'keep env/other', `${component} ${name}`);
      }
    }
  });
});

describe('a variable whose place is a values key', () => {
  const NAME = 'ZEEBE_GATEWAY_MULTITENANCY_ENABLED';
  const checks = (value: string, more = ''): string => {
    const text = `zeebeGateway:\n  env:\n    - {name: ${NAME}, value: ${value}}\n${more}`;
    const { layers } = upgrade(readSet([{ name: 'values.yaml', text }], { from: '8.7' }));
    return /checks:\s+enabled: (\w+)/.exec(layers[0]?.after ?? '')?.[1] ?? 'none';
  };
  for (const [value, expected] of [
    ...['"true"', '"TRUE"', '" True "', '"on"', '"yes"', '"1"', 'true', 'yes'].map((v) => [v, 'true'] as const),
    ...['"false"', '"False"', '"off"', '"NO"', '"0"', 'off'].map((v) => [v, 'false'] as const),
    ...['"maybe"', '"${TENANTS}"', '"{{ .Values.x }}"'].map((v) => [v, 'none'] as const),
  ])
    test(`${value} is ${expected}, as the program reads it`, () => {
      assert.equal(checks(value), expected);
    });
  test('off for one program while a key has it on for all is a decision', () => {
    const facts = { ...NOTHING, tenantChecks: true };
    assert.equal(says('zeebeGateway', NAME, 'false', facts), 'manual env/multi-tenancy-off');
    assert.match(says('zeebeGateway', NAME, 'true', facts), /^values-key/);
    assert.equal(checks('"false"', 'global: {multitenancy: {enabled: true}}\n'), 'true');
  });
  test('two that say the same in two ways are no conflict', () => {
    const text = `zeebe:\n  env: [{name: ${NAME.replace('ZEEBE_', 'ZEEBE_BROKER_')}, value: "TRUE"}]\norchestration: {multitenancy: {checks: {enabled: true}}}\n`;
    const { findings } = upgrade(readSet([{ name: 'values.yaml', text }], { from: '8.7' }));
    assert.deepEqual(
      findings.filter((f) => f.rule === 'env/multi-tenancy').map((f) => f.safety),
      ['review'],
    );
  });
});

describe('connectors', () => {
  const cases: [name: string, value: string | undefined, said: string][] = [
    ['ZEEBE_CLIENT_DEFAULT_JOB_WORKER_TENANT_IDS', 'a', 'keep env/connectors-zeebe-client'],
    ['CAMUNDA_CLIENT_ZEEBE_RESTADDRESS', 'http://x', 'rename env/connectors-client CAMUNDA_CLIENT_RESTADDRESS'],
    ['CAMUNDA_CLIENT_ZEEBE_REST_ADDRESS', 'http://x', 'rename env/connectors-client CAMUNDA_CLIENT_RESTADDRESS'],
    ['CAMUNDA_CLIENT_ZEEBE_SCOPE', undefined, 'rename env/connectors-client CAMUNDA_CLIENT_AUTH_SCOPE'],
    [
      'CAMUNDA_CLIENT_ZEEBE_DEFAULTS_TENANT_IDS_0',
      'a',
      'rename env/connectors-client CAMUNDA_CLIENT_WORKER_DEFAULTS_TENANT_IDS_0',
    ],
    // The client translates what it renamed differently from release to release.
    ['CAMUNDA_CLIENT_ZEEBE_REQUESTTIMEOUT', '5s', 'keep env/other'],
    ['CAMUNDA_CLIENT_RESTADDRESS', 'http://x', 'keep env/other'],
    [
      'OPERATE_CLIENT_SCOPE',
      '$APP/.default',
      'values-key env/connectors-scope connectors.security.authentication.oidc.tokenScope string',
    ],
    ['OPERATE_CLIENT_SCOPE', undefined, 'manual env/value-does-not-fit'],
    ['OPERATE_CLIENT_ENABLED', 'false', 'rename env/connectors-polling CAMUNDA_CONNECTOR_POLLING_ENABLED'],
    ['OPERATE_CLIENT_PASSWORD', undefined, 'drop env/connectors-operate'],
    ['CAMUNDA_OPERATE_CLIENT_URL', 'http://x', 'drop env/connectors-operate'],
    ['OPERATE_CLIENTS', 'x', 'keep env/other'],
    ['SPRING_PROFILES_ACTIVE', 'x', 'keep env/other'],
  ];
  for (const [name, value, expected] of cases) {
    test(`${name}=${value ?? 'valueFrom'}`, () => assert.equal(says('connectors', name, value), expected));
  }
  test('the same names in the cluster', () => {
    assert.equal(says('operate', 'ZEEBE_CLIENT_ID', 'x'), 'drop env/zeebe-client');
    assert.equal(says('operate', 'OPERATE_CLIENT_SCOPE', 'x'), 'keep env/other');
  });
});

test('identity: the Keycloak clients of the three applications', () => {
  assert.equal(says('identity', 'KEYCLOAK_INIT_OPERATE_SECRET'), 'drop env/keycloak-init');
  assert.equal(says('identity', 'KEYCLOAK_INIT_ZEEBE_NAME', 'zeebe'), 'drop env/keycloak-init');
  assert.equal(says('identity', 'KEYCLOAK_INIT_OPTIMIZE_ROOT_URL', 'x'), 'keep env/other');
  for (const name of ['CAMUNDA_OPERATE_CLIENT_ID', 'CAMUNDA_TASKLIST_SECRET', 'ZEEBE_CLIENT_SECRET']) {
    assert.equal(says('identity', name, 'x'), 'drop env/keycloak-init', name);
    assert.equal(says('identity', name, 'x', { regions: 1, ownFile: true }), 'keep env/other', name);
  }
  assert.equal(says('identity', 'CAMUNDA_OPTIMIZE_SECRET', 'x'), 'keep env/other');
  assert.equal(says('identity', 'CAMUNDA_IDENTITY_CLIENT_ID', 'x'), 'keep env/other');
  assert.equal(says('operate', 'KEYCLOAK_INIT_OPERATE_SECRET'), 'keep env/other');
});

describe('a list that is 8.8 already', () => {
  const cases: [name: string, value: string | undefined, facts: EnvFacts, said: string][] = [
    [
      'CAMUNDA_OPERATE_BACKUP_REPOSITORYNAME',
      'r',
      NOTHING,
      'rename env/backup-repository CAMUNDA_DATA_BACKUP_REPOSITORYNAME',
    ],
    ['CAMUNDA_OPERATE_ELASTICSEARCH_URL', 'http://other', ELASTICSEARCH, 'manual env/refused'],
    ['CAMUNDA_OPERATE_ELASTICSEARCH_URL', 'http://es.example:9200', ELASTICSEARCH, 'keep env/other'],
    ['CAMUNDA_TASKLIST_ELASTICSEARCH_USERNAME', 'me', NOTHING, 'manual env/refused'],
    ['CAMUNDA_TASKLIST_ELASTICSEARCH_INDEXPREFIX', 'tasklist', NOTHING, 'manual env/refused'],
    ['ZEEBE_BROKER_CLUSTER_CLUSTERSIZE', '5', NOTHING, 'manual env/ignored'],
    ['ZEEBE_BROKER_DATA_SNAPSHOTPERIOD', '5m', NOTHING, 'manual env/ignored'],
    ['ZEEBE_GATEWAY_SECURITY_ENABLED', 'true', NOTHING, 'manual env/ignored'],
    // Alive: the old name works as long as nobody sets the new one, and the importer is a gateway of its own.
    ['ZEEBE_BROKER_DATA_LOGSEGMENTSIZE', '1MB', NOTHING, 'keep env/other'],
    ['ZEEBE_BROKER_GATEWAY_SECURITY_ENABLED', 'true', NOTHING, 'keep env/other'],
    ['ZEEBE_GATEWAY_CLUSTER_MESSAGECOMPRESSION', 'GZIP', NOTHING, 'keep env/other'],
    ['ZEEBE_GATEWAY_CLUSTER_SECURITY_ENABLED', 'true', NOTHING, 'keep env/other'],
    ['ZEEBE_GATEWAY_CLUSTER_HOST', 'x', NOTHING, 'keep env/other'],
    ['CAMUNDA_OPERATE_ZEEBEELASTICSEARCH_URL', 'http://x', NOTHING, 'keep env/other'],
    ['SPRING_PROFILES_ACTIVE', 'broker', NOTHING, 'keep env/other'],
    ['JAVA_TOOL_OPTIONS', '-Xmx1g', NOTHING, 'keep env/other'],
  ];
  for (const [name, value, facts, expected] of cases) {
    test(`${name}=${value ?? 'valueFrom'}`, () => assert.equal(says('orchestration', name, value, facts), expected));
  }
});

describe('what was renamed once', () => {
  test('is not touched again', () => {
    for (const row of PROPERTIES) {
      for (const legacyEnv of row.legacyEnv) {
        const verdict = envVerdict('zeebe', legacyEnv.replace('<n>', '0'), '7', NOTHING);
        if (verdict.kind !== 'rename') continue;
        assert.equal(envVerdict('zeebe', verdict.to, '7', NOTHING).kind, 'keep', verdict.to);
        assert.equal(envVerdict('orchestration', verdict.to, '7', NOTHING).kind, 'keep', verdict.to);
      }
    }
    for (const name of ['ZEEBE_GATEWAY_CLUSTER_MESSAGECOMPRESSION', 'ZEEBE_GATEWAY_CLUSTER_SECURITY_ENABLED']) {
      const verdict = envVerdict('zeebeGateway', name, 'x', NOTHING);
      assert.ok(verdict.kind === 'duplicate', name);
      assert.equal(says('orchestration', verdict.also, 'x'), 'keep env/other');
    }
  });
});

describe('variables that chart 13.x asks for by another name', () => {
  /** What is said of one variable of a deployment. */
  const told = (component: string, name: string, more = ''): string[] => {
    const text = `${more}${component}: {env: [{name: ${name}, value: x}]}\n`;
    return upgrade(readSet([{ name: 'values.yaml', text }], { from: '8.7' }))
      .findings.filter((f) => f.place.path === `${component}.env[name=${name}]`)
      .map((f) => `${f.rule} ${f.safety}`);
  };
  const OWN: EnvFacts = { regions: 1, ownFile: true };

  for (const app of ['CONNECTORS', 'CONSOLE', 'OPTIMIZE', 'WEBMODELER'])
    test(`the name of the client of ${app}`, () => {
      const name = `KEYCLOAK_INIT_${app}_CLIENT_ID`;
      assert.equal(says('identity', name, 'x'), `rename env/identity-client-name VALUES_${name}`);
      assert.equal(says('identity', name, 'x', OWN), 'keep env/other', 'the text of the user asks for it');
      // A placeholder is filled by the very name.
      assert.equal(says('identity', name.toLowerCase(), 'x'), 'keep env/other');
      assert.deepEqual(told('identity', name), ['env/identity-client-name safe']);
    });
  test('secrets of clients wait for their key', () => {
    for (const app of ['CONNECTORS', 'OPTIMIZE'])
      assert.equal(says('identity', `KEYCLOAK_INIT_${app}_SECRET`), 'manual env/identity-client-secret');
  });
  test('lists and presets stay, and are told', () => {
    for (const [name, rule] of [
      ['KEYCLOAK_CLIENTS_0_ID', 'env/identity-lists'],
      ['KEYCLOAK_CLIENTS_2_PERMISSIONS_0_RESOURCE_SERVER_ID', 'env/identity-lists'],
      ['KEYCLOAK_USERS_0_USERNAME', 'env/identity-lists'],
      ['KEYCLOAK_PRESETS_OPERATE_CLIENTS_0_ROOT_URL', 'env/identity-presets'],
      ['IDENTITY_COMPONENTPRESETS_TASKLIST_APIS_0_AUDIENCE', 'env/identity-presets'],
      ['IDENTITY_COMPONENT_PRESETS_ZEEBE_APIS_0_AUDIENCE', 'env/identity-presets'],
    ] as const) {
      assert.deepEqual(told('identity', name), [`${rule} manual`], name);
      assert.equal(says('identity', name, 'x', OWN), 'keep env/other', name);
    }
    assert.equal(says('identity', 'IDENTITY_COMPONENTPRESETS_CONSOLE_APIS_0_AUDIENCE', 'x'), 'keep env/other');
  });
  test('a secret that reaches one of two places', () => {
    const type = 'global: {identity: {auth: {type: GENERIC}}}\n';
    assert.deepEqual(told('identity', 'CAMUNDA_IDENTITY_CLIENT_SECRET', type), ['env/identity-secret manual']);
    assert.deepEqual(told('identity', 'CAMUNDA_IDENTITY_CLIENT_SECRET'), []);
  });
  test('Connectors sign in with one client', () => {
    for (const name of ['CAMUNDA_IDENTITY_CLIENTID', 'CAMUNDA_IDENTITY_CLIENT_SECRET', 'CAMUNDA_IDENTITY_AUDIENCE'])
      assert.deepEqual(told('connectors', name), ['env/connectors-identity manual'], name);
    for (const name of ['CAMUNDA_CLIENT_AUTH_CLIENT_ID', 'CAMUNDA_CLIENT_AUTH_CLIENTSECRET'])
      assert.deepEqual(told('connectors', name), ['env/connectors-sign-in manual'], name);
    // Chart 13.x gives Connectors these as well.
    for (const name of ['CAMUNDA_IDENTITY_TYPE', 'CAMUNDA_IDENTITY_BASEURL', 'CAMUNDA_CLIENT_AUTH_TOKENURL'])
      assert.deepEqual(told('connectors', name), [], name);
  });
  test('old names in options and files', () => {
    const rules = (text: string): string[] =>
      upgrade(readSet([{ name: 'values.yaml', text }], { from: '8.7' })).findings.map(
        (f) => `${f.rule} ${f.place.path}`,
      );
    for (const [variable, value] of [
      ['JAVA_TOOL_OPTIONS', '-Xmx1g -Dcamunda.client.zeebe.grpc-address=x'],
      ['JAVA_OPTS', '-Doperate.client.url=x'],
      ['SPRING_APPLICATION_JSON', '{"camunda":{"client":{"zeebe":{"keepAlive":"1s"}}}}'],
    ] as const)
      assert.equal(says('connectors', variable, value), 'told env/old-option', variable);
    assert.equal(
      says('identity', 'JAVA_TOOL_OPTIONS', '-Dkeycloak.presets.operate.clients[0].name=x'),
      'told env/old-option',
    );
    for (const value of ['-Xmx1g', '-Dcamunda.client.rest-address=x', '-Dzeebe.client.x=1', undefined])
      assert.equal(says('connectors', 'JAVA_TOOL_OPTIONS', value), 'keep env/other', value);
    const file = (root: string, name: string, text: string): string =>
      `${root}:\n  extraConfiguration:\n    ${name}: |\n      ${text}\n`;
    for (const [root, name, text, told] of [
      ['connectors', 'a.yaml', 'camunda: {client: {zeebe: {audience: x}}}', true],
      ['connectors', 'a.properties', 'operate.client.url=x', true],
      ['connectors', 'a.yaml', 'camunda.identity.clientId: x', true],
      ['connectors', 'a.yaml', 'camunda: {client: {rest-address: x}}', false],
      ['identity', 'a.yaml', 'identity: {component-presets: {tasklist: {apis: []}}}', true],
      ['identity', 'a.yaml', 'identity: {component-presets: {console: {apis: []}}}', false],
    ] as const)
      assert.equal(
        rules(file(root, name, text)).some((r) => r.startsWith(`texts/old-names ${root}.extraConfiguration`)),
        told,
        `${root} ${text}`,
      );
    assert.ok(
      rules('connectors: {command: [java, -Dcamunda.client.zeebe.scope=x]}\n').some((r) =>
        r.startsWith('texts/old-names'),
      ),
    );
  });
  test('what stays is told where it stands, in every layer once', () => {
    const env = (name: string) => `identity: {env: [{name: ${name}, value: x}]}\n`;
    const { findings } = upgrade(
      readSet(
        [
          { name: 'a.yaml', text: env('KEYCLOAK_USERS_0_USERNAME') },
          { name: 'b.yaml', text: env('KEYCLOAK_USERS_0_EMAIL') },
        ],
        { from: '8.7' },
      ),
    );
    assert.deepEqual(
      findings.filter((f) => f.rule === 'env/identity-lists').map((f) => [f.place.layer, f.place.path]),
      [
        [0, 'identity.env[name=KEYCLOAK_USERS_0_USERNAME]'],
        [1, 'identity.env[name=KEYCLOAK_USERS_0_EMAIL]'],
      ],
    );
  });
});

describe('the rules', () => {
  test('say why in one sentence, and where that is from', () => {
    for (const [id, rule] of Object.entries(ENV_RULES)) {
      assert.equal(rule.id, id);
      assert.match(id, /^env\/[a-z]+(-[a-z]+)*$/);
      assert.match(rule.why, /^[^\n]+\.$/);
      assert.ok(rule.source.length > 0, id);
      assert.equal(rule.safety === 'manual' && rule.severity === 'information', false, id);
    }
  });

  test('a verdict for the user has a rule for the user', () => {
    const names = PROPERTIES.flatMap((row) => row.legacyEnv).map((name) => name.replace('<n>', '0'));
    for (const name of [...names, 'SERVER_PORT', 'CAMUNDA_OPERATE_LDAP_X', 'JAVA_TOOL_OPTIONS', 'ZEEBE_GATEWAY_X']) {
      for (const component of [...CLUSTER, 'orchestration'] as const) {
        for (const value of [undefined, '7', 'true', 'x', '{{ x }}']) {
          const verdict = envVerdict(component, name, value, ELASTICSEARCH);
          const rule = ENV_RULES[verdict.rule];
          assert.ok(rule, verdict.rule);
          assert.equal(rule.safety === 'manual', verdict.kind === 'manual', `${name} ${verdict.rule}`);
        }
      }
    }
  });
});

describe('paths of the old images', () => {
  const cases: [before: string, after: string][] = [
    ['/usr/local/zeebe', '/usr/local/camunda'],
    ['/usr/local/zeebe/', '/usr/local/camunda/'],
    ['/usr/local/operate/config/tls.crt', '/usr/local/camunda/config/tls.crt'],
    ['/usr/local/tasklist/config/tls.crt', '/usr/local/camunda/config/tls.crt'],
    ['/usr/local/zeebe/exporters', '/usr/local/camunda/exporters'],
    ['/usr/local/zeebe/exporters/kafka.jar', '/usr/local/camunda/exporters/kafka.jar'],
    [
      '-XX:HeapDumpPath=/usr/local/zeebe/data -XX:ErrorFile=/usr/local/zeebe/data/zeebe_error%p.log',
      '-XX:HeapDumpPath=/usr/local/camunda/data -XX:ErrorFile=/usr/local/camunda/data/zeebe_error%p.log',
    ],
    ['-Xlog:gc*:file=/usr/local/zeebe/data/gc.log:time', '-Xlog:gc*:file=/usr/local/camunda/data/gc.log:time'],
    ['file:/usr/local/zeebe/a,file:///usr/local/operate/b', 'file:/usr/local/camunda/a,file:///usr/local/camunda/b'],
    ['${HOME_DIR:-/usr/local/zeebe}/x', '${HOME_DIR:-/usr/local/camunda}/x'],
    ['PATH=$PATH:/usr/local/zeebe/bin', 'PATH=$PATH:/usr/local/camunda/bin'],
    ['cd "/usr/local/zeebe"; ls \'/usr/local/operate\'', 'cd "/usr/local/camunda"; ls \'/usr/local/camunda\''],
    [
      'exec /usr/local/zeebe/bin/broker\ncp /x /usr/local/zeebe/data.',
      'exec /usr/local/camunda/bin/broker\ncp /x /usr/local/camunda/data.',
    ],
    ['It is in /usr/local/zeebe.', 'It is in /usr/local/camunda.'],
  ];
  for (const [before, after] of cases) {
    test(before, () => {
      assert.equal(rewriteImagePaths(before), after);
      assert.equal(rewriteImagePaths(after), after);
    });
  }

  const untouched = [
    '/usr/local/zeebe-data',
    '/usr/local/zeebe_data/x',
    '/usr/local/zeebe2',
    '/usr/local/zeebe.old/x',
    '/usr/local/zeebe$SUFFIX',
    '/usr/local/zeebe${SUFFIX}/x',
    '/usr/local/zeebe{{ .Values.x }}',
    '/usr/local/optimize/config',
    '/usr/local/identity',
    '/usr/local/camunda/zeebe',
    '/mnt/usr/local/zeebe',
    '/mnt//usr/local/zeebe',
    'data-/usr/local/zeebe',
    '-/usr/local/zeebe',
    '${ROOT}/usr/local/zeebe',
    'usr/local/zeebe',
    '../usr/local/zeebe',
    '/usr/local/bin/zeebe',
    '/USR/LOCAL/ZEEBE',
    '/zeebe',
    'http://x/zeebe',
    'camunda-zeebe-gateway:26500',
    'zeebe',
    '',
  ];
  for (const text of untouched) {
    test(`as it is: ${text}`, () => {
      assert.equal(rewriteImagePaths(text), text);
      assert.equal(rewriteImagePaths(text, true), text);
    });
  }

  test('jars that an init container brings are no longer copied out of /exporters', () => {
    assert.equal(rewriteImagePaths('/usr/local/zeebe/exporters/kafka.jar', true), '/exporters/kafka.jar');
    assert.equal(rewriteImagePaths('x=/usr/local/zeebe/exporters/a-1.2.jar,', true), 'x=/exporters/a-1.2.jar,');
    assert.equal(rewriteImagePaths('/usr/local/zeebe/exporters', true), '/usr/local/camunda/exporters');
    assert.equal(
      rewriteImagePaths('/usr/local/zeebe/exporters/sub/a.jar', true),
      '/usr/local/camunda/exporters/sub/a.jar',
    );
    assert.equal(
      rewriteImagePaths('/usr/local/zeebe/exporters-old/a.jar', true),
      '/usr/local/camunda/exporters-old/a.jar',
    );
  });
});

describe('log levels as variables', () => {
  const cases: [logger: string, name: string | undefined][] = [
    ['io.camunda.operate', 'LOGGING_LEVEL_IO_CAMUNDA_OPERATE'],
    ['ROOT', 'LOGGING_LEVEL_ROOT'],
    ['root', 'LOGGING_LEVEL_ROOT'],
    ['web', 'LOGGING_LEVEL_WEB'],
    ['org.apache.http2', 'LOGGING_LEVEL_ORG_APACHE_HTTP2'],
    ['io.camunda.operate.ImportJob', undefined],
    ['io.camunda.my-app', undefined],
    ['io.camunda.my_app', undefined],
    ['io..camunda', undefined],
    ['io.camunda.', undefined],
    ['io.camunda.0', undefined],
    ['', undefined],
  ];
  for (const [logger, name] of cases) {
    test(logger, () => assert.equal(containerLogLevelEnv(logger), name));
  }
});
