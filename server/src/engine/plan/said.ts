/** Values in messages: what may be repeated, and how. */
import type { Json } from '../yaml/tree.ts';

/** Longer ones say no more in a sentence. */
const LONGEST = 90;
/** Name and password in an address. */
const LOGIN = /:\/\/[^\s/@]*@/;

/** As a person writes it on one line; undefined for what is too long, no single value, or may hold a password. */
export function inWords(value: Json): string | undefined {
  const said = Array.isArray(value) ? list(value) : single(value);
  return said === undefined || said.length > LONGEST || LOGIN.test(said) ? undefined : said;
}
function single(value: Json): string | undefined {
  if (value === '') return '""';
  if (value === null) return 'null';
  return typeof value === 'object' || /[\n`]/.test(String(value)) ? undefined : String(value);
}
function list(values: readonly Json[]): string | undefined {
  const said = values.map(single);
  return said.includes(undefined) ? undefined : `[${said.join(', ')}]`;
}
