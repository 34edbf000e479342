import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { asItWas, believable, sumOf, type Stored } from '../../../client/src/verify/stamps.ts';

const OLD = 'file:///w/values.yaml';
const NEW = 'file:///w/values-8.8.yaml';
const figures = { chart: '13.x', renders: true, differences: 5, unexplained: 0 };
const now = (texts: Readonly<Record<string, string | null>>): Map<string, string | null> =>
  new Map(Object.entries(texts).map(([u, t]) => [u, t === null ? null : sumOf(t)]));

describe('what was verified holds as long as the files are what they were', () => {
  const both: Stored = { ...figures, files: { [OLD]: sumOf('a'), [NEW]: sumOf('b') }, worked: {} };
  const memory: Stored = { ...figures, files: { [OLD]: sumOf('a') }, worked: { [NEW]: sumOf('b') } };

  test('any file that changes, goes or joins ends it, seen from either side; taken back, it holds again', () => {
    for (const uris of [[OLD], [NEW]]) {
      assert.equal(asItWas(both, uris, now({ [OLD]: 'a', [NEW]: 'b' })), both);
      assert.equal(asItWas(both, uris, now({ [OLD]: 'a', [NEW]: 'c' })), undefined);
      assert.equal(asItWas(both, uris, now({ [OLD]: 'c', [NEW]: 'b' })), undefined);
      assert.equal(asItWas(both, uris, now({ [OLD]: null, [NEW]: 'b' })), undefined);
      assert.equal(asItWas(both, [...uris, 'file:///w/more.yaml'], now({ [OLD]: 'a', [NEW]: 'b' })), undefined);
    }
  });
  test('an upgrade that was worked out holds for the file that is written of it, and for no other text', () => {
    for (const uris of [[OLD], [NEW]]) {
      assert.equal(asItWas(memory, uris, now({ [OLD]: 'a', [NEW]: null })), memory);
      assert.equal(asItWas(memory, uris, now({ [OLD]: 'a', [NEW]: 'b' })), memory);
      assert.equal(asItWas(memory, uris, now({ [OLD]: 'a', [NEW]: 'by hand' })), undefined);
    }
  });
  test('files nobody has looked at yet are read first', () => {
    assert.deepEqual(asItWas(both, [OLD], now({ [OLD]: 'a' })), [NEW]);
    assert.deepEqual(asItWas(memory, [OLD], now({})), [OLD, NEW]);
  });
  test('texts that differ in one character have other sums, and no sum holds its text', () => {
    const texts = ['', 'a', 'b', 'ab', 'ba', 'zeebe:\n', 'zeebe: \n', 'zeebe:\r\n', '\u{1f600}', 'x'.repeat(100_000)];
    assert.equal(new Set(texts.map(sumOf)).size, texts.length);
    for (const t of texts) assert.match(sumOf(t), /^[0-9a-z]{1,11}$/);
  });
  test('state of another version, or broken, is as good as none', () => {
    assert.deepEqual(believable({ ...both }), both);
    for (const broken of [
      {},
      { ...both, renders: 'yes' },
      { ...both, differences: '5' },
      { ...both, unexplained: undefined },
      { ...both, files: null },
      { ...both, files: { [OLD]: 5 } },
      { ...both, worked: undefined },
    ])
      assert.equal(believable(broken), undefined, JSON.stringify(broken));
  });
});
