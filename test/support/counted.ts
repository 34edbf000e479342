/**
 * Our modules with a counter in every function and every loop. How much is done between two yields is then a number: the same on every
 * machine, and no clock. Where it is too much, the functions that were running say where.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { compileFunction } from 'node:vm';
import { build } from 'esbuild';
import ts from 'typescript';

const root = resolve(__dirname, '../..');

export interface Counter {
  /** How often a function was called or a loop went round since the last time. */
  take: () => number;
  /** The functions that were running when this was reached for the first time since then, the innermost first. */
  where: () => string;
}

/** `source`: a module that exports what is wanted; `most`: where it is remembered what was running. */
export async function counted(
  source: string,
  most: number,
): Promise<{ readonly of: unknown; readonly counter: Counter }> {
  const options = JSON.parse(readFileSync(join(root, 'scripts/bundling.json'), 'utf8')) as object;
  const { outputFiles } = await build({
    ...options,
    absWorkingDir: root,
    stdin: { contents: source, resolveDir: root, loader: 'ts' },
    logLevel: 'error',
    write: false,
  });
  const module = { exports: {} };
  const counter = {} as Counter;
  const names = ['module', 'exports', 'require', '$counter', '$most'];
  const load = compileFunction(withCounter(outputFiles[0]?.text ?? ''), names) as (...values: unknown[]) => void;
  load(module, module.exports, createRequire(join(root, 'package.json')), counter, most);
  return { of: module.exports, counter };
}

const HEAD = `let $n = 0, $at = '';
const $ = () => { if (++$n === $most) $at = new Error().stack; return false; };
$counter.take = () => { const n = $n; $n = 0; return n; };
$counter.where = () => { const at = $at; $at = ''; return at.split('\\n').slice(2, 9).map((l) => /at (?:async )?(\\S+) /.exec(l)?.[1] ?? '(unnamed)').join(' < '); };
`;
/** In what esbuild wrote, the name of a module stands in a line before it. */
function withCounter(text: string): string {
  const file = ts.createSourceFile('bundle.js', text, ts.ScriptTarget.ES2022, false, ts.ScriptKind.JS);
  const ours = [...text.matchAll(/^\/\/ (\S+\.\w+)$/gm)].map((m) => ({
    from: m.index,
    is: m[1]?.startsWith('server/') === true,
  }));
  const added: [number, string][] = [];
  const visit = (n: ts.Node): void => {
    if (ts.isFunctionLike(n) && 'body' in n && n.body)
      added.push(ts.isBlock(n.body) ? [n.body.getStart(file) + 1, ' $();'] : [n.body.getStart(file), '$() ? 0 : ']);
    else if (ts.isIterationStatement(n, false)) {
      const { statement } = n;
      if (ts.isBlock(statement)) added.push([statement.getStart(file) + 1, ' $();']);
      else added.push([statement.getStart(file), '{ $(); '], [statement.getEnd(), ' }']);
    }
    ts.forEachChild(n, visit);
  };
  for (const statement of file.statements) {
    while ((ours[1]?.from ?? Infinity) < statement.getStart(file)) ours.shift();
    if (ours[0]?.is) visit(statement);
  }
  let out = HEAD;
  let at = 0;
  for (const [place, what] of added.sort((a, b) => a[0] - b[0])) {
    out += text.slice(at, place) + what;
    at = place;
  }
  return out + text.slice(at);
}
