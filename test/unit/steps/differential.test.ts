/** The step from 8.8 to 8.9 against a naive upgrade of plain values, on generated sets: SEED=… SETS=… for others. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { catalogue } from '../../../server/src/engine/charts/catalogue.ts';
import { naiveNext, nextSets } from '../../naive/next.ts';
import type { GenLayer } from '../../naive/generate.ts';
import {
  canaryProblems,
  commentProblems,
  editProblems,
  findingProblems,
  ledgerProblems,
  mergedTree,
  outputs,
  run,
} from '../../support/checks.ts';
import { isMap, merge, type Plain, type PlainMap } from '../../support/tree.ts';

const count = Number(process.env.SETS ?? 60);
const seed = Number(process.env.SEED ?? 20);
const ASKED = { from: '8.8', target: '8.9' } as const;

/** What a chart makes nothing of: sections without a key, and empty names beside a Secret that nobody names. */
function bare(tree: Plain): Plain | undefined {
  if (!isMap(tree)) return tree;
  const out: PlainMap = {};
  for (const [key, value] of Object.entries(tree)) {
    const kept = bare(value);
    // What the chart says itself: written where a later file takes an earlier one's back.
    if (key === 'tag' && kept === catalogue('8.9').default(['orchestration', 'image', 'tag'])) continue;
    if (kept !== undefined && !(kept === '' && /^(?:existingSecret|existingSecretKey|inlineSecret|host)$/.test(key)))
      out[key] = kept;
  }
  return Object.keys(out).length > 0 ? out : undefined;
}
function differences(a: Plain | undefined, b: Plain | undefined, path = ''): string[] {
  if (isMap(a) && isMap(b))
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((k) =>
      differences(a[k], b[k], path === '' ? k : `${path}.${k}`),
    );
  const sorted = (v: Plain | undefined): string =>
    JSON.stringify(
      Array.isArray(v) && path.endsWith('extraConfiguration') ? v.map((i) => JSON.stringify(i)).sort() : v,
    );
  return sorted(a) === sorted(b) ? [] : [`${path}: ${JSON.stringify(a)} against ${JSON.stringify(b)}`];
}
function problems(layers: readonly GenLayer[]): string[] {
  const r = run(
    layers.map((l) => l.layer),
    ASKED,
  );
  const again = run(outputs(r), ASKED);
  const all = layers.reduce<Plain>((tree, l) => merge(tree, l.plain), {}) as PlainMap;
  const out = mergedTree(outputs(r));
  return [
    ...(out ? differences(bare(out), bare(naiveNext(all))) : ['the output cannot be read']),
    ...again.upgraded.filter((l) => l.after !== l.before).map((l) => `${l.name} changes again`),
    ...editProblems(r),
    ...findingProblems(r),
    ...ledgerProblems(r),
    ...commentProblems(r),
    ...canaryProblems(r),
  ];
}

describe(`generated sets of 8.8, seed ${String(seed)}`, () => {
  test(`${String(count)} sets: the engine does what the naive upgrade does, and every invariant holds`, () => {
    const explain = (layers: readonly GenLayer[]): string =>
      [
        ...problems(layers),
        ...layers.map((l) => `--- ${l.layer.name}\n${l.layer.text}`),
        ...run(
          layers.map((l) => l.layer),
          ASKED,
        ).upgraded.map((l) => `+++ ${l.name}\n${l.after}`),
      ].join('\n');
    const result = fc.check(
      fc.property(nextSets, (layers) => problems(layers).length === 0),
      { numRuns: count, seed },
    );
    const [layers] = result.counterexample ?? [];
    if (layers) assert.fail(explain(layers));
  });
});
