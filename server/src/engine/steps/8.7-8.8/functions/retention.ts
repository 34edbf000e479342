/** When what is finished is deleted: Operate and Tasklist each decided for themselves, the cluster decides once. */
import { asText } from '../../../rules/functions.ts';
import type { Facts } from '../../../rules/ruleSet.ts';
import type { View } from '../../../view.ts';
import { isFalse, type Json } from '../../../yaml/tree.ts';
import { envItems, runs } from './running.ts';

const APPLICATIONS = ['operate', 'tasklist'] as const;
type Application = (typeof APPLICATIONS)[number];
/** What the variable of an application says about its archiver; it wins over the key. Only a list that has it is asked. */
function archiver(v: View, all: View, c: Application, setting: RegExp): string | undefined {
  if (v !== all && archiver(all, all, c, setting) === undefined) return undefined;
  const said = envItems(v, [`${c}.env`]).filter(
    (i) =>
      i.name.startsWith(`CAMUNDA_${c.toUpperCase()}_ARCHIVER_`) && setting.test(i.name.replace(/^.*_ARCHIVER_/, '')),
  );
  const last = said[said.length - 1];
  return last && asText(last.value);
}
/** Whether an application deletes what is finished. */
function deletes(v: View, all: View, c: Application): Json {
  const variable = archiver(v, all, c, /^ILM_?ENABLED$/);
  if (!runs(v, c)) return false;
  const said = v.effective(`${c}.retention.enabled`) ?? false;
  return variable === undefined ? said : /^true$/i.test(variable) ? true : /^false$/i.test(variable) ? false : variable;
}
const ageOf = (v: View, all: View, c: Application): string => {
  const said = v.text(`${c}.retention.minimumAge`);
  return archiver(v, all, c, /^ILM_?MIN_?AGE_?FOR_?DELETE_?ARCHIVED_?INDICES$/) ?? said;
};
/** The age from which all that run delete; empty where none does, undefined where they do not agree. */
function retentionAge(v: View): string | undefined {
  const on = APPLICATIONS.filter((c) => runs(v, c));
  const states = on.map((c) => deletes(v, v, c));
  if (states.every(isFalse)) return '';
  // Texts are on for the chart, but something may fill them in: the same text is the same answer.
  const [first] = states;
  if (states.some(isFalse) || states.some((s) => s !== first)) return undefined;
  return longest(on.map((c) => ageOf(v, v, c)));
}
/** On where everybody deletes; where one of two does, only a person can say whether the other may. */
export function historyRetention(v: View, { living }: Facts): Json | undefined {
  const said = APPLICATIONS.map((c) => v.get(`${c}.retention.enabled`)).filter((r) => r !== undefined);
  const states = APPLICATIONS.map((c) => deletes(v, living, c));
  if (said.length === 0 || retentionAge(living) === undefined) return undefined;
  return states.find((s) => !isFalse(s)) ?? false;
}
/** The longer age: nothing is deleted earlier than before. */
export function historyAge(v: View, { living }: Facts): Json | undefined {
  const said = APPLICATIONS.filter((c) => v.has(`${c}.retention.minimumAge`)).map((c) => ageOf(v, living, c));
  if (said.length === 0 || retentionAge(living) === undefined) return undefined;
  const on = APPLICATIONS.filter((c) => !isFalse(deletes(living, living, c)));
  if (on.length > 0) return longest(on.map((c) => ageOf(v, living, c)));
  // Nothing is deleted, so no age has an effect: what stands in 8.8 is no other opinion, and else one of them stays.
  const ages = said.filter((age) => age !== '');
  return v.get('orchestration.history.retention.minimumAge') ?? longest(ages) ?? ages[0];
}
/** Undefined where the ages cannot be compared. */
function longest(ages: readonly string[]): string | undefined {
  const [first] = ages;
  if (ages.every((a) => a === first)) return first;
  return ages.some((a) => days(a) === 0) ? undefined : [...ages].sort((a, b) => days(b) - days(a))[0];
}
function days(age: string): number {
  const m = /^(\d+)\s*([a-zA-Z]*)$/.exec(age);
  const unit: Readonly<Record<string, number>> = { s: 1 / 86400, m: 1 / 1440, h: 1 / 24, d: 1, w: 7, M: 30, y: 365 };
  return m ? Number(m[1]) * (unit[m[2] ?? 'd'] ?? 1) : 0;
}
