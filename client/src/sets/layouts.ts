/** Deployments that folders give away: a base, and environments beside it (`base/` + `env/prod/`). */
import { FileType, Uri, workspace } from 'vscode';
import { areOneStep, BASE, ENVIRONMENTS, helmOrder, nameOf, rootOf } from './names.ts';
import { neighbours } from './neighbours.ts';
import { inTurns } from './search.ts';

/**
 * One deployment for each environment that the file is part of, in Helm's order: files of the base, then those of the environment.
 * A file beside the folder of the environments is a base as well.
 */
export async function layoutsWith(uri: Uri): Promise<readonly (readonly Uri[])[]> {
  const folder = workspace.getWorkspaceFolder(uri);
  if (!folder) return [];
  const folders = workspace.asRelativePath(uri, false).split('/').slice(0, -1);
  const root = Uri.joinPath(folder.uri, ...folders.slice(0, rootOf(folders) ?? folders.length));
  const below = await foldersIn(root);
  const bases = below.filter((f) => BASE.test(nameOf(f)));
  const parents = below.filter((f) => ENVIRONMENTS.test(nameOf(f)));
  const environments = (await Promise.all(parents.map(foldersIn))).flat();
  if (environments.length === 0) return [];
  const filesOf = async (at: Uri): Promise<Uri[]> => {
    const found = await neighbours(Uri.joinPath(at, 'values.yaml'));
    return helmOrder(found.filter((n) => n.values && areOneStep(n.name, nameOf(uri)))).map((n) => n.uri);
  };
  const base = (await Promise.all((bases.length > 0 ? bases : [root]).map(filesOf))).flat();
  const own = await inTurns(environments, filesOf);
  return own
    .filter((files) => files.length > 0 && base.length > 0)
    .map((files) => [...base, ...files])
    .filter((files) => files.some((f) => f.toString() === uri.toString()));
}

async function foldersIn(folder: Uri): Promise<Uri[]> {
  try {
    const entries = await workspace.fs.readDirectory(folder);
    return entries.filter(([, type]) => (type & FileType.Directory) !== 0).map(([name]) => Uri.joinPath(folder, name));
  } catch {
    return [];
  }
}
