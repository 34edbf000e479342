/** Keys that chart 13.x reads only from some patch on. Source: values.yaml and templates of the tags of all its patches. */
import { formatPath } from '../../path.ts';
import { isObject, type Json } from '../../yaml/tree.ts';

const SINCE: readonly (readonly [patch: string, ...paths: string[]])[] = [
  ['13.2.0', 'identity.clients', 'orchestration.migration.identity.waitContainer.image'],
  ['13.2.2', 'orchestration.migration.identity.env'],
  ['13.3.0', 'global.elasticsearch.tls.jks', 'global.opensearch.tls.jks'],
  [
    '13.5.0',
    'optimize.javaOpts',
    'optimize.profiles',
    'optimize.caches',
    'optimize.multitenancy',
    'orchestration.security.initialization.authorizations',
    'orchestration.service.headless.type',
    'console.nodeEnv',
    'webModeler.restapi.javaOpts',
    'webModeler.webapp.nodeEnv',
    'webModeler.webapp.nodeOptions',
  ],
  ['13.5.3', 'global.documentStore.type.aws.irsa'],
  [
    '13.8.0',
    'orchestration.migration.data.extraVolumes',
    'orchestration.migration.data.extraVolumeMounts',
    'orchestration.migration.identity.extraVolumes',
    'orchestration.migration.identity.extraVolumeMounts',
  ],
  ['13.9.1', 'orchestration.migration.data.resources', 'orchestration.migration.identity.resources'],
  ['13.10.0', 'orchestration.hostNetwork'],
  [
    '13.10.1',
    ...['connectors', 'console', 'identity', 'optimize', 'orchestration', 'webModeler'].map(
      (c) => `${c}.serviceAccount.labels`,
    ),
    'webModeler.persistence.deploymentStrategy',
  ],
  ['13.11.0', 'global.tls.caBundle', 'orchestration.migration.identity.waitContainer.resources'],
  ['13.12.4', 'orchestration.topologySpreadConstraints'],
];
const PATCHES = new Map(SINCE.flatMap(([patch, ...paths]) => paths.map((path) => [path, patch] as const)));

/** Maps that patches of chart 12.x before the last one knew: what stands in them was a key. */
export const knownEarlier = (path: readonly string[]): boolean =>
  formatPath(path.slice(0, 5)) === 'global.identity.auth.console.existingSecret';

/** The least patch that reads every key of a set of 8.8, and the keys that ask for more than the first one does. */
export function leastPatch(
  values: Json,
): { patch: string; keys: readonly { path: string; patch: string }[] } | undefined {
  const keys: { path: string; patch: string }[] = [];
  const walk = (v: Json, above: readonly string[]): void => {
    if (!isObject(v)) return;
    for (const [k, x] of Object.entries(v)) {
      const path = [...above, k];
      const patch = PATCHES.get(formatPath(path));
      if (patch === undefined) walk(x, path);
      else if (says(x)) keys.push({ path: formatPath(path), patch });
    }
  };
  walk(values, []);
  keys.sort((a, b) => newer(b.patch, a.patch) || (a.path < b.path ? -1 : 1));
  const [first] = keys;
  return first && { patch: first.patch, keys };
}
/** Nothing is lost of what is empty. */
function says(v: Json): boolean {
  if (Array.isArray(v)) return v.length > 0;
  if (isObject(v)) return Object.values(v).some(says);
  return v !== null && v !== '' && v !== false;
}
function newer(a: string, b: string): number {
  const [x, y] = [a, b].map((p) => p.split('.').map(Number));
  for (let i = 0; i < 3; i++) if (x?.[i] !== y?.[i]) return (x?.[i] ?? 0) - (y?.[i] ?? 0);
  return 0;
}
