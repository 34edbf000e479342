/** What is said about variables of the containers: the words for what `env.ts` decides. */
import type { EnvRule } from '../../rules/variables.ts';

const CHART = 'chart 13.12.7: templates/orchestration';
const CHART_87 = 'chart 12.13.3: templates';
const IDENTITY_88 = 'chart 13.12.7: templates/identity/configmap.yaml';
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

  'env/identity-client-name': {
    why: 'Chart 13.x asks for the name of this client under another variable.',
    severity: 'error',
    safety: 'safe',
    source: [
      `${CHART_87}/identity/configmap.yaml: \`id\` of the client is the variable KEYCLOAK_INIT_<COMPONENT>_CLIENT_ID`,
      `${IDENTITY_88}: the same line asks for VALUES_KEYCLOAK_INIT_<COMPONENT>_CLIENT_ID`,
    ],
  },

  // Stay, and do something else.
  'env/connectors-identity': {
    todo: 'Say it in `connectors.security.authentication.oidc`.',
    why: 'Chart 12.x set it for the way to Operate, which Connectors of 8.8 do not ask.',
    details: 'They sign in with `camunda.client.auth`.',
    severity: 'warning',
    safety: 'manual',
    source: [
      `${CHART_87}/connectors: CAMUNDA_IDENTITY_CLIENT_SECRET, camunda.identity.client-id and camunda.identity.audience`,
      'chart 13.12.7: templates/connectors/files/_application.yaml has none of these',
      'Camunda 8.8 docs: connector configuration; the runtime needs no connection to Operate',
    ],
  },
  'env/connectors-sign-in': {
    todo: 'Check that this client has the role of Connectors.',
    why: 'It wins over the chart. In 8.7 it was the client for Zeebe; in 8.8 Connectors sign in with it alone.',
    severity: 'warning',
    safety: 'manual',
    source: [
      `${CHART_87}/connectors/deployment.yaml: it is the client of Zeebe, beside that of Operate`,
      'chart 13.12.7: templates/connectors/files/_application.yaml writes camunda.client.auth.client-id, that of Connectors',
      'Spring: variables come before files, CLIENT_ID and CLIENTID are the same property',
    ],
  },
  'env/old-option': {
    todo: 'Compare it with what the chart writes.',
    why: 'It sets a property that 8.8 reads under another name, or not at all.',
    severity: 'warning',
    safety: 'manual',
    source: [
      'application.yaml of Connectors and Identity in 12.13 and 13.12: `camunda.client.zeebe`, `operate.client`, `keycloak.presets` and presets of Operate, Tasklist and Zeebe are gone',
      'Camunda 8.8 docs: Spring Boot Starter, deprecated properties',
    ],
  },
  'env/identity-lists': {
    todo: 'Move it to `identity.users` or `identity.clients`.',
    why: 'Variables replace the whole list of the chart. That of 13.x holds the client of the migration.',
    severity: 'error',
    safety: 'manual',
    source: [
      'Camunda 8.8 docs: release announcements, custom users and clients; such variables are to be removed',
      `${IDENTITY_88}: keycloak.clients has \`migration\`; a comment there says that lists of file and variables do not mix`,
    ],
  },
  'env/identity-presets': {
    why: 'Chart 13.x writes no such presets: it sets up no client of Operate, Tasklist or Zeebe.',
    severity: 'warning',
    safety: 'manual',
    source: [
      `${CHART_87}/identity/configmap.yaml: keycloak.presets and identity.component-presets`,
      `${IDENTITY_88} has no keycloak.presets, and no component-presets of Operate, Tasklist and Zeebe`,
    ],
  },
  'env/identity-secret': {
    todo: 'Name the Secret in `global.identity.auth.identity.secret` alone.',
    why: 'Chart 13.x writes the secret at two places; this variable reaches one of them.',
    severity: 'warning',
    safety: 'manual',
    source: [
      `${CHART_87}/identity/deployment.yaml sets CAMUNDA_IDENTITY_CLIENT_SECRET`,
      `${IDENTITY_88}: identity.client-secret and camunda.identity.client-secret`,
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
  'env/identity-client-secret': {
    todo: 'Name its Secret in the values.',
    why: 'Chart 13.x gives Identity the secret of this client under another name.',
    details: 'In `connectors.security.authentication.oidc.secret` or `global.identity.auth.optimize.secret`.',
    severity: 'error',
    safety: 'manual',
    source: [
      `${CHART_87}/identity: KEYCLOAK_INIT_<COMPONENT>_SECRET`,
      `${IDENTITY_88} and deployment.yaml: VALUES_KEYCLOAK_INIT_<COMPONENT>_SECRET, which the chart sets from those keys`,
    ],
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

export type RuleId = keyof typeof RULES;

export const ENV_RULES: Record<string, EnvRule> = Object.fromEntries(
  Object.entries(RULES).map(([id, rule]) => [id, { id, ...rule }]),
);
