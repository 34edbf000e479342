/** Lists of paths with `*` in them -> deployments: one for every text the stars can stand for. */
import { Uri } from 'vscode';
import type { Minor } from '../../../server/src/protocol.ts';
import { isUpgraded, LATER, namesUpTo, upgradedTo } from './names.ts';
import { exists } from './neighbours.ts';
import { filesBelow, inTurns } from './search.ts';

/**
 * `values.yaml` with `values-*.yaml` and `secrets-*.yaml` are as many deployments as there are files `values-*.yaml`.
 * What the stars of the first such path stand for they stand for in the others. Files that are not there are left out.
 */
export async function deploymentsOf(folder: Uri, paths: readonly string[]): Promise<Uri[][]> {
  const plain = new Set(paths.filter((p) => !p.includes('*')).map((p) => Uri.joinPath(folder, p).toString()));
  const lead = paths.find((p) => p.includes('*'));
  const meanings = lead === undefined ? [[]] : await starsOf(folder, lead, plain);
  const sets = await inTurns(meanings.length > 0 ? meanings : [undefined], async (stars) => {
    const files = await Promise.all(paths.map((p) => fileOf(folder, p, stars, plain)));
    return unique(files.filter((f) => f !== undefined));
  });
  const found = sets.filter((s) => s.length > 0);
  const after = await Promise.all(found.flatMap((set) => LATER.map((to) => upgradedSet(set, to))));
  return [...found, ...after.filter((s) => s !== undefined)];
}

async function fileOf(
  folder: Uri,
  path: string,
  stars: readonly string[] | undefined,
  plain: ReadonlySet<string>,
): Promise<Uri | undefined> {
  const wanted = path.split(/\*+/).length - 1;
  if (wanted > 0 && !stars) return undefined;
  if (wanted > 0 && wanted !== stars?.length) {
    // Its stars mean something else: only one file can be meant.
    const [only, ...more] = await starsOf(folder, path, plain);
    return only && more.length === 0 ? fileOf(folder, path, only, plain) : undefined;
  }
  let n = 0;
  const uri = Uri.joinPath(
    folder,
    path.replace(/\*+/g, () => stars?.[n++] ?? ''),
  );
  return (await exists(uri)) ? uri : undefined;
}

/** What the stars of a path stand for in each file it matches. */
async function starsOf(folder: Uri, path: string, plain: ReadonlySet<string>): Promise<string[][]> {
  const source = path
    .replace(/^\.?\//, '')
    .replace(/[.+?^$()|\\{}[\]]/g, '\\$&')
    .replace(/\*+/g, (stars) => (stars.length > 1 ? '(.*)' : '([^/]*)'));
  const pattern = new RegExp(`^${source}$`);
  try {
    const { files } = await filesBelow(folder, path, (p) => pattern.test(p));
    return files
      .filter((f) => !plain.has(f.toString()) && !isUpgraded(f.path))
      .map((f) => pattern.exec(f.path.slice(folder.path.replace(/\/$/, '').length + 1))?.slice(1))
      .filter((m) => m !== undefined)
      .sort((a, b) => (a.join('/') < b.join('/') ? -1 : 1));
  } catch {
    // A file system that cannot be searched.
    return [];
  }
}

/** The same deployment after the upgrade to a version, as far as its files were written already. */
async function upgradedSet(set: readonly Uri[], to: Minor): Promise<Uri[] | undefined> {
  const files = await Promise.all(
    set.map(async (uri) => {
      for (const path of namesUpTo(uri.path, to)) {
        const after = uri.with({ path });
        if (await exists(after)) return after;
      }
      return uri;
    }),
  );
  return files.some((f) => upgradedTo(f.path) === to && !set.some((u) => u.path === f.path)) ? files : undefined;
}

const unique = (uris: readonly Uri[]): Uri[] => [...new Map(uris.map((u) => [u.toString(), u])).values()];
