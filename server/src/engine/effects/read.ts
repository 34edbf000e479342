/** What `helm template` prints, as objects. */
import { parseDocuments } from '../yaml/parse.ts';
import { isObject, toJson } from '../yaml/tree.ts';
import type { KubernetesObject } from './parts.ts';

/** The objects of a render in its order; a document that cannot be read, or is no object, is left out. */
export function readObjects(text: string): KubernetesObject[] {
  return parseDocuments(text, '', 'spring').flatMap((doc) => {
    const json = doc.root && doc.problems.length === 0 ? toJson(doc.root) : null;
    return isObject(json) && typeof json.kind === 'string' ? [json] : [];
  });
}
