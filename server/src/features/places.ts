/** Offsets of the engine as ranges of the protocol. Both count UTF-16 code units. */
import type { Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../engine/index.ts';

export const rangeOf = (document: TextDocument, place: { readonly start: number; readonly end: number }): Range => ({
  start: document.positionAt(place.start),
  end: document.positionAt(place.end),
});
/** What a key is called now comes before what is to be added beside it: additions stand at the first key of a file. */
export const ownFirst = (found: readonly Finding[]): Finding[] => [
  ...found.filter((f) => f.tag !== undefined),
  ...found.filter((f) => f.tag === undefined),
];

/** They touch, if only at an end. */
export const overlaps = (a: Range, b: Range): boolean => !before(a.end, b.start) && !before(b.end, a.start);
const before = (a: Range['start'], b: Range['start']): boolean =>
  a.line < b.line || (a.line === b.line && a.character < b.character);
