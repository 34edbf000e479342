/** Secrets that 12.x generated or defaulted, and what 13.x needs to be told instead. */
import { derive } from './table.ts';
import type { Condition as AnyCondition, DeriveRule } from '../../rules/rule.ts';
import type { Predicate } from './functions.ts';

type Condition = AnyCondition<Predicate>;

const section = 'secrets';
/** The consolidated Secret of the guide. Nobody has shown yet that it exists: every reference to it is for review. */
const SECRET = 'camunda-credentials';
const GENERATED = {
  todo: 'Before the upgrade, copy the secret of your release into it (Prepare secrets).',
  why: 'Chart 13.x generates none.',
  details:
    'Chart 12.x generated this secret. Name the Secret that you copied it to, not the old one, which the upgrade deletes.',
};
const FIRST_USER = {
  todo: 'Put the password that the first user has into it (Prepare secrets).',
  why: 'Chart 13.x has none of its own.',
  details: 'Chart 12.x gave the first user the password `demo` unless told otherwise.',
};
const PINNED = '8.7 used this key by default; 8.8 has another one.';

function reference(id: string, path: string, key: string, when: Condition, words = GENERATED): DeriveRule[] {
  return [
    derive(`secrets/${id}`, `${path}.existingSecret`, SECRET, {
      section,
      safety: 'review',
      group: `secrets/${id}`,
      when,
      ...words,
      source: ['render of both charts', 'guide, "Prepare secrets for upgrade"'],
    }),
    derive(`secrets/${id}-key`, `${path}.existingSecretKey`, key, {
      section,
      safety: 'review',
      group: `secrets/${id}`,
      when,
      ...words,
      source: ['render of both charts'],
    }),
  ];
}
function database(id: string, path: string, when: Condition, prefix: string): DeriveRule[] {
  const keys = [
    ['admin', 'adminPasswordKey', `${prefix}-admin-password`],
    ['user', 'userPasswordKey', `${prefix}-user-password`],
  ] as const;
  return [
    derive(`secrets/${id}`, `${path}.auth.existingSecret`, SECRET, {
      section,
      safety: 'review',
      group: `secrets/${id}`,
      when,
      ...GENERATED,
      source: ['render: without it the reference has no name'],
    }),
    ...keys.map(([who, key, value]) =>
      derive(`secrets/${id}-${who}-key`, `${path}.auth.secretKeys.${key}`, value, {
        section,
        safety: 'review',
        group: `secrets/${id}`,
        when,
        ...GENERATED,
        source: ['render'],
      }),
    ),
  ];
}
/** A Secret of the user's own whose keys were the defaults of 12.x. */
function pins(
  id: string,
  existing: readonly string[],
  rows: readonly (readonly [who: string, path: string, value: string])[],
): DeriveRule[] {
  return rows.map(([who, path, value]) =>
    derive(`secrets/${id}-${who}-pin`, path, value, {
      section,
      when: {
        any: existing.map((p): Condition => ({
          all: [{ set: p }, { not: { effective: p, is: '' } }, { not: { effective: p, is: null } }],
        })),
      },
      why: PINNED,
      source: ['values.yaml of both charts'],
    }),
  );
}

const HIDDEN = 'It keeps your password in use: the Secret that 8.8 names by default would hide it.';
const MADE = 'The Secret made of your password has this key; the default of 13.x is another one.';
/** Passwords typed into the values of a subchart: no Secret beside them, and the keys of the Secret that the chart makes. */
function typed(
  store: 'identityKeycloak' | 'identityKeycloak.postgresql' | 'identityPostgresql',
  on: Condition,
  rows: readonly (readonly [id: string, key: string, value: string, why: string])[],
): DeriveRule[] {
  return rows.map(([id, key, value, why]) =>
    derive(`secrets/${id}`, `${store}.auth.${key}`, value, {
      section,
      group: `secrets/typed-${store}`,
      when: { all: [on, { fact: `password-typed:${store}` }, { absent: `${store}.auth.${key}` }] },
      ifLeft: 'dangerous',
      why,
      source: ['render: with the defaults of 13.x the password in the values is not used'],
    }),
  );
}

const KEYCLOAK_ADMIN = [
  ['keycloak-admin', 'existingSecret', SECRET],
  ['keycloak-admin-key', 'passwordSecretKey', 'identity-keycloak-admin-password'],
] as const;
const MODELER = 'webModelerPostgresql.auth';
const KEYCLOAK_DB = 'identityKeycloak.postgresql.auth';
const IDENTITY_DB = 'identityPostgresql.auth';
const AWS = 'global.documentStore.type.aws';
const GCP = 'global.documentStore.type.gcp';

export const SECRET_VALUES: readonly DeriveRule[] = [
  ...reference(
    'cluster-client',
    'orchestration.security.authentication.oidc.secret',
    'identity-orchestration-client-token',
    { fact: 'needs-cluster-secret' },
  ),
  ...reference(
    'connectors-client',
    'connectors.security.authentication.oidc.secret',
    'identity-connectors-client-token',
    { fact: 'needs-connectors-secret' },
  ),
  ...reference('optimize-client', 'global.identity.auth.optimize.secret', 'identity-optimize-client-token', {
    fact: 'needs-optimize-secret',
  }),
  ...database(
    'web-modeler-database',
    'webModelerPostgresql',
    {
      all: [
        { fact: 'web-modeler-database' },
        // A typed password needs the Secret too: without a name the reference of 13.x is broken.
        { any: [{ fact: 'password-generated:webModelerPostgresql' }, { fact: 'password-typed:webModelerPostgresql' }] },
      ],
    },
    'web-modeler-postgresql',
  ),
  ...database(
    'identity-database',
    'identityPostgresql',
    { all: [{ fact: 'identity-database' }, { fact: 'password-generated:identityPostgresql' }] },
    'identity-postgresql',
  ),
  ...KEYCLOAK_ADMIN.map(([id, key, value]) =>
    derive(`secrets/${id}`, `identityKeycloak.auth.${key}`, value, {
      section,
      safety: 'review',
      group: 'secrets/keycloak-admin',
      when: { all: [{ fact: 'keycloak-on' }, { fact: 'password-generated:identityKeycloak' }] },
      ...GENERATED,
      source: ['render of both charts', 'guide, "Prepare secrets for upgrade"'],
    }),
  ),
  ...database(
    'keycloak-database',
    'identityKeycloak.postgresql',
    { all: [{ fact: 'keycloak-database' }, { fact: 'password-generated:identityKeycloak.postgresql' }] },
    'identity-keycloak-postgresql',
  ),
  ...reference(
    'first-user',
    'identity.firstUser.secret',
    'identity-firstuser-password',
    { fact: 'default-first-user' },
    FIRST_USER,
  ),
  // A password in the values counts only when no Secret is named, and 13.x names one by default.
  ...typed('identityKeycloak', { fact: 'keycloak-on' }, [
    ['keycloak-typed', 'existingSecret', '', HIDDEN],
    ['keycloak-typed-key', 'passwordSecretKey', 'admin-password', MADE],
  ]),
  ...typed('identityKeycloak.postgresql', { fact: 'keycloak-database' }, [
    ['keycloak-database-typed', 'existingSecret', '', HIDDEN],
  ]),
  ...typed('identityPostgresql', { fact: 'identity-database' }, [
    ['identity-database-admin-typed-key', 'secretKeys.adminPasswordKey', 'postgres-password', MADE],
    ['identity-database-user-typed-key', 'secretKeys.userPasswordKey', 'password', MADE],
  ]),
  ...pins(
    'web-modeler-database',
    ['postgresql.auth.existingSecret'],
    [
      ['admin', `${MODELER}.secretKeys.adminPasswordKey`, 'postgres-password'],
      ['user', `${MODELER}.secretKeys.userPasswordKey`, 'password'],
    ],
  ),
  ...pins(
    'identity-database',
    ['identityPostgresql.auth.existingSecret', 'identity.postgresql.auth.existingSecret'],
    [
      ['admin', `${IDENTITY_DB}.secretKeys.adminPasswordKey`, 'postgres-password'],
      ['user', `${IDENTITY_DB}.secretKeys.userPasswordKey`, 'password'],
    ],
  ),
  ...pins(
    'keycloak',
    ['identityKeycloak.auth.existingSecret', 'identity.keycloak.auth.existingSecret'],
    [['admin', 'identityKeycloak.auth.passwordSecretKey', 'admin-password']],
  ),
  ...pins(
    'keycloak-database',
    ['identityKeycloak.postgresql.auth.existingSecret', 'identity.keycloak.postgresql.auth.existingSecret'],
    [
      ['admin', `${KEYCLOAK_DB}.secretKeys.adminPasswordKey`, 'postgres-password'],
      ['user', `${KEYCLOAK_DB}.secretKeys.userPasswordKey`, 'password'],
    ],
  ),
  derive('secrets/generated-name', 'global.secrets.name', 'camunda-credentials-autogen', {
    section,
    when: { all: [{ effective: 'global.secrets.autoGenerated', is: true }, { absent: 'global.secrets.name' }] },
    why: 'It is the name that 8.7 gave the generated Secret; the default changed.',
  }),
  derive(
    'document-store/aws-access-secret',
    `${AWS}.accessKeyId.secret.existingSecret`,
    { from: 'aws-secret-name' },
    {
      section,
      absorbs: [`${AWS}.existingSecret`],
      addition: true,
      when: { fact: 'aws-secret' },
      severity: 'warning',
      ifLeft: 'honoured',
      why: 'References have one form now, one for each of the two keys.',
    },
  ),
  derive(
    'document-store/aws-secret-secret',
    `${AWS}.secretAccessKey.secret.existingSecret`,
    { from: 'aws-secret-name' },
    {
      section,
      when: { fact: 'aws-secret' },
      severity: 'warning',
      ifLeft: 'honoured',
      why: 'References have one form now, one for each of the two keys.',
    },
  ),
  derive(
    'document-store/aws-access-key',
    `${AWS}.accessKeyId.secret.existingSecretKey`,
    { from: 'aws-access-key' },
    {
      section,
      absorbs: [`${AWS}.accessKeyIdKey`],
      addition: true,
      when: { fact: 'aws-secret' },
      severity: 'warning',
      ifLeft: 'honoured',
      why: PINNED,
    },
  ),
  derive(
    'document-store/aws-secret-key',
    `${AWS}.secretAccessKey.secret.existingSecretKey`,
    { from: 'aws-secret-key' },
    {
      section,
      absorbs: [`${AWS}.secretAccessKeyKey`],
      addition: true,
      when: { fact: 'aws-secret' },
      severity: 'warning',
      ifLeft: 'honoured',
      why: PINNED,
    },
  ),
  derive(
    'document-store/gcp-secret',
    `${GCP}.secret.existingSecret`,
    { from: 'gcp-secret-name' },
    {
      section,
      when: { fact: 'gcp-secret' },
      severity: 'warning',
      ifLeft: 'honoured',
      why: 'References have one form now.',
      details: 'The importer of 13.x still reads the old keys, so they stay until the migration has finished.',
      source: ['render: templates/orchestration/importer-deployment.yaml reads the old keys'],
    },
  ),
  derive(
    'document-store/gcp-key',
    `${GCP}.secret.existingSecretKey`,
    { from: 'gcp-secret-key' },
    {
      section,
      when: { fact: 'gcp-secret' },
      severity: 'warning',
      ifLeft: 'honoured',
      why: 'References have one form now.',
      details: 'The importer of 13.x still reads the old keys, so they stay until the migration has finished.',
    },
  ),
  ...reference('migration-client', 'orchestration.migration.identity.secret', 'identity-migration-client-secret', {
    // A Secret that is named beside it would hide a secret in the values.
    all: [
      { fact: 'migrates-identity' },
      { fact: 'keycloak' },
      { empty: 'orchestration.migration.identity.secret.inlineSecret' },
    ],
  }),
];
