/**
 * What Helm makes of a text: its values, or the place and the words where it gives up. Helm reads YAML 1.1 with the first
 * document of a text only (3.x), or cuts the file at its `---` lines and reads the first document of every piece (4.x).
 * The tree is checked against this, so that nothing is ever shown or moved that Helm reads otherwise.
 */
import { due, finish, type Sliced } from '../slices.ts';
import { Builder, Rare, type Props } from './build.ts';
import { DEPTH } from './layout.ts';
import { keyOf, resolveTagged, Refused, type Resolved } from './scalars.ts';
import { Scanner, type Kind, type Token } from './scanner.ts';
import type { Entry, MapNode, Node as TreeNode, Scalar, SeqNode, Source } from './tree.ts';

export type HelmValue = Scalar | HelmValue[] | HelmMap;
/** How a key was written decides, for Helm, whether two keys are one: `1` and `"1"` are two of the same name. */
export type HelmMap = Map<string, { value: HelmValue; type: Resolved['type'] }>;

/** One piece of a file between `---` lines, of which Helm reads the first document. */
export interface HelmDocument {
  readonly start: number;
  readonly end: number;
  /** Undefined where nothing is in it. */
  readonly value: HelmValue | undefined;
  /** Where what Helm reads of it ends, and something follows. */
  readonly rest?: number;
}
export interface HelmReading {
  readonly documents: readonly HelmDocument[];
  readonly problem?: { readonly offset: number; readonly message: string };
  /** The file ends in a block text without a line break, which Helm 4 adds and Helm 3 does not. */
  readonly open?: number;
}

/** Reads a text as Helm 4 does. Never throws. */
export const readAsHelm = (text: string): HelmReading => finish(readingAsHelm(text));
export function* readingAsHelm(text: string): Sliced<HelmReading> {
  const documents: HelmDocument[] = [];
  let open: number | undefined;
  try {
    const bad = CONTROL.exec(text);
    if (bad) throw new Refused('control characters are not allowed', bad.index);
    for (const { start, from, end } of pieces(text)) {
      const parser = new Parser(text, from, end);
      const value = yield* parser.document();
      open = parser.open;
      const rest = parser.rest();
      documents.push({ start, end, value, ...(rest === undefined ? {} : { rest }) });
    }
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const message = error.message === '' ? error.more : `Helm says "${error.message}"${error.more}`;
    return { documents, problem: { offset: Math.min(error.offset ?? 0, text.length), message } };
  }
  return open === undefined ? { documents } : { documents, open };
}

/** An ordinary text with one document, as tree and as value. */
export interface Ordinary {
  /** Undefined where nothing is in it. */
  readonly root: TreeNode | undefined;
  readonly value: HelmValue;
  /** The tree may still be another value: keys are written twice, or come from elsewhere. */
  readonly entangled: boolean;
  readonly open: number | undefined;
  /** A part of it can be read anew without the others: no alias stands for much. */
  readonly divisible: boolean;
}
/** Reads text and tree at once; undefined where Helm refuses the text, and where anything about it is rare. Never throws. */
export function* readOrdinary(source: Source): Sliced<Ordinary | undefined> {
  const { text } = source;
  if (!isOrdinary(text)) return undefined;
  try {
    const all = pieces(text);
    if (all.length > 1) return undefined;
    const builder = new Builder(source);
    const parser = new Parser(text, 0, text.length, builder);
    const { value, root } = yield* parser.tree();
    return {
      root: root && (yield* builder.finish(root)),
      value,
      entangled: builder.entangled,
      open: parser.open,
      divisible: parser.repeats <= ALIASED,
    };
  } catch (error) {
    if (error instanceof Refused || error instanceof Rare) return undefined;
    throw error;
  }
}
/** The same for some entries of the root, which begin at `from` and end where `next` begins, or with the text. */
export function* readPiece(
  source: Source,
  from: number,
  next: Pick<Entry, 'start' | 'ownLine' | 'lead'> | undefined,
): Sliced<(Pick<Ordinary, 'value' | 'entangled' | 'open'> & { readonly root: MapNode }) | undefined> {
  const { text } = source;
  const to = next?.start ?? text.length;
  const piece = text.slice(from, to);
  if (!isOrdinary(`\n${piece}`)) return undefined;
  try {
    const builder = new Builder(source);
    const parser = new Parser(text, from, to, builder);
    const { value, root } = yield* parser.tree();
    const made = root && (yield* builder.finishPiece(root, next));
    return made && { root: made, value, entangled: builder.entangled, open: parser.open };
  } catch (error) {
    if (error instanceof Refused || error instanceof Rare) return undefined;
    throw error;
  }
}
/** Up to here Helm counts no repetitions. */
const ALIASED = 100;
/** Nothing stands in it that readers disagree about, wherever it stands. */
export const isOrdinary = (text: string): boolean => !CONTROL.test(text) && !RARE.test(text);
/** Line ends and marks that readers disagree about, and markers of documents but at the top. */
const RARE = /\r(?!\n)|[\u0085\u2028\u2029\ufeff]|\n---|^%|\n%|^\.\.\.|\n\.\.\./;

// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/;

/** Helm 4 cuts at every line that begins with three dashes, whatever YAML would say about it. */
function pieces(text: string): { start: number; from: number; end: number }[] {
  const out: { start: number; from: number; end: number }[] = [];
  let start = 0;
  let from = 0;
  for (
    let at = text.startsWith('---') ? 0 : text.indexOf('\n---') + 1;
    at > 0 || (at === 0 && text.startsWith('---'));
  ) {
    const eol = text.indexOf('\n', at);
    const line = text.slice(at + 3, eol < 0 ? text.length : eol).trim();
    if (line !== '' && !line.startsWith('#'))
      throw new Refused('invalid Yaml document separator', at + 3, '; Helm 3 reads it');
    // At the very top the line stays in its piece.
    if (at > from) {
      out.push({ start, from, end: at });
      start = at;
      from = eol < 0 ? text.length : eol + 1;
    }
    at = text.indexOf('\n---', at) + 1;
    if (at === 0) break;
  }
  out.push({ start, from, end: text.length });
  return out;
}

interface Node {
  readonly kind: 'scalar' | 'seq' | 'map';
  value: HelmValue;
  type: Resolved['type'];
  /** How many values Helm decodes for it. */
  weight: number;
  done: boolean;
  readonly at: number;
  /** Of a scalar, before it is resolved. */
  readonly text?: string;
  alias?: boolean;
  merge?: boolean;
  tree?: TreeNode | undefined;
}
/** The values of one document. */
class Parser {
  private readonly tokens: readonly Token[];
  private readonly scanner: Scanner;
  private next = 0;
  private readonly anchors = new Map<string, Node>();
  private decoded = 0;
  private repeated = 0;
  private depth = 0;
  /** What Helm finds out only after it has read the whole document, and then when it makes JSON of it. */
  private late: Refused | undefined;
  private last: Refused | undefined;
  /** The first number that JSON does not have. */
  private special: number | undefined;
  constructor(
    text: string,
    start: number,
    end: number,
    private readonly build?: Builder,
  ) {
    this.scanner = new Scanner(text, start, end);
    this.tokens = this.scanner.tokens;
  }
  get open(): number | undefined {
    return this.scanner.open;
  }
  private peek(): Token {
    const token = this.tokens[this.next] as Token;
    if (token.kind === 'error') throw new Refused(token.text, token.at);
    return token;
  }
  private is(...kinds: readonly Kind[]): boolean {
    return kinds.includes(this.peek().kind);
  }
  private take(kind: Kind): boolean {
    if (this.peek().kind !== kind) return false;
    this.next++;
    return true;
  }
  private fail(message: string): never {
    throw new Refused(message, this.peek().at);
  }

  /** Undefined where the piece holds nothing. */
  *document(): Sliced<HelmValue | undefined> {
    yield* this.scanner.scan();
    if (this.peek().kind === 'end') return undefined;
    if (this.is('directive'))
      throw new Refused('', this.peek().at, 'Helm 4 refuses a line that begins with %, Helm 3 reads `%YAML 1.1`');
    if (this.take('document-start') && this.is('document-start', 'document-end', 'directive', 'end')) return null;
    const { value } = yield* this.node(true, false);
    const found = this.late ?? this.last;
    if (found) throw found;
    if (this.special !== undefined && hasSpecial(value, new Set()))
      throw new Refused('json: unsupported value: .inf or .nan', this.special);
    return value;
  }
  /** The same with its tree, where nothing but the document is in the text. */
  *tree(): Sliced<{ value: HelmValue; root: TreeNode | undefined }> {
    yield* this.scanner.scan();
    if (this.peek().kind === 'end') return { value: null, root: undefined };
    this.take('document-start');
    if (this.peek().kind === 'end') return { value: null, root: undefined };
    const { value, tree } = yield* this.node(true, false);
    if (this.late ?? this.last ?? this.special ?? this.rest()) throw new Rare();
    if (this.peek().kind !== 'end') throw new Rare();
    return { value, root: tree };
  }
  /** Where the document has ended, though neither the text has nor a marker says so. */
  rest(): number | undefined {
    const token = this.tokens[this.next] as Token;
    return token.kind === 'end' || token.kind === 'document-end' ? undefined : token.at;
  }

  /** How much of what it holds repeats something else. */
  get repeats(): number {
    return this.repeated;
  }

  private empty(at: number): Node {
    return this.scalar('', true, undefined, at);
  }
  private scalar(text: string, plain: boolean, tag: string | undefined, at: number): Node {
    const { value, type } = this.resolved(text, plain, tag, at);
    const merge = text === '<<' && ((plain && (tag === undefined || tag === '!')) || tag === MERGE);
    if (type === 'float' && !Number.isFinite(value)) this.special ??= at;
    return { kind: 'scalar', value, type, text, weight: 1, done: true, at, merge };
  }

  private written(token: Token, tag: string | undefined, props: Props | undefined): Node {
    const made = this.scalar(token.text, token.style === 'plain', tag, token.at);
    if (this.build) {
      if (token.style === 'single' || token.style === 'double') this.build.indented(token.at, token.end);
      made.tree = this.build.scalar(token, props, made.value as Scalar);
    }
    return made;
  }

  private resolved(text: string, plain: boolean, tag: string | undefined, at: number): Resolved {
    try {
      return resolveTagged(text, plain, tag, at);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.late ??= error;
      return { value: text, type: 'text' };
    }
  }

  /** A scalar without anchor or tag, as nearly all nodes are. */
  private plain(): Node | undefined {
    const token = this.peek();
    if (token.kind !== 'scalar' || this.depth >= DEPTH) return undefined;
    this.decoded++;
    this.next++;
    return this.written(token, undefined, undefined);
  }
  private *node(block: boolean, indentless: boolean): Sliced<Node> {
    if (++this.depth > DEPTH)
      throw new Refused('', this.peek().at, `nested deeper than ${String(DEPTH)} levels (Helm reads them)`);
    const made = yield* this.nodeAt(block, indentless);
    this.depth--;
    return made;
  }
  private *nodeAt(block: boolean, indentless: boolean): Sliced<Node> {
    const first = this.peek();
    if (first.kind === 'alias') {
      this.next++;
      const target = this.anchors.get(first.text);
      if (!target) throw new Refused('unknown anchor referenced', first.at);
      if (!target.done) throw new Refused('anchor value contains itself', first.at);
      this.decoded += 1 + target.weight;
      this.repeated += target.weight;
      this.measure(first.at);
      return {
        ...target,
        weight: target.weight + 1,
        at: first.at,
        alias: true,
        merge: false,
        tree: this.build?.alias(first),
      };
    }
    let anchorToken: Token | undefined;
    let tagToken: Token | undefined;
    for (;;) {
      const token = this.peek();
      if (token.kind === 'anchor' && !anchorToken) anchorToken = token;
      else if (token.kind === 'tag' && !tagToken) tagToken = token;
      else break;
      this.next++;
    }
    const anchor = anchorToken?.text;
    const tag = tagToken?.text;
    const token = this.peek();
    const { build } = this;
    const props = build?.props(anchorToken, tagToken);
    const at = token.at;
    const name = (made: Node): Node => {
      if (anchor !== undefined) this.anchors.set(anchor, made);
      return made;
    };
    this.decoded++;
    if (indentless && token.kind === '-')
      return yield* this.items(name(newSeq(at, build?.seq(token, props, false))), 'indentless');
    switch (token.kind) {
      case 'scalar':
        this.next++;
        return name(this.written(token, tag, props));
      case '[':
        this.next++;
        return yield* this.flowItems(name(newSeq(at, build?.seq(token, props, true))));
      case '{':
        this.next++;
        return yield* this.flowEntries(name(newMap(at, build?.map(token, props, true))));
      case 'block-sequence':
        if (!block) break;
        this.next++;
        return yield* this.items(name(newSeq(at, build?.seq(token, props, false))), 'block');
      case 'block-mapping':
        if (!block) break;
        this.next++;
        return yield* this.entries(name(newMap(at, build?.map(token, props, false))));
      default:
    }
    if (anchor !== undefined || tag !== undefined) {
      const made = this.scalar('', tag === undefined, tag, at);
      made.tree = build?.empty(at, props);
      return name(made);
    }
    this.fail('did not find expected node content');
  }
  /** Helm gives up where most of what it decodes are repetitions. */
  private measure(at: number): void {
    if (this.repeated <= ALIASED || this.decoded <= 1000) return;
    const beyond = Math.min(Math.max((this.decoded - 400_000) / 3_600_000, 0), 1);
    if (this.repeated / this.decoded > 0.99 - 0.89 * beyond)
      this.late ??= new Refused('document contains excessive aliasing', at);
  }

  private *items(seq: Node, how: 'block' | 'indentless'): Sliced<Node> {
    const list = seq.value as HelmValue[];
    while (this.take('-')) {
      const dash = this.before();
      const ends = how === 'block' ? this.is('-', 'block-end') : this.is('-', 'key', 'value', 'block-end');
      const item = ends ? this.empty(this.peek().at) : (this.plain() ?? (yield* this.node(true, false)));
      if (due()) yield;
      list.push(item.value);
      seq.weight += item.weight;
      this.build?.item(seq.tree as SeqNode, dash.at, item.tree ?? this.build.empty(dash.end, undefined), dash.at);
    }
    if (how === 'block' && !this.take('block-end')) this.fail("did not find expected '-' indicator");
    this.build?.closeBlock(seq.tree as SeqNode);
    seq.done = true;
    return seq;
  }
  private *entries(map: Node): Sliced<Node> {
    while (this.take('key')) {
      const mark = this.before();
      const written = this.peek();
      if (due()) yield;
      const key = this.is('key', 'value', 'block-end')
        ? this.empty(this.peek().at)
        : (this.plain() ?? (yield* this.node(true, true)));
      let after = this.before().end;
      let value: Node | undefined;
      if (this.take('value')) {
        after = this.before().end;
        if (!this.is('key', 'value', 'block-end')) value = this.plain() ?? (yield* this.node(true, true));
      }
      value ??= this.empty(this.peek().at);
      this.put(map, key, value);
      this.grow(map, mark, written, value, after, written.at);
    }
    if (!this.take('block-end')) this.fail('did not find expected key');
    this.build?.closeBlock(map.tree as MapNode);
    map.done = true;
    return map;
  }
  /** The token that was just taken. */
  private before(): Token {
    return this.tokens[this.next - 1] as Token;
  }
  private grow(map: Node, mark: Token, key: Token, value: Node, after: number, gap: number): void {
    const { build } = this;
    if (!build) return;
    // `? key`
    if (mark.end > mark.at) throw new Rare();
    const size = (map.value as HelmMap).size;
    build.entry(map.tree as MapNode, key, value.tree ?? build.empty(after, undefined), after, gap);
    if (size < (map.tree as MapNode).entries.length) build.entangled = true;
  }
  private *flowItems(seq: Node): Sliced<Node> {
    const list = seq.value as HelmValue[];
    let gap = this.before().end;
    for (let first = true; !this.is(']'); first = false) {
      if (due()) yield;
      if (!first) {
        if (!this.take(',')) this.fail("did not find expected ',' or ']'");
        gap = this.before().end;
        if (this.is(']')) break;
      }
      let item: Node;
      if (this.take('key')) {
        if (this.build) throw new Rare();
        const pair = newMap(this.peek().at, undefined);
        let key: Node;
        if (this.is('value', ',', ']')) {
          key = this.empty(this.peek().at);
          this.next++;
        } else key = yield* this.node(false, false);
        const value =
          this.take('value') && !this.is(',', ']') ? yield* this.node(false, false) : this.empty(this.peek().at);
        this.put(pair, key, value);
        pair.done = true;
        item = pair;
      } else item = yield* this.node(false, false);
      list.push(item.value);
      seq.weight += item.weight;
      if (item.tree) this.build?.item(seq.tree as SeqNode, item.tree.start, item.tree, gap);
    }
    this.next++;
    this.build?.closeFlow(seq.tree as SeqNode, this.before());
    seq.done = true;
    return seq;
  }
  private *flowEntries(map: Node): Sliced<Node> {
    let gap = this.before().end;
    for (let first = true; !this.is('}'); first = false) {
      if (due()) yield;
      if (!first) {
        if (!this.take(',')) this.fail("did not find expected ',' or '}'");
        gap = this.before().end;
        if (this.is('}')) break;
      }
      let mark = this.peek();
      const colon = this.take('key');
      const written = this.peek();
      if (!colon) mark = { ...written, end: written.at };
      let key: Node;
      let value: Node | undefined;
      let after: number;
      if (colon) {
        key = this.is('value', ',', '}') ? this.empty(this.peek().at) : yield* this.node(false, false);
        after = this.before().end;
        if (this.take('value')) {
          after = this.before().end;
          if (!this.is(',', '}')) value = yield* this.node(false, false);
        }
      } else {
        key = yield* this.node(false, false);
        after = this.before().end;
      }
      if (!value && this.build && this.peek().at > after) throw new Rare();
      value ??= this.empty(this.peek().at);
      this.put(map, key, value);
      this.grow(map, mark, written, value, after, gap);
    }
    this.next++;
    this.build?.closeFlow(map.tree as MapNode, this.before());
    map.done = true;
    return map;
  }

  /** From top to bottom: what comes later wins, a `<<` too. */
  private put(map: Node, key: Node, value: Node): void {
    const into = map.value as HelmMap;
    map.weight += key.weight + value.weight;
    if (key.merge) {
      for (const source of this.sources(value)) for (const [k, v] of source) into.set(k, v);
      return;
    }
    if (key.kind !== 'scalar') {
      this.late ??= new Refused('invalid map key', key.at);
      return;
    }
    try {
      const name = keyOf(key.text ?? '', { value: key.value as Scalar, type: key.type }, key.at);
      const before = into.get(name);
      if (before && before.type !== key.type)
        throw new Refused('', key.at, 'this key and one above it have one name for Helm, and either may win');
      into.set(name, { value: value.value, type: key.type });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.last ??= error;
    }
  }
  private sources(value: Node): HelmMap[] {
    if (value.kind === 'map') return [value.value as HelmMap];
    const list = value.kind === 'seq' && !value.alias ? (value.value as HelmValue[]) : [];
    const maps = list.filter((v): v is HelmMap => v instanceof Map).reverse();
    if (value.kind !== 'seq' || value.alias || maps.length < list.length)
      this.late ??= new Refused('map merge requires map or sequence of maps as the value', value.at);
    return maps;
  }
}
function hasSpecial(value: HelmValue, seen: Set<HelmValue>): boolean {
  if (typeof value === 'number') return !Number.isFinite(value);
  if (typeof value !== 'object' || value === null || seen.has(value)) return false;
  seen.add(value);
  const below = Array.isArray(value) ? value : [...value.values()].map((v) => v.value);
  return below.some((v) => hasSpecial(v, seen));
}
const MERGE = 'tag:yaml.org,2002:merge';
const newMap = (at: number, tree: TreeNode | undefined): Node => ({
  kind: 'map',
  value: new Map() as HelmMap,
  type: 'map',
  weight: 1,
  done: false,
  at,
  tree,
});
const newSeq = (at: number, tree: TreeNode | undefined): Node => ({
  kind: 'seq',
  value: [],
  type: 'seq',
  weight: 1,
  done: false,
  at,
  tree,
});
