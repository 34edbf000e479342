/** Writing: all files of a set or none, modes and links kept, nothing replaced that was not meant. */
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { chmodSync, chownSync, lstatSync, statSync, symlinkSync } from 'node:fs';
import { test } from 'node:test';
import { writeAll, type FileSystem, type Output } from '../../../server/src/cli/files.ts';
import { Failure } from '../../../server/src/cli/terminal.ts';
import { LAYER, SMALL, folder } from './helpers.ts';

const mode = (path: string): number => statSync(path).mode & 0o777;
const isRoot = process.getuid?.() === 0;

test('--output-dir keeps the names, --add-version changes them', () => {
  const here = folder({ 'values.yaml': SMALL, 'sub/values-prod.yml': LAYER });
  const set = ['values.yaml', 'sub/values-prod.yml'];
  assert.equal(here.run(['migrate', ...set, '--output-dir', 'new/out']).code, 2);
  assert.equal(here.run(['migrate', ...set, '--output-dir', 'new/out', '--add-version']).code, 2);
  assert.deepEqual(
    here.list().filter((name) => name.startsWith('new/out/v')),
    ['new/out/values-8.8.yaml', 'new/out/values-prod-8.8.yml', 'new/out/values-prod.yml', 'new/out/values.yaml'],
  );
  assert.match(
    here.read('new/out/values.yaml'),
    /^# brokers of the shop\norchestration:\n {2}clusterSize: "3" # see ADR 7\n/,
  );
  assert.equal(here.read('new/out/values-prod.yml'), LAYER);
  assert.equal(here.read('values.yaml'), SMALL);
});

test('--force replaces, keeps the mode of what is there, and still no input', () => {
  const here = folder({ 'values.yaml': SMALL, 'out/values.yaml': 'old\n', 'r.json': 'old\n' });
  chmodSync(here.at('out/values.yaml'), 0o640);
  const run = here.run(['migrate', 'values.yaml', '--output-dir', 'out', '--report-file', 'r.json', '--force']);
  assert.equal(run.code, 2, run.err);
  assert.match(here.read('out/values.yaml'), /orchestration:/);
  assert.match(here.read('r.json'), /^\{/);
  assert.equal(mode(here.at('out/values.yaml')), 0o640);
  assert.deepEqual(here.list(), ['out/', 'out/values.yaml', 'r.json', 'values.yaml']);
});

test('a new file has the mode of its input, a replaced one its own, and its owner', () => {
  const here = folder({ 'values.yaml': SMALL, 'secret.yaml': LAYER });
  chmodSync(here.at('secret.yaml'), 0o600);
  chmodSync(here.at('values.yaml'), 0o664);
  if (isRoot) chownSync(here.at('values.yaml'), 1234, 1234);
  assert.equal(here.run(['migrate', 'values.yaml', 'secret.yaml', '--output-dir', 'out']).code, 2);
  assert.equal(mode(here.at('out/secret.yaml')), 0o600);
  assert.equal(mode(here.at('out/values.yaml')), 0o664);
  assert.equal(here.run(['migrate', 'values.yaml', '--in-place']).code, 2);
  assert.equal(mode(here.at('values.yaml')), 0o664);
  if (isRoot) assert.equal(statSync(here.at('values.yaml')).uid, 1234);
});

test('--in-place replaces what changes and leaves the rest alone', () => {
  const here = folder({ 'values.yaml': SMALL, 'layer.yaml': LAYER });
  const before = statSync(here.at('layer.yaml'));
  const run = here.run(['migrate', 'values.yaml', 'layer.yaml', '--in-place']);
  assert.equal(run.code, 2);
  assert.match(run.out, /layer\.yaml \(nothing to change, not touched\)/);
  assert.match(here.read('values.yaml'), /orchestration:/);
  assert.equal(statSync(here.at('layer.yaml')).mtimeMs, before.mtimeMs);
  assert.equal(statSync(here.at('layer.yaml')).ino, before.ino);
  assert.deepEqual(here.list(), ['layer.yaml', 'values.yaml']);
});

test('a link stays a link: its target is written, and the output says so', () => {
  const here = folder({ 'real/base.yaml': SMALL, 'old.yaml': 'old\n' });
  symlinkSync('real/base.yaml', here.at('values.yaml'));
  symlinkSync('old.yaml', here.at('new.yaml'));
  const out = here.run(['migrate', 'values.yaml', '--output', 'new.yaml', '--force']);
  assert.match(out.out, /new\.yaml \(a link; its target .*old\.yaml was written\)/);
  assert.match(here.read('old.yaml'), /orchestration:/);
  const inPlace = here.run(['migrate', 'values.yaml', '--in-place']);
  assert.match(inPlace.out, /values\.yaml \(a link; its target .*real\/base\.yaml was written\)/);
  assert.match(here.read('real/base.yaml'), /orchestration:/);
  for (const name of ['values.yaml', 'new.yaml']) assert.ok(lstatSync(here.at(name)).isSymbolicLink(), name);
});

test('a report that cannot be written stops the files too', () => {
  const here = folder({ 'values.yaml': SMALL });
  const run = here.run(['migrate', 'values.yaml', '--output-dir', 'out/deep', '--report-file', 'no/r.json']);
  assert.equal(run.code, 1);
  assert.match(run.err, /^camunda-values: no\/r\.json: cannot be written: its folder does not exist\..*\n$/);
  assert.deepEqual(here.list(), ['values.yaml']);
});

test('a folder nobody may write to', { skip: !isRoot && 'runs as another user, which only root can do' }, () => {
  const here = folder({ 'values.yaml': SMALL, 'shut/x': '' });
  chmodSync(here.at('shut'), 0o555);
  const run = here.run(['migrate', 'values.yaml', '--output', 'shut/new.yaml'], { uid: 65534 });
  assert.equal(run.code, 1);
  assert.match(
    run.err,
    /^camunda-values: shut\/new\.yaml: cannot be written: permission denied.*Nothing was written\.\n$/,
  );
  assert.deepEqual(here.list(), ['shut/', 'shut/x', 'values.yaml']);
});

/** The real file system with one call that fails the n-th time. */
function failing(call: 'renameSync' | 'linkSync' | 'writeFileSync' | 'fsyncSync', n: number, code: string): FileSystem {
  let calls = 0;
  const real = fs[call] as (...args: unknown[]) => unknown;
  const broken = (...args: unknown[]): unknown => {
    calls++;
    if (calls === n) throw Object.assign(new Error(code), { code });
    return real(...args);
  };
  return { ...fs, [call]: broken };
}
const outputs = (at: (name: string) => string, replace: boolean): Output[] =>
  ['a.yaml', 'b.yaml', 'c.yaml'].map((name) => ({ name: at(name), text: `new ${name}\n`, mode: 0o640, replace }));

test('a failure half-way takes everything back', () => {
  const cases = [
    ['renameSync', 1, true],
    ['renameSync', 2, true],
    ['renameSync', 3, true],
    ['writeFileSync', 3, true],
    ['fsyncSync', 2, true],
    ['writeFileSync', 2, false],
  ] as const;
  for (const [call, n, replace] of cases) {
    const old = { 'a.yaml': 'old a\n', 'b.yaml': 'old b\n', 'c.yaml': 'old c\n' };
    const here = folder(replace ? old : {});
    const before = here.list();
    assert.throws(
      () => writeAll(outputs(here.at, replace), [], failing(call, n, 'ENOSPC')),
      (error) => error instanceof Failure && /disk is full.*Nothing was written\.$/.test(error.lines[0]!),
      `${call} ${n}`,
    );
    assert.deepEqual(here.list(), before, `${call} ${n}`);
    if (replace) for (const [name, text] of Object.entries(old)) assert.equal(here.read(name), text);
  }
});

test('a new folder goes again when the last file fails, and a file that appears meanwhile is not replaced', () => {
  const here = folder();
  const out = outputs((name) => here.at(`x/y/${name}`), false);
  assert.throws(() => writeAll(out, [here.at('x/y')], failing('writeFileSync', 3, 'EIO')), Failure);
  assert.deepEqual(here.list(), []);
  const real = fs.linkSync;
  const racing: FileSystem = {
    ...fs,
    linkSync: (from, to) => {
      if (String(to).endsWith('b.yaml')) fs.writeFileSync(to, 'theirs\n');
      real(from, to);
    },
  };
  assert.throws(() => writeAll(outputs(here.at, false), [], racing), /b\.yaml: exists/);
  assert.deepEqual(here.list(), ['b.yaml']);
  assert.equal(here.read('b.yaml'), 'theirs\n');
});

test('without hard links, as on some network disks', () => {
  const here = folder({ 'b.yaml': 'old\n' });
  const noLinks: FileSystem = {
    ...fs,
    linkSync: () => {
      throw Object.assign(new Error('EPERM'), { code: 'EPERM' });
    },
  };
  writeAll(outputs(here.at, true), [], noLinks);
  assert.deepEqual(here.list(), ['a.yaml', 'b.yaml', 'c.yaml']);
  assert.equal(here.read('b.yaml'), 'new b.yaml\n');
});
