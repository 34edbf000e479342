/** The folders that a .gitignore excludes. Its files are not asked: the one with the secrets is often in there. */
import { patternOf } from '../features/globs.ts';

export interface Ignores {
  /** The folder it stands in. */
  readonly path: string;
  /** About a folder below that one; undefined where it says nothing. */
  readonly says: (below: string) => boolean | undefined;
}

export function ignoredFolders(text: string): Pick<Ignores, 'says'> {
  const lines = text.split(/\r?\n/).flatMap((raw) => {
    const line = raw.replace(/(?<!\\)[ \t]+$/, '');
    if (line === '' || line.startsWith('#')) return [];
    const [, not, body = ''] = /^(!?)(.*?)\/?$/.exec(line) ?? [];
    // A slash inside ties it to the folder of the file.
    const glob = body.includes('/') ? body.replace(/^\//, '') : `**/${body}`;
    const pattern = patternOf(glob);
    return pattern ? [{ ignored: not !== '!', pattern }] : [];
  });
  return { says: (below) => lines.filter(({ pattern }) => pattern.test(below)).at(-1)?.ignored };
}
