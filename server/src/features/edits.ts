/** Changes of files as a workspace edit: versioned where the file is open, annotated where a person should look. */
import type { ChangeAnnotation, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { applying, type Operation } from '../engine/index.ts';
import type { Sliced } from '../engine/slices.ts';
import type { Analysis } from './analysis.ts';
import { results } from './mounted.ts';

export interface Annotation {
  readonly label: string;
  readonly description: string;
}

export interface EditAbilities {
  /** The client says that it applies `documentChanges`. */
  readonly versioned: boolean;
  readonly annotations: boolean;
}
export interface FileEdits {
  readonly uri: string;
  /** Null for a file that is not open. */
  readonly version: number | null;
  readonly edits: readonly TextEdit[];
}

/** What some operations change in a set; undefined when nothing would. */
export function* editing(
  analysis: Analysis,
  operations: readonly Operation[],
  abilities: EditAbilities,
  annotation?: Annotation,
): Sliced<WorkspaceEdit | undefined> {
  const changed = yield* results(analysis.layers, yield* applying(analysis.set, operations));
  // Half of a change is none.
  if (changed.some((f) => f.full)) return undefined;
  const files = changed.map(({ uri, document, open, edits }): FileEdits => ({
    uri,
    version: open ? document.version : null,
    edits,
  }));
  return editOf(files, abilities, annotation);
}

/**
 * The edit is always versioned. A client that does not say it takes such edits gets the plain ones beside them, as the
 * protocol allows: whoever knows both uses the versioned ones.
 */
export function editOf(
  files: readonly FileEdits[],
  abilities: EditAbilities,
  annotation?: Annotation,
): WorkspaceEdit | undefined {
  const changed = files.filter((f) => f.edits.length > 0);
  if (changed.length === 0) return undefined;
  const id = 'review';
  const note = abilities.annotations ? annotation : undefined;
  const documentChanges = changed.map(({ uri, version, edits }) => ({
    textDocument: { uri, version },
    edits: note ? edits.map((e) => ({ ...e, annotationId: id })) : [...edits],
  }));
  const plain = abilities.versioned ? undefined : Object.fromEntries(changed.map((f) => [f.uri, [...f.edits]]));
  // Never asks by itself: a preview that opens now and then, with everything unticked, is worse than none.
  const confirmed: ChangeAnnotation | undefined = note && { ...note, needsConfirmation: false };
  return {
    documentChanges,
    ...(plain && { changes: plain }),
    ...(confirmed && { changeAnnotations: { [id]: confirmed } }),
  };
}
