/** What the user typed is used by chart 13.x, or it is said at its line where that is read from now on. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inspect, readSet, upgrade } from '../../server/src/engine/index.ts';
import { message, partInWords } from '../../server/src/engine/messages.ts';
import { isMap, type Plain } from '../support/tree.ts';

const AUTH = 'global.identity.auth';
/** Keys that take a secret as a text, of 8.7 and of 8.8. */
const TYPED = [
  'identityKeycloak.auth.adminPassword',
  'identity.keycloak.auth.adminPassword',
  'identityKeycloak.postgresql.auth.password',
  'identityKeycloak.postgresql.auth.postgresPassword',
  'identity.keycloak.postgresql.auth.password',
  'identityPostgresql.auth.password',
  'identity.postgresql.auth.postgresPassword',
  'postgresql.auth.password',
  'postgresql.auth.postgresPassword',
  'webModelerPostgresql.auth.password',
  ...['zeebe', 'connectors', 'optimize', 'identity'].map((c) => `${AUTH}.${c}.existingSecret`),
  'global.license.key',
  'global.elasticsearch.auth.password',
  'global.opensearch.auth.password',
  'identity.firstUser.password',
  'identity.externalDatabase.password',
  'webModeler.restapi.externalDatabase.password',
  'webModeler.restapi.mail.smtpPassword',
  'global.documentStore.type.aws.existingSecret',
  'global.documentStore.type.gcp.existingSecret',
  'global.documentStore.type.azure.existingSecret',
  'webModeler.restapi.mail.existingSecret',
  'global.license.existingSecret',
  'console.existingSecret',
  ...[
    'orchestration.security.authentication.oidc',
    'connectors.security.authentication.oidc',
    `${AUTH}.optimize`,
    `${AUTH}.identity`,
    'identity.firstUser',
    'global.license',
    'global.elasticsearch.auth',
    'identity.externalDatabase',
    'webModeler.restapi.externalDatabase',
    'webModeler.restapi.mail',
    'global.documentStore.type.aws.accessKeyId',
    'global.documentStore.type.aws.secretAccessKey',
    'orchestration.migration.identity',
  ].map((p) => `${p}.secret.inlineSecret`),
];
const BASE =
  'identity: {enabled: true}\nwebModeler: {enabled: true}\npostgresql: {enabled: true}\n' +
  'identityPostgresql: {enabled: true}\nzeebe: {clusterSize: "3"}\n';
const CANARY = 'typed-by-the-user';
const nested = (path: string): string =>
  path
    .split('.')
    .map((k, i, all) => `${'  '.repeat(i)}${k}:${i === all.length - 1 ? ` ${CANARY}` : ''}\n`)
    .join('');

/** Where the text stands, and whether a Secret is named beside it. */
function* places(v: Plain, path = ''): Generator<{ path: string; named: boolean }> {
  if (!isMap(v)) return;
  for (const [k, x] of Object.entries(v)) {
    const here = path === '' ? k : `${path}.${k}`;
    const name = v.existingSecret ?? '';
    if (x === CANARY) yield { path: here, named: k !== 'existingSecret' && name !== '' };
    yield* places(x, here);
  }
}

describe('a typed secret is used, or told', () => {
  for (const path of TYPED)
    for (const [order, texts] of [
      ['the base first', [BASE, nested(path)]],
      ['the base last', [nested(path), BASE]],
    ] as const)
      test(`${path}, ${order}`, () => {
        const set = readSet(
          texts.map((text, i) => ({ name: `${String(i)}.yaml`, text })),
          { from: '8.7' },
        );
        const { findings, layers } = upgrade(set);
        const after = readSet(
          layers.map((l) => ({ name: l.name, text: l.after })),
          { from: '8.8' },
        );
        const found = [...places(after.merged.tree)];
        assert.ok(found.length > 0, 'it is nowhere');
        const told = findings.filter((f) => f.rule === 'secrets/hidden').map((f) => f.place.path);
        assert.deepEqual(told, found.some((f) => f.named) ? [path] : []);
        // Not even where it may be the name of a Secret: in 8.7 some of these keys take either.
        const said = [...inspect(set), ...findings].flatMap((f) => [
          message(f),
          message(f, 'after'),
          ...(f.parts ?? []).map(partInWords),
        ]);
        assert.deepEqual(
          said.filter((t) => t.includes(CANARY)),
          [],
        );
      });
});

describe('a key of a Secret that chart 12.x made up', () => {
  const KEYS: readonly (readonly [store: string, key: string, told: boolean])[] = [
    ['postgresql', 'adminPasswordKey', true],
    ['postgresql', 'userPasswordKey', true],
    ['webModelerPostgresql', 'userPasswordKey', true],
    ['identityPostgresql', 'adminPasswordKey', true],
    ['identityKeycloak.postgresql', 'adminPasswordKey', true],
    // Keycloak and Identity read these in 12.x too.
    ['identityKeycloak.postgresql', 'userPasswordKey', false],
    ['identityPostgresql', 'userPasswordKey', false],
  ];
  const saying = (path: string): boolean =>
    upgrade(
      readSet([
        { name: 'values.yaml', text: BASE },
        { name: 'more.yaml', text: nested(path) },
      ]),
    ).findings.some((f) => f.rule === 'secrets/key-awakes' && f.place.path === path && f.safety === 'manual');
  for (const [store, key, told] of KEYS)
    test(`${store} ${key}: ${told ? 'it comes to life, and that is said' : 'it was read'}`, () => {
      assert.equal(saying(`${store}.auth.secretKeys.${key}`), told);
    });
  test('where a Secret is named it was read', () => {
    const tells = (named: string): boolean =>
      upgrade(
        readSet([
          {
            name: 'values.yaml',
            text: `webModeler: {enabled: true}\npostgresql: {enabled: true, auth: {${named}secretKeys: {adminPasswordKey: mine}}}\n`,
          },
        ]),
      ).findings.some((f) => f.rule === 'secrets/key-awakes');
    assert.equal(tells(''), true);
    assert.equal(tells('existingSecret: mine, '), false);
  });
});
