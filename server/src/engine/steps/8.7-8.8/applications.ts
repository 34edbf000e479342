/** `operate.*` and `tasklist.*`: applications of the cluster now; `executionIdentity.*` never left its preview. */
import { kebab, manual, move, remove, reshape } from './table.ts';
import type { KeyRule } from '../../rules/rule.ts';

function application(root: 'operate' | 'tasklist'): KeyRule[] {
  const section = root;
  const name = root === 'operate' ? 'Operate' : 'Tasklist';
  const gone = `${name} has no pod of its own in 8.8.`;
  const id = (part: string): string => `${root}/${part}`;
  return [
    remove(id('root'), root, {
      section,
      safety: 'review',
      why: gone,
      source: [
        'guide, "Values key changes"',
        `render: ignored, or aborts with ${root}.enabled: true and a free-form key`,
      ],
    }),
    move(id('enabled'), `${root}.enabled`, `orchestration.profiles.${root}`, {
      section,
      ifLeft: 'ignored',
      why: `${name} is a profile of the cluster; without it, it is on.`,
      source: ['render: `enabled: false` is ignored by the compatibility layer'],
    }),
    move(id('pod-labels'), `${root}.podLabels`, 'orchestration.podLabels', {
      section,
      safety: 'review',
      why: 'One pod runs the cluster; what the brokers say wins.',
    }),
    move(id('pod-annotations'), `${root}.podAnnotations`, 'orchestration.podAnnotations', {
      section,
      safety: 'review',
      why: 'One pod runs the cluster; what the brokers say wins.',
    }),
    move(
      id('service-account-annotations'),
      `${root}.serviceAccount.annotations`,
      'orchestration.serviceAccount.annotations',
      {
        section,
        safety: 'review',
        todo: 'Check that its role has the permissions of the old one.',
        why: 'The component uses this ServiceAccount now.',
      },
    ),
    reshape(id('service-account-name'), `${root}.serviceAccount.name`, 'account-name', {
      section,
      todo: 'Give what it was allowed to the ServiceAccount of the cluster.',
      why: `The pods of ${name} ran as this one. Those of the cluster run as \`orchestration.serviceAccount\` says.`,
      source: ['render of both charts with an account of another name'],
    }),
    ...(
      [
        'nodeSelector',
        'affinity',
        'dnsPolicy',
        'dnsConfig',
        'javaOpts',
        'resources',
        'command',
        'podSecurityContext',
        'containerSecurityContext',
        'startupProbe',
        'readinessProbe',
        'livenessProbe',
      ] as const
    ).map((k) =>
      manual(id(kebab(k)), `${root}.${k}`, {
        section,
        like: `zeebe.${k}`,
        todo: `Check whether \`orchestration.${k}\` needs a part of it.`,
        why: gone,
      }),
    ),
    reshape(id('ingress'), `${root}.ingress`, 'separate-ingress', {
      section: 'ingress',
      todo: 'Use `global.ingress` with `orchestration.contextPath`.',
      why: 'Chart 13.x has no Ingress of a single component.',
      details: 'Or write an Ingress of your own in `global.extraManifests`.',
      source: [`render: ${root}.ingress.enabled: true is ignored`],
    }),
    remove(id('service'), `${root}.service`, {
      section,
      safety: 'review',
      todo: 'Let callers use the Service <release>-zeebe-gateway.',
      why: `${name} has no Service of its own in 8.8.`,
      details: 'At its HTTP port.',
    }),
  ];
}

export const APPLICATIONS: readonly KeyRule[] = [
  ...application('operate'),
  ...application('tasklist'),
  remove('operate/migration', 'operate.migration', {
    section: 'operate',
    safety: 'review',
    why: 'The schema migration of Operate is gone; `orchestration.migration.data` of 8.8 is something else.',
  }),
  remove('tasklist/user-access-restrictions', 'tasklist.identity.userAccessRestrictions', {
    section: 'tasklist',
    safety: 'review',
    why: '8.8 runs the second version of Tasklist, which has no such restrictions.',
    details: 'It runs the first while CAMUNDA_TASKLIST_V2_MODE_ENABLED is false.',
    source: ['Camunda documentation, Tasklist 8.8'],
  }),
  remove('execution-identity/root', 'executionIdentity', {
    section: 'top-level',
    severity: 'warning',
    safety: 'review',
    why: 'The preview of 8.7 is built into the cluster in 8.8 (`orchestration.profiles.identity`).',
  }),
];
