/**
 * What becomes of the variables of the containers: of one item of `<component>.env` at a time.
 *
 * The lists of zeebe, zeebeGateway, operate and tasklist end in one, `orchestration.env`. The chart gives that list to
 * the brokers, to the migration importer (a gateway of its own, without a broker) and to the data migration job.
 * A variable overrides the application.yaml the chart generates, so a new name survives what the chart writes there.
 */

import { valueOf, type EnvFacts, type EnvRule, type EnvVerdict, type ValueType } from '../../rules/variables.ts';
import type { PropertyRow } from '../../texts/names.ts';
import { PROPERTIES } from './properties.ts';

export type Component =
  'zeebe' | 'zeebeGateway' | 'operate' | 'tasklist' | 'connectors' | 'identity' | 'optimize' | 'orchestration';

const CHART = 'chart 13.12.7: templates/orchestration';
const CHART_87 = 'chart 12.13.3: templates';
const MAPPING = 'Camunda 8.8 docs: property changes (configuration-mapping)';
const UNIFIED = 'camunda/camunda: configuration/…/UnifiedConfigurationHelper.java, read, not run';
const GUIDE = 'Camunda 8.8 docs: upgrade guide 8.7 to 8.8 (Helm)';
const REGION_GUIDE = 'Camunda 8.8 docs: upgrade guide for dual-region set-ups';

const RULES = {
  'env/other': {
    why: 'Nothing about this variable changes between 8.7 and 8.8, or it is not one of Camunda’s.',
    severity: 'information',
    safety: 'safe',
    source: [`${CHART}/statefulset.yaml renders orchestration.env unchanged`],
  },

  // New names.
  'env/legacy-name': {
    why: 'The setting has a new name in 8.8; the old one is on its way out.',
    severity: 'warning',
    safety: 'safe',
    source: [MAPPING, UNIFIED],
  },
  'env/gateway-name': {
    why: 'The gateway runs inside the broker in 8.8 and reads this setting under a new name only.',
    severity: 'error',
    safety: 'safe',
    source: [MAPPING, 'camunda/camunda: with the profile "broker" Grpc.java looks at no zeebe.gateway.* name'],
  },
  'env/legacy-name-dead': {
    why: 'Under the old name 8.8 ignores it; under the new one it wins over the chart.',
    severity: 'error',
    safety: 'review',
    source: [
      MAPPING,
      `${CHART}/files/_application-unified.yaml writes the new property`,
      'Spring: variables come before files; Camunda’s own dual-region values for 8.8 use CAMUNDA_DATA_SNAPSHOTPERIOD',
    ],
  },
  'env/data-directory': {
    why: 'The volume is mounted at /usr/local/camunda/data now.',
    severity: 'warning',
    safety: 'review',
    source: [MAPPING, `${CHART}/statefulset.yaml mounts the volume "data" at /usr/local/camunda/data`],
  },
  'env/backup-repository': {
    why: 'Operate and Tasklist share one snapshot repository in 8.8.',
    details: 'The cluster does not start while an old name disagrees with the new one.',
    severity: 'error',
    safety: 'review',
    source: [MAPPING, UNIFIED],
  },
  'env/storage-security': {
    why: 'The TLS settings of the storage have new names in 8.8.',
    details: 'The cluster does not start while an old name disagrees with the new one.',
    severity: 'error',
    safety: 'review',
    source: [
      MAPPING,
      'camunda/camunda: SecondaryStorageSecurity.java has the same names for Elasticsearch and OpenSearch',
    ],
  },
  'env/gateway-prefix': {
    why: 'The gateway runs inside the broker in 8.8.',
    severity: 'error',
    safety: 'safe',
    source: [REGION_GUIDE, 'camunda/camunda: with the profile "broker" only zeebe.broker.gateway.* is bound'],
  },
  'env/connectors-client': {
    why: 'The client of Connectors has new setting names in 8.8.',
    details: 'Under them the chart writes the addresses of the cluster.',
    severity: 'warning',
    safety: 'review',
    source: [
      'Camunda 8.8 docs: Spring Boot Starter, deprecated properties',
      'chart 13.12.7: templates/connectors/files/_application.yaml writes camunda.client.*',
      'Camunda’s own 8.8 counterparts of 8.7 files rename them so',
    ],
  },
  'env/connectors-polling': {
    why: 'Connectors no longer ask Operate; they have a setting of their own.',
    severity: 'warning',
    safety: 'review',
    source: [
      'chart 13.12.7: templates/connectors/files/_application.yaml writes camunda.connector.polling.enabled',
      'chart 12.13.3: connectors.inbound.mode "disabled" wrote both settings together',
    ],
  },

  // Kept beside a second name.
  'env/gateway-compression': {
    why: 'The gateway needs the new name, the importer the old one.',
    severity: 'error',
    safety: 'safe',
    source: [REGION_GUIDE, `${CHART}/importer-deployment.yaml renders orchestration.env (checked with helm template)`],
  },
  'env/gateway-cluster-tls': {
    why: 'The gateway needs the new name, the importer the old one.',
    severity: 'error',
    safety: 'safe',
    source: [
      'camunda/camunda-docs #8977, tested there with a real 8.7 to 8.8 upgrade',
      'camunda-platform-helm: the 8.8 values of the feature "zeebe-tls" carry both names',
    ],
  },

  // Kept on purpose.
  'env/log-level': {
    why: 'The log configuration of the cluster still reads it.',
    severity: 'information',
    safety: 'safe',
    source: ['Camunda 8.8 docs: logging; not run'],
  },
  'env/legacy-exporter': {
    why: 'The old exporter feeds the migration importer and Optimize.',
    details: 'Remove its variables once neither needs it.',
    severity: 'information',
    safety: 'safe',
    source: [
      REGION_GUIDE,
      `${CHART}/files/_application-unified.yaml renders it for Optimize and for the data migration`,
    ],
  },
  'env/exporter-jar-path': {
    todo: 'Check that the jar is at this path.',
    why: 'The start script of 8.8 does not copy exporter jars.',
    details: 'It is in /exporters, or in a mount below /usr/local/camunda.',
    severity: 'error',
    safety: 'review',
    source: [`${CHART_87}/zeebe/configmap.yaml copies /exporters/*.jar`, `${CHART}/configmap-unified.yaml does not`],
  },
  'env/importer-source': {
    why: 'In 8.8 only the migration importer reads it.',
    details: 'It says where the records exported by 8.7 are, and overrides what the chart tells the importer.',
    severity: 'information',
    safety: 'safe',
    source: [
      `${CHART}/importer-configmap-env-vars.yaml sets the same names through envFrom, which env overrides`,
      'camunda/camunda: OperatePropertiesOverride.java leaves zeebeElasticsearch and zeebeOpensearch alone',
    ],
  },
  'env/unit-in-name': {
    why: 'The old name still works; the new one takes a duration.',
    details: 'The old one counts in the unit it ends with: the same number would mean something else.',
    severity: 'information',
    safety: 'safe',
    source: [MAPPING, 'camunda/camunda: Executor.java, ProcessCache.java, Backup.java'],
  },
  'env/connectors-zeebe-client': {
    why: 'Connectors still contain the Zeebe client, which reads these names itself.',
    severity: 'information',
    safety: 'safe',
    source: ['Camunda’s own 8.8 counterparts of 8.7 files keep ZEEBE_CLIENT_* in connectors.env'],
  },

  // Dropped.
  'env/gateway-membership': {
    why: 'It told a separate gateway how to join the cluster; 8.8 has none.',
    details: 'The importer gets its own setting from the chart, which this would override.',
    severity: 'warning',
    safety: 'review',
    source: [`${CHART}/importer-deployment.yaml and importer-configmap-env-vars.yaml`],
  },
  'env/embedded-gateway-switch': {
    why: 'The chart needs the gateway inside the broker and turns it on itself.',
    severity: 'error',
    safety: 'safe',
    source: [`${CHART}/files/_application-unified.yaml: zeebe.broker.gateway.enable`],
  },
  'env/gateway-authentication': {
    why: 'In 8.8 the authentication method of the cluster decides.',
    severity: 'warning',
    safety: 'review',
    source: [GUIDE, `${CHART}/files/_application-unified.yaml: camunda.security.authentication`],
  },
  'env/spring-profiles': {
    why: 'It would override the profiles that the chart computes.',
    details:
      'They come from `orchestration.profiles` and the authentication method. The migration jobs would get the variable too.',
    severity: 'error',
    safety: 'review',
    source: [`${CHART}/_helpers.tpl: orchestration.enabledProfilesWithIdentity`, 'checked with helm template'],
  },
  'env/zeebe-client': {
    why: 'In 8.8 they run in one process with the gateway, and use no client.',
    severity: 'warning',
    safety: 'review',
    source: [GUIDE, 'Camunda’s own 8.8 counterparts of 8.7 files have none of these names'],
  },
  'env/storage-same': {
    why: 'The chart already tells the cluster this about its storage, from global.elasticsearch or global.opensearch.',
    severity: 'warning',
    safety: 'safe',
    source: [`${CHART}/files/_application-unified.yaml: camunda.data.secondary-storage`],
  },
  'env/index-prefix-default': {
    why: 'It is the default prefix; under the old name the cluster would not start.',
    severity: 'error',
    safety: 'review',
    source: [MAPPING, GUIDE],
  },
  'env/pod-role-default': {
    why: 'It repeats a default of 8.7, and would reach other pods too.',
    severity: 'warning',
    safety: 'review',
    source: [`${CHART}/importer-configmap-env-vars.yaml`],
  },
  'env/connectors-operate': {
    why: 'Connectors talk to the cluster’s own API in 8.8 and no longer to Operate.',
    severity: 'warning',
    safety: 'review',
    source: [GUIDE, 'chart 13.12.7: templates/connectors/files/_application.yaml'],
  },
  'env/keycloak-init': {
    why: 'Management Identity no longer creates the Keycloak clients of Operate, Tasklist and Zeebe.',
    severity: 'warning',
    safety: 'review',
    source: ['chart 13.12.7: templates/identity'],
  },

  // Moved to a values key.
  'env/cluster-setting': {
    why: 'The chart derives replicas, addresses or ports from that key.',
    severity: 'error',
    safety: 'review',
    source: [MAPPING, `${CHART}/statefulset.yaml and files/_application-unified.yaml (checked with helm template)`],
  },
  'env/storage-account': {
    why: 'The cluster has one storage, described by that key.',
    details: 'The cluster does not start while an old name disagrees.',
    severity: 'error',
    safety: 'review',
    source: [MAPPING, `${CHART}/files/_application-unified.yaml: secondary-storage and camundaexporter`, UNIFIED],
  },
  'env/java-tool-options': {
    why: 'The chart sets the variable from that key; a second one would replace it.',
    details: 'With any trust store options in it.',
    severity: 'warning',
    safety: 'review',
    source: [`${CHART}/statefulset.yaml (checked with helm template)`],
  },
  'env/multi-tenancy': {
    why: 'The chart writes the tenant checks of the whole cluster from one values key.',
    severity: 'warning',
    safety: 'review',
    source: [`${CHART}/_helpers.tpl: orchestration.multitenancyChecksEnabled`, 'checked with helm template'],
  },
  'env/resource-permissions': {
    why: 'In 8.8 they are authorizations of the cluster, on by default.',
    details: '`orchestration.security.authorizations.enabled` says the same.',
    severity: 'error',
    safety: 'review',
    source: [GUIDE, `${CHART}/files/_application-unified.yaml: camunda.security.authorizations`],
  },
  'env/connectors-scope': {
    why: 'The scope of the Connectors’ token has a values key in 8.8.',
    severity: 'error',
    safety: 'safe',
    source: [GUIDE, 'chart 13.12.7: templates/connectors/files/_application.yaml (checked with helm template)'],
  },

  // For the user to decide.
  'env/multi-tenancy-off': {
    why: 'One switch has the tenant checks on for the whole cluster in 8.8: `global.multitenancy.enabled` is true.',
    details: 'In 8.7 each program had its own switch, and this variable had it off for one of them.',
    severity: 'error',
    safety: 'manual',
    source: [`${CHART}/_helpers.tpl: orchestration.multitenancyChecksEnabled, where false gives way to the global key`],
  },
  'env/value-does-not-fit': {
    why: 'A values key replaces it, and this value does not go there as it is.',
    details: 'It is a reference, a template, or no value of the type that the key has.',
    severity: 'error',
    safety: 'manual',
    source: [`${CHART}/statefulset.yaml: only orchestration.env is evaluated as a template`],
  },
  'env/storage-connection': {
    todo: 'Set `global.elasticsearch` or `global.opensearch`.',
    why: '8.8 does not start while it differs from the storage of the cluster.',
    severity: 'error',
    safety: 'manual',
    source: [MAPPING, `${CHART}/files/_application-unified.yaml: secondary-storage and camundaexporter`, UNIFIED],
  },
  'env/storage-tls': {
    why: 'TLS to the storage is one setting of the cluster in 8.8.',
    details: 'It needs CAMUNDA_DATA_SECONDARYSTORAGE_<ENGINE>_SECURITY_ENABLED beside it.',
    severity: 'error',
    safety: 'manual',
    source: [MAPPING, 'camunda/camunda: SecondaryStorageSecurity.java is off unless enabled'],
  },
  'env/index-prefix': {
    todo: 'Rename the indices with the prefix migration tool first.',
    why: 'The cluster has one index prefix.',
    details: 'Then `orchestration.index.prefix` says the new one.',
    severity: 'error',
    safety: 'manual',
    source: [MAPPING, GUIDE],
  },
  'env/index-settings': {
    why: 'In 8.8 one schema manager makes all indices.',
    details: 'See `orchestration.index.replicas` and CAMUNDA_DATABASE_INDEX_NUMBEROFSHARDS.',
    severity: 'warning',
    safety: 'manual',
    source: [`${CHART}/files/_application-unified.yaml: camunda.database.index`, UNIFIED],
  },
  'env/app-users': {
    todo: 'Create them in `orchestration.security.initialization.users`.',
    why: 'Operate and Tasklist have no users of their own in 8.8.',
    details: 'Or in the Identity of the cluster.',
    severity: 'error',
    safety: 'manual',
    source: [GUIDE],
  },
  'env/ldap': {
    why: 'LDAP for Operate and Tasklist is gone in 8.8; connect the directory to an OIDC provider.',
    severity: 'error',
    safety: 'manual',
    source: [GUIDE],
  },
  'env/identity-sdk': {
    why: 'Its place in 8.8 is `orchestration.security.authentication.oidc`.',
    severity: 'error',
    safety: 'manual',
    source: [GUIDE, `${CHART}/files/_application-unified.yaml: camunda.security.authentication.oidc`],
  },
  'env/user-access-restrictions': {
    why: '8.8 runs the second version of Tasklist, which has no such restrictions.',
    details: 'It runs the first while CAMUNDA_TASKLIST_V2_MODE_ENABLED is false.',
    severity: 'error',
    safety: 'manual',
    source: ['Camunda documentation, Tasklist 8.8'],
  },
  'env/gateway-authentication-other': {
    why: 'The API is protected in 8.8.',
    details: 'Unless `orchestration.security.authentication.unprotectedApi` is true.',
    severity: 'error',
    safety: 'manual',
    source: [GUIDE, `${CHART}/files/_application-unified.yaml: unprotectedApi`],
  },
  'env/custom-profiles': {
    why: 'The chart computes the profiles; it does not know this one.',
    severity: 'error',
    safety: 'manual',
    source: [`${CHART}/_helpers.tpl: orchestration.enabledProfilesWithIdentity`, GUIDE],
  },
  'env/data-directory-unseen': {
    todo: 'It has to be below /usr/local/camunda/data.',
    why: 'The file does not show the directory.',
    details: 'There the volume is mounted now; below the old /usr/local/zeebe the data would leave it.',
    severity: 'error',
    safety: 'manual',
    source: [MAPPING, `${CHART}/statefulset.yaml mounts the volume "data" at /usr/local/camunda/data`],
  },
  'env/node-id': {
    why: 'Every broker, the importer and the migration would get the same number.',
    details: 'The start script numbers the brokers.',
    severity: 'error',
    safety: 'manual',
    source: [`${CHART}/configmap-unified.yaml and importer-deployment.yaml: VALUES_ORCHESTRATION_NODE_ID`],
  },
  'env/java-tool-options-app': {
    todo: 'Add what matters to `orchestration.javaOpts`.',
    why: 'Brokers, gateway, Operate and Tasklist are one Java process in 8.8.',
    severity: 'error',
    safety: 'manual',
    source: [`${CHART}/statefulset.yaml`],
  },
  'env/web-server': {
    why: 'In 8.8 it would be the web server of the whole cluster.',
    details: 'The chart takes its ports and paths from `orchestration.service` and `orchestration.contextPath`.',
    severity: 'error',
    safety: 'manual',
    source: [`${CHART}/files/_application-unified.yaml: server, management`],
  },
  'env/whole-process': {
    why: 'In 8.7 it set up one component; in 8.8 it would set up the whole cluster.',
    details:
      'Brokers, gateway, Operate and Tasklist are one process, which would obey it as a whole, and the importer and the migration job with it. If that is what you want, write it into `orchestration.env`.',
    severity: 'error',
    safety: 'manual',
    source: [
      'render of both charts: `operate.env` reaches the container of Operate in 12.13, `orchestration.env` the one of the cluster, the importer and the job in 13.12',
      'Spring Boot documentation: externalized configuration',
    ],
  },
  'env/archiver': {
    why: 'In 8.8 only the migration importer reads it.',
    details: 'The exporter archives for the whole cluster: see `orchestration.history`.',
    severity: 'warning',
    safety: 'manual',
    source: [`${CHART}/files/_application-unified.yaml: camundaexporter.args.history`],
  },
  'env/pod-role': {
    why: 'The chart decides what each pod does; it would reach all of them.',
    severity: 'error',
    safety: 'manual',
    source: [`${CHART}/importer-configmap-env-vars.yaml`],
  },
  'env/csrf': {
    why: 'The cluster has one switch for it, which is on.',
    details:
      'It is `camunda.security.csrf.enabled` (CAMUNDA_SECURITY_CSRF_ENABLED), protects against forged requests, and counts for every API and application.',
    severity: 'error',
    safety: 'manual',
    source: ['Camunda 8.8 docs: CSRF protection'],
  },
  'env/persistent-sessions': {
    why: 'One application alone cannot switch it off any more.',
    details:
      'The cluster has one switch, `camunda.persistent.sessions.enabled`, and chart 13.x writes that the sessions are kept in the secondary storage.',
    severity: 'error',
    safety: 'manual',
    source: [`${CHART}/files/_application-unified.yaml: persistentSessionsEnabled`, 'Camunda 8.8 docs: properties'],
  },
  'env/web-security': {
    why: 'In 8.8 headers are set for the whole cluster.',
    details: 'By `camunda.security.http-headers.…`.',
    severity: 'error',
    safety: 'manual',
    source: ['Camunda 8.8 docs: properties'],
  },

  // In a list that is 8.8 already.
  'env/refused': {
    why: '8.8 does not start while this old name disagrees with what the chart writes under the new one.',
    severity: 'error',
    safety: 'manual',
    source: [MAPPING, UNIFIED],
  },
  'env/ignored': {
    why: '8.8 ignores this name.',
    details: 'The chart writes the setting under its new one, or the separate gateway that read it is gone.',
    severity: 'warning',
    safety: 'manual',
    source: [MAPPING, UNIFIED, `${CHART}/files/_application-unified.yaml`],
  },

  // About values, for whoever walks the items.
  'env/image-path': {
    why: 'The cluster’s image keeps its files below /usr/local/camunda in 8.8.',
    severity: 'error',
    safety: 'review',
    source: [`${CHART}/statefulset.yaml`],
  },
  'env/quote-value': {
    why: 'Chart 13.x accepts only strings as values of variables.',
    severity: 'error',
    safety: 'safe',
    source: ['chart 13.12.7: values.schema.json'],
  },
} satisfies Record<string, Omit<EnvRule, 'id'>>;

type RuleId = keyof typeof RULES;

export const ENV_RULES: Record<string, EnvRule> = Object.fromEntries(
  Object.entries(RULES).map(([id, rule]) => [id, { id, ...rule }]),
);

const keep = (rule: RuleId): EnvVerdict => ({ kind: 'keep', rule });
const drop = (rule: RuleId): EnvVerdict => ({ kind: 'drop', rule });
const manual = (rule: RuleId): EnvVerdict => ({ kind: 'manual', rule });
const rename = (rule: RuleId, to: string): EnvVerdict => ({ kind: 'rename', rule, to });

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

/** The same address, whatever its case and trailing slashes. */
function sameUrl(a: string | undefined, b: string | undefined): boolean {
  const plain = (url: string | undefined) => url?.trim().replace(/\/+$/, '').toLowerCase();
  return a !== undefined && plain(a) === plain(b);
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

const CONNECTORS: readonly Pattern[] = [
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
];

const IDENTITY: readonly Pattern[] = [
  { at: /^KEYCLOAK_INIT_(?:OPERATE|TASKLIST|ZEEBE)_/, then: drop('env/keycloak-init') },
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

// --- paths and loggers -------------------------------------------------------------------------------------------

// Starts at the root, in `-Dx=/…`, `a:/…`, `file:///…` and `${X:-/…}` too; not within a longer path.
const STARTS = String.raw`(?:(?<=\bfile:\/\/)|(?<![\w.\/)}\]]|[^:]-|^-))`;
// The segment ends here: no more of its name, nor a placeholder that continues it.
const ENDS = String.raw`(?![\w\-@+~%$\{]|\.[\w-])`;
const HOMES = new RegExp(`${STARTS}/usr/local/(?:zeebe|operate|tasklist)${ENDS}`, 'g');
const HOME = '/usr/local/camunda';
const COPIED_JARS = new RegExp(`${STARTS}/usr/local/zeebe/exporters/(?=[^/\\s]+\\.jar)`, 'g');

/**
 * The old images' home folders inside any text of the cluster's containers; only whole segments of absolute paths.
 *
 * The 8.7 start script copied jars from the chart's volume `exporters` into the home folder, 8.8 leaves them in
 * /exporters. Say `jarsFromExporters` when an init container fills that volume. Without, a jar is in a mount or in the
 * user's own image, and its folder moves with the home folder.
 */
export function rewriteImagePaths(text: string, jarsFromExporters = false): string {
  const jars = jarsFromExporters ? text.replace(COPIED_JARS, '/exporters/') : text;
  return jars.replace(HOMES, HOME);
}
/** Where a text names those folders, and what stands there in 8.8. */
export function imagePaths(text: string): { start: number; end: number; text: string }[] {
  return [...text.matchAll(HOMES)].map((m) => ({ start: m.index, end: m.index + m[0].length, text: HOME }));
}

/**
 * The variable for one entry of `logging.level`. Spring turns variables into lower case and each underscore into a dot,
 * so a class, a dash or an underscore in the name cannot be written as one.
 */
export function containerLogLevelEnv(packageName: string): string | undefined {
  const name = packageName.toLowerCase() === 'root' ? 'root' : packageName;
  if (!/^[a-z][a-z0-9]*(?:\.[a-z][a-z0-9]*)*$/.test(name)) return undefined;
  return `LOGGING_LEVEL_${name.replaceAll('.', '_').toUpperCase()}`;
}
