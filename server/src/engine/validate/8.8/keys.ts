/** Keys that chart 13.x does not know, or reads for the last time, and what can be said of them. */
import type { KeyChecks } from '../tables.ts';

export const KEYS: KeyChecks = {
  misplaced: [
    { at: 'migration', to: 'orchestration.migration' },
    { at: 'orchestration.importer.enabled', hint: 'orchestration.migration.data.enabled' },
    {
      at: 'orchestration.security.authentication.oidc.tokenScope',
      hint: 'orchestration.security.authentication.oidc.scope',
    },
    {
      at: 'orchestration.migration.identity.secret.resourceAuthorizationsEnabled',
      to: 'orchestration.migration.identity.resourceAuthorizationsEnabled',
    },
    {
      at: 'global.identity.auth.orchestration',
      to: 'orchestration.security.authentication.oidc',
      honoured: true,
    },
  ],
  honoured: ['global.identity.auth.connectors', 'global.identity.auth.orchestration'],
  noEffect: ['global.elasticsearch.disableExporter', 'orchestration.profilesOverride', 'orchestration.debug'],
  replaced: /./,
  truststores: [
    'global.elasticsearch.tls.existingSecret',
    'global.opensearch.tls.existingSecret',
    'global.elasticsearch.tls.jks.secret.existingSecret',
    'global.opensearch.tls.jks.secret.existingSecret',
  ],
  called: new Map([
    ['orchestration.replicas', 'orchestration.clusterSize'],
    ['orchestration.replicaCount', 'orchestration.clusterSize'],
    ['orchestration.persistence.size', 'orchestration.pvcSize'],
    ['orchestration.persistence.storageClass', 'orchestration.pvcStorageClassName'],
    ['orchestration.persistence.storageClassName', 'orchestration.pvcStorageClassName'],
    ['orchestration.persistence.accessModes', 'orchestration.pvcAccessModes'],
  ]),
  // Any name is a profile, but one that is almost an application's is meant to be that.
  profiles: { at: 'orchestration.profiles', known: ['broker', 'identity', 'operate', 'tasklist'] },
  compatibility: {
    on: 'global.compatibility.orchestration.enabled',
    roots: ['zeebe', 'zeebeGateway', 'operate', 'tasklist'],
    refused: [
      'configuration',
      'extraConfiguration',
      'env',
      'envFrom',
      'initContainers',
      'sidecars',
      'extraVolumes',
      'extraVolumeMounts',
    ],
    // Never read, whatever the layer says.
    never: ['zeebe-gateway'],
  },
  // The importer of 8.8 reads only the old spelling, and each key of the other store is a Secret of its own.
  keepsOld: { at: 'global.documentStore.type.gcp', while: 'orchestration.migration.data.enabled' },
};
