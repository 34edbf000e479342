/** What changes for a deployment though no key of its files says so. */
import { catalogue } from '../charts/catalogue.ts';
import { upgraded } from '../journey/secrets.ts';
import { parsePath } from '../path.ts';
import { CHANGED_DEFAULTS, CHANGED_OBJECTS } from '../steps/8.7-8.8/changes.ts';
import { isWhole, type ValuesSet } from '../set.ts';

/** One or two sentences each, as Markdown. */
export interface Changes {
  readonly defaults: readonly string[];
  readonly objects: readonly string[];
}

/** Of a whole deployment of 8.7, or one that was upgraded; of a part nothing can be said. */
export function changesOf(set: ValuesSet): Changes {
  if (!isWhole(set)) return { defaults: [], objects: [] };
  const after = upgraded(set).merged;
  const holds = (on: readonly string[]): boolean =>
    on.every((path) => (after.get(path) ?? catalogue('8.8').default(parsePath(path))) === true);
  const defaults = new Map<string, string[]>();
  for (const { was, now, on, means } of CHANGED_DEFAULTS) {
    if (after.has(now) || !holds(on)) continue;
    const before = JSON.stringify(catalogue('8.7').default(parsePath(was)));
    const later = JSON.stringify(catalogue('8.8').default(parsePath(now)));
    const line = `\`${now}\`: \`${before}\` becomes \`${later}\``;
    defaults.set(means, [...(defaults.get(means) ?? []), line]);
  }
  return {
    defaults: [...defaults].map(([means, lines]) => `${lines.join(', ')}. ${means}`),
    objects: CHANGED_OBJECTS.filter((o) => holds(o.on) && (o.unless === undefined || !after.has(o.unless))).map(
      (o) => o.means,
    ),
  };
}
