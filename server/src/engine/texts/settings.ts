/** The Spring properties in a configuration text that have, or are, a name of the table: what they say and where. */
import type { Texts } from '../steps/step.ts';
import { parseDocuments } from '../yaml/parse.ts';
import { resolve, type Entry, type MapNode, type Node, type YamlDocument } from '../yaml/tree.ts';
import { NameNode, relaxedParts, type PropertyRow } from './names.ts';
import { readProperties, type Property } from './properties.ts';

/** `options`: what a program is given when it starts, in a line or as JSON. */
export type Syntax = 'yaml' | 'properties' | 'options';

export interface Setting {
  /** Its name, part by part as written, in dots; list items as `[0]`. */
  readonly name: string;
  /** Offsets of the key in the text. */
  readonly start: number;
  readonly end: number;
  readonly value: string | undefined;
  /** Which document of the text. */
  readonly doc: number;
  /** Keys down to what a rename moves: the setting, or the list it is part of. */
  readonly at: readonly string[];
  /** How much of `name` the moved part is. */
  readonly stem: string;
  readonly rows: readonly PropertyRow[];
  /** The new name that this is. */
  readonly now: string | undefined;
  /** It can be moved: nothing on the way to it is shared with another place. */
  readonly own: boolean;
}
export interface Read {
  readonly settings: readonly Setting[];
  /** Every name of a text, in lower case without dashes: for what a text must not lack. */
  readonly has: (prefix: string) => boolean;
  readonly problem: 'syntax' | 'template' | undefined;
}

/** Lines of Helm's own: what the text says depends on them. Texts of Spring have `${…}` only. */
const CONTROL = /\{\{-?\s*(?:if|else|end|range|with|define|block|template|include)\b|\{\{[^}]*\.Values\b/;

const caches = new WeakMap<NameNode, Map<string, Read>>();

/** Never throws. The texts read last are remembered: an editor asks again with every key. */
export function readSettings({ names }: Pick<Texts, 'names'>, text: string, syntax: Syntax): Read {
  let cache = caches.get(names);
  if (!cache) caches.set(names, (cache = new Map<string, Read>()));
  const key = `${syntax}\n${text}`;
  const known = cache.get(key);
  if (known) return known;
  const made = CONTROL.test(text)
    ? { settings: [], has: () => true, problem: 'template' as const }
    : syntax === 'yaml'
      ? readYaml(names, text)
      : syntax === 'properties'
        ? readPropertyFile(names, text)
        : readOptions(names, text);
  if (cache.size > 31) cache.clear();
  cache.set(key, made);
  return made;
}

/** `.yaml` and `.properties` by name, everything else by what it looks like; undefined for texts of another kind. */
export function syntaxOf({ ours }: Texts, file: string | undefined, text: string): Syntax | undefined {
  if (file === undefined || /\.ya?ml$/i.test(file)) return 'yaml';
  if (/\.properties$/i.test(file)) return 'properties';
  if (/\.\w{2,5}$/.test(file) && !/\.(?:txt|conf|cfg)$/i.test(file)) return undefined;
  const root = `(?:${ours.join('|')})`;
  if (new RegExp(String.raw`^[ \t]*${root}[\w.[\]-]*[ \t]*=`, 'm').test(text)) return 'properties';
  return new RegExp(String.raw`^${root}[\w.-]*:(?:\s|$)`, 'm').test(text) ? 'yaml' : undefined;
}

function readYaml(names: NameNode, text: string): Read {
  const docs = parseDocuments(text, '', 'spring');
  if (docs.some((d) => d.problems.length > 0)) return { settings: [], has: () => true, problem: 'syntax' };
  const settings: Setting[] = [];
  docs.forEach((doc, i) => {
    if (doc.root?.kind === 'map') walk(doc.root, { doc: i, names, name: '', at: [], own: true }, settings);
  });
  return { settings, has: (prefix) => docs.some((d) => said(d, relaxedParts(prefix))), problem: undefined };
}

interface Way {
  readonly doc: number;
  readonly names: NameNode;
  readonly name: string;
  readonly at: readonly string[];
  readonly own: boolean;
}
function walk(map: MapNode, way: Way, out: Setting[]): void {
  for (const entry of map.entries) {
    if (entry.opaque || entry.merge) continue;
    const names = step(way.names, entry.key);
    if (!names) continue;
    const name = way.name === '' ? entry.key : `${way.name}.${entry.key}`;
    const own = way.own && entry.value.kind !== 'alias' && entry.value.anchor === undefined;
    const here: Way = { ...way, names, name, at: [...way.at, entry.key], own };
    const value = resolve(entry.value);
    if (value.kind === 'map' && value.entries.length > 0) {
      walk(value, here, out);
      continue;
    }
    const items = value.kind === 'seq' ? names.children.get('#') : undefined;
    if (items && value.kind === 'seq') {
      value.items.forEach((item, i) => {
        const node = resolve(item.value);
        if (node.kind !== 'map') return;
        for (const e of node.entries) {
          const found = step(items, e.key);
          if (found) tell(e, e.value, { ...here, names: found, name: `${name}[${String(i)}].${e.key}` }, name, out);
        }
      });
    } else tell(entry, value, here, name, out);
  }
}
function tell(entry: Entry, value: Node, way: Way, stem: string, out: Setting[]): void {
  const { names } = way;
  if (names.old.length === 0 && names.now === undefined && !names.all) return;
  out.push({
    name: way.name,
    start: entry.start,
    end: entry.keyEnd,
    value: value.kind === 'scalar' ? value.text : undefined,
    doc: way.doc,
    at: way.at,
    stem,
    rows: names.old,
    now: names.now,
    own: way.own,
  });
}
function step(names: NameNode, key: string): NameNode | undefined {
  let node: NameNode | undefined = names;
  const parts = relaxedParts(key);
  for (const part of parts) {
    const next: NameNode | undefined = node?.children.get(part);
    // Below a part of which everything counts, names of no row are of interest too.
    node = next ?? (node?.all ? ANY : undefined);
  }
  return parts.length === 0 ? undefined : node;
}
const ANY = Object.assign(new NameNode(), { all: true });

/** The text says something at or below a name. */
function said(doc: YamlDocument, parts: readonly string[]): boolean {
  const look = (node: Node | undefined, left: readonly string[]): boolean => {
    if (left.length === 0) return true;
    const map = node && resolve(node);
    if (map?.kind !== 'map') return false;
    return map.entries.some((e) => {
      const key = relaxedParts(e.key);
      const n = Math.min(key.length, left.length);
      return n > 0 && key.slice(0, n).join('.') === left.slice(0, n).join('.') && look(e.value, left.slice(n));
    });
  };
  return look(doc.root, parts);
}

function readPropertyFile(tree: NameNode, text: string): Read {
  return ofProperties(tree, readProperties(text), (p) => !/[\r\n]/.test(text.slice(p.start, p.end)));
}
const OPTION = /(?<![^\s"'])(-D|--)([A-Za-z][\w.[\]-]*)(?:=("[^"]*"|'[^']*'|[^\s"']*))?/g;
/** Whether a property of Camunda can be in it at all. */
export const hasOptions = (ours: readonly string[], text: string): boolean =>
  text.trimStart().startsWith('{') || ours.some((name) => text.includes(`-D${name}.`) || text.includes(`--${name}.`));
/** They are told of, not changed: where such a line ends up the rules for variables and keys decide. */
function readOptions(tree: NameNode, text: string): Read {
  if (text.trimStart().startsWith('{')) {
    const read = readYaml(tree, text);
    return { ...read, settings: read.settings.map((s) => ({ ...s, own: false })), problem: undefined };
  }
  const all = [...text.matchAll(OPTION)].map((m): Property => {
    const [, sign = '', key = '', value = ''] = m;
    const start = m.index + sign.length;
    return { key, value: value.replace(/^(["'])(.*)\1$/s, '$2'), start, end: start + key.length, doc: 0 };
  });
  return ofProperties(tree, all, () => false);
}
function ofProperties(tree: NameNode, all: readonly Property[], isOwn: (p: Property) => boolean): Read {
  const settings = all.flatMap((p): Setting[] => {
    const names = step(tree, p.key);
    if (!names || (names.old.length === 0 && names.now === undefined && !names.all)) return [];
    const base = { name: p.key, start: p.start, end: p.end, value: p.value, doc: p.doc, at: [p.key], stem: p.key };
    return [{ ...base, rows: names.old, now: names.now, own: isOwn(p) }];
  });
  const keys = all.map((p) => `${relaxedParts(p.key).join('.')}.`);
  return {
    settings,
    has: (prefix) => keys.some((k) => k.startsWith(`${relaxedParts(prefix).join('.')}.`)),
    problem: undefined,
  };
}
