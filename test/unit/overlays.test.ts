/** Every fixture under one more values file that repeats, changes, empties or unsets what the others say. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { stringify } from 'yaml';
import type { LayerText } from '../../server/src/engine/index.ts';
import {
  commentProblems,
  editProblems,
  idempotenceProblems,
  layerProblems,
  ledgerProblems,
  legacyProblems,
  mergedTree,
  run,
} from '../support/checks.ts';
import { cases } from '../support/fixtures.ts';
import { documents, isMap, type Plain, type PlainMap } from '../support/tree.ts';

const perCase = Number(process.env.OVERLAYS ?? 2);
const seed = Number(process.env.SEED ?? 7);

type Leaf = readonly [path: readonly string[], value: Plain];
const leaves = (v: Plain, path: readonly string[] = []): Leaf[] =>
  isMap(v) && Object.keys(v).length > 0 ? Object.entries(v).flatMap(([k, x]) => leaves(x, [...path, k])) : [[path, v]];

/** What somebody may write over a value. */
const CHANGES: readonly ((v: Plain) => Plain)[] = [
  (v) => v,
  (v) => (typeof v === 'string' ? `${v}-2` : typeof v === 'number' ? v + 1 : typeof v === 'boolean' ? !v : v),
  () => null,
  (v) => (Array.isArray(v) ? v.slice(1) : v),
  (v) => (Array.isArray(v) ? [...v, ...v.slice(0, 1)] : v),
  (v) => (Array.isArray(v) ? [] : typeof v === 'string' ? '' : v),
];
function put(tree: PlainMap, path: readonly string[], value: Plain): void {
  let at = tree;
  for (const key of path.slice(0, -1)) {
    const next = isMap(at[key]) ? at[key] : {};
    at[key] = next;
    at = next;
  }
  at[path[path.length - 1] as string] = value;
}
const overlay = (all: readonly Leaf[], picks: readonly (readonly [leaf: number, change: number])[]): LayerText => {
  const tree: PlainMap = {};
  for (const [leaf, change] of picks) {
    const [path, value] = all[leaf % all.length] as Leaf;
    put(tree, path, CHANGES[change]?.(value) ?? null);
  }
  return { name: '99-overlay.yaml', text: stringify(tree) };
};

describe(`one more layer, seed ${String(seed)}`, () => {
  for (const f of cases()) {
    const merged = f.layers.every((l) => documents(l.text) !== undefined) ? mergedTree(f.layers) : undefined;
    // A root alone is no value to write over: chart 12.x aborts without it.
    const all = merged ? leaves(merged).filter(([path]) => path.length > 1) : [];
    if (all.length === 0 || run(f.layers).locked) continue;
    test(f.name, () => {
      const picks = fc.array(fc.tuple(fc.nat(1000), fc.nat(CHANGES.length - 1)), { minLength: 1, maxLength: 6 });
      fc.assert(
        fc.property(picks, (chosen) => {
          const layers = [...f.layers, overlay(all, chosen)];
          const r = run(layers, { from: '8.7' });
          const wrong = [
            ...editProblems(r),
            ...ledgerProblems(r),
            ...commentProblems(r),
            ...legacyProblems(r),
            ...layerProblems(r),
            ...idempotenceProblems(r),
          ];
          assert.deepEqual(wrong, [], layers[layers.length - 1]?.text);
        }),
        { numRuns: perCase, seed },
      );
    });
  }
});
