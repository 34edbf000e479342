/** The report for machines: the same shape for `check`, `migrate` and `validate`, and for the editor. */
import {
  message,
  position,
  type Finding,
  type LedgerEntry,
  type Safety,
  type Severity,
  type UpgradedLayer,
} from '../engine/index.ts';
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
  readonly message: string;
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
  /** Null when nothing was written. */
  readonly output: string | null;
  readonly changed: boolean;
  readonly findings: readonly JsonFinding[];
  /** What is wrong in the output and no finding above says: lines are of the output. */
  readonly toMend: readonly JsonMistake[];
  readonly ledger: readonly JsonLedgerEntry[];
  /** Comments that stood inside removed blocks. */
  readonly comments: readonly { readonly path: string; readonly text: string }[];
  /** Why the file, or the rest of it, could not be read. */
  readonly problems: readonly JsonProblem[];
}
export interface JsonReport {
  readonly from: '8.7' | '8.8' | null;
  readonly to: '8.8';
  readonly summary: Counts;
  /** What changes though no key says so; nothing for files on top of others. */
  readonly changes: Changes;
  readonly files: readonly JsonFile[];
}

/** What every report is made from. */
export interface ReportInput {
  readonly from: '8.7' | '8.8' | null;
  readonly findings: readonly Finding[];
  readonly files: readonly ReportFile[];
  readonly changes: Changes;
  /** Takes secrets out of text that a user wrote as a comment. */
  readonly mask: (text: string) => string;
}
export interface ReportFile {
  readonly input: string;
  readonly output: string | null;
  readonly layer: UpgradedLayer;
  /** The decisions that wait in the new text: findings of a set made of the new texts. */
  readonly left: readonly Finding[];
  readonly problems?: readonly JsonProblem[];
}

/** The line of the comment that waits for a decision about a finding; null when there is none. */
export function outputLine(f: Finding, file: ReportFile): number | null {
  const rule = f.args.rule ?? f.rule;
  const waiting = file.left.find((l) => l.args.rule === rule && l.place.path === f.place.path);
  return waiting ? position(file.layer.after, waiting.place.start).line : null;
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

export const findingsOf = (input: ReportInput, layer: number): Finding[] =>
  input.findings.filter((f) => f.place.layer === layer);

export function jsonReport(input: ReportInput): JsonReport {
  return {
    from: input.from,
    to: '8.8',
    summary: counts(input.findings),
    changes: input.from === '8.7' ? input.changes : { defaults: [], objects: [] },
    files: input.files.map((file, i) => ({
      input: file.input,
      output: file.output,
      changed: file.layer.after !== file.layer.before,
      findings: findingsOf(input, i).map((f) => jsonFinding(f, file, input.files)),
      toMend: untold(file, input.findings).map((f) => jsonMistake(f, file)),
      ledger: file.layer.ledger.map((e) => jsonEntry(e, file.layer.before)),
      comments: file.layer.lost.map(({ path, text }) => ({ path, text: input.mask(text) })),
      problems: file.problems ?? [],
    })),
  };
}

function jsonFinding(f: Finding, file: ReportFile, files: readonly ReportFile[]): JsonFinding {
  const start = position(file.layer.before, f.place.start);
  const end = position(file.layer.before, f.place.end);
  return {
    rule: f.rule,
    severity: f.severity,
    path: f.place.path,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    message: message(f),
    target: f.targets[0] ?? null,
    targets: f.targets,
    fix: f.safety,
    section: f.section,
    docs: docsLink(f.rule),
    related: f.related.flatMap((r) => {
      const other = files[r.layer];
      if (!other) return [];
      return [{ input: other.input, path: r.path, ...position(other.layer.before, r.start), why: r.message }];
    }),
    outputLine: outputLine(f, file),
  };
}

const jsonMistake = (f: Finding, file: ReportFile): JsonMistake => ({
  rule: f.rule,
  severity: f.severity,
  path: f.place.path,
  line: position(file.layer.after, f.place.start).line,
  message: message(f),
  docs: docsLink(f.rule),
});

function jsonEntry(e: LedgerEntry, text: string): JsonLedgerEntry {
  return {
    path: e.path,
    line: position(text, e.offset).line,
    outcome: e.outcome,
    to: e.to,
    rule: e.rule ?? null,
    ...(e.note !== undefined && { note: e.note }),
  };
}
