/**
 * The lossless tree of an ordinary text, made of the tokens that Helm's values are made of, so that it cannot be read in two ways.
 * What is rare, or read otherwise by the specification, is left to the reader that stands any mistake (`tolerant.ts`).
 */
import { due, type Sliced } from '../slices.ts';
import { Layout, textLength } from './layout.ts';
import { resolveKey, resolveScalar } from './scalars.ts';
import type { Token } from './scanner.ts';
import {
  childrenOf,
  type AliasNode,
  type Entry,
  type Item,
  type MapNode,
  type Node,
  type ScalarNode,
  type SeqNode,
  type Scalar,
} from './tree.ts';
import { ReadScalar, type Stands } from './watch.ts';

/** The text is not an ordinary one. */
export class Rare extends Error {}

/** Anchor and tag before a node. */
export interface Props {
  readonly start: number;
  readonly end: number;
  readonly anchor: string | undefined;
  readonly tag: string | undefined;
}

export class Builder extends Layout {
  /** Something in the tree says what counts only when all of it is known: `<<`, an alias, a key written twice. */
  entangled = false;
  /** There are anchors or aliases. */
  linked = false;

  props(anchor: Token | undefined, tag: Token | undefined): Props | undefined {
    if (anchor) this.linked = true;
    const [first, last] =
      anchor && tag ? (anchor.at < tag.at ? [anchor, tag] : [tag, anchor]) : [anchor ?? tag, anchor ?? tag];
    if (!first || !last) return undefined;
    // `&an:chor` and `!!str,` end elsewhere for the specification.
    if (/[^\s]/.test(this.text.charAt(last.end)) || /[^\s]/.test(this.text.charAt(first.end))) throw new Rare();
    const written = tag && this.text.slice(tag.at, tag.end);
    if (written !== undefined && !/^!!?\w*$/.test(written)) throw new Rare();
    return { start: first.at, end: last.end, anchor: anchor?.text, tag: written };
  }

  empty(at: number, props: Props | undefined): ScalarNode {
    const end = props?.end ?? at;
    const value = props?.tag === undefined ? null : resolveScalar('', 'empty', props.tag);
    return new ReadScalar(this.stands(at, end, end, props), 'empty', '', value);
  }

  scalar(token: Token, props: Props | undefined, value: Scalar): ScalarNode {
    const { at, style, text } = token;
    const tag = props?.tag;
    let end = token.end;
    if (style === 'literal' || style === 'folded') {
      const indicator = /^[|>][-+0-9]{0,2}/.exec(this.text.slice(at, at + 3))?.[0] ?? '';
      const from = this.lineAfter(at);
      // Nothing but blank lines, or its mark on a line of its own: where it ends is read in two ways.
      if (text.trim() === '' || this.ownLine(at)) throw new Rare();
      if (!indicator.includes('+')) end = from + textLength(this.text.slice(from, end));
      else if (this.text[end - 1] === '\n') end -= this.text[end - 2] === '\r' ? 2 : 1;
      end = Math.max(end, at + indicator.length);
    }
    // For the specification a dash alone in brackets is an item of nothing, `b:` before a comma a key, and `\'` no escape.
    if (
      text === '-' ||
      (style === 'plain' && text.endsWith(':')) ||
      (style === 'double' && this.text.slice(at, end).includes("\\'"))
    )
      throw new Rare();
    if (tag !== undefined && resolveScalar(text, style, tag) !== value) throw new Rare();
    return new ReadScalar(this.stands(at, at, end, props), style, text, value);
  }
  private stands(at: number, content: number, end: number, props: Props | undefined): Stands {
    const { source } = this;
    return { start: props?.start ?? at, content, end, source, anchor: props?.anchor, tag: props?.tag };
  }

  alias(token: Token): AliasNode {
    this.linked = true;
    this.entangled = true;
    return {
      start: token.at,
      content: token.at,
      end: token.end,
      source: this.source,
      dirty: false,
      anchor: undefined,
      tag: undefined,
      kind: 'alias',
      name: token.text,
    };
  }

  map(token: Token, props: Props | undefined, flow: boolean): MapNode {
    return Object.assign(this.collection(token, props, flow), { kind: 'map' as const, entries: [], tail: [] });
  }
  seq(token: Token, props: Props | undefined, flow: boolean): SeqNode {
    return Object.assign(this.collection(token, props, flow), { kind: 'seq' as const, items: [], tail: [] });
  }
  /** Assigned to, not spread: V8 gives every object that is made by spreading another one a shape of its own. */
  private collection(token: Token, props: Props | undefined, flow: boolean) {
    return {
      start: props?.start ?? token.at,
      content: token.at,
      end: token.at,
      source: this.source,
      parent: undefined,
      dirty: false,
      anchor: props?.anchor,
      tag: props?.tag,
      flow,
      headEnd: -1,
      inlineFirst: false,
      column: flow ? this.indentOf(token.at) : this.columnOf(token.at),
    };
  }

  /** `after`: where the value may begin, behind the colon. `gap`: in braces, where the entry's share of the text begins. */
  entry(map: MapNode, key: Token, value: Node, after: number, gap: number): void {
    if (key.kind !== 'scalar' || key.style === 'literal' || key.style === 'folded') throw new Rare();
    const merge = key.text === '<<' && key.style === 'plain';
    if (merge) this.entangled = true;
    const end = Math.max(value.end, after);
    const entry: Entry = {
      kind: 'entry',
      source: this.source,
      start: key.at,
      end: map.flow ? end : this.lineAfter(end),
      column: map.column,
      ownLine: !map.flow && this.ownLine(key.at),
      flow: map.flow,
      gap,
      lead: [],
      tail: [],
      dirty: false,
      pending: false,
      key: merge ? key.text : resolveKey(key.text, key.style),
      keyEnd: key.end,
      value,
      original: value,
      merge,
      opaque: false,
      parent: map,
    };
    value.parent = entry;
    map.entries.push(entry);
  }
  /** `at`: of the dash, or of the value in brackets. */
  item(seq: SeqNode, at: number, value: Node, gap: number): void {
    const item: Item = {
      kind: 'item',
      source: this.source,
      start: at,
      end: seq.flow ? value.end : this.lineAfter(Math.max(value.end, at + 1)),
      column: seq.flow ? seq.column : this.columnOf(at),
      ownLine: !seq.flow && this.ownLine(at),
      flow: seq.flow,
      gap,
      lead: [],
      tail: [],
      dirty: false,
      pending: false,
      value,
      original: value,
      parent: seq,
    };
    value.parent = item;
    seq.items.push(item);
  }

  /** When all its children are there. */
  closeBlock(node: MapNode | SeqNode): void {
    const children = childrenOf(node);
    const first = children[0];
    const last = children[children.length - 1];
    if (!first || !last) throw new Rare();
    node.content = first.start;
    node.column = first.column;
    if (node.anchor === undefined && node.tag === undefined) node.start = first.start;
    node.end = last.kind === 'item' ? Math.max(last.value.end, last.start + 1) : last.value.end;
  }
  closeFlow(node: MapNode | SeqNode, close: Token): void {
    const children = childrenOf(node);
    node.headEnd = children[children.length - 1]?.end ?? node.content + 1;
    node.end = close.end;
    this.indented(node.content, close.at);
  }
  /** What goes on in later lines is indented, or the specification reads it otherwise. */
  indented(from: number, to: number): void {
    let eol = this.text.indexOf('\n', from);
    if (eol < 0 || eol >= to) return;
    const indent = this.indentOf(from);
    for (; eol >= 0 && eol < to; eol = this.text.indexOf('\n', eol + 1)) {
      let at = eol + 1;
      while (this.text.charCodeAt(at) === 32) at++;
      const c = this.text[at];
      if (at - eol - 1 <= indent && c !== '\n' && c !== '\r') throw new Rare();
    }
  }

  /** Some entries of a root, with their comments; `next` stands below them. Undefined where they are more than that. */
  *finishPiece(root: Node, next: Pick<Entry, 'start' | 'ownLine' | 'lead'> | undefined): Sliced<MapNode | undefined> {
    if (root.kind !== 'map' || root.flow || root.column !== 0 || root.anchor !== undefined || root.tag !== undefined)
      return undefined;
    if (this.linked || root.entries.some((e) => e.merge || !e.ownLine)) return undefined;
    for (const [i, entry] of root.entries.entries()) {
      if (due()) yield;
      yield* this.around(root, entry, root.entries[i + 1] ?? next, this.source.text.length, true);
    }
    return this.problems.length > 0 ? undefined : root;
  }

  /** The root of the text, with its comments; undefined where there is nothing. */
  *finish(root: Node): Sliced<Node | undefined> {
    const { text } = this.source;
    if (root.anchor !== undefined || root.tag !== undefined) throw new Rare();
    if (this.linked) yield* this.linkAliases(root);
    if ((root.kind === 'map' || root.kind === 'seq') && !root.flow) yield* this.trivia(root, 0, text.length, true);
    if (this.refused || this.problems.length > 0) throw new Rare();
    return root.kind === 'scalar' && root.style === 'empty' ? undefined : root;
  }
}
