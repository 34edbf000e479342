// Writes docs/rules: a page for every rule, and a table of contents. See test/rules.
// Usage: npm run docs
//        npm run docs -- --check    fails when a page is not current, and writes nothing
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { pages } from '../test/rules/pages.ts';

const folder = resolve(__dirname, '../docs/rules');
const wanted = pages();
const have = existsSync(folder)
  ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((f) => f.endsWith('.md'))
      .map((f) => f.split(sep).join('/'))
  : [];
const current = (path: string): string | undefined =>
  have.includes(path) ? readFileSync(join(folder, path), 'utf8') : undefined;
const stale = [...wanted].filter(([path, text]) => current(path) !== text).map(([path]) => path);
const left = have.filter((path) => !wanted.has(path));

if (process.argv.includes('--check')) {
  for (const path of stale) console.error(`docs/rules/${path} is not current`);
  for (const path of left) console.error(`docs/rules/${path} belongs to no rule`);
  if (stale.length + left.length > 0) {
    console.error('Run: npm run docs');
    process.exitCode = 1;
  }
} else {
  for (const path of left) rmSync(join(folder, path));
  for (const path of stale) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, wanted.get(path) ?? '');
  }
  console.log(`docs/rules: ${wanted.size} pages, ${stale.length} written, ${left.length} removed`);
}
