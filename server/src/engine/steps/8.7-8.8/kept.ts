/** Keys that stay where they are and still have to be looked at. */
import { asText, fact } from '../../rules/functions.ts';
import { hasText, isFalse, isObject, type Json } from '../../yaml/tree.ts';
import type { Look, Overview } from '../step.ts';
import { hasOldName } from './oldNames.ts';

/** Who checked tokens with keys from the configured address; the cluster did not. */
const READ_KEYS = ['operate', 'tasklist', 'optimize', 'webModeler', 'console'];

/** Passwords of databases whose Secret the upgrade names where chart 12.x made one up, the keys of which no values changed. */
const DATABASES = [
  ['webModelerPostgresql', 'web-modeler-database', '(?:admin|user)'],
  ['identityPostgresql', 'identity-database', 'admin'],
  ['identityKeycloak.postgresql', 'keycloak-database', 'admin'],
] as const;

/** What Management Identity made for the programs that are the cluster now, and its own role, which has another name. */
const OLD_ROLES = new Set(['Identity', 'Operate', 'Tasklist', 'Zeebe']);
const OLD_APIS = new Set(['operate-api', 'tasklist-api', 'zeebe-api']);
/** An item of the list has such an item in its own list. */
const hasIn = (value: Json, key: string, is: (item: Json) => boolean): boolean =>
  Array.isArray(value) &&
  value.some((item) => {
    const list = isObject(item) ? item[key] : undefined;
    return Array.isArray(list) && list.some(is);
  });

export const LOOKS: readonly Look[] = [
  ...DATABASES.map(([store, on, who]): Look => ({
    at: new RegExp(`^${store.replace('.', '\\.')}\\.auth\\.secretKeys\\.${who}PasswordKey$`),
    rule: 'secrets/key-awakes',
    is: (value, merged, facts) =>
      !isFalse(value) && fact(on, merged, facts) && fact(`password-generated:${store}`, merged, facts),
  })),
  {
    at: /^global\.annotations\./,
    rule: 'template/some-objects',
    is: (value) => typeof value === 'string' && value.includes('{{'),
  },
  {
    at: /^global\.opensearch\.prefix$/,
    rule: 'global/opensearch-prefix',
    is: (_, merged, facts) => fact('prefix-awakes', merged, facts),
  },
  {
    at: /^global\.opensearch\.aws\.enabled$/,
    rule: 'storage/aws',
    is: (value, merged) => !isFalse(value) && isFalse(merged.effective('global.opensearch.enabled') ?? null),
  },
  {
    at: /^global\.identity\.auth\.jwksUrl$/,
    rule: 'identity-auth/keys-address',
    is: (value, merged) =>
      !isFalse(value) &&
      !isFalse(merged.effective('global.identity.auth.enabled') ?? null) &&
      READ_KEYS.every((root) => isFalse(merged.effective(`${root}.enabled`) ?? null)),
  },
  {
    at: /^identity\.users$/,
    rule: 'identity/old-roles',
    is: (value) => hasIn(value, 'roles', (role) => OLD_ROLES.has(asText(role))),
  },
  {
    at: /^identity\.clients$/,
    rule: 'identity/old-roles',
    is: (value) => hasIn(value, 'permissions', (p) => isObject(p) && OLD_APIS.has(asText(p.resourceServerId))),
  },
  {
    at: /^webModeler\.restapi\.clusters$/,
    rule: 'web-modeler/clusters',
    is: (value) => Array.isArray(value) && value.some(isOldCluster),
  },
  {
    at: /^webModeler\.restapi\.clusters$/,
    rule: 'web-modeler/cluster-authentication',
    is: (value) => Array.isArray(value) && value.some((c) => isObject(c) && isOldMethod(c.authentication)),
  },
  {
    at: /^webModeler\.restapi\.env$/,
    rule: 'web-modeler/clusters',
    is: (value) => clustersOf(value).some(isOldCluster),
  },
  {
    at: /^webModeler\.restapi\.env$/,
    rule: 'web-modeler/cluster-authentication',
    is: (value) => clustersOf(value).some((c) => isObject(c) && isOldMethod(c.authentication)),
  },
  {
    at: /^optimize\.(?:configuration$|extraConfiguration\b)/,
    rule: 'optimize/variable-rollover',
    is: (value) => /variable-?IndexRollover/i.test(JSON.stringify(value)),
  },
  ...(['connectors', 'identity'] as const).flatMap((root): Look[] => [
    {
      at: new RegExp(`^${root}\\.extraConfiguration\\b`),
      rule: 'texts/old-names',
      is: (value) => hasText(value, (text) => hasOldName(root, text, ['yaml', 'properties'])),
    },
    {
      at: new RegExp(`^${root}\\.command\\b`),
      rule: 'texts/old-names',
      is: (value) => hasText(value, (text) => hasOldName(root, text, ['options'])),
    },
  ]),
  {
    at: /^(?:connectors|identity)\.configuration$/,
    rule: 'texts/own-addresses',
    is: (value) => typeof value === 'string' && value.trim() !== '',
  },
  {
    at: /^(?:optimize|console|webModeler\.(?:restapi|webapp|websockets))\.(?:configuration|overrideConfiguration)$/,
    rule: 'texts/own-configuration',
    is: (value) => typeof value === 'string' && value.trim() !== '',
  },
];

/** The applications of the cluster have names below its path, and Management Identity may have one of them. */
const HIDDEN_IDENTITY: Overview = {
  rule: 'ingress/hidden-identity',
  at: 'identity.contextPath',
  is: (merged, willBe) => {
    const here = merged.text('identity.contextPath').replace(/\/+$/, '');
    const cluster = willBe('orchestration.contextPath');
    if (typeof cluster !== 'string' || here !== `${cluster.replace(/\/+$/, '')}/identity`) return false;
    if (!merged.is('global.ingress.enabled') || !merged.is('identity.enabled')) return false;
    return !['orchestration.enabled', 'orchestration.profiles.identity'].some((key) => willBe(key) === false);
  },
};
export const OVERVIEWS: readonly Overview[] = [HIDDEN_IDENTITY];

/** Of a version before 8.8, or with the addresses of one. */
function isOldCluster(item: Json): boolean {
  if (!isObject(item)) return false;
  const { url, version } = item;
  const [, minor] =
    /^8\.(\d+)/.exec(typeof version === 'string' || typeof version === 'number' ? String(version) : '') ?? [];
  if (minor !== undefined && Number(minor) < 8) return true;
  return isObject(url) && ['zeebe', 'operate', 'tasklist'].some((k) => k in url);
}
const isOldMethod = (method: Json | undefined): boolean =>
  typeof method === 'string' && /^\s*(?:oauth|client[-_]?credentials)\s*$/i.test(method);

/** `CAMUNDA_MODELER_CLUSTERS_0_URL_OPERATE` and its neighbours as the list that they stand for. */
function clustersOf(env: Json): Json[] {
  const clusters = new Map<string, Record<string, Json>>();
  for (const item of Array.isArray(env) ? env : []) {
    if (!isObject(item) || typeof item.name !== 'string') continue;
    const [, index = '', key = ''] =
      /^CAMUNDA_MODELER_CLUSTERS_(\d+)_(.+)$/.exec(item.name.toUpperCase().replace(/[.[\]-]+/g, '_')) ?? [];
    if (key === '') continue;
    const cluster = clusters.get(index) ?? {};
    clusters.set(index, cluster);
    const [, url] = /^URL_(ZEEBE|OPERATE|TASKLIST)/.exec(key) ?? [];
    if (url !== undefined) cluster.url = { [url.toLowerCase()]: item.value ?? null };
    else if (/^(?:VERSION|AUTHENTICATION)$/.test(key)) cluster[key.toLowerCase()] = item.value ?? null;
    // A token address of the cluster's own goes with the credentials.
    else if (key.startsWith('OAUTH_')) cluster.authentication ??= 'OAUTH';
  }
  return [...clusters.values()];
}
