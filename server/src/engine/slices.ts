/**
 * Work that takes long can be done in slices: it is written as a generator that yields wherever it may be interrupted, and whoever
 * runs it decides when it goes on, if at all. Run to the end at once it does the same; there is no second way to do it.
 */
export type Sliced<T> = Generator<undefined, T, undefined>;

/** Does all of it now. */
export function finish<T>(work: Sliced<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Small steps are counted: an interruption would cost more than one of them. */
const STEPS = 128;
let steps = 0;
/** `if (due()) yield;` in a loop of small steps; `as`: as many of them as one step of this loop takes. */
export function due(as = 1): boolean {
  steps += as;
  if (steps < STEPS) return false;
  steps = 0;
  return true;
}
