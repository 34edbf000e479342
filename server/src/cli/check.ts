/** `check` and `validate`: findings, and nothing is written. */
import { changesOf } from '../engine/checklist/changes.ts';
import { couldBeLayer } from '../engine/base.ts';
import { apply, examine, inspect, plan, readAgain, type Finding, type ValuesSet } from '../engine/index.ts';
import { isMinor } from '../engine/steps/index.ts';
import { bySilence } from '../features/suppress.ts';
import { jsonReport, type ReportInput } from '../report/json.ts';
import { Masking } from '../report/mask.ts';
import type { CheckCommand } from './args.ts';
import { aroundOf, type Around } from '../report/around.ts';
import { doubtOf } from './doubt.ts';
import { label } from './files.ts';
import { areFolders, checkFolders } from './folder.ts';
import { problemsOf } from '../report/refusals.ts';
import { LAYER_OR_WHOLE, load, unfinished, type Loaded } from './load.ts';
import { nextStep, refuseTarget } from './target.ts';
import { sarifReport } from './sarif.ts';
import { fail, NAME, type ExitCode, type Terminal } from './terminal.ts';
import { textReport } from './text.ts';
import {
  besides,
  heeded,
  outcomeOfBroken,
  outcomeOfDoubt,
  outcomeOfNew,
  outcomeOfOld,
  outcomeOfUnfit,
  type Outcome,
  type Stands,
} from './outcome.ts';
import { version } from './version.ts';

export async function check(command: CheckCommand, terminal: Terminal): Promise<ExitCode> {
  if (command.name === 'check' && areFolders(command.files)) return checkFolders(command, terminal);
  if (command.format === 'markdown')
    return fail('--format markdown is for folders; migrate --report-file R.md is one for files.');
  const { from, layer, region, release, target } = command;
  const read = await load(
    command.files,
    { from, partial: layer, region, release, target },
    command.at,
    command.name === 'check',
  );
  const left = unfinished(read.inputs);
  if (left !== undefined) terminal.err.write(`${NAME}: ${left}\n`);
  if (command.name === 'check') refuseTarget(read.set, target);
  const unsaid = couldBeLayer(read.set);
  const loaded = { ...read, set: setFor(command, unsaid ? asLayer(read.set) : read.set) };
  const { set } = loaded;
  const around = aroundOf(read.remarks, set.layers.length);
  const inValues = set.version === 'neutral' ? [] : set.version === set.step.to ? examine(set) : inspect(set);
  const findings = [...inValues, ...around.findings];
  const files = [...set.layers, ...around.files.map(({ layer: { name, before } }) => ({ name, text: before }))];
  const { told, silenced } = bySilence(findings, files);
  const ended =
    loaded.broken.length > 0 ? outcomeOfBroken() : besides(outcomeOf(command, set, told, files), silenced.length);
  const outcome = heeded(ended, command.failOn);
  show(command, loaded, { findings, told, silenced }, around, outcome, terminal);
  if (unsaid)
    terminal.err.write(
      `${NAME}: ${read.inputs.map((i) => label(i.name)).join(', ')}: ${LAYER_OR_WHOLE} Taken for a file on top of others; --whole if it is not.\n`,
    );
  if (loaded.broken.length > 0) {
    for (const line of loaded.broken) terminal.err.write(`${NAME}: ${line}\n`);
    return outcome.code;
  }
  const { from: old, to } = set.step;
  const next = set.version === old ? nextStep(set.step, target) : undefined;
  if (next)
    terminal.err.write(
      `${NAME}: this is the step to ${to}. ${next.to} is another one: ${NAME} migrate --to ${next.to} --output-dir DIR writes both.\n`,
    );
  if (command.name === 'validate' && set.version === old)
    terminal.err.write(
      `${NAME}: these are ${old} files, and ${to} does not work with them. Upgrade them first: ${NAME} migrate.\n`,
    );
  return outcome.code;
}

/** `validate` is asked about files of the new version: what could be either, and what is the same in both, is judged as such. */
function setFor({ name, from }: CheckCommand, set: ValuesSet): ValuesSet {
  if (name !== 'validate' || from !== undefined) return set;
  const either = set.version === 'neutral' || (set.version === set.step.from && inspect(set).length === 0);
  return either ? readAgain(set, { from: set.step.to }) : set;
}

function outcomeOf(
  { name }: CheckCommand,
  set: ValuesSet,
  findings: readonly Finding[],
  files: readonly Stands[],
): Outcome {
  if (set.version === 'neutral') {
    const doubt = doubtOf(set, true);
    return outcomeOfDoubt(doubt?.same ? undefined : doubt?.words);
  }
  if (set.version === set.step.to) return outcomeOfNew(set.step, findings, files);
  return name === 'validate' ? outcomeOfUnfit(set.step) : outcomeOfOld(set.step, findings);
}

const asLayer = (set: ValuesSet): ValuesSet => readAgain(set, { partial: true });

function show(
  command: CheckCommand,
  { set }: Loaded,
  { findings, told, silenced }: Readonly<Record<'findings' | 'told' | 'silenced', readonly Finding[]>>,
  around: Around,
  outcome: Outcome,
  terminal: Terminal,
): void {
  // Where every value goes does not depend on what is told.
  const layers = apply(set, plan(findings));
  const masking = new Masking(set);
  const report: ReportInput = {
    step: set.step,
    from: isMinor(set.version) ? set.version : null,
    findings: told,
    silenced,
    files: [
      ...set.layers.flatMap((l, i) => {
        const layer = layers[i];
        if (!layer) return [];
        return [{ input: l.name, output: null, layer, left: [], problems: problemsOf(l) }];
      }),
      ...around.files,
    ],
    changes: changesOf(set),
    mask: (text) => masking.text(text),
  };
  if (command.format === 'text') terminal.out.write(textReport(report, command.name, terminal.out, outcome));
  else {
    const json = jsonReport(report);
    const out = command.format === 'json' ? json : sarifReport([json], version);
    terminal.out.write(`${JSON.stringify(out, null, 2)}\n`);
  }
}
