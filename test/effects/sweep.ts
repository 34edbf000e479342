/** Every key's effect on chart 12.x against that of its upgrade on chart 13.x. See scripts/test-effects.mjs. */
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { compareEffects, type Difference } from '../../server/src/engine/effects/compare.ts';
import { declaredBy } from '../../server/src/engine/effects/declared.ts';
import { readSet, upgrade, type Finding, type LedgerEntry } from '../../server/src/engine/index.ts';
import { EFFECTS } from '../../server/src/engine/rules/8.7-8.8/effects.ts';
import type { PlainMap } from '../support/tree.ts';
import { alone, batches, merged, off, pairs, type EffectCase, type Group } from './cases.ts';
import { render } from './renders.ts';

interface Upgraded {
  readonly text: string;
  readonly after: string;
  readonly findings: readonly Finding[];
  readonly ledger: readonly LedgerEntry[];
}
function upgraded(values: PlainMap): Upgraded {
  const text = Object.keys(values).length === 0 ? '' : stringify(values);
  const { findings, layers } = upgrade(readSet([{ name: 'values.yaml', text }], { from: '8.7' }));
  const [layer] = layers;
  return { text, after: layer?.after ?? '', findings, ledger: layer?.ledger ?? [] };
}

/**
 * `declared`: a rule says so. `told`: the user is asked, or told, at this very key. `undeclared`: nobody knows of it, a
 * failure.
 */
type Verdict = 'declared' | 'told' | 'undeclared';
interface Judged extends Difference {
  readonly verdict: Verdict;
}
interface Outcome {
  readonly id: string;
  readonly group: Group;
  /** What chart 12.x, or 13.x, said instead of rendering. */
  readonly refused?: string;
  readonly broken?: string;
  readonly differences: readonly Judged[];
  /** How many keys shared the render in which nothing differed. */
  readonly together: number;
}

/** Properties with another value at every render: what a chart makes up. */
async function madeUp(): Promise<Set<string>> {
  const { text, after } = upgraded({
    webModeler: { enabled: true, restapi: { mail: { fromAddress: 'a@example.org' } } },
    postgresql: { enabled: true },
    identityPostgresql: { enabled: true },
  });
  const out = new Set<string>();
  for (const [release, values] of [
    ['8.7', text],
    ['8.8', after],
  ] as const) {
    const [a, b] = await Promise.all(['# one', '# other'].map((c) => render(release, `${c}\n${values}`, false)));
    if (!a || !b || 'refused' in a || 'refused' in b) throw new Error(`chart ${release} does not render its defaults`);
    for (const [object, properties] of a.facts)
      for (const [property, value] of properties)
        if (b.facts.get(object)?.get(property)?.same !== value.same) out.add(`${object} ${property}`);
  }
  return out;
}

const touches = (a: string, b: string): boolean => a === b || /^[.[]/.test(a.startsWith(b) ? a.slice(b.length) : '');
/** The keys of the case that the user is asked about. */
function asked(c: EffectCase, set: Upgraded): string[] {
  const paths = [
    ...set.findings.filter((f) => f.safety === 'manual').map((f) => f.place.path),
    ...set.ledger.filter((e) => e.outcome === 'commented' || e.outcome === 'manual').map((e) => e.path),
  ];
  return c.keys.filter((key) => paths.some((p) => touches(key, p) || touches(p, key)));
}

async function judge(c: EffectCase, random: ReadonlySet<string>): Promise<Outcome> {
  const [base, set] = [upgraded(c.base), upgraded(c.set)];
  const head = { id: c.id, group: c.group, together: 1 };
  const [b7, s7, b8, s8] = await Promise.all([
    render('8.7', base.text, true),
    render('8.7', set.text, false),
    render('8.8', base.after, true),
    render('8.8', set.after, false),
  ]);
  for (const [name, r] of [
    ['refused', b7],
    ['refused', s7],
    ['broken', b8],
    ['broken', s8],
  ] as const)
    if ('refused' in r) return { ...head, differences: [], [name]: r.refused };
  if ('refused' in b7 || 'refused' in s7 || 'refused' in b8 || 'refused' in s8) return { ...head, differences: [] };
  const told = asked(c, set).length > 0;
  const differences = compareEffects({ base: b7.facts, set: s7.facts }, { base: b8.facts, set: s8.facts })
    .filter((d) => !random.has(`${d.object} ${d.property}`))
    .map((d): Judged => {
      const declared = declaredBy(EFFECTS, c.keys, d) !== undefined;
      return { ...d, verdict: declared ? 'declared' : told ? 'told' : 'undeclared' };
    });
  return { ...head, differences };
}
/** Together; by halves where anything differs or is refused. */
async function judgeAll(cases: readonly EffectCase[], random: ReadonlySet<string>): Promise<Outcome[]> {
  if (cases.length === 0) return [];
  const outcome = await judge(merged(cases), random);
  if (cases.length === 1) return [outcome];
  const clean = outcome.refused === undefined && outcome.broken === undefined && outcome.differences.length === 0;
  if (clean) return cases.map((c) => ({ ...outcome, id: c.id, together: cases.length }));
  const half = cases.length >> 1;
  return [...(await judgeAll(cases.slice(0, half), random)), ...(await judgeAll(cases.slice(half), random))];
}

const line = (text: string | undefined): string => (text ?? 'nothing').replace(/\s+/g, ' ').slice(0, 90);
/** What a person has to see of one case. */
function complaints(o: Outcome): string[] {
  return [
    ...(o.broken === undefined ? [] : [`${o.id}: 13.x refuses the upgrade: ${line(o.broken.slice(-300))}`]),
    ...o.differences
      .filter((d) => d.verdict === 'undeclared')
      .map((d) => `${o.id}: ${d.what} ${d.object} ${d.property}: 12.x ${line(d.in87)}, 13.x ${line(d.in88)}`),
  ];
}

function summary(outcomes: readonly Outcome[]): string {
  const count = (list: readonly Outcome[], verdict: Verdict): number =>
    list.reduce((n, o) => n + o.differences.filter((d) => d.verdict === verdict).length, 0);
  const rows = (['alone', 'off', 'pair'] as const).flatMap((group) => {
    const list = outcomes.filter((o) => o.group === group);
    if (list.length === 0) return [];
    const numbers = [
      list.length,
      list.filter((o) => o.differences.length === 0 && o.refused === undefined && o.broken === undefined).length,
      ...(['declared', 'told', 'undeclared'] as const).map((v) => count(list, v)),
      list.filter((o) => o.refused !== undefined).length,
      list.filter((o) => o.broken !== undefined).length,
    ];
    return [`| ${group} | ${numbers.join(' | ')} |`];
  });
  return [
    '| keys | cases | same effect | declared | told | undeclared | refused by 12.x | refused by 13.x |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

async function main(): Promise<void> {
  const wanted = (process.env.EFFECT_KEYS ?? '').split(',').filter((w) => w !== '');
  const groups = (process.env.EFFECT_GROUPS ?? 'alone,off,pair').split(',');
  const simple = alone();
  const byKey = new Map(simple.map((c) => [c.id, c]));
  const targets = (path: string): readonly string[] => {
    const c = byKey.get(path);
    const ledger = c ? upgraded(c.set).ledger.filter((e) => touches(e.path, path)) : [];
    return ledger.flatMap((e) => e.to.map((t) => t.replace(/\[.*$/, '')));
  };
  const all = [
    ...(groups.includes('alone') ? simple : []),
    ...(groups.includes('off') ? off() : []),
    ...(groups.includes('pair') ? pairs(targets) : []),
  ];
  const cases = all.filter((c) => wanted.length === 0 || wanted.some((w) => c.keys.some((k) => k.startsWith(w))));
  const random = await madeUp();
  const outcomes: Outcome[] = [];
  const work = batches(cases);
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < work.length) {
      const made = await judgeAll(work[next++] ?? [], random);
      outcomes.push(...made);
      for (const text of made.flatMap(complaints)) console.log(text);
    }
  };
  await Promise.all([worker(), worker()]);
  outcomes.sort((a, b) => (a.id < b.id ? -1 : 1));
  const file = process.env.EFFECT_OUT ?? join(tmpdir(), 'camunda-values-effects.json');
  writeFileSync(file, `${JSON.stringify(outcomes, null, 1)}\n`);
  console.log(`\n${summary(outcomes)}\n\nEvery case: ${file}`);
  if (outcomes.flatMap(complaints).length > 0) process.exitCode = 1;
}
void main();
