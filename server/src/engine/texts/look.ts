/** What a version makes of the properties in one text: the same for a file that is upgraded to it and one that is checked. */
import type { TextChange } from '../plan/operation.ts';
import type { EnvFacts } from '../rules/variables.ts';
import type { Step } from '../steps/index.ts';
import type { Texts } from '../steps/step.ts';
import { relaxedParts, type TextRole } from './names.ts';
import { readSettings, type Read, type Setting, type Syntax } from './settings.ts';

export interface Hit {
  readonly rule: string;
  /** Offsets in the text. */
  readonly start: number;
  readonly end: number;
  /** The property as written; undefined for a path of the image. */
  readonly property: string | undefined;
  readonly to: string | undefined;
  readonly home: string | undefined;
  /** Undefined where no machine can do it. */
  readonly change: TextChange | undefined;
  /** The text works without the change. */
  readonly offered: boolean;
}

/** `facts` is asked only where the storage of the cluster decides. */
export function lookAt(
  step: Step,
  text: string,
  syntax: Syntax | undefined,
  role: TextRole,
  facts: () => EnvFacts,
): { hits: readonly Hit[]; problem: Read['problem'] } {
  // A long text that names nothing of Camunda's is not read at all.
  const lower = text.length < 65_536 ? undefined : text.toLowerCase();
  const worthwhile = lower === undefined || step.texts.ours.some((name) => lower.includes(name));
  const read = syntax && worthwhile ? readSettings(step.texts, text, syntax) : undefined;
  const hits = read ? propertyHits(step.texts, read.settings, role, facts) : [];
  if (read?.problem !== undefined) return { hits, problem: read.problem };
  // Rules of their own move the folders in options.
  const [path] = syntax === 'options' ? [] : step.images.paths(text);
  if (path) {
    const none = { property: undefined, to: undefined, home: undefined };
    hits.push({
      ...none,
      start: path.start,
      end: path.end,
      rule: 'texts/image-path',
      change: { kind: 'paths' },
      offered: false,
    });
  }
  return { hits: hits.sort((a, b) => a.start - b.start), problem: undefined };
}

function propertyHits(texts: Texts, settings: readonly Setting[], role: TextRole, facts: () => EnvFacts): Hit[] {
  const judged = settings.flatMap((s) => {
    if (s.now !== undefined && s.rows.length === 0) return [];
    const needsFacts = s.rows.some(texts.needsFacts);
    const verdict = texts.verdict(s.name, s.rows, s.value, role, needsFacts ? facts() : { regions: 1 });
    return verdict ? [{ s, verdict }] : [];
  });
  // The same setting under several names: a rename would make it stand there twice.
  const claims = new Map<string, Set<string>>();
  const claim = (s: Setting, to: string): void => {
    const key = `${String(s.doc)} ${relaxedParts(to).join('.')}`;
    const who = claims.get(key) ?? new Set<string>();
    claims.set(key, who.add(s.at.join('\n')));
  };
  for (const s of settings) if (s.now !== undefined) claim(s, s.now);
  for (const { s, verdict } of judged) if (verdict.to !== undefined) claim(s, verdict.to);
  const twice = (s: Setting, to: string): boolean =>
    (claims.get(`${String(s.doc)} ${relaxedParts(to).join('.')}`)?.size ?? 0) > 1;

  const changes = new Map<string, TextChange>();
  return judged.map(({ s, verdict }): Hit => {
    const index = /\[\d+\]/.exec(s.name)?.[0] ?? '[]';
    const to = verdict.to?.replace('[]', index);
    const base = { start: s.start, end: s.end, property: s.name, to, home: verdict.home };
    if (to === undefined || verdict.to === undefined || verdict.rename === 'none' || !s.own)
      return { ...base, rule: verdict.rule, change: undefined, offered: false };
    if (twice(s, verdict.to)) return { ...base, rule: 'texts/said-twice', change: undefined, offered: false };
    // An item's keys mean the same in both spellings: the list moves as one.
    const goal = s.stem === s.name ? to : to.slice(0, to.indexOf('['));
    const key = `${String(s.doc)} ${s.at.join('\n')} ${goal}`;
    const change = changes.get(key) ?? { kind: 'rename', doc: s.doc, from: s.at, to: goal };
    changes.set(key, change);
    return { ...base, rule: verdict.rule, change, offered: verdict.rename === 'offered' };
  });
}

/** Words for a finding inside a text. */
export const argsOf = (h: Hit): Record<string, string> => ({
  ...(h.property === undefined ? {} : { property: h.property }),
  ...(h.home === undefined ? {} : { home: h.home }),
});
