// Runs the suite of test/e2e/host in a desktop VS Code, next to the extension built in this folder.
// VSCODE_EXECUTABLE names the VS Code to use (the program, not the `code` script on the PATH); without it one is downloaded (VSCODE_VERSION, default: stable).
// Usage: node scripts/e2e-desktop.mjs
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { bundleSuite, suite } from './e2e-prepare.mjs';
import { createProfile, createRunner, root } from './e2e-server.mjs';

const executable = process.env.VSCODE_EXECUTABLE;
if (executable && !existsSync(executable)) throw new Error(`VSCODE_EXECUTABLE: there is no ${executable}`);
const { status } = spawnSync(process.execPath, [join(root, 'scripts/build.mjs')], { stdio: 'inherit' });
if (status !== 0) process.exit(1);
await bundleSuite();

const profile = createProfile();
const results = join(profile.folder, 'results.json');
const runner = createRunner('Desktop VS Code');
try {
  await runTests({
    ...(executable ? { vscodeExecutablePath: executable } : { version: process.env.VSCODE_VERSION ?? 'stable' }),
    extensionDevelopmentPath: root,
    extensionTestsPath: suite,
    extensionTestsEnv: { E2E_RESULTS: results },
    launchArgs: [
      profile.workspace,
      ...['--user-data-dir', join(profile.folder, 'data'), '--extensions-dir', join(profile.folder, 'extensions')],
      ...['--disable-extensions', '--disable-workspace-trust', '--skip-welcome', '--skip-release-notes'],
    ],
  });
} catch (error) {
  runner.add(false, `VS Code: ${error.message}`);
}
if (existsSync(results))
  for (const { title, state, ms, error } of JSON.parse(readFileSync(results, 'utf8')))
    if (state === 'skipped') console.log(`  skip   ${title}`);
    else runner.add(state === 'passed', `${title} (${ms} ms)${error ? `\n${error}` : ''}`);
profile.dispose();
process.exit(runner.finish() ? 0 : 1);
