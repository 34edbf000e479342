/** Answers of the server with what a person reads in them said in another language; everything else is as it was. */
import type { Diagnostic } from 'vscode-languageserver';
import { speaker, type Say, type Words } from './translate.ts';

/** Fields in which words for a person are; what looks like none of them is said as it is. Documents that go elsewhere are not among them. */
const SAID: ReadonlySet<string> = new Set([
  'description',
  'detail',
  'headline',
  'label',
  'message',
  'prompt',
  'provenance',
  'reason',
  'summary',
  'title',
  'todo',
  'what',
  'why',
]);
/** What is long and has no words in it. */
const PASSED: ReadonlySet<string> = new Set([
  'changes',
  'data',
  'documentChanges',
  'edits',
  'layers',
  'objects',
  'range',
]);

/** How the client is spoken to. */
export interface Language {
  readonly say: Say;
  readonly answer: <T>(value: T) => T;
}
export const ENGLISH: Language = { say: (text) => text, answer: (value) => value };

/** English where the client brought no words of its language. */
export function languageOf(locale: string | undefined, words: Readonly<Record<string, Words>> | undefined): Language {
  const language = locale?.split(/[-_]/)[0]?.toLowerCase() ?? '';
  const own = words && Object.hasOwn(words, language) ? words[language] : undefined;
  try {
    return own ? speaking(speaker(own)) : ENGLISH;
  } catch {
    // Whatever a foreign client calls words.
    return ENGLISH;
  }
}

function speaking(say: Say): Language {
  /** A diagnostic that says the same is the same object. */
  const told = new WeakMap<object, unknown>();
  const answer = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(answer);
    if (typeof value !== 'object' || value === null) return value;
    const known = told.get(value);
    if (known !== undefined) return known;
    const own = Object.fromEntries(Object.entries(value).map(([key, v]) => [key, field(value, key, v)]));
    if (isDiagnostic(value)) {
      told.set(value, own);
      // A client sends it back with what it asks.
      told.set(own, own);
    }
    return own;
  };
  const field = (of: object, key: string, v: unknown): unknown => {
    if (PASSED.has(key)) return v;
    if (typeof v !== 'string') return answer(v);
    return SAID.has(key) || (key === 'value' && 'kind' in of) ? say(v) : v;
  };
  return { say, answer: <T>(value: T) => answer(value) as T };
}
const isDiagnostic = (value: object): value is Diagnostic => 'message' in value && 'range' in value;
