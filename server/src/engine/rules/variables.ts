/** What may become of a variable of a container. */
import type { Scalar } from '../yaml/tree.ts';

/** The type of a values key that a variable goes to. */
export type ValueType = 'string' | 'number' | 'boolean';
/** As Spring reads them. */
const WORDS: ReadonlyMap<string, boolean> = new Map([
  ...['true', 'on', 'yes', '1'].map((word) => [word, true] as const),
  ...['false', 'off', 'no', '0'].map((word) => [word, false] as const),
]);
/** What the text of a variable is as a value of this type; undefined where it is none. */
export function valueOf(text: string, type: ValueType): Scalar | undefined {
  if (type === 'string') return text;
  const word = text.trim().toLowerCase();
  return type === 'boolean' ? WORDS.get(word) : /^\d+$/.test(word) ? Number(word) : undefined;
}

export type EnvVerdict =
  | { kind: 'keep'; rule: string }
  /** Stays, and the user has to know what the new version makes of it. */
  | { kind: 'told'; rule: string }
  /** Same value, new name. */
  | { kind: 'rename'; rule: string; to: string }
  /** Stays, and a second item with the same value joins it. */
  | { kind: 'duplicate'; rule: string; also: string }
  /** No effect in the new version, or harmful there. */
  | { kind: 'drop'; rule: string }
  /** Only for a value that can move: a literal that is neither a template nor a reference to another variable. */
  | { kind: 'values-key'; rule: string; path: string; coerce?: ValueType }
  /** The user decides. */
  | { kind: 'manual'; rule: string };

export interface EnvFacts {
  /** The address of the one Elasticsearch or OpenSearch that the chart writes for the cluster. */
  secondaryStorageUrl?: string;
  /** Which of the two it is: some old names do not say. */
  secondaryStorage?: 'elasticsearch' | 'opensearch';
  /** One key has the tenant checks on for every component. */
  tenantChecks?: boolean;
  /** A text takes the place of the application.yaml that the chart writes for the component. */
  ownFile?: boolean;
  /** Users sign in at a provider that the chart does not run. */
  external?: boolean;
  /** No verdict depends on it so far. */
  regions: number;
}

export interface EnvRule {
  id: string;
  todo?: string;
  why: string;
  details?: string;
  severity: 'error' | 'warning' | 'information';
  safety: 'safe' | 'review' | 'manual';
  source: string[];
}
