/** What a text lacks that takes the place of the chart's. */
import type { Texts } from '../steps/step.ts';
import type { Json } from '../yaml/tree.ts';
import { readSettings } from './settings.ts';

/** In words, for a sentence. `get` answers with the values as the chart sees them. */
export function lacks(texts: Texts, text: string, get: (path: string) => Json | undefined): readonly string[] {
  const { has, problem } = readSettings(texts, text, 'yaml');
  return problem === undefined ? texts.lacks(has, get) : [];
}
export const inWords = (list: readonly string[]): string =>
  list.length < 2 ? list.join('') : `${list.slice(0, -1).join(', ')} and ${list[list.length - 1] ?? ''}`;
