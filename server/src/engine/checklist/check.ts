/** A set and its findings -> what the files say about each item of the checklist. */
import type { Finding, Place } from '../finding.ts';
import { inspect, readSet, type ValuesSet } from '../index.ts';
import type { View } from '../view.ts';
import { sameJson } from '../yaml/tree.ts';
import { FACTS, filled } from './facts.ts';
import type { Item, Test } from './item.ts';
import { ITEMS } from './items.ts';

/** `user`: the files cannot say. */
export type AnswerState = 'done' | 'open' | 'not-needed' | 'user';
export interface Answer {
  readonly item: Item;
  readonly state: AnswerState;
  readonly places: readonly Place[];
}

/** `findings` are those of the set's own inspection. */
export function checkSet(set: ValuesSet, findings: readonly Finding[]): Answer[] {
  const all = [...findings, ...hidden(set)];
  return ITEMS.map((item) => answer(item, set, all));
}

function answer(item: Item, set: ValuesSet, findings: readonly Finding[]): Answer {
  const places = findings.filter((f) => speaksOf(item, f)).map((f) => f.place);
  if (places.length > 0) return { item, state: 'open', places };
  return { item, state: byValues(item, set), places };
}

function byValues(item: Item, set: ValuesSet): AnswerState {
  const view = set.merged;
  if (item.open && holds(item.open, view)) return 'open';
  // A file on top of others, one nobody can read, one that could be for either chart: silence proves nothing.
  const whole = !set.options.partial && set.layers.every((l) => l.locked === undefined);
  if (!whole || (set.version !== '8.7' && set.version !== '8.8')) return 'user';
  if (item.concerns && !holds(item.concerns, view)) return 'not-needed';
  return item.proven && holds(item.proven, view) ? 'done' : 'user';
}

/** A set of 8.8 is not inspected for old keys; the checklist still wants to know of them. What it lacks is no finding here. */
function hidden(set: ValuesSet): Finding[] {
  if (set.version !== '8.8') return [];
  const layers = set.layers.map(({ name, text }) => ({ name, text }));
  return inspect(readSet(layers, { ...set.options, from: '8.7', partial: true }, set)).filter(
    (f) => f.rule !== 'left-to-decide',
  );
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
  const rules = f.rule === 'left-to-decide' ? [f.rule, f.args.rule ?? ''] : [f.rule];
  return (
    (item.rules ?? []).some((pattern) => rules.some((r) => matches(pattern, r))) ||
    (f.rule !== 'left-to-decide' && (item.sections ?? []).includes(f.section)) ||
    (item.plaintext === true && f.args.plaintext !== undefined)
  );
}

function holds(test: Test, view: View): boolean {
  if ('set' in test) return filled(view.get(test.set));
  if ('absent' in test) return !view.has(test.absent);
  if ('path' in test) return view.has(test.path) && sameJson(view.get(test.path), test.is);
  if ('off' in test) return view.get(test.off) !== true;
  if ('fact' in test) return FACTS[test.fact](view);
  if ('all' in test) return test.all.every((t) => holds(t, view));
  return test.any.some((t) => holds(t, view));
}
