/** Which findings a person has to look at, and the words around them, for every report that is read by people. */
import { putInto } from '../engine/byKey.ts';
import { messageOf, type Finding } from '../engine/index.ts';
import { due, finish, type Sliced } from '../engine/slices.ts';

/** `manual`: only a person can decide. `review`: done by rule, a person should look at it. */
export const isFollowUp = (f: Finding): boolean => f.safety !== 'safe';

export const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** What several findings can have in common: all but what is done about each. */
export function reasonOf(f: Finding): string {
  const { todo, why, details } = messageOf(f);
  return [todo, why, details].filter((s) => s !== '').join(' ');
}

export interface Group {
  readonly rule: string;
  readonly safety: Finding['safety'];
  readonly reason: string;
  readonly findings: readonly Finding[];
}

/** Findings of one file that say the same thing stand together, in the order of the file. */
export const groups = (findings: readonly Finding[]): Group[] => finish(grouping(findings));
export function* grouping(findings: readonly Finding[]): Sliced<Group[]> {
  const found = new Map<string, Finding[]>();
  for (const f of findings) {
    if (due(4)) yield;
    putInto(found, `${f.safety} ${f.rule} ${reasonOf(f)}`, f);
  }
  return [...found.values()].map((list) => {
    const [first] = list as [Finding];
    return { rule: first.rule, safety: first.safety, reason: reasonOf(first), findings: list };
  });
}

export interface Counts {
  readonly error: number;
  readonly warning: number;
  readonly information: number;
  readonly manual: number;
  readonly review: number;
  readonly safe: number;
}
export function counts(findings: readonly Finding[]): Counts {
  const n = { error: 0, warning: 0, information: 0, manual: 0, review: 0, safe: 0 };
  for (const f of findings) {
    n[f.severity]++;
    n[f.safety]++;
  }
  return n;
}

/** One line wherever findings are counted. */
export const silencedWords = (n: number): string => `${String(n)} silenced by comments`;

/** `identity-authentication` -> `Identity authentication` */
export const sectionTitle = (section: string): string =>
  (section.slice(0, 1).toUpperCase() + section.slice(1)).replaceAll('-', ' ');

/** How often each section of the guide occurs, most frequent first. */
export function bySection(findings: readonly Finding[]): { title: string; findings: readonly Finding[] }[] {
  const found = new Map<string, Finding[]>();
  for (const f of findings) putInto(found, f.section, f);
  return [...found]
    .map(([section, list]) => ({ title: sectionTitle(section), findings: list }))
    .sort((a, b) => b.findings.length - a.findings.length);
}
