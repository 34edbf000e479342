/** What stands beside the files and says which chart they are for: a Chart.yaml of the chart, or of one that depends on it. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Minor } from '../engine/steps/index.ts';
import { ofChart } from '../engine/version.ts';
import type { ChartText } from '../engine/wrappers/chart.ts';
import { parseDocuments } from '../engine/yaml/parse.ts';
import { isObject, toJson, type Json } from '../engine/yaml/tree.ts';
import type { Input } from './files.ts';

const NAME = /^camunda-platform\b/;

/** The Chart.yaml in the folder of each file. */
export const chartsBeside = (inputs: readonly Input[]): (ChartText | undefined)[] =>
  inputs.map((i) => (i.file ? readFile(join(dirname(i.name), 'Chart.yaml')) : undefined));

/** Templates of a chart, as far as they are texts of a usual size. */
export function templatesOf(chart: ChartText): ChartText[] {
  const folder = join(dirname(chart.name), 'templates');
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((f) => /\.(?:ya?ml|tpl|txt)$/.test(f))
      .slice(0, MOST)
      .flatMap((f) => readFile(join(folder, f)) ?? []);
  } catch {
    return [];
  }
}
const MOST = 500;
const LARGEST = 1024 * 1024;
function readFile(name: string): ChartText | undefined {
  try {
    return statSync(name).size > LARGEST ? undefined : { name, text: readFileSync(name, 'utf8') };
  } catch {
    return undefined;
  }
}

export function besideVersion(charts: readonly (ChartText | undefined)[]): Minor | undefined {
  const texts = new Map(charts.flatMap((c) => (c ? [[c.name, c] as const] : [])));
  const found = new Set([...texts.values()].flatMap((c) => chartVersion(c) ?? []));
  const [only] = found;
  return found.size === 1 ? only : undefined;
}

function chartVersion({ name, text }: ChartText): Minor | undefined {
  const [doc] = parseDocuments(text, name);
  const chart = doc?.root ? toJson(doc.root) : undefined;
  if (!isObject(chart)) return undefined;
  const all = [chart, ...(Array.isArray(chart.dependencies) ? chart.dependencies : [])];
  const versions = all.flatMap((c: Json) =>
    isObject(c) && typeof c.name === 'string' && NAME.test(c.name) && typeof c.version === 'string' ? [c.version] : [],
  );
  return versions.length === 1 ? ofChart(versions[0] ?? '') : undefined;
}
