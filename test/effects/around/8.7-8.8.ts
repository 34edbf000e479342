/** Around keys of chart 12.x. */
import type { PlainMap } from '../../support/tree.ts';
import { ELSEWHERE, putAt, together } from '../trees.ts';
import type { Around } from '../swept.ts';

const INGRESS = { global: { ingress: { enabled: true, host: 'camunda.example.org' } } };
const MODELER: PlainMap = { webModeler: { enabled: true, restapi: { mail: { fromAddress: 'camunda@example.org' } } } };
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
      auth: { ...ELSEWHERE, identity: { clientId: 'identity' } },
    },
  },
  identityKeycloak: { enabled: false },
};
const KEYS: Around['keys'] = [
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

/** What switches a component off; the gateway of 12.x goes with the brokers. */
const OFF: Around['off'] = {
  operate: { operate: { enabled: false } },
  tasklist: { tasklist: { enabled: false } },
  zeebeGateway: { zeebe: { enabled: false } },
  optimize: { optimize: { enabled: false } },
  connectors: { connectors: { enabled: false } },
  identity: {
    identity: { enabled: false },
    identityKeycloak: { enabled: false },
    global: { identity: { auth: { enabled: false } } },
    optimize: { enabled: false },
    connectors: { inbound: { mode: 'disabled' } },
  },
};

export const AROUND: Around = {
  keys: KEYS,
  light: {
    keys: /^(?:zeebe|zeebeGateway|operate|tasklist|connectors|optimize|console|webModeler)\./,
    base: together(EXTERNAL, KEYCLOAK),
  },
  off: OFF,
  switches: ['connectors.inbound.mode'],
  profiles: {},
  more: [],
  nulls: true,
  charted: false,
  generated: together(MODELER, { postgresql: { enabled: true }, identityPostgresql: { enabled: true } }),
};
