/** The pods of chart 13.x: what it declares itself, and where users add to it. */
import type { Pod } from '../tables.ts';

export const PODS: readonly Pod[] = [
  {
    at: 'orchestration',
    volumes: ['data', 'config', 'exporters', 'tmp'],
    mounts: [
      '/usr/local/bin/startup.sh',
      '/usr/local/camunda/data',
      '/exporters',
      '/tmp',
      '/usr/local/camunda/config/log4j2.xml',
      '/usr/local/camunda/config/application.yaml',
    ],
    claims: 'orchestration.extraVolumeClaimTemplates',
  },
  {
    at: 'orchestration.importer',
    volumes: ['data', 'config', 'exporters', 'tmp'],
    mounts: ['/usr/local/bin/startup.sh', '/usr/local/camunda/data', '/exporters', '/tmp'],
  },
  {
    at: 'orchestration.migration.data',
    volumes: ['config', 'tmp', 'logs'],
    mounts: ['/tmp', '/usr/local/camunda/logs'],
  },
  {
    at: 'orchestration.migration.identity',
    volumes: ['config', 'tmp', 'logs'],
    mounts: ['/tmp', '/usr/local/camunda/logs'],
  },
  { at: 'connectors', volumes: ['tmp', 'config'], mounts: ['/tmp', '/config/application.yaml'] },
  { at: 'identity', volumes: ['tmp', 'config'], mounts: ['/tmp', '/app/config/application.yaml'] },
  {
    at: 'optimize',
    volumes: ['tmp', 'camunda', 'environment-config'],
    mounts: ['/tmp', '/camunda', '/optimize/config/environment-config.yaml', '/optimize/config/application-ccsm.yaml'],
  },
  { at: 'console', volumes: ['console-configuration'], mounts: ['/var/run/config'] },
  { at: 'webModeler.restapi', volumes: ['tmp', 'config'], mounts: ['/tmp', '/home/runner/config/application.yaml'] },
  { at: 'webModeler.webapp', volumes: ['config'], mounts: ['/home/webapp/application.toml'] },
  { at: 'webModeler.websockets', volumes: ['config'], mounts: ['/home/webapp/config/application.yaml'] },
];
