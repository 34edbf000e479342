/** Names and values of somebody else's files, written so that a shell, YAML or Markdown reads exactly them. */

/** One word for a POSIX shell. */
export function shellWord(text: string): string {
  return /^[A-Za-z0-9_./:=@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
/** Always in quotes, for assignments a reader may want to change. */
export const shellText = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** A file name for Helm's `-f`, which takes commas for the end of a name, as in a line of CSV. */
export const helmFile = (name: string): string =>
  shellWord(/[",\r\n]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name);

/** A double-quoted YAML scalar. */
export const yamlText = (text: string): string =>
  JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** A code span; what would end a line or is not visible becomes a question mark. */
export function markdownCode(text: string): string {
  const line = oneLine(text);
  const ticks = Math.max(0, ...[...line.matchAll(/`+/g)].map((m) => m[0].length));
  const fence = '`'.repeat(ticks + 1);
  const space = ticks > 0 || /^ .* $|^$/.test(line) ? ' ' : '';
  return `${fence}${space}${line}${space}${fence}`;
}

/** For comments, which end with their line. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]/gu, '?');
