/** The steps, from the oldest to the newest. Nothing else lists them. */
import { STEP as STEP_87_88 } from './8.7-8.8/index.ts';
import type { Step } from './step.ts';

export const STEPS = [STEP_87_88] as const;
export type Minor = (typeof STEPS)[number]['from' | 'to'];
export const MINORS: readonly Minor[] = [...new Set(STEPS.flatMap((s) => [s.from, s.to]))];
export const isMinor = (text: unknown): text is Minor => (MINORS as readonly unknown[]).includes(text);

/** The step that leads to a version. */
export const stepTo = (version: Minor): Step | undefined => STEPS.find((s) => s.to === version);
/**
 * The step under which a set is looked at: the one that begins at its version; for the newest, the one that led there. What
 * could be of any version takes the first.
 */
export function stepOf(version: Minor | 'neutral' | 'foreign'): Step {
  const [first] = STEPS;
  return STEPS.find((s) => s.from === version) ?? STEPS.find((s) => s.to === version) ?? first;
}
export type { Step } from './step.ts';
