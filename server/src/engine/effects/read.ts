/** What `helm template` prints, as objects; and the files inside them. */
import { readAsHelm, type HelmValue } from '../yaml/helm.ts';
import { parseDocuments } from '../yaml/parse.ts';
import { emptyObject, isObject, toJson, type Json } from '../yaml/tree.ts';
import type { KubernetesObject } from './objects.ts';

/** Documents that were read already, by their text: two renders have many in common. */
export type Seen = Map<string, readonly KubernetesObject[]>;

/** The objects of a render in its order; a document that cannot be read, or is no object, is left out. */
export function readObjects(text: string, seen: Seen = new Map()): KubernetesObject[] {
  // Whoever writes on the line of a marker writes no chart.
  const pieces = /^---[ \t]+[^#\s]/m.test(text) ? [text] : text.split(/^---(?:[ \t].*)?\r?$/m);
  return pieces.flatMap((piece) => {
    const known = seen.get(piece);
    if (known) return known;
    const objects = readValues(piece).filter(
      (json): json is Record<string, Json> => isObject(json) && typeof json.kind === 'string',
    );
    seen.set(piece, objects);
    return objects;
  });
}

/**
 * The values of a text, one for each document that can be read. Helm's reader of values is that of Kubernetes and many times
 * faster; what it refuses, or reads only in part, is read as the specification says.
 */
export function readValues(text: string): Json[] {
  const { documents, problem } = readAsHelm(text);
  if (problem || documents.some((d) => d.rest !== undefined))
    return parseDocuments(text, '', 'spring').flatMap((d) =>
      d.root && d.problems.length === 0 ? [toJson(d.root)] : [],
    );
  return documents.flatMap(({ value }) => (value === undefined ? [] : [asJson(value)]));
}
function asJson(value: HelmValue): Json {
  if (Array.isArray(value)) return value.map(asJson);
  if (!(value instanceof Map)) return value;
  const out = emptyObject();
  for (const [key, { value: inner }] of value) out[key] = asJson(inner);
  return out;
}
