/** Every key's effect on the old chart against that of its upgrade on the new one. See scripts/test-effects.mjs. */
import { appendFileSync, writeFileSync } from 'node:fs';
import { constants, getPriority, setPriority } from 'node:os';
import { join } from 'node:path';
import { changes, compareEffects, compareRenders, type Difference } from '../../server/src/engine/effects/compare.ts';
import { declaredBy } from '../../server/src/engine/effects/declared.ts';
import { explain } from '../../server/src/engine/effects/explain.ts';
import type { Facts } from '../../server/src/engine/effects/facts.ts';
import {
  examine,
  readSet,
  upgrade,
  type Finding,
  type LedgerEntry,
  type ValuesSet,
} from '../../server/src/engine/index.ts';
import { known } from '../../server/src/verify/verify.ts';
import type { PlainMap } from '../support/tree.ts';
import { batches, merged } from './batches.ts';
import {
  alone,
  bare,
  filesOf,
  GROUPS,
  more,
  nulled,
  off,
  pairs,
  relatedKeys,
  remainder,
  section,
  studied,
  type EffectCase,
  type Group,
  whole,
} from './cases.ts';
import { FOLDER, made, render } from './renders.ts';
import { AROUND, STEP } from './swept.ts';
import { excuses, toldOf } from './told.ts';
import { valuesText } from './values.ts';

interface Upgraded {
  readonly from: ValuesSet;
  readonly result: ReturnType<typeof upgrade>;
  readonly texts: readonly string[];
  readonly after: readonly string[];
  readonly findings: readonly Finding[];
  readonly ledger: readonly LedgerEntry[];
  readonly mistakes: readonly Finding[];
}
function upgraded(files: readonly PlainMap[]): Upgraded {
  const texts = files.map(valuesText);
  const named = (all: readonly string[]): { name: string; text: string }[] =>
    all.map((text, i) => ({ name: i === 0 ? 'values.yaml' : `values-${String(i)}.yaml`, text }));
  const from = readSet(named(texts), { from: STEP.from, target: STEP.to });
  const result = upgrade(from);
  const { findings, layers } = result;
  const after = layers.map((layer) => layer.after);
  const mistakes = examine(readSet(named(after), { from: STEP.to, target: STEP.to }));
  return { from, result, texts, after, findings, ledger: layers.at(-1)?.ledger ?? [], mistakes };
}

/**
 * `declared`: a rule says so. `charted`: the charts differ so whatever the values say, by the table that verify has. `told`: a question at this very key says that its effect ends, changes or begins; see told.ts.
 * `undeclared`: nobody knows of it, a failure.
 */
const VERDICTS = ['declared', 'charted', 'told', 'undeclared'] as const;
type Verdict = (typeof VERDICTS)[number];
interface Judged extends Difference {
  readonly verdict: Verdict;
}
interface Outcome {
  readonly id: string;
  readonly group: Group;
  /** What the old chart said instead of rendering, or the new one where the user was told at the key that it would; and the new one else. */
  readonly refused?: string;
  readonly broken?: string;
  /** It is the base that the old chart refuses. */
  readonly apart?: true;
  /** The keys change nothing in the render of the old chart, nor does their upgrade in that of the new one. */
  readonly idle?: boolean;
  readonly differences: readonly Judged[];
  /** How many cases shared the render in which nothing was undeclared. */
  readonly together: number;
}

/** Properties with another value at every render: what a chart makes up. */
async function madeUp(): Promise<Set<string>> {
  const { texts, after } = upgraded([AROUND.generated]);
  const out = new Set<string>();
  for (const [release, values] of [
    [STEP.from, texts],
    [STEP.to, after],
  ] as const) {
    const [a, b] = await Promise.all(
      ['# one', '# other'].map((c) => render(release, [`${c}\n${values.join('')}`], false)),
    );
    if (!a || !b || 'refused' in a || 'refused' in b) throw new Error(`chart ${release} does not render its defaults`);
    for (const [object, properties] of a.facts)
      for (const [property, value] of properties)
        if (b.facts.get(object)?.get(property)?.same !== value.same) out.add(`${object} ${property}`);
  }
  return out;
}

/** Each of some changes is one of what a chart makes up. */
const still = (one: Facts, other: Facts, random: ReadonlySet<string>): boolean =>
  changes(one, other).every((x) => random.has(`${x.object} ${x.property}`));

/** The key does nothing on the old chart where its case has it: what then appears on the new one comes to life, whatever was declared. */
async function sleeps(c: EffectCase, key: string, random: ReadonlySet<string>): Promise<boolean> {
  const [without, set] = await Promise.all([
    render(STEP.from, [valuesText(c.later ? c.base : remainder(c, key))], true),
    render(STEP.from, filesOf(c).set.map(valuesText), false),
  ]);
  // Together they are something that the chart takes, apart they are not.
  if ('refused' in without || 'refused' in set) return false;
  const changed = changes(without.facts, set.facts);
  if (changed.some((x) => !random.has(`${x.object} ${x.property}`))) return false;
  if (changed.length === 0) return true;
  // The key may say what is made up without it: then it is the same every time.
  const again = await render(STEP.from, [`# other\n${valuesText(c.set)}`], false);
  if ('refused' in again) return false;
  return changed.every(({ object, property }) => {
    const [a, b] = [set, again].map(({ facts }) => facts.get(object)?.get(property));
    return a?.same !== b?.same;
  });
}

/** Differences of the whole renders that verify has a reason for, where the step's table is the measure. */
function charted({ from, result }: Upgraded, old: Facts, now: Facts): Set<string> {
  if (!AROUND.charted) return new Set();
  const found = explain(compareRenders(old, now, STEP.objects), known.of(from, result, old, now, 'camunda'));
  return new Set(found.flatMap((d) => (d.reason ? [placeOf(d)] : [])));
}
const placeOf = ({ object, property }: Difference): string => `${STEP.objects.successor(object)} ${property}`;

async function judge(cases: readonly EffectCase[], random: ReadonlySet<string>): Promise<Outcome> {
  const c = merged(cases);
  const files = filesOf(c);
  const [base, set] = [upgraded(files.base), upgraded(files.set)];
  const head = { id: c.id, group: c.group, together: 1, differences: [] };
  const [oldBase, oldSet] = await Promise.all([
    render(STEP.from, base.texts, true),
    render(STEP.from, set.texts, false),
  ]);
  if ('refused' in oldBase) return { ...head, refused: oldBase.refused, apart: true };
  if ('refused' in oldSet) return { ...head, refused: oldSet.refused };
  const [newBase, newSet] = await Promise.all([render(STEP.to, base.after, true), render(STEP.to, set.after, false)]);
  if ('refused' in newBase) return { ...head, broken: newBase.refused };
  const told = toldOf(c.keys, set);
  // Said beforehand, at the key.
  if ('refused' in newSet)
    return told.aborts ? { ...head, refused: newSet.refused } : { ...head, broken: newSet.refused };
  const found = compareEffects(
    { base: oldBase.facts, set: oldSet.facts },
    { base: newBase.facts, set: newSet.facts },
    STEP.objects,
  ).filter((d) => !random.has(`${d.object} ${d.property}`));
  const reasons = charted(set, oldSet.facts, newSet.facts);
  const asleep = new Set<string>();
  for (const one of cases)
    for (const key of one.keys)
      if (
        found.some(
          (d) =>
            d.what !== 'drops' && (reasons.has(placeOf(d)) || declaredBy(STEP.effects, [key, ...(one.back ?? [])], d)),
        ) &&
        (await sleeps(one, key, random))
      )
        asleep.add(key);
  // What a section says goes with it.
  const spoken = cases.flatMap(({ keys: [first = ''], keys, back = [] }) => [
    ...keys.filter((key) => !asleep.has(key)),
    ...(asleep.has(first) ? [] : back),
  ]);
  const differences = found.map((d): Judged => {
    // What is empty is no life.
    const declared = declaredBy(STEP.effects, d.after === '' ? c.keys : spoken, d) !== undefined;
    const byChart = reasons.has(placeOf(d)) && (d.what === 'drops' || spoken.length > 0);
    const verdict = declared ? 'declared' : byChart ? 'charted' : excuses(told, d.what) ? 'told' : 'undeclared';
    return { ...d, verdict };
  });
  const idle = still(oldBase.facts, oldSet.facts, random) && still(newBase.facts, newSet.facts, random);
  return { ...head, differences, idle };
}
/** Together; by halves where something is refused, or differs and is not declared. */
async function judgeAll(cases: readonly EffectCase[], random: ReadonlySet<string>): Promise<Outcome[]> {
  if (cases.length === 0) return [];
  const outcome = await judge(cases, random);
  if (cases.length === 1) return outcome.apart ? judgeApart(outcome, cases[0], random) : [outcome];
  const { refused, broken, differences } = outcome;
  if (
    refused === undefined &&
    broken === undefined &&
    differences.every((d) => d.verdict === 'declared' || d.verdict === 'charted')
  )
    return cases.map((c) => ({
      ...outcome,
      id: c.id,
      together: cases.length,
      differences: differences.filter(
        (d) => d.verdict === 'charted' || declaredBy(STEP.effects, [...c.keys, ...(c.back ?? [])], d) !== undefined,
      ),
    }));
  const half = cases.length >> 1;
  return [...(await judgeAll(cases.slice(0, half), random)), ...(await judgeAll(cases.slice(half), random))];
}

/** What a base says that the old chart refuses, by halves. */
async function judgeApart(o: Outcome, c: EffectCase | undefined, random: ReadonlySet<string>): Promise<Outcome[]> {
  const { keys: [path = ''] = [], back = [] } = c ?? {};
  if (back.length < 2) return [o];
  const half = back.length >> 1;
  const apart = [back.slice(0, half), back.slice(half)].map((below) => section(path, below));
  return (await Promise.all(apart.map((one) => judgeAll([one], random)))).flat();
}

/** Most sections are missed by a template of the old chart: those are asked one by one, before others share a render with them. */
async function takesBack(c: EffectCase): Promise<Outcome | EffectCase> {
  if (!c.back) return c;
  const set = await render(STEP.from, filesOf(c).set.map(valuesText), false);
  return 'refused' in set ? { id: c.id, group: c.group, together: 1, differences: [], refused: set.refused } : c;
}

/** As people call the charts. */
const [OLD, NEW] = [STEP.from, STEP.to].map((minor) => `the chart of ${minor}`) as [string, string];
const line = (text: string | undefined): string => (text ?? 'nothing').replace(/\s+/g, ' ').slice(0, 90);
/** What a person has to see of one case. */
function complaints(o: Outcome): string[] {
  return [
    ...(o.broken === undefined
      ? []
      : [`${o.id}: ${NEW} refuses the upgrade: ${o.broken.replace(/\s+/g, ' ').slice(0, 400)}`]),
    ...o.differences
      .filter((d) => d.verdict === 'undeclared')
      .map((d) => `${o.id}: ${d.what} ${d.object} ${d.property}: ${OLD} ${line(d.before)}, ${NEW} ${line(d.after)}`),
  ];
}

function summary(outcomes: readonly Outcome[]): string {
  const count = (list: readonly Outcome[], verdict: Verdict): number =>
    list.reduce((n, o) => n + o.differences.filter((d) => d.verdict === verdict).length, 0);
  const rows = GROUPS.flatMap((group) => {
    const list = outcomes.filter((o) => o.group === group);
    if (list.length === 0) return [];
    const renders = (o: Outcome): boolean => o.refused === undefined && o.broken === undefined;
    const numbers = [
      list.length,
      list.filter((o) => o.differences.length === 0 && renders(o)).length,
      list.filter((o) => o.idle).length,
      ...VERDICTS.map((v) => count(list, v)),
      list.filter((o) => o.refused !== undefined).length,
      list.filter((o) => o.broken !== undefined).length,
    ];
    return [`| ${group} | ${numbers.join(' | ')} |`];
  });
  return [
    `| keys | cases | same effect | of these none at all | declared | of the charts | told | undeclared | refused by ${OLD} | refused by ${NEW} |`,
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

/** One line, on a terminal always the same one. */
function progress(done: number, all: number, bad: number, since: number): void {
  const seconds = Math.round((Date.now() - since) / 1000);
  const text = `${done}/${all} batches, ${made()} renders made, ${bad} failures, ${seconds} s`;
  if (process.stderr.isTTY) process.stderr.write(`\r${text}\u001b[K${done === all ? '\n' : ''}`);
  else if (done === all || done % 25 === 0) process.stderr.write(`${text}\n`);
}

async function main(): Promise<void> {
  // Nobody waits for it.
  setPriority(Math.max(getPriority(), constants.priority.PRIORITY_BELOW_NORMAL));
  const since = Date.now();
  const words = (process.env.EFFECT_ONLY ?? '').split(',').filter((w) => w !== '');
  const groups = (process.env.EFFECT_GROUPS ?? GROUPS.join(',')).split(',');
  const told = studied();
  const related = relatedKeys(told);
  const all = [
    ...(groups.includes('off') ? off() : []),
    ...(groups.includes('alone') ? alone() : []),
    ...(groups.includes('bare') ? bare() : []),
    ...(groups.includes('pair') ? pairs(related) : []),
    ...(groups.includes('whole') ? whole() : []),
    ...(groups.includes('null') && AROUND.nulls ? nulled() : []),
    ...(groups.includes('more') ? more() : []),
  ];
  const chosen = all.filter((c) => words.length === 0 || words.some((w) => c.keys.some((k) => k.includes(w))));
  const random = await madeUp();
  const asked = await Promise.all(chosen.map(takesBack));
  const cases = asked.filter((c) => 'set' in c);
  const outcomes = asked.filter((o) => 'differences' in o);
  const file = process.env.EFFECT_OUT ?? join(FOLDER, `outcomes-${STEP.from}-${STEP.to}.json`);
  // As they come, for whoever cannot wait; beside the result, so that two runs do not write over each other.
  const lines = `${file}l`;
  writeFileSync(lines, '');
  const work = process.env.EFFECT_SINGLE === '1' ? cases.map((c) => [c]) : batches(cases, related, told.asked);
  let next = 0;
  let done = 0;
  let bad = 0;
  const worker = async (): Promise<void> => {
    while (next < work.length) {
      const judged = await judgeAll(work[next++] ?? [], random);
      outcomes.push(...judged);
      for (const o of judged) appendFileSync(lines, `${JSON.stringify(o)}\n`);
      const said = judged.flatMap(complaints);
      bad += said.length;
      for (const text of said) console.log(text);
      progress(++done, work.length, bad, since);
    }
  };
  // While one waits for Helm the other compares.
  await Promise.all([worker(), worker(), worker()]);
  outcomes.sort((a, b) => (a.id < b.id ? -1 : 1));
  writeFileSync(file, `${JSON.stringify(outcomes, null, 1)}\n`);
  const minutes = ((Date.now() - since) / 60_000).toFixed(1);
  console.log(`\n${summary(outcomes)}\n\n${minutes} minutes, ${made()} renders. Every case: ${file}`);
  if (bad > 0) process.exitCode = 1;
}
void main();
