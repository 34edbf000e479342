/** Scalars as Helm's YAML parser resolves them: YAML 1.2 numbers with the 1.1 booleans, which the `yaml` package's schemas do not combine. */
import type { Json, Scalar, Style } from './tree.ts';

const NULL = /^(?:~|null|Null|NULL|)$/;
const TRUE = /^(?:y|Y|yes|Yes|YES|on|On|ON|true|True|TRUE)$/;
const FALSE = /^(?:n|N|no|No|NO|off|Off|OFF|false|False|FALSE)$/;
const INT = /^[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-fA-F_]+|(?:0|[1-9][0-9_]*))$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9][0-9_]*(?:\.[0-9_]*)?)(?:[eE][-+]?[0-9]+)?$/;
const SPECIAL = /^[-+]?\.(?:inf|Inf|INF)$|^\.(?:nan|NaN|NAN)$/;

/** The value of a scalar. Checked against `helm template` (4.1): `y` is true, `012` and `0o14` are octal, `1_000` is a number, `1:30` is text. */
export function resolveScalar(text: string, style: Style, tag?: string): Scalar {
  if (tag === '!!str' || tag === '!') return text;
  if (style !== 'plain' && style !== 'empty' && tag === undefined) return text;
  if (NULL.test(text)) return null;
  if (TRUE.test(text)) return true;
  if (FALSE.test(text)) return false;
  if (INT.test(text)) {
    const digits = text.replace(/_/g, '').replace(/^\+/, '');
    const negative = digits.startsWith('-');
    const body = negative ? digits.slice(1) : digits;
    const n = /^0[0-7]+$/.test(body) ? parseInt(body, 8) : Number(body);
    if (Number.isNaN(n)) return text;
    return negative ? -n : n;
  }
  if (FLOAT.test(text)) {
    const n = Number(text.replace(/_/g, ''));
    return Number.isFinite(n) ? n : text;
  }
  if (SPECIAL.test(text)) return text.toLowerCase();
  return text;
}

/** A tool fills in the value before Helm reads the file, and it may look like a number. */
const BARE_PLACEHOLDER = /^\$(?:\w+|\{\w+\})$/;
/** True when a plain scalar with this text would be read as something other than this very text. */
function needsQuotes(text: string): boolean {
  if (BARE_PLACEHOLDER.test(text)) return true;
  if (text === '' || text !== text.trim()) return true;
  if (typeof resolveScalar(text, 'plain') !== 'string') return true;
  if (/^[-?:](?:\s|$)|^[[\]{},#&*!|>'"%@`]|^---|^\.\.\./.test(text)) return true;
  return /: |:$| #|[\n\r\t]|[[\]{},]/.test(text) || /^[0-9.+-]+[eE_]/.test(text);
}
/** Source text of a scalar, safe in block and in flow collections. Text is quoted only where it must be. */
export function writeScalar(value: Scalar, quote?: 'single' | 'double'): string {
  if (typeof value !== 'string') return value === null ? 'null' : String(value);
  if (!quote && !needsQuotes(value)) return value;
  if (quote === 'single' && !/[\n\r\t]/.test(value)) return `'${value.replace(/'/g, "''")}'`;
  return JSON.stringify(value);
}
/** Source text of any value in flow style. */
export function writeFlow(value: Json, json = false): string {
  if (Array.isArray(value)) return `[${value.map((v) => writeFlow(v, json)).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value)
      .map(([k, v]) => `${json ? JSON.stringify(k) : writeScalar(k)}: ${writeFlow(v, json)}`)
      .join(', ')}}`;
  }
  return writeScalar(value, json ? 'double' : undefined);
}
