/** What changes for a deployment though no key of its files says so. */
import { catalogue } from '../charts/catalogue.ts';
import { upgraded } from '../once.ts';
import { parsePath } from '../path.ts';
import { isWhole, type ValuesSet } from '../set.ts';

/** One or two sentences each, as Markdown. */
export interface Changes {
  readonly defaults: readonly string[];
  readonly objects: readonly string[];
}

/** Of a whole old deployment, or one that was upgraded; of a part nothing can be said. */
export function changesOf(set: ValuesSet): Changes {
  if (!isWhole(set)) return { defaults: [], objects: [] };
  const { from, to, changes } = set.step;
  const after = upgraded(set).merged;
  const holds = (on: readonly string[]): boolean =>
    on.every((path) => (after.get(path) ?? catalogue(to).default(parsePath(path))) === true);
  const defaults = new Map<string, string[]>();
  for (const { was, now, on, means } of changes.defaults) {
    if (after.has(now) || !holds(on)) continue;
    const before = JSON.stringify(catalogue(from).default(parsePath(was)));
    const later = JSON.stringify(catalogue(to).default(parsePath(now)));
    const line = `\`${now}\`: \`${before}\` becomes \`${later}\``;
    defaults.set(means, [...(defaults.get(means) ?? []), line]);
  }
  return {
    defaults: [...defaults].map(([means, lines]) => `${lines.join(', ')}. ${means}`),
    objects: changes.objects
      .filter((o) => holds(o.on) && (o.unless === undefined || !after.has(o.unless)))
      .map((o) => o.means),
  };
}
