/** One line about a document: what it is and what is left to do. */
import type { Status } from '../protocol.ts';
import { MountedDocument } from './mounted.ts';
import type { View } from './view.ts';
import { lockOf } from './upgrade.ts';
import { levelOf } from './settings.ts';

/** `view` is undefined for a document that is switched off or not Camunda's at all, and without layers for one without values. */
export function status(uri: string, version: number, view: View | undefined, off: boolean): Status {
  const none = {
    uri,
    version,
    step: null,
    locked: null,
    errors: 0,
    warnings: 0,
    notes: 0,
    decisions: 0,
    reviews: 0,
    set: [uri],
    inside: [],
  };
  if (!view || view.layers.length === 0) return { ...none, state: off ? 'off' : 'foreign' };
  const { version: state, step } = view.analysis.set;
  const levels = view.shown.map((f) => levelOf(f, view.settings));
  return {
    ...none,
    state,
    step: state === 'foreign' ? null : { from: step.from, to: step.to },
    locked: view.layers.map((l) => lockOf(view.analysis.set.layers[l])).find((l) => l !== null) ?? null,
    errors: levels.filter((l) => l === 'error').length,
    warnings: levels.filter((l) => l === 'warning').length,
    notes: levels.filter((l) => l === 'information' || l === 'hint').length,
    decisions: view.shown.filter((f) => f.safety === 'manual').length,
    reviews: view.shown.filter((f) => f.safety === 'review').length,
    set: [...new Set(view.analysis.layers.map((l) => l.uri))],
    inside: view.layers.flatMap((layer) => {
      const document = view.analysis.layers[layer]?.document;
      if (!(document instanceof MountedDocument)) return [];
      const findings = view.shown.filter((f) => f.place.layer === layer).length;
      return [{ line: document.file.positionAt(document.mount.offset).line, findings }];
    }),
  };
}
