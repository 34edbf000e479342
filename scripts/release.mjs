// Makes a release ready: what the two marketplaces and npm get, and what is said about it. It publishes nothing and never asks
// for a password; docs/RELEASING.md says what a person does with the files.
// Usage: node scripts/release.mjs                    a dry run: everything is looked at and packed, and nothing is kept
//        node scripts/release.mjs --make [--tested]  runs npm test, unless it has been run for this commit (--tested), and puts
//                                                    .vsix, tarball, their sums and the notes into out/release/<version>/
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { packageExtension, vsix } from './e2e-prepare.mjs';
import { packPackage } from './npm-package.mjs';
import {
  contentProblems,
  dateProblems,
  fieldProblems,
  newestSection,
  pinProblems,
  versionProblems,
} from './release-checks.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({ options: { make: { type: 'boolean' }, tested: { type: 'boolean' } } });
const make = values.make === true;

const read = (name) => readFileSync(join(root, name), 'utf8');
const bytes = (name) => (existsSync(join(root, name)) ? readFileSync(join(root, name)) : undefined);
const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
const node = (...args) => spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });

const manifest = JSON.parse(read('package.json'));
const changelog = read('CHANGELOG.md');
const { version, publisher, name } = manifest;

let failed = false;
/** One line for each thing looked at. What keeps only `--make` from going on is a note in a dry run. */
function report(title, problems, onlyToMake = false) {
  const noted = onlyToMake && !make;
  failed ||= problems.length > 0 && !noted;
  console.log(`  ${problems.length === 0 ? 'ok    ' : noted ? 'note  ' : 'FAILED'} ${title}`);
  for (const problem of problems) console.log(`         ${problem}`);
  return problems.length === 0;
}
/** The problem is what was thrown. */
function attempt(title, run) {
  try {
    return { done: run(), ok: report(title, []) };
  } catch (error) {
    return { ok: report(title, error.message.trim().split('\n')) };
  }
}

console.log(`${make ? 'Release' : 'Dry run of the release'} ${version}: nothing is published from here.\n`);
const tags = git('tag', '--list').split('\n');
report(
  'one version, and a section of the changelog about it',
  versionProblems({ manifest, lock: JSON.parse(read('package-lock.json')), changelog, tags }),
);
report('what pipelines fetch', pinProblems(manifest, read));
report('the day of the release', dateProblems({ manifest, changelog }), true);
report('the fields that the marketplaces want', fieldProblems(manifest, bytes));
const changed = git('status', '--porcelain');
report('no change that is not committed', changed === '' ? [] : changed.split('\n'), true);
if (make && !values.tested && !failed) {
  console.log('\nnpm test\n');
  const { status } = spawnSync(process.execPath, [join(root, 'scripts/test.mjs')], { cwd: root, stdio: 'inherit' });
  report('npm test', status === 0 ? [] : ['A release is made of what passes all tests.']);
} else console.log(`  ------ npm test: not run${make && values.tested ? ', it has been' : ''}`);

const folder = mkdtempSync(join(tmpdir(), 'camunda-values-release-'));
try {
  if (!(make && failed)) pack();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;
if (failed) console.log('\nNot ready.');
else
  console.log(
    make ? byHand(join(root, 'out/release', version)) : '\nReady to be made: node scripts/release.mjs --make',
  );

function pack() {
  // The same commit makes the same archive.
  process.env.SOURCE_DATE_EPOCH ??= git('log', '-1', '--format=%ct');
  const extension = attempt('the .vsix, within its size', packageExtension);
  if (!extension.ok) return;
  const listed = node(join(root, 'node_modules/@vscode/vsce/vsce'), 'ls', '--no-dependencies');
  report('what is in it', contentProblems(listed.stdout.split('\n').filter(Boolean), manifest));
  const tried = node(join(root, 'scripts/npm-package.mjs'), '--test');
  report(
    'the npm package, installed from its tarball',
    tried.status === 0 ? [] : (tried.stdout + tried.stderr).split('\n'),
  );
  const npm = attempt('the tarball', () => packPackage(folder));
  if (failed || !npm.ok) return;

  const files = [
    [vsix, `${name}-${version}.vsix`],
    [npm.done.tarball, basename(npm.done.tarball)],
  ];
  const sums = files.map(([path, as]) => `${createHash('sha256').update(readFileSync(path)).digest('hex')}  ${as}`);
  console.log(`\n${sums.join('\n')}`);
  if (!make) return;
  const out = join(root, 'out/release', version);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  for (const [path, as] of files) copyFileSync(path, join(out, as));
  writeFileSync(join(out, 'SHA256SUMS'), `${sums.join('\n')}\n`);
  writeFileSync(join(out, 'NOTES.md'), `${newestSection(changelog).text}\n`);
}

/** What is left for a person with the accounts. */
function byHand(out) {
  const at = (file) => relative(root, join(out, file));
  return [
    `\nThe files are in ${out}. By hand, with accounts that this script does not know:`,
    `  git tag -a v${version} -m ${version} ${git('rev-parse', '--short', 'HEAD')} && git push origin v${version}`,
    `  npx vsce publish --packagePath ${at(`${name}-${version}.vsix`)}    (publisher ${publisher})`,
    `  npx ovsx publish ${at(`${name}-${version}.vsix`)}                  (namespace ${publisher})`,
    `  npm publish ${at(`camunda-values-${version}.tgz`)} --access public`,
  ].join('\n');
}
