/** The user's own Helm, 3 or 4. Every failure is one line that says what is wrong and what to do. */
import { HelmProblem } from './problem.ts';
import { run, type Limits, type Ran } from './process.ts';

export interface Helm {
  readonly program: string;
  /** As it says itself, such as `v4.1.4`. */
  readonly version: string;
  /** Runs it; resolves whatever its exit code is. Throws a HelmProblem when it does not come to an end by itself. */
  run(args: readonly string[], limits?: Partial<Limits>): Promise<Extract<Ran, { kind: 'ended' }>>;
}

const LIMITS: Limits = { time: 120_000, output: 16 * 1024 * 1024 };
const INSTALL = 'Install Helm 3 or 4 (https://helm.sh/docs/intro/install/)';

/**
 * The program, asked for its version.
 * @param program a name to look up in the path, or a file
 * @param cache where Helm may keep what it downloads, instead of its own folder
 * @throws HelmProblem
 */
export async function findHelm(program: string, cache: string, limits: Partial<Limits> = {}): Promise<Helm> {
  const all = { ...LIMITS, ...limits };
  const env = { HELM_CACHE_HOME: cache };
  const asked = await (begun.get(program) ?? askVersion(program, cache, all));
  begun.delete(program);
  if (asked.kind === 'not-started') {
    const why = asked.code === 'ENOENT' ? 'is not there' : `cannot be started (${asked.code})`;
    throw new HelmProblem('helm', `Helm: ${program} ${why}. ${INSTALL}, or say where it is.`);
  }
  const ended = settle(program, asked);
  const version = /^v[34]\.\d+\.\d+[\w.+-]*$/.exec(ended.out.trim())?.[0];
  if (ended.code !== 0 || version === undefined)
    throw new HelmProblem(
      'helm',
      `Helm: ${program} does not answer as Helm 3 or 4 does. ${INSTALL}, or say where it is.`,
    );
  return {
    program,
    version,
    run: async (args, own = {}) => settle(program, await run(program, args, { ...all, ...own }, env)),
  };
}

/** Questions for the version that nobody has waited for yet, by program. */
const begun = new Map<string, Promise<Ran>>();
/** Asks a program for its version while there is something else to do; `findHelm` waits for the answer. */
export function beginHelm(program: string, cache: string, signal: AbortSignal): void {
  begun.set(program, askVersion(program, cache, { ...LIMITS, signal }));
}
const askVersion = (program: string, cache: string, limits: Limits): Promise<Ran> =>
  run(
    program,
    ['version', '--template', '{{.Version}}'],
    { ...limits, time: Math.min(limits.time, 20_000), output: 10_000 },
    { HELM_CACHE_HOME: cache },
  );

function settle(program: string, ran: Ran): Extract<Ran, { kind: 'ended' }> {
  switch (ran.kind) {
    case 'ended':
      return ran;
    case 'cancelled':
      throw new HelmProblem('cancelled', 'Cancelled.');
    case 'too-slow':
      throw new HelmProblem(
        'helm',
        `Helm: ${program} did not come to an end and was stopped. Try the same command by hand.`,
      );
    case 'too-large':
      throw new HelmProblem('helm', `Helm: ${program} printed more than 16 MB and was stopped. Check the chart.`);
    case 'killed':
      throw new HelmProblem('helm', `Helm: ${program} was ended by ${ran.by}. Try again.`);
    case 'not-started':
      throw new HelmProblem('helm', `Helm: ${program} cannot be started (${ran.code}).`);
  }
}
