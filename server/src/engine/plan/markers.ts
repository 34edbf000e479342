/** The comments this tool leaves where a person must decide. They stay findings until they are gone. */
import { WAITS } from '../yaml/comments.ts';
import type { YamlDocument } from '../yaml/tree.ts';

export function marker(rule: string, path: string, why: string): string {
  return `camunda-upgrade[${rule}] ${path}: ${why}`;
}
export const isMarked = (text: string): boolean => text.search(WAITS) >= 0;
/** Offsets are UTF-16 code units of the file. */
export function markersIn(doc: YamlDocument): { rule: string; path: string; start: number; end: number }[] {
  // Nearly every text has none.
  if (!doc.source.text.includes('# camunda-upgrade[')) return [];
  const text = doc.source.text.slice(doc.start, doc.end);
  return [...text.matchAll(WAITS)].map((m) => {
    const start = doc.start + m.index + m[0].indexOf('#');
    return { rule: m[1] ?? '', path: m[2] ?? '', start, end: start + m[0].trim().length };
  });
}
