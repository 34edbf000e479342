/** What a check of the workspace found, and how long it holds: until something changes that it was found out from. */
import { basesOf } from '../sets/names.ts';

export interface FoundIn<T> {
  readonly uri: string;
  readonly diagnostics: readonly T[];
  /** What they were found out from. */
  readonly together: readonly string[];
}
/** Addresses are written as the editor writes them. */
export class Found<T> {
  private readonly files = new Map<string, FoundIn<T>>();
  private declaring = new Set<string>();

  of(uri: string): readonly T[] | undefined {
    return this.files.get(uri)?.diagnostics;
  }
  get all(): string[] {
    return [...this.files.keys()];
  }
  replace(files: readonly FoundIn<T>[], declaring: readonly string[]): void {
    this.files.clear();
    for (const file of files) this.files.set(file.uri, file);
    this.declaring = new Set(declaring);
  }

  /** These and the next ones say which files are out: nobody knows any more what is wrong in them. */
  changed(uri: string): string[] {
    if (this.declaring.has(uri)) return this.take(() => true);
    return this.take(({ together }) => together.includes(uri));
  }
  /** A file came or went: it can be what others go on top of, or say what they are. */
  cameOrWent(uri: string): string[] {
    const folder = uri.slice(0, uri.lastIndexOf('/') + 1);
    const name = uri.slice(folder.length);
    const beside = (other: string): boolean =>
      other.startsWith(folder) &&
      !other.includes('/', folder.length) &&
      (name === 'Chart.yaml' || basesOf(other.slice(folder.length)).has(name));
    return [...this.changed(uri), ...this.take((f) => beside(f.uri))];
  }
  /** A whole folder went. */
  below(folder: string): string[] {
    const start = folder.endsWith('/') ? folder : `${folder}/`;
    const gone = (uri: string): boolean => uri.startsWith(start);
    if ([...this.declaring].some(gone)) return this.take(() => true);
    return this.take(({ together }) => together.some(gone));
  }
  /** Files belong together in another way. */
  regrouped(isOther: (uri: string) => boolean): string[] {
    return this.take(({ together }) => together.some(isOther));
  }
  private take(isOut: (file: FoundIn<T>) => boolean): string[] {
    const out = [...this.files.values()].filter(isOut).map((f) => f.uri);
    for (const uri of out) this.files.delete(uri);
    return out;
  }
}
