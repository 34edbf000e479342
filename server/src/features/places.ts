/** Offsets of the engine as ranges of the protocol. Both count UTF-16 code units. */
import type { Range, TextEdit as LspEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding, TextEdit } from '../engine/index.ts';

export const rangeOf = (document: TextDocument, place: { readonly start: number; readonly end: number }): Range => ({
  start: document.positionAt(place.start),
  end: document.positionAt(place.end),
});
/** What a key is called now comes before what is to be added beside it: additions stand at the first key of a file. */
export const ownFirst = (found: readonly Finding[]): Finding[] => [
  ...found.filter((f) => f.tag !== undefined),
  ...found.filter((f) => f.tag === undefined),
];
/** LSP knows no place between CR and LF, and VS Code none for two edits that touch. */
export function toLspEdits(document: TextDocument, edits: readonly TextEdit[]): LspEdit[] {
  const text = document.getText();
  const splits = (offset: number): boolean => text[offset - 1] === '\r' && text[offset] === '\n';
  const joined: TextEdit[] = [];
  for (const e of edits) {
    const last = joined[joined.length - 1];
    if (last?.end === e.start) joined[joined.length - 1] = { start: last.start, end: e.end, text: last.text + e.text };
    else joined.push(e);
  }
  return joined.map(({ start, end, text: by }) => {
    const before = splits(start) ? 1 : 0;
    const after = splits(end) ? 1 : 0;
    const range = rangeOf(document, { start: start - before, end: end + after });
    return { range, newText: `${before ? '\r' : ''}${by}${after ? '\n' : ''}` };
  });
}
