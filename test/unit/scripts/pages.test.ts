/** What only the pages of rules tell is not shipped, and nothing else is lost with it. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';

const root = resolve(import.meta.dirname, '../../..');
interface Script {
  readonly withoutPages: (text: string) => string;
}
const script = import(pathToFileURL(join(root, 'scripts/pages-only.mjs')).href) as Promise<Script>;

describe('where the facts of rules come from', () => {
  const kinds: readonly (readonly [kind: string, text: string, left: string])[] = [
    ['a list in one line', "a({ id: 'x', source: ['one', 'two'], to: 1 });", "a({ id: 'x', source: [], to: 1 });"],
    [
      'a list in several lines',
      "const r = {\n  source: [\n    'it is ] here',\n  ],\n};",
      'const r = {\n  source: [],\n};',
    ],
    ['text with places to fill in', 'f({ source: [`${a} of ${b({ c: [1] })}`] });', 'f({ source: [] });'],
    ['a list within a list', "[{ why: 'w', rows: [{ source: ['s'] }] }]", "[{ why: 'w', rows: [{ source: [] }] }]"],
  ];
  for (const [kind, text, left] of kinds)
    test(`are left out of a program: ${kind}`, async () => {
      const { withoutPages } = await script;
      assert.equal(withoutPages(text), left);
    });
  for (const [kind, text] of [
    ['a name for several', 'f({ source: RENDERED });'],
    ['a function', 'f({ source: (old) => [old] });'],
    ['another property', "f({ sources: ['a'], 'source-of': ['b'] });"],
    ['a variable', "const source = ['a'];"],
    ['text that only looks so', "const text = `source: ['a']`; // source: ['b']"],
  ] as const)
    test(`are left out, and nothing else: ${kind}`, async () => {
      const { withoutPages } = await script;
      assert.equal(withoutPages(text), text);
    });

  test('are in none of the modules of the engine that are shipped', async () => {
    const { withoutPages } = await script;
    const folder = join(root, 'server/src/engine');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    const texts = files.map((name) => readFileSync(join(folder, name), 'utf8'));
    const listed = /^\s+source: \[(?!\])/m;
    assert.ok(texts.filter((text) => listed.test(text)).length > 10);
    assert.deepEqual(
      files.filter((_, i) => listed.test(withoutPages(texts[i] ?? ''))),
      [],
    );
  });
});
