/** `helm template`: values in, the printed objects out. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Helm } from './helm.ts';
import { HelmProblem } from './problem.ts';
import { firstLine, type Chart } from './charts.ts';

export interface Release {
  readonly release: string;
  readonly namespace: string;
}
export type Rendered = { readonly text: string } | { readonly refused: string };

const LEFT_OVER = 60 * 60 * 1000;

/**
 * Renders texts in Helm's order. They hold secrets: they lie in a folder that only this user can read, while Helm runs.
 * @returns what Helm printed, or its own words about the values
 * @throws HelmProblem where the chart or Helm is at fault
 */
export async function render(
  helm: Helm,
  chart: Chart,
  texts: readonly string[],
  names: Release,
  cache: string,
): Promise<Rendered> {
  sweep(cache);
  const folder = join(cache, `run-${randomBytes(6).toString('hex')}`);
  mkdirSync(folder, { mode: 0o700 });
  try {
    const files = texts.map((text, i) => {
      const file = join(folder, `${String(i + 1).padStart(3, '0')}.yaml`);
      writeFileSync(file, text, { mode: 0o600 });
      return file;
    });
    const args = [
      'template',
      names.release,
      chart.path,
      '--namespace',
      names.namespace,
      ...files.flatMap((f) => ['--values', f]),
    ];
    const { code, out, err } = await helm.run(args);
    if (code === 0) return { text: out };
    if (/missing in charts\/ directory|dependencies? .*not found|found in Chart\.yaml, but missing/.test(err))
      throw new HelmProblem(
        'chart',
        `Chart: ${chart.path} lacks its subcharts. Run: helm dependency update ${chart.path}`,
      );
    if (!/^Error: /m.test(err))
      throw new HelmProblem('helm', `Helm: ${helm.program} failed and did not say why. Try the same command by hand.`);
    return { refused: said(err, files) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The whole of what Helm says, which can be several lines; the names of our copies are nobody's business. */
function said(err: string, files: readonly string[]): string {
  const text = /(?:^|\n)Error: ([^]*?)(?:\n\nUse --debug[^]*)?$/.exec(err)?.[1] ?? firstLine(err);
  return files.reduce((t, file, i) => t.split(file).join(`file ${i + 1}`), text).trim();
}

/** Folders of a run that was killed. */
function sweep(cache: string): void {
  for (const name of readdirSync(cache)) {
    if (!name.startsWith('run-')) continue;
    const path = join(cache, name);
    try {
      if (Date.now() - statSync(path).mtimeMs > LEFT_OVER) rmSync(path, { recursive: true, force: true });
    } catch {
      // Another run was faster.
    }
  }
}
