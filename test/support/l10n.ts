/** Reads the texts of the client from its sources: those that can be translated, and those that cannot. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { shapeOf } from '../../server/src/language/shape.ts';

export const ROOT = resolve(import.meta.dirname, '../..');

export interface Texts {
  /** The arguments of `l10n.t`. */
  readonly translated: ReadonlySet<string>;
  /** Prose that reaches nobody's translation: `file:line: text`. */
  readonly bypassing: readonly string[];
}

const PRODUCT = 'Camunda Values Upgrade';
/** Words as a person reads them: two in a row, or one with a capital letter that is no identifier. */
const PROSE = /\p{L}{2,}[,.:]? \p{L}|^\p{Lu}\p{Ll}+[.:…]?$/u;

export function clientTexts(): Texts {
  const translated = new Set<string>();
  const bypassing: string[] = [];
  const folder = join(ROOT, 'client/src');
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((n) => n.endsWith('.ts'))
    .sort())
    readTexts(name, readFileSync(join(folder, name), 'utf8'), translated, bypassing);
  return { translated, bypassing };
}

export function readTexts(name: string, text: string, translated: Set<string>, bypassing: string[]): void {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const report = (node: ts.Node, words: string): void => {
    bypassing.push(`${name}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${words}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'l10n.t') {
      const [first, ...values] = node.arguments;
      if (first && ts.isStringLiteralLike(first)) translated.add(first.text);
      else report(node, 'l10n.t needs one literal text');
      values.forEach(visit);
      return;
    }
    if (isForDevelopers(node)) return;
    if (ts.isStringLiteralLike(node) && node.text !== PRODUCT && PROSE.test(node.text)) report(node, node.text);
    if (ts.isTemplateExpression(node)) {
      const parts = [node.head.text, ...node.templateSpans.map((s) => s.literal.text)];
      if (parts.some((p) => PROSE.test(p))) report(node, parts.join('…'));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
}

/** Imports, types, and what goes into the log, which is read by who wrote it. */
function isForDevelopers(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return true;
  return ts.isCallExpression(node) && /(^|\.)log\.(?:trace|debug|info|warn|error)$/.test(node.expression.getText());
}

/** Where the server says something to an editor that is in no rule, example or table. */
const SPOKEN = ['engine/messages.ts', 'engine/checklist/', 'engine/wrappers/', 'features/', 'helm/', 'session/'];
/** About the protocol, for whoever writes a client; a page that is a report; names of objects; code. */
const UNSPOKEN = /session\/(?:lifecycle|shapes|workspace)|features\/declarations|wrappers\/rules/;
/** What stands in code, and what goes on in Helm's own words: such a sentence stays English. */
const CODE = new Set([
  'the new list',
  'stand in broken YAML',
  'x cannot be pulled',
  'Helm said nothing',
  'unknown error',
]);

/** Pieces of prose in the sources of the server: `file: text`. */
export function serverProse(): Map<string, string> {
  const found = new Map<string, string>();
  const folder = join(ROOT, 'server/src');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((n) => n.replaceAll('\\', '/'));
  for (const name of names) {
    if (!name.endsWith('.ts') || UNSPOKEN.test(name) || !SPOKEN.some((s) => name.startsWith(s))) continue;
    const source = ts.createSourceFile(name, readFileSync(join(folder, name), 'utf8'), ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
      const pieces = ts.isTemplateExpression(node)
        ? [node.head.text, ...node.templateSpans.map((s) => s.literal.text)]
        : ts.isStringLiteralLike(node)
          ? [node.text]
          : [];
      for (const text of pieces) if (/\p{L}{2,}[,.:]? \p{L}{2}/u.test(text)) found.set(text, name);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return found;
}

/** Of those the ones that no sentence holds. */
export function unspoken(sentences: readonly string[]): string[] {
  const flat = (text: string): string =>
    shapeOf(text.replace('{chart}', 'chart 0').replace(/\{[*+\w]+\}/g, '0')).text.replace(/\{\d+\}/g, '#');
  const all = sentences.map(flat).join('\n');
  return [...serverProse()].flatMap(([text, name]) =>
    text
      .split(/\n+|(?<=[.?!;:]) | \(|\*\*/)
      .map((piece) =>
        flat(piece.trim())
          .replace(/^[`.,]+|[`.:;]+$/g, '')
          .trim(),
      )
      .filter((piece) => /\p{L}{2,}[,.:]? \p{L}{2}/u.test(piece) && !piece.includes('"') && !CODE.has(piece))
      .filter((piece) => !all.includes(piece))
      .map((piece) => `${name}: ${piece}`),
  );
}

/** `l10n/bundle.l10n.json` as the sources want it. */
export function bundleText(translated: ReadonlySet<string>): string {
  return `${JSON.stringify(Object.fromEntries([...translated].sort().map((t) => [t, t])), null, 2)}\n`;
}

/** Languages beside English: `l10n/bundle.l10n.<language>.json` and `package.nls.<language>.json`. */
export const LANGUAGES = ['de'];

const readJson = (name: string): Record<string, string> =>
  JSON.parse(readFileSync(join(ROOT, name), 'utf8')) as Record<string, string>;
/** The texts of one kind in English and in a language. */
export const bundles = (language: string): readonly (readonly [Record<string, string>, Record<string, string>])[] =>
  ['l10n/bundle.l10n', 'package.nls'].map((n) => [readJson(`${n}.json`), readJson(`${n}.${language}.json`)]);

/** What programs read in a text, and a translation has as it is: places of values, icons, code, commands, settings. */
const FIXED = /\{\d\}|\$\([\w-]+\)|`[^`]*`|\(command:[\w.]+\)|"#? ?camunda-[^"]*"/g;
/** Words that address the reader; the texts do without. */
const ADDRESS: Readonly<Record<string, RegExp>> = { de: /\b(?:Sie|Ihnen|Ihre?[mnrs]?|du|dir|dich|deine?[mnrs]?)\b/ };

/** What is wrong in a translation; nothing, if it is complete. */
export function translationProblems(
  english: Readonly<Record<string, string>>,
  translated: Readonly<Record<string, string>>,
  language: string,
): string[] {
  const fixed = (text: string): string =>
    [...text.matchAll(FIXED)]
      .map(([m]) => m)
      .sort()
      .join(' ');
  const problems = Object.keys(translated)
    .filter((key) => !(key in english))
    .map((key) => `not in use: ${key}`);
  for (const [key, text] of Object.entries(english)) {
    const own = translated[key];
    if (own === undefined || own.trim() === '') problems.push(`missing: ${key}`);
    else if (fixed(own) !== fixed(text)) problems.push(`another ${fixed(text)} in: ${own}`);
    else if (text.split('\n').length !== own.split('\n').length) problems.push(`other lines in: ${own}`);
    else if (ADDRESS[language]?.test(own) === true) problems.push(`speaks to the reader: ${own}`);
    else if (own === text && /\p{L}{3,} \p{Ll}/u.test(text)) problems.push(`still English: ${own}`);
  }
  return problems;
}

/** A translation in the order of the English texts, without what is in use no longer. */
export function translationText(
  english: Readonly<Record<string, string>>,
  translated: Readonly<Record<string, string>>,
): string {
  const kept = Object.keys(english).filter((key) => key in translated);
  return `${JSON.stringify(Object.fromEntries(kept.map((key) => [key, translated[key]])), null, 2)}\n`;
}
