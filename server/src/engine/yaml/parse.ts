/** Text -> lossless trees. The only place that reads the `yaml` package's tokens. */
import { Composer, CST, LineCounter, Parser } from 'yaml';
import { readAsHelm, type HelmDocument, type HelmReading, type HelmValue } from './helm.ts';
import { resolveKey, resolveScalar, writeScalar } from './scalars.ts';
import {
  effectiveEntries,
  isCollection,
  resolve,
  type AliasNode,
  type Entry,
  type Item,
  type MapNode,
  type Node,
  type Problem,
  type ScalarNode,
  type SeqNode,
  type Source,
  type Style,
  type Trivia,
  type YamlDocument,
} from './tree.ts';

const STYLES: Readonly<Record<string, Style>> = {
  scalar: 'plain',
  'single-quoted-scalar': 'single',
  'double-quoted-scalar': 'double',
};

/**
 * Reads the documents of a text that Helm reads. Never throws: what Helm refuses, or reads otherwise than it is read here, is a
 * problem with its offset, and the readable part is still there. Duplicate keys are accepted as Helm accepts them (the last
 * one counts). A text that something else than Helm reads, such as Spring, is read as the specification says.
 */
export function parseDocuments(text: string, name = '', reader: 'helm' | 'spring' = 'helm'): YamlDocument[] {
  const source: Source = { name, text, eol: text.includes('\r\n') ? '\r\n' : '\n' };
  const whole = (problem: Problem): YamlDocument[] => [
    { source, start: 0, end: text.length, root: undefined, original: undefined, problems: [problem] },
  ];
  const tokens: CST.Token[] = [];
  try {
    for (const token of new Parser().parse(text)) tokens.push(token);
  } catch {
    return whole({ offset: 0, end: Math.min(1, text.length), message: 'unreadable' });
  }
  const refused = tooDeep(tokens) ?? tooMany(tokens);
  if (refused !== undefined) return whole({ ...refused, end: Math.min(refused.offset + 1, text.length) });
  const heads = tokens.map((t, i) => ({ t, i })).filter(({ t }) => t.type === 'document');
  const read = heads.map(({ t, i }, n): YamlDocument => {
    const next = tokens
      .slice(i + 1)
      .find((x) => x.type === 'document' || x.type === 'doc-end' || x.type === 'directive');
    return readDocument(t as CST.Document, source, n === 0 ? 0 : t.offset, next ? next.offset : text.length);
  });
  if (read.length === 0)
    read.push({ source, start: 0, end: text.length, root: undefined, original: undefined, problems: [] });
  if (reader === 'spring') return withProblems(read, composeProblems(tokens, text), text);
  return asHelm(read, readAsHelm(text), text);
}

/** Every problem belongs to the document it stands in. */
function withProblems(docs: readonly YamlDocument[], problems: readonly Problem[], text: string): YamlDocument[] {
  if (problems.length === 0) return [...docs];
  return docs.map((doc, n) => {
    const last = n === docs.length - 1;
    const end = docs[n + 1]?.start ?? text.length;
    const inside = problems.filter((p) => (n === 0 || p.offset >= doc.start) && (p.offset < end || last));
    return inside.length === 0 ? doc : { ...doc, problems: [...inside, ...doc.problems] };
  });
}

/** The documents that Helm reads, each with the problem if it is read otherwise there. */
function asHelm(docs: readonly YamlDocument[], helm: HelmReading, text: string): YamlDocument[] {
  if (helm.problem) {
    const { offset, message } = helm.problem;
    const eol = text.indexOf('\n', offset);
    const end = Math.min(Math.max(offset + 1, eol < 0 ? text.length : eol), text.length);
    // Where the readable part has a problem of its own, that one is nearer to the mistake.
    const own = docs.some((d) => d.problems.length > 0);
    return own ? [...docs] : withProblems(docs, [{ offset, end, message }], text);
  }
  const out: YamlDocument[] = [];
  let used = -1;
  for (const doc of docs) {
    const at = doc.root ? doc.root.start : doc.start;
    const n = helm.documents.findIndex((d) => at >= d.start && at < Math.max(d.end, d.start + 1));
    const here = helm.documents[n];
    // Helm reads the first document of every piece.
    if (doc.root && n === used) {
      const last = out.length - 1;
      out[last] = { ...(out[last] as YamlDocument), unread: at };
      continue;
    }
    if (doc.root) used = n;
    out.push(doc.root || out.length === 0 ? compared(doc, here) : doc);
  }
  const last = out[out.length - 1];
  if (last && helm.open !== undefined) out[out.length - 1] = { ...last, open: helm.open };
  return out;
}
/** Says where the tree is not what Helm reads. */
function compared(doc: YamlDocument, helm: HelmDocument | undefined): YamlDocument {
  if (doc.problems.length > 0) return doc;
  const value = helm?.value ?? null;
  const rest = helm?.rest;
  const at = rest ?? (doc.root ? difference(doc.root, value, new Map()) : value === null ? undefined : doc.start);
  if (at === undefined) return doc;
  const message =
    rest !== undefined
      ? 'Helm reads nothing from here on: what stands before is a whole document'
      : /\r(?!\n)/.test(doc.source.text)
        ? 'Helm reads this: a lone carriage return ends a line for it. Save the file with the usual line ends'
        : 'Helm reads this, but not as it looks: indent what belongs to the key above, or put the text in quotes';
  return { ...doc, problems: [{ offset: at, end: at + 1, message }] };
}
/** Where a tree is not the value that Helm reads. */
function difference(node: Node, value: HelmValue, seen: Map<HelmValue, Node>): number | undefined {
  const n = resolve(node);
  if (n.kind === 'alias') return n.start;
  const at = Math.max(n.start, 0);
  if (n.kind === 'scalar') return n.value === value || (n.value === 0 && value === 0) ? undefined : at;
  // What an alias repeats is looked at once.
  if (seen.get(value) === n) return undefined;
  seen.set(value, n);
  if (n.kind === 'seq') {
    if (!Array.isArray(value) || value.length !== n.items.length) return at;
    for (const [i, item] of n.items.entries()) {
      const found = difference(item.value, value[i] as HelmValue, seen);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (!(value instanceof Map)) return at;
  const entries = effectiveEntries(n);
  for (const [key, { entry }] of entries) {
    const there = value.get(key);
    if (!there) return Math.max(entry.start, 0);
    const found = difference(entry.value, there.value, seen);
    if (found !== undefined) return found;
  }
  return entries.size === value.size ? undefined : at;
}

interface Refused {
  readonly offset: number;
  readonly message: string;
}
/** More than any values file has: every document is a layer, and all layers are looked at together. */
const DOCUMENTS = 250;
function tooMany(tokens: readonly CST.Token[]): Refused | undefined {
  const next = tokens.filter((t) => t.type === 'document')[DOCUMENTS];
  return (
    next && { offset: next.offset, message: `more than ${String(DOCUMENTS)} documents in one file (Helm 4 reads them)` }
  );
}
/** Deeper than any values file, and shallow enough for whoever walks a tree. */
const DEPTH = 250;
/** Where the nesting of a text passes what a walk over its tree can stand. */
function tooDeep(tokens: readonly CST.Token[]): Refused | undefined {
  const queue: { token: CST.Token; depth: number }[] = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = queue.pop(); next; next = queue.pop()) {
    const { token, depth } = next;
    if (depth > DEPTH)
      return { offset: token.offset, message: `nested deeper than ${String(DEPTH)} levels (Helm reads them)` };
    if (token.type === 'document') {
      if (token.value) queue.push({ token: token.value, depth });
    } else if (CST.isCollection(token)) {
      for (const item of token.items) {
        if (item.key) queue.push({ token: item.key, depth: depth + 1 });
        if (item.value) queue.push({ token: item.value, depth: depth + 1 });
      }
    }
  }
  return undefined;
}

function composeProblems(tokens: readonly CST.Token[], text: string): Problem[] {
  const problems: Problem[] = [];
  try {
    const composer = new Composer({ uniqueKeys: false, strict: true, schema: 'failsafe', logLevel: 'silent' });
    for (const doc of composer.compose(tokens, true, text.length)) {
      for (const error of doc.errors) {
        // Tabs between tokens and unknown tags do not stop Helm.
        if (error.code === 'TAG_RESOLVE_FAILED') continue;
        // What follows a colon is text of the file, and could be a password.
        const message = (error.message.split('\n')[0] ?? error.message).replace(/: .*$/, '');
        problems.push({ offset: error.pos[0], end: error.pos[1], message });
      }
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : 'unreadable';
    problems.push({ offset: 0, end: Math.min(1, text.length), message });
  }
  return problems;
}

/** 1-based line and column (UTF-16) of an offset. */
export function position(text: string, offset: number): { line: number; column: number } {
  const counter = counters.get(text) ?? count(text);
  const { line, col } = counter.linePos(Math.min(offset, text.length));
  return { line: Math.max(1, line), column: Math.max(1, col) };
}
const counters = new Map<string, LineCounter>();
function count(text: string): LineCounter {
  const counter = new LineCounter();
  counter.addNewLine(0);
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) counter.addNewLine(i + 1);
  if (counters.size > 16) counters.clear();
  counters.set(text, counter);
  return counter;
}

function readDocument(token: CST.Document, source: Source, start: number, end: number): YamlDocument {
  const reader = new Reader(source);
  const props = token.start.filter((t) => t.type === 'anchor' || t.type === 'tag');
  const root = token.value ? reader.node(token.value, props) : undefined;
  if (root) {
    reader.linkAliases(root);
    if (isCollection(root) && !root.flow) reader.trivia(root, start, end, true);
  }
  const content = root && !isBare(root) && !reader.refused ? root : undefined;
  return { source, start, end, root: content, original: content, problems: reader.problems };
}
/** `---` alone, or only comments. */
const isBare = (n: Node): boolean => n.kind === 'scalar' && n.style === 'empty' && n.anchor === undefined;

const COLLECTION = { flow: false, headEnd: -1, inlineFirst: false } as const;

class Reader {
  /** What the parser accepts and Helm does not. */
  readonly problems: Problem[] = [];
  constructor(private readonly source: Source) {}
  private get text(): string {
    return this.source.text;
  }

  private base(start: number, content: number, end: number, props: readonly CST.SourceToken[]) {
    const anchor = props.find((p) => p.type === 'anchor')?.source.slice(1);
    const tag = props.find((p) => p.type === 'tag')?.source;
    return { start, content, end, source: this.source, dirty: false, anchor, tag };
  }

  empty(at: number, props: readonly CST.SourceToken[]): ScalarNode {
    const first = props[0];
    const last = props[props.length - 1];
    const end = last ? last.offset + last.source.length : at;
    const tag = props.find((p) => p.type === 'tag')?.source;
    const value = resolveScalar('', 'empty', tag);
    return { ...this.base(first?.offset ?? at, end, end, props), kind: 'scalar', style: 'empty', text: '', value };
  }

  node(token: CST.Token, props: readonly CST.SourceToken[]): Node {
    const start = props[0]?.offset ?? token.offset;
    switch (token.type) {
      case 'alias': {
        const end = token.offset + token.source.length;
        const node: AliasNode = {
          ...this.base(start, token.offset, end, props),
          kind: 'alias',
          name: token.source.slice(1),
        };
        return node;
      }
      case 'scalar':
      case 'single-quoted-scalar':
      case 'double-quoted-scalar': {
        const end = token.offset + token.source.length;
        const style = STYLES[token.type] ?? 'plain';
        const base = this.base(start, token.offset, end, props);
        const text = style === 'plain' && !token.source.includes('\n') ? token.source : decode(token);
        return { ...base, kind: 'scalar', style, text, value: resolveScalar(text, style, base.tag) };
      }
      case 'block-scalar': {
        const head = token.props.reduce((n, t) => n + ('source' in t ? t.source.length : 0), 0);
        const header = token.props.find((t) => t.type === 'block-scalar-header');
        const indicator = header && 'source' in header ? header.source : '|';
        const from = (token.props[0]?.offset ?? token.offset) + head;
        let end = from + token.source.length;
        // Blank lines after the text belong to whatever follows, unless `+` keeps them.
        if (!indicator.includes('+')) end = from + textLength(token.source);
        else if (this.text[end - 1] === '\n') end -= this.text[end - 2] === '\r' ? 2 : 1;
        const content = header?.offset ?? token.offset;
        const base = this.base(Math.min(start, content), content, Math.max(end, content + indicator.length), props);
        const text = decode(token);
        const style = indicator.startsWith('>') ? 'folded' : 'literal';
        return { ...base, kind: 'scalar', style, text, value: resolveScalar(text, style, base.tag) };
      }
      case 'block-map':
        return this.blockMap(token, start, props);
      case 'block-seq':
        return this.blockSeq(token, start, props);
      case 'flow-collection':
        return this.flow(token, start, props);
      default:
        return this.empty(token.offset, props);
    }
  }

  private props(tokens: readonly CST.SourceToken[] | undefined): CST.SourceToken[] {
    return (tokens ?? []).filter((t) => t.type === 'anchor' || t.type === 'tag');
  }
  private slot(start: number, column: number, flow: boolean) {
    const ownLine = !flow && /^[ \t]*$/.test(this.text.slice(this.lineStart(start), start));
    const lists = { lead: [] as Trivia[], tail: [] as Trivia[] };
    return {
      source: this.source,
      start,
      end: start,
      column,
      ownLine,
      flow,
      gap: start,
      ...lists,
      dirty: false,
      pending: false,
    };
  }

  private blockMap(token: CST.BlockMap, start: number, props: readonly CST.SourceToken[]): MapNode {
    const firstItem = token.items.find((i) => i.key ?? i.sep);
    const column = this.columnOf(firstItem ? startOf(firstItem, token.offset) : token.offset, token.indent);
    const map: MapNode = {
      ...this.base(start, token.offset, token.offset, props),
      kind: 'map',
      ...COLLECTION,
      column,
      entries: [],
      tail: [],
    };
    for (const item of token.items) {
      if (!item.key && !item.sep) continue;
      this.addEntry(map, item, column);
    }
    const first = map.entries[0];
    const last = map.entries[map.entries.length - 1];
    if (first && last) {
      map.content = first.start;
      if (props.length === 0) map.start = first.start;
      map.end = last.value.end;
    }
    return map;
  }

  private addEntry(
    map: MapNode,
    item: CST.BlockMap['items'][number] | CST.FlowCollection['items'][number],
    column: number,
  ): void {
    const keyProps = this.props(item.start);
    const explicit = item.start.some((t) => t.type === 'explicit-key-ind');
    const keyToken = item.key ?? undefined;
    const colon = item.sep?.find((t) => t.type === 'map-value-ind');
    const keyStart = explicit
      ? (item.start.find((t) => t.type === 'explicit-key-ind')?.offset ?? 0)
      : (keyProps[0]?.offset ?? keyToken?.offset ?? colon?.offset ?? map.start);
    const scalarKey = keyToken && CST.isScalar(keyToken) && keyToken.type !== 'alias' ? keyToken : undefined;
    const written = scalarKey ? decode(scalarKey) : '';
    const keyTag = keyProps.find((p) => p.type === 'tag')?.source;
    const merge = written === '<<' && scalarKey?.type === 'scalar';
    const key = merge ? written : resolveKey(written, STYLES[scalarKey?.type ?? ''] ?? 'plain', keyTag);
    const keyEnd = keyToken ? endOf(keyToken) : keyStart;
    const valueProps = this.props(item.sep);
    const after = colon ? colon.offset + 1 : keyEnd;
    const value =
      item.value && item.value.type !== 'error' ? this.node(item.value, valueProps) : this.empty(after, valueProps);
    const entry: Entry = {
      kind: 'entry',
      ...this.slot(keyStart, column, map.flow),
      key,
      keyEnd,
      value,
      original: value,
      merge,
      opaque: !scalarKey,
      parent: map,
    };
    if (explicit) {
      // `? key` is written as `key:` as soon as anything about it changes.
      entry.keyText = writeScalar(key);
      delete entry.original;
    }
    entry.end = map.flow ? Math.max(value.end, after) : this.afterInline(Math.max(value.end, after));
    value.parent = entry;
    map.entries.push(entry);
  }

  private blockSeq(token: CST.BlockSequence, start: number, props: readonly CST.SourceToken[]): SeqNode {
    const seq: SeqNode = {
      ...this.base(start, token.offset, token.offset, props),
      kind: 'seq',
      ...COLLECTION,
      column: token.indent,
      items: [],
      tail: [],
    };
    for (const item of token.items) {
      const dash = item.start.find((t) => t.type === 'seq-item-ind');
      if (!dash) continue;
      const itemProps = this.props(item.start);
      const value = item.value ? this.node(item.value, itemProps) : this.empty(dash.offset + 1, itemProps);
      const made: Item = {
        kind: 'item',
        ...this.slot(dash.offset, this.columnOf(dash.offset, token.indent), false),
        value,
        original: value,
        parent: seq,
      };
      made.end = this.afterInline(Math.max(value.end, dash.offset + 1));
      value.parent = made;
      seq.items.push(made);
    }
    const first = seq.items[0];
    if (first) {
      seq.column = first.column;
      seq.content = first.start;
      if (props.length === 0) seq.start = first.start;
    }
    seq.end = seq.items[seq.items.length - 1]?.value.end ?? token.offset + 1;
    if (first) seq.end = Math.max(seq.end, (seq.items[seq.items.length - 1]?.start ?? 0) + 1);
    return seq;
  }

  private flow(token: CST.FlowCollection, start: number, props: readonly CST.SourceToken[]): MapNode | SeqNode {
    const isMap = token.start.source === '{';
    const close = token.end.find((t) => t.type === 'flow-map-end' || t.type === 'flow-seq-end');
    const lastItem = token.items[token.items.length - 1];
    const end = close ? close.offset + 1 : lastItem ? this.text.length : token.offset + 1;
    const base = this.base(start, token.offset, end, props);
    const column = this.indentOf(token.offset);
    let gap = token.offset + 1;
    if (isMap) {
      const map: MapNode = { ...base, kind: 'map', ...COLLECTION, flow: true, column, entries: [], tail: [] };
      for (const item of token.items) {
        const comma = item.start.find((t) => t.type === 'comma');
        if (comma) gap = comma.offset + 1;
        if (!item.key && !item.sep) continue;
        this.addEntry(map, item, column);
        const made = map.entries[map.entries.length - 1];
        if (made) made.gap = gap;
      }
      map.headEnd = map.entries[map.entries.length - 1]?.end ?? token.offset + 1;
      return map;
    }
    const seq: SeqNode = { ...base, kind: 'seq', ...COLLECTION, flow: true, column, items: [], tail: [] };
    for (const item of token.items) {
      const comma = item.start.find((t) => t.type === 'comma');
      if (comma) gap = comma.offset + 1;
      if (!item.value && !item.key && !item.sep) continue;
      const itemProps = this.props(item.start);
      let value: Node;
      if (item.key || item.sep) {
        // `[a: 1]` is a list of one-entry maps.
        const at = item.key?.offset ?? item.sep?.[0]?.offset ?? gap;
        const pair: MapNode = {
          ...this.base(at, at, at, []),
          kind: 'map',
          ...COLLECTION,
          flow: true,
          column,
          entries: [],
          tail: [],
        };
        this.addEntry(pair, item, column);
        pair.end = pair.entries[0]?.end ?? at;
        value = pair;
      } else value = item.value ? this.node(item.value, itemProps) : this.empty(gap, itemProps);
      const made: Item = {
        kind: 'item',
        ...this.slot(value.start, column, true),
        gap,
        value,
        original: value,
        parent: seq,
      };
      made.end = value.end;
      value.parent = made;
      seq.items.push(made);
    }
    seq.headEnd = seq.items[seq.items.length - 1]?.end ?? token.offset + 1;
    return seq;
  }

  /** Gives every comment and blank line to its one owner, from line start `from` up to `limit`. */
  trivia(node: MapNode | SeqNode, from: number, limit: number, root = false): void {
    const children: (Entry | Item)[] = node.kind === 'map' ? node.entries : node.items;
    let cursor = from;
    children.forEach((child, i) => {
      const next = children[i + 1];
      if (i === 0 && child.ownLine) {
        const line = this.lineStart(child.start);
        // What stands at the very top belongs to the file, later comments directly above the first key to that key.
        const near = root ? this.contiguousComments(line, cursor) : cursor;
        const begin = root && this.text.slice(cursor, near).trim() === '' ? line : near;
        if (begin < line) child.lead.push({ source: this.source, start: begin, end: line, column: node.column });
        node.headEnd = begin;
      } else if (i === 0) {
        node.headEnd = child.start;
        node.inlineFirst = true;
      }
      const stop = next ? this.lineStart(next.start) : limit;
      const bottom = this.bottom(child);
      const split = next && !next.ownLine ? stop : this.lastDeeper(bottom, stop, node.column);
      this.below(child, bottom, split);
      cursor = split;
      if (next?.ownLine && split < stop) {
        next.lead.push({ source: this.source, start: split, end: stop, column: node.column });
      }
      if (!next && split < limit) {
        const end = root ? limit : this.lastComment(split, limit);
        if (split < end) node.tail.push({ source: this.source, start: split, end, column: node.column });
      }
    });
  }

  /** The line after the child's own content. */
  private bottom(child: Entry | Item): number {
    return this.lineAfter(Math.max(child.value.end, child.kind === 'entry' ? child.keyEnd : child.start + 1));
  }

  private below(child: Entry | Item, from: number, limit: number): void {
    const value = child.value;
    if (isCollection(value) && !value.flow) {
      const first = value.kind === 'map' ? value.entries[0] : value.items[0];
      const line = this.lineStart(first?.start ?? value.content);
      let head = this.lineAfter(child.kind === 'entry' ? child.keyEnd : child.start);
      // An anchor or a tag on a line of its own is not a comment of the first child.
      while (head < line && !/^\s*(?:#|$)/.test(this.text.slice(head, this.lineAfter(head))))
        head = this.lineAfter(head);
      this.trivia(value, first?.ownLine ? Math.min(head, line) : head, limit);
    } else if (from < limit) child.tail.push({ source: this.source, start: from, end: limit, column: child.column });
    child.end = limit > from ? limit : from;
  }

  /** End of the last comment line in [from, to) that is indented deeper than `column`; `from` if there is none. */
  private lastDeeper(from: number, to: number, column: number): number {
    let end = from;
    for (let at = from; at < to;) {
      const next = Math.min(this.lineAfter(at), to);
      const line = this.text.slice(at, next);
      const indent = line.length - line.trimStart().length;
      if (line.trimStart().startsWith('#') && indent > column) end = next;
      at = next;
    }
    return end;
  }
  private lastComment(from: number, to: number): number {
    return Math.max(from, this.lastDeeper(from, to, -1));
  }
  private contiguousComments(line: number, floor: number): number {
    let begin = line;
    while (begin > floor) {
      const previous = this.lineStart(begin - 1);
      if (previous < floor || !/^[ \t]*#/.test(this.text.slice(previous, begin))) break;
      begin = previous;
    }
    return begin;
  }

  /** Start of the line that holds the offset; a byte order mark is not part of the first line. */
  private lineStart(offset: number): number {
    const at = this.text.lastIndexOf('\n', offset - 1) + 1;
    return at === 0 && this.text.charCodeAt(0) === 0xfeff ? Math.min(1, offset) : at;
  }
  /** Start of the line after the one that holds the offset. */
  lineAfter(offset: number): number {
    const at = this.text.indexOf('\n', offset);
    return at < 0 ? this.text.length : at + 1;
  }
  private afterInline(offset: number): number {
    return this.lineAfter(offset);
  }
  private columnOf(offset: number, fallback: number): number {
    const column = offset - this.lineStart(offset);
    return column >= 0 ? column : fallback;
  }
  private indentOf(offset: number): number {
    const line = this.lineStart(offset);
    const rest = /^ */.exec(this.text.slice(line, offset));
    return rest?.[0].length ?? 0;
  }

  /** An alias means the last anchor of that name before it. What aliases of aliases blow up is refused, as by Helm. */
  linkAliases(root: Node): void {
    const anchors = new Map<string, Node>();
    const extents = new Map<Node, Extent>();
    let refused = false;
    const walk = (n: Node): Extent => {
      let size = 1;
      let height = 0;
      const add = (below: Extent): void => {
        size += below.size;
        height = Math.max(height, below.height + 1);
      };
      if (n.kind === 'alias') {
        const target = anchors.get(n.name);
        if (target) n.target = target;
        const extent = target && extents.get(target);
        if (extent) add(extent);
      }
      if (n.kind === 'map') for (const e of n.entries) add(walk(e.value));
      if (n.kind === 'seq') for (const i of n.items) add(walk(i.value));
      const extent = { size, height };
      // After its content: an alias inside its own anchor means an older one.
      if (n.anchor !== undefined) {
        anchors.set(n.anchor, n);
        extents.set(n, extent);
      }
      if (n.kind === 'alias' && !refused && (size > EXPANDED || height > DEPTH)) {
        refused = true;
        this.problems.push({
          offset: n.start,
          end: n.end,
          message: 'too many values behind aliases of aliases (Helm may read them)',
        });
      }
      return extent;
    };
    walk(root);
    this.refused = refused;
  }
  /** Its aliases stand for more than anybody can walk. */
  refused = false;
}
/** How many values a node stands for, and how deep they are nested. */
interface Extent {
  readonly size: number;
  readonly height: number;
}
const EXPANDED = 100_000;

/** Where an entry begins: its `?`, its anchor or tag, or its key. */
function startOf(item: CST.BlockMap['items'][number], fallback: number): number {
  const first = item.start.find((t) => t.type === 'explicit-key-ind' || t.type === 'anchor' || t.type === 'tag');
  return first?.offset ?? item.key?.offset ?? item.sep?.[0]?.offset ?? fallback;
}

/** Length of a block text without the lines below it that are blank and not deeper than the text. */
function textLength(body: string): number {
  const depth = /^(?:[ \t]*\r?\n)*( *)/.exec(body)?.[1]?.length ?? 0;
  let end = body.length;
  while (end > 0) {
    const eol = body.lastIndexOf('\n', end - 1);
    const line = body.slice(eol + 1, end);
    if (line.trim() !== '' || (eol >= 0 && line.replace(/\r$/, '').length > depth && depth > 0)) break;
    if (eol < 0) return 0;
    end = body[eol - 1] === '\r' ? eol - 1 : eol;
  }
  return end;
}
function decode(token: CST.FlowScalar | CST.BlockScalar): string {
  try {
    return CST.resolveAsScalar(token, true, () => undefined).value;
  } catch {
    return token.source;
  }
}
function endOf(token: CST.Token): number {
  if (CST.isScalar(token) && token.type !== 'block-scalar') return token.offset + token.source.length;
  const text = CST.stringify(token);
  return token.offset + text.trimEnd().length;
}
