/**
 * The links of a page of ours as the Markdown preview of VS Code follows them: it shows an address `file:` as plain text
 * (markdown-it refuses it), and looks for what begins with a slash below the first folder of the workspace.
 */
export function belowFirst(markdown: string, first: string): string {
  const folder = first.replace(/\/+$/, '').split('/');
  return markdown.replace(/\]\((file:[^)\s]+)\)/g, (_, file: string) => {
    const path = file.split('/');
    const apart = folder.findIndex((part, i) => part !== path[i]);
    const same = apart < 0 ? folder.length : apart;
    return `](/${'../'.repeat(folder.length - same)}${path.slice(same).join('/')})`;
  });
}
