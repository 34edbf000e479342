/**
 * The engine against the naive interpreter, on generated sets. `npm test` runs 500 of them, `npm run test:more` 10,000.
 * A failure prints the seed: SEED=… SETS=… node --import tsx --test test/unit/differential.test.ts
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { readSet } from '../../server/src/engine/index.ts';
import { sets, type GenLayer } from '../naive/generate.ts';
import { naiveUpgrade } from '../naive/upgrade.ts';
import {
  canaryProblems,
  commentProblems,
  editProblems,
  findingProblems,
  idempotenceProblems,
  ledgerProblems,
  legacyProblems,
  mergedTree,
  outputs,
  run,
  treeDifferences,
  type Run,
} from '../support/checks.ts';
import { at, merge, type Plain, type PlainMap } from '../support/tree.ts';
import { STEP } from '../../server/src/engine/steps/8.7-8.8/index.ts';

const count = Number(process.env.SETS ?? 500);
// One seed for every run of `npm test`; `npm run test:more` looks for new ones.
const seed = Number(process.env.SEED ?? 20);

const shares = new Map<string, number>();
let seen = 0;
/** What comes after a failure is shrunk, and no sample any more. */
let sampling = true;
function tally(layers: readonly GenLayer[], r: Run): void {
  seen++;
  const has: Record<string, boolean> = {
    'a conflict': r.findings.some((f) => ['conflict', 'merge/conflict', 'merge/renamed-item'].includes(f.rule)),
    'an alias': layers.some((l) => l.aliases > 0),
    'a null': layers.some((l) => JSON.stringify(l.plain).includes('null')),
    'a keyed list across layers': STEP.rules.set.lists.some(
      (rule) =>
        rule.key !== 'equality' &&
        layers.filter((l) => [...rule.sources, rule.to].some((p) => Array.isArray(at(l.plain, p)))).length > 1,
    ),
    'flow style': layers.some((l) => l.flows > 0),
  };
  for (const [what, there] of Object.entries(has)) shares.set(what, (shares.get(what) ?? 0) + (there ? 1 : 0));
}

/** What is wrong with the upgrade of a set; nothing when all is well. */
function problems(layers: readonly GenLayer[], exact: boolean): string[] {
  const texts = layers.map((l) => l.layer);
  const read = readSet(texts, { from: '8.7' });
  const misread = layers.flatMap((l, i) =>
    treeDifferences(
      (read.layers[i]?.units ?? []).reduce<Plain>((all, u) => merge(all, u.json), {}),
      l.plain,
    ).map((d) => `${l.layer.name} is read wrongly: ${d}`),
  );
  const r = run(texts, { from: '8.7' });
  if (sampling) tally(layers, r);
  const naive = exact ? differences(layers, r) : [];
  return [
    ...misread,
    ...editProblems(r),
    ...findingProblems(r),
    ...idempotenceProblems(r),
    ...ledgerProblems(r),
    ...commentProblems(r),
    ...legacyProblems(r),
    ...canaryProblems(r),
    ...naive,
  ];
}
/** Invariants 4 and 5: what comes out of all layers together is the naive upgrade of all that went in. */
function differences(layers: readonly GenLayer[], r: Run): string[] {
  const out = mergedTree(outputs(r));
  const all = layers.reduce<Plain>((tree, l) => merge(tree, l.plain), {}) as PlainMap;
  return out ? treeDifferences(out, naiveUpgrade(all)).map((d) => `merged, ${d}`) : ['the output cannot be read'];
}

function explain(layers: readonly GenLayer[], found: readonly string[]): string {
  const texts = layers.map((l) => `--- ${l.layer.name}\n${l.layer.text}`);
  const after = ((): string[] => {
    try {
      return run(
        layers.map((l) => l.layer),
        { from: '8.7' },
      ).upgraded.map((l) => `+++ ${l.name}\n${l.after}`);
    } catch (e) {
      return [String(e)];
    }
  })();
  return [...found, ...texts, ...after].join('\n');
}

function property(wrong: boolean, runs: number): void {
  sampling = !wrong;
  const result = fc.check(
    fc.property(sets({ wrong }), (layers) => {
      const found = problems(layers, !wrong);
      if (found.length === 0) return;
      sampling = false;
      // The words cost an upgrade of their own.
      assert.fail(explain(layers, found));
    }),
    { numRuns: runs, seed },
  );
  if (!result.failed) return;
  const [layers] = result.counterexample ?? [];
  const words = layers ? explain(layers, []) : '';
  assert.fail(
    `seed ${String(seed)}, run ${String(result.numRuns)}, shrunk ${String(result.numShrinks)} times (SEED=${String(seed)} SETS=${String(count)})\n` +
      (result.errorInstance instanceof Error ? result.errorInstance.message : words),
  );
}

describe(`generated sets, seed ${String(seed)}`, () => {
  test(`${String(count)} sets: the engine does what the naive interpreter does, and every invariant holds`, () => {
    property(false, count);
  });

  test(`${String(Math.ceil(count / 5))} sets with values of the wrong kind: every invariant holds`, () => {
    property(true, Math.ceil(count / 5));
  });

  test('the sets are worth something', (t) => {
    assert.ok(seen >= Math.min(count, 200), `only ${String(seen)} sets before the first failure: too few to tell`);
    for (const [what, n] of shares) {
      const share = (100 * n) / Math.max(1, seen);
      t.diagnostic(`${what}: ${share.toFixed(1)} % of ${String(seen)} sets`);
      assert.ok(share > 5, `only ${share.toFixed(1)} % of the sets contain ${what}`);
    }
    assert.equal(shares.size, 5);
  });
});
