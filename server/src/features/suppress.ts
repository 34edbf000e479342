/**
 * Comments that silence findings, for the editor and the terminal: `# camunda-upgrade-disable-line <rule>` on the line or above it, and
 * `# camunda-upgrade-disable-file <rule>` anywhere. Several rules with spaces or commas, `group/*` for a group, none for
 * all of them; what follows ` -- ` is a reason. They speak of what is told, never of what is changed: the upgrade and its account do not
 * know them.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { positionIn, rulesOf, type Finding, type Standing } from '../engine/index.ts';
import { stretchOf } from './stretch.ts';

const WORD = 'camunda-upgrade-disable-';
const COMMENT = /#[ \t]*camunda-upgrade-disable-(line|file)\b([^\r\n]*)/g;

/** `line`: of the finding, in the file, from 0. What is told of several rules at once is silenced when all of them are. */
export type Silences = (finding: Finding, line: () => number) => boolean;
type Rules = 'all' | ReadonlySet<string>;

const NOTHING: Silences = () => false;
export const silencesNothing = (silences: Silences): boolean => silences === NOTHING;
/** What the comments of a file silence. */
export function silencing(text: string): Silences {
  const file: Rules[] = [];
  const lines = new Map<number, Rules[]>();
  if (!text.includes(WORD)) return NOTHING;
  text.split('\n').forEach((line, n) => {
    for (const [whole, scope, rest = ''] of line.matchAll(COMMENT)) {
      const rules = rulesIn(rest);
      if (scope === 'file') file.push(rules);
      else {
        // Alone on its line it speaks of the next one.
        const alone = line.slice(0, line.indexOf(whole)).trim() === '';
        for (const at of alone ? [n, n + 1] : [n]) lines.set(at, [...(lines.get(at) ?? []), rules]);
      }
    }
  });
  return (finding, line) => {
    const said = [...file, ...(lines.get(line()) ?? [])];
    return rulesOf(finding).every((rule) =>
      said.some((r) => r === 'all' || r.has(rule) || r.has(`${rule.split('/')[0] ?? ''}/*`) || r.has(finding.section)),
    );
  };
}

/** The same for an open document. */
export function silencingIn(document: TextDocument): Silences {
  if (silent.has(document)) return NOTHING;
  const silences = silencing(document.getText());
  if (silences === NOTHING) silent.add(document);
  return silences;
}
/** Those without such a comment. They do not change. */
const silent = new WeakSet<TextDocument>();
/** Of a document that was another one before the last change: only what changed can hold one now. */
export function sameSilence(before: TextDocument, document: TextDocument): void {
  if (!silent.has(before)) return;
  const text = document.getText();
  const { start, end, by } = stretchOf(before.getText(), text);
  const near = text.slice(Math.max(0, start - WORD.length), end + by + WORD.length);
  if (!near.includes(WORD)) silent.add(document);
}

/** Findings of several files, by the layers of their places: what is told, and what comments silence. */
export function bySilence(
  findings: readonly Finding[],
  files: readonly Standing[],
): { readonly told: readonly Finding[]; readonly silenced: readonly Finding[] } {
  const all = files.map(({ text, mount }) => silencing(mount?.projection.file ?? text));
  const isSilenced = (f: Finding): boolean => {
    const file = files[f.place.layer];
    return file !== undefined && all[f.place.layer]?.(f, () => positionIn(file, f.place.start).line - 1) === true;
  };
  const silenced = findings.filter(isSilenced);
  const out = new Set(silenced);
  return { told: silenced.length === 0 ? findings : findings.filter((f) => !out.has(f)), silenced };
}

function rulesIn(rest: string): Rules {
  const names = (rest.split(/\s--(?:\s|$)/)[0] ?? '').split(/[\s,]+/).filter((n) => n !== '');
  return names.length === 0 ? 'all' : new Set(names);
}
