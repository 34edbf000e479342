/** What the documents around values say that nothing changes, as findings of files of their own in the report. */
import type { Finding, ValuesSet } from '../engine/index.ts';
import type { Arranged } from '../engine/wrappers/arrange.ts';
import { findingOf, setRemark, versionRemark, type Remark } from '../engine/wrappers/around.ts';
import { namedInChart, namedInTemplate, readChart, type ChartText } from '../engine/wrappers/chart.ts';
import type { ReportFile } from '../report/json.ts';
import { templatesOf } from './beside.ts';
import type { Input } from './files.ts';

/** A file that is not upgraded, and what is said about it. */
export interface Remarked {
  readonly name: string;
  readonly text: string;
  readonly remarks: readonly Remark[];
}
export interface Around {
  readonly findings: readonly Finding[];
  /** They follow the files of the layers. */
  readonly files: readonly ReportFile[];
}

export function remarksOf(inputs: readonly Input[], { told, versions }: Arranged, set: ValuesSet): Remarked[] {
  return inputs.flatMap(({ name, text }, file) => {
    const mine = <T extends { file: number }>(all: readonly T[]): T[] => all.filter((x) => x.file === file);
    const remarks = [
      ...mine(versions).flatMap((v) => versionRemark(v, set) ?? []),
      ...mine(told).flatMap((t) => setRemark(t, set.step) ?? []),
    ];
    return remarks.length > 0 ? [{ name, text, remarks }] : [];
  });
}
/** What the chart around Camunda's says: the version of its dependency, and old keys that it names. */
export function parentRemarks(
  charts: readonly (ChartText | undefined)[],
  { key }: Arranged,
  set: ValuesSet,
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
    return [own, ...templates].filter((f) => f.remarks.length > 0);
  });
}
/** `first`: how many files the report has before these. */
export function aroundOf(all: readonly Remarked[], first: number): Around {
  return {
    findings: all.flatMap(({ remarks }, i) => remarks.map((r) => findingOf(r, first + i))),
    files: all.map(({ name, text }): ReportFile => {
      const layer = { name, before: text, after: text, edits: [], ledger: [], lost: [] };
      return { input: name, output: null, layer, left: [], around: true };
    }),
  };
}
