/** Pieces of a page of Markdown; names of files and keys are other people's. */

/** `numbers`: the first of the columns that are numbers, which stand at the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], numbers = head.length): string {
  return [row(head), row(head.map((_, i) => (i < numbers ? '---' : '---:'))), ...rows.map(row)].join('\n');
}
export const row = (cells: readonly string[]): string =>
  `| ${cells.map((c) => c.replaceAll('|', '\\|')).join(' | ')} |`;
export const html = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
/** Nothing in it is markup. */
export const plain = (text: string): string => html(text).replace(/([*_[\]`])/g, '\\$1');
/** The code spans of a message stay; text outside them holds no markup of ours. */
export const prose = (text: string): string =>
  text
    .split(/(`[^`]*`)/)
    .map((part, i) => (i % 2 === 1 ? part : plain(part)))
    .join('');
