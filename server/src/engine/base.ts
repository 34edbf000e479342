/**
 * Does a set show the base of a deployment, or could all of it be a file on top of another one? What a whole deployment needs is
 * only added to a whole one.
 */
import type { ValuesSet } from './set.ts';
import { isObject } from './yaml/tree.ts';

const COMPONENTS = ['identity', 'identityKeycloak', 'connectors', 'optimize', 'console', 'webModeler'];
/** What decides how a deployment is made up, below the root of the brokers: where data lies, how many there are. */
const OF_THE_BROKERS = ['clusterSize', 'partitionCount', 'replicationFactor', 'pvcSize'];
/** The same elsewhere: who signs in, where it is reached. */
const DECISIONS = [
  'elasticsearch',
  'global.elasticsearch',
  'global.opensearch',
  'global.identity',
  'global.ingress',
  'global.multitenancy',
  'global.multiregion',
];
/** Components that a set speaks of; more than two of them are no patch. */
const SEVERAL = 3;

export function showsBase({ merged, step }: ValuesSet): boolean {
  const { oldRoots, newRoot, clusterName } = step.marks;
  const brokers = OF_THE_BROKERS.map((k) => `${oldRoots[0] ?? newRoot}.${k}`);
  if ([...brokers, ...DECISIONS, clusterName].some((p) => merged.has(p))) return true;
  const there = [...oldRoots, ...COMPONENTS].filter((c) => isObject(merged.get(c)));
  return there.length >= SEVERAL || there.some((c) => merged.has(`${c}.enabled`) || merged.has(`${c}.contextPath`));
}

/** Nobody said what the files are, and nothing in them does: asked about before anything is added to them. */
export const couldBeLayer = (set: ValuesSet): boolean =>
  set.version === set.step.from && set.options.partial === undefined && !showsBase(set);
