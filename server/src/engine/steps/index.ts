/** The steps, from the oldest to the newest. Nothing else lists them. */
import type { Minor } from '../charts/index.ts';
import { STEP as STEP_87_88 } from './8.7-8.8/index.ts';
import { STEP as STEP_88_89 } from './8.8-8.9/index.ts';
import type { Step } from './step.ts';

export const STEPS = [STEP_87_88, STEP_88_89] as const;
export const MINORS: readonly Minor[] = [...new Set(STEPS.flatMap((s) => [s.from, s.to]))];
export const isMinor = (text: unknown): text is Minor => (MINORS as readonly unknown[]).includes(text);
/** How far files are led unless somebody asks for more: what is of this version is left in peace. */
export const TARGET: Minor = '8.8';

/** The step that leads to a version. */
export const stepTo = (version: Minor): Step | undefined => STEPS.find((s) => s.to === version);
/**
 * The step under which a set is looked at: the one that begins at its version, as long as it leads no further than the target; for
 * one that is there, the step that led there. What could be of any version takes the first.
 */
export function stepOf(version: Minor | 'neutral' | 'foreign', target: Minor = TARGET): Step {
  const [first] = STEPS;
  const upTo = MINORS.indexOf(target);
  return (
    STEPS.find((s) => s.from === version && MINORS.indexOf(s.to) <= upTo) ??
    STEPS.find((s) => s.to === version) ??
    first
  );
}
export type { Minor } from '../charts/index.ts';
export type { Step } from './step.ts';
