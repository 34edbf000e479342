/**
 * Scalars as Helm reads them: the words of YAML 1.1, the numbers of Go. Checked against Helm 3.17 and 4.1: `y` is true, `012`, `0o14` and `0O14`
 * are octal, `1_000` and `0X1F` are numbers, `1:30` and dates are texts.
 */
import type { Json, Scalar, Style } from './tree.ts';

/** What Helm refuses, in its own words where it has some; never with a text of the file. */
export class Refused extends Error {
  constructor(
    message: string,
    readonly offset?: number,
    /** What there is to say beyond Helm's words, or without any. */
    readonly more = '',
  ) {
    super(message);
  }
}

export interface Resolved {
  readonly value: Scalar;
  /** As Helm tells keys apart: `1` and `"1"` are two, and have one name. */
  readonly type: 'text' | 'int' | 'uint' | 'float' | 'bool' | 'null' | 'seq' | 'map';
}

const TRUE = new Set(['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON', 'true', 'True', 'TRUE']);
const FALSE = new Set(['n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF', 'false', 'False', 'FALSE']);
const NULL = new Set(['', '~', 'null', 'Null', 'NULL']);
const SPECIAL = /^([-+]?)\.(?:inf|Inf|INF)$|^\.(?:nan|NaN|NAN)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
/** Behind a dot underscores stand between digits only. */
const DOT_FLOAT = /^\.[0-9]+(?:_[0-9]+)*(?:[eE][-+]?[0-9]+(?:_[0-9]+)*)?$/;
const INTEGER = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9][0-9]*))$/;
const MAX = 2n ** 63n;

/** The whole number a text stands for, where it fits into 64 bits. */
function integerOf(text: string): bigint | undefined {
  const match = INTEGER.exec(text.replace(/_/g, ''));
  if (!match) return undefined;
  const [, sign, hex, binary, octal, decimal] = match;
  const digits = hex ? `0x${hex}` : binary ? `0b${binary}` : octal ? `0o${octal}` : (decimal ?? '0');
  const n = BigInt(digits);
  if (sign === '-') return n <= MAX ? -n : undefined;
  return n < MAX || (sign === '' && n < 2n * MAX) ? n : undefined;
}

function resolvePlain(text: string): Resolved {
  const first = text.charCodeAt(0);
  const number = (first >= 48 && first <= 57) || first === 43 || first === 45;
  if (!number && first !== 46) {
    if (NULL.has(text)) return { value: null, type: 'null' };
    if (TRUE.has(text)) return { value: true, type: 'bool' };
    if (FALSE.has(text)) return { value: false, type: 'bool' };
    return { value: text, type: 'text' };
  }
  const special = SPECIAL.exec(text);
  if (special)
    return { value: special[1] === undefined ? NaN : special[1] === '-' ? -Infinity : Infinity, type: 'float' };
  if (!number) {
    if (DOT_FLOAT.test(text)) return float(text.replace(/_/g, '')) ?? { value: text, type: 'text' };
    return { value: text, type: 'text' };
  }
  if (/^[0-9]{1,15}$/.test(text) && (first !== 48 || text.length === 1)) return { value: Number(text), type: 'int' };
  const whole = integerOf(text);
  if (whole !== undefined) return { value: Number(whole), type: whole < MAX ? 'int' : 'uint' };
  const plain = text.replace(/_/g, '');
  return (FLOAT.test(plain) ? float(plain) : undefined) ?? { value: text, type: 'text' };
}
function float(text: string): Resolved | undefined {
  const value = Number(text);
  return Number.isFinite(value) ? { value, type: 'float' } : undefined;
}

const RESOLVED = new Set(['str', 'bool', 'int', 'float', 'null', 'timestamp']);
const TIME =
  /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt][0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(?:[.,][0-9]+)?(?:Z|[-+][0-9]{2}:[0-9]{2})| [0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(?:[.,][0-9]+)?)?$/;

/** The value of a scalar with its tag, as written or spelled out. Throws `Refused` where Helm gives up. */
export function resolveTagged(text: string, plain: boolean, tag: string | undefined, at?: number): Resolved {
  if (tag === undefined) return plain ? resolvePlain(text) : { value: text, type: 'text' };
  const name = /^(?:!!|tag:yaml\.org,2002:|!<tag:yaml\.org,2002:)([^>]*)>?$/.exec(tag)?.[1];
  if (name === 'binary') return { value: binary(text, at), type: 'text' };
  if (name === undefined || name === 'str' || !RESOLVED.has(name)) return { value: text, type: 'text' };
  const found = resolvePlain(text);
  if (name === 'timestamp' && TIME.test(text)) return { value: text, type: 'text' };
  if (name === found.type) return found;
  if (name === 'int' && found.type === 'uint') return found;
  if (name === 'float' && found.type === 'int') return { value: found.value, type: 'float' };
  throw new Refused(`cannot decode a ${found.type} as a !!${name}`, at);
}
function binary(text: string, at?: number): string {
  const bare = text.replace(/[\r\n]/g, '');
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(bare))
    throw new Refused('!!binary value contains invalid base64 data', at);
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  let bits = '';
  for (const c of bare.replace(/=+$/, '')) bits += letters.indexOf(c).toString(2).padStart(6, '0');
  let bytes = '';
  for (let i = 0; i + 8 <= bits.length; i += 8)
    bytes += `%${parseInt(bits.slice(i, i + 8), 2)
      .toString(16)
      .padStart(2, '0')}`;
  try {
    return decodeURIComponent(bytes);
  } catch {
    throw new Refused('', at, 'Helm reads this, but no two tools alike: the !!binary value is no UTF-8 text');
  }
}

/** The name of the key that a scalar is. */
export function keyOf(text: string, { value, type }: Resolved, at?: number): string {
  switch (type) {
    case 'text':
      return String(value);
    case 'bool':
      return String(value);
    case 'int': {
      const whole = integerOf(text);
      return whole === undefined ? String(value) : String(whole);
    }
    case 'float':
      return floatName(value as number);
    case 'null':
      throw new Refused('unsupported map key of type: null', at);
    case 'uint':
      throw new Refused('unsupported map key of type: uint64', at);
    default:
      throw new Refused('invalid map key', at);
  }
}
/** As Go writes a number of 32 bits with as few digits as can be. */
function floatName(value: number): string {
  const short = Math.fround(value);
  if (Number.isNaN(short)) return '.nan';
  if (!Number.isFinite(short)) return short < 0 ? '-.inf' : '.inf';
  if (short === 0) return Object.is(short, -0) ? '-0' : '0';
  let text = '';
  for (let digits = 1; digits <= 9; digits++) {
    text = short.toExponential(digits - 1);
    if (Math.fround(Number(text)) === short) break;
  }
  const [mantissa = '', power = '0'] = text.split('e');
  const exponent = Number(power);
  if (exponent < -4 || exponent >= 6)
    return `${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
  return String(Number(text));
}

/** The value of a scalar as it stands in a file; what Helm refuses stays a text. */
export function resolveScalar(text: string, style: Style, tag?: string): Scalar {
  try {
    return resolveTagged(text, style === 'plain' || style === 'empty', tag).value;
  } catch {
    return text;
  }
}
/** What Helm calls a key that is written so. */
export function resolveKey(text: string, style: Style, tag?: string): string {
  try {
    const plain = style === 'plain' || style === 'empty';
    return plain || tag !== undefined ? keyOf(text, resolveTagged(text, plain, tag)) : text;
  } catch {
    return text;
  }
}

/** A tool fills in the value before Helm reads the file, and it may look like a number. */
const BARE_PLACEHOLDER = /^\$(?:\w+|\{\w+\})$/;
/** Dates, times and numbers that other readers of YAML take for such. */
const LOOKS_TYPED =
  /^(?:[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt ].*)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?|=|<<)$/;
/** Line breaks of YAML 1.1, and what Helm reads only as an escape. */
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/;
/** In double quotes, with nothing in it that Helm would take for a line break or refuse. */
function inQuotes(text: string): string {
  const json = JSON.stringify(text);
  if (!/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|\\ud[89a-f]/.test(json)) return json;
  return json
    .replace(
      /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
      (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
    .replace(/(?<!\\)((?:\\\\)*)\\ud[89a-f][0-9a-f]{2}/g, '$1\\ufffd');
}
/** True when a plain scalar with this text would be read as something other than this very text. */
function needsQuotes(text: string): boolean {
  if (BARE_PLACEHOLDER.test(text)) return true;
  if (text === '' || text !== text.trim()) return true;
  if (resolvePlain(text).type !== 'text' || LOOKS_TYPED.test(text)) return true;
  if (/^[-?:](?:\s|$)|^[[\]{},#&*!|>'"%@`]|^---|^\.\.\./.test(text)) return true;
  return /: |:$| #|[[\]{},]/.test(text) || CONTROLS.test(text) || /^[0-9.+-]+[eE_]/.test(text);
}
/** Source text of a scalar, safe in block and in flow collections. Text is quoted only where it must be. */
export function writeScalar(value: Scalar, quote?: 'single' | 'double'): string {
  if (typeof value !== 'string') return value === null ? 'null' : String(value);
  if (!quote && !needsQuotes(value)) return value;
  if (quote === 'single' && !CONTROLS.test(value)) return `'${value.replace(/'/g, "''")}'`;
  return inQuotes(value);
}
/** Whether a plain text that is one in block style is one for Helm between brackets, too. */
export const isPlainInFlow = (text: string): boolean => !/[?,[\]{}]|^:|:$/.test(text);
/** Source text of any value in flow style. */
export function writeFlow(value: Json, json = false): string {
  if (Array.isArray(value)) return `[${value.map((v) => writeFlow(v, json)).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value)
      .map(([k, v]) => `${writeText(k, json)}: ${writeFlow(v, json)}`)
      .join(', ')}}`;
  }
  return typeof value === 'string' ? writeText(value, json) : writeScalar(value);
}
const writeText = (text: string, json: boolean): string =>
  writeScalar(text, json || !isPlainInFlow(text) ? 'double' : undefined);
