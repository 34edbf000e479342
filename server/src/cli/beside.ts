/** What stands beside the files and says which chart they are for: a Chart.yaml of the chart, or of one that depends on it. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ofChart } from '../engine/version.ts';
import { parseDocuments } from '../engine/yaml/parse.ts';
import { isObject, toJson, type Json } from '../engine/yaml/tree.ts';
import type { Input } from './files.ts';

const NAME = /^camunda-platform\b/;

export function besideVersion(inputs: readonly Input[]): '8.7' | '8.8' | undefined {
  const folders = new Set(inputs.flatMap((i) => (i.file ? [dirname(i.name)] : [])));
  const found = new Set([...folders].flatMap((folder) => chartVersion(join(folder, 'Chart.yaml')) ?? []));
  const [only] = found;
  return found.size === 1 ? only : undefined;
}

function chartVersion(file: string): '8.7' | '8.8' | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  const [doc] = parseDocuments(text, file);
  const chart = doc?.root ? toJson(doc.root) : undefined;
  if (!isObject(chart)) return undefined;
  const all = [chart, ...(Array.isArray(chart.dependencies) ? chart.dependencies : [])];
  const versions = all.flatMap((c: Json) =>
    isObject(c) && typeof c.name === 'string' && NAME.test(c.name) && typeof c.version === 'string' ? [c.version] : [],
  );
  return versions.length === 1 ? ofChart(versions[0] ?? '') : undefined;
}
