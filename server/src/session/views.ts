/** One file as the features see it: of what is found in it, what settings and comments let be told. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { findingsIn, type Finding } from '../engine/index.ts';
import { analyse, type Analysis } from '../features/analysis.ts';
import { remarksIn } from '../features/around.ts';
import { fileOf } from '../features/mounted.ts';
import { levelOf, type Settings } from '../features/settings.ts';
import { silencesNothing, silencingIn } from '../features/suppress.ts';
import { placeOf, type RemarkIn, type View } from '../features/view.ts';

/** One file of a set that is analysed, by the indexes of its layers. */
export function viewOf(analysis: Analysis, layers: readonly number[], settings: Settings): View | undefined {
  const [layer = 0] = layers;
  const mine = analysis.layers[layer];
  if (!mine || layers.length === 0) return undefined;
  const { document } = mine;
  const tell = telling(fileOf(document), settings);
  const own = layers.flatMap((l) => findingsIn(analysis.findings, l));
  const shown = tell.all ? own : own.filter((f) => tell.tells(f, () => placeOf({ analysis, document }, f).start.line));
  const around = told(remarksIn(analysis, fileOf(document)), tell);
  return { analysis, layers, layer, document, settings, shown, around, silenced: tell.silenced };
}
/** The same of a document without values of its own. */
export function viewAround(
  analysis: Analysis,
  document: TextDocument,
  settings: Settings,
  remarks: readonly RemarkIn[] = remarksIn(analysis, document),
): View {
  const tell = telling(document, settings);
  const around = told(remarks, tell);
  return { analysis, layers: [], layer: -1, document, settings, shown: [], around, silenced: tell.silenced };
}
interface Telling {
  /** Nobody turned anything off. */
  readonly all: boolean;
  readonly tells: (finding: Finding, line: () => number) => boolean;
  silenced: number;
}
/** What the settings turn off is not told, nor what comments silence, which count where they stand in the file. */
function telling(file: TextDocument, settings: Settings): Telling {
  const silences = silencingIn(file);
  const all: Telling = {
    all: settings.severity.size === 0 && silencesNothing(silences),
    silenced: 0,
    tells: (f, line) => {
      if (levelOf(f, settings) === 'off') return false;
      const silent = silences(f, line);
      if (silent) all.silenced++;
      return !silent;
    },
  };
  return all;
}
const told = (remarks: readonly RemarkIn[], { tells }: Telling): RemarkIn[] =>
  remarks.filter((r) => tells(r.finding, () => r.range.start.line));
/** Of a file without values. */
export const NOTHING: Analysis = analyse([], { partial: true });
