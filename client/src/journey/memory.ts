/**
 * What the workspace remembers of each deployment. State of an older version, or broken, is as good as none: a tick or a
 * name is quickly given again, an exception at the start is not quickly forgiven.
 */
import type { Memento, Uri } from 'vscode';
import { isForSecrets, nameOf, lineageOf } from '../sets/names.ts';

/** A file and what it is upgraded to are the same deployment, and so it is with the values for its secrets. */
export function deploymentOf(uris: readonly Uri[]): string {
  const own = uris.filter((u) => !isForSecrets(nameOf(u)));
  return (own.length > 0 ? own : uris).map((u) => lineageOf(u.toString())).join('\n');
}

const MOST = 50;
interface Stored {
  readonly version: number;
  readonly deployments: Readonly<Record<string, unknown>>;
}

/** One record of values for each deployment, under one key of the workspace. */
export class DeploymentMemory<T> {
  constructor(
    private readonly state: Memento,
    private readonly key: string,
    private readonly version: number,
    /** What of a stored record can be believed. */
    private readonly believe: (stored: Readonly<Record<string, unknown>>) => T,
  ) {}

  of(uris: readonly Uri[]): T {
    return this.believe(recordIn(this.all[deploymentOf(uris)]));
  }
  /** What was remembered last, of whatever deployment. */
  get latest(): T {
    return this.believe(recordIn(Object.values(this.all).at(-1)));
  }
  async set(uris: readonly Uri[], value: T): Promise<void> {
    const key = deploymentOf(uris);
    const others = Object.entries(this.all).filter(([k]) => k !== key);
    const deployments = Object.fromEntries([...others, [key, value] as const].slice(-MOST));
    await this.state.update(this.key, { version: this.version, deployments } satisfies Stored);
  }

  private get all(): Readonly<Record<string, unknown>> {
    const stored = recordIn(this.state.get(this.key));
    return stored.version === this.version ? recordIn(stored.deployments) : {};
  }
}

function recordIn(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
