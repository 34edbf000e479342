/** Unified diffs that `git apply` and `patch -p1` accept, with secrets taken out where somebody only reads them. */
import { FILE_HEADERS_ONLY, formatPatch, structuredPatch, type StructuredPatch } from 'diff';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { printable, type Paint } from './terminal.ts';

export interface Change {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** The lines to show instead. */
  readonly masked: { readonly before: readonly string[]; readonly after: readonly string[] } | undefined;
}
export interface Diff {
  readonly text: string;
  /** How many lines are not what the files say. */
  readonly masked: number;
}

export function unifiedDiff(changes: readonly Change[]): Diff {
  const parts: string[] = [];
  let masked = 0;
  for (const { name, before, after, masked: shown } of changes) {
    if (before === after) continue;
    const path = pathInPatch(name);
    const patch = structuredPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, { context: 3 });
    if (shown) masked += hide(patch, before.split('\n'), after.split('\n'), shown);
    const text = formatPatch(patch, FILE_HEADERS_ONLY);
    // `patch` takes a name up to the first space, unless a tab ends it.
    parts.push(path.includes(' ') ? text.replace(/^(--- a\/.* .*|\+\+\+ b\/.* .*)$/gm, headerWithTab()) : text);
  }
  return { text: parts.join(''), masked };
}

/** Only the two header lines of a file, not lines of its hunks that look like them. */
function headerWithTab(): (line: string) => string {
  let left = 2;
  return (line) => (left-- > 0 ? `${line}\t` : line);
}

/** Relative to the current folder, as git has it; a file elsewhere by its whole path. */
function pathInPatch(name: string): string {
  if (name === '-') return 'values.yaml';
  const path = relative('.', resolve(name));
  const outside = path.startsWith(`..${sep}`) || path === '..' || isAbsolute(path);
  const slashes = (outside ? resolve(name) : path).split(sep).join('/');
  return slashes.replace(/^(?:[A-Za-z]:)?\//, '');
}

function hide(
  patch: StructuredPatch,
  before: readonly string[],
  after: readonly string[],
  shown: { readonly before: readonly string[]; readonly after: readonly string[] },
): number {
  let count = 0;
  for (const hunk of patch.hunks) {
    let old = hunk.oldStart - 1;
    let now = hunk.newStart - 1;
    hunk.lines = hunk.lines.map((line) => {
      const sign = line[0];
      if (sign === '\\') return line;
      const fromOld = sign === '+' ? undefined : shown.before[old];
      const fromNew = sign === '-' ? undefined : shown.after[now];
      const differs =
        (fromOld !== undefined && fromOld !== before[old]) || (fromNew !== undefined && fromNew !== after[now]);
      const text = fromOld !== undefined && fromOld !== before[old] ? fromOld : (fromNew ?? fromOld ?? '');
      if (sign !== '+') old++;
      if (sign !== '-') now++;
      if (!differs) return line;
      count++;
      return `${sign ?? ' '}${text}`;
    });
  }
  return count;
}

export function paintDiff(text: string, paint: Paint): string {
  return text
    .split('\n')
    .map((raw) => {
      const line = printable(raw.replace(/\r$/, '').replaceAll('\t', '    '));
      if (/^(?:---|\+\+\+) /.test(line)) return paint('bold', line);
      if (line.startsWith('@@')) return paint('cyan', line);
      if (line.startsWith('+')) return paint('green', line);
      if (line.startsWith('-')) return paint('red', line);
      return line;
    })
    .join('\n');
}
