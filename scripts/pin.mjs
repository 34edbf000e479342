// Writes the version of package.json wherever a pipeline is told to fetch this one. `npm version` runs it.
// Usage: node scripts/pin.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PINNED, pinnedTo } from './release-checks.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
for (const name of PINNED) {
  const path = join(root, name);
  writeFileSync(path, pinnedTo(version, readFileSync(path, 'utf8')));
}
