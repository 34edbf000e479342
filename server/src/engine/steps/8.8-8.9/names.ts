/** What chart 13.x makes and calls by a name, and what chart 14.x calls it. From renders of both charts. */
import type { Names } from '../step.ts';
import { asText } from '../../rules/functions.ts';
import type { View } from '../../view.ts';
import { note } from './table.ts';

const never = /(?!)/;
const OWN = 'a Secret of your own';
/** The database of the chart has a Secret of the same name, in both versions. */
const makesSecretOfIdentity = (merged: View): boolean =>
  merged.is('identity.enabled') &&
  merged.is('identity.externalDatabase.enabled') &&
  !merged.is('identityPostgresql.enabled') &&
  asText(merged.get('identity.externalDatabase.existingSecret')) === '';
const MODELER = '`<release>-web-modeler-restapi`';

/** What the migrations of 8.8 needed. */
const DONE = 'nothing, since the migrations of 8.8 are over';

export const NAMES: Names = {
  rules: {
    'names/service': 'web-modeler/old-service',
    'names/label': 'web-modeler/old-label',
    'names/workload': 'web-modeler/old-workload',
    'names/config-map': 'cluster/old-config-map',
    'names/secret': 'secrets/not-made',
  },
  services: { 'web-modeler-webapp': `the Service ${MODELER}` },
  label: 'app.kubernetes.io/component',
  labels: { webapp: '`restapi`, the pods of Web Modeler' },
  containers: {},
  container: 'orchestration',
  workloads: { 'web-modeler-webapp': `the Deployment ${MODELER}` },
  serviceAccounts: {},
  // Only where a Secret is meant: other objects have the name too.
  secrets: { 'web-modeler-restapi': OWN, 'identity-postgresql': OWN },
  madeOf: { '<release>-identity-postgresql': makesSecretOfIdentity },
  sureSecret: ' ',
  configMaps: {
    'zeebe-configuration-unified': '`<release>-zeebe-configuration`',
    'web-modeler-webapp-configuration': '`<release>-web-modeler-restapi-configuration`',
  },
  configMapKeys: {
    'web-modeler-configuration': [
      { was: 'pusher-app-key', now: '`pusher-app-key` of the Secret `<release>-web-modeler`' },
    ],
  },
  objects: {
    Deployment: { 'zeebe-migration-importer': DONE },
    Job: { 'zeebe-migration-data': DONE, 'zeebe-migration-identity': DONE },
    ConfigMap: {
      'zeebe-migration-data-env-vars': DONE,
      'zeebe-migration-importer-env-vars': DONE,
      'identity-migration-configuration': DONE,
    },
    PersistentVolumeClaim: {
      'camunda-platform-optimize-data-camunda':
        'the PersistentVolumeClaim `<release>-camunda-platform-optimize-data`, which is another volume',
      'camunda-platform-optimize-data-tmp': 'no volume of its own',
    },
    ServiceMonitor: {
      'camunda-platform-modeler-webapp': 'the ServiceMonitor `<release>-camunda-platform-modeler`',
    },
  },
  images: { 'camunda/web-modeler-webapp': '`camunda/web-modeler-restapi`' },
  named: {
    common: [],
    usual: [],
    once: ['camunda-platform', 'connectors', 'console', 'identity', 'optimize', 'web-modeler', 'zeebe'],
    by: { 'web-modeler-webapp': 'webModeler', 'zeebe-migration-importer': 'orchestration' },
  },
  ports: {},
  portsOf: {},
  volumes: {},
  file: { was: '', now: '', root: '', volume: '', is: never },
  release: { was: '', now: '', word: '', is: never },
  spared: [],
  variables: {},
  keptVariables: {},
  newVariables: new Set(),
};

const RENDER = 'render of 13.12 and 14.8: the objects of both, by name and labels';
const named = (id: string, why: string, ifLeft: 'ignored' | 'dangerous' = 'ignored') =>
  note(id, { section: 'components', severity: 'error', safety: 'manual', ifLeft, why, source: [RENDER] });
export const NAME_NOTES = [
  named('web-modeler/old-service', 'The Service of Web Modeler’s pages is gone; `restapi` serves them.'),
  named('web-modeler/old-label', 'No pod of Camunda has that label in 8.9.'),
  named('web-modeler/old-workload', 'What scales, watches or waits for that Deployment finds nothing.'),
  named(
    'secrets/not-made',
    'Chart 14.x makes no Secret of a password that stands in the values; pods that need it do not start.',
    'dangerous',
  ),
  named('cluster/old-config-map', 'Chart 14.x does not make it; pods that need it do not start.', 'dangerous'),
];
