/** What a fix is called: it says what will be there afterwards. */
import { formatPath, parsePath } from '../engine/path.ts';
import type { Finding } from '../engine/index.ts';

export function fixTitle(f: Finding): string {
  const changes = f.operations.length > 1 && !isItem(f) ? ` (${f.operations.length} changes)` : '';
  return `${title(f)}${changes}`;
}

function title(f: Finding): string {
  const path = quote(f.place.path);
  const [target] = f.targets;
  const mended = mendedTitle(f);
  if (mended !== undefined) return mended;
  if (isItem(f)) return itemTitle(f);
  if (f.args.property !== undefined) return `Rename \`${f.args.property}\` to ${quote(target ?? '')} in the text`;
  if (f.rule === 'declared-version') return `Say that the file is of ${f.minor}`;
  if (f.rule === 'texts/image-path') return 'Write the new folders in the text';
  if (commentsOut(f)) return `Comment out ${path}, to decide later`;
  if (target === undefined)
    return f.args.note === 'folded' ? `Remove ${path}, its value is there already` : `Remove ${path}`;
  if (f.tag === undefined && f.args.value !== undefined)
    return `Add ${f.targets.map((t) => `\`${t}: ${f.args.value ?? ''}\``).join(' and ')}`;
  if (f.tag === undefined && (f.rule === 'types/text' || f.rule === 'types/placeholder'))
    return `Write the value of ${path} as text`;
  if (f.tag === undefined && f.rule === 'types/off') return `Write an empty text for ${path}`;
  if (f.tag === undefined && f.rule === 'types/number') return `Write the value of ${path} as a number`;
  if (f.tag === undefined && f.operations.every((o) => o.kind === 'set')) return `Add ${quote(target)}`;
  if (f.tag === undefined) return f.place.path === target ? `Set ${path}` : `Set ${quote(target)}`;
  const targets = f.targets.map(quote).join(' and ');
  if (f.operations.some((o) => o.kind === 'list' || o.kind === 'set') && !f.operations.some((o) => o.kind === 'move'))
    return `Merge ${path} into ${targets}`;
  return isRename(f.place.path, target) ? `Rename ${path} to ${targets}` : `Move ${path} to ${targets}`;
}

const WRITTEN: Readonly<Record<string, string>> = {
  'validate/type-text': 'as text',
  'validate/text-map': 'as text',
  'validate/variable': 'as text',
  'validate/type-number': 'as a number',
  'validate/type-switch': 'without quotes, as true or false',
  'validate/elasticsearch-url': 'as protocol, host and port',
  'validate/path-without-slash': 'with a slash in front',
};
/** What mends a mistake in a file of 8.8; undefined for all other findings. */
function mendedTitle(f: Finding): string | undefined {
  const [first] = f.operations;
  if (!first || !f.rule.startsWith('validate/')) return undefined;
  const path = quote(f.place.path);
  const written = WRITTEN[f.rule];
  if (written !== undefined) return `Write the value of ${path} ${written}`;
  if (first.kind === 'rewrite') return `Set ${path} to ${quote(String(first.value))}`;
  if (first.kind === 'dedupe') return `Comment out this ${path}`;
  if (first.kind === 'remove') return `Remove ${path}`;
  const [target] = f.targets;
  if (target === undefined) return undefined;
  if (f.args.key !== undefined) return `Rename ${f.args.key} to ${quote(target)}`;
  return `${isRename(f.place.path, target) ? 'Rename' : 'Move'} ${path} to ${quote(target)}`;
}

/** An item comes along with its whole list: the list of 8.8 is one piece. */
function itemTitle(f: Finding): string {
  const [, list = '', key = ''] = /^(.*?)\[(?:\w+=)?(.*)\]$/s.exec(f.place.path) ?? [];
  const merged = f.operations.find((o) => o.kind === 'list');
  const goal = merged && formatPath(merged.to);
  const does =
    goal === undefined || goal === list ? `Update ${quote(list)}` : `Merge ${quote(list)} into ${quote(goal)}`;
  if (f.safety === 'manual') return `${does}, with ${quote(key)} left as a comment`;
  if (f.targets.length === 0) return `${does}, without ${quote(key)}`;
  const now = /\[(?:\w+=)?(.*)\]$/s.exec(f.targets[0] ?? '')?.[1];
  return now === undefined || now === key ? does : `${does}, with ${quote(key)} as ${quote(now)}`;
}

export const kindTitle = (f: Finding, n: number): string => `Fix all ${n} of this kind in the file (${f.rule})`;

/** A finding about one item of a list. */
const isItem = (f: Finding): boolean => f.place.path.endsWith(']');
const commentsOut = (f: Finding): boolean => f.operations.length > 0 && f.operations.every((o) => o.kind === 'comment');
const quote = (path: string): string => `\`${path}\``;

function isRename(from: string, to: string): boolean {
  const a = parsePath(from);
  const b = parsePath(to);
  return a.length === b.length && a.slice(0, -1).every((k, i) => k === b[i]);
}
