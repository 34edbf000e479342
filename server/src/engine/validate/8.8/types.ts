/** Types and forms of values that chart 13.x wants and its schema does not say. */
import type { Choice, TypeChecks } from '../tables.ts';

/** Maps whose defaults the templates can do without. */
const SPARE = new Set([
  'secret',
  'license',
  'tls',
  'caBundle',
  'importer',
  'caches',
  'pusher',
  'cloudTenantAuthorizations',
]);
const COUNTS = new Set(
  ['clusterSize', 'partitionCount', 'replicationFactor', 'cpuThreadCount', 'ioThreadCount'].map(
    (k) => `orchestration.${k}`,
  ),
);
/** By the end of a path: the only values that are understood. */
export const CHOICES: readonly Choice[] = [
  {
    at: /(?:^global|^orchestration|^connectors|^webModeler)\.security\.authentication\.method$/,
    of: ['basic', 'oidc', 'none'],
  },
  { at: /\.ingress(?:\.grpc)?\.pathType$/, of: ['Prefix', 'Exact', 'ImplementationSpecific'] },
  { at: /\.service(?:\.headless)?\.type$/, of: ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'] },
  { at: /\.image\.pullPolicy$/, of: ['Always', 'IfNotPresent', 'Never'] },
  { at: /Probe\.scheme$/, of: ['HTTP', 'HTTPS'] },
  { at: /\.dnsPolicy$/, of: ['Default', 'ClusterFirst', 'ClusterFirstWithHostNet', 'None'] },
  { at: /^global\.(?:elasticsearch|opensearch|identity\.keycloak)\.url\.protocol$/, of: ['http', 'https'] },
  { at: /^webModeler\.persistence\.deploymentStrategy$/, of: ['RollingUpdate', 'Recreate'] },
  {
    at: /^(?:orchestration\.logLevel|optimize\.(?:l|esL|upgradeL)ogLevel|(?:identity|connectors|webModeler\.restapi)\.logging\.level\..*)$/,
    of: ['error', 'warn', 'info', 'debug', 'trace', 'fatal', 'off'],
    folded: true,
  },
];

export const TYPES: TypeChecks = {
  // `eq $value true` in a template: anything else aborts, without a schema.
  switches: 'orchestration.profiles',
  spare: SPARE,
  counts: COUNTS,
  quantities: [
    /\.resources\.(?:limits|requests)\.(?:cpu|memory|ephemeral-storage)$/,
    /^orchestration\.pvcSize$/,
    /\.persistence\.size$/,
  ],
  choices: CHOICES,
  paths:
    /^(?:(?:orchestration|connectors|identity|optimize|console|webModeler)\.contextPath|orchestration\.ingress\.grpc\.path)$/,
  // What else templates read there, they read also of an empty section.
  readWhileOff: {
    console: [],
    identity: ['firstUser', 'multitenancy'],
    optimize: [],
    webModeler: ['restapi'],
  },
};
