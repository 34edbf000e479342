/** Keys that chart 13.x reads only from some patch on. Source: values.yaml and templates of the tags of all its patches. */
const SINCE: readonly (readonly [patch: string, ...paths: string[]])[] = [
  ['13.2.0', 'identity.clients', 'orchestration.migration.identity.waitContainer.image'],
  ['13.2.2', 'orchestration.migration.identity.env'],
  ['13.3.0', 'global.elasticsearch.tls.jks', 'global.opensearch.tls.jks'],
  [
    '13.5.0',
    'optimize.javaOpts',
    'optimize.profiles',
    'optimize.caches',
    'optimize.multitenancy',
    'orchestration.security.initialization.authorizations',
    'orchestration.service.headless.type',
    'console.nodeEnv',
    'webModeler.restapi.javaOpts',
    'webModeler.webapp.nodeEnv',
    'webModeler.webapp.nodeOptions',
  ],
  ['13.5.3', 'global.documentStore.type.aws.irsa'],
  [
    '13.8.0',
    'orchestration.migration.data.extraVolumes',
    'orchestration.migration.data.extraVolumeMounts',
    'orchestration.migration.identity.extraVolumes',
    'orchestration.migration.identity.extraVolumeMounts',
  ],
  ['13.9.1', 'orchestration.migration.data.resources', 'orchestration.migration.identity.resources'],
  ['13.10.0', 'orchestration.hostNetwork'],
  [
    '13.10.1',
    ...['connectors', 'console', 'identity', 'optimize', 'orchestration', 'webModeler'].map(
      (c) => `${c}.serviceAccount.labels`,
    ),
    'webModeler.persistence.deploymentStrategy',
  ],
  ['13.11.0', 'global.tls.caBundle', 'orchestration.migration.identity.waitContainer.resources'],
  ['13.12.4', 'orchestration.topologySpreadConstraints'],
];
export const PATCHES: ReadonlyMap<string, string> = new Map(
  SINCE.flatMap(([patch, ...paths]) => paths.map((path) => [path, patch] as const)),
);
