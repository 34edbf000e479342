/** The demands of the chart gone through, and those that no row can say: addresses, regions, ports, storage, certificates. */
import { parsePath } from '../../path.ts';
import { isObject, type Json } from '../../yaml/tree.ts';
import { all, demand, holds, on, refuse, type Constraint, type Refused, type Test } from '../constraint.ts';
import type { Fix, Teller } from '../told.ts';
import { isOpen, type Values } from '../values.ts';
import { AUTH, CONSTRAINTS, INGRESS, OIDC, REFUSED } from './constraints.ts';

const LOCAL = /^http:\/\/localhost(?:[:/]|$)/;

/** Addresses the browser is sent back to, by component. */
interface Redirect {
  readonly at: string;
  readonly when: Test;
  readonly component: string;
}
const REDIRECTS: readonly Redirect[] = [
  { at: `${OIDC}.redirectUrl`, when: { method: 'orchestration', is: 'oidc' }, component: 'orchestration' },
  ...['console', 'optimize', 'webModeler'].map((k) => ({
    at: `${AUTH}.${k}.redirectUrl`,
    when: all(on(`${k}.enabled`), on(`${AUTH}.enabled`)),
    component: k,
  })),
];
const PORTS = ['httpPort', 'grpcPort', 'commandPort', 'internalPort', 'managementPort'];

/** What differs between charts whose other demands are the same. */
export interface Demands {
  readonly refused: readonly Refused[];
  readonly demanded: readonly Constraint[];
  /** Keys that say where the storage is beside those of `global`. */
  readonly storage: readonly string[];
}
export function checkConstraints(
  c: Teller,
  tables: Demands = { refused: REFUSED, demanded: CONSTRAINTS, storage: [] },
): void {
  const { values } = c;
  refuse(c, tables.refused);
  for (const engine of ['elasticsearch', 'opensearch']) c.ask(() => urlOf(c, engine));
  // A layer alone cannot tell what the others say.
  if (!values.whole) return;
  demand(c, tables.demanded);
  for (const r of REDIRECTS) c.ask(() => redirect(c, r));
  c.ask(() => regions(c));
  c.ask(() => ports(c));
  c.ask(() => storage(c, tables.storage));
  c.ask(() => caBundle(c));
}
function redirect(c: Teller, r: Redirect): void {
  const { values } = c;
  if (holds(r.when, values) !== true) return;
  const asked = (): boolean =>
    holds(all(INGRESS, on('global.ingress.host')), values) === true ||
    (r.component === 'orchestration' && !values.has(r.at) && !isLocal(values));
  if (LOCAL.test(values.text(r.at)) && asked())
    c.tellAt('validate/redirect-url-default', [r.at, ...methodPaths(c, r.component)], { args: { target: r.at } });
  else if (encrypted(values, values.text(r.at))) c.tellAt('validate/redirect-url-scheme', [r.at]);
}
/** An address with http, though the provider is reached by https, or the Ingress of this very host is. */
function encrypted(values: Values, url: string): boolean {
  const [, host] = /^http:\/\/([^\s/:]+)/i.exec(url) ?? [];
  if (host === undefined || LOCAL.test(url)) return false;
  const issuers = ['publicIssuerUrl', 'issuer'].map((key) => values.text(`${AUTH}.${key}`));
  const ingress = all(INGRESS, on('global.ingress.tls.enabled'), { text: 'global.ingress.host', in: [host] });
  return issuers.some((issuer) => /^https:\/\//i.test(issuer)) || holds(ingress, values) === true;
}
/** Tried out behind port-forwards: the chart's own Keycloak is on localhost too. */
const isLocal = (values: Values): boolean =>
  values.on('identityKeycloak.enabled') &&
  !values.on('global.ingress.enabled') &&
  LOCAL.test(values.text(`${AUTH}.publicIssuerUrl`));
function methodPaths(c: Teller, component: string): string[] {
  if (component !== 'orchestration') return [`${component}.enabled`];
  return [OIDC, c.values.method('orchestration').path];
}

/** The address of 8.6 and before, in one text. */
function urlOf(c: Teller, engine: string): void {
  const path = `global.${engine}.url`;
  const origin = c.values.origin(path);
  const said = c.values.said(path);
  if (!origin || typeof said !== 'string' || isOpen(said)) return;
  c.claim(origin.unit, path);
  const m = /^(https?):\/\/([\w.-]+)(?::(\d+))?\/?$/.exec(said);
  const json: Json = m
    ? { protocol: m[1] ?? '', host: m[2] ?? '', port: Number(m[3] ?? (m[1] === 'https' ? 443 : 80)) }
    : null;
  const keys = parsePath(path);
  const fixes: Fix[] =
    isObject(json) && !origin.virtual
      ? [{ kind: 'move', path: keys, to: keys, except: new Set(), value: { json } }]
      : [];
  c.tell({ rule: 'validate/elasticsearch-url', unit: origin.unit, path: keys, slot: origin.entry, fixes });
}

function regions(c: Teller): void {
  const { values } = c;
  if (!values.on('orchestration.enabled')) return;
  const number = (path: string): number => (/^\d+$/.test(values.text(path)) ? Number(values.text(path)) : Number.NaN);
  const size = number('orchestration.clusterSize');
  const count = number('global.multiregion.regions');
  const copies = number('orchestration.replicationFactor');
  const written = (paths: readonly string[]): string[] => paths.filter((p) => values.origin(p) !== undefined);
  if (count === 0 || size % count > 0)
    c.tellAt(
      'validate/regions',
      written(
        count === 0 ? ['global.multiregion.regions'] : ['orchestration.clusterSize', 'global.multiregion.regions'],
      ),
    );
  const region = number('global.multiregion.regionId');
  if (count > 0 && region >= count)
    c.tellAt('validate/form', written(['global.multiregion.regionId']), {
      args: { wanted: 'the number of a region, counted from 0' },
      // An overlay judged alone does not say how many there are.
      ...(values.origin('global.multiregion.regions') === undefined ? { severity: 'warning' as const } : {}),
    });
  if (copies > size) {
    const at = written(['orchestration.replicationFactor', 'orchestration.clusterSize']);
    if (at.length > 0) c.tellAt('validate/replication', at, { shown: 'orchestration.replicationFactor' });
  } else if (copies > 0 && copies % 2 === 0 && count === 1 && values.origin('orchestration.replicationFactor'))
    c.tellAt('validate/even-replication', ['orchestration.replicationFactor']);
}

/** What makes the bundle of certificates useless, without a word of the chart but in its notes. */
function caBundle(c: Teller): void {
  const { values } = c;
  if (!values.on('global.tls.caBundle.secret.existingSecret')) return;
  const warn = (paths: readonly string[], needs: string): void => {
    if (paths.some((p) => values.origin(p))) c.tellAt('validate/ca-bundle', paths, { args: { needs } });
  };
  for (const k of ['elasticsearch', 'opensearch']) {
    const engine = `global.${k}`;
    for (const store of [`${engine}.tls.existingSecret`, `${engine}.tls.jks.secret.existingSecret`])
      if (values.on(store)) warn([store], 'the truststore wins over the bundle for the JVM');
    if (values.on(`${engine}.enabled`) && values.text(`${engine}.url.protocol`) === 'http')
      warn([`${engine}.url.protocol`], 'the bundle is for https, it does not encrypt by itself');
  }
  for (const k of ['orchestration', 'optimize', 'connectors', 'identity', 'webModeler.restapi']) {
    const env = values.get(`${k}.env`);
    if (Array.isArray(env) && env.some((v) => isObject(v) && v.name === 'JAVA_TOOL_OPTIONS'))
      warn([`${k}.env`], 'JAVA_TOOL_OPTIONS replaces the one with the truststore of the chart');
  }
  if (values.on('console.enabled') && values.on('console.tls.certKeyFilename'))
    warn(['console.tls.certKeyFilename'], 'Console trusts the bundle instead of this file');
}

const IN_PLACE = '{{ .Release.Name }}-elasticsearch';
/** Where Elasticsearch is, and where the cluster looks for it. */
function storage(c: Teller, elsewhereSaid: readonly string[]): void {
  const { values } = c;
  if (!values.on('orchestration.enabled') || values.on('global.noSecondaryStorage')) return;
  const replaced = [
    ...['configuration', 'extraConfiguration', 'env', 'envFrom'].map((k) => `orchestration.${k}`),
    ...elsewhereSaid,
  ].some((path) => values.truth(path) !== false);
  const elasticsearch = values.truth('global.elasticsearch.enabled');
  const host = values.text('global.elasticsearch.url.host');
  const installed = values.truth('elasticsearch.enabled');
  if (elasticsearch === true && installed === false && (host === '' || host === IN_PLACE) && !replaced)
    c.tellAt('validate/storage-missing', ['elasticsearch.enabled', 'global.elasticsearch.url.host'], {
      args: { storage: 'Elasticsearch', target: 'global.elasticsearch.url.host' },
    });
  if (
    elasticsearch === false &&
    values.truth('global.opensearch.enabled') === true &&
    values.text('global.opensearch.url.host') === '' &&
    !replaced
  )
    c.tellAt(
      'validate/storage-missing',
      ['global.opensearch.url.host', 'global.opensearch.url', 'global.opensearch.enabled'],
      {
        args: { storage: 'OpenSearch', target: 'global.opensearch.url.host' },
      },
    );
  const elsewhere =
    host !== '' &&
    !host.includes('{{') &&
    !/^[^.]*elasticsearch[^.]*(?:$|\.[^.]+(?:\.svc\b|$))/.test(host) &&
    (values.on('global.elasticsearch.external') || host.includes('.'));
  if (elasticsearch === true && installed === true && elsewhere)
    c.tellAt('validate/storage-unused', ['elasticsearch.enabled', 'global.elasticsearch.url.host'], {
      args: { target: 'global.elasticsearch.url.host' },
    });
  if (elasticsearch === false && installed === true && values.origin('global.elasticsearch.enabled'))
    c.tellAt('validate/storage-unused', ['elasticsearch.enabled', 'global.elasticsearch.enabled'], {
      args: { target: 'global.elasticsearch.enabled' },
    });
}

function ports(c: Teller): void {
  const { values } = c;
  if (!values.on('orchestration.enabled')) return;
  const path = (k: string): string => `orchestration.service.${k}`;
  const seen = new Map<string, string>();
  // Those the file says come last, so that the finding stands at one of them.
  const order = [...PORTS].sort(
    (a, b) => Number(values.origin(path(a)) !== undefined) - Number(values.origin(path(b)) !== undefined),
  );
  for (const k of order) {
    const port = values.get(path(k));
    if (typeof port !== 'number') continue;
    const other = seen.get(String(port));
    if (other !== undefined && values.origin(path(k)))
      c.tellAt('validate/duplicate-port', [path(k)], { args: { target: `\`${path(other)}\`` } });
    seen.set(String(port), k);
  }
}
