/** An identity provider that is not Keycloak: who administers the cluster, and what only a person can say. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { message, messageOf, readSet, upgrade } from '../../server/src/engine/index.ts';

const OIDC = 'orchestration.security.authentication.oidc';
const ADMIN = 'orchestration.security.initialization.defaultRoles.admin.users';

function run(...texts: readonly string[]) {
  const set = readSet(
    texts.map((text, i) => ({ name: `${String(i)}.yaml`, text })),
    { from: '8.7' },
  );
  const { findings, layers } = upgrade(set);
  const after = readSet(
    layers.map((l) => ({ name: l.name, text: l.after })),
    { from: '8.8' },
  );
  return { findings, after: after.merged, rules: findings.map((f) => f.rule), texts: layers.map((l) => l.after) };
}
const auth = (...lines: readonly string[]): string =>
  `global:\n  identity:\n    auth:\n${lines.map((l) => `      ${l}\n`).join('')}`;
const claim = (...lines: readonly string[]): string[] => ['identity:', ...lines.map((l) => `  ${l}`)];
const native = (usernameClaim: string): string =>
  `orchestration:\n  security:\n    authentication:\n      oidc:\n        usernameClaim: ${usernameClaim}\n`;

describe('the first administrator is named by the initial claim', () => {
  for (const type of ['MICROSOFT', 'GENERIC'])
    for (const [name, layers, expected] of [
      ['one file', [auth(`type: ${type}`, ...claim('initialClaimName: email', 'initialClaimValue: a@b'))], 'email'],
      ['the default name', [auth(`type: ${type}`, ...claim('initialClaimValue: a@b'))], 'oid'],
      [
        'the name first, the value later',
        [auth(`type: ${type}`, ...claim('initialClaimName: email')), auth(...claim('initialClaimValue: a@b'))],
        'email',
      ],
      [
        'the value first, the name later',
        [auth(`type: ${type}`, ...claim('initialClaimValue: a@b')), auth(...claim('initialClaimName: email'))],
        'email',
      ],
      [
        'the provider last',
        [auth(...claim('initialClaimValue: a@b')), auth(...claim('initialClaimName: email')), auth(`type: ${type}`)],
        'email',
      ],
      [
        'a placeholder',
        [auth(`type: ${type}`, ...claim('initialClaimName: ${CLAIM}', 'initialClaimValue: a@b'))],
        '${CLAIM}',
      ],
    ] as const)
      test(`${type}, ${name}`, () => {
        const { after } = run(...layers);
        assert.equal(after.get(`${OIDC}.usernameClaim`), expected);
        assert.deepEqual(after.get(ADMIN), ['a@b']);
      });

  test('another claim for users in 8.8: no administrator that the cluster would not know, and a decision', () => {
    const old = auth('type: GENERIC', ...claim('initialClaimName: oid', 'initialClaimValue: 5e3a'));
    for (const layers of [[old + native('email')], [old, native('email')], [native('email'), old]]) {
      const { after, rules } = run(...layers);
      assert.equal(after.get(`${OIDC}.usernameClaim`), 'email');
      assert.equal(after.get(ADMIN), undefined);
      assert.ok(rules.includes('authentication/initial-claim'));
    }
  });
  test('the same claim in 8.8: the administrator is written', () => {
    const { after, rules } = run(auth('type: GENERIC', ...claim('initialClaimValue: 5e3a')), native('oid'));
    assert.deepEqual(after.get(ADMIN), ['5e3a']);
    assert.ok(!rules.includes('authentication/initial-claim'));
  });
  test('an administrator of 8.8 stays, and is not named by another claim than before', () => {
    const admin =
      'orchestration:\n  security:\n    initialization:\n      defaultRoles:\n        admin:\n          users: [ada]\n';
    const { after, rules } = run(auth('type: GENERIC', ...claim('initialClaimValue: 5e3a')), admin);
    assert.deepEqual(after.get(ADMIN), ['ada']);
    assert.equal(after.get(`${OIDC}.usernameClaim`), undefined);
    assert.ok(rules.includes('authentication/provider-claims'));
  });
  test('Keycloak, or no provider: nothing of it', () => {
    for (const text of [
      auth(...claim('initialClaimName: oid', 'initialClaimValue: 5e3a')),
      auth('type: KEYCLOAK', ...claim('initialClaimValue: 5e3a')),
      auth('enabled: false', 'type: MICROSOFT', ...claim('initialClaimValue: 5e3a')),
    ]) {
      const { after, rules } = run(text);
      assert.equal(after.get(`${OIDC}.usernameClaim`), undefined);
      assert.deepEqual(
        rules.filter((r) => /^authentication\/(?:provider-claims|initial-claim|username-claim)$/.test(r)),
        [],
      );
    }
  });
});

describe('what no file says is a decision', () => {
  test('the identity migration, with the claim that the file lets expect', () => {
    const { findings } = run(auth('type: MICROSOFT', ...claim('initialClaimValue: 5e3a')));
    const [found] = findings.filter((f) => f.rule === 'migration/identity-provider');
    assert.ok(found);
    assert.equal(found.safety, 'manual');
    assert.match(message(found), /`oid`/);
    assert.doesNotMatch(message(found), /5e3a/);
  });
  test('it is told once, where the last file names the provider', () => {
    const { findings } = run(auth('type: KEYCLOAK'), auth('type: GENERIC'));
    assert.deepEqual(
      findings.filter((f) => f.rule === 'migration/identity-provider').map((f) => f.place.layer),
      [1],
    );
  });
  test('nothing is told of what is on in 8.8 already, nor of a part of a deployment that does not name its provider', () => {
    const on = 'orchestration:\n  migration:\n    identity:\n      enabled: true\n      clientId: m\n';
    assert.ok(!run(auth('type: GENERIC'), on).rules.includes('migration/identity-provider'));
    const set = readSet([{ name: 'a', text: 'zeebe:\n  clusterSize: "3"\n' }], { from: '8.7', partial: true });
    assert.deepEqual(
      upgrade(set).findings.filter((f) => /^(?:authentication|migration)\//.test(f.rule)),
      [],
    );
  });
  test('basic authentication: every caller of the APIs', () => {
    const { findings } = run('global:\n  identity:\n    auth:\n      enabled: false\nzeebe:\n  clusterSize: "3"\n');
    const [found] = findings.filter((f) => f.rule === 'authentication/api-callers');
    assert.ok(found);
    assert.match(messageOf(found).details, /unprotectedApi/);
    assert.equal(found.place.path, 'global.identity.auth.enabled');
  });
});
