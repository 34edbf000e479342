/** The named functions of these rules. */
import type { Functions } from '../../rules/functions.ts';

export const FUNCTIONS: Functions = { shapes: {}, predicates: {}, transforms: {}, showable: new Set() };
