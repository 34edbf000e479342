/** The invariants of the design, on every fixture. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { apply, readSet, inspect, upgrade, type LayerText } from '../../server/src/engine/index.ts';
import {
  canaryProblems,
  commentProblems,
  difference,
  editProblems,
  findingProblems,
  idempotenceProblems,
  layerProblems,
  ledgerProblems,
  legacyProblems,
  mergedTree,
  outputs,
  run,
  treeDifferences,
  type Run,
} from '../support/checks.ts';
import { allFixtures, cases, singles, type FixtureSet } from '../support/fixtures.ts';
import { commentLines, documents } from '../support/tree.ts';

const runs = new Map<string, Run>();
const runOf = (f: FixtureSet): Run => {
  const found = runs.get(f.name) ?? run(f.layers);
  runs.set(f.name, found);
  return found;
};
const none = (problems: readonly string[]): void => assert.deepEqual(problems, []);
/** Sets that the engine may edit: read by it and by the second reader alike. */
const editable = (f: FixtureSet): boolean => !runOf(f).locked && f.layers.every((l) => documents(l.text) !== undefined);

describe('every fixture', () => {
  for (const f of allFixtures()) {
    test(f.name, async (t) => {
      const r = runOf(f);
      await t.test('edits are sorted, apart, and all that changed', () => none(editProblems(r)));
      await t.test('every finding has an id of its own', () => none(findingProblems(r)));
      await t.test('no secret surfaces', () => none(canaryProblems(r)));
      if (!editable(f)) return;
      await t.test('upgrading twice changes nothing the second time', () => none(idempotenceProblems(r)));
      await t.test('the ledger is complete and true', () => none(ledgerProblems(r)));
      await t.test('every comment line survives', () => none(commentProblems(r)));
    });
  }
});

describe('8.7 sets', () => {
  for (const f of cases().filter(editable)) {
    test(f.name, async (t) => {
      const r = run(f.layers, { from: '8.7' });
      await t.test('no legacy key is left', () => none(legacyProblems(r)));
      await t.test('layers commute with Helm’s merge', () => none(layerProblems(r)));
      await t.test('declared 8.7, the same holds', () => {
        none(editProblems(r));
        none(canaryProblems(r));
        none(idempotenceProblems(r));
        none(ledgerProblems(r));
        none(commentProblems(r));
      });
    });
  }
});

test('what stands behind a hundred thousand values is read, upgraded and accounted for like what stands before them', () => {
  const upgraded = (many: number): { text: string; ledger: string[]; leaves: number } => {
    const other = Array.from({ length: many }, (_, i) => `k${String(i)}: [a, a]`).join(', ');
    const text = `zeebe:\n  clusterSize: 3\nother: {${other}}\noperate:\n  contextPath: /operate\nzeebeGateway:\n  replicas: 4\n`;
    const [layer] = upgrade(readSet([{ name: 'values.yaml', text }], { from: '8.7' })).layers;
    assert.ok(layer);
    const ours = layer.ledger.filter((e) => !e.path.startsWith('other'));
    const ledger = ours.map((e) => [e.path, e.outcome, ...e.to].join(' '));
    return { text: layer.after.replace(other, ''), ledger, leaves: layer.ledger.length };
  };
  const [few, many] = [upgraded(2), upgraded(100_001)];
  assert.equal(few.ledger.length, 3);
  assert.deepEqual({ ...many, leaves: 5 }, few);
  assert.equal(many.leaves, 100_004);
});

describe('not ours', () => {
  for (const f of [...singles('foreign'), ...singles('clean-8.8')]) {
    test(`${f.name}: no finding, no change`, () => {
      const r = runOf(f);
      none(r.findings.map((x) => `${x.rule} ${x.place.path}`));
      none(r.upgraded.filter((l) => l.after !== l.before || l.edits.length > 0).map((l) => l.name));
    });
  }
});

describe('sets that cannot be edited', () => {
  for (const f of allFixtures().filter((x) => runOf(x).locked)) {
    test(`${f.name}: the locked layers stay as they are`, () => {
      const set = readSet(f.layers, { from: '8.7' });
      for (const [i, l] of upgrade(set).layers.entries())
        if (set.layers[i]?.locked !== undefined) assert.equal(l.after, l.before);
    });
  }
});

/** A number that is the same in every run. */
function dice(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % n;
  };
}
function oneByOne(layers: readonly LayerText[], seed: number): LayerText[] {
  const roll = dice(seed);
  let now = [...layers];
  for (let step = 0; ; step++) {
    assert.ok(step < 500, 'the fixes never end');
    const set = readSet(now, { from: '8.7' });
    const open = inspect(set).filter((x) => x.operations.length > 0);
    const chosen = open[roll(Math.max(1, open.length))];
    if (!chosen) return now;
    const next = apply(set, chosen.operations).map((l) => ({ name: l.name, text: l.after }));
    const same = next.every((l, i) => l.text === now[i]?.text);
    assert.ok(!same, `the fix of ${chosen.rule} at ${chosen.place.path} changes nothing`);
    now = next;
  }
}
describe('fixes one by one, in any order, end where the whole upgrade ends', () => {
  for (const f of cases().filter(editable)) {
    test(f.name, () => {
      const whole = outputs(run(f.layers, { from: '8.7' }));
      for (const seed of [1, 2]) {
        const single = oneByOne(f.layers, seed);
        none(treeDifferences(mergedTree(single), mergedTree(whole)).map((d) => `seed ${seed}: ${d}`));
        const [a, b] = [single, whole].map((ls) => commentLines(ls.map((l) => l.text)));
        assert.deepEqual(
          a,
          b,
          `seed ${seed}: other comments\n${difference((a ?? []).join('\n'), (b ?? []).join('\n'))}`,
        );
      }
    });
  }
});
