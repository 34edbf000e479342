/** What every feature is asked about: one file of an analysed set. */
import type { Position, Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../engine/index.ts';
import type { Analysis } from './analysis.ts';
import { holds } from './mounted.ts';
import { rangeOf } from './places.ts';
import type { Settings } from './settings.ts';

/** What the document around some values says of itself. Its layer is none of the set. */
export interface RemarkIn {
  readonly finding: Finding;
  readonly range: Range;
  /** What may stand there instead, as it is written there. */
  readonly instead: string | undefined;
}

/** One file as the features see it. */
export interface View {
  readonly analysis: Analysis;
  /** Indexes of its layers in the set: one, or each of the values that stand inside it; none for a document that only speaks of files. */
  readonly layers: readonly number[];
  /** The layer in question, of several the first; -1 for none. */
  readonly layer: number;
  /** That layer as it was analysed; its version is that of the file. */
  readonly document: TextDocument;
  readonly settings: Settings;
  /** The findings of this file that are shown. */
  readonly shown: readonly Finding[];
  /** What is shown of the document around its values; nothing of it is changed with them. */
  readonly around: readonly RemarkIn[];
  /** How many more there would be without comments that silence them. */
  readonly silenced: number;
}

/** The same for the values at a position; undefined where none stand there. */
export function viewAt(view: View, position: Position): View | undefined {
  const layer = view.layers.find((l) => {
    const found = view.analysis.layers[l];
    return found && holds(found.document, position);
  });
  const document = layer === undefined ? undefined : view.analysis.layers[layer]?.document;
  return layer === undefined || !document ? undefined : { ...view, layer, document };
}
/** Where a finding of the view is in the file. */
export const placeOf = (view: Pick<View, 'analysis' | 'document'>, { place }: Finding): ReturnType<typeof rangeOf> =>
  rangeOf(view.analysis.layers[place.layer]?.document ?? view.document, place);
