/** `global.identity.auth.*`, authentication and the secrets' new spelling. */
import { derive, move, remove, reshape, rule } from './table.ts';
import type { DeriveRule, IfLeft, KeyRule } from '../../rules/rule.ts';

const section = 'identity-authentication';
const OIDC = 'orchestration.security.authentication.oidc';
const secrets = 'secrets';

/** Chart 12.x key, where 13.x wants the reference, what a text meant, the key name 12.x assumed. */
const SECRETS: readonly (readonly [
  id: string,
  at: string,
  to: string,
  text: 'inline' | 'reference',
  key: string,
  pin: string,
  ifLeft?: IfLeft,
])[] = [
  [
    'identity-auth/zeebe-secret',
    'global.identity.auth.zeebe.existingSecret',
    `${OIDC}.secret`,
    'inline',
    'existingSecretKey',
    'zeebe-secret',
  ],
  [
    'identity-auth/connectors-secret',
    'global.identity.auth.connectors.existingSecret',
    'connectors.security.authentication.oidc.secret',
    'inline',
    'existingSecretKey',
    'connectors-secret',
  ],
  [
    'identity-auth/optimize-secret',
    'global.identity.auth.optimize.existingSecret',
    'global.identity.auth.optimize.secret',
    'inline',
    'existingSecretKey',
    'optimize-secret',
  ],
  [
    'identity-auth/identity-secret',
    'global.identity.auth.identity.existingSecret',
    'global.identity.auth.identity.secret',
    'inline',
    'existingSecretKey',
    'identity-secret',
  ],
  // No key of 12.x, but files of 8.7 have it, and 13.x reads it while `admin.enabled` is true.
  [
    'identity-auth/admin-secret',
    'global.identity.auth.admin.existingSecret',
    'global.identity.auth.admin.secret',
    'reference',
    'existingSecretKey',
    'identity-admin-client-token',
    'honoured',
  ],
  [
    'license/secret',
    'global.license.existingSecret',
    'global.license.secret',
    'reference',
    'existingSecretKey',
    'CAMUNDA_LICENSE_KEY',
  ],
  [
    'elasticsearch/secret',
    'global.elasticsearch.auth.existingSecret',
    'global.elasticsearch.auth.secret',
    'reference',
    'existingSecretKey',
    'password',
  ],
  [
    'opensearch/secret',
    'global.opensearch.auth.existingSecret',
    'global.opensearch.auth.secret',
    'reference',
    'existingSecretKey',
    'password',
  ],
  [
    'identity/first-user-secret',
    'identity.firstUser.existingSecret',
    'identity.firstUser.secret',
    'reference',
    'existingSecretKey',
    'identity-firstuser-password',
  ],
  [
    'identity/database-secret',
    'identity.externalDatabase.existingSecret',
    'identity.externalDatabase.secret',
    'reference',
    'existingSecretPasswordKey',
    'password',
  ],
  [
    'web-modeler/database-secret',
    'webModeler.restapi.externalDatabase.existingSecret',
    'webModeler.restapi.externalDatabase.secret',
    'inline',
    'existingSecretPasswordKey',
    'database-password',
  ],
];
const MAIL = 'webModeler.restapi.mail';
const MAIL_SOURCE = [
  'webModeler.restapi.mail.authEnabled of 13.12: it asks for `smtpPassword` and `existingSecret` only',
  'render of 13.12 with each spelling of `mail.secret`: `mail.smtp.auth: false`; with the old ones `true`, and the reference is the same',
];

const PLAIN: readonly (readonly [id: string, at: string, to: string])[] = [
  ['license/key', 'global.license.key', 'global.license.secret.inlineSecret'],
  ['elasticsearch/password', 'global.elasticsearch.auth.password', 'global.elasticsearch.auth.secret.inlineSecret'],
  ['opensearch/password', 'global.opensearch.auth.password', 'global.opensearch.auth.secret.inlineSecret'],
  ['identity/first-user-password', 'identity.firstUser.password', 'identity.firstUser.secret.inlineSecret'],
  ['identity/database-password', 'identity.externalDatabase.password', 'identity.externalDatabase.secret.inlineSecret'],
  [
    'web-modeler/database-password',
    'webModeler.restapi.externalDatabase.password',
    'webModeler.restapi.externalDatabase.secret.inlineSecret',
  ],
];

export const IDENTITY: readonly KeyRule[] = [
  move('identity-auth/zeebe', 'global.identity.auth.zeebe', OIDC, {
    section,
    safety: 'review',
    why: 'The cluster has one client of its own; nothing reads this block any more. The client also needs the browser login flow now.',
    source: [
      'render: chart 13.x reads nothing below global.identity.auth.zeebe, its compatibility layer looks at another name',
    ],
  }),
  move('identity-auth/cluster-client', 'global.identity.auth.zeebe.clientId', `${OIDC}.clientId`, {
    section,
    safety: 'review',
    ifLeft: 'ignored',
    shape: 'cluster-client',
    why: 'With Keycloak, Identity makes the client of the cluster and calls it `orchestration`. The client of 8.7 was one of machines: it has no browser login, and nobody could sign in to a cluster that uses it. Left as a comment, the cluster uses the new client. To use one of your own, write its name to `oidc.clientId` and to the variable CAMUNDA_ORCHESTRATION_CLIENT_ID in `identity.env`. With another provider, or without Management Identity, the name goes along.',
    source: [
      'templates/identity/configmap.yaml of both charts: 12.13 makes the client `zeebe` of type M2M, 13.12 the client of the cluster under CAMUNDA_ORCHESTRATION_CLIENT_ID, else `orchestration`',
      'render of 13.12 with another `oidc.clientId`: the configuration of Identity still says `orchestration`',
    ],
  }),
  move('identity-auth/connectors', 'global.identity.auth.connectors', 'connectors.security.authentication.oidc', {
    section,
    severity: 'warning',
    ifLeft: 'honoured',
    why: 'Read only as long as the compatibility layer is on.',
    source: ['render'],
  }),
  move(
    'identity-auth/token-scope',
    'global.identity.auth.zeebe.tokenScope',
    'connectors.security.authentication.oidc.tokenScope',
    {
      section,
      safety: 'review',
      why: 'It was for the clients of Zeebe; the guide shows it under `orchestration`, where chart 13.x does not know it.',
      source: ['render: `orchestration…oidc.tokenScope` is not rendered'],
    },
  ),
  ...(['operate', 'tasklist'] as const).map((c) =>
    remove(`identity-auth/${c}`, `global.identity.auth.${c}`, {
      section,
      safety: 'review',
      why: 'The application signs in through the client of the cluster; only its audience and address live on.',
    }),
  ),
  ...SECRETS.map(([id, at, to, text, key, pin, ifLeft]) =>
    rule(
      id,
      at,
      { kind: 'secret', to, text, key: `${at.slice(0, at.lastIndexOf('.'))}.${key}`, pin },
      {
        section: secrets,
        severity: text === 'inline' ? 'error' : 'warning',
        ifLeft: ifLeft ?? (text === 'inline' ? 'misread' : 'dangerous'),
        safety: 'safe',
        why:
          text === 'inline'
            ? 'In chart 12.x a text here is the secret itself and a map names a Secret; chart 13.x takes a text for the name of a Secret.'
            : 'References have one form now, `secret.existingSecret` with `secret.existingSecretKey`; a name without a key is taken for the secret itself.',
        source: ['templates of both charts', 'render: the name becomes the password, or the password a name'],
      },
    ),
  ),
  rule(
    'web-modeler/mail-secret',
    `${MAIL}.existingSecret`,
    {
      kind: 'secret',
      to: MAIL,
      text: 'inline',
      key: `${MAIL}.existingSecretPasswordKey`,
      pin: 'smtp-password',
      old: `${MAIL}.smtpPassword`,
    },
    {
      section: secrets,
      safety: 'review',
      ifLeft: 'misread',
      why: 'In chart 12.x a text here is the password itself; chart 13.x takes it for the name of a Secret. A map that names a Secret stays as it is: with `mail.secret`, chart 13.x leaves the login at the mail server off.',
      source: MAIL_SOURCE,
    },
  ),
  reshape('web-modeler/mail-password', `${MAIL}.smtpPassword`, 'hidden-password', {
    section: secrets,
    severity: 'warning',
    safety: 'review',
    ifLeft: 'unchanged',
    why: 'A password beside `existingSecret`, which wins in both charts: nothing reads it. Alone, it stays: with `mail.secret.inlineSecret`, chart 13.x leaves the login at the mail server off.',
    source: MAIL_SOURCE,
  }),
  ...PLAIN.map(([id, at, to]) =>
    move(id, at, to, {
      section: secrets,
      severity: 'warning',
      safety: 'review',
      ifLeft: 'honoured',
      shape: 'plain-secret',
      why: 'A password in a values file: better in a Kubernetes Secret, named by `secret.existingSecret`.',
    }),
  ),
];

export const IDENTITY_VALUES: readonly DeriveRule[] = [
  derive(
    'identity-auth/audiences',
    `${OIDC}.backwardsCompatibleAudiences`,
    { from: 'audiences' },
    {
      section,
      absorbs: [
        'global.identity.auth.operate.audience',
        'global.identity.auth.tasklist.audience',
        'global.identity.auth.zeebe.audience',
      ],
      addition: true,
      when: { all: [{ fact: 'auth-on' }, { fact: 'cluster-on' }] },
      severity: 'warning',
      safety: 'review',
      ifLeft: 'ignored',
      why: 'Clients registered in 8.7 keep asking for the old audiences; their tokens are accepted only when these are listed.',
    },
  ),
  derive(
    'identity-auth/audience',
    `${OIDC}.audience`,
    { from: 'audience' },
    {
      section,
      addition: true,
      when: { all: [{ fact: 'auth-on' }, { fact: 'external-provider' }] },
      safety: 'review',
      why: 'Connectors and Web Modeler ask an external provider for tokens of this audience.',
    },
  ),
  derive(
    'identity-auth/redirect-url',
    `${OIDC}.redirectUrl`,
    { from: 'redirect-url' },
    {
      section: 'authentication',
      absorbs: ['global.identity.auth.operate.redirectUrl', 'global.identity.auth.tasklist.redirectUrl'],
      addition: true,
      when: { all: [{ fact: 'auth-on' }, { fact: 'cluster-on' }] },
      safety: 'review',
      why: 'One address for the browser login of the whole cluster; the chart appends /sso-callback. The provider must know the new address.',
    },
  ),
  derive(
    'authentication/method',
    'global.security.authentication.method',
    { from: 'auth-method' },
    {
      section: 'authentication',
      safety: 'review',
      why: 'Chart 13.x defaults to basic. 8.7 used Identity unless `global.identity.auth.enabled` was false. Set globally, so that connectors agree.',
      source: ['render: with only `orchestration…method` set, connectors stay on basic'],
    },
  ),
  derive(
    'authentication/connectors-method',
    'connectors.security.authentication.method',
    { from: 'inbound-method' },
    {
      section: 'authentication',
      safety: 'review',
      why: 'Connectors signed in to Operate with name and password.',
    },
  ),
  derive(
    'authentication/connectors-role',
    'orchestration.security.initialization.defaultRoles.connectors.clients',
    { from: 'connectors-client' },
    {
      section: 'authentication',
      when: { all: [{ fact: 'other-connectors-client' }, { fact: 'cluster-on' }] },
      safety: 'review',
      why: 'Chart 13.x gives the role to the client `connectors` only; yours has another id.',
    },
  ),
  derive(
    'authentication/username-claim',
    `${OIDC}.usernameClaim`,
    { from: 'initial-claim-name' },
    {
      section: 'authentication',
      when: { all: [{ fact: 'initial-claim' }, { fact: 'cluster-on' }] },
      safety: 'review',
      group: 'authentication/admin',
      ifLeft: 'dangerous',
      why: 'The first administrator is named by this claim of your provider; chart 13.x looks for users in `preferred_username`, and nobody would be administrator. All users of the cluster are named by it from now on.',
      source: ['render: without it application.yaml says `username-claim: preferred_username`'],
    },
  ),
  derive(
    'authentication/admin-role',
    'orchestration.security.initialization.defaultRoles.admin.users',
    { from: 'first-user' },
    {
      section: 'authentication',
      group: 'authentication/admin',
      when: { all: [{ fact: 'other-first-user' }, { fact: 'cluster-on' }] },
      safety: 'review',
      why: 'Chart 13.x gives the role to the user `demo` only; your first user has another name.',
    },
  ),
];
