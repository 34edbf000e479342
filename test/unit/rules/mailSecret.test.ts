/** The password of the mail server: chart 13.x logs in with the old spellings only, so these stay. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readSet, upgrade, validate } from '../../../server/src/engine/index.ts';

const MAIL = 'webModeler.restapi.mail';
const BASE = 'webModeler: {enabled: true, restapi: {mail: {fromAddress: a@example.com, smtpUser: u}}}\n';
function mail(...texts: readonly string[]) {
  const files = [BASE, ...texts.map((t) => `webModeler: {restapi: {mail: {${t}}}}\n`)];
  const { layers, findings } = upgrade(
    readSet(
      files.map((text, i) => ({ name: `${String(i)}.yaml`, text })),
      { from: '8.7' },
    ),
  );
  const after = layers.map((l) => ({ name: l.name, text: l.after }));
  const again = upgrade(readSet(after)).layers.map((l) => l.after);
  assert.deepEqual(
    again,
    after.map((a) => a.text),
  );
  const values = JSON.parse(JSON.stringify(readSet(after).merged.get(MAIL))) as Record<string, unknown>;
  delete values.fromAddress;
  delete values.smtpUser;
  return { values, rules: findings.filter((f) => f.place.path.startsWith(MAIL)).map((f) => f.rule) };
}

describe('the password of the mail server', () => {
  test('a reference stays, with its key and without', () => {
    const reference = { existingSecret: { name: 's' } };
    assert.deepEqual(mail('existingSecret: {name: s}'), { values: reference, rules: [] });
    assert.deepEqual(mail('existingSecret: {name: s}, existingSecretPasswordKey: k'), {
      values: { ...reference, existingSecretPasswordKey: 'k' },
      rules: [],
    });
  });
  test('a typed password stays', () => {
    assert.deepEqual(mail('smtpPassword: p'), { values: { smtpPassword: 'p' }, rules: [] });
  });
  test('a text in place of a reference was the password itself', () => {
    assert.deepEqual(mail('existingSecret: p'), {
      values: { smtpPassword: 'p' },
      rules: ['web-modeler/mail-secret'],
    });
    // It won over the other one.
    assert.deepEqual(mail('existingSecret: p, smtpPassword: q').values, { smtpPassword: 'p' });
  });
  test('of files on top of each other, the last word counts', () => {
    assert.deepEqual(mail('existingSecret: p', 'existingSecret: {name: s}').values.existingSecret, { name: 's' });
    const text = mail('existingSecret: {name: s}', 'existingSecret: p').values;
    assert.equal(text.smtpPassword, 'p');
    assert.equal(text.existingSecret, '');
    assert.deepEqual(mail('existingSecret: p', 'existingSecret: ""').values.smtpPassword ?? '', '');
  });
});

describe('a file of 8.8 that has it in the new spelling', () => {
  const fixOf = (...texts: readonly string[]) =>
    validate(
      readSet(
        [BASE, ...texts.map((t) => `webModeler: {restapi: {mail: {${t}}}}\n`)].map((text, i) => ({
          name: `${String(i)}.yaml`,
          text,
        })),
        { from: '8.8' },
      ),
    ).find((f) => f.rule === 'validate/mail-login-off');
  test('has a fix where the old one is free', () => {
    assert.deepEqual(
      [
        fixOf('secret: {existingSecret: s, existingSecretKey: k}'),
        fixOf('secret: {inlineSecret: "${P}"}'),
        // Both in one file, whichever of them.
        fixOf('smtpPort: 25', 'secret: {existingSecret: s, existingSecretKey: k}'),
      ].map((f) => [f?.safety, f?.targets.map((t) => t.slice(MAIL.length + 1))]),
      [
        ['safe', ['existingSecret.name', 'existingSecretPasswordKey']],
        ['safe', ['smtpPassword']],
        ['safe', ['existingSecret.name', 'existingSecretPasswordKey']],
      ],
    );
  });
  test('and none where it is not, or where two files say a half each', () => {
    for (const texts of [
      ['secret: {existingSecret: s, existingSecretKey: k}, existingSecret: ""'],
      ['secret: {existingSecret: s, existingSecretKey: k}, existingSecretPasswordKey: other'],
      ['secret: {inlineSecret: "${P}"}, smtpPassword: ""'],
      ['secret: {existingSecret: s}', 'secret: {existingSecretKey: k}'],
    ]) {
      const found = fixOf(...texts);
      assert.equal(found?.safety, 'manual', texts.join());
      assert.deepEqual(found.operations, []);
    }
  });
});
