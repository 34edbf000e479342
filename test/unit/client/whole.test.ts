import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, test } from 'node:test';
// The timers that the library uses.
import 'vscode-languageserver/node';
import { whole } from '../../../client/src/lsp/whole.ts';

class Cancelled extends Error {}
interface Token {
  isCancellationRequested: boolean;
}
/** How the library converts lists: in pieces, of at least 15 ms. */
const { map } = createRequire(import.meta.url)(
  join(import.meta.dirname, '../../../node_modules/vscode-languageclient/lib/common/utils/async.js'),
) as { map: <A, B>(items: readonly A[], convert: (item: A) => B, token: Token) => Promise<B[]> };

/** Three items; the request is cancelled after so many. Each takes longer than a piece lasts. */
const converted = (after: number): { token: Token; answer: Promise<number[]> } => {
  const token = { isCancellationRequested: false };
  const answer = map(
    [1, 2, 3],
    (item) => {
      for (const end = performance.now() + 20; performance.now() < end;);
      if (item === after) token.isCancellationRequested = true;
      return item;
    },
    token,
  );
  return { token, answer };
};

describe('an answer of the server is handed on whole, or not at all', () => {
  for (const after of [1, 2, 3])
    test(`cancelled after ${String(after)} of 3 items`, async () => {
      const { token, answer } = converted(after);
      await assert.rejects(
        whole(answer, token, () => new Cancelled()),
        Cancelled,
      );
    });
  test('not cancelled', async () => {
    const { token, answer } = converted(0);
    assert.deepEqual(await whole(answer, token, () => new Cancelled()), [1, 2, 3]);
  });
});
