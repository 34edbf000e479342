/** The versions whose files are checked. */
import type { Minor } from '../charts/index.ts';
import { CHECKS as CHECKS_13 } from './8.8/index.ts';
import { CHECKS as CHECKS_14 } from './8.9/index.ts';
import type { Checks } from './tables.ts';

const ALL: readonly Checks[] = [CHECKS_13, CHECKS_14];
export const checksOf = (minor: Minor): Checks => ALL.find((c) => c.minor === minor) ?? CHECKS_13;
/** Nothing is checked in files of a version that nobody is led to. */
export const isChecked = (minor: Minor): boolean => ALL.some((c) => c.minor === minor);
