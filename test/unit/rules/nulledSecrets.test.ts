/**
 * A null at a key that 8.7 has takes the default of chart 12.x away, which is as good as none: where the upgrade has a value of its
 * own for the key, because the default of chart 13.x is another one, it has it there too.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isKeyOf } from '../../../server/src/engine/charts/catalogue.ts';
import { readSet, upgrade } from '../../../server/src/engine/index.ts';
import { parsePath } from '../../../server/src/engine/path.ts';
import { STEPS } from '../../../server/src/engine/steps/index.ts';
import type { Json } from '../../../server/src/engine/yaml/tree.ts';

const BASE = `identityPostgresql: {enabled: true}
webModeler: {enabled: true, restapi: {mail: {fromAddress: a@example.org}}}
`;
const merged = (texts: readonly string[]): { tree: Json; shown: string } => {
  const { layers } = upgrade(
    readSet(
      texts.map((text, i) => ({ name: `${String(i)}.yaml`, text })),
      { from: '8.7' },
    ),
  );
  const next = readSet(layers.map((l) => ({ name: l.name, text: l.after })));
  return { tree: next.merged.tree, shown: `${texts.join('---\n')}=>\n${layers.map((l) => l.after).join('---\n')}` };
};
const at = (path: string, word: string): string =>
  `${parsePath(path)
    .map((key, i) => `${'  '.repeat(i)}${key}:`)
    .join('\n')} ${word}\n`;

/** Where the upgrade puts a value because of a password that chart 12.x made up. */
const [step] = STEPS;
const derived = step.rules.derived.map((d) => d.to);
const without = merged([BASE]).tree;
const keys = [...new Set(derived)].filter(
  (to) =>
    isKeyOf('8.7', parsePath(to)) &&
    to.includes('auth.') &&
    typeof parsePath(to).reduce<Json | undefined>(
      (v, key) => (typeof v === 'object' && v !== null && !Array.isArray(v) ? v[key] : undefined),
      without,
    ) === 'string',
);

describe('a null says as little as nothing at', () => {
  test('keys of Secrets, of which there are some', () => {
    assert.deepEqual(
      keys.filter((key) => key.includes('Keycloak.auth')),
      ['identityKeycloak.auth.existingSecret', 'identityKeycloak.auth.passwordSecretKey'],
    );
    assert.ok(keys.length >= 8, keys.join(' '));
  });
  for (const key of keys)
    test(key, () => {
      for (const word of ['null', '~', ''])
        for (const texts of [
          [at(key, word), BASE],
          [BASE, at(key, word)],
        ]) {
          const { tree, shown } = merged(texts);
          assert.deepEqual(tree, without, shown);
        }
    });
});
