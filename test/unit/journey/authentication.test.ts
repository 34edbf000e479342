/** The authentication assistant: what it finds out, what it asks, what it writes and never writes. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readSet, upgrade, type ValuesSet } from '../../../server/src/engine/index.ts';
import { authenticating } from '../../../server/src/engine/journey/8.7-8.8/authentication.ts';
import { finish } from '../../../server/src/engine/slices.ts';
import { type View } from '../../../server/src/engine/view.ts';

const authenticationOf = (...about: Parameters<typeof authenticating>) => finish(authenticating(...about));
const setOf = (...texts: string[]): ValuesSet => readSet(texts.map((text, i) => ({ name: `${String(i)}.yaml`, text })));
const ZEEBE = 'zeebe:\n  clusterSize: 3 # three\n';
const BASIC = `${ZEEBE}global:\n  identity:\n    auth:\n      enabled: false\n`;
const ENTRA = `${ZEEBE}global:\n  identity:\n    auth:\n      type: MICROSOFT\n      issuer: https://login.example.org/x\n`;
const merged = (texts: readonly string[]): View =>
  readSet(
    texts.map((text, i) => ({ name: String(i), text })),
    { from: '8.8' },
  ).merged;

describe('the method', () => {
  for (const [method, text] of [
    ['keycloak', ZEEBE],
    ['basic', BASIC],
    ['oidc', ENTRA],
    ['ldap', `${BASIC}operate:\n  env:\n    - name: CAMUNDA_OPERATE_LDAP_URL\n      value: x\n`],
    [null, 'kind: Deployment\n'],
  ] as const)
    test(String(method), () => {
      assert.equal(authenticationOf(setOf(text), {}).method, method);
      if (method === null || method === 'ldap') return;
      const after = upgrade(setOf(text)).layers.map((l) => l.after);
      assert.equal(authenticationOf(setOf(...after), {}).method, method, 'the same after the upgrade');
    });
  test('says who has to send credentials, and what LDAP means', () => {
    assert.match(authenticationOf(setOf(BASIC), {}).summary, /job workers, API clients/);
    assert.match(authenticationOf(setOf(ENTRA), {}).summary, /sso-callback/);
    assert.match(
      authenticationOf(setOf(`${ZEEBE}operate:\n  env:\n    - name: CAMUNDA_OPERATE_USERID\n      value: x\n`), {})
        .summary,
      /kept in Operate or Tasklist/,
    );
  });
});

describe('choices', () => {
  test('none: the plain upgrade, and nothing asked is written', () => {
    for (const text of [ZEEBE, BASIC, ENTRA]) {
      const { layers, upgrades } = authenticationOf(setOf(text), {});
      assert.equal(upgrades, true);
      assert.equal(layers[0]?.after, upgrade(setOf(text)).layers[0]?.after);
    }
  });
  test('open APIs are `unprotectedApi: true`, in files of 8.7 and of 8.8', () => {
    const after = upgrade(setOf(BASIC)).layers.map((l) => l.after);
    for (const set of [setOf(BASIC), setOf(...after)]) {
      const view = merged(authenticationOf(set, { api: 'open' }).layers.map((l) => l.after));
      assert.equal(view.get('orchestration.security.authentication.unprotectedApi'), true);
      assert.equal(view.get('orchestration.security.authorizations.enabled'), false);
      const shut = merged(authenticationOf(set, { api: 'protected' }).layers.map((l) => l.after));
      assert.equal(shut.get('orchestration.security.authentication.unprotectedApi'), false);
      assert.equal(shut.get('orchestration.security.authorizations.enabled'), undefined);
    }
  });
  test('every question, answered, is written where it says, and not asked again', () => {
    const answers: Record<string, string> = {
      redirectUrl: 'https://camunda.acme.org/orchestration',
      clientId: 'cluster',
      audience: 'api://cluster',
      usernameClaim: 'oid',
      clientIdClaim: 'azp',
      admin: 'jane@acme.org',
    };
    const set = setOf(ENTRA);
    const { questions, layers, refused } = authenticationOf(set, answers);
    assert.deepEqual(refused, []);
    assert.deepEqual(questions.map((q) => q.id).sort(), Object.keys(answers).sort());
    const texts = layers.map((l) => l.after);
    const view = merged(texts);
    for (const q of questions) {
      const value = q.id === 'admin' ? [answers.admin] : answers[q.id];
      assert.deepEqual(view.get(q.path), value, q.id);
    }
    assert.match(texts.join(''), /# three/);
    assert.deepEqual(authenticationOf(setOf(...texts), {}).questions, []);
  });
  test('in the layer that has the block', () => {
    const layers = [
      'orchestration:\n  enabled: true\n',
      'orchestration:\n  security:\n    authentication:\n      method: basic\n',
    ];
    const [first, second] = authenticationOf(setOf(...layers), { api: 'open' }).layers;
    assert.equal(first?.after, layers[0]);
    assert.match(second?.after ?? '', /unprotectedApi: true/);
  });
  test('examples, nonsense and strangers are refused, and never written', () => {
    for (const [id, answer] of [
      ['clientId', '<YOUR_CLIENTID>'],
      ['clientId', 'YOUR_CLIENT'],
      ['clientId', ' '],
      ['clientId', 'a\nb'],
      ['clientId', '00000000-0000-0000-0000-000000000000'],
      ['redirectUrl', 'camunda.acme.org'],
      ['redirectUrl', 'https://camunda.acme.org/sso-callback'],
      ['api', 'open'],
      ['nobody', 'x'],
    ] as const) {
      const { refused, layers } = authenticationOf(setOf(ENTRA), { [id]: answer });
      assert.deepEqual(
        refused.map((r) => r.id),
        [id],
        answer,
      );
      assert.ok((refused[0]?.reason ?? '') !== '');
      assert.equal(layers[0]?.after, upgrade(setOf(ENTRA)).layers[0]?.after);
    }
  });
});
