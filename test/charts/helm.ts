/** Renders values with the real Helm and reads what comes out. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillPlaceholders } from '../../server/src/engine/effects/placeholders.ts';
import { documents, isMap, type Plain, type PlainMap } from '../support/tree.ts';

/** What a pipeline would put in place of `${NAME}`: something of the right kind, the same on both sides. */
export const substitute = (text: string): string => fillPlaceholders(text).text;

export type Rendered = { readonly objects: readonly PlainMap[] } | { readonly error: string };

/** `helm template` of the texts, in order. */
export async function render(
  chart: string,
  texts: readonly string[],
  extra: readonly string[] = [],
): Promise<Rendered> {
  const folder = await mkdtemp(join(tmpdir(), 'camunda-charts-'));
  try {
    const files = texts.map((_, i) => join(folder, `${String(i).padStart(2, '0')}.yaml`));
    await Promise.all(files.map((file, i) => writeFile(file, substitute(texts[i] ?? ''))));
    const args = ['template', 'camunda', chart, '--namespace', 'camunda', ...extra, ...files.flatMap((f) => ['-f', f])];
    const { output, error } = await helm(args);
    if (error !== undefined) return { error };
    const docs = output.split(/^---$/m).map(read);
    return docs.includes(undefined)
      ? { error: 'what Helm printed cannot be read' }
      : { objects: docs.flatMap((d) => d ?? []).filter(isMap) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Most objects of a chart are the same in every render, and reading them takes longer than Helm does. */
const readAlready = new Map<string, Plain[] | undefined>();
function read(text: string): Plain[] | undefined {
  if (!readAlready.has(text)) readAlready.set(text, documents(text));
  return readAlready.get(text);
}

function helm(args: readonly string[]): Promise<{ output: string; error: string | undefined }> {
  const binary = process.env.HELM ?? 'helm';
  return new Promise((resolve) => {
    execFile(binary, args, { maxBuffer: 2 ** 26 }, (failure, output, messages) => {
      const told = /Error: [^]*/.exec(messages)?.[0].trim().slice(0, 600);
      resolve({ output, error: failure ? (told ?? failure.message) : undefined });
    });
  });
}

/** A map below a map; an empty one where there is none. */
export function below(value: Plain | undefined, ...path: string[]): PlainMap {
  let now = value;
  for (const key of path) now = isMap(now) ? now[key] : undefined;
  return isMap(now) ? now : {};
}
export const maps = (value: Plain | undefined): PlainMap[] => (Array.isArray(value) ? value.filter(isMap) : []);
