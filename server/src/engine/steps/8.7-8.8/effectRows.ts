/** How effects are declared: rows of keys, objects and properties that one reason covers. */
import type { DeclaredEffect } from '../../rules/rule.ts';

export const below = (roots: readonly string[], ...keys: string[]): string[] =>
  roots.flatMap((root) => keys.map((key) => `${root}.${key}`));

export function moves(
  why: string,
  rows: readonly (readonly [at: string, object: string, property: string, object88: string, property88: string])[],
): DeclaredEffect[] {
  return rows.map(([at, object, property, object88, property88]) => ({
    at,
    what: 'moves',
    object,
    property,
    to: { object: object88, property: property88 },
    why,
  }));
}
export function application(workload: string): string {
  return workload.replace(/^\w+/, 'Application');
}
export function applications(...parts: string[]): string[] {
  return parts.map((part) => `Application/${part}`);
}

export const APPS = ['operate', 'tasklist'];
export const GATEWAY = ['zeebeGateway', 'zeebe-gateway'];
export const IMPORTER = 'Deployment/importer';
export const DATA = 'Job/data-migration';
export const IDENTITY = 'Job/identity-migration';
/** What runs beside the cluster while the data is migrated. */
export const HELPERS = [IMPORTER, DATA, IDENTITY];
export const CONFIGS = ['ConfigMap/importer', 'ConfigMap/data-migration', 'ConfigMap/identity-migration'];
export const MAIN = 'pod.containers[main]';

// Reasons that hold for keys of both tables.
export const BESIDE =
  'While the data is migrated, chart 13.x runs an importer and jobs beside the cluster, which 12.x does not have; this key sets them up too.';
export const TYPED =
  'A secret that stood in the values went into a Secret of the chart in 12.x; chart 13.x gives it to the programs as it is.';
export const IMPORTS = 'Records of 8.7 are read by the importer now, no longer by Operate and Tasklist.';
export const PASSWORD = 'The password is a variable that the configuration of 8.8 reads.';
export const PREVIEW = 'Only the preview of 8.7 had this; it is part of the cluster in 8.8.';
export const ALONE = 'In 8.8 the cluster keeps itself who may do what: it does not ask Management Identity.';
export const DOCUMENTS = 'Chart 13.x tells the importer and Optimize too where documents are kept.';
