/** What the sweep by effect tries: the cases alone, without the charts. See test/effects. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { catalogue } from '../../../server/src/engine/charts/catalogue.ts';
import { parsePath } from '../../../server/src/engine/path.ts';
import { batches, merged } from '../../effects/batches.ts';
import { alone, nulled, off, pairs, relatedKeys, studied, type EffectCase } from '../../effects/cases.ts';
import { AROUND } from '../../effects/swept.ts';
import { putAt, together } from '../../effects/trees.ts';
import { touches } from '../../effects/relations.ts';
import { isMap, type Plain, type PlainMap } from '../../support/tree.ts';

const at = (tree: PlainMap, path: string): Plain | undefined =>
  parsePath(path).reduce<Plain | undefined>((now, key) => (isMap(now) ? now[key] : undefined), tree);
/** Paths of all switches that are off. */
const switchedOff = (tree: Plain | undefined, path: readonly string[] = []): string[] =>
  isMap(tree)
    ? Object.entries(tree)
        .flatMap(([key, value]) =>
          key === 'enabled' && value === false ? [path.join('.')] : switchedOff(value, [...path, key]),
        )
        .sort()
    : [];
const leaves = catalogue('8.7')
  .keys()
  .filter((f) => f.leaf)
  .map((f) => f.path);

describe('the sweep tries', () => {
  void test('every key of 8.7 alone, with a value that is not its default', () => {
    assert.deepEqual(
      alone().map((c) => c.keys),
      leaves.map((path) => [path]),
    );
    for (const { keys, set } of alone())
      for (const key of keys) {
        assert.notEqual(at(set, key), undefined, key);
        assert.notDeepEqual(at(set, key), catalogue('8.7').default(parsePath(key)), key);
      }
  });
  void test('nothing but the key: the base says the rest', () => {
    for (const { keys, base, set } of alone())
      for (const key of keys) assert.deepEqual(together(base, putAt(key, at(set, key) ?? null)), set, key);
  });
  void test('every key of a component that is off, but its switch', () => {
    const below = leaves.filter((path) => Object.hasOwn(AROUND.off, parsePath(path)[0] ?? ''));
    const tried = new Set(off().flatMap((c) => c.keys));
    assert.deepEqual(below.filter((path) => !tried.has(path)).sort(), [
      'connectors.enabled',
      'connectors.inbound.mode',
      'identity.enabled',
      'operate.enabled',
      'optimize.enabled',
      'tasklist.enabled',
    ]);
    for (const { keys, set } of off())
      assert.equal(
        at(set, keys[0]?.startsWith('zeebeGateway.') ? 'zeebe.enabled' : `${parsePath(keys[0] ?? '')[0]}.enabled`),
        false,
      );
  });

  void test('every section taken away by a later file, over an earlier one that sets what stands below it', () => {
    const sections = nulled().filter((c) => c.back);
    const tried = new Set(sections.flatMap((c) => c.keys));
    const untried = catalogue('8.7')
      .keys()
      .filter((f) => !f.leaf && !tried.has(f.path))
      .map((f) => f.path);
    assert.deepEqual(untried, []);
    for (const { keys, back = [], base, set, later = {} } of sections)
      for (const section of keys) {
        for (const key of back) assert.notEqual(at(base, key), undefined, key);
        assert.deepEqual(later, putAt(section, null));
        assert.equal(at(set, section), null, section);
      }
  });

  const told = studied();
  const related = relatedKeys(told);
  const has = (a: string, b: string): boolean => related.has([a, b].sort().join('\n'));
  void test('keys that go to one key of 8.8, and keys that a rule reads when it decides about another', () => {
    assert.ok(has('operate.env', 'tasklist.env'), 'one list of 8.8');
    assert.ok(has('zeebe.extraInitContainers', 'zeebe.initContainers'), 'one list of 8.8, of one component');
    assert.ok(has('operate.retention.minimumAge', 'tasklist.retention.minimumAge'), 'a transform takes both');
    assert.ok(has('operate.retention.minimumAge', 'tasklist.enabled'), 'a transform reads the switch');
    assert.ok(has('connectors.inbound.mode', 'global.identity.auth.enabled'), 'a condition reads it');
    assert.ok(has('global.ingress.pathType', 'operate.ingress.pathType'), 'a shape reads it');
    assert.ok(!has('console.replicas', 'operate.env'));
    assert.ok(!has('optimize.env', 'operate.env'));
  });
  void test('each two of them once, with values that differ', () => {
    const all = pairs(related);
    assert.equal(all.length, related.size);
    assert.equal(new Set(all.map((c) => c.id)).size, all.length);
    for (const { keys, set } of all) {
      assert.equal(keys.length, 2);
      for (const key of keys) assert.notEqual(at(set, key), undefined, key);
    }
    const two = all.find((c) => c.id === 'operate.env + tasklist.env');
    assert.ok(two);
    assert.notDeepEqual(at(two.set, 'operate.env'), at(two.set, 'tasklist.env'));
  });

  const together8 = (cases: readonly EffectCase[]): EffectCase[][] => batches(cases, related, told.asked);
  void test('a switch that null takes away not with what it could hide', () => {
    for (const batch of batches(nulled(), related, told.asked)) {
      const keys = batch.flatMap((c) => c.keys);
      for (const key of keys) {
        const [root = ''] = parsePath(key);
        if (key === `${root}.enabled`)
          assert.deepEqual(
            keys.filter((other) => parsePath(other)[0] === root),
            [key],
          );
      }
    }
  });
  void test('every case in one batch, and in one render only what cannot hide each other', () => {
    for (const cases of [alone(), off(), pairs(related), nulled()]) {
      const made = together8(cases);
      assert.deepEqual(
        made
          .flat()
          .map((c) => c.id)
          .sort(),
        cases.map((c) => c.id).sort(),
      );
      for (const batch of made)
        batch.forEach((a, i) => {
          for (const b of batch.slice(i + 1))
            for (const one of a.keys)
              for (const other of b.keys) {
                assert.ok(!touches(one, other), `${one} and ${other}`);
                assert.ok(!has(one, other), `${one} and ${other}`);
              }
        });
      for (const batch of made.filter((b) => b.length > 1)) {
        const { set } = merged(batch);
        for (const c of batch)
          for (const key of c.keys) assert.deepEqual(at(set, key), at(c.set, key), `${key} in a batch`);
        // What the base of one switches off would hide what another one does.
        for (const c of batch) assert.deepEqual(switchedOff(merged(batch).base), switchedOff(c.base), c.id);
      }
    }
  });
});
