/** What goes with the upgraded files: secrets, authentication, the end of the migration, commands, explained errors. */
import type { Place } from '../engine/finding.ts';
import { explain as explanations } from '../engine/journey/explain.ts';
import { journeyOf } from '../engine/journey/journeys.ts';
import { upgradingOnce } from '../engine/once.ts';
import { secretsOf } from '../engine/journey/secrets.ts';
import { due, type Sliced } from '../engine/slices.ts';
import type {
  Answers,
  AuthenticationParams,
  AuthenticationPlan,
  ChecklistPlace,
  CommandsParams,
  Explanation,
  ExplainParams,
  FinishPlan,
  JourneyCommand,
  JourneyParams,
  SecretsPlan,
} from '../protocol.ts';
import type { Analysis } from './analysis.ts';
import { someInside } from './mounted.ts';
import { rangeOf } from './places.ts';
import { previewLayers } from './upgrade.ts';

type With<P> = Omit<P, 'uris'>;

/** Answers of a foreign client may be anything; an empty one is none. */
export function readAnswers(given: Answers | undefined): Answers {
  const text = (v: unknown): v is string => typeof v === 'string' && v.trim() !== '';
  const { release, namespace, region } = given ?? {};
  return {
    ...(text(release) && { release }),
    ...(text(namespace) && { namespace }),
    ...(Number.isInteger(region) && region !== undefined && region >= 0 && { region }),
  };
}

export function* placesOf(analysis: Analysis, places: readonly Place[]): Sliced<ChecklistPlace[]> {
  const out: ChecklistPlace[] = [];
  for (const p of places) {
    if (due()) yield;
    const layer = analysis.layers[p.layer];
    if (layer) out.push({ uri: layer.uri, range: rangeOf(layer.document, p), label: p.path });
  }
  return out;
}

export function* secrets(analysis: Analysis, params: With<JourneyParams>): Sliced<SecretsPlan> {
  const answers = readAnswers(params.answers);
  const journey = journeyOf(analysis.set.step)?.secrets;
  yield* upgradingOnce(analysis.set);
  const state = secretsOf(analysis.set, answers);
  const relied: SecretsPlan['relied'][number][] = [];
  for (const r of state.relied)
    relied.push({
      id: r.part.id,
      what: r.row.what,
      why: journey?.why(r) ?? '',
      origin: r.origin,
      key: r.key,
      places: yield* placesOf(analysis, r.places),
    });
  return {
    state: analysis.set.version,
    relied,
    documents: journey ? yield* journey.documents(analysis.set, answers) : [],
    asks: relied.length === 0 ? [] : (['release', 'namespace'] as const).filter((a) => answers[a] === undefined),
  };
}

export function* finish(analysis: Analysis, params: With<JourneyParams>): Sliced<FinishPlan> {
  const { set } = analysis;
  const end = journeyOf(set.step)?.finish;
  return {
    state: analysis.set.version,
    layers: yield* previewLayers(analysis, end ? yield* end.layers(set) : [], false),
    documents: end ? [end.guide(set, yield* commands(analysis, params))] : [],
  };
}

export function* commands(analysis: Analysis, params: With<CommandsParams>): Sliced<JourneyCommand[]> {
  const { set, layers } = analysis;
  yield* upgradingOnce(set);
  const files = someInside(layers) ? undefined : (params.files ?? layers.map((l) => pathOf(l.uri)));
  return journeyOf(set.step)?.commands(set, files, readAnswers(params.answers)) ?? [];
}

export function* authentication(analysis: Analysis, params: With<AuthenticationParams>): Sliced<AuthenticationPlan> {
  const { set } = analysis;
  const asked = journeyOf(set.step)?.authentication?.(set, params.choices ?? {});
  if (!asked)
    return {
      state: set.version,
      method: null,
      summary: '',
      questions: [],
      refused: [],
      layers: yield* previewLayers(analysis, [], false),
    };
  const { method, summary, questions, refused, layers, upgrades } = yield* asked;
  return {
    state: analysis.set.version,
    method,
    summary,
    questions,
    refused,
    layers: yield* previewLayers(analysis, layers, upgrades),
  };
}

export function* explain(analysis: Analysis, params: With<ExplainParams>): Sliced<Explanation[]> {
  yield* upgradingOnce(analysis.set);
  const text = typeof params.text === 'string' ? params.text : '';
  const out: Explanation[] = [];
  for (const { places, ...e } of explanations(analysis.set, text, readAnswers(params.answers)))
    out.push({ ...e, places: yield* placesOf(analysis, places) });
  return out;
}

function pathOf(uri: string): string {
  const path = uri.replace(/^file:\/\//, '');
  try {
    // On Windows the path of a URI begins with a slash before the drive.
    return decodeURIComponent(path).replace(/^\/(?=[A-Za-z]:)/, '');
  } catch {
    return path;
  }
}
