// The terminal and the language server as a package for npm: dist/npm/, made of what the build has put into dist/.
// Usage: node scripts/npm-package.mjs --pack    packs it into the folder of the project (npm run package:npm builds before)
//        node scripts/npm-package.mjs --test    packs it, installs the tarball in an empty folder, offline, and uses both programs
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'dist/npm');

/** What is in the package beside its package.json, and where it comes from. */
const FILES = {
  'cli.js': 'dist/cli.js',
  'server.js': 'dist/server.js',
  'THIRD_PARTY_NOTICES.txt': 'dist/THIRD_PARTY_NOTICES.txt',
  'README.md': 'docs/npm/README.md',
  LICENSE: 'LICENSE',
};
/** `npx camunda-values` works because the package is called like its first program. */
const BIN = { 'camunda-values': 'cli.js', 'camunda-values-language-server': 'server.js' };

/** The package.json of the package: nothing that only the extension needs, and what both say is said once. */
function manifest(extension) {
  const { version, license, repository, engines, keywords } = extension;
  return {
    name: 'camunda-values',
    version,
    description: 'Upgrades Camunda Helm values files from 8.7 to 8.8 and 8.9: a command line and a language server.',
    keywords: [...keywords, 'language-server'],
    license,
    repository,
    engines: { node: engines.node },
    bin: BIN,
    files: Object.keys(FILES),
  };
}

/** Makes dist/npm/ anew. */
function preparePackage() {
  const missing = Object.values(FILES).filter((path) => !existsSync(join(root, path)));
  if (missing.length > 0) throw new Error(`There is no ${missing.join(', no ')}: npm run build`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, from] of Object.entries(FILES)) copyFileSync(join(root, from), join(folder, name));
  for (const name of Object.values(BIN)) chmodSync(join(folder, name), 0o755);
  const extension = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest(extension), null, 2)}\n`);
  return folder;
}

/** npm without the network; its own script, so that no shell is needed on any platform. */
function npm(args, cwd) {
  const beside = join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js');
  const script = [process.env.npm_execpath, beside].find((path) => path?.endsWith('.js') && existsSync(path));
  const options = [
    '--offline',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--no-update-notifier',
    '--loglevel=error',
  ];
  const run = script
    ? spawnSync(process.execPath, [script, ...args, ...options], { cwd, encoding: 'utf8' })
    : spawnSync('npm', [...args, ...options], { cwd, encoding: 'utf8', shell: process.platform === 'win32' });
  if (run.status !== 0) throw new Error(`npm ${args.join(' ')}: ${run.error?.message ?? run.stdout + run.stderr}`);
  return run.stdout;
}

/** Packs dist/npm/ into `out`: the tarball as `npm publish` sends it, and the names of what is in it. */
export function packPackage(out) {
  mkdirSync(out, { recursive: true });
  const [packed] = JSON.parse(npm(['pack', preparePackage(), '--json', '--pack-destination', out], out));
  return { tarball: join(out, packed.filename), size: packed.size, files: packed.files.map((f) => f.path).sort() };
}

// --- The test ---------------------------------------------------------------------------------------------------------

/** What the server answers to `initialize` over its standard input and output. */
function initialize(program) {
  const body = JSON.stringify({
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { processId: process.pid, rootUri: null, capabilities: {} },
  });
  return new Promise((resolve, reject) => {
    const child = spawn(program.command, [...program.args, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    let text = '';
    child.on('error', reject);
    child.on('exit', () => reject(new Error(`The server ended without an answer: ${text}`)));
    child.stdout.setEncoding('utf8');
    child.stdout.on('data', (chunk) => {
      text += chunk;
      const [, answer] = /\r\n\r\n(\{.*\})$/s.exec(text) ?? [];
      if (answer === undefined) return;
      child.removeAllListeners('exit');
      child.on('exit', () => resolve(JSON.parse(answer)));
      child.kill();
    });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  });
}

async function test() {
  const { createRunner } = await import('./e2e-server.mjs');
  const { CASES } = await import('./e2e-cases.mjs');
  const runner = createRunner('npm package', CASES.npm);
  const place = mkdtempSync(join(tmpdir(), 'camunda-values-npm-'));
  const empty = join(place, 'empty');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const sample = join(root, 'samples/acme/values.yaml');
  // What npm puts there: a link to the file, or on Windows a script that names it.
  const program = (name) =>
    process.platform === 'win32'
      ? { command: process.execPath, args: [join(empty, 'node_modules/camunda-values', BIN[name])] }
      : { command: join(empty, 'node_modules/.bin', name), args: [] };
  const start = (name, ...args) => {
    const { command, args: before } = program(name);
    return spawnSync(command, [...before, ...args], { cwd: empty, encoding: 'utf8' });
  };
  const same = (actual, expected, what) => {
    if (JSON.stringify(actual) !== JSON.stringify(expected))
      throw new Error(`${what}: ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`);
  };
  try {
    let tarball;
    await runner.step('the tarball holds the built files, README and LICENSE, and nothing else', () => {
      const packed = packPackage(join(place, 'packed'));
      ({ tarball } = packed);
      same(packed.files, [...Object.keys(FILES), 'package.json'].sort(), 'files');
    });
    await runner.step('it installs in an empty folder without the network, and brings nothing else along', () => {
      mkdirSync(empty);
      npm(['install', '--prefix', empty, tarball], empty);
      const lock = JSON.parse(readFileSync(join(empty, 'package-lock.json'), 'utf8'));
      same(Object.keys(lock.packages), ['', 'node_modules/camunda-values'], 'packages');
    });
    await runner.step('both programs tell the version of this tree', () => {
      for (const name of Object.keys(BIN)) same(start(name, '--version').stdout, `${version}\n`, name);
    });
    await runner.step('check finds what is old in a sample', () => {
      const { status, stdout } = start('camunda-values', 'check', sample, '--format', 'json');
      same(status, 3, 'exit code');
      const [file] = JSON.parse(stdout).files;
      if (!file.findings.some((f) => f.rule === 'zeebe/rename')) throw new Error('zeebe/rename is not among them');
    });
    await runner.step('the language server answers initialize', async () => {
      const { result } = await initialize(program('camunda-values-language-server'));
      same(result.serverInfo, { name: 'camunda-values-upgrade', version }, 'serverInfo');
      if (!result.capabilities.codeActionProvider) throw new Error('it offers no code actions');
    });
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
  return runner.finish();
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    if (process.argv.includes('--test')) process.exitCode = (await test()) ? 0 : 1;
    else if (process.argv.includes('--pack')) {
      const { tarball, size } = packPackage(root);
      console.log(`packaged ${tarball}, ${(size / 1024).toFixed(0)} kB`);
    } else throw new Error('Usage: node scripts/npm-package.mjs --pack | --test');
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
