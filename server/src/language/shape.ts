/**
 * A sentence without what stands in it as it is in every language: code, lists of code, quoted words, addresses, numbers. Sentences
 * that differ in nothing else have one translation.
 */
const CODE = '`[^`]*`';
export const FIXED = new RegExp(
  [
    `${CODE}(?:(?:, | and )${CODE})*`,
    String.raw`"(?:[^"\s]*|# [^"]*)"`,
    String.raw`https?://[^\s)]+`,
    String.raw`(?<=\]\()[^)]+`,
    String.raw`(?<![\w.-])\d+(?:\.\d+)*(?:\.x)?(?!\w)`,
  ].join('|'),
  'g',
);

export interface Shape {
  /** With `{0}`, `{1}`, …; what is said twice has one number. */
  readonly text: string;
  readonly values: readonly string[];
}
export function shapeOf(text: string): Shape {
  const values: string[] = [];
  const shape = text.replace(FIXED, (value) => {
    const known = values.indexOf(value);
    return `{${String(known < 0 ? values.push(value) - 1 : known)}}`;
  });
  return { text: shape, values };
}

/** The name of a shape in a bundle: 30 bits, so that no bundle repeats the English sentences. */
export function nameOf(shape: string): string {
  let a = 0x811c9dc5;
  let b = 0x1b873593;
  for (let i = 0; i < shape.length; i++) {
    const c = shape.charCodeAt(i);
    a = Math.imul(a ^ c, 0x01000193);
    b = Math.imul(b ^ c, 0x5bd1e995) ^ (b >>> 13);
  }
  let bits = (a ^ Math.imul(b, 0x9e3779b1)) >>> 0;
  let name = '';
  for (let i = 0; i < 5; i++, bits >>>= 6) name += LETTERS[(bits ^ (bits >>> 3)) & 63] ?? '';
  return name;
}
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
