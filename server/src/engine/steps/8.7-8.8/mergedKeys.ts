/** Keys that existed once per component and exist once now. */
import { derive, list, manual, move } from './table.ts';
import type { DeriveRule, KeyRule, ListRule } from '../../rules/rule.ts';

const section = 'merged-keys';
/** In the order of precedence. */
const COMPONENTS = ['zeebe', 'zeebeGateway', 'zeebe-gateway', 'operate', 'tasklist'] as const;
const from = (key: string): string[] => COMPONENTS.map((c) => `${c}.${key}`);
const GUARD =
  'render: with the compatibility layer on, the chart aborts on this key when the component says `enabled: true`, else ignores it';

export const MERGED_LISTS: readonly ListRule[] = [
  list('merge/env', 'orchestration.env', from('env'), 'name', {
    section,
    items: 'env',
    extra: [
      {
        from: 'operate.logging',
        items: 'operate-log-levels',
        absorb: true,
        leftover: 'operate-log-rest',
        none: 'merge/no-log-level',
      },
      // The log configuration of the image reads the variable, not the property that the chart writes.
      { from: 'zeebe.logLevel', items: 'log-level-variable', absorb: false },
      { from: 'global.multiregion.regions', items: 'region-exporters', absorb: false },
    ],
    why: 'One container has one list of variables.',
    source: [GUARD],
  }),
  list('merge/env-from', 'orchestration.envFrom', from('envFrom'), 'equality', {
    section,
    why: 'One container has one list of variable sources.',
    source: [GUARD],
  }),
  list(
    'merge/init-containers',
    'orchestration.initContainers',
    [
      ...from('initContainers'),
      'zeebe.extraInitContainers',
      'zeebeGateway.extraInitContainers',
      'zeebe-gateway.extraInitContainers',
    ],
    'name',
    {
      section,
      items: 'container',
      volumes: 'mounts',
      hides: ['zeebe', 'zeebeGateway', 'zeebe-gateway'].map((c) => [`${c}.initContainers`, `${c}.extraInitContainers`]),
      clash: 'rename',
      why: 'One pod has one list of init containers.',
      source: [GUARD],
    },
  ),
  list('merge/sidecars', 'orchestration.sidecars', from('sidecars'), 'name', {
    section,
    items: 'container',
    volumes: 'mounts',
    clash: 'rename',
    why: 'One pod has one list of sidecars.',
    source: [GUARD],
  }),
  list('merge/extra-volumes', 'orchestration.extraVolumes', from('extraVolumes'), 'name', {
    section,
    volumes: 'names',
    why: 'One pod has one list of volumes.',
    source: [GUARD],
  }),
  list('merge/extra-volume-mounts', 'orchestration.extraVolumeMounts', from('extraVolumeMounts'), 'mountPath', {
    section,
    items: 'container',
    volumes: 'names',
    why: 'One container has one list of mounts, and each path only once.',
    source: [GUARD],
  }),
  list('merge/tolerations', 'orchestration.tolerations', from('tolerations'), 'equality', {
    section,
    why: 'One pod has one list of tolerations.',
  }),
  list('merge/image-pull-secrets', 'orchestration.image.pullSecrets', from('image.pullSecrets'), 'name', {
    section,
    // Those of all components count only where a component has none of its own, in both charts.
    extra: [{ from: 'global.image.pullSecrets', items: 'shared-pull-secrets', absorb: false }],
    why: 'One image has one list of pull secrets.',
  }),
  list('connectors/env', 'connectors.env', ['connectors.env'], 'name', {
    section: 'connectors',
    items: 'env',
    extra: [{ from: 'connectors.inbound.mode', items: 'inbound-variables', absorb: true }],
    why: 'Connectors talk to the cluster only; `connectors.inbound` is gone.',
  }),
  list('identity/env', 'identity.env', ['identity.env'], 'name', {
    section: 'environment',
    items: 'env',
    why: 'Clients of Operate, Tasklist and Zeebe are not created any more.',
  }),
  list('optimize/env', 'optimize.env', ['optimize.env'], 'name', {
    section: 'environment',
    items: 'env',
    why: 'Chart 13.x accepts only strings as values of variables.',
  }),
  list('optimize/migration-java-options', 'optimize.migration.env', ['optimize.migration.env'], 'name', {
    section: 'environment',
    severity: 'warning',
    items: 'env',
    extra: [
      {
        from: 'optimize.migration.javaOpts',
        items: 'migration-java-options',
        absorb: true,
        leftover: 'migration-java-rest',
      },
      { from: 'optimize.javaOpts', items: 'migration-java-options', absorb: false },
    ],
    why: 'As a variable, the migration of Optimize keeps its Java options.',
    details:
      'In chart 13.x that container has none of its own, and gets those of `optimize.javaOpts` only beside a truststore.',
    source: [
      'templates/optimize/deployment.yaml of both charts: JAVA_TOOL_OPTIONS of the init container `migration`',
      'render of both charts: `optimize.javaOpts` alone',
    ],
  }),
];

const CONFIGURATION = {
  todo: 'Keep one of them, or merge them as YAML.',
  why: 'The cluster has one configuration, not one for each component.',
  details:
    'It replaces the application.yaml that the chart writes, in both charts. Single settings can go to values keys instead.',
};
export const MERGED_KEYS: readonly KeyRule[] = [
  ...COMPONENTS.map((c) =>
    manual(`${name(c)}/configuration`, `${c}.configuration`, { section, ...CONFIGURATION, source: [GUARD] }),
  ),
  ...COMPONENTS.map((c) =>
    move(`${name(c)}/extra-configuration`, `${c}.extraConfiguration`, 'orchestration.extraConfiguration', {
      section,
      safety: 'review',
      why: 'One container has all these files, in /usr/local/camunda/config.',
      source: [GUARD],
    }),
  ),
];

export const MERGED_VALUES: readonly DeriveRule[] = [
  derive(
    'merge/history-retention',
    'orchestration.history.retention.enabled',
    { from: 'history-retention' },
    {
      section,
      absorbs: ['operate.retention.enabled', 'tasklist.retention.enabled'],
      safety: 'review',
      ifLeft: 'ignored',
      group: 'history-retention',
      why: 'One retention deletes finished data of the whole cluster.',
      details:
        'It is on where both Operate and Tasklist had it on. Where only one of those that run had, it would delete the data of the other too: decide.',
    },
  ),
  derive(
    'merge/history-age',
    'orchestration.history.retention.minimumAge',
    { from: 'history-age' },
    {
      section,
      absorbs: ['operate.retention.minimumAge', 'tasklist.retention.minimumAge'],
      safety: 'review',
      ifLeft: 'ignored',
      group: 'history-retention',
      why: 'The longer of the two ages: nothing is deleted earlier.',
      details:
        'Where only one of Operate and Tasklist deleted, or the ages cannot be compared, it waits for the decision about the retention.',
    },
  ),
  derive(
    'migration/legacy-index-age',
    'orchestration.migration.data.tasks.legacyIndexRetentionAge',
    { from: 'legacy-index-age' },
    {
      section: 'migration',
      addition: true,
      safety: 'review',
      group: 'history-retention',
      when: {
        all: [{ fact: 'migrates-data' }, { not: { effective: 'orchestration.migration.data.enabled', is: false } }],
      },
      why: 'After the migration the old index of Tasklist is deleted at this age, by default 30 days.',
      details: 'It does not wait for the retention of the history.',
      source: [
        'values.yaml of chart 13.12: it says that the age follows `history.retention.minimumAge`, and gives it a default, with which it does not',
        'render of 13.12: MIGRATION_TASKS_LEGACYINDEXRETENTIONAGE is 30d beside `history.retention.minimumAge: 180d`',
      ],
    },
  ),
  derive(
    'merge/context-path',
    'orchestration.contextPath',
    { from: 'context-path' },
    {
      section: 'ingress',
      absorbs: ['operate.contextPath', 'tasklist.contextPath', 'zeebeGateway.contextPath', 'zeebe-gateway.contextPath'],
      addition: true,
      safety: 'manual',
      ifLeft: 'dangerous',
      todo: 'Check that this path suits you.',
      why: 'Operate, Tasklist and Zeebe share one path now.',
      details:
        'Operate is at `<path>/operate`, Tasklist at `<path>/tasklist`, REST at `<path>/v2`. A path set here keeps the addresses of Operate and Tasklist. Where another component, or the Ingress for gRPC on the same host, is at that path already, it is `<path>/orchestration`, and they move too.',
      source: [
        'render: with the path of the console the Ingress has two rules for it, and that of the console comes first',
        'render: with the path of gRPC on the same host, the Ingresses for HTTP and gRPC both have it',
      ],
    },
  ),
  derive(
    'ingress/cluster-path',
    'orchestration.contextPath',
    { from: 'opened-path' },
    {
      section: 'ingress',
      addition: true,
      safety: 'manual',
      todo: 'Leave it out if this Ingress must not lead to the cluster.',
      why: 'In 8.7 it led to none of Operate, Tasklist and Zeebe; at a path it leads to all of them.',
      details:
        'Operate is at `<path>/operate`, Tasklist at `<path>/tasklist`, REST at `<path>/v2`. Where another component, or the Ingress for gRPC on the same host, is at that path already, it is `<path>/orchestration`.',
      source: [
        'render of 12.13: without `contextPath` of Operate, Tasklist and gateway the combined Ingress has no path for them',
        'render of 13.12: with an empty `orchestration.contextPath` the combined Ingress has no path for the cluster',
      ],
    },
  ),
];
function name(c: string): string {
  return (
    {
      zeebe: 'zeebe',
      zeebeGateway: 'gateway',
      'zeebe-gateway': 'gateway-old-spelling',
      operate: 'operate',
      tasklist: 'tasklist',
    }[c] ?? c
  );
}
