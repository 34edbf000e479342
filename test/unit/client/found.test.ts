import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Found } from '../../../client/src/problems/found.ts';
import { belowFirst } from '../../../client/src/problems/links.ts';

const at = (path: string): string => `file:///w/${path}`;
/** A deployment of two files, one beside a chart, one alone on top of others, one in another folder. */
function found(): Found<string> {
  const made = new Found<string>();
  const file = (path: string, ...with_: readonly string[]) => ({
    uri: at(path),
    diagnostics: [`of ${path}`],
    together: [path, ...with_].map(at),
  });
  made.replace(
    [
      file('a/values.yaml', 'a/prod.yaml'),
      file('a/prod.yaml', 'a/values.yaml'),
      file('chart/values.yaml', 'chart/Chart.yaml'),
      file('b/values-prod.yaml'),
      file('b/c/values-prod.yaml'),
    ],
    [at('helmfile.yaml')],
  );
  return made;
}
const ALL = ['a/prod.yaml', 'a/values.yaml', 'b/c/values-prod.yaml', 'b/values-prod.yaml', 'chart/values.yaml'];
/** What is out, and that the rest still stands. */
function assertOut(change: (made: Found<string>) => readonly string[], out: readonly string[]): void {
  const made = found();
  assert.deepEqual([...change(made)].sort(), out.map(at).sort());
  assert.deepEqual(made.all.sort(), ALL.filter((f) => !out.includes(f)).map(at));
  for (const f of ALL) assert.deepEqual(made.of(at(f)), out.includes(f) ? undefined : [`of ${f}`]);
}

describe('what a check found holds as long as nothing changes that it was found out from', () => {
  test('a file takes those along that are judged with it, and no others', () => {
    assertOut((f) => f.changed(at('a/prod.yaml')), ['a/prod.yaml', 'a/values.yaml']);
    assertOut((f) => f.changed(at('chart/Chart.yaml')), ['chart/values.yaml']);
    assertOut((f) => f.changed(at('b/values-prod.yaml')), ['b/values-prod.yaml']);
    assertOut((f) => f.changed(at('elsewhere.yaml')), []);
  });
  test('a file that says what belongs together takes everything along', () => {
    assertOut((f) => f.changed(at('helmfile.yaml')), ALL);
    assertOut((f) => f.cameOrWent(at('helmfile.yaml')), ALL);
    assertOut((f) => f.below('file:///w'), ALL);
  });
  test('a file that comes or goes can be what others in its folder go on top of, or their chart', () => {
    assertOut((f) => f.cameOrWent(at('b/values.yaml')), ['b/values-prod.yaml']);
    assertOut((f) => f.cameOrWent(at('b/c/Chart.yaml')), ['b/c/values-prod.yaml']);
    assertOut((f) => f.cameOrWent(at('b/other.yaml')), []);
    assertOut((f) => f.cameOrWent(at('a/values.yaml')), ['a/prod.yaml', 'a/values.yaml']);
  });
  test('a folder that goes takes all below it along, and not what only begins like it', () => {
    assertOut((f) => f.below(at('b')), ['b/c/values-prod.yaml', 'b/values-prod.yaml']);
    assertOut((f) => f.below(at('b/c')), ['b/c/values-prod.yaml']);
    assertOut((f) => f.below(at('chart/Ch')), []);
  });
  test('what is grouped in another way is out with all it was judged with', () => {
    assertOut((f) => f.regrouped((uri) => uri === at('a/prod.yaml')), ['a/prod.yaml', 'a/values.yaml']);
  });
  test('a new check forgets the one before', () => {
    const made = found();
    made.replace([{ uri: at('x.yaml'), diagnostics: [], together: [at('x.yaml')] }], []);
    assert.deepEqual(made.all, [at('x.yaml')]);
    assert.deepEqual(made.changed(at('helmfile.yaml')), []);
  });
});

test('links of the page: as the preview follows them, below the first folder and beside it', () => {
  const links = [
    ['file:///w/one', 'file:///w/one/a%20b/v.yaml', '/a%20b/v.yaml'],
    ['file:///w/one/', 'file:///w/one/v.yaml', '/v.yaml'],
    ['file:///w/one', 'file:///w/one-more/v.yaml', '/../one-more/v.yaml'],
    ['file:///w/one', 'file:///x/v.yaml', '/../../x/v.yaml'],
    ['file:///c%3A/w', 'file:///c%3A/w/v.yaml', '/v.yaml'],
  ] as const;
  for (const [first, file, link] of links)
    assert.equal(
      belowFirst(`| [\`v\`](${file})<br>[\`v\`](${file}) | [x](https://a.b/) |`, first),
      `| [\`v\`](${link})<br>[\`v\`](${link}) | [x](https://a.b/) |`,
    );
});
