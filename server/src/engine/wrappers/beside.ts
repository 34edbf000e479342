/**
 * Files beside the values that hold none: other objects of Kubernetes, Kustomizations, and patches that these name. What they name of
 * the chart's objects is told for a deployment that is known, wherever the file lies.
 */
import { anyOf } from '../plan/nameLooker.ts';
import { unreadable, type LayerText, type ValuesSet } from '../set.ts';
import { due, finish, type Sliced } from '../slices.ts';
import { STEPS } from '../steps/index.ts';
import { parseDocuments, parsing } from '../yaml/parse.ts';
import { slotAt } from './steps.ts';
import type { Node, YamlDocument } from '../yaml/tree.ts';
import { setRemark, type Remark } from './around.ts';
import type { Form } from './forms.ts';
import { goneWords } from './gone.ts';
import { textOf, type Noted } from './mounts.ts';
import { namedIn, patchFiles } from './objects.ts';
import { findingWrappers } from './wrapped.ts';

/** A deployment that such a file may speak of. */
export interface Deployed {
  /** Paths or addresses of its files, with `/`; those of files beside it begin as they do. */
  readonly files: readonly string[];
  /** What it is called, where that is known. */
  readonly release: string | undefined;
  readonly set: Pick<ValuesSet, 'step' | 'version' | 'merged'>;
}
/** A file that is a patch, laid on `target` where there is one. */
export interface Patch {
  readonly file: string;
  readonly target: Node | undefined;
}

const OBJECTS: ReadonlySet<Form> = new Set([
  'kubernetes-object',
  'kubernetes-list',
  'kustomization',
  'config-map',
  'secret',
]);
/** A cheap look: there could be objects in it, or patches. */
export const looksLikeObjects = (text: string): boolean =>
  /^(?:\ufeff?\{|[\s-]*["']?(?:apiVersion|kind|resources)["']?[ \t]*:)/m.test(text);
/** A cheap look at a text with objects: it could name files that are patches. */
export const namesPatches = (text: string): boolean => /\b(?:patches\w*|transformers)["']?[ \t]*:/.test(text);
/** What it makes may be values. */
const generates = (text: string): boolean => /^["']?(?:configMap|secret)Generator\b/m.test(text);

/** It holds objects, and none of the documents of which the values are read. */
function* holding({ text, name }: LayerText, docs: readonly YamlDocument[]): Sliced<boolean> {
  if (!looksLikeObjects(text) || unreadable(text) !== undefined || docs.some((d) => d.problems.length > 0))
    return false;
  const all = yield* findingWrappers(text, docs, name);
  return (
    all.some((w) => w) && all.every((w, i) => !docs[i]?.root || (w !== undefined && !w.ours && OBJECTS.has(w.form)))
  );
}

/** Keys below which a deployment names objects that it takes values of. */
const TAKES = /\b(?:valuesFrom|valuesSecrets)\b/;
/** Which of some files hold objects, or are patches of others, and are nothing that values are read of. */
export function filesBeside<T extends LayerText>(files: readonly T[]): T[] {
  const patches = files.flatMap(patchesIn);
  return files.filter((file) => {
    const docs = parseDocuments(file.text, file.name);
    if (!finish(holding(file, docs))) return isPatch(file.name, patches);
    // A value may be taken from one of these by its name.
    const names = docs.flatMap(({ root }) => {
      const is = (key: string): string => textOf(root && slotAt(root, key.split('.'))?.value);
      return /^(?:ConfigMap|Secret)$/.test(is('kind')) ? [is('metadata.name')] : [];
    });
    const takes = (text: string): boolean => TAKES.test(text) && names.some((n) => n !== '' && text.includes(n));
    const isUsed = files.some((other) => other !== file && takes(other.text));
    return !isUsed && !generates(file.text);
  });
}

/** Files that a Kustomization, or what works like it, names as patches. */
export const patchesIn = ({ name, text }: LayerText): Patch[] =>
  looksLikeObjects(text) && namesPatches(text)
    ? patchFiles(parseDocuments(text, name)).map((p) => ({ file: below(folderOf(name), p.name), target: p.target }))
    : [];
/** One may be given by its whole path where the other is not. */
const patchOf = (name: string, patches: readonly Patch[]): Patch | undefined =>
  patches.find(({ file }) => file === plain(name) || plain(name).endsWith(`/${file}`));
const isPatch = (name: string, patches: readonly Patch[]): boolean => patchOf(name, patches) !== undefined;
const plain = (path: string): string => below('', path);
const folderOf = (path: string): string => path.replace(/[^\\/]*$/, '');
/** A path as it is said in a folder. */
function below(folder: string, path: string): string {
  const out: string[] = [];
  for (const part of (folder + path).split(/[\\/]/)) {
    const last = out.at(-1);
    if (part === '..' && last !== undefined && last !== '..' && last !== '') out.pop();
    else if (part !== '.') out.push(part);
  }
  return out.join('/');
}

/** A cheap look: it could name something that a chart has no more. */
export const namesGone = (text: string): boolean => WORDS.test(text);
/** The same with the names that the values of these deployments give. */
export const mayName = (text: string, all: readonly Deployed[]): boolean =>
  namesGone(text) || all.some(({ set }) => ownNames(set).some((name) => text.includes(name)));
export const namesItself = ({ set }: Deployed): boolean => ownNames(set).length > 0;
const WORDS = new RegExp(anyOf(STEPS.flatMap(({ names }) => goneWords(names))));
const ownNames = ({ merged }: Deployed['set']): string[] =>
  STEPS.flatMap(({ names }) => Object.values(names.named.by)).flatMap((root) =>
    [merged.text(`${root}.fullnameOverride`), merged.text(`${root}.nameOverride`)].filter((name) => name !== ''),
  );

/** Which deployments a file may speak of, the surest first. `near`: of what it does not call by its release, too. */
function about(name: string, all: readonly Deployed[]): { readonly of: Deployed; readonly near: boolean }[] {
  const folders = (path: string): string[] => plain(path).split('/').slice(0, -1);
  const own = folders(name);
  const shared = (path: string): number => {
    const other = folders(path);
    const end = own.findIndex((part, i) => part !== other[i]);
    return end < 0 ? own.length : end;
  };
  const near = all.map((of) => ({ of, depth: Math.max(0, ...of.files.map(shared)) }));
  const nearest = Math.max(0, ...near.map((n) => n.depth));
  const nearestOf = (release: string | undefined): number =>
    Math.max(...near.filter((n) => n.of.release === release).map((n) => n.depth));
  return near
    .filter(({ of, depth }) => depth === (of.release === undefined ? nearest : nearestOf(of.release)))
    .map(({ of, depth }) => ({ of, near: depth === nearest }))
    .sort((a, b) => Number(a.of.release === undefined) - Number(b.of.release === undefined));
}
const says = ({ text }: Noted, release: string): boolean =>
  text.includes(release) && new RegExp(`(?<![a-z0-9])${release}(?![a-z0-9])`).test(text);

export interface RemarkBeside {
  readonly remark: Remark;
  readonly of: Deployed;
}
/** What a file names that the charts of these deployments have no more, each place once. */
export function* remarksBeside(
  file: LayerText,
  all: readonly Deployed[],
  patches: readonly Patch[] = [],
): Sliced<RemarkBeside[]> {
  const docs = yield* parsing(file.text, file.name);
  const patch = patchOf(file.name, patches);
  if (!patch && !(yield* holding(file, docs))) return [];
  const out: RemarkBeside[] = [];
  const told = new Set<number>();
  const releases = all.flatMap((d) => d.release ?? []);
  for (const { of, near } of about(file.name, all)) {
    const { release } = of;
    const isOurs = (at: Noted): boolean =>
      release === undefined ? !releases.some((r) => says(at, r)) : near || says(at, release);
    const found: RemarkBeside[] = [];
    for (const doc of docs) {
      if (!doc.root) continue;
      for (const at of yield* namedIn(doc, [], doc.root, { release, prefixed: true, patched: patch })) {
        if (due()) yield;
        const remark = told.has(at.offset) || !isOurs(at) ? undefined : setRemark(at, of.set);
        if (remark) found.push({ remark, of });
      }
    }
    for (const { remark } of found) told.add(remark.at.offset);
    out.push(...found);
  }
  return out;
}
