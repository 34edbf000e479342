/** What stays where it is, but speaks of 8.7, and what the new values make of keys that stay. */
import { formatPath, parsePath } from '../path.ts';
import { fact } from '../steps/8.7-8.8/functions.ts';
import { valueAt } from '../view.ts';
import { find, isObject, type Json } from '../yaml/tree.ts';
import type { Inspection } from './inspection.ts';

interface Look {
  readonly at: RegExp;
  /** A note of the rules. */
  readonly rule: string;
  readonly is: (value: Json, inspection: Inspection) => boolean;
}
const LOOKS: readonly Look[] = [
  {
    at: /^global\.opensearch\.prefix$/,
    rule: 'global/opensearch-prefix',
    is: (_, { set, facts }) => fact('prefix-awakes', set.merged, facts),
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
    at: /^(?:connectors|identity|optimize|console|webModeler\.(?:restapi|webapp|websockets))\.(?:configuration|overrideConfiguration)$/,
    rule: 'texts/own-configuration',
    is: (value) => typeof value === 'string' && value.trim() !== '',
  },
];

export function planKept(inspection: Inspection): void {
  for (const p of inspection.placed) {
    const final = formatPath(p.final);
    for (const look of LOOKS)
      if (look.at.test(final) && look.is(valueAt(p.unit.json, p.path) ?? null, inspection))
        inspection.tell(look.rule, { unit: p.unit, path: formatPath(p.path), entry: p.entry });
  }
  hiddenIdentity(inspection);
}

/** What 8.8 reads at a path: what the upgrade writes there, or what a file says that is not behind it. */
function willBe(inspection: Inspection, path: string): { unit: number; value: Json } | undefined {
  const last = inspection.set.units.length - 1;
  const said = inspection.saidAt(path, last);
  const [set] = inspection.operations
    .filter((o) => o.kind === 'set' && formatPath(o.to) === path)
    .sort((a, b) => b.unit - a.unit);
  if (set?.kind === 'set' && set.unit >= (said?.unit.index ?? 0)) return { unit: set.unit, value: set.json };
  return said && { unit: said.unit.index, value: said.value };
}

/** The applications of the cluster have names below its path, and Management Identity may have one of them. */
function hiddenIdentity(inspection: Inspection): void {
  const { merged, units } = inspection.set;
  const path = 'identity.contextPath';
  const here = merged.text(path).replace(/\/+$/, '');
  const cluster = willBe(inspection, 'orchestration.contextPath')?.value;
  if (typeof cluster !== 'string' || here !== `${cluster.replace(/\/+$/, '')}/identity`) return;
  if (!merged.is('global.ingress.enabled') || !merged.is('identity.enabled')) return;
  const off = ['orchestration.enabled', 'orchestration.profiles.identity'];
  if (off.some((key) => willBe(inspection, key)?.value === false)) return;
  for (const unit of [...units].reverse()) {
    const entry = find(unit.doc.root, parsePath(path))?.entry;
    if (!entry) continue;
    inspection.tell('ingress/hidden-identity', { unit, path, entry });
    return;
  }
}

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
