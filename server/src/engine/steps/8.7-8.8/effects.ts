/**
 * What an upgrade does to the cluster beside what the keys did in 12.x, and why: measured by rendering every key on both
 * charts (`npm run test:effects`). Whatever is not here, and was not put to the user, is a fault.
 */
import { effects } from '../../rules/effects.ts';
import type { DeclaredEffect } from '../../rules/rule.ts';
import {
  ALONE,
  application,
  applications,
  APPS,
  below,
  BESIDE,
  CONFIGS,
  DATA,
  DOCUMENTS,
  GATEWAY,
  HELPERS,
  IDENTITY,
  IMPORTER,
  IMPORTS,
  MAIN,
  moves,
  PASSWORD,
  PREVIEW,
  TYPED,
} from './effectRows.ts';
import { GLOBAL_EFFECTS } from './globalEffects.ts';

const CLUSTER = ['zeebe', 'zeebeGateway', 'zeebe-gateway', 'operate', 'tasklist'];

const WAIT = 'pod.initContainers[wait-for-orchestration]';

const helpers = effects('adds', BESIDE, [
  [below(CLUSTER, 'env'), HELPERS.map(application), '*'],
  [['operate.logging', 'zeebe.logLevel'], HELPERS.map(application), '*LOG*'],
  [below(CLUSTER, 'image.pullSecrets'), HELPERS, 'pod.imagePullSecrets[*'],
  [below(CLUSTER, 'tolerations'), HELPERS, 'pod.tolerations[*'],
  [
    [...below(CLUSTER, 'initContainers'), ...below(['zeebe', ...GATEWAY], 'extraInitContainers')],
    IMPORTER,
    'pod.initContainers[*',
  ],
  [below(CLUSTER, 'extraConfiguration'), IMPORTER, `${MAIN}.volumeMounts[/usr/local/camunda/config/*`],
  ['zeebe.nodeSelector', HELPERS, 'pod.nodeSelector.*'],
  ['zeebe.resources', IMPORTER, `${MAIN}.resources.*`],
  ['zeebe.containerSecurityContext', HELPERS, `${MAIN}.securityContext.*`],
  ['zeebe.containerSecurityContext', IDENTITY, `${WAIT}.securityContext.*`],
  ['zeebe.podSecurityContext', HELPERS, 'pod.securityContext.*'],
  ['zeebe.configMap.defaultMode', [IMPORTER, DATA], 'pod.volumes[config].configMap.defaultMode'],
  ['zeebe.dnsPolicy', IMPORTER, 'pod.dnsPolicy'],
  ['zeebe.dnsConfig', IMPORTER, 'pod.dnsConfig.*'],
  ['zeebe.javaOpts', [application(IMPORTER), application(DATA)], 'JAVA_TOOL_OPTIONS'],
  [
    below(['zeebe'], 'readinessProbe', 'livenessProbe', 'startupProbe').slice(0, 1),
    IMPORTER,
    `${MAIN}.readinessProbe.*`,
  ],
  ['zeebe.livenessProbe', IMPORTER, `${MAIN}.livenessProbe.*`],
  ['zeebe.startupProbe', IMPORTER, `${MAIN}.startupProbe.*`],
  [['zeebe.image', 'global.image'], HELPERS, `${MAIN}.image.*`, `${MAIN}.imagePullPolicy`],
  [['zeebe.serviceAccount.enabled', 'zeebe.serviceAccount.name'], HELPERS, 'pod.serviceAccountName'],
  [['zeebe.service.httpPort', 'zeebeGateway.service.httpPort'], IMPORTER, `${MAIN}.readinessProbe.httpGet.port`],
  [
    ['zeebe.service.httpPort', 'zeebeGateway.service.httpPort', 'zeebe.readinessProbe.probePath'],
    IDENTITY,
    `${WAIT}.command`,
  ],
  ['zeebe.service.internalPort', application(IMPORTER), 'ZEEBE_GATEWAY_CLUSTER_*'],
  [
    below(['zeebe'], 'service.internalPort', 'clusterSize', 'partitionCount', 'replicationFactor'),
    application(IDENTITY),
    'CAMUNDA_MIGRATION_IDENTITY_CLUSTER_*',
  ],
]);

const OWN = (name: string): string =>
  `${name} has no workload of its own in 8.8, so there is nothing left that this could set up.`;
const NAMES: readonly (readonly [roots: readonly string[], part: string, name: string])[] = [
  [['operate'], 'operate', 'Operate'],
  [['tasklist'], 'tasklist', 'Tasklist'],
  [GATEWAY, 'gateway', 'The gateway'],
];
const gone = NAMES.flatMap(([roots, part, name]) => {
  const deployment = `Deployment/${part}`;
  const account = `ServiceAccount/${part}`;
  return [
    ...effects('drops', OWN(name), [
      [below(roots, 'configMap.defaultMode'), deployment, 'pod.volumes[config].configMap.defaultMode'],
      [below(roots, 'image'), deployment, `${MAIN}.image.*`, 'pod.initContainers[migration].image.*'],
      [below(roots, 'serviceAccount.enabled'), [deployment, account], 'pod.serviceAccountName', 'exists'],
      [below(roots, 'serviceAccount.name'), [deployment, account], 'pod.serviceAccountName', 'metadata.name'],
      [below(roots, 'serviceAccount.labels'), account, 'metadata.labels.*'],
      [below(roots, 'serviceAccount.automountServiceAccountToken'), account, 'automountServiceAccountToken'],
      [below(roots, 'service.internalPort'), `Application/${part}`, 'ZEEBE_GATEWAY_CLUSTER_PORT'],
      [
        below(roots, 'service.internalPort', 'service.internalName'),
        deployment,
        `${MAIN}.ports[internal*].containerPort`,
      ],
    ]),
    ...effects('drops', `The Service of ${name} is gone: callers use that of the cluster.`, [
      [below(roots, 'service'), `Service/${part}`, 'spec.ports[*', 'spec.type', 'metadata.annotations.*'],
    ]).filter(() => part !== 'gateway'),
  ];
});

const MIGRATION = 'The init container that migrated the schema of Operate is gone; 8.8 migrates the data in a Job.';
const migration = effects('drops', MIGRATION, [['operate', 'Deployment/operate', 'pod.initContainers[migration].*']]);

const PROFILES = 'What was a workload of its own is a profile of the cluster in 8.8: it is switched by the profile.';
const objects = (part: string, ...kinds: string[]): string[] =>
  [...kinds, 'Application', 'ServiceAccount', 'ConfigMap', 'Service'].map((kind) => `${kind}/${part}`);
const profiles = [
  ...effects('drops', PROFILES, [
    ['operate.enabled', objects('operate', 'Deployment'), 'exists'],
    ['tasklist.enabled', objects('tasklist', 'Deployment'), 'exists'],
    ['zeebe.enabled', [...objects('gateway', 'Deployment'), ...objects('cluster', 'StatefulSet')], 'exists'],
  ]),
  ...effects('adds', PROFILES, [
    [below(['zeebe', 'operate', 'tasklist'], 'enabled'), 'Application/cluster', 'SPRING_PROFILES_ACTIVE'],
    ['zeebe.enabled', 'Application/cluster', 'CAMUNDA_CLUSTER_NETWORK_HOST'],
  ]),
  ...effects(
    'adds',
    'Without brokers the upgrade sets up no migration of roles and permissions, and so chart 13.x no client for it.',
    [['zeebe.enabled', 'Application/identity', 'KEYCLOAK_CLIENTS_*']],
  ),
];

const INSIDE = 'This told a program how to reach another one that is in the same process now.';
const inside = effects('drops', INSIDE, [
  [below(APPS, 'zeebeClientConfigPath'), applications('operate', 'tasklist'), 'ZEEBE_CLIENT_CONFIG_PATH'],
  [
    ['operate.service.port', 'operate.contextPath', 'operate.enabled'],
    'Application/connectors',
    'OPERATE_CLIENT_BASEURL',
  ],
  ['zeebe.enabled', 'Application/tasklist', 'CAMUNDA_TASKLIST_ZEEBE_RESTADDRESS'],
  [
    below(GATEWAY, 'service.internalPort'),
    applications('operate', 'tasklist', 'gateway'),
    'ZEEBE_GATEWAY_CLUSTER_INITIALCONTACTPOINTS',
  ],
]);

const MONITORING =
  'The cluster is one process with one monitoring port: that of brokers and gateway, on both Services.';
const ports = [
  ...effects('adds', MONITORING, [
    [
      [
        ...below(['zeebe'], 'service.httpPort', 'service.httpName'),
        ...below(GATEWAY, 'service.httpPort', 'service.httpName'),
      ],
      ['Service/gateway', 'Service/cluster'],
      'spec.ports[*].port',
    ],
    [
      below(GATEWAY, 'service.httpPort'),
      'StatefulSet/cluster',
      `${MAIN}.ports[*].containerPort`,
      `${MAIN}.readinessProbe.httpGet.port`,
      `${MAIN}.livenessProbe.httpGet.port`,
      `${MAIN}.startupProbe.httpGet.port`,
    ],
  ]),
  ...moves(MONITORING, [
    [
      'zeebe.service.httpPort',
      'Application/cluster',
      'ZEEBE_BROKER_NETWORK_MONITORINGAPI_PORT',
      'Application/cluster',
      'MANAGEMENT_SERVER_PORT',
    ],
    [
      'zeebeGateway.service.httpPort',
      'Application/gateway',
      'ZEEBE_GATEWAY_MONITORING_PORT',
      'Application/cluster',
      'MANAGEMENT_SERVER_PORT',
    ],
  ]),
  ...effects('adds', 'Chart 13.x opens extra ports on both Services of the cluster.', [
    ['zeebe.service.extraPorts', 'Service/gateway', 'spec.ports[*'],
  ]),
];

const CONNECTORS = 'Connectors read where the cluster is under another name.';
const MODELER = 'Web Modeler reads where the cluster is under another name.';
const MODELED = 'CAMUNDA_MODELER_CLUSTERS_0_URL';
const RESTAPI = 'Application/web-modeler-restapi';
const ONE_PATH =
  'One path serves the whole cluster in 8.8: what the gateway had in front of its REST API alone is in front of Operate and Tasklist too.';
const addresses = [
  ...below(GATEWAY, 'service.grpcPort').flatMap((at) =>
    moves(CONNECTORS, [
      [
        at,
        'Application/connectors',
        'CAMUNDA_CLIENT_ZEEBE_GRPCADDRESS',
        'Application/connectors',
        'CAMUNDA_CLIENT_GRPCADDRESS',
      ],
    ]),
  ),
  ...below(GATEWAY, 'service.grpcPort').flatMap((at) =>
    moves(MODELER, [[at, RESTAPI, `${MODELED}_ZEEBE_GRPC`, RESTAPI, `${MODELED}_GRPC`]]),
  ),
  ...below(GATEWAY, 'service.restPort').flatMap((at) =>
    moves(MODELER, [[at, RESTAPI, `${MODELED}_ZEEBE_REST`, RESTAPI, `${MODELED}_REST`]]),
  ),
  ...below(GATEWAY, 'service.restPort', 'contextPath').flatMap((at) =>
    moves(CONNECTORS, [
      [
        at,
        'Application/connectors',
        'CAMUNDA_CLIENT_ZEEBE_RESTADDRESS',
        'Application/connectors',
        'CAMUNDA_CLIENT_RESTADDRESS',
      ],
    ]),
  ),
  ...effects('adds', ONE_PATH, [
    [below(GATEWAY, 'contextPath'), 'Application/identity', 'IDENTITY_COMPONENTPRESETS_ORCHESTRATION_*_ROOTURL'],
    [
      below(GATEWAY, 'contextPath'),
      'Application/cluster',
      'SERVER_SERVLET_CONTEXTPATH',
      'MANAGEMENT_SERVER_BASEPATH',
      'CAMUNDA_SECURITY_AUTHENTICATION_OIDC_REDIRECTURI',
      'CAMUNDA_*_IDENTITY_REDIRECTROOTURL',
      'CAMUNDA_TASKLIST_ZEEBE_RESTADDRESS',
    ],
    [
      below(GATEWAY, 'contextPath'),
      ['Deployment/importer', 'StatefulSet/cluster'],
      'pod.containers[main].readinessProbe.httpGet.path',
    ],
    [below(GATEWAY, 'contextPath'), 'Job/identity-migration', 'pod.initContainers[wait-for-orchestration].command'],
    // Operate and Tasklist are behind it even where the brokers are another release.
    [below(GATEWAY, 'contextPath'), 'Route/*', '/*'],
  ]),
  ...effects('adds', BESIDE, [
    [
      below(GATEWAY, 'service.grpcPort'),
      'Application/importer',
      'CAMUNDA_*_ZEEBE_GATEWAY_ADDRESS',
      'CAMUNDA_*_ZEEBE_BROKER_CONTACT_POINT',
    ],
  ]),
];

const ONE_CLIENT =
  'One application signs in for the whole cluster in 8.8, `orchestration`; tokens for the audiences of 8.7 are accepted as `backwardsCompatibleAudiences` says.';
const AUDIENCES = below(['global.identity.auth'], 'zeebe.audience', 'operate.audience', 'tasklist.audience');
const audiences = [
  ...effects('drops', ONE_CLIENT, [
    [AUDIENCES, applications('operate', 'tasklist', 'gateway'), 'CAMUNDA_IDENTITY_AUDIENCE', 'ZEEBE_TOKEN_AUDIENCE'],
    [AUDIENCES, 'Application/identity', 'IDENTITY_COMPONENTPRESETS_*_AUDIENCE', 'KEYCLOAK_CLIENTS_*_RESOURCESERVERID'],
    [
      AUDIENCES,
      'Application/connectors',
      'CAMUNDA_IDENTITY_AUDIENCE',
      'OPERATE_CLIENT_AUDIENCE',
      'CAMUNDA_CLIENT_ZEEBE_AUDIENCE',
    ],
  ]),
  ...effects('adds', ONE_CLIENT, [
    [AUDIENCES, 'Application/cluster', 'CAMUNDA_SECURITY_AUTHENTICATION_OIDC_AUDIENCES'],
  ]),
];

const PROBES = 'One pod is watched by the probes of the cluster; those of the gateway alone have nothing to watch.';
const gatewayOnly = [
  ...effects('drops', PROBES, [
    [below(GATEWAY, 'readinessProbe'), 'Deployment/gateway', `${MAIN}.readinessProbe.*`],
    [below(GATEWAY, 'livenessProbe'), 'Deployment/gateway', `${MAIN}.livenessProbe.*`],
    [below(GATEWAY, 'startupProbe'), 'Deployment/gateway', `${MAIN}.startupProbe.*`],
    [below(GATEWAY, 'ingress.rest.path'), 'Deployment/gateway', `${MAIN}.readinessProbe.httpGet.path`],
  ]),
  ...effects('drops', 'One process has one log level: that of the brokers.', [
    [below(GATEWAY, 'logLevel'), 'Application/gateway', 'ZEEBE_LOG_LEVEL'],
  ]),
  ...effects('drops', OWN('The gateway'), [
    [below(GATEWAY, 'podDisruptionBudget'), 'PodDisruptionBudget/gateway', 'exists', 'spec.*'],
  ]),
];

const MONITORS = 'One process is watched by one ServiceMonitor, that of the Service that clients use.';
const ONE_SECRET =
  'Passwords that the chart made up come from the one Secret that the upgrade prepares: it names them there.';
const secrets = [
  ...effects('drops', ONE_SECRET, [
    ['identityPostgresql.enabled', 'Secret/identity-postgresql', 'exists'],
    ['postgresql.enabled', 'Secret/postgresql-web-modeler', 'exists'],
  ]),
  ...effects(['changes', 'adds'], ONE_SECRET, [
    [['identityPostgresql.enabled', 'identityPostgresql.auth'], 'Application/identity', 'IDENTITY_DATABASE_PASSWORD'],
    ['identityPostgresql.auth', 'Application/identity-postgresql', 'POSTGRES_*PASSWORD'],
    [['postgresql.enabled', 'postgresql.auth'], 'Application/web-modeler-restapi', 'SPRING_DATASOURCE_PASSWORD'],
    ['postgresql.auth', 'Application/postgresql-web-modeler', 'POSTGRES_*PASSWORD'],
    ['identityKeycloak.auth', 'Application/identity', '*KEYCLOAK_SETUP_PASSWORD'],
    ['identityKeycloak.auth.passwordSecretKey', 'Application/keycloak', 'KC_BOOTSTRAP_ADMIN_PASSWORD_FILE'],
  ]),
];
const various = [
  ...effects('drops', MONITORS, [
    [
      'prometheusServiceMonitor',
      ['ServiceMonitor/operate', 'ServiceMonitor/tasklist', 'ServiceMonitor/zeebe', 'ServiceMonitor/zeebe-gateway'],
      'exists',
      'metadata.labels.*',
      'spec.endpoints[*',
    ],
  ]),
  ...effects('adds', MONITORS, [['prometheusServiceMonitor', 'ServiceMonitor/zeebe-gateway', 'spec.endpoints[*']]),
  ...effects('drops', PREVIEW, [
    [
      'executionIdentity',
      [
        'ConfigMap/execution-identity-configuration',
        ...['Deployment', 'Application', 'Service', 'ServiceAccount', 'ConfigMap', 'Ingress'].map(
          (k) => `${k}/execution-identity`,
        ),
      ],
      '*',
    ],
  ]),
  ...effects('drops', 'These restrictions exist in the first version of Tasklist only.', [
    [
      'tasklist.identity.userAccessRestrictions',
      'Application/tasklist',
      'CAMUNDA_TASKLIST_IDENTITY_USERACCESSRESTRICTIONSENABLED',
    ],
  ]),
  ...effects('drops', 'Nothing in chart 13.x reads `orchestration.debug`.', [
    ['zeebe.debug', 'ConfigMap/cluster', 'data[startup.sh]'],
  ]),
  ...effects('drops', 'A tag of 8.7 does not run with the configuration of 8.8: the chart uses its own.', [
    ['zeebe.image.tag', 'StatefulSet/cluster', `${MAIN}.image.tag`],
    [
      'webModeler.image.tag',
      ['restapi', 'webapp', 'websockets'].map((part) => `Deployment/web-modeler-${part}`),
      `${MAIN}.image.tag`,
    ],
    ['console.image.tag', 'Application/console', 'CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_*_VERSION'],
    ...['connectors', 'console', 'identity', 'optimize'].map(
      (part) =>
        [`${part}.image.tag`, `Deployment/${part}`, `${MAIN}.image.tag`, 'pod.initContainers[*].image.tag'] as const,
    ),
  ]),
  ...effects(
    'adds',
    'One pod has one ServiceAccount, which Operate, Tasklist and the gateway share with the brokers.',
    [['zeebe.serviceAccount.enabled', 'ServiceAccount/cluster', 'exists']],
  ),
  ...moves('The file has another name in the image of 8.8.', [
    ['zeebe.log4j2', 'ConfigMap/cluster', 'data[broker-log4j2.xml]', 'ConfigMap/cluster', 'data[log4j2.xml]'],
  ]),
  ...effects('changes', 'The file has another name in the image of 8.8.', [
    ['zeebe.log4j2', 'StatefulSet/cluster', `${MAIN}.volumeMounts[/usr/local/camunda/config/log4j2.xml].subPath`],
  ]),
  ...effects('adds', BESIDE, [
    ['zeebe.log4j2', IMPORTER, `${MAIN}.volumeMounts[/usr/local/camunda/config/log4j2.xml].*`],
    ['zeebe.command', IMPORTER, `${MAIN}.command`],
  ]),
];

const auth = (...keys: string[]): string[] => below(['global.identity.auth'], ...keys);
const everywhere = [
  ...effects('adds', BESIDE, [
    ['global.annotations', [...HELPERS, ...CONFIGS], 'metadata.annotations.*'],
    ['global.commonLabels', [...HELPERS, ...CONFIGS], 'metadata.labels.*'],
    ['global.commonLabels', HELPERS, 'pod.metadata.labels.*'],
  ]),
  ...effects('drops', 'Chart 13.x makes no Secret for a license that nobody gave.', [
    ['global.annotations', 'Secret/license', 'metadata.annotations.*'],
    ['global.commonLabels', 'Secret/license', 'metadata.labels.*'],
  ]),
];

const documents = effects('adds', DOCUMENTS, [
  ['global.documentStore', applications('importer', 'optimize'), 'DOCUMENT_DEFAULT_STORE_ID', 'DOCUMENT_STORE_*'],
  [
    'global.documentStore.type.aws',
    applications('importer', 'optimize'),
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_REGION',
  ],
]);

const NAMED = 'Chart 13.x keeps what Web Modeler must not show in a Secret, which has the name too.';
const named = effects('adds', NAMED, [
  [below(['webModeler'], 'fullnameOverride', 'nameOverride'), 'Secret/web-modeler-restapi', 'metadata.name'],
]);

const UPPER = APPS.map((app) => ({ app, upper: app.toUpperCase() }));
const records = UPPER.flatMap(({ app, upper }) =>
  (['CLUSTERNAME', 'PREFIX'] as const).flatMap((name) => {
    const property = `CAMUNDA_${upper}_ZEEBEELASTICSEARCH_${name}`;
    const key = name === 'PREFIX' ? 'prefix' : 'clusterName';
    return moves(IMPORTS, [
      [`global.elasticsearch.${key}`, `Application/${app}`, property, 'Application/importer', property],
    ]);
  }),
);

const management = [
  ...effects('drops', ALONE, [
    ['identity.contextPath', applications('operate', 'tasklist', 'gateway'), 'CAMUNDA_IDENTITY_BASEURL'],
  ]),
  ...effects('adds', BESIDE, [
    ['identity.contextPath', 'Application/identity-migration', 'CAMUNDA_MIGRATION_IDENTITY_MANAGEMENTIDENTITY_BASEURL'],
    [
      auth('identity.audience'),
      'Application/identity-migration',
      'CAMUNDA_MIGRATION_IDENTITY_MANAGEMENTIDENTITY_AUDIENCE',
    ],
  ]),
];

const INSTEAD =
  'The text takes the place of the configuration in which chart 13.x says this; chart 12.x gave it as a variable.';
const instead = effects('adds', INSTEAD, [
  ['connectors.configuration', 'Application/connectors', 'CAMUNDA_CLIENT_AUTH_TOKENURL'],
  [
    'identity.configuration',
    'Application/identity',
    'KEYCLOAK_URL',
    'KEYCLOAK_SETUP_USER',
    'KEYCLOAK_SETUP_PASSWORD',
    'KEYCLOAK_INIT_CONNECTORS_SECRET',
    'KEYCLOAK_INIT_OPTIMIZE_SECRET',
  ],
]);

const WHILE_ON = 'Chart 13.x lets Identity create the client and the role of an application only while that is on.';
const clients = effects('adds', WHILE_ON, [
  [
    'connectors.enabled',
    'Application/identity',
    'IDENTITY_COMPONENTPRESETS_CONNECTORS_*',
    'KEYCLOAK_INIT_CONNECTORS_SECRET',
  ],
  ['optimize.enabled', 'Application/identity', 'IDENTITY_COMPONENTPRESETS_OPTIMIZE_*', 'KEYCLOAK_INIT_OPTIMIZE_SECRET'],
  [['console.enabled', 'optimize.enabled'], 'Application/identity', 'KEYCLOAK_USERS_0_ROLES'],
]);

const OWN_CLIENT =
  'Connectors sign in as themselves in 8.8, with one name for their client, and need no user of Operate beside it.';
const SIGN_IN = 'One application signs in for the whole cluster in 8.8, with one client.';
const WITH_SPRING = 'The cluster of 8.8 knows the provider by other properties.';
const signIn = [
  ...effects('drops', OWN_CLIENT, [
    [auth('connectors.clientId'), 'Application/connectors', 'CAMUNDA_IDENTITY_CLIENTID', 'OPERATE_CLIENT_CLIENT_ID'],
    [auth('zeebe.clientId'), 'Application/connectors', 'CAMUNDA_CLIENT_AUTH_CLIENT_ID'],
    [
      auth('connectors.existingSecretKey'),
      'Application/connectors',
      'OPERATE_CLIENT_CLIENT_SECRET',
      'CAMUNDA_IDENTITY_CLIENT_SECRET',
    ],
    [auth('tokenUrl', 'issuerBackendUrl'), 'Application/connectors', 'OPERATE_CLIENT_AUTHURL'],
    [
      'connectors.inbound.mode',
      'Application/connectors',
      'OPERATE_CLIENT_PROFILE',
      'OPERATE_CLIENT_USERNAME',
      'OPERATE_CLIENT_PASSWORD',
    ],
    ['connectors.inbound.mode', 'Secret/connectors', 'exists'],
  ]),
  ...effects('adds', OWN_CLIENT, [
    [auth('connectors.clientId'), 'Application/connectors', 'CAMUNDA_CLIENT_AUTH_CLIENTID'],
    [
      auth('connectors.existingSecret'),
      'Application/connectors',
      'CAMUNDA_CLIENT_AUTH_CLIENTSECRET',
      'VALUES_CAMUNDA_IDENTITY_CLIENT_SECRET',
    ],
  ]),
  ...effects('adds', 'The client of Connectors needs the role `connectors` in 8.8.', [
    [
      auth('connectors.clientId'),
      'Application/cluster',
      'CAMUNDA_SECURITY_INITIALIZATION_DEFAULTROLES_CONNECTORS_CLIENTS',
    ],
  ]),
  ...effects('drops', SIGN_IN, [
    ...UPPER.flatMap(({ app, upper }) => [
      [auth(`${app}.clientId`), `Application/${app}`, 'CAMUNDA_IDENTITY_CLIENTID'] as const,
      [
        auth(`${app}.existingSecretKey`),
        'Application/identity',
        `IDENTITY_COMPONENTPRESETS_${upper}_APPLICATIONS_0_SECRET`,
        `KEYCLOAK_PRESETS_${upper}_CLIENTS_0_SECRET`,
        `KEYCLOAK_INIT_${upper}_SECRET`,
      ] as const,
      [auth(`${app}.existingSecretKey`), `Application/${app}`, 'CAMUNDA_IDENTITY_CLIENT_SECRET'] as const,
      [auth(`${app}.existingSecretKey`), `Secret/${app}-identity-secret`, 'data[*]'] as const,
      [
        auth(`${app}.redirectUrl`),
        'Application/identity',
        `IDENTITY_COMPONENTPRESETS_${upper}_APPLICATIONS_0_ROOTURL`,
        `KEYCLOAK_PRESETS_${upper}_CLIENTS_0_ROOTURL`,
      ] as const,
    ]),
    [auth('zeebe.clientId'), applications('operate', 'tasklist'), 'ZEEBE_CLIENT_ID'],
    [auth('tokenUrl', 'issuerBackendUrl'), applications('operate', 'tasklist'), 'ZEEBE_AUTHORIZATION_SERVER_URL'],
    [
      auth('issuerBackendUrl'),
      applications('operate', 'tasklist'),
      'SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_JWKSETURI',
    ],
  ]),
  ...effects('adds', SIGN_IN, [
    [
      auth('tokenUrl', 'issuerBackendUrl'),
      'Application/cluster',
      'CAMUNDA_SECURITY_AUTHENTICATION_OIDC_TOKENURI',
      'CAMUNDA_SECURITY_AUTHENTICATION_OIDC_JWKSETURI',
    ],
  ]),
  ...effects('changes', SIGN_IN, [
    [auth('operate.redirectUrl'), 'Application/operate', 'CAMUNDA_OPERATE_IDENTITY_REDIRECTROOTURL'],
    [auth('tasklist.redirectUrl'), 'Application/tasklist', 'CAMUNDA_TASKLIST_IDENTITY_REDIRECTROOTURL'],
  ]),
  ...effects('adds', SIGN_IN, [
    [
      auth('operate.redirectUrl', 'tasklist.redirectUrl'),
      'Application/identity',
      'IDENTITY_COMPONENTPRESETS_ORCHESTRATION_APPLICATIONS_0_ROOTURL',
    ],
    [
      auth('operate.redirectUrl', 'tasklist.redirectUrl'),
      'Application/cluster',
      'CAMUNDA_SECURITY_AUTHENTICATION_OIDC_REDIRECTURI',
    ],
    [auth('operate.redirectUrl'), 'Application/cluster', 'CAMUNDA_TASKLIST_IDENTITY_REDIRECTROOTURL'],
    [auth('tasklist.redirectUrl'), 'Application/cluster', 'CAMUNDA_OPERATE_IDENTITY_REDIRECTROOTURL'],
    [
      auth('zeebe.clientId'),
      'Application/cluster',
      'CAMUNDA_SECURITY_AUTHENTICATION_OIDC_CLIENTID',
      'CAMUNDA_SECURITY_AUTHENTICATION_OIDC_AUDIENCES',
      'CAMUNDA_IDENTITY_CLIENTID',
    ],
  ]),
  ...effects('adds', 'Chart 13.x lets the cluster accept tokens that Web Modeler got.', [
    [auth('webModeler.clientApiAudience'), 'Application/cluster', 'CAMUNDA_SECURITY_AUTHENTICATION_OIDC_AUDIENCES'],
  ]),
  ...effects('drops', WITH_SPRING, [
    [auth('issuer', 'publicIssuerUrl'), applications('operate', 'tasklist'), 'CAMUNDA_IDENTITY_ISSUER'],
    [
      auth('issuerBackendUrl'),
      applications('operate', 'tasklist'),
      'SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUERURI',
      'CAMUNDA_IDENTITY_ISSUER_BACKEND_URL',
    ],
    [auth('issuerBackendUrl'), 'Application/gateway', 'CAMUNDA_IDENTITY_ISSUERBACKENDURL'],
    [auth('jwksUrl'), applications('operate', 'tasklist'), 'SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_JWKSETURI'],
  ]),
  ...effects('adds', WITH_SPRING, [
    [auth('issuer'), 'Application/cluster', 'CAMUNDA_SECURITY_AUTHENTICATION_OIDC_ISSUERURI'],
    [auth('publicIssuerUrl'), 'Application/cluster', 'CAMUNDA_SECURITY_AUTHENTICATION_OIDC_AUTHORIZATIONURI'],
  ]),
];
const GENERATED = 'A Secret that the chart of 12.x made up is not there in 8.8: the key names nothing in it any more.';
const ROOT_URL = 'Identity reads the address of the application under one name only.';
const identityClients = [
  ...effects('adds', TYPED, [
    ...(['connectors', 'optimize'] as const).map(
      (app) =>
        [
          auth(`${app}.existingSecret`),
          'Application/identity',
          `IDENTITY_COMPONENTPRESETS_${app.toUpperCase()}_APPLICATIONS_0_SECRET`,
          `KEYCLOAK_INIT_${app.toUpperCase()}_SECRET`,
          `VALUES_KEYCLOAK_INIT_${app.toUpperCase()}_SECRET`,
        ] as const,
    ),
    [auth('optimize.existingSecret'), 'Application/optimize', 'CAMUNDA_IDENTITY_CLIENT_SECRET'],
  ]),
  ...effects('drops', GENERATED, [
    ...(['connectors', 'optimize'] as const).flatMap((app) => [
      [
        auth(`${app}.existingSecretKey`),
        'Application/identity',
        `IDENTITY_COMPONENTPRESETS_${app.toUpperCase()}_APPLICATIONS_0_SECRET`,
        `KEYCLOAK_INIT_${app.toUpperCase()}_SECRET`,
      ] as const,
      [auth(`${app}.existingSecretKey`), `Secret/${app}-identity-secret`, 'data[*]'] as const,
    ]),
    [auth('optimize.existingSecretKey'), 'Application/identity', 'KEYCLOAK_PRESETS_OPTIMIZE_CLIENTS_0_SECRET'],
    [auth('optimize.existingSecretKey'), 'Application/optimize', 'CAMUNDA_IDENTITY_CLIENT_SECRET'],
  ]),
  ...effects('drops', ROOT_URL, [
    [
      auth('console.redirectUrl'),
      'Application/identity',
      'KEYCLOAK_PRESETS_CONSOLE_CLIENTS_0_ROOTURL',
      'KEYCLOAK_INIT_CONSOLE_ROOT_URL',
    ],
    [auth('optimize.redirectUrl'), 'Application/identity', 'KEYCLOAK_PRESETS_OPTIMIZE_CLIENTS_0_ROOTURL'],
    [auth('webModeler.redirectUrl'), 'Application/identity', 'KEYCLOAK_INIT_WEBMODELER_ROOT_URL'],
  ]),
  ...effects('adds', ROOT_URL, [
    [auth('console.redirectUrl'), 'Application/identity', 'KEYCLOAK_INIT_CONSOLE_ROOTURL'],
    [auth('webModeler.redirectUrl'), 'Application/identity', 'KEYCLOAK_INIT_WEBMODELER_ROOTURL'],
  ]),
];

const TRUSTED = 'The certificates are mounted in the one folder of the image of 8.8.';
const storage = [
  ...effects('drops', IMPORTS, [
    ...UPPER.map(
      ({ app, upper }) =>
        ['global.elasticsearch.auth', `Application/${app}`, `CAMUNDA_${upper}_ZEEBE_ELASTICSEARCH_PASSWORD`] as const,
    ),
  ]),
  ...effects('adds', PASSWORD, [
    [
      'global.elasticsearch.auth',
      applications('importer', 'cluster', 'data-migration'),
      'VALUES_ELASTICSEARCH_PASSWORD',
    ],
  ]),
  ...effects('changes', TRUSTED, [
    [['global.elasticsearch.tls', 'global.opensearch.tls'], applications('operate', 'tasklist'), 'JAVA_TOOL_OPTIONS'],
  ]),
  ...effects('drops', TRUSTED, [
    [
      ['global.elasticsearch.tls', 'global.opensearch.tls'],
      'Deployment/tasklist',
      `${MAIN}.volumeMounts[/app/certificates/externaldb.jks].*`,
    ],
  ]),
  ...effects('adds', BESIDE, [
    [
      ['global.elasticsearch.tls', 'global.opensearch.tls'],
      applications('importer', 'data-migration'),
      'JAVA_TOOL_OPTIONS',
    ],
    [
      ['global.elasticsearch.tls', 'global.opensearch.tls'],
      [IMPORTER, DATA],
      `${MAIN}.volumeMounts[/usr/local/camunda/certificates/externaldb.jks].*`,
      'pod.volumes[keystore].secret.*',
    ],
  ]),
  ...effects('drops', MIGRATION, [
    [
      ['global.elasticsearch', 'global.opensearch'],
      'Deployment/operate',
      'pod.initContainers[migration].env[*',
      'pod.initContainers[migration].volumeMounts[*',
    ],
  ]),
];

const passwords = effects('changes', TYPED, [
  [
    below(['webModeler.restapi.mail'], 'smtpPassword', 'existingSecret'),
    'Application/web-modeler-restapi',
    'RESTAPI_MAIL_PASSWORD',
  ],
]);

const STILL =
  'While the gateway is off its clients read where it would be all the same. In 8.8 that is where the whole cluster is, which runs for Operate and Tasklist.';
const still = effects('adds', STILL, [
  [below(GATEWAY, 'service.grpcPort'), 'Application/cluster', 'CAMUNDA_API_GRPC_PORT'],
  [below(GATEWAY, 'service.grpcPort'), 'Service/gateway', 'spec.ports[grpc].port'],
  [below(GATEWAY, 'service.grpcPort'), 'StatefulSet/cluster', `${MAIN}.ports[grpc].containerPort`],
  [below(GATEWAY, 'service.restPort'), 'Application/cluster', 'SERVER_PORT', 'CAMUNDA_TASKLIST_ZEEBE_RESTADDRESS'],
  [below(GATEWAY, 'service.restPort'), 'Service/gateway', 'spec.ports[http].port'],
  [below(GATEWAY, 'service.restPort'), 'StatefulSet/cluster', `${MAIN}.ports[http].containerPort`],
]);

export const EFFECTS: readonly DeclaredEffect[] = [
  ...helpers,
  ...gone,
  ...migration,
  ...profiles,
  ...inside,
  ...ports,
  ...addresses,
  ...audiences,
  ...gatewayOnly,
  ...secrets,
  ...various,
  ...everywhere,
  ...documents,
  ...records,
  ...management,
  ...instead,
  ...clients,
  ...signIn,
  ...identityClients,
  ...storage,
  ...still,
  ...named,
  ...passwords,
  ...GLOBAL_EFFECTS,
];
