/** What may become of a variable of a container. */

export type EnvVerdict =
  | { kind: 'keep'; rule: string }
  /** Same value, new name. */
  | { kind: 'rename'; rule: string; to: string }
  /** Stays, and a second item with the same value joins it. */
  | { kind: 'duplicate'; rule: string; also: string }
  /** No effect in the new version, or harmful there. */
  | { kind: 'drop'; rule: string }
  /** Only for a value that can move: a literal that is neither a template nor a reference to another variable. */
  | { kind: 'values-key'; rule: string; path: string; coerce?: 'string' | 'number' | 'boolean' }
  /** The user decides. */
  | { kind: 'manual'; rule: string };

export interface EnvFacts {
  /** The address of the one Elasticsearch or OpenSearch that the chart writes for the cluster. */
  secondaryStorageUrl?: string;
  /** Which of the two it is: some old names do not say. */
  secondaryStorage?: 'elasticsearch' | 'opensearch';
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
