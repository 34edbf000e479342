/** Objects of charts 12.x and 13.x: what was four workloads is one, with its settings under new names. */
import { wordFor, type ObjectKey, type Objects } from '../../effects/objects.ts';
import { PROPERTIES } from './properties.ts';

/** The cluster of 13.x has the label of the brokers, or its own. */
const PARTS: Readonly<Record<string, string>> = {
  'zeebe-broker': 'cluster',
  orchestration: 'cluster',
  'zeebe-gateway': 'gateway',
  'orchestration-importer': 'importer',
  operate: 'operate',
  tasklist: 'tasklist',
  connectors: 'connectors',
  console: 'console',
  optimize: 'optimize',
  restapi: 'web-modeler-restapi',
  webapp: 'web-modeler-webapp',
  websockets: 'web-modeler-websockets',
};
/** Objects that share a label and are told apart by their name. */
const NAMED: readonly (readonly [component: string, name: RegExp, part: string])[] = [
  ['orchestration-migration', /identity/, 'identity-migration'],
  ['orchestration-migration', /data/, 'data-migration'],
  ['identity', /-identity-secret$/, ''],
  // Chart 13.x labels the Secret of a database outside like the part that uses it.
  ['identity', /-identity-postgresql$/, ''],
  ['web-modeler', /restapi/, 'web-modeler-restapi'],
  ['web-modeler', /webapp/, 'web-modeler-webapp'],
  ['web-modeler', /websockets/, 'web-modeler-websockets'],
];

const ONE: readonly (readonly [RegExp, ObjectKey])[] = [
  [/^Deployment\/(?:gateway|operate|tasklist)$/, 'StatefulSet/cluster'],
  [/^Application\/(?:gateway|operate|tasklist)$/, 'Application/cluster'],
  [/^ServiceAccount\/(?:gateway|operate|tasklist)$/, 'ServiceAccount/cluster'],
  [/^ConfigMap\/(?:gateway|operate|tasklist)$/, 'ConfigMap/cluster'],
  [/^PodDisruptionBudget\/(?:gateway|operate|tasklist)$/, 'PodDisruptionBudget/cluster'],
  [/^Service\/(?:operate|tasklist)$/, 'Service/gateway'],
  [/^Ingress\/(?:gateway|operate|tasklist)$/, 'Ingress/main'],
  // Named after the Service that is watched.
  [/^ServiceMonitor\/(?:zeebe|operate|tasklist)$/, 'ServiceMonitor/zeebe-gateway'],
];
const CLUSTER_ROOTS = new Set(['zeebe', 'zeebeGateway', 'operate', 'tasklist', 'orchestration']);
const bare = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');
/** Whether values below a root work in a part of the cluster; undefined for roots of other components. */
function worksIn(root: string, part: string): boolean | undefined {
  if (!CLUSTER_ROOTS.has(root)) return undefined;
  return root === 'orchestration'
    ? /^(?:cluster|gateway|operate|tasklist|importer|data-migration|identity-migration)/.test(part)
    : bare(part) === bare(root) || (root === 'zeebe' && part.startsWith('cluster'));
}
const successor = (key: ObjectKey): ObjectKey => ONE.find(([pattern]) => pattern.test(key))?.[1] ?? key;

/** New names by old ones, without underscores: `CLUSTER_SIZE` and `CLUSTERSIZE` are one. */
const RENAMED = new Map<string, string[]>();
const plain = (name: string): string => name.replace(/_/g, '');
for (const row of PROPERTIES)
  for (const old of row.legacyEnv) {
    const key = plain(old.replace('<n>', '#'));
    RENAMED.set(key, [...(RENAMED.get(key) ?? []), row.env]);
  }

function setting(name: string, opensearch: boolean): string {
  const index = /_(\d+)_/.exec(name)?.[1];
  const found = RENAMED.get(plain(index === undefined ? name : name.replace(`_${index}_`, '#')));
  if (!found) return name;
  const engine = found.find((n) => n.includes('OPENSEARCH') === opensearch) ?? found[0] ?? name;
  return index === undefined ? engine : engine.replace('<n>', index);
}

/** The charts' own names of ports; those of the gateway's Service mean other things in 12.x. */
const PORTS: Readonly<Record<string, string>> = { http: 'server', rest: 'http', gateway: 'grpc' };

export const OBJECTS: Objects = {
  parts: PARTS,
  named: NAMED,
  charted: [['elasticsearch', 'master', 'elasticsearch-master']],
  successor,
  worksIn,
  port: (name, object) => (/\/(?:cluster|gateway)$/.test(object) ? (wordFor(PORTS, name) ?? name) : name),
  // The folders of the image of 8.8, where brokers, gateway, Operate and Tasklist had one each.
  spelled: (text) =>
    text
      .replace(/\/usr\/local\/(?:zeebe|operate|tasklist)(?=\/|$|[^\w-])/g, '/usr/local/camunda')
      .replace(/\bzeebe_error%p\b/g, 'camunda_error%p'),
  setting,
  identified: /^camunda\.console\.managed\.releases\[\d+\]\.components$/,
  renamed: (application) => successor(application) === 'Application/cluster',
  own: new Set(['connectors', 'console', 'optimize', 'identity', 'webmodeler', 'elasticsearch']),
  ofCluster: new Set(['zeebe', 'zeebegateway', 'operate', 'tasklist', 'orchestration']),
  called: { zeebegateway: 'gateway', zeebe: 'cluster', orchestration: 'cluster' },
  renamedVolume: 'merge/renamed-volume',
};
