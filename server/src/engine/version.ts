/** Which chart a set was written for, by the evidence of all its layers together. */
import { catalogue } from './charts/catalogue.ts';
import { isMarked } from './plan/markers.ts';
import { View, type JsonObject } from './view.ts';
import { isObject, type Json } from './yaml/tree.ts';
import { liveKeys } from './yaml/watch.ts';

export type Version = '8.7' | '8.8' | 'neutral' | 'foreign';

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
/** Keys that only chart 13.x has. */
const NEW = [
  'global.security.authentication',
  'global.compatibility.orchestration',
  'global.noSecondaryStorage',
  'connectors.security',
  'orchestration.migration',
] as const;
/** Where the upgrade of a file that is only a part puts what 8.7 had under another name: told after everything that speaks of 8.7. */
const WRITTEN = [
  'global.license.secret',
  'global.elasticsearch.auth.secret',
  'global.opensearch.auth.secret',
  'global.documentStore.type.gcp.secret',
  'global.identity.auth.identity.secret',
  'global.identity.auth.optimize.secret',
  'identity.externalDatabase.secret',
  'identity.firstUser.secret',
  'webModeler.restapi.externalDatabase.secret',
] as const;
/** What nobody sets before 8.8. */
const METHOD = ['global.security.authentication.method', 'orchestration.security.authentication.method'] as const;
/** Shared roots with names no other chart is likely to use together with these keys. */
const SHARED = [
  'identity',
  'identityKeycloak',
  'identityPostgresql',
  'optimize',
  'console',
  'webModeler',
  'connectors',
] as const;
const GLOBAL = [
  'identity',
  'multitenancy',
  'multiregion',
  'license',
  'documentStore',
  'zeebeClusterName',
  'zeebePort',
] as const;

/** The roots of both charts, in all spellings. */
export const roots: ReadonlySet<string> = new Set([
  ...LEGACY_ROOTS,
  ...catalogue('8.7')
    .children([])
    .map((k) => k.path),
  ...catalogue('8.8')
    .children([])
    .map((k) => k.path),
]);

/** Something in it has no place in 8.8. Every key is asked for, also after the first answer: readers may record them. */
export const showsOld = (view: View): boolean => [...LEGACY_ROOTS, ...OLD].filter((p) => view.has(p)).length > 0;

interface Named {
  readonly text: string;
}

/** What the first line of a file says, and where in the text the number stands. */
export function declaration(text: string): { version: '8.7' | '8.8'; start: number; end: number } | undefined {
  const found = /^(\ufeff?#[^\S\r\n]*camunda-values:[^\S\r\n]*)(8\.[78])\b/.exec(text);
  const [, before = '', version] = found ?? [];
  if (version !== '8.7' && version !== '8.8') return undefined;
  return { version, start: before.length, end: before.length + version.length };
}

/**
 * `declared` wins, then a first-line comment `# camunda-values: 8.7`, then the keys themselves; then what else the files say, and
 * at last what stands beside them.
 */
export function classify(
  view: View,
  layers: readonly Named[],
  declared: '8.7' | '8.8' | undefined,
  beside?: '8.7' | '8.8',
): Version {
  if (declared) return declared;
  for (const l of layers) {
    const said = declaration(l.text);
    if (said) return said.version;
  }
  const roots = LEGACY_ROOTS.filter((r) => looksLike('8.7', view, r));
  const cluster = looksLike('8.8', view, 'orchestration');
  // Moved by hand, with some blocks forgotten: the method says that somebody decided for 8.8, and most of it is there.
  const settled =
    cluster && METHOD.some((p) => isContent(view.get(p))) && size(view, ['orchestration']) >= size(view, roots);
  if (roots.length > 0 && !settled && camundaContext(view)) return '8.7';
  if (cluster) return '8.8';
  if (NEW.some((p) => isContent(view.get(p))) && camundaContext(view)) return '8.8';
  const ours = camundaContext(view) || camundaShaped(view);
  if (OLD.some((p) => isContent(view.get(p))) && ours) return '8.7';
  // The same name as that of other charts' databases: only beside what is Camunda's alone.
  if (isObject(view.get('postgresql')) && camundaKeys(view) > 0 && onlyRoots(view.tree)) return '8.7';
  // The upgrade left a comment, or made a section of the cluster that nothing else shows to be one.
  if (layers.some((l) => isMarked(l.text)) && onlyRoots(view.tree)) return '8.8';
  if (isWhollyKnown('8.8', view, 'orchestration') && onlyRoots(view.tree)) return '8.8';
  if (!ours) return 'foreign';
  const written = WRITTEN.some((p) => isContent(view.get(p))) ? '8.8' : undefined;
  return tagged(view) ?? written ?? headed(layers) ?? beside ?? 'neutral';
}

/** Components whose images carry the version of Camunda. */
const TAGGED = ['global', 'identity', 'connectors', 'optimize', 'console', 'webModeler', ...LEGACY_ROOTS] as const;
/** What the tags of the images say, as long as they do not contradict each other. */
function tagged(view: View): '8.7' | '8.8' | undefined {
  const tags = TAGGED.map((r) => view.get(`${r}.image.tag`)).filter(
    (t) => typeof t === 'string' || typeof t === 'number',
  );
  const found = new Set(tags.flatMap((t) => /^8\.[78](?=$|[.-])/.exec(String(t)) ?? []));
  const [only] = found;
  return found.size === 1 && (only === '8.7' || only === '8.8') ? only : undefined;
}
/** What the comment at the top says about the chart: `# camunda-platform 12.3.0`, `# Chart version: 13.1.0`. */
function headed(layers: readonly Named[]): '8.7' | '8.8' | undefined {
  for (const { text } of layers) {
    const head = /^\ufeff?(?:[ \t]*(?:#[^\r\n]*)?\r?\n)*/.exec(text)?.[0].slice(0, 4000) ?? '';
    const chart = /\b(?:camunda-platform|chart)(?:[ -]?version)?[ \t]*[:=@v-]?[ \t]*v?(12|13)\.\d/i.exec(head)?.[1];
    if (chart !== undefined) return ofChart(`${chart}.`);
  }
  return undefined;
}
/** Which version of Camunda a version of the chart is for. */
export function ofChart(version: string): '8.7' | '8.8' | undefined {
  const major = /^[\s~^=v]*(\d+)(?:\.|$)/.exec(version)?.[1];
  return major === '12' ? '8.7' : major === '13' ? '8.8' : undefined;
}

/**
 * What values that stand inside something else say of themselves; undefined where they are not Camunda's. Among strange keys only
 * what is mostly keys of the chart counts. `named`: something around them names Camunda.
 */
export function valuesOf(values: JsonObject, named: boolean): Exclude<Version, 'foreign'> | undefined {
  const view = new View(values);
  const version = classify(view, [], undefined);
  if (version === 'foreign' || !mostlyKnown(values)) return undefined;
  if (version !== 'neutral') return version;
  return onlyRoots(values) && (named || camundaKeys(view) > 0) ? version : undefined;
}
const known = (path: readonly string[]): boolean => catalogue('8.7').known(path) || catalogue('8.8').known(path);
const spelt = (root: string): string => (root === 'zeebe-gateway' ? 'zeebeGateway' : root);
/** Every root is one of the charts; what only lends its content by an anchor is nobody's. */
const onlyRoots = (values: JsonObject): boolean => Object.keys(values).every((k) => roots.has(k) || /^[x.]-?/.test(k));
function mostlyKnown(values: JsonObject): boolean {
  let all = 0;
  let mine = 0;
  for (const [root, v] of Object.entries(values)) {
    if (!roots.has(root) || !isObject(v)) continue;
    for (const k of Object.keys(v)) {
      all++;
      if (known([spelt(root), k]) && fits([spelt(root), k], v, k)) mine++;
    }
  }
  return mine * 2 >= all;
}
/** What a pipeline fills in later could become anything. */
const FILLED_IN = /[${}<>%@]|__/;
/**
 * A section where the charts have a section, one value where they have one: `zeebe: {image: camunda/zeebe}` is Docker Compose.
 * A scalar is read only where a chart has a section.
 */
function fits(path: readonly string[], parent: JsonObject, key: string): boolean {
  const facts = [catalogue('8.7').get(path), catalogue('8.8').get(path)].filter((f) => f !== undefined);
  if (facts.length === 0) return true;
  const types = new Set(facts.flatMap((f) => f.types));
  const one = ['string', 'number', 'integer', 'boolean'] as const;
  const scalar = types.has('null') || one.some((t) => types.has(t));
  if (liveKeys(parent)?.has(key) && scalar) return true;
  const value = parent[key];
  if (value === null || value === undefined) return true;
  if (Array.isArray(value)) return types.has('array') || types.has('null');
  if (isObject(value)) return types.has('object') || types.has('null');
  return scalar || FILLED_IN.test(String(value));
}

function size(view: View, roots: readonly string[]): number {
  return roots.reduce((n, r) => {
    const v = view.get(r);
    return n + (isObject(v) ? Object.keys(v).length : 0);
  }, 0);
}
const isContent = (v: Json | undefined): boolean => v !== undefined && (!isObject(v) || Object.keys(v).length > 0);

/** A root whose content is mostly keys that the chart documents; an empty one counts beside other Camunda keys only. */
function looksLike(version: '8.7' | '8.8', view: View, root: string): boolean {
  const v = view.get(root);
  if (!isObject(v)) return false;
  const keys = Object.keys(v);
  if (keys.length === 0) return camundaContext(view);
  const as = root === 'zeebe-gateway' ? 'zeebeGateway' : root;
  const listed = keys.filter((k) => catalogue(version).known([as, k]) && fits([as, k], v, k));
  const known = listed.length;
  // `enabled` or `image` alone could be anybody's.
  const telling = listed.filter((k) => !COMMON.has(k)).length;
  return known * 2 >= keys.length && (telling > 0 || camundaKeys(view, root) > 0 || UNIQUE.has(root));
}
/** A root of which the chart documents every key. */
function isWhollyKnown(version: '8.7' | '8.8', view: View, root: string): boolean {
  const v = view.get(root);
  const keys = isObject(v) ? Object.keys(v) : [];
  return keys.length > 0 && keys.every((k) => catalogue(version).known([root, k]));
}

/** Keys below `global.elasticsearch` that its own chart has too. */
const NEIGHBOUR = new Set(['service', 'kibanaEnabled']);
const COMMON = new Set([
  'enabled',
  'image',
  'resources',
  'env',
  'replicas',
  'service',
  'ingress',
  'annotations',
  'labels',
  'nodeSelector',
  'tolerations',
  'affinity',
  'podAnnotations',
  'podLabels',
  'serviceAccount',
  'command',
]);
const UNIQUE = new Set(['zeebe', 'zeebeGateway', 'zeebe-gateway', 'tasklist', 'executionIdentity']);

/** Roots that other charts have too: what stands below them has to be Camunda's. */
const ANYBODYS = new Set(['operate', 'orchestration']);
/** How many roots other than `except` speak of Camunda. */
function camundaKeys(view: View, except?: string): number {
  let n = 0;
  for (const r of [...LEGACY_ROOTS, 'orchestration', 'identityKeycloak', 'webModeler', 'webModelerPostgresql']) {
    const v = view.get(r);
    if (r !== except && isObject(v) && mostlyKnown({ [r]: v }) && (!ANYBODYS.has(r) || isTelling(view, r, v))) n++;
  }
  const global = view.get('global');
  if (isObject(global)) n += GLOBAL.filter((k) => isObject(global[k]) && isKnownBelow('global', k, global[k])).length;
  return n;
}
/** Not only keys that every chart has; among Camunda's roots alone, nothing that the charts do not know. */
function isTelling(view: View, root: string, v: JsonObject): boolean {
  const keys = Object.keys(v);
  if (keys.some((k) => known([root, k]) && !COMMON.has(k))) return true;
  return keys.every((k) => known([root, k])) && onlyRoots(view.tree);
}
function isKnownBelow(root: string, key: string, value: Json | undefined): boolean {
  return isObject(value) && Object.keys(value).some((k) => known([root, key, k]));
}
function camundaContext(view: View): boolean {
  if (camundaKeys(view) > 0) return true;
  // Two or more component roots with documented keys below them; keys that every chart has prove nothing beside strange roots.
  const shared = SHARED.filter((r) => {
    const v = view.get(r);
    return isObject(v) && Object.keys(v).length > 0 && Object.keys(v).every((k) => known([r, k]));
  });
  if (shared.includes('connectors') && isContent(view.get('connectors.inbound'))) return true;
  const telling = shared.some((r) => Object.keys(view.get(r) as JsonObject).some((k) => !COMMON.has(k)));
  return shared.length >= 2 && (telling || onlyRoots(view.tree));
}

/** Nothing but keys that Camunda's charts document, and more than any chart of its neighbours would have. */
function camundaShaped(view: View): boolean {
  if (!onlyRoots(view.tree)) return false;
  const below = (root: string, v: Json): boolean =>
    isObject(v) && Object.keys(v).length > 0 && Object.keys(v).every((k) => known([root, k]));
  const global = view.get('global');
  const named =
    isObject(global) &&
    [...GLOBAL, 'elasticsearch', 'opensearch', 'compatibility'].some((k) => {
      const v = global[k];
      return (
        isObject(v) &&
        Object.keys(v).some((x) => !NEIGHBOUR.has(x)) &&
        Object.keys(v).every((x) => known(['global', k, x]))
      );
    });
  return named || [...SHARED, 'webModelerPostgresql'].some((r) => below(r, view.get(r) ?? null));
}
