/** Hover on an old key: what it becomes, why, before and after; on a new one: what it is. Secrets are hidden. */
import type { Step } from '../engine/steps/index.ts';
import { MarkupKind, type Hover, type MarkupContent, type Position, type Range } from 'vscode-languageserver';
import {
  describeKey,
  messageOf,
  nearestFirst,
  ruleOf,
  unitAt,
  upgrading,
  type Finding,
  type LedgerEntry,
} from '../engine/index.ts';
import { childPath, formatPath, isWithin, parsePath } from '../engine/path.ts';
import { due, type Sliced } from '../engine/slices.ts';
import { effectiveEntries, find, resolve, type Node } from '../engine/yaml/tree.ts';
import { docsLink } from '../report/links.ts';
import { MASK, Masking } from '../report/mask.ts';
import type { View } from './view.ts';
import type { Analysis } from './analysis.ts';
import { describe } from './completion.ts';
import { ownFirst, rangeOf } from './places.ts';

const SHOWN = 3;

export interface HoverAbilities {
  readonly markdown: boolean;
  /** The client shows the diagnostics of a place together with the hover: nothing is said twice. */
  readonly beside: boolean;
}

export function* hover(view: View, position: Position, abilities: HoverAbilities): Sliced<Hover | null> {
  const found = yield* markdown(view, position, abilities);
  return found && { ...found, contents: abilities.markdown ? found.contents : plain(found.contents.value) };
}

type MarkdownHover = Hover & { contents: MarkupContent };

function* markdown(view: View, position: Position, { beside }: HoverAbilities): Sliced<MarkdownHover | null> {
  const offset = view.document.offsetAt(position);
  const here = ownFirst(
    view.shown.filter((f) => f.place.layer === view.layer && f.place.start <= offset && offset <= f.place.end),
  );
  const [first] = here;
  const { version, step } = view.analysis.set;
  const key = version === step.to || version === 'neutral' ? keyOf(view, offset) : undefined;
  if (key && !first) return { contents: { kind: MarkupKind.Markdown, value: key.words }, range: key.range };
  if (first) {
    const parts: string[] = [];
    for (const f of here.slice(0, SHOWN)) parts.push(yield* about(view, f, beside));
    if (key) parts.push(key.words);
    return {
      contents: { kind: MarkupKind.Markdown, value: parts.join('\n\n---\n\n') },
      range: rangeOf(view.document, first.place),
    };
  }
  return yield* inherited(view, offset);
}

const SAFETY: Readonly<Record<Finding['safety'], string>> = {
  safe: 'The fix is safe.',
  review: 'Look at the result of the fix.',
  manual: 'Only you can decide this.',
};

function* about(view: View, f: Finding, beside: boolean): Sliced<string> {
  const { step } = view.analysis.set;
  const { headline, todo, why, left, details } = messageOf(f);
  const rule = f.args.rule ?? f.rule;
  const isOld = f.tag !== undefined && !f.rule.startsWith('validate/');
  const value = f.targets.length > 0 ? yield* valueOf(view, f) : undefined;
  const words = [`**${headline}**`, [todo, why, left].filter((s) => s !== '').join(' ')];
  return [
    ...(beside ? [] : words),
    details,
    ...(f.targets.length > 0
      ? beforeAfter(
          step,
          f.args.property ?? (isOld ? f.place.path : undefined),
          f.targets,
          value,
          f.parts?.map((p) => p.value) ?? newValue(f, value),
        )
      : []),
    f.operations.length > 0 || f.safety === 'manual' ? SAFETY[f.safety] : '',
    `[Upgrade guide](${step.guide.section(f.section)}) · [\`${rule}\`](${docsLink(rule)})`,
  ]
    .filter((s) => s !== '')
    .join('\n\n');
}

/** A key of the new chart: what it is for, its type, its default, what it replaced. */
function keyOf(view: View, offset: number): { words: string; range: Range } | undefined {
  const key = ownKey(view, offset);
  const known = key && describeKey(view.analysis.set.step.to, key.path);
  return (
    known && {
      words: `**\`${known.path}\`**\n\n${describe(view.analysis.set.step, known)}`,
      range: rangeOf(view.document, key),
    }
  );
}
function ownKey(view: View, offset: number): ReturnType<typeof keyAt> {
  const unit = unitAt(view.analysis.set, view.layer, offset);
  return unit?.doc.root && keyAt(unit.doc.root, offset, '');
}

/** A key without a finding of its own goes where its parents go: the ledger knows. */
function* inherited(view: View, offset: number): Sliced<MarkdownHover | null> {
  const key = ownKey(view, offset);
  if (!key) return null;
  const parents = view.shown.filter(
    (f) =>
      f.place.layer === view.layer &&
      isWithin(key.path, f.place.path) &&
      f.targets.length > 0 &&
      f.args.property === undefined,
  );
  const parent = parents.sort((a, b) => b.place.path.length - a.place.path.length)[0];
  if (!parent) return null;
  const targets = yield* destinations(yield* ledgerOf(view.analysis, view.layer), key.path);
  if (targets.length === 0 || targets.includes(key.path)) return null;
  const here = yield* valueAt(view, view.layer, key.start, key.path);
  const value = [
    `**\`${key.path}\` is ${targets.map((t) => `\`${t}\``).join(' and ')} in ${view.analysis.set.step.to}.**`,
    ruleOf(parent.rule)?.why ?? '',
    ...beforeAfter(view.analysis.set.step, key.path, targets, here, here),
    `[Upgrade guide](${view.analysis.set.step.guide.section(parent.section)})`,
  ];
  return {
    contents: { kind: MarkupKind.Markdown, value: value.filter((s) => s !== '').join('\n\n') },
    range: rangeOf(view.document, key),
  };
}

/** Our own Markdown without its marks. */
const plain = (text: string): MarkupContent => ({
  kind: MarkupKind.PlainText,
  value: text
    .replace(/^```\w*\n/gm, '')
    .replace(/\n```$/gm, '')
    .replace(/\*\*/g, '')
    .replace(/\[`?([^\]`]*)`?\]\(([^)]*)\)/g, '$1: $2'),
});

function beforeAfter(
  { from, to }: Step,
  path: string | undefined,
  targets: readonly string[],
  old: string | undefined,
  value: string | undefined | readonly (string | undefined)[],
): string[] {
  const before = path === undefined ? [] : [`# ${from}`, ...sketch([path], [old])];
  const values = typeof value === 'object' ? value : targets.map(() => value);
  return [['```yaml', ...before, `# ${to}`, ...sketch(targets, values), '```'].join('\n')];
}

/** `a.b[name=X]` as the lines of YAML that lead there. */
function sketch(paths: readonly string[], values: readonly (string | undefined)[]): string[] {
  const lines: string[] = [];
  let open: readonly string[] = [];
  for (const [n, path] of paths.entries()) {
    const value = values[n] ?? '…';
    const [, plain = path, item] = /^(.*?)(?:\[(.*)\])?$/.exec(path) ?? [];
    const keys = parsePath(plain);
    let shared = 0;
    while (shared < keys.length - 1 && open[shared] === keys[shared]) shared++;
    keys.slice(shared).forEach((key, i) => {
      const depth = shared + i;
      const last = depth === keys.length - 1 && item === undefined;
      lines.push(`${'  '.repeat(depth)}${quoted(key)}:${last ? ` ${value}` : ''}`);
    });
    if (item !== undefined) {
      const [, key, name] = /^(\w+)=(.*)$/s.exec(item) ?? [];
      lines.push(`${'  '.repeat(keys.length)}- ${key === undefined ? value : `${key}: ${name ?? ''}`}`);
      if (key !== undefined) lines.push(`${'  '.repeat(keys.length)}  …`);
    }
    open = keys;
  }
  return lines;
}
/** What stands at a finding about a key; nothing for a property inside a string, or an item of a list. */
function* valueOf(view: View, f: Finding): Sliced<string | undefined> {
  return f.args.property === undefined ? yield* valueAt(view, f.place.layer, f.place.start, f.place.path) : undefined;
}

/** What stands there afterwards: what moves as it is, or is written; undefined where that is no single value. */
function newValue(f: Finding, old: string | undefined): string | undefined {
  if (f.args.value !== undefined || f.args.added !== undefined) return f.args.value;
  const own = nearestFirst(f).find(
    (o) => (o.kind === 'move' || o.kind === 'rewrite') && formatPath(o.path.map(String)) === f.place.path,
  );
  if (own?.kind === 'rewrite')
    return old === MASK ? MASK : own.style === 'double' ? JSON.stringify(own.value) : String(own.value);
  return own?.kind === 'move' && own.value === undefined ? old : undefined;
}

/** The value of a key on one line, as it is written; undefined for an object or a list. */
function* valueAt(view: View, layer: number, offset: number, path: string): Sliced<string | undefined> {
  const { set } = view.analysis;
  const unit = unitAt(set, layer, offset);
  const entry = unit && find(unit.doc.root, parsePath(path))?.entry;
  const text = set.layers[layer]?.text ?? '';
  if (entry?.value.kind !== 'scalar' || entry.start < 0 || entry.value.start < 0) return undefined;
  const { start, end } = entry.value;
  const said = text.slice(start, end);
  if (said === '' || said.includes('\n')) return undefined;
  return (yield* isHidden(view.analysis, layer, start)) ? MASK : said;
}
const masked = new WeakMap<Analysis, readonly (readonly string[])[]>();
/** A line with a secret hides all its values. */
function* isHidden(analysis: Analysis, layer: number, offset: number): Sliced<boolean> {
  const { set } = analysis;
  const lines = masked.get(analysis) ?? (yield* (yield* Masking.of(set)).maskingLayers(set));
  masked.set(analysis, lines);
  const text = set.layers[layer]?.text ?? '';
  const line = text.slice(0, offset).split('\n').length - 1;
  return text.split('\n')[line] !== lines[layer]?.[line];
}
const quoted = (key: string): string => (/^[\w./-]+$/.test(key) ? key : JSON.stringify(key));

/** Where the leaves at and below a path went, as the place of the path itself; nothing when they parted. */
function* destinations(ledger: readonly LedgerEntry[], path: string): Sliced<string[]> {
  const found = new Set<string>();
  for (const e of ledger) {
    if (due()) yield;
    if (!isWithin(e.path, path)) continue;
    const rest = e.path.slice(path.length);
    for (const to of e.to) {
      if (!to.endsWith(rest)) return [];
      found.add(to.slice(0, to.length - rest.length));
    }
  }
  return found.size <= 2 ? [...found] : [];
}
const ledgers = new WeakMap<Analysis, readonly (readonly LedgerEntry[])[]>();
function* ledgerOf(analysis: Analysis, layer: number): Sliced<readonly LedgerEntry[]> {
  const known = ledgers.get(analysis) ?? (yield* upgrading(analysis.set)).layers.map((l) => l.ledger);
  ledgers.set(analysis, known);
  return known[layer] ?? [];
}

function keyAt(node: Node, offset: number, path: string): { path: string; start: number; end: number } | undefined {
  const map = resolve(node);
  if (map.kind !== 'map') return undefined;
  for (const [key, { entry, merged }] of effectiveEntries(map)) {
    if (merged || entry.start < 0 || offset < entry.start || offset > Math.max(entry.end, entry.keyEnd)) continue;
    const here = childPath(path, key);
    if (offset <= entry.keyEnd) return { path: here, start: entry.start, end: entry.keyEnd };
    return entry.value.kind === 'map' ? keyAt(entry.value, offset, here) : undefined;
  }
  return undefined;
}
