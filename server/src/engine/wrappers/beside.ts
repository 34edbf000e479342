/** Files beside the values that hold none: other objects of Kubernetes, Kustomizations, and patches that these name. */
import type { LayerText, ValuesSet } from '../set.ts';
import { finish } from '../slices.ts';
import { parseDocuments } from '../yaml/parse.ts';
import { setRemark, type Remark } from './around.ts';
import type { Form } from './forms.ts';
import { namedIn, patchFiles } from './objects.ts';
import { wrappersOf } from './wrapped.ts';

const OBJECTS: ReadonlySet<Form> = new Set(['kubernetes-object', 'kubernetes-list', 'kustomization']);

/** It holds objects that are none of the documents which are merged into values. */
export function isBeside({ text, name }: LayerText): boolean {
  if (!/^(?:\{|[\s-]*["']?(?:apiVersion|kind|resources)["']?[ \t]*:)/m.test(text)) return false;
  // What these make may be values.
  if (/^["']?(?:configMap|secret)Generator\b/m.test(text)) return false;
  const docs = parseDocuments(text, name);
  const all = wrappersOf(text, docs, name);
  return (
    docs.every((d) => d.problems.length === 0) &&
    all.some((w) => w) &&
    all.every((w, i) => !docs[i]?.root || (w !== undefined && !w.ours && OBJECTS.has(w.form)))
  );
}

const fileName = (path: string): string | undefined => path.split(/[\\/]/).at(-1);
/** What files beside the values name of the chart's objects, where they name any. `all`: all files that are given. */
export function besideRemarks(
  beside: readonly LayerText[],
  all: readonly LayerText[],
  set: ValuesSet,
  release: string | undefined,
): (LayerText & { readonly remarks: Remark[] })[] {
  const names = new Set(beside.map((f) => fileName(f.name) ?? ''));
  const patches = all
    .filter(({ text }) => [...names].some((name) => text.includes(name)))
    .flatMap((f) => patchFiles(parseDocuments(f.text, f.name)).map((p) => ({ ...p, by: f.name })));
  return beside.flatMap((file) => {
    const patch = patches.find((p) => p.by !== file.name && fileName(p.name) === fileName(file.name));
    const named = parseDocuments(file.text, file.name).flatMap((doc) =>
      doc.root ? finish(namedIn(doc, [], doc.root, { release, prefixed: true, patched: patch })) : [],
    );
    const remarks = named.flatMap((at) => setRemark(at, set) ?? []);
    return remarks.length > 0 ? [{ ...file, remarks }] : [];
  });
}
