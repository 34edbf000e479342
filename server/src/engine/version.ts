/** Which chart a set was written for, by the evidence of all its layers together. */
import { catalogue } from './charts/catalogue.ts';
import type { View } from './view.ts';
import { isObject, type Json } from './yaml/tree.ts';

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

/** `declared` wins, then a first-line comment `# camunda-values: 8.7`, then the keys themselves. */
export function classify(view: View, layers: readonly Named[], declared: '8.7' | '8.8' | undefined): Version {
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
  if (OLD.some((p) => isContent(view.get(p))) && (camundaContext(view) || camundaShaped(view))) return '8.7';
  return camundaContext(view) || camundaShaped(view) ? 'neutral' : 'foreign';
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
  const known = keys.filter((k) => catalogue(version).known([as, k])).length;
  // `enabled` or `image` alone could be anybody's.
  const telling = keys.filter((k) => catalogue(version).known([as, k]) && !COMMON.has(k)).length;
  return known * 2 >= keys.length && (telling > 0 || camundaKeys(view, root) > 0 || UNIQUE.has(root));
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

/** How many roots other than `except` speak of Camunda. */
function camundaKeys(view: View, except?: string): number {
  let n = 0;
  for (const r of [...LEGACY_ROOTS, 'orchestration', 'identityKeycloak', 'webModeler', 'webModelerPostgresql']) {
    if (r !== except && isObject(view.get(r))) n++;
  }
  const global = view.get('global');
  if (isObject(global)) n += GLOBAL.filter((k) => isObject(global[k]) && isKnownBelow('global', k, global[k])).length;
  return n;
}
function isKnownBelow(root: string, key: string, value: Json | undefined): boolean {
  return (
    isObject(value) &&
    Object.keys(value).some((k) => catalogue('8.7').known([root, key, k]) || catalogue('8.8').known([root, key, k]))
  );
}
function camundaContext(view: View): boolean {
  if (camundaKeys(view) > 0) return true;
  // Two or more component roots with documented keys below them.
  const shared = SHARED.filter((r) => {
    const v = view.get(r);
    return (
      isObject(v) &&
      Object.keys(v).length > 0 &&
      Object.keys(v).every((k) => catalogue('8.7').known([r, k]) || catalogue('8.8').known([r, k]))
    );
  });
  if (shared.includes('connectors') && isContent(view.get('connectors.inbound'))) return true;
  return shared.length >= 2;
}

/** Nothing but keys that Camunda's charts document, and more than any chart of its neighbours would have. */
function camundaShaped(view: View): boolean {
  const known = (path: readonly string[]): boolean => catalogue('8.7').known(path) || catalogue('8.8').known(path);
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
