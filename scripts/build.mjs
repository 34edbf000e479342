// Bundles the extension, the language server and the terminal command into dist/.
// Usage: node scripts/build.mjs [--dev]
import { chmod, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { pagesOnly } from './pages-only.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dev = process.argv.includes('--dev');
const started = performance.now();
/**
 * How every program becomes one file. ES module builds of the dependencies bundle smaller and without UMD wrappers. Server and
 * client hold what they need in a process and what they need in a browser (`conditions`), and no more than the one of them is loaded;
 * what both load may know neither, so the parser of YAML is that for browsers (`alias`).
 */
const bundling = JSON.parse(await readFile(join(root, 'scripts/bundling.json'), 'utf8'));

/** `most`: its size in kB that a release may not exceed. `apart`: what only a process loads; the rest runs in a browser. */
const entries = [
  {
    in: 'client/src/extension.ts',
    out: 'dist/extension.js',
    external: ['vscode'],
    most: 600,
    apart: 'client/src/lsp/node.ts',
  },
  // 1000 until rules said what they do to the cluster and values inside other documents were recognised; 1150 until the server
  // compared renders itself: the table of the charts' own changes, as text, is half of the difference. 1250
  // until values were upgraded where they stand in other documents and every key of 8.7 declared its effects; 1330 until there was a
  // second step: the keys of chart 14.x alone are 77; 1480 until renders of that step were compared too; 1530 until that step had
  // commands of its own; 1550 until an upgrade and all that goes with it could be interrupted; 1570
  // until stages remembered what they came to and long answers were written in pieces; 1580 until switches in quotes, and names of
  // variables that other components lost, were told; 1600 until the step to 8.9 told which settings the chart writes no more; 1640
  // until documents around the values told of objects that the next chart makes no more.
  { in: 'server/src/server.ts', out: 'dist/server.js', executable: true, most: 1660, apart: 'server/src/node/host.ts' },
  // 1000 until the terminal could tell what each possible answer would change, and declared effects named their objects;
  // 1080 until the forms of other documents came along; 1160 until there was a second step.
  // 1310 until it went through whole folders; 1340 until a comparison of renders asked both charts again without what waits; 1350
  // until switches in quotes were told for what they do and charts around charts were read; 1360 until the step to 8.9 told which
  // settings the chart writes no more; 1400 until documents around the values told of objects that the next chart makes no more.
  { in: 'server/src/cli/main.ts', out: 'dist/cli.js', executable: true, most: 1430 },
];

/** Fails where a browser would meet a module of Node's. */
function refuseBuiltins({ inputs }, entry, apart) {
  const seen = new Set([apart]);
  const waiting = [entry];
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    for (const { path, external } of inputs[file].imports) {
      if (!external) waiting.push(path);
      else if (path !== 'vscode') throw new Error(`${file} imports ${path}, which a browser does not have.`);
    }
  }
}

/** One text with the licences of every package that ended up inside a bundle. */
async function notices(inputs) {
  const packages = new Set();
  for (const input of inputs) {
    const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (match) packages.add(match[1]);
  }
  const parts = [];
  for (const folder of [...packages].sort()) {
    const { name, version, license } = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'));
    const file = (await readdir(join(root, folder))).find((f) => /^licen[cs]e/i.test(f));
    const text = file ? (await readFile(join(root, folder, file), 'utf8')).trim() : `Licence: ${license}`;
    parts.push(`${name} ${version} (${license})\n\n${text}\n`);
  }
  return parts.join(`\n${'-'.repeat(80)}\n\n`);
}

/** What the server says in other languages, each a file that only its readers load: dist/server.<language>.json. */
async function languages() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['server/src/language/pack.ts'],
    bundle: true,
    format: 'esm',
    write: false,
  });
  const source = Buffer.from(outputFiles[0].contents).toString('base64');
  const { pack } = await import(`data:text/javascript;base64,${source}`);
  for (const name of await readdir(join(root, 'server/l10n'))) {
    const sentences = JSON.parse(await readFile(join(root, 'server/l10n', name), 'utf8'));
    const { words } = pack(sentences, name.replace('.json', ''));
    await writeFile(join(root, `dist/server.${name}`), JSON.stringify(words));
  }
}

const present = entries.filter((entry) => existsSync(join(root, entry.in)));
for (const entry of entries) {
  if (!present.includes(entry)) console.log(`skipped ${entry.out} (${entry.in} does not exist)`);
}

try {
  const results = await Promise.all(
    present.map((entry) =>
      build({
        absWorkingDir: root,
        entryPoints: [entry.in],
        outfile: entry.out,
        external: entry.external ?? [],
        ...bundling,
        plugins: [pagesOnly],
        minify: !dev,
        sourcemap: dev ? 'linked' : false,
        legalComments: 'none',
        metafile: true,
        logLevel: 'warning',
        ...(entry.executable && { banner: { js: '#!/usr/bin/env node' } }),
      }),
    ),
  );

  await mkdir(join(root, 'dist'), { recursive: true });
  for (const [index, entry] of present.entries()) {
    if (entry.executable) await chmod(join(root, entry.out), 0o755);
    const { metafile } = results[index];
    if (entry.apart) refuseBuiltins(metafile, entry.in, entry.apart);
    const { bytes } = metafile.outputs[entry.out];
    const size = bytes / 1024;
    console.log(`${entry.out}  ${size.toFixed(0)} kB`);
    // One letter beyond Latin-1, and V8 keeps all of the program at two bytes a letter. Only in regular expressions they are not escaped.
    const [beyond] = /[^\0-\x7f]+/.exec(await readFile(join(root, entry.out), 'utf8')) ?? [];
    if (beyond !== undefined) throw new Error(`${entry.out} has ${beyond}: write it with its number (\\u…).`);
    if (!dev && size > entry.most) throw new Error(`${entry.out} must stay below ${entry.most} kB.`);
  }
  const inputs = results.flatMap((result) => Object.keys(result.metafile.inputs));
  await writeFile(join(root, 'dist/THIRD_PARTY_NOTICES.txt'), await notices(inputs));
  await languages();
  console.log(`built in ${Math.round(performance.now() - started)} ms`);
} catch (error) {
  // esbuild has already printed what is wrong in the sources.
  if (!Array.isArray(error?.errors)) console.error(error.message);
  process.exitCode = 1;
}
