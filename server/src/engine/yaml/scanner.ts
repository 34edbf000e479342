/** Text -> the tokens of Helm's parser (YAML 1.1), with their places. Where Helm would give up, an error token says it. */
import { due, type Sliced } from '../slices.ts';
import { Refused } from './scalars.ts';
import type { Style } from './tree.ts';

export type Kind =
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
export interface Token {
  readonly kind: Kind;
  /** UTF-16 offset. */
  readonly at: number;
  /** After its text; of a block text, the start of the line where something else begins, or the end of the piece. */
  readonly end: number;
  readonly text: string;
  /** Of a scalar. */
  readonly style: Style;
}
interface SimpleKey {
  readonly required: boolean;
  readonly token: number;
  readonly at: number;
  readonly line: number;
  readonly column: number;
}

/** What is read of a block text so far: its text, and what stands before its next line. */
interface BlockText {
  readonly start: number;
  readonly literal: boolean;
  readonly chomp: number;
  indent: number;
  breaks: string;
  out: string;
  lead: string;
  wasBlank: boolean;
}

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const isBreak = (c: number): boolean => c === LF || c === CR || c === 0x85 || c === 0x2028 || c === 0x2029;
const BREAK = /[\n\r\x85\u2028\u2029]/g;
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
export class Scanner {
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
  /** It is read line by line: one alone may be as large as a file. */
  private block: BlockText | undefined;

  constructor(
    protected readonly text: string,
    start: number,
    private readonly stop: number,
  ) {
    this.at = start;
    if (text.charCodeAt(start) === 0xfeff && start === 0) this.at++;
    this.lineStart = this.at;
  }

  *scan(): Sliced<void> {
    try {
      while (this.next()) if (due()) yield;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      // What may be a key is not handed out before it is known whether a `:` follows.
      const open = this.keys
        .filter((k) => k && (k.required || k.line === this.line))
        .map((k) => (k as SimpleKey).token);
      const where = Math.min(this.tokens.length, ...open);
      const at = error.offset ?? this.at;
      this.tokens.splice(where, 0, { kind: 'error', at, end: at, text: error.message, style: 'empty' });
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
  private add(kind: Kind, at: number, end = at, text = '', style: Style = 'empty'): void {
    this.tokens.push({ kind, at, end, text, style });
  }

  private toLineEnd(): void {
    BREAK.lastIndex = this.at;
    this.at = Math.min(BREAK.exec(this.text)?.index ?? this.stop, this.stop);
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
    if (this.block) {
      this.blockLine(this.block);
      return true;
    }
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
      this.add(marker, at, at + 3);
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
    this.add(kind, this.at, this.at + 1);
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
        this.toLineEnd();
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
    this.tokens.splice(token, 0, { kind, at, end: at, text: '', style: 'empty' });
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
      this.tokens.splice(key.token, 0, { kind: 'key', at: key.at, end: key.at, text: '', style: 'empty' });
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
    this.add(kind, at, this.at, this.text.slice(at + 1, this.at));
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
    this.add('tag', at, this.at, tag);
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
    if (this.peek() === HASH) this.toLineEnd();
    if (!isBreakOrEnd(this.peek())) this.fail('did not find expected comment or line break');
    if (isBreak(this.peek())) this.lineBreak();
    const [indent, breaks] = this.blockBreaks(increment > 0 ? Math.max(this.indent, 0) + increment : 0);
    this.block = { start, literal, chomp, indent, breaks, out: '', lead: '', wasBlank: false };
  }
  /** The next line of a block text, or its end. */
  private blockLine(block: BlockText): void {
    const { start, literal, chomp } = block;
    if (this.column === block.indent && !Number.isNaN(this.peek())) {
      const blank = isBlank(this.peek());
      if (!literal && !block.wasBlank && !blank && block.lead.startsWith('\n')) {
        if (block.breaks === '') block.out += ' ';
      } else block.out += block.lead;
      block.wasBlank = blank;
      const from = this.at;
      this.toLineEnd();
      block.out += block.breaks + this.text.slice(from, this.at);
      // Helm 4 ends every piece of a file with a line break.
      if (Number.isNaN(this.peek()) && chomp >= 0 && this.stop === this.text.length) this.open = start;
      block.lead = isBreak(this.peek()) ? this.lineBreak() : '\n';
      [block.indent, block.breaks] = this.blockBreaks(block.indent);
      return;
    }
    this.block = undefined;
    const out = block.out + (chomp >= 0 ? block.lead : '') + (chomp > 0 ? block.breaks : '');
    const end = Number.isNaN(this.peek()) && this.column > 0 ? this.at : this.lineStart;
    this.add('scalar', start, end, out, literal ? 'literal' : 'folded');
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
    this.add('scalar', start, this.at, out, single ? 'single' : 'double');
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
    let end = start;
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
        end = this.at;
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
    this.add('scalar', start, end, out, 'plain');
  }
}
