/**
 * How a command ends: the exit code for programs and the sentence for people, decided together, so that one never says what the
 * other denies.
 */
import { pathIn, positionIn, type Finding, type Standing } from '../engine/index.ts';
import type { Step } from '../engine/steps/index.ts';
import { isFollowUp, plural, silencedWords } from '../report/followUps.ts';
import { label } from './files.ts';
import type { FailOn } from './args.ts';
import { Exit, type ExitCode } from './terminal.ts';

/** Known not to work, whatever a person decides about the rest. */
export const isMistake = (f: Finding): boolean => f.severity === 'error' && f.rule !== 'left-to-decide';

export interface Outcome {
  readonly code: ExitCode;
  /** Begins with the number of the code. */
  readonly words: string;
}
/** A text in which findings stand, under the name that its reader knows. */
export interface Stands extends Standing {
  readonly name: string;
}

/** More than these are counted. */
const NAMED = 3;

/** `check` of old files: what is in them now. */
export function outcomeOfOld({ to }: Step, findings: readonly Finding[]): Outcome {
  const errors = findings.filter((f) => f.severity === 'error').length;
  if (errors > 0)
    return end(Exit.errors, `${to} does not work with these files as they are: ${plural(errors, 'error')}.`);
  const rest = findings.filter((f) => f.severity === 'warning' || isFollowUp(f)).length;
  if (rest > 0) return end(Exit.followUps, `no error, but ${plural(rest, 'finding')} to look at.`);
  return end(Exit.clean, 'nothing to follow up.');
}

/** `validate`, and `check` of files that are new already. */
export function outcomeOfNew({ to }: Step, findings: readonly Finding[], files: readonly Stands[]): Outcome {
  if (findings.some(isMistake))
    return end(Exit.errors, `${to} does not work with these files as they are: ${named(findings, files)}.`);
  if (findings.length > 0)
    return end(Exit.followUps, `nothing known to be broken, but ${plural(findings.length, 'finding')} to look at.`);
  return end(Exit.clean, 'nothing to follow up.');
}

/** `migrate`: what was said about the old files, and what `validate` says about the new ones. */
export function outcomeOfUpgrade(
  { to }: Step,
  findings: readonly Finding[],
  left: readonly Finding[],
  files: readonly Stands[],
): Outcome {
  if (left.some(isMistake))
    return end(
      Exit.errors,
      `${to} does not work with the new ${files.length === 1 ? 'file' : 'files'} until this is mended: ${named(left, files)}.`,
    );
  if (findings.some(isFollowUp) || left.length > 0) return end(Exit.followUps, 'something is left for you.');
  return end(Exit.clean, 'nothing is left for you.');
}

/** Only a part of the files could be read, and what is told is about that. */
export const outcomeOfBroken = (): Outcome => end(Exit.failure, 'not all of it could be read.');

/** `validate` of old files. */
export const outcomeOfUnfit = ({ from, to }: Step): Outcome =>
  end(Exit.errors, `these are ${from} files, and ${to} does not work with them.`);

/** The files could be of either version, and nobody said which. */
export function outcomeOfDoubt(differs: string | undefined): Outcome {
  return differs === undefined
    ? end(Exit.clean, 'on top of other files nothing in here has to change, whichever it is.')
    : end(Exit.followUps, `what has to change depends on it: ${differs}.`);
}

/** What does not matter to whoever asked ends with 0; what could not be read matters to everybody. */
export function heeded(outcome: Outcome, failOn: FailOn): Outcome {
  const spared =
    outcome.code === Exit.followUps ? failOn !== 'findings' : outcome.code === Exit.errors && failOn === 'never';
  if (!spared) return outcome;
  const without = `Exit code 0 (${String(outcome.code)} without --fail-on ${failOn})`;
  return { code: Exit.clean, words: outcome.words.replace(/^Exit code \d/, without) };
}

/**
 * `check` of a folder: the worst of its sets. `broken`: some YAML of ours cannot be read. Where there is none, whoever moved the folder
 * has to hear of it: the usual linters fail then, and have an option against it.
 */
export function outcomeOfFolder(
  sets: readonly Outcome[],
  errors: number,
  broken: boolean,
  allowEmpty: boolean,
  refused: boolean,
): Outcome {
  const bad = sets.filter((o) => o.code === Exit.errors).length;
  const rest = sets.filter((o) => o.code === Exit.followUps).length;
  const of = (n: number): string => `${String(n)} of ${plural(sets.length, 'set')}`;
  if (bad > 0)
    return end(
      Exit.errors,
      `the newer Camunda does not work with ${of(bad)} as ${bad === 1 ? 'it is' : 'they are'}: ${plural(errors, 'error')}.`,
    );
  if (broken) return end(Exit.failure, 'not all of it could be read.');
  if (rest > 0) return end(Exit.followUps, `no error, but something to look at in ${of(rest)}.`);
  if (sets.length === 0 && refused)
    return end(Exit.failure, 'nothing was checked: nobody can judge the values that are there.');
  if (sets.length === 0)
    return end(
      allowEmpty ? Exit.clean : Exit.failure,
      `nothing was checked, because no values of Camunda were found${allowEmpty ? '' : ' (--allow-empty-input ends with 0)'}. A values file that says little, and a script with \`helm --set\`, are checked when they are named.`,
    );
  return end(Exit.clean, 'nothing to follow up.');
}

/** Comments silence findings: nobody shall read that there are none. */
export const besides = (outcome: Outcome, silenced: number): Outcome =>
  outcome.code === Exit.clean && silenced > 0
    ? { ...outcome, words: outcome.words.replace(/\.$/, `; ${silencedWords(silenced)}.`) }
    : outcome;

const end = (code: ExitCode, why: string): Outcome => ({ code, words: `Exit code ${String(code)}: ${why}` });

function named(findings: readonly Finding[], files: readonly Stands[]): string {
  const all = findings.filter(isMistake);
  const names = new Set(files.map((f) => f.name));
  const places = all.slice(0, NAMED).map((f) => {
    const file = files[f.place.layer];
    const line = file ? positionIn(file, f.place.start).line : 1;
    const where = names.size > 1 && file ? `${label(file.name)} line ${String(line)}` : `line ${String(line)}`;
    return `${f.place.path === '' ? '' : `\`${pathIn(file?.mount, f.place.path)}\`, `}${where} (${f.rule})`;
  });
  const rest = all.length - places.length;
  return `${places.join('; ')}${rest > 0 ? `; and ${String(rest)} more` : ''}`;
}
