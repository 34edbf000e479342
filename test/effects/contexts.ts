/** What must be on for a key to show in a render: the smallest set around it. */
import { catalogue, type KeyFact } from '../../server/src/engine/charts/catalogue.ts';
import { parsePath } from '../../server/src/engine/path.ts';
import { merge, type Plain, type PlainMap } from '../support/tree.ts';

export function put(path: readonly string[], value: Plain): PlainMap {
  return path.reduceRight<Plain>((inner, key) => ({ [key]: inner }), value) as PlainMap;
}
export const putAt = (path: string, value: Plain): PlainMap => put(parsePath(path), value);
export const together = (...trees: readonly PlainMap[]): PlainMap =>
  trees.reduce<PlainMap>((all, tree) => merge(all, tree) as PlainMap, {});

const INGRESS = { global: { ingress: { enabled: true, host: 'camunda.example.org' } } };
const MODELER = { webModeler: { enabled: true, restapi: { mail: { fromAddress: 'camunda@example.org' } } } };
const OPENSEARCH = {
  global: {
    elasticsearch: { enabled: false },
    opensearch: { enabled: true, url: { protocol: 'https', host: 'opensearch.example.org', port: 443 } },
  },
  elasticsearch: { enabled: false },
};
const EXTERNAL = {
  global: {
    elasticsearch: { external: true, url: { protocol: 'https', host: 'elasticsearch.example.org', port: 9200 } },
  },
  elasticsearch: { enabled: false },
};
/** Keycloak of somebody else. */
const KEYCLOAK = {
  global: {
    identity: {
      keycloak: {
        url: { protocol: 'https', host: 'keycloak.example.org', port: 443 },
        auth: { adminUser: 'admin', existingSecret: 'keycloak', existingSecretKey: 'password' },
      },
    },
  },
  identityKeycloak: { enabled: false },
};
const OIDC = {
  global: {
    identity: {
      auth: {
        issuer: 'https://login.example.com/realm',
        issuerBackendUrl: 'https://login.example.com/realm',
        tokenUrl: 'https://login.example.com/token',
        jwksUrl: 'https://login.example.com/keys',
        authUrl: 'https://login.example.com/auth',
        publicIssuerUrl: 'https://login.example.com/realm',
        type: 'GENERIC',
        identity: { clientId: 'identity' },
      },
    },
  },
  identityKeycloak: { enabled: false },
};
/** By the beginning of the path; all that fit. */
const AROUND: readonly (readonly [RegExp, PlainMap])[] = [
  [/^webModeler\./, MODELER],
  [/^(?:webModelerPostgresql|postgresql)\./, MODELER],
  [
    /^webModeler\.restapi\.externalDatabase\./,
    {
      webModeler: {
        restapi: { externalDatabase: { url: 'jdbc:postgresql://db.example.org:5432/modeler', user: 'modeler' } },
      },
      webModelerPostgresql: { enabled: false },
    },
  ],
  [/^webModeler\.restapi\.mail\./, { webModeler: { restapi: { mail: { smtpUser: 'user' } } } }],
  [/contextPath$|^global\.ingress\./, INGRESS],
  [
    /^global\.ingress\./,
    {
      identity: { contextPath: '/identity' },
      operate: { contextPath: '/operate' },
      tasklist: { contextPath: '/tasklist' },
      optimize: { contextPath: '/optimize' },
    },
  ],
  [/^global\.opensearch\./, OPENSEARCH],
  [/^global\.elasticsearch\.(?:auth|tls|external|url|prefix|clusterName)/, EXTERNAL],
  [
    /^identity\.externalDatabase\./,
    {
      identity: {
        externalDatabase: { enabled: true, host: 'db.example.org', username: 'identity', database: 'identity' },
      },
    },
  ],
  [/^global\.identity\.auth\.(?:issuer|tokenUrl|jwksUrl|authUrl|type|issuerBackendUrl)/, OIDC],
  [/^global\.documentStore\.activeStoreId$/, putAt('global.documentStore.type.aws.enabled', true)],
  [/^zeebeGateway\.ingress\.(?!grpc|rest|enabled)/, { zeebeGateway: { ingress: { enabled: true } } }],
];

/** Switches on the way to the key that are off by default. */
function switches(path: readonly string[]): PlainMap[] {
  return path.slice(0, -1).flatMap((_, i) => {
    const above = [...path.slice(0, i + 1), 'enabled'];
    const own = i === path.length - 2 && path.at(-1) === 'enabled';
    const fact = catalogue('8.7').get(above);
    return fact?.default === false && !own ? [put(above, true)] : [];
  });
}
/** A host for an Ingress of its own. */
function hosts(path: readonly string[]): PlainMap[] {
  const at = path.indexOf('ingress');
  if (at < 0 || path[0] === 'global') return [];
  const sections = [path.slice(0, at + 2), path.slice(0, at + 1)];
  const section = sections.find((p) => p.length < path.length && catalogue('8.7').get([...p, 'host'])) ?? path;
  if (!catalogue('8.7').get([...section, 'host']) || path.at(-1) === 'host') return [];
  return [put([...section, 'host'], 'own.example.org')];
}
function store(path: readonly string[]): PlainMap[] {
  return path[0] === 'global' && path[1] === 'documentStore' && path[2] === 'type' && path[3] !== undefined
    ? [putAt('global.documentStore.activeStoreId', path[3] === 'aws' || path[3] === 'gcp' ? path[3] : 'inmemory')]
    : [];
}

export function contextOf(fact: KeyFact): PlainMap {
  const path = parsePath(fact.path);
  const around = AROUND.flatMap(([pattern, tree]) => (pattern.test(fact.path) ? [tree] : []));
  return together(...around, ...switches(path), ...hosts(path), ...store(path));
}
/**
 * The same without the charts around ours, which are half of the work of a render: for keys that have nothing to do with what
 * they run.
 */
export function lightContextOf(fact: KeyFact): PlainMap {
  const light = /^(?:zeebe|zeebeGateway|operate|tasklist|connectors|optimize|console|webModeler)\./.test(fact.path);
  return light ? together(EXTERNAL, KEYCLOAK, contextOf(fact)) : contextOf(fact);
}
