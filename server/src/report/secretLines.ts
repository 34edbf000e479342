/** Finds secrets in a text line by line, without a tree: in commands, properties, addresses, XML, and what cannot be read. */
import { due, type Sliced } from '../engine/slices.ts';
import { isSecretKey, saysNothing, secretBelow, verdictOf } from '../engine/secretNames.ts';

export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface LineOptions {
  /** A tree was read from it, so keys and values are known. */
  readonly tree: boolean;
  /** A file of values, not a text in one. */
  readonly top: boolean;
  readonly comment: boolean;
}

export function* findingSecrets(text: string, options: LineOptions): Sliced<Range[]> {
  const out: Range[] = [];
  const add = (start: number, value: string): void => {
    const trimmed = trimmedEnd(value);
    const bare = trimmed.replace(/^["']|["']$/g, '');
    if (!saysNothing(bare)) out.push({ start, end: start + trimmed.length });
  };
  yield* inLines(text, options, add);
  yield;
  glued(text, options, add);
  if (!options.tree) yield* blocks(text, add);
  if (!options.tree && !options.comment) properties(text, options, add);
  yield;
  if (text.includes('"""') || text.includes("'''")) quotedTexts(text, add);
  yield;
  pem(text, out);
  if (text.includes('</') || text.includes('/>')) xml(text, add);
  return out;
}
type Add = (start: number, value: string) => void;

interface Pattern {
  readonly find: RegExp;
  /** Which group is the secret, and which one names it. */
  readonly value: number;
  readonly key?: number;
  /** Not where a tree tells keys from values. */
  readonly loose?: true;
}
const VALUE = String.raw`"(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*'|`;
const PATTERNS: readonly Pattern[] = [
  // https://user:password@host, redis://:password@host
  { find: /:\/\/[^\s/:@"'<>]*:([^\s/"'<>]+)@/dg, value: 1 },
  // user:password@tcp(host:3306)
  { find: /(?<![\w./-])[\w.-]+:([^\s:@/"']+)@(?:tcp|udp|unix)\(/dg, value: 1 },
  { find: /\bauthorization["']?\s*[:=,]\s*["']?(?:[A-Za-z]+\s+)?([^\s"']+)/dgi, value: 1 },
  { find: /\bauthorization\s+["'](?:[A-Za-z]+\s+)?([^\s"']+)/dgi, value: 1 },
  { find: /\b(?:Basic|Bearer)\s+(?=[A-Za-z]*[\d+/=])([A-Za-z0-9+/=._~-]{6,})/dg, value: 1 },
  // What is known by its form: tokens of GitHub, GitLab, Slack, Vault, JSON web tokens, hashes of htpasswd.
  {
    find: /\b((?:gh[pousr]_|github_pat_|glpat-|xox[abprs]-|hvs\.|npm_)[\w.-]{10,}|eyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?)/dg,
    value: 1,
  },
  { find: /(?<![\w.-])[\w.-]+:(\$(?:apr1|2[abxy]|5|6)\$\S+)/dg, value: 1 },
  // --password x, --password=x, also as items of a list
  {
    find: new RegExp(String.raw`(?<![\w-])--?([A-Za-z][\w.-]*)(?:["']\s*,\s*|\s+|=)(${VALUE}[^\s"'-][^\s"']*)`, 'dg'),
    key: 1,
    value: 2,
  },
  // curl -u user:password
  { find: /(?<![\w-])(?:-u|--user|--proxy-user)(?:["']\s*,\s*|\s*=?\s*)["']?[^\s:"']+:([^\s"']+)/dg, value: 1 },
  { find: /(?<![\w-])-p(?:["']\s*,\s*|\s+)((?!\d+(?::\d+)*(?:\s|$|["']))["']?[^\s"'./$-][^\s"']*)/dg, value: 1 },
  { find: /\b(?:mysql|mariadb|mysqldump|mysqladmin|sshpass)\b[^\n|;]{0,300}?\s-p([^\s"']+)/dg, value: 1 },
  { find: /\b(?:redis-cli|ldap\w+)\b[^\n|;]{0,300}?\s-[aw]\s*["']?([^\s"']+)/dg, value: 1 },
  { find: /\b(?:sqlcmd|bcp|mosquitto_\w+)\b[^\n|;]{0,300}?\s-P\s*["']?([^\s"']+)/dg, value: 1 },
  // login x password y, in a .netrc; PASSWORD 'x', IDENTIFIED BY 'x', in SQL
  { find: /\blogin\s+\S+\s+password\s+(\S+)/dg, value: 1 },
  { find: /\b(?:password|identified\s+by)\s+('[^'\n]*'|"[^"\n]*")/dgi, value: 1 },
  // key=value
  {
    find: new RegExp(String.raw`(?<![\w./-])(?:-D)?([A-Za-z_][\w.-]*)["']?\s*=\s*(${VALUE}[^\s;&"']+)`, 'dg'),
    key: 1,
    value: 2,
  },
  // "key": "value" and {key: value}
  {
    find: new RegExp(String.raw`["']([A-Za-z_][\w. -]*)["']\s*:\s*(${VALUE}[^\s"'{[,}\]][^,}\]\n]*)`, 'dg'),
    key: 1,
    value: 2,
  },
  {
    find: /[{,]\s*([A-Za-z_][\w.-]*)\s*:[ \t]+("(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*'|[^\s"'{[#][^,}\]\n]*)/dg,
    key: 1,
    value: 2,
    loose: true,
  },
  { find: /(?:^|[\s(])([A-Za-z_][\w.-]*)\s*:[ \t]+([^\s{[#].*)/dg, key: 1, value: 2, loose: true },
  // Headers of a command
  { find: /["']([A-Za-z][\w-]*):\s*([^"'\n]+)["']/dg, key: 1, value: 2 },
];

function* inLines(text: string, { tree, top }: LineOptions, add: Add): Sliced<void> {
  let at = 0;
  for (const whole of text.split('\n')) {
    if (due()) yield;
    const line = whole.replace(/\r$/, '');
    const comment = /^\s*#/.test(line);
    for (const p of PATTERNS) {
      // A tree says which keys a line of a file has; a comment beside a value is not in it.
      const from = p.key !== undefined && tree && top && !comment ? line.search(/\s#/) : 0;
      if (from < 0 || (comment && top) || (p.loose && tree && !top)) continue;
      for (const m of line.slice(from).matchAll(p.find)) {
        const range = m.indices?.[p.value];
        const key = p.key === undefined ? undefined : m[p.key];
        if (!range || (key !== undefined && !isSecretIn(key))) continue;
        add(at + from + range[0], p.loose ? strip(m[p.value] ?? '') : (m[p.value] ?? ''));
      }
    }
    at += whole.length + 1;
  }
}
/** Programs whose `-p` is no password. */
const OTHERS =
  /^(?:mkdir|cp|mv|tar|install|rsync|scp|ssh|sftp|nc|ncat|netcat|nmap|socat|telnet|grep|egrep|pgrep|ps|java|javac|python\d?|perl|gcc|g\+\+|cc|read|set|declare|export|test|unzip|touch|xargs|sed|awk|find|kubectl|helm|node|npm|make|patch|chmod|pidof|kill|lsof|ss|iptables|nice|top|time|tee|cat|ls|id|less|man|git|bash|sh)$/;
/** Does this program take something else than a password as `-p`? By its name, with or without its folder. */
export const takesNoPassword = (program: string): boolean => OTHERS.test(program.slice(program.lastIndexOf('/') + 1));

/** Options with one dash whose name begins with `p`. */
const WORD =
  /^(?:orts?|aths?|refix|rofiles?|rint|roperties|olicy|thread|arallel(?:ism)?|lugins?|rotocol|roxy|roject|ipe|eriod|od|id|ublic|rovider|arams?|atch|ackage|arent|assword|asswd|wd)(?![^\s=-])/;

/** `-pSECRET`, as clients of databases and registries have it: a password without a space. */
function glued(text: string, { top }: LineOptions, add: Add): void {
  // In a file of values only texts and comments are commands, and those are looked at on their own.
  if (top || !text.includes('-p')) return;
  for (const m of text.matchAll(/(?<=^|[\s"'[,(=])-p(?:"([^"\n]+)"|'([^'\n]+)'|([^\s"'./$:=,-][^\s"']*))/dg)) {
    const at = m.indices?.[1] ?? m.indices?.[2] ?? m.indices?.[3];
    const value = m[1] ?? m[2] ?? m[3] ?? '';
    // Ports, and several short options in one.
    if (!at || /^\d+(?::\d+)*(?:\/\w+)?$/.test(value) || /^[a-z]{1,2}$/.test(value) || WORD.test(value)) continue;
    const command =
      text
        .slice(0, m.index)
        .split(/[\n;|&()`"']/)
        .at(-1) ?? '';
    const words = command.split(/\s+/).filter((w) => w !== '' && !/^\w+=/.test(w));
    const runs = /^(?:docker|podman|nerdctl)$/.test(words[0] ?? '') && !words.includes('login');
    if (!runs && !takesNoPassword(words.find((w) => !/^(?:exec|sudo|env|then|do|if|time|-\w*)$/.test(w)) ?? ''))
      add(at[0], value);
  }
}

/** Names in a text may be whole paths, and signatures are part of an address. */
function isSecretIn(key: string): boolean {
  if (key.startsWith('no-')) return false;
  return isSecretPath(key) || /signature$/i.test(key);
}
function isSecretPath(key: string): boolean {
  const parts = key.split('.').filter((p) => p !== '');
  const last = parts[parts.length - 1] ?? '';
  const verdict = verdictOf(last);
  if (verdict !== undefined) return verdict === 'secret';
  return parts.slice(0, -1).some((p) => secretBelow(p) === 'all') || isSecretKey(key);
}

/** Keys and what is indented below them, in what is nearly YAML. */
function* blocks(text: string, add: Add): Sliced<void> {
  const lines = text.includes('\n');
  let at = 0;
  /** The column of a key that everything deeper belongs to. */
  let hidden: number | undefined;
  let section = false;
  let named: { column: number; secret: boolean } | undefined;
  for (const whole of text.split('\n')) {
    if (due()) yield;
    const line = whole.replace(/\r$/, '');
    const start = at;
    at += whole.length + 1;
    if (line.trim() === '' || /^\s*#/.test(line)) continue;
    const header = /^\s*\[+([^\]"']+)\]+\s*$/.exec(line);
    if (header) section = secretBelow(header[1]?.split('.').at(-1) ?? '') !== undefined;
    const [, dashes = '', body = ''] = /^(\s*(?:- +)*)(.*)$/.exec(line) ?? [];
    const column = dashes.length;
    const isItem = dashes.includes('-');
    const pair = /^(?:"([^"]+)"|'([^']+)'|([\w./$-]+(?: [\w./$-]+)*?))\s*(:(?=\s|$)|=(?!=))\s*(.*)$/.exec(body);
    const key = pair?.[1] ?? pair?.[2] ?? pair?.[3] ?? '';
    const value = pair?.[5] ?? '';
    const from = start + line.length - value.length;
    const own = isItem ? dashes.search(/-/) : column;
    if (hidden !== undefined && (own > hidden || (own === hidden && isItem))) {
      const shown =
        pair && (verdictOf(key) === 'name' || /^(?:key|path|items|type|enabled|optional|defaultMode)$/.test(key));
      if (!shown) add(pair ? from : start + column, strip(pair ? value : body));
      continue;
    }
    hidden = undefined;
    // An assignment ends at a space, and is found as such.
    if (!pair || (pair[4] === '=' && (!lines || key.includes(' ')))) continue;
    if (key === 'name') named = { column, secret: isSecretKey(value.replace(/^["']|["']$/g, '')) };
    else if (named && (column < named.column || isItem)) named = undefined;
    const beside = named?.secret === true && named.column === column && /^(?:value|content)$/.test(key);
    if (section || beside || isSecretIn(key)) {
      add(from, strip(value));
      if (value !== '' || !/authorizations?$/i.test(key)) hidden = column;
    }
  }
}
/** A value without the comment beside it. */
const strip = (value: string): string => {
  const comment = /^["']/.test(value) ? -1 : value.search(/\s#/);
  return comment < 0 ? value : value.slice(0, comment);
};
/** Without the spaces, the comma and the sign of a line that goes on. */
function trimmedEnd(value: string): string {
  let end = value.trimEnd();
  if (end.endsWith('\\')) end = end.slice(0, -1).trimEnd();
  return end.endsWith(',') ? end.slice(0, -1) : end;
}

/** `key value`, `key: value` and `key = value` to the end of the line, which may go on in the next. */
function properties(text: string, { top }: LineOptions, add: Add): void {
  if (top) return;
  const line =
    /^[ \t]*(?:(?:export|set|SET|ENV|ARG)[ \t]+)?([\w.[\]-]+)([ \t]*[=:][ \t]*|[ \t]+)((?:[^\\\r\n]|\\(?:\r?\n)?)*)/gm;
  for (const m of text.matchAll(line)) {
    const [all, key = '', between = '', value = ''] = m;
    if (!isSecretIn(key)) continue;
    // One line of options ends each of them at a space.
    if (!text.includes('\n') && /\s(?:-|[\w.-]+=)/.test(value)) continue;
    // Prose: "token is missing".
    if (!/[=:]/.test(between) && !/[._-]/.test(key) && /\s\S/.test(value.trim())) continue;
    let at = m.index + all.length - value.length;
    for (const part of value.split('\n')) {
      const lead = /^[ \t]*/.exec(part)?.[0].length ?? 0;
      add(at + lead, part.slice(lead).replace(/\\?\r?$/, ''));
      at += part.length + 1;
    }
  }
}

/** key = """ … """ */
function quotedTexts(text: string, add: Add): void {
  for (const m of text.matchAll(/(?<![\w.-])([\w.-]+)[ \t]*[=:][ \t]*("""|''')([\s\S]*?)\2/g))
    if (isSecretIn(m[1] ?? '')) add(m.index + m[0].length - 3 - (m[3]?.length ?? 0), m[3] ?? '');
}

function pem(text: string, out: Range[]): void {
  if (!text.includes('PRIVATE KEY')) return;
  for (const m of text.matchAll(
    /-----BEGIN [A-Z ]*PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY(?: BLOCK)?-----|$(?![\s\S]))/g,
  ))
    out.push({ start: m.index, end: m.index + m[0].length });
}

const TAG = /<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*("[^"]*"|'[^']*')/g;
/** Elements and attributes; an element may be named by an attribute, or by an element beside it. */
function xml(text: string, add: Add): void {
  const open: { name: string; secret: boolean; from: number }[] = [];
  let named = false;
  for (const m of text.matchAll(TAG)) {
    const [all, closing = '', name = '', attributes = '', empty = ''] = m;
    const last = open[open.length - 1];
    if (closing !== '') {
      const mine = open.map((o) => o.name).lastIndexOf(name);
      const element = open[mine];
      if (!element) continue;
      open.length = mine;
      const content = text.slice(element.from, m.index);
      const leaf = !content.includes('</');
      if (leaf && element.secret) addText(element.from, content, add);
      if (/^(?:name|key)$/i.test(name)) named = isSecretIn(content.trim());
      if (leaf && named && /^(?:value|content)$/i.test(name)) addText(element.from, content, add);
      continue;
    }
    const list = [...attributes.matchAll(ATTRIBUTE)];
    const by = list.some(
      ([, key = '', value = '']) => /^(?:name|key|id|property)$/i.test(key) && isSecretIn(value.slice(1, -1)),
    );
    for (const a of list)
      if (isSecretIn(a[1] ?? '') || (by && /^(?:value|content)$/i.test(a[1] ?? '')))
        add(m.index + all.indexOf(attributes) + a.index + a[0].length - (a[2]?.length ?? 0), a[2] ?? '');
    const local = name.split(':').pop() ?? name;
    const secret = by || isSecretIn(local) || last?.secret === true;
    if (empty === '') open.push({ name, secret, from: m.index + all.length });
  }
}
/** Without the marks of literal text. */
function addText(at: number, content: string, add: Add): void {
  const inner = /^\s*(?:<!\[CDATA\[)?([\s\S]*?)(?:\]\]>)?\s*$/.exec(content)?.[1] ?? '';
  let from = at + content.indexOf(inner);
  for (const line of inner.split('\n')) {
    const lead = /^\s*/.exec(line)?.[0].length ?? 0;
    add(from + lead, line.slice(lead));
    from += line.length + 1;
  }
}
