/** `zeebeGateway.*` and its older spelling `zeebe-gateway.*`: the gateway runs inside the cluster. */
import { kebab, manual, move, remove, reshape } from './table.ts';
import type { KeyRule } from '../../rules/rule.ts';

const section = 'gateway';
const EMBEDDED = 'In 8.8 the gateway runs inside the brokers, whose own setting wins.';
const GONE = 'The gateway has no Deployment of its own in 8.8.';

const PORTS: readonly (readonly [old: string, now: string, why: string])[] = [
  ['restPort', 'httpPort', 'REST and the web applications share one port, called `httpPort` in 8.8.'],
  ['restName', 'httpName', 'REST and the web applications share one port, called `httpName` in 8.8.'],
  ['httpPort', 'managementPort', 'In 8.8 `httpPort` is REST; the whole cluster has one monitoring port.'],
  ['httpName', 'managementName', 'In 8.8 `httpName` is REST; the whole cluster has one monitoring port.'],
  ['grpcPort', 'grpcPort', EMBEDDED],
  ['grpcName', 'grpcName', EMBEDDED],
  ['type', 'type', 'The Service of the gateway keeps its name and is `orchestration.service` now.'],
  ['annotations', 'annotations', 'The Service of the gateway keeps its name and is `orchestration.service` now.'],
  ['loadBalancerIP', 'loadBalancerIP', EMBEDDED],
  ['loadBalancerSourceRanges', 'loadBalancerSourceRanges', EMBEDDED],
  ['gatewayPort', 'grpcPort', 'The older name of `grpcPort`.'],
  ['gatewayName', 'grpcName', 'The older name of `grpcName`.'],
];
/** In 8.8 keys of these names set up the ports of the brokers, which those of the gateway never did. */
const BROKERS = ['internalPort', 'internalName', 'commandPort'] as const;
/** They reach the brokers too. */
const WIDER = ['httpPort', 'httpName'];
/** One pod can have only one of these. */
const SINGLE = ['nodeSelector', 'priorityClassName', 'dnsPolicy', 'dnsConfig', 'log4j2'] as const;

/** The same rules for both spellings of the root; the ids of the older one carry a suffix. */
export function gateway(root: 'zeebeGateway' | 'zeebe-gateway'): KeyRule[] {
  const s = root === 'zeebeGateway' ? '' : '-old-spelling';
  const id = (name: string): string => `gateway/${name}${s}`;
  return [
    remove(id('root'), root, {
      section,
      safety: 'review',
      why: GONE,
      source: ['guide, "Values key changes"', 'render: ignored without an `enabled: true` that 12.x never had'],
    }),
    ...PORTS.map(([old, now, why]) =>
      move(id(`service-${kebab(old)}`), `${root}.service.${old}`, `orchestration.service.${now}`, {
        section,
        why,
        safety: old.startsWith('gateway') || WIDER.includes(old) ? 'review' : 'safe',
      }),
    ),
    ...BROKERS.map((k) =>
      remove(id(`service-${kebab(k)}`), `${root}.service.${k}`, {
        section,
        safety: 'review',
        why: `In 8.8 \`orchestration.service.${k}\` is that of the brokers, which keep theirs.`,
        source: [
          'render: moved there, it changes the ports of the brokers in their Service and in their configuration',
        ],
      }),
    ),
    move(id('grpc-ingress'), `${root}.ingress.grpc`, 'orchestration.ingress.grpc', {
      section: 'ingress',
      why: 'Only the gRPC ingress has a place of its own in 8.8.',
      source: ['render: the compatibility layer replaces the whole ingress map and aborts on a partial one'],
    }),
    move(id('grpc-tls-secret'), `${root}.ingress.grpc.tls.secretName`, 'orchestration.ingress.grpc.tls.secretName', {
      section: 'ingress',
      shape: 'openshift-tls',
      why: 'The TLS Secret of the gRPC ingress.',
      details: 'On an OpenShift router an empty name is "-" in 8.8.',
    }),
    ...['enabled', 'external', 'className', 'annotations', 'host', 'path', 'pathType', 'tls'].map((k) =>
      move(id(`flat-ingress-${kebab(k)}`), `${root}.ingress.${k}`, `orchestration.ingress.grpc.${k}`, {
        section: 'ingress',
        safety: 'review',
        group: 'gateway/flat-ingress',
        why: 'An older spelling of the gRPC ingress.',
        details: 'Chart 12.x obeyed it while its own `enabled` was true.',
      }),
    ),
    reshape(id('rest-ingress'), `${root}.ingress.rest`, 'separate-ingress', {
      section: 'ingress',
      todo: 'Set `global.ingress` and `orchestration.contextPath`.',
      why: 'Only the combined Ingress serves REST.',
      details: 'Or write an Ingress of your own in `global.extraManifests`.',
      source: ['render: `orchestration.ingress.rest.enabled: true` aborts; under zeebeGateway it is ignored'],
    }),
    move(id('pod-labels'), `${root}.podLabels`, 'orchestration.podLabels', {
      section,
      safety: 'review',
      why: EMBEDDED,
    }),
    move(id('pod-annotations'), `${root}.podAnnotations`, 'orchestration.podAnnotations', {
      section,
      safety: 'review',
      why: EMBEDDED,
    }),
    move(
      id('service-account-annotations'),
      `${root}.serviceAccount.annotations`,
      'orchestration.serviceAccount.annotations',
      {
        section,
        safety: 'review',
        todo: 'Check that its role allows what the gateway did.',
        why: 'The gateway uses this ServiceAccount now.',
      },
    ),
    reshape(id('disruption-budget'), `${root}.podDisruptionBudget`, 'gateway-budget', {
      section,
      safety: 'review',
      todo: 'See that `orchestration.podDisruptionBudget` says how many brokers may be down.',
      why: 'The gateway runs in the pods of the brokers, whose disruption budget counts for it.',
      source: ['render of both charts with the budget of the gateway alone: 13.x makes none'],
    }),
    reshape(id('service-account-name'), `${root}.serviceAccount.name`, 'account-name', {
      section,
      todo: 'Give what it was allowed to the ServiceAccount of the cluster.',
      why: 'The pods of the gateway ran as this one. Those of the cluster run as `orchestration.serviceAccount` says.',
      source: ['render of both charts with an account of another name'],
    }),
    ...SINGLE.map((k) =>
      manual(id(kebab(k)), `${root}.${k}`, {
        section,
        like: `zeebe.${k}`,
        todo: `Check whether \`orchestration.${k}\` should say this.`,
        why: 'The gateway has no pod of its own in 8.8.',
      }),
    ),
    remove(id('log-level'), `${root}.logLevel`, {
      section,
      safety: 'review',
      why: 'One process has one log level: that of the brokers.',
    }),
    ...(
      ['resources', 'affinity', 'javaOpts', 'command', 'podSecurityContext', 'containerSecurityContext'] as const
    ).map((k) =>
      manual(id(kebab(k)), `${root}.${k}`, {
        section,
        like: `zeebe.${k}`,
        todo: `Check whether \`orchestration.${k}\` needs a part of it.`,
        why: 'The gateway has no pod of its own in 8.8.',
      }),
    ),
  ];
}
