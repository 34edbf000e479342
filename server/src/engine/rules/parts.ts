/** Which parts of a deployment are off: chart 12.x reads nothing of their blocks but what others ask for. */
import type { View } from '../view.ts';
import { isFalse, isObject, meantBy, type Json } from '../yaml/tree.ts';
import { look } from '../yaml/watch.ts';
import type { Part, Path } from './rule.ts';

/** What the switch of a part says. Where the one of 8.8 stands already, it counts, as it will in the upgraded file. */
function switchOf(part: Part, view: View): Json | undefined {
  const now = part.now === undefined ? undefined : view.get(part.now);
  // A null takes the default of the chart away, which leaves the part off.
  return now === undefined ? view.effective(part.switch) : now;
}
export const isOff = (part: Part, view: View): boolean =>
  look(() => {
    const said = switchOf(part, view);
    // A map is merged with the default, however empty it is.
    if (part.reversed) return said !== undefined && (isObject(said) || !isFalse(said));
    return said === undefined ? part.absent === true : isFalse(said);
  });
/** A text in place of the old switch, of which nobody says "on": a tool may fill in anything. */
export const isUnsure = (part: Part, view: View): boolean =>
  look(() => {
    const said = view.said(part.switch);
    const open = typeof said === 'string' && said !== '' && meantBy(said) !== true;
    return open && (part.now === undefined || !view.has(part.now));
  });

/** Keys of a part that something else reads, also while the part is off. */
export function readBy(part: Part, view: View): Path[] {
  return (part.read ?? [])
    .filter((r) => look(() => r.by.some((path) => !isFalse(view.effective(path) ?? null))))
    .flatMap((r) => r.keys);
}
