/** With the real charts: whatever changes silently in upgraded files has no reason in the verdict. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { compareRenders } from '../../server/src/engine/effects/compare.ts';
import { explain, type Explained } from '../../server/src/engine/effects/explain.ts';
import { factsOf, type Facts } from '../../server/src/engine/effects/facts.ts';
import { STEPS, type Minor, type Step } from '../../server/src/engine/steps/index.ts';
import { fillPlaceholders } from '../../server/src/engine/effects/placeholders.ts';
import { readObjects } from '../../server/src/engine/effects/read.ts';
import { explainWaiting } from '../../server/src/engine/effects/waiting.ts';
import { HIDDEN } from '../../server/src/engine/effects/value.ts';
import { readSet, upgrade } from '../../server/src/engine/index.ts';
import { known } from '../../server/src/verify/verify.ts';
import { seeds, sow, type Seed } from './seeds.ts';
import { fractions } from '../support/random.ts';

const WANTED = Number(process.env.SEEDS ?? 300);
/** Changes made at once, in different places: a render takes seconds. */
const AT_ONCE = 8;
/** Names of sets that are asked for. */
const ONLY = (process.env.CHART_SETS ?? '').split(',').filter((name) => name !== '');
const root = new URL('../../', import.meta.url).pathname;

async function render(chart: string, texts: readonly string[]): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'camunda-seeds-'));
  try {
    const files = texts.map((_, i) => join(folder, `${i}.yaml`));
    await Promise.all(files.map((f, i) => writeFile(f, fillPlaceholders(texts[i] ?? '').text)));
    const args = ['template', 'camunda', chart, '--namespace', 'camunda', ...files.flatMap((f) => ['-f', f])];
    return await new Promise((resolve) => {
      execFile(process.env.HELM ?? 'helm', args, { maxBuffer: 2 ** 26 }, (failure, out) => {
        resolve(failure ? undefined : out);
      });
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
async function sets(): Promise<{ name: string; texts: string[] }[]> {
  const cases = join(root, 'test/fixtures/cases');
  const folders = [
    { name: 'acme', folder: join(root, 'samples/acme') },
    ...(await readdir(cases)).map((name) => ({ name, folder: join(cases, name, 'before') })),
  ];
  return Promise.all(
    folders.map(async ({ name, folder }) => {
      const files = (await readdir(folder)).filter((f) => f.endsWith('.yaml')).sort();
      // The sample's file for everything comes before that of one environment.
      if (name === 'acme') files.sort((a, b) => a.length - b.length);
      return { name, texts: await Promise.all(files.map((f) => readFile(join(folder, f), 'utf8'))) };
    }),
  );
}

const CHARTS: Readonly<Record<Minor, string | undefined>> = {
  '8.7': process.env.CAMUNDA_CHART_87,
  '8.8': process.env.CAMUNDA_CHART_88,
  '8.9': process.env.CAMUNDA_CHART_89,
};
const named = (texts: readonly string[]): { name: string; text: string }[] =>
  texts.map((text, i) => ({ name: `${i}.yaml`, text }));
/** Files of 8.7, led on to the version at which a step begins. */
const filesOf = (from: Minor, texts: readonly string[]): string[] =>
  STEPS.slice(
    0,
    STEPS.findIndex((s) => s.from === from),
  ).reduce<string[]>(
    (now, s) => upgrade(readSet(named(now), { from: s.from, target: s.to })).layers.map((l) => l.after),
    [...texts],
  );

/** Names of the facts in which a change shows. */
function shows(seed: Seed, base: Facts, now: Facts): string[] {
  const marker = new RegExp(`(^|[^A-Za-z0-9])${seed.marker.replace(/[^\w]/g, '\\$&')}($|[^A-Za-z0-9])`);
  const out: string[] = [];
  for (const object of new Set([...base.keys(), ...now.keys()])) {
    const [a, b] = [base.get(object), now.get(object)];
    for (const property of new Set([...(a?.keys() ?? []), ...(b?.keys() ?? [])])) {
      const [was, is] = [a?.get(property), b?.get(property)];
      if (was?.same === is?.same) continue;
      const said =
        seed.value === undefined ? property : `${property} ${is?.text === HIDDEN ? is.same : (is?.text ?? '')}`;
      if (marker.test(said)) out.push(`${object} ${property}`);
    }
  }
  return out;
}

for (const step of STEPS) {
  const [oldChart, newChart] = [CHARTS[step.from], CHARTS[step.to]];
  if (oldChart && newChart) prove(step, oldChart, newChart);
}
function prove(step: Step, oldChart: string, newChart: string): void {
  const { from, to, objects } = step;
  const { successor } = objects;
  // Of the later steps the table is proved, and not once more the way through the files.
  const wanted = from === STEPS[0].from ? WANTED : Math.ceil(WANTED / 3);
  const facts = (text: string, side: 'old' | 'new'): Facts =>
    factsOf(readObjects(text), { objects, side, secretName: known.isHidden });
  void test(`silent changes of upgraded files are seen, ${from} to ${to}`, { timeout: 3_600_000 }, async (t) => {
    const next = fractions(87);
    let made = 0;
    const missed: string[] = [];
    const silent: string[] = [];
    const kinds = new Map<string, number>();
    const note = (what: string): void => {
      missed.push(what);
      if (process.env.SEEDS_TOLD) console.log(what);
    };
    const asked = (await sets()).filter(({ name }) => ONLY.length === 0 || ONLY.some((part) => name.includes(part)));
    for (const { name, texts: first } of asked) {
      if (made >= wanted) break;
      const texts = filesOf(from, first);
      const set = readSet(named(texts), { from, target: to });
      const result = upgrade(set);
      const upgraded = result.layers.map((l) => l.after);
      const [old, now] = await Promise.all([render(oldChart, texts), render(newChart, upgraded)]);
      if (old === undefined || now === undefined) continue;
      const before = facts(old, 'old');
      const base = facts(now, 'new');
      const explained = async (texts: readonly string[], after: Facts): Promise<Explained[]> => {
        const all = known.of(set, result, before, after, 'camunda');
        const found = explain(compareRenders(before, after, objects), all);
        const now = readSet(named(texts), { from: to }).units.map((u) => u.json);
        return explainWaiting(found, all, now, async (side, values) => {
          const texts = values.map((v) => JSON.stringify(v));
          const text = await (side === 'before' ? render(oldChart, texts) : render(newChart, texts));
          return text === undefined ? undefined : facts(text, side === 'before' ? 'old' : 'new');
        });
      };
      const openIn = (found: readonly Explained[]): Set<string> =>
        new Set(found.filter((d) => !d.reason).map((d) => `${successor(d.object)} ${d.property}`));
      const usual = openIn(await explained(upgraded, base));
      const all = seeds(upgraded)
        .map((s) => ({ s, at: next() }))
        .sort((a, b) => a.at - b.at)
        .map(({ s }) => s)
        .slice(0, AT_ONCE * 2);
      const gone = all.filter((s) => s.value === undefined);
      const kept = all.filter((s) => s.value !== undefined);
      const batches: Seed[][] = [];
      while (kept.length > 0 || gone.length > 0) batches.push([...gone.splice(0, 1), ...kept.splice(0, AT_ONCE - 1)]);
      for (const chosen of batches) {
        const judge = async (chosen: readonly Seed[]): Promise<boolean> => {
          const changed = sow(upgraded, chosen);
          const text = changed && (await render(newChart, changed));
          if (text === undefined) return false;
          const after = facts(text, 'new');
          const found = await explained(changed ?? [], after);
          const open = openIn(found);
          const all = chosen.flatMap((seed) => (seed.value === undefined ? [] : shows(seed, base, after)));
          // What is gone may have had another name in 12.x.
          const rest = [...open].filter((o) => !usual.has(o) && !all.includes(o));
          for (const seed of chosen) {
            const where = shows(seed, base, after);
            if (where.length === 0) continue;
            const why = found.find((d) => where.includes(`${successor(d.object)} ${d.property}`));
            const noticed = where.some((w) => open.has(w)) || (seed.value === undefined && rest.length > 0);
            // What 12.x does not have and 13.x does not either is no difference; nor is what is inside an object that is new.
            if (!noticed && !why) {
              silent.push(`${name}: ${seed.kind} ${seed.path.join('.')}`);
              continue;
            }
            made += 1;
            kinds.set(seed.kind, (kinds.get(seed.kind) ?? 0) + 1);
            if (!noticed)
              note(
                `${name}: ${seed.kind} ${seed.path.join('.')} = ${seed.value ?? 'gone'} is explained by ${why?.reason?.id ?? 'none'}\n    ${where.join('\n    ')}`,
              );
          }
          return true;
        };
        // One that 13.x refuses must not take the others with it.
        if (!(await judge(chosen))) for (const one of chosen) await judge([one]);
      }
      if (process.env.SEEDS_TOLD) console.log(name, made, missed.length);
    }
    t.diagnostic(`${made - missed.length} of ${made} noticed: ${[...kinds].map(([k, n]) => `${k} ${n}`).join(', ')}`);
    t.diagnostic(`without a difference to the old chart: ${silent.length}: ${silent.join('; ')}`);
    assert.ok(made >= wanted || ONLY.length > 0, `only ${made} changes showed in a render`);
    assert.deepEqual(missed, []);
  });
}
