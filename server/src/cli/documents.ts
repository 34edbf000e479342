/** `documents`: what goes with the files of an upgrade. They name Secrets and keys, never a value. */
import { join } from 'node:path';
import { checklistGuide } from '../engine/journey/checklistGuide.ts';
import { journeyOf } from '../engine/journey/journeys.ts';
import type { JourneyDocument } from '../engine/journey/document.ts';
import type { DocumentsCommand } from './args.ts';
import { checkOutputs, label, writeAll, type Output } from './files.ts';
import { loadToWrite } from './load.ts';
import { Exit, fail, type ExitCode, type Terminal } from './terminal.ts';

export async function documents(command: DocumentsCommand, terminal: Terminal): Promise<ExitCode> {
  const { from, layer: partial, region, folder } = command;
  const { inputs, set, arranged } = await loadToWrite(command.files, { from, partial, region });
  const inside = arranged.layers.find((l) => l.mount);
  if (inside)
    fail(
      `${label(inside.name)}: the commands of the upgrade are not known for values inside a document. Give the values as a file of their own.`,
    );
  const answers = { release: command.release, namespace: command.namespace, region: set.options.region };
  const journey = journeyOf(set.step);
  const secrets = journey?.secretDocuments(set, answers) ?? [];
  const last = secrets.flatMap((d) => (d.fileName === journey?.secretValues ? [join(folder, d.fileName)] : []));
  const commands = journey?.commands(set, [...inputs.map((i) => i.name), ...last], answers) ?? [];
  // What comes after the upgrade is read from the new files.
  const finish = set.version === set.step.to && journey ? [journey.finish.guide(set, commands)] : [];
  const all = [
    checklistGuide(set, answers),
    ...secrets,
    ...(journey ? [journey.commandsGuide(set, commands)] : []),
    ...finish,
  ];

  const outputs = all.map((d): Output => {
    const mode = d.language === 'shellscript' ? 0o755 : undefined;
    return { name: join(folder, d.fileName), text: d.text, mode, replace: command.force };
  });
  checkOutputs(outputs, inputs, false);
  writeAll(outputs, folder);
  terminal.out.write(summary(all, outputs));
  return Exit.clean;
}

function summary(all: readonly JourneyDocument[], outputs: readonly Output[]): string {
  const names = outputs.map((o) => label(o.name));
  const width = Math.max(...names.map((n) => n.length));
  return `Written\n${all.map((d, i) => `  ${(names[i] ?? '').padEnd(width)}  ${d.title}\n`).join('')}`;
}
