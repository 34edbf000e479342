/**
 * Does a set show the base of a deployment, or could all of it be a file on top of another one? What a whole deployment needs is
 * only added to a whole one.
 */
import { LEGACY_ROOTS } from './version.ts';
import type { ValuesSet } from './set.ts';
import { isObject } from './yaml/tree.ts';

const COMPONENTS = [...LEGACY_ROOTS, 'identity', 'identityKeycloak', 'connectors', 'optimize', 'console', 'webModeler'];
/** What decides how a deployment is made up: where data lies, who signs in, how many brokers there are, where it is reached. */
const DECISIONS = [
  'zeebe.clusterSize',
  'zeebe.partitionCount',
  'zeebe.replicationFactor',
  'zeebe.pvcSize',
  'elasticsearch',
  'global.elasticsearch',
  'global.opensearch',
  'global.identity',
  'global.ingress',
  'global.multitenancy',
  'global.multiregion',
  'global.zeebeClusterName',
];
/** Components that a set speaks of; more than two of them are no patch. */
const SEVERAL = 3;

export function showsBase({ merged }: ValuesSet): boolean {
  if (DECISIONS.some((p) => merged.has(p))) return true;
  const there = COMPONENTS.filter((c) => isObject(merged.get(c)));
  return there.length >= SEVERAL || there.some((c) => merged.has(`${c}.enabled`) || merged.has(`${c}.contextPath`));
}

/** Nobody said what the files are, and nothing in them does: asked about before anything is added to them. */
export const couldBeLayer = (set: ValuesSet): boolean =>
  set.version === '8.7' && set.options.partial === undefined && !showsBase(set);
