/** Examples for rules about single variables: one variable each, and the rest by rule. */
import type { EnvVerdict } from '../../server/src/engine/rules/variables.ts';
import { envVerdict, type Component } from '../../server/src/engine/steps/8.7-8.8/env.ts';
import { PROPERTIES } from '../../server/src/engine/steps/8.7-8.8/properties.ts';
import { isMap, type Plain } from '../support/tree.ts';
import { values, withValue, type Case } from './example.ts';

interface Row {
  readonly at: Component;
  readonly name: string;
  /** A text, or an item without `value`. */
  readonly value: Plain;
  /** Other values that matter. */
  readonly with?: Readonly<Record<string, Plain>>;
}
const row = (at: Component, name: string, value: Plain, others?: Row['with']): Row =>
  others ? { at, name, value, with: others } : { at, name, value };
const FROM = { valueFrom: { configMapKeyRef: { name: 'broker', key: 'setting' } } };
const AWAY = {
  'global.identity.auth.type': 'GENERIC',
  'global.identity.auth.issuerBackendUrl': 'https://login.example.org',
};
const TENANTS = { global: { multitenancy: { enabled: true } } };
const ELASTIC = {
  'global.elasticsearch.external': true,
  'global.elasticsearch.url': { protocol: 'https', host: 'elastic.example.org', port: 9243 },
};

const ROWS: Readonly<Record<string, Row>> = {
  'env/other': row('zeebe', 'TZ', 'Europe/Berlin'),
  'env/legacy-name': row('zeebe', 'ZEEBE_BROKER_DATA_LOGSEGMENTSIZE', '64MB'),
  'env/gateway-name': row('zeebeGateway', 'ZEEBE_GATEWAY_NETWORK_MAXMESSAGESIZE', '8MB'),
  'env/legacy-name-dead': row('zeebe', 'ZEEBE_BROKER_DATA_SNAPSHOTPERIOD', '10m'),
  'env/data-directory': row('zeebe', 'ZEEBE_BROKER_DATA_DIRECTORY', '/usr/local/zeebe/data'),
  'env/backup-repository': row('operate', 'CAMUNDA_OPERATE_BACKUP_REPOSITORYNAME', 'camunda-backup'),
  'env/storage-security': row('operate', 'CAMUNDA_DATABASE_SECURITY_SELFSIGNED', 'true'),
  'env/gateway-prefix': row('zeebeGateway', 'ZEEBE_GATEWAY_NETWORK_SOCKETRECEIVEBUFFER', '2MB'),
  'env/connectors-client': row('connectors', 'CAMUNDA_CLIENT_ZEEBE_MESSAGETIMETOLIVE', 'PT2H'),
  'env/connectors-polling': row('connectors', 'CAMUNDA_OPERATE_CLIENT_ENABLED', 'false'),
  'env/gateway-compression': row('zeebeGateway', 'ZEEBE_GATEWAY_CLUSTER_MESSAGECOMPRESSION', 'GZIP'),
  'env/gateway-cluster-tls': row('zeebeGateway', 'ZEEBE_GATEWAY_CLUSTER_SECURITY_ENABLED', 'true'),
  'env/log-level': row('zeebe', 'ZEEBE_LOG_LEVEL', 'debug'),
  'env/legacy-exporter': row('zeebe', 'ZEEBE_BROKER_EXPORTERS_ELASTICSEARCH_ARGS_BULK_SIZE', '500'),
  'env/exporter-jar-path': row('zeebe', 'ZEEBE_BROKER_EXPORTERS_AUDIT_JARPATH', 'exporters/audit.jar'),
  'env/importer-source': row('operate', 'CAMUNDA_OPERATE_ZEEBEELASTICSEARCH_PREFIX', 'acme-record'),
  'env/unit-in-name': row('zeebe', 'CAMUNDA_REST_PROCESSCACHE_EXPIRATIONIDLEMILLIS', '60000'),
  'env/connectors-zeebe-client': row('connectors', 'ZEEBE_CLIENT_REQUESTTIMEOUT', '20s'),
  'env/gateway-membership': row('zeebeGateway', 'ZEEBE_GATEWAY_CLUSTER_MEMBERID', 'gateway-a'),
  'env/embedded-gateway-switch': row('zeebe', 'ZEEBE_BROKER_GATEWAY_ENABLE', 'false'),
  'env/gateway-authentication': row('zeebeGateway', 'ZEEBE_GATEWAY_SECURITY_AUTHENTICATION_MODE', 'identity'),
  'env/spring-profiles': row('zeebe', 'SPRING_PROFILES_ACTIVE', 'broker'),
  'env/zeebe-client': row('operate', 'CAMUNDA_OPERATE_ZEEBE_GATEWAYADDRESS', 'camunda-zeebe-gateway:26500'),
  'env/storage-same': row('operate', 'CAMUNDA_OPERATE_ELASTICSEARCH_URL', 'https://elastic.example.org:9243', ELASTIC),
  'env/index-prefix-default': row('operate', 'CAMUNDA_OPERATE_ELASTICSEARCH_INDEXPREFIX', 'operate'),
  'env/pod-role-default': row('operate', 'CAMUNDA_OPERATE_IMPORTERENABLED', 'true'),
  'env/connectors-operate': row('connectors', 'CAMUNDA_OPERATE_CLIENT_URL', 'http://camunda-operate'),
  'env/keycloak-init': row('identity', 'KEYCLOAK_INIT_OPERATE_ROOT_URL', 'https://operate.example.org'),
  'env/identity-client-name': row('identity', 'KEYCLOAK_INIT_OPTIMIZE_CLIENT_ID', 'reports'),
  'env/identity-client-secret': row('identity', 'KEYCLOAK_INIT_CONNECTORS_SECRET', FROM),
  'env/old-option': row('connectors', 'JAVA_TOOL_OPTIONS', '-Dcamunda.client.zeebe.keep-alive=20s'),
  'env/identity-lists': row('identity', 'KEYCLOAK_CLIENTS_0_NAME', 'payments'),
  'env/identity-presets': row('identity', 'KEYCLOAK_PRESETS_CONSOLE_CLIENTS_0_NAME', 'Console'),
  'env/identity-secret': row('identity', 'CAMUNDA_IDENTITY_CLIENT_SECRET', FROM, AWAY),
  'env/connectors-identity': row('connectors', 'CAMUNDA_IDENTITY_CLIENT_SECRET', FROM),
  'env/connectors-sign-in': row('connectors', 'CAMUNDA_CLIENT_AUTH_CLIENT_ID', 'payments'),
  'env/cluster-setting': row('zeebe', 'ZEEBE_BROKER_CLUSTER_PARTITIONSCOUNT', '6'),
  'env/storage-account': row('operate', 'CAMUNDA_OPERATE_ELASTICSEARCH_USERNAME', 'camunda', ELASTIC),
  'env/java-tool-options': row('zeebe', 'JAVA_TOOL_OPTIONS', '-Xmx2g'),
  'env/multi-tenancy-off': row('zeebeGateway', 'ZEEBE_GATEWAY_MULTITENANCY_ENABLED', 'false', TENANTS),
  'env/multi-tenancy': row('operate', 'CAMUNDA_OPERATE_MULTITENANCY_ENABLED', 'true'),
  'env/resource-permissions': row('operate', 'CAMUNDA_OPERATE_IDENTITY_RESOURCEPERMISSIONSENABLED', 'true'),
  'env/connectors-scope': row('connectors', 'OPERATE_CLIENT_SCOPE', 'orchestration-api/.default'),
  'env/value-does-not-fit': row('zeebe', 'ZEEBE_BROKER_CLUSTER_PARTITIONSCOUNT', FROM),
  'env/storage-connection': row(
    'operate',
    'CAMUNDA_OPERATE_ELASTICSEARCH_URL',
    'https://other.example.org:9243',
    ELASTIC,
  ),
  'env/storage-tls': row('operate', 'CAMUNDA_OPERATE_ELASTICSEARCH_SSL_CERTIFICATEPATH', '/certs/ca.pem'),
  'env/index-prefix': row('operate', 'CAMUNDA_OPERATE_ELASTICSEARCH_INDEXPREFIX', 'acme-operate'),
  'env/index-settings': row('operate', 'CAMUNDA_OPERATE_ELASTICSEARCH_NUMBEROFSHARDS', '3'),
  'env/app-users': row('operate', 'CAMUNDA_OPERATE_USERID', 'alice'),
  'env/ldap': row('operate', 'CAMUNDA_OPERATE_LDAP_URL', 'ldaps://ldap.example.org'),
  'env/identity-sdk': row('operate', 'CAMUNDA_OPERATE_IDENTITY_ISSUERURL', 'https://login.example.org'),
  'env/user-access-restrictions': row('tasklist', 'CAMUNDA_TASKLIST_IDENTITY_USERACCESSRESTRICTIONSENABLED', 'false'),
  'env/gateway-authentication-other': row('zeebeGateway', 'ZEEBE_GATEWAY_SECURITY_AUTHENTICATION_MODE', 'none'),
  'env/custom-profiles': row('operate', 'SPRING_PROFILES_ACTIVE', 'ldap-auth'),
  'env/data-directory-unseen': row('zeebe', 'ZEEBE_BROKER_DATA_DIRECTORY', FROM),
  'env/node-id': row('zeebe', 'ZEEBE_BROKER_CLUSTER_NODEID', '1'),
  'env/java-tool-options-app': row('operate', 'JAVA_TOOL_OPTIONS', '-Xmx1g', { 'zeebe.javaOpts': '-Xmx4g' }),
  'env/whole-process': row('operate', 'LOGGING_LEVEL_ROOT', 'DEBUG'),
  'env/web-server': row('operate', 'SERVER_SERVLET_CONTEXT_PATH', '/operate'),
  'env/archiver': row('operate', 'CAMUNDA_OPERATE_ARCHIVER_WAITPERIODBEFOREARCHIVING', '2h'),
  'env/pod-role': row('operate', 'CAMUNDA_OPERATE_WEBAPPENABLED', 'false'),
  'env/csrf': row('tasklist', 'CAMUNDA_TASKLIST_CSRFPREVENTIONENABLED', 'false'),
  'env/persistent-sessions': row('operate', 'CAMUNDA_OPERATE_PERSISTENTSESSIONSENABLED', 'false'),
  'env/web-security': row('operate', 'CAMUNDA_OPERATE_WEBSECURITY_CONTENTSECURITYPOLICY', "default-src 'self'"),
  'env/refused': row('orchestration', 'CAMUNDA_OPERATE_ELASTICSEARCH_URL', 'https://other.example.org:9243', {
    ...ELASTIC,
    'zeebe.clusterSize': '3',
  }),
  'env/ignored': row('orchestration', 'ZEEBE_BROKER_DATA_SNAPSHOTPERIOD', '10m', { 'zeebe.clusterSize': '3' }),
  'env/image-path': row('zeebe', 'EXTRA_CONFIG', '/usr/local/zeebe/config/extra.yaml'),
  'env/quote-value': row('optimize', 'OPTIMIZE_API_THREADS', 8),
};

const item = (name: string, value: Plain): Plain => (isMap(value) ? { name, ...value } : { name, value });
/** Another value of the same kind. */
const SWAP: Readonly<Record<string, string>> = {
  true: 'false',
  GZIP: 'SNAPPY',
  '64MB': '32MB',
  '8MB': '4MB',
  '2MB': '1MB',
  '10m': '5m',
  '-Xmx1g': '-Xmx3g',
  'camunda-backup': 'acme-backup',
  '/usr/local/zeebe/data': '/data',
};
const other = (v: Plain): string => {
  if (typeof v !== 'string') return 'acme';
  const digits = /^\d+/.exec(v)?.[0];
  return (
    SWAP[v] ??
    (digits
      ? v.replace(digits, String(Number(digits) * 2))
      : v.includes('.example.org')
        ? v.replace(/\w+(?=\.example)/, 'second')
        : 'acme')
  );
};
const literal = (v: Plain): string | undefined => (typeof v === 'string' ? v : undefined);

export function verdictFor(id: string): EnvVerdict | undefined {
  const r = ROWS[id];
  if (!r || id === 'env/image-path' || id === 'env/quote-value') return undefined;
  const facts = {
    ...(r.with === ELASTIC && { secondaryStorageUrl: 'https://elastic.example.org:9243' }),
    tenantChecks: r.with === TENANTS,
    external: r.with === AWAY,
  };
  return envVerdict(r.at, r.name, literal(r.value), { regions: 1, secondaryStorage: 'elasticsearch', ...facts });
}
/** Verdicts of these leave a file as it is. */
export const keeps = (id: string): boolean => ['keep', 'told'].includes(verdictFor(id)?.kind ?? '');

/** With an item that the same container gets in 8.8. */
function together(r: Row, beside: Plain): string {
  const mine = item(r.name, r.value);
  // The chart writes this one itself, so it is in no list of 8.8.
  const written = r.name === 'JAVA_TOOL_OPTIONS' && r.at === 'operate';
  if (written) return values({ ...r.with, 'tasklist.env': [beside], 'operate.env': [mine] });
  const lists = ONE_POD.has(r.at)
    ? { 'orchestration.env': [beside], [`${r.at}.env`]: [mine] }
    : r.at === 'orchestration'
      ? { 'orchestration.env': [mine], 'zeebe.env': [beside] }
      : { [`${r.at}.env`]: [beside, mine] };
  return values({ ...r.with, ...lists });
}
const ONE_POD: ReadonlySet<Component> = new Set(['zeebe', 'zeebeGateway', 'operate', 'tasklist']);

export function envCases(id: string): Case[] {
  const r = ROWS[id];
  if (!r) return [];
  const text = values({ ...r.with, [`${r.at}.env`]: [item(r.name, r.value)] });
  const verdict = verdictFor(id);
  const out: Case[] = [{ shows: 'change', before: [text] }];
  const new_ = verdict?.kind === 'rename' ? verdict.to : verdict?.kind === 'duplicate' ? verdict.also : undefined;
  if (new_ !== undefined)
    out.push({
      shows: 'conflict',
      says: 'The new name is there already with another value: it stays, the old one waits beside it.',
      before: [together(r, item(new_, other(r.value)))],
    });
  if (verdict?.kind === 'values-key') {
    const given =
      typeof r.value === 'string' && /^\d+$/.test(r.value)
        ? '3'
        : verdict.coerce === 'boolean'
          ? false
          : verdict.path.endsWith('javaOpts')
            ? '-Xmx4g'
            : 'acme';
    out.push({
      shows: 'conflict',
      says: 'The values key is there already and says something else.',
      before: [withValue(text, verdict.path, given)],
    });
  }
  if (new_ === undefined && verdict?.kind !== 'values-key')
    out.push({
      shows: 'conflict',
      says: 'The variable is there twice, with two values.',
      before: [together(r, item(r.name, other(r.value)))],
    });
  if (id !== 'env/quote-value')
    out.push({
      shows: 'untouched',
      says: 'The same variable in another program.',
      before: [values({ 'console.env': [item(r.name, r.value)] })],
    });
  else
    out.push({
      shows: 'untouched',
      says: 'Text is text already.',
      before: [values({ 'optimize.env': [item(r.name, '8')] })],
    });
  return out;
}

/** Every property whose old variable a rule renames: the old name and the new one. */
export function renames(id: string): readonly { readonly old: string; readonly now: string }[] {
  const out = new Map<string, string>();
  for (const p of PROPERTIES)
    for (const old of p.legacyEnv) {
      const app = /^CAMUNDA_(OPERATE|TASKLIST)/.exec(old)?.[1]?.toLowerCase() as 'operate' | 'tasklist' | undefined;
      const at = app ?? (old.startsWith('ZEEBE_GATEWAY_') ? 'zeebeGateway' : 'zeebe');
      const v = envVerdict(at, old, 'text', { regions: 1, secondaryStorage: 'elasticsearch' });
      if (v.rule === id && v.kind === 'rename') out.set(old, v.to);
    }
  return [...out].map(([old, now]) => ({ old, now })).sort((a, b) => (a.old < b.old ? -1 : 1));
}
