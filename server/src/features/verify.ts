/** `camundaValues/verify`: both renders of an upgrade compared, as an editor shows it. Helm runs in the process of the server. */
import { stepTo, type Minor, type Step } from '../engine/steps/index.ts';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Place, ValuesSet } from '../engine/index.ts';
import { readingSet } from '../engine/set.ts';
import type { Sliced } from '../engine/slices.ts';
import type { Machine } from '../helm/machine.ts';
import type { Explanation, Verification, VerifiedDifference, VerifyFailure, VerifyParams } from '../protocol.ts';
import { docsLink } from '../report/links.ts';
import { Masking } from '../report/mask.ts';
import { headline, provenance, shown } from '../report/verdict/facts.ts';
import { lineOf, ObjectTexts } from '../verify/objects.ts';
import { refusals, runVerify, type Stage, type Wanted } from '../verify/run.ts';
import { Tracer } from '../verify/trace.ts';
import { known } from '../verify/verify.ts';
import { analysing, type Analysis } from './analysis.ts';
import { shortName } from './addresses.ts';
import type { LayerDocument } from './layer.ts';
import { readAnswers } from './journey.ts';
import { findingLayers } from './mounted.ts';
import { rangeOf } from './places.ts';
import { upgrading } from './upgrade.ts';

/** The files are at fault; the message says which and why. */
export class VerifyProblem extends Error {
  readonly kind: VerifyFailure['kind'] = 'files';
}
/** What the feature needs of the session. */
export interface VerifyHost {
  readonly machine: Machine;
  /** An analysis that no edit changes, while Helm runs; undefined when a file cannot be read. */
  readonly asked: (uris: readonly string[], target: Minor | undefined) => Promise<Analysis | undefined>;
  readonly texts: (uris: readonly string[]) => Promise<readonly LayerDocument[] | undefined>;
  /** Does what takes long. */
  readonly work: <T>(work: Sliced<T>) => Promise<T>;
  readonly signal: AbortSignal;
  readonly onStage: (stage: Stage) => void;
}

/** Release and namespace of who has said neither. */
const NAME = 'camunda';

/** @throws VerifyProblem, HelmProblem */
export async function verify(params: VerifyParams, host: VerifyHost): Promise<Verification> {
  const analysis = await old(params, host);
  const { set } = analysis;
  const names = set.layers.map((l) => l.name).join(', ');
  if (set.version === 'foreign') throw new VerifyProblem(`${names}: no values of the Camunda 8 chart.`);
  const { from, to, charts } = set.step;
  if (set.version === to) throw new VerifyProblem(`${names}: of ${to} already. The old files are those of ${from}.`);
  if (params.target !== undefined && to !== params.target)
    throw new VerifyProblem(
      `${names}: of ${from}. Files of ${params.target} are compared with those of ${stepTo(params.target)?.from ?? ''}.`,
    );
  refuseLocked(set);

  const work = await host.work(upgrading(analysis, params.from ?? (set.version === 'neutral' ? from : undefined)));
  const done = { findings: [...work.findings], layers: [...work.layers] };
  const files = params.upgraded.length > 0 ? await host.texts(params.upgraded) : undefined;
  if (params.upgraded.length > 0 && !files)
    throw new VerifyProblem(`${params.upgraded.map(shortName).join(', ')}: not all of these can be read.`);
  const given = files && (await host.work(findingLayers(files, undefined))).layers;
  const texts = given?.map((l) => ({ name: shortName(l.uri), text: l.document.getText() }));
  const now = texts ? await host.work(readingSet(texts, { from: to })) : work.after;

  // Helm would take such a file for values that nothing reads.
  refuseLocked(now);
  const answers = readAnswers(params.answers);
  const verdict = await runVerify(host.machine, work.set, () => ({ done, now }), {
    helm: params.helm,
    charts: chartsOf(set.step, params.charts),
    release: { release: answers.release ?? NAME, namespace: answers.namespace ?? NAME },
    signal: host.signal,
    onStage: host.onStage,
  });

  const masking = await host.work(Masking.of(set, now));
  const mask = (text: string): string => masking.text(text);
  const report = { verdict, old: set, hints: [], mask };
  const tracer = new Tracer({ old: work.set, done, now });
  const placed = placing(analysis.layers, given, tracer);
  const objectTexts = new ObjectTexts(verdict.objects.old, verdict.objects.now, set.step.objects, {
    isHidden: known.isHidden,
    mask,
  });
  const objects: Verification['objects'] = {};
  const differences = verdict.differences.map((d): VerifiedDifference => {
    const sides = objectTexts.of(d.object);
    objects[d.object] = { [from]: sides.old, [to]: sides.now };
    const traced = tracer.trace(d);
    const line = (text: string, object: string): number | null => lineOf(text, { ...d, object }) ?? null;
    return {
      object: d.object,
      property: d.property,
      before: d.before === undefined ? null : shown(mask(d.before)),
      after: d.after === undefined ? null : shown(mask(d.after)),
      weight: d.weight,
      reason: d.reason
        ? { id: d.reason.id, why: d.reason.why, ...(d.reason.by === 'rule' && { link: docsLink(d.reason.id) }) }
        : null,
      // What was only worked out has no lines of its own.
      places: [...(given ? traced.now.flatMap(placed.now) : []), ...traced.old.flatMap(placed.old)],
      lines: { [from]: line(sides.old, d.object), [to]: line(sides.now, set.step.objects.successor(d.object)) },
    };
  });
  const refused = verdict.refused.old ?? verdict.refused.now;
  return {
    step: { from, to, charts: { from: `${charts.from.major}.x`, to: `${charts.to.major}.x` } },
    renders: { [from]: verdict.refused.old === undefined, [to]: verdict.refused.now === undefined },
    charts: { [from]: verdict.charts.old.version, [to]: verdict.charts.now.version },
    headline: headline(report),
    provenance: provenance(report),
    refused: refused === undefined ? null : mask(refused),
    hints: refusals(now, verdict).map(({ places, ...e }): Explanation => ({
      ...e,
      places: places.flatMap(placed.now),
    })),
    differences,
    objects,
  };
}

function refuseLocked(set: ValuesSet): void {
  const locked = set.layers.filter((l) => l.locked).map((l) => l.name);
  if (locked.length > 0)
    throw new VerifyProblem(`${locked.join(', ')}: cannot be read; the problems of the file say why.`);
}

/** The old files as the editor judges them, or, where a text is given, as that is. */
async function old({ old: files, answers, target }: VerifyParams, host: VerifyHost): Promise<Analysis> {
  const uris = files.map((f) => f.uri);
  if (uris.length === 0) throw new VerifyProblem('No old file was named.');
  if (files.every((f) => f.text === undefined)) {
    const analysis = await host.asked(uris, target);
    if (!analysis) throw new VerifyProblem(`${uris.map(shortName).join(', ')}: not all of these can be read.`);
    return analysis;
  }
  const layers = await Promise.all(
    files.map(async ({ uri, text }): Promise<LayerDocument> => {
      if (text !== undefined) return { uri, document: TextDocument.create(uri, 'yaml', 0, text), open: false };
      const [read] = (await host.texts([uri])) ?? [];
      if (!read) throw new VerifyProblem(`${shortName(uri)} cannot be read.`);
      return read;
    }),
  );
  const standing = await host.work(findingLayers(layers, undefined));
  const region = readAnswers(answers).region;
  return host.work(analysing(standing.layers, { partial: false, region, target }));
}

/** Places of the engine as those of the protocol. What was only worked out has no lines: it is led back to the old files. */
function placing(old: readonly LayerDocument[], given: readonly LayerDocument[] | undefined, tracer: Tracer) {
  const at = (layers: readonly LayerDocument[], p: Place): Explanation['places'] => {
    const layer = layers[p.layer];
    return layer ? [{ uri: layer.uri, range: rangeOf(layer.document, p), label: p.path }] : [];
  };
  return {
    old: (p: Place) => at(old, p),
    now: (p: Place) => {
      if (given) return at(given, p);
      const origin = tracer.origin(p);
      return origin ? at(old, origin) : [];
    },
  };
}

function chartsOf({ from, to }: Step, given: VerifyParams['charts']): Wanted['charts'] {
  const set = (text: unknown): string | undefined =>
    typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;
  if (typeof given === 'string') return set(given) ?? { old: undefined, now: undefined };
  return { old: set(given?.[from]), now: set(given?.[to]) };
}
