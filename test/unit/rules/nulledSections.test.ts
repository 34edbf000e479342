/**
 * A null of a later file over a section below which the upgrade writes something: what earlier files say there is taken back, and
 * what the upgrade writes for it without them is there. And a null deep below `global`, where Helm puts the default back.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { catalogue } from '../../../server/src/engine/charts/catalogue.ts';
import { readSet, upgrade } from '../../../server/src/engine/index.ts';
import { formatPath, parsePath } from '../../../server/src/engine/path.ts';
import { isEmptyCollection, isObject, type Json } from '../../../server/src/engine/yaml/tree.ts';

const WORDS = ['null', '~', ''];
/** What is in force: no value, and the chart's own one, are as good as none. */
function inForce(json: Json, path: readonly string[] = []): Json {
  if (!isObject(json)) return json;
  return Object.fromEntries(
    Object.entries(json).flatMap(([key, value]): [string, Json][] => {
      const now = inForce(value, [...path, key]);
      const usual = catalogue('8.8').default([...path, key]);
      const deep = now === null && path[0] === 'global' && path.length > 2;
      return deep || now === '' || isEmptyCollection(now) || JSON.stringify(now) === JSON.stringify(usual ?? null)
        ? []
        : [[key, now]];
    }),
  );
}
const upgraded = (texts: readonly string[]): { merged: Json; shown: string; again: boolean } => {
  const { layers } = upgrade(
    readSet(
      texts.map((text, i) => ({ name: `${String(i)}.yaml`, text })),
      { from: '8.7' },
    ),
  );
  const next = readSet(layers.map((l) => ({ name: l.name, text: l.after })));
  return {
    merged: inForce(next.merged.tree),
    shown: `${texts.join('---\n')}=>\n${layers.map((l) => l.after).join('---\n')}`,
    again: upgrade(next).layers.every((l, i) => l.after === layers[i]?.after),
  };
};
const at = (path: string, word: string): string =>
  `${parsePath(path)
    .map((key, i) => `${'  '.repeat(i)}${key}:`)
    .join('\n')} ${word}\n`;

const OPTIMIZE = 'global.identity.auth.optimize';
describe('a section below which the upgrade writes', () => {
  const nothing = upgraded(['', '']).merged;
  const values: Readonly<Record<string, string>> = {
    clientId: 'mine',
    audience: 'mine',
    redirectUrl: 'https://optimize.example.org',
    existingSecret: '{name: mine}',
    existingSecretKey: 'mine',
    'secret.existingSecret': 'mine',
  };
  for (const word of WORDS)
    test(`taken back with "${word}"`, () => {
      for (const [key, value] of Object.entries(values)) {
        const { merged, shown, again } = upgraded([at(`${OPTIMIZE}.${key}`, value), at(OPTIMIZE, word)]);
        assert.deepEqual(merged, nothing, shown);
        assert.ok(again, shown);
      }
    });
  test('what a later file says again is in force', () => {
    const { merged, shown } = upgraded([
      at(`${OPTIMIZE}.clientId`, 'mine'),
      at(OPTIMIZE, 'null'),
      at(`${OPTIMIZE}.audience`, 'other'),
    ]);
    const { global } = merged as { global: { identity: { auth: { optimize: Json } } } };
    const { optimize } = global.identity.auth;
    assert.ok(isObject(optimize), shown);
    assert.deepEqual([optimize.clientId, optimize.audience], [undefined, 'other'], shown);
  });
});

describe('a null deep below global leaves the default of the chart', () => {
  const keys = ['zeebe', 'connectors'].flatMap((part) => {
    const section = `global.identity.auth.${part}`;
    const below = catalogue('8.7')
      .children(parsePath(section))
      .filter((f) => ['clientId', 'audience', 'tokenScope'].includes(f.path.split('.').at(-1) ?? ''));
    return below.flatMap((f) => [section, f.path].map((nulled) => ({ said: f.path, nulled })));
  });
  keys.push(
    ...['global.identity.auth.enabled', 'global.identity.auth.operate.redirectUrl'].map((key) => ({
      said: key,
      nulled: key,
    })),
  );
  test('there are such keys', () => {
    assert.ok(keys.length >= 4, keys.map((k) => k.said).join(' '));
  });
  const nothing = upgraded(['', '']).merged;
  for (const { said, nulled } of keys)
    test(`${nulled} over ${formatPath(parsePath(said).slice(-2))}`, () => {
      for (const word of WORDS)
        for (const texts of [
          ['', at(nulled, word)],
          // A name of the cluster that the user is asked about would be a question.
          [
            at(said, said.endsWith('zeebe.clientId') ? 'orchestration' : said.endsWith('.enabled') ? 'true' : 'mine'),
            at(nulled, word),
          ],
        ]) {
          const { merged, shown, again } = upgraded(texts);
          assert.deepEqual(merged, nothing, shown);
          assert.ok(again, shown);
        }
    });
});
