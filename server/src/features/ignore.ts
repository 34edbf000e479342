/** The lightbulb's other answer: silence a finding with a comment, on its line or for the whole file; see `suppress.ts`. */
import { CodeActionKind, type CodeAction, type Diagnostic } from 'vscode-languageserver';
import { rulesOf, unitAt, type Finding } from '../engine/index.ts';
import { parsePath } from '../engine/path.ts';
import { declaration } from '../engine/version.ts';
import { find, resolve } from '../engine/yaml/tree.ts';
import type { DiagnosticData } from './diagnostics.ts';
import { editOf, type EditAbilities } from './edits.ts';
import { fileOf } from './mounted.ts';
import { placeOf, type View } from './view.ts';

/** Below the quick fixes, so that a client finds these alone. */
export const IGNORE_LINE = `${CodeActionKind.QuickFix}.camunda.ignoreLine`;
export const IGNORE_FILE = `${CodeActionKind.QuickFix}.camunda.ignoreFile`;

/** Rules of one place; of a whole file they would fill the lightbulb. */
const MOST = 5;

export function ignoring(
  here: readonly Finding[],
  view: View,
  diagnostics: readonly Diagnostic[],
  abilities: EditAbilities,
  /** Nothing else is asked for. */
  alone: boolean,
): CodeAction[] {
  const told = new Set<string>();
  const { set, carried } = view.analysis;
  // A file that is only shown is not written to, not even a comment.
  if (carried || set.layers.some((l, i) => view.layers.includes(i) && l.locked !== undefined)) return [];
  return here.flatMap((f) => {
    const rules = rulesOf(f).join(' ');
    if (told.has(rules) || (!alone && told.size === MOST)) return [];
    told.add(rules);
    const mine = diagnostics.filter((d) => (d.data as Partial<DiagnosticData> | undefined)?.id === f.id);
    const base = mine.length > 0 ? { diagnostics: mine } : {};
    const line = commentAbove(f, view, rules);
    const action = (title: string, kind: string, at: Inserted): CodeAction[] => {
      const { uri, version } = view.document;
      const range = {
        start: { line: at.line, character: at.character },
        end: { line: at.line, character: at.character },
      };
      const edit = editOf([{ uri, version, edits: [{ range, newText: at.text }] }], abilities);
      return edit ? [{ ...base, title, kind, edit }] : [];
    };
    return [
      ...(line ? action(`Ignore \`${f.rule}\` on this line`, IGNORE_LINE, line) : []),
      ...action(`Ignore \`${f.rule}\` in this file`, IGNORE_FILE, commentOnTop(view, rules)),
    ];
  });
}

interface Inserted {
  readonly line: number;
  readonly character: number;
  readonly text: string;
}

/** Undefined where a comment would be something else, or would not be found again: inside a string, and for a key that is not there. */
function commentAbove(f: Finding, view: View, rules: string): Inserted | undefined {
  const document = view.analysis.layers[f.place.layer]?.document;
  const file = fileOf(view.document);
  if (!document || document !== fileOf(document)) return undefined;
  const unit = unitAt(view.analysis.set, f.place.layer, f.place.start);
  const { line } = placeOf(view, f).start;
  const text = file.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
  const [, indent = '', rest = ''] = /^([ ]*)(.*)/.exec(text) ?? [];
  // Of what is added, the place is that of something else.
  if (f.parts || /^(?:#|---|%|\ufeff)/.test(rest) || rest.trim() === '') return undefined;
  const entry = unit && find(unit.doc.root, parsePath(f.place.path.replace(/\[.*$/s, '')))?.entry;
  const value = entry && resolve(entry.value);
  const inString = value?.kind === 'scalar' && value.start <= f.place.start && f.place.start < value.end;
  if (!entry || f.args.property !== undefined || inString) return undefined;
  return { line, character: 0, text: `${indent}# camunda-upgrade-disable-line ${rules}${eol(file.getText())}` };
}

/** A first line that says the version has to stay the first. */
function commentOnTop(view: View, rules: string): Inserted {
  const text = fileOf(view.document).getText();
  const comment = `# camunda-upgrade-disable-file ${rules}${eol(text)}`;
  if (!declaration(text)) return { line: 0, character: text.startsWith('\ufeff') ? 1 : 0, text: comment };
  return /[\r\n]/.test(text)
    ? { line: 1, character: 0, text: comment }
    : { line: 0, character: text.length, text: eol(text) + comment };
}

const eol = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');
