// What only the pages of rules tell is left out of what is shipped: where the fact of a rule comes from.
import { readFile } from 'node:fs/promises';
import ts from 'typescript';

/** @returns the text of a module with every list written out below `source` emptied (server/src/engine/rules/rule.ts). */
export function withoutPages(text) {
  const file = ts.createSourceFile('rules.ts', text, ts.ScriptTarget.Latest, false);
  const cuts = [];
  const walk = (node) => {
    const listed = ts.isPropertyAssignment(node) && ts.isArrayLiteralExpression(node.initializer);
    if (listed && node.name.getText(file) === 'source') cuts.push(node.initializer);
    else ts.forEachChild(node, walk);
  };
  walk(file);
  let left = '';
  let done = 0;
  for (const cut of cuts) {
    left += `${text.slice(done, cut.getStart(file))}[]`;
    done = cut.end;
  }
  return left + text.slice(done);
}

/** For esbuild. */
export const pagesOnly = {
  name: 'pages-only',
  setup: (build) => {
    build.onLoad({ filter: /[\\/]server[\\/]src[\\/]engine[\\/].*\.ts$/ }, async ({ path }) => ({
      contents: withoutPages(await readFile(path, 'utf8')),
      loader: 'ts',
    }));
  },
};
