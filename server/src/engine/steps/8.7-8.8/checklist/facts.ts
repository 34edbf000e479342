/** The few named questions that need more than one key. They see merged values only. */
import { catalogue } from '../../../charts/catalogue.ts';
import { filled } from '../../../checklist/filled.ts';
import type { Survey } from '../../../checklist/item.ts';
import { LEGACY_ROOTS } from '../marks.ts';
import { due, type Sliced } from '../../../slices.ts';
import type { View } from '../../../view.ts';
import { isObject, type Json } from '../../../yaml/tree.ts';

export type Fact =
  | 'is-8.8'
  | 'no-old-roots'
  | 'no-old-image'
  | 'no-plain-secret'
  | 'no-old-secret'
  | 'names-a-secret'
  | 'no-image-path'
  | 'no-single-ingress'
  | 'full-copy'
  | 'own-values'
  | 'uses-oidc'
  | 'uses-basic'
  | 'several-regions'
  | 'shared-storage'
  | 'resource-permissions'
  | 'own-texts'
  | 'intercepts'
  | 'hidden-variables'
  | 'external-keycloak'
  | 'several-storages';

const FULL_COPY = 500;
const COMPONENTS = ['orchestration', 'identity', 'console', 'connectors', 'optimize', 'webModeler'] as const;

export const FACTS: Readonly<Record<Fact, (v: View, survey: Survey) => boolean>> = {
  'is-8.8': (v) => filled(v.get('orchestration')) && noOldRoots(v),
  'no-old-roots': noOldRoots,
  'no-old-image': (v) => !someImage(v.tree, oldImage) && !oldImage(v.get('global.image')),
  'no-plain-secret': (_v, survey) => !survey.has('plain'),
  'no-old-secret': (_v, survey) => !survey.has('oldForm'),
  'names-a-secret': (_v, survey) => survey.has('reference'),
  'no-image-path': (_v, survey) => !survey.has('imagePath'),
  'no-single-ingress': (v) =>
    ['identity', 'console', 'connectors', 'optimize', 'webModeler', 'operate', 'tasklist', 'executionIdentity'].every(
      (c) => v.get(`${c}.ingress.enabled`) !== true,
    ) && !v.has('zeebeGateway.ingress'),
  'full-copy': (_v, survey) => survey.has('copy'),
  'own-values': (_v, survey) => !survey.has('copy'),
  'uses-oidc': (v) => method(v) === 'oidc',
  'uses-basic': (v) => method(v) === 'basic',
  'resource-permissions': (v) =>
    v.get('orchestration.migration.identity.resourceAuthorizationsEnabled') === true ||
    ['identity.env', 'operate.env', 'tasklist.env', 'orchestration.env'].some((list) => {
      const env = v.get(list);
      return (
        Array.isArray(env) &&
        env.some(
          (i) =>
            isObject(i) &&
            typeof i.name === 'string' &&
            /^(?:CAMUNDA_(?:OPERATE|TASKLIST)_IDENTITY_)?RESOURCE_?PERMISSIONS_?ENABLED$/.test(i.name) &&
            (i.value === true || i.value === 'true'),
        )
      );
    }),
  'shared-storage': (v) =>
    v.get('global.elasticsearch.external') === true || v.get('global.opensearch.enabled') === true,
  'several-regions': (v) => Number(v.text('global.multiregion.regions')) > 1,
  intercepts: (v, survey) =>
    survey.has('interceptors') ||
    CLUSTER.some((c) => {
      const env = v.get(`${c}.env`);
      return (
        Array.isArray(env) &&
        env.some((i) => isObject(i) && typeof i.name === 'string' && i.name.includes('GATEWAY_INTERCEPTORS_'))
      );
    }),
  // Variables from elsewhere and texts of one's own: what they say stands in no list that can be read.
  'hidden-variables': (v) =>
    CLUSTER.some((c) => ['envFrom', 'configuration', 'extraConfiguration'].some((k) => filled(v.get(`${c}.${k}`)))),
  'external-keycloak': (v) =>
    v.get('identityKeycloak.enabled') === false && filled(v.get('global.identity.keycloak.url')),
  'several-storages': (v) => storages(v).size > 1,
  'own-texts': (v) =>
    CLUSTER.some((c) => filled(v.get(`${c}.configuration`)) || filled(v.get(`${c}.extraConfiguration`))),
};

const CLUSTER: readonly string[] = ['orchestration', 'zeebe', 'zeebeGateway', 'zeebe-gateway', 'operate', 'tasklist'];

/** Addresses of storages that variables of the old components name; one of them at most is that of the others too. */
function storages(v: View): Set<string> {
  const found = new Set<string>();
  for (const c of CLUSTER) {
    const env = v.get(`${c}.env`);
    for (const i of Array.isArray(env) ? env : [])
      if (isObject(i) && typeof i.name === 'string' && typeof i.value === 'string')
        if (/^CAMUNDA_(?:OPERATE|TASKLIST)_(?:ZEEBE)?(?:ELASTICSEARCH|OPENSEARCH)_URL$/.test(i.name))
          found.add(i.value);
  }
  return found;
}

const isText = (value: Json): boolean => typeof value === 'string' && value.trim() !== '';

function noOldRoots(v: View): boolean {
  return LEGACY_ROOTS.every((r) => !v.has(r)) && !v.has('postgresql');
}

/** How the set says users sign in; 8.7 says it by switching Identity's authentication off. */
function method(v: View): 'oidc' | 'basic' | undefined {
  const said = v.get('orchestration.security.authentication.method') ?? v.get('global.security.authentication.method');
  if (said === 'oidc' || said === 'basic') return said;
  if (!v.has('zeebe') && !v.has('operate') && !v.has('tasklist')) return undefined;
  return v.get('global.identity.auth.enabled') === false ? 'basic' : 'oidc';
}

function oldImage(image: Json | undefined): boolean {
  if (!isObject(image)) return false;
  if (isText(image.digest ?? null)) return true;
  const { tag } = image;
  const version = typeof tag === 'string' || typeof tag === 'number' ? /^v?(\d+)\.(\d+)/.exec(String(tag)) : null;
  if (!version) return typeof tag === 'string' && tag !== '';
  return Number(version[1]) < 8 || (Number(version[1]) === 8 && Number(version[2]) < 8);
}
/** Images of Camunda's own components; a database has versions of its own. */
function someImage(tree: Json, test: (image: Json | undefined) => boolean): boolean {
  if (!isObject(tree)) return false;
  return [...COMPONENTS, ...LEGACY_ROOTS].some((c) => {
    const component = tree[c];
    return isObject(component) && test(component.image);
  });
}

/** What some leaf of all is; the items of a list have no path of their own. `root`: the key at the top that it is below. */
const LEAVES: Readonly<Record<string, (path: string, value: Json, root: string) => boolean>> = {
  plain: (path, value) => isPlain(path) && isText(value),
  oldForm: (path, value) => isOldForm(path) && filled(value),
  reference: (path, value) => /(?:^|\.)existingSecret$/.test(path) && isText(value),
  imagePath: (_path, value, root) =>
    root === 'orchestration' && typeof value === 'string' && /\/usr\/local\/(?:zeebe|operate|tasklist)\b/.test(value),
  interceptors: (_path, value, root) =>
    CLUSTER.includes(root) && typeof value === 'string' && /^\s*interceptors:/m.test(value),
};
/** Several items ask the same of every leaf. `copy`: many of them say what chart 12.x says anyway. */
export function* surveying(v: View): Sliced<Survey> {
  const found = new Set<string>();
  let open = Object.entries(LEAVES);
  let standard = 0;
  const isStandard = (value: Json, keys: readonly string[]): boolean => {
    const own = catalogue('8.7').default(keys);
    return own !== undefined && JSON.stringify(own) === JSON.stringify(value);
  };
  const walk = function* (value: Json, path: string, keys: readonly string[], listed: boolean): Sliced<void> {
    if (due()) yield;
    if (keys.length > 64) return;
    if (isObject(value) && (listed || Object.keys(value).length > 0)) {
      for (const [k, below] of Object.entries(value))
        yield* walk(below, path === '' ? k : `${path}.${k}`, [...keys, k], listed);
      return;
    }
    if (!listed && isStandard(value, keys)) standard++;
    if (Array.isArray(value)) for (const item of value) yield* walk(item, `${path}[]`, [...keys, ''], true);
    else if (!isObject(value)) {
      const now = open.filter(([, test]) => test(path, value, keys[0] ?? ''));
      for (const [name] of now) found.add(name);
      if (now.length > 0) open = open.filter(([name]) => !found.has(name));
    }
  };
  yield* walk(v.tree, '', [], false);
  if (standard > FULL_COPY) found.add('copy');
  return found;
}

/** In 8.8 the one place for a secret in plain text; in both charts a password beside the reference. */
const isPlain = (path: string): boolean =>
  /(?:^|\.)inlineSecret$/.test(path) ||
  /^(?:global\.license\.key|global\.(?:elasticsearch|opensearch)\.auth\.password)$/.test(path) ||
  /^(?:identity\.(?:firstUser|externalDatabase)|webModeler\.restapi\.externalDatabase)\.password$/.test(path) ||
  /^webModeler\.restapi\.mail\.smtpPassword$/.test(path);

/** References that 8.8 wants below `secret`. Subcharts keep a form of their own. */
const isOldForm = (path: string): boolean =>
  /^(?:global\.|identity\.|webModeler\.|connectors\.|console\.|optimize\.|orchestration\.)/.test(path) &&
  /\.existingSecret(?:Key|\.name)?$/.test(path) &&
  !/\.secret\.existingSecret(?:Key)?$/.test(path) &&
  !/\btls\.existingSecret$/.test(path);
