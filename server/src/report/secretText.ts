/**
 * Finds secrets in a text of any kind: YAML and JSON as trees, XML, properties, commands, addresses, and comments, which may
 * hold any of these. A text that is itself a value is looked into the same way.
 */
import { due, finish, type Sliced } from '../engine/slices.ts';
import { embedded } from '../engine/yaml/embedded.ts';
import { parseDocuments } from '../engine/yaml/parse.ts';
import type { Entry, MapNode, Node, ScalarNode, SeqNode } from '../engine/yaml/tree.ts';
import { findingSecrets, takesNoPassword, type Range } from './secretLines.ts';
import { isPlaceholder, isSecretKey, saysNothing, secretBelow, verdictOf } from '../engine/secretNames.ts';

type Place = (start: number, end: number) => Range;
type Below = 'all' | 'most' | undefined;

/** A text that is shown unless it is found to be secret elsewhere. */
interface Plain extends Range {
  readonly text: string;
  readonly path: string;
  readonly comment: boolean;
}

/** In chart 12.x a text here is the secret itself. In 13.x a key beside it makes it the name of a Secret. */
const TEXT_IS_SECRET =
  /^(?:global\.identity\.auth\.[^.]+|webModeler\.restapi\.(?:externalDatabase|mail)|connectors\.inbound\.auth)\.existingSecret$/;

/** Beside the key in a Secret, this is the name of one, whatever the chart makes of it. */
const SAYS_SECRET = /^(?=.*(?:secret|credentials))[a-z0-9]+(?:[-.][a-z0-9]+)+$/;

/** A text where the name of a Secret stands, which none can have: somebody typed the secret itself. */
const noName = (key: string, value: Node): boolean =>
  /^existing\w*Secret$/.test(key) &&
  value.kind === 'scalar' &&
  !/\$|\{\{/.test(value.text) &&
  !/^[a-z0-9]+(?:[-.]+[a-z0-9]+)*$/.test(value.text.trim());

/** Texts in texts in texts: no file of values needs more. */
const DEPTH = 6;
/** Nothing is looked for in a text without one of these. */
const WORTH =
  /pass|pw|secret|token|key|cookie|salt|pepper|cred|auth|connstr|connectionstring|sig|psk|otp|jwt|bearer|sas|dsn|\bpat\b|:\/\/|@|-[upwa]\b|(?<![\w-])-[pP]\S|identified/i;

export class Secrets {
  /** What must not be seen, in the text that was read first. */
  readonly ranges: Range[] = [];
  /** Names of Secrets and of keys: not hidden because a password somewhere reads the same. */
  readonly names: (Range & { readonly text: string; readonly comment: boolean })[] = [];
  /** Secrets by their place in chart 12.x, where people write the name of a Secret by mistake. */
  readonly doubtful: (Range & { readonly text: string })[] = [];
  readonly plain: Plain[] = [];
  readonly values = new Set<string>();
  /** Paths of anchors that some secret is an alias of. */
  readonly anchors = new Set<string>();
  /** Secrets that have an anchor: where an alias is written out, nothing but the text itself says that it is one. */
  readonly anchored = new Set<string>();
  constructor(private readonly now = false) {}
  private readonly seen = new Map<Node, number>();
  private readonly aliased = new Set<Node>();
  private readonly paths = new Map<Node, string>();

  /** What is a file of values, or a comment of one. */
  read(text: string): this {
    finish(this.reading(text));
    return this;
  }
  /** The same of a file whose trees are known. */
  *reading(text: string, roots?: readonly (Node | undefined)[], broken = false): Sliced<void> {
    yield* this.text(text, (start, end) => ({ start, end }), 0, false, roots, broken);
    for (const node of this.aliased) {
      this.anchors.add(this.paths.get(node) ?? '');
      if (node.kind === 'scalar') this.anchored.add(node.text.trim());
    }
  }

  /** What is known of values that stand inside this text. */
  include(inner: Secrets, at: { outer: (offset: number) => number }): void {
    const there = <T extends Range>(r: T): T => ({ ...r, start: at.outer(r.start), end: at.outer(r.end) });
    this.ranges.push(...inner.ranges.map(there));
    this.names.push(...inner.names.map(there));
    this.doubtful.push(...inner.doubtful.map(there));
    this.plain.push(...inner.plain.map(there));
    for (const v of inner.values) this.values.add(v);
    for (const a of inner.anchors) this.anchors.add(a);
    for (const a of inner.anchored) this.anchored.add(a);
  }

  private *text(
    text: string,
    place: Place,
    depth: number,
    comment: boolean,
    roots?: readonly (Node | undefined)[],
    broken = false,
  ): Sliced<void> {
    if (depth > DEPTH || (depth > 0 && !comment && !WORTH.test(text))) return;
    const docs = roots ? undefined : isTree(text) ? parseDocuments(text, '', 'spring') : [];
    const trees = roots ?? docs?.map((d) => d.root) ?? [];
    const clean =
      !broken && trees.some((t) => t?.kind === 'map' || t?.kind === 'seq') && !docs?.some((d) => d.problems.length > 0);
    for (const root of depth > 0 && !clean ? [] : trees)
      if (root && root.kind !== 'scalar') yield* this.walk(root, { path: '', below: undefined, place, depth, comment });
    for (const r of yield* findingSecrets(text, { tree: clean && !comment, top: depth === 0, comment }))
      this.found(text, r, place);
    yield* this.comments(text, place, depth);
  }

  private found(text: string, r: Range, place: Place): void {
    this.ranges.push(place(r.start, r.end));
    const value = unquoted(text.slice(r.start, r.end).trim());
    if (!value.includes('\n')) this.values.add(value);
  }

  /** Comments on lines of their own, read as what they would say without their sign. */
  private *comments(text: string, place: Place, depth: number): Sliced<void> {
    const block = /^[ \t]*(?:#|\/\/|;|!).*(?:\r?\n[ \t]*(?:#|\/\/|;|!).*)*/gm;
    for (const m of text.matchAll(block)) {
      if (due()) yield;
      const lines: { inner: number; outer: number; length: number }[] = [];
      let inner = '';
      for (const line of m[0].matchAll(/^([ \t]*(?:#+|\/\/+|;+|!+) ?)(.*?)\r?$/gm)) {
        const [, sign = '', body = ''] = line;
        // What the upgrade says itself speaks of keys and never holds a value.
        const own = body.startsWith('camunda-upgrade[');
        const said = own ? '' : body;
        lines.push({ inner: inner.length, outer: m.index + line.index + sign.length, length: said.length });
        inner += `${said}\n`;
        if (own && isSecretKey(/^\S+ (\S+):/.exec(body)?.[1]?.split('.').at(-1) ?? ''))
          this.itemsBelow(m[0], line, m.index, place);
      }
      if (inner.trim() === '') continue;
      const outer = (at: number, end: boolean): number => {
        let lo = 0;
        let hi = lines.length - 1;
        while (lo < hi) {
          const mid = (lo + hi + 1) >> 1;
          if ((lines[mid]?.inner ?? 0) <= (end && at > 0 ? at - 1 : at)) lo = mid;
          else hi = mid - 1;
        }
        const line = lines[lo];
        return line ? line.outer + Math.min(at - line.inner, line.length) : m.index;
      };
      yield* this.text(
        inner,
        (s, e) => place(outer(s, false), Math.max(outer(e, true), outer(s, false))),
        depth + 1,
        true,
      );
    }
  }
  /** Items of a list of secrets that became a comment. */
  private itemsBelow(block: string, line: RegExpMatchArray, offset: number, place: Place): void {
    const from = (line.index ?? 0) + line[0].length;
    const below = /^(?:\r?\n[ \t]*# *- .*)+/.exec(block.slice(from));
    for (const item of below?.[0].matchAll(/(# *- +)([^\s:]+)[ \t]*(?=\r?\n|$)/g) ?? []) {
      const start = from + item.index + (item[1]?.length ?? 0);
      this.found(block, { start, end: start + (item[2]?.length ?? 0) }, (s, e) => place(offset + s, offset + e));
    }
  }

  private *walk(node: Node, at: At): Sliced<void> {
    const rank = at.below === 'all' ? 3 : at.below === 'most' ? 2 : 1;
    if ((this.seen.get(node) ?? 0) >= rank) return;
    this.seen.set(node, rank);
    if (!this.paths.has(node)) this.paths.set(node, at.path);
    switch (node.kind) {
      case 'alias':
        if (!node.target) return;
        if (at.below) this.aliased.add(node.target);
        if (at.below && node.target.kind === 'scalar' && node.start >= 0)
          this.ranges.push(at.place(node.start, node.end));
        yield* this.walk(node.target, at);
        return;
      case 'scalar':
        if (at.below) this.hide(node, at.place);
        else yield* this.scalar(node, at);
        return;
      case 'seq':
        yield* this.list(node, at);
        return;
      case 'map':
        yield* this.map(node, at);
    }
  }

  private *list(seq: SeqNode, at: At): Sliced<void> {
    let option = '';
    const first = seq.items[0]?.value;
    const program = first?.kind === 'scalar' ? first.text : '';
    for (const { value } of seq.items) {
      if (due()) yield;
      const text = value.kind === 'scalar' ? value.text : '';
      const isValue = option !== '' && text !== '' && !text.startsWith('-');
      if (isValue && /^-{1,2}(?:u|user)$/.test(option)) yield* this.user(value, at);
      else if (isValue && (isSecretOption(option, text) || isPasswordOf(program, option)))
        yield* this.walk(value, { ...at, below: 'all' });
      else if (/^-p\w/.test(text) && takesNoPassword(program)) continue;
      else yield* this.walk(value, at);
      option = /^--?[A-Za-z][\w.-]*$/.test(text) ? text : '';
    }
  }
  /** `user:password` */
  private *user(value: Node, at: At): Sliced<void> {
    if (value.kind === 'scalar' && value.text.includes(':')) this.hide(value, at.place);
    else yield* this.walk(value, at);
  }

  private *map(node: MapNode, at: At): Sliced<void> {
    const said = (...keys: string[]): string => {
      const value = node.entries.find((e) => keys.includes(e.key.toLowerCase()))?.value;
      return value?.kind === 'scalar' ? value.text : '';
    };
    const keys = new Set(node.entries.map((e) => e.key));
    const variable = isSecretKey(said('name')) || isSecretKey(said('key', 'id', 'parameter', 'property'));
    const manifest = said('kind') === 'Secret';
    // A reference, or a volume: none of its keys holds a value.
    const reference =
      keys.has('secretName') ||
      (keys.has('name') && [...keys].every((k) => /^(?:name|key|optional|items|namespace)$/.test(k)));
    const item = keys.has('key') && keys.has('path') && keys.size < 4;
    for (const entry of node.entries) {
      if (due()) yield;
      const path = at.path === '' ? entry.key : `${at.path}.${entry.key}`;
      const below =
        reference || item
          ? undefined
          : manifest && /^(?:data|stringData)$/.test(entry.key)
            ? 'all'
            : variable &&
                !isKeyFile(said('name'), entry.value) &&
                /^(?:value|values|val|content|default|defaultvalue)$/i.test(entry.key)
              ? 'all'
              : this.below(entry, path, at.below, keys);
      const { value } = entry;
      if (below !== undefined && at.below === undefined && TEXT_IS_SECRET.test(path) && value.kind === 'scalar') {
        const named = [...keys].some((k) => /^existingSecret\w*Key$/.test(k)) && SAYS_SECRET.test(value.text.trim());
        if (named) this.names.push({ ...at.place(value.content, value.end), text: value.text.trim(), comment: false });
        else if (!saysNothing(value.text))
          this.doubtful.push({ ...at.place(value.content, value.end), text: value.text.trim() });
        continue;
      }
      yield* this.walk(value, { ...at, path, below });
      if (below !== undefined || value.kind !== 'scalar' || value.start < 0) continue;
      if (verdictOf(entry.key) === 'name' || ((reference || item) && /^(?:key|name|secretName)$/.test(entry.key)))
        this.names.push({ ...at.place(value.content, value.end), text: value.text.trim(), comment: at.comment });
    }
  }
  private below(entry: Entry, path: string, above: Below, beside: ReadonlySet<string>): Below {
    const { key, value } = entry;
    const verdict = verdictOf(key);
    if (TEXT_IS_SECRET.test(path) && value.kind !== 'map')
      return this.now && beside.has('existingSecretKey') ? undefined : 'all';
    if (path === 'global.license.key' || path === 'stringData' || key === 'stringData') return 'all';
    if (verdict === 'name') return noName(key, value) ? 'all' : undefined;
    if (verdict === 'secret') {
      const kind = value.kind === 'alias' ? value.target?.kind : value.kind;
      if (kind === 'scalar') return isKeyFile(key, value) ? undefined : 'all';
      return kind === 'seq' && secretBelow(key) ? 'all' : (secretBelow(key) ?? above);
    }
    if (above === 'most' && (verdict === 'aspect' || /^(?:key|.*(?:[a-z]Id|_id|-id|Address|Server))$/.test(key)))
      return undefined;
    if (above === 'all' && /^(?:type|kind|enabled|ports?|key)$/.test(key) && (key !== 'key' || beside.has('name')))
      return undefined;
    if (above === undefined && /^_?auth$/.test(key) && value.kind === 'scalar' && isCredential(value.text))
      return 'all';
    return above;
  }

  private hide(node: ScalarNode, place: Place): void {
    // A password that begins with `!` reads like a tag.
    if (node.tag !== undefined && !node.tag.startsWith('!!') && node.start >= 0)
      this.ranges.push(place(node.start, Math.max(node.content, node.end)));
    if (saysNothing(node.text) || typeof node.value === 'boolean' || node.value === null || node.start < 0) return;
    this.ranges.push(place(node.content, node.end));
    this.values.add(node.text.trim());
    if (node.anchor !== undefined) this.anchored.add(node.text.trim());
    for (const part of node.text.split(/\s+/)) if (isStrong(part)) this.values.add(part);
  }
  private *scalar(node: ScalarNode, at: At): Sliced<void> {
    if (node.start < 0 || node.style === 'empty' || typeof node.value !== 'string') return;
    const { text } = node;
    this.plain.push({ ...at.place(node.content, node.end), text: text.trim(), path: at.path, comment: at.comment });
    const inner = embedded(node);
    const whole = at.place(node.content, node.end);
    const place: Place = (s, e) => {
      if (!inner) return whole;
      const r = inner.place(s, e);
      return at.place(r.start === node.start ? node.content : r.start, r.end);
    };
    yield* this.text(text, place, at.depth + 1, false);
  }
}
interface At {
  readonly path: string;
  readonly below: Below;
  readonly place: Place;
  readonly depth: number;
  readonly comment: boolean;
}

/** Long and odd enough to be looked for in every text. */
export const isStrong = (value: string): boolean =>
  !isPlaceholder(value) && ((value.length >= 8 && /\d/.test(value) && /[a-z]/i.test(value)) || value.length >= 16);

/** Worth reading as YAML: JSON is YAML. */
const isTree = (text: string): boolean =>
  /^\s*(?:[[{]|---)/.test(text) || /(?:^|\n)[ \t]*(?:- |["'\w.-][^\n]*?:(?:[ \t\r\n]|$))/.test(text);

/** Where a private key is, not what it is. */
const isKeyFile = (name: string, value: Node): boolean =>
  /key$/i.test(name) &&
  value.kind === 'scalar' &&
  /^(?:file:|classpath:)?\/?(?:[\w.-]+\/)+[\w-]+\.(?:key|pem|p12|jks|crt)$/.test(value.text);

const unquoted = (text: string): string => /^(["'])(.*)\1$/s.exec(text)?.[2] ?? text;
/** `user:password`, or that in base64. */
const isCredential = (text: string): boolean =>
  /^[^\s:/]+:[^\s/]/.test(text) || /^[A-Za-z0-9+/]{12,}={0,2}$/.test(text);

/** Options of one letter that only these programs have for a password. */
const isPasswordOf = (program: string, option: string): boolean =>
  (option === '-a' && /(?:^|\/)redis-cli$/.test(program)) || (option === '-w' && /(?:^|\/)ldap\w+$/.test(program));

function isSecretOption(option: string, value: string): boolean {
  const name = option.replace(/^-+/, '');
  if (/^-[pP]$/.test(option)) return !/^\d+(?::\d+)*$/.test(value) && !/^[./$]/.test(value);
  return isSecretKey(name) && !name.startsWith('no-');
}
