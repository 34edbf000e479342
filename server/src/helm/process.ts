/** One program run to its end: without a shell, within a time and a size, and stopped together with all that it started. */
import { spawn, type ChildProcess } from 'node:child_process';

export interface Limits {
  /** Milliseconds. */
  readonly time: number;
  /** Bytes of standard output. */
  readonly output: number;
  readonly signal?: AbortSignal | undefined;
}
export type Ran =
  | { readonly kind: 'ended'; readonly code: number; readonly out: string; readonly err: string }
  /** No such program, or not one that this machine can start; `code` as in errno. */
  | { readonly kind: 'not-started'; readonly code: string }
  | { readonly kind: 'too-slow' | 'too-large' | 'cancelled' }
  | { readonly kind: 'killed'; readonly by: string };

/** Errors are for people: what comes after this many characters is not read by anybody. */
const MOST_ERRORS = 200_000;
const running = new Set<ChildProcess>();
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Never rejects. */
export function run(
  program: string,
  args: readonly string[],
  limits: Limits,
  env: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  return new Promise((resolve) => {
    if (limits.signal?.aborted) {
      resolve({ kind: 'cancelled' });
      return;
    }
    let child: ChildProcess;
    // Before it starts: a signal that comes while it does would end us and leave it running.
    listen();
    try {
      // A group of its own: a `helm` may be a script that starts the real one.
      child = spawn(program, args, {
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: process.platform !== 'win32',
        env: { ...process.env, ...env },
        windowsHide: true,
      });
    } catch (error) {
      unlisten();
      resolve({ kind: 'not-started', code: codeOf(error) });
      return;
    }
    running.add(child);
    let outcome: Ran | undefined;
    const out: Buffer[] = [];
    let size = 0;
    let err = '';
    const stop = (why: Ran): void => {
      outcome ??= why;
      kill(child);
    };
    const timer = setTimeout(() => stop({ kind: 'too-slow' }), limits.time);
    const cancel = (): void => stop({ kind: 'cancelled' });
    limits.signal?.addEventListener('abort', cancel, { once: true });
    child.stdout?.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limits.output) stop({ kind: 'too-large' });
      else out.push(chunk);
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      if (err.length < MOST_ERRORS) err += chunk.toString('utf8');
    });
    const end = (how: Ran): void => {
      clearTimeout(timer);
      limits.signal?.removeEventListener('abort', cancel);
      running.delete(child);
      unlisten();
      resolve(outcome ?? how);
    };
    child.on('error', (error) => end({ kind: 'not-started', code: codeOf(error) }));
    child.on('close', (code, signal) =>
      end(
        code === null
          ? { kind: 'killed', by: signal ?? 'an unknown signal' }
          : { kind: 'ended', code, out: Buffer.concat(out).toString('utf8'), err },
      ),
    );
  });
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown error';

function kill(child: ChildProcess): void {
  try {
    if (child.pid !== undefined && process.platform !== 'win32') process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch {
    // It has ended by itself.
  }
  // Somebody else may hold the other end of a pipe open.
  child.stdout?.destroy();
  child.stderr?.destroy();
}

/** Children of a group of their own do not hear of Ctrl+C. */
const stopAll = (signal: NodeJS.Signals): void => {
  for (const child of running) kill(child);
  for (const s of SIGNALS) process.off(s, stopAll);
  process.kill(process.pid, signal);
};
const stopAtExit = (): void => {
  for (const child of running) kill(child);
};
/** Called before the first one starts: between the two nobody else has a turn. */
function listen(): void {
  if (running.size > 0) return;
  for (const s of SIGNALS) process.on(s, stopAll);
  process.on('exit', stopAtExit);
}
function unlisten(): void {
  if (running.size > 0) return;
  for (const s of SIGNALS) process.off(s, stopAll);
  process.off('exit', stopAtExit);
}
