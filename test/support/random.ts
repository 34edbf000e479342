/** Numbers that are the same in every run. */

/** From 0 up to 1, without 1. */
export function fractions(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
/** Whole numbers from 0 up to `n`, without `n`. */
export function random(seed: number): (n: number) => number {
  const next = fractions(seed);
  return (n) => Math.floor(next() * n);
}
