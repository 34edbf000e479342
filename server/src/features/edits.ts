/** Operations of the engine as a workspace edit: versioned where the file is open, annotated where a person should look. */
import type { ChangeAnnotation, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { apply, type Operation } from '../engine/index.ts';
import type { Analysis } from './analysis.ts';
import { toLspEdits } from './places.ts';

export interface Annotation {
  readonly label: string;
  readonly description: string;
}

/** Undefined when nothing would change. */
export function workspaceEdit(
  analysis: Analysis,
  operations: readonly Operation[],
  annotation?: Annotation,
): WorkspaceEdit | undefined {
  const changed = apply(analysis.set, operations);
  const id = 'review';
  const documentChanges = analysis.layers.flatMap((layer, i): TextDocumentEdit[] => {
    const edits = toLspEdits(layer.document, changed[i]?.edits ?? []);
    if (edits.length === 0) return [];
    const version = layer.open ? layer.document.version : null;
    const marked = annotation ? edits.map((e): TextEdit => ({ ...e, annotationId: id }) as TextEdit) : edits;
    return [{ textDocument: { uri: layer.uri, version }, edits: marked }];
  });
  if (documentChanges.length === 0) return undefined;
  // Never asks by itself: a preview that opens now and then, with everything unticked, is worse than none.
  const note: ChangeAnnotation | undefined = annotation && { ...annotation, needsConfirmation: false };
  return { documentChanges, ...(note && { changeAnnotations: { [id]: note } }) };
}
