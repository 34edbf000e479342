/** Where in its file an offset of a layer is: a layer may stand inside a document. */
import { position } from '../yaml/parse.ts';
import type { Mount } from './mount.ts';

/** A text of values, and where in its file it stands if it is not the whole of it. */
export interface Standing {
  readonly text: string;
  readonly mount?: Mount | undefined;
}
/** 1-based line and column (UTF-16) in the file of an offset of the text. */
export function positionIn({ text, mount }: Standing, offset: number): { line: number; column: number } {
  if (!mount) return position(text, offset);
  const { projection } = mount;
  return position(projection.file, projection.outer(offset));
}
/** A path of the values as a path of the file. */
export const pathIn = (mount: Mount | undefined, path: string): string =>
  mount ? [mount.path, path].filter((p) => p !== '').join('.') : path;
