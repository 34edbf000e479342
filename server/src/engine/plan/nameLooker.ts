/** Names of objects, ports and labels of the old chart in a value or in a text: which there are, by the table of a step. */
import type { Keys } from '../path.ts';
import type { NameRule, Names } from '../steps/step.ts';
import { finish, type Sliced } from '../slices.ts';
import type { View } from '../view.ts';
import { isObject, type Json } from '../yaml/tree.ts';
import { fieldsIn, type Field } from './fields.ts';

export interface Hit {
  readonly rule: NameRule;
  /** In words of the table: nothing of the text is repeated. */
  readonly was: string;
  readonly now: string;
}

/** Every old name in a value, each once; with the values of the set only of what the chart made of them. */
export function namesIn(names: Names, json: Json, path: Keys, merged?: View): Hit[] {
  const made = (hit: Hit): boolean =>
    merged === undefined || hit.rule !== 'names/secret' || names.madeOf?.[hit.was]?.(merged) !== false;
  return each((found) => lookerOf(names).walk(json, path, undefined, found)).filter(made);
}
/** The same in one node of a tree, without what is below it. */
export function* namesAt(names: Names, json: Json, path: Keys, scope: Scope): Sliced<Hit[]> {
  const looker = lookerOf(names);
  const fields = typeof json === 'string' ? yield* looker.fieldsIn(json) : [];
  return each((found) => looker.here(json, path, scope, found, fields));
}
function each(look: (found: Found) => void): Hit[] {
  const hits = new Map<string, Hit>();
  look((hit) => hits.set(`${hit.rule} ${hit.was}`, hit));
  return [...hits.values()];
}
type Found = (hit: Hit) => void;
export type Scope = Record<string, Json> | undefined;

const lookers = new WeakMap<Names, Looker>();
function lookerOf(names: Names): Looker {
  let known = lookers.get(names);
  if (!known) lookers.set(names, (known = new Looker(names)));
  return known;
}

/** The name of a release in a text: plain, a template, a placeholder. */
const RELEASE = String.raw`(?:[a-z0-9]|\{\{[^{}]*\}\}|\$\{[^{}]*\}|\$\([^()]*\)|\$\w+)(?:[a-z0-9-]|\{\{[^{}]*\}\}|\$\{[^{}]*\})*`;
const NAMED = new RegExp(`^${RELEASE}$`);
/** What follows the name of the release, where a table knows it. The longest one counts. */
export function suffixOf(name: string, table: Readonly<Record<string, unknown>>): string | undefined {
  return Object.keys(table)
    .filter((s) => name.endsWith(`-${s}`) && NAMED.test(name.slice(0, -s.length - 1)))
    .sort((a, b) => b.length - a.length)[0];
}
const own = <V>(table: Readonly<Record<string, V>>, key: string): V | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;
const literal = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Ends of public names: one label after a name of ours is a namespace otherwise. */
const PUBLIC =
  /^\.(?:com|net|org|io|dev|cloud|app|eu|de|ch|at|fr|uk|us|local|internal|example|test|lan|corp|intranet)$/;
/** Keys whose whole value is the name of a Service. */
const HOSTS =
  /(?:^|_|-)(?:host|hosts|hostname|address|server|endpoint|upstream|url|uri)$|(?:Host|Address|Url|URL|Server|Endpoint)$|^serviceName$/i;
/** Only the Secret of a reference: the same text is the name of many other things. */
const SECRET_PLACES = /^(?:secretKeyRef|secretRef|secret)$/;
/** Labels of one's own are no selector. */
const OWN_LABELS = /^(?:labels|podLabels|commonLabels|additionalLabels)$/;
const OF_A_CONTAINER =
  /^(?:(?:ad\.datadoghq\.com|container\.apparmor\.security\.beta\.kubernetes\.io|container\.seccomp\.security\.alpha\.kubernetes\.io)\/([a-z-]+)(?:\.[\w.-]+)?)$/;
const NAMES_A_CONTAINER =
  /^(?:kubectl\.kubernetes\.io\/default-(?:logs-)?container|vault\.hashicorp\.com\/agent-inject-containers)$/;
const OF_A_PORT = /port|protocol|backend/i;

/** One of these words; of none of them nothing is one. */
export const anyOf = (words: readonly string[]): string =>
  words
    .filter((w) => w !== '')
    .map(literal)
    .join('|') || '(?!)';

/** Looks for the names of one table. */
class Looker {
  /** In an address: after `//` or `@`, or with a port, or with the domain of the cluster. */
  private readonly host: RegExp;
  /** A text that speaks of something that a table knows: nearly every text does not. */
  private readonly spoken: RegExp;
  private readonly selector: RegExp;

  constructor(private readonly names: Names) {
    const gone = anyOf(Object.keys(names.services));
    this.host = new RegExp(
      String.raw`(?<![\w./$}-])(//(?:[^\s/@]*@)?)?${RELEASE}?-(${gone})` +
        String.raw`(?:(\.[a-z0-9-]+)?(\.svc(?:\.[a-z0-9-]+)*)|(\.[a-z0-9-]+))?(:\d{2,5}(?![\w.]))?(?![\w-]|\.\w)`,
      'g',
    );
    const { services, secrets, configMaps, serviceAccounts, workloads, labels } = names;
    this.spoken = new RegExp(
      anyOf([
        ...[services, secrets, configMaps, serviceAccounts, workloads, labels].flatMap((table) => Object.keys(table)),
        names.release.word,
        names.label,
      ]),
    );
    this.selector = new RegExp(String.raw`${literal(names.label)}["']?\s*(?:=|:|==)\s*["']?([a-z-]+)`, 'g');
  }

  walk(json: Json, path: Keys, scope: Scope, found: Found): void {
    this.here(json, path, scope, found);
    if (Array.isArray(json)) for (const v of json) this.walk(v, path, scope, found);
    else if (isObject(json)) for (const [k, v] of Object.entries(json)) this.walk(v, [...path, k], json, found);
  }
  here(json: Json, path: Keys, scope: Scope, found: Found, fields?: readonly Field[]): void {
    if (typeof json === 'string') this.inText(json, path, scope, found, fields);
    else if (isObject(json)) this.inMap(json, path, found);
  }

  // --- maps that belong together -----------------------------------------------------------------------------------

  private inMap(map: Record<string, Json>, path: Keys, found: Found): void {
    const { name, port, key, values } = map;
    const { ports, configMapKeys } = this.names;
    // `service: {name: …, port: {name: …}}` of an Ingress.
    if (typeof name === 'string' && isObject(port) && typeof port.name === 'string')
      this.portOf(suffixOf(name, ports), port.name, found);
    // A selector with expressions.
    if (key === this.names.label && Array.isArray(values))
      for (const v of values) if (typeof v === 'string') this.label(v, found);
    const configMap = typeof name === 'string' ? suffixOf(name, configMapKeys) : undefined;
    if (configMap === undefined) return;
    const keys = [key, ...(Array.isArray(map.items) ? map.items.map((i) => (isObject(i) ? i.key : undefined)) : [])];
    for (const { was, now } of configMapKeys[configMap] ?? [])
      if (keys.includes(was) && path.some((k) => /configMap/i.test(k)))
        found({ rule: 'names/config-map', was: `${was}\` of the ConfigMap \`<release>-${configMap}`, now });
  }
  private portOf(service: string | undefined, port: string, found: Found): void {
    const now = service === undefined ? undefined : this.names.ports[service]?.find((p) => p.was === port)?.now;
    if (now !== undefined)
      found({ rule: 'names/port', was: `${port}\` of the Service \`<release>-${service ?? ''}`, now });
  }
  private label(value: string, found: Found): void {
    const now = own(this.names.labels, value);
    if (now !== undefined) found({ rule: 'names/label', was: `${this.names.label}: ${value}`, now });
  }

  // --- texts -------------------------------------------------------------------------------------------------------

  private services(text: string, path: Keys, scope: Scope, found: Found): void {
    const { services, release } = this.names;
    for (const m of text.matchAll(this.host)) {
      const [whole, scheme, which = '', , svc, single, port] = m;
      const certain = scheme !== undefined || svc !== undefined || port !== undefined;
      if (single !== undefined && (PUBLIC.test(single) || !certain)) continue;
      if (!certain && !(whole === text.trim() && namesAService(path, scope))) continue;
      found({ rule: 'names/service', was: `<release>-${which}`, now: services[which] ?? '' });
    }
    if (release.is.test(text)) found({ rule: 'names/service', was: release.was, now: release.now });
  }

  /** Of objects that stand in a text. */
  *fieldsIn(text: string): Sliced<readonly Field[]> {
    return text.includes('\n') && this.spoken.test(text) ? yield* fieldsIn(text, this.spoken) : [];
  }
  private inText(text: string, path: Keys, scope: Scope, found: Found, fields?: readonly Field[]): void {
    this.annotation(text, path, found);
    if (!this.spoken.test(text)) return;
    const key = path[path.length - 1] ?? '';
    const parent = path[path.length - 2] ?? '';
    if (!/^(?:image|repository|tag)$/.test(key)) this.services(text, path, scope, found);
    this.selectors(text, key, parent, found);
    if (text.includes('\n')) for (const f of fields ?? finish(this.fieldsIn(text))) this.object(f, found);
    else this.object({ text, key, parent, kind: typeof scope?.kind === 'string' ? scope.kind : undefined }, found);
  }

  /** A field whose whole value is the name of an object. */
  private object({ text, key, parent, kind }: Field, found: Found): void {
    const { secrets, sureSecret, configMaps, serviceAccounts, workloads } = this.names;
    const secret = suffixOf(text, secrets);
    const certain = secret?.endsWith(sureSecret) === true;
    const place = key === 'secretName' || (key === 'name' && SECRET_PLACES.test(parent));
    if (secret !== undefined && (place || (certain && /^(?:name|existingSecret)$/.test(key))))
      found({ rule: 'names/secret', was: `<release>-${secret}`, now: secrets[secret] ?? '' });
    const configMap = suffixOf(text, configMaps);
    if (configMap !== undefined && key === 'name' && parent.startsWith('configMap'))
      found({ rule: 'names/config-map', was: `<release>-${configMap}`, now: configMaps[configMap] ?? '' });
    const account = suffixOf(text, serviceAccounts);
    if (account !== undefined && (key === 'serviceAccountName' || (key === 'name' && kind === 'ServiceAccount')))
      found({ rule: 'names/service-account', was: `<release>-${account}`, now: serviceAccounts[account] ?? '' });
    const workload = suffixOf(text, workloads);
    if (workload !== undefined && key === 'name' && kind === 'Deployment')
      found({ rule: 'names/workload', was: `<release>-${workload}`, now: workloads[workload] ?? '' });
  }

  private selectors(text: string, key: string, parent: string, found: Found): void {
    if (key === this.names.label && !OWN_LABELS.test(parent)) this.label(text, found);
    // In a command, or in an object that is a text.
    for (const m of text.matchAll(this.selector)) this.label(m[1] ?? '', found);
  }

  private annotation(text: string, path: Keys, found: Found): void {
    const { containers, container: now, portsOf } = this.names;
    const key = path[path.length - 1] ?? '';
    const root = path[0] ?? '';
    const container = own(containers, root);
    const where = path[path.length - 2] ?? '';
    if (container !== undefined && where === 'podAnnotations') {
      const named = OF_A_CONTAINER.exec(key)?.[1];
      const names = named === undefined && NAMES_A_CONTAINER.test(key) ? text.split(/\s*,\s*/) : [named];
      if (names.includes(container)) found({ rule: 'names/container', was: container, now: `\`${now}\`` });
    }
    // Ports by name, in annotations of the Services.
    if (where !== 'annotations' || path[1] !== 'service' || !OF_A_PORT.test(key)) return;
    const service = own(portsOf, root);
    for (const m of text.matchAll(/(?<![\w-])[a-z]+(?![\w-])/g)) this.portOf(service, m[0], found);
  }
}
function namesAService(path: Keys, scope: Scope): boolean {
  const key = path[path.length - 1] ?? '';
  const parent = path[path.length - 2] ?? '';
  const variable = key === 'value' && typeof scope?.name === 'string' ? scope.name : key;
  return HOSTS.test(variable) || (key === 'name' && /^(?:service|backend(?:Refs?)?)$/i.test(parent));
}
