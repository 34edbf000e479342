// Runs vscode-tmgrammar-test over test/syntaxes/ with both YAML grammars that VS Code has had: the one up to 1.93, which
// tm-grammars carries, and the current one, taken from the VS Code server of the end-to-end tests where it is installed.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));
const require = createRequire(import.meta.url);
const cli = require.resolve('vscode-tmgrammar-test/dist/unit.js');
const cases = readdirSync(join(root, 'test/syntaxes')).filter((name) => name.endsWith('.test.yaml'));

/** The injection grammars come from `contributes.grammars` of package.json; VS Code's own are named here. */
async function check(grammars: string[]): Promise<void> {
  const args = [cli, ...grammars.flatMap((path) => ['--grammar', path]), 'test/syntaxes/*.test.yaml'];
  const run = promisify(execFile)(process.execPath, args, { cwd: root, timeout: 120_000 });
  const { stdout } = await run.catch((error: unknown) => {
    throw new Error((error as { stdout?: string }).stdout ?? String(error));
  });
  for (const name of cases) assert.match(stdout, new RegExp(`✓ test/syntaxes/${name} run`));
}

test('embedded configuration and Helm expressions, YAML grammar of VS Code up to 1.93', async () => {
  await check(['yaml', 'xml'].map((name) => require.resolve(`tm-grammars/grammars/${name}.json`)));
});

const extensions = join(root, 'test/e2e/vscode/node_modules/code-server/lib/vscode/extensions');
const current = ['yaml/syntaxes', 'xml/syntaxes'].map((folder) => join(extensions, folder));
const skip = current.every((folder) => existsSync(folder)) ? false : 'npm run test:e2e installs the VS Code it reads';

test('embedded configuration and Helm expressions, current YAML grammar', { skip }, async () => {
  await check(
    current.flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => /^(yaml|xml\.)/.test(name))
        .map((name) => join(folder, name)),
    ),
  );
});
