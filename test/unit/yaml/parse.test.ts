/** Reading: what is read prints as it was, every comment has one owner, values are those Helm sees. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseDocuments, position } from '../../../server/src/engine/yaml/parse.ts';
import { applyEdits, printDocument, toEdits, type Piece } from '../../../server/src/engine/yaml/print.ts';
import { resolveScalar, writeScalar } from '../../../server/src/engine/yaml/scalars.ts';
import {
  effectiveEntries,
  markDirty,
  toJson,
  type Entry,
  type Item,
  type Node,
} from '../../../server/src/engine/yaml/tree.ts';
import { allFixtures } from '../../support/fixtures.ts';
import { documents, scalarOf } from '../../support/tree.ts';

function reprint(text: string, change: (root: Node) => void = () => undefined): string {
  const docs = parseDocuments(text);
  const pieces: Piece[] = [];
  let at = 0;
  for (const doc of docs) {
    if (doc.root) change(doc.root);
    if (doc.start > at) pieces.push({ start: at, end: doc.start });
    pieces.push(...printDocument(doc, 2));
    at = doc.end;
  }
  if (at < text.length) pieces.push({ start: at, end: text.length });
  const source = docs[0]?.source;
  return source ? applyEdits(text, toEdits(source, pieces)) : text;
}
/** Marks every key of block style, so that nothing is printed as one piece. `? key` would be written as `key`. */
function stir(node: Node): void {
  const slots: (Entry | Item)[] = node.kind === 'map' ? node.entries : node.kind === 'seq' ? node.items : [];
  for (const slot of slots) {
    if (slot.source?.text[slot.start] === '?') continue;
    stir(slot.value);
    if (slot.flow) continue;
    slot.dirty = true;
    markDirty(slot);
  }
}

describe('identity', () => {
  for (const f of allFixtures()) {
    test(f.name, () => {
      for (const l of f.layers) {
        assert.equal(reprint(l.text), l.text, l.name);
        const readable =
          documents(l.text) !== undefined && parseDocuments(l.text).every((d) => d.problems.length === 0);
        if (readable) assert.equal(reprint(l.text, stir), l.text, `${l.name}, printed key by key`);
      }
    });
  }
  const table: Record<string, string> = {
    'no newline at the end': 'a: 1',
    'only a comment': '# nothing',
    'only blank lines': '\n\n\n',
    'a byte order mark': '\ufeffa: 1\n# x\n',
    'carriage returns': 'a:\r\n  b: 1\r\n  # x\r\n',
    'documents and markers': '%YAML 1.2\n---\na: 1\n...\n---\n# x\n---\nb: 2\n...\n',
    'dashes at the column of the key': 'a:\n- 1\n# x\n-  b: 1\n   c: 2\n',
    'a block text with an indicator': 'a: |2-\n    x\n\n   y\n\n\nb: 1\n',
    'a kept block text at the end': 'a: |+\n  x\n\n\n',
    'braces over several lines': 'a: {\n  b: 1, # x\n  # y\n  c: [1,\n    2],\n}\n',
    'anchors on lines of their own': 'a:\n  &x\n  b: 1\nc: *x\n',
    tabs: 'a:\t1\t# x\nb: "\t"\n',
    'nothing below a key': 'a:\n  # x\nb: # y\n\nc:\n',
    'comments at every column': 'a:\n    # 4\n  # 2\n  b: 1\n      # 6\n # 1\n# 0\n',
  };
  for (const [name, text] of Object.entries(table)) {
    test(name, () => {
      assert.equal(reprint(text), text);
      assert.equal(reprint(text, stir), text, 'printed key by key');
    });
  }
});

describe('comments', () => {
  test('every comment and blank line belongs to one place', () => {
    for (const f of allFixtures()) {
      for (const l of f.layers) {
        for (const doc of parseDocuments(l.text)) {
          const taken: { start: number; end: number }[] = [];
          const walk = (node: Node): void => {
            const slots: (Entry | Item)[] = node.kind === 'map' ? node.entries : node.kind === 'seq' ? node.items : [];
            const own = node.kind === 'map' || node.kind === 'seq' ? node.tail : [];
            for (const t of [...own, ...slots.flatMap((s) => [...s.lead, ...s.tail])]) if ('start' in t) taken.push(t);
            for (const s of slots) walk(s.value);
          };
          if (doc.root) walk(doc.root);
          taken.sort((a, b) => a.start - b.start);
          for (const [i, t] of taken.entries())
            assert.ok(t.start >= (taken[i - 1]?.end ?? 0), `${f.name} ${l.name} at ${t.start}`);
        }
      }
    }
  });
});

describe('scalars', () => {
  const texts = [
    ...['', '~', 'null', 'Null', 'yes', 'No', 'on', 'OFF', 'y', 'N', 'true', 'False', 'TRUE', 'tRUE'],
    ...['0', '-0', '12', '+12', '-3', '012', '0o14', '0x1F', '0b101', '1_000', '1.5', '-.5', '1e3', '1E-3', '1.', '.5'],
    ...[
      '0O17',
      '0X1F',
      '0B11',
      '1e1_0',
      '.5_0',
      '._1',
      '1__0',
      '0_8',
      '+0x1F',
      '-0b11',
      '1e400',
      '18446744073709551615',
    ],
    ...[
      '18446744073709551616',
      '0xFFFFFFFFFFFFFFFFFF',
      '017777777777777777777777',
      '2001-01-01',
      '1:20:30',
      '_1',
      '+_1',
    ],
    ...['1:30', '1.2.3', '8.7', '0.0.0.0', '-', '--', '1-2', 'abc', '09', '0x', '1e', '.inf', '.nan', '5m', '1_', '_1'],
  ];
  test('are resolved as the second reader resolves them', () => {
    for (const t of texts) {
      const wanted = scalarOf(t);
      const special = /^[-+]?\.(?:inf|nan)$/i.test(t);
      if (!special) assert.deepEqual(resolveScalar(t, t === '' ? 'empty' : 'plain'), wanted, JSON.stringify(t));
    }
  });
  test('text that is written reads as the same text', () => {
    const odd = [
      ...texts,
      ' x',
      'x ',
      'a: b',
      'a #b',
      '# x',
      '- x',
      '? x',
      '*a',
      '&a',
      '!a',
      '|',
      '>',
      '%x',
      '@x',
      '`x`',
      "it's",
    ];
    for (const t of [
      ...odd,
      '"q"',
      '[a]',
      '{a}',
      'a,b',
      'a:',
      ':a',
      '---',
      '...',
      '\t',
      'a\nb',
      'ü🚀',
      '=',
      '<<',
      '',
      '\u0007',
      'a\\b',
    ]) {
      for (const shape of [`a: ${writeScalar(t)}\n`, `a: {b: ${writeScalar(t)}}\n`, `a: [${writeScalar(t)}]\n`]) {
        const value = documents(shape)?.[0] as { a: unknown };
        const found = shape.startsWith('a: {')
          ? (value.a as { b: unknown }).b
          : shape.startsWith('a: [')
            ? (value.a as unknown[])[0]
            : value.a;
        assert.equal(found, t, shape);
      }
      if (t === '<<') continue;
      const [doc] = parseDocuments(`${writeScalar(t)}: 1\n`);
      assert.deepEqual(Object.keys(doc?.root ? (toJson(doc.root) as object) : {}), [t], `as a key: ${writeScalar(t)}`);
    }
  });
});

describe('maps', () => {
  const json = (text: string): unknown => {
    const [doc] = parseDocuments(text);
    return doc?.root ? JSON.parse(JSON.stringify(toJson(doc.root))) : undefined;
  };
  test('merge keys: what comes later wins, of one list the first source, nested ones are followed', () => {
    assert.deepEqual(json('x: &x {a: 1, b: 2}\nw: &w {<<: *x, b: 3, c: 4}\nz: {<<: [*w, *x], c: 5}\n'), {
      x: { a: 1, b: 2 },
      w: { a: 1, b: 3, c: 4 },
      z: { a: 1, b: 3, c: 5 },
    });
    assert.deepEqual(json('x: &x {a: 1}\nw: {a: 2, <<: *x}\nz: {<<: *x, <<: {a: 3}}\n'), {
      x: { a: 1 },
      w: { a: 1 },
      z: { a: 3 },
    });
  });
  test('the last of two equal keys counts', () => assert.deepEqual(json('a: 1\na: 2\n'), { a: 2 }));
  test('a quoted `<<` is a key', () => assert.deepEqual(json('"<<": {a: 1}\n'), { '<<': { a: 1 } }));
  test('keys of prototypes are keys', () => {
    const [doc] = parseDocuments('__proto__: 1\nconstructor: 2\n');
    assert.ok(doc?.root?.kind === 'map');
    assert.deepEqual([...effectiveEntries(doc.root).keys()], ['__proto__', 'constructor']);
  });
  test('an alias to itself ends', () => assert.doesNotThrow(() => json('a: &a\n  b: *a\n')));
  test('aliases that multiply end', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 12; i++)
      lines.push(`a${i}: &a${i} [${Array.from({ length: 9 }, () => `*a${i - 1}`).join(', ')}]`);
    const started = performance.now();
    json(`${lines.join('\n')}\n`);
    assert.ok(performance.now() - started < 3000);
  });
});

describe('problems', () => {
  const broken: Record<string, [text: string, line: number]> = {
    'an open bracket': ['a: 1\nb: [1, 2\nc: 3\n', 2],
    'a tab as indentation': ['a:\n\tb: 1\n', 2],
    'two values': ['a: "x" y\n', 1],
    'an unknown alias': ['a: *nowhere\n', 1],
  };
  for (const [name, [text, line]] of Object.entries(broken)) {
    test(`${name}: is reported where it is, the rest can be read`, () => {
      const problems = parseDocuments(text).flatMap((d) => d.problems);
      assert.ok(problems.length > 0);
      const first = position(text, problems[0]?.offset ?? 0);
      assert.ok(first.line >= line && first.line <= line + 1, `line ${first.line}`);
    });
  }
  test('positions count from one, in UTF-16', () => {
    assert.deepEqual(position('a: 🚀x\r\nb', 7), { line: 1, column: 8 });
    assert.deepEqual(position('a: 1\r\nb', 6), { line: 2, column: 1 });
    assert.deepEqual(position('', 0), { line: 1, column: 1 });
  });
});

describe('what nobody can walk is refused, never thrown', () => {
  const refused = (text: string): string => parseDocuments(text)[0]?.problems[0]?.message ?? 'read';
  test('10,000 levels', () => {
    for (const text of [
      `a: ${'['.repeat(10_000)}${']'.repeat(10_000)}\n`,
      `a: ${'{a: '.repeat(10_000)}1${'}'.repeat(10_000)}\n`,
      `${'- '.repeat(10_000)}x\n`,
      `${'? '.repeat(10_000)}x\n`,
    ])
      assert.match(refused(text), /^nested deeper than/);
  });
  test('hundreds of documents', () => {
    assert.equal(refused('zeebe: {clusterSize: 3}\n---\n'.repeat(200)), 'read');
    assert.match(refused('zeebe: {clusterSize: 3}\n---\n'.repeat(300)), /^more than 250 documents/);
  });
  test('aliases of aliases', () => {
    const lists = Array.from({ length: 12 }, (_, i) => `b${i}: &b${i} [${`*b${i - 1}, `.repeat(i > 0 ? 9 : 0)}]\n`);
    const maps = Array.from(
      { length: 30 },
      (_, i) => `b${i}: &b${i} {${i > 0 ? `l: *b${i - 1}, r: *b${i - 1}` : ''}}\n`,
    );
    // Small ones of one block add up: what stands behind all of them together counts.
    const many = `b: &b [${'1, '.repeat(1000)}]\nl: [${'*b, '.repeat(101)}]\n`;
    for (const text of [lists.join(''), maps.join(''), many])
      assert.match(refused(text), /too many values behind aliases/);
    assert.equal(refused(`b: &b [${'1, '.repeat(1000)}]\nl: [${'*b, '.repeat(90)}]\n`), 'read');
  });
});
