/**
 * Maps of several components that are one map in 8.8: whatever each of some files says of them, is silent about, empties or
 * repeats, the cluster gets what its components had, and nobody is asked about what does not disagree.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { message, readSet, upgrade } from '../../../server/src/engine/index.ts';

type Flat = Readonly<Record<string, string>>;
type Said = Flat | null | undefined;
const OFF = 'global: {identity: {auth: {enabled: false}}}\nidentity: {enabled: false}\n';

/** As Helm passes it to the chart: a map over a map is merged, and a null takes all of it away. */
const helm = (files: readonly Said[]): Flat =>
  files.reduce<Flat>((was, now) => (now === undefined ? was : now === null ? {} : { ...was, ...now }), {});
const text = (path: readonly string[], value: Said): string =>
  value === undefined
    ? ''
    : `${path
        .map((k) => `{${k}: `)
        .join('')
        .slice(1, -1)} ${JSON.stringify(value)}${'}'.repeat(path.length - 1)}\n`;

const MAPS: readonly (readonly [target: string, components: readonly [string, string], key: string])[] = [
  ['orchestration.podLabels', ['zeebe', 'operate'], 'podLabels'],
  ['orchestration.podLabels', ['zeebeGateway', 'tasklist'], 'podLabels'],
  ['orchestration.podAnnotations', ['operate', 'zeebe-gateway'], 'podAnnotations'],
  ['orchestration.extraConfiguration', ['operate', 'zeebe'], 'extraConfiguration'],
  ['orchestration.serviceAccount.annotations', ['zeebe', 'tasklist'], 'serviceAccount.annotations'],
];

describe('a map that several components share in 8.8', () => {
  for (const [target, components, key] of MAPS)
    for (const files of [1, 2, 3])
      test(`${components.join(' and ')}, ${key}, ${String(files)} files`, () => {
        const choices = (c: number): Said[] => [undefined, null, {}, { [`k${String(c)}.x`]: 'own' }, { both: 'same' }];
        const size = 5 ** (2 * files);
        // All of one file, and every so many of more: no stride divides what they are counted by.
        for (let n = 0; n < size; n += [1, 11, 397][files - 1] ?? 1) {
          const pick = (file: number, c: number): Said => choices(c)[Math.floor(n / 5 ** (2 * file + c)) % 5];
          const texts = Array.from(
            { length: files },
            (_, i) =>
              (i === 0 ? OFF : '') +
              components.map((c, k) => text([c, ...key.split('.')], pick(i, k))).join('') +
              'console: {enabled: false}\n',
          );
          const set = readSet(
            texts.map((t, i) => ({ name: `${String(i)}.yaml`, text: t })),
            { from: '8.7' },
          );
          const { findings, layers } = upgrade(set);
          const again = readSet(layers.map((l) => ({ name: l.name, text: l.after })));
          const shown = `${texts.join('---\n')}\n=>\n${layers.map((l) => l.after).join('---\n')}`;
          const wanted = Object.assign(
            {},
            ...components.map((_, c) => helm(Array.from({ length: files }, (_, i) => pick(i, c)))),
          ) as Flat;
          assert.deepEqual({ ...((again.merged.get(target) ?? {}) as Flat) }, wanted, shown);
          assert.deepEqual(
            findings.filter((f) => f.rule === 'conflict' || f.rule === 'wrong-kind'),
            [],
            shown,
          );
          assert.deepEqual(
            upgrade(again).layers.map((l) => l.after),
            layers.map((l) => l.after),
            shown,
          );
        }
      });
});

test('a null of a file that is upgraded without the others is told where it takes away what others may say', () => {
  for (const [target, [component], key] of MAPS)
    for (const value of [null, {}, { a: 'b' }]) {
      const path = `${component}.${key}`;
      const set = readSet([{ name: 'v', text: text(path.split('.'), value) }], { from: '8.7', partial: true });
      const told = upgrade(set).findings.filter((f) => f.place.path === path && f.severity === 'error');
      const lost = `also takes away what other components say in \`${target}\``;
      assert.equal(told.filter((f) => message(f).includes(lost)).length, value === null ? 1 : 0, path);
    }
  const own = readSet([{ name: 'v', text: 'zeebe: {nodeSelector: null}\nconnectors: {podLabels: null}\n' }], {
    from: '8.7',
    partial: true,
  });
  assert.deepEqual(
    upgrade(own).findings.filter((f) => f.args.emptied !== undefined),
    [],
  );
});
