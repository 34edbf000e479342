/**
 * On paper: every Secret that the 8.8 chart refers to for the upgraded values is one of the user's own, one of the chart's, or
 * a key of the consolidated Secret that the script makes. The sets are those of `render.test.ts`, and with CAMUNDA_CORPUS
 * (a folder with a `manifest.json` of sets and their files) real ones that are not part of the project.
 * Runs with `npm run test:charts` only.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readSet, type LayerText } from '../../server/src/engine/index.ts';
import { upgraded } from '../../server/src/engine/once.ts';
import { secretsOf } from '../../server/src/engine/journey/secrets.ts';
import { CONSOLIDATED } from '../../server/src/engine/steps/8.7-8.8/journey/secretTable.ts';
import { secretValues } from '../../server/src/engine/journey/8.7-8.8/secretValues.ts';
import { cases, type FixtureSet } from '../support/fixtures.ts';
import { isMap, type Plain, type PlainMap } from '../support/tree.ts';
import { render, substitute } from './helm.ts';
import { REFUSED_BY_88, wanted } from './judge.ts';

interface Reference {
  readonly by: string;
  readonly name: string;
  readonly key: string;
}
function references(value: Plain | undefined, by: string): Reference[] {
  if (Array.isArray(value)) return value.flatMap((v) => references(v, by));
  if (!isMap(value)) return [];
  const ref = value.secretKeyRef;
  const mine = isMap(ref) && ref.optional !== true ? [{ by, name: text(ref.name), key: text(ref.key) }] : [];
  return [...mine, ...Object.values(value).flatMap((v) => references(v, by))];
}
const text = (v: Plain | undefined): string => (typeof v === 'string' ? v : '');
const nameOf = (o: PlainMap): string => `${text(o.kind)} ${isMap(o.metadata) ? text(o.metadata.name) : ''}`;

/** Every text in the values: a Secret of the user's own is named by one. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}

async function problems(files: readonly LayerText[], chart: string): Promise<string[]> {
  const real = files.map((f) => ({ name: f.name, text: substitute(f.text) }));
  const set = readSet(real, { from: '8.7' });
  const state = secretsOf(set, { release: 'camunda', namespace: 'camunda' });
  const layers = upgraded(set).layers.map((l) => l.text);
  const rendered = await render(chart, [
    ...layers,
    ...(state.relied.length > 0 ? [secretValues(state.relied).text] : []),
  ]);
  if ('error' in rendered) return [`render: ${rendered.error}`];
  const made = new Map(
    rendered.objects
      .filter((o) => o.kind === 'Secret')
      .map((o) => [nameOf(o), new Set([o.data, o.stringData].flatMap((d) => (isMap(d) ? Object.keys(d) : [])))]),
  );
  const keys = new Set(state.relied.map((r) => r.key));
  const own = new Set(texts(set.merged.tree));
  const refs = rendered.objects.flatMap((o) => references(o, nameOf(o)));
  const used = new Set(refs.filter((r) => r.name === CONSOLIDATED).map((r) => r.key));
  return [
    ...refs.flatMap(({ by, name, key }) => {
      if (name === '' || key === '')
        return [`${by}: a reference without ${name === '' ? 'a name' : `a key to ${name}`}`];
      if (name === CONSOLIDATED && keys.has(key)) return [];
      if (made.get(`Secret ${name}`)?.has(key)) return [];
      if (own.has(name)) return [];
      return [`${by}: nothing makes ${name}/${key}`];
    }),
    // What Keycloak and the databases need, their own charts mount as files.
    ...[...keys]
      .filter((k) => !used.has(k) && !/postgresql|keycloak/.test(k))
      .map((k) => `nothing reads ${CONSOLIDATED}/${k}`),
  ];
}

interface CorpusSet {
  readonly id: string;
  readonly files: readonly string[];
}
function corpus(): FixtureSet[] {
  const folder = process.env.CAMUNDA_CORPUS;
  if (!folder) return [];
  const sets = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as CorpusSet[];
  return sets.map((s) => ({
    name: s.id,
    layers: s.files.map((f) => ({ name: f, text: readFileSync(join(folder, f), 'utf8') })),
  }));
}
const chart = process.env.CAMUNDA_CHART_88 ?? '';
const chart87 = process.env.CAMUNDA_CHART_87 ?? '';

describe('every Secret of the 8.8 render is there', { concurrency: 2 }, () => {
  for (const { name, layers } of [...cases(), ...corpus()])
    if (wanted(name))
      test(name, async (t) => {
        const valid = await render(
          chart87,
          layers.map((f) => f.text),
        );
        if ('error' in valid) {
          t.skip('the 8.7 chart refuses it');
          return;
        }
        const found = await problems(layers, chart);
        const known = Object.entries(REFUSED_BY_88).find(([set]) => set === name)?.[1];
        if (known) assert.match(found[0] ?? '', known);
        else assert.deepEqual(found, []);
      });
});
