import { isObject, type Json } from '../yaml/tree.ts';

/** Neither null nor empty. */
export function filled(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === '') return false;
  if (Array.isArray(value)) return value.length > 0;
  return !isObject(value) || Object.keys(value).length > 0;
}
