/** A `helm` for tests: a script that answers as the real one does, or misbehaves as it is told. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface Behaviour {
  /** What `helm version` prints. */
  readonly version?: string;
  /** `Chart.yaml` by the last part of the chart's path; `*` for every other. */
  readonly charts?: Readonly<Record<string, string>>;
  /** What `helm template` prints, by the last part of the chart's path. */
  readonly renders?: Readonly<Record<string, string>>;
  /** What `helm template` fails with, by the last part of the chart's path. */
  readonly refuses?: Readonly<Record<string, string>>;
  /** A verb that never ends, with a child of its own whose number goes into the file. */
  readonly hangs?: { readonly verb: string; readonly pidFile: string };
  /** Bytes that `helm template` prints instead. */
  readonly prints?: number;
  /** What `helm pull` fails with; without it, it puts an archive of this name into the destination. */
  readonly pull?: { readonly fails: string } | { readonly archive: string };
  /** Every call is noted here, as JSON, a line each. */
  readonly log?: string;
}

/** Writes the script and returns its path. */
export function standInHelm(folder: string, behaviour: Behaviour): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'helm');
  const script = pathToFileURL(join(__dirname, 'standInHelm.mjs')).href;
  const start = `import(${JSON.stringify(script)}).then(({ answer }) => answer(${JSON.stringify(behaviour)}));`;
  writeFileSync(file, `#!${process.execPath}\n${start}\n`);
  chmodSync(file, 0o755);
  return file;
}
