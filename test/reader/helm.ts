/** Many texts read by a real Helm, with few processes. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Plain } from '../support/tree.ts';

export type Reading = { readonly value: Plain } | { readonly refused: string };

const CHART = 'apiVersion: v2\nname: reader\nversion: 0.1.0\n';
const VALUES = 'json: {{ .Values | toJson | b64enc }}\n';
const FILES =
  'json:\n{{- range $path, $_ := .Files.Glob "texts/*" }}\n- {{ $path }} {{ $.Files.Get $path | fromYaml | toJson | b64enc }}\n{{- end }}\n';

function withChart<T>(template: string, use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'reader-'));
  try {
    mkdirSync(join(folder, 'templates'));
    writeFileSync(join(folder, 'Chart.yaml'), CHART);
    writeFileSync(join(folder, 'templates', 'json.yaml'), template);
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
const decode = (base64: string): Plain => JSON.parse(Buffer.from(base64, 'base64').toString('utf8')) as Plain;

/** As `helm template -f` reads each text: one process for each. */
export function readOneByOne(helm: string, texts: readonly string[]): Reading[] {
  return withChart(VALUES, (folder) =>
    texts.map((text): Reading => {
      const file = join(folder, 'text.txt');
      writeFileSync(file, text);
      const run = spawnSync(helm, ['template', folder, '-f', file], { encoding: 'utf8' });
      if (run.status !== 0)
        return { refused: (run.stderr.trim().split('\n').pop() ?? '').replace(/^.*text\.txt: /, '') };
      return { value: decode(/^json: (\S*)$/m.exec(run.stdout)?.[1] ?? '') };
    }),
  );
}

/** Through `fromYaml`, which is the same reader for one document; `lastLine` as Helm 4 ends what it reads with `-f`. */
export function readTogether(helm: string, texts: readonly string[], lastLine: boolean): Reading[] {
  return withChart(FILES, (folder) => {
    mkdirSync(join(folder, 'texts'));
    texts.forEach((text, i) => {
      const whole = lastLine && !text.endsWith('\n') ? `${text}\n` : text;
      writeFileSync(join(folder, 'texts', `${String(i).padStart(6, '0')}.txt`), whole);
    });
    const run = spawnSync(helm, ['template', folder], { encoding: 'utf8', maxBuffer: 1 << 28 });
    if (run.status !== 0) throw new Error(run.stderr);
    const out: Reading[] = [];
    for (const [, n, base64] of run.stdout.matchAll(/^- texts\/(\d+)\.txt (\S*)$/gm)) {
      const value = decode(base64 ?? '');
      const error = typeof value === 'object' && value !== null && !Array.isArray(value) ? value.Error : undefined;
      out[Number(n)] = typeof error === 'string' ? { refused: error } : { value };
    }
    if (out.length !== texts.length) throw new Error(`${out.length} of ${texts.length} texts came back`);
    return out;
  });
}

/** A line that begins with dashes: only `-f` cuts a file there. */
const isCut = (text: string): boolean => /^---/m.test(text);
/** Every text as Helm reads it with `-f`. */
export function readAll(helm: string, major: 3 | 4, texts: readonly string[]): Reading[] {
  const out: Reading[] = [];
  const alone: number[] = [];
  const together: number[] = [];
  for (const [i, text] of texts.entries()) (major === 4 && isCut(text) ? alone : together).push(i);
  const one = readOneByOne(
    helm,
    alone.map((i) => texts[i] ?? ''),
  );
  for (const [n, i] of alone.entries()) out[i] = one[n] as Reading;
  for (let from = 0; from < together.length; from += 400) {
    const some = together.slice(from, from + 400);
    const read = readTogether(
      helm,
      some.map((i) => texts[i] ?? ''),
      major === 4,
    );
    for (const [n, i] of some.entries()) out[i] = read[n] as Reading;
  }
  return out;
}
