/**
 * Hides the secrets of a values file where parts of it are shown: in a diff, and in comments that a report repeats. The
 * tree says which values are secret; comments and texts inside values are read line by line; what was found to be secret
 * is hidden wherever else it stands. Line breaks stay, so that line numbers still hold.
 */
import type { ValuesSet } from '../engine/index.ts';

type Node = NonNullable<ValuesSet['units'][number]['doc']['root']>;

export const MASK = '•••';

const SECRET =
  /password|passwd|passphrase|pwd|secret|token|apikey|accesskey|privatekey|credential|licensekey|connectionstring|signingkey|encryptionkey|authorization/;
/** Names of Secrets and of keys in them, addresses, times: not secret although the word is in the name. */
const ABOUT =
  /existingsecret$|existing.*key$|passwordkey$|passwordsecretkey$|accesskeyid$|(?:names?|refs?|urls?|uri|endpoint|paths?|files?|dir|enabled|scopes?|audiences?|issuer|lifespan|lifetime|ttl|timeout|expiration|expiry|validity|type|method|policy|algorithm|length|size|claim|interval|mount|version|provider|pullsecrets?)$/;

/** Does a value under this key, or in a variable of this name, have to be hidden? */
export function isSecretKey(key: string): boolean {
  const name = key.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
  return SECRET.test(name) && !ABOUT.test(name);
}

/** In chart 12.x a text here is the secret itself, anywhere else the name of a Secret. */
const TEXT_IS_SECRET =
  /^(?:global\.identity\.auth\.[^.]+|webModeler\.restapi\.(?:externalDatabase|mail)|connectors\.inbound\.auth)\.existingSecret$/;

/** `${NAME}`, `$NAME`, `{{ … }}` and `<…>` stand for values that are somewhere else. */
const isPlaceholder = (text: string): boolean => /^(?:\$\{?\w+\}?|\{\{.*\}\}|<[^>]*>|•+)$/.test(text.trim());

interface Range {
  readonly start: number;
  readonly end: number;
}

class Secrets {
  readonly ranges: Range[] = [];
  /** Values that are long and odd enough to be looked for in the whole text. */
  readonly values = new Set<string>();
  private readonly seen = new Set<Node>();

  walk(node: Node, path: string, hidden: boolean): void {
    if (this.seen.has(node) && !hidden) return;
    this.seen.add(node);
    switch (node.kind) {
      case 'alias':
        if (node.target && (hidden || !this.seen.has(node.target))) this.walk(node.target, path, hidden);
        return;
      case 'scalar':
        if (hidden || node.text.includes('PRIVATE KEY-----')) this.hide(node);
        return;
      case 'seq':
        for (const item of node.items) this.walk(item.value, path, hidden && item.value.kind !== 'map');
        return;
      case 'map':
        this.map(node, path);
    }
  }

  private map(node: Extract<Node, { kind: 'map' }>, path: string): void {
    const text = (key: string): string => {
      const value = node.entries.find((e) => e.key === key)?.value;
      return value?.kind === 'scalar' ? value.text : '';
    };
    const variable = isSecretKey(text('name'));
    const manifest = text('kind') === 'Secret';
    for (const entry of node.entries) {
      const here = path === '' ? entry.key : `${path}.${entry.key}`;
      const isMap = entry.value.kind === 'map';
      const whole = entry.key === 'stringData' || (manifest && entry.key === 'data');
      if (whole && entry.value.kind === 'map') for (const e of entry.value.entries) this.walk(e.value, here, true);
      else {
        const hidden =
          isSecretKey(entry.key) ||
          TEXT_IS_SECRET.test(here) ||
          here === 'global.license.key' ||
          (variable && entry.key === 'value');
        this.walk(entry.value, here, hidden && !isMap);
      }
    }
  }

  private hide(node: Extract<Node, { kind: 'scalar' }>): void {
    if (node.text.trim() === '' || typeof node.value === 'boolean' || node.value === null) return;
    if (isPlaceholder(node.text) || node.start < 0) return;
    this.ranges.push({ start: node.content, end: node.end });
    for (const part of [node.text.trim(), ...node.text.split(/\s+/)])
      if ((part.length >= 8 && /\d/.test(part) && /[a-z]/i.test(part)) || part.length >= 16) this.values.add(part);
  }
}

function secretsOf(set: ValuesSet): { layers: readonly Secrets[]; values: readonly string[] } {
  const layers = set.layers.map((layer) => {
    const secrets = new Secrets();
    for (const unit of layer.units) if (unit.doc.root) secrets.walk(unit.doc.root, '', false);
    return secrets;
  });
  // Longest first, so that no part of one is left.
  const values = [...new Set(layers.flatMap((l) => [...l.values]))].sort((a, b) => b.length - a.length);
  return { layers, values };
}

/** Masks text of the files of some sets: what is secret in one of them is hidden in all. */
export class Masking {
  private readonly values: readonly string[];

  constructor(...sets: readonly ValuesSet[]) {
    this.values = [...new Set(sets.flatMap((s) => secretsOf(s).values))].sort((a, b) => b.length - a.length);
  }

  /** The lines of every layer. */
  layers(set: ValuesSet): string[][] {
    return secretsOf(set).layers.map(({ ranges }, i) => {
      let text = set.layers[i]?.text ?? '';
      for (const r of [...ranges].sort((a, b) => b.start - a.start))
        text = text.slice(0, r.start) + hideValue(text.slice(r.start, r.end)) + text.slice(r.end);
      return this.lines(text);
    });
  }

  /** A text of which nothing is known, such as a comment. */
  text(text: string): string {
    return this.lines(text).join('\n');
  }

  private lines(text: string): string[] {
    let pem = false;
    let name = false;
    const lines = text.split('\n');
    return lines.map((line, i) => {
      if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(line)) pem = true;
      const inside = pem;
      if (/-----END [A-Z ]*PRIVATE KEY-----/.test(line)) pem = false;
      if (inside) return line.replace(/\S.*?(?=\r?$)/, MASK);
      // A variable in a comment: its name stands on the line before or after its value.
      const secretName = namesSecret(line);
      let out = name || namesSecret(lines[i + 1] ?? '') ? line.replace(VALUE_LINE, `$1${MASK}`) : line;
      name = secretName;
      out = hideInLine(out);
      for (const value of this.values) out = out.replaceAll(value, MASK);
      return out;
    });
  }
}

const VALUE_LINE = /^(\s*#.*?\bvalue:\s+)(?!["']?(?:\$\{?\w|\{\{|<)).+?(?=\r?$)/;
function namesSecret(line: string): boolean {
  const found = /^\s*#.*?\bname:\s*["']?([\w.-]+)/.exec(line);
  return found?.[1] !== undefined && isSecretKey(found[1]);
}

/** Keeps quotes, the header of a block text, line breaks and indentation. */
function hideValue(text: string): string {
  const quote = /^["']/.exec(text)?.[0];
  if (quote && !text.includes('\n')) return `${quote}${MASK}${quote}`;
  const [first = '', ...rest] = text.split('\n');
  if (rest.length === 0) return MASK;
  const head = /^[|>]/.test(first) ? first : MASK + (first.endsWith('\r') ? '\r' : '');
  return [head, ...rest.map((line) => line.replace(/\S.*?(?=\r?$)/, MASK))].join('\n');
}

/** In braces a value ends at a comma, elsewhere at the end of the line or at a comment beside it. */
const IN_BRACES =
  /(?<![\w.])([A-Za-z_][\w.-]*)(["']?:[ \t]+)("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'{[#][^,}\r]*?)(?=\s*[,}\]\r]|$)/g;
const ON_A_LINE = /(?<![\w.])([A-Za-z_][\w.-]*)(["']?:[ \t]+)([^\s{[#].*?)(?=\s*(?:\r?$|\s#))/g;

function hideInLine(line: string): string {
  const comment = /^\s*#/.test(line);
  const secretKey = (key: string): boolean => isSecretKey(key) || (comment && key === 'key');
  return line
    .replace(/(:\/\/[^\s/:@"']*:)([^\s/@"']+)(?=@)/g, (all, before: string, secret: string) =>
      isPlaceholder(secret) ? all : before + MASK,
    )
    .replace(/\b((?:Basic|Bearer)\s+)[A-Za-z0-9+/=._-]{8,}/g, `$1${MASK}`)
    .replace(
      /(?<![\w.])([A-Za-z_][\w.-]*)(["']?\s*=\s*["']?)([^\s;&"',}\]]+)/g,
      (all, key: string, between: string, value: string) =>
        secretKey(key) && !isPlaceholder(value) ? key + between + MASK : all,
    )
    .replace(line.includes('{') ? IN_BRACES : ON_A_LINE, (all, key: string, between: string, value: string) => {
      const bare = value.replace(/^["']|["']$/g, '');
      const nothing = /^(?:|true|false|null|~|[|>][-+\d]*)$/.test(bare);
      return secretKey(key) && !nothing && !isPlaceholder(bare) ? key + between + MASK : all;
    });
}
