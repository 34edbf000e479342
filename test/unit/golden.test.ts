/**
 * Every case in test/fixtures/cases gives what stands beside it. `npm run golden` rewrites that: look at the diff. Whatever a stage of
 * the inspection answers is frozen meanwhile, so that whoever writes into it fails here.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { caseNames, filesOf, FIXTURES } from '../support/fixtures.ts';
import { freeze, freezeAnswers } from '../support/frozen.ts';
import { goldenOf } from '../support/golden.ts';

const answers = freezeAnswers();

describe('golden cases', () => {
  for (const name of caseNames()) {
    test(name, () => {
      const folder = join(FIXTURES, 'cases', name);
      const { files } = goldenOf(filesOf(join(folder, 'before')));
      const after = join(folder, 'after');
      const stored = [
        ...['findings.txt', 'ledger.txt'].filter((f) => existsSync(join(folder, f))),
        ...(existsSync(after) ? readdirSync(after).map((f) => `after/${f}`) : []),
      ];
      const rewrite = `npm run golden -- ${name}`;
      assert.deepEqual(
        stored.sort(),
        [...files.keys()].sort(),
        `other files than stored; if that is right: ${rewrite}`,
      );
      for (const [path, text] of files) {
        const expected = readFileSync(join(folder, path)).toString('utf8');
        assert.equal(text, expected, `${name}/${path} differs; if the new text is right: ${rewrite}`);
      }
    });
  }
});

describe('what a stage has answered', () => {
  test('was frozen in all of these cases', () => {
    assert.ok(answers.count > 20 * caseNames().length, String(answers.count));
  });
  test('cannot be written into, however deep', () => {
    const told = { list: [{ names: ['a'] }], set: new Set(['a']), map: new Map([['a', [1]]]), rule: { free: 'yes' } };
    freeze(told);
    const writes: (() => unknown)[] = [
      () => (told.list = []),
      () => told.list.push({ names: [] }),
      () => told.list[0]?.names.splice(0, 1),
      () => told.set.add('b'),
      () => told.map.delete('a'),
      () => told.map.get('a')?.push(2),
    ];
    for (const write of writes) assert.throws(write, TypeError, String(write));
    assert.equal((told.rule.free = 'still'), 'still');
  });
});
