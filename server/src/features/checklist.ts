/** The upgrade checklist of a document's set. */
import { checkSet } from '../engine/checklist/check.ts';
import { STEPS } from '../engine/checklist/items.ts';
import type { Checklist, ChecklistPlace } from '../protocol.ts';
import type { View } from '../session.ts';
import { rangeOf } from './places.ts';

export function checklist(view: View): Checklist {
  const { analysis } = view;
  const answers = checkSet(analysis.set, analysis.findings);
  return {
    uri: view.document.uri,
    state: analysis.set.version,
    steps: STEPS.map((step) => ({
      id: step.id,
      title: step.title,
      items: answers
        .filter((a) => a.item.step === step.id)
        .map(({ item, state, places }) => ({
          id: item.id,
          title: item.title,
          why: item.why,
          link: item.link,
          state,
          places: places.flatMap((p): ChecklistPlace[] => {
            const layer = analysis.layers[p.layer];
            return layer ? [{ uri: layer.uri, range: rangeOf(layer.document, p), label: p.path }] : [];
          }),
        })),
    })),
  };
}
