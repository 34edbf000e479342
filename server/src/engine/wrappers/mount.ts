/** One place of a document -> the values that stand there, as a text of their own; or why they are not changed there. */
import { due, type Sliced } from '../slices.ts';
import { parsing } from '../yaml/parse.ts';
import { sameValues } from '../yaml/same.ts';
import { childrenOf, effectiveEntries, type Entry, type Item, type Node, type YamlDocument } from '../yaml/tree.ts';
import type { Form } from './forms.ts';
import { isMapping, projectEmptied, projectEntry, projectMap, projectText, type Projection } from './projection.ts';
import { formatSteps, slotAt, type Steps } from './steps.ts';

/** A tree of values inside a document. */
export interface Mount {
  readonly form: Form;
  /** `shared`: other charts read it as well, and nothing is changed there. */
  readonly role: 'values' | 'shared';
  /** What the document is, with its article. */
  readonly title: string;
  /** Index of the document in its file. */
  readonly document: number;
  readonly steps: Steps;
  /** The same for people: `spec.sources[1].helm.valuesObject`. */
  readonly path: string;
  /** Offset of the key or dash in the file (UTF-16). */
  readonly offset: number;
  readonly projection: Projection;
}
/** Why values are not changed where they stand. */
export interface Refusal {
  readonly title: string;
  readonly path: string;
  readonly offset: number;
  /** A clause that follows `at PATH`. */
  readonly why: string;
}
export type Place = Omit<Mount, 'projection'>;
export const placed = (
  about: Pick<Place, 'form' | 'title'>,
  document: number,
  steps: Steps,
  slot: Entry | Item,
  role: Mount['role'] = 'values',
): Place => ({ ...about, role, document, steps, path: formatSteps(steps), offset: slot.start });

/** The same place of a file whose text is another now; undefined where it holds no values any more. */
export function* remount(text: string, docs: readonly YamlDocument[], old: Mount): Sliced<Mount | undefined> {
  const doc = docs[old.document];
  const slot = doc && slotAt(doc.root, old.steps);
  if (!slot || doc.problems.length > 0) return undefined;
  const { projection: _, ...place } = old;
  const made = yield* mountAt(text, doc, slot, { ...place, offset: slot.start });
  if (!('why' in made)) return made;
  const emptied = projectEmptied(slot);
  return emptied && { ...place, offset: slot.start, projection: emptied };
}

/** A mount, or why there is none. */
export function* mountAt(text: string, doc: YamlDocument, slot: Entry | Item, place: Place): Sliced<Mount | Refusal> {
  const no = (offset: number, why: string): Refusal => ({ title: place.title, path: place.path, offset, why });
  const { value } = slot;
  const begin = Math.max(slot.start, 0);
  if (place.role === 'shared' && slot.kind === 'entry') {
    const alias = yield* crosses(doc.root, value);
    if (value.kind === 'alias' || alias)
      return no(begin, 'share an anchor with what stands around them. Write it out in both places');
    const projection = yield* projectEntry(slot);
    const own = { ...place, path: formatSteps(place.steps.slice(0, -1)) };
    return (
      (projection && (yield* checked(own, projection, value, 'global'))) ?? no(begin, 'are no map of lines of its own')
    );
  }
  if (value.kind === 'alias')
    return no(begin, `are an alias (*${value.name}) of what stands elsewhere. Write them out in one of the two places`);
  const crossing = yield* crosses(doc.root, value);
  if (crossing)
    return no(
      crossing.offset,
      `share \`${crossing.name}\` with what stands around them, by an anchor. Write it out in both places`,
    );
  if (isMapping(value)) {
    const projection = yield* projectMap(slot, value);
    if (projection)
      return (yield* checked(place, projection, value)) ?? no(begin, 'read otherwise when they stand alone');
    return no(begin, value.entries.length === 0 ? 'are empty' : 'stand between braces together with other things');
  }
  if (value.kind !== 'scalar' || typeof value.value !== 'string') return no(begin, 'are neither a map nor a text');
  if (value.style !== 'literal') {
    const how = value.style === 'folded' ? 'a folded text (>)' : 'a text in quotes or on one line';
    return no(begin, `are ${how}. Write them as a block text (|)`);
  }
  if (/\r(?!\n)/.test(text) || (value.source?.eol === '\r\n' && /[^\r]\n/.test(text)))
    return no(begin, 'have other line ends than the file');
  const projection = yield* projectText(value);
  return projection ? { ...place, projection } : no(begin, 'are a text whose lines are not those of the file');
}
/** The values alone must be what the document says; `key`: all that they have is that one. */
function* checked(place: Place, projection: Projection, value: Node, key?: string): Sliced<Mount | undefined> {
  const docs = yield* parsing(projection.text);
  const [only] = docs;
  if (docs.length !== 1 || !only?.root || only.problems.length > 0) return undefined;
  const root = key === undefined ? only.root : onlyValue(only.root, key);
  return root && (yield* sameValues(root, value)) ? { ...place, projection } : undefined;
}
function onlyValue(root: Node, key: string): Node | undefined {
  const entries = root.kind === 'map' ? effectiveEntries(root) : undefined;
  return entries?.size === 1 ? entries.get(key)?.entry.value : undefined;
}

/** An alias on one side of the edge for an anchor on the other. */
function* crosses(root: Node | undefined, inside: Node): Sliced<{ offset: number; name: string } | undefined> {
  const aliases: { node: Extract<Node, { kind: 'alias' }>; inside: boolean }[] = [];
  const walk = function* (n: Node, here: boolean): Sliced<void> {
    if (due()) yield;
    const isIn = here || n === inside;
    if (n.kind === 'alias') aliases.push({ node: n, inside: isIn });
    else for (const { value } of childrenOf(n)) yield* walk(value, isIn);
  };
  if (root) yield* walk(root, false);
  const crossing = aliases.find(({ node, inside: isIn }) => node.target && isWithin(node.target, inside) !== isIn);
  return crossing && { offset: Math.max(crossing.node.start, 0), name: crossing.node.name };
}
function isWithin(node: Node, around: Node): boolean {
  for (let n: Node | undefined = node; n; n = n.parent?.parent) if (n === around) return true;
  return false;
}
/** The second of two equal keys on the way to a place. */
export function doubled(root: Node | undefined, steps: Steps): Entry | undefined {
  let node = root;
  for (const step of steps) {
    if (node?.kind === 'map') {
      const same = node.entries.filter((e) => e.key === step && !e.merge);
      if (same.length > 1) return same[1];
    }
    node = slotAt(node, [step])?.value;
  }
  return undefined;
}
