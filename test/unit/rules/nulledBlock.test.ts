/**
 * A null over a whole block that a later file writes: chart 12.x has no defaults for the older spelling of a block, so Helm takes
 * the block of the files before away, and renders. Nothing of it may be in force in 8.8, whatever it said.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { catalogue } from '../../../server/src/engine/charts/catalogue.ts';
import { readSet, upgrade } from '../../../server/src/engine/index.ts';
import { formatPath, parsePath } from '../../../server/src/engine/path.ts';
import { SPELLINGS } from '../../../server/src/engine/steps/8.7-8.8/spellings.ts';
import { isEmptyCollection, isObject, type Json } from '../../../server/src/engine/yaml/tree.ts';

const BLOCKS = ['zeebe-gateway', 'identity.keycloak', 'identity.postgresql'];
const BASE = `global: {identity: {auth: {enabled: false}}}
identity: {enabled: false}
console: {enabled: false}
zeebe: {clusterSize: "3", podLabels: {tier: core}, env: [{name: A, value: "1"}]}
`;
const VOLUME: Json = { name: 'of-a', mountPath: '/of-a', emptyDir: {} };
/** One of each kind that says something. */
function valueFor(path: readonly string[]): Json {
  const was = catalogue('8.7').get(path)?.default;
  if (typeof was === 'boolean') return !was;
  if (typeof was === 'number') return was + 1;
  if (Array.isArray(was)) return [/[vV]olume/.test(path.at(-1) ?? '') ? VOLUME : { name: 'X_OF_A', value: 'of-a' }];
  return isObject(was ?? null) ? { 'of.a': 'of-a' } : 'of-a';
}
const at = (path: readonly string[], value: Json): string =>
  `${path.map((k) => `{${JSON.stringify(k)}: `).join('')}${JSON.stringify(value)}${'}'.repeat(path.length)}`.slice(
    1,
    -1,
  );

/** What is in force: the chart's own value is as good as none. */
function inForce(json: Json, path: readonly string[]): Json {
  if (!isObject(json)) return json;
  return Object.fromEntries(
    Object.entries(json).flatMap(([k, v]): [string, Json][] => {
      const now = inForce(v, [...path, k]);
      const usual = catalogue('8.8').default([...path, k]);
      return now === null || now === '' || isEmptyCollection(now) || JSON.stringify(now) === JSON.stringify(usual)
        ? []
        : [[k, now]];
    }),
  );
}
const result = (texts: readonly string[]): { merged: Json; shown: string; again: boolean } => {
  const set = readSet(
    texts.map((text, i) => ({ name: `${String(i)}.yaml`, text: text.endsWith('\n') ? text : `${text}\n` })),
    { from: '8.7' },
  );
  const { layers } = upgrade(set);
  const next = readSet(layers.map((l) => ({ name: l.name, text: l.after })));
  return {
    merged: inForce(next.merged.tree, []),
    shown: `${texts.join('\n---\n')}\n=>\n${layers.map((l) => l.after).join('---\n')}`,
    again: upgrade(next).layers.every((l, i) => l.after === layers[i]?.after),
  };
};

/** Every key below a block, under the name that the files may use. */
function keysOf(block: string): { readonly path: string[]; readonly value: Json }[] {
  const name = SPELLINGS.find((s) => s.at === block)?.over ?? block;
  return catalogue('8.7')
    .keys()
    .filter((f) => f.leaf && f.path.startsWith(`${name}.`))
    .map(({ path }) => ({
      path: [...parsePath(block), ...parsePath(path).slice(parsePath(name).length)],
      value: valueFor(parsePath(path)),
    }));
}

describe('a block that a later file takes back as a whole', () => {
  for (const block of BLOCKS)
    test(block, () => {
      const keys = keysOf(block);
      assert.ok(keys.length > 0);
      const wanted = result([BASE, 'console: {nodeEnv: prod}']).merged;
      for (const { path, value } of keys) {
        const { merged, shown, again } = result([BASE, at(path, value), at(parsePath(block), null)]);
        assert.deepEqual(merged, wanted, `${formatPath(path)}\n${shown}`);
        assert.ok(again, shown);
      }
    });
  test('what the file says again, or another block says, stays', () => {
    const { merged, shown } = result([
      `${BASE}zeebe-gateway: {ingress: {grpc: {enabled: true, host: a.example.org}}, podLabels: {g: old}}\noperate: {podLabels: {o: own}}`,
      'zeebe-gateway: null',
      'zeebe-gateway: {podLabels: {g: new}}',
    ]);
    const { orchestration } = merged as { orchestration: { podLabels: Json; ingress?: Json } };
    assert.deepEqual(orchestration.podLabels, { g: 'new', o: 'own', tier: 'core' }, shown);
    assert.equal(orchestration.ingress, undefined, shown);
  });
});
