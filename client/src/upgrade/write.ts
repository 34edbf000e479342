/** Puts an upgraded set where the user wants it. */
import { l10n, TextEdit, type Uri, window, workspace, WorkspaceEdit, type TextDocument } from 'vscode';
import { nameOf } from '../sets/names.ts';
import { rangeOf, type Layer, type UpgradeSession } from './session.ts';

/** What was written; undefined when the user changed their mind. */
export async function writeBeside(
  session: UpgradeSession,
  documents: ReadonlyMap<Layer, TextDocument>,
): Promise<readonly Uri[] | undefined> {
  const onDisk = session.changed.filter((l) => canWrite(l));
  if (!(await mayReplace(onDisk.map((l) => l.target)))) return undefined;
  const written: Uri[] = [];
  for (const layer of session.changed) {
    const text = layer.preview.after;
    if (onDisk.includes(layer)) {
      const mark = await byteOrderMark(layer.source);
      await workspace.fs.writeFile(layer.target, new TextEncoder().encode(mark + text));
      written.push(layer.target);
    } else {
      // Nowhere to write: a new document that the user can save where they like.
      const language = documents.get(layer)?.languageId ?? 'yaml';
      written.push((await workspace.openTextDocument({ language, content: text })).uri);
    }
  }
  return written;
}

/** All files in one step that one undo takes back. */
export async function replaceInPlace(session: UpgradeSession): Promise<boolean> {
  const edit = new WorkspaceEdit();
  for (const { source, preview } of session.changed) {
    edit.set(
      source,
      preview.edits.map((e) => TextEdit.replace(rangeOf(e.range), e.newText)),
    );
  }
  return workspace.applyEdit(edit);
}

const canWrite = (layer: Layer): boolean =>
  layer.source.scheme !== 'untitled' && workspace.fs.isWritableFileSystem(layer.target.scheme) !== false;

async function mayReplace(targets: readonly Uri[]): Promise<boolean> {
  const there: Uri[] = [];
  for (const target of targets) {
    try {
      await workspace.fs.stat(target);
      there.push(target);
    } catch {
      // Not there yet.
    }
  }
  if (there.length === 0) return true;
  const replace = l10n.t('Replace');
  const names = there.map(nameOf).join(', ');
  return (await window.showWarningMessage(l10n.t('Replace {0}?', names), { modal: true }, replace)) === replace;
}

/** Documents are shown without it. */
async function byteOrderMark(uri: Uri): Promise<string> {
  try {
    const bytes = await workspace.fs.readFile(uri);
    return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? '\ufeff' : '';
  } catch {
    return '';
  }
}
