/** By what a set shows that it is of 8.8, or of 8.9. */
import type { Marks } from '../step.ts';

export const MARKS: Marks = {
  // No root is gone, and none is new.
  oldRoots: [],
  old: ['orchestration.migration', 'orchestration.importer', 'orchestration.profiles.identity', 'webModeler.webapp'],
  oldNeighbours: [],
  ownOld: [],
  anybodys: [],
  clusterName: 'orchestration.fullnameOverride',
  newRoot: 'orchestration',
  new: [
    'orchestration.data.secondaryStorage',
    'orchestration.exporters.rdbms',
    'orchestration.exporters.appIntegrations',
    'orchestration.gateway',
    'orchestration.profiles.admin',
    'optimize.database',
    'global.gateway',
    'global.documentStore.type.azure',
  ],
  // One host for an anchor, or for templates of one's own.
  often: [{ at: 'global.host', needed: 'global.ingress.enabled', instead: 'global.ingress.host' }],
  written: [],
  settled: [],
};
