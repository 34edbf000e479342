/** Where the files of a folder come from: a disk, or an editor that has them in another way. Paths are below the folder, with `/`. */
export type Seen =
  | {
      readonly is: 'file';
      readonly path: string;
      /** Its text for a first look: letters that are not ASCII may be others. */
      readonly look: string;
      /** The Chart.yaml beside it. */
      readonly chart?: string | undefined;
    }
  /** Nobody can say what is in it. */
  | { readonly is: 'unread'; readonly path: string; readonly why: string }
  /** A folder that somebody has excluded. */
  | { readonly is: 'ignored'; readonly path: string };

export interface Unread {
  readonly why: string;
  /** Line and column, where there is a place. */
  readonly at?: string;
}
export interface Source {
  /** What a file is called where somebody reads of it. */
  readonly name: (path: string) => string;
  /** Every YAML file; never throws. */
  readonly see: () => Iterable<Seen> | AsyncIterable<Seen>;
  readonly read: (path: string) => Promise<string | Unread>;
}
