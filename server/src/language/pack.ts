/** A bundle as it is shipped, made of sentences beside their translations. Only the build and the tests need it. */
import { FIXED, nameOf, shapeOf } from './shape.ts';
import type { Words } from './translate.ts';

/** English sentences, as the server says them or with `{*}` and `{+}`, and what they are in a language. */
export type Sentences = Readonly<Record<string, string>>;
/** Words that stand among names: between the last two of a list, between code and its file, before a number. */
const BETWEEN: Readonly<Record<string, Words['between']>> = { de: { and: 'und', of: 'aus', line: 'Zeile' } };
const WILD = /\{[*+]\}/;
/** Names of files and other words without spaces, code `of` a file, a place with its `line`. */
const NAME = String.raw`\S+(?: of \S+)?(?: \(line \d+\))?`;
const NAMES = `${NAME}(?:, ${NAME})*`;

/** `problems`: what cannot be right in a translation. */
export function pack(sentences: Sentences, language: string): { words: Words; problems: string[] } {
  const between = BETWEEN[language] ?? { and: 'and', of: 'of', line: 'line' };
  const { and } = between;
  const texts: Record<string, string> = {};
  const open: [string, string, number[]][] = [];
  const shapes = new Map<string, string>();
  const problems: string[] = [];
  const inEnglish = (value: string): string =>
    value.startsWith('`') ? value.replaceAll(`\` ${and} \``, '` and `') : value;
  const fixed = new RegExp(FIXED.source.replace('(?:, | and )', `(?:, | and | ${and} )`), 'g');
  for (const [english, own] of Object.entries(sentences)) {
    const whole = bare(english);
    if (WILD.test(whole)) {
      const found = opened(whole, bare(own), fixed, inEnglish);
      if (found) open.push(found);
      else problems.push(`other parts: ${own}`);
      continue;
    }
    const { text, values } = shapeOf(whole);
    const used = new Set<string>();
    const shape = bare(own).replace(fixed, (v) => {
      const value = inEnglish(v);
      used.add(value);
      const n = values.indexOf(value);
      if (n < 0) problems.push(`${v} is not in the English text: ${own}`);
      return `{${String(n)}}`;
    });
    for (const v of values) if (!used.has(v)) problems.push(`without ${v}: ${own}`);
    const name = nameOf(text);
    const other = shapes.get(name);
    if (other !== undefined && other !== text) problems.push(`one name for two sentences: ${english}`);
    else if (other !== undefined) problems.push(`said twice: ${english}`);
    shapes.set(name, text);
    texts[name] = shape;
  }
  return { words: { texts, open, between }, problems };
}
const bare = (text: string): string => text.replace(/\.$/, '');

function opened(
  english: string,
  own: string,
  fixed: RegExp,
  inEnglish: (value: string) => string,
): [string, string, number[]] | undefined {
  const wild = (source: string): RegExp => new RegExp(`\\{[*+]\\}|${source}`, 'g');
  const groups: string[] = [];
  const phrases: number[] = [];
  let pattern = '';
  let at = 0;
  for (const m of english.matchAll(wild(FIXED.source))) {
    const [value] = m;
    pattern += escaped(english.slice(at, m.index));
    pattern += `(${value === '{+}' ? '.+?' : value === '{*}' ? NAMES : FIXED.source})`;
    if (value === '{+}') phrases.push(groups.length);
    groups.push(value);
    at = m.index + value.length;
  }
  pattern += escaped(english.slice(at));
  const left = groups.map((g): string | undefined => g);
  const text = own.replace(wild(fixed.source), (v) => {
    const n = left.indexOf(inEnglish(v));
    left[n] = undefined;
    return `{${String(n)}}`;
  });
  const whole = !text.includes('{-1}') && left.every((g) => g === undefined);
  return whole ? [`^${pattern}$`, text, phrases] : undefined;
}
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
