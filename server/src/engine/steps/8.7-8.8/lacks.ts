/** What an application.yaml of the cluster needs and a text may lack. */
import type { Json } from '../../yaml/tree.ts';

/** In words, for a sentence. `get` answers with the values as the chart sees them. */
export function lacks(has: (name: string) => boolean, get: (path: string) => Json | undefined): string[] {
  const any = (...names: string[]): boolean => names.some((n) => has(n));
  const size = get('clusterSize');
  const several = (typeof size !== 'number' && typeof size !== 'string') || !(Number(size) <= 1);
  const parts: readonly (readonly [needed: boolean, there: boolean, words: string])[] = [
    [
      get('global.noSecondaryStorage') !== true,
      any('camunda.data.secondary-storage', 'camunda.database.url', 'zeebe.broker.exporters.camundaexporter'),
      'the storage',
    ],
    [true, any('camunda.security'), 'authentication and authorizations'],
    [
      several,
      any('camunda.cluster.initial-contact-points', 'zeebe.broker.cluster.initialContactPoints'),
      'the addresses of the brokers',
    ],
    [several, any('camunda.cluster.node-id', 'zeebe.broker.cluster.nodeId'), 'the number of each broker'],
    [
      get('optimize.enabled') === true,
      any('zeebe.broker.exporters.elasticsearch', 'zeebe.broker.exporters.opensearch'),
      'the exporter that feeds Optimize',
    ],
    [true, any('spring.profiles'), 'the profiles'],
  ];
  return parts.filter(([needed, there]) => needed && !there).map(([, , words]) => words);
}
