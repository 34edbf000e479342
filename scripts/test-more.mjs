// The generated sets of the differential test, 10,000 of them, as many edits of texts, and many layers over every fixture.
// Usage: npm run test:more [-- SETS [SEED]]
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const [sets = '10000', seed] = process.argv.slice(2);
const { status } = spawnSync(
  process.execPath,
  [
    ...['--import', 'tsx', '--test', '--test-reporter=spec'],
    ...['test/unit/differential.test.ts', 'test/unit/overlays.test.ts', 'test/unit/server/typing.test.ts'],
  ],
  {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: {
      ...process.env,
      SETS: sets,
      EDITS: sets,
      OVERLAYS: String(Math.ceil(Number(sets) / 250)),
      SEED: seed ?? String(Math.floor(Math.random() * 0x7fffffff)),
    },
    stdio: 'inherit',
  },
);
process.exitCode = status ?? 1;
