// Opens the sample workspace in VS Code with the extension: in the desktop VS Code if one is installed, else in a server
// on the loopback interface whose address is printed for a browser. Both work on a copy of samples/acme in .e2e/editor.
// Usage: npm run editor [-- --server] [-- --port 8088]
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';
import { packageExtension, prepareServer, vsix } from './e2e-prepare.mjs';
import { createProfile, installExtension, remoteUri, root, startServer, workbenchUrl } from './e2e-server.mjs';

const { values } = parseArgs({ options: { server: { type: 'boolean' }, port: { type: 'string', default: '0' } } });

/** A desktop VS Code that can show a window here. */
function findDesktop() {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return undefined;
  const names = process.platform === 'win32' ? ['code.cmd'] : ['code', 'codium'];
  const folders = (process.env.PATH ?? '').split(delimiter);
  return (
    process.env.VSCODE_EXECUTABLE ??
    names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path))
  );
}

// In a fresh clone.
if (!existsSync(join(root, 'node_modules/esbuild'))) {
  console.log('installing the packages of package-lock.json');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}

const folder = join(root, '.e2e/editor');
rmSync(folder, { recursive: true, force: true });
const profile = createProfile({}, folder);
const file = join(profile.workspace, 'values.yaml');
const desktop = values.server ? undefined : findDesktop();

if (desktop) {
  const built = spawnSync(process.execPath, [join(root, 'scripts/build.mjs')], { stdio: 'inherit' });
  if (built.status !== 0) process.exit(1);
  console.log(`opening ${profile.workspace} in ${desktop}`);
  const args = ['--new-window', '--disable-workspace-trust', `--extensionDevelopmentPath=${root}`];
  const shell = process.platform === 'win32';
  const { status } = spawnSync(desktop, [...args, profile.workspace, file], { stdio: 'inherit', shell });
  process.exit(status ?? 1);
}

prepareServer();
packageExtension();
installExtension(profile, vsix);
const server = await startServer(profile, { args: ['--disable-workspace-trust'], port: values.port });
const url = workbenchUrl(server, profile.workspace, [['openFile', remoteUri(server, file)]]);
console.log(
  `\nVS Code with the extension, on a copy of samples/acme. Open in a browser on this machine:\n\n  ${url}\n`,
);
console.log('Ctrl+C ends it.');
await server.exit;
