/**
 * What Helm makes of a text: its values, or the place and the words where it gives up. Helm reads YAML 1.1 with the first
 * document of a text only (3.x), or cuts the file at its `---` lines and reads the first document of every piece (4.x).
 * The tree is checked against this, so that nothing is ever shown or moved that Helm reads otherwise.
 */
import { keyOf, resolveTagged, Refused, type Resolved } from './scalars.ts';
import type { Scalar } from './tree.ts';

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
export function readAsHelm(text: string): HelmReading {
  const documents: HelmDocument[] = [];
  let open: number | undefined;
  try {
    const bad = CONTROL.exec(text);
    if (bad) throw new Refused('control characters are not allowed', bad.index);
    for (const { start, from, end } of pieces(text)) {
      const parser = new Parser(text, from, end);
      const value = parser.document();
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

type Kind =
  | 'document-start'
  | 'document-end'
  | 'block-sequence'
  | 'block-mapping'
  | 'block-end'
  | '['
  | ']'
  | '{'
  | '}'
  | ','
  | '-'
  | 'key'
  | 'value'
  | 'alias'
  | 'anchor'
  | 'tag'
  | 'scalar'
  | 'directive'
  | 'error'
  | 'end';
interface Token {
  readonly kind: Kind;
  readonly at: number;
  readonly text: string;
  readonly plain: boolean;
}
interface SimpleKey {
  readonly required: boolean;
  readonly token: number;
  readonly at: number;
  readonly line: number;
  readonly column: number;
}

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const isBreak = (c: number): boolean => c === LF || c === CR || c === 0x85 || c === 0x2028 || c === 0x2029;
const isBlank = (c: number): boolean => c === SPACE || c === TAB;
/** `NaN` is the end. */
const isBreakOrEnd = (c: number): boolean => isBreak(c) || Number.isNaN(c);
const isBlankOrEnd = (c: number): boolean => isBlank(c) || isBreakOrEnd(c);
const isWord = (c: number): boolean =>
  (c >= 48 && c <= 57) || (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c === 95 || c === 45;
const code = (c: string): number => c.charCodeAt(0);
const HASH = code('#');
const COLON = code(':');
const QUESTION = code('?');
const DASH = code('-');
const NO_PLAIN_START = new Set(Array.from('-?:,[]{}#&*!|>\'"%@`', code));
const FLOW_STOP = new Set(Array.from(',?[]{}', code));
const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\u0007',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\u001b',
  ' ': ' ',
  '"': '"',
  "'": "'",
  '\\': '\\',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
};
const HEX: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** The tokens of one document, with the keys found where a `:` follows them on their line. */
class Scanner {
  readonly tokens: Token[] = [];
  /** The last block text ends where the text does. */
  open: number | undefined;
  private at: number;
  private line = 0;
  private lineStart: number;
  private indent = -1;
  private readonly indents: number[] = [];
  private flow = 0;
  private allowed = true;
  private readonly keys: (SimpleKey | undefined)[] = [undefined];

  constructor(
    protected readonly text: string,
    start: number,
    private readonly stop: number,
  ) {
    this.at = start;
    if (text.charCodeAt(start) === 0xfeff && start === 0) this.at++;
    this.lineStart = this.at;
    this.scan();
  }

  private scan(): void {
    try {
      while (this.next());
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      // What may be a key is not handed out before it is known whether a `:` follows.
      const open = this.keys
        .filter((k) => k && (k.required || k.line === this.line))
        .map((k) => (k as SimpleKey).token);
      const where = Math.min(this.tokens.length, ...open);
      this.tokens.splice(where, 0, { kind: 'error', at: error.offset ?? this.at, text: error.message, plain: false });
    }
  }
  private fail(message: string, at = this.at): never {
    throw new Refused(message, at);
  }
  private peek(ahead = 0): number {
    const at = this.at + ahead;
    return at < this.stop ? this.text.charCodeAt(at) : NaN;
  }
  private get column(): number {
    return this.at - this.lineStart;
  }
  private add(kind: Kind, at: number, text = '', plain = false): void {
    this.tokens.push({ kind, at, text, plain });
  }

  /** Over a line break; what it stands for in a text. */
  private lineBreak(): string {
    const c = this.peek();
    this.at += c === CR && this.peek(1) === LF ? 2 : 1;
    this.line++;
    this.lineStart = this.at;
    return c === 0x2028 ? '\u2028' : c === 0x2029 ? '\u2029' : '\n';
  }

  private next(): boolean {
    this.skip();
    this.unroll(this.column);
    const c = this.peek();
    const at = this.at;
    if (Number.isNaN(c)) {
      this.unroll(-1);
      this.dropKey();
      this.add('end', at);
      return false;
    }
    if (this.column === 0 && c === code('%')) {
      this.unroll(-1);
      this.dropKey();
      this.add('directive', at);
      return false;
    }
    const marker = this.marker();
    if (marker) {
      this.unroll(-1);
      this.dropKey();
      this.allowed = false;
      const first = this.tokens.length === 0;
      this.add(marker, at);
      this.at += 3;
      return marker === 'document-start' && first;
    }
    const char = this.text[at] as string;
    if (char === '[' || char === '{') {
      this.saveKey();
      this.keys.push(undefined);
      this.flow++;
      this.allowed = true;
      this.single(char);
    } else if (char === ']' || char === '}') {
      this.dropKey();
      if (this.flow > 0) {
        this.flow--;
        this.keys.pop();
      }
      this.allowed = false;
      this.single(char);
    } else if (char === ',') {
      this.dropKey();
      this.allowed = true;
      this.single(char);
    } else if (char === '-' && isBlankOrEnd(this.peek(1))) {
      if (this.flow === 0) {
        if (!this.allowed) this.fail('block sequence entries are not allowed in this context');
        this.roll(this.column, 'block-sequence', at);
      }
      this.dropKey();
      this.allowed = true;
      this.single('-');
    } else if (char === '?' && (this.flow > 0 || isBlankOrEnd(this.peek(1)))) {
      if (this.flow === 0) {
        if (!this.allowed) this.fail('mapping keys are not allowed in this context');
        this.roll(this.column, 'block-mapping', at);
      }
      this.dropKey();
      this.allowed = this.flow === 0;
      this.single('key');
    } else if (char === ':' && (this.flow > 0 || isBlankOrEnd(this.peek(1)))) this.value();
    else if (char === '*' || char === '&') {
      this.saveKey();
      this.allowed = false;
      this.anchor(char === '*' ? 'alias' : 'anchor');
    } else if (char === '!') {
      this.saveKey();
      this.allowed = false;
      this.tag();
    } else if ((char === '|' || char === '>') && this.flow === 0) {
      this.dropKey();
      this.allowed = true;
      this.blockText(char === '|');
    } else if (char === "'" || char === '"') {
      this.saveKey();
      this.allowed = false;
      this.quoted(char === "'");
    } else if (
      (!NO_PLAIN_START.has(c) && !isBlank(c)) ||
      (c === DASH && !isBlank(this.peek(1))) ||
      (this.flow === 0 && (c === QUESTION || c === COLON) && !isBlankOrEnd(this.peek(1)))
    ) {
      this.saveKey();
      this.allowed = false;
      this.plain();
    } else this.fail('found character that cannot start any token');
    return true;
  }
  private single(kind: Kind): void {
    this.add(kind, this.at);
    this.at++;
  }

  /** Spaces, comments and line breaks; a tab only where no key may begin. */
  private skip(): void {
    for (;;) {
      let c = this.peek();
      while (c === SPACE || (c === TAB && (this.flow > 0 || !this.allowed))) {
        this.at++;
        c = this.peek();
      }
      if (c === HASH) {
        while (!isBreakOrEnd(this.peek())) this.at++;
        c = this.peek();
      }
      if (!isBreak(c)) return;
      this.lineBreak();
      if (this.flow === 0) this.allowed = true;
    }
  }
  private marker(): 'document-start' | 'document-end' | undefined {
    if (this.column !== 0 || !isBlankOrEnd(this.peek(3))) return undefined;
    if (this.text.startsWith('---', this.at)) return 'document-start';
    return this.text.startsWith('...', this.at) ? 'document-end' : undefined;
  }

  private roll(column: number, kind: Kind, at: number, token = this.tokens.length): void {
    if (this.flow > 0 || this.indent >= column) return;
    this.indents.push(this.indent);
    this.indent = column;
    this.tokens.splice(token, 0, { kind, at, text: '', plain: false });
  }
  private unroll(column: number): void {
    if (this.flow > 0) return;
    while (this.indent > column) {
      this.add('block-end', this.at);
      this.indent = this.indents.pop() ?? -1;
    }
  }
  private isAlive(key: SimpleKey | undefined): key is SimpleKey {
    if (!key) return false;
    if (key.line === this.line && key.at + 1024 >= this.at) return true;
    if (key.required) this.fail("could not find expected ':'", key.at);
    return false;
  }
  private saveKey(): void {
    if (!this.allowed) return;
    this.dropKey();
    const required = this.flow === 0 && this.indent === this.column;
    this.keys[this.keys.length - 1] = {
      required,
      token: this.tokens.length,
      at: this.at,
      line: this.line,
      column: this.column,
    };
  }
  private dropKey(): void {
    const last = this.keys.length - 1;
    const key = this.keys[last];
    if (key?.required) this.fail("could not find expected ':'", key.at);
    this.keys[last] = undefined;
  }
  private value(): void {
    const last = this.keys.length - 1;
    const key = this.keys[last];
    if (this.isAlive(key)) {
      this.tokens.splice(key.token, 0, { kind: 'key', at: key.at, text: '', plain: false });
      this.roll(key.column, 'block-mapping', key.at, key.token);
      this.keys[last] = undefined;
      this.allowed = false;
    } else {
      if (this.flow === 0) {
        if (!this.allowed) this.fail('mapping values are not allowed in this context');
        this.roll(this.column, 'block-mapping', this.at);
      }
      this.allowed = this.flow === 0;
    }
    this.single('value');
  }

  private anchor(kind: 'anchor' | 'alias'): void {
    const at = this.at++;
    while (isWord(this.peek())) this.at++;
    const next = this.peek();
    if (this.at === at + 1 || !(isBlankOrEnd(next) || '?:,]}%@`'.includes(this.text[this.at] as string)))
      this.fail('did not find expected alphabetic or numeric character');
    this.add(kind, at, this.text.slice(at + 1, this.at));
  }
  private tag(): void {
    const at = this.at;
    let tag: string;
    if (this.text[at + 1] === '<') {
      this.at += 2;
      tag = this.uri();
      if (tag === '') this.fail('did not find expected tag URI');
      if (this.text[this.at] !== '>') this.fail("did not find the expected '>'");
      this.at++;
    } else {
      this.at++;
      while (isWord(this.peek())) this.at++;
      if (this.text[this.at] === '!' && this.at < this.stop) {
        const handle = this.text.slice(at, ++this.at);
        const suffix = this.uri();
        if (suffix === '') this.fail('did not find expected tag URI');
        if (handle !== '!!') this.fail('found undefined tag handle', at);
        tag = `tag:yaml.org,2002:${suffix}`;
      } else {
        this.uri();
        tag = this.text.slice(at, this.at);
      }
    }
    if (!isBlankOrEnd(this.peek())) this.fail('did not find expected whitespace or line break');
    this.add('tag', at, tag);
  }
  private uri(): string {
    const at = this.at;
    while (this.at < this.stop && /[\w;/?:@&=+$.,!~*'()[\]%-]/.test(this.text[this.at] as string)) {
      if (this.text[this.at] === '%') {
        if (!/^[0-9a-fA-F]{2}$/.test(this.text.slice(this.at + 1, this.at + 3)))
          this.fail('did not find URI escaped octet');
        this.at += 2;
      }
      this.at++;
    }
    return this.text.slice(at, this.at);
  }

  private blockText(literal: boolean): void {
    const start = this.at++;
    let chomp = 0;
    let increment = 0;
    const header = /^(?:([-+])([0-9])?|([0-9])([-+])?)/.exec(
      this.text.slice(this.at, Math.min(this.at + 2, this.stop)),
    );
    if (header) {
      const sign = header[1] ?? header[4];
      const digit = header[2] ?? header[3];
      if (digit === '0') this.fail('found an indentation indicator equal to 0');
      chomp = sign === '+' ? 1 : sign === '-' ? -1 : 0;
      increment = Number(digit ?? 0);
      this.at += header[0].length;
    }
    while (isBlank(this.peek())) this.at++;
    if (this.peek() === HASH) while (!isBreakOrEnd(this.peek())) this.at++;
    if (!isBreakOrEnd(this.peek())) this.fail('did not find expected comment or line break');
    if (isBreak(this.peek())) this.lineBreak();
    let indent = increment > 0 ? Math.max(this.indent, 0) + increment : 0;
    let breaks: string;
    [indent, breaks] = this.blockBreaks(indent);
    let out = '';
    let lead = '';
    let wasBlank = false;
    while (this.column === indent && !Number.isNaN(this.peek())) {
      const blank = isBlank(this.peek());
      if (!literal && !wasBlank && !blank && lead.startsWith('\n')) {
        if (breaks === '') out += ' ';
      } else out += lead;
      out += breaks;
      wasBlank = blank;
      const from = this.at;
      while (!isBreakOrEnd(this.peek())) this.at++;
      out += this.text.slice(from, this.at);
      // Helm 4 ends every piece of a file with a line break.
      if (Number.isNaN(this.peek()) && chomp >= 0 && this.stop === this.text.length) this.open = start;
      lead = isBreak(this.peek()) ? this.lineBreak() : '\n';
      [indent, breaks] = this.blockBreaks(indent);
    }
    if (chomp >= 0) out += lead;
    if (chomp > 0) out += breaks;
    this.add('scalar', start, out);
  }
  private blockBreaks(indent: number): [number, string] {
    let deepest = 0;
    let breaks = '';
    for (;;) {
      while ((indent === 0 || this.column < indent) && this.peek() === SPACE) this.at++;
      if (this.column > deepest) deepest = this.column;
      if ((indent === 0 || this.column < indent) && this.peek() === TAB)
        this.fail('found a tab character where an indentation space is expected');
      if (!isBreak(this.peek())) break;
      breaks += this.lineBreak();
    }
    return [indent === 0 ? Math.max(deepest, this.indent + 1, 1) : indent, breaks];
  }

  private quoted(single: boolean): void {
    const start = this.at;
    const quote = single ? "'" : '"';
    this.at++;
    let out = '';
    for (;;) {
      if (this.marker()) this.fail('found unexpected document indicator');
      if (Number.isNaN(this.peek())) this.fail('found unexpected end of stream', start);
      let broken = false;
      let from = this.at;
      for (let c = this.peek(); !isBlankOrEnd(c); c = this.peek()) {
        const char = this.text[this.at];
        if (single && char === "'" && this.text[this.at + 1] === "'" && this.at + 1 < this.stop) {
          out += this.text.slice(from, this.at + 1);
          this.at += 2;
          from = this.at;
        } else if (char === quote) break;
        else if (!single && char === '\\') {
          out += this.text.slice(from, this.at);
          if (isBreak(this.peek(1))) {
            this.at++;
            this.lineBreak();
            broken = true;
            from = this.at;
            break;
          }
          out += this.escape();
          from = this.at;
        } else this.at++;
      }
      out += this.text.slice(from, this.at);
      if (this.text[this.at] === quote && this.at < this.stop) break;
      out += this.blanks(broken);
    }
    this.at++;
    this.add('scalar', start, out);
  }
  private escape(): string {
    const char = this.at + 1 < this.stop ? (this.text[this.at + 1] as string) : '';
    const length = HEX[char];
    if (length === undefined) {
      const known = Object.hasOwn(ESCAPES, char) ? ESCAPES[char] : undefined;
      if (known === undefined) this.fail('found unknown escape character');
      this.at += 2;
      return known;
    }
    const digits = this.text.slice(this.at + 2, Math.min(this.at + 2 + length, this.stop));
    if (digits.length < length || !/^[0-9a-fA-F]+$/.test(digits)) this.fail('did not find expected hexdecimal number');
    const value = parseInt(digits, 16);
    if ((value >= 0xd800 && value <= 0xdfff) || value > 0x10ffff)
      this.fail('found invalid Unicode character escape code');
    this.at += 2 + length;
    return String.fromCodePoint(value);
  }
  /** Spaces and line breaks inside a text, folded. */
  private blanks(broken: boolean, floor?: number): string {
    let spaces = '';
    let lead = '';
    let more = '';
    for (let c = this.peek(); isBlank(c) || isBreak(c); c = this.peek()) {
      if (isBlank(c)) {
        if (floor !== undefined && broken && c === TAB && this.column < floor)
          this.fail('found a tab character that violates indentation');
        if (!broken) spaces += this.text.charAt(this.at);
        this.at++;
      } else if (broken) more += this.lineBreak();
      else {
        spaces = '';
        lead = this.lineBreak();
        broken = true;
      }
    }
    if (!broken) return spaces;
    if (!lead.startsWith('\n')) return lead + more;
    return more === '' ? ' ' : more;
  }

  private plain(): void {
    const start = this.at;
    const floor = this.indent + 1;
    let out = '';
    let gap = '';
    let broken = false;
    for (;;) {
      if (this.marker() || this.peek() === HASH) break;
      const from = this.at;
      for (let c = this.peek(); !isBlankOrEnd(c); c = this.peek()) {
        if ((c === COLON && isBlankOrEnd(this.peek(1))) || (this.flow > 0 && FLOW_STOP.has(c))) break;
        this.at++;
      }
      if (this.at > from) {
        out += gap + this.text.slice(from, this.at);
        gap = '';
        broken = false;
      }
      const c = this.peek();
      if (!isBlank(c) && !isBreak(c)) break;
      const line = this.line;
      gap = this.blanks(false, floor);
      broken = this.line > line;
      if (this.flow === 0 && this.column < floor) break;
      // Nothing but the end of a text stands here: no more is read of it.
      if (this.at === from) break;
    }
    if (broken) this.allowed = true;
    this.add('scalar', start, out, true);
  }
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
}
/** Deeper than any values file, and shallow enough for whoever walks a tree. */
const DEPTH = 250;

/** The values of one document. */
class Parser {
  private readonly tokens: readonly Token[];
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
  readonly open: number | undefined;

  constructor(text: string, start: number, end: number) {
    const scanner = new Scanner(text, start, end);
    this.tokens = scanner.tokens;
    this.open = scanner.open;
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
  document(): HelmValue | undefined {
    if (this.peek().kind === 'end') return undefined;
    if (this.is('directive'))
      throw new Refused('', this.peek().at, 'Helm 4 refuses a line that begins with %, Helm 3 reads `%YAML 1.1`');
    if (this.take('document-start') && this.is('document-start', 'document-end', 'directive', 'end')) return null;
    const { value } = this.node(true, false);
    const found = this.late ?? this.last;
    if (found) throw found;
    if (this.special !== undefined && hasSpecial(value, new Set()))
      throw new Refused('json: unsupported value: .inf or .nan', this.special);
    return value;
  }
  /** Where the document has ended, though neither the text has nor a marker says so. */
  rest(): number | undefined {
    const token = this.tokens[this.next] as Token;
    return token.kind === 'end' || token.kind === 'document-end' ? undefined : token.at;
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

  private resolved(text: string, plain: boolean, tag: string | undefined, at: number): Resolved {
    try {
      return resolveTagged(text, plain, tag, at);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.late ??= error;
      return { value: text, type: 'text' };
    }
  }

  private node(block: boolean, indentless: boolean): Node {
    if (++this.depth > DEPTH)
      throw new Refused('', this.peek().at, `nested deeper than ${String(DEPTH)} levels (Helm reads them)`);
    const made = this.nodeAt(block, indentless);
    this.depth--;
    return made;
  }
  private nodeAt(block: boolean, indentless: boolean): Node {
    const first = this.peek();
    if (first.kind === 'alias') {
      this.next++;
      const target = this.anchors.get(first.text);
      if (!target) throw new Refused('unknown anchor referenced', first.at);
      if (!target.done) throw new Refused('anchor value contains itself', first.at);
      this.decoded += 1 + target.weight;
      this.repeated += target.weight;
      this.measure(first.at);
      return { ...target, weight: target.weight + 1, at: first.at, alias: true, merge: false };
    }
    let anchor: string | undefined;
    let tag: string | undefined;
    for (;;) {
      const token = this.peek();
      if (token.kind === 'anchor' && anchor === undefined) anchor = token.text;
      else if (token.kind === 'tag' && tag === undefined) tag = token.text;
      else break;
      this.next++;
    }
    const token = this.peek();
    const at = token.at;
    const name = (made: Node): Node => {
      if (anchor !== undefined) this.anchors.set(anchor, made);
      return made;
    };
    this.decoded++;
    if (indentless && token.kind === '-') return this.items(name(newSeq(at)), 'indentless');
    switch (token.kind) {
      case 'scalar':
        this.next++;
        return name(this.scalar(token.text, token.plain, tag, at));
      case '[':
        this.next++;
        return this.flowItems(name(newSeq(at)));
      case '{':
        this.next++;
        return this.flowEntries(name(newNode('map', at)));
      case 'block-sequence':
        if (!block) break;
        this.next++;
        return this.items(name(newSeq(at)), 'block');
      case 'block-mapping':
        if (!block) break;
        this.next++;
        return this.entries(name(newNode('map', at)));
      default:
    }
    if (anchor !== undefined || tag !== undefined) return name(this.scalar('', tag === undefined, tag, at));
    this.fail('did not find expected node content');
  }
  /** Helm gives up where most of what it decodes are repetitions. */
  private measure(at: number): void {
    if (this.repeated <= 100 || this.decoded <= 1000) return;
    const beyond = Math.min(Math.max((this.decoded - 400_000) / 3_600_000, 0), 1);
    if (this.repeated / this.decoded > 0.99 - 0.89 * beyond)
      this.late ??= new Refused('document contains excessive aliasing', at);
  }

  private items(seq: Node, how: 'block' | 'indentless'): Node {
    const list = seq.value as HelmValue[];
    while (this.take('-')) {
      const ends = how === 'block' ? this.is('-', 'block-end') : this.is('-', 'key', 'value', 'block-end');
      const item = ends ? this.empty(this.peek().at) : this.node(true, false);
      list.push(item.value);
      seq.weight += item.weight;
    }
    if (how === 'block' && !this.take('block-end')) this.fail("did not find expected '-' indicator");
    seq.done = true;
    return seq;
  }
  private entries(map: Node): Node {
    while (this.take('key')) {
      const key = this.is('key', 'value', 'block-end') ? this.empty(this.peek().at) : this.node(true, true);
      let value: Node;
      if (this.take('value') && !this.is('key', 'value', 'block-end')) value = this.node(true, true);
      else value = this.empty(this.peek().at);
      this.put(map, key, value);
    }
    if (!this.take('block-end')) this.fail('did not find expected key');
    map.done = true;
    return map;
  }
  private flowItems(seq: Node): Node {
    const list = seq.value as HelmValue[];
    for (let first = true; !this.is(']'); first = false) {
      if (!first) {
        if (!this.take(',')) this.fail("did not find expected ',' or ']'");
        if (this.is(']')) break;
      }
      let item: Node;
      if (this.take('key')) {
        const pair = newNode('map', this.peek().at);
        let key: Node;
        if (this.is('value', ',', ']')) {
          key = this.empty(this.peek().at);
          this.next++;
        } else key = this.node(false, false);
        const value = this.take('value') && !this.is(',', ']') ? this.node(false, false) : this.empty(this.peek().at);
        this.put(pair, key, value);
        pair.done = true;
        item = pair;
      } else item = this.node(false, false);
      list.push(item.value);
      seq.weight += item.weight;
    }
    this.next++;
    seq.done = true;
    return seq;
  }
  private flowEntries(map: Node): Node {
    for (let first = true; !this.is('}'); first = false) {
      if (!first) {
        if (!this.take(',')) this.fail("did not find expected ',' or '}'");
        if (this.is('}')) break;
      }
      let key: Node;
      let value: Node | undefined;
      if (this.take('key')) {
        key = this.is('value', ',', '}') ? this.empty(this.peek().at) : this.node(false, false);
        if (this.take('value') && !this.is(',', '}')) value = this.node(false, false);
      } else key = this.node(false, false);
      this.put(map, key, value ?? this.empty(this.peek().at));
    }
    this.next++;
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
const newNode = (kind: 'map', at: number): Node => ({
  kind,
  value: new Map() as HelmMap,
  type: 'map',
  weight: 1,
  done: false,
  at,
});
const newSeq = (at: number): Node => ({ kind: 'seq', value: [], type: 'seq', weight: 1, done: false, at });
