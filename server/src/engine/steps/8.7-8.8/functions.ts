/** The named functions of these rules. */
import { formatPath } from '../../path.ts';
import { asText, isOlder, SHAPES, versionOf } from '../../rules/functions.ts';
import type { Facts, Functions, ShapeContext, Shaped } from '../../rules/ruleSet.ts';
import { isOff } from '../../rules/parts.ts';
import type { View } from '../../view.ts';
import { emptyValue, isObject, type Json, isFalse } from '../../yaml/tree.ts';
import { rewriteDeep, rewriteReferences } from '../../yaml/placeholders.ts';
import { keepsName } from './clusterName.ts';
import { containerLogLevelEnv, rewriteImagePaths } from './env.ts';
import { showsOld } from './marks.ts';
import { PARTS } from './parts.ts';
import { renamedVariables } from './variables.ts';

const imageTag = (value: Json, c?: ShapeContext): Shaped => {
  const tag = asText(value);
  if (tag === '') return 'remove';
  const version = versionOf(tag);
  // Somebody's own image has versions of its own.
  const repository =
    c && c.path[0] !== 'zeebe' ? asText(c.full.get(formatPath([...c.path.slice(0, -1), 'repository']))) : '';
  if (version?.[0] !== 8 || (repository !== '' && !repository.includes('camunda'))) return 'manual';
  return isOlder(version, 8, 8) ? 'remove' : 'same';
};

export const shapes = {
  ...SHAPES,
  /** A tag of an old image is dropped so that the chart's own applies; what cannot be read is for a person. */
  'image-tag': (value: Json, c: ShapeContext): Shaped => imageTag(value, c),
  'global-image-tag': (value: Json): Shaped => (asText(value) === '' ? 'same' : imageTag(value)),
  'elasticsearch-tag': (value: Json): Shaped => {
    const version = versionOf(asText(value));
    return version && isOlder(version, 8, 16) ? 'manual' : 'same';
  },
  /** An account of the same name is that of the cluster, and no name is none. */
  'account-name': (value: Json, c: ShapeContext): Shaped => {
    const cluster = ['zeebe', 'orchestration'].map((root) => c.full.get(`${root}.serviceAccount.name`));
    return asText(value) === '' || cluster.includes(value) ? 'remove' : 'manual';
  },
  /** The cluster's image holds all its applications: the last segment `zeebe` becomes `camunda`. */
  'cluster-repository': (value: Json): Shaped => {
    const repository = asText(value);
    if (repository === '' || repository === 'camunda/zeebe' || repository === 'docker.io/camunda/zeebe')
      return 'remove';
    if (/(?:^|\/)zeebe$/.test(repository)) return { json: repository.replace(/zeebe$/, 'camunda') };
    return /(?:^|\/)camunda$/.test(repository) ? 'same' : 'manual';
  },
  'image-paths': (value: Json): Shaped => {
    if (typeof value !== 'string') return 'same';
    const now = rewriteImagePaths(value);
    return now === value ? 'same' : { json: now };
  },
  /** The command of the brokers speaks of their variables, and of folders of their image. */
  'cluster-command': (value: Json, c: ShapeContext): Shaped => {
    const renamed = renamedVariables(c.full, 'zeebe');
    const now = rewriteDeep(deep(value), (text) => rewriteReferences(text, (name) => renamed.get(name)));
    return JSON.stringify(now) === JSON.stringify(value) ? 'same' : { json: now };
  },
  /**
   * Identity of 13.x makes a client of Keycloak for the cluster, and calls it `orchestration` unless a variable of its own
   * says otherwise: a cluster that signs in as somebody else is refused.
   */
  'cluster-client': (value: Json, c: ShapeContext): Shaped => {
    const name = asText(value);
    if (name === '' || !authOn(c.full) || external(c.full) || !c.full.is('identity.enabled')) return 'same';
    const made = envItems(c.full, ['identity.env']).filter((i) => CLUSTER_CLIENT.includes(i.name));
    const [first] = CLUSTER_CLIENT.flatMap((n) => made.filter((i) => i.name === n).slice(-1));
    if (name === (first ? asText(first.value) : 'orchestration')) return 'same';
    return name === 'zeebe' && !first ? 'remove' : 'manual';
  },
  /** `https://host:port` as one text. */
  'url-map': (value: Json): Shaped => {
    if (value === null || value === '') return 'remove';
    if (typeof value !== 'string') return 'same';
    const m = /^(https?):\/\/([^/:\s]+)(?::(\d+))?\/?$/.exec(value);
    if (!m) return 'manual';
    const [, protocol = 'https', host = ''] = m;
    const port = m[3] === undefined ? (protocol === 'https' ? 443 : 9200) : Number(m[3]);
    return { json: { protocol, host, port } };
  },
  /** Off in both charts unless some layer switched it on. */
  'separate-ingress': (_value: Json, c: ShapeContext): Shaped =>
    c.full.is(formatPath([...c.path, 'enabled'])) ? 'manual' : 'remove',
  /** That of the brokers, which the gateway is part of now, takes its place. */
  'gateway-budget': (_value: Json, c: ShapeContext): Shaped => {
    const brokers = ['zeebe', 'orchestration'].some((root) => c.full.is(`${root}.podDisruptionBudget.enabled`));
    return !brokers && c.full.is(formatPath([...c.path, 'enabled'])) ? 'manual' : 'remove';
  },
  /** Only while the set shows that it is of 8.7: once the components are gone, the global type counts. */
  'combined-path-type': (value: Json, c: ShapeContext): Shaped => {
    if (c.full.has('orchestration.contextPath')) return 'same';
    const old = showsOld(c.full) || COMBINED.some(([, , ...types]) => types.some((t) => c.full.has(t)));
    const type = old ? pathType(c.full) : undefined;
    return type === undefined || type === value ? 'same' : { json: type };
  },
  /** A decision only where connectors sign in with name and password in 8.8 too. */
  'inbound-auth': (_value: Json, c: ShapeContext): Shaped =>
    c.full.text('connectors.inbound.mode') === 'credentials' && connectorsMethod(c.full) === 'basic'
      ? 'manual'
      : 'remove',
  'openshift-tls': (value: Json, c: ShapeContext): Shaped =>
    (value === '' || value === null) &&
    c.full.text(formatPath([...c.path.slice(0, -2), 'className'])).includes('openshift-')
      ? { json: '-' }
      : 'same',
} satisfies Functions['shapes'];
export type Shape = keyof typeof shapes;

/** Variables of Identity that name the client of the cluster, in the order in which it looks for them. */
const CLUSTER_CLIENT = ['CAMUNDA_ORCHESTRATION_CLIENT_ID', 'VALUES_KEYCLOAK_INIT_ORCHESTRATION_CLIENT_ID'];

function deep(value: Json): Json {
  if (typeof value === 'string') return rewriteImagePaths(value);
  if (Array.isArray(value)) return value.map(deep);
  return value;
}

/** How the deployment authenticates in 8.7. */
const withTruststore = (v: View): boolean =>
  ['elasticsearch', 'opensearch'].some((d) => asText(v.get(`global.${d}.tls.existingSecret`)) !== '');
const authOn = (v: View): boolean => v.effective('global.identity.auth.enabled') !== false;
/** How connectors sign in on 13.x. */
const connectorsMethod = (v: View): string =>
  v.text('connectors.security.authentication.method') ||
  v.text('global.security.authentication.method') ||
  (authOn(v) ? 'oidc' : 'basic');
const external = (v: View): boolean => ['MICROSOFT', 'GENERIC'].includes(v.text('global.identity.auth.type'));
/** Switched on: the new key wins, as it does in the upgraded file. */
const runs = (v: View, component: 'zeebe' | 'operate' | 'tasklist'): boolean =>
  !PARTS.some((part) => part.at === component && isOff(part, v));
const clusterOn = (v: View): boolean =>
  (['zeebe', 'operate', 'tasklist'] as const).some((c) => runs(v, c)) && v.get('orchestration.enabled') !== false;
const CLAIM = 'global.identity.auth.identity.initialClaim';
const USERNAME_CLAIM = 'orchestration.security.authentication.oidc.usernameClaim';
const ADMIN = 'orchestration.security.initialization.defaultRoles.admin.users';
/** With another provider whoever has this claim administers Management Identity of 8.7; without its name nobody. */
const initialClaim = (v: View): { name: string; value: string } | undefined => {
  const [name, value] = [v.text(`${CLAIM}Name`), v.text(`${CLAIM}Value`)];
  return external(v) && name !== '' && value !== '' ? { name, value } : undefined;
};
/** The files of 8.8 name users by another claim. */
const namedOtherwise = (v: View, claim: string): boolean => ![claim, ''].includes(v.text(USERNAME_CLAIM));
/** Nobody has said who administers the cluster of 8.8, or it is whoever has the initial claim. */
const adminOpen = (v: View, value: string): boolean => {
  const users = v.get(ADMIN);
  return !Array.isArray(users) || users.some((u) => asText(u) === value);
};
/** Who administers Management Identity in 8.7: with another provider its users are not ours. */
const firstUser = (v: View): string => {
  if (external(v)) {
    const claim = initialClaim(v);
    return claim && !namedOtherwise(v, claim.name) ? claim.value : '';
  }
  return v.is('identity.enabled') ? v.text('identity.firstUser.username') : '';
};
const storageOn = (v: View): boolean =>
  v.effective('global.elasticsearch.enabled') !== false || v.is('global.opensearch.enabled');
const regions = (v: View): number => Number(v.text('global.multiregion.regions')) || 1;
const CLUSTER_ENV = [
  'zeebe.env',
  'zeebeGateway.env',
  'zeebe-gateway.env',
  'operate.env',
  'tasklist.env',
  'orchestration.env',
];
/** Chart 12.x ran its exporter beside those of the variables; the switch never reached that of OpenSearch. */
const regionsAlone = (v: View): boolean =>
  regions(v) > 1 &&
  !isFalse(v.effective('global.elasticsearch.disableExporter') ?? null) &&
  !v.is('global.opensearch.enabled');
/** 12.x generated the secret of this client, or took none. */
const noSecret = (v: View, old: string, now: string): boolean => {
  const value = v.get(`${old}.existingSecret`);
  // A value of the wrong kind names no Secret: it becomes a comment.
  const none = asText(isObject(value) ? value.name : value) === '';
  return none && asText(v.get(`${now}.existingSecret`)) === '' && asText(v.get(`${now}.inlineSecret`)) === '';
};
const envItems = (
  v: View,
  paths: readonly string[],
): { name: string; value: Json | undefined; item: Record<string, Json> }[] =>
  paths.flatMap((p) => {
    const list = v.get(p);
    return Array.isArray(list)
      ? list.filter(isObject).map((item) => ({ name: asText(item.name), value: item.value, item }))
      : [];
  });
/** The prefix of Operate and Tasklist where both say the same: only then no index has to be renamed. */
function indexPrefix(v: View): string | undefined {
  const found = envItems(v, ['operate.env', 'tasklist.env']).filter((i) =>
    /^CAMUNDA_(?:OPERATE|TASKLIST)_(?:ELASTICSEARCH|OPENSEARCH)_INDEX_?PREFIX$/.test(i.name),
  );
  const apps = new Set(found.map((i) => i.name.split('_')[1]));
  const values = new Set(found.map((i) => asText(i.value)));
  const [only] = values;
  return apps.size === 2 && values.size === 1 && only !== undefined && only !== '' ? only : undefined;
}
/** Paths of the combined Ingress of 12.x: the component's switch, its path, and its path types. */
const COMBINED: readonly (readonly [on: string, path: string, ...types: string[]])[] = [
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
function pathType(v: View): string | undefined {
  if (!v.is('global.ingress.enabled')) return undefined;
  const said = new Set(
    COMBINED.filter(([on, path]) => v.is(on) && v.text(path) !== '').flatMap(([, , ...types]) =>
      types.map((t) => v.text(t) || v.text('global.ingress.pathType')),
    ),
  );
  const [only] = said;
  return said.size > 1 ? 'Prefix' : only;
}
const exporterOff = (v: View): boolean =>
  regionsAlone(v) ||
  (!isFalse(v.effective('global.elasticsearch.disableExporter') ?? null) &&
    !isFalse(v.effective('global.elasticsearch.enabled') ?? null) &&
    isFalse(v.effective('global.opensearch.enabled') ?? null) &&
    runs(v, 'zeebe'));
const EXPORTERS = ['orchestration.exporters.camunda.enabled', 'orchestration.exporters.zeebe.enabled'] as const;
/** What all files say decides; what one view is asked tells on which keys that depends. */
const together = (question: (v: View) => boolean, v: View, all: View): boolean => {
  question(v);
  return question(all);
};
/** Chart 13.x cannot have both exporters off while Optimize or the data migration of one region wants one. */
const exportersCanBeOff = (v: View): boolean =>
  regionsAlone(v) ||
  EXPORTERS.every((path) => v.get(path) === false) ||
  (exporterOff(v) &&
    isFalse(v.effective('optimize.enabled') ?? null) &&
    v.get('orchestration.migration.data.enabled') === false);

/** Subcharts with passwords, by their place in 8.8: every place in 12.x, and the keys a password can be typed at. */
const STORES = {
  identityKeycloak: { places: ['identityKeycloak'], typed: ['adminPassword'] },
  'identityKeycloak.postgresql': {
    places: ['identityKeycloak.postgresql'],
    typed: ['password', 'postgresPassword'],
  },
  identityPostgresql: {
    places: ['identityPostgresql'],
    typed: ['password', 'postgresPassword'],
  },
  webModelerPostgresql: { places: ['webModelerPostgresql', 'postgresql'], typed: ['password', 'postgresPassword'] },
} as const;
type Store = keyof typeof STORES;
type StorePlaces = (typeof STORES)[Store];
/** What the files say about a key of a subchart, in whichever spelling. */
const said = (v: View, store: StorePlaces, key: string): Json | undefined =>
  store.places.map((p) => v.said(`${p}.${key}`)).find((value) => value !== undefined && value !== null);
/** Where the password of a subchart comes from: a Secret that is named, the values, or the chart made it up. */
function passwordOf(v: View, store: StorePlaces): 'named' | 'typed' | 'generated' {
  if (asText(said(v, store, 'auth.existingSecret')) !== '') return 'named';
  return store.typed.some((k) => asText(said(v, store, `auth.${k}`)) !== '') ? 'typed' : 'generated';
}
const keycloakOn = (v: View): boolean => {
  const on = said(v, STORES.identityKeycloak, 'enabled');
  return on === undefined ? v.effective('identity.enabled') !== false : on !== false;
};

export const predicates = {
  'auth-on': authOn,
  'basic-auth': (v: View) =>
    !authOn(v) &&
    (asText(v.get('orchestration.security.authentication.method')) ||
      asText(v.get('global.security.authentication.method'))) !== 'oidc',
  'external-provider': external,
  'cluster-on': clusterOn,
  'cluster-off': (v: View) => !clusterOn(v),
  'migrates-data': (v: View, f: Facts) =>
    clusterOn(v) && storageOn(v) && (f.options.region === undefined || f.options.region === 0 || !sharedStorage(v)),
  'migrates-identity': (v: View) => clusterOn(v) && runs(v, 'zeebe') && v.is('identity.enabled') && authOn(v),
  /** The job speaks to the brokers, and chart 12.x had roles and permissions without any. */
  'identity-left-behind': (v: View) => clusterOn(v) && !runs(v, 'zeebe') && v.is('identity.enabled') && authOn(v),
  /** Somebody switched on permissions for single resources. */
  'resource-permissions': (v: View) =>
    envItems(v, ['identity.env', 'operate.env', 'tasklist.env']).some(
      ({ name, value }) =>
        /^(?:CAMUNDA_(?:OPERATE|TASKLIST)_IDENTITY_)?RESOURCE_?PERMISSIONS_?ENABLED$/.test(name) &&
        asText(value) === 'true',
    ),
  'keycloak-needed': (v: View) =>
    v.effective('identity.enabled') !== false && v.get('identity.keycloak.enabled') === undefined,
  'exporters-can-be-off': (v: View, { living }: Facts) => together(exportersCanBeOff, v, living),
  /** Chart 12.x ran no exporter of its own. What all files say decides. */
  'exporter-off': (v: View, { living }: Facts) => together(exporterOff, v, living),
  'managed-exporters': (v: View) => regions(v) > 1 && !regionsAlone(v),
  keycloak: (v: View) => !external(v),
  'index-prefix': (v: View) => indexPrefix(v) !== undefined,
  /** Chart 12.x told the prefix to Optimize alone, chart 13.x tells the exporter and the importer too. */
  'prefix-awakes': (v: View) => {
    const prefix = v.text('global.opensearch.prefix');
    if (!v.is('global.opensearch.enabled') || prefix === '' || prefix === 'zeebe-record') return false;
    const last = (paths: readonly string[], name: string): Json | undefined =>
      envItems(v, paths)
        .reverse()
        .find((i) => i.name.replace(/[_.]/g, '').toUpperCase() === name)?.value;
    const exporter = last(CLUSTER_ENV, 'ZEEBEBROKEREXPORTERSOPENSEARCHARGSINDEXPREFIX');
    const importers = (['operate', 'tasklist'] as const).every(
      (app) =>
        !runs(v, app) ||
        last([`${app}.env`, 'orchestration.env'], `CAMUNDA${app.toUpperCase()}ZEEBEOPENSEARCHPREFIX`) !== undefined,
    );
    // Written by hand, as it had to be in 12.x.
    return exporter === undefined || (asText(exporter) !== prefix && !importers);
  },
  'aws-secret': (v: View) =>
    ['existingSecret', 'accessKeyIdKey', 'secretAccessKeyKey'].some(
      (k) => asText(v.get(`global.documentStore.type.aws.${k}`)) !== '',
    ),
  'gcp-secret': (v: View) =>
    ['existingSecret', 'credentialsKey'].some((k) => v.has(`global.documentStore.type.gcp.${k}`)),
  'web-modeler-database': (v: View) =>
    v.is('webModeler.enabled') && (v.is('postgresql.enabled') || v.get('webModelerPostgresql.enabled') === true),
  'identity-database': (v: View) => v.is('identityPostgresql.enabled'),
  'keycloak-on': keycloakOn,
  'keycloak-database': (v: View) =>
    keycloakOn(v) && said(v, STORES['identityKeycloak.postgresql'], 'enabled') !== false,
  'default-first-user': (v: View) =>
    v.effective('identity.enabled') !== false &&
    !external(v) &&
    v.effective('identity.firstUser.enabled') !== false &&
    ['password', 'existingSecret', 'secret.existingSecret', 'secret.inlineSecret'].every(
      (k) => asText(v.get(`identity.firstUser.${k}`)) === '',
    ),
  'needs-connectors-secret': (v: View) =>
    authOn(v) &&
    v.is('connectors.enabled') &&
    noSecret(v, 'global.identity.auth.connectors', 'connectors.security.authentication.oidc.secret'),
  'needs-cluster-secret': (v: View) =>
    authOn(v) &&
    clusterOn(v) &&
    noSecret(v, 'global.identity.auth.zeebe', 'orchestration.security.authentication.oidc.secret'),
  'needs-optimize-secret': (v: View) =>
    authOn(v) &&
    v.is('optimize.enabled') &&
    noSecret(v, 'global.identity.auth.optimize', 'global.identity.auth.optimize.secret'),
  'identity-ingress-address': (v: View) => identityAddress(v) !== undefined,
  'no-storage': (v: View) =>
    ['global.elasticsearch.enabled', 'global.opensearch.enabled', 'global.noSecondaryStorage'].every((path) =>
      isFalse(v.effective(path) ?? null),
    ),
  /** Without a path of its own in 8.8, the cluster would be where gRPC is. */
  'grpc-at-the-cluster': (v: View) => {
    const path = asText(v.get('orchestration.contextPath')) || commonPath(v);
    return path !== undefined && grpcPath(v) === bare(path);
  },
  'component-path-type': (v: View) => ![undefined, 'Prefix'].includes(pathType(v)),
  'tls-without-name': (v: View) =>
    v.is('zeebeGateway.ingress.grpc.enabled') &&
    v.is('zeebeGateway.ingress.grpc.tls.enabled') &&
    v.said('zeebeGateway.ingress.grpc.tls.secretName') === undefined,
  'other-connectors-client': (v: View) =>
    authOn(v) && !['', 'connectors'].includes(v.text('global.identity.auth.connectors.clientId')),
  'initial-claim': (v: View) => {
    const claim = initialClaim(v);
    return authOn(v) && claim !== undefined && adminOpen(v, claim.value);
  },
  'initial-claim-unused': (v: View) => {
    const claim = initialClaim(v);
    return claim !== undefined && namedOtherwise(v, claim.name) && adminOpen(v, claim.value);
  },
  /** Neither the initial claim nor a key of 8.8 tells by which claim users are named. */
  'users-unnamed': (v: View) => {
    const claim = initialClaim(v);
    return v.text(USERNAME_CLAIM) === '' && !(claim && adminOpen(v, claim.value));
  },
  'other-first-user': (v: View) => authOn(v) && !['', 'demo'].includes(firstUser(v)),
  'cpu-request-above-limit': (v: View) => above(v, 'cpu'),
  'memory-request-above-limit': (v: View) => above(v, 'memory'),
  /** `password-typed:STORE`. */
  'password-typed': (v: View, _: Facts, store: string) => passwordOf(v, STORES[store as Store]) === 'typed',
  'password-generated': (v: View, _: Facts, store: string) => passwordOf(v, STORES[store as Store]) === 'generated',
} satisfies Functions['predicates'];
export type Predicate =
  keyof typeof predicates | `reference:${string}` | `password-typed:${Store}` | `password-generated:${Store}`;

/** Every region writes to one storage: only one of them may migrate it. */
const sharedStorage = (v: View): boolean => v.is('global.elasticsearch.external') || v.is('global.opensearch.enabled');

/** Requests 13.x would use, against the limit the files set. */
const DEFAULT_REQUEST = { cpu: '1000m', memory: '1500Mi' } as const;
const OLD_REQUEST = { cpu: '800m', memory: '1200Mi' } as const;
const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
};
export function quantity(text: string): number | undefined {
  const m = /^([0-9.]+)(m|k|M|G|T|Ki|Mi|Gi|Ti)?$/.exec(text);
  return m ? Number(m[1]) * (UNITS[m[2] ?? ''] ?? 1) : undefined;
}
/** A text with the context paths that it refers to. */
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
const filled = (v: View, all: View, text: string): string =>
  text.replace(/\{\{-?\s*\.Values\.((?:operate|tasklist)\.contextPath)\s*-?\}\}/g, (expression, path: string) =>
    // The first look is for the record of what this value depends on.
    v.has(path) || all.has(path) ? all.text(path) : expression,
  );
const own = (v: View, path: string): string => asText(v.get(`zeebe.${path}`)) || asText(v.get(`orchestration.${path}`));
function above(v: View, what: 'cpu' | 'memory'): boolean {
  const limit = quantity(own(v, `resources.limits.${what}`));
  const request = own(v, `resources.requests.${what}`);
  const wanted = quantity(DEFAULT_REQUEST[what]);
  return limit !== undefined && request === '' && wanted !== undefined && wanted > limit;
}
function pinned(v: View, what: 'cpu' | 'memory'): string {
  const limit = own(v, `resources.limits.${what}`);
  return (quantity(OLD_REQUEST[what]) ?? 0) <= (quantity(limit) ?? 0) ? OLD_REQUEST[what] : limit;
}

/** A path or an address without its last slashes. */
const bare = (path: string): string => path.replace(/\/+$/, '');
/** The parent of a component's old path: `/x/operate` -> `/x`, `/operate` -> `/`. */
function parentPath(path: string, component: string): string | undefined {
  const clean = bare(path);
  if (clean === '') return undefined;
  if (!clean.endsWith(`/${component}`)) return undefined;
  return clean.slice(0, -component.length - 1) || '/';
}
/** What Operate and Tasklist have in front of their names. */
function commonPath(v: View): string | undefined {
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
const hadPath = (v: View): boolean =>
  (['operate', 'tasklist', 'zeebeGateway'] as const).some((c) => bare(v.text(`${c}.contextPath`)) !== '');
const NEIGHBOURS = ['console', 'identity', 'webModeler', 'optimize', 'connectors'] as const;
/** The path that the Ingress for gRPC has on the host of the combined one; undefined where the two cannot meet. */
function grpcPath(v: View): string | undefined {
  const of = (key: string): Json | undefined =>
    v.get(`orchestration.ingress.grpc.${key}`) ?? v.effective(`zeebeGateway.ingress.grpc.${key}`);
  const host = v.text('global.ingress.host');
  const same = asText(of('host')).replace(/^\{\{-?\s*\.Values\.global\.ingress\.host\s*-?\}\}$/, host) === host;
  const alike = same && asText(of('className')) === v.text('global.ingress.className');
  const both = v.is('global.ingress.enabled') && of('enabled') === true && of('external') !== true;
  return both && alike && clusterOn(v) ? bare(asText(of('path'))) : undefined;
}
/** Where somebody else is at that path of the Ingress, only one of the two would be reached: the cluster goes below it. */
function contextPath(v: View): string | undefined {
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
function identityAddress(v: View): string | undefined {
  const host = v.text('identity.ingress.host');
  const own = v.is('identity.enabled') && v.is('identity.ingress.enabled') && !v.is('global.ingress.enabled');
  if (!own || host === '' || v.text('identity.fullURL') !== '') return undefined;
  return `${v.is('identity.ingress.tls.enabled') ? 'https' : 'http'}://${host}`;
}
const join = (base: string, path: string): string => `${bare(base)}${path === '/' ? '' : path}`;

export const transforms = {
  'context-path': (v: View): Json | undefined => (hadPath(v) ? contextPath(v) : undefined),
  'opened-path': (v: View): Json | undefined => (hadPath(v) ? undefined : contextPath(v)),
  /** One address for the whole cluster; the chart appends /sso-callback. What the files say is the browsers' address. */
  'redirect-url': (v: View, { all }: Facts): Json | undefined => {
    const said = (['operate', 'tasklist'] as const)
      .map((c) => ({ c, url: bare(filled(v, all, v.text(`global.identity.auth.${c}.redirectUrl`))) }))
      .filter(({ c, url }) => v.has(`global.identity.auth.${c}.redirectUrl`) && url !== '')
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
  },
  audiences: (v: View): Json | undefined =>
    authOn(v)
      ? [
          ...new Set(
            ['zeebe', 'operate', 'tasklist'].map((c) => v.text(`global.identity.auth.${c}.audience`) || `${c}-api`),
          ),
        ]
      : undefined,
  audience: (v: View): Json | undefined =>
    authOn(v) && external(v) ? asText(v.get('global.identity.auth.zeebe.audience')) || undefined : undefined,
  'auth-method': (v: View): Json => (authOn(v) ? 'oidc' : 'basic'),
  'history-retention': historyRetention,
  'history-age': historyAge,
  /** Of a retention that is on; the default of chart 13.x goes without saying. */
  'legacy-index-age': (v: View, facts: Facts): Json | undefined => {
    if (isFalse(v.get('orchestration.history.retention.enabled') ?? historyRetention(v, facts) ?? null))
      return undefined;
    const age = v.get('orchestration.history.retention.minimumAge') ?? historyAge(v, facts);
    return age === '' || age === '30d' ? undefined : age;
  },
  /** Both or none: one exporter alone is not what 12.x did. */
  'exporters-off': (v: View, { living }: Facts): Json | undefined =>
    together(exportersCanBeOff, v, living) ? false : undefined,
  'cluster-fullname': (v: View): Json | undefined => {
    const name = v.text('global.zeebeClusterName');
    // An empty name: 12.x falls back to `<release>-broker`.
    if (!v.has('global.zeebeClusterName') || name === '{{ .Release.Name }}-zeebe' || releaseSuffix(name) !== undefined)
      return undefined;
    return name === '' ? undefined : name;
  },
  'cluster-name': (v: View): Json | undefined => {
    const name = v.text('global.zeebeClusterName');
    if (!v.has('global.zeebeClusterName')) return undefined;
    const suffix = name === '' ? 'broker' : releaseSuffix(name);
    return suffix === undefined || suffix === 'zeebe' ? undefined : suffix;
  },
  /** Where chart 13.x would call the StatefulSet otherwise for this release: the name that it has. */
  'release-fullname': (v: View, { options }: Facts): Json | undefined => {
    const kept = keepsName(v, named(v), options.release);
    return kept && !kept.same ? kept.before : undefined;
  },
  'cpu-request': (v: View): Json => pinned(v, 'cpu'),
  'memory-request': (v: View): Json => pinned(v, 'memory'),
  'connectors-client': (v: View): Json => [v.text('global.identity.auth.connectors.clientId')],
  'first-user': (v: View): Json => [firstUser(v)],
  'initial-claim-name': (v: View): Json | undefined => initialClaim(v)?.name,
  'operate-log-levels': (v: View): Json => logLevels(v, 'operate'),
  /** Loggers that are for a person: their paths below `operate.logging`, and the note that says why. */
  'operate-log-rest': (v: View): Json => {
    const logging = v.get('operate.logging');
    if (!isObject(logging)) return [];
    const { level: levels, ...others } = logging;
    // All of it was in the file of Operate; a level that is no map of loggers is none that Operate knew.
    const rest = isObject(levels) || levels === undefined ? others : logging;
    const more = Object.keys(rest)
      .filter((key) => !emptyValue(rest[key] ?? null))
      .map((key) => ({ path: [key], note: 'merge/logging-rest' }));
    if (!isObject(levels)) return more;
    const single = Object.entries(levels).flatMap(([name, level]) => {
      if (clusterWide(name, level)) return [{ path: ['level', name], note: 'merge/root-log-level' }];
      return containerLogLevelEnv(name) === undefined ? [{ path: ['level', name], note: 'merge/log-level' }] : [];
    });
    return [...single, ...more];
  },
  'log-level-variable': (v: View): Json => {
    const given = v.get('zeebe.logLevel');
    // `OFF` is `false` to Helm, and the chart wrote that.
    const level = given === false ? 'false' : asText(given);
    // What another component says of its own process is a decision, and no word about the brokers.
    const said = envItems(v, ['zeebe.env', 'orchestration.env']).some((i) => i.name === 'ZEEBE_LOG_LEVEL');
    return level === '' || said ? [] : [{ name: 'ZEEBE_LOG_LEVEL', value: level }];
  },
  /**
   * The container that migrates the data of Optimize had the Java options by itself in 12.x; 13.x gives them to it beside a
   * truststore only, which a later file can bring. What its lists of variables say wins in both.
   */
  'migration-java-options': (v: View, { all }: Facts): Json => {
    const options = asText(v.get('optimize.migration.javaOpts')) || asText(v.get('optimize.javaOpts'));
    const said = envItems(v, ['optimize.env', 'optimize.migration.env']).some((i) => i.name === 'JAVA_TOOL_OPTIONS');
    const runs = v.effective('optimize.enabled') === true && v.effective('optimize.migration.enabled') === true;
    return options === '' || said || withTruststore(all) || !runs
      ? []
      : [{ name: 'JAVA_TOOL_OPTIONS', value: options }];
  },
  /** Beside a truststore 13.x gives it those of Optimize: others of its own are for a person. */
  'migration-java-rest': (v: View, { all }: Facts): Json => {
    const own = asText(v.get('optimize.migration.javaOpts'));
    const other = own !== '' && own !== asText(v.get('optimize.javaOpts'));
    return withTruststore(all) && other ? [{ path: [], note: 'optimize/migration-java-options-kept' }] : [];
  },
  /** The pull secrets of all components, where a list of its own would take them from a program that had none. */
  'shared-pull-secrets': (v: View, { all }: Facts): Json => {
    const own = (root: string): boolean => !emptyValue(v.get(`${root}.image.pullSecrets`) ?? null);
    const programs = [['zeebe', 'orchestration'], ['zeebeGateway', 'zeebe-gateway'], ['operate'], ['tasklist']];
    const running = programs.filter(([root]) => PARTS.every((p) => p.at !== root || !isOff(p, all)));
    const shared = v.get('global.image.pullSecrets');
    if (!Array.isArray(shared) || !running.some((roots) => roots.some(own))) return [];
    return running.every((roots) => roots.some(own)) ? [] : shared;
  },
  'inbound-variables': (v: View): Json =>
    v.get('connectors.inbound.mode') === 'disabled'
      ? [
          { name: 'CAMUNDA_CONNECTOR_POLLING_ENABLED', value: 'false' },
          { name: 'CAMUNDA_CONNECTOR_WEBHOOK_ENABLED', value: 'false' },
        ]
      : [],
  'inbound-method': (v: View): Json | undefined => {
    const mode = v.text('connectors.inbound.mode');
    // With authentication on, 8.7 spoke OAuth to Zeebe whatever the inbound mode: the global method is right.
    return mode === 'credentials' && !authOn(v) ? 'basic' : undefined;
  },
  'index-prefix': (v: View): Json | undefined => indexPrefix(v),
  /** Java properties that Operate and Tasklist both set, where the brokers say nothing else. Memory is for a person. */
  'shared-java-options': (v: View): Json | undefined => {
    const options = (c: string): string[] =>
      envItems(v, [`${c}.env`])
        .filter((i) => i.name === 'JAVA_TOOL_OPTIONS')
        .map((i) => asText(i.value));
    const [operate = ''] = options('operate');
    if (!/^(?:\s*-D\S+)+\s*$/.test(operate) || options('tasklist')[0] !== operate) return undefined;
    const cluster = ['zeebe', 'zeebeGateway', 'zeebe-gateway', 'orchestration'];
    const said = cluster.flatMap((c) => [...options(c), v.text(`${c}.javaOpts`)]).flatMap((o) => o.split(/\s+/));
    const properties = operate.trim().split(/\s+/);
    const name = (property: string): string => property.replace(/=.*$/s, '');
    const contradicted = properties.some((p) => said.some((s) => s !== p && name(s) === name(p)));
    return contradicted ? undefined : operate;
  },
  'path-type': (v: View): Json | undefined => pathType(v),
  'identity-address': (v: View): Json | undefined => identityAddress(v),
  'aws-secret-name': (v: View): Json | undefined => v.text('global.documentStore.type.aws.existingSecret') || undefined,
  'aws-access-key': (v: View): Json | undefined => v.text('global.documentStore.type.aws.accessKeyIdKey') || undefined,
  'aws-secret-key': (v: View): Json | undefined =>
    v.text('global.documentStore.type.aws.secretAccessKeyKey') || undefined,
  'gcp-secret-name': (v: View): Json | undefined => v.text('global.documentStore.type.gcp.existingSecret') || undefined,
  'gcp-secret-key': (v: View): Json | undefined => v.text('global.documentStore.type.gcp.credentialsKey') || undefined,
  /** The new exporter beside each hand-written one of a region. */
  'region-exporters': (v: View): Json => {
    if (regions(v) < 2) return [];
    const items = envItems(v, CLUSTER_ENV);
    const have = new Set(items.map((i) => i.name));
    const made: Json[] = [];
    for (const { name, item } of items) {
      const m =
        /^ZEEBE_BROKER_EXPORTERS_(ELASTICSEARCH|OPENSEARCH)REGION(\d+)_ARGS_(URL|AUTHENTICATION_USERNAME|AUTHENTICATION_PASSWORD)$/.exec(
          name,
        );
      if (!m) continue;
      const [, type = '', region = '', what = ''] = m;
      const base = `ZEEBE_BROKER_EXPORTERS_CAMUNDAREGION${region}`;
      if (have.has(`${base}_CLASSNAME`)) continue;
      if (what === 'URL') {
        made.push({ name: `${base}_CLASSNAME`, value: 'io.camunda.exporter.CamundaExporter' });
        if (type === 'OPENSEARCH') made.push({ name: `${base}_ARGS_CONNECT_TYPE`, value: 'opensearch' });
      }
      made.push({ ...item, name: `${base}_ARGS_CONNECT_${what.replace('AUTHENTICATION_', '')}` });
    }
    return made;
  },
} satisfies Functions['transforms'];
export type Transform = keyof typeof transforms;

export const FUNCTIONS: Functions = { shapes, predicates, transforms };

const APPLICATIONS = ['operate', 'tasklist'] as const;
type Application = (typeof APPLICATIONS)[number];
/** What the variable of an application says about its archiver; it wins over the key. Only a list that has it is asked. */
function archiver(v: View, all: View, c: Application, setting: RegExp): string | undefined {
  if (v !== all && archiver(all, all, c, setting) === undefined) return undefined;
  const said = envItems(v, [`${c}.env`]).filter(
    (i) =>
      i.name.startsWith(`CAMUNDA_${c.toUpperCase()}_ARCHIVER_`) && setting.test(i.name.replace(/^.*_ARCHIVER_/, '')),
  );
  const last = said[said.length - 1];
  return last && asText(last.value);
}
/** Whether an application deletes what is finished. */
function deletes(v: View, all: View, c: Application): Json {
  const variable = archiver(v, all, c, /^ILM_?ENABLED$/);
  if (!runs(v, c)) return false;
  const said = v.effective(`${c}.retention.enabled`) ?? false;
  return variable === undefined ? said : /^true$/i.test(variable) ? true : /^false$/i.test(variable) ? false : variable;
}
const ageOf = (v: View, all: View, c: Application): string => {
  const said = v.text(`${c}.retention.minimumAge`);
  return archiver(v, all, c, /^ILM_?MIN_?AGE_?FOR_?DELETE_?ARCHIVED_?INDICES$/) ?? said;
};
/** The age from which all that run delete; empty where none does, undefined where they do not agree. */
function retentionAge(v: View): string | undefined {
  const on = APPLICATIONS.filter((c) => runs(v, c));
  const states = on.map((c) => deletes(v, v, c));
  if (states.every(isFalse)) return '';
  // Texts are on for the chart, but something may fill them in: the same text is the same answer.
  const [first] = states;
  if (states.some(isFalse) || states.some((s) => s !== first)) return undefined;
  return longest(on.map((c) => ageOf(v, v, c)));
}
/** On where everybody deletes; where one of two does, only a person can say whether the other may. */
function historyRetention(v: View, { living }: Facts): Json | undefined {
  const said = APPLICATIONS.map((c) => v.get(`${c}.retention.enabled`)).filter((r) => r !== undefined);
  const states = APPLICATIONS.map((c) => deletes(v, living, c));
  if (said.length === 0 || retentionAge(living) === undefined) return undefined;
  return states.find((s) => !isFalse(s)) ?? false;
}
/** The longer age: nothing is deleted earlier than before. */
function historyAge(v: View, { living }: Facts): Json | undefined {
  const said = APPLICATIONS.filter((c) => v.has(`${c}.retention.minimumAge`)).map((c) => ageOf(v, living, c));
  if (said.length === 0 || retentionAge(living) === undefined) return undefined;
  const on = APPLICATIONS.filter((c) => !isFalse(deletes(living, living, c)));
  if (on.length > 0) return longest(on.map((c) => ageOf(v, living, c)));
  // Nothing is deleted, so no age has an effect: what stands in 8.8 is no other opinion, and else one of them stays.
  const ages = said.filter((age) => age !== '');
  return v.get('orchestration.history.retention.minimumAge') ?? longest(ages) ?? ages[0];
}
/** Undefined where the ages cannot be compared. */
function longest(ages: readonly string[]): string | undefined {
  const [first] = ages;
  if (ages.every((a) => a === first)) return first;
  return ages.some((a) => days(a) === 0) ? undefined : [...ages].sort((a, b) => days(b) - days(a))[0];
}
/** What decides the names of the cluster in 8.8. */
function named(v: View): View {
  const names = { fullnameOverride: v.text('orchestration.fullnameOverride'), nameOverride: clusterSuffix(v) };
  return v.of({ orchestration: names });
}
const clusterSuffix = (v: View): string => {
  const said = v.text('orchestration.nameOverride');
  const name = v.text('global.zeebeClusterName');
  if (said !== '' || !v.has('global.zeebeClusterName')) return said;
  return (name === '' ? 'broker' : releaseSuffix(name)) ?? '';
};
const releaseSuffix = (name: string): string | undefined =>
  /^\{\{-?\s*\.Release\.Name\s*-?\}\}-([a-z0-9-]+)$/.exec(name)?.[1];
function days(age: string): number {
  const m = /^(\d+)\s*([a-zA-Z]*)$/.exec(age);
  const unit: Readonly<Record<string, number>> = { s: 1 / 86400, m: 1 / 1440, h: 1 / 24, d: 1, w: 7, M: 30, y: 365 };
  return m ? Number(m[1]) * (unit[m[2] ?? 'd'] ?? 1) : 0;
}
const isDefault = (name: string, level: Json): boolean => name === 'ROOT' && asText(level) === 'INFO';
/** Loggers that the brokers have too: what one application said about itself would hold for the whole cluster. */
const clusterWide = (name: string, level: Json): boolean =>
  !isDefault(name, level) && !/^(?:io\.camunda|org\.camunda)\.(?:operate|tasklist)(?:\.|$)/i.test(name);
function logLevels(v: View, component: 'operate' | 'tasklist'): Json {
  const levels = v.get(`${component}.logging.level`);
  if (!isObject(levels)) return [];
  return Object.entries(levels).flatMap(([name, level]) => {
    const variable = containerLogLevelEnv(name);
    return variable === undefined || clusterWide(name, level) || isDefault(name, level)
      ? []
      : [{ name: variable, value: asText(level) }];
  });
}
