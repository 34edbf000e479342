import { catalogue } from '../charts/catalogue.ts';
import type { Json } from '../yaml/tree.ts';

/** What a layer writes so that the chart's own value counts again: over a default, null would delete that one as well. */
export const unsaid = (path: readonly string[]): Json => catalogue('8.8').default(path) ?? null;
