/** Names of objects, ports, labels and containers of chart 12.x in values that stay: what they point at is called otherwise. */
import { formatPath, type Keys } from '../path.ts';
import {
  COMPONENT_LABEL,
  COMPONENT_LABELS,
  CONFIG_MAPS,
  CONFIG_MAP_KEYS,
  CONTAINERS,
  PORTS,
  SECRETS,
  SERVICES,
  SERVICE_ACCOUNTS,
  VOLUMES,
  WORKLOADS,
} from '../steps/8.7-8.8/names.ts';
import { isObject, type Json } from '../yaml/tree.ts';
import { look } from '../yaml/watch.ts';
import type { Inspection } from './inspection.ts';
import type { Steps } from './operation.ts';

export type NameRule =
  | 'names/service'
  | 'names/label'
  | 'names/workload'
  | 'names/service-account'
  | 'names/secret'
  | 'names/config-map'
  | 'names/port'
  | 'names/volume'
  | 'names/container';
export interface Hit {
  readonly rule: NameRule;
  /** In words of the table: nothing of the text is repeated. */
  readonly was: string;
  readonly now: string;
}

/** Values that hold no list of their own rule. */
export function planNames(inspection: Inspection): void {
  for (const p of inspection.placed) {
    // They have a rule of their own.
    if (p.path.join('.').startsWith('webModeler.restapi.clusters')) continue;
    const at = { unit: p.unit, path: formatPath(p.path), entry: p.entry };
    for (const hit of look(() => namesIn(inspection.valueOf(p), p.path)))
      inspection.tell(hit.rule, at, { was: hit.was, now: hit.now });
  }
}

/** Mounts of volumes that the chart made in a pod that is gone, or made with other files. */
export function volumesIn(json: Json, root: string, own: ReadonlySet<string>): Hit[] {
  if (!isObject(json)) return [];
  const mounts = Array.isArray(json.volumeMounts) ? json.volumeMounts : [json];
  return mounts.filter(isObject).flatMap((m): Hit[] => {
    if (typeof m.mountPath !== 'string' || typeof m.name !== 'string' || own.has(m.name)) return [];
    const gone = VOLUMES[root]?.find((v) => v.was === m.name);
    if (gone) return [{ rule: 'names/volume', ...gone }];
    const file = typeof m.subPath === 'string' && m.subPath.endsWith('-log4j2.xml');
    return m.name === 'config' && file && root === 'zeebe'
      ? [{ rule: 'names/volume', was: 'broker-log4j2.xml', now: '`log4j2.xml` of the volume `config`' }]
      : [];
  });
}
/** Fields that name the container itself: the ways to them, for the component that it belonged to. */
export function containerNames(json: Json, root: string, steps: Steps = []): Steps[] {
  if (Array.isArray(json)) return json.flatMap((v, i) => containerNames(v, root, [...steps, i]));
  if (!isObject(json)) return [];
  return Object.entries(json).flatMap(([k, v]) =>
    k === 'containerName' && steps[steps.length - 1] === 'resourceFieldRef' && v === CONTAINERS[root]
      ? [[...steps, k]]
      : containerNames(v, root, [...steps, k]),
  );
}

/** Every old name in a value, each once. */
export function namesIn(json: Json, path: Keys): Hit[] {
  const hits = new Map<string, Hit>();
  walk(json, path, undefined, (hit) => hits.set(`${hit.rule} ${hit.was}`, hit));
  return [...hits.values()];
}
type Found = (hit: Hit) => void;
type Scope = Record<string, Json> | undefined;

function walk(json: Json, path: Keys, scope: Scope, found: Found): void {
  if (typeof json === 'string') inText(json, path, scope, found);
  else if (Array.isArray(json)) for (const v of json) walk(v, path, scope, found);
  else if (isObject(json)) {
    inMap(json, path, found);
    for (const [k, v] of Object.entries(json)) walk(v, [...path, k], json, found);
  }
}

// --- maps that belong together -------------------------------------------------------------------------------------

function inMap(map: Record<string, Json>, path: Keys, found: Found): void {
  const { name, port, key, values } = map;
  // `service: {name: …, port: {name: …}}` of an Ingress.
  if (typeof name === 'string' && isObject(port) && typeof port.name === 'string')
    portOf(suffixOf(name, PORTS), port.name, found);
  // A selector with expressions.
  if (key === COMPONENT_LABEL && Array.isArray(values))
    for (const v of values) if (typeof v === 'string') label(v, found);
  const configMap = typeof name === 'string' ? suffixOf(name, CONFIG_MAP_KEYS) : undefined;
  if (configMap === undefined) return;
  const keys = [key, ...(Array.isArray(map.items) ? map.items.map((i) => (isObject(i) ? i.key : undefined)) : [])];
  for (const { was, now } of CONFIG_MAP_KEYS[configMap] ?? [])
    if (keys.includes(was) && path.some((k) => /configMap/i.test(k)))
      found({ rule: 'names/config-map', was: `${was}\` of the ConfigMap \`<release>-${configMap}`, now });
}
function portOf(service: string | undefined, port: string, found: Found): void {
  const now = service === undefined ? undefined : PORTS[service]?.find((p) => p.was === port)?.now;
  if (now !== undefined)
    found({ rule: 'names/port', was: `${port}\` of the Service \`<release>-${service ?? ''}`, now });
}
function label(value: string, found: Found): void {
  const now = own(COMPONENT_LABELS, value);
  if (now !== undefined) found({ rule: 'names/label', was: `${COMPONENT_LABEL}: ${value}`, now });
}

// --- texts ---------------------------------------------------------------------------------------------------------

/** The name of a release in a text: plain, a template, a placeholder. */
const RELEASE = String.raw`(?:[a-z0-9]|\{\{[^{}]*\}\}|\$\{[^{}]*\}|\$\([^()]*\)|\$\w+)(?:[a-z0-9-]|\{\{[^{}]*\}\}|\$\{[^{}]*\})*`;
const NAMED = new RegExp(`^${RELEASE}$`);
/** What follows the name of the release, where a table knows it. The longest one counts. */
function suffixOf(name: string, table: Readonly<Record<string, unknown>>): string | undefined {
  return Object.keys(table)
    .filter((s) => name.endsWith(`-${s}`) && NAMED.test(name.slice(0, -s.length - 1)))
    .sort((a, b) => b.length - a.length)[0];
}
const own = <V>(table: Readonly<Record<string, V>>, key: string): V | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

const GONE = Object.keys(SERVICES).join('|');
/** In an address: after `//` or `@`, or with a port, or with the domain of the cluster. */
const HOST = new RegExp(
  String.raw`(?<![\w./$}-])(//(?:[^\s/@]*@)?)?${RELEASE}?-(${GONE})` +
    String.raw`(?:(\.[a-z0-9-]+)?(\.svc(?:\.[a-z0-9-]+)*)|(\.[a-z0-9-]+))?(:\d{2,5}(?![\w.]))?(?![\w-]|\.\w)`,
  'g',
);
/** Ends of public names: one label after a name of ours is a namespace otherwise. */
const PUBLIC =
  /^\.(?:com|net|org|io|dev|cloud|app|eu|de|ch|at|fr|uk|us|local|internal|example|test|lan|corp|intranet)$/;
/** Keys whose whole value is the name of a Service. */
const HOSTS =
  /(?:^|_|-)(?:host|hosts|hostname|address|server|endpoint|upstream|url|uri)$|(?:Host|Address|Url|URL|Server|Endpoint)$|^serviceName$/i;

function services(text: string, path: Keys, scope: Scope, found: Found): void {
  for (const m of text.matchAll(HOST)) {
    const [whole, scheme, which = '', , svc, single, port] = m;
    const certain = scheme !== undefined || svc !== undefined || port !== undefined;
    if (single !== undefined && (PUBLIC.test(single) || !certain)) continue;
    if (!certain && !(whole === text.trim() && namesAService(path, scope))) continue;
    found({ rule: 'names/service', was: `<release>-${which}`, now: SERVICES[which] ?? '' });
  }
  // A release called after Zeebe: 13.x does not say it twice.
  if (/(?<![\w.-])[a-z0-9-]*zeebe[a-z0-9-]*-zeebe-gateway(?![\w-])/.test(text))
    found({
      rule: 'names/service',
      was: '<release>-zeebe-gateway',
      now: '`<release>-gateway`, since the name of the release contains "zeebe", unless `orchestration.fullnameOverride` says otherwise',
    });
}
function namesAService(path: Keys, scope: Scope): boolean {
  const key = path[path.length - 1] ?? '';
  const parent = path[path.length - 2] ?? '';
  const variable = key === 'value' && typeof scope?.name === 'string' ? scope.name : key;
  return HOSTS.test(variable) || (key === 'name' && /^(?:service|backend)$/i.test(parent));
}

/** Only the Secret of a reference: the same text is the name of many other things. */
const SECRET_PLACES = /^(?:secretKeyRef|secretRef|secret)$/;
function inText(text: string, path: Keys, scope: Scope, found: Found): void {
  annotation(text, path, found);
  // Nearly every text speaks of nothing that a table knows.
  if (!SPOKEN.test(text)) return;
  const key = path[path.length - 1] ?? '';
  const parent = path[path.length - 2] ?? '';
  if (!/^(?:image|repository|tag)$/.test(key)) services(text, path, scope, found);
  selector(text, key, parent, found);
  const secret = suffixOf(text, SECRETS);
  const certain = secret?.endsWith('-identity-secret') === true;
  const place = key === 'secretName' || (key === 'name' && SECRET_PLACES.test(parent));
  if (secret !== undefined && (place || (certain && /^(?:name|existingSecret)$/.test(key))))
    found({ rule: 'names/secret', was: `<release>-${secret}`, now: SECRETS[secret] ?? '' });
  const configMap = suffixOf(text, CONFIG_MAPS);
  if (configMap !== undefined && key === 'name' && parent.startsWith('configMap'))
    found({ rule: 'names/config-map', was: `<release>-${configMap}`, now: CONFIG_MAPS[configMap] ?? '' });
  const account = suffixOf(text, SERVICE_ACCOUNTS);
  if (account !== undefined && (key === 'serviceAccountName' || (key === 'name' && scope?.kind === 'ServiceAccount')))
    found({ rule: 'names/service-account', was: `<release>-${account}`, now: SERVICE_ACCOUNTS[account] ?? '' });
  const workload = suffixOf(text, WORKLOADS);
  if (workload !== undefined && key === 'name' && scope?.kind === 'Deployment')
    found({ rule: 'names/workload', was: `<release>-${workload}`, now: WORKLOADS[workload] ?? '' });
}
const SPOKEN = new RegExp(
  [SERVICES, SECRETS, CONFIG_MAPS, SERVICE_ACCOUNTS, WORKLOADS, COMPONENT_LABELS, { zeebe: '', [COMPONENT_LABEL]: '' }]
    .flatMap((table) => Object.keys(table))
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|'),
);

/** Labels of one's own are no selector. */
const OWN_LABELS = /^(?:labels|podLabels|commonLabels|additionalLabels)$/;
function selector(text: string, key: string, parent: string, found: Found): void {
  if (key === COMPONENT_LABEL && !OWN_LABELS.test(parent)) label(text, found);
  // In a command, or in an object that is a text.
  for (const m of text.matchAll(/app\.kubernetes\.io\/component["']?\s*(?:=|:|==)\s*["']?([a-z-]+)/g))
    label(m[1] ?? '', found);
}

const OF_A_CONTAINER =
  /^(?:(?:ad\.datadoghq\.com|container\.apparmor\.security\.beta\.kubernetes\.io|container\.seccomp\.security\.alpha\.kubernetes\.io)\/([a-z-]+)(?:\.[\w.-]+)?)$/;
const NAMES_A_CONTAINER =
  /^(?:kubectl\.kubernetes\.io\/default-(?:logs-)?container|vault\.hashicorp\.com\/agent-inject-containers)$/;
const OF_A_PORT = /port|protocol|backend/i;

function annotation(text: string, path: Keys, found: Found): void {
  const key = path[path.length - 1] ?? '';
  const root = path[0] ?? '';
  const container = own(CONTAINERS, root);
  const where = path[path.length - 2] ?? '';
  if (container !== undefined && where === 'podAnnotations') {
    const named = OF_A_CONTAINER.exec(key)?.[1];
    const names = named === undefined && NAMES_A_CONTAINER.test(key) ? text.split(/\s*,\s*/) : [named];
    if (names.includes(container)) found({ rule: 'names/container', was: container, now: '`orchestration`' });
  }
  // Ports by name, in annotations of the Services.
  if (where !== 'annotations' || path[1] !== 'service' || !OF_A_PORT.test(key)) return;
  const service = root === 'zeebe' ? 'zeebe' : root.startsWith('zeebe') ? 'zeebe-gateway' : undefined;
  for (const m of text.matchAll(/(?<![\w-])[a-z]+(?![\w-])/g)) portOf(service, m[0], found);
}
