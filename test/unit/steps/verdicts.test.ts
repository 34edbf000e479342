/** The rules of the step from 8.8 to 8.9 as a whole: complete, shown, and pointing at keys that exist. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { catalogue } from '../../../server/src/engine/charts/catalogue.ts';
import { CHARTS } from '../../../server/src/engine/charts/index.ts';
import { parsePath } from '../../../server/src/engine/path.ts';
import { readSet, upgrade } from '../../../server/src/engine/index.ts';
import { SECTIONS } from '../../../server/src/engine/steps/8.8-8.9/checklist/guide.ts';
import { STEP } from '../../../server/src/engine/steps/8.8-8.9/index.ts';
import { STEP as FIRST } from '../../../server/src/engine/steps/8.7-8.8/index.ts';
import { MINORS } from '../../../server/src/engine/steps/index.ts';
import { exampleOf, lead, NEXT_RULES, SHOWN_THERE } from '../../rules/next.ts';
import { at, load } from '../../support/tree.ts';

const before = catalogue('8.8');
const now = catalogue('8.9');
const owner = (path: string): boolean => STEP.rules.owner(path) !== undefined;

test('every version that has a chart is one that a step names, in the same order', () => {
  assert.deepEqual(
    CHARTS.map((c) => c.minor),
    MINORS,
  );
});

describe('the rules', () => {
  for (const rule of NEXT_RULES.filter((r) => !SHOWN_THERE.includes(r.id)))
    test(`${rule.id} has an example in which it speaks`, () => {
      const text = exampleOf(rule.id);
      assert.ok(text !== undefined, 'an example');
      const { rules, after } = lead(text);
      assert.ok(rules.includes(rule.id), `${rules.join(', ')} instead`);
      assert.ok(load(after), 'Helm can read it');
      assert.equal(lead(after).after, after, 'the second time changes nothing');
    });

  test('have ids of their own, also beside those of the first step', () => {
    const ids = NEXT_RULES.map((r) => r.id);
    assert.deepEqual(
      ids.filter((id, i) => ids.indexOf(id) !== i),
      [],
    );
    const { keys, lists, notes } = FIRST.rules.set;
    const first = [...keys, ...lists, ...FIRST.rules.derived, ...notes].map((r) => r.id);
    const shared = [...SHOWN_THERE, 'unknown-key', 'awakened-key'];
    assert.deepEqual(
      ids.filter((id) => first.includes(id) && !shared.includes(id)),
      [],
    );
  });
  test('belong to a part of the guide, say why in a sentence, and where they know it from', () => {
    assert.deepEqual(
      NEXT_RULES.filter(
        (r) => !SECTIONS.includes(r.section) || !/^[A-Z0-9`].*[.?]$/s.test(r.why) || r.source.length === 0,
      ).map((r) => r.id),
      [],
    );
  });
});

describe('the catalogues', () => {
  test('every key of 8.8 has a verdict: a rule, or the same key in 8.9', () => {
    const open = before.keys().filter((k) => k.leaf && !owner(k.path) && !now.known(parsePath(k.path)));
    assert.deepEqual(
      open.map((k) => k.path),
      [],
    );
  });
  test('a key that stays has the same kind in 8.9, or a rule', () => {
    const open = before.keys().filter((k) => {
      if (!k.leaf || owner(k.path)) return false;
      const fact = now.get(parsePath(k.path));
      if (!fact?.enforced || k.types.length === 0 || k.types.includes('null')) return false;
      return !k.types.some((t) => fact.types.includes(t) || (t === 'integer' && fact.types.includes('number')));
    });
    assert.deepEqual(
      open.map((k) => k.path),
      [],
    );
  });
  test('a default that is another one has a rule, is told, or belongs to an image', () => {
    // What only sizes and looks after a pod: the checklist tells them. A map that is listed key by key now.
    const TOLD =
      /^(?:global\.identity\.keycloak\.auth$|orchestration\.livenessProbe\.probePath|webModeler\.restapi\.resources\.)/;
    const pinned = STEP.rules.derived.map((r) => r.to);
    const open = before.keys().filter((k) => {
      if (!k.leaf || owner(k.path) || pinned.includes(k.path) || TOLD.test(k.path)) return false;
      const fact = now.get(parsePath(k.path));
      // An empty list that is no longer listed is as good as none.
      const empty = fact?.default === undefined && Array.isArray(k.default) && k.default.length === 0;
      return fact !== undefined && !empty && JSON.stringify(fact.default) !== JSON.stringify(k.default);
    });
    assert.deepEqual(
      open.map((k) => k.path),
      [],
    );
  });
  test('every target exists in 8.9, every key a rule looks at in 8.8', () => {
    const targets = [
      ...STEP.rules.set.keys.flatMap((r) => (r.action.kind === 'move' ? [r.action.to] : [])),
      ...STEP.rules.derived.map((r) => r.to),
    ];
    assert.deepEqual(
      targets.filter((t) => !now.known(parsePath(t))),
      [],
    );
    const OLDER =
      /^(?:zeebe|zeebeGateway|zeebe-gateway|operate|tasklist|global\.identity\.auth\.(?:orchestration|connectors)(?:\.\w+)?)$/;
    assert.deepEqual(
      STEP.rules.set.keys.map((r) => r.at).filter((p) => !before.known(parsePath(p)) && !OLDER.test(p)),
      [],
    );
  });
});

/** All that chart 14.x refuses, whatever it says. */
const REFUSED = [
  ...['key', 'existingSecret', 'existingSecretKey'].map((k) => `global.license.${k}`),
  ...['elasticsearch', 'opensearch'].flatMap((e) =>
    ['password', 'existingSecret', 'existingSecretKey'].map((k) => `global.${e}.auth.${k}`),
  ),
  ...['admin', 'identity', 'optimize'].flatMap((c) =>
    ['existingSecret', 'existingSecretKey'].map((k) => `global.identity.auth.${c}.${k}`),
  ),
  ...['existingSecret', 'accessKeyIdKey', 'secretAccessKeyKey'].map((k) => `global.documentStore.type.aws.${k}`),
  ...['existingSecret', 'credentialsKey'].map((k) => `global.documentStore.type.gcp.${k}`),
  ...['password', 'existingSecret', 'existingSecretKey'].map((k) => `identity.firstUser.${k}`),
  ...['password', 'existingSecret', 'existingSecretPasswordKey'].map((k) => `identity.externalDatabase.${k}`),
  ...['connectors', 'orchestration'].flatMap((c) =>
    ['existingSecret', 'existingSecretKey'].map((k) => `${c}.security.authentication.oidc.${k}`),
  ),
  ...['password', 'existingSecret', 'existingSecretPasswordKey'].map((k) => `webModeler.restapi.externalDatabase.${k}`),
  ...['smtpPassword', 'existingSecret', 'existingSecretPasswordKey'].map((k) => `webModeler.restapi.mail.${k}`),
  ...['autoGenerated', 'name', 'annotations'].map((k) => `global.secrets.${k}`),
];
describe('what chart 14.x refuses', () => {
  test('is all here', () => assert.equal(REFUSED.length, 39));
  for (const path of REFUSED)
    test(`${path} is gone, with a value and with an empty one`, () => {
      for (const value of ['mine', '""', 'null']) {
        const text = parsePath(path)
          .map((key, i, all) => `${'  '.repeat(i)}${key}:${i === all.length - 1 ? ` ${value}` : ''}\n`)
          .join('');
        const set = readSet([{ name: 'values.yaml', text }], { from: '8.8', target: '8.9' });
        const after = load(upgrade(set).layers[0]?.after ?? '') ?? {};
        assert.equal(at(after, path), undefined, value);
      }
    });
});
