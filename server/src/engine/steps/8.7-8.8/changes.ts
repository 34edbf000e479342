/** What 8.8 does otherwise though no key of the files says so: defaults that changed, and objects with other names. */
import type { Path } from '../../rules/rule.ts';
import type { ChangedDefault, ChangedObject } from '../step.ts';

const CLUSTER = ['orchestration.enabled'] as const;
const AUTH = 'global.identity.auth.enabled';
const same = (path: Path, on: readonly Path[], means: string): ChangedDefault => ({ was: path, now: path, on, means });

export const CHANGED_DEFAULTS: readonly ChangedDefault[] = [
  same('global.image.pullPolicy', [], 'Every start of a pod asks the registry.'),
  ...['limits.cpu', 'limits.memory', 'requests.cpu', 'requests.memory'].map((what) => ({
    was: `zeebe.resources.${what}`,
    now: `orchestration.resources.${what}`,
    on: CLUSTER,
    means: 'One pod does the work of gateway, Operate and Tasklist too: the nodes need room for it.',
  })),
  ...(
    [
      ['grpcName', 'grpcName'],
      ['restName', 'httpName'],
      ['httpName', 'managementName'],
    ] as const
  ).map(([was, now]) => ({
    was: `zeebeGateway.service.${was}`,
    now: `orchestration.service.${now}`,
    on: CLUSTER,
    means: 'Monitors, meshes and policies may name the ports of the Service.',
  })),
  {
    was: 'global.identity.auth.zeebe.clientId',
    now: 'orchestration.security.authentication.oidc.clientId',
    on: [...CLUSTER, AUTH],
    means: 'The cluster signs in as this client: another provider than the Keycloak of the chart must know it.',
  },
  same('connectors.logging.level.io\\.camunda\\.connector', ['connectors.enabled'], 'Connectors log more.'),
  same(
    'global.identity.auth.console.redirectUrl',
    ['console.enabled', AUTH],
    'Without an Ingress, Console is reached at another local port.',
  ),
  same(
    'global.identity.auth.webModeler.redirectUrl',
    ['webModeler.enabled', AUTH],
    'Without an Ingress, Web Modeler is reached at another local port.',
  ),
  same('elasticsearch.image.tag', ['elasticsearch.enabled'], 'The storage restarts with a newer version.'),
];

export const CHANGED_OBJECTS: readonly ChangedObject[] = [
  {
    on: CLUSTER,
    means:
      'The Deployments of gateway, Operate and Tasklist are gone, with their ServiceAccounts and ServiceMonitors: the StatefulSet of the brokers does their work, in a container called `orchestration`.',
  },
  {
    on: CLUSTER,
    means:
      'The Services of Operate and Tasklist are gone: callers use the Service of the gateway, port 8080, which leads to the pods of the brokers.',
  },
  {
    on: CLUSTER,
    unless: 'orchestration.index.replicas',
    means:
      'Records of the brokers get one replica of each index, where 8.7 left it to the storage. With a single node, set `orchestration.index.replicas: 0`.',
  },
  {
    on: ['identity.enabled'],
    means: 'The container of Identity listens on 8084 instead of 8080: network policies name ports of containers.',
  },
  {
    on: ['global.ingress.enabled'],
    means:
      'The combined Ingress is a new object, with `-http` at the end of its name; while Helm replaces the old one, its addresses can be away for a moment.',
  },
  {
    on: ['orchestration.ingress.grpc.enabled'],
    means:
      'The gRPC Ingress is a new object with another name: an admission webhook may refuse it while the old one with its host is there.',
  },
];
