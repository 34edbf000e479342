import { catalogue } from '../charts/catalogue.ts';
import type { Step } from '../steps/index.ts';
import type { Json } from '../yaml/tree.ts';

/** What a layer writes so that the chart's own value counts again: over a default, null would delete that one as well. */
export const unsaid = ({ to }: Step, path: readonly string[]): Json => catalogue(to).default(path) ?? null;
