/** `migrate`: the upgraded files, a diff, and what is left for a person. */
import { basename, join, parse } from 'node:path';
import { changesOf } from '../engine/checklist/changes.ts';
import { shellWord } from '../engine/journey/quote.ts';
import { examine, upgrade, type ReadOptions, type ValuesSet } from '../engine/index.ts';
import type { Step } from '../engine/steps/index.ts';
import { formatSteps } from '../engine/wrappers/steps.ts';
import { plural } from '../report/followUps.ts';
import { jsonReport, type ReportInput } from '../report/json.ts';
import { markdownReport } from '../report/markdown.ts';
import { Masking } from '../report/mask.ts';
import { upgradedName } from '../report/names.ts';
import type { MigrateCommand } from './args.ts';
import { aroundOf } from '../report/around.ts';
import { problemsOf } from '../report/refusals.ts';
import { paintDiff, unifiedDiff, type Diff } from './diff.ts';
import { checkOutputs, hardLinkLines, label, writeAll, type Input, type Output, type Written } from './files.ts';
import { loadAgain, loadToWrite, type Loaded } from './load.ts';
import { isMistake, outcomeOfUpgrade, type Outcome } from './outcome.ts';
import { nextStep, refuseTarget, refuseUnsettled } from './target.ts';
import { NAME, fail, painter, printable, type ExitCode, type Terminal } from './terminal.ts';
import { textReport } from './text.ts';
import { readResult, textsOf } from './result.ts';

/** A place for one text; null where it is only shown. */
type Place = string | null;

/** One step of the way: all that it makes, and nothing of it is written yet. */
interface Stage {
  readonly step: Step;
  readonly inputs: readonly Input[];
  readonly how: Loaded['how'];
  /** How the set was read. */
  readonly options: ReadOptions;
  readonly set: ValuesSet;
  readonly result: ValuesSet;
  /** The new text of each file, and where it goes. */
  readonly texts: readonly string[];
  readonly places: readonly Place[];
  readonly report: ReportInput;
  readonly masking: Masking;
  readonly outcome: Outcome;
  /** Decisions and mistakes that stand in the new files. */
  readonly unsettled: number;
}

export async function migrate(command: MigrateCommand, terminal: Terminal): Promise<ExitCode> {
  const preview = command.to.kind === 'nowhere';
  if (preview && !command.diff && !command.report && !terminal.out.isTTY)
    fail(
      `Say where the result goes: --output, --output-dir or --in-place; or --diff to see it only. See ${NAME} --help.`,
    );
  const { from, layer: partial, region, release, target } = command;
  const options = { from, partial, region, release, target };
  const loaded = await loadToWrite(command.files, options, true, command.at);
  refuseTarget(loaded.set, target);
  if (!command.undecided) refuseUnsettled(loaded.set);
  const next = loaded.set.version === loaded.set.step.from ? nextStep(loaded.set.step, target) : undefined;
  if (next) oneFolderEach(command, loaded);

  // Everything is worked out before anything is written.
  const stages = [stage(next ? within(command, loaded.set.step) : command, loaded, options)];
  for (let last = stages[0]; last && !preview;) {
    const following = nextStep(last.step, target);
    if (!following || last.set.version !== last.step.from || (last.unsettled > 0 && !command.undecided)) break;
    last = stage(within(command, following), onward(last), { ...last.options, from: last.step.to });
    stages.push(last);
  }
  const reports = stages.map(({ report }) =>
    command.report ? (command.report.format === 'markdown' ? markdownReport(report) : json(report)) : undefined,
  );
  const wantsDiff = command.diff || (preview && !command.report);
  const diffs = wantsDiff ? stages.map((s) => diffOf(command, s)) : [];
  const data = command.to.kind === 'stdout' || command.diff || command.report?.path === '-';
  const people = data ? terminal.err : terminal.out;
  const summaries = stages.map((s) => textReport(s.report, 'migrate', people, s.outcome));

  const written = write(command, stages, reports, terminal);
  if (command.to.kind === 'stdout') terminal.out.write(stages[0]?.texts[0] ?? '');
  stages.forEach((s, i) => {
    const diff = diffs[i];
    if (diff) printDiff(diff, terminal);
    if (reports[i] !== undefined && command.report?.path === '-') terminal.out.write(reports[i]);
    people.write(`${i > 0 ? '\n' : ''}${summaries[i] ?? ''}`);
    people.write(`\n${closing(command, s, reportPlace(command, s, next !== undefined), written).join('\n')}\n`);
  });
  if (next) people.write(`\n${between(command, stages, next).join('\n')}\n`);
  return Math.max(...stages.map((s) => s.outcome.code)) as ExitCode;
}

function stage(command: MigrateCommand, { inputs, set, arranged, how, remarks }: Loaded, options: ReadOptions): Stage {
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
    done: true,
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
  const news = report.files.map((f) => ({ name: f.output ?? f.input, text: f.layer.after, mount: f.now }));
  const outcome = outcomeOfUpgrade(set.step, findings, left, news);
  const unsettled = left.filter((f) => f.rule === 'left-to-decide' || isMistake(f)).length;
  return { step: set.step, inputs, how, options, set, result, texts, places, report, masking, outcome, unsettled };
}

/** The new files of a step as the input of the next one. */
function onward(last: Stage): Loaded {
  const { inputs, texts, places } = last;
  const files = inputs.map((input, i): Input => ({
    ...input,
    name: places[i] ?? input.name,
    text: texts[i] ?? input.text,
  }));
  return loadAgain(last, files);
}
/** Every step has its own folder. */
const within = (command: MigrateCommand, { to }: Step): MigrateCommand =>
  command.to.kind === 'folder' ? { ...command, to: { ...command.to, path: join(command.to.path, to) } } : command;
function oneFolderEach(command: MigrateCommand, { set }: Loaded): void {
  const { target } = command;
  if (command.report?.path === '-')
    fail(`From ${set.step.from} to ${target ?? ''} every step has its own report: give --report-file a name.`);
  if (command.to.kind !== 'folder' && command.to.kind !== 'nowhere')
    fail(
      `From ${set.step.from} to ${target ?? ''} there are two steps, each with its own files: use --output-dir DIR, and they go to DIR/${set.step.to} and DIR/${target ?? ''}.`,
    );
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
  stages: readonly Stage[],
  reports: readonly (string | undefined)[],
  terminal: Terminal,
): Written[] {
  const inPlace = command.to.kind === 'in-place';
  const several = stages.some((s) => nextStep(s.step, command.target) !== undefined && s.set.version === s.step.from);
  const outputs = stages.flatMap(({ texts, places, inputs }) =>
    texts.flatMap((text, i): Output[] => {
      const name = places[i];
      if (name === null || name === undefined) return [];
      const mode = inputs[i]?.file ? inputs[i].file.stats.mode & 0o777 : undefined;
      return [{ name, text, mode, replace: inPlace || command.force }];
    }),
  );
  stages.forEach((s, i) => {
    const name = reportPlace(command, s, several);
    const text = reports[i];
    if (text !== undefined && name !== undefined) outputs.push({ name, text, mode: undefined, replace: command.force });
  });
  // What one step writes the next one reads: only the files that were given are nobody's output.
  const inputs = stages[0]?.inputs ?? [];
  checkOutputs(outputs, inputs, inPlace);
  // A file that stays as it is keeps its date too.
  const same = new Set(inputs.flatMap((input, i) => (input.text === stages[0]?.texts[i] ? [input.name] : [])));
  const changed = outputs.filter((o) => !(inPlace && same.has(o.name)));
  for (const line of hardLinkLines(changed)) terminal.err.write(`${NAME}: ${line}\n`);
  const { to } = command;
  const folders = several ? stages.map((s) => within(command, s.step).to) : [to];
  return writeAll(
    changed,
    folders.flatMap((f) => (f.kind === 'folder' ? [f.path] : [])),
  );
}
/** Where the report of a step goes: with several steps its name has the version, like the files. */
function reportPlace({ report }: MigrateCommand, { step }: Stage, several: boolean): string | undefined {
  if (!report || report.path === '-') return undefined;
  if (!several) return report.path;
  const { dir, name, ext } = parse(report.path);
  return join(dir, `${name}-${step.to}${ext}`);
}

const json = (report: ReportInput): string => `${JSON.stringify(jsonReport(report), null, 2)}\n`;

function diffOf(command: MigrateCommand, { texts, inputs, set: before, result: after, masking }: Stage): Diff {
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
  { step, inputs, texts, places }: Stage,
  report: string | undefined,
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
      `  ${NAME} migrate ${inputs.length > 1 || only?.file ? files : '-'} ${command.target === undefined ? '' : `--to ${step.to} `}${to}`,
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
  if (report !== undefined) lines.push(`Report: ${label(report)}`);
  return lines;
}

/** What has to happen between the steps. */
function between(command: MigrateCommand, stages: readonly Stage[], next: Step): string[] {
  const [first] = stages;
  if (!first) return [];
  const { to } = first.step;
  const wait = `deploy ${to}, and wait until its migrations are complete`;
  if (stages.length > 1 && first.unsettled > 0)
    return [
      `The files of ${next.to} are to look at, not to deploy: ${plural(first.unsettled, 'thing')} in the files of ${to} must be settled first. Do that, ${wait}, and make them again.`,
    ];
  if (stages.length > 1)
    return [
      `Two steps: ${wait} before you deploy ${next.to}; there is no way past it. The files of ${next.to} are made from those of ${to}: whatever you change in these, make them again.`,
    ];
  if (command.to.kind === 'nowhere')
    return [
      `Only the step to ${to} is shown. ${next.to} is another one: --output-dir DIR writes both, each to its own folder.`,
    ];
  const files = first.places.map((p) => label(p ?? '')).join(' ');
  // In another folder no Chart.yaml says so.
  const mount = first.set.layers.map((l) => l.mount).find((m) => m?.form === 'umbrella' && m.role === 'values');
  const steps = first.how.at ?? mount?.steps;
  const at = steps ? ` --at ${shellWord(formatSteps(steps))}` : '';
  return [
    `Nothing was made for ${next.to}: ${plural(first.unsettled, 'thing')} in the files of ${to} must be settled first, see above. Do that, ${wait}; then:`,
    `  ${NAME} migrate ${files}${at} --to ${next.to} --output-dir ${label(within(command, next).to.kind === 'folder' && command.to.kind === 'folder' ? join(command.to.path, next.to) : 'DIR')}`,
  ];
}
