/** Images of the bundled services: Bitnami moved theirs to another repository in August 2025, and the charts went along. */
import type { Json } from '../../yaml/tree.ts';

const SERVICES = new Set([
  'elasticsearch',
  'identityKeycloak',
  'identityPostgresql',
  'postgresql',
  'webModelerPostgresql',
]);
const MOVED = /^((?:docker\.io\/|registry-1\.docker\.io\/)?)bitnami\/(?=[a-z0-9._-]+$)/;

/**
 * Where the same image is now; undefined for every other key and text. `registry` is what stands beside it, or for all images:
 * a mirror of one's own has what was put into it.
 */
export function movedImage(
  path: readonly string[],
  value: Json,
  registries: readonly (Json | undefined)[],
): string | undefined {
  const [root = ''] = path;
  const image = path[path.length - 2] ?? '';
  if (!SERVICES.has(root) || path[path.length - 1] !== 'repository' || !/(?:^i|I)mage$/.test(image)) return undefined;
  if (typeof value !== 'string' || !MOVED.test(value)) return undefined;
  const mirrored = registries.some((r) => typeof r === 'string' && r !== '' && !/(?:^|\.)docker\.io\/?$/.test(r));
  return mirrored ? undefined : value.replace(MOVED, '$1bitnamilegacy/');
}
