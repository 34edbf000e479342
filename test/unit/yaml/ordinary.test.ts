/**
 * One text is never read in two ways: where the reader of ordinary texts answers, its tree is that of the reader that stands any
 * mistake, offset by offset and comment by comment. Texts are files as people write them, and the same with random damage.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { finish } from '../../../server/src/engine/slices.ts';
import { readOrdinary } from '../../../server/src/engine/yaml/helm.ts';
import { parseDocuments, parseTolerant } from '../../../server/src/engine/yaml/parse.ts';
import type { Source } from '../../../server/src/engine/yaml/tree.ts';
import { texts } from '../../reader/generate.ts';
import { random } from '../../support/random.ts';

const fixtures = join(__dirname, '../../fixtures');
const files = readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
  .filter((f) => /\.ya?ml$/.test(f))
  .map((f) => readFileSync(join(fixtures, f), 'utf8'));
const edits = Number(process.env.SETS ?? 0) * 20 || 1000;

const sourceOf = (text: string): Source => ({ name: '', text, eol: text.includes('\r\n') ? '\r\n' : '\n' });

/** Where two trees part; parents and sources lead back to what is compared anyway, and only one reader can read in part. */
function parting(a: unknown, b: unknown, at = '', seen = new Set<unknown>()): string | undefined {
  if (Object.is(a, b) || seen.has(a)) return undefined;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
    return `${at}: ${JSON.stringify(a)} and ${JSON.stringify(b)}`;
  seen.add(a);
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    if (key === 'parent' || key === 'source' || key === 'divisible' || key === 'entangled') continue;
    if (!(key in a && key in b)) return `${at}.${key} is in one of them`;
    const found = parting(a[key as keyof typeof a], b[key as keyof typeof b], `${at}.${key}`, seen);
    if (found !== undefined) return found;
  }
  return undefined;
}
/** True where the quick reader took the text. */
function same(text: string): boolean {
  if (!finish(readOrdinary(sourceOf(text)))) return false;
  const found = parting(parseDocuments(text), parseTolerant(sourceOf(text)));
  assert.equal(found, undefined, `${JSON.stringify(text)}\n${found ?? ''}`);
  return true;
}

const BITS = [
  '\n',
  ' ',
  '  ',
  ':',
  ': ',
  '#',
  ' #',
  '-',
  '- ',
  '\n- ',
  'a: b\n',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  ',',
  '&a ',
  '*a',
];
const MORE = [
  '<<: *a\n',
  '|',
  '>-',
  '|+\n',
  '\t',
  '\r\n',
  '!!str ',
  '? ',
  '1',
  '---\n',
  '...\n',
  '\n\n',
  '\n  \n',
  '{{ x }}',
];
const DAMAGE = [...BITS, ...MORE, '\\', '\n    # c\n', '\n# c\n'];

describe('the two readers of a text', () => {
  test('agree on files as people write them, and most files are ordinary', () => {
    const taken = files.flatMap((text) => [same(text), same(text.replace(/\r?\n/g, '\r\n'))]);
    assert.ok(
      taken.filter(Boolean).length > taken.length * 0.8,
      `${String(taken.filter(Boolean).length)} of ${String(taken.length)}`,
    );
  });
  test('agree on a block text whose mark has a line of its own', () => {
    for (const mark of ['|', '|+', '>-', '|2'])
      for (const text of [
        `a:\n${mark}\n  b\n\nc: d\n`,
        `a:\n  ${mark}\n  b\n\nc: d\n`,
        `- a:\n    ${mark}\n    b\n\n- c\n`,
      ])
        same(text);
  });
  test('agree on small texts of every form', () => {
    const small = texts(1, edits, fixtures);
    const taken = small.filter(same).length;
    assert.ok(taken > small.length / 5, `${String(taken)} of ${String(small.length)}`);
  });
  test('agree on files that somebody is typing in', () => {
    const next = random(7);
    const small = files.filter((text) => text.length < 6000);
    let taken = 0;
    for (let i = 0; i < edits; i++) {
      let text = small[next(small.length)] ?? '';
      for (let k = next(3); k >= 0; k--) {
        const at = next(text.length + 1);
        const until = at + (next(3) === 0 ? next(12) : 0);
        text = text.slice(0, at) + (next(4) > 0 ? (DAMAGE[next(DAMAGE.length)] ?? '') : '') + text.slice(until);
      }
      if (same(text)) taken++;
    }
    assert.ok(taken > edits / 3, `${String(taken)} of ${String(edits)}`);
  });
});
