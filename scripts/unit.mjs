// Runs unit tests. They are bundled once, with what they share: a process for each file then starts in a third of the time that
// it takes to transform all modules again. A single file runs without it: node --import tsx --test FILE.
// Usage: node scripts/unit.mjs FILE...
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
// Here packages are found, and no tool looks.
const out = join(root, 'node_modules/.unit');

/** Modules keep the place they stand at: tests find files by it. */
const places = {
  name: 'places',
  setup: (b) => {
    b.onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      const place = { dirname: dirname(path), filename: path, url: pathToFileURL(path).href };
      const contents = text.replace(
        /\bimport\.meta\.(dirname|filename|url)\b|\b__(dirname|filename)\b/g,
        (_, meta, own) => JSON.stringify(place[meta ?? own]),
      );
      return { contents, loader: 'ts' };
    });
  },
};

const files = process.argv.slice(2);
rmSync(out, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: files,
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
const program = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
};
await build({ ...program, entryPoints: ['server/src/cli/main.ts'], outfile: join(out, 'cli.js'), logLevel: 'warning' });
await build({ ...program, entryPoints: ['server/src/server.ts'], outfile: join(out, 'server.js'), logLevel: 'error' });
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
