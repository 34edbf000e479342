/** `documents`: what goes with the files of an upgrade. They name Secrets and keys, never a value. */
import { join } from 'node:path';
import { upgrade, type ValuesSet } from '../engine/index.ts';
import { checklistGuide } from '../engine/journey/checklistGuide.ts';
import { commandsGuide } from '../engine/journey/commandLine.ts';
import { journeyOf } from '../engine/journey/journeys.ts';
import type { JourneyDocument } from '../engine/journey/document.ts';
import type { Answers } from '../engine/journey/secrets.ts';
import { finish } from '../engine/slices.ts';
import type { DocumentsCommand } from './args.ts';
import { checkOutputs, label, writeAll, type Input, type Output } from './files.ts';
import { loadAgain, loadToWrite, type Loaded } from './load.ts';
import { textsOf } from './result.ts';
import { nextStep, refuseTarget } from './target.ts';
import { Exit, type ExitCode, type Terminal } from './terminal.ts';

export async function documents(command: DocumentsCommand, terminal: Terminal): Promise<ExitCode> {
  const { from, layer: partial, region, folder, target } = command;
  const loaded = await loadToWrite(command.files, { from, partial, region, target });
  const { inputs, set, arranged } = loaded;
  refuseTarget(set, target);
  const answers = { release: command.release, namespace: command.namespace, region: set.options.region };
  // What stands inside a document is not given to Helm by a person.
  const names = arranged.mounted ? undefined : inputs.map((i) => i.name);
  // Every step has its own folder, and the next one begins with what this one makes.
  const next = set.version === set.step.from ? nextStep(set.step, target) : undefined;
  const first = documentsOf(set, next ? join(folder, set.step.to) : folder, names, answers);
  const all = next ? [first, documentsAfter(loaded, join(folder, next.to), names, answers, first.values)] : [first];

  const outputs = all.flatMap(({ folder: where, documents: list }) =>
    list.map((d): Output => {
      const mode = d.language === 'shellscript' ? 0o755 : undefined;
      return { name: join(where, d.fileName), text: d.text, mode, replace: command.force };
    }),
  );
  checkOutputs(outputs, inputs, false);
  writeAll(
    outputs,
    all.map((a) => a.folder),
  );
  terminal.out.write(
    summary(
      all.flatMap((a) => a.documents),
      outputs,
    ),
  );
  return Exit.clean;
}

interface Made {
  readonly folder: string;
  readonly documents: readonly JourneyDocument[];
  /** One of them: values that Helm gets last. */
  readonly values: JourneyDocument | undefined;
}

/** For the set as the step before leaves it, with the values that were made for that step. */
function documentsAfter(
  loaded: Loaded,
  folder: string,
  names: readonly string[] | undefined,
  answers: Answers,
  values: JourneyDocument | undefined,
): Made {
  const { inputs, set, arranged } = loaded;
  const texts = textsOf(inputs, arranged, upgrade(set).layers);
  const files = inputs.map((input, i): Input => ({ ...input, text: texts[i] ?? input.text }));
  if (!values || arranged.mounted) return documentsOf(loadAgain(loaded, files).set, folder, names, answers);
  const now = loadAgain(loaded, [...files, { name: values.fileName, text: values.text, file: undefined }]).set;
  const text = upgrade(now).layers.at(-1)?.after ?? values.text;
  return documentsOf(now, folder, names, answers, { ...values, text });
}

function documentsOf(
  set: ValuesSet,
  folder: string,
  names: readonly string[] | undefined,
  answers: Answers,
  given?: JourneyDocument,
): Made {
  const journey = journeyOf(set.step);
  const own = journey?.secrets?.documents(set, answers);
  const secrets = [...(own ? finish(own) : []), ...(given ? [given] : [])];
  const values = given ?? secrets.find((d) => d.fileName === journey?.secrets?.values);
  const last = values ? [join(folder, values.fileName)] : [];
  const commands = journey?.commands(set, names && [...names, ...last], answers) ?? [];
  // What comes after the upgrade is read from the new files.
  const after = set.version === set.step.to && journey?.finish ? [journey.finish.guide(set, commands)] : [];
  const guides = journey ? [commandsGuide(set, commands)] : [];
  return { folder, documents: [checklistGuide(set, answers), ...secrets, ...guides, ...after], values };
}

function summary(all: readonly JourneyDocument[], outputs: readonly Output[]): string {
  const names = outputs.map((o) => label(o.name));
  const width = Math.max(...names.map((n) => n.length));
  return `Written\n${all.map((d, i) => `  ${(names[i] ?? '').padEnd(width)}  ${d.title}\n`).join('')}`;
}
