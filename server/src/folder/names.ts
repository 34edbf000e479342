/** What file names tell about the files of a deployment; the same as the client sees in them. */
import { STEPS } from '../engine/steps/index.ts';

const VERSIONS = STEPS.map((s) => s.to.replace('.', '\\.')).join('|');

/** With its slash; empty for the root. */
export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** Names a file could be on top of: `a-b-prod.yaml` of `a-b.yaml` and `a.yaml`; upgraded files of upgraded files. */
export function basesOf(name: string): Set<string> {
  const [, stem = '', upgraded = ''] = new RegExp(`^(.*?)(-(?:${VERSIONS}))?\\.ya?ml$`, 'i').exec(name) ?? [];
  const bases = new Set<string>();
  for (const { index } of stem.matchAll(/[-_.]/g))
    if (index > 0) for (const end of ['yaml', 'yml']) bases.add(`${stem.slice(0, index)}${upgraded}.${end}`);
  return bases;
}
