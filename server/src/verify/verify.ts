/** Both renders of an upgrade, and every difference between them with its reason. */
import { compareRenders } from '../engine/effects/compare.ts';
import { explain, folded, type Explained } from '../engine/effects/explain.ts';
import { factsOf, type Facts } from '../engine/effects/facts.ts';
import type { Known } from '../engine/effects/known.ts';
import { fillPlaceholders } from '../engine/effects/placeholders.ts';
import type { KubernetesObject } from '../engine/effects/objects.ts';
import { readObjects, type Seen } from '../engine/effects/read.ts';
import { readSet, rulesOf, type upgrade, type ValuesSet } from '../engine/index.ts';
import { messageOf, ruleOf } from '../engine/messages.ts';
import type { Minor } from '../engine/steps/index.ts';
import { asleepIn } from '../engine/plan/ground.ts';
import { explainWaiting } from '../engine/effects/waiting.ts';
import { mergeValues, type JsonObject } from '../engine/view.ts';
import { emptyObject } from '../engine/yaml/tree.ts';
import type { Chart } from '../helm/charts.ts';
import type { Helm } from '../helm/helm.ts';
import { HelmProblem } from '../helm/problem.ts';
import type { Release, Rendered } from '../helm/render.ts';
import { isSecretKey } from '../report/mask.ts';

/** A Helm, and what it makes of texts and a chart; throws a HelmProblem where it makes nothing. */
export interface Renderer extends Pick<Helm, 'program' | 'version'> {
  readonly render: (chart: Chart, texts: readonly string[]) => Promise<Rendered>;
}
export interface Charts {
  readonly old: Chart;
  readonly now: Chart;
}
export interface Verdict {
  readonly charts: Charts;
  readonly helm: string;
  readonly release: Release;
  /** Names that a pipeline fills in; something of the right kind stood for them on both charts. */
  readonly placeholders: readonly string[];
  /** What Helm said where it did not render. */
  readonly refused: { readonly old?: string; readonly now?: string };
  /** Empty unless both rendered. */
  readonly differences: readonly Explained[];
  /** What each chart printed; their values may be secret. */
  readonly objects: { readonly old: readonly KubernetesObject[]; readonly now: readonly KubernetesObject[] };
}

/** What was upgraded. */
export interface Upgraded {
  /** Its account gives the reasons. */
  readonly done: ReturnType<typeof upgrade>;
  /** The upgraded files, in Helm's order. */
  readonly now: ValuesSet;
}

/** Keys of an application such as Web Modeler's, which the chart makes up, are no less secret than passwords. */
const isHidden = (name: string): boolean => isSecretKey(name) || /(?:^|[-_.])key$/i.test(name);

/** Values as Helm gets them. */
const filled = (layer: ValuesSet['layers'][number], from: Minor): JsonObject =>
  readSet([{ name: layer.name, text: fillPlaceholders(layer.text).text }], { from }).units.reduce<JsonObject>(
    (all, u) => mergeValues(all, u.json),
    emptyObject(),
  );

/** What the engine knows about an upgrade, for the reasons of its differences. */
export const known = {
  isHidden,
  of: (
    old: ValuesSet,
    { findings, layers }: ReturnType<typeof upgrade>,
    before: Facts,
    after: Facts,
    release: string,
  ): Known => ({
    objects: old.step.objects,
    chart: old.step.charts.to,
    before,
    after,
    findings,
    ledgers: layers.map((l) => l.ledger),
    values: old.layers.map((l) => filled(l, old.step.from)),
    effects: old.step.effects,
    whyOf: (id) => {
      const said = findings.find((f) => rulesOf(f).includes(id));
      return said ? messageOf(said).why : (ruleOf(id)?.why ?? '');
    },
    looks: new Set([...old.step.kept.looks.map((l) => l.rule), ...(old.step.kept.less ?? [])]),
    asleep: asleepIn(old.step.rules.set),
    changes: old.step.chartChanges,
    copies: old.step.copies,
    release,
  }),
};

/**
 * @param old the old files
 * @param work their upgrade, called once, while Helm is at the old files
 * @throws HelmProblem, and what `work` throws
 */
export async function verify(
  helm: Renderer,
  charts: Charts,
  old: ValuesSet,
  work: () => Upgraded,
  release: Release,
): Promise<Verdict & Upgraded> {
  const { step } = old;
  const before = old.layers.map((l) => fillPlaceholders(l.text));
  const seen: Seen = new Map();
  const above = old.options.above ? [JSON.stringify(old.options.above)] : [];
  /** The one that is ready first is read while Helm is still at the other. */
  const read = async (
    chart: Chart,
    files: typeof before,
    side: 'old' | 'new',
  ): Promise<{ objects: readonly KubernetesObject[]; facts: Facts } | { refused: string }> => {
    const rendered = await helm.render(chart, [...files.map((f) => f.text), ...above]);
    if ('refused' in rendered) return rendered;
    const objects = readObjects(rendered.text, seen);
    // Helm itself refuses what is no YAML: who prints such things is no Helm.
    if (objects.length === 0 || objects.length < (rendered.text.match(/^kind:/gm)?.length ?? 0))
      throw new HelmProblem(
        'helm',
        `Helm: ${helm.program} printed what is no render of ${chart.path}. Try the same command by hand.`,
      );
    return { objects, facts: factsOf(objects, { objects: step.objects, side, secretName: isHidden }) };
  };
  const upgrading = async () => {
    const { done, now } = work();
    const after = now.layers.map((l) => fillPlaceholders(l.text));
    return { done, now, after, is: await read(charts.now, after, 'new') };
  };
  const [was, { done, now, after, is }] = await Promise.all([read(charts.old, before, 'old'), upgrading()]);
  const base = {
    done,
    now,
    charts,
    helm: helm.version,
    release,
    placeholders: [...new Set([...before, ...after].flatMap((f) => f.names))],
  };
  if ('refused' in was || 'refused' in is) {
    const refused = { ...('refused' in was && { old: was.refused }), ...('refused' in is && { now: is.refused }) };
    return { ...base, refused, differences: [], objects: { old: [], now: [] } };
  }
  const all = known.of(old, done, was.facts, is.facts, release.release);
  let explained = explain(compareRenders(was.facts, is.facts, step.objects), all);
  const later = now.layers.map((l) => filled(l, step.to));
  explained = await explainWaiting(explained, all, later, async (side, layers) => {
    const files = layers.map((l) => ({ text: JSON.stringify(l), names: [] }));
    const printed = await (side === 'before' ? read(charts.old, files, 'old') : read(charts.now, files, 'new'));
    return 'refused' in printed ? undefined : printed.facts;
  });
  const differences = folded(explained);
  return { ...base, refused: {}, differences, objects: { old: was.objects, now: is.objects } };
}
