/** Whether what was verified still holds: sums of the texts of all files, as they were and as they are. */

export interface Verified {
  /** The new chart: `13.x`. */
  readonly chart: string;
  readonly renders: boolean;
  readonly differences: number;
  readonly unexplained: number;
}
export interface Stored extends Verified {
  /** File -> a sum of its text. */
  readonly files: Readonly<Record<string, string>>;
  /** The same for files that the upgrade was worked out for: they need not be there. */
  readonly worked: Readonly<Record<string, string>>;
}

/**
 * What was verified of these files, if they still are what they were.
 * @param sums of the files as they are now; null for one that is not there
 * @returns the files that have to be read first; undefined where it no longer holds
 */
export function asItWas(
  stored: Stored,
  uris: readonly string[],
  sums: ReadonlyMap<string, string | null>,
): Verified | string[] | undefined {
  const { files, worked } = stored;
  // A file that joined the deployment since was not seen by Helm.
  if (!uris.every((u) => files[u] !== undefined || worked[u] !== undefined)) return undefined;
  const unread = [...Object.keys(files), ...Object.keys(worked)].filter((u) => !sums.has(u));
  if (unread.length > 0) return unread;
  const same =
    Object.entries(files).every(([u, sum]) => sums.get(u) === sum) &&
    Object.entries(worked).every(([u, sum]) => (sums.get(u) ?? sum) === sum);
  return same ? stored : undefined;
}

/** Tells texts apart; nothing of the text can be told from it. 53 bits. */
export function sumOf(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    a = Math.imul(a ^ c, 2654435761);
    b = Math.imul(b ^ c, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
}

/** State of an older version, or broken, is as good as none. */
export function believable(stored: Readonly<Record<string, unknown>>): Stored | undefined {
  const { chart, renders, differences, unexplained, files, worked } = stored;
  if (typeof chart !== 'string') return undefined;
  if (typeof renders !== 'boolean' || typeof differences !== 'number' || typeof unexplained !== 'number')
    return undefined;
  return areTexts(files) && areTexts(worked) ? { chart, renders, differences, unexplained, files, worked } : undefined;
}
const areTexts = (raw: unknown): raw is Record<string, string> =>
  typeof raw === 'object' && raw !== null && Object.values(raw).every((v) => typeof v === 'string');
