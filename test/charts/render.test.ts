/**
 * The real charts as judge: what 8.7 renders for the input, 8.8 renders for the upgraded values, or the ledger says why not.
 * Runs with `npm run test:charts` only.
 */
import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { cases, filesOf, FIXTURES, type FixtureSet } from '../support/fixtures.ts';
import { judge, nested, parents, REFUSED_BY_88, wanted } from './judge.ts';

interface Exception {
  readonly set: string;
  readonly problem: RegExp;
  readonly reason: string;
}
/** What cannot pass by nature. An exception that no longer happens fails, so that the table stays true. */
const EXCEPTIONS: readonly Exception[] = [
  {
    set: 'cases/89-odd-target-kinds',
    problem: REFUSED_BY_88['cases/89-odd-target-kinds'],
    reason: 'a map and a text that already stand where 8.8 wants lists: they stay, and are findings of the 8.8 file',
  },
  {
    set: 'cases/98-odd-tags-and-styles',
    problem:
      /^variable: zeebe\.env: FOLDED was " {2}two extra\\n\\nkept\\n\\n", is " {2}two extra\\n\\nkept\\n\\n\\n"$/,
    reason: 'the 8.8 chart prints a blank line below the list, which becomes part of a text that keeps its last lines',
  },
];

/** Sets the 8.7 chart itself refuses: there is nothing to compare with. */
const REFUSED_BY_87: Readonly<Record<string, string>> = {
  'cases/62-empty-secrets': 'a list in place of a reference',
  'cases/91-odd-wrong-kinds': 'lists in place of maps',
  'cases/92-odd-null-everywhere': 'null in place of the components',
  'cases/93-odd-numbers-and-texts': 'numbers in place of texts',
  'cases/96-odd-root-list': 'a list at the root',
  'cases/97-odd-self-reference': 'an unknown alias',
  'cases/99-odd-complex-keys': 'maps and lists as keys',
};

/** Sets that are rendered below a chart around Camunda's as well: layers with lists, an identity provider, storage. */
const NESTED = /22-layers|25-external-keycloak|33-retention/;

const sample: FixtureSet = {
  name: 'samples/acme',
  layers: ['values.yaml', 'values-prod.yaml', 'values-secrets.yaml'].map((name) => {
    const layer = filesOf(join(FIXTURES, '../../samples/acme')).find((f) => f.name === name);
    assert.ok(layer, `samples/acme/${name} is missing`);
    return layer;
  }),
};

describe('rendered with the charts', { concurrency: 2 }, () => {
  for (const set of [sample, ...cases()]) {
    if (!wanted(set.name)) continue;
    test(set.name, async (t) => {
      const verdict = await judge(set);
      const refusal = REFUSED_BY_87[set.name];
      if ('refused' in verdict) {
        assert.ok(refusal, `the 8.7 chart refuses the input:\n${verdict.refused}`);
        t.skip(`8.7 refuses it: ${refusal}`);
        return;
      }
      assert.equal(refusal, undefined, 'the 8.7 chart renders this by now: take it out of REFUSED_BY_87');
      const exceptions = EXCEPTIONS.filter((e) => e.set === set.name);
      const unexpected = verdict.problems.filter((p) => !exceptions.some((e) => e.problem.test(p)));
      assert.deepEqual(unexpected, [], 'differences nobody told the user about');
      for (const e of exceptions) {
        const happens = verdict.problems.some((p) => e.problem.test(p));
        assert.ok(happens, `no exception any more (${String(e.problem)}: ${e.reason}): take it out of EXCEPTIONS`);
      }
    });
  }
});

describe('values of a chart around Camunda’s, rendered with one', { concurrency: 2 }, () => {
  const made = parents();
  after(async () => rm((await made).folder, { recursive: true, force: true }));
  // Values of every size, and each with its own global and with one that all charts read.
  const sets = [sample, ...cases().filter(({ name }) => NESTED.test(name))];
  for (const set of sets)
    for (const shared of [false, true]) {
      const name = `${set.name}${shared ? ', a global of all charts' : ''}`;
      if (!wanted(name)) continue;
      test(name, async () => {
        const layers = set.layers.map((l) => ({ ...l, text: nested(l.text, shared) }));
        const verdict = await judge({ layers }, (await made).charts);
        assert.deepEqual(verdict, { problems: [] });
      });
    }
});
