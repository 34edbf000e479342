// The end-to-end tests in a real VS Code: inside its extension host, through its window, and the whole journey.
// Usage: node scripts/e2e.mjs
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { prepare } from './e2e-prepare.mjs';
import { root } from './e2e-server.mjs';

try {
  await prepare();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
// One that fails says nothing about the others.
for (const script of ['e2e-host.mjs', 'e2e-ui.mjs', 'e2e-journey.mjs']) {
  const { status } = spawnSync(process.execPath, [join(root, 'scripts', script), '--prepared'], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
