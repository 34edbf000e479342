/** A file for 8.8 that was written before the 8.8 files it goes with: it joins them when they are there. */
import { Uri, type Memento } from 'vscode';
import { exists } from './neighbours.ts';

const KEY = 'camundaValues.joins';
const KNOWN = 20;

interface Join {
  /** The 8.7 files of the deployment. */
  readonly old: readonly string[];
  /** What the upgrade makes of them, written beside: a file that it does not change stays itself. */
  readonly made: readonly string[];
  readonly file: string;
}

export class Joins {
  constructor(private readonly state: Memento) {}

  get some(): boolean {
    return this.all.length > 0;
  }
  async add(old: readonly Uri[], made: readonly Uri[], file: Uri): Promise<void> {
    const join = { old: old.map(String), made: made.map(String), file: file.toString() };
    await this.keep([join, ...this.all.filter((j) => j.file !== join.file)]);
  }
  /** The files that wait for a deployment, which from now on is there. */
  async take(old: readonly Uri[]): Promise<string[]> {
    const texts = old.map(String);
    const mine = this.all.filter((j) => j.old.some((u) => texts.includes(u)));
    if (mine.length === 0) return [];
    await this.keep(this.all.filter((j) => !mine.includes(j)));
    const there = await Promise.all(mine.map((j) => exists(Uri.parse(j.file))));
    return mine.filter((_, i) => there[i]).map((j) => j.file);
  }
  /** Deployments whose upgraded files are all there by now, however they were written. */
  async due(): Promise<readonly Pick<Join, 'old' | 'made'>[]> {
    const there = await Promise.all(
      this.all.map(async ({ made }) => (await Promise.all(made.map((uri) => exists(Uri.parse(uri))))).every(Boolean)),
    );
    return this.all.filter((_, i) => there[i]);
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
  const { old, made, file } = raw as Partial<Record<keyof Join, unknown>>;
  return typeof file === 'string' && areTexts(old) && areTexts(made);
}
const areTexts = (raw: unknown): boolean => Array.isArray(raw) && raw.every((u) => typeof u === 'string');
