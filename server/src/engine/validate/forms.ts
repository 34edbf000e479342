/** How a value is written, where its type says too little: addresses, host names, ports, ages. */
import { REPLACED_WITHIN } from './values.ts';
import { formatPath } from '../path.ts';
import type { Json } from '../yaml/tree.ts';

export interface Form {
  readonly at: RegExp;
  readonly good: (value: string | number) => boolean;
  readonly wanted: string;
}
/** Names of objects of Kubernetes, by its own rules. */
export const NAME = /^[a-z0-9](?:[-a-z0-9.]{0,251}[a-z0-9])?$/;

/** A pipeline or Helm fills it in. */
const isFilledLater = (said: string): boolean => REPLACED_WITHIN.test(said) || said.includes('{{');

/** A Secret can have this name, or nobody knows it yet. */
export const mayBeSecretName = (said: string): boolean => said === '' || NAME.test(said) || isFilledLater(said);

/** What should stand here; undefined for a value that will do, and for keys without a form of their own. */
export function wantedForm(forms: readonly Form[], path: readonly string[], value: Json): string | undefined {
  if ((typeof value !== 'string' && typeof value !== 'number') || value === '') return undefined;
  if (typeof value === 'string' && isFilledLater(value)) return undefined;
  const said = formatPath(path);
  return forms.find((f) => f.at.test(said) && !f.good(value))?.wanted;
}
