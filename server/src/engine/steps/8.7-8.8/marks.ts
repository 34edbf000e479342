/** By what a set shows that it is of 8.7, or of 8.8. */
import type { View } from '../../view.ts';
import type { Marks } from '../step.ts';

/** Roots that only chart 12.x has. */
export const LEGACY_ROOTS = [
  'zeebe',
  'zeebeGateway',
  'zeebe-gateway',
  'operate',
  'tasklist',
  'executionIdentity',
] as const;
/** Keys below shared roots that chart 13.x no longer has, or has under another name. */
const OLD = [
  'global.identity.auth.zeebe',
  'global.identity.auth.operate',
  'global.identity.auth.tasklist',
  'global.identity.auth.connectors',
  'global.zeebeClusterName',
  'global.zeebePort',
  'global.elasticsearch.disableExporter',
  'global.elasticsearch.protocol',
  'global.elasticsearch.host',
  'connectors.inbound',
  'identity.keycloak',
  'identity.postgresql',
  'optimize.migration.javaOpts',
  'webModeler.webapp.playEnabled',
] as const;

/** Something in it has no place in 8.8. Every key is asked for, also after the first answer: readers may record them. */
export const showsOld = (view: View): boolean => [...LEGACY_ROOTS, ...OLD].filter((p) => view.has(p)).length > 0;

export const MARKS: Marks = {
  oldRoots: LEGACY_ROOTS,
  old: OLD,
  // Only beside what is Camunda's alone: other charts' databases have the same name.
  oldNeighbours: ['postgresql'],
  ownOld: ['connectors.inbound'],
  anybodys: ['operate', 'orchestration'],
  clusterName: 'global.zeebeClusterName',
  newRoot: 'orchestration',
  new: [
    'global.security.authentication',
    'global.compatibility.orchestration',
    'global.noSecondaryStorage',
    'connectors.security',
    'orchestration.migration',
  ],
  often: [],
  // What the upgrade of a file that is only a part writes where 8.7 had another name.
  written: [
    'global.license.secret',
    'global.elasticsearch.auth.secret',
    'global.opensearch.auth.secret',
    'global.documentStore.type.gcp.secret',
    'global.identity.auth.identity.secret',
    'global.identity.auth.optimize.secret',
    'identity.externalDatabase.secret',
    'identity.firstUser.secret',
    'webModeler.restapi.externalDatabase.secret',
  ],
  settled: ['global.security.authentication.method', 'orchestration.security.authentication.method'],
};
