/** The report for machines: the same shape for `check`, `migrate` and `validate`, and for the editor. */
import type { Minor, Step } from '../engine/steps/index.ts';
import {
  findingsIn,
  message,
  messageOf,
  pathIn,
  positionIn,
  type Finding,
  type LedgerEntry,
  type Safety,
  type Severity,
  type Mount,
  type UpgradedLayer,
} from '../engine/index.ts';
import { formatSteps } from '../engine/wrappers/steps.ts';
import type { Changes } from '../engine/checklist/changes.ts';
import { counts, type Counts } from './followUps.ts';
import { docsLink } from './links.ts';
import { untold } from './untold.ts';

export interface JsonPlace {
  readonly input: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly why: string;
}
export interface JsonFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly path: string;
  /** In the input, from 1. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** What is to be done, or was, why, and what happens otherwise. */
  readonly message: string;
  /** More about it; often empty. */
  readonly details: string;
  /** First 8.8 path; null where there is none. */
  readonly target: string | null;
  readonly targets: readonly string[];
  readonly fix: Safety;
  readonly section: string;
  readonly docs: string;
  readonly related: readonly JsonPlace[];
  /** Where the decision waits in the output: the line of the comment left there. */
  readonly outputLine: number | null;
}
/** A mistake in the output, as `validate` tells it. */
export interface JsonMistake {
  readonly rule: string;
  readonly severity: Severity;
  readonly path: string;
  readonly line: number;
  readonly message: string;
  readonly docs: string;
}
export interface JsonLedgerEntry {
  readonly path: string;
  readonly line: number;
  readonly outcome: LedgerEntry['outcome'];
  readonly to: readonly string[];
  readonly rule: string | null;
  readonly note?: string;
}
export interface JsonProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}
export interface JsonFile {
  readonly input: string;
  /** Where in the file the values stand that the rest is about; null for the whole file. */
  readonly at: string | null;
  /** Null when nothing was written. */
  readonly output: string | null;
  readonly changed: boolean;
  readonly findings: readonly JsonFinding[];
  /** What comments in the file silence: counted nowhere else. */
  readonly silenced: readonly JsonFinding[];
  /** What is wrong in the output and no finding above says: lines are of the output. */
  readonly toMend: readonly JsonMistake[];
  readonly ledger: readonly JsonLedgerEntry[];
  /** Comments that stood inside removed blocks. */
  readonly comments: readonly { readonly path: string; readonly text: string }[];
  /** Why the file, or the rest of it, could not be read. */
  readonly problems: readonly JsonProblem[];
}
export interface JsonReport {
  readonly from: Minor | null;
  readonly to: Minor;
  readonly summary: Counts & { readonly silenced: number };
  /** What changes though no key says so; nothing for files on top of others. */
  readonly changes: Changes;
  readonly files: readonly JsonFile[];
}

/** What every report is made from. */
export interface ReportInput {
  readonly step: Step;
  /** What the files are; null where they do not tell. */
  readonly from: Minor | null;
  readonly findings: readonly Finding[];
  /** What comments silence; a report of what was done knows no such. */
  readonly silenced?: readonly Finding[];
  /** The upgrade was carried out: messages say what was done instead of what to do. */
  readonly done?: boolean;
  readonly files: readonly ReportFile[];
  readonly changes: Changes;
  /** Takes secrets out of text that a user wrote as a comment. */
  readonly mask: (text: string) => string;
}
export interface ReportFile {
  readonly input: string;
  readonly output: string | null;
  readonly layer: UpgradedLayer;
  /** Where the new text stands in the new file, if it is not the whole of it. */
  readonly now?: Mount | undefined;
  /** No values of it are upgraded: only what stands around some, or refers to them, is spoken of. */
  readonly around?: boolean;
  /** The decisions that wait in the new text: findings of a set made of the new texts. */
  readonly left: readonly Finding[];
  readonly problems?: readonly JsonProblem[];
}

/** 1-based place in the old file of an offset of the old values, and in the new file of one of the new values. */
export const placeBefore = ({ layer }: ReportFile, offset: number): { line: number; column: number } =>
  positionIn({ text: layer.before, mount: layer.mount }, offset);
export const lineBefore = (file: ReportFile, offset: number): number => placeBefore(file, offset).line;
export const lineAfter = ({ layer, now }: ReportFile, offset: number): number =>
  positionIn({ text: layer.after, mount: now }, offset).line;
/** The file, and where in it. */
export const titleOf = (name: string, { layer }: ReportFile): string =>
  layer.mount ? `${name}, ${formatSteps(layer.mount.steps)}` : name;

/** The line of the comment that waits for a decision about a finding; null when there is none. */
export function outputLine(f: Finding, file: ReportFile): number | null {
  const rule = f.args.rule ?? f.rule;
  const waiting = decisionsIn(file).get(`${rule} ${f.place.path}`);
  return waiting ? lineAfter(file, waiting.place.start) : null;
}
const decisions = new WeakMap<ReportFile, ReadonlyMap<string, Finding>>();
function decisionsIn(file: ReportFile): ReadonlyMap<string, Finding> {
  const known = decisions.get(file);
  if (known) return known;
  const made = new Map<string, Finding>();
  for (const l of file.left) {
    const key = `${l.args.rule ?? ''} ${l.place.path}`;
    if (!made.has(key)) made.set(key, l);
  }
  decisions.set(file, made);
  return made;
}

/** What the number of decisions means: only some of them wait as comments. */
export function decides(input: ReportInput): string {
  const manual = input.files.flatMap((file, i) =>
    findingsOf(input, i)
      .filter((f) => f.safety === 'manual')
      .map((f) => outputLine(f, file) !== null),
  );
  const waiting = manual.filter((w) => w).length;
  if (waiting === manual.length) return 'only you can; the old text waits as a comment';
  return waiting === 0
    ? 'only you can; nothing was changed there'
    : `only you can; of ${String(waiting)} the old text waits as a comment`;
}

export const findingsOf = (input: ReportInput, layer: number): readonly Finding[] => findingsIn(input.findings, layer);

export function jsonReport(input: ReportInput): JsonReport {
  return {
    from: input.from,
    to: input.step.to,
    summary: { ...counts(input.findings), silenced: input.silenced?.length ?? 0 },
    changes: input.from === input.step.from ? input.changes : { defaults: [], objects: [] },
    files: input.files.map((file, i) => ({
      input: file.input,
      at: file.layer.mount ? formatSteps(file.layer.mount.steps) : null,
      output: file.output,
      changed: file.layer.after !== file.layer.before,
      findings: findingsOf(input, i).map((f) => jsonFinding(f, file, input)),
      silenced: (input.silenced ?? []).filter((f) => f.place.layer === i).map((f) => jsonFinding(f, file, input)),
      toMend: untold(file.left, input.findings).map((f) => jsonMistake(f, file)),
      ledger: file.layer.ledger.map((e) => jsonEntry(e, file)),
      comments: file.layer.lost.map(({ path, text }) => ({
        path: pathIn(file.layer.mount, path),
        text: input.mask(text),
      })),
      problems: file.problems ?? [],
    })),
  };
}

function jsonFinding(f: Finding, file: ReportFile, { files, done }: ReportInput): JsonFinding {
  const start = placeBefore(file, f.place.start);
  const end = placeBefore(file, f.place.end);
  const inFile = (path: string): string => pathIn(file.layer.mount, path);
  return {
    rule: f.rule,
    severity: f.severity,
    path: inFile(f.place.path),
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    message: message(f, done ? 'after' : 'before'),
    details: messageOf(f).details,
    target: f.targets.map(inFile)[0] ?? null,
    targets: f.targets.map(inFile),
    fix: f.safety,
    section: f.section,
    docs: docsLink(f.rule),
    related: f.related.flatMap((r) => {
      const other = files[r.layer];
      if (!other) return [];
      const path = pathIn(other.layer.mount, r.path);
      return [{ input: other.input, path, ...placeBefore(other, r.start), why: r.message }];
    }),
    outputLine: outputLine(f, file),
  };
}

const jsonMistake = (f: Finding, file: ReportFile): JsonMistake => ({
  rule: f.rule,
  severity: f.severity,
  path: pathIn(file.layer.mount, f.place.path),
  line: lineAfter(file, f.place.start),
  message: message(f),
  docs: docsLink(f.rule),
});

function jsonEntry(e: LedgerEntry, file: ReportFile): JsonLedgerEntry {
  return {
    path: pathIn(file.layer.mount, e.path),
    line: lineBefore(file, e.offset),
    outcome: e.outcome,
    to: e.to.map((path) => pathIn(file.layer.mount, path)),
    rule: e.rule ?? null,
    ...(e.note !== undefined && { note: e.note }),
  };
}
