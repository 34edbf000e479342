/** The scripts of findings/ are not run here: this only looks at how they are written. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';

const folder = resolve(import.meta.dirname, '../../../findings');
const scripts = readdirSync(folder).filter((name) => name.endsWith('.sh') && name !== 'lib.sh');

describe('findings', () => {
  test('there are some', () => {
    assert.ok(scripts.length > 10);
  });
  for (const name of scripts)
    test(`${name} says what it shows and where that is from`, () => {
      const text = readFileSync(join(folder, name), 'utf8');
      const [first, ...lines] = text.split('\n');
      assert.equal(first, '#!/bin/sh');
      const words = lines.slice(
        0,
        lines.findIndex((line) => !line.startsWith('#')),
      );
      assert.ok(words.length > 1 && words.some((line) => line.startsWith('# Source: ')), 'words and a source');
      assert.match(text, /^\. "\$\(dirname "\$0"\)\/lib\.sh"$/m);
      assert.match(text, /\nfinish\n$/);
      if (process.platform !== 'win32') assert.ok(statSync(join(folder, name)).mode & 0o100, 'can be run');
    });
  test('pass shellcheck', (t) => {
    if (spawnSync('shellcheck', ['--version']).error) {
      t.skip('shellcheck is not installed: the scripts were NOT checked (apt-get install shellcheck)');
      return;
    }
    const { status, stdout } = spawnSync('shellcheck', ['-x', 'lib.sh', ...scripts], { cwd: folder, encoding: 'utf8' });
    assert.equal(status, 0, stdout);
  });
});
