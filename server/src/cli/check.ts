/** `check` and `validate`: findings, and nothing is written. */
import { changesOf } from '../engine/checklist/changes.ts';
import { couldBeLayer } from '../engine/base.ts';
import { apply, examine, inspect, plan, readSet, type Finding, type ValuesSet } from '../engine/index.ts';
import { jsonReport, type ReportInput } from '../report/json.ts';
import { Masking } from '../report/mask.ts';
import type { CheckCommand } from './args.ts';
import { label } from './files.ts';
import { LAYER_OR_WHOLE, load, problemsOf, type Loaded } from './load.ts';
import { sarifReport } from './sarif.ts';
import { Exit, NAME, type ExitCode, type Terminal } from './terminal.ts';
import { textReport } from './text.ts';
import { isKnownBroken } from './result.ts';
import { version } from './version.ts';

export async function check(command: CheckCommand, terminal: Terminal): Promise<ExitCode> {
  const { from, layer, region } = command;
  const read = await load(command.files, { from, partial: layer, region });
  const unsaid = couldBeLayer(read.set);
  const loaded = unsaid ? { ...read, set: asLayer(read.set) } : read;
  const { set } = loaded;
  const neutral = set.version === 'neutral';
  const validating = command.name === 'validate';
  const findings = neutral ? [] : validating && set.version === '8.8' ? examine(set) : inspect(set);
  show(command, loaded, findings, terminal);
  if (unsaid)
    terminal.err.write(
      `${NAME}: ${read.inputs.map((i) => label(i.name)).join(', ')}: ${LAYER_OR_WHOLE} Taken for a file on top of others; --whole if it is not.\n`,
    );
  if (loaded.broken.length > 0) {
    for (const line of loaded.broken) terminal.err.write(`${NAME}: ${line}\n`);
    return Exit.failure;
  }
  if (validating && set.version === '8.7') {
    terminal.err.write(
      `${NAME}: these are 8.7 files, and 8.8 does not work with them. Upgrade them first: ${NAME} migrate.\n`,
    );
    return Exit.errors;
  }
  if (validating) return isKnownBroken(findings) ? Exit.errors : findings.length > 0 ? Exit.followUps : Exit.clean;
  if (findings.some((f) => f.severity === 'error')) return Exit.errors;
  return findings.some((f) => f.severity === 'warning') ? Exit.followUps : Exit.clean;
}

const asLayer = (set: ValuesSet): ValuesSet =>
  readSet(
    set.layers.map(({ name, text }) => ({ name, text })),
    { ...set.options, partial: true },
    set,
  );

function show(command: CheckCommand, { inputs, set }: Loaded, findings: readonly Finding[], terminal: Terminal): void {
  const layers = apply(set, plan(findings));
  const masking = new Masking(set);
  const report: ReportInput = {
    from: set.version === '8.7' || set.version === '8.8' ? set.version : null,
    findings,
    files: set.layers.flatMap((l, i) => {
      const [input, layer] = [inputs[i], layers[i]];
      if (!input || !layer) return [];
      return [{ input: input.name, output: null, layer, left: [], problems: problemsOf(l) }];
    }),
    changes: changesOf(set),
    mask: (text) => masking.text(text),
  };
  if (command.format === 'text') terminal.out.write(textReport(report, command.name, terminal.out));
  else {
    const json = jsonReport(report);
    const out = command.format === 'json' ? json : sarifReport(json, version);
    terminal.out.write(`${JSON.stringify(out, null, 2)}\n`);
  }
}
