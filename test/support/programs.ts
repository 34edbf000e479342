/** The programs of the project as bundles, for tests that start them as processes. */
import { copyFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSync, type BuildOptions } from 'esbuild';
import bundling from '../../scripts/bundling.json';

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
    ...(bundling as BuildOptions),
    absWorkingDir: resolve(import.meta.dirname, '../..'),
    entryPoints: [ENTRIES[program]],
    outfile,
    logLevel: 'error',
  });
}
