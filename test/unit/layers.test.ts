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
const importsIn = (text: string): string[] =>
  ts.preProcessFile(text, true, true).importedFiles.map((found) => found.fileName);
const imports = (file: string): string[] => importsIn(readFileSync(file, 'utf8'));

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

/** Every circle of imports as the way around it, found from the module where it is met first. */
function circles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (module: string, way: readonly string[]): void => {
    const met = way.indexOf(module);
    if (met >= 0) found.push([...way.slice(met), module].join(' -> '));
    if (met >= 0 || done.has(module)) return;
    for (const next of graph.get(module) ?? []) walk(next, [...way, module]);
    done.add(module);
  };
  for (const module of graph.keys()) walk(module, []);
  return found;
}

test('no module leads back to itself, by an import of types either', () => {
  const files = ['server/src', 'client/src'].flatMap((folder) => sources(join(root, folder)));
  const graph = new Map(
    files.map((file) => [
      toSlashes(relative(root, file)),
      imports(file)
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => toSlashes(relative(root, resolve(dirname(file), specifier)))),
    ]),
  );
  const known = [...graph.values()].flat().filter((module) => graph.has(module));
  assert.ok(known.length > files.length, `only ${known.length} imports in ${files.length} files`);
  assert.deepEqual(circles(graph), []);
});

test('a circle is found however long it is, and two modules that use a third are none', () => {
  const graph = (...imported: readonly (readonly [string, ...string[]])[]) =>
    new Map(imported.map(([module, ...others]) => [module, others]));
  assert.deepEqual(circles(graph(['a', 'a'])), ['a -> a']);
  assert.deepEqual(circles(graph(['a', 'b'], ['b', 'a'])), ['a -> b -> a']);
  assert.deepEqual(circles(graph(['x', 'a'], ['a', 'b'], ['b', 'c'], ['c', 'a'])), ['a -> b -> c -> a']);
  assert.deepEqual(circles(graph(['a', 'c'], ['b', 'a', 'c'], ['c', 'd'])), []);
});

test('every kind of import counts', () => {
  const text = `import type { A } from './a.ts'; import { type B } from './b.ts'; import './c.ts'; export * from './d.ts';
    export type { E } from './e.ts'; type F = import('./f.ts').F; const g = () => import('./g.ts'); // import './no.ts'`;
  assert.deepEqual(
    importsIn(text).sort(),
    ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => `./${name}.ts`),
  );
});

/** Fields of what stages answer, and what they hold, through which somebody could write. */
function writable(text: string): string[] {
  const found: string[] = [];
  const mutable = (type: ts.Node): boolean =>
    (ts.isArrayTypeNode(type) &&
      !(ts.isTypeOperatorNode(type.parent) && type.parent.operator === ts.SyntaxKind.ReadonlyKeyword)) ||
    (ts.isTypeReferenceNode(type) && /^(?:Array|Map|Set|WeakMap|WeakSet)$/.test(type.typeName.getText()));
  const walk = (node: ts.Node, name: string): void => {
    const open = ts.isPropertySignature(node) && !node.modifiers?.some((m) => m.kind === ts.SyntaxKind.ReadonlyKeyword);
    if (open || mutable(node)) found.push(`${name}: ${node.getText()}`);
    ts.forEachChild(node, (child) => {
      walk(child, name);
    });
  };
  const file = ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true);
  for (const s of file.statements)
    if (ts.isInterfaceDeclaration(s) && s.modifiers?.some((m) => m.kind === ts.SyntaxKind.ExportKeyword))
      walk(s, s.name.text);
  return found;
}
const plan = join(engine, 'plan');
const textOf = (name: string): string => readFileSync(join(plan, name), 'utf8');

test('a stage answers with what nobody can write into, and keeps its builder to itself', () => {
  const values = ['contribution', 'judged', 'leaves', 'settle', 'texts', 'operation'];
  for (const name of values) assert.match(textOf(`${name}.ts`), /^export interface/m, name);
  assert.deepEqual(
    values.flatMap((name) => writable(textOf(`${name}.ts`))),
    [],
  );
  // Who calls the stages could give one the builder of another.
  assert.doesNotMatch(textOf('inspect.ts'), /Builder/);
  // The walk over the keys has a file more, which fills the builder of the walk; nobody else is given one.
  const sharers = readdirSync(plan).filter((name) => {
    const file = ts.createSourceFile(name, textOf(name), ts.ScriptTarget.Latest, true);
    return file.statements.some(
      (s) =>
        ts.isFunctionDeclaration(s) &&
        s.modifiers?.some((m) => m.kind === ts.SyntaxKind.ExportKeyword) &&
        s.parameters.some((p) => p.type?.getText().endsWith('Builder')),
    );
  });
  assert.deepEqual(sharers, ['itemize.ts']);
});

test('fields that can be written into are found', () => {
  const text = `export interface A { readonly a: readonly string[]; readonly b: ReadonlyMap<string, readonly { readonly c: 1 }[]> }
    interface Own { open: string[] } export interface B { d: string; readonly e: string[]; readonly f?: ReadonlyMap<string, Set<string>> }`;
  assert.deepEqual(writable(text), ['B: d: string;', 'B: string[]', 'B: Set<string>']);
});
