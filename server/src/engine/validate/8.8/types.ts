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
/** Rendered with both charts, with an expression at each of these and at their neighbours. */
const EVALUATED: TypeChecks['evaluated'] = [
  { at: /^global\.(?:annotations|commonLabels|extraManifests)\b/ },
  { at: /^global\.ingress\.(?:annotations|labels|host)\b/, while: 'global.ingress.enabled' },
  { at: /^global\.identity\.auth\.publicIssuerUrl$/, while: 'global.identity.auth.enabled' },
  { at: /^orchestration\.(?:env|initContainers|podAnnotations|podLabels|service\.annotations)\b/ },
  { at: /^orchestration\.ingress\.grpc\.(?:annotations|host)\b/, while: 'orchestration.ingress.grpc.enabled' },
  ...['identity', 'optimize', 'connectors', 'console', 'webModeler'].map((root) => ({
    at: new RegExp(
      root === 'connectors' || root === 'console'
        ? `^${root}\\.(?:initContainers|podAnnotations|podLabels)\\b`
        : `^${root}\\.(?:\\w+\\.)?(?:env|initContainers|podAnnotations|podLabels)\\b`,
    ),
    while: `${root}.enabled`,
  })),
];
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
  evaluated: EVALUATED,
  // What else templates read there, they read also of an empty section.
  readWhileOff: {
    console: [],
    identity: ['firstUser', 'multitenancy'],
    optimize: [],
    webModeler: ['restapi'],
  },
};
