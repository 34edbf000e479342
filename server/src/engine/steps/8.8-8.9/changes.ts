/** What 8.9 does otherwise though no key of the files says so: defaults that changed, and objects with other names. */
import type { ChangedDefault, ChangedObject } from '../step.ts';

const same = (path: string, on: readonly string[], means: string): ChangedDefault => ({
  was: path,
  now: path,
  on,
  means,
});

export const CHANGED_DEFAULTS: readonly ChangedDefault[] = [
  same(
    'orchestration.livenessProbe.probePath',
    ['orchestration.enabled', 'orchestration.livenessProbe.enabled'],
    'A pod that is up but not ready is no longer restarted.',
  ),
  ...['limits.cpu', 'limits.memory', 'requests.cpu', 'requests.memory'].map((what) =>
    same(
      `webModeler.restapi.resources.${what}`,
      ['webModeler.enabled'],
      'It does the work of the webapp too: the nodes need room for it.',
    ),
  ),
];
export const CHANGED_OBJECTS: readonly ChangedObject[] = [
  {
    on: ['orchestration.enabled'],
    means:
      'The ConfigMap `<release>-zeebe-configuration-unified` is called `<release>-zeebe-configuration`: look at whoever mounts or patches it.',
  },
  {
    on: ['orchestration.enabled'],
    means:
      'Without an Ingress the cluster is reached at http://localhost:8080 instead of 8088: redirect addresses say so.',
  },
  {
    on: ['webModeler.enabled'],
    means:
      'The Deployment and the Service `<release>-web-modeler-webapp` are gone: routes, monitors and policies point at `<release>-web-modeler-restapi`.',
  },
  {
    on: ['identityPostgresql.enabled'],
    means: 'The database of Identity reads its passwords from files, no longer from variables; its volume stays.',
  },
];
