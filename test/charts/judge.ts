/** A set through both charts: what 8.7 makes of the input and 8.8 of the result. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSet, upgrade } from '../../server/src/engine/index.ts';
import { arrange, putBack } from '../../server/src/engine/wrappers/arrange.ts';
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

interface Charts {
  readonly old: string;
  readonly now: string;
  /** Of a chart around Camunda's: below which key the values stand. */
  readonly key?: string;
}
export async function judge(
  { layers: files }: Pick<FixtureSet, 'layers'>,
  { old, now, key }: Charts = { old: chart87, now: chart88 },
): Promise<Verdict> {
  const { layers, objections } = arrange(files, key === undefined ? {} : { at: [key] });
  assert.deepEqual(objections, []);
  const upgraded = upgrade(readSet(layers, { from: '8.7' })).layers;
  const result = putBack(files, layers, upgraded).map((made) => made?.text ?? assert.fail('the new values fit'));
  const switchOff = `${key === undefined ? '' : `${key}.`}global.compatibility.orchestration.enabled=false`;
  const [before, after] = await Promise.all([
    render(
      old,
      files.map((l) => l.text),
    ),
    render(now, result, ['--set', switchOff]),
  ]);
  if ('error' in before) return { refused: before.error };
  if ('error' in after) return { problems: [`render: ${after.error}`] };
  const values = layers.reduce<PlainMap>((all, l) => merge(all, load(substitute(l.text)) ?? {}) as PlainMap, {});
  const ledgers = upgraded.map((l) => l.ledger);
  return { problems: problems({ before: before.objects, after: after.objects, values, ledgers }) };
}

/** A chart around each of them, with values below the name of theirs. */
export async function parents(): Promise<{ readonly charts: Charts; readonly folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'camunda-parent-'));
  const make = async (chart: string, name: string): Promise<string> => {
    const parent = join(folder, name);
    await mkdir(join(parent, 'charts'), { recursive: true });
    await symlink(chart, join(parent, 'charts', KEY));
    const version = /^version: *(\S+)$/m.exec(await readFile(join(chart, 'Chart.yaml'), 'utf8'))?.[1] ?? '';
    const dependency = `- {name: ${KEY}, version: ${version}}`;
    await writeFile(
      join(parent, 'Chart.yaml'),
      `apiVersion: v2\nname: parent\nversion: 1.0.0\ndependencies:\n${dependency}\n`,
    );
    return parent;
  };
  return { folder, charts: { old: await make(chart87, 'old'), now: await make(chart88, 'now'), key: KEY } };
}
const KEY = 'camunda-platform';
/** Values of Camunda's chart as those of the chart around it; `shared`: their `global` is the one of all charts. */
export function nested(text: string, shared: boolean): string {
  const lines = text.replace(/\n?$/, '\n').split(/(?<=\n)/);
  const isGlobal = (i: number): boolean => {
    const root = lines
      .slice(0, i + 1)
      .filter((l) => /^[\w"']/.test(l))
      .pop();
    return shared && root?.startsWith('global:') === true;
  };
  const own = lines.map((line, i) => (isGlobal(i) ? '' : line.replace(/^(?=[^\n])/, '  '))).join('');
  return `${lines.filter((_, i) => isGlobal(i)).join('')}${KEY}:\n${own}`;
}

/** The part of the sets a person asked for; all without names. */
export const wanted = (name: string): boolean => {
  const names = (process.env.CHART_SETS ?? '').split(',').filter((w) => w !== '');
  return names.length === 0 || names.some((w) => name.includes(w));
};
