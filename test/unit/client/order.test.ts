/** The order of a deployment's files, whether it is changed by dragging or by keys. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dropped, shifted } from '../../../client/src/sets/order.ts';

const FILES = ['a', 'b', 'c', 'd'] as const;
const drop = (what: string, onto?: string, order: readonly string[] = FILES): string =>
  dropped(order, what.split(''), onto).join('');

void describe('dragging', () => {
  test('a file takes the place of the one that it is dropped on', () => {
    for (const [i, what] of FILES.entries())
      for (const [j, onto] of FILES.entries())
        assert.equal(drop(what, onto).indexOf(what), i === j ? i : j, what + onto);
  });
  test('below all files is the end', () => {
    assert.equal(drop('b'), 'acdb');
    assert.equal(drop('d'), 'abcd');
  });
  test('several keep their order, however they were selected', () => {
    assert.equal(drop('ca', 'd'), 'bdac');
    assert.equal(drop('dc', 'a'), 'cdab');
    assert.equal(drop('ab', 'b'), 'abcd', 'dropped on one of them');
  });
  test('files from elsewhere come in where they are dropped, once', () => {
    assert.equal(drop('xy', 'b'), 'axybcd');
    assert.equal(drop('xx'), 'abcdx');
    assert.equal(drop('cx', 'a'), 'cxabd');
    assert.equal(drop('x', 'gone'), 'abcdx');
    assert.equal(drop('x', undefined, []), 'x');
  });
  test('no file is lost and none is twice, whatever is dropped', () => {
    for (const what of ['', 'a', 'bd', 'dcba', 'xa', 'xyz'])
      for (const onto of [...FILES, undefined, 'x']) {
        const now = drop(what, onto);
        const all = new Set<string>([...FILES, ...what.split('')]);
        assert.deepEqual(now.split('').sort(), [...all].sort(), `${what} on ${String(onto)}`);
      }
  });
});
test('keys move one place, and nothing at the ends', () => {
  const shift = (file: string, by: -1 | 1): string => shifted(FILES, file, by).join('');
  assert.equal(shift('b', -1), 'bacd');
  assert.equal(shift('b', 1), 'acbd');
  assert.equal(shift('a', -1), 'abcd');
  assert.equal(shift('d', 1), 'abcd');
  assert.equal(shift('x', 1), 'abcd');
});
