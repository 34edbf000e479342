/** Renders of the charts, kept in a folder between runs: the same chart and values are the same render. */
import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { factsOf, type Facts } from '../../server/src/engine/effects/facts.ts';
import type { Minor } from '../../server/src/engine/steps/index.ts';
import type { KubernetesObject } from '../../server/src/engine/effects/objects.ts';
import { readObjects } from '../../server/src/engine/effects/read.ts';
import { isSecretKey } from '../../server/src/report/mask.ts';
import { optionsOf, STEP } from './swept.ts';

/** Where they are kept. */
export const FOLDER = process.env.CAMUNDA_RENDER_CACHE ?? join(tmpdir(), 'camunda-render-cache');
mkdirSync(FOLDER, { recursive: true });

const helm = process.env.HELM ?? 'helm';
const helmVersion = execFileSync(helm, ['version', '--short'], { encoding: 'utf8' });
const CHARTS: Readonly<Record<Minor, string>> = {
  '8.7': process.env.CAMUNDA_CHART_87 ?? '',
  '8.8': process.env.CAMUNDA_CHART_88 ?? '',
  '8.9': process.env.CAMUNDA_CHART_89 ?? '',
};
const VERSIONS = new Map<Minor, string>();
const versionOf = (release: Minor): string => {
  const known = VERSIONS.get(release) ?? readFileSync(join(CHARTS[release], 'Chart.yaml'), 'utf8');
  VERSIONS.set(release, known);
  return known;
};

export type Rendered = { readonly facts: Facts } | { readonly refused: string };

/** At most this many of Helm at a time. */
const AT_ONCE = Number(process.env.EFFECTS_AT_ONCE ?? '2');
let running = 0;
const waiting: (() => void)[] = [];
async function turn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
  running++;
  try {
    return await work();
  } finally {
    running--;
    waiting.shift()?.();
  }
}

/** Bases are asked for by many cases. */
const done = new Map<string, Promise<Rendered>>();
/** `values`: the texts of the files, in their order. */
export function render(release: Minor, values: readonly string[], keep: boolean): Promise<Rendered> {
  const key = createHash('sha1')
    .update([versionOf(release), helmVersion, ...optionsOf(release), ...values].join('\0'))
    .digest('hex');
  const known = done.get(key);
  if (known) return known;
  const made = output(release, values, join(FOLDER, `${key}.gz`)).then(({ text, error }) =>
    error === '' ? { facts: facts(text, release) } : { refused: error },
  );
  if (keep) done.set(key, made);
  return made;
}
interface Output {
  readonly text: string;
  readonly error: string;
}
let count = 0;
/** How many renders this process made, those that were kept aside. */
export const made = (): number => count;
async function output(release: Minor, values: readonly string[], file: string): Promise<Output> {
  if (existsSync(file)) return JSON.parse(gunzipSync(readFileSync(file)).toString()) as Output;
  const made = await turn(() => template(release, values));
  count++;
  writeFileSync(`${file}.${process.pid}`, gzipSync(JSON.stringify(made), { level: 1 }));
  renameSync(`${file}.${process.pid}`, file);
  return made;
}
// A program that ends at once has little use for collecting garbage; none at all makes it ask for pages that cost more.
const ENVIRONMENT = { ...process.env, GOGC: '200' };
async function template(release: Minor, values: readonly string[]): Promise<Output> {
  const folder = await mkdtemp(join(FOLDER, 'files-'));
  try {
    const files = values.map((_, i) => join(folder, `${String(i)}.yaml`));
    await Promise.all(files.map((file, i) => writeFile(file, values[i] ?? '')));
    const options = ['--namespace', 'camunda', ...optionsOf(release), ...files.flatMap((file) => ['-f', file])];
    return await run(['template', 'camunda', CHARTS[release], ...options]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
const run = (args: readonly string[]): Promise<Output> =>
  new Promise((resolve) => {
    execFile(helm, args, { maxBuffer: 2 ** 26, env: ENVIRONMENT }, (failure, text, messages) => {
      const told = /Error: [^]*/.exec(messages)?.[0].trim().slice(0, 800);
      resolve({ text, error: failure ? (told ?? failure.message) : '' });
    });
  });

/** Most objects are the same in every render, and reading them takes longer than Helm does. */
const read = new Map<string, KubernetesObject[]>();
function facts(text: string, release: Minor): Facts {
  const objects = text.split(/^---$/m).flatMap((document) => {
    const known = read.get(document) ?? readObjects(document);
    if (read.size > 5000) read.clear();
    read.set(document, known);
    return known;
  });
  return factsOf(objects, {
    objects: STEP.objects,
    side: release === STEP.from ? 'old' : 'new',
    secretName: isSecretKey,
  });
}
