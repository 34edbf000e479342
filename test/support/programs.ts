/** The programs of the project as bundles, for tests that start them as processes. */
import { copyFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';

const ENTRIES = { cli: 'server/src/cli/main.ts', server: 'server/src/server.ts' };
export type Program = keyof typeof ENTRIES;
export const PROGRAMS = Object.keys(ENTRIES) as Program[];

/** Writes the bundle. Whoever runs all tests has built it once already, in the folder that UNIT_BUNDLES names. */
export function writeProgram(program: Program, outfile: string): void {
  const built = process.env.UNIT_BUNDLES;
  if (built !== undefined) {
    copyFileSync(join(built, `${program}.js`), outfile);
    return;
  }
  buildSync({
    absWorkingDir: resolve(import.meta.dirname, '../..'),
    entryPoints: [ENTRIES[program]],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
}
