// npm start: builds, then upgrades the sample deployment of samples/acme, or the files that are given.
// Usage: npm start                     the sample: three files of one deployment, in the order of Helm's -f
//        npm start -- FILE...          your own files, in the same order
//        npm start -- --to 8.9         the sample, step by step: upgraded/8.8 and upgraded/8.9
//        npm start -- FILE... OPTIONS  any option of `camunda-values migrate`, such as --from 8.7, --layer, --show-secrets
// The new files go to upgraded/, or to upgraded-2/ and so on if that has been used: nothing is ever overwritten.
// With --force they go to upgraded/ and replace what is there.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
// npm changes to the project's folder; names of files are meant from where the user is.
const here = process.env.INIT_CWD ?? process.cwd();
const cli = join(root, 'dist/cli.js');
const show = (path) => relative(here, path) || '.';

// All on standard output, so that a pager or a file gets the whole story.
const node = (args) => spawnSync(process.execPath, args, { cwd: here, stdio: [0, 1, 1] });

const folderForOutput = (force) => {
  for (let n = 1; ; n++) {
    const folder = join(root, n === 1 ? 'upgraded' : `upgraded-${n}`);
    if (force || !existsSync(folder) || readdirSync(folder).length === 0) return folder;
  }
};

const given = process.argv.slice(2);
const ours = given.find((arg) => /^(?:-o|--output|--output-dir|--in-place|--diff)(?:=|$)/.test(arg));
const sample = ['values.yaml', 'values-prod.yaml', 'values-secrets.yaml'].map((name) =>
  show(join(root, 'samples/acme', name)),
);
// The value of an option is no file.
const options = given.filter(
  (arg, i) => arg.startsWith('-') || /^--(?:to|from|region|release)$/.test(given[i - 1] ?? ''),
);
const args = given.length === options.length && !given.includes('-') ? [...sample, ...given] : given;

const build = spawnSync(process.execPath, [join(root, 'scripts/build.mjs')], { cwd: root, encoding: 'utf8' });
if (build.status !== 0) {
  process.stderr.write(`${build.stdout}${build.stderr}`);
  console.error('The build failed; nothing was upgraded.');
  process.exitCode = 1;
} else if (ours) {
  console.error(`npm start writes to upgraded/ and shows the diff, so it takes no ${ours.replace(/=.*/, '')}.`);
  console.error(`For everything else: node ${show(cli)} --help`);
  process.exitCode = 1;
} else {
  const folder = folderForOutput(given.includes('--force'));
  // The sample has decisions left on purpose; the step after the first one is shown all the same.
  const further = args !== given && given.some((arg) => /^--to(?:=|$)/.test(arg)) ? ['--undecided'] : [];
  const { status } = node([
    cli,
    'migrate',
    ...args,
    ...further,
    '--output-dir',
    show(folder),
    '--add-version',
    '--diff',
  ]);
  // 2 means that something is left for a person, which is how an upgrade ends.
  if (status === 0 || status === 2) {
    console.log(`\nThe new files are in ${resolve(folder)}; the old ones are as they were.`);
    if (args !== given) console.log('Your own files: npm start -- values.yaml values-prod.yaml');
    console.log(`All commands and options: node ${show(cli)} --help`);
  } else process.exitCode = status ?? 1;
}
