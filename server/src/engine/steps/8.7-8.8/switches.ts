/** Keys of 8.7 that say `true` or `false`, and what chart 12.x makes of a text in their place: it has no schema. */
import { catalogue, isBoolean } from '../../charts/catalogue.ts';
import { formatPath, type Keys } from '../../path.ts';

/**
 * Written down as they are, so that `"false"` arrives as `false`, or as a text that Kubernetes refuses. Rendered: every switch of
 * 12.13 in both spellings; these differ.
 */
const WRITTEN =
  /ecurityContext\.|\.(?:automountServiceAccountToken|userAccessRestrictions\.enabled|smtpTlsEnabled|playEnabled)$/;

/** Asked with `if`, to which every text is on: `"false"` too. */
export function isSwitch(keys: Keys): boolean {
  return isBoolean(catalogue('8.7').get(keys)) && !WRITTEN.test(formatPath(keys));
}
