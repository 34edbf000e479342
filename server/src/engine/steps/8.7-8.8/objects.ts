/**
 * Which object of a render is which: the same object has the same key in both versions of the chart, whatever its name. What
 * was four workloads in chart 12.x and is one in 13.x keeps four keys; `successor` leads to the one.
 */
import { isObject, type Json } from '../../yaml/tree.ts';

/** As Helm prints it, read. */
export type KubernetesObject = Readonly<Record<string, Json>>;
/** `<kind>/<part>`, such as `StatefulSet/cluster`. Two kinds are our own: `Application` is what runs in a workload, `Route` a host. */
export type ObjectKey = string;

export function below(value: Json | undefined, ...path: readonly string[]): Readonly<Record<string, Json>> {
  let now: Json | undefined = value;
  for (const key of path) now = isObject(now) ? now[key] : undefined;
  return isObject(now) ? now : {};
}
export const textAt = (map: Readonly<Record<string, Json>>, key: string): string => {
  const value = map[key];
  return typeof value === 'string' ? value : '';
};
export const maps = (value: Json | undefined): Record<string, Json>[] =>
  Array.isArray(value) ? value.filter((v): v is Record<string, Json> => isObject(v)) : [];

export const kindOf = (o: KubernetesObject): string => textAt(o, 'kind');
export const nameOf = (o: KubernetesObject): string => textAt(below(o, 'metadata'), 'name');

/** Values of the label `app.kubernetes.io/component`. The cluster of 13.x has that of the brokers, or its own. */
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

/** What an object is, without its kind. */
function partOf(o: KubernetesObject): string {
  const kind = kindOf(o);
  const name = nameOf(o);
  const labels = below(o, 'metadata', 'labels');
  const component = textAt(labels, 'app.kubernetes.io/component');
  const named = NAMED.find(([c, pattern]) => c === component && pattern.test(name));
  const known = named ? named[2] : component === 'identity' ? 'identity' : PARTS[component];
  if (kind === 'Ingress') return name.endsWith('-grpc') ? 'grpc' : (known ?? (component === '' ? 'main' : component));
  if (known !== undefined && known !== '') {
    const headless = kind === 'Service' && below(o, 'spec').clusterIP === 'None';
    // Clients reach the gateway of 12.x and the cluster of 13.x by the same Service; the brokers' own one is headless.
    if (known === 'cluster') return kind === 'Service' && !headless ? 'gateway' : 'cluster';
    return headless ? `${known}-headless` : known;
  }
  // The charts around ours name their objects alike in both versions.
  const release = textAt(labels, 'app.kubernetes.io/instance');
  const bare = release !== '' && name.startsWith(`${release}-`) ? name.slice(release.length + 1) : name;
  return bare.replace(/^camunda-platform-(?=.)/, '');
}

/** Every object under its key; of two that seem the same the later one has its name in the key. */
export function keyed(objects: readonly KubernetesObject[]): Map<ObjectKey, KubernetesObject> {
  const out = new Map<ObjectKey, KubernetesObject>();
  for (const o of objects) {
    const key = `${kindOf(o)}/${partOf(o)}`;
    out.set(out.has(key) ? `${key} (${nameOf(o)})` : key, o);
  }
  return out;
}

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
export function worksIn(root: string, part: string): boolean | undefined {
  if (!CLUSTER_ROOTS.has(root)) return undefined;
  return root === 'orchestration'
    ? /^(?:cluster|gateway|operate|tasklist|importer|data-migration|identity-migration)/.test(part)
    : bare(part) === bare(root) || (root === 'zeebe' && part.startsWith('cluster'));
}
/** What does in chart 13.x what this object did in 12.x. */
export const successor = (key: ObjectKey): ObjectKey => ONE.find(([pattern]) => pattern.test(key))?.[1] ?? key;
