/** What file names tell about the files of a deployment. */
import type { Uri } from 'vscode';
import type { Minor } from '../../../server/src/protocol.ts';

export const nameOf = (uri: Uri): string => uri.path.slice(uri.path.lastIndexOf('/') + 1);

/** The versions in their order. Names are looked at before the server is there, so they are said here once more. */
const VERSIONS = ['8.7', '8.8', '8.9'] as const satisfies readonly Minor[];
export const [, ...LATER] = VERSIONS;
export const [OLDEST, FIRST] = VERSIONS;
/** The last version that files are led to. */
export const LAST: Minor = VERSIONS[VERSIONS.length - 1] ?? FIRST;
export const beforeOf = (version: Minor): Minor => VERSIONS[VERSIONS.indexOf(version) - 1] ?? OLDEST;

/** The step that an item of a checklist is of: those of later steps begin with it. */
export const stepOf = (item: string): Minor => LATER.find((v) => item.startsWith(`${beforeOf(v)}-${v}/`)) ?? FIRST;

/** `values-8.8.yaml`: the version that an upgrade has written the file for. */
export const upgradedTo = (name: string): Minor | undefined =>
  LATER.find((v) => new RegExp(`-${v}\\.ya?ml$`, 'i').test(name));
export const isUpgraded = (name: string): boolean => upgradedTo(name) !== undefined;
/** `values.yaml` and `values-8.7.yaml` are upgraded to `values-8.8.yaml`, and so on; what is of `to` or later stays. */
export function upgradedOf(name: string, to: Minor): string {
  const is = upgradedTo(name);
  if (is !== undefined && VERSIONS.indexOf(is) >= VERSIONS.indexOf(to)) return name;
  return name.replace(new RegExp(`(?:[-_.]${beforeOf(to)})?(\\.ya?ml)$`, 'i'), `-${to}$1`);
}
/** What the file can be called after the steps to a version, the latest first; a step that changes nothing keeps the name. */
export function namesUpTo(name: string, to: Minor): string[] {
  const names: string[] = [];
  for (const v of LATER.slice(0, LATER.findIndex((l) => l === to) + 1)) names.unshift(upgradedOf(names[0] ?? name, v));
  return names;
}
/** One name for a file and all that it is upgraded to. */
export function lineageOf(name: string): string {
  const is = upgradedTo(name);
  return is === undefined ? upgradedOf(name, FIRST) : name.replace(new RegExp(`-${is}(\\.ya?ml)$`, 'i'), `-${FIRST}$1`);
}

/** The values that refer to the prepared Secret, as the assistant for secrets calls them. */
export const isForSecrets = (name: string): boolean => /^existing-secrets-values(?:-\d+)?\.yaml$/.test(name);

/** An upgraded file is no layer of what it was made from, and neither are the values for its secrets. */
export const areOneStep = (a: string, b: string): boolean =>
  (isUpgraded(a) || isForSecrets(a)) === (isUpgraded(b) || isForSecrets(b));

export const couldBeOverlay = (name: string): boolean => /[-_.].+\.ya?ml$/i.test(name);
/** Names a file could be on top of: `a-b-prod.yaml` of `a-b.yaml` and `a.yaml`; upgraded files of upgraded files. */
export function basesOf(name: string): Set<string> {
  const is = upgradedTo(name);
  const upgraded = is === undefined ? '' : `-${is}`;
  const stem = name.replace(/\.ya?ml$/i, '').slice(0, -upgraded.length || undefined);
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

/** Folders of values files: what goes below all environments, and what holds them. */
export const BASE = /^(?:base|common|defaults?|global|shared)$/i;
export const ENVIRONMENTS = /^(?:clusters?|env|envs|environments?|overlays?|stages?)$/i;
/** How many folders of a path lie above the layout that its file is part of; undefined where no name says so. */
export function rootOf(folders: readonly string[]): number | undefined {
  const named = folders.flatMap((f, i) => (BASE.test(f) || ENVIRONMENTS.test(f) ? [i] : []));
  return named[named.length - 1];
}
