/** Objects of charts 13.x and 14.x: the same, but for Web Modeler, whose two pods are one. */
import { wordFor, type ObjectKey, type Objects } from '../../effects/objects.ts';

const ONE: readonly (readonly [RegExp, ObjectKey])[] = [
  [/^(Application|Deployment|ConfigMap|Service|PodDisruptionBudget)\/web-modeler-webapp$/, '$1/web-modeler-restapi'],
  [/^ServiceMonitor\/modeler-webapp$/, 'ServiceMonitor/modeler'],
  [/^PersistentVolumeClaim\/optimize-data-camunda$/, 'PersistentVolumeClaim/optimize-data'],
];

/** Settings of the cluster that the chart writes under another name. */
const SETTINGS: Readonly<Record<string, string>> = {
  ZEEBE_BROKER_CLUSTER_INITIALCONTACTPOINTS: 'CAMUNDA_CLUSTER_INITIALCONTACTPOINTS',
  CAMUNDA_OPERATE_PERSISTENTSESSIONSENABLED: 'CAMUNDA_PERSISTENT_SESSIONS_ENABLED',
  CAMUNDA_DATABASE_INDEX_NUMBEROFREPLICAS: 'CAMUNDA_DATA_SECONDARYSTORAGE_<storage>_NUMBEROFREPLICAS',
  CAMUNDA_DATABASE_RETENTION_ENABLED: 'CAMUNDA_DATA_SECONDARYSTORAGE_RETENTION_ENABLED',
  CAMUNDA_DATABASE_RETENTION_MINIMUMAGE: 'CAMUNDA_DATA_SECONDARYSTORAGE_RETENTION_MINIMUMAGE',
  CAMUNDA_DATABASE_RETENTION_POLICYNAME: 'CAMUNDA_DATA_SECONDARYSTORAGE_<storage>_HISTORY_POLICYNAME',
};

export const OBJECTS: Objects = {
  parts: {
    'zeebe-broker': 'cluster',
    'zeebe-gateway': 'gateway',
    'orchestration-importer': 'importer',
    connectors: 'connectors',
    console: 'console',
    optimize: 'optimize',
    restapi: 'web-modeler-restapi',
    webapp: 'web-modeler-webapp',
    websockets: 'web-modeler-websockets',
  },
  named: [
    // The Secret that chart 13.x generates, whatever the release is called.
    ['', /^camunda-credentials$/, 'credentials'],
    ['orchestration-migration', /identity/, 'identity-migration'],
    ['orchestration-migration', /data/, 'data-migration'],
    // The Secret of a database outside is labelled like the part that uses it.
    ['identity', /-identity-postgresql$/, ''],
    ['web-modeler', /restapi/, 'web-modeler-restapi'],
    ['web-modeler', /webapp/, 'web-modeler-webapp'],
    ['web-modeler', /websockets/, 'web-modeler-websockets'],
    // What the parts of Web Modeler share, whatever the values call it.
    ['web-modeler', /-configuration$/, 'web-modeler-configuration'],
    ['web-modeler', /^/, 'web-modeler'],
  ],
  charted: [['elasticsearch', 'master', 'elasticsearch-master']],
  successor: (key) => {
    const row = ONE.find(([pattern]) => pattern.test(key));
    return row ? key.replace(...row) : key;
  },
  worksIn: (root, part) =>
    root === 'orchestration' ? /^(?:cluster|gateway|importer|data-migration|identity-migration)/.test(part) : undefined,
  port: (name) => name,
  spelled: (text) => text,
  setting: (name, opensearch) =>
    wordFor(SETTINGS, name)?.replace('<storage>', opensearch ? 'OPENSEARCH' : 'ELASTICSEARCH') ?? name,
  renamed: (application) => application === 'Application/cluster',
  own: new Set(['connectors', 'console', 'optimize', 'identity', 'webmodeler', 'elasticsearch']),
  ofCluster: new Set(['orchestration']),
  called: { orchestration: 'cluster' },
};
