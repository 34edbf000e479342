/** What every feature is asked about: one document of an analysed set. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../engine/index.ts';
import type { Analysis } from './analysis.ts';
import type { Settings } from './settings.ts';
import type { Suppressions } from './suppress.ts';

/** One document as the features see it. */
export interface View {
  readonly analysis: Analysis;
  /** Index of the document in its set. */
  readonly layer: number;
  /** The document as it was analysed. */
  readonly document: TextDocument;
  readonly settings: Settings;
  readonly suppressed: Suppressions;
  /** The findings of this document that are shown. */
  readonly shown: readonly Finding[];
}
