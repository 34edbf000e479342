/**
 * Which object of a render is which: the same object has the same key in both versions of the chart, whatever its name. Where
 * several workloads of the old chart are one in the new, each keeps its key; the step leads to the one.
 */
import { isObject, type Json } from '../yaml/tree.ts';

/** As Helm prints it, read. */
export type KubernetesObject = Readonly<Record<string, Json>>;
/** `<kind>/<part>`, such as `StatefulSet/cluster`. Two kinds are our own: `Application` is what runs in a workload, `Route` a host. */
export type ObjectKey = string;

/** What a step knows of the objects of its two charts. */
export interface Objects {
  /** Parts by the label `app.kubernetes.io/component`. */
  readonly parts: Readonly<Record<string, string>>;
  /** Objects that share a label and are told apart by their name. */
  readonly named: readonly (readonly [component: string, name: RegExp, part: string])[];
  /** Workloads of charts around this one, which the values can give any name: part by chart and label. */
  readonly charted: readonly (readonly [chart: string, component: string, part: string])[];
  /** What does in the new chart what this object did in the old one. */
  readonly successor: (key: ObjectKey) => ObjectKey;
  /** Whether values below a root work in a part; undefined for roots that have a part of their name. */
  readonly worksIn: (root: string, part: string) => boolean | undefined;
  /** What the new chart calls a port of the old one. */
  readonly port: (name: string, object: ObjectKey) => string;
  /** A text of a render as the new version has it: folders of images and the like. */
  readonly spelled: (text: string) => string;
  /** The name that the new version has for a setting; the same where it has no other. */
  readonly setting: (name: string, opensearch: boolean) => string;
  /** Lists of settings whose items are told apart by their `id`, wherever they stand. */
  readonly identified?: RegExp;
  /** Applications whose settings have those names. */
  readonly renamed: (application: ObjectKey) => boolean;
  /** Roots of values, as one word in small letters. Those whose objects have their name, and those of the cluster. */
  readonly own: ReadonlySet<string>;
  readonly ofCluster: ReadonlySet<string>;
  /** What renders call a root. */
  readonly called: Readonly<Record<string, string>>;
  /** The rule of a volume that gets another name because its own is taken, if there is one. */
  readonly renamedVolume?: string;
}

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

/** By its name; names in files can be those of what every object has. */
export const wordFor = (words: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.hasOwn(words, name) ? words[name] : undefined;

/** What an object is, without its kind. */
function partOf(o: KubernetesObject, { parts, named: byName, charted }: Objects): string {
  const kind = kindOf(o);
  const name = nameOf(o);
  const labels = below(o, 'metadata', 'labels');
  const component = textAt(labels, 'app.kubernetes.io/component');
  const named = byName.find(([c, pattern]) => c === component && pattern.test(name));
  const known = named ? named[2] : component === 'identity' ? 'identity' : wordFor(parts, component);
  if (kind === 'Ingress') return name.endsWith('-grpc') ? 'grpc' : (known ?? (component === '' ? 'main' : component));
  if (known !== undefined && known !== '') {
    const headless = kind === 'Service' && below(o, 'spec').clusterIP === 'None';
    // Clients reach the gateway of old and the cluster by the same Service; the brokers' own one is headless.
    if (known === 'cluster') return kind === 'Service' && !headless ? 'gateway' : 'cluster';
    return headless ? `${known}-headless` : known;
  }
  // The charts around ours name their objects alike in all versions, but where the values give them a name of their own.
  const chart = textAt(labels, 'helm.sh/chart').replace(/-\d[^-]*$/, '');
  const own = kind === 'Service' ? undefined : charted.find(([c, label]) => c === chart && label === component);
  if (own) return own[2];
  const release = textAt(labels, 'app.kubernetes.io/instance');
  const bare = release !== '' && name.startsWith(`${release}-`) ? name.slice(release.length + 1) : name;
  return bare.replace(/^camunda-platform-(?=.)/, '');
}

/** Every object under its key; of two that seem the same the later one has its name in the key. */
export function keyed(all: readonly KubernetesObject[], objects: Objects): Map<ObjectKey, KubernetesObject> {
  const out = new Map<ObjectKey, KubernetesObject>();
  for (const o of all) {
    const key = `${kindOf(o)}/${partOf(o, objects)}`;
    out.set(out.has(key) ? `${key} (${nameOf(o)})` : key, o);
  }
  return out;
}
