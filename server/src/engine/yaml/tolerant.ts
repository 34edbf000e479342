/**
 * Text -> lossless trees, whatever is wrong with the text: what can be read around a mistake is there. The only place that reads
 * the `yaml` package's tokens.
 */
import { Composer, CST, Lexer, Parser } from 'yaml';
import { due, type Sliced } from '../slices.ts';
import { DEPTH, Layout, textLength } from './layout.ts';
import { resolveKey, resolveScalar, writeScalar } from './scalars.ts';
import {
  isCollection,
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
import { ReadScalar } from './watch.ts';

const STYLES: Readonly<Record<string, Style>> = {
  scalar: 'plain',
  'single-quoted-scalar': 'single',
  'double-quoted-scalar': 'double',
};

/** The documents of a text, and what the specification says is wrong with it; one document with a problem where it is too much. */
export function* readTolerant(
  source: Source,
): Sliced<{ docs: YamlDocument[]; problems: () => Problem[] } | { whole: YamlDocument[] }> {
  const { text } = source;
  const whole = (problem: Problem): { whole: YamlDocument[] } => ({
    whole: [{ source, start: 0, end: text.length, root: undefined, original: undefined, problems: [problem] }],
  });
  const tokens: CST.Token[] = [];
  try {
    yield* tokensOf(text, tokens);
  } catch {
    return whole({ offset: 0, end: Math.min(1, text.length), message: 'unreadable' });
  }
  const refused = (yield* tooDeep(tokens)) ?? tooMany(tokens);
  if (refused !== undefined) return whole({ ...refused, end: Math.min(refused.offset + 1, text.length) });
  const heads = tokens.map((t, i) => ({ t, i })).filter(({ t }) => t.type === 'document');
  const docs: YamlDocument[] = [];
  for (const [n, { t, i }] of heads.entries()) {
    const next = tokens.find(
      (x, at) => at > i && (x.type === 'document' || x.type === 'doc-end' || x.type === 'directive'),
    );
    docs.push(yield* readDocument(t as CST.Document, source, n === 0 ? 0 : t.offset, next ? next.offset : text.length));
  }
  if (docs.length === 0)
    docs.push({ source, start: 0, end: text.length, root: undefined, original: undefined, problems: [] });
  return { docs, problems: () => composeProblems(tokens, text) };
}

/** As the parser would hand them out by itself, but not all at once. */
function* tokensOf(text: string, into: CST.Token[]): Sliced<void> {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) into.push(token);
    if (due()) yield;
  }
  for (const token of parser.end()) into.push(token);
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
/** Where the nesting of a text passes what a walk over its tree can stand. */
function* tooDeep(tokens: readonly CST.Token[]): Sliced<Refused | undefined> {
  const queue: { token: CST.Token; depth: number }[] = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = queue.pop(); next; next = queue.pop()) {
    if (due()) yield;
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

function* readDocument(token: CST.Document, source: Source, start: number, end: number): Sliced<YamlDocument> {
  const reader = new Reader(source);
  const props = token.start.filter((t) => t.type === 'anchor' || t.type === 'tag');
  const root = token.value ? yield* reader.node(token.value, props) : undefined;
  if (root) {
    yield* reader.linkAliases(root);
    if (isCollection(root) && !root.flow) yield* reader.trivia(root, start, end, true);
  }
  const content = root && !isBare(root) && !reader.refused ? root : undefined;
  return { source, start, end, root: content, original: content, problems: reader.problems };
}
/** `---` alone, or only comments. */
const isBare = (n: Node): boolean => n.kind === 'scalar' && n.style === 'empty' && n.anchor === undefined;

const COLLECTION = { flow: false, headEnd: -1, inlineFirst: false } as const;

class Reader extends Layout {
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
    return new ReadScalar(this.base(first?.offset ?? at, end, end, props), 'empty', '', value);
  }

  *node(token: CST.Token, props: readonly CST.SourceToken[]): Sliced<Node> {
    const start = props[0]?.offset ?? token.offset;
    switch (token.type) {
      case 'block-map':
        return yield* this.blockMap(token, start, props);
      case 'block-seq':
        return yield* this.blockSeq(token, start, props);
      case 'flow-collection':
        return yield* this.flow(token, start, props);
      default:
        return this.leaf(token, props);
    }
  }
  private leaf(token: CST.Token, props: readonly CST.SourceToken[]): Node {
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
        return new ReadScalar(base, style, text, resolveScalar(text, style, base.tag));
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
        return new ReadScalar(base, style, text, resolveScalar(text, style, base.tag));
      }
      default:
        return this.empty(token.offset, props);
    }
  }

  private props(tokens: readonly CST.SourceToken[] | undefined): CST.SourceToken[] {
    return (tokens ?? []).filter((t) => t.type === 'anchor' || t.type === 'tag');
  }
  private slot(start: number, column: number, flow: boolean) {
    const ownLine = !flow && this.ownLine(start);
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

  private *blockMap(token: CST.BlockMap, start: number, props: readonly CST.SourceToken[]): Sliced<MapNode> {
    const firstItem = token.items.find((i) => i.key ?? i.sep);
    const column = this.columnOf(firstItem ? startOf(firstItem, token.offset) : token.offset);
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
      if (due()) yield;
      yield* this.addEntry(map, item, column);
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

  private *addEntry(
    map: MapNode,
    item: CST.BlockMap['items'][number] | CST.FlowCollection['items'][number],
    column: number,
  ): Sliced<void> {
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
      item.value && item.value.type !== 'error'
        ? yield* this.node(item.value, valueProps)
        : this.empty(after, valueProps);
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

  private *blockSeq(token: CST.BlockSequence, start: number, props: readonly CST.SourceToken[]): Sliced<SeqNode> {
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
      if (due()) yield;
      const value = item.value ? yield* this.node(item.value, itemProps) : this.empty(dash.offset + 1, itemProps);
      const made: Item = {
        kind: 'item',
        ...this.slot(dash.offset, this.columnOf(dash.offset), false),
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

  private *flow(
    token: CST.FlowCollection,
    start: number,
    props: readonly CST.SourceToken[],
  ): Sliced<MapNode | SeqNode> {
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
        if (due()) yield;
        yield* this.addEntry(map, item, column);
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
        yield* this.addEntry(pair, item, column);
        pair.end = pair.entries[0]?.end ?? at;
        value = pair;
      } else value = item.value ? yield* this.node(item.value, itemProps) : this.empty(gap, itemProps);
      if (due()) yield;
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
}

/** Where an entry begins: its `?`, its anchor or tag, or its key. */
function startOf(item: CST.BlockMap['items'][number], fallback: number): number {
  const first = item.start.find((t) => t.type === 'explicit-key-ind' || t.type === 'anchor' || t.type === 'tag');
  return first?.offset ?? item.key?.offset ?? item.sep?.[0]?.offset ?? fallback;
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
