/** The result of an upgrade, read back. */
import { readSet, type ReadOptions, type ValuesSet } from '../engine/index.ts';

/** What an upgrade left in the new texts, read as the 8.8 files they are. */
export function readResult(
  texts: readonly { readonly name: string; readonly after: string }[],
  options: ReadOptions,
): ValuesSet {
  return readSet(
    texts.map(({ name, after }) => ({ name, text: after })),
    { ...options, from: '8.8' },
  );
}
