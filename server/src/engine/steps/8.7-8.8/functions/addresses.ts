/** Paths and addresses at which browsers and clients find the applications, in 8.7 and in 8.8. */
import { asText } from '../../../rules/functions.ts';
import type { Facts } from '../../../rules/ruleSet.ts';
import type { View } from '../../../view.ts';
import type { Json } from '../../../yaml/tree.ts';
import { clusterOn, runs } from './running.ts';

/** Paths of the combined Ingress of 12.x: the component's switch, its path, and its path types. */
export const COMBINED: readonly (readonly [on: string, path: string, ...types: string[]])[] = [
  ['console.enabled', 'console.contextPath', 'console.ingress.pathType'],
  ['identity.enabled', 'identity.contextPath', 'identity.ingress.pathType'],
  ['operate.enabled', 'operate.contextPath', 'operate.ingress.pathType'],
  ['optimize.enabled', 'optimize.contextPath', 'optimize.ingress.pathType'],
  ['tasklist.enabled', 'tasklist.contextPath', 'tasklist.ingress.pathType'],
  [
    'webModeler.enabled',
    'webModeler.contextPath',
    'webModeler.ingress.webapp.pathType',
    'webModeler.ingress.websockets.pathType',
  ],
  ['connectors.enabled', 'connectors.contextPath', 'connectors.ingress.pathType'],
  ['zeebe.enabled', 'zeebeGateway.contextPath', 'zeebeGateway.ingress.rest.pathType'],
];
/**
 * The path type of the combined Ingress in 8.7: a component's own one hid the global one. Where they differ, the one that
 * matches the most addresses. Undefined without such an Ingress, or without a path in it.
 */
export function pathType(v: View): string | undefined {
  if (!v.is('global.ingress.enabled')) return undefined;
  const said = new Set(
    COMBINED.filter(([on, path]) => v.is(on) && v.text(path) !== '').flatMap(([, , ...types]) =>
      types.map((t) => v.text(t) || v.text('global.ingress.pathType')),
    ),
  );
  const [only] = said;
  return said.size > 1 ? 'Prefix' : only;
}
/** Addresses that the browser has of components and of the provider. */
const ADDRESSES = [
  ...['operate', 'tasklist', 'optimize', 'console', 'webModeler'].map((c) => `global.identity.auth.${c}.redirectUrl`),
  'global.identity.auth.publicIssuerUrl',
  'identity.fullURL',
];
/** TLS can end in front of the Ingress: another address of the same host tells. */
function schemeOf(v: View, all: View, host: string): 'http' | 'https' {
  const known = ADDRESSES.map((path) => filled(v, all, v.text(path)));
  const encrypted = known.some(
    (url) => url.startsWith(`https://${host}`) && !/^[\w.-]/.test(url.slice(8 + host.length)),
  );
  return v.is('global.ingress.tls.enabled') || encrypted ? 'https' : 'http';
}
/** A text with the context paths that it refers to. */
const filled = (v: View, all: View, text: string): string =>
  text.replace(/\{\{-?\s*\.Values\.((?:operate|tasklist)\.contextPath)\s*-?\}\}/g, (expression, path: string) =>
    // The first look is for the record of what this value depends on.
    v.has(path) || all.has(path) ? all.text(path) : expression,
  );

/** A path or an address without its last slashes. */
export const bare = (path: string): string => path.replace(/\/+$/, '');
/** The parent of a component's old path: `/x/operate` -> `/x`, `/operate` -> `/`. */
function parentPath(path: string, component: string): string | undefined {
  const clean = bare(path);
  if (clean === '') return undefined;
  if (!clean.endsWith(`/${component}`)) return undefined;
  return clean.slice(0, -component.length - 1) || '/';
}
/** What Operate and Tasklist have in front of their names. */
export function commonPath(v: View): string | undefined {
  const operate = parentPath(v.text('operate.contextPath'), 'operate');
  const tasklist = parentPath(v.text('tasklist.contextPath'), 'tasklist');
  const odd = (['operate', 'tasklist'] as const).some(
    (c) => bare(v.text(`${c}.contextPath`)) !== '' && parentPath(v.text(`${c}.contextPath`), c) === undefined,
  );
  if (odd || (operate !== undefined && tasklist !== undefined && operate !== tasklist)) return undefined;
  const parent = operate ?? tasklist;
  if (parent !== undefined) return parent;
  const gateway = bare(v.text('zeebeGateway.contextPath'));
  if (gateway !== '') return gateway;
  return v.is('global.ingress.enabled') ? '/' : undefined;
}
/** One of them was at a path, so that the combined Ingress of chart 12.x led to it. */
export const hadPath = (v: View): boolean =>
  (['operate', 'tasklist', 'zeebeGateway'] as const).some((c) => bare(v.text(`${c}.contextPath`)) !== '');
const NEIGHBOURS = ['console', 'identity', 'webModeler', 'optimize', 'connectors'] as const;
/** The path that the Ingress for gRPC has on the host of the combined one; undefined where the two cannot meet. */
export function grpcPath(v: View): string | undefined {
  const of = (key: string): Json | undefined =>
    v.get(`orchestration.ingress.grpc.${key}`) ?? v.effective(`zeebeGateway.ingress.grpc.${key}`);
  const host = v.text('global.ingress.host');
  const same = asText(of('host')).replace(/^\{\{-?\s*\.Values\.global\.ingress\.host\s*-?\}\}$/, host) === host;
  const alike = same && asText(of('className')) === v.text('global.ingress.className');
  const both = v.is('global.ingress.enabled') && of('enabled') === true && of('external') !== true;
  return both && alike && clusterOn(v) ? bare(asText(of('path'))) : undefined;
}
/** Where somebody else is at that path of the Ingress, only one of the two would be reached: the cluster goes below it. */
export function contextPath(v: View): string | undefined {
  const path = commonPath(v);
  if (path === undefined || !v.is('global.ingress.enabled')) return path;
  const grpc = grpcPath(v);
  const taken = NEIGHBOURS.filter((c) => v.is(`${c}.enabled`) && v.text(`${c}.contextPath`) !== '').map((c) =>
    bare(v.text(`${c}.contextPath`)),
  );
  if (grpc !== undefined) taken.push(grpc);
  const own = `${bare(path)}/orchestration`;
  return taken.includes(bare(path)) && !taken.includes(own) ? own : path;
}
/** Where chart 12.x sent browsers to Identity because Identity had an Ingress of its own. */
export function identityAddress(v: View): string | undefined {
  const host = v.text('identity.ingress.host');
  const own = v.is('identity.enabled') && v.is('identity.ingress.enabled') && !v.is('global.ingress.enabled');
  if (!own || host === '' || v.text('identity.fullURL') !== '') return undefined;
  return `${v.is('identity.ingress.tls.enabled') ? 'https' : 'http'}://${host}`;
}
const join = (base: string, path: string): string => `${bare(base)}${path === '/' ? '' : path}`;
/** One address for the whole cluster; the chart appends /sso-callback. What the files say is the browsers' address. */
export function redirectUrl(v: View, { all }: Facts): string | undefined {
  const said = (['operate', 'tasklist'] as const)
    .map((c) => ({ c, url: bare(filled(v, all, v.text(`global.identity.auth.${c}.redirectUrl`))) }))
    // A null leaves the default there.
    .filter(({ c, url }) => (v.get(`global.identity.auth.${c}.redirectUrl`) ?? null) !== null && url !== '')
    // Nobody comes back to an application that is off.
    .filter(({ c }, _, urls) => runs(v, c) || !urls.some((other) => runs(v, other.c)));
  const bases = new Set(said.map(({ c, url }) => url.replace(new RegExp(`/${c}$`), '')));
  const [base] = bases;
  const agreed = bases.size === 1 ? base : undefined;
  // Without the name of the application in it, the path in front of the cluster is not in it either.
  const context = asText(v.get('orchestration.contextPath'));
  const old = (context || contextPath(v)) === commonPath(v) || commonPath(v) === undefined;
  if (old && agreed !== undefined && said.every(({ c, url }) => url.endsWith(`/${c}`))) return agreed;
  const host = v.text('global.ingress.host');
  if (v.is('global.ingress.enabled') && host !== '')
    return join(`${schemeOf(v, all, host)}://${host}`, context || contextPath(v) || '/');
  return agreed;
}

/** The same address, whatever its case and trailing slashes. */
export function sameUrl(a: string | undefined, b: string | undefined): boolean {
  const bare = (url: string | undefined): string | undefined => url?.trim().replace(/\/+$/, '').toLowerCase();
  return a !== undefined && bare(a) === bare(b);
}
