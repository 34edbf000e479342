/**
 * What chart 12.x makes and calls by a name, and what chart 13.x calls it. Whoever speaks of such a name in a value
 * speaks of something else, or of nothing, after the upgrade. From renders of both charts, with and without Identity,
 * with Elasticsearch and with OpenSearch, with a document store and a trust store.
 */

import type { Names, Renamed } from '../step.ts';

const GATEWAY_SERVICE = 'the Service `<release>-zeebe-gateway` with HTTP on port 8080';

/** Services, by what follows the name of the release. */
const SERVICES: Readonly<Record<string, string>> = {
  operate: GATEWAY_SERVICE,
  tasklist: GATEWAY_SERVICE,
};

/** Values of the label `app.kubernetes.io/component`. The pods of the brokers keep theirs. */
const COMPONENT_LABEL = 'app.kubernetes.io/component';
const BROKER_PODS = '`zeebe-broker`, the pods of the cluster, with the ports `http`, `grpc` and `server`';
const COMPONENT_LABELS: Readonly<Record<string, string>> = {
  'zeebe-gateway': BROKER_PODS,
  operate: BROKER_PODS,
  tasklist: BROKER_PODS,
};

/** Containers, by the root of their component. */
const CONTAINERS: Readonly<Record<string, string>> = {
  zeebe: 'zeebe',
  zeebeGateway: 'zeebe-gateway',
  'zeebe-gateway': 'zeebe-gateway',
  operate: 'operate',
  tasklist: 'tasklist',
};
const CLUSTER_CONTAINER = 'orchestration';

/** Deployments and ServiceAccounts, by what follows the name of the release. */
const WORKLOADS: Readonly<Record<string, string>> = {
  'zeebe-gateway': 'the StatefulSet `<release>-zeebe`',
  operate: 'the StatefulSet `<release>-zeebe`',
  tasklist: 'the StatefulSet `<release>-zeebe`',
};
const CLUSTER_ACCOUNT = 'the ServiceAccount `<release>-zeebe`';
const SERVICE_ACCOUNTS: Readonly<Record<string, string>> = {
  'zeebe-gateway': CLUSTER_ACCOUNT,
  operate: CLUSTER_ACCOUNT,
  tasklist: CLUSTER_ACCOUNT,
};

/** Secrets that chart 12.x makes; the upgrade of the release deletes them. */
const OWN_SECRET = 'a Secret of your own';
const SECRETS: Readonly<Record<string, string>> = {
  'zeebe-identity-secret': OWN_SECRET,
  'operate-identity-secret': OWN_SECRET,
  'tasklist-identity-secret': OWN_SECRET,
  'optimize-identity-secret': OWN_SECRET,
  'connectors-identity-secret': OWN_SECRET,
  keycloak: OWN_SECRET,
  postgresql: OWN_SECRET,
  'postgresql-web-modeler': OWN_SECRET,
  'camunda-platform-license': OWN_SECRET,
  'camunda-platform-elasticsearch': OWN_SECRET,
  'camunda-platform-opensearch': OWN_SECRET,
  'connectors-auth-credentials': OWN_SECRET,
};

const UNIFIED = 'the ConfigMap `<release>-zeebe-configuration-unified`';
const CONFIG_MAPS: Readonly<Record<string, string>> = {
  'zeebe-configuration': UNIFIED,
  'zeebe-gateway-configuration': UNIFIED,
  'operate-configuration': UNIFIED,
  'tasklist-configuration': UNIFIED,
};
/** Keys of ConfigMaps that keep their name. */
const CONFIG_MAP_KEYS: Readonly<Record<string, readonly Renamed[]>> = {
  'connectors-configuration': [{ was: 'application.yml', now: '`application.yaml`' }],
};

const HTTP = 'the Ingress `<release>-camunda-platform-http`';
const MONITOR = 'the ServiceMonitor `<release>-zeebe-gateway`';
/** Objects that only documents around the values speak of, by kind and by what follows the name of the release. */
const OBJECTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Ingress: {
    'camunda-platform': HTTP,
    'zeebe-gateway-grpc': 'the Ingress `<release>-camunda-platform-grpc`',
    'zeebe-gateway-rest': HTTP,
    connectors: HTTP,
    console: HTTP,
    identity: HTTP,
    operate: HTTP,
    optimize: HTTP,
    tasklist: HTTP,
    'web-modeler': HTTP,
  },
  PodDisruptionBudget: { 'zeebe-gateway': 'the PodDisruptionBudget `<release>-zeebe`' },
  ServiceMonitor: {
    'camunda-platform-zeebe': MONITOR,
    'camunda-platform-zeebe-gateway': MONITOR,
    'camunda-platform-operate': MONITOR,
    'camunda-platform-tasklist': MONITOR,
  },
};
/** Images of containers. */
const CLUSTER_IMAGE = '`camunda/camunda`';
const IMAGES: Readonly<Record<string, string>> = {
  'camunda/zeebe': CLUSTER_IMAGE,
  'camunda/operate': CLUSTER_IMAGE,
  'camunda/tasklist': CLUSTER_IMAGE,
};

/** Ports of Services, by what follows the name of the release. The same name can mean another port now. */
const PORTS: Readonly<Record<string, readonly Renamed[]>> = {
  'zeebe-gateway': [
    { was: 'gateway', now: '`grpc`' },
    { was: 'rest', now: '`http`' },
    { was: 'http', now: '`server`, while `http` is REST and the web applications' },
  ],
  zeebe: [{ was: 'http', now: '`server`' }],
};

/** Volumes of the chart in pods that are gone, by root. `tmp` is in every pod. */
const VOLUMES: Readonly<Record<string, readonly Renamed[]>> = {
  zeebe: [],
  zeebeGateway: [{ was: 'config', now: '`config` with the configuration of the cluster' }],
  'zeebe-gateway': [{ was: 'config', now: '`config` with the configuration of the cluster' }],
  operate: [
    { was: 'config', now: '`config` with the configuration of the cluster' },
    { was: 'camunda', now: 'no volume at all: declare one in `orchestration.extraVolumes`' },
  ],
  tasklist: [
    { was: 'config', now: '`config` with the configuration of the cluster' },
    { was: 'camunda', now: 'no volume at all: declare one in `orchestration.extraVolumes`' },
  ],
};

// --- variables of containers ---------------------------------------------------------------------------------------

const STORE = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'GOOGLE_APPLICATION_CREDENTIALS'];
const PASSWORD = '`VALUES_ELASTICSEARCH_PASSWORD` or `VALUES_OPENSEARCH_PASSWORD`';
const LICENSE = '`VALUES_ORCHESTRATION_LICENSE_KEY`';
const SECRET = '`VALUES_ORCHESTRATION_CLIENT_SECRET`';
const IN_FILE = '';

const CLIENT: Readonly<Record<string, string>> = {
  CAMUNDA_LICENSE_KEY: LICENSE,
  CAMUNDA_DATABASE_PASSWORD: PASSWORD,
  CAMUNDA_IDENTITY_CLIENT_SECRET: SECRET,
  ZEEBE_CLIENT_ID: IN_FILE,
  ZEEBE_CLIENT_SECRET: SECRET,
  ZEEBE_CLIENT_CONFIG_PATH: IN_FILE,
  ZEEBE_AUTHORIZATION_SERVER_URL: IN_FILE,
  ZEEBE_TOKEN_AUDIENCE: IN_FILE,
  ZEEBE_TOKEN_SCOPE: IN_FILE,
  ZEEBE_GATEWAY_CLUSTER_HOST: IN_FILE,
  ZEEBE_GATEWAY_CLUSTER_MEMBERID: IN_FILE,
  ZEEBE_GATEWAY_CLUSTER_CLUSTERNAME: IN_FILE,
  ZEEBE_GATEWAY_CLUSTER_PORT: IN_FILE,
  ZEEBE_GATEWAY_CLUSTER_INITIALCONTACTPOINTS: IN_FILE,
};
const GATEWAY: Readonly<Record<string, string>> = {
  CAMUNDA_LICENSE_KEY: LICENSE,
  CAMUNDA_DATABASE_PASSWORD: PASSWORD,
  ZEEBE_GATEWAY_CLUSTER_HOST: IN_FILE,
  ZEEBE_GATEWAY_CLUSTER_INITIALCONTACTPOINTS: IN_FILE,
  ZEEBE_GATEWAY_CLUSTER_MEMBERID: IN_FILE,
  ZEEBE_LOG_LEVEL: IN_FILE,
  ZEEBE_STANDALONE_GATEWAY: IN_FILE,
};

/** Set by chart 12.x in the container of a component and by 13.x no more: what says the same now, if anything does. */
const CHART_VARIABLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  zeebe: {
    CAMUNDA_LICENSE_KEY: LICENSE,
    CAMUNDA_DATABASE_PASSWORD: PASSWORD,
    ZEEBE_BROKER_CLUSTER_INITIALCONTACTPOINTS: IN_FILE,
    ZEEBE_BROKER_EXPORTERS_ELASTICSEARCH_ARGS_AUTHENTICATION_PASSWORD: '`VALUES_ELASTICSEARCH_PASSWORD`',
    ZEEBE_BROKER_EXPORTERS_ELASTICSEARCH_ARGS_INDEX_PREFIX: IN_FILE,
    ZEEBE_BROKER_EXPORTERS_ELASTICSEARCH_ARGS_URL: IN_FILE,
    ZEEBE_BROKER_EXPORTERS_ELASTICSEARCH_CLASSNAME: IN_FILE,
    ZEEBE_BROKER_EXPORTERS_OPENSEARCH_ARGS_AUTHENTICATION_PASSWORD: '`VALUES_OPENSEARCH_PASSWORD`',
    ZEEBE_BROKER_GATEWAY_ENABLE: IN_FILE,
    ZEEBE_BROKER_NETWORK_ADVERTISEDHOST: '`$(K8S_NAME).$(K8S_SERVICE_NAME)`',
    ZEEBE_LOG_LEVEL: IN_FILE,
  },
  zeebeGateway: GATEWAY,
  'zeebe-gateway': GATEWAY,
  operate: {
    ...CLIENT,
    CAMUNDA_OPERATE_ELASTICSEARCH_PASSWORD: '`VALUES_ELASTICSEARCH_PASSWORD`',
    CAMUNDA_OPERATE_OPENSEARCH_PASSWORD: '`VALUES_OPENSEARCH_PASSWORD`',
    CAMUNDA_OPERATE_ZEEBE_ELASTICSEARCH_PASSWORD: '`VALUES_ELASTICSEARCH_PASSWORD`',
    CAMUNDA_OPERATE_ZEEBE_OPENSEARCH_PASSWORD: '`VALUES_OPENSEARCH_PASSWORD`',
  },
  tasklist: {
    ...CLIENT,
    CAMUNDA_TASKLIST_ELASTICSEARCH_PASSWORD: '`VALUES_ELASTICSEARCH_PASSWORD`',
    CAMUNDA_TASKLIST_OPENSEARCH_PASSWORD: '`VALUES_OPENSEARCH_PASSWORD`',
    CAMUNDA_TASKLIST_ZEEBE_ELASTICSEARCH_PASSWORD: '`VALUES_ELASTICSEARCH_PASSWORD`',
    CAMUNDA_TASKLIST_ZEEBEOPENSEARCH_PASSWORD: '`VALUES_OPENSEARCH_PASSWORD`',
    HOME: IN_FILE,
    SERVER_SERVLET_CONTEXT_PATH: IN_FILE,
  },
  connectors: {
    CAMUNDA_CLIENT_AUTH_CLIENT_ID: IN_FILE,
    CAMUNDA_CLIENT_AUTH_CLIENT_SECRET: '`VALUES_CAMUNDA_IDENTITY_CLIENT_SECRET`',
    CAMUNDA_CLIENT_AUTH_TOKENURL: IN_FILE,
    CAMUNDA_CLIENT_ZEEBE_AUDIENCE: IN_FILE,
    CAMUNDA_CLIENT_ZEEBE_SCOPE: IN_FILE,
    CAMUNDA_IDENTITY_CLIENT_SECRET: '`VALUES_CAMUNDA_IDENTITY_CLIENT_SECRET`',
    OPERATE_CLIENT_CLIENT_ID: IN_FILE,
    OPERATE_CLIENT_CLIENT_SECRET: '`VALUES_CAMUNDA_IDENTITY_CLIENT_SECRET`',
    OPERATE_CLIENT_PASSWORD: IN_FILE,
  },
  identity: {
    CAMUNDA_IDENTITY_CLIENT_SECRET: '`VALUES_CAMUNDA_IDENTITY_CLIENT_SECRET`',
    IDENTITY_INITIAL_CLAIM_NAME: IN_FILE,
    IDENTITY_INITIAL_CLAIM_VALUE: IN_FILE,
    KEYCLOAK_INIT_CONNECTORS_SECRET: '`VALUES_KEYCLOAK_INIT_CONNECTORS_SECRET`',
    KEYCLOAK_INIT_CONSOLE_ROOT_URL: IN_FILE,
    KEYCLOAK_INIT_OPERATE_SECRET: IN_FILE,
    KEYCLOAK_INIT_OPTIMIZE_SECRET: '`VALUES_KEYCLOAK_INIT_OPTIMIZE_SECRET`',
    KEYCLOAK_INIT_TASKLIST_SECRET: IN_FILE,
    KEYCLOAK_INIT_WEBMODELER_ROOT_URL: IN_FILE,
    KEYCLOAK_INIT_ZEEBE_NAME: IN_FILE,
    KEYCLOAK_INIT_ZEEBE_SECRET: '`VALUES_KEYCLOAK_INIT_ORCHESTRATION_SECRET`',
    KEYCLOAK_SETUP_PASSWORD: '`VALUES_KEYCLOAK_SETUP_PASSWORD`',
    KEYCLOAK_SETUP_USER: IN_FILE,
    KEYCLOAK_URL: IN_FILE,
  },
};
/** Set by chart 13.x in the container of the cluster, before the variables of the values. */
const CLUSTER_VARIABLES: ReadonlySet<string> = new Set([
  'LC_ALL',
  'K8S_NAME',
  'K8S_SERVICE_NAME',
  'K8S_NAMESPACE',
  'K8S_POD_NAME',
  'JAVA_TOOL_OPTIONS',
  'TRUSTSTORE_PASSWORD',
  ...STORE,
  'VALUES_ORCHESTRATION_LICENSE_KEY',
  'VALUES_ORCHESTRATION_CLIENT_SECRET',
  'VALUES_ELASTICSEARCH_PASSWORD',
  'VALUES_OPENSEARCH_PASSWORD',
]);
/** Of these, the ones that the brokers have in 8.7 too. */
const CHART_VARIABLES_KEPT: Readonly<Record<string, ReadonlySet<string>>> = {
  zeebe: new Set([
    'LC_ALL',
    'K8S_NAME',
    'K8S_SERVICE_NAME',
    'K8S_NAMESPACE',
    'K8S_POD_NAME',
    'JAVA_TOOL_OPTIONS',
    'TRUSTSTORE_PASSWORD',
    ...STORE,
  ]),
  zeebeGateway: new Set(['JAVA_TOOL_OPTIONS', ...STORE]),
  'zeebe-gateway': new Set(['JAVA_TOOL_OPTIONS', ...STORE]),
  operate: new Set(['JAVA_TOOL_OPTIONS', 'TRUSTSTORE_PASSWORD', ...STORE]),
  tasklist: new Set(['JAVA_TOOL_OPTIONS', 'TRUSTSTORE_PASSWORD', ...STORE]),
};

export const NAMES: Names = {
  services: SERVICES,
  label: COMPONENT_LABEL,
  labels: COMPONENT_LABELS,
  containers: CONTAINERS,
  container: CLUSTER_CONTAINER,
  workloads: WORKLOADS,
  serviceAccounts: SERVICE_ACCOUNTS,
  secrets: SECRETS,
  sureSecret: '-identity-secret',
  configMaps: CONFIG_MAPS,
  configMapKeys: CONFIG_MAP_KEYS,
  objects: OBJECTS,
  images: IMAGES,
  named: {
    common: ['keycloak', 'postgresql'],
    usual: ['connectors', 'console', 'identity', 'optimize', 'web-modeler'],
    // 12.x says the name of the cluster behind any release.
    once: ['camunda-platform', 'connectors', 'console', 'identity', 'operate', 'optimize', 'tasklist', 'web-modeler'],
    by: { 'zeebe-gateway': 'zeebeGateway', operate: 'operate', tasklist: 'tasklist' },
  },
  ports: PORTS,
  portsOf: { zeebe: 'zeebe', zeebeGateway: 'zeebe-gateway', 'zeebe-gateway': 'zeebe-gateway' },
  volumes: VOLUMES,
  file: {
    root: 'zeebe',
    volume: 'config',
    is: /-log4j2\.xml$/,
    was: 'broker-log4j2.xml',
    now: '`log4j2.xml` of the volume `config`',
  },
  // A release called after Zeebe: 13.x does not say it twice.
  release: {
    word: 'zeebe',
    is: /(?<![\w.-])[a-z0-9-]*zeebe[a-z0-9-]*-zeebe-gateway(?![\w-])/,
    was: '<release>-zeebe-gateway',
    now: '`<release>-gateway`, since the name of the release contains "zeebe", unless `orchestration.fullnameOverride` says otherwise',
  },
  // They have a rule of their own.
  spared: ['webModeler.restapi.clusters'],
  variables: CHART_VARIABLES,
  keptVariables: CHART_VARIABLES_KEPT,
  newVariables: CLUSTER_VARIABLES,
};
