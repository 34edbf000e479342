/** One value in a render: how it is compared and how it is shown. Two spellings of one value are the same; a secret is never shown. */
import { UNITS } from '../quantity.ts';
import type { Json } from '../yaml/tree.ts';

export interface Value {
  /** Equal for two values that mean the same. It may hold a secret: never to be shown. */
  readonly same: string;
  /** As it stands in the render; `•••` for a secret. */
  readonly text: string;
}

export const HIDDEN = '•••';

/** What stands for a value that is there and says nothing else, such as an item that only has its name. */
export const PRESENT: Value = { same: 'present', text: 'present' };

/** `spelled`: how the new version spells what is in the text. */
export function valueOf(spelled: (text: string) => string, json: Json, property: string, secret = false): Value {
  const text = typeof json === 'string' ? json : canonical(json);
  const same = QUANTITY.test(property) ? quantity(text) : spelled(text);
  return { same, text: secret ? HIDDEN : text };
}

/** Keys in alphabetical order: the order of a map means nothing. */
export function canonical(json: Json): string {
  if (Array.isArray(json)) return `[${json.map(canonical).join(',')}]`;
  if (json === null || typeof json !== 'object') return JSON.stringify(json);
  const keys = Object.keys(json).sort();
  return `{${keys.map((k) => `${JSON.stringify(k)}:${canonical(json[k] ?? null)}`).join(',')}}`;
}

/** Resources of a container and sizes of volumes. */
const QUANTITY = /(?:^|\.)(?:(?:limits|requests)\.[^.]+|sizeLimit)$/;
/** `1`, `"1"` and `1000m` are one quantity: in cores or bytes. What is none stays as it is. */
function quantity(text: string): string {
  const parts = /^([0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)([a-zA-Z]*)$/.exec(text);
  const unit = parts?.[2] === undefined ? undefined : UNITS[parts[2]];
  return unit === undefined ? text : String(Number((Number(parts?.[1]) * unit).toPrecision(12)));
}
