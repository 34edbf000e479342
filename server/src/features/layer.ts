/** A file of a set, as the editor has it or as it was read. */
import type { TextDocument } from 'vscode-languageserver-textdocument';

export interface LayerDocument {
  readonly uri: string;
  readonly document: TextDocument;
  /** False for a file read through the client: its edits carry no version. */
  readonly open: boolean;
}
