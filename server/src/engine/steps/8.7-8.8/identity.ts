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
    todo: 'Allow the browser login for this client.',
    why: 'The cluster has one client.',
    source: [
      'render: chart 13.x reads nothing below global.identity.auth.zeebe, its compatibility layer looks at another name',
    ],
  }),
  move('identity-auth/cluster-client', 'global.identity.auth.zeebe.clientId', `${OIDC}.clientId`, {
    section,
    safety: 'review',
    ifLeft: 'ignored',
    shape: 'cluster-client',
    why: 'Identity makes the client `orchestration`; the old one has no browser login.',
    details:
      'Left as a comment, the cluster uses the new client. To use one of your own, write its name to `oidc.clientId` and to the variable CAMUNDA_ORCHESTRATION_CLIENT_ID in `identity.env`. With another provider, or without Management Identity, the name goes along.',
    source: [
      'templates/identity/configmap.yaml of both charts: 12.13 makes the client `zeebe` of type M2M, 13.12 the client of the cluster under CAMUNDA_ORCHESTRATION_CLIENT_ID, else `orchestration`',
      'render of 13.12 with another `oidc.clientId`: the configuration of Identity still says `orchestration`',
    ],
  }),
  move('identity-auth/connectors', 'global.identity.auth.connectors', 'connectors.security.authentication.oidc', {
    section,
    severity: 'warning',
    ifLeft: 'honoured',
    why: 'Its new place is read without the compatibility layer too.',
    source: ['render'],
  }),
  move(
    'identity-auth/token-scope',
    'global.identity.auth.zeebe.tokenScope',
    'connectors.security.authentication.oidc.tokenScope',
    {
      section,
      safety: 'review',
      why: 'It is for clients of Zeebe.',
      details: 'The guide shows it under `orchestration`, where chart 13.x does not know it.',
      source: ['render: `orchestration…oidc.tokenScope` is not rendered'],
    },
  ),
  ...(['operate', 'tasklist'] as const).map((c) =>
    remove(`identity-auth/${c}`, `global.identity.auth.${c}`, {
      section,
      safety: 'review',
      why: 'The client of the cluster signs it in; its audience and address are kept.',
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
            ? 'In 8.8 a string here is the name of a Secret.'
            : 'References have one form now: `secret.existingSecret`.',
        details:
          text === 'inline'
            ? 'In 8.7 a plain string here was the secret itself, and an object named a Secret.'
            : 'With `secret.existingSecretKey`: a name without a key is taken for the secret itself.',
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
      why: 'In 8.7 it was the password, in 8.8 it names a Secret.',
      details:
        'An object that names a Secret stays as it is: with `mail.secret`, chart 13.x leaves the login at the mail server off.',
      source: MAIL_SOURCE,
    },
  ),
  reshape('web-modeler/mail-password', `${MAIL}.smtpPassword`, 'hidden-password', {
    section: secrets,
    severity: 'warning',
    safety: 'review',
    ifLeft: 'unchanged',
    why: '`existingSecret` beside it wins in both charts.',
    details: 'Alone, it stays: with `mail.secret.inlineSecret`, chart 13.x leaves the login at the mail server off.',
    source: MAIL_SOURCE,
  }),
  ...PLAIN.map(([id, at, to]) =>
    move(id, at, to, {
      section: secrets,
      severity: 'warning',
      safety: 'review',
      ifLeft: 'honoured',
      shape: 'plain-secret',
      why: 'It is a password in a values file.',
      details: 'A Kubernetes Secret, named by `secret.existingSecret`, is better.',
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
      why: 'Without them, clients registered in 8.7 are rejected.',
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
      why: 'Connectors and Web Modeler ask for tokens of this audience.',
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
      todo: 'Register it with your provider.',
      why: 'One login for the whole cluster.',
      details: 'The chart appends /sso-callback to the address, and the provider has to know that one.',
    },
  ),
  derive(
    'authentication/method',
    'global.security.authentication.method',
    { from: 'auth-method' },
    {
      section: 'authentication',
      safety: 'review',
      why: 'That is how 8.7 signed people in; chart 13.x uses `basic` by default.',
      details:
        '8.7 used Identity unless `global.identity.auth.enabled` was false. Set globally, it holds for Connectors too.',
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
      why: 'In 8.7 Connectors signed in with name and password.',
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
      why: 'By default only the client `connectors` gets the role; yours has another name.',
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
      why: 'It names your first administrator; by default chart 13.x uses `preferred_username`.',
      details:
        'Without it nobody would be administrator. All users of the cluster are named by this claim from now on.',
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
      why: 'By default only the user `demo` is administrator; your first user has another name.',
    },
  ),
];
