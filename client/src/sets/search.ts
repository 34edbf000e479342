/**
 * Files below a folder. VS Code searches most file systems; where it searches none of it, as in some that other extensions bring, its
 * answer never comes, and the folders are walked through.
 */
import { CancellationTokenSource, FileType, RelativePattern, Uri, workspace } from 'vscode';

/** How long an answer may take, in milliseconds. */
const PATIENCE = 3000;
/** So many folders are walked through. */
const FOLDERS = 300;
const LEFT_OUT = new Set(['node_modules', '.git']);
/** File systems that gave no answer. */
const silent = new Set<string>();

/** @param wanted the same as the pattern says, of a path below the folder */
export async function filesBelow(
  folder: Uri,
  pattern: string,
  wanted: (path: string) => boolean,
  most: number,
): Promise<readonly Uri[]> {
  const { scheme } = folder;
  const files = silent.has(scheme) ? undefined : await search(folder, pattern, most);
  if (files) return files;
  silent.add(scheme);
  return walk(folder, wanted, most);
}

async function search(folder: Uri, pattern: string, most: number): Promise<readonly Uri[] | undefined> {
  const stop = new CancellationTokenSource();
  const found = workspace.findFiles(new RelativePattern(folder, pattern), '**/node_modules/**', most, stop.token);
  if (folder.scheme === 'file') return found;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), PATIENCE);
  });
  try {
    return await Promise.race([found, late]);
  } finally {
    clearTimeout(timer);
    stop.cancel();
  }
}

async function walk(folder: Uri, wanted: (path: string) => boolean, most: number): Promise<readonly Uri[]> {
  const files: Uri[] = [];
  const folders = [''];
  for (let n = 0; n < Math.min(folders.length, FOLDERS) && files.length < most; n++) {
    const here = folders[n] ?? '';
    for (const [name, type] of await workspace.fs.readDirectory(Uri.joinPath(folder, here))) {
      const path = `${here}${name}`;
      if ((type & FileType.Directory) === 0) {
        if (wanted(path)) files.push(Uri.joinPath(folder, path));
      } else if (!LEFT_OUT.has(name) && (type & FileType.SymbolicLink) === 0) folders.push(`${path}/`);
    }
  }
  return files.slice(0, most);
}
