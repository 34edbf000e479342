/** What the keys of `global`, names and parts of other charts do beside what they did in 12.x. See effects.ts. */
import { effects } from '../../rules/effects.ts';
import type { DeclaredEffect } from '../../rules/rule.ts';
import {
  ALONE,
  applications,
  APPS,
  below,
  BESIDE,
  CONFIGS,
  DATA,
  DOCUMENTS,
  GATEWAY,
  HELPERS,
  IMPORTER,
  IMPORTS,
  MAIN,
  PASSWORD,
  PREVIEW,
  TYPED,
} from './effectRows.ts';

const STORES = ['elasticsearch', 'opensearch'] as const;

const ONE_SECRET =
  'The name of the part was also that of its Secret; its passwords come from the one Secret that the upgrade prepares.';
const PORT = 'Chart 13.x leaves a port out of an address that its scheme has by itself.';
const ONE_CLIENT =
  'In 8.8 the cluster signs in as one application, which is told where the provider is by other names.';
const KEYCLOAK = ['identityKeycloak.nameOverride', 'global.identity.keycloak'];
const names = [
  ...effects('drops', ONE_SECRET, [
    [['postgresql.nameOverride', 'identityPostgresql.nameOverride', ...KEYCLOAK], 'Secret/*', 'exists'],
    ['postgresql.nameOverride', 'Application/web-modeler-restapi', 'SPRING_DATASOURCE_PASSWORD'],
    ['identityPostgresql.nameOverride', 'Application/identity', 'IDENTITY_DATABASE_PASSWORD'],
    [KEYCLOAK, 'Application/identity', 'KEYCLOAK_SETUP_PASSWORD'],
  ]),
  ...effects('changes', PORT, [
    [KEYCLOAK, 'Application/connectors', 'CAMUNDA_IDENTITY_ISSUER_BACKEND_URL', 'CAMUNDA_CLIENT_AUTH_TOKENURL'],
    [KEYCLOAK, 'Application/identity', 'IDENTITY_AUTHPROVIDER_BACKENDURL', 'KEYCLOAK_URL'],
    [KEYCLOAK, 'Application/optimize', 'CAMUNDA_IDENTITY_ISSUERBACKENDURL', 'CAMUNDA_IDENTITY_ISSUER_BACKEND_URL'],
    [KEYCLOAK, 'ConfigMap/optimize', 'data[environment-config.yaml].API_JWTSETURI'],
  ]),
  ...effects('drops', ONE_CLIENT, [
    [
      KEYCLOAK,
      applications(...APPS),
      'SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_*',
      'CAMUNDA_IDENTITY_ISSUER_BACKEND_URL',
      'ZEEBE_AUTHORIZATION_SERVER_URL',
    ],
    [KEYCLOAK, 'Application/gateway', 'CAMUNDA_IDENTITY_ISSUERBACKENDURL'],
    [KEYCLOAK, 'Application/connectors', 'OPERATE_CLIENT_AUTHURL'],
  ]),
  ...effects('adds', ONE_CLIENT, [
    [
      KEYCLOAK,
      'Application/cluster',
      'CAMUNDA_SECURITY_AUTHENTICATION_OIDC_JWKSETURI',
      'CAMUNDA_SECURITY_AUTHENTICATION_OIDC_TOKENURI',
    ],
  ]),
  ...effects('adds', BESIDE, [
    [KEYCLOAK, 'Application/identity-migration', 'CAMUNDA_MIGRATION_IDENTITY_MANAGEMENTIDENTITY_ISSUERBACKENDURL'],
    [
      below(['identity'], 'fullnameOverride', 'nameOverride'),
      'Job/identity-migration',
      'pod.volumes[config].configMap.name',
    ],
    [below(['identity'], 'fullnameOverride', 'nameOverride'), 'ConfigMap/*', 'exists'],
  ]),
  ...effects('drops', ALONE, [
    [
      [
        ...below(['identity'], 'fullnameOverride', 'nameOverride'),
        'global.identity.service.url',
        'identity.service.port',
      ],
      applications(...APPS, 'gateway'),
      'CAMUNDA_IDENTITY_BASEURL',
    ],
  ]),
  ...effects('drops', PREVIEW, [
    ['executionIdentity.ingress', 'Route/*', '*'],
    ['executionIdentity.serviceAccount', 'ServiceAccount/*', 'exists'],
  ]),
];

const FIRST_USER = 'The first user of Identity is the administrator of the cluster in 8.8 too.';
const DATABASE = 'Without a port in the values chart 13.x writes the one that PostgreSQL has by itself.';
const STANDING =
  'Chart 13.x makes the Secret of the database, without a password, also where the values name another: nothing reads it.';
const NO_PASSWORD =
  'Without a Secret or a password in the values chart 13.x gives Identity none; that of chart 12.x lay in a Secret without this key.';
const EMPTY = 'Chart 12.x made a Secret for a password that nobody gave, with nothing in it; chart 13.x makes none.';
const identity = [
  ...effects('adds', FIRST_USER, [
    ['identity.firstUser.username', 'Application/cluster', 'CAMUNDA_SECURITY_INITIALIZATION_DEFAULTROLES_ADMIN_USERS'],
  ]),
  ...effects('changes', DATABASE, [['identity.externalDatabase', 'Application/identity', 'SPRING_DATASOURCE_URL']]),
  ...effects('drops', STANDING, [['identity.externalDatabase.existingSecret', 'Secret/identity-postgresql', 'exists']]),
  ...effects('drops', NO_PASSWORD, [
    ['identity.externalDatabase.existingSecretPasswordKey', 'Application/identity', 'IDENTITY_DATABASE_PASSWORD'],
  ]),
  ...effects('drops', EMPTY, [
    ['identity.externalDatabase.enabled', 'Application/identity', 'IDENTITY_DATABASE_PASSWORD'],
  ]),
  ...effects('adds', TYPED, [
    ['identity.externalDatabase.password', 'Application/identity', 'IDENTITY_DATABASE_PASSWORD'],
  ]),
  ...effects('adds', 'Chart 13.x shows the scheme of the probe in the addresses that Console lists, too.', [
    [
      'console.readinessProbe.scheme',
      'Application/console',
      'CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_*_READINESS',
      'CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_*_METRICS',
    ],
  ]),
];

const NAMED_KEYS =
  'In chart 12.x the database made up its own Secret, whose keys have fixed names; the upgrade puts its passwords under the names that the values say.';
const KEYS = 'identityKeycloak.postgresql.auth.secretKeys';
const subcharts = [
  ...effects('adds', NAMED_KEYS, [[KEYS, 'Application/postgresql', 'POSTGRES_*PASSWORD_FILE']]),
  ...effects(['drops', 'adds'], NAMED_KEYS, [
    [KEYS, 'StatefulSet/keycloak', 'pod.volumes[keycloak-secrets].projected.sources[*'],
  ]),
];

const GCP = 'global.documentStore.type.gcp';
const documents = effects('adds', DOCUMENTS, [
  [GCP, ['Deployment/optimize', IMPORTER], `${MAIN}.volumeMounts[*`, 'pod.volumes[gcp-credentials-volume].secret.*'],
  [GCP, applications('optimize', 'importer'), 'GOOGLE_APPLICATION_CREDENTIALS'],
]);

const ONE_STORE = 'In 8.8 the cluster writes its data itself, and knows the store by one name.';
const BOTH_STORES =
  'Chart 13.x writes the address of OpenSearch under the names of Elasticsearch too; nothing reads it there.';
const NAMELESS =
  'Chart 13.x gives the exporters a password where there is a user, and none without; chart 12.x gave it in any case.';
const storage = STORES.flatMap((store) => {
  const at = (...keys: string[]): string[] => below([`global.${store}`], ...keys);
  const upper = store.toUpperCase();
  const old = APPS.flatMap((app) => [
    `CAMUNDA_${app.toUpperCase()}_ZEEBE${upper}_*`,
    `CAMUNDA_${app.toUpperCase()}_ZEEBE_${upper}_*`,
  ]);
  return [
    ...effects('drops', IMPORTS, [[at('url', 'auth'), applications(...APPS), ...old]]),
    ...effects('adds', IMPORTS, [[at('url', 'auth'), 'Application/importer', ...old]]),
    ...effects('drops', ONE_STORE, [
      [at('url'), applications(...APPS), ...APPS.map((app) => `CAMUNDA_${app.toUpperCase()}_${upper}_*`)],
    ]),
    ...effects('adds', ONE_STORE, [
      ...(store === 'opensearch'
        ? [[at('auth'), applications('importer', 'cluster', 'data-migration'), `VALUES_${upper}_PASSWORD`] as const]
        : []),
      [at('auth'), 'Application/cluster', ...old],
      [
        at('auth.username'),
        'Application/cluster',
        `ZEEBE_BROKER_EXPORTERS_${upper}_ARGS_AUTHENTICATION_PASSWORD`,
        'ZEEBE_BROKER_EXPORTERS_CAMUNDAEXPORTER_ARGS_CONNECT_USERNAME',
        'ZEEBE_BROKER_EXPORTERS_CAMUNDAEXPORTER_ARGS_CONNECT_PASSWORD',
      ],
    ]),
    ...effects('changes', TYPED, [
      [
        at('auth.password'),
        applications(...APPS, 'gateway', 'cluster'),
        `CAMUNDA_DATA_SECONDARYSTORAGE_${upper}_PASSWORD`,
      ],
      [at('auth.password'), 'Application/tasklist', `CAMUNDA_TASKLIST_ZEEBE${upper}_PASSWORD`],
      [at('auth.password'), 'Application/cluster', `ZEEBE_BROKER_EXPORTERS_${upper}_ARGS_AUTHENTICATION_PASSWORD`],
      [at('auth.password'), 'Application/optimize', `CAMUNDA_OPTIMIZE_${upper}_SECURITY_PASSWORD`],
      [
        at('auth.password'),
        'Deployment/optimize',
        `pod.initContainers[migration].env[CAMUNDA_OPTIMIZE_${upper}_SECURITY_PASSWORD]`,
      ],
    ]),
    ...effects('drops', TYPED, [[at('auth.password'), `Secret/camunda-camunda-platform-${store}`, 'exists']]),
    ...effects('drops', NAMELESS, [
      [at('auth.password'), 'Application/cluster', `ZEEBE_BROKER_EXPORTERS_${upper}_ARGS_AUTHENTICATION_PASSWORD`],
    ]),
  ];
});
const NAMELESS_STORE =
  'Chart 13.x writes the name to sign in with also where there is none: it is empty, which is none too.';
const outside = effects('adds', NAMELESS_STORE, [
  [
    'global.elasticsearch.external',
    'Application/importer',
    ...APPS.map((app) => `CAMUNDA_${app.toUpperCase()}_ZEEBEELASTICSEARCH_*`),
  ],
  [
    'global.elasticsearch.external',
    'Application/cluster',
    'ZEEBE_BROKER_EXPORTERS_ELASTICSEARCH_ARGS_AUTHENTICATION_*',
  ],
  ['global.elasticsearch.external', 'ConfigMap/optimize', 'data[environment-config.yaml].ES_SECURITY_USERNAME'],
]);
const both = effects('adds', BOTH_STORES, [
  ['global.opensearch.url', 'Application/cluster', 'CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_URL'],
  ['global.opensearch.url', 'ConfigMap/optimize', 'data[environment-config.yaml].ES_CONNECTION_NODES_*'],
]);

const BASIC =
  'Without Identity users sign in at the cluster itself in 8.8, with the users that the chart gives it; in 8.7 each application had its own.';
const WITHOUT_IDENTITY = 'Chart 13.x lets Identity create no client of its own where authentication is off.';
const OTHER_PROPERTY = 'In 8.8 the profiles of the cluster do not say how users sign in; another property does.';
const signIn = [
  ...effects('adds', BASIC, [
    ['global.identity.auth.enabled', 'Application/connectors', 'CAMUNDA_CLIENT_AUTH_*'],
    [
      'global.identity.auth.enabled',
      'Application/cluster',
      'CAMUNDA_SECURITY_AUTHENTICATION_METHOD',
      'CAMUNDA_SECURITY_INITIALIZATION_*',
    ],
  ]),
  ...effects(['drops', 'changes', 'adds'], WITHOUT_IDENTITY, [
    ['global.identity.auth.enabled', 'Application/identity', 'IDENTITY_COMPONENTPRESETS_*'],
  ]),
  ...effects(['drops', 'changes'], OTHER_PROPERTY, [
    ['global.identity.auth.enabled', applications(...APPS, 'gateway'), 'SPRING_PROFILES_ACTIVE'],
  ]),
  ...effects('drops', ONE_CLIENT, [
    ['global.identity.auth.type', applications(...APPS, 'gateway'), 'CAMUNDA_IDENTITY_TYPE'],
  ]),
];

const IMAGE = 'All of the cluster runs from one image, which has another name.';
const ONE_ROUTE = 'One route leads to the cluster, which answers below /operate and /tasklist.';
const OWN_ADDRESS = 'The one application of the cluster is told the address at which users come back from signing in.';
const LABELLED = 'The chart of 13.x makes no Secret of this kind.';
const everywhere = [
  ...effects('adds', BESIDE, [
    ['global.image.registry', 'Job/identity-migration', 'pod.initContainers[*].image.registry'],
    ['global.labels', [...HELPERS, ...CONFIGS], 'metadata.labels.*'],
    ['global.labels', HELPERS, 'pod.metadata.labels.*', 'spec.selector.matchLabels.*'],
  ]),
  ...effects('drops', LABELLED, [
    [
      'global.labels',
      [
        'Secret/license',
        ...['connectors', 'operate', 'optimize', 'tasklist', 'zeebe'].map((c) => `Secret/${c}-identity-secret`),
      ],
      'metadata.labels.*',
    ],
  ]),
  ...effects('drops', ONE_ROUTE, [['global.ingress.host', 'Route/*', '/operate*', '/tasklist*']]),
  ...effects('adds', ONE_ROUTE, [['global.ingress.host', 'Route/*', '/', '/ pathType']]),
  ...effects('adds', OWN_ADDRESS, [
    [
      ['global.ingress.host', 'global.ingress.tls'],
      'Application/identity',
      'IDENTITY_COMPONENTPRESETS_ORCHESTRATION_APPLICATIONS_0_ROOTURL',
    ],
    [
      ['global.ingress.host', 'global.ingress.tls'],
      'Application/cluster',
      'CAMUNDA_SECURITY_AUTHENTICATION_OIDC_REDIRECTURI',
      'CAMUNDA_OPERATE_IDENTITY_REDIRECTROOTURL',
      'CAMUNDA_TASKLIST_IDENTITY_REDIRECTROOTURL',
    ],
  ]),
];

const NO_SECRET =
  'A key of a Secret that the values do not name: the Secret that the chart of 12.x made up is not there in 8.8.';
const SCOPE = 'One application signs in for the whole cluster in 8.8, and Connectors as themselves.';
const AUTH_ZEEBE = 'global.identity.auth.zeebe';
const clients = [
  ...effects('drops', NO_SECRET, [
    [
      'global.license.existingSecretKey',
      applications('connectors', 'identity', 'optimize', 'gateway', 'cluster', ...APPS),
      'CAMUNDA_LICENSE_KEY',
    ],
    [
      'global.license.existingSecretKey',
      'Deployment/optimize',
      'pod.initContainers[migration].env[CAMUNDA_LICENSE_KEY]',
    ],
    [`${AUTH_ZEEBE}.existingSecretKey`, 'Application/connectors', 'CAMUNDA_CLIENT_AUTH_CLIENT_SECRET'],
    [`${AUTH_ZEEBE}.existingSecretKey`, 'Application/identity', 'KEYCLOAK_INIT_ZEEBE_SECRET'],
    [`${AUTH_ZEEBE}.existingSecretKey`, applications(...APPS), 'ZEEBE_CLIENT_SECRET'],
    [`${AUTH_ZEEBE}.existingSecretKey`, 'Secret/zeebe-identity-secret', 'data[*]'],
  ]),
  ...effects('drops', SCOPE, [
    [`${AUTH_ZEEBE}.tokenScope`, applications(...APPS), 'ZEEBE_TOKEN_SCOPE'],
    [`${AUTH_ZEEBE}.tokenScope`, 'Application/connectors', 'CAMUNDA_CLIENT_ZEEBE_SCOPE'],
  ]),
  ...effects('adds', SCOPE, [[`${AUTH_ZEEBE}.tokenScope`, 'Application/connectors', 'CAMUNDA_CLIENT_AUTH_SCOPE']]),
  ...effects('adds', PASSWORD, [
    ['global.identity.keycloak.auth', 'Application/identity', 'VALUES_KEYCLOAK_SETUP_PASSWORD'],
    ['global.license', applications('importer', 'cluster'), 'VALUES_ORCHESTRATION_LICENSE_KEY'],
  ]),
  ...effects('adds', TYPED, [
    [
      'global.license.key',
      applications('connectors', 'identity', 'optimize', 'cluster', 'console'),
      'CAMUNDA_LICENSE_KEY',
    ],
    ['global.license.key', 'Deployment/optimize', 'pod.initContainers[migration].env[CAMUNDA_LICENSE_KEY]'],
  ]),
  ...effects('drops', TYPED, [['global.license.key', 'Secret/license', 'data[CAMUNDA_LICENSE_KEY]']]),
];

const NODE_ID = 'The number of a broker is worked out by the chart of 13.x in its own way.';
const regions = [
  ...effects(['changes', 'adds'], NODE_ID, [['global.multiregion', 'ConfigMap/cluster', 'data[startup.sh]']]),
  ...effects('adds', BESIDE, [['global.multiregion', 'Application/importer', 'VALUES_ORCHESTRATION_NODE_ID']]),
  ...effects('adds', ONE_STORE, [['global.opensearch.aws', applications('importer', 'cluster'), '*AWSENABLED']]),
];

const ONE_PROCESS =
  'Operate, Tasklist, the gateway and the brokers are one process in 8.8, which has the name of the cluster.';
const CLUSTER = 'global.zeebeClusterName';
const cluster = [
  ...effects('drops', ONE_PROCESS, [
    [
      CLUSTER,
      applications(...APPS, 'gateway'),
      'ZEEBE_GATEWAY_CLUSTER_CLUSTERNAME',
      'ZEEBE_GATEWAY_CLUSTER_INITIALCONTACTPOINTS',
    ],
    [CLUSTER, 'Application/connectors', 'CAMUNDA_CLIENT_ZEEBE_RESTADDRESS', 'CAMUNDA_CLIENT_ZEEBE_GRPCADDRESS'],
  ]),
  ...effects('changes', ONE_PROCESS, [[CLUSTER, 'Deployment/gateway', 'metadata.name']]),
  ...effects('adds', ONE_PROCESS, [
    [CLUSTER, 'Application/connectors', 'CAMUNDA_CLIENT_RESTADDRESS', 'CAMUNDA_CLIENT_GRPCADDRESS'],
    [CLUSTER, ['ServiceAccount/cluster', 'ConfigMap/cluster'], 'metadata.name'],
  ]),
  ...effects('adds', BESIDE, [
    [
      CLUSTER,
      'Application/importer',
      'ZEEBE_GATEWAY_CLUSTER_*',
      'CAMUNDA_*_ZEEBE_GATEWAY_ADDRESS',
      'CAMUNDA_*_ZEEBE_BROKER_CONTACT_POINT',
      'K8S_SERVICE_NAME',
    ],
    [CLUSTER, 'Application/identity-migration', 'CAMUNDA_MIGRATION_IDENTITY_CLUSTER_*', 'K8S_SERVICE_NAME'],
    [CLUSTER, [...HELPERS, ...CONFIGS], 'metadata.name'],
    [CLUSTER, 'Job/identity-migration', 'pod.initContainers[wait-for-orchestration].command'],
  ]),
];

const ONE_RETENTION =
  'One retention deletes what is finished in the whole cluster in 8.8; of two ages the longer one counts, so that nothing is deleted before its time.';
const RETENTIONS = APPS.flatMap((app) => [`${app}.retention`, `${app}.enabled`]);
const retention = [
  ...effects('changes', ONE_RETENTION, [
    ...APPS.map(
      (app) =>
        [
          below(APPS, 'retention'),
          `Application/${app}`,
          `CAMUNDA_${app.toUpperCase()}_ARCHIVER_ILMMINAGEFORDELETEARCHIVEDINDICES`,
        ] as const,
    ),
  ]),
  ...effects('adds', ONE_RETENTION, [
    [
      RETENTIONS,
      'Application/cluster',
      'CAMUNDA_DATABASE_RETENTION_*',
      'ZEEBE_BROKER_EXPORTERS_CAMUNDAEXPORTER_ARGS_HISTORY_RETENTION_*',
    ],
    [RETENTIONS, 'Application/data-migration', 'MIGRATION_TASKS_LEGACYINDEXRETENTIONAGE'],
  ]),
];

const ROOT_URL =
  'One application signs in for the whole cluster in 8.8; it has the address at which the cluster is reached.';
const addresses = [
  ...APPS.flatMap((app) =>
    effects('drops', ROOT_URL, [
      [
        `global.identity.auth.${app}.redirectUrl`,
        `Application/${app}`,
        `CAMUNDA_${app.toUpperCase()}_IDENTITY_REDIRECTROOTURL`,
      ],
    ]),
  ),
  ...effects('changes', TYPED, [
    ['webModeler.restapi.externalDatabase', 'Application/web-modeler-restapi', 'SPRING_DATASOURCE_PASSWORD'],
  ]),
];

const ONE_INGRESS =
  'Ingresses of single components are gone: they stand at their paths at the Ingress of all, which has one path type.';
const COMPONENTS = ['identity', 'optimize', 'connectors', 'console'];
const OPTIONS_ORDER = 'Chart 13.x puts the options of the truststore behind those of the values.';
const STORE_TLS = below(['global'], 'elasticsearch.tls', 'opensearch.tls');
const PROBED = 'One pod is watched by one set of probes, that of the brokers, on the one monitoring port.';
const ONE_SIGN_IN = 'In 8.8 the cluster signs in as one application, with the secret that was that of Zeebe.';
const rest = [
  ...effects('adds', BESIDE, [
    [
      'identity.service.port',
      'Application/identity-migration',
      'CAMUNDA_MIGRATION_IDENTITY_MANAGEMENTIDENTITY_BASEURL',
    ],
    ['global.image.pullSecrets', HELPERS, 'pod.imagePullSecrets[*'],
    [STORE_TLS, [IMPORTER, DATA], 'pod.volumes[keystore*'],
  ]),
  ...effects(
    'adds',
    'Chart 13.x has a switch for each of its two exporters; the cluster does not set one up by itself where it is off.',
    [
      [
        'global.elasticsearch.disableExporter',
        'Application/cluster',
        'CAMUNDA_DATA_SECONDARYSTORAGE_AUTOCONFIGURECAMUNDAEXPORTER',
      ],
    ],
  ),
  ...effects('adds', ONE_SIGN_IN, [
    [
      `${AUTH_ZEEBE}.existingSecret`,
      'Application/identity',
      'IDENTITY_COMPONENTPRESETS_ORCHESTRATION_APPLICATIONS_0_SECRET',
      '*KEYCLOAK_INIT_ORCHESTRATION_SECRET',
    ],
    [
      `${AUTH_ZEEBE}.existingSecret`,
      applications('importer', 'cluster'),
      'VALUES_ORCHESTRATION_CLIENT_SECRET',
      'CAMUNDA_SECURITY_AUTHENTICATION_OIDC_CLIENTSECRET',
    ],
    [`${AUTH_ZEEBE}.audience`, 'Application/connectors', 'CAMUNDA_CLIENT_AUTH_AUDIENCE'],
    [`${AUTH_ZEEBE}.audience`, 'Application/identity', 'IDENTITY_COMPONENTPRESETS_*_AUDIENCE'],
  ]),
  ...effects(
    'adds',
    'Who has the first claim is the administrator of the cluster in 8.8 too, which knows users by that claim.',
    [
      [
        'global.identity.auth.identity.initialClaimValue',
        'Application/cluster',
        'CAMUNDA_SECURITY_AUTHENTICATION_OIDC_USERNAMECLAIM',
        'CAMUNDA_SECURITY_INITIALIZATION_DEFAULTROLES_ADMIN_USERS',
      ],
    ],
  ),
  ...effects('drops', 'Chart 13.x gives Identity the first claim in its configuration, not as a variable.', [
    ['global.identity.auth.identity.initialClaimName', 'Application/identity', 'IDENTITY_INITIAL_CLAIM_NAME'],
    ['global.identity.auth.identity.initialClaimValue', 'Application/identity', 'IDENTITY_INITIAL_CLAIM_VALUE'],
  ]),
  ...effects('changes', ONE_SIGN_IN, [
    [`${AUTH_ZEEBE}.audience`, 'Application/identity', 'KEYCLOAK_CLIENTS_*_RESOURCESERVERID'],
  ]),
  ...effects(
    'adds',
    'Chart 13.x gives Identity the first claim in its configuration, with every provider but Keycloak.',
    [
      ['global.identity.auth.identity.initialClaimName', 'Application/identity', 'IDENTITY_INITIALCLAIMNAME'],
      ['global.identity.auth.identity.initialClaimValue', 'Application/identity', 'IDENTITY_INITIALCLAIMVALUE'],
    ],
  ),
  ...effects('drops', IMAGE, [
    ['global.image.registry', 'Deployment/operate', 'pod.initContainers[migration].image.registry'],
  ]),
  ...effects('drops', NAMELESS, [
    [
      'global.opensearch.auth.existingSecret',
      'Application/cluster',
      'ZEEBE_BROKER_EXPORTERS_OPENSEARCH_ARGS_AUTHENTICATION_PASSWORD',
    ],
  ]),
  ...effects('adds', ONE_PROCESS, [
    [CLUSTER, 'Application/cluster', 'K8S_SERVICE_NAME'],
    [CLUSTER, ['Service/cluster', 'Service/gateway', 'StatefulSet/cluster'], 'metadata.name'],
  ]),
  ...effects('adds', ONE_INGRESS, [
    [below(COMPONENTS, 'ingress.pathType', 'contextPath'), 'Route/*', '/ pathType'],
    ['identity.contextPath', 'Route/*', '/*'],
    ['console.contextPath', 'Application/console', 'CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_*_URL'],
  ]),
  ...effects('changes', PROBED, [
    ...APPS.map(
      (app) =>
        [
          below([app], 'startupProbe', 'livenessProbe', 'readinessProbe'),
          `Deployment/${app}`,
          `${MAIN}.startupProbe.*`,
          `${MAIN}.livenessProbe.*`,
          `${MAIN}.readinessProbe.*`,
        ] as const,
    ),
  ]),
  ...effects('changes', OPTIONS_ORDER, [
    [[...STORE_TLS, 'optimize.javaOpts'], 'Application/optimize', 'JAVA_TOOL_OPTIONS'],
    [
      [...STORE_TLS, 'optimize.javaOpts'],
      'Deployment/optimize',
      'pod.initContainers[migration].env[JAVA_TOOL_OPTIONS]',
    ],
  ]),
];

const ONE_PATH =
  'All applications of the cluster share one path in 8.8. Where the gateway had another one than Operate and Tasklist, which it is is asked at the key.';
const PATHS = below(GATEWAY, 'contextPath');
const paths = [
  ...effects('drops', ONE_PATH, [
    [PATHS, 'Application/tasklist', 'CAMUNDA_TASKLIST_ZEEBE_RESTADDRESS'],
    [PATHS, 'Application/gateway', 'MANAGEMENT_SERVER_BASEPATH', 'SERVER_SERVLET_CONTEXTPATH'],
    [PATHS, 'Deployment/gateway', `${MAIN}.readinessProbe.httpGet.path`],
    [PATHS, 'Route/*', '/*'],
    [PATHS, 'Application/web-modeler-restapi', 'CAMUNDA_MODELER_CLUSTERS_*_URL_ZEEBE_REST'],
    [
      PATHS,
      'Application/console',
      'CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_*_URLS_HTTP',
      'CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_ZEEBEGATEWAY_*',
    ],
  ]),
  ...effects('adds', ONE_PATH, [
    [
      PATHS,
      'Application/web-modeler-restapi',
      'CAMUNDA_MODELER_CLUSTERS_*_URL_REST',
      'CAMUNDA_MODELER_CLUSTERS_*_URL_WEBAPP',
    ],
  ]),
  ...effects(['adds', 'changes'], ONE_PATH, [
    [PATHS, 'Application/console', 'CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_*'],
  ]),
  ...effects('changes', ONE_PROCESS, [[CLUSTER, 'Application/tasklist', 'CAMUNDA_TASKLIST_ZEEBE_RESTADDRESS']]),
];

/** What only shows where two keys meet. */
const OPENED = 'The Ingress leads to the cluster in 8.8. Whether it is to do that, and at which path, is asked.';
const meeting = [
  ...effects('adds', OPENED, [
    ['global.ingress.enabled', 'Application/cluster', 'SERVER_SERVLET_CONTEXTPATH'],
    ['global.ingress.enabled', 'Route/*', '/', '/ pathType'],
  ]),
  ...effects(['adds', 'drops'], 'Console lists the cluster once in 8.8: the addresses of the gateway are there.', [
    [
      ['global.ingress.host', 'zeebeGateway.ingress.grpc.host'],
      'Application/console',
      'CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_ZEEBEGATEWAY_URLS_*',
      'CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_ORCHESTRATION_URLS_*',
    ],
  ]),
  ...effects(
    'adds',
    'In 8.8 Connectors and Optimize alone read these variables: without either they are not written.',
    [[below(['connectors', 'optimize'], 'enabled'), 'ConfigMap/identity-env-vars', 'data[*']],
  ),
  ...effects('adds', 'Chart 13.x tells Web Modeler where the web applications of the cluster are.', [
    ['global.ingress.host', 'Application/web-modeler-restapi', 'CAMUNDA_MODELER_CLUSTERS_*_URL_WEBAPP'],
  ]),
];

export const GLOBAL_EFFECTS: readonly DeclaredEffect[] = [
  ...names,
  ...identity,
  ...subcharts,
  ...documents,
  ...storage,
  ...outside,
  ...both,
  ...signIn,
  ...everywhere,
  ...clients,
  ...regions,
  ...cluster,
  ...retention,
  ...addresses,
  ...rest,
  ...paths,
  ...meeting,
];
