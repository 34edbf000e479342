// Compares what we read of thousands of texts with what the real Helm 3 and Helm 4 read. Not part of `npm test`: it needs both.
// Usage: HELM=FILE HELM3=FILE [READER_TEXTS=4000] [READER_SEED=1] npm run test:reader
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const missing = [];
for (const [name, major] of [
  ['HELM', 4],
  ['HELM3', 3],
]) {
  const file = process.env[name];
  const run = file ? spawnSync(file, ['version', '--short'], { encoding: 'utf8' }) : undefined;
  if (run?.status !== 0 || !run.stdout.includes(`v${major}.`))
    missing.push(`${name}: the file of Helm ${major} (https://helm.sh/docs/intro/install/)`);
}
if (missing.length > 0) {
  console.error(`The reader cannot be compared. Missing:\n\n${missing.map((m) => `  ${m}\n`).join('')}`);
  process.exit(2);
}
const { status } = spawnSync(
  process.execPath,
  ['--import', 'tsx', '--test', '--test-reporter=spec', 'test/reader/reader.test.ts'],
  { cwd: root, stdio: 'inherit' },
);
process.exitCode = status ?? 1;
