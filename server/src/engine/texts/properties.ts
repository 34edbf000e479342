/** A .properties file as Java reads it: keys, values, and where the keys stand. */
export interface Property {
  /** Unescaped. */
  readonly key: string;
  readonly value: string;
  /** The key as written. */
  readonly start: number;
  readonly end: number;
  /** `#---` parts a file into documents that Spring reads one after the other. */
  readonly doc: number;
}

const BLANK = /[ \t\f]/;

/** Never fails: Java reads any text as properties. */
export function readProperties(text: string): Property[] {
  const out: Property[] = [];
  let doc = 0;
  let at = 0;
  while (at < text.length) {
    const start = skipBlanks(text, at);
    const c = text[start];
    if (c === undefined) break;
    if (c === '\n' || c === '\r') {
      at = start + 1;
      continue;
    }
    if (c === '#' || c === '!') {
      const end = lineEnd(text, start);
      if (/^[#!]---[ \t]*$/.test(text.slice(start, end))) doc++;
      at = end + 1;
      continue;
    }
    const end = logicalEnd(text, start);
    const stop = keyEnd(text, start, end);
    let from = skipBlanks(text, stop);
    if (text[from] === '=' || text[from] === ':') from = skipBlanks(text, from + 1);
    const value = unescape(text.slice(Math.min(from, end), end));
    out.push({ key: unescape(text.slice(start, stop)), value, start, end: stop, doc });
    at = end + 1;
  }
  return out;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (BLANK.test(text[at] ?? '')) at++;
  return at;
}
function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}
/** A line that ends in an odd number of backslashes goes on in the next one. */
function logicalEnd(text: string, from: number): number {
  let end = lineEnd(text, from);
  while (end < text.length) {
    const last = text[end - 1] === '\r' ? end - 1 : end;
    let n = 0;
    while (text[last - 1 - n] === '\\') n++;
    if (n % 2 === 0) break;
    end = lineEnd(text, end + 1);
  }
  return end;
}
function keyEnd(text: string, from: number, end: number): number {
  let at = from;
  while (at < end) {
    const c = text[at] ?? '';
    if (c === '\\') at++;
    else if (c === '=' || c === ':' || c === '\r' || BLANK.test(c)) break;
    at++;
  }
  return Math.min(at, end);
}

const ESCAPED: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f' };
function unescape(raw: string): string {
  if (!raw.includes('\\')) return raw.replace(/\r$/, '');
  return raw
    .replace(/\r$/, '')
    .replace(/\\(?:\r?\n[ \t\f]*|u([0-9a-fA-F]{4})|([\s\S])|$)/g, (_, hex?: string, c?: string) => {
      if (hex !== undefined) return String.fromCharCode(parseInt(hex, 16));
      return c === undefined ? '' : (ESCAPED[c] ?? c);
    });
}
