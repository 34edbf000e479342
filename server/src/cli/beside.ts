/** What stands beside the files: a Chart.yaml, and the templates of that chart. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ChartText } from '../engine/wrappers/chart.ts';
import type { Input } from './files.ts';

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
