/** The result of an upgrade, read back. */
import { readSet, type LayerText, type Mount, type ReadOptions, type ValuesSet } from '../engine/index.ts';
import { remount } from '../engine/wrappers/mounts.ts';
import { parseDocuments } from '../engine/yaml/parse.ts';

/**
 * What an upgrade left in the new texts, read as the 8.8 values they are. `fileOf`: the new text of the file in which a layer
 * stands.
 */
export function readResult(
  texts: readonly { readonly name: string; readonly after: string; readonly mount?: Mount | undefined }[],
  options: ReadOptions,
  fileOf: (layer: number) => string = () => '',
): ValuesSet {
  const now = texts.map(({ name, after, mount }, i): LayerText => {
    const file = mount ? fileOf(i) : '';
    const there = mount && remount(file, parseDocuments(file, name), mount);
    return there ? { name, text: there.projection.text, mount: there } : { name, text: after };
  });
  return readSet(now, { ...options, from: '8.8' });
}
