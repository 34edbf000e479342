/** The whole-file upgrade: as a preview, as a report, as a versioned edit. */
import { stepTo, type Minor } from '../engine/steps/index.ts';
import type { WorkspaceEdit } from 'vscode-languageserver';
import { couldBeLayer } from '../engine/base.ts';
import { changesOf } from '../engine/checklist/changes.ts';
import { performingOnce, upgradingOnce } from '../engine/once.ts';
import { readingAgain, readingSet } from '../engine/set.ts';
import type { Sliced } from '../engine/slices.ts';
import {
  applying,
  examining,
  position,
  type Finding,
  type Layer,
  type UpgradedLayer,
  type ValuesSet,
} from '../engine/index.ts';
import type { LockReason, Preview, PreviewLayer } from '../protocol.ts';
import { counts } from '../report/followUps.ts';
import { Masking } from '../report/mask.ts';
import { writingReport } from '../report/markdown.ts';
import { upgradedName } from '../report/names.ts';
import type { Analysis } from './analysis.ts';
import { shortName } from './addresses.ts';
import { editOf, type EditAbilities } from './edits.ts';
import { MountedDocument, results } from './mounted.ts';

interface Changed {
  readonly set: ValuesSet;
  readonly findings: readonly Finding[];
  readonly layers: readonly UpgradedLayer[];
  readonly unsaid: boolean;
}
interface Upgraded extends Changed {
  readonly after: ValuesSet;
  readonly left: readonly Finding[];
}

/** What could be of either version stays as it is until somebody says what it is. */
export function* upgrading(analysis: Analysis, from?: Minor): Sliced<Upgraded> {
  const made = yield* changing(analysis, from);
  const after = yield* readingSet(
    made.layers.map((l) => ({ name: l.name, text: l.after })),
    { from: made.set.step.to, above: made.set.options.above },
  );
  return { ...made, after, left: yield* examining(after) };
}
function* changing(analysis: Analysis, from?: Minor): Sliced<Changed> {
  const { set: read } = analysis;
  const neutral = read.version === 'neutral';
  const asked = neutral && from ? yield* readingAgain(read, { from }) : read;
  const unsaid = analysis.unsaid === true || couldBeLayer(asked);
  const set = unsaid ? yield* readingAgain(asked, { partial: true }) : asked;
  const done = neutral && !from ? { findings: [], layers: yield* applying(set, []) } : yield* performingOnce(set);
  return { set, ...done, unsaid };
}

/** Other people's documents are nothing to speak of. */
export const lockOf = (layer: Layer | undefined): LockReason | null =>
  layer?.wrapper && !layer.wrapper.ours ? null : (layer?.locked ?? null);

export function* previewing(analysis: Analysis, from?: Minor): Sliced<Preview> {
  const { set, findings, layers, unsaid } = yield* changing(analysis, from);
  const { manual, review, safe } = counts(findings);
  return {
    state: analysis.set.version,
    decisions: manual,
    reviews: review,
    done: safe,
    ...(analysis.set.version === 'neutral' && !from && { asks: 'version' }),
    ...(unsaid && { asks: 'whole' }),
    ...(isUnsettled(set, findings) && { asks: 'settled' }),
    from: set.step.from,
    to: set.step.to,
    layers: yield* previewLayers(analysis, layers, true),
  };
}

/** The step before left something to decide: the next one would build on what nobody has decided. */
const isUnsettled = ({ version, step }: ValuesSet, findings: readonly Finding[]): boolean =>
  version === step.from && stepTo(step.from) !== undefined && findings.some((f) => f.rule === 'left-to-decide');

/** `renamed`: the result is a file beside the old one, not the old one itself. */
export function* previewLayers(
  analysis: Analysis,
  layers: readonly UpgradedLayer[],
  renamed: boolean,
): Sliced<PreviewLayer[]> {
  const files = yield* results(analysis.layers, layers);
  return files.map(({ uri, open, document, after, edits, layers: own, full }) => ({
    uri,
    version: open ? document.version : null,
    before: document.getText(),
    after,
    edits: [...edits],
    locked: full ? 'wrapper' : (own.map((l) => lockOf(analysis.set.layers[l])).find((l) => l !== null) ?? null),
    target: renamed ? upgradedName(analysis.set.step, shortName(uri)) : shortName(uri),
    inside: own.some((l) => analysis.layers[l]?.document instanceof MountedDocument),
  }));
}

export const upgradeEdit = (
  { layers }: Preview,
  abilities: EditAbilities,
): { edit: WorkspaceEdit | undefined; changed: string[] } => ({
  edit: editOf(layers, abilities),
  changed: layers.filter((l) => l.edits.length > 0).map((l) => l.uri),
});

export function* reporting(analysis: Analysis): Sliced<string> {
  const { set, findings, layers, after, left } = yield* upgrading(analysis);
  yield* upgradingOnce(set);
  const masking = yield* Masking.of(set, after);
  return yield* writingReport({
    step: set.step,
    from: set.version === set.step.to ? set.step.to : set.step.from,
    findings,
    files: layers.map((layer, i) => ({
      input: layer.name,
      output: layer.after === layer.before ? null : upgradedName(set.step, layer.name),
      layer,
      left: left.filter((f) => f.place.layer === i),
      problems: (set.layers[i]?.problems ?? []).map((p) => ({
        ...position(layer.before, p.offset),
        message: p.message,
      })),
    })),
    changes: changesOf(set),
    mask: (text) => masking.text(text),
  });
}
