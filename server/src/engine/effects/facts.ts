/**
 * A render as facts: for every object, by its key, what is true of it, by property. Two renders are compared fact by fact.
 *
 * A property is the path in the object, with what is long made short: `pod.` for the template of a pod, `[main]` for the
 * container of the chart, `[NAME]` for an item of a list. What an application reads is under `Application/<part>`, what a host
 * serves under `Route/<host>`.
 */
import { isObject, type Json } from '../yaml/tree.ts';
import {
  hidden,
  isApplicationFile,
  readOther,
  settings,
  variables,
  type File,
  type Naming,
  type Variable,
} from './application.ts';
import {
  below,
  keyed,
  kindOf,
  maps,
  nameOf,
  textAt,
  type KubernetesObject,
  type ObjectKey,
  type Objects,
} from './objects.ts';
import { canonical, PRESENT, valueOf, type Value } from './value.ts';

export type Properties = ReadonlyMap<string, Value>;
export type Facts = ReadonlyMap<ObjectKey, Properties>;

export interface Reading {
  /** Of the step, and on which side of it the chart of the render is. */
  readonly objects: Objects;
  readonly side: 'old' | 'new';
  /** Whether what stands under this key, or in a variable of this name, must not be shown. */
  readonly secretName: (name: string) => boolean;
}

/** Says nothing of its own: it follows from the version of the chart or from other facts. */
const FOLLOWS =
  /^(?:apiVersion|kind|metadata\.namespace|status\..*|(?:pod\.)?metadata\.labels\.(?:helm\.sh\/chart|app\.kubernetes\.io\/(?:version|managed-by|instance|part-of))|(?:pod\.)?metadata\.annotations\.checksum\/.*)$/;
/** Told to people: the addresses and versions of the parts, and the chart's own warnings. */
const FOR_PEOPLE = /^ConfigMap\/(?:release|warnings)$/;

interface Context extends Reading {
  readonly byKey: ReadonlyMap<ObjectKey, KubernetesObject>;
  readonly naming: Naming;
}

export function factsOf(objects: readonly KubernetesObject[], reading: Reading): Facts {
  const { successor } = reading.objects;
  const byKey = keyed(objects, reading.objects);
  const names = new Map([...byKey].map(([key, o]) => [`${kindOf(o)}/${nameOf(o)}`, key]));
  const naming: Naming = (kind, name) => {
    const key = names.get(`${kind}/${name}`);
    return key === undefined ? name : `<${successor(key)}>`;
  };
  const context: Context = { ...reading, byKey, naming };
  const out = new Map<ObjectKey, Map<string, Value>>();
  const add = (key: ObjectKey, properties: ReadonlyMap<string, Value>): void => {
    const into = out.get(key) ?? new Map<string, Value>();
    for (const [property, value] of properties) into.set(property, value);
    out.set(key, into);
  };
  const applications = [...byKey].map(([key, o]) => application(key, o, context));
  const read = new Set(applications.flatMap((a) => a?.read ?? []));
  for (const a of applications) if (a) add(a.key, a.properties);
  for (const [key, o] of byKey) {
    if (FOR_PEOPLE.test(key)) continue;
    if (kindOf(o) === 'Ingress') for (const [route, properties] of routes(o, context)) add(route, properties);
    const walker = new Walker(key, context, read);
    walker.object(o);
    add(key, walker.out);
  }
  return out;
}

/** What the main container of a workload reads, and which files of which ConfigMaps that were (`<key> <file>`). */
function application(
  key: ObjectKey,
  o: KubernetesObject,
  c: Context,
): { key: ObjectKey; properties: Map<string, Value>; read: string[] } | undefined {
  const pod = below(o, 'spec', 'template', 'spec');
  const main = maps(pod.containers)[0];
  if (!main || !['Deployment', 'StatefulSet', 'Job'].includes(kindOf(o))) return undefined;
  const part = key.slice(key.indexOf('/') + 1);
  const read: string[] = [];
  const given: Variable[] = [];
  const open: string[] = [];
  for (const from of maps(main.envFrom)) {
    const ref = ['configMapRef', 'secretRef'].find((r) => isObject(from[r])) ?? '';
    const kind = ref === 'secretRef' ? 'Secret' : 'ConfigMap';
    const name = textAt(below(from, ref), 'name');
    const found = [...c.byKey].find(([, x]) => kindOf(x) === kind && nameOf(x) === name);
    if (!found || kind === 'Secret') open.push(`envFrom[${kind} ${c.naming(kind, name)}]`);
    else
      for (const [k, value] of Object.entries(below(found[1], 'data'))) {
        read.push(`${found[0]} ${k}`);
        given.push({
          name: textAt(from, 'prefix') + k,
          value: typeof value === 'string' ? value : canonical(value),
          reference: false,
        });
      }
  }
  const files: File[] = [];
  for (const mount of maps(main.volumeMounts)) {
    const volume = maps(pod.volumes).find((v) => v.name === mount.name);
    const name = textAt(below(volume, 'configMap'), 'name');
    const found = [...c.byKey].find(
      ([k, x]) => kindOf(x) === 'ConfigMap' && nameOf(x) === name && k.endsWith(`/${part}`),
    );
    if (!found) continue;
    for (const [file, text] of Object.entries(below(found[1], 'data'))) {
      const mounted = mount.subPath === undefined || mount.subPath === file;
      if (typeof text !== 'string' || !mounted || !isApplicationFile(file)) continue;
      if (read.includes(`${found[0]} ${file}`)) continue;
      read.push(`${found[0]} ${file}`);
      files.push({ name: file, text });
    }
  }
  const renamed = c.objects.renamed(`Application/${part}`);
  const properties = settings(files, variables(main.env, c.naming, given), { ...c.objects, renamed }, c.secretName);
  for (const property of open) properties.set(property, PRESENT);
  properties.set('exists', PRESENT);
  return { key: `Application/${part}`, properties, read };
}

/** Where each path of each host leads: to a part and one of its ports, by the name that both charts mean. */
function routes(o: KubernetesObject, c: Context): Map<ObjectKey, Map<string, Value>> {
  const out = new Map<ObjectKey, Map<string, Value>>();
  const of = (host: string): Map<string, Value> => {
    const key = `Route/${host === '' ? '*' : host}`;
    const found = out.get(key) ?? new Map<string, Value>();
    out.set(key, found);
    return found;
  };
  const spec = below(o, 'spec');
  for (const rule of maps(spec.rules))
    for (const path of maps(below(rule, 'http').paths)) {
      const at = textAt(path, 'path') || '/';
      const properties = of(textAt(rule, 'host'));
      properties.set(at, valueOf(c.objects.spelled, backend(below(path, 'backend', 'service'), c), at));
      properties.set(`${at} pathType`, valueOf(c.objects.spelled, path.pathType ?? '', ''));
    }
  for (const tls of maps(spec.tls)) {
    // An entry that says nothing: the certificate of the controller, for every host.
    const empty = Object.keys(tls).length === 0;
    const hosts = empty ? maps(spec.rules).map((r) => r.host ?? '') : Array.isArray(tls.hosts) ? tls.hosts : [''];
    const secret = empty ? '-' : c.naming('Secret', textAt(tls, 'secretName'));
    for (const host of hosts)
      of(typeof host === 'string' ? host : '').set('tls.secretName', valueOf(c.objects.spelled, secret, ''));
  }
  return out;
}
function backend(service: Readonly<Record<string, Json>>, c: Context): string {
  const name = textAt(service, 'name');
  const found = [...c.byKey].find(([, o]) => kindOf(o) === 'Service' && nameOf(o) === name);
  const port = below(service, 'port');
  const ports = found ? maps(below(found[1], 'spec').ports) : [];
  const entry = ports.find((p) => p.port === port.number || p.name === port.name);
  const called = entry && found ? portName(textAt(entry, 'name'), found[0], c) : canonical(port);
  return `${c.naming('Service', name)} ${called}`;
}
const portName = (name: string, object: ObjectKey, { side, objects }: Context): string =>
  side === 'old' ? objects.port(name, object) : name;

/** Fields that name another object of the render. */
const REFERENCES: readonly (readonly [property: RegExp, kind: string])[] = [
  [/(?:configMap|configMapRef|configMapKeyRef)\.name$/, 'ConfigMap'],
  [/(?:secret\.secretName|secretRef\.name|secretKeyRef\.name)$/, 'Secret'],
  [/\.serviceAccountName$/, 'ServiceAccount'],
  [/^spec\.serviceName$/, 'Service'],
];
/** What Kubernetes takes where nothing is said. */
const UNSAID = [
  ['.protocol', 'TCP'],
  ['.httpGet.path', '/'],
] as const;
/** Lists whose order counts. */
const ORDERED = /\.(?:command|args)$/;

/** Flattens one object. */
class Walker {
  readonly out = new Map<string, Value>();

  constructor(
    private readonly key: ObjectKey,
    private readonly context: Context,
    private readonly read: ReadonlySet<string>,
  ) {}

  object(o: KubernetesObject): void {
    this.out.set('exists', PRESENT);
    const data = kindOf(o) === 'ConfigMap' || kindOf(o) === 'Secret';
    for (const [k, v] of Object.entries(o)) {
      if (k === 'kind' || k === 'apiVersion') continue;
      if (data && /^(?:data|stringData|binaryData)$/.test(k)) this.data(o, k, v);
      else this.walk(v, k);
    }
  }

  private data(o: KubernetesObject, field: string, value: Json): void {
    for (const [file, content] of Object.entries(isObject(value) ? value : {})) {
      if (this.read.has(`${this.key} ${file}`) || typeof content !== 'string') continue;
      if (kindOf(o) === 'Secret') {
        this.set(`data[${file}]`, hidden(this.value(field === 'data' ? decoded(content) : content, '')));
        continue;
      }
      for (const [name, text] of readOther({ name: file, text: content })) {
        const property = name === '' ? `data[${file}]` : `data[${file}].${name}`;
        this.set(property, this.value(text, property, this.context.secretName(name === '' ? file : name)));
      }
    }
  }

  private value(json: Json, property: string, secret = false): Value {
    return valueOf(this.context.objects.spelled, json, property, secret);
  }
  private set(property: string, value: Value): void {
    const unsaid = UNSAID.some(([end, same]) => value.same === same && property.endsWith(end));
    if (!FOLLOWS.test(property) && !unsaid) this.out.set(property, value);
  }

  private walk(value: Json, path: string): void {
    const at = path.replace(/^spec\.template\.spec/, 'pod').replace(/^spec\.template\.metadata/, 'pod.metadata');
    if (value === null) return;
    if (Array.isArray(value)) this.list(value, at);
    else if (isObject(value)) {
      if (this.key.startsWith('Ingress/') && (at === 'spec.rules' || at === 'spec.tls')) return;
      for (const [k, v] of Object.entries(value)) this.walk(v, `${at}.${k}`);
      // `emptyDir: {}` says something, `annotations: {}` does not.
      if (Object.keys(value).length === 0 && /volumes\[[^\]]*\]\.\w+$/.test(at)) this.set(at, PRESENT);
    } else if (at.endsWith('.image') && typeof value === 'string') this.image(value, at);
    else {
      const kind = REFERENCES.find(([property]) => property.test(at))?.[1];
      // Kubernetes has no secrets in its own fields; whoever writes a note may.
      const note = /metadata\.annotations\.(.*)$/.exec(at)?.[1];
      const plain = this.value(value, at, note !== undefined && this.context.secretName(note));
      this.set(at, kind && typeof value === 'string' ? { ...plain, same: this.context.naming(kind, value) } : plain);
    }
  }

  /** `registry/repository:tag@digest` in its parts. A registry is told by its dot or its port, as container engines do. */
  private image(text: string, at: string): void {
    const [, name = text, tag, digest] = /^(.*?)(?::([\w][\w.-]*))?(?:@(.*))?$/.exec(text) ?? [];
    const [, registry, repository = name] = /^([^/]*[.:][^/]*|localhost)\/(.*)$/.exec(name) ?? [];
    if (registry !== undefined) this.set(`${at}.registry`, this.value(registry, ''));
    this.set(`${at}.repository`, this.value(repository, ''));
    if (tag !== undefined) this.set(`${at}.tag`, this.value(tag, ''));
    if (digest !== undefined) this.set(`${at}.digest`, this.value(digest, ''));
  }

  private list(items: readonly Json[], at: string): void {
    const ingress = this.key.startsWith('Ingress/');
    if (ingress && (at === 'spec.rules' || at === 'spec.tls')) return;
    if (ORDERED.test(at)) {
      if (items.length > 0) this.set(at, this.value([...items], at));
      return;
    }
    const main = at === 'pod.containers' && items.length > 0;
    if (/(?:^|\.)env$/.test(at)) {
      // The container of the application: see Application.
      if (at === 'pod.containers[main].env') return;
      for (const v of variables([...items], this.context.naming)) {
        const secret = this.context.secretName(v.name) && !v.reference;
        this.set(`${at}[${v.name}]`, this.value(v.value, '', secret));
      }
      return;
    }
    if (at === 'pod.containers[main].envFrom') return;
    const seen = new Map<string, number>();
    items.forEach((item, i) => {
      const id = main && i === 0 ? 'main' : this.identity(item, at);
      const n = seen.get(id) ?? 0;
      seen.set(id, n + 1);
      const here = `${at}[${n === 0 ? id : `${id} #${n + 1}`}]`;
      const own = isObject(item) && id !== canonical(item) ? item : {};
      // What tells it apart stands in the path already; how the chart calls its own container does not.
      const by = at.endsWith('volumeMounts') ? 'mountPath' : 'name';
      const rest = Object.fromEntries(Object.entries(own).filter(([k]) => k !== by || id === 'main'));
      if (Object.keys(rest).length === 0) this.set(here, PRESENT);
      else this.walk(rest, here);
    });
  }

  /** What tells the items of a list apart; items without a name are what they say. */
  private identity(item: Json, at: string): string {
    if (!isObject(item)) return typeof item === 'string' ? item : canonical(item);
    if (at.endsWith('volumeMounts')) return this.context.objects.spelled(textAt(item, 'mountPath'));
    // The charts' monitors have one each.
    if (at === 'spec.endpoints') return 'scrape';
    const claim = textAt(below(item, 'metadata'), 'name');
    if (claim !== '') return claim;
    const name = textAt(item, 'name');
    if (name === '') return canonical(item);
    return /(?:^|\.)ports$/.test(at) ? portName(name, this.key, this.context) : name;
  }
}

/** Base64 as Helm writes it, as UTF-8. */
function decoded(text: string): string {
  try {
    const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    return new TextDecoder().decode(bytes);
  } catch {
    return text;
  }
}
