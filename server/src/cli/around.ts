/** What the chart around Camunda's says: the version of its dependency, and old keys that it names. */
import type { LayerText, ValuesSet } from '../engine/index.ts';
import type { Arranged } from '../engine/wrappers/arrange.ts';
import { versionRemark } from '../engine/wrappers/around.ts';
import {
  namedInChart,
  namedInTemplate,
  readChart,
  unheardCondition,
  type ChartText,
} from '../engine/wrappers/chart.ts';
import type { Remarked } from '../report/around.ts';
import { templatesOf } from './beside.ts';

export function parentRemarks(
  charts: readonly (ChartText | undefined)[],
  { key, layers }: Arranged,
  set: ValuesSet,
  files: readonly LayerText[],
): Remarked[] {
  if (key === undefined) return [];
  const all = new Map(charts.flatMap((c) => (c ? [[c.name, c] as const] : [])));
  return [...all.values()].flatMap((chart) => {
    const parent = readChart(chart);
    const mine = parent.camunda.find((d) => d.key === key);
    if (!mine) return [];
    const version = mine.version && versionRemark(mine.version, set);
    const own = { ...chart, remarks: [...(version ? [version] : []), ...namedInChart(parent, key, set.step)] };
    const templates = templatesOf(chart).map((t) => ({ ...t, remarks: namedInTemplate(t.text, key, set.step) }));
    const umbrellas = files.filter((_, file) => layers.some((l) => l.file === file));
    const unheard = unheardCondition(mine, set.step, umbrellas);
    const values = umbrellas.map(({ name, text }, i) => ({ name, text, remarks: unheard.filter((r) => r.file === i) }));
    return [own, ...templates, ...values].filter((f) => f.remarks.length > 0);
  });
}
