/**
 * What the server says, in another language. Everything is said and decided in English; this stands at the way out, and takes a text
 * apart as it was put together: paragraphs, sentences, parts of a sentence. What has no translation stays English, a sentence as a whole.
 */
import { nameOf, shapeOf } from './shape.ts';

/** The sentences of one language. */
export interface Words {
  /** By the name of the English shape. */
  readonly texts: Readonly<Record<string, string>>;
  /**
   * Sentences with a part that may be anything, which stands as it is, `{*}`, or anything that has a translation of its own, `{+}`:
   * a pattern, and the sentence with `{0}`, `{1}`, … for its groups.
   */
  readonly open: readonly (readonly [pattern: string, own: string, phrases: readonly number[]])[];
  /** The words that stand among names. */
  readonly between: { readonly and: string; readonly of: string; readonly line: string };
}
export type Say = (text: string) => string;

const MOST = 4000;

/** Says a text in a language; `missing` is told what has no translation. */
export function speaker({ texts, open, between }: Words, missing?: (sentence: string) => void): Say {
  const said = new Map<string, string>();
  const patterns = open.map(([pattern, own, phrases]) => ({ pattern: new RegExp(pattern, 's'), own, phrases }));
  const listed = (value: string): string =>
    value.startsWith('`')
      ? value.replaceAll('` and `', `\` ${between.and} \``).replace(/` of (?=[^\s`])/g, `\` ${between.of} `)
      : value.replace(/ \(line (?=\d+\))/g, ` (${between.line} `);

  /** Words that have a translation as they are. */
  function exactly(words: string): string | undefined {
    const { text, values } = shapeOf(words);
    if (!/\p{L}/u.test(text)) return listed(words);
    const name = nameOf(text);
    const own = Object.hasOwn(texts, name) ? texts[name] : undefined;
    return own?.replace(/\{(\d+)\}/g, (_, n: string) => listed(values[Number(n)] ?? ''));
  }
  function openly(words: string): string | undefined {
    for (const { pattern, own, phrases } of patterns) {
      const [, ...groups] = pattern.exec(words) ?? [];
      if (groups.length === 0) continue;
      const filled = groups.map((g, n) => (phrases.includes(n) ? phrase(g) : listed(g)));
      if (filled.includes(undefined)) continue;
      return own.replace(/\{(\d+)\}/g, (_, n: string) => filled[Number(n)] ?? '');
    }
    return undefined;
  }
  /** A phrase may begin a sentence, and be a list of phrases. */
  function phrase(words: string): string | undefined {
    const own = part(words) ?? part(words.replace(/^\p{Lu}/u, (c) => c.toLowerCase()));
    if (own !== undefined) return own;
    for (const { index } of words.matchAll(/ and /g)) {
      const items = [...words.slice(0, index).split(', '), words.slice(index + 5)].map(part);
      const last = items.pop();
      if (last !== undefined && !items.includes(undefined)) return `${items.join(', ')} ${between.and} ${last}`;
    }
    return undefined;
  }
  /** Words that end with a full stop, or with nothing. */
  function part(words: string): string | undefined {
    const [, bare = '', end = ''] = /^(.*?)(\.?)$/s.exec(words) ?? [];
    const own = exactly(bare) ?? openly(bare) ?? inParts(bare);
    return own === undefined ? undefined : own + end;
  }
  /** Of a sentence either all parts are translated or none. */
  function inParts(words: string): string | undefined {
    const all = words.split(/(?<=[;:]) | (?=\()/);
    if (all.length === 1) return undefined;
    return inRuns(all, (run) => {
      const [, bare = '', end = ''] = /^(.*?)([;:]?)$/s.exec(run) ?? [];
      const own = exactly(bare) ?? openly(bare);
      return own === undefined ? undefined : own + end;
    });
  }
  function paragraph(words: string): string {
    const sentences = words.split(/(?<=[.?!]) /);
    const out: string[] = [];
    for (let i = 0; i < sentences.length;) {
      let own: string | undefined;
      let to = sentences.length;
      for (; to > i && own === undefined; to--) own = part(sentences.slice(i, to).join(' '));
      if (own === undefined) {
        missing?.(sentences[i] ?? '');
        out.push(sentences[i++] ?? '');
      } else {
        out.push(own);
        i = to + 1;
      }
    }
    return out.join(' ');
  }

  return (text) => {
    const known = said.get(text);
    if (known !== undefined) return known;
    // Code between fences, marks of Markdown and the ends of lines stand as they are.
    const own = text
      .split(/(```[^]*?```|(?:^|\n+)- |\n+|\*\*|(?<=\]\([^)]+\)) \xb7 )/)
      .map((p, i) => (i % 2 === 1 || !/\p{L}{2}/u.test(p) ? p : around(p, paragraph)))
      .join('');
    if (said.size >= MOST) said.clear();
    said.set(text, own);
    return own;
  };
}

/** Parts that stand beside each other, as the fewest runs that have a translation; undefined where there are none. */
function inRuns(parts: readonly string[], say: (run: string) => string | undefined): string | undefined {
  const out: string[] = [];
  for (let i = 0; i < parts.length;) {
    let own: string | undefined;
    let to = parts.length;
    for (; to > i && own === undefined; to--) own = say(parts.slice(i, to).join(' '));
    if (own === undefined) return undefined;
    out.push(own);
    i = to + 1;
  }
  return out.join(' ');
}
/** Without the spaces around them. */
function around(text: string, say: Say): string {
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  return before + say(words) + after;
}
