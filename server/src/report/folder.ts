/** What a check of a whole folder found, as numbers and for people. */
import { markdownCode } from '../engine/journey/quote.ts';
import type { Minor } from '../engine/steps/index.ts';
import { plural, silencedWords, type Counts } from './followUps.ts';
import { plain, table } from './markdownText.ts';

/** One deployment. */
export interface SetRow {
  /** As somebody reads them, in Helm's order. */
  readonly files: readonly string[];
  /** Null where nothing tells it. */
  readonly version: Minor | null;
  readonly counts: Counts;
  /** How many findings comments silence; they are not among those. */
  readonly silenced: number;
  /** Taken for files on top of others. */
  readonly onTop: boolean;
  /** It holds no values, and names objects of the deployment with these files. */
  readonly beside?: readonly string[];
}
export interface FolderSummary {
  readonly title: string;
  /** YAML files that were looked at. */
  readonly yaml: number;
  readonly sets: readonly SetRow[];
  /** Lines about what could not be judged, and about what was left out. */
  readonly unchecked: readonly string[];
  readonly leftOut: readonly string[];
}

/** What of a set is still to be done; the words are those of every other report. */
export const COLUMNS: readonly { readonly title: string; readonly of: keyof Counts }[] = [
  { title: 'errors', of: 'error' },
  { title: 'warnings', of: 'warning' },
  { title: 'notes', of: 'information' },
  { title: 'to decide', of: 'manual' },
  { title: 'to review', of: 'review' },
  { title: 'done', of: 'safe' },
];

export const filesOf = (sets: readonly SetRow[]): number => new Set(sets.flatMap((s) => s.files)).size;
export function foundLine({ yaml, sets: rows }: FolderSummary): string {
  const seen = plural(yaml, 'YAML file');
  const sets = rows.filter((r) => !r.beside);
  if (sets.length === 0) return `no values of Camunda in ${seen}`;
  const silenced = rows.reduce((n, s) => n + s.silenced, 0);
  const found = `${plural(sets.length, 'set')} of values · ${plural(filesOf(sets), 'file')} of ${seen}`;
  return silenced > 0 ? `${found} · ${silencedWords(silenced)}` : found;
}
/** Those with most errors first, then by name. */
export const worstFirst = (sets: readonly SetRow[]): SetRow[] =>
  [...sets].sort(
    ({ counts: a, files: [x = ''] }, { counts: b, files: [y = ''] }) =>
      b.error - a.error || b.warning - a.warning || b.manual - a.manual || (x < y ? -1 : 1),
  );
/** Which deployment a file without values speaks of, in words. */
export const besideWords = ({ beside }: SetRow, name: (file: string) => string): string =>
  beside ? `names objects of ${beside.map(name).join(' ')}` : '';
export const ON_TOP = 'a file on top of others, checked without what is below it';

/** `link`: the address of a file in the page, where there is one. */
export function folderMarkdown(
  summary: FolderSummary,
  link: (file: string) => string | undefined = () => undefined,
): string {
  const file = (name: string): string => {
    const address = link(name);
    return address === undefined ? markdownCode(name) : `[${markdownCode(name)}](${address})`;
  };
  const rows = worstFirst(summary.sets).map((s) => [
    [...s.files.map(file), ...(s.onTop ? [ON_TOP] : []), ...(s.beside ? [besideWords(s, file)] : [])].join('<br>'),
    s.version ?? 'not told',
    ...COLUMNS.map(({ of }) => String(s.counts[of])),
  ]);
  const head = ['files, in the order of Helm’s -f', 'version', ...COLUMNS.map((c) => c.title)];
  const list = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [`## ${title}`, lines.map((l) => `- ${plain(l)}`).join('\n')];
  return `${[
    `# ${plain(summary.title)}`,
    `${foundLine(summary)}.`.replace(/^./, (c) => c.toUpperCase()),
    ...(rows.length > 0 ? [table(head, rows, 2)] : []),
    ...list('Not checked', summary.unchecked),
    ...list('Left out', summary.leftOut),
  ].join('\n\n')}\n`;
}
