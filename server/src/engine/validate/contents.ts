/** What values say, whatever their keys: placeholders, images of another version, requests above limits. */
import { formatPath, parsePath } from '../path.ts';
import { askedIn, EXPRESSION } from '../plan/scopes.ts';
import { UNITS } from '../quantity.ts';
import type { Unit } from '../set.ts';
import { due, type Sliced } from '../slices.ts';
import { isObject, resolve, type Entry, type Item, type Node, type ScalarNode } from '../yaml/tree.ts';
import { keysBelow, type Below } from './below.ts';
import type { Collector } from './collect.ts';
import type { Image } from './tables.ts';

/** `<default>` is the name of Camunda's first tenant. */
const BRACKETS = /<(?!default>)[A-Za-z][\w .:-]*>/;
/** In texts of several lines, where `<a>` can be anything. */
const SHOUTED = /<[A-Z][A-Z0-9]*[_-][A-Z0-9_-]+>/;
const WHOLE =
  /^(?:change[-_ ]?me|replace[-_ ]?me|insert[-_ ]?here|replace[-_]with[-_]\w+|your[-_]value(?:[-_]here)?|place[-_]?holder|x{3,}|todo|fixme|tbd|__[A-Z][A-Z_]*__|\[your[^\]]*\])$/i;
/** No function of a template is called like this: a name for another tool, or forgotten. */
const BRACED = /\{\{-? *[A-Z][A-Z0-9_]* *-?\}\}/;
const BRACED_SMALL = /\{\{-? *[a-z][a-z0-9]*(?:_[a-z0-9]+)+ *-?\}\}/;
const YOUR =
  /\b(?:YOUR|MY)_[A-Z][A-Z0-9_]*\b|\byour-(?:domain|host|hostname|secret|client|tenant)\b[\w-]*|\byour-?(?:domain|company)\.[a-z]/;

export function checkTags(c: Collector): void {
  for (const image of c.checks.images) c.ask(() => tagOf(c, image));
  c.ask(() => sharedTag(c));
}
export function checkRequests(c: Collector): void {
  for (const { path } of c.values.catalogue.keys())
    if (path.endsWith('.resources') && c.values.origin(path)) c.ask(() => requests(c, path));
}

/** The parts of a text that are looked at by themselves: what stands below each key of the root. */
export function partsOf({ doc: { root } }: Unit): readonly { readonly node: Node; readonly slot: Entry | undefined }[] {
  if (root?.kind !== 'map') return root ? [{ node: root, slot: undefined }] : [];
  return root.entries.flatMap((slot) => (slot.opaque || slot.merge ? [] : [{ node: slot.value, slot }]));
}
/** `asked`: scalars that somebody looked at for placeholders already. */
export function checkContents(
  c: Collector,
  unit: Unit,
  { node, slot }: ReturnType<typeof partsOf>[number],
  asked: ReadonlySet<Node>,
): Sliced<void> {
  return placeholders(c, unit, node, slot ? [slot.key] : [], slot, '', asked);
}
function* placeholders(
  c: Collector,
  unit: Unit,
  node: Node,
  path: readonly string[],
  slot: Entry | Item | undefined,
  shown: string,
  asked: ReadonlySet<Node>,
): Sliced<void> {
  if (due()) yield;
  switch (node.kind) {
    case 'map':
      for (const entry of node.entries)
        if (!entry.opaque && !entry.merge)
          yield* placeholders(
            c,
            unit,
            entry.value,
            shown === '' ? [...path, entry.key] : path,
            entry,
            shown === '' ? '' : `${shown}.${entry.key}`,
            asked,
          );
      return;
    case 'seq':
      for (const [i, item] of node.items.entries()) {
        const inside = `${shown === '' ? formatPath(path) : shown}[${String(i)}]`;
        yield* placeholders(c, unit, item.value, path, item, inside, asked);
      }
      return;
    case 'alias':
      return;
    case 'scalar':
      scalar(c, unit, path, slot, node, shown, !asked.has(node));
  }
}
function scalar(
  c: Collector,
  unit: Unit,
  path: readonly string[],
  slot: Entry | Item | undefined,
  node: ScalarNode,
  shown: string,
  own: boolean,
): void {
  const at = formatPath(path);
  const evaluated = c.checks.types.evaluated.find((e) => e.at.test(at));
  if (!own && !evaluated) return;
  c.ask(() => {
    if (own) placeholder(c, unit, path, slot, node, shown);
    const asks = evaluated && reaches(c, unit, path, node, evaluated.while);
    if (asks !== undefined) {
      const args = { asked: `\`.Values.${asks.join('.')}\`` };
      c.tell({ rule: 'validate/template-key', unit, path, slot, args, ...(shown === '' ? {} : { shown }) });
    }
  });
}
/** What looks before it asks, or asks for something else the second time. */
const CAREFUL = /\b(?:if|with|range|and|or|define|block)\b/;
/** Helm stops where an expression asks for a key below one that is not there: this one. */
function reaches(
  { values }: Collector,
  unit: Unit,
  path: readonly string[],
  { value }: ScalarNode,
  on: string | undefined,
): readonly string[] | undefined {
  if (typeof value !== 'string' || !value.includes('.Values')) return undefined;
  if ((on !== undefined && !values.on(on)) || !values.decides(unit, path)) return undefined;
  // Another tool takes the braces of such a file for its own.
  if (/\.(?:gotmpl|tpl)$/.test(values.set.layers[unit.layer]?.name ?? '')) return undefined;
  if ([...value.matchAll(EXPRESSION)].some(([expression]) => CAREFUL.test(expression))) return undefined;
  const isThere = (keys: readonly string[]): boolean => values.has(keys) || values.catalogue.known(keys);
  for (const { keys } of askedIn(value)) {
    const n = keys.findIndex((_, i) => i + 1 < keys.length && !isThere(keys.slice(0, i + 1)));
    if (n >= 0) return keys.slice(0, n + 1);
  }
  return undefined;
}

export function placeholder(
  c: Collector,
  unit: Unit,
  path: readonly string[],
  slot: Entry | Item | undefined,
  node: ScalarNode,
  shown = '',
): void {
  if (isLeft(node, slot))
    c.tell({ rule: 'validate/placeholder', unit, path, slot, ...(shown === '' ? {} : { shown }) });
}

function isLeft(node: ScalarNode, slot: Entry | Item | undefined): boolean {
  if (typeof node.value !== 'string') return false;
  const text = node.text;
  if (BRACED.test(text)) return true;
  if (node.style === 'literal' || node.style === 'folded' || text.includes('\n')) return SHOUTED.test(text);
  return (
    BRACKETS.test(text) ||
    WHOLE.test(text.trim()) ||
    (YOUR.test(text) && !isName(slot, text)) ||
    BRACED_SMALL.test(text)
  );
}

/** A variable may be called MY_SECRET, and be read by that name. */
const isName = (slot: Entry | Item | undefined, text: string): boolean =>
  (slot?.kind === 'entry' && /^(?:name|key|existingSecret.*|secretName)$/.test(slot.key)) ||
  !YOUR.test(text.replace(/\$[({]\w+[)}]|\{\{ *secrets\.\w+ *\}\}|\bsecrets\.\w+/g, ''));

function tagOf(c: Collector, image: Image): void {
  const { values } = c;
  const path = `${image.at}.image.tag`;
  const tag = values.said(path);
  const version = /^v?(\d+)\.(\d+)(?:\D|$)/.exec(typeof tag === 'string' ? tag : '');
  const own = values.said(`${image.at}.image.repository`);
  const official = own === undefined || (typeof own === 'string' && own.includes('camunda/'));
  const [major, minor] = [Number(version?.[1]), Number(version?.[2])];
  const old = version && minor < 8 && (major === 8 || (official && major < 8));
  if (old) c.tellAt('validate/old-image', [path], image.strict ? {} : { severity: 'warning' });
  const none =
    !old &&
    tag === '' &&
    values.truth(`${image.component}.enabled`) === true &&
    values.truth('global.image.tag') === false &&
    values.truth(`${image.at}.image.digest`) === false &&
    values.truth('global.image.digest') === false &&
    (image.at === image.component || values.truth('webModeler.image.tag') === false);
  if (none) c.tellAt('validate/image-without-tag', [path]);
}
/** Every component has a tag of its own in the chart, which wins. */
function sharedTag(c: Collector): void {
  const { values } = c;
  const shared = values.origin('global.image.tag');
  const used = c.checks.images.some((i) => values.said(`${i.at}.image.tag`) === '');
  if (shared && values.on('global.image.tag') && !used)
    c.tellAt('validate/no-effect', ['global.image.tag'], { safety: 'manual' });
}

export function* checkImages(c: Collector, { unit, path, entry, merged }: Below): Sliced<void> {
  if (due()) yield;
  const value = resolve(entry.value);
  if (value.kind === 'map') for (const below of keysBelow(unit, value, path)) yield* checkImages(c, below);
  if (value.kind !== 'scalar' || path[path.length - 1] !== 'repository') return;
  // Behind an alias it is another key's as well.
  const own = !merged && entry.value.kind === 'scalar';
  c.ask(() => {
    const registries = [c.values.said([...path.slice(0, -1), 'registry']), c.values.said('global.imageRegistry')];
    const now = c.values.step.images.moved(path, value.value, registries);
    if (now !== undefined)
      c.tell({
        rule: 'validate/bitnami-image',
        unit,
        path,
        slot: entry,
        fixes: own ? [{ kind: 'rewrite', path, value: now }] : [],
      });
  });
}

function amount(v: unknown): number | undefined {
  if (typeof v === 'number') return v;
  const m = typeof v === 'string' ? /^(\d+\.?\d*|\.\d+)([numkMGTPE]|[KMGTPE]i)?$/.exec(v) : null;
  return m ? Number(m[1]) * (UNITS[m[2] ?? ''] ?? Number.NaN) : undefined;
}

function requests(c: Collector, path: string): void {
  const { values } = c;
  const root = parsePath(path)[0] ?? '';
  if (values.truth(`${root}.enabled`) === false) return;
  const limits = values.get(`${path}.limits`);
  if (!isObject(limits) && values.get(`${path}.limits.cpu`) === undefined) return;
  for (const name of ['cpu', 'memory', 'ephemeral-storage']) {
    const request = amount(values.get(`${path}.requests.${name}`));
    const limit = amount(values.get(`${path}.limits.${name}`));
    if (request === undefined || limit === undefined || request <= limit) continue;
    const asked = `${path}.requests.${name}`;
    const allowed = `${path}.limits.${name}`;
    const at = values.origin(asked) ? asked : allowed;
    if (!values.origin(at)) continue;
    c.tellAt('validate/requests-above-limits', [at], at === asked ? {} : { args: { by: 'default' }, shown: asked });
  }
}
