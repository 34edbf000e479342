/**
 * The secrets of a deployment: where chart 12.x keeps each, and where chart 13.x wants it. Sources: templates of both charts
 * and of their subcharts, renders of each row.
 */
import type { View } from '../../../view.ts';
import { chartName, componentName, withSuffix, type ObjectName } from '../../../charts/objectName.ts';
import type { NewValues, SecretKey, SecretRow } from '../../../journey/secret.ts';

/** The Secret of the guide. */
export const CONSOLIDATED = 'camunda-credentials';

const IDENTITY = 'global.identity.auth';
const OIDC = 'security.authentication.oidc';
const INLINE = 'secret.inlineSecret';
const said = (old: View, path: string, standard: string): string => {
  const v = old.get(path);
  return typeof v === 'string' && v !== '' ? v : standard;
};
const keycloak = (v: NewValues): boolean =>
  v.on(`${IDENTITY}.enabled`) && !['MICROSOFT', 'GENERIC'].includes(v.text(`${IDENTITY}.type`).toUpperCase());

/** A client of Identity: 12.x keeps its secret in `<release>-<client>-identity-secret`, given or made up. */
function client(
  id: string,
  what: string,
  old: string,
  path: string,
  suggested: string,
  applies: SecretRow['applies'],
): SecretRow {
  return {
    id,
    what,
    path,
    form: 'secret',
    old: `${IDENTITY}.${old}.existingSecret`,
    oldIsPlain: true,
    required: true,
    applies,
    keys: [
      {
        id,
        at: `${path}.secret.existingSecretKey`,
        suggested,
        plain: [`${IDENTITY}.${old}.existingSecret`, `${path}.${INLINE}`],
        source: (v) => ({
          from: 'secret',
          object: { kind: 'release', name: `${old}-identity-secret` },
          key: said(v, `${IDENTITY}.${old}.existingSecretKey`, `${old}-secret`),
        }),
      },
    ],
  };
}
/** A database of a subchart. Bitnami's Secret has two keys whatever the values call them (render). */
function database(
  id: string,
  what: string,
  path: string,
  old: string,
  object: (v: View) => ObjectName,
  prefix: string,
  applies: SecretRow['applies'],
): SecretRow {
  const key = (who: 'admin' | 'user', name: string, plain: string): SecretKey => ({
    id: `${id}-${who}`,
    at: `${path}.auth.secretKeys.${who}PasswordKey`,
    suggested: `${prefix}-${who}-password`,
    plain: [`${old}.auth.${plain}`, `${path}.auth.${plain}`],
    source: (v) => ({ from: 'secret', object: object(v), key: name }),
  });
  return {
    id,
    what,
    path: `${path}.auth`,
    form: 'subchart',
    old: `${old}.auth.existingSecret`,
    required: true,
    applies,
    keys: [key('admin', 'postgres-password', 'postgresPassword'), key('user', 'password', 'password')],
  };
}
interface Single {
  readonly id: string;
  readonly what: string;
  readonly path: string;
  readonly plainKey: string;
  readonly legacyKey?: string;
  readonly oldIsPlain?: boolean;
  readonly keepsOld?: boolean;
  readonly suggested: string;
  readonly object: (v: View) => ObjectName;
  /** Its key there: of the values, or this one. */
  readonly key: readonly [path: string | undefined, standard: string];
  readonly applies: SecretRow['applies'];
}
/** A secret of one key that only a plain text brings into the release. */
function single(s: Single): SecretRow {
  const { id, what, path, applies } = s;
  return {
    id,
    what,
    path,
    form: 'secret',
    plainKey: s.plainKey,
    ...(s.legacyKey !== undefined && { legacyKey: s.legacyKey }),
    old: `${path}.existingSecret`,
    ...(s.oldIsPlain && { oldIsPlain: true }),
    ...(s.keepsOld && { keepsOld: true }),
    required: false,
    applies,
    keys: [
      {
        id,
        at: s.keepsOld ? `${path}.${s.legacyKey ?? 'existingSecretKey'}` : `${path}.secret.existingSecretKey`,
        suggested: s.suggested,
        plain: [`${path}.${s.plainKey}`, ...(s.oldIsPlain ? [`${path}.existingSecret`] : []), `${path}.${INLINE}`],
        source: (v) => ({
          from: 'secret',
          object: s.object(v),
          key: s.key[0] === undefined ? s.key[1] : said(v, s.key[0], s.key[1]),
        }),
      },
    ],
  };
}

const identity = (v: View): ObjectName => componentName(v, 'identity', 'identity');
const restapi = (v: View): ObjectName => withSuffix(componentName(v, 'webModeler', 'web-modeler'), '-restapi', 55);

export const SECRETS: readonly SecretRow[] = [
  client(
    'orchestration-client',
    'the client of the cluster (in 8.7: of Zeebe)',
    'zeebe',
    `orchestration.${OIDC}`,
    'identity-orchestration-client-token',
    (v) => v.method('orchestration').value === 'oidc',
  ),
  client(
    'connectors-client',
    'the client of the connectors',
    'connectors',
    `connectors.${OIDC}`,
    'identity-connectors-client-token',
    (v) => v.method('connectors').value === 'oidc',
  ),
  client(
    'optimize-client',
    'the client of Optimize',
    'optimize',
    `${IDENTITY}.optimize`,
    'identity-optimize-client-token',
    (v) => v.on('optimize.enabled') && v.on(`${IDENTITY}.enabled`),
  ),
  {
    id: 'identity-client',
    what: 'the client of Management Identity at your provider',
    path: `${IDENTITY}.identity`,
    form: 'secret',
    old: `${IDENTITY}.identity.existingSecret`,
    oldIsPlain: true,
    required: false,
    applies: (v) => v.on('identity.enabled') && v.on(`${IDENTITY}.enabled`) && !keycloak(v),
    keys: [
      {
        id: 'identity-client',
        at: `${IDENTITY}.identity.secret.existingSecretKey`,
        suggested: 'identity-oidc-client-token',
        plain: [`${IDENTITY}.identity.existingSecret`, `${IDENTITY}.identity.${INLINE}`],
        source: (v) => ({ from: 'variable', deployment: identity(v), variable: 'CAMUNDA_IDENTITY_CLIENT_SECRET' }),
      },
    ],
  },
  {
    id: 'first-user',
    what: 'the password of the first user',
    path: 'identity.firstUser',
    form: 'secret',
    plainKey: 'password',
    old: 'identity.firstUser.existingSecret',
    required: true,
    applies: (v) => v.on('identity.enabled') && v.on('identity.firstUser.enabled') && keycloak(v),
    keys: [
      {
        id: 'first-user',
        at: 'identity.firstUser.secret.existingSecretKey',
        suggested: 'identity-firstuser-password',
        plain: ['identity.firstUser.password', `identity.firstUser.${INLINE}`],
        source: (v) => ({ from: 'variable', deployment: identity(v), variable: 'VALUES_IDENTITY_FIRSTUSER_PASSWORD' }),
      },
    ],
  },
  {
    id: 'keycloak-admin',
    what: 'the administrator of Keycloak',
    path: 'identityKeycloak.auth',
    form: 'subchart',
    old: 'identityKeycloak.auth.existingSecret',
    required: true,
    applies: (v) => v.on('identityKeycloak.enabled'),
    keys: [
      {
        id: 'keycloak-admin',
        at: 'identityKeycloak.auth.passwordSecretKey',
        suggested: 'identity-keycloak-admin-password',
        plain: ['identityKeycloak.auth.adminPassword'],
        // Render: the key is the same whatever `passwordSecretKey` says.
        source: (v) => ({
          from: 'secret',
          object: componentName(v, 'identityKeycloak', 'keycloak'),
          key: 'admin-password',
        }),
      },
    ],
  },
  database(
    'keycloak-database',
    'the database of Keycloak',
    'identityKeycloak.postgresql',
    'identityKeycloak.postgresql',
    (v) => componentName(v, 'identityKeycloak.postgresql', 'postgresql'),
    'identity-keycloak-postgresql',
    (v) => v.on('identityKeycloak.enabled') && v.get('identityKeycloak.postgresql.enabled') !== false,
  ),
  database(
    'identity-database',
    'the database of Management Identity',
    'identityPostgresql',
    'identityPostgresql',
    (v) => componentName(v, 'identityPostgresql', 'identity-postgresql'),
    'identity-postgresql',
    (v) => v.on('identityPostgresql.enabled'),
  ),
  single({
    id: 'identity-external-database',
    what: 'the external database of Management Identity',
    path: 'identity.externalDatabase',
    plainKey: 'password',
    legacyKey: 'existingSecretPasswordKey',
    suggested: 'identity-external-database-password',
    object: (v) => ({ kind: 'joined', name: said(v, 'identityPostgresql.nameOverride', 'identity-postgresql') }),
    key: [undefined, 'password'],
    applies: (v) => v.on('identity.enabled') && v.on('identity.externalDatabase.enabled'),
  }),
  database(
    'web-modeler-database',
    'the database of Web Modeler',
    'webModelerPostgresql',
    'postgresql',
    (v) => componentName(v, 'postgresql', 'postgresql-web-modeler'),
    'webmodeler-postgresql',
    (v) => v.on('webModelerPostgresql.enabled'),
  ),
  single({
    id: 'web-modeler-external-database',
    what: 'the external database of Web Modeler',
    path: 'webModeler.restapi.externalDatabase',
    plainKey: 'password',
    legacyKey: 'existingSecretPasswordKey',
    oldIsPlain: true,
    suggested: 'webmodeler-external-database-password',
    object: restapi,
    key: ['webModeler.restapi.externalDatabase.existingSecretPasswordKey', 'database-password'],
    applies: (v) => v.on('webModeler.enabled') && !v.on('webModelerPostgresql.enabled'),
  }),
  single({
    id: 'web-modeler-mail',
    what: 'the mail server of Web Modeler',
    path: 'webModeler.restapi.mail',
    plainKey: 'smtpPassword',
    legacyKey: 'existingSecretPasswordKey',
    oldIsPlain: true,
    // With `secret`, 13.12 writes `mail.smtp.auth: false` (render).
    keepsOld: true,
    suggested: 'webmodeler-smtp-password',
    object: restapi,
    key: ['webModeler.restapi.mail.existingSecretPasswordKey', 'smtp-password'],
    applies: (v) => v.on('webModeler.enabled'),
  }),
  single({
    id: 'license',
    what: 'the license',
    path: 'global.license',
    plainKey: 'key',
    suggested: 'camunda-license-key',
    object: (v) => withSuffix(chartName(v), '-license'),
    key: [undefined, 'CAMUNDA_LICENSE_KEY'],
    applies: () => true,
  }),
  single({
    id: 'elasticsearch',
    what: 'the external Elasticsearch',
    path: 'global.elasticsearch.auth',
    plainKey: 'password',
    suggested: 'elasticsearch-password',
    object: (v) => withSuffix(chartName(v), '-elasticsearch'),
    key: ['global.elasticsearch.auth.existingSecretKey', 'password'],
    applies: (v) => v.on('global.elasticsearch.external'),
  }),
  single({
    id: 'opensearch',
    what: 'OpenSearch',
    path: 'global.opensearch.auth',
    plainKey: 'password',
    suggested: 'opensearch-password',
    object: (v) => withSuffix(chartName(v), '-opensearch'),
    key: ['global.opensearch.auth.existingSecretKey', 'password'],
    applies: (v) => v.on('global.opensearch.enabled'),
  }),
  {
    id: 'migration-client',
    what: 'the client of the identity migration, which 8.7 did not have',
    path: 'orchestration.migration.identity',
    form: 'secret',
    old: undefined,
    required: true,
    applies: (v) => v.on('orchestration.migration.identity.enabled') && keycloak(v),
    keys: [
      {
        id: 'migration-client',
        at: 'orchestration.migration.identity.secret.existingSecretKey',
        suggested: 'identity-migration-client-secret',
        plain: [`orchestration.migration.identity.${INLINE}`],
        source: () => ({ from: 'new' }),
      },
    ],
  },
];
