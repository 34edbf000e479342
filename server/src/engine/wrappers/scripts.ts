/** Old names in what is no YAML: `--set` of scripts, and Terraform. They are told and never changed. */
import { parseDocuments } from '../yaml/parse.ts';
import { effectiveEntries, resolve, type Node, type Scalar } from '../yaml/tree.ts';
import { escapeKey } from '../path.ts';
import type { Step } from '../steps/step.ts';
import { oldVersionRemark, setRemark, type Beside, type Remark } from './around.ts';
import { kubectlNames } from './kubectl.ts';
import { setTo } from './mounts.ts';

const MOST = 500;

/** Files of steps that a service runs: YAML around lines of a shell. */
const PIPELINE =
  /(?:^|\/)(?:\.github\/(?:workflows|actions)\/.*|\.circleci\/.*|(?:[\w.-]*\.)?gitlab-ci|azure-pipelines[\w.-]*|bitbucket-pipelines|(?:buildspec|cloudbuild)[\w.-]*|Taskfile|\.drone|\.travis)\.ya?ml$/i;
const SCRIPT =
  /(?:^|\/)(?:[\w.-]*\.(?:sh|bash|zsh|ps1|mk|cmd|bat|groovy)|(?:[\w.-]*\.)?(?:Makefile|Justfile|Jenkinsfile))$/i;

/**
 * What a text that is no values file says under old names, and beside values of a version under names that come to life with the
 * next one; undefined for what is neither a script that calls Helm or kubectl nor Terraform.
 */
export function oldNamesIn(text: string, name: string, beside: BesideScript): Remark[] | undefined {
  const { step } = beside;
  const terraform = /\.(?:tf|hcl|tfvars)$/i.test(name) || /^[ \t]*resource[ \t]+"helm_release"/m.test(text);
  if (terraform) return [...told(beside, inTerraform(text)), ...aroundIn(step, text, TERRAFORM)].slice(0, MOST);
  const file = name.replaceAll('\\', '/');
  const script = text.startsWith('#!') || SCRIPT.test(file) || PIPELINE.test(file);
  if (!script || !/\b(?:helm|kubectl|oc[ \t]+\w+)\b/i.test(text)) return undefined;
  return [
    ...told(beside, inScript(text)),
    ...reused(step, text),
    ...aroundIn(step, text, SHELL),
    ...objectsIn(beside, text),
  ].slice(0, MOST);
}
/** `release`: what it is called, where that is known. */
type BesideScript = Beside & { readonly release?: string | undefined };
/** Objects of the chart that commands name. */
function* objectsIn(beside: BesideScript, text: string): Generator<Remark> {
  for (const at of kubectlNames(joinedLines(text), beside.release)) {
    const found = isComment(text, at.offset) ? undefined : setRemark(at, beside);
    if (found) yield found;
  }
}
const TERRAFORM = {
  version: /^([ \t]*version[ \t]*=[ \t]*")([^"\r\n]+)/gm,
  reuse: /\breuse_values(?=[ \t]*=[ \t]*true\b)/g,
};
const SHELL = { version: /(--version(?:=|[ \t]+)["']?)([\w.~^*<>=-]+)/g, reuse: undefined };
/** A line that ends with the sign of its shell goes on. Offsets stay. */
const joinedLines = (text: string): string =>
  text.replace(/[\\`^](?=\r?\n)|(?<=[\\`^])\r?\n/g, (s) => ' '.repeat(s.length));
/** The version of the chart beside the name of Camunda's, in the same command or block, and values of the release. */
function* aroundIn(step: Step, text: string, { version, reuse }: typeof TERRAFORM | typeof SHELL): Generator<Remark> {
  const blocks = reuse ? /^resource\b[^]*?^\}/gm : /\bhelm[ \t][^;&|\r\n]*/g;
  for (const { index: from, 0: block } of joinedLines(text).matchAll(blocks)) {
    if (!/camunda-platform/i.test(block) || isComment(text, from)) continue;
    for (const { index, 1: before = '', 2: said = '' } of block.matchAll(version)) {
      const offset = from + index + before.length;
      const found = oldVersionRemark(
        { path: before.replace(/\W+$/, '').trim(), offset, end: offset + said.length, text: said },
        step,
      );
      if (found) yield found;
    }
    for (const { index, 0: name } of reuse ? block.matchAll(reuse) : []) {
      const at = { path: '', offset: from + index, end: from + index + name.length, text: name };
      yield { rule: 'wrappers/values-of-release', at, minor: step.to, args: { name }, targets: [] };
    }
  }
}
/** Options that take values along which are in no file, and commands without any, which do the same. */
function* reused({ to }: Step, text: string): Generator<Remark> {
  if (!/camunda-platform/i.test(text)) return;
  const rule = 'wrappers/values-of-release';
  for (const { index, 0: line } of joinedLines(text).matchAll(
    /\bhelm[ \t]+(?:[^\s;&|#]+[ \t]+)*?upgrade\b[^;&|#\r\n]*/g,
  )) {
    const name = 'helm upgrade';
    const at = { path: '', offset: index, end: index + 4, text: name };
    if (/camunda-platform/i.test(line) && !VALUES.test(line) && !mayGiveMore(line) && !isComment(text, index))
      yield { rule, at, minor: to, args: { name, none: 'yes' }, targets: [] };
  }
  for (const { index, 0: name } of text.matchAll(/--(?:reuse-values|reset-then-reuse-values)\b(?!=false)/g)) {
    const at = { path: '', offset: index, end: index + name.length, text: name };
    if (!isComment(text, index)) yield { rule, at, minor: to, args: { name }, targets: [] };
  }
}
const isComment = (text: string, index: number): boolean =>
  /^\s*(?:#|rem\b|::|\/\/)/i.test(text.slice(text.lastIndexOf('\n', index) + 1, index));
const VALUES =
  /[ \t](?:-f|--values|--set(?:-\w+)?|--reset-values|--reuse-values|--reset-then-reuse-values|--help|-h)\b/;
/** Behind the name of the release a variable may hold options, where it is no value of one. */
function mayGiveMore(line: string): boolean {
  const words = line.replace(/^.*?\bupgrade\b/, '').match(/(?:"[^"]*"|'[^']*'|\S)+/g) ?? [];
  const [, ...others] = words.filter((word, i) => !word.startsWith('-') && !WITH_VALUE.test(words[i - 1] ?? ''));
  return others.some((word) => /[$%{*@]/.test(word) && !/camunda-platform/i.test(word));
}
const WITH_VALUE =
  /^--?(?:version|n|namespace|timeout|kube-?\w+|repo|username|password|(?:ca|cert|key)-file|keyring|description|history-max|labels|l|post-renderer|output|o)$/;

interface Name {
  readonly offset: number;
  readonly name: string;
  /** It is set to a list of named items. */
  readonly list?: boolean;
  /** It stands in a JSON that is set at a key, where Helm merges nothing. */
  readonly within?: boolean;
  /** What reaches the chart, where that is known. */
  readonly given?: Scalar | undefined;
}
function* told(beside: Beside, names: Iterable<Name>): Generator<Remark> {
  for (const { offset, name, list, within, given } of names) {
    const at = { path: '', offset, end: offset + name.length, text: name, given };
    const found = setRemark(at, beside, list === true ? `${name}[0].name` : name);
    if (found) yield { ...found, args: { ...found.args, name, ...(within === true && { within: 'yes' }) } };
  }
}
/** `--set a.b=1,c.d=2`, `--set-string "a.b=1"`; commas in braces belong to a list, and `\,` or any behind `--set-literal` to a value. */
function* inScript(text: string): Generator<Name> {
  for (const m of text.matchAll(
    /--set(-string|-json|-file|-literal)?(?:=|[ \t]+)(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|((?:\\.|[^\s\\])+))/g,
  )) {
    const said = m[2] ?? m[3] ?? m[4] ?? '';
    const from = m.index + m[0].lastIndexOf(said);
    const start = /^["']/.test(said) ? 1 : 0;
    const literal = m[0].startsWith('--set-literal');
    let depth = 0;
    let at = start;
    const parts: { at: number; text: string }[] = [];
    for (let i = start; i <= said.length; i++) {
      const c = said[i];
      if (c === '\\') i++;
      else if (c === '{' || c === '[') depth++;
      else if (c === '}' || c === ']') depth--;
      else if (c === undefined || (c === ',' && depth === 0 && !literal)) {
        parts.push({ at, text: said.slice(at, i) });
        at = i + 1;
      }
    }
    for (const part of parts) {
      const whole = part.text.startsWith('{');
      const name = whole ? '' : /^((?:\\.|[^=\\])+)=/.exec(part.text)?.[1];
      if (name === undefined) continue;
      const value = whole ? 0 : name.length + 1;
      const map = m[0].startsWith('--set-json') ? objectIn(part.text.slice(value)) : undefined;
      if (map)
        for (const leaf of leaves(map, name, from + part.at + value))
          // Behind the shell's own escapes the places are others.
          yield { ...leaf, within: !whole, ...(part.text.includes('\\"') && { offset: from + part.at }) };
      else if (!whole) {
        const word = part.text.slice(value).replace(/^(\\?["'])(.*)\1$/, '$2');
        const given = m[1] === undefined ? setTo(word) : m[1] === '-json' ? undefined : word;
        yield { offset: from + part.at, name, given };
      }
    }
  }
}

/** Keys of JSON, whatever quotes the shell wanted before its own. */
function objectIn(json: string): Node | undefined {
  const root = parseDocuments(json.replaceAll('\\"', '"'))[0]?.root;
  return root?.kind === 'map' && root.entries.length > 0 ? root : undefined;
}
function* inTerraform(text: string): Generator<Name> {
  for (const m of text.matchAll(/\bname[ \t]*=[ \t]*"([^"\r\n$%{}]+)"/g)) {
    const block =
      text.slice(text.lastIndexOf('{', m.index), m.index) +
      (/^[^]*?\}[ \t]*,?[ \t]*$/m.exec(text.slice(m.index))?.[0] ?? '');
    const [, quoted, bare] = /\bvalue[ \t]*=[ \t]*(?:"([^"\r\n]*)"|(true|false|[\d.]+)\b)/.exec(block) ?? [];
    const said = quoted ?? bare;
    const given = /\btype[ \t]*=[ \t]*"(?:string|literal)"/.test(block) ? (said ?? '') : setTo(said);
    yield { offset: m.index + m[0].indexOf('"') + 1, name: (m[1] ?? '').replaceAll('\\\\', '\\'), given };
  }
  for (const m of text.matchAll(/<<[-~]?[ \t]*"?(\w+)"?[ \t]*\r?\n/g)) {
    const from = m.index + m[0].length;
    const end = new RegExp(`^[ \\t]*${m[1] ?? ''}[ \\t]*$`, 'm').exec(text.slice(from));
    const body = text.slice(from, end ? from + end.index : undefined);
    for (const doc of parseDocuments(body)) if (doc.root) yield* leaves(doc.root, '', from);
  }
  for (const m of text.matchAll(/\byamlencode\([ \t]*\{/g)) yield* inObject(text, m.index + m[0].length);
}
function* leaves(node: Node, path: string, from: number): Generator<Name> {
  const n = resolve(node);
  if (n.kind !== 'map') return;
  for (const [key, { entry }] of effectiveEntries(n)) {
    const below = path === '' ? escapeKey(key) : `${path}.${escapeKey(key)}`;
    const value = resolve(entry.value);
    if (value.kind === 'map' && value.entries.length > 0) yield* leaves(value, below, from);
    else yield { offset: from + Math.max(entry.start, 0), name: below, list: value.kind === 'seq' };
  }
}
/** Keys of an object of HCL, from behind its brace: `zeebe = { clusterSize = 3 }`. */
function* inObject(text: string, from: number): Generator<Name> {
  const path: string[] = [];
  let list = 0;
  const token = /"((?:[^"\\]|\\.)*)"|([\w-]+)|([{}[\]=:])|(?:#|\/\/)[^\n]*|\S|\s+/g;
  token.lastIndex = from;
  let last: { name: string; at: number } | undefined;
  let key: { name: string; at: number } | undefined;
  for (let m = token.exec(text); m; m = token.exec(text)) {
    const [whole, quoted, word, sign] = m;
    if (whole.trim() === '') continue;
    if ((sign === '=' || sign === ':') && last && !key) key = last;
    else if (sign === '{' && list === 0) {
      if (!key) return;
      path.push(escapeKey(key.name));
      key = undefined;
    } else if (sign === '}' && list === 0) {
      if (path.length === 0) return;
      path.pop();
    } else if (key) {
      if (list === 0) yield { offset: key.at, name: [...path, escapeKey(key.name)].join('.'), list: sign === '[' };
      key = undefined;
    }
    if (sign === '[') list++;
    if (sign === ']') list--;
    const name = quoted ?? word;
    last = name === undefined ? undefined : { name, at: m.index };
  }
}
