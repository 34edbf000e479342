/** The upgrade checklist of a document's set. */
import { checking } from '../engine/checklist/check.ts';
import type { Sliced } from '../engine/slices.ts';
import type { Answers, Checklist } from '../protocol.ts';
import type { View } from './view.ts';
import { commands, placesOf, readAnswers } from './journey.ts';

/** Without the parts of the upgrade that the files prove this deployment not to have. */
export function* checklist(view: View, given: Answers | undefined): Sliced<Checklist> {
  const { analysis } = view;
  const answers = readAnswers(given);
  // Mistakes in new files are no steps of the upgrade.
  const pending = analysis.findings.filter((f) => !f.rule.startsWith('validate/'));
  const found = (yield* checking(analysis.set, pending, answers)).filter(
    (a) => a.item.conditional !== true || a.state !== 'not-needed',
  );
  const there = new Set((yield* commands(analysis, { answers })).map((c) => c.id));
  const steps: Checklist['steps'][number][] = [];
  for (const { id, title } of analysis.set.step.checklist.chapters) {
    const items: (typeof steps)[number]['items'][number][] = [];
    for (const { item, state, places, todo, asks } of found.filter((a) => a.item.step === id))
      items.push({
        id: item.id,
        title: item.title,
        why: item.why,
        ...(todo !== undefined && { todo }),
        link: item.link,
        state,
        places: yield* placesOf(analysis, places),
        ...(item.command !== undefined && there.has(item.command) && { command: item.command }),
        ...(item.assistant !== undefined && { assistant: item.assistant }),
        ...(asks && { asks: [...asks] }),
      });
    steps.push({ id, title, items });
  }
  return { uri: view.document.uri, state: analysis.set.version, steps };
}
