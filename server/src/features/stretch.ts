/** The one stretch in which two texts differ, between what they have in common before and behind it. */
export interface Stretch {
  /** UTF-16 offsets into the old text. */
  readonly start: number;
  readonly end: number;
  /** How much longer the new text is. */
  readonly by: number;
}
/** Texts are compared in blocks, which is done natively. */
const BLOCK = 2048;
/** Of each change several want to know it. */
let last = { from: '', to: '', stretch: { start: 0, end: 0, by: 0 } };
export function stretchOf(from: string, to: string): Stretch {
  if (last.from !== from || last.to !== to) last = { from, to, stretch: compared(from, to) };
  return last.stretch;
}
function compared(from: string, to: string): Stretch {
  if (from === to) return { start: from.length, end: from.length, by: 0 };
  const least = Math.min(from.length, to.length);
  let head = 0;
  while (head + BLOCK <= least && from.slice(head, head + BLOCK) === to.slice(head, head + BLOCK)) head += BLOCK;
  while (head < least && from.charCodeAt(head) === to.charCodeAt(head)) head++;
  const rest = least - head;
  const [a, b] = [from.length, to.length];
  let tail = 0;
  while (tail + BLOCK <= rest && from.slice(a - tail - BLOCK, a - tail) === to.slice(b - tail - BLOCK, b - tail))
    tail += BLOCK;
  while (tail < rest && from.charCodeAt(a - 1 - tail) === to.charCodeAt(b - 1 - tail)) tail++;
  return { start: head, end: a - tail, by: b - a };
}
