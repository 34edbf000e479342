/**
 * Which of the files below a folder are one deployment. Only what is certain: what the settings, the user or a deployment tool
 * say. File names only tell that one goes on top of another; in which order all of them do, they do not.
 */
import type { Declaration } from '../protocol.ts';
import { basesOf, folderOf } from './names.ts';

export interface Candidate {
  readonly path: string;
  /** Its keys could be values of ours; else it could be a document that holds some, or names the files that do. */
  readonly values: boolean;
}
export interface Group {
  /** In the order of Helm's `-f`. */
  readonly files: readonly string[];
  /** The document that names them, and says more about them. */
  readonly source?: string;
  /** True: on top of others; false: all there is; undefined: nobody says. */
  readonly partial: boolean | undefined;
}
export interface Known {
  /** What the settings or the user say, in Helm's order. */
  readonly sets: readonly (readonly string[])[];
  /** Files that somebody said go on top of others. */
  readonly overlays: readonly string[];
  readonly declarations: readonly Declaration[];
  /** Whether there is such a file, whatever is in it. */
  readonly exists: (path: string) => boolean;
}

export function group(candidates: readonly Candidate[], { sets, overlays, declarations, exists }: Known): Group[] {
  const groups: Group[] = [];
  const taken = new Set<string>();
  const add = (files: readonly string[], partial: boolean | undefined, source?: string): void => {
    const there = files.filter(exists);
    const key = there.join('\n');
    if (there.length === 0 || groups.some((g) => g.files.join('\n') === key)) return;
    for (const path of source === undefined ? there : [source, ...there]) taken.add(path);
    groups.push({ files: there, partial, ...(source !== undefined && { source }) });
  };
  const values = new Set(candidates.flatMap((c) => (c.values ? [c.path] : [])));
  for (const files of sets) if (files.some((f) => values.has(f))) add(files, false);
  const said = new Set(taken);
  for (const d of declarations) {
    // What a template fills in, or stands elsewhere, makes the list one of several, or of less than all.
    if (d.files.length === 0 || !d.files.every((f) => exists(f) && !said.has(f)) || said.has(d.source)) continue;
    const alone = declarations.every((o) => o === d || o.source !== d.source);
    if (alone) add(d.files, undefined, d.source);
    else if (!d.inline) add(d.files, false);
  }
  const onTop = new Set(overlays);
  for (const { path } of candidates)
    if (!taken.has(path))
      groups.push({ files: [path], partial: onTop.has(path) || isOnTop(path, values) ? true : undefined });
  return groups;
}

/** `values-prod.yaml` beside `values.yaml`. */
function isOnTop(path: string, values: ReadonlySet<string>): boolean {
  const folder = folderOf(path);
  return values.has(path) && [...basesOf(path.slice(folder.length))].some((base) => values.has(folder + base));
}
