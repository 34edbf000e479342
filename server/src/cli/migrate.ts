/** `migrate`: the upgraded files, a diff, and what is left for a person. */
import { basename, join } from 'node:path';
import { changesOf } from '../engine/checklist/changes.ts';
import { examine, upgrade, type ValuesSet } from '../engine/index.ts';
import type { Step } from '../engine/steps/index.ts';
import { jsonReport, type ReportInput } from '../report/json.ts';
import { markdownReport } from '../report/markdown.ts';
import { Masking } from '../report/mask.ts';
import { upgradedName } from '../report/names.ts';
import type { MigrateCommand } from './args.ts';
import { aroundOf } from './around.ts';
import { paintDiff, unifiedDiff, type Diff } from './diff.ts';
import { checkOutputs, hardLinkLines, label, writeAll, type Input, type Output, type Written } from './files.ts';
import { loadToWrite, problemsOf } from './load.ts';
import { outcomeOfUpgrade } from './outcome.ts';
import { NAME, fail, painter, printable, type ExitCode, type Terminal } from './terminal.ts';
import { textReport } from './text.ts';
import { readResult, textsOf } from './result.ts';

/** A place for one text; null where it is only shown. */
type Place = string | null;

export async function migrate(command: MigrateCommand, terminal: Terminal): Promise<ExitCode> {
  const preview = command.to.kind === 'nowhere';
  if (preview && !command.diff && !command.report && !terminal.out.isTTY)
    fail(
      `Say where the result goes: --output, --output-dir or --in-place; or --diff to see it only. See ${NAME} --help.`,
    );
  const { from, layer: partial, region, release } = command;
  const options = { from, partial, region, release };
  const { inputs, set, arranged, remarks } = await loadToWrite(command.files, options, true, command.at);

  const places = placesOf(command, set.step, inputs);
  const { findings: inValues, layers } = upgrade(set);
  const around = aroundOf(remarks, layers.length);
  const findings = [...inValues, ...around.findings];
  const texts = textsOf(inputs, arranged, layers);
  const result = readResult(layers, set.step.to, options, (i) => texts[arranged.layers[i]?.file ?? -1] ?? '');
  unreadable(result);
  const left = examine(result);
  const masking = new Masking(set, result);
  const report: ReportInput = {
    step: set.step,
    from: set.version === set.step.to ? set.step.to : set.step.from,
    findings,
    files: [
      ...layers.map((layer, i) => ({
        input: layer.name,
        output: places[arranged.layers[i]?.file ?? -1] ?? null,
        layer,
        now: result.layers[i]?.mount,
        left: left.filter((f) => f.place.layer === i),
        problems: set.layers[i] ? problemsOf(set.layers[i]) : [],
      })),
      ...around.files,
    ],
    changes: changesOf(set),
    mask: (text) => masking.text(text),
  };

  // Everything is worked out before anything is written.
  const { to } = command;
  const reportText = command.report && (command.report.format === 'markdown' ? markdownReport(report) : json(report));
  const wantsDiff = command.diff || (preview && !command.report);
  const diff = wantsDiff ? diffOf(command, texts, inputs, set, result, masking) : undefined;
  const data = to.kind === 'stdout' || command.diff || command.report?.path === '-';
  const people = data ? terminal.err : terminal.out;
  const news = report.files.map((f) => ({ name: f.output ?? f.input, text: f.layer.after, mount: f.now }));
  const outcome = outcomeOfUpgrade(set.step, findings, left, news);
  const summary = textReport(report, 'migrate', people, outcome);

  const written = write(command, inputs, texts, places, reportText, terminal);
  if (to.kind === 'stdout') terminal.out.write(texts[0] ?? '');
  if (diff) printDiff(diff, terminal);
  if (reportText !== undefined && command.report?.path === '-') terminal.out.write(reportText);
  people.write(summary);
  const end = closing(command, set.step, inputs, texts, places, written);
  people.write(`\n${end.join('\n')}\n`);
  return outcome.code;
}

/** A file that Helm could not read is never written. */
function unreadable(result: ValuesSet): void {
  for (const layer of result.layers) {
    const [problem] = problemsOf(layer);
    if (problem)
      fail(
        `${label(layer.name)}: the upgraded text, line ${String(problem.line)}, could not be read: ${problem.message}. Nothing is written. Please report it.`,
      );
  }
}

function placesOf(command: MigrateCommand, step: Step, inputs: readonly Input[]): Place[] {
  const { to } = command;
  switch (to.kind) {
    case 'nowhere':
    case 'stdout':
      return inputs.map(() => null);
    case 'file':
      return [to.path];
    case 'in-place': {
      const pipe = inputs.find((i) => !i.file);
      if (pipe) fail(`${label(pipe.name)}: cannot be replaced in place. Use --output.`);
      return inputs.map((i) => i.name);
    }
    case 'folder': {
      const pipe = inputs.find((i) => !i.file);
      if (pipe) fail(`${label(pipe.name)}: has no name of its own for --output-dir. Use --output.`);
      const names = inputs.map((i) => (to.rename ? upgradedName(step, basename(i.name)) : basename(i.name)));
      names.forEach((name, i) => {
        const first = names.indexOf(name);
        if (first === i) return;
        const [a, b] = [label(inputs[first]?.name ?? ''), label(inputs[i]?.name ?? '')];
        fail(
          `${b}: would become ${printable(join(to.path, name))} like ${a}. Rename one of them, or upgrade in place.`,
        );
      });
      return names.map((name) => join(to.path, name));
    }
  }
}

function write(
  command: MigrateCommand,
  inputs: readonly Input[],
  texts: readonly string[],
  places: readonly Place[],
  report: string | undefined,
  terminal: Terminal,
): Written[] {
  const inPlace = command.to.kind === 'in-place';
  const outputs = texts.flatMap((text, i): Output[] => {
    const name = places[i];
    if (name === null || name === undefined) return [];
    const mode = inputs[i]?.file ? inputs[i].file.stats.mode & 0o777 : undefined;
    return [{ name, text, mode, replace: inPlace || command.force }];
  });
  if (report !== undefined && command.report && command.report.path !== '-') {
    outputs.push({ name: command.report.path, text: report, mode: undefined, replace: command.force });
  }
  checkOutputs(outputs, inputs, inPlace);
  // A file that stays as it is keeps its date too.
  const changed = outputs.filter((_, i) => !(inPlace && inputs[i] && inputs[i].text === texts[i]));
  for (const line of hardLinkLines(changed)) terminal.err.write(`${NAME}: ${line}\n`);
  return writeAll(changed, command.to.kind === 'folder' ? command.to.path : undefined);
}

const json = (report: ReportInput): string => `${JSON.stringify(jsonReport(report), null, 2)}\n`;

function diffOf(
  command: MigrateCommand,
  texts: readonly string[],
  inputs: readonly Input[],
  before: ValuesSet,
  after: ValuesSet,
  masking: Masking,
): Diff {
  const [old, now] = command.showSecrets
    ? []
    : [
        masking.files(inputs, before),
        masking.files(
          inputs.map(({ name }, i) => ({ name, text: texts[i] ?? '' })),
          after,
        ),
      ];
  return unifiedDiff(
    inputs.map(({ name, text }, i) => ({
      name,
      before: text,
      after: texts[i] ?? text,
      masked: old?.[i] && now?.[i] ? { before: old[i], after: now[i] } : undefined,
    })),
  );
}

function printDiff(diff: Diff, { out, err }: Terminal): void {
  out.write(out.isTTY && diff.text !== '' ? `${paintDiff(diff.text, painter(out.color))}\n` : diff.text);
  if (diff.masked > 0)
    err.write(`${NAME}: ${diff.masked} lines of the diff show ••• for a secret; --show-secrets makes it a patch.\n`);
}

function closing(
  command: MigrateCommand,
  step: Step,
  inputs: readonly Input[],
  texts: readonly string[],
  places: readonly Place[],
  written: readonly Written[],
): string[] {
  const lines: string[] = [];
  if (command.to.kind === 'nowhere') {
    const files = inputs.map((i) => label(i.name)).join(' ');
    const [only] = inputs;
    const name =
      only && inputs.length === 1 && only.file ? upgradedName(step, basename(only.name)) : `values-${step.to}.yaml`;
    const to = inputs.length > 1 ? '--output-dir DIR' : `--output ${printable(name)}`;
    lines.push(
      'No values file was written. To write:',
      `  ${NAME} migrate ${inputs.length > 1 || only?.file ? files : '-'} ${to}`,
    );
  }
  if (places.some((p) => p !== null)) {
    lines.push('Written');
    places.forEach((place, i) => {
      if (place === null) return;
      const done = written.find((w) => w.name === place);
      const same = inputs[i]?.text === texts[i];
      const note = !done ? ' (nothing to change, not touched)' : same ? ' (nothing to change)' : '';
      const through = done?.through === undefined ? '' : ` (a link; its target ${printable(done.through)} was written)`;
      lines.push(`  ${label(place)}${note}${through}`);
    });
  }
  if (command.to.kind === 'stdout') lines.push('The upgraded file went to standard output.');
  if (command.report && command.report.path !== '-') lines.push(`Report: ${label(command.report.path)}`);
  return lines;
}
