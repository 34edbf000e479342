/** A set and its findings -> what the files say about each item of the checklist. */
import { chart } from '../charts/index.ts';
import { leastPatch } from '../charts/patches.ts';
import { rulesOf, type Finding, type Place } from '../finding.ts';
import { inspecting, type ValuesSet } from '../index.ts';
import { isWhole, readingAgain } from '../set.ts';
import { due, finish, type Sliced } from '../slices.ts';
import { upgraded, upgradingOnce } from '../once.ts';
import { secretsOf, type Answers } from '../journey/secrets.ts';
import { findingLiving, living } from '../plan/dormant.ts';
import { validating } from '../validate/validate.ts';
import { PLAIN_RULES } from '../validate/secrets.ts';
import type { View } from '../view.ts';
import { sameJson } from '../yaml/tree.ts';
import { changesOf } from './changes.ts';
import { filled } from './filled.ts';
import type { Checklist, Item, Survey, Test } from './item.ts';

/** `user`: the files cannot say. */
export type AnswerState = 'done' | 'open' | 'blocked' | 'not-needed' | 'user';
export interface Answer {
  readonly item: Item;
  readonly state: AnswerState;
  readonly places: readonly Place[];
  /** What to do, where the files show that something is. */
  readonly todo?: string;
  /** Answers that are missing and would settle it. */
  readonly asks?: readonly (keyof Answers)[];
}

/** `findings` are those of the set's own inspection. */
export const checkSet = (...about: Parameters<typeof checking>): Answer[] => finish(checking(...about));
export function* checking(set: ValuesSet, findings: readonly Finding[], answers: Answers = {}): Sliced<Answer[]> {
  const all = [...findings, ...(yield* hidden(set))];
  yield* upgradingOnce(set);
  yield* findingLiving(set, set.step.rules);
  const plain = yield* listed(set);
  const view = viewOf(set);
  const { surveying } = set.step.checklist;
  const asked: Asked = { set, answers, view, survey: surveying ? yield* surveying(view) : new Set() };
  const out: Answer[] = [];
  for (const item of set.step.checklist.items) out.push(yield* answer(item, asked, all, plain));
  return out;
}

interface Asked {
  readonly set: ValuesSet;
  readonly answers: Answers;
  /** The values that count: what has no effect in the old chart asks for nothing. */
  readonly view: View;
  readonly survey: Survey;
}
function* answer(item: Item, asked: Asked, findings: readonly Finding[], plain: readonly Place[]): Sliced<Answer> {
  yield;
  const places: Place[] = [];
  for (const f of findings) {
    if (due()) yield;
    if (speaksOf(item, f)) places.push(f.place);
  }
  if (item.plaintext === true) places.push(...plain);
  if (places.length > 0) return withTodo({ item, state: item.blocks ? 'blocked' : 'open', places });
  if (item.answeredBy) return withTodo({ item, places, ...SPECIAL[item.answeredBy](asked, item) });
  return withTodo({ item, state: byValues(item, asked), places });
}
/** What the item says to do, where the files show that it is to be done. */
function withTodo(a: Answer): Answer {
  const { todo } = a.item;
  return todo === undefined || a.todo !== undefined || (a.state !== 'open' && a.state !== 'blocked')
    ? a
    : { ...a, todo };
}

/** Secrets in plain text in items of lists: users and variables, of which no rule of the upgrade speaks. */
function* listed(set: ValuesSet): Sliced<Place[]> {
  if (set.version === 'foreign') return [];
  const mistakes = yield* validating({ ...set, version: set.step.to });
  return mistakes.flatMap((f) => (PLAIN_RULES.has(f.rule) && f.place.path.includes('[') ? [f.place] : []));
}

type Special = Pick<Answer, 'state'> & Partial<Answer>;
const SPECIAL: Readonly<Record<NonNullable<Item['answeredBy']>, (asked: Asked, item: Item) => Special>> = {
  'least-patch': ({ set }) => {
    if (set.version === 'foreign') return { state: 'user' };
    const least = leastPatch(chart(set.step.to), upgraded(set).merged.tree);
    if (!least) return { state: 'user' };
    const keys = least.keys.map(({ path, patch }) => `- \`${path}\`: ${patch}`);
    return {
      state: 'user',
      todo: `These files need chart ${least.patch} or newer. Older ones ignore without a word what these keys say:\n${keys.join('\n')}`,
    };
  },
  'statefulset-name': ({ set, answers: { release } }) => {
    if (release === undefined) return { state: 'user', asks: ['release'] };
    if (!isWhole(set)) return { state: 'user' };
    const { cluster, from, marks } = set.step;
    const old = set.version === from;
    const now = upgraded(set).merged;
    const kept = cluster.keepsName(old ? set.merged : undefined, now, release);
    // The old name is in no new file; an override was made for one.
    const named = ['fullnameOverride', 'nameOverride'].some((k) => filled(now.get(`${marks.newRoot}.${k}`)));
    if (!kept || (!kept.same && !old && named)) return { state: 'user' };
    if (kept.same) return { state: 'done' };
    return {
      state: 'open',
      todo: `The StatefulSet \`${kept.before}\` becomes \`${kept.after}\`. Set \`${marks.newRoot}.fullnameOverride: ${kept.before}\`.`,
    };
  },
  'extracted-secrets': ({ set, answers }) => {
    const { relied } = secretsOf(set, answers);
    if (relied.length > 0) return { state: 'user', places: relied.flatMap((r) => r.places) };
    return { state: isWhole(set) ? 'not-needed' : 'user' };
  },
  'changed-defaults': ({ set }) => toLookAt(set, changesOf(set).defaults),
  'changed-objects': ({ set }) => toLookAt(set, changesOf(set).objects),
  'region-role': (asked, item) => {
    const { set, answers, survey } = asked;
    const region = set.options.region ?? answers.region;
    const { shared } = set.step.checklist;
    const plain = byValues(item, asked);
    // Regions with a storage of their own are all alike.
    if (plain === 'not-needed' || set.step.checklist.facts[shared.fact]?.(set.merged, survey) !== true)
      return { state: plain };
    if (region === undefined) return { state: 'user', asks: ['region'] };
    if (region === 0 || set.version !== set.step.to) return { state: plain };
    if (set.merged.get(shared.migration) !== true) return { state: 'done' };
    return {
      state: 'open',
      todo: `Set \`${shared.migration}: false\`: the first region migrates the storage they share.`,
    };
  },
};

/** The list is what to look at. */
function toLookAt(set: ValuesSet, lines: readonly string[]): Special {
  if (lines.length > 0) return { state: 'user', todo: lines.map((line) => `- ${line}`).join('\n') };
  return { state: isWhole(set) ? 'not-needed' : 'user' };
}

const viewOf = (set: ValuesSet): View =>
  set.version === set.step.from ? living(set, set.step.rules).set.merged : set.merged;

function byValues(item: Item, { set, view, survey }: Asked): AnswerState {
  // A component that is off asks for no step.
  const { facts } = set.step.checklist;
  const old = set.version === set.step.from;
  if (item.open && holds(facts, survey, item.open, view)) return 'open';
  if (!isWhole(set)) return 'user';
  // What runs without a word in the files is said by the upgrade.
  const runs = old ? (path: string) => view.effective(path) : undefined;
  if (item.concerns && !holds(facts, survey, item.concerns, view, runs)) return 'not-needed';
  return item.proven && holds(facts, survey, item.proven, view) ? 'done' : 'user';
}

/** A new set is not inspected for old keys; the checklist still wants to know of them. What it lacks is no finding here. */
function* hidden(set: ValuesSet): Sliced<Finding[]> {
  const { from, to } = set.step;
  if (set.version !== to) return [];
  const old = yield* inspecting(yield* readingAgain(set, { from, partial: true }));
  return old.filter((f) => f.rule !== 'left-to-decide');
}

const patterns = new Map<string, RegExp>();
function matches(pattern: string, rule: string): boolean {
  if (!pattern.includes('*')) return pattern === rule;
  let regex = patterns.get(pattern);
  if (!regex) {
    regex = new RegExp(`^${pattern.split('*').join('.*')}$`);
    patterns.set(pattern, regex);
  }
  return regex.test(rule);
}
function speaksOf(item: Item, f: Finding): boolean {
  // What was left as a comment still belongs to the rule that left it.
  const rules = f.rule === 'left-to-decide' ? [f.rule, f.args.rule ?? ''] : rulesOf(f);
  return (
    (item.rules ?? []).some((pattern) => rules.some((r) => matches(pattern, r))) ||
    (f.rule !== 'left-to-decide' && (item.sections ?? []).includes(f.section)) ||
    (item.plaintext === true && f.args.plaintext !== undefined)
  );
}

function holds(
  facts: Checklist['facts'],
  survey: Survey,
  test: Test,
  view: View,
  value = (path: string) => view.get(path),
): boolean {
  if ('set' in test) return filled(view.get(test.set));
  if ('absent' in test) return !view.has(test.absent);
  if ('path' in test) return value(test.path) !== undefined && sameJson(value(test.path), test.is);
  if ('off' in test) return value(test.off) !== true;
  if ('fact' in test) return facts[test.fact]?.(view, survey) === true;
  if ('all' in test) return test.all.every((t) => holds(facts, survey, t, view, value));
  return test.any.some((t) => holds(facts, survey, t, view, value));
}
