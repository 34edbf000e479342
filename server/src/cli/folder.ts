/** `check DIR`: every set of values below some folders. */
import { realpathSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { changesOf } from '../engine/checklist/changes.ts';
import { apply, plan, type Finding, type ValuesSet } from '../engine/index.ts';
import { shellWord } from '../engine/journey/quote.ts';
import { isMinor, type Minor } from '../engine/steps/index.ts';
import { bySilence } from '../features/suppress.ts';
import { checkFolder, type Step } from '../folder/check.ts';
import { diskSource, SETTINGS, settingsText } from '../folder/disk.ts';
import { rowOf, type Judged } from '../folder/judge.ts';
import { folderSettings } from '../folder/settings.ts';
import { aroundOf, remarksOf, type Around } from '../report/around.ts';
import { counts, plural } from '../report/followUps.ts';
import {
  besideWords,
  COLUMNS,
  folderMarkdown,
  foundLine,
  ON_TOP,
  worstFirst,
  type FolderSummary,
  type SetRow,
} from '../report/folder.ts';
import { jsonReport, type JsonReport, type ReportInput } from '../report/json.ts';
import { Masking } from '../report/mask.ts';
import { problemsOf } from '../report/refusals.ts';
import { parentRemarks } from './around.ts';
import type { CheckCommand, Format } from './args.ts';
import { doubtOf } from './doubt.ts';
import { label } from './files.ts';
import { leftoverLine } from './leftovers.ts';
import {
  besides,
  heeded,
  outcomeOfBroken,
  outcomeOfDoubt,
  outcomeOfFolder,
  outcomeOfNew,
  outcomeOfOld,
  type Outcome,
  type Stands,
} from './outcome.ts';
import { sarifReport } from './sarif.ts';
import { Exit, Failure, fail, NAME, painter, printable, type ExitCode, type Paint, type Terminal } from './terminal.ts';
import { version } from './version.ts';

const isFolder = (name: string): boolean => {
  try {
    return name !== '-' && statSync(name).isDirectory();
  } catch {
    // Whoever reads it says what is wrong with it.
    return false;
  }
};
export const areFolders = (names: readonly string[]): boolean => names.some(isFolder);

interface Row extends SetRow {
  readonly outcome: Outcome;
}

export async function checkFolders(command: CheckCommand, terminal: Terminal): Promise<ExitCode> {
  const roots = rootsOf(command);
  const rows: Row[] = [];
  const reports: JsonReport[] = [];
  const refused: string[] = [];
  const unread: string[] = [];
  const ignored: string[] = [];
  const charts: string[] = [];
  const wantsAll = command.format === 'json' || command.format === 'sarif';
  let yaml = 0;
  let broken = false;
  for (const root of roots) {
    const name = (path: string): string => nameIn(root, path);
    const settings = folderSettings(settingsText(root));
    if (settings.problem !== undefined) unread.push(`${name(SETTINGS)}: ${settings.problem}.`);
    const take = (step: Step): void => {
      switch (step.is) {
        case 'set': {
          const around = aroundIn(step.judged);
          const files = standsIn(step.judged, around);
          const said = bySilence([...step.judged.findings, ...around.findings], files);
          const silenced = said.silenced.length;
          const outcome = besides(outcomeOf(step.judged, said.told, files), silenced);
          rows.push({ ...rowOf(step.judged, { counts: counts(said.told), silenced }), outcome });
          refused.push(...step.judged.broken);
          broken ||= step.judged.broken.length > 0;
          if (wantsAll) reports.push(jsonReport(inputOf(step.judged, around, said)));
          break;
        }
        case 'beside': {
          const around = aroundOf([{ ...step.file, remarks: step.remarks }], 0);
          const files = [step.file];
          const said = bySilence(around.findings, files);
          const silenced = said.silenced.length;
          const beside = step.of.files;
          const outcome = besides(outcomeIn(step.of.set, said.told, files), silenced);
          const row = { files: [step.file.name], version: versionOf(step.of.set), onTop: false, beside };
          rows.push({ ...row, counts: counts(said.told), silenced, outcome });
          if (wantsAll) reports.push(jsonReport(besideReport(step, around, said)));
          break;
        }
        case 'refused':
          refused.push(...step.why);
          broken ||= step.broken;
          break;
        case 'unread':
          unread.push(`${printable(name(step.path))}: ${step.why}.`);
          break;
        case 'ignored':
          ignored.push(printable(name(step.path)));
          break;
        case 'chart':
          charts.push(printable(name(step.path)));
          break;
        case 'found':
          yaml += step.yaml;
      }
    };
    const { from, target } = command;
    for await (const step of checkFolder(diskSource(root, name), { ...settings, from, target })) take(step);
  }
  const left = leftoverLine(rows.flatMap((r) => r.files.map((f) => resolve(f))));
  if (left !== undefined) unread.push(left);
  const errors = rows.reduce((n, r) => n + r.counts.error, 0);
  const worst = outcomeOfFolder(outcomesOf(rows), errors, broken, command.allowEmpty, refused.length > 0);
  const silenced = rows.reduce((n, r) => n + r.silenced, 0);
  const outcome = heeded(besides(worst, silenced), command.failOn);
  const summary: FolderSummary = {
    title: `Camunda values in ${roots.map(label).join(', ')}`,
    yaml,
    sets: rows,
    unchecked: [...refused, ...unread],
    leftOut: leftOut(ignored, charts),
  };
  tell(command.format, terminal, { roots, summary, reports, outcome });
  return outcome.code;
}

interface Told {
  readonly roots: readonly string[];
  readonly summary: FolderSummary;
  /** Of each set, for the formats that programs read. */
  readonly reports: readonly JsonReport[];
  readonly outcome: Outcome;
}
function tell(format: Format, { out, err }: Terminal, { roots, summary, reports, outcome }: Told): void {
  if (format === 'text') out.write(text(summary, outcome, painter(out.color)));
  else if (format === 'markdown') out.write(`${folderMarkdown(summary)}\n${outcome.words}\n`);
  else {
    const all = format === 'sarif' ? sarifReport(reports, version) : json(roots, summary, reports, outcome);
    out.write(`${JSON.stringify(all, null, 2)}\n`);
    for (const line of summary.unchecked) err.write(`${NAME}: ${line}\n`);
  }
}

function rootsOf({ files, layer, region, release, at }: CheckCommand): readonly string[] {
  const odd = files.filter((f) => !isFolder(f));
  if (odd.length > 0)
    throw new Failure(odd.map((f) => `${label(f)}: is no folder. Give folders, or the files of one set, not both.`));
  const options = Object.entries({ layer, region, release, at }).flatMap(([o, v]) => (v === undefined ? [] : [o]));
  const [option] = options;
  if (option !== undefined)
    fail(
      `--${option === 'layer' ? 'layer and --whole' : option} speaks of one set of files, and a folder can hold several. Give the files of that set.`,
    );
  const real = files.map((f) => realpathSync(f));
  real.forEach((path, i) => {
    const outer = real.findIndex(
      (other, j) => j !== i && (path === other ? j < i : path.startsWith(`${other.replace(/[\\/]$/, '')}${sep}`)),
    );
    if (outer >= 0)
      fail(`${label(files[i] ?? '')}: is in ${label(files[outer] ?? '')}, which is checked as well. Give one of them.`);
  });
  return files;
}
/** As somebody would name it on the command line. */
const nameIn = (root: string, path: string): string => join(root, path).split(sep).join('/');

function aroundIn({ files, arranged, charts, set }: Judged): Around {
  const remarks = [...remarksOf(files, arranged, set), ...parentRemarks(charts, arranged, set, files)];
  return aroundOf(remarks, set.layers.length);
}
const standsIn = ({ set }: Judged, around: Around): Stands[] => [
  ...set.layers,
  ...around.files.map(({ layer: { name, before } }) => ({ name, text: before })),
];

function outcomeOf(judged: Judged, told: readonly Finding[], files: readonly Stands[]): Outcome {
  const { set } = judged;
  if (judged.broken.length > 0) return outcomeOfBroken();
  if (set.version === 'neutral') {
    const doubt = doubtOf(set, true);
    return outcomeOfDoubt(doubt?.same ? undefined : doubt?.words);
  }
  return outcomeIn(set, told, files);
}
const outcomeIn = (
  { version, step }: Pick<ValuesSet, 'version' | 'step'>,
  told: readonly Finding[],
  files: readonly Stands[],
): Outcome => (version === step.to ? outcomeOfNew(step, told, files) : outcomeOfOld(step, told));
const isBeside = ({ beside }: SetRow, files: readonly string[]): boolean => beside?.join('\n') === files.join('\n');
/** Of each set, with what files beside it name of its objects. */
function outcomesOf(rows: readonly Row[]): Outcome[] {
  const WORST: readonly ExitCode[] = [Exit.errors, Exit.failure, Exit.followUps, Exit.clean];
  return rows
    .filter((r) => !r.beside)
    .map(({ files, outcome }) => {
      const all = rows.filter((b) => isBeside(b, files)).map((b) => b.outcome);
      return [outcome, ...all].sort((a, b) => WORST.indexOf(a.code) - WORST.indexOf(b.code))[0] ?? outcome;
    });
}
const versionOf = ({ version }: Pick<ValuesSet, 'version'>): Minor | null => (isMinor(version) ? version : null);
/** Only names stand in it, and nothing of it is changed. */
const besideReport = (
  { of: { set } }: Extract<Step, { is: 'beside' }>,
  { files }: Around,
  { told, silenced }: ReturnType<typeof bySilence>,
): ReportInput => ({
  step: set.step,
  from: versionOf(set),
  findings: told,
  silenced,
  files,
  changes: { defaults: [], objects: [] },
  mask: (text) => text,
});
function inputOf(judged: Judged, around: Around, said: ReturnType<typeof bySilence>): ReportInput {
  const { set, findings } = judged;
  const layers = apply(set, plan(findings));
  const masking = new Masking(set);
  return {
    step: set.step,
    from: versionOf(set),
    findings: said.told,
    silenced: said.silenced,
    files: [
      ...set.layers.flatMap((l, i) => {
        const layer = layers[i];
        return layer ? [{ input: l.name, output: null, layer, left: [], problems: problemsOf(l) }] : [];
      }),
      ...around.files,
    ],
    changes: changesOf(set),
    mask: (text) => masking.text(text),
  };
}

function leftOut(ignored: readonly string[], charts: readonly string[]): string[] {
  return [
    ...(ignored.length > 0 ? [`${plural(ignored.length, 'folder')} that .gitignore excludes: ${some(ignored)}`] : []),
    ...(charts.length > 0 ? [`Camunda's own chart and its default values: ${some(charts)}`] : []),
  ];
}
/** Names, and rows, that are still read. */
const MOST = 5;
const MOST_ROWS = 40;
const some = (list: readonly string[]): string =>
  `${list.slice(0, MOST).join(', ')}${list.length > MOST ? ` and ${String(list.length - MOST)} more` : ''}`;

function json(
  roots: readonly string[],
  { yaml, unchecked, leftOut }: FolderSummary,
  sets: readonly JsonReport[],
  { code }: Outcome,
) {
  const none = { ...counts([]), silenced: 0 };
  const total = Object.fromEntries(
    Object.keys(none).map((key) => [key, sets.reduce((n, s) => n + s.summary[key as keyof typeof none], 0)]),
  );
  return { folders: roots, exitCode: code, yamlFiles: yaml, summary: total, sets, unchecked, leftOut };
}

function text(summary: FolderSummary, outcome: Outcome, paint: Paint): string {
  const blocks = [`${paint('bold', printable(summary.title))} · ${foundLine(summary)}`];
  const isQuiet = ({ counts: n }: SetRow): boolean => n.error + n.warning + n.information + n.manual + n.review === 0;
  const loud = worstFirst(summary.sets.filter((s) => !isQuiet(s)));
  const rows = loud.slice(0, MOST_ROWS);
  const more = [
    ...(loud.length > rows.length
      ? [`… and ${plural(loud.length - rows.length, 'more set', 'more sets')} with less: --format markdown tells all.`]
      : []),
    ...[...new Set(summary.sets.map((s) => s.version))].sort().flatMap((v) => {
      const quiet = summary.sets.filter((s) => isQuiet(s) && !s.beside && s.version === v);
      if (quiet.length === 0) return [];
      const names = some(quiet.map((s) => s.files.map(printable).join(' ')));
      const what = v === null ? 'that could be of either version' : `of ${v} with nothing to follow up`;
      return [`${plural(quiet.length, 'set')} ${what}: ${names}`];
    }),
  ];
  if (rows.length > 0) {
    const used = COLUMNS.filter(({ of }) => of === 'error' || rows.some((r) => r.counts[of] > 0));
    const head = ['', ...used.map((c) => c.title)];
    const cells = rows.map((r) => [r.version ?? '?', ...used.map(({ of }) => String(r.counts[of]))]);
    const wide = head.map((title, i) => Math.max(title.length, ...cells.map((c) => c[i]?.length ?? 0)));
    const line = (list: readonly string[]): string => list.map((c, i) => c.padStart(wide[i] ?? 0)).join('  ');
    blocks.push(
      [
        paint('dim', `${line(head)}  files, in the order of Helm's -f`),
        ...rows.map((r, i) => {
          const names = r.files.map(printable).join(' ');
          const note = r.beside ? besideWords(r, printable) : r.onTop ? 'on top of others' : '';
          return `${line(cells[i] ?? [])}  ${names}${note === '' ? '' : paint('dim', ` (${note})`)}`;
        }),
      ].join('\n'),
    );
    const [worst] = rows;
    const base = worst?.beside ?? worst?.files ?? [];
    const all = [...base, ...summary.sets.flatMap((r) => (isBeside(r, base) ? r.files : []))];
    const notes = [
      ...(rows.some((r) => r.onTop)
        ? [
            `(on top of others): ${ON_TOP}. The setting camundaValues.sets in .vscode/settings.json says what belongs together.`,
          ]
        : []),
      ...(worst && worst.counts.error + worst.counts.warning + worst.counts.manual > 0
        ? [`All about a set: ${NAME} check ${all.map((f) => shellWord(printable(f))).join(' ')}`]
        : []),
    ];
    if (notes.length > 0) blocks.push(notes.join('\n'));
  }
  if (more.length > 0) blocks.push(more.join('\n'));
  const list = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [[paint('bold', title), ...lines.map((l) => `  ${l}`)].join('\n')];
  blocks.push(...list('Not checked', summary.unchecked), ...list('Left out', summary.leftOut), outcome.words);
  return `${blocks.join('\n\n')}\n`;
}
