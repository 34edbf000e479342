/** What a place in a document around the values names. */
import type { Hit } from '../plan/nameLooker.ts';
import type { Minor } from '../steps/index.ts';

/**
 * `target`: it is patched, and nothing happens where it is not there. `object`: it is patched, and its tool ends with an error then.
 * `ignored`: differences of it are passed over. `named`: something points at it.
 */
export type How = 'target' | 'object' | 'ignored' | 'named';
export interface NamedObject {
  readonly how: How;
  /** Of a map with both; none where the tool asks for no kind. */
  readonly kind?: string | undefined;
  /** What the release is called, where that is known. */
  readonly release: string | undefined;
  /** Something may stand before it. */
  readonly prefixed?: boolean;
  /** The name is a regular expression. */
  readonly pattern?: boolean;
  /** What stands there is an image, or a container of the object of that name. */
  readonly is?: 'image' | 'container';
  readonly object?: string | undefined;
  /** Old names in a text, by the version that has them no more. */
  readonly hits?: readonly (Hit & { readonly minor: Minor })[];
}

/** What Helm takes for the name of a release. */
export const isReleaseName = (name: string): boolean =>
  name.length <= 53 && /^[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?$/.test(name);
