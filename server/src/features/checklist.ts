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
  const steps = analysis.findings.filter((f) => !f.rule.startsWith('validate/'));
  const found = (yield* checking(analysis.set, steps, answers)).filter(
    (a) => a.item.conditional !== true || a.state !== 'not-needed',
  );
  const there = new Set((yield* commands(analysis, { answers })).map((c) => c.id));
  return {
    uri: view.document.uri,
    state: analysis.set.version,
    steps: analysis.set.step.checklist.chapters.map((step) => ({
      id: step.id,
      title: step.title,
      items: found
        .filter((a) => a.item.step === step.id)
        .map(({ item, state, places, todo, asks }) => ({
          id: item.id,
          title: item.title,
          why: item.why,
          ...(todo !== undefined && { todo }),
          link: item.link,
          state,
          places: placesOf(analysis, places),
          ...(item.command !== undefined && there.has(item.command) && { command: item.command }),
          ...(item.assistant !== undefined && { assistant: item.assistant }),
          ...(asks && { asks: [...asks] }),
        })),
    })),
  };
}
