/** New nodes of a tree, and copies of those that are there. */
import { childPath } from '../path.ts';
import { writeScalar } from './scalars.ts';
import {
  isObject,
  type Entry,
  type Item,
  type Json,
  type MapNode,
  type Node,
  type ScalarNode,
  type SeqNode,
} from './tree.ts';
import { copyScalar } from './watch.ts';

const NOWHERE = { start: -1, end: -1, content: -1, dirty: true } as const;
const NEW = { ...NOWHERE, flow: false, column: 0, headEnd: -1, inlineFirst: false } as const;
const SLOT = {
  start: -1,
  end: -1,
  column: 0,
  ownLine: false,
  flow: false,
  gap: -1,
  dirty: true,
  pending: false,
} as const;

export function newMap(): MapNode {
  return { ...NEW, kind: 'map', entries: [], tail: [] };
}
export const newSeq = (): SeqNode => ({ ...NEW, kind: 'seq', items: [], tail: [] });
export function newEntry(key: string, value: Node): Entry {
  const entry: Entry = {
    ...SLOT,
    kind: 'entry',
    key,
    keyEnd: -1,
    value,
    merge: false,
    opaque: false,
    lead: [],
    tail: [],
  };
  value.parent = entry;
  return entry;
}
export function newItem(value: Node): Item {
  const item: Item = { ...SLOT, kind: 'item', value, lead: [], tail: [] };
  value.parent = item;
  return item;
}
/** A tree of new nodes; maps and lists that are not empty are written in block style. */
export function fromJson(value: Json): Node {
  if (Array.isArray(value)) {
    const seq = { ...newSeq(), flow: value.length === 0 };
    for (const v of value) {
      const item = newItem(fromJson(v));
      item.parent = seq;
      seq.items.push(item);
    }
    return seq;
  }
  if (isObject(value)) {
    const map = { ...newMap(), flow: Object.keys(value).length === 0 };
    for (const [k, v] of Object.entries(value)) {
      const entry = newEntry(k, fromJson(v));
      entry.parent = map;
      map.entries.push(entry);
    }
    return map;
  }
  const written = writeScalar(value, typeof value === 'string' && value === '' ? 'double' : undefined);
  const node: ScalarNode = { ...NOWHERE, kind: 'scalar', style: 'plain', text: String(value), value, written };
  return node;
}

/** A deep copy that prints the copied text. Anchors stay with the original; `origin` is the path the copy stands for. */
export function clone(node: Node, origin?: string): Node {
  const props = node.anchor !== undefined;
  const base = {
    start: props ? node.content : node.start,
    anchor: undefined,
    ...(origin === undefined ? {} : { origin }),
  };
  const below = (key: string): string | undefined => (origin === undefined ? undefined : childPath(origin, key));
  let copy: Node;
  if (node.kind === 'map') {
    const map: MapNode = { ...node, ...base, entries: [], tail: [...node.tail], parent: undefined };
    for (const e of node.entries) {
      const value = clone(e.value, below(e.key));
      const made: Entry = { ...e, value, parent: map, lead: [...e.lead], tail: [...e.tail], pending: false };
      if (e.original === e.value && e.value.anchor === undefined) made.original = value;
      else delete made.original;
      if (value.dirty && !e.value.dirty) made.dirty = true;
      value.parent = made;
      map.entries.push(made);
    }
    if (map.entries.some((e) => e.dirty)) map.dirty = true;
    copy = map;
  } else if (node.kind === 'seq') {
    const seq: SeqNode = { ...node, ...base, items: [], tail: [...node.tail], parent: undefined };
    for (const i of node.items) {
      const item = cloneItem(i);
      item.parent = seq;
      seq.items.push(item);
    }
    if (seq.items.some((i) => i.dirty)) seq.dirty = true;
    copy = seq;
  } else copy = { ...(node.kind === 'scalar' ? copyScalar(node) : node), ...base, parent: undefined };
  if (props) copy.dirty = true;
  return copy;
}
export function cloneItem(item: Item): Item {
  const value = clone(item.value);
  const made: Item = { ...item, value, parent: undefined, lead: [], tail: [], pending: false };
  if (item.original === item.value && item.value.anchor === undefined) made.original = value;
  else delete made.original;
  if (value.dirty && !item.value.dirty) made.dirty = true;
  value.parent = made;
  return made;
}
