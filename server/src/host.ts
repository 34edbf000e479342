/**
 * Where the server runs. It is given what only some places have; what is not there is not offered, and whoever asks for it is told
 * so. Everything but the folders `node/`, `browser/`, `helm/` and `cli/` runs in any of them.
 */
import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { Source, Unread } from './folder/source.ts';
import type { Machine } from './helm/machine.ts';
import type { Lifecycle } from './session/lifecycle.ts';
import type { Turns } from './session/turns.ts';

export interface Host {
  /** The way to the client, opened once; what takes long to write is written in turns. */
  readonly connect: (lifecycle: Lifecycle, turns: Turns) => Connection;
  /** Does beforehand what telling of a diagnostic costs. */
  readonly prepare?: (diagnostic: Diagnostic) => void;
  /** The files of a folder; undefined for one of another file system. */
  readonly folder?: (uri: string) => Folder | undefined;
  /** What verifying takes. */
  readonly machine?: Machine;
}
export interface Folder extends Source {
  /** The text of its settings; undefined where it has none. */
  readonly settings: () => string | Unread | undefined;
  /** Another one as soon as the file is written; undefined where nobody can say. */
  readonly stampOf: (path: string) => string | undefined;
}
