/** What a fix is called: it says what will be there afterwards. */
import { formatPath, isRename } from '../engine/path.ts';
import { headline, nearestFirst, type Finding, type Operation } from '../engine/index.ts';

/** A way to mend something, of several. */
export interface Choice {
  readonly title: string;
  readonly operations: readonly Operation[];
}

export function fixTitle(f: Finding): string {
  const changes = f.operations.length > 1 && !isItem(f) ? ` (${f.operations.length} changes)` : '';
  return `${title(f)}${changes}`;
}

/** One of the ways that are offered. */
export function wayTitle(f: Finding, [first]: readonly Operation[]): string {
  if (first?.kind !== 'rewrite') return fixTitle(f);
  if (typeof first.value === 'string') return `Remove the quotes of ${quote(f.place.path)}`;
  return `Set ${quote(f.place.path)} to ${quote(String(first.value))}`;
}

function title(f: Finding): string {
  const mended = mendedTitle(f);
  if (mended !== undefined) return mended;
  if (isItem(f)) return itemTitle(f);
  const [target] = f.targets;
  if (f.args.property !== undefined) return `Rename \`${f.args.property}\` to ${quote(target ?? '')} in the text`;
  if (commentsOut(f) && f.args.switch === undefined && f.args.obeyed === undefined)
    return `Comment out ${quote(f.place.path)}, to decide later`;
  // What is offered although nobody has to: its headline states a fact.
  if (f.operations.length === 0) return target === undefined ? `Remove ${quote(f.place.path)}` : `Set ${quote(target)}`;
  return headline(f).replace(/\.$/, '');
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
  const [first] = f.own;
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
  const merged = nearestFirst(f).find((o) => o.kind === 'list');
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
