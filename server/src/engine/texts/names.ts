/** Names of Spring properties: what a table says of them, and how Spring compares them. */

/**
 * `breaking`: the new version does not start while the old property is set to something other than the new one.
 * `direct`: the old property still works, unless the new one is set too; then the new one wins.
 */
export type PropertyKind = 'breaking' | 'direct';

export interface PropertyRow {
  property: string;
  legacy: string[];
  kind: PropertyKind;
  /** The variable of `property`; `<n>` stands for the index of a list item. */
  env: string;
  /** In the order of `legacy`. */
  legacyEnv: string[];
  /** The chart's own application.yaml always sets `property`. A variable still overrides what the file says. */
  chartWrites: boolean;
  /** Where the values say what the chart writes. Not always a key that could take the property's text: see env.ts. */
  valuesKey?: string;
}

export interface TextVerdict {
  /** A note of the rules. */
  readonly rule: string;
  /** The property's new name. */
  readonly to: string | undefined;
  /** `needed`: the upgrade renames it. `offered`: the text works as it is. */
  readonly rename: 'needed' | 'offered' | 'none';
  /** A values key that says it better. */
  readonly home: string | undefined;
}
/** `replaces`: the text is the application.yaml. `adds`: the chart writes one beside it. */
export type TextRole = 'replaces' | 'adds';

/** The parts of a property as Spring compares them: without dashes and case, list indexes as `#`. */
export function relaxedParts(name: string): string[] {
  return name
    .replace(/\[(\d*)\]/g, '.#')
    .split('.')
    .filter((p) => p !== '')
    .map((p) => p.replace(/[-_]/g, '').toLowerCase());
}

export class NameNode {
  readonly children = new Map<string, NameNode>();
  /** Rows for which this is an old name. */
  readonly old: PropertyRow[] = [];
  /** This is the new name of something. */
  now: string | undefined;
  /** Every setting below it is of interest. */
  all = false;
}
/** Every old and new name, part by part; below `whole` names of no row are of interest too. */
export function nameTree(rows: readonly PropertyRow[], whole: readonly string[]): NameNode {
  const root = new NameNode();
  const nodeAt = (name: string): NameNode =>
    relaxedParts(name).reduce((node, part) => {
      const next = node.children.get(part) ?? new NameNode();
      node.children.set(part, next);
      return next;
    }, root);
  for (const row of rows) {
    for (const old of row.legacy) nodeAt(old).old.push(row);
    nodeAt(row.property).now = row.property;
  }
  const everything = (node: NameNode): void => {
    node.all = true;
    for (const child of node.children.values()) everything(child);
  };
  for (const name of whole) everything(nodeAt(name));
  return root;
}
