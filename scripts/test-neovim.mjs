// The built language server in an editor that knows nothing of it: Neovim with its own client (test/neovim/client.lua).
// As root on Debian Neovim is installed; where there is none and none can be installed, this says so and is no failure.
// Usage: node scripts/test-neovim.mjs        NVIM names another nvim
import { execFileSync, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { CASES } from './e2e-cases.mjs';
import { installPackages } from './e2e-prepare.mjs';
import { createRunner, findProgram, root } from './e2e-server.mjs';

const find = () => process.env.NVIM ?? findProgram('nvim');
const nvim = find() ?? (installPackages('neovim') ? find() : undefined);
if (!nvim) {
  console.log('Not run: there is no Neovim here. Install it (apt-get install neovim), or name one: NVIM=/path/to/nvim');
  process.exit(0);
}

const server = join(root, 'dist/server.js');
for (const path of [server, join(root, 'dist/cli.js')])
  if (!existsSync(path)) throw new Error(`There is no ${path}: npm run build`);
const folder = mkdtempSync(join(tmpdir(), 'camunda-values-neovim-'));
const file = (name) => join(folder, name);
copyFileSync(join(root, 'samples/acme/values.yaml'), file('values.yaml'));
const migrate = [join(root, 'dist/cli.js'), 'migrate', file('values.yaml'), '--output', '-'];
const upgraded = spawnSync(process.execPath, migrate, { encoding: 'utf8' });
writeFileSync(file('expected.yaml'), upgraded.stdout);

// The configurations of docs/editors.md are tried as they stand there, with the program in the path that they name.
const page = readFileSync(join(root, 'docs/editors.md'), 'utf8');
const documented = (text) => page.split(text)[1]?.match(/```lua\n([\s\S]*?)```/)?.[1] ?? '';
writeFileSync(file('new.lua'), documented('Neovim 0.11 or newer:'));
writeFileSync(file('old.lua'), documented('Neovim 0.7 to 0.10:'));
mkdirSync(file('bin'));
symlinkSync(server, file('bin/camunda-values-language-server'));

const runner = createRunner(execFileSync(nvim, ['--version'], { encoding: 'utf8' }).split('\n')[0], CASES.neovim);
const { status, stderr, error } = spawnSync(
  nvim,
  ['--headless', '--clean', '-n', '-i', 'NONE', '-c', `luafile ${join(root, 'test/neovim/client.lua')}`],
  {
    encoding: 'utf8',
    timeout: 1_200_000,
    env: {
      ...process.env,
      ...Object.fromEntries(['CACHE', 'CONFIG', 'DATA', 'STATE'].map((name) => [`XDG_${name}_HOME`, file(name)])),
      PATH: [file('bin'), dirname(process.execPath), process.env.PATH].join(delimiter),
      NODE: process.execPath,
      SERVER: server,
      VALUES: file('values.yaml'),
      EXPECTED: file('expected.yaml'),
      OLD: file('old.lua'),
      NEW: file('new.lua'),
      RESULTS: file('results.json'),
    },
  },
);
if (existsSync(file('results.json')))
  for (const { title, ok, error } of JSON.parse(readFileSync(file('results.json'), 'utf8')))
    runner.add(ok, error ? `${title}\n${error}` : title);
else runner.add(false, `Neovim ended with ${status ?? error?.message}: ${stderr}`);
const logs = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.log'));
const errors = logs.flatMap((name) =>
  readFileSync(file(name), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('[ERROR]')),
);
runner.add(errors.length === 0, ['no error in the logs of Neovim', ...errors.slice(0, 20)].join('\n'));
rmSync(folder, { recursive: true, force: true });
process.exit(runner.finish() ? 0 : 1);
