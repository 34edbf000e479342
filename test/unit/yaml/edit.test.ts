/** One operation at a time: a text before, a text after. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { apply, inspect, readSet, upgrade, type Operation } from '../../../server/src/engine/index.ts';
import { parsePath } from '../../../server/src/engine/path.ts';
import type { Json } from '../../../server/src/engine/yaml/tree.ts';

type Op = (unit: number) => Operation;
const move =
  (path: string, to: string, except: string[] = []): Op =>
  (unit) => ({ kind: 'move', unit, rule: 'a/b', path: parsePath(path), to: parsePath(to), except: new Set(except) });
const become =
  (path: string, to: string, json: Json): Op =>
  (unit) => ({
    kind: 'move',
    unit,
    rule: 'a/b',
    path: parsePath(path),
    to: parsePath(to),
    except: new Set(),
    value: { json },
  });
const remove =
  (path: string, ...except: string[]): Op =>
  (unit) => ({ kind: 'remove', unit, rule: 'a/b', path: parsePath(path), except: new Set(except) });
const comment =
  (path: string): Op =>
  (unit) => ({ kind: 'comment', unit, rule: 'a/b', path: parsePath(path), note: 'Decide.' });
const set =
  (to: string, json: Json, ...absorbed: string[]): Op =>
  (unit) => ({ kind: 'set', unit, rule: 'a/b', to: parsePath(to), json, absorbed: absorbed.map(parsePath) });
const quote =
  (path: string, value: string): Op =>
  (unit) => ({ kind: 'rewrite', unit, rule: 'a/b', path: parsePath(path), value, style: 'double' });
const unquote =
  (path: string, value: string): Op =>
  (unit) => ({ kind: 'rewrite', unit, rule: 'a/b', path: parsePath(path), value, style: 'plain' });

function edit(text: string, ...ops: Op[]): string {
  const readable = readSet([{ name: 'x.yaml', text }], { from: '8.7' });
  const [layer] = apply(
    readable,
    ops.map((op) => op(0)),
  );
  return layer?.after ?? '';
}
const lines = (...l: string[]): string => l.map((x) => `${x}\n`).join('');
interface Case {
  readonly name: string;
  readonly before: string;
  readonly ops: readonly Op[];
  readonly after: string;
}
function table(name: string, cases: readonly Case[]): void {
  describe(name, () => {
    for (const c of cases) test(c.name, () => assert.equal(edit(c.before, ...c.ops), c.after));
  });
}

table('rename in place', [
  { name: 'plain', before: 'a: 1 # x\nb: 2\n', ops: [move('a', 'c')], after: 'c: 1 # x\nb: 2\n' },
  { name: 'double quotes', before: '"a": 1\n', ops: [move('a', 'c')], after: '"c": 1\n' },
  { name: 'single quotes', before: "'a': 1\n", ops: [move('a', 'c')], after: "'c': 1\n" },
  { name: 'blanks before the colon', before: 'a  : 1\n', ops: [move('a', 'c')], after: 'c  : 1\n' },
  { name: 'in braces', before: 'x: { a: 1, b: 2 }\n', ops: [move('x.a', 'x.c')], after: 'x: { c: 1, b: 2 }\n' },
  { name: 'in JSON', before: '{"a": {"b": 1}}\n', ops: [move('a', 'c')], after: '{"c": {"b": 1}}\n' },
  { name: 'a key with dots', before: 'x:\n  a.b/c: 1\n', ops: [move('x.a\\.b/c', 'x.d')], after: 'x:\n  d: 1\n' },
  {
    name: 'an alias of what moves is written out first',
    before: 'a: &n 1\nb: *n\n',
    ops: [move('a', 'c')],
    after: 'c: &n 1\nb: 1\n',
  },
  { name: 'CR LF', before: 'a:\r\n  b: 1\r\n', ops: [move('a', 'c')], after: 'c:\r\n  b: 1\r\n' },
  { name: 'a byte order mark', before: '\ufeffa: 1\n', ops: [move('a', 'c')], after: '\ufeffc: 1\n' },
  { name: 'no newline at the end', before: 'b: 1\na: 1', ops: [move('a', 'c')], after: 'b: 1\nc: 1' },
  { name: 'nothing below', before: 'a:\nb: 1\n', ops: [move('a', 'c')], after: 'c:\nb: 1\n' },
  { name: 'two at once', before: 'a: 1\nb: 2\n', ops: [move('a', 'b2'), move('b', 'a2')], after: 'b2: 1\na2: 2\n' },
  {
    name: 'two that change places',
    before: 'x:\n  a: 1\n  b: 2\n',
    ops: [move('x.a', 'x.b'), move('x.b', 'x.a')],
    after: 'x:\n  b: 1\n  a: 2\n',
  },
]);

table('move', [
  {
    name: 'deeper, with its comments',
    before: lines('a:', '  # above', '  x: 1 # beside', '  y: 2', 'b:', '  z: 3'),
    ops: [move('a.x', 'b.c.x')],
    after: lines('a:', '  y: 2', 'b:', '  z: 3', '  c:', '    # above', '    x: 1 # beside'),
  },
  {
    name: 'up, with a block text',
    before: lines('a:', '  b:', '    text: |', '      one', '', '        two', '    c: 1', 'd: 1'),
    ops: [move('a.b.text', 'text')],
    after: lines('a:', '  b:', '    c: 1', 'd: 1', 'text: |', '  one', '', '    two'),
  },
  {
    name: 'a text with an indicator keeps its blanks',
    before: lines('a:', '  t: |2-', '      x', '    y', 'b:', '  c: 1'),
    ops: [move('a.t', 'b.d.t')],
    after: lines('b:', '  c: 1', '  d:', '    t: |2-', '        x', '      y'),
  },
  {
    name: 'another indentation',
    before: lines('a:', '    b:', '        c: 1', 'x:', '    y: 1'),
    ops: [move('a.b', 'x.z.b')],
    after: lines('x:', '    y: 1', '    z:', '        b:', '            c: 1'),
  },
  {
    name: 'a list with dashes at the key',
    before: lines('a:', '  l:', '  - 1', '  - k: v', '    w: v', 'b: {}'),
    ops: [move('a.l', 'b.c.l')],
    after: lines('b:', '  c:', '    l:', '    - 1', '    - k: v', '      w: v'),
  },
  {
    name: 'into an empty value',
    before: lines('a: 1', 'b:', 'c: 2'),
    ops: [move('a', 'b.a')],
    after: lines('b:', '  a: 1', 'c: 2'),
  },
  {
    name: 'into braces on one line',
    before: lines('a: 1', 'b: {c: 2}'),
    ops: [move('a', 'b.a')],
    after: lines('b: {c: 2, a: 1}'),
  },
  {
    name: 'a block out of braces',
    before: lines('b: {c: 2, d: {e: 1}}', 'x:', '  y: 1'),
    ops: [move('b.d', 'x.d')],
    after: lines('b: {c: 2}', 'x:', '  y: 1', '  d: {e: 1}'),
  },
  {
    name: 'the last key: its parents go, their comments stay',
    before: lines('# of a', 'a: # beside a', '  # of b', '  b:', '    c: 1', 'd: 1'),
    ops: [move('a.b.c', 'c')],
    after: lines('# of a', '# beside a', '# of b', 'd: 1', 'c: 1'),
  },
  {
    name: 'all but an exception',
    before: lines('a:', '  b: 1', '  c: 2', 'z: 1'),
    ops: [move('a', 'x'), move('a.c', 'm.c')],
    after: lines('x:', '  b: 1', 'z: 1', 'm:', '  c: 2'),
  },
  {
    name: 'into a map that is there: what it says stays',
    before: lines('a:', '  x: 1', '  y: 2', 'q:', '  x: 1'),
    ops: [move('a', 'q')],
    after: lines('q:', '  x: 1', '  y: 2'),
  },
  {
    name: 'CR LF',
    before: 'a:\r\n  # x\r\n  b: 1\r\nc:\r\n  d: 1\r\n',
    ops: [move('a.b', 'c.e.b')],
    after: 'c:\r\n  d: 1\r\n  e:\r\n    # x\r\n    b: 1\r\n',
  },
  {
    name: 'no newline at the end',
    before: 'a:\n  b: 1\nc:\n  d: 1',
    ops: [move('a.b', 'c.b')],
    after: 'c:\n  d: 1\n  b: 1\n',
  },
]);

table('values', [
  { name: 'a number becomes text', before: 'a: 3 # x\n', ops: [quote('a', '3')], after: 'a: "3" # x\n' },
  { name: 'text becomes a number', before: "a: '3'\n", ops: [unquote('a', '3')], after: 'a: 3\n' },
  { name: 'in braces', before: 'a: {b: 3, c: 4}\n', ops: [quote('a.b', '3')], after: 'a: {b: "3", c: 4}\n' },
  {
    name: 'behind an alias: this use only',
    before: 'a: &n 3\nb: *n\n',
    ops: [quote('b', '3')],
    after: 'a: &n 3\nb: "3"\n',
  },
  {
    name: 'at the anchor: its aliases keep their value',
    before: 'a: &n 3\nb: *n\n',
    ops: [quote('a', '3')],
    after: 'a: &n "3"\nb: 3\n',
  },
  {
    name: 'a new scalar keeps the quotes',
    before: "a: 'x/zeebe' # c\n",
    ops: [become('a', 'b', 'x/camunda')],
    after: "b: 'x/camunda' # c\n",
  },
  {
    name: 'a map for a text',
    before: 'a: https://h:1 # c\nb: 1\n',
    ops: [become('a', 'a', { host: 'h', port: 1 })],
    after: 'a: # c\n  host: h\n  port: 1\nb: 1\n',
  },
  { name: 'null for an empty value', before: 'a:\nb: 1\n', ops: [become('a', 'c', null)], after: 'c: null\nb: 1\n' },
]);

table('remove', [
  { name: 'one key', before: lines('a: 1', 'b: 2'), ops: [remove('a')], after: lines('b: 2') },
  {
    name: 'its comments stay',
    before: lines('x:', '  # one', '  a: # two', '    # three', '    b: 1', '  c: 2'),
    ops: [remove('x.a')],
    after: lines('x:', '  # one', '  # three', '  c: 2'),
  },
  {
    name: 'but for an exception',
    before: lines('a:', '  b: 1', '  c: 2'),
    ops: [remove('a', 'a.c'), move('a.c', 'c')],
    after: lines('c: 2'),
  },
  { name: 'from braces', before: 'a: {b: 1, c: 2, d: 3}\n', ops: [remove('a.c')], after: 'a: {b: 1, d: 3}\n' },
  { name: 'first of braces', before: 'a: {b: 1, c: 2}\n', ops: [remove('a.b')], after: 'a: {c: 2}\n' },
  {
    name: 'from braces over lines',
    before: 'a: {\n  b: 1,\n  c: 2,\n  d: 3,\n}\n',
    ops: [remove('a.c')],
    after: 'a: {\n  b: 1,\n  d: 3,\n}\n',
  },
  { name: 'everything', before: lines('# head', 'a:', '  b: 1'), ops: [remove('a')], after: lines('# head') },
  {
    name: 'an anchor others use',
    before: lines('a: &n', '  k: 1', 'b: *n', 'c: *n'),
    ops: [remove('a')],
    after: lines('b:', '  k: 1', 'c:', '  k: 1'),
  },
  {
    name: 'below nothing but comments',
    before: lines('a:', '  # one', 'b: 1'),
    ops: [remove('a')],
    after: lines('# one', 'b: 1'),
  },
]);

table('comment out', [
  {
    name: 'a key with its block',
    before: lines('a:', '  # about b', '  b: # beside', '    c: 1', '', '    d: 2', '  e: 3'),
    ops: [comment('a.b')],
    after: lines(
      'a:',
      '  # about b',
      '  # camunda-upgrade[a/b] a.b: Decide.',
      '  # b: # beside',
      '  #   c: 1',
      '  #',
      '  #   d: 2',
      '  e: 3',
    ),
  },
  {
    name: 'a block text',
    before: lines('a:', '  t: |', '    # no comment', '    x', '  e: 3'),
    ops: [comment('a.t')],
    after: lines('a:', '  # camunda-upgrade[a/b] a.t: Decide.', '  # t: |', '  #   # no comment', '  #   x', '  e: 3'),
  },
  {
    name: 'the only key',
    before: lines('a:', '  b: 1', 'c: 1'),
    ops: [comment('a.b')],
    after: lines('# camunda-upgrade[a/b] a.b: Decide.', '# b: 1', 'c: 1'),
  },
  {
    name: 'in braces: above the line',
    before: lines('a: {b: 1, c: 2}', 'd: 1'),
    ops: [comment('a.b')],
    after: lines('# camunda-upgrade[a/b] a.b: Decide.', '# b: 1', 'a: {c: 2}', 'd: 1'),
  },
  {
    name: 'CR LF',
    before: 'a: 1\r\nb:\r\n  c: 1\r\n',
    ops: [comment('b')],
    after: 'a: 1\r\n# camunda-upgrade[a/b] b: Decide.\r\n# b:\r\n#   c: 1\r\n',
  },
]);

describe('a key that waits stands between keys, where its section stood, whatever becomes of its neighbour', () => {
  const said = (key: string, value: string): string => `  ${key}:${value}\n`;
  const waits = (...styles: string[]): string[] => styles.map((style) => said('command', style));
  /** In lines, with and without indentation, in brackets, of several lines. */
  const styles = waits(
    ' ["/bin/x", -v]',
    '\n    - /bin/x\n    - -v',
    '\n  - /bin/x\n  - |\n    two\n\n    lines',
    ' [\n    /bin/x\n  ]',
  );
  const neighbours: Record<string, string> = {
    'joins another list': said('env', '\n    - name: A\n      value: b'),
    'is the longer list, to which the others come': said(
      'env',
      '\n    - name: A\n      value: b\n    - name: C\n      value: d',
    ),
    'joins another list, in brackets': said('env', ' [{ name: A, value: b }]'),
    'becomes an item': said('replicas', ' 2'),
    'goes to the cluster': said('contextPath', ' /gateway'),
    'is gone': said('image', '\n    tag: 8.7.1'),
    'waits too': said('nodeSelector', '\n    pool: web'),
    'is a map that joins another': said('service', '\n    type: NodePort'),
  };
  const brokers = 'zeebe:\n  env:\n    - name: Z\n      value: z\n';
  const after = 'identity:\n  enabled: true\n';
  /** Lines of the file from the marker to the end of what waits. */
  const waiting = (text: string): string[] => {
    const all = text.split('\n');
    const at = all.findIndex((l) => l.includes('# camunda-upgrade[gateway/command]'));
    const end = all.findIndex((l, i) => i > at && !l.trimStart().startsWith('#'));
    return all.slice(at - 1, end + 1);
  };
  for (const [name, neighbour] of Object.entries(neighbours))
    test(name, () => {
      for (const command of styles)
        for (const about of ['', '  # about the neighbour\n']) {
          const text = `${brokers}zeebeGateway:\n${command}${about}${neighbour}${after}`;
          const set = readSet([{ name: 'x.yaml', text }], { from: '8.7' });
          const [layer] = upgrade(set).layers;
          const lines = waiting(layer?.after ?? '');
          assert.match(lines[1] ?? '', /^# camunda-upgrade/, layer?.after);
          assert.match(lines.at(-1) ?? '', /^identity:/, layer?.after);
          // Its own fix, and then all that is left, end there too.
          const one = inspect(set).find((f) => f.rule === 'gateway/command');
          const [first] = apply(set, one?.operations ?? []);
          const rest = readSet([{ name: 'x.yaml', text: first?.after ?? '' }], { from: '8.7' });
          assert.deepEqual(waiting(upgrade(rest).layers[0]?.after ?? ''), lines);
        }
    });
});

const dedupe: Op = (unit) => ({ kind: 'dedupe', unit, rule: 'duplicate-key' });
const twice = (path: string): string =>
  `# camunda-upgrade[duplicate-key] ${path}: Written twice: Helm reads the other one only.`;
table('keys written twice', [
  {
    name: 'each stands as a comment above the next entry that is left, with the comments around it, in order',
    before: lines('# head', 'a: 1 # one', '', '# two', 'a:', '  # in', '  k: 2', '# three', 'b: 3', 'a: 4', '# end'),
    ops: [dedupe],
    after: lines(
      '# head',
      twice('a'),
      '# a: 1 # one',
      '',
      '# two',
      twice('a'),
      '# a:',
      '#   # in',
      '#   k: 2',
      '# three',
      'b: 3',
      'a: 4',
      '# end',
    ),
  },
  {
    name: 'in two maps, and in braces',
    before: lines('x:', '  a: 1', '  a: 2', 'z: { a: 1, a: 2 }', 'x:', '  b: 1', '  b: 2'),
    ops: [dedupe],
    after: lines(
      twice('x'),
      '# x:',
      '#   a: 1',
      '#   a: 2',
      twice('z.a'),
      '# a: 1',
      'z: { a: 2 }',
      'x:',
      `  ${twice('x.b')}`,
      '  # b: 1',
      '  b: 2',
    ),
  },
]);

table('set', [
  {
    name: 'a new path',
    before: lines('a:', '  b: 1'),
    ops: [set('a.c.d', true)],
    after: lines('a:', '  b: 1', '  c:', '    d: true'),
  },
  { name: 'text that must be quoted', before: 'a: 1\nc: 2\n', ops: [set('b', 'no')], after: 'a: 1\nc: 2\nb: "no"\n' },
  {
    name: 'in place of what it absorbs',
    before: lines('x:', '  # why', '  a: 30d # c', '  b: 7d', '  k: 1', 'z: 1'),
    ops: [set('q.m', '30d', 'x.a', 'x.b')],
    after: lines('x:', '  k: 1', 'z: 1', 'q:', '  # why', '  m: 30d # c'),
  },
  {
    name: 'into JSON',
    before: '{"a": {"b": 1}}\n',
    ops: [set('a.c', { d: ['x'] })],
    after: '{"a": {"b": 1, "c": {"d": ["x"]}}}\n',
  },
  { name: 'into an empty file', before: '', ops: [set('a.b', 1)], after: 'a:\n  b: 1\n' },
  { name: 'below only comments', before: '# x\n', ops: [set('a', 1)], after: '# x\n\na: 1\n' },
  { name: 'not over a value', before: 'a: 1\n', ops: [set('a', 2)], after: 'a: 1\n' },
  { name: 'below a scalar: not at all', before: 'a: 1\n', ops: [set('a.b', 2)], after: 'a: 1\n' },
]);

table('anchors, aliases, merge keys', [
  ...(
    [
      ['a comment', comment('z.a'), ['z:', '  b: 1', '  # camunda-upgrade[a/b] z.a: Decide.', '  # a: 2']],
      ['a removal', remove('z.a'), ['z:', '  b: 1']],
      ['a move', move('z.a', 'w.a'), ['z:', '  b: 1', 'w:', '  a: 2']],
    ] as const
  ).map(([what, op, left]): Case => ({
    name: `${what} does not bring to light what a merge key has at the same key`,
    before: lines('x: &d', '  a: 1', '  b: 1', 'z:', '  <<: *d', '  a: 2'),
    ops: [op],
    after: lines('x: &d', '  a: 1', '  b: 1', ...left),
  })),
  {
    name: 'nor where only a key below goes',
    before: lines('x: &d', '  a: { k: 1 }', 'z:', '  <<: *d', '  a:', '    k: 2', '  b: 1'),
    ops: [move('z.a.k', 'w.k')],
    after: lines('x: &d', '  a: { k: 1 }', 'z:', '  b: 1', 'w:', '  k: 2'),
  },
  {
    name: 'a merge key is written out where a key of it moves',
    before: lines('x: &x', '  k: 1', '  l: 2', 'a:', '  <<: *x', '  m: 3'),
    ops: [move('a.k', 'b.k')],
    after: lines('x: &x', '  k: 1', '  l: 2', 'a:', '  l: 2', '  m: 3', 'b:', '  k: 1'),
  },
  {
    name: 'a merge key stays where nothing of it is touched',
    before: lines('x: &x', '  k: 1', 'a:', '  <<: *x', '  m: 3'),
    ops: [move('a', 'b')],
    after: lines('x: &x', '  k: 1', 'b:', '  <<: *x', '  m: 3'),
  },
  {
    name: 'an alias is written out where something below it moves',
    before: lines('x: &x', '  k: 1', '  l: 2', 'a: *x'),
    ops: [move('a.k', 'b.k')],
    after: lines('x: &x', '  k: 1', '  l: 2', 'a:', '  l: 2', 'b:', '  k: 1'),
  },
  {
    name: 'an anchor that moves behind its alias changes places with it',
    before: lines('a: &n', '  k: 1', 'b: *n', 'c:', '  d: 1'),
    ops: [move('a', 'c.a')],
    after: lines('b:', '  k: 1', 'c:', '  d: 1', '  a: &n', '    k: 1'),
  },
  {
    name: 'an alias that moves into its own anchor ends',
    before: lines('a: &n', '  k: 1', 'b: *n'),
    ops: [move('b', 'a.b')],
    after: lines('a: &n', '  k: 1', '  b:', '    k: 1'),
  },
  {
    name: 'what is taken out of an anchor stays in its aliases',
    before: lines('a: &n', '  k: 1', '  l: 2', 'b: *n'),
    ops: [remove('a.k')],
    after: lines('a: &n', '  l: 2', 'b:', '  k: 1', '  l: 2'),
  },
]);

describe('documents of one file', () => {
  test('each has its own operations', () => {
    const text = '---\na: 1\n...\n# two\n---\na: 2\nb: 3\n';
    const units = readSet([{ name: 'x.yaml', text }], { from: '8.7' });
    assert.equal(units.units.length, 2);
    const [layer] = apply(units, [move('a', 'c')(1)]);
    assert.equal(layer?.after, '---\na: 1\n...\n# two\n---\nc: 2\nb: 3\n');
  });
});
