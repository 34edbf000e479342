/** A secret of a deployment: where the old chart keeps it, and where the new one wants it. */
import type { ObjectName } from '../charts/objectName.ts';
import type { View } from '../view.ts';
import type { Json } from '../yaml/tree.ts';

/** Where the value is while the old version runs. */
export type Source =
  | { readonly from: 'secret'; readonly object: ObjectName; readonly key: string }
  /** A plain variable of the first container. */
  | { readonly from: 'variable'; readonly deployment: ObjectName; readonly variable: string }
  /** Nowhere: the old version had none. */
  | { readonly from: 'new' };

export interface SecretKey {
  readonly id: string;
  /** The new values key that names the key within the Secret. */
  readonly at: string;
  /** What it is called in the consolidated Secret when the files do not say. */
  readonly suggested: string;
  /** Where the secret itself may stand in the old values, and in the new ones. */
  readonly plain: readonly string[];
  readonly source: (old: View) => Source;
}
/** What a row may ask about the new values, with the defaults of the chart. */
export interface NewValues {
  readonly on: (path: string) => boolean;
  readonly get: (path: string) => Json | undefined;
  readonly text: (path: string) => string;
  /** How a component authenticates. */
  readonly method: (component: string) => { readonly value: string };
}
export interface SecretRow {
  readonly id: string;
  readonly what: string;
  /** The new block with `secret`, or the `auth` of a subchart. */
  readonly path: string;
  readonly form: 'secret' | 'subchart';
  /** The old spelling is the one to refer with: the new chart does not do all it has to with `secret`. */
  readonly keepsOld?: boolean;
  /** What the old spelling in new files calls the key, and the plain text. */
  readonly legacyKey?: string;
  readonly plainKey?: string;
  /** The old reference. With it the secret was the user's own already. */
  readonly old: string | undefined;
  /** There a text at `old` is the secret itself, not a name. */
  readonly oldIsPlain?: boolean;
  /** The new chart needs it whenever the row applies; others only when a plain text is there. */
  readonly required: boolean;
  readonly applies: (now: NewValues) => boolean;
  readonly keys: readonly SecretKey[];
}
