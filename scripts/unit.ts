// Runs unit tests. They are bundled once, with what they share: a process for each file then starts in a third of the time that
// it takes to transform all modules again. A single file runs without it: node --import tsx --test FILE.
// Usage: node --import tsx scripts/unit.ts FILE...
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { PROGRAMS, writeProgram } from '../test/support/programs.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
// Here packages are found, and no tool looks.
const out = join(root, 'node_modules/.unit');

/** Modules keep the place they stand at: tests find files by it. */
const places: Plugin = {
  name: 'places',
  setup: (b) => {
    b.onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      const place = { dirname: dirname(path), filename: path, url: pathToFileURL(path).href };
      const contents = text.replace(
        /\bimport\.meta\.(dirname|filename|url)\b|\b__(dirname|filename)\b/g,
        (_, meta?: keyof typeof place, own?: keyof typeof place) => JSON.stringify(place[meta ?? own ?? 'url']),
      );
      return { contents, loader: 'ts' };
    });
  },
};

async function main(files: readonly string[]): Promise<void> {
  rmSync(out, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: [...files],
    outdir: out,
    outbase: root,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    banner: {
      js: `import { createRequire as __require } from 'node:module'; const require = __require(${JSON.stringify(pathToFileURL(join(root, 'package.json')).href)});`,
    },
    plugins: [places],
    sourcemap: 'inline',
    sourcesContent: false,
    logLevel: 'warning',
  });
  // The programs that many of them start, too.
  for (const program of PROGRAMS) writeProgram(program, join(out, `${program}.js`));
  const { status } = spawnSync(
    process.execPath,
    [
      '--test',
      '--test-reporter=spec',
      `--test-concurrency=${availableParallelism()}`,
      ...files.map((f) => join(out, f.replace(/\.ts$/, '.mjs'))),
    ],
    { cwd: root, stdio: 'inherit', env: { ...process.env, UNIT_BUNDLES: out } },
  );
  process.exitCode = status ?? 1;
}
void main(process.argv.slice(2));
