/** What file names tell about the files of a deployment. */
import type { Uri } from 'vscode';

export const nameOf = (uri: Uri): string => uri.path.slice(uri.path.lastIndexOf('/') + 1);

/** `values.yaml` and `values-8.7.yaml` are upgraded to `values-8.8.yaml`. */
export const isUpgraded = (name: string): boolean => /-8\.8\.ya?ml$/i.test(name);
export const upgradedOf = (name: string): string =>
  isUpgraded(name) ? name : name.replace(/(?:[-_.]8\.7)?(\.ya?ml)$/i, '-8.8$1');

/** The values that refer to the prepared Secret, as the assistant for secrets calls them. */
export const isForSecrets = (name: string): boolean => /^existing-secrets-values(?:-\d+)?\.yaml$/.test(name);

export const couldBeOverlay = (name: string): boolean => /[-_.].+\.ya?ml$/i.test(name);
/** Names a file could be on top of: `a-b-prod.yaml` of `a-b.yaml` and `a.yaml`; upgraded files of upgraded files. */
export function basesOf(name: string): Set<string> {
  const [, stem = '', upgraded = ''] = /^(.*?)(-8\.8)?\.ya?ml$/i.exec(name) ?? [];
  const bases = new Set<string>();
  for (const { index } of stem.matchAll(/[-_.]/g)) {
    if (index > 0) for (const end of ['yaml', 'yml']) bases.add(`${stem.slice(0, index)}${upgraded}.${end}`);
  }
  return bases;
}

/** The order most people pass files in: the base first, then what refines it, secrets last. */
export function helmOrder<T extends { readonly name: string }>(files: readonly T[]): T[] {
  const names = new Set(files.map((f) => f.name));
  const rank = ({ name }: T): number => {
    if (/secret|credential|vault/i.test(name)) return 3;
    if ([...basesOf(name)].some((b) => names.has(b))) return 2;
    return /^values\.ya?ml$/i.test(name) || /base|common|shared|global/i.test(name) ? 0 : 1;
  };
  return [...files].sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
}
