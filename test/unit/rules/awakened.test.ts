/** Every key that only chart 13.x knows, in a file of 8.7: it did nothing, so that it gets an effect is said. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { catalogue, type KeyFact } from '../../../server/src/engine/charts/catalogue.ts';
import { readSet, upgrade } from '../../../server/src/engine/index.ts';
import { isWithin, parsePath } from '../../../server/src/engine/path.ts';

const NEW = catalogue('8.8')
  .keys()
  .filter((k) => k.leaf && !catalogue('8.7').known(parsePath(k.path)));

/** A value of the key's kind that is not the default. */
function other(k: KeyFact): string {
  const [type] = k.types;
  if (type === 'boolean') return String(k.default !== true);
  if (type === 'integer' || type === 'number') return String(Number(k.default ?? 0) + 1);
  if (type === 'array') return '[{name: x}]';
  if (type === 'object') return '{x: y}';
  return 'other';
}
const cluster = 'zeebe:\n  clusterSize: "3"\n';
const nest = (path: string, value: string): string =>
  parsePath(path)
    .map((k, i) => `${'  '.repeat(i)}${k}:`)
    .join('\n') + ` ${value}\n`;
/** What the upgrade writes there by itself. */
const written = (text: string, path: string): unknown =>
  readSet(
    upgrade(readSet([{ name: 'values.yaml', text }], { from: '8.7' })).layers.map((l) => ({
      name: l.name,
      text: l.after,
    })),
  ).merged.get(path);
const findings = (...texts: readonly string[]) =>
  upgrade(
    readSet(
      texts.map((text, i) => ({ name: `${String(i)}.yaml`, text })),
      { from: '8.7' },
    ),
  ).findings;

describe('keys of 8.8 in a file of 8.7', () => {
  test('there are some below every root of 8.8 that has new ones', () => {
    const roots = new Set(NEW.map((k) => k.path.split('.')[0]));
    assert.ok(NEW.length > 300);
    for (const r of [
      'global',
      'identity',
      'connectors',
      'optimize',
      'orchestration',
      'webModeler',
      'webModelerPostgresql',
    ])
      assert.ok(roots.has(r), r);
  });
  for (const k of NEW)
    test(`${k.path} is told, or the upgrade writes the same`, () => {
      const own = nest(k.path, other(k));
      if (String(written(cluster, k.path)) === other(k)) assert.equal(String(written(cluster + own, k.path)), other(k));
      else
        for (const set of [[cluster + own], [own + cluster], [cluster, own]]) {
          const told = findings(...set).filter((f) => isWithin(k.path, f.place.path) && f.safety === 'manual');
          assert.ok(told.length > 0, set.join('---\n'));
        }
    });
  test('an empty one says nothing', () => {
    for (const path of ['global.license.secret.inlineSecret', 'webModelerPostgresql.auth.password']) {
      const told = findings(`zeebe:\n  clusterSize: "3"\n${nest(path, '""')}`);
      assert.deepEqual(
        told.filter((f) => f.rule === 'awakened-key'),
        [],
      );
    }
  });
  for (const [path, own] of [
    ['orchestration.enabled', ['zeebe', 'operate', 'tasklist']],
    ['orchestration.profiles.broker', ['zeebe']],
    ['orchestration.profiles.operate', ['operate']],
    ['orchestration.profiles.tasklist', ['tasklist']],
  ] as const) {
    const told = (...texts: readonly string[]): string[] =>
      findings(...texts)
        .filter((f) => f.place.path === path && /^(?:awakened|cluster\/)/.test(f.rule))
        .map((f) => `${f.severity} ${f.ifLeft} ${f.rule.replace(/-off-.*/, '-off')}`);
    test(`${path}: a switch that turns off what ran is an error, however it is written`, () => {
      const said = ['error dangerous cluster/switched-off'];
      for (const no of ['false', 'null', '""']) {
        assert.deepEqual(told(cluster + nest(path, no)), said, no);
        assert.deepEqual(told(cluster, nest(path, no)), said, no);
      }
      assert.deepEqual(told(`${cluster}${nest(path, 'false')}  javaOpts: -Xmx1g\n`), said);
    });
    test(`${path}: on, or for what did not run, it is none`, () => {
      for (const texts of [
        [cluster + nest(path, 'true')],
        [cluster + nest(path, 'false'), nest(path, 'true')],
        [own.map((c) => `${c}: {enabled: false}\n`).join('') + nest(path, 'false')],
      ])
        assert.deepEqual(
          findings(...texts).filter((f) => f.rule.startsWith('cluster/switched-off')),
          [],
          texts.join('---\n'),
        );
    });
  }
  test('a method other than the one of 8.7 is a warning that names both, the same one nothing', () => {
    const of = (method: string) =>
      findings(`zeebe:\n  clusterSize: "3"\n${nest('global.security.authentication.method', method)}`).filter(
        (f) => f.rule === 'awakened-key',
      );
    assert.deepEqual(
      of('basic').map((f) => [f.place.path, f.severity, f.args.value]),
      [['global.security.authentication.method', 'warning', 'oidc']],
    );
    assert.deepEqual(of('oidc'), []);
  });
});
