/**
 * The files below a folder of this machine. Sees every YAML file once, folder by folder, and keeps none of them: whoever wants
 * one reads it again. What cannot be looked into is told and stops nothing.
 */
import { closeSync, openSync, readdirSync, readFileSync, readSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { join, sep } from 'node:path';
import { ignoredFolders, type Ignores } from './ignore.ts';
import { codeOf, reasonOf, textOf } from './read.ts';
import type { Seen, Source, Unread } from './source.ts';

/** Values files are text of some kilobytes; whatever is larger is something else. */
export const LARGEST = 16 * 1024 * 1024;
const YAML = /\.ya?ml$/i;

/** `name`: what its files are called where somebody reads of them. */
export function diskSource(root: string, name: Source['name']): Source {
  return {
    name,
    see: () => seen(root),
    read: (path) => {
      const file = join(root, path);
      try {
        const stats = statSync(file);
        if (!stats.isFile()) return Promise.resolve({ why: 'is no plain file' });
        return Promise.resolve(stats.size > LARGEST ? { why: 'is larger than 16 MB' } : textOf(readFileSync(file)));
      } catch (error) {
        return Promise.resolve({ why: reasonOf(error) });
      }
    },
  };
}

export const SETTINGS = '.vscode/settings.json';
/** The settings that a folder has for its editors; undefined where it has none. */
export function settingsText(root: string): string | Unread | undefined {
  try {
    return readFileSync(join(root, SETTINGS), 'utf8');
  } catch (error) {
    return codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR' ? undefined : { why: reasonOf(error) };
  }
}
/** Another one as soon as the file is written; undefined where nobody can say. */
export function stampOf(file: string): string | undefined {
  try {
    const { mtime, size } = statSync(file);
    return `${String(mtime.getTime())} ${String(size)}`;
  } catch {
    return undefined;
  }
}

interface Folder {
  /** Below the root, with `/`; empty for the root. */
  readonly path: string;
  readonly ignores: readonly Ignores[];
}

function* seen(root: string): Generator<Seen> {
  const folders: Folder[] = [{ path: '', ignores: [] }];
  const real = realOf(root) ?? root;
  for (let folder = folders.pop(); folder; folder = folders.pop()) {
    const { path } = folder;
    let entries: Dirent[];
    try {
      entries = readdirSync(join(root, path), { withFileTypes: true });
    } catch (error) {
      yield { is: 'unread', path: path === '' ? '.' : path, why: reasonOf(error) };
      continue;
    }
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    const names = new Set(entries.map((e) => e.name));
    const ignores = names.has('.gitignore')
      ? [...folder.ignores, { path, ...ignoredFolders(contentOf(join(root, path, '.gitignore'))) }]
      : folder.ignores;
    const chart = names.has('Chart.yaml') ? contentOf(join(root, path, 'Chart.yaml')) : undefined;
    const inside: Folder[] = [];
    for (const entry of entries) {
      const below = path === '' ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory()) {
        const left = leftOut(entry.name, below, ignores, chart !== undefined);
        if (left === undefined) inside.push({ path: below, ignores });
        else if (left === 'ignored') yield { is: 'ignored', path: below };
      } else if (entry.isFile()) {
        if (YAML.test(entry.name)) yield look(root, below, chart);
      } else if (entry.isSymbolicLink()) {
        const linked = link(root, real, below, entry.name, chart);
        if (linked) yield linked;
      }
    }
    folders.push(...inside.reverse());
  }
}

/** What is never somebody's values: other people's code, the store of a version control, what a tool has fetched. */
const NEVER = /^(?:node_modules|\.(?:git|hg|svn|terraform|terragrunt-cache|venv|tox|cache|idea))$/;
/** Of a chart: what Helm renders, and the charts it depends on. */
const OF_A_CHART = /^(?:templates|charts|crds)$/;
function leftOut(
  name: string,
  path: string,
  ignores: readonly Ignores[],
  chart: boolean,
): 'never' | 'ignored' | undefined {
  if (NEVER.test(name) || (chart && OF_A_CHART.test(name))) return 'never';
  const says = ({ path: from, says }: Ignores): boolean | undefined =>
    says(from === '' ? path : path.slice(from.length + 1));
  // The nearest file has the last word.
  return ignores.reduce<boolean | undefined>((said, i) => says(i) ?? said, undefined) ? 'ignored' : undefined;
}

/** A link to a file is that file; one to a folder would be a second way to what is here, or leads to what nobody asked about. */
function link(root: string, real: string, path: string, name: string, chart: string | undefined): Seen | undefined {
  const target = realOf(join(root, path));
  // One that leads nowhere, or to itself, holds nothing.
  if (target === undefined)
    return YAML.test(name) ? { is: 'unread', path, why: 'is a link that leads nowhere' } : undefined;
  const inside = target === real || target.startsWith(`${real}${sep}`);
  try {
    const stats = statSync(target);
    if (stats.isDirectory())
      return inside ? undefined : { is: 'unread', path, why: 'is a link to a folder elsewhere, which is not followed' };
    return stats.isFile() && YAML.test(name) && !inside ? look(root, path, chart) : undefined;
  } catch (error) {
    return { is: 'unread', path, why: reasonOf(error) };
  }
}
const realOf = (path: string): string | undefined => {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
};
const contentOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

/** One for all: what is read of a file is a text before the next one is. */
const buffer = Buffer.allocUnsafe(64 * 1024);
function look(root: string, path: string, chart: string | undefined): Seen {
  try {
    const file = openSync(join(root, path), 'r');
    try {
      const size = readSync(file, buffer, 0, buffer.length, 0);
      if (size < buffer.length) return { is: 'file', path, look: glance(buffer, size), chart };
    } finally {
      closeSync(file);
    }
    // Larger than most.
    if (statSync(join(root, path)).size > LARGEST) return { is: 'unread', path, why: 'is larger than 16 MB' };
    const all = readFileSync(join(root, path));
    return { is: 'file', path, look: glance(all, all.length), chart };
  } catch (error) {
    return { is: 'unread', path, why: reasonOf(error) };
  }
}
/** Bytes as letters, without asking what they mean: the keys that are looked for are ASCII. */
function glance(bytes: Buffer, size: number): string {
  const [a, b, c] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff))
    return bytes.toString('latin1', 2, size).replaceAll('\0', '');
  return bytes.toString('latin1', a === 0xef && b === 0xbb && c === 0xbf ? 3 : 0, size);
}
