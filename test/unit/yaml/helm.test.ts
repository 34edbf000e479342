/** What Helm 3.17 and 4.1 make of short texts, recorded with both: `npm run test:reader` asks the real ones about thousands more. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { judge } from '../../reader/judge.ts';
import type { Reading } from '../../reader/helm.ts';
import { parseDocuments } from '../../../server/src/engine/yaml/parse.ts';

interface Recorded {
  readonly text: string;
  readonly helm4: Reading;
  /** Where it differs. */
  readonly helm3?: Reading;
}
const RECORDED: Readonly<Record<string, readonly Recorded[]>> = {
  'merge keys': [
    { text: 'a: &a {x: 1}\nb:\n  x: 0\n  <<: *a\n', helm4: { value: { a: { x: 1 }, b: { x: 1 } } } },
    { text: 'a: &a {x: 1}\nb:\n  <<: *a\n  x: 0\n', helm4: { value: { a: { x: 1 }, b: { x: 0 } } } },
    { text: 'b:\n  <<: {x: 1}\n  <<: {x: 2}\n', helm4: { value: { b: { x: 2 } } } },
    {
      text: 'a: &a {x: 1, z: 1}\nb: &b {x: 2}\nc: {<<: [*a, *b], w: 0}\nd: {x: 0, <<: [*b, *a]}\n',
      helm4: { value: { a: { x: 1, z: 1 }, b: { x: 2 }, c: { w: 0, x: 1, z: 1 }, d: { x: 2, z: 1 } } },
    },
    {
      text: 'a: &a {x: 1}\nb: &b\n  x: 2\n  <<: *a\nc:\n  x: 3\n  <<: *b\n',
      helm4: { value: { a: { x: 1 }, b: { x: 1 }, c: { x: 1 } } },
    },
    {
      text: 'a: &a {m: {p: 1}}\nb:\n  m: {q: 2}\n  <<: *a\n',
      helm4: { value: { a: { m: { p: 1 } }, b: { m: { p: 1 } } } },
    },
    {
      text: 'a: &a {x: 1}\na2: &a {x: 2}\nb: {<<: *a}\n',
      helm4: { value: { a: { x: 1 }, a2: { x: 2 }, b: { x: 2 } } },
    },
    { text: 'b:\n  "<<": {x: 1}\n', helm4: { value: { b: { '<<': { x: 1 } } } } },
    { text: 'a: &a {x: ~}\nb:\n  x: 0\n  <<: *a\n', helm4: { value: { a: { x: null }, b: { x: null } } } },
  ],
  keys: [
    { text: 'n: 1\n1.10: 2\n010: 3\n', helm4: { value: { '8': 3, '1.1': 2, false: 1 } } },
    { text: '0x1F: 1\n', helm4: { value: { '31': 1 } } },
    {
      text: '1e6: 1\n1e5: 2\n0.00001: 3\n1.23456789: 4\n',
      helm4: { value: { '100000': 2, '1.2345679': 4, '1e+06': 1, '1e-05': 3 } },
    },
    { text: '.inf: 1\n.nan: 2\n', helm4: { value: { '.inf': 1, '.nan': 2 } } },
    { text: '9223372036854775807: 1\n', helm4: { value: { '9223372036854775807': 1 } } },
    { text: '2001-01-01: 1\n', helm4: { value: { '2001-01-01': 1 } } },
    { text: '"010": 1\n\'n\': 2\n', helm4: { value: { '010': 1, n: 2 } } },
    { text: '? a\n: b\n', helm4: { value: { a: 'b' } } },
    { text: 'a: 1\na: 2\n', helm4: { value: { a: 2 } } },
    { text: 'a: {b: 1}\na: {c: 2}\n', helm4: { value: { a: { c: 2 } } } },
    { text: '!!str 1: x\n', helm4: { value: { '1': 'x' } } },
  ],
  scalars: [
    {
      text: 'a: [0X1F, 0O17, 0B11, 1e1_0, 0_8, 08, 1_000, -0x1F, +12]\n',
      helm4: { value: { a: [31, 15, 3, 10000000000, 8, 8, 1000, -31, 12] } },
    },
    {
      text: 'a: [1:20, 2001-01-01, 1.2.3, 0x, ._1, .5_0, 1e400]\n',
      helm4: { value: { a: ['1:20', '2001-01-01', '1.2.3', '0x', '._1', 0.5, '1e400'] } },
    },
    {
      text: 'a: [9007199254740993, 9223372036854775808, 18446744073709551616, 0xFFFFFFFFFFFFFFFFFF, 017777777777777777777777]\n',
      helm4: {
        value: {
          a: [
            9007199254740992,
            9223372036854776000,
            18446744073709552000,
            '0xFFFFFFFFFFFFFFFFFF',
            1.7777777777777777e22,
          ],
        },
      },
    },
    {
      text: "a: [y, N, yes, Off, ~, null, '', tRUE, 'y']\n",
      helm4: { value: { a: [true, false, true, false, null, null, '', 'tRUE', 'y'] } },
    },
    {
      text: 'a: [!x 5, ! 5, !!str 5, !!int "5", !!float 5, !!bool yes, !!binary aGk=, !!timestamp 2001-01-01]\n',
      helm4: { value: { a: ['5', '5', '5', 5, 5, true, 'hi', '2001-01-01'] } },
    },
  ],
  'lines and documents': [
    { text: 'a: 1\n...\nb: 2\n', helm4: { value: { a: 1 } } },
    { text: 'a: 1\n---\na: 2\nb: 3\n', helm4: { value: { a: 2, b: 3 } }, helm3: { value: { a: 1 } } },
    { text: '---\n---\na: 1\n', helm4: { value: { a: 1 } }, helm3: { value: {} } },
    { text: '# only a comment\n---\na: 1\n', helm4: { value: { a: 1 } } },
    { text: 'a: 1\n---\n# only a comment\n', helm4: { value: { a: 1 } } },
    { text: 'a: |\n  x', helm4: { value: { a: 'x\n' } }, helm3: { value: { a: 'x' } } },
    { text: 'a: |-\n  x', helm4: { value: { a: 'x' } } },
    { text: 'a: |\r\n  x\r\n  y\r\nb: 1\r\n', helm4: { value: { a: 'x\ny\n', b: 1 } } },
    { text: 'a: "x"#c\n', helm4: { value: { a: 'x' } } },
    { text: 'a:\t1\t# c\n', helm4: { value: { a: 1 } } },
    { text: 'a: 1\n  # c\n # d\nb: 2\n', helm4: { value: { a: 1, b: 2 } } },
    { text: '\ufeffa: 1\n', helm4: { value: { a: 1 } } },
  ],
  'flow collections': [
    { text: 'a: {b: 1\n}\nc: [\n  1\n]\n', helm4: { value: { a: { b: 1 }, c: [1] } } },
    { text: 'a: [b: c]\n', helm4: { value: { a: [{ b: 'c' }] } } },
    { text: 'a: {b, c: }\n', helm4: { value: { a: { b: null, c: null } } } },
    { text: 'a: [x, y,]\n', helm4: { value: { a: ['x', true] } } },
  ],
  'what is read here otherwise and said': [
    { text: 'a: {b:, c: d:e}\n', helm4: { value: { a: { 'b:': null, c: 'd:e' } } } },
    { text: 'a: [\n1,\n2\n]\n', helm4: { value: { a: [1, 2] } } },
    { text: 'a: "x\ny"\n', helm4: { value: { a: 'x y' } } },
    { text: 'a: 1\rb: 2\r', helm4: { value: { a: 1, b: 2 } } },
    { text: '{a: 1} x\n', helm4: { value: { a: 1 } } },
    { text: '{a: 1}\nb: 2\n', helm4: { value: { a: 1 } } },
    { text: 'a: &b c\n*b : d\n', helm4: { value: { a: 'c', c: 'd' } } },
    { text: '1: a\n"1": b\n', helm4: { value: { '1': 'b' } }, helm3: { value: { '1': 'a' } } },
    { text: 'a: [?x]\n', helm4: { value: { a: [{ x: null }] } } },
  ],
  'what Helm refuses': [
    { text: 'a: {b: x?y}\n', helm4: { refused: "did not find expected ',' or '}'" } },
    { text: 'a: [:x]\n', helm4: { refused: 'did not find expected node content' } },
    { text: 'a: {b: http://x/?y}\n', helm4: { refused: "did not find expected ',' or '}'" } },
    {
      text: '%YAML 1.1\n---\na: 1\n',
      helm4: { refused: 'did not find expected <document start>' },
      helm3: { value: { a: 1 } },
    },
    {
      text: '%TAG ! tag:x,2000:\n---\na: 1\n',
      helm4: { refused: 'did not find expected <document start>' },
      helm3: { value: { a: 1 } },
    },
    { text: '--- {a: 1}\n', helm4: { refused: 'invalid Yaml document separator: {a: 1}' }, helm3: { value: { a: 1 } } },
    { text: '---a: 1\n', helm4: { refused: 'invalid Yaml document separator: a: 1' }, helm3: { value: { '---a': 1 } } },
    { text: 'a: "x\\/y"\n', helm4: { refused: 'found unknown escape character' } },
    { text: 'a: "x"\n\t\nb: 2\n', helm4: { refused: 'found character that cannot start any token' } },
    { text: 'a: 1\n\t\nb: 2\n', helm4: { refused: 'found a tab character that violates indentation' } },
    { text: '<<: text\n', helm4: { refused: 'map merge requires map or sequence of maps as the value' } },
    {
      text: 'a: &a [{b: 1}]\nc: {<<: *a}\n',
      helm4: { refused: 'map merge requires map or sequence of maps as the value' },
    },
    { text: '<<:\n', helm4: { refused: 'map merge requires map or sequence of maps as the value' } },
    { text: 'null: 1\n', helm4: { refused: 'unsupported map key of type: %!s(<nil>), key: <nil>, value: 1' } },
    { text: '~: 1\n', helm4: { refused: 'unsupported map key of type: %!s(<nil>), key: <nil>, value: 1' } },
    { text: ': 1\n', helm4: { refused: 'did not find expected key' } },
    {
      text: '18446744073709551615: 1\n',
      helm4: { refused: 'unsupported map key of type: uint64, key: 0xffffffffffffffff, value: 1' },
    },
    { text: '[a]: 1\n', helm4: { refused: 'invalid map key: []interface {}{"a"}' } },
    { text: 'a: .inf\n', helm4: { refused: 'json: unsupported value: +Inf' } },
    { text: 'a: -.Inf\nb: .NaN\n', helm4: { refused: 'json: unsupported value: -Inf' } },
    { text: 'a: !!int x\n', helm4: { refused: 'cannot decode !!str `x` as a !!int' } },
    { text: 'a: !!binary x\n', helm4: { refused: '!!binary value contains invalid base64 data' } },
    { text: 'a: !e!x 1\n', helm4: { refused: 'found undefined tag handle' } },
    { text: 'a: *x\n', helm4: { refused: "unknown anchor 'x' referenced" } },
    { text: 'a: &a [*a]\n', helm4: { refused: "anchor 'a' value contains itself" } },
    { text: 'a: &b.c 1\n', helm4: { refused: 'did not find expected alphabetic or numeric character' } },
    { text: 'a:\n\tb: 1\n', helm4: { refused: 'found character that cannot start any token' } },
    { text: 'a: b: c\n', helm4: { refused: 'mapping values are not allowed in this context' } },
    { text: 'a: - b\n', helm4: { refused: 'block sequence entries are not allowed in this context' } },
    { text: 'a: @x\n', helm4: { refused: 'found character that cannot start any token' } },
    { text: 'a: %x\n', helm4: { refused: 'found character that cannot start any token' } },
    { text: 'a: [1, 2\n', helm4: { refused: "did not find expected ',' or ']'" } },
    { text: 'a: "x\n', helm4: { refused: 'found unexpected end of stream' } },
    { text: 'a: 1\nb\n', helm4: { refused: "could not find expected ':'" } },
    { text: 'a: |0\n  x\n', helm4: { refused: 'found an indentation indicator equal to 0' } },
    { text: 'a: x\u0007y\n', helm4: { refused: 'control characters are not allowed' } },
    { text: '...\na: 1\n', helm4: { refused: 'did not find expected node content' } },
  ],
};

for (const [name, rows] of Object.entries(RECORDED)) {
  describe(name, () => {
    for (const { text, helm4, helm3 = helm4 } of rows) {
      test(JSON.stringify(text), () => {
        const said = judge(text, helm3, helm4);
        assert.ok('verdict' in said, 'wrong' in said ? said.wrong : '');
        if (name.includes('otherwise')) assert.match(said.verdict, /we say so$/);
        else if (name.includes('refuses')) assert.equal(said.verdict, 'refused alike');
        else assert.match(said.verdict, /^same$|^Helm 3 and 4 differ/);
      });
    }
  });
}

describe('problems', () => {
  test('stand where Helm stumbles, and show nothing of the file', () => {
    const at = (text: string): string | undefined => {
      const problem = parseDocuments(text).flatMap((d) => d.problems)[0];
      return problem && `${String(problem.offset)} ${problem.message}`;
    };
    assert.equal(at('a: {b: x?y}\n'), "8 Helm says \"did not find expected ',' or '}'\"");
    assert.equal(at('a: 1\n\t\nb: 2\n'), '5 Helm says "found a tab character that violates indentation"');
    assert.equal(at('a: *secret\n'), '3 Helm says "unknown anchor referenced"');
    assert.equal(at('a: "secret\\/"\n'), '10 Helm says "found unknown escape character"');
    assert.equal(at('--- {secret: 1}\n'), '3 Helm says "invalid Yaml document separator"; Helm 3 reads it');
    assert.equal(at('a: !!int secret\n'), '9 Helm says "cannot decode a text as a !!int"');
  });
  test('a text that Spring reads is no business of Helm', () => {
    assert.deepEqual(
      parseDocuments('a: .inf\n---\nb: {c: x?y}\n', '', 'spring').flatMap((d) => d.problems),
      [],
    );
  });
});
