/** `operate.*` and `tasklist.*`: applications of the cluster now; `executionIdentity.*` never left its preview. */
import { manual, move, remove, reshape } from './table.ts';
import type { KeyRule } from '../../rules/rule.ts';

const ONE_POD = 'One pod runs the cluster';

function application(root: 'operate' | 'tasklist'): KeyRule[] {
  const section = root;
  const name = root === 'operate' ? 'Operate' : 'Tasklist';
  const gone = `${name} runs inside the cluster in 8.8 and has no Deployment of its own, so nothing reads this.`;
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
      why: `${name} is a profile of the cluster; the old switch is not read, so what was off comes back.`,
      source: ['render: `enabled: false` is ignored by the compatibility layer'],
    }),
    move(id('pod-labels'), `${root}.podLabels`, 'orchestration.podLabels', {
      section,
      safety: 'review',
      why: `${ONE_POD}; what the brokers say wins.`,
    }),
    move(id('pod-annotations'), `${root}.podAnnotations`, 'orchestration.podAnnotations', {
      section,
      safety: 'review',
      why: `${ONE_POD}; what the brokers say wins.`,
    }),
    move(
      id('service-account-annotations'),
      `${root}.serviceAccount.annotations`,
      'orchestration.serviceAccount.annotations',
      {
        section,
        safety: 'review',
        why: 'The ServiceAccount of this component is gone; a cloud identity bound by annotation would be lost.',
      },
    ),
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
        why: `${ONE_POD}: decide whether \`orchestration.${k}\` needs a part of this.`,
      }),
    ),
    reshape(id('ingress'), `${root}.ingress`, 'separate-ingress', {
      section: 'ingress',
      why: `Ingresses of single components are gone: use \`global.ingress\` with \`orchestration.contextPath\`, or an Ingress of your own in \`global.extraManifests\`.`,
      source: [`render: ${root}.ingress.enabled: true is ignored without a word`],
    }),
    remove(id('service'), `${root}.service`, {
      section,
      safety: 'review',
      why: `The Service of ${name} is gone: callers use <release>-zeebe-gateway and its HTTP port.`,
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
    why: 'These restrictions exist in the first version of Tasklist only; 8.8 runs the second unless CAMUNDA_TASKLIST_V2_MODE_ENABLED is false.',
    source: ['Camunda documentation, Tasklist 8.8'],
  }),
  remove('execution-identity/root', 'executionIdentity', {
    section: 'top-level',
    severity: 'warning',
    safety: 'review',
    why: 'The preview of 8.7 is built into the cluster in 8.8 (`orchestration.profiles.identity`).',
  }),
];
function kebab(name: string): string {
  return name.replace(/[A-Z]+/g, (c) => `-${c.toLowerCase()}`);
}
