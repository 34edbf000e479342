/** Our reader against the real Helm 3 and 4: the tree is the same, or one line says what Helm does with the text. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { texts } from './generate.ts';
import { readAll, readOneByOne } from './helm.ts';
import { judge } from './judge.ts';

const { HELM = 'helm', HELM3 = 'helm3', READER_TEXTS = '4000', READER_SEED = '1' } = process.env;
const all = texts(Number(READER_SEED), Number(READER_TEXTS), join(__dirname, '../fixtures'));

describe(`${String(all.length)} texts`, () => {
  const helm3 = readAll(HELM3, 3, all);
  const helm4 = readAll(HELM, 4, all);

  test('are read together as they are read alone', () => {
    for (const [helm, read] of [
      [HELM3, helm3],
      [HELM, helm4],
    ] as const) {
      const some = all.map((_, i) => i).filter((i) => i % 40 === 0);
      const alone = readOneByOne(
        helm,
        some.map((i) => all[i] ?? ''),
      );
      for (const [n, i] of some.entries()) {
        const [a, b] = [alone[n], read[i]];
        assert.ok(a && b);
        if ('refused' in a) assert.ok('refused' in b, `${JSON.stringify(all[i])}: ${a.refused}`);
        else assert.deepEqual(a, b, JSON.stringify(all[i]));
      }
    }
  });

  test('none is read otherwise without a line about it', (t) => {
    const counts = new Map<string, number>();
    const wrong: string[] = [];
    for (const [i, text] of all.entries()) {
      const [three, four] = [helm3[i], helm4[i]];
      assert.ok(three && four);
      const said = judge(text, three, four);
      if ('wrong' in said) wrong.push(`${JSON.stringify(text)}\n    ${said.wrong}`);
      else counts.set(said.verdict, (counts.get(said.verdict) ?? 0) + 1);
    }
    for (const [verdict, n] of counts) t.diagnostic(`${verdict}: ${String(n)}`);
    assert.equal(
      wrong.length,
      0,
      `${String(wrong.length)} of ${String(all.length)}:\n${wrong.slice(0, 40).join('\n')}`,
    );
  });
});
