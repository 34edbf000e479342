/** Pieces of a page of Markdown; names of files and keys are other people's. */

/** `numbers`: the first of the columns that are numbers, which stand at the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], numbers = head.length): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((c) => c.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i < numbers ? '---' : '---:'))), ...rows.map(line)].join('\n');
}
/** A code span. */
export const code = (text: string): string => {
  // eslint-disable-next-line no-control-regex
  const clean = text.replace(/[\u0000-\u001f\u007f]/g, '?');
  return clean.includes('`') ? `\`\` ${clean} \`\`` : `\`${clean}\``;
};
