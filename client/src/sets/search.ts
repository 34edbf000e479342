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

/** So many files are looked at; fewer where each may be a request to somebody's server. */
const MOST = 5000;
const MOST_AFAR = 500;

export interface Below {
  readonly files: readonly Uri[];
  /** There are others, which nobody looked at: what is said of all of them must say so. */
  readonly more: boolean;
}

/** @param wanted the same as the pattern says, of a path below the folder */
export async function filesBelow(folder: Uri, pattern: string, wanted: (path: string) => boolean): Promise<Below> {
  const { scheme } = folder;
  const most = scheme === 'file' || scheme === 'vscode-remote' ? MOST : MOST_AFAR;
  const files = silent.has(scheme) ? undefined : await search(folder, pattern, most + 1);
  if (files) return { files: files.slice(0, most), more: files.length > most };
  silent.add(scheme);
  return walk(folder, wanted, most);
}

/** Some at a time: thousands at once would keep everything else waiting. */
const AT_ONCE = 64;
export async function inTurns<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE)
    done.push(...(await Promise.all(items.slice(at, at + AT_ONCE).map(work))));
  return done;
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

async function walk(folder: Uri, wanted: (path: string) => boolean, most: number): Promise<Below> {
  const files: Uri[] = [];
  const folders = [''];
  for (let n = 0; n < Math.min(folders.length, FOLDERS) && files.length <= most; n++) {
    const here = folders[n] ?? '';
    for (const [name, type] of await workspace.fs.readDirectory(Uri.joinPath(folder, here))) {
      const path = `${here}${name}`;
      if ((type & FileType.Directory) === 0) {
        if (wanted(path)) files.push(Uri.joinPath(folder, path));
      } else if (!LEFT_OUT.has(name) && (type & FileType.SymbolicLink) === 0) folders.push(`${path}/`);
    }
  }
  return { files: files.slice(0, most), more: files.length > most || folders.length > FOLDERS };
}
