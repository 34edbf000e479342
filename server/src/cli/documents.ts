/** `documents`: what goes with the files of an upgrade. They name Secrets and keys, never a value. */
import { join } from 'node:path';
import { upgrade, type ValuesSet } from '../engine/index.ts';
import { checklistGuide } from '../engine/journey/checklistGuide.ts';
import { journeyOf } from '../engine/journey/journeys.ts';
import type { JourneyDocument } from '../engine/journey/document.ts';
import type { Answers } from '../engine/journey/secrets.ts';
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
  // Every step has its own folder, and the next one begins with what this one makes.
  const next = set.version === set.step.from ? nextStep(set.step, target) : undefined;
  const steps = next ? [set, after(loaded)] : [set];
  // What stands inside a document is not given to Helm by a person.
  const names = arranged.mounted ? undefined : inputs.map((i) => i.name);
  const all = steps.map((s) => documentsOf(s, next ? join(folder, s.step.to) : folder, names, answers));

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

/** The set as the step before leaves it. */
function after(loaded: Loaded): ValuesSet {
  const { inputs, set, arranged } = loaded;
  const texts = textsOf(inputs, arranged, upgrade(set).layers);
  const files = inputs.map((input, i): Input => ({ ...input, text: texts[i] ?? input.text }));
  return loadAgain(loaded, files).set;
}

function documentsOf(
  set: ValuesSet,
  folder: string,
  names: readonly string[] | undefined,
  answers: Answers,
): { folder: string; documents: JourneyDocument[] } {
  const journey = journeyOf(set.step);
  const secrets = journey?.secretDocuments(set, answers) ?? [];
  const last = secrets.flatMap((d) => (d.fileName === journey?.secretValues ? [join(folder, d.fileName)] : []));
  const commands = journey?.commands(set, names && [...names, ...last], answers) ?? [];
  // What comes after the upgrade is read from the new files.
  const finish = set.version === set.step.to && journey ? [journey.finish.guide(set, commands)] : [];
  const guides = journey ? [journey.commandsGuide(set, commands)] : [];
  return { folder, documents: [checklistGuide(set, answers), ...secrets, ...guides, ...finish] };
}

function summary(all: readonly JourneyDocument[], outputs: readonly Output[]): string {
  const names = outputs.map((o) => label(o.name));
  const width = Math.max(...names.map((n) => n.length));
  return `Written\n${all.map((d, i) => `  ${(names[i] ?? '').padEnd(width)}  ${d.title}\n`).join('')}`;
}
