/** What may be written at a place of a text: keys of a map, values of a key. Pure data; how it is shown is not known here. */
import { catalogue } from '../charts/catalogue.ts';
import { formatPath, parsePath } from '../path.ts';
import { due, type Sliced } from '../slices.ts';
import { parsing } from '../yaml/parse.ts';
import { writeScalar } from '../yaml/scalars.ts';
import type { MapNode, Node, SeqNode } from '../yaml/tree.ts';
import { checksOf } from './checks.ts';
import type { Minor } from '../steps/index.ts';
import { childKeys, describeKey, itemKeysOf, type Described } from './describe.ts';
import { isSecretKey } from './secrets.ts';

export interface Completion {
  /** What is replaced: the word the cursor stands in. */
  readonly start: number;
  readonly end: number;
  readonly at: 'key' | 'value';
  /** The map, or the key whose value it is. */
  readonly path: string;
  readonly flow: boolean;
  /** A key that has its colon already, or stands in quotes: only the name is missing. */
  readonly nameOnly: boolean;
  /** Values stand below the key already. */
  readonly filled: boolean;
  /** A blank is missing between the colon and the value. */
  readonly gap: boolean;
  /** Indentation of the line below a key that is a map. */
  readonly below: string;
  readonly keys: readonly Described[];
  readonly values: readonly Value[];
}
export interface Value {
  readonly text: string;
  readonly isDefault: boolean;
}

/** A word nobody writes, in place of the one at the cursor. */
const MARK = 'camunda0values0cursor';
const WORD = /[\w./-]*$/;
const WORD_AFTER = /^[\w./-]*/;

/** Undefined where nothing can be said: in comments, texts of several lines, keys of the user's own. Never throws. */
export function* completing(minor: Minor, text: string, offset: number): Sliced<Completion | undefined> {
  const lineStart = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const before = text.slice(lineStart, offset);
  const [line = ''] = /^[^\r\n]*/.exec(text.slice(offset)) ?? [];
  const [head = ''] = WORD.exec(before) ?? [];
  const [tail = ''] = WORD_AFTER.exec(line) ?? [];
  const [start, end] = [offset - head.length, offset + tail.length];
  const lead = before.slice(0, before.length - head.length);
  const colon = /^["']?[ \t]*:(?:\s|$)/.test(text.slice(end, end + 64));
  const gap = lead.endsWith(':');
  const ownLine = /^\ufeff?[ \t]*(?:- +)*$/.test(lead);
  const mark = `${gap ? ' ' : ''}${MARK}${ownLine && !colon ? ':' : ''}`;
  const found = yield* locate(`${text.slice(0, start)}${mark}${text.slice(end)}`);
  if (!found) return undefined;
  const base = { start, end, gap, flow: found.flow, below: '', filled: found.filled, keys: [], values: [] };
  if (found.value) {
    const values = valuesOf(minor, found.path);
    return values.length === 0 || colon
      ? undefined
      : { ...base, at: 'value', path: formatPath(found.path), nameOnly: false, values };
  }
  if (gap) return undefined;
  const written = new Set(found.siblings);
  const all = found.item ? itemKeysOf(minor, found.path) : childKeys(minor, formatPath(found.path));
  const keys = all.filter((k) => !written.has(k.key));
  const indent = lead.replace(/^\ufeff/, '').replace(/\S/g, ' ');
  return {
    ...base,
    at: 'key',
    path: formatPath(found.path),
    nameOnly: colon || found.quoted,
    below: indent + ' '.repeat(found.step),
    keys,
  };
}

interface Located {
  readonly path: readonly string[];
  readonly value: boolean;
  readonly flow: boolean;
  readonly quoted: boolean;
  readonly filled: boolean;
  readonly siblings: readonly string[];
  readonly step: number;
  /** In an item of the list at the path. */
  readonly item: boolean;
}
function* locate(text: string): Sliced<Located | undefined> {
  for (const doc of yield* parsing(text, '')) {
    const found = doc.root && (yield* within(doc.root, [], false));
    if (found) return found;
  }
  return undefined;
}

function* within(node: Node, path: readonly string[], item: boolean): Sliced<Located | undefined> {
  if (node.kind === 'scalar') {
    const plain = !item && node.style === 'plain' && node.text === MARK;
    return plain
      ? { path, value: true, flow: false, quoted: false, filled: false, siblings: [], step: 2, item }
      : undefined;
  }
  if (node.kind === 'seq' && !item)
    for (const i of node.items) {
      if (due()) yield;
      const found = yield* within(i.value, path, true);
      if (found) return found;
    }
  if (node.kind !== 'map') return undefined;
  for (const entry of node.entries) {
    if (entry.opaque) continue;
    if (due()) yield;
    if (entry.key === MARK)
      return {
        path,
        value: false,
        flow: entry.flow,
        quoted: entry.keyEnd - entry.start > MARK.length,
        filled: entry.value.kind !== 'scalar' || entry.value.style !== 'empty',
        siblings: node.entries.filter((e) => e !== entry).map((e) => e.key),
        step: stepOf(node),
        item,
      };
    // What items hold further down is not in the chart's list of keys.
    const found = entry.merge || item ? undefined : yield* within(entry.value, [...path, entry.key], false);
    if (found) return found;
  }
  return undefined;
}

/** How much deeper children stand in this file. */
function stepOf(map: MapNode): number {
  const nested = map.entries.map((e) => e.value).find((v): v is MapNode => v.kind === 'map' && !v.flow);
  const [first] = nested?.entries ?? [];
  if (first && nested && first.column > map.column) return first.column - map.column;
  const above: MapNode | SeqNode | undefined = map.parent?.parent;
  return above?.kind === 'map' && !above.flow && map.column > above.column ? map.column - above.column : 2;
}

/** The values a key can have; for a text or number, the one of the chart. */
function valuesOf(minor: Minor, path: readonly string[]): Value[] {
  const known = describeKey(minor, formatPath(path));
  const fact = catalogue(minor).get(path);
  if (!known || !fact || known.map || known.list) return [];
  const own = fact.default;
  const choices = fact.types.includes('boolean') ? [true, false] : choicesOf(minor, known.path);
  if (choices.length > 0) return choices.map((v) => ({ text: writeScalar(v), isDefault: v === own }));
  const shown = typeof own === 'number' || (typeof own === 'string' && own !== '' && own.length <= 80);
  return shown && !isSecretKey(parsePath(known.path)) ? [{ text: writeScalar(own), isDefault: true }] : [];
}

function choicesOf(minor: Minor, path: string): readonly string[] {
  const checks = checksOf(minor);
  return checks.types.choices.find((c) => c.at.test(path))?.of ?? checks.choicesAt(path);
}
