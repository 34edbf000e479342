/** What the chart and Kubernetes demand of several keys together, each with the place that causes it. */
import { parsePath } from '../path.ts';
import type { Fix, Collector } from './collect.ts';
import { valueAt } from '../view.ts';
import { isObject, type Json } from '../yaml/tree.ts';
import { isOpen, type Values } from './values.ts';

/** On the merged values with the defaults of chart 13.x, as an `if` in a template sees them. */
type Test =
  | { readonly on: string }
  | { readonly off: string }
  /** Somebody wrote the key, be it with nothing. */
  | { readonly written: string }
  | { readonly text: string; readonly in: readonly string[] }
  | { readonly text: string; readonly notIn: readonly string[] }
  | { readonly method: 'orchestration' | 'connectors'; readonly is: string }
  /** A reference with its key, a text, or the old spelling of either. */
  | { readonly secret: string }
  | { readonly all: readonly Test[] }
  | { readonly any: readonly Test[] }
  | { readonly not: Test };
interface Constraint {
  /** Without the section. */
  readonly rule: string;
  readonly when: Test;
  /** The first of these that somebody wrote. */
  readonly at: readonly string[];
  readonly target?: string;
}

const on = (path: string): Test => ({ on: path });
const off = (path: string): Test => ({ off: path });
const all = (...tests: readonly Test[]): Test => ({ all: tests });
const any = (...tests: readonly Test[]): Test => ({ any: tests });
const not = (test: Test): Test => ({ not: test });

const AUTH = 'global.identity.auth';
const OIDC = 'orchestration.security.authentication.oidc';
const IDENTITY = any(on('identity.enabled'), on('global.identity.service.url'));
const KEYCLOAK: Test = { text: `${AUTH}.type`, in: ['KEYCLOAK'] };
const STORAGE = any(on('global.elasticsearch.enabled'), on('global.opensearch.enabled'));
const EXPORTERS_OFF = all(
  on('orchestration.enabled'),
  off('orchestration.exporters.camunda.enabled'),
  off('orchestration.exporters.zeebe.enabled'),
  off('global.noSecondaryStorage'),
);
const LEGACY_EXPORTER = any(on('optimize.enabled'), on('orchestration.migration.data.enabled'));
const ONE_REGION: Test = { text: 'global.multiregion.regions', in: ['', '0', '1'] };
const INGRESS = all(on('global.ingress.enabled'), off('global.ingress.external'));
const LOCAL = /^http:\/\/localhost(?:[:/]|$)/;

/** Components the combined Ingress can lead to. */
const ROUTED = ['orchestration', 'connectors', 'optimize', 'console', 'identity', 'webModeler'];
const ANY_PATH = any(
  ...ROUTED.map((r) => all(on(`${r}.enabled`), on(`${r}.contextPath`))),
  all(on('identity.enabled'), any(on('identityKeycloak.enabled'), on('global.identity.keycloak.internal'))),
);

export const CONSTRAINTS: readonly Constraint[] = [
  { rule: 'console-needs-identity', when: all(on('console.enabled'), not(IDENTITY)), at: ['console.enabled'] },
  {
    rule: 'web-modeler-needs-identity',
    when: all(on('webModeler.enabled'), not(IDENTITY)),
    at: ['webModeler.enabled'],
  },
  {
    rule: 'web-modeler-from-address',
    when: all(
      on('webModeler.enabled'),
      off('webModeler.restapi.configuration'),
      off('webModeler.restapi.mail.fromAddress'),
    ),
    at: ['webModeler.restapi.mail.fromAddress', 'webModeler.restapi.mail', 'webModeler.enabled'],
  },
  {
    rule: 'web-modeler-database',
    when: all(
      on('webModeler.enabled'),
      on('webModelerPostgresql.enabled'),
      off('webModelerPostgresql.auth.existingSecret'),
    ),
    at: ['webModelerPostgresql.auth.existingSecret', 'webModelerPostgresql.auth', 'webModelerPostgresql.enabled'],
  },
  {
    rule: 'web-modeler-no-database',
    when: all(
      on('webModeler.enabled'),
      off('webModelerPostgresql.enabled'),
      off('webModeler.restapi.externalDatabase.url'),
      off('webModeler.restapi.externalDatabase.host'),
      off('webModeler.restapi.configuration'),
      off('webModeler.restapi.env'),
      off('webModeler.restapi.envFrom'),
      off('webModeler.restapi.extraConfiguration'),
    ),
    at: ['webModelerPostgresql.enabled', 'webModeler.enabled'],
  },
  {
    rule: 'deployment-strategy',
    when: all(
      on('webModeler.enabled'),
      { text: 'webModeler.persistence.deploymentStrategy', in: ['Recreate'] },
      off('webModeler.persistence.enabled'),
    ),
    at: ['webModeler.persistence.deploymentStrategy'],
  },
  ...['global.multitenancy.enabled', 'identity.multitenancy.enabled'].flatMap((path): Constraint[] => [
    {
      rule: 'multi-tenancy-needs-identity',
      when: all(on(path), not(any(IDENTITY, on(`${AUTH}.enabled`)))),
      at: [path],
    },
    {
      rule: 'multi-tenancy-needs-database',
      when: all(on(path), off('identityPostgresql.enabled'), off('identity.externalDatabase.enabled')),
      at: [path],
    },
  ]),
  {
    rule: 'two-databases',
    when: all(on('identity.enabled'), on('identityPostgresql.enabled'), on('identity.externalDatabase.enabled')),
    at: ['identityPostgresql.enabled'],
  },
  {
    rule: 'keycloak-needs-identity',
    when: all(on('identityKeycloak.enabled'), off('identity.enabled')),
    at: ['identityKeycloak.enabled'],
  },
  {
    rule: 'keycloak-missing',
    when: all(
      on('identity.enabled'),
      on(`${AUTH}.enabled`),
      KEYCLOAK,
      off('identityKeycloak.enabled'),
      off('global.identity.keycloak.url.host'),
      off('global.identity.keycloak.url.port'),
      off(`${AUTH}.issuerBackendUrl`),
      off('identity.configuration'),
    ),
    at: ['identityKeycloak.enabled', 'identity.enabled', `${AUTH}.enabled`],
  },
  {
    rule: 'keycloak-url-incomplete',
    when: all(
      on('identity.enabled'),
      on(`${AUTH}.enabled`),
      KEYCLOAK,
      any(...['protocol', 'host', 'port'].map((k): Test => ({ written: `global.identity.keycloak.url.${k}` }))),
      any(...['protocol', 'host', 'port'].map((k) => on(`global.identity.keycloak.url.${k}`))),
      any(...['protocol', 'host', 'port'].map((k) => off(`global.identity.keycloak.url.${k}`))),
    ),
    at: ['global.identity.keycloak.url'],
  },
  {
    rule: 'keycloak-login-incomplete',
    when: all(
      on('identity.enabled'),
      on(`${AUTH}.enabled`),
      KEYCLOAK,
      any(...['adminUser', 'existingSecret', 'existingSecretKey'].map((k) => on(`global.identity.keycloak.auth.${k}`))),
      any(
        ...['adminUser', 'existingSecret', 'existingSecretKey'].map((k) => off(`global.identity.keycloak.auth.${k}`)),
      ),
    ),
    at: ['global.identity.keycloak.auth'],
  },
  {
    rule: 'keycloak-admin-key',
    when: all(
      on('identity.enabled'),
      on(`${AUTH}.enabled`),
      on('identityKeycloak.enabled'),
      off('global.identity.keycloak.auth.existingSecret'),
      off('identityKeycloak.auth.existingSecret'),
      { text: 'identityKeycloak.auth.passwordSecretKey', in: ['identity-keycloak-admin-password'] },
    ),
    at: ['identityKeycloak.auth.existingSecret'],
  },
  {
    rule: 'auth-type',
    when: { text: `${AUTH}.type`, notIn: ['KEYCLOAK', 'MICROSOFT', 'GENERIC'] },
    at: [`${AUTH}.type`],
  },
  {
    rule: 'identity-secret-with-keycloak',
    when: all(KEYCLOAK, { secret: `${AUTH}.identity` }),
    at: [
      `${AUTH}.identity.secret.existingSecret`,
      `${AUTH}.identity.secret.inlineSecret`,
      `${AUTH}.identity.existingSecret`,
    ],
  },
  {
    rule: 'openshift',
    when: { text: 'global.compatibility.openshift.adaptSecurityContext', notIn: ['force', 'disabled'] },
    at: ['global.compatibility.openshift.adaptSecurityContext'],
  },
  {
    rule: 'opensearch-password-twice',
    when: all(on('global.opensearch.auth.existingSecret'), on('global.opensearch.auth.password')),
    at: ['global.opensearch.auth.password'],
  },
  {
    rule: 'credentials-ignored',
    when: all(
      on('global.elasticsearch.enabled'),
      off('global.elasticsearch.external'),
      any(
        on('global.elasticsearch.auth.secret.existingSecret'),
        on('global.elasticsearch.auth.secret.inlineSecret'),
        on('global.elasticsearch.auth.existingSecret'),
        on('global.elasticsearch.auth.password'),
      ),
    ),
    at: ['global.elasticsearch.auth'],
  },
  {
    rule: 'secondary-storage',
    when: all(on('orchestration.enabled'), off('global.noSecondaryStorage'), not(STORAGE)),
    at: ['global.elasticsearch.enabled', 'global.opensearch.enabled'],
  },
  {
    rule: 'no-secondary-storage',
    when: all(on('global.noSecondaryStorage'), any(STORAGE, on('elasticsearch.enabled'))),
    at: ['global.noSecondaryStorage'],
  },
  {
    rule: 'no-secondary-storage-login',
    when: all(on('global.noSecondaryStorage'), { method: 'orchestration', is: 'basic' }),
    at: [
      'orchestration.security.authentication.method',
      'global.security.authentication.method',
      'global.noSecondaryStorage',
    ],
  },
  {
    rule: 'optimize-without-storage',
    when: all(on('global.noSecondaryStorage'), on('optimize.enabled')),
    at: ['optimize.enabled'],
  },
  {
    rule: 'exporters-off',
    when: all(EXPORTERS_OFF, LEGACY_EXPORTER, ONE_REGION),
    at: ['orchestration.exporters.zeebe.enabled', 'orchestration.exporters.camunda.enabled'],
  },
  {
    rule: 'nothing-exported',
    when: all(EXPORTERS_OFF, not(LEGACY_EXPORTER), ONE_REGION, off('orchestration.env')),
    at: ['orchestration.exporters.camunda.enabled', 'orchestration.exporters.zeebe.enabled'],
  },
  {
    rule: 'redirect-url',
    when: all({ method: 'orchestration', is: 'oidc' }, off(`${OIDC}.redirectUrl`), off('orchestration.configuration')),
    at: [
      `${OIDC}.redirectUrl`,
      OIDC,
      'orchestration.security.authentication.method',
      'global.security.authentication.method',
    ],
  },
  ...(['orchestration', 'connectors'] as const).map((k): Constraint => {
    const oidc = `${k}.security.authentication.oidc`;
    return {
      rule: 'client-without-secret',
      when: all(
        { method: k, is: 'oidc' },
        not({ secret: oidc }),
        off(`${oidc}.secret.existingSecret`),
        off('global.secrets.autoGenerated'),
        off(`${k}.configuration`),
        off(`${k}.env`),
        off(`${k}.envFrom`),
        off(`${AUTH}.${k}`),
      ),
      at: [`${oidc}.secret`, oidc, `${k}.security.authentication.method`, 'global.security.authentication.method'],
    };
  }),
  {
    rule: 'methods-differ',
    when: all(
      any(
        all({ method: 'orchestration', is: 'oidc' }, { method: 'connectors', is: 'basic' }),
        all({ method: 'orchestration', is: 'basic' }, { method: 'connectors', is: 'oidc' }),
      ),
      off('connectors.configuration'),
      off('connectors.env'),
    ),
    at: [
      'connectors.security.authentication.method',
      'orchestration.security.authentication.method',
      'global.security.authentication.method',
    ],
  },
  {
    rule: 'ingress-without-path',
    when: all(INGRESS, not(ANY_PATH)),
    at: ['global.ingress.enabled'],
  },
  {
    rule: 'ingress-without-cluster',
    when: all(INGRESS, ANY_PATH, on('orchestration.enabled'), off('orchestration.contextPath')),
    at: ['orchestration.contextPath', 'global.ingress.enabled'],
  },
  {
    rule: 'path-without-slash',
    when: all(
      on('orchestration.enabled'),
      on('orchestration.ingress.grpc.enabled'),
      off('orchestration.ingress.grpc.path'),
    ),
    at: ['orchestration.ingress.grpc.path'],
  },
  {
    rule: 'connectors-user',
    when: all(
      { method: 'connectors', is: 'basic' },
      off('connectors.configuration'),
      { written: 'orchestration.security.initialization.users' },
      off('orchestration.security.initialization.users'),
    ),
    at: ['orchestration.security.initialization.users'],
  },
];

/** Keys the chart refuses by name. */
const REFUSED: readonly { readonly at: string; readonly to?: string; readonly rule: string; readonly when: Test }[] = [
  ...['identity', 'console', 'webModeler', 'connectors'].map((r) => ({
    at: `${r}.ingress.enabled`,
    rule: 'removed-ingress',
    when: on(`${r}.ingress.enabled`),
  })),
  {
    at: 'orchestration.ingress.rest.enabled',
    rule: 'removed-ingress',
    when: on('orchestration.ingress.rest.enabled'),
  },
  {
    at: 'global.multiregion.installationType',
    rule: 'removed-key',
    when: { written: 'global.multiregion.installationType' },
  },
  ...['authorizations', 'initialization'].map((k) => ({
    at: `global.security.${k}`,
    to: `orchestration.security.${k}`,
    rule: 'renamed-key',
    when: all({ written: `global.security.${k}` }, on('orchestration.enabled')),
  })),
  ...['protocol', 'host', 'port'].map((k) => ({
    at: `global.elasticsearch.${k}`,
    to: `global.elasticsearch.url.${k}`,
    rule: 'renamed-key',
    when: on(`global.elasticsearch.${k}`),
  })),
  {
    at: 'identity.keycloak',
    to: 'identityKeycloak',
    rule: 'renamed-key',
    when: all(on('identity.enabled'), on('identity.keycloak')),
  },
  {
    at: 'identity.postgresql',
    to: 'identityPostgresql',
    rule: 'renamed-key',
    when: all(on('identity.enabled'), on('identity.postgresql')),
  },
  {
    at: 'postgresql',
    to: 'webModelerPostgresql',
    rule: 'renamed-key',
    when: all(on('webModeler.enabled'), on('postgresql')),
  },
  {
    at: 'global.identity.keycloak.fullname',
    to: 'global.identity.keycloak.url',
    rule: 'renamed-key',
    when: all(on('identity.enabled'), on('global.identity.keycloak.fullname')),
  },
];

/** Addresses the browser is sent back to, by component. */
const REDIRECTS: readonly { readonly at: string; readonly when: Test; readonly component: string }[] = [
  { at: `${OIDC}.redirectUrl`, when: { method: 'orchestration', is: 'oidc' }, component: 'orchestration' },
  ...['console', 'optimize', 'webModeler'].map((k) => ({
    at: `${AUTH}.${k}.redirectUrl`,
    when: all(on(`${k}.enabled`), on(`${AUTH}.enabled`)),
    component: k,
  })),
];
const PORTS = ['httpPort', 'grpcPort', 'commandPort', 'internalPort', 'managementPort'];

export function checkConstraints(c: Collector): void {
  const { values } = c;
  for (const r of REFUSED) if (holds(r.when, values) === true) refused(c, r);
  elasticsearchUrl(c);
  // A layer alone cannot tell what the others say.
  if (values.set.options.partial === true) return;
  for (const k of CONSTRAINTS) if (holds(k.when, values) === true) c.tellAt(`validate/${k.rule}`, k.at);
  const ingress = holds(all(INGRESS, on('global.ingress.host')), values) === true;
  for (const r of REDIRECTS) {
    const forgotten = r.component === 'orchestration' && values.said(r.at) === undefined && !isLocal(values);
    if ((ingress || forgotten) && holds(r.when, values) === true && LOCAL.test(values.text(r.at)))
      c.tellAt('validate/redirect-url-default', [r.at, ...methodPaths(c, r.component)], { args: { target: r.at } });
  }
  regions(c);
  ports(c);
}
/** Tried out behind port-forwards: the chart's own Keycloak is on localhost too. */
const isLocal = (values: Values): boolean =>
  values.on('identityKeycloak.enabled') &&
  !values.on('global.ingress.enabled') &&
  LOCAL.test(values.text(`${AUTH}.publicIssuerUrl`));
function methodPaths(c: Collector, component: string): string[] {
  if (component !== 'orchestration') return [`${component}.enabled`];
  return [OIDC, c.values.method('orchestration').path];
}

/** Undefined when it depends on what a pipeline fills in. */
export function holds(test: Test, values: Values): boolean | undefined {
  if ('on' in test) return values.truth(test.on);
  if ('off' in test) return negate(values.truth(test.off));
  if ('written' in test) return values.said(test.written) !== undefined;
  if ('method' in test) {
    const { value } = values.method(test.method);
    return isOpen(value) ? undefined : value === test.is;
  }
  if ('secret' in test) {
    const of = (key: string): Test => on(`${test.secret}.${key}`);
    return holds(
      any(
        all(of('secret.existingSecret'), of('secret.existingSecretKey')),
        of('secret.inlineSecret'),
        of('existingSecret'),
      ),
      values,
    );
  }
  if ('in' in test || 'notIn' in test) {
    const v = values.get(test.text);
    if (isOpen(v)) return undefined;
    const said = values.text(test.text);
    const folded = [said, said.toUpperCase()];
    const hit = (list: readonly string[]): boolean =>
      test.text === `${AUTH}.type` ? folded.some((s) => list.includes(s)) : list.includes(said);
    return 'in' in test ? hit(test.in) : !hit(test.notIn);
  }
  if ('not' in test) return negate(holds(test.not, values));
  const parts = ('all' in test ? test.all : test.any).map((t) => holds(t, values));
  const decisive = 'any' in test;
  if (parts.includes(decisive)) return decisive;
  return parts.includes(undefined) ? undefined : !decisive;
}
const negate = (v: boolean | undefined): boolean | undefined => (v === undefined ? undefined : !v);

function refused(c: Collector, r: (typeof REFUSED)[number]): void {
  const path = parsePath(r.at);
  const rule = `validate/${r.rule}`;
  for (const unit of c.values.set.units) {
    if (valueAt(unit.json, path) === undefined) continue;
    const origin = c.values.origin(path);
    c.claim(unit, r.at);
    // A switch stands where it is decided, a key everywhere it is written.
    if (r.rule === 'removed-ingress' && origin?.unit !== unit) continue;
    const to = r.to === undefined ? undefined : parsePath(r.to);
    const free = to !== undefined && r.at !== 'global.identity.keycloak.fullname' && c.values.said(to) === undefined;
    const fixes: Fix[] =
      r.rule === 'removed-key'
        ? [{ kind: 'remove', path, except: new Set() }]
        : free
          ? [{ kind: 'move', path, to, except: new Set() }]
          : [];
    c.tell({ rule, unit, path, targets: r.to === undefined ? [] : [r.to], tag: 'deprecated', fixes });
  }
}

/** The address of 8.6 and before, in one text. */
function elasticsearchUrl(c: Collector): void {
  for (const engine of ['elasticsearch', 'opensearch']) {
    const path = `global.${engine}.url`;
    const origin = c.values.origin(path);
    const said = c.values.said(path);
    if (!origin || typeof said !== 'string' || isOpen(said)) continue;
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
}

function regions(c: Collector): void {
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
  const region = values.get('global.multiregion.regionId');
  if (count > 1 && typeof region === 'number' && (region < 0 || region >= count))
    c.tellAt('validate/form', written(['global.multiregion.regionId']), {
      args: { wanted: 'the number of a region, counted from 0' },
    });
  if (copies > size) {
    const at = written(['orchestration.replicationFactor', 'orchestration.clusterSize']);
    if (at.length > 0) c.tellAt('validate/replication', at, { shown: 'orchestration.replicationFactor' });
  }
}

function ports(c: Collector): void {
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
