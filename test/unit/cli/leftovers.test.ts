/** What a run leaves that is killed while it writes, and files with several names. */
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { linkSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { writeAll, type FileSystem } from '../../../server/src/cli/files.ts';
import { LAYER, SMALL, folder } from './helpers.ts';

type Folder = ReturnType<typeof folder>;
/** The disk as a run leaves it that gets no further than its n-th renaming: nothing is taken back. */
function killedAt(n: number, here: Folder, names: readonly string[]): void {
  let calls = 0;
  const never = (): never => {
    throw Object.assign(new Error('EIO'), { code: 'EIO' });
  };
  const dying: FileSystem = {
    ...fs,
    renameSync: (from, to) => (++calls >= n ? never() : fs.renameSync(from, to)),
    rmSync: never,
  };
  const outputs = names.map((name) => ({
    name: here.at(name),
    text: `${here.read(name)}# new\n`,
    mode: undefined,
    replace: true,
  }));
  assert.throws(() => writeAll(outputs, [], dying));
}
const ours = (here: Folder): string[] => here.list().filter((name) => name.includes('.camunda-values-'));
const OTHER = `${SMALL}tasklist:\n  enabled: true\n`;

for (const n of [1, 2, 3])
  test(`killed before renaming ${n} of 3: named, with what to do; migrate writes nothing`, () => {
    const before = { 'a.yaml': SMALL, 'sub/b.yaml': LAYER, 'c.yaml': OTHER };
    const names = Object.keys(before);
    const here = folder(before);
    killedAt(n, here, names);
    const left = ours(here);
    assert.equal(left.filter((name) => name.endsWith('.old')).length, n);
    const texts = new Map(
      here
        .list()
        .filter((f) => !f.endsWith('/'))
        .map((f) => [f, here.read(f)]),
    );

    for (const to of [['--in-place'], ['--output-dir', 'out'], ['--diff']]) {
      const run = here.run(['migrate', ...names, ...to]);
      assert.equal(run.code, 1, run.out);
      assert.equal(run.out, '');
      assert.match(run.err, /^camunda-values: .*stopped while it wrote.*\n$/);
      for (const name of left) assert.ok(run.err.includes(name), `${name} in ${run.err}`);
    }
    for (const command of ['check', 'validate']) {
      const run = here.run([command, ...names]);
      assert.match(run.err, /stopped while it wrote/);
      assert.notEqual(run.out, '');
    }
    for (const [name, text] of texts) assert.equal(here.read(name), text, name);

    const { err } = here.run(['migrate', ...names, '--in-place']);
    for (const [, from, to] of err.matchAll(/(?:move |, )(\S+\.old) to (\S+?)(?=,| and)/g))
      renameSync(here.at(from!), here.at(from!.replace(/[^/]*$/, to!)));
    for (const name of ours(here)) {
      // Moving a file onto another name of the same file leaves both.
      rmSync(here.at(name));
    }
    for (const [name, text] of Object.entries(before)) assert.equal(here.read(name), text);
    assert.equal(here.run(['migrate', ...names, '--in-place']).code, 2);
    assert.deepEqual(here.list(), ['a.yaml', 'c.yaml', 'sub/', 'sub/b.yaml']);
  });

test('killed while it removed its copies: all files are upgraded, and the line does not say otherwise', () => {
  const here = folder({ 'a.yaml': SMALL });
  writeFileSync(here.at('.camunda-values-0123456789ab.tmp.old'), SMALL);
  const run = here.run(['migrate', 'a.yaml', '--in-place']);
  assert.equal(run.code, 1);
  assert.match(run.err, /\.tmp\.old: .*if all files of the set are upgraded, delete what is named here/);
  assert.match(run.err, /to the name of its file and run again\.\n$/);
  assert.equal(here.read('a.yaml'), SMALL);
});

test('killed in the folder it wrote to: nothing there is overwritten, not even with --force', () => {
  const here = folder({
    'a.yaml': SMALL,
    'out/a.yaml': 'theirs\n',
    'out/.camunda-values-0123456789ab-a.yaml.tmp': 'x',
  });
  const run = here.run(['migrate', 'a.yaml', '--output-dir', 'out', '--force']);
  assert.equal(run.code, 1);
  assert.match(
    run.err,
    /^camunda-values: out\/\.camunda-values-0123456789ab-a\.yaml\.tmp: .*Delete what is named here.*\n$/,
  );
  assert.equal(here.read('out/a.yaml'), 'theirs\n');
});

test('files of another name are nobody’s leftovers', () => {
  const here = folder({
    'a.yaml': SMALL,
    '.camunda-values.tmp': '',
    '.camunda-values-x.tmp': '',
    'a.yaml.tmp.old': '',
  });
  assert.equal(here.run(['migrate', 'a.yaml', '--in-place']).code, 2);
});

test('a name as long as names may be is still written', () => {
  const long = `${'v'.repeat(250)}.yaml`;
  const here = folder({ [long]: SMALL });
  const run = here.run(['migrate', long, '--in-place']);
  assert.equal(run.code, 2, run.err);
  assert.deepEqual(here.list(), [long]);
});

test('a file with other names: said before it is written; the others keep the old text', () => {
  const here = folder({ 'a.yaml': SMALL, 'b.yaml': LAYER });
  linkSync(here.at('a.yaml'), here.at('copy.yaml'));
  linkSync(here.at('b.yaml'), here.at('layer.yaml'));
  const run = here.run(['migrate', 'a.yaml', 'b.yaml', '--in-place']);
  assert.equal(run.code, 2);
  assert.equal(
    run.err,
    'camunda-values: a.yaml: has another name (a hard link); that one keeps the old text, only this one is replaced.\n',
    'b.yaml stays as it is and is not spoken of',
  );
  assert.match(here.read('a.yaml'), /orchestration:/);
  assert.equal(here.read('copy.yaml'), SMALL);
  assert.equal(statSync(here.at('b.yaml')).nlink, 2);

  linkSync(here.at('copy.yaml'), here.at('third.yaml'));
  linkSync(here.at('copy.yaml'), here.at('fourth.yaml'));
  const more = here.run(['migrate', 'copy.yaml', '--in-place']);
  assert.match(more.err, /copy\.yaml: has 2 other names \(hard links\); those keep the old text/);
  assert.equal(here.read('third.yaml'), SMALL);
});
