/** The one stretch in which two texts differ, between what they have in common before and behind it. */
export interface Stretch {
  /** UTF-16 offsets into the old text. */
  readonly start: number;
  readonly end: number;
  /** How much longer the new text is. */
  readonly by: number;
}
export function stretchOf(from: string, to: string): Stretch {
  const least = Math.min(from.length, to.length);
  let head = 0;
  while (head < least && from.charCodeAt(head) === to.charCodeAt(head)) head++;
  let tail = 0;
  while (tail < least - head && from.charCodeAt(from.length - 1 - tail) === to.charCodeAt(to.length - 1 - tail)) tail++;
  return { start: head, end: from.length - tail, by: to.length - from.length };
}
