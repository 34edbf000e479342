/** Values files in the folder of a file. */
import { FileType, Uri, workspace } from 'vscode';
import { looksOld, mayBeValues } from '../sniff.ts';
import { inTurns } from './search.ts';

export interface Neighbour {
  readonly uri: Uri;
  readonly name: string;
  /** Its text could be a values file of ours. */
  readonly values: boolean;
  readonly old: boolean;
}
const LARGEST = 2_000_000;

export async function neighbours(
  uri: Uri,
  wanted: (name: string) => boolean = () => true,
): Promise<readonly Neighbour[]> {
  if (uri.scheme === 'untitled') return [];
  const folder = Uri.joinPath(uri, '..');
  try {
    const entries = await workspace.fs.readDirectory(folder);
    const names = entries
      .filter(([name, type]) => (type & FileType.File) !== 0 && /\.ya?ml$/i.test(name) && wanted(name))
      .map(([name]) => name);
    return await inTurns(names, (name) => look(Uri.joinPath(folder, name), name));
  } catch {
    // A folder that cannot be listed has no neighbours to offer.
    return [];
  }
}

async function look(uri: Uri, name: string): Promise<Neighbour> {
  const text = await textOf(uri);
  return { uri, name, values: mayBeValues(text), old: looksOld(text) };
}
/** Without opening a document: nobody has asked to see it. */
export async function textOf(uri: Uri): Promise<string> {
  const open = workspace.textDocuments.find((d) => d.uri.toString() === uri.toString());
  if (open) return open.getText();
  try {
    if ((await workspace.fs.stat(uri)).size > LARGEST) return '';
    return new TextDecoder().decode(await workspace.fs.readFile(uri));
  } catch {
    return '';
  }
}
export async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
