import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';

const root = resolve(__dirname, '../..');
const engine = join(root, 'server/src/engine');
const builtins = new Set(builtinModules);

const toSlashes = (path: string): string => path.split(sep).join('/');

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
}

/** Static, dynamic, type-only and re-exporting imports, and require calls. */
function imports(file: string): string[] {
  return ts.preProcessFile(readFileSync(file, 'utf8'), true, true).importedFiles.map((found) => found.fileName);
}

function violation(file: string, specifier: string): string | undefined {
  const from = toSlashes(relative(root, file));
  if (specifier.startsWith('.')) {
    const target = toSlashes(relative(root, resolve(dirname(file), specifier)));
    const outer = /^(?:client\/|server\/src\/(?:features|cli|server|protocol)(?:\/|\.ts$|$))/.test(target);
    return outer ? `${from} imports the outer layer ${target}` : undefined;
  }
  const name = specifier.split('/')[0] ?? specifier;
  if (specifier.startsWith('node:') || builtins.has(name)) return `${from} imports the Node module ${specifier}`;
  if (name.startsWith('vscode')) return `${from} imports ${specifier}`;
  if (name === 'yaml' && !from.startsWith('server/src/engine/yaml/')) return `${from} imports yaml outside engine/yaml`;
  return undefined;
}

test('the engine imports neither VS Code, the language server protocol, Node nor the layers around it', () => {
  const files = sources(engine);
  assert.ok(files.length > 0, `no engine source found in ${engine}`);
  const found = files.flatMap((file) => imports(file).map((specifier) => violation(file, specifier)));
  assert.deepEqual(
    found.filter((text) => text !== undefined),
    [],
  );
});

test('the layer check recognises what it forbids', () => {
  const file = join(engine, 'sample.ts');
  for (const specifier of ['vscode', 'vscode-languageserver/node', 'node:fs', 'fs/promises', 'path', 'yaml']) {
    assert.notEqual(violation(file, specifier), undefined, specifier);
  }
  for (const specifier of ['../features/hover.ts', '../cli/main.ts', '../server.ts', '../../../client/src/a.ts']) {
    assert.notEqual(violation(file, specifier), undefined, specifier);
  }
  assert.equal(violation(file, './rules/index.ts'), undefined);
  assert.equal(violation(join(engine, 'yaml/parse.ts'), 'yaml'), undefined);
});
