/** Runs the real command: a bundle of its own, in a folder of its own, as a process. */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after } from 'node:test';
import { writeProgram } from '../../support/programs.ts';

export const root = resolve(__dirname, '../../..');
export const fixtures = join(root, 'test/fixtures');
export const cases = (): string[] => readdirSync(join(fixtures, 'cases')).sort();
export const layersOf = (name: string): string[] => {
  const folder = join(fixtures, 'cases', name, 'before');
  return readdirSync(folder)
    .sort()
    .map((file) => join(folder, file));
};

const home = mkdtempSync(join(tmpdir(), 'camunda-values-'));
// Some tests run the bundle as another user.
chmodSync(home, 0o755);
const cli = join(home, 'cli.js');
writeProgram('cli', cli);
after(() => rmSync(home, { recursive: true, force: true }));

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}
export interface RunOptions {
  readonly input?: string | Buffer;
  readonly uid?: number;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Started {
  readonly ended: Promise<Run & { readonly signal: string | null }>;
  readonly kill: (signal: NodeJS.Signals) => void;
}

let folders = 0;
/** A folder to work in, with some files. */
export function folder(files: Readonly<Record<string, string | Buffer>> = {}): {
  readonly path: string;
  readonly at: (name: string) => string;
  readonly read: (name: string) => string;
  /** Everything in it, folders with a slash. */
  readonly list: () => string[];
  readonly run: (args: readonly string[], options?: RunOptions) => Run;
  /** The same without waiting for it. */
  readonly start: (args: readonly string[], env?: Readonly<Record<string, string>>) => Started;
} {
  const path = join(home, `work-${folders++}`);
  mkdirSync(path);
  const at = (name: string): string => join(path, name);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(at(name)), { recursive: true });
    writeFileSync(at(name), content);
  }
  return {
    path,
    at,
    read: (name) => readFileSync(at(name), 'utf8'),
    list: () =>
      readdirSync(path, { recursive: true, withFileTypes: true })
        .map((e) => join(e.parentPath, e.name).slice(path.length + 1) + (e.isDirectory() ? '/' : ''))
        .sort(),
    run: (args, { input, uid, env } = {}) => {
      const done = spawnSync(process.execPath, [cli, ...args], {
        cwd: path,
        encoding: 'utf8',
        maxBuffer: 1 << 26,
        env: { ...process.env, ...env },
        ...(input !== undefined && { input }),
        ...(uid !== undefined && { uid }),
      });
      return { code: done.status, out: done.stdout, err: done.stderr };
    },
    start: (args, env = {}) => {
      const child = spawn(process.execPath, [cli, ...args], { cwd: path, env: { ...process.env, ...env } });
      let [out, err] = ['', ''];
      child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
      const ended = new Promise<Run & { signal: string | null }>((resolve) => {
        child.on('close', (code, signal) => {
          resolve({ code, signal, out, err });
        });
      });
      return { ended, kill: (signal) => child.kill(signal) };
    },
  };
}

/** A whole 8.7 deployment in a few lines; something in it is left for a person. */
export const SMALL = `# brokers of the shop
zeebe:
  clusterSize: 3 # see ADR 7
  partitionCount: 3
  replicationFactor: 3
operate:
  contextPath: /operate
`;
/** A neutral layer: nothing in it has to change. */
export const LAYER = `orchestration:
  clusterSize: "3"
  env:
    - name: REGION
      value: north
`;
