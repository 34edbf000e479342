/** A set through both charts: what 8.7 makes of the input and 8.8 of the result. */
import assert from 'node:assert/strict';
import { readSet, upgrade } from '../../server/src/engine/index.ts';
import type { FixtureSet } from '../support/fixtures.ts';
import { load, merge, type PlainMap } from '../support/tree.ts';
import { problems } from './compare.ts';
import { render, substitute } from './helm.ts';

const [chart87, chart88] = ['CAMUNDA_CHART_87', 'CAMUNDA_CHART_88'].map((name) => {
  const folder = process.env[name];
  assert.ok(folder, `${name} is not set: run this with npm run test:charts`);
  return folder;
}) as [string, string];

/** Sets whose upgrade the 8.8 chart must refuse, and what it says. */
export const REFUSED_BY_88 = {
  'cases/89-odd-target-kinds': /^render: .*got (?:object|string), want array/s,
} satisfies Record<string, RegExp>;

export type Verdict = { readonly refused: string } | { readonly problems: readonly string[] };

export async function judge({ layers }: Pick<FixtureSet, 'layers'>): Promise<Verdict> {
  const upgraded = upgrade(readSet(layers, { from: '8.7' })).layers;
  const [before, after] = await Promise.all([
    render(
      chart87,
      layers.map((l) => l.text),
    ),
    render(
      chart88,
      upgraded.map((l) => l.after),
      ['--set', 'global.compatibility.orchestration.enabled=false'],
    ),
  ]);
  if ('error' in before) return { refused: before.error };
  if ('error' in after) return { problems: [`render: ${after.error}`] };
  const values = layers.reduce<PlainMap>((all, l) => merge(all, load(substitute(l.text)) ?? {}) as PlainMap, {});
  const ledgers = upgraded.map((l) => l.ledger);
  return { problems: problems({ before: before.objects, after: after.objects, values, ledgers }) };
}

/** The part of the sets a person asked for; all without names. */
export const wanted = (name: string): boolean => {
  const names = (process.env.CHART_SETS ?? '').split(',').filter((w) => w !== '');
  return names.length === 0 || names.some((w) => name.includes(w));
};
