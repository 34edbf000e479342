/** What the document around some values says of itself, in the editor: the chart's version, values set one by one. */
import { CodeActionKind, type CodeAction, type CodeActionParams } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { findingOf, setRemark, versionRemark, type Remark } from '../engine/wrappers/around.ts';
import type { Analysis } from './analysis.ts';
import { editOf, type EditAbilities } from './edits.ts';
import { overlaps, rangeOf } from './places.ts';
import type { RemarkIn, View } from './view.ts';

/** What is said about one file, whatever is shown of it. */
export function remarksIn({ noted = [], set, layers }: Analysis, file: TextDocument): RemarkIn[] {
  return noted.flatMap(({ uri, at, is }) => {
    const remark = uri !== file.uri ? undefined : is === 'version' ? versionRemark(at, set) : setRemark(at, set);
    return remark ? [remarkIn(remark, file, layers.length)] : [];
  });
}
/** `layer`: the index under which the file is listed. */
export function remarkIn(remark: Remark, file: TextDocument, layer: number): RemarkIn {
  const { at } = remark;
  const range = rangeOf(file, { start: at.offset, end: Math.max(at.end, at.offset) });
  const quote = /^["']/.exec(file.getText(range))?.[0] ?? '';
  const instead = remark.instead === undefined ? undefined : `${quote}${remark.instead}${quote}`;
  return { finding: findingOf(remark, layer), range, instead };
}

/** The version stands outside the values: it is changed at once, and never with the upgrade. */
export function versionFixes(view: View, params: CodeActionParams, abilities: EditAbilities): CodeAction[] {
  const { uri, version } = view.document;
  return view.around.flatMap(({ finding, range, instead }): CodeAction[] => {
    if (instead === undefined || !overlaps(range, params.range)) return [];
    const edit = editOf([{ uri, version, edits: [{ range, newText: instead }] }], abilities);
    const diagnostics = params.context.diagnostics.filter((d) => d.code === finding.rule);
    return [
      {
        title: `Ask for chart ${instead}`,
        kind: CodeActionKind.QuickFix,
        ...(diagnostics.length > 0 && { diagnostics }),
        ...(edit && { edit }),
      },
    ];
  });
}
