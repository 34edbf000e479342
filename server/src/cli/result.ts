/** The result of an upgrade, read back. */
import type { Minor } from '../engine/steps/index.ts';
import {
  readSet,
  type LayerText,
  type Mount,
  type ReadOptions,
  type UpgradedLayer,
  type ValuesSet,
} from '../engine/index.ts';
import { putBack, type Arranged } from '../engine/wrappers/arrange.ts';
import { finish } from '../engine/slices.ts';
import { remount } from '../engine/wrappers/mount.ts';
import { parseDocuments } from '../engine/yaml/parse.ts';
import { label, type Input } from './files.ts';
import { fail } from './terminal.ts';

/**
 * What an upgrade left in the new texts, read as values of the version that they are of now. `fileOf`: the new text of the file in which a layer
 * stands.
 */
export function readResult(
  texts: readonly { readonly name: string; readonly after: string; readonly mount?: Mount | undefined }[],
  to: Minor,
  options: ReadOptions,
  fileOf: (layer: number) => string = () => '',
): ValuesSet {
  const now = texts.map(({ name, after, mount }, i): LayerText => {
    const file = mount ? fileOf(i) : '';
    const there = mount && finish(remount(file, parseDocuments(file, name), mount));
    return there ? { name, text: there.projection.text, mount: there } : { name, text: after };
  });
  // They are where this step leads: what the next one would change is not their fault.
  return readSet(now, { ...options, from: to, target: to });
}

/** The new text of each file: values that stand inside a document are put back into it. */
export function textsOf(
  inputs: readonly Input[],
  { layers: parts }: Arranged,
  layers: readonly UpgradedLayer[],
): string[] {
  return putBack(inputs, parts, layers).map((done, i) => {
    if (done) return done.text;
    const name = label(inputs[i]?.name ?? '');
    return fail(
      `${name}: the upgraded values do not fit where the old ones stand. Nothing is written. Put the values into a file of their own, upgrade that file, and put the result back.`,
    );
  });
}
