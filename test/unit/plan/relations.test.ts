/** What belongs together is one value for all that are mended together: many keys cost what they are, not the square of it. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { examine, readSet } from '../../../server/src/engine/index.ts';

const keys = (block: string, n: number): string =>
  `${block}:\n  podLabels:\n${Array.from({ length: n }, (_, i) => `    l${String(i)}: a\n`).join('')}`;
const GONE = 'zeebe:\n  podLabels: null\n';
const SETS: Readonly<Record<string, (n: number) => string[]>> = {
  'keys that a later file takes back': (n) => [keys('zeebe', n), GONE],
  'keys that two later files take back, with others that go to the same place': (n) => [
    keys('zeebe', n),
    `${GONE}${keys('operate', n)}`,
    GONE,
  ],
  'variables of one list': (n) => [
    `zeebe:\n  env:\n${Array.from({ length: n }, (_, i) => `    - name: A${String(i)}\n      value: a\n`).join('')}`,
  ],
};

describe('what belongs together', () => {
  for (const [title, make] of Object.entries(SETS))
    test(`${title}: as many lists of operations for 40 keys as for 10`, () => {
      const [few, many] = [10, 40].map((n) => {
        const findings = examine(readSet(make(n).map((text, i) => ({ name: `${String(i)}.yaml`, text }))));
        return { found: findings.length, lists: new Set(findings.map((f) => f.operations)).size };
      });
      assert.ok(few && many && many.found >= few.found, JSON.stringify({ few, many }));
      assert.equal(many.lists, few.lists);
    });
});
