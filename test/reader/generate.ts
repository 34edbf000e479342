/** Texts in which readers of YAML differ: put together from what is hard, and mutations of them and of others. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cases } from '../support/yamlSuite.ts';

class Dice {
  constructor(private state: number) {}
  roll(n: number): number {
    this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.state / 2 ** 32) * n);
  }
  pick<T>(list: readonly T[]): T {
    return list[this.roll(list.length)] as T;
  }
}

const PLAIN = [
  ...[
    '1',
    '-1',
    '+1',
    '007',
    '010',
    '08',
    '0o17',
    '0O17',
    '0x1F',
    '0X1F',
    '0b11',
    '0B11',
    '-0b11',
    '1_000',
    '1__0',
    '0_8',
    '1_',
  ],
  ...['9007199254740993', '9223372036854775807', '9223372036854775808', '18446744073709551615', '18446744073709551616'],
  ...['-9223372036854775808', '-9223372036854775809', '0xFFFFFFFFFFFFFFFFFF', '017777777777777777777777', '-0', '0'],
  ...[
    '1e3',
    '1E3',
    '1e1_0',
    '1.5',
    '1.',
    '.5',
    '-.5',
    '.5_0',
    '._1',
    '1e400',
    '-1e400',
    '1e-400',
    '1.10',
    '1_0.5',
    '-0.0',
    '.',
    '..',
  ],
  ...['.inf', '-.Inf', '+.INF', '.nan', '.NaN', '.NAN', 'inf', 'nan', '+inf', '0x', '0b', '0o', '1e', '+', '-'],
  ...[
    '~',
    'null',
    'Null',
    'NULL',
    'nULL',
    '',
    'y',
    'Y',
    'n',
    'N',
    'yes',
    'No',
    'ON',
    'off',
    'true',
    'False',
    'TRUE',
    'tRUE',
  ],
  ...[
    '1:20',
    '1:20:30',
    '2001-01-01',
    '2001-12-14t21:59:43.10-05:00',
    '2001-12-14 21:59:43.10',
    '2001-13-01',
    '1.2.3',
    '10.0.0.0/8',
  ],
  ...[
    'a b',
    'a:b',
    ':a',
    'a:',
    '?a',
    'a?b',
    'http://h/p?q=1',
    'http://h:80/p',
    '-a',
    '- a',
    'a#b',
    'a #b',
    'a, b',
    'a,b',
    'a]b',
    'a{b',
  ],
  ...[
    '<<',
    '=',
    '*',
    '&',
    '!',
    '%a',
    '@a',
    '`a',
    '|',
    '>',
    '---',
    '...',
    '--- a',
    '"',
    "'",
    '\\',
    '${X}',
    '{{ a }}',
    'ä',
    '😀',
    'a\tb',
  ],
  ...[
    '{}',
    '[]',
    '{a: 1}',
    '[1, 2]',
    '[a, b,]',
    '{a, b: c}',
    '{a: 1, b: {c: [d]}}',
    '[{a: 1}, b]',
    '[a: 1]',
    '{? a : b}',
    '{a:1}',
    '{"a":1}',
  ],
  ...[
    '[a:b]',
    '{a: b?c}',
    '{a: :b}',
    '[?a]',
    '[a\n, b]',
    '{a: 1\n}',
    '[\n  1\n]',
    '[\n1\n]',
    '{\na: 1}',
    "{'a': 1}",
    '[,]',
    '{,}',
    '[a,,b]',
  ],
];
const QUOTED = [
  ...[
    '""',
    "''",
    '"a"',
    "'a'",
    '"a\\nb"',
    '"a\\/b"',
    '"a\\tb"',
    '"\\x41\\u0041\\U00000041"',
    '"\\ud800"',
    '"\\q"',
    "'it''s'",
    '"a\\\n  b"',
  ],
  ...[
    '"a\n  b"',
    '"a\n\n  b"',
    '"a\nb"',
    "'a\n  b'",
    "'a\nb'",
    '"a # b"',
    '"a: b"',
    '"1"',
    "'yes'",
    '"a" # c',
    '"a"#c',
    '"a" b',
    '"\\N\\_\\L\\P\\e\\0\\a"',
  ],
  ...[
    '|\n    x\n    y\n',
    '|-\n    x\n',
    '|+\n    x\n\n',
    '>\n    a\n    b\n',
    '>-\n    a\n\n    b\n',
    '|2\n     x\n',
    '|\n\n    x\n',
    '>\n    a\n      b\n    c\n',
  ],
  ...[
    '| # c\n    x\n',
    '|x\n',
    '|0\n    x\n',
    '|-2\n    x\n',
    '|\n  \t x\n',
    '>+\n    a\n\n\n',
    '|\r\n    x\r\n    y\r\n',
    '|\n',
  ],
];
const TAGGED = [
  ...[
    '! 5',
    '!x 5',
    '!!str 5',
    '!!int "5"',
    '!!int x',
    '!!int 5.5',
    '!!float 5',
    '!!bool yes',
    '!!null ""',
    '!!null x',
    '!!str',
    '!!binary aGk=',
    '!!binary x',
  ],
  ...[
    '!!set {a}',
    '!!timestamp 2001-01-01',
    '!!timestamp x',
    '!<tag:yaml.org,2002:int> "5"',
    '!e!x 1',
    '!!map {a: 1}',
    '!!seq [1]',
    '!!foo x',
    '!',
  ],
];
const SIMPLE_KEYS = ['a', 'b', 'c', 'd', 'e'];
const KEYS = [
  ...[
    'n',
    'y',
    'yes',
    '1',
    '1.10',
    '010',
    '0x1F',
    '1e3',
    '1.5e7',
    '.inf',
    'null',
    '~',
    '""',
    '"1"',
    "'yes'",
    '2001-01-01',
    '"a b"',
    'a b',
  ],
  ...[
    'a.b',
    'a/b',
    '-a',
    '?a',
    ':a',
    '<<',
    '"<<"',
    '18446744073709551615',
    '9007199254740993',
    '!!str 1',
    '!!int "1"',
    '&k k',
    '*k',
    '? a\n',
    '[a]',
    '{a: 1}',
    '"a\n"',
  ],
];
const BETWEEN = [
  ...[
    '\n',
    '\n',
    '# c\n',
    '  # c\n',
    '\t\n',
    ' \t\n',
    '\t# c\n',
    '---\n',
    '--- # c\n',
    '...\n',
    '--- {a: 1}\n',
    '%YAML 1.1\n',
    '%TAG ! x\n',
    '---a: 1\n',
  ],
];
const SPECIAL = [
  ...Array.from(':-?[]{},#&*!|>\'"%@` \t\n\r\\~<.=_$'),
  '\u0085',
  '\u2028',
  '\ufeff',
  '\u00a0',
  '\r\n',
  '\n  ',
  '\n\n',
  ': ',
  '- ',
  ' #',
  '---\n',
  '...\n',
];

/** Maps in which `<<` stands above, below and between keys. */
function merges(dice: Dice): string {
  const source = (): string =>
    dice.pick([
      '*x',
      '*y',
      '[*x, *y]',
      '[*y, *x]',
      '{a: 7}',
      '[*x, {b: 8}]',
      '*s',
      '[*s]',
      'text',
      '*list',
      '~',
      '[]',
      '{}',
    ]);
  const lines = [
    'x: &x {a: 1, b: 2}',
    dice.pick([
      'y: &y {b: 3, c: {d: 1}}',
      'y: &y\n  b: 3\n  <<: *x',
      'y: &y\n  <<: *x\n  a: 9',
      'x2: &x {a: 5}\ny: &y {c: 1}',
    ]),
    's: &s text',
    'list: &list [*x]',
    'm:',
  ];
  for (let n = 2 + dice.roll(4); n > 0; n--)
    lines.push(
      `  ${dice.pick(['<<', '<<', 'a', 'b', 'c', '"<<"'])}: ${dice.roll(2) === 0 ? source() : dice.pick(['0', '*x', '{d: 2}', '~'])}`,
    );
  return `${lines.join('\n')}\n`;
}

function value(dice: Dice, depth: number, column: number): string {
  const kind = dice.roll(depth > 2 ? 6 : 10);
  const pad = ' '.repeat(column);
  if (kind < 3) return ` ${dice.pick(PLAIN)}`;
  if (kind < 5) return ` ${dice.pick(QUOTED).replace(/\n$/, '')}`;
  if (kind === 5)
    return dice.roll(2) === 0
      ? ` ${dice.pick(TAGGED)}`
      : ` ${dice.pick(['&k v', '*k', '&k', '&k {a: 1}', '1 # c', '1\t# c', 'a\n' + pad + ' b', 'a\n\n' + pad + ' b'])}`;
  if (kind === 6) {
    const at = column - (dice.roll(3) === 0 ? 2 : 0);
    const items = Array.from(
      { length: 1 + dice.roll(2) },
      () =>
        `${' '.repeat(Math.max(at, 0))}-${dice.roll(3) === 0 ? ` ${map(dice, depth + 1, Math.max(at, 0) + 2).trimStart()}` : value(dice, depth + 1, column + 2)}`,
    );
    return `${dice.pick(['', ' # c', ' &l', ' !!seq'])}\n${items.join('\n')}`;
  }
  return `${dice.pick(['', '', ' # c', ' &m', '\t'])}\n${map(dice, depth + 1, column)}`;
}
function map(dice: Dice, depth: number, column: number): string {
  const lines: string[] = [];
  for (let n = 1 + dice.roll(3); n > 0; n--) {
    const key = dice.roll(4) === 0 ? dice.pick(KEYS) : dice.pick(SIMPLE_KEYS);
    lines.push(
      `${' '.repeat(column)}${key}${dice.pick([':', ':', ':', ':', ':', ' :'])}${value(dice, depth, column + 2)}`,
    );
    if (dice.roll(12) === 0) lines.push(dice.pick(BETWEEN).replace(/\n$/, ''));
  }
  return lines.join('\n');
}
/** One thing that is hard, alone in a file, so that nothing hides it. */
function alone(dice: Dice): string {
  switch (dice.roll(5)) {
    case 0:
      return `a: ${dice.pick([...PLAIN, ...QUOTED, ...TAGGED])}\nb: 1\n`;
    case 1:
      return `${dice.pick(KEYS)}: ${dice.pick(['1', 'x', '[a]'])}\n`;
    case 2:
      return `a: {b: ${dice.pick(PLAIN)}, c: ${dice.pick([...PLAIN, ...QUOTED])}}\n`;
    case 3:
      return `a:\n  - ${dice.pick([...PLAIN, ...QUOTED, ...TAGGED])}\n  - ${dice.pick(KEYS)}: 1\n`;
    default:
      return `a: 1\n${dice.pick(BETWEEN)}b: ${dice.pick(PLAIN)}\n${dice.pick(BETWEEN)}c:\n  d: 1\n${dice.pick(BETWEEN)}`;
  }
}
function mutated(dice: Dice, text: string): string {
  let out = text;
  for (let n = 1 + dice.roll(2); n > 0; n--) {
    const at = dice.roll(out.length + 1);
    switch (dice.roll(5)) {
      case 0:
        out = out.slice(0, at) + out.slice(at + 1 + dice.roll(3));
        break;
      case 1:
        out = out.slice(0, at) + dice.pick(SPECIAL) + out.slice(at);
        break;
      case 2:
        out = out.slice(0, at) + dice.pick(SPECIAL) + out.slice(at + 1);
        break;
      case 3: {
        const lines = out.split('\n');
        const line = dice.roll(lines.length);
        const pad = dice.pick(['', ' ', '  ', '\t']);
        lines[line] = dice.roll(2) === 0 ? pad + (lines[line] ?? '') : (lines[line] ?? '').replace(/^ {1,2}/, '');
        out = lines.join('\n');
        break;
      }
      default:
        out = dice.roll(4) === 0 ? out.replace(/\n/g, '\r\n') : out.slice(0, at);
    }
  }
  return out;
}

/** The texts of the fixtures, for mutations: what people write. */
function written(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml') && !name.includes('after'))
    .map((name) => readFileSync(join(root, name), 'utf8'))
    .filter((text) => text.length < 3000);
}

export function texts(seed: number, count: number, fixtures: string): string[] {
  const dice = new Dice(seed);
  const own = written(fixtures);
  const out = new Set<string>(cases.map((c) => c.text));
  while (out.size < count) {
    const kind = dice.roll(12);
    const text =
      kind < 3
        ? map(dice, 0, 0) + dice.pick(['\n', '\n', ''])
        : kind < 6
          ? alone(dice)
          : kind < 8
            ? merges(dice)
            : kind < 9
              ? mutated(dice, dice.pick(cases).text)
              : kind < 10
                ? mutated(dice, dice.pick(own))
                : mutated(dice, dice.roll(2) === 0 ? alone(dice) : map(dice, 0, 0));
    // A lone half of a pair is no text that a file could hold.
    if (!/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text)) out.add(text);
  }
  return [...out];
}
