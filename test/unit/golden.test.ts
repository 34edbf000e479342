/** Every case in test/fixtures/cases gives what stands beside it. `npm run golden` rewrites that: look at the diff. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { caseNames, filesOf, FIXTURES } from '../support/fixtures.ts';
import { goldenOf } from '../support/golden.ts';

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
