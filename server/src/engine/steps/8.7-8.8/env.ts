/**
 * What becomes of the variables of the containers: of one item of `<component>.env` at a time.
 *
 * The lists of zeebe, zeebeGateway, operate and tasklist end in one, `orchestration.env`. The chart gives that list to
 * the brokers, to the migration importer (a gateway of its own, without a broker) and to the data migration job.
 * A variable overrides the application.yaml the chart generates, so a new name survives what the chart writes there.
 */
import { valueOf, type EnvFacts, type EnvVerdict, type ValueType } from '../../rules/variables.ts';
import type { PropertyRow } from '../../texts/names.ts';
import type { RuleId } from './envRules.ts';
import { sameUrl } from './functions/addresses.ts';
import { rewriteImagePaths } from './imagePaths.ts';
import { hasOldName, type WithOldNames } from './oldNames.ts';
import { PROPERTIES } from './properties.ts';

export type Component =
  'zeebe' | 'zeebeGateway' | 'operate' | 'tasklist' | 'connectors' | 'identity' | 'optimize' | 'orchestration';

const keep = (rule: RuleId): EnvVerdict => ({ kind: 'keep', rule });
const drop = (rule: RuleId): EnvVerdict => ({ kind: 'drop', rule });
const manual = (rule: RuleId): EnvVerdict => ({ kind: 'manual', rule });
const rename = (rule: RuleId, to: string): EnvVerdict => ({ kind: 'rename', rule, to });
const told = (rule: RuleId): EnvVerdict => ({ kind: 'told', rule });

// --- names -------------------------------------------------------------------------------------------------------

/** Upper case, underscores between the parts: Spring reads `zeebe.gateway.x` as a variable's name too. */
function canonical(name: string): string {
  return name.replaceAll('.', '_').toUpperCase();
}

/** Spring ignores case, dashes and underscores within a property, so REPOSITORY_NAME and REPOSITORYNAME are the same. */
function relaxed(text: string): string {
  return text.replace(/[._-]/g, '').toUpperCase();
}

/** `at` matches the start of the name as written; `rest` what follows, without its underscores. */
interface Pattern {
  at: RegExp;
  rest?: RegExp;
  then: EnvVerdict | ((item: Item) => EnvVerdict | undefined);
}

interface Item {
  component: Component;
  name: string;
  /** What follows `at`, relaxed. */
  rest: string;
  value: string | undefined;
  facts: EnvFacts;
}

function firstMatch(patterns: readonly Pattern[], item: Omit<Item, 'rest'>): EnvVerdict | undefined {
  const name = canonical(item.name);
  for (const { at, rest, then } of patterns) {
    const start = at.exec(name);
    if (!start) continue;
    const tail = relaxed(name.slice(start[0].length));
    if (rest && !rest.test(tail)) continue;
    const verdict = typeof then === 'function' ? then({ ...item, rest: tail }) : then;
    if (verdict) return verdict;
  }
  return undefined;
}

function isSeparateGateway(name: string): boolean {
  return canonical(name).startsWith('ZEEBE_GATEWAY_');
}

/** Keeps the user's spelling of what follows the prefix. */
function embedded(name: string): string {
  return name.replace(/^(zeebe)([._])/i, (_, zeebe: string, separator: string) => {
    const broker = zeebe === zeebe.toUpperCase() ? 'BROKER' : 'broker';
    return `${zeebe}${separator}${broker}${separator}`;
  });
}

// --- values ------------------------------------------------------------------------------------------------------

const PLACEHOLDER = /^\$(?:\{[^{}]*\}|\w+)$/;

/**
 * A values key may take the text of a variable unless the text is evaluated: Helm evaluates templates in env lists
 * only, and Kubernetes `$(NAME)` only for names further up in the list.
 */
function movable(value: string | undefined): value is string {
  return value !== undefined && !/\{\{|\$\(/.test(value);
}

/** Text may be filled in later; a number or a switch of values is read before that. */
function toValues(
  rule: RuleId,
  path: string,
  value: string | undefined,
  as: ValueType,
  coerce: ValueType = as,
): EnvVerdict {
  const fits = movable(value) && (valueOf(value, as) !== undefined || (coerce === 'string' && PLACEHOLDER.test(value)));
  if (!fits) return manual('env/value-does-not-fit');
  return { kind: 'values-key', rule, path, coerce };
}

function partsOf(url: string | undefined): { host: string; port: string | undefined } | undefined {
  const parts = /^[a-z]+:\/\/(.+?)(?::(\d+))?\/*$/i.exec(url?.trim() ?? '');
  return parts?.[1] === undefined ? undefined : { host: parts[1], port: parts[2] };
}

// --- the properties with a new name ------------------------------------------------------------------------------

const BY_LEGACY_NAME = new Map<string, PropertyRow[]>();
for (const row of PROPERTIES) {
  for (const name of row.legacyEnv) {
    const key = relaxed(name.replace('<n>', '#'));
    BY_LEGACY_NAME.set(key, [...(BY_LEGACY_NAME.get(key) ?? []), row]);
  }
}

/** `index` is that of the list item the name speaks of. */
function rowsOf(name: string): { rows: readonly PropertyRow[]; index: string } | undefined {
  const key = relaxed(name);
  const exact = BY_LEGACY_NAME.get(key);
  if (exact) return { rows: exact, index: '' };
  const index = /\d+/.exec(key)?.[0] ?? '';
  const item = index === '' ? undefined : BY_LEGACY_NAME.get(key.replace(index, '#'));
  return item && { rows: item, index };
}

/** Here the chart does more with the values key than to write the property, so a variable alone would split the two. */
const CLUSTER_SETTINGS: Readonly<Record<string, 'string' | 'number'>> = {
  'camunda.cluster.size': 'string',
  'camunda.cluster.partition-count': 'string',
  'camunda.cluster.replication-factor': 'string',
  'camunda.api.grpc.port': 'number',
};

const DIRECTORIES = ['camunda.data.primary-storage.directory', 'camunda.data.primary-storage.runtime-directory'];

/** The number of seconds or milliseconds that the old name takes is no duration the new one would read alike. */
const COUNTS_A_UNIT = /(?:SECONDS|MILLIS)$/;

function renamedProperty(name: string, value: string | undefined, facts: EnvFacts): EnvVerdict | undefined {
  const found = rowsOf(name);
  const [row] = found?.rows ?? [];
  if (!found || !row) return undefined;
  if (row.property.startsWith(STORAGE)) return storageProperty(found.rows, row, name, value, facts);

  const setting = CLUSTER_SETTINGS[row.property];
  if (setting && row.valuesKey) return toValues('env/cluster-setting', row.valuesKey, value, 'number', setting);
  if (row.property === 'camunda.cluster.node-id') return manual('env/node-id');
  if (COUNTS_A_UNIT.test(relaxed(name))) return keep('env/unit-in-name');

  const to = row.env.replace('<n>', found.index);
  if (DIRECTORIES.includes(row.property)) {
    const legible = value !== undefined && !/\$|\{\{/.test(value);
    return legible ? rename('env/data-directory', to) : manual('env/data-directory-unseen');
  }
  if (row.kind === 'breaking') return rename('env/backup-repository', to);
  if (row.chartWrites) return rename('env/legacy-name-dead', to);
  return rename(isSeparateGateway(name) ? 'env/gateway-name' : 'env/legacy-name', to);
}

// --- the storage of the cluster ----------------------------------------------------------------------------------

// Nothing here is renamed that the chart writes: it repeats the storage in the section of its exporter, and 8.8 takes
// that section for old names of the same properties. A new name alone would contradict it.

const STORAGE = 'camunda.data.secondary-storage.';

function engineOf(property: string): string {
  return property.slice(STORAGE.length).split('.')[0] ?? '';
}

function storageProperty(
  rows: readonly PropertyRow[],
  first: PropertyRow,
  name: string,
  value: string | undefined,
  facts: EnvFacts,
): EnvVerdict {
  const setting = first.property.split('.').slice(4).join('.');
  // camunda.database.* is the same for both engines.
  const engine = relaxed(name).startsWith('CAMUNDADATABASE') ? facts.secondaryStorage : engineOf(first.property);

  if (setting.startsWith('security.')) {
    const ownName = relaxed(name).startsWith('CAMUNDADATABASE');
    if (!ownName || engine === undefined) return manual('env/storage-tls');
    return rename('env/storage-security', first.env.replace('OPENSEARCH', engine.toUpperCase()));
  }
  switch (setting) {
    case 'url':
      return sameUrl(value, facts.secondaryStorageUrl) ? drop('env/storage-same') : manual('env/storage-connection');
    case 'index-prefix':
      return isDefaultPrefix(name, value) ? drop('env/index-prefix-default') : manual('env/index-prefix');
    case 'username':
    case 'cluster-name': {
      const key = rows.find((row) => engineOf(row.property) === engine)?.valuesKey;
      return key === undefined
        ? manual('env/storage-connection')
        : toValues('env/storage-account', key, value, 'string');
    }
    case '':
      return value !== undefined && value.toLowerCase() === facts.secondaryStorage
        ? drop('env/storage-same')
        : manual('env/storage-connection');
    default:
      return manual('env/storage-connection');
  }
}

/** Without a prefix of its own, 8.7 called the indices of Operate `operate-…` and those of Tasklist `tasklist-…`. */
function isDefaultPrefix(name: string, value: string | undefined): boolean {
  const app = /^CAMUNDA(OPERATE|TASKLIST)/.exec(relaxed(name))?.[1];
  return app !== undefined && app.toLowerCase() === value;
}

function hostOrPort({ rest, value, facts }: Item): EnvVerdict {
  const storage = partsOf(facts.secondaryStorageUrl);
  const same = rest === 'HOST' ? storage?.host : storage?.port;
  return value !== undefined && same === value ? drop('env/storage-same') : manual('env/storage-connection');
}

// --- profiles ----------------------------------------------------------------------------------------------------

/** What the 8.7 charts set and what the 8.8 chart computes. */
const COMPUTED_PROFILES = [
  'broker',
  'gateway',
  'operate',
  'tasklist',
  'identity',
  'auth',
  'identity-auth',
  'consolidated-auth',
];
/** Ways to log in that 8.8 no longer has. */
const GONE_PROFILES = ['auth', 'identity-auth', 'ldap-auth', 'sso-auth'];

function profiles(value: string): string[] {
  return value.split(',').map((profile) => profile.trim());
}

function activeProfiles({ value }: Item): EnvVerdict {
  const computed = value !== undefined && profiles(value).every((profile) => COMPUTED_PROFILES.includes(profile));
  return computed ? drop('env/spring-profiles') : manual('env/custom-profiles');
}

/** Included profiles come on top of those the chart computes. */
function includedProfiles({ value }: Item): EnvVerdict | undefined {
  const gone = value !== undefined && profiles(value).some((profile) => GONE_PROFILES.includes(profile));
  return gone ? manual('env/custom-profiles') : undefined;
}

// --- the cluster: zeebe, zeebeGateway, operate, tasklist ---------------------------------------------------------

const twice =
  (rule: RuleId) =>
  ({ name }: Item): EnvVerdict => ({ kind: 'duplicate', rule, also: embedded(name) });

/** 8.8 has it on anyway. */
const unlessOn =
  (rule: RuleId) =>
  ({ value }: Item): EnvVerdict | undefined =>
    value?.toLowerCase() === 'true' ? undefined : manual(rule);

/**
 * Names that govern a whole process, whoever reads them there: server, loggers and frameworks are one in 8.8. From the gateway, Operate or Tasklist they are a decision; the brokers' process is the one that
 * stays. Loggers of one application are its own.
 */
const WHOLE_PROCESS: readonly (readonly [at: RegExp, unless?: RegExp])[] = [
  [/^LOGGING_/, /^LEVEL(?:IO|ORG)CAMUNDA(?:OPERATE|TASKLIST)/],
  [/^(?:ZEEBE|CAMUNDA)_LOG_/],
  [/^SERVER_/],
  [/^MANAGEMENT_/],
  [/^SPRING_/],
];
const wholeProcess = ({ component, name }: Omit<Item, 'rest'>): EnvVerdict | undefined => {
  if (component === 'zeebe') return undefined;
  const canonicalName = canonical(name);
  const governs = WHOLE_PROCESS.some(([at, unless]) => {
    const start = at.exec(canonicalName);
    return start !== null && unless?.test(relaxed(canonicalName.slice(start[0].length))) !== true;
  });
  return governs ? manual('env/whole-process') : undefined;
};

/** First match wins. What is not in here may be an old name of `properties.ts`, then any other ZEEBE_GATEWAY_ name. */
const CLUSTER: readonly Pattern[] = [
  // Read by the start script and the JVM, not by Spring.
  { at: /^ZEEBE_LOG_LEVEL$/, then: (item) => wholeProcess(item) ?? keep('env/log-level') },
  {
    at: /^JAVA_TOOL_OPTIONS$/,
    then: ({ component, name, value }) => {
      if (name !== 'JAVA_TOOL_OPTIONS') return undefined; // the JVM does not read it in another spelling
      return component === 'zeebe'
        ? toValues('env/java-tool-options', 'orchestration.javaOpts', value, 'string')
        : manual('env/java-tool-options-app');
    },
  },
  {
    // The start script and the Java launcher read these.
    at: /^(?:JAVA_OPTS|JDK_JAVA_OPTIONS|_JAVA_OPTIONS)$/,
    then: ({ component, name }) =>
      component === 'zeebe' || name !== name.toUpperCase() ? undefined : manual('env/java-tool-options-app'),
  },
  { at: /^SPRING_PROFILES_ACTIVE$/, then: activeProfiles },
  { at: /^SPRING_PROFILES_INCLUDE$/, then: includedProfiles },
  { at: /^SERVER_/, rest: /^(?:PORT|ADDRESS|SERVLETCONTEXTPATH|SSL.*)$/, then: manual('env/web-server') },
  { at: /^MANAGEMENT_SERVER_/, rest: /^(?:PORT|ADDRESS|BASEPATH|SSL.*)$/, then: manual('env/web-server') },

  // The gateway.
  {
    at: /^ZEEBE_(?:BROKER_)?GATEWAY_SECURITY_AUTHENTICATION_/,
    then: ({ rest, value }) =>
      rest === 'MODE' && value?.trim().toLowerCase() === 'identity'
        ? drop('env/gateway-authentication')
        : manual('env/gateway-authentication-other'),
  },
  { at: /^ZEEBE_BROKER_GATEWAY_/, rest: /^ENABLE$/, then: drop('env/embedded-gateway-switch') },
  {
    at: /^ZEEBE_GATEWAY_CLUSTER_/,
    rest: /^(?:INITIALCONTACTPOINTS.*|CONTACTPOINT|MEMBERID|HOST|PORT|CLUSTERNAME|ADVERTISEDHOST|ADVERTISEDPORT)$/,
    then: drop('env/gateway-membership'),
  },
  { at: /^ZEEBE_GATEWAY_MONITORING_/, then: drop('env/gateway-membership') },
  { at: /^ZEEBE_STANDALONE_GATEWAY$/, then: drop('env/gateway-membership') },
  { at: /^ZEEBE_GATEWAY_CLUSTER_/, rest: /^MESSAGECOMPRESSION$/, then: twice('env/gateway-compression') },
  { at: /^ZEEBE_GATEWAY_CLUSTER_SECURITY_/, then: twice('env/gateway-cluster-tls') },
  {
    at: /^(?:ZEEBE_(?:BROKER_)?GATEWAY|CAMUNDA_(?:OPERATE|TASKLIST))_/,
    rest: /^MULTITENANCYENABLED$/,
    then: ({ value, facts }) =>
      facts.tenantChecks === true && value !== undefined && valueOf(value, 'boolean') === false
        ? manual('env/multi-tenancy-off')
        : toValues('env/multi-tenancy', 'orchestration.multitenancy.checks.enabled', value, 'boolean'),
  },

  // Operate and Tasklist.
  {
    at: /^CAMUNDA_(?:OPERATE|TASKLIST)_ZEEBE_?(?:ELASTICSEARCH|OPENSEARCH)_/,
    then: keep('env/importer-source'),
  },
  {
    at: /^CAMUNDA_(?:OPERATE|TASKLIST)_ZEEBE_/,
    rest: /^(?:GATEWAYADDRESS|RESTADDRESS|SECURE|CERTIFICATEPATH|BROKER.*|COMPRESSED.*)$/,
    then: drop('env/zeebe-client'),
  },
  { at: /^ZEEBE_(?:CLIENT|TOKEN)_/, then: drop('env/zeebe-client') },
  { at: /^ZEEBE_AUTHORIZATION_SERVER_URL$/, then: drop('env/zeebe-client') },
  {
    at: /^CAMUNDA_(?:OPERATE|TASKLIST)_/,
    rest: /^(?:(?:OPERATOR|READER)?(?:USERID|DISPLAYNAME|PASSWORD)|USERNAME|ROLES\d*|DEMO.*)$/,
    then: manual('env/app-users'),
  },
  { at: /^CAMUNDA_(?:OPERATE|TASKLIST)_LDAP_/, then: manual('env/ldap') },
  {
    at: /^CAMUNDA_(?:OPERATE|TASKLIST)_IDENTITY_/,
    rest: /^RESOURCEPERMISSIONSENABLED$/,
    then: rename('env/resource-permissions', 'CAMUNDA_SECURITY_AUTHORIZATIONS_ENABLED'),
  },
  {
    at: /^CAMUNDA_TASKLIST_IDENTITY_/,
    rest: /^USERACCESSRESTRICTIONSENABLED$/,
    then: manual('env/user-access-restrictions'),
  },
  { at: /^CAMUNDA_(?:(?:OPERATE|TASKLIST)_)?IDENTITY_/, then: manual('env/identity-sdk') },
  {
    at: /^CAMUNDA_(?:OPERATE|TASKLIST)_/,
    rest: /^(?:IMPORTER|ARCHIVER|WEBAPP)ENABLED$/,
    then: ({ value }) => (value?.toLowerCase() === 'true' ? drop('env/pod-role-default') : manual('env/pod-role')),
  },
  {
    at: /^CAMUNDA_(?:OPERATE|TASKLIST)_/,
    rest: /^CSRFPREVENTIONENABLED$/,
    then: unlessOn('env/csrf'),
  },
  {
    at: /^CAMUNDA_(?:OPERATE|TASKLIST)_/,
    rest: /^PERSISTENTSESSIONSENABLED$/,
    then: unlessOn('env/persistent-sessions'),
  },
  { at: /^CAMUNDA_(?:OPERATE|TASKLIST)_WEB_?SECURITY_/, then: manual('env/web-security') },
  { at: /^CAMUNDA_(?:OPERATE|TASKLIST)_ARCHIVER_/, then: manual('env/archiver') },
  {
    at: /^CAMUNDA_(?:OPERATE|TASKLIST)_(?:ELASTICSEARCH|OPENSEARCH)_/,
    rest: /^(?:HOST|PORT)$/,
    then: hostOrPort,
  },
  {
    at: /^CAMUNDA_(?:OPERATE|TASKLIST)_(?:ELASTICSEARCH|OPENSEARCH)_/,
    rest: /^SSL/,
    then: manual('env/storage-tls'),
  },
  {
    at: /^CAMUNDA_(?:OPERATE|TASKLIST)_(?:ELASTICSEARCH|OPENSEARCH)_/,
    rest: /^NUMBEROF(?:SHARDS|REPLICAS)$/,
    then: manual('env/index-settings'),
  },

  // Exporters.
  {
    at: /^ZEEBE_BROKER_EXPORTERS_/,
    rest: /JARPATH$/,
    then: ({ value }) => (value !== undefined && jarIsElsewhere(value) ? undefined : keep('env/exporter-jar-path')),
  },
  { at: /^ZEEBE_BROKER_EXPORTERS_(?:ELASTICSEARCH|OPENSEARCH)[^_]*_/, then: keep('env/legacy-exporter') },
];

/** Absolute and outside the old home folder: the jar is where it was. */
function jarIsElsewhere(path: string): boolean {
  return path.startsWith('/') && rewriteImagePaths(path) === path;
}

// --- the lists that stay where they are --------------------------------------------------------------------------

/** The client of the Connectors: `camunda.client.zeebe.…` to `camunda.client.…`, relaxed on the left. */
const CONNECTORS_CLIENT: Readonly<Record<string, string>> = {
  AUDIENCE: 'AUTH_AUDIENCE',
  BASEURL: 'RESTADDRESS',
  CACERTIFICATEPATH: 'CACERTIFICATEPATH',
  ENABLED: 'ENABLED',
  EXECUTIONTHREADS: 'EXECUTIONTHREADS',
  GRPCADDRESS: 'GRPCADDRESS',
  KEEPALIVE: 'KEEPALIVE',
  MAXMESSAGESIZE: 'MAXMESSAGESIZE',
  MAXMETADATASIZE: 'MAXMETADATASIZE',
  MESSAGETIMETOLIVE: 'MESSAGETIMETOLIVE',
  OVERRIDEAUTHORITY: 'OVERRIDEAUTHORITY',
  PREFERRESTOVERGRPC: 'PREFERRESTOVERGRPC',
  RESTADDRESS: 'RESTADDRESS',
  SCOPE: 'AUTH_SCOPE',
  DEPLOYMENTENABLED: 'DEPLOYMENT_ENABLED',
};

/** What a program is given when it starts. */
export const OPTION_VARIABLES =
  /^(?:JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS|_JAVA_OPTIONS|JAVA_OPTS|SPRING_APPLICATION_JSON)$/;
const options = (component: WithOldNames): Pattern => ({
  at: OPTION_VARIABLES,
  then: ({ value }) =>
    value !== undefined && hasOldName(component, value, ['options']) ? told('env/old-option') : undefined,
});
const CONNECTORS: readonly Pattern[] = [
  options('connectors'),
  { at: /^ZEEBE_CLIENT_/, then: keep('env/connectors-zeebe-client') },
  {
    at: /^CAMUNDA_CLIENT_ZEEBE_DEFAULTS_/,
    // Spelled as it is: it may end in the index of a list item.
    then: ({ name }) =>
      rename('env/connectors-client', canonical(name).replace('_ZEEBE_DEFAULTS_', '_WORKER_DEFAULTS_')),
  },
  {
    at: /^CAMUNDA_CLIENT_ZEEBE_/,
    then: ({ rest }) => {
      const to = CONNECTORS_CLIENT[rest];
      return to === undefined ? undefined : rename('env/connectors-client', `CAMUNDA_CLIENT_${to}`);
    },
  },
  {
    at: /^OPERATE_CLIENT_SCOPE$/,
    then: ({ value }) =>
      toValues('env/connectors-scope', 'connectors.security.authentication.oidc.tokenScope', value, 'string'),
  },
  {
    at: /^(?:CAMUNDA_)?OPERATE_CLIENT_ENABLED$/,
    then: rename('env/connectors-polling', 'CAMUNDA_CONNECTOR_POLLING_ENABLED'),
  },
  { at: /^(?:CAMUNDA_)?OPERATE_CLIENT_/, then: drop('env/connectors-operate') },
  { at: /^CAMUNDA_IDENTITY_/, rest: /^(?:AUDIENCE|CLIENTID|CLIENTSECRET)$/, then: told('env/connectors-identity') },
  { at: /^CAMUNDA_CLIENT_AUTH_/, rest: /^CLIENT(?:ID|SECRET)$/, then: told('env/connectors-sign-in') },
];

/** What the chart asks for in the application.yaml that it writes: not where a text takes its place. */
const unlessOwn =
  (verdict: EnvVerdict | ((item: Item) => EnvVerdict | undefined)) =>
  (item: Item): EnvVerdict | undefined =>
    item.facts.ownFile === true ? undefined : typeof verdict === 'function' ? verdict(item) : verdict;
/** A placeholder is filled by the variable of this very name. */
const asPlaceholder = ({ name }: Item): EnvVerdict | undefined =>
  name === name.toUpperCase() ? rename('env/identity-client-name', `VALUES_${name}`) : undefined;
const IDENTITY: readonly Pattern[] = [
  options('identity'),
  { at: /^KEYCLOAK_INIT_(?:OPERATE|TASKLIST|ZEEBE)_/, then: drop('env/keycloak-init') },
  {
    at: /^(?:CAMUNDA_(?:OPERATE|TASKLIST)_(?:CLIENT_ID|SECRET)|ZEEBE_CLIENT_SECRET)$/,
    then: unlessOwn(drop('env/keycloak-init')),
  },
  { at: /^KEYCLOAK_INIT_(?:CONNECTORS|CONSOLE|OPTIMIZE|WEBMODELER)_CLIENT_ID$/, then: unlessOwn(asPlaceholder) },
  { at: /^KEYCLOAK_INIT_(?:CONNECTORS|OPTIMIZE)_SECRET$/, then: unlessOwn(manual('env/identity-client-secret')) },
  { at: /^KEYCLOAK_(?:CLIENTS|USERS)_\d/, then: unlessOwn(told('env/identity-lists')) },
  { at: /^KEYCLOAK_PRESETS_/, then: unlessOwn(told('env/identity-presets')) },
  {
    at: /^IDENTITY_COMPONENT_?PRESETS_(?:OPERATE|TASKLIST|ZEEBE)_/,
    then: unlessOwn(told('env/identity-presets')),
  },
  {
    at: /^CAMUNDA_IDENTITY_/,
    rest: /^CLIENTSECRET$/,
    then: unlessOwn(({ facts }) => (facts.external === true ? told('env/identity-secret') : undefined)),
  },
];

/** An 8.8 list is its author's: judged are only old names that 8.8 refuses or ignores. */
function inOrchestration({ name, value, facts }: Omit<Item, 'rest'>): EnvVerdict | undefined {
  const row = rowsOf(name)?.rows[0];
  if (!row) return undefined;
  if (row.kind === 'direct') {
    // The membership of a separate gateway still matters to the migration importer.
    const gone = isSeparateGateway(name) && !canonical(name).startsWith('ZEEBE_GATEWAY_CLUSTER_');
    return row.chartWrites || gone ? manual('env/ignored') : undefined;
  }
  const verdict = renamedProperty(name, value, facts);
  if (verdict?.rule === 'env/storage-same') return undefined; // 8.8 starts: both say the same
  return verdict?.kind === 'rename' ? verdict : manual('env/refused');
}

// --- the verdict -------------------------------------------------------------------------------------------------

/**
 * What becomes of one item of `<component>.env`; `value` is its literal text, undefined where it comes from elsewhere.
 * In order, the first that applies: the patterns of the list, the properties with a new name, the gateway's prefix,
 * and otherwise the item stays as it is. Old image paths in a value are none of this: see `rewriteImagePaths`.
 */
export function envVerdict(component: Component, name: string, value: string | undefined, facts: EnvFacts): EnvVerdict {
  const item = { component, name, value, facts };
  return verdictOf(item) ?? keep('env/other');
}

function verdictOf(item: Omit<Item, 'rest'>): EnvVerdict | undefined {
  switch (item.component) {
    case 'zeebe':
    case 'zeebeGateway':
    case 'operate':
    case 'tasklist':
      return (
        firstMatch(CLUSTER, item) ??
        renamedProperty(item.name, item.value, item.facts) ??
        wholeProcess(item) ??
        (isSeparateGateway(item.name) ? rename('env/gateway-prefix', embedded(item.name)) : undefined)
      );
    case 'connectors':
      return firstMatch(CONNECTORS, item);
    case 'identity':
      return firstMatch(IDENTITY, item);
    case 'optimize':
      return undefined;
    case 'orchestration':
      return inOrchestration(item);
  }
}
