import { emptyValue, type Json } from '../yaml/tree.ts';

/** Somebody said it, and it says something. */
export const filled = (value: Json | undefined): boolean => value !== undefined && !emptyValue(value);
