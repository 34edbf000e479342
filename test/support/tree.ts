/** A second reader of YAML and of ledger paths: shares no code with the engine, so that it can contradict it. */
import { isAlias, isMap as isYamlMap, isScalar, isSeq, Lexer, parseAllDocuments, type Node } from 'yaml';

export type Plain = string | number | boolean | null | Plain[] | PlainMap;
// An index type: a record cannot speak of itself.
export interface PlainMap {
  [key: string]: Plain;
}

export const isMap = (v: Plain | undefined): v is PlainMap => typeof v === 'object' && v !== null && !Array.isArray(v);
const fresh = (): PlainMap => Object.create(null) as PlainMap;

/** Helm's merge of values: maps merge, everything else replaces, null is carried. */
export function merge(base: Plain, over: Plain): Plain {
  if (!isMap(base) || !isMap(over)) return over;
  const out = fresh();
  for (const [k, v] of Object.entries(base)) out[k] = v;
  for (const [k, v] of Object.entries(over)) out[k] = k in out ? merge(out[k] ?? null, v) : v;
  return out;
}

/** Types as Helm's parser resolves plain scalars. */
export function scalarOf(text: string): Plain {
  if (/^(?:~|null|Null|NULL|)$/.test(text)) return null;
  if (/^(?:y|Y|yes|Yes|YES|on|On|ON|true|True|TRUE)$/.test(text)) return true;
  if (/^(?:n|N|no|No|NO|off|Off|OFF|false|False|FALSE)$/.test(text)) return false;
  // A number begins with a digit, a sign or a dot; underscores say nothing, but behind a dot they stand between digits.
  if (text.startsWith('.') && /^_|__|_$|_[^0-9]|[^0-9]_/.test(text)) return text;
  if (!/^[-+.0-9]/.test(text)) return text;
  const bare = text.replace(/_/g, '');
  const sign = bare.startsWith('-') ? -1 : 1;
  const digits = bare.replace(/^[-+]/, '');
  const whole = (base: number, from: number): Plain => {
    const n = Array.from(digits.slice(from)).reduce(
      (sum, c) => sum * BigInt(base) + BigInt(Number.parseInt(c, base)),
      0n,
    );
    const most = sign < 0 ? 1n << 63n : bare === digits ? (1n << 64n) - 1n : (1n << 63n) - 1n;
    if (n > most) return base === 10 || (base === 8 && from === 0) ? Number(digits) * sign : text;
    return n === 0n ? 0 : Number(n) * sign;
  };
  if (/^(?:0|[1-9][0-9]*)$/.test(digits)) return whole(10, 0);
  if (/^0[0-7]+$/.test(digits)) return whole(8, 0);
  if (/^0[oO][0-7]+$/.test(digits)) return whole(8, 2);
  if (/^0[xX][0-9a-fA-F]+$/.test(digits)) return whole(16, 2);
  if (/^0[bB][01]+$/.test(digits)) return whole(2, 2);
  if (/^(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/.test(digits) && Number.isFinite(Number(digits)))
    return Number(digits) * sign;
  return text;
}

class Unreadable extends Error {}

function plainOf(node: Node | null, anchors: Map<string, Node>, seen: readonly Node[]): Plain {
  if (node === null) return null;
  if (seen.includes(node) || seen.length > 200) throw new Unreadable('a cycle');
  const below = [...seen, node];
  if (isAlias(node)) {
    const target = anchors.get(node.source);
    if (!target) throw new Unreadable('an unknown alias');
    return plainOf(target, anchors, below);
  }
  if (node.anchor !== undefined) anchors.set(node.anchor, node);
  if (isSeq<Node>(node)) return node.items.map((i) => plainOf(i, anchors, below));
  if (isYamlMap<Node, Node | null>(node)) {
    const out = fresh();
    for (const { key, value } of node.items) {
      const name = keyOf(key, anchors);
      const plain = plainOf(value, anchors, below);
      if (name === '<<' && isScalar(key) && key.type === 'PLAIN') {
        // What comes later wins; of the maps of one list the first.
        for (const source of Array.isArray(plain) ? [...plain].reverse() : [plain])
          if (isMap(source)) Object.assign(out, source);
      } else out[name] = plain;
    }
    return out;
  }
  if (!isScalar(node)) return null;
  const text = String(node.value);
  if (node.tag === '!' || node.tag === '!!str' || node.tag === 'tag:yaml.org,2002:str') return text;
  const typed =
    (node.type ?? 'PLAIN') === 'PLAIN' || /^(?:!!|tag:yaml.org,2002:)(?:bool|int|float|null)$/.test(node.tag ?? '');
  return typed ? scalarOf(text) : text;
}
function keyOf(key: Node | null, anchors: Map<string, Node>): string {
  if (isScalar(key)) {
    const text = String(key.value);
    if (text === '<<' || (key.type ?? 'PLAIN') !== 'PLAIN' || key.tag !== undefined) return text;
    const typed = scalarOf(text);
    // Helm writes numbers with a fraction or a power anew; the fixtures have small ones only.
    return typeof typed === 'number' && /^[-+]?[0-9]{16,}$/.test(text) ? text.replace(/^\+/, '') : nameOf(typed);
  }
  const value = plainOf(key, anchors, []);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The documents of a text as plain values; undefined when the text cannot be read. */
export function documents(text: string): Plain[] | undefined {
  try {
    const docs = parseAllDocuments(text, { schema: 'failsafe', uniqueKeys: false, strict: false, logLevel: 'silent' });
    if (!Array.isArray(docs)) return [];
    return docs.map((d) => {
      if (d.errors.length > 0) throw new Unreadable(d.errors[0]?.message);
      return plainOf(d.contents, new Map(), []);
    });
  } catch (e) {
    if (e instanceof Unreadable || e instanceof SyntaxError) return undefined;
    throw e;
  }
}
/** What Helm makes of a file: its documents, merged. */
export function load(text: string): PlainMap | undefined {
  const docs = documents(text);
  return docs?.reduce<PlainMap>((all, d) => (isMap(d) ? (merge(all, d) as PlainMap) : all), fresh());
}

export const escape = (key: string): string => key.replace(/\./g, '\\.');
/** Paths of every scalar, list and empty map. */
export function leaves(tree: Plain, path = ''): string[] {
  if (isMap(tree) && Object.keys(tree).length > 0)
    return Object.entries(tree).flatMap(([k, v]) => leaves(v, path === '' ? escape(k) : `${path}.${escape(k)}`));
  return path === '' ? [] : [path];
}
/** A scalar as it stands in a path. */
const nameOf = (v: Plain | undefined): string => (typeof v === 'object' ? JSON.stringify(v) : String(v));
/** Paths of the items of lists of variables. */
export function envItems(tree: PlainMap): string[] {
  return ['zeebe', 'zeebeGateway', 'zeebe-gateway', 'operate', 'tasklist'].flatMap((c) => {
    const env = at(tree, `${c}.env`);
    if (
      !Array.isArray(env) ||
      !env.every((i) => isMap(i) && (typeof i.name === 'string' || typeof i.name === 'number'))
    )
      return [];
    return env.map((i) => `${c}.env[name=${nameOf(isMap(i) ? i.name : undefined)}]`);
  });
}

const ITEM = /^(.*?)\[(\w+)=(.*)\]$/s;
/** Value at a ledger path: `\.` is a dot inside a key, `[name=X]` picks an item. */
export function at(tree: Plain | undefined, path: string): Plain | undefined {
  const item = ITEM.exec(path);
  if (item) {
    const list = at(tree, item[1] ?? '');
    if (!Array.isArray(list)) return undefined;
    return list.find((v) => isMap(v) && nameOf(v[item[2] ?? '']) === item[3]);
  }
  let value = tree;
  for (const key of path.split(/(?<!\\)\./).map((k) => k.replace(/\\\./g, '.'))) {
    if (!isMap(value) || !(key in value)) return undefined;
    value = value[key];
  }
  return value;
}

/** Equal as a person would say: `3` and `"3"` are, extra keys at the new place do not disturb. */
function same(a: Plain | undefined, b: Plain | undefined): boolean {
  if (isMap(a) && isMap(b)) return Object.entries(a).every(([k, v]) => same(v, b[k]));
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((x, i) => same(x, b[i]));
  if (typeof a === 'object' && a !== null) return false;
  if (typeof b === 'object' && b !== null) return false;
  return String(a ?? null).toLowerCase() === String(b ?? null).toLowerCase();
}
const holds = (whole: Plain | undefined, part: Plain | undefined): boolean =>
  Array.isArray(whole) ? whole.some((x) => same(part, x)) : same(part, whole);
const nameless = (v: Plain | undefined): Plain | undefined =>
  isMap(v) ? Object.fromEntries(Object.entries(v).filter(([k]) => k !== 'name')) : v;

export interface Claim {
  readonly path: string;
  readonly outcome: string;
  readonly to: readonly string[];
}
/** What one entry of the ledger claims and the output does not show; undefined when the entry is true. */
export function lie(before: Plain, after: Plain, e: Claim): string | undefined {
  // A list can have two items of one name: the entry may speak of either.
  const first = at(before, e.path);
  const item = ITEM.exec(e.path);
  const list = item ? at(before, item[1] ?? '') : undefined;
  const twins = Array.isArray(list) ? list.filter((v) => isMap(v) && nameOf(v[item?.[2] ?? '']) === item?.[3]) : [];
  const answers = (twins.length > 1 ? twins : [first]).map((was) => lieAbout(was, after, e));
  return answers.includes(undefined) ? undefined : answers[0];
}
function lieAbout(was: Plain | undefined, after: Plain, e: Claim): string | undefined {
  const said = `${e.path} ${e.outcome} -> ${e.to.join(', ')}`;
  const stays = ['kept', 'renamed', 'moved'].includes(e.outcome);
  if (was === undefined) return `${said}: the input has no such value`;
  if ((stays || ['merged', 'changed'].includes(e.outcome)) && e.to.length === 0) return `${said}: no target`;
  for (const target of e.to) {
    const is = at(after, target);
    if (is === undefined) return `${said}: nothing at ${target}`;
    if (stays) {
      const equal = ITEM.test(e.path) ? same(nameless(was), nameless(is)) : same(was, is);
      if (!equal) return `${said}: another value at ${target}`;
    }
    if (e.outcome === 'merged' && (typeof was !== 'object' || was === null) && !holds(is, was))
      return `${said}: the value is not in ${target}`;
  }
  const gone = ['renamed', 'moved', 'merged', 'removed', 'commented', 'manual'].includes(e.outcome);
  if (gone && !e.to.includes(e.path) && at(after, e.path) !== undefined) return `${said}: still there`;
  if (['removed', 'commented', 'manual'].includes(e.outcome) && e.to.length > 0)
    return `${said}: gone, but with a target`;
  return undefined;
}

export interface Comment {
  readonly text: string;
  readonly ownLine: boolean;
}
/** Every comment of a text; a `#` inside a value is none. */
export function comments(text: string): Comment[] {
  const out: Comment[] = [];
  let offset = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === '\u0002' || token === '\u0018' || token === '\u001f') continue; // marks of the lexer itself
    if (token.startsWith('#')) {
      const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
      out.push({ text: token.trim(), ownLine: /^[\s\ufeff]*$/.test(line) });
    }
    offset += token.length;
  }
  return out;
}
/** The words of a comment, whatever stands in front of them: a comment in a block that was commented out is still there. */
export const words = (comment: string): string =>
  comment
    .replace(/^[#\s]+/, '')
    // The one comment that an upgrade changes: it says which chart the file is for.
    .replace(/^camunda-values: 8\.7\b/, 'camunda-values: 8.8')
    .trim();

/** Comment lines of `before` that `after` has not, or has less often. */
export function lostComments(before: readonly string[], after: readonly string[]): string[] {
  const have = new Map<string, number>();
  for (const text of after) {
    // A commented-out line can carry a comment beside its value.
    for (const c of comments(text)) if (c.ownLine) count(have, words(c.text));
  }
  const lost: string[] = [];
  for (const text of before)
    for (const c of comments(text)) {
      if (!c.ownLine || words(c.text) === '') continue;
      const left = have.get(words(c.text)) ?? 0;
      if (left === 0) lost.push(c.text);
      else have.set(words(c.text), left - 1);
    }
  return lost;
}
/** Comments beside something, with words of their own, that neither the text after nor the report has. */
export function lostBeside(before: string, after: string, reported: readonly string[]): string[] {
  const all = comments(before);
  const said = [...comments(after).map((c) => c.text), ...reported].join('\n');
  const once = (text: string): boolean => all.filter((c) => c.text.includes(text)).length === 1;
  return all
    .filter((c) => !c.ownLine && words(c.text) !== '' && once(c.text))
    .map((c) => c.text)
    .filter((text) => !said.includes(text));
}
function count(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}
/** The comments of some texts, sorted: equal for texts with the same comments, wherever they stand. */
export function commentLines(texts: readonly string[]): string[] {
  return texts
    .flatMap((t) => comments(t))
    .map((c) => words(c.text))
    .sort();
}
