/** A file for 8.8 that was written before the 8.8 files it goes with: it joins them when they are there. */
import { Uri, workspace, type Memento } from 'vscode';
import { upgradedOf } from './names.ts';

const KEY = 'camundaValues.joins';
const KNOWN = 20;

interface Join {
  /** The 8.7 files of the deployment. */
  readonly old: readonly string[];
  readonly file: string;
}

export class Joins {
  constructor(private readonly state: Memento) {}

  get some(): boolean {
    return this.all.length > 0;
  }
  async add(old: readonly Uri[], file: Uri): Promise<void> {
    const text = file.toString();
    await this.keep([{ old: old.map(String), file: text }, ...this.all.filter((j) => j.file !== text)]);
  }
  /** The files that wait for a deployment, which from now on is there. */
  async take(old: readonly Uri[]): Promise<string[]> {
    const texts = old.map(String);
    const mine = this.all.filter((j) => j.old.some((u) => texts.includes(u)));
    if (mine.length === 0) return [];
    await this.keep(this.all.filter((j) => !mine.includes(j)));
    const there = await Promise.all(mine.map((j) => exists(j.file)));
    return mine.filter((_, i) => there[i]).map((j) => j.file);
  }
  /** Deployments whose upgraded files are all there by now, however they were written. */
  async due(): Promise<{ readonly old: readonly string[]; readonly made: readonly string[] }[]> {
    const found = await Promise.all(
      this.all.map(async ({ old }) => {
        const made = old.map((u) => upgradedOf(u));
        const there = await Promise.all(made.map(async (u, i) => u !== old[i] && (await exists(u))));
        return there.every(Boolean) ? [{ old, made }] : [];
      }),
    );
    return found.flat();
  }

  /** State of an older version, or broken by hand, says nothing. */
  private get all(): readonly Join[] {
    const raw = this.state.get(KEY);
    return Array.isArray(raw) ? raw.filter(isJoin) : [];
  }
  private async keep(joins: readonly Join[]): Promise<void> {
    await this.state.update(KEY, joins.slice(0, KNOWN));
  }
}

function isJoin(raw: unknown): raw is Join {
  if (typeof raw !== 'object' || raw === null) return false;
  const { old, file } = raw as Partial<Record<keyof Join, unknown>>;
  return typeof file === 'string' && Array.isArray(old) && old.every((u) => typeof u === 'string');
}
async function exists(uri: string): Promise<boolean> {
  try {
    await workspace.fs.stat(Uri.parse(uri));
    return true;
  } catch {
    return false;
  }
}
