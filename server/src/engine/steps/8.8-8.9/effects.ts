/**
 * What an upgrade to 8.9 does to the cluster beside what the keys did in 13.x, and why: measured by rendering every key on both
 * charts (`npm run test:effects`). What chart 14.x does whatever the values say is in `chartChanges.ts`.
 */
import { effects } from '../../rules/effects.ts';
import type { DeclaredEffect } from '../../rules/rule.ts';

const IMAGES = ['global', 'orchestration', 'connectors', 'identity', 'optimize', 'console', 'webModeler'];
const MODELER = ['webModeler.restapi', 'webModeler.websockets'];
const tags = [...IMAGES, ...MODELER].map((at) => `${at}.image.tag`);
const digests = [...IMAGES, ...MODELER].map((at) => `${at}.image.digest`);
const WORKLOADS = ['Deployment/*', 'StatefulSet/*'];
const part = (name: string): string[] =>
  ['Application', 'Deployment', 'ConfigMap', 'Job'].map((kind) => `${kind}/${name}`);

export const EFFECTS: readonly DeclaredEffect[] = [
  ...effects('drops', 'A tag or digest of 8.8 does not run with the configuration of 8.9: the chart uses its own.', [
    [tags, WORKLOADS, 'pod.*image.tag'],
    [tags, 'Application/console', 'CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_*_VERSION'],
    [digests, WORKLOADS, 'pod.*image.digest', 'pod.*image.tag'],
  ]),
  ...effects('drops', 'The importer and the jobs that took over data of 8.7 have done their work, and are gone.', [
    ['orchestration.migration', [...part('identity-migration'), ...part('data-migration')], '*'],
    [['orchestration.migration', 'orchestration.importer'], part('importer'), '*'],
  ]),
  ...effects('drops', 'Web Modeler is one application in 8.9: the pod of its pages, and their Service, are gone.', [
    ['webModeler.webapp', [...part('web-modeler-webapp'), 'Service/web-modeler-webapp'], '*'],
    ['webModeler.webapp', 'Application/console', 'CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_*'],
  ]),
  ...effects(['adds', 'changes'], 'Console lists Web Modeler as the one application that it is in 8.9.', [
    [
      ['webModeler.restapi', 'webModeler.contextPath'],
      'Application/console',
      'CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_*',
    ],
  ]),
  ...effects(
    'drops',
    'The Secret that chart 13.x generated stays in the cluster, and is read under its name as before.',
    [['global.secrets', 'Secret/*', 'exists', 'metadata.annotations.*']],
  ),
  ...effects('adds', 'The migration of Optimize, which runs before it, takes these options as well.', [
    ['optimize.javaOpts', 'Deployment/optimize', 'pod.initContainers[migration].env[JAVA_TOOL_OPTIONS]'],
  ]),
];
