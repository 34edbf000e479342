/** `zeebe.*`: the brokers become the orchestration cluster. */
import { kebab, move, remove, reshape } from './table.ts';
import type { KeyRule } from '../../rules/rule.ts';

const section = 'cluster';
const VOLUME = 'It is part of the volume claims, which Kubernetes never lets change.';
const HTTP = 'In 8.8 `httpPort` is REST; monitoring is `managementPort`.';

export const CLUSTER: readonly KeyRule[] = [
  move('zeebe/rename', 'zeebe', 'orchestration', {
    section: 'top-level',
    why: 'Brokers, gateway, Operate and Tasklist run as one cluster under `orchestration`.',
    source: [
      'guide, "Values key changes"',
      'render: without `zeebe.enabled: true` chart 13.x skips the whole block, also with its compatibility layer on',
    ],
  }),
  move('zeebe/enabled', 'zeebe.enabled', 'orchestration.profiles.broker', {
    section,
    safety: 'review',
    ifLeft: 'misread',
    why: '`false` no longer removes the StatefulSet: the brokers are one profile of the cluster.',
    source: ['render: `zeebe.enabled: false` still renders the StatefulSet'],
  }),
  move('zeebe/service-http-port', 'zeebe.service.httpPort', 'orchestration.service.managementPort', {
    section,
    safety: 'review',
    ifLeft: 'misread',
    why: HTTP,
    source: ['render: carried over by the compatibility layer, both Service ports become 9600'],
  }),
  move('zeebe/service-http-name', 'zeebe.service.httpName', 'orchestration.service.managementName', {
    section,
    safety: 'review',
    ifLeft: 'misread',
    why: HTTP,
  }),
  move('zeebe/service-extra-ports', 'zeebe.service.extraPorts', 'orchestration.service.extraPorts', {
    section,
    safety: 'review',
    todo: 'Check who can reach that Service.',
    why: 'Chart 13.x opens these ports on the Service of clients too.',
    details: 'Chart 12.x opened them on the headless Service of the brokers only.',
    source: ['render of both charts: `extraPorts` with a Service of type LoadBalancer'],
  }),
  move('zeebe/service-type', 'zeebe.service.type', 'orchestration.service.headless.type', {
    section,
    safety: 'review',
    why: 'In 8.8 `orchestration.service.type` is the Service of the gateway.',
    source: ['templates of both charts', '`headless.type` exists from chart 13.5'],
  }),
  move('zeebe/service-annotations', 'zeebe.service.annotations', 'orchestration.service.headless.annotations', {
    section,
    ifLeft: 'misread',
    why: 'They belong to the headless Service of the brokers.',
    details: 'The compatibility layer of the chart would put them on the Service of the gateway.',
  }),
  move('zeebe/image-repository', 'zeebe.image.repository', 'orchestration.image.repository', {
    section,
    safety: 'review',
    ifLeft: 'dangerous',
    shape: 'cluster-repository',
    why: 'The image of 8.8 is `camunda/camunda`: `zeebe` holds the brokers alone.',
    source: ['render: the compatibility layer runs the old image as the cluster'],
  }),
  move('zeebe/image-tag', 'zeebe.image.tag', 'orchestration.image.tag', {
    section,
    safety: 'review',
    ifLeft: 'dangerous',
    shape: 'image-tag',
    why: 'An old tag would start the old program with the new configuration.',
    details: 'Without a tag the chart uses its own.',
  }),
  move('zeebe/image-digest', 'zeebe.image.digest', 'orchestration.image.digest', {
    section,
    safety: 'review',
    ifLeft: 'dangerous',
    shape: 'image-digest',
    todo: 'Give the digest of an 8.8 image, or none.',
    why: 'A digest wins over the tag, and does not show its version.',
  }),
  move('zeebe/java-options', 'zeebe.javaOpts', 'orchestration.javaOpts', {
    section,
    safety: 'review',
    shape: 'image-paths',
    why: 'The image keeps its files in /usr/local/camunda now.',
    details: 'Only segments of paths are changed, nothing else that says zeebe.',
    source: ['render: the compatibility layer replaces every "zeebe" in the text'],
  }),
  move('zeebe/command', 'zeebe.command', 'orchestration.command', {
    section,
    safety: 'review',
    shape: 'cluster-command',
    todo: 'Check that the command still fits.',
    why: 'The image keeps its files in /usr/local/camunda now.',
    details:
      '`$(NAME)` follows a variable of the brokers to its new name. While the data is migrated, the importer runs this command too.',
    source: ['render: with `orchestration.command` the importer of 13.12 has the same command as the cluster'],
  }),
  move('zeebe/debug', 'zeebe.debug', 'orchestration.debug', {
    section,
    safety: 'review',
    ifLeft: 'ignored',
    why: 'Chart 12.x listed the environment when a broker started. Chart 13.x has the key, but nothing reads it.',
    source: [
      'render: `zeebe.debug` adds `env` to the start script of 12.13; no template of 13.12 asks for `orchestration.debug`',
    ],
  }),
  move('zeebe/log4j2', 'zeebe.log4j2', 'orchestration.log4j2', {
    section,
    safety: 'review',
    shape: 'image-paths',
    todo: 'Check the loggers and paths in it.',
    why: 'It is mounted at /usr/local/camunda/config/log4j2.xml.',
  }),
  move('zeebe/pvc-size', 'zeebe.pvcSize', 'orchestration.pvcSize', { section, why: VOLUME }),
  move('zeebe/pvc-access-modes', 'zeebe.pvcAccessModes', 'orchestration.pvcAccessModes', { section, why: VOLUME }),
  move('zeebe/pvc-storage-class', 'zeebe.pvcStorageClassName', 'orchestration.pvcStorageClassName', {
    section,
    why: VOLUME,
  }),
  move('zeebe/pvc-selector', 'zeebe.pvcSelector', 'orchestration.pvcSelector', { section, why: VOLUME }),
  move('zeebe/pvc-annotations', 'zeebe.pvcAnnotations', 'orchestration.pvcAnnotations', { section, why: VOLUME }),
  move('zeebe/persistence-type', 'zeebe.persistenceType', 'orchestration.persistenceType', { section, why: VOLUME }),
  move('zeebe/volume-claim-templates', 'zeebe.extraVolumeClaimTemplates', 'orchestration.extraVolumeClaimTemplates', {
    section,
    why: VOLUME,
  }),
  move(
    'zeebe/budget-minimum',
    'zeebe.podDisruptionBudget.minAvailable',
    'orchestration.podDisruptionBudget.minAvailable',
    {
      section,
      shape: 'budget-number',
      why: 'Chart 13.x accepts a number only; a percentage must become a number of brokers.',
      source: ['values.schema.json of 13.12'],
    },
  ),
  move(
    'zeebe/budget-maximum',
    'zeebe.podDisruptionBudget.maxUnavailable',
    'orchestration.podDisruptionBudget.maxUnavailable',
    {
      section,
      shape: 'budget-number',
      why: 'Chart 13.x accepts a number only; a percentage must become a number of brokers.',
      source: ['values.schema.json of 13.12'],
    },
  ),
  remove('zeebe/fullname-override', 'zeebe.fullnameOverride', {
    section,
    ifLeft: 'dangerous',
    why: 'Chart 12.x did not use it for the StatefulSet; chart 13.x would, and the brokers would start on empty volumes.',
    source: ['render: `orchestration.fullnameOverride` renames StatefulSet and Services'],
  }),
  remove('zeebe/name-override', 'zeebe.nameOverride', {
    section,
    ifLeft: 'dangerous',
    why: 'Chart 12.x did not use it for the StatefulSet; chart 13.x would, and the brokers would start on empty volumes.',
    source: ['render: `orchestration.nameOverride` renames StatefulSet and Services'],
  }),
  reshape('global/image-tag', 'global.image.tag', 'global-image-tag', {
    section: 'top-level',
    severity: 'warning',
    safety: 'review',
    ifLeft: 'dangerous',
    why: 'A tag of 8.7 must not be used by any 8.8 component.',
  }),
  ...(['console', 'identity', 'connectors', 'optimize', 'webModeler'] as const).flatMap((c) => [
    reshape(`${kebab(c)}/image-tag`, `${c}.image.tag`, 'image-tag', {
      section: 'top-level',
      safety: 'review',
      ifLeft: 'dangerous',
      why: 'An old tag would start the old program with the new configuration.',
      details: 'Without a tag the chart uses its own.',
      source: ['render: a carried-over tag is used'],
    }),
    reshape(`${kebab(c)}/image-digest`, `${c}.image.digest`, 'image-digest', {
      section: 'top-level',
      safety: 'review',
      ifLeft: 'dangerous',
      todo: 'Give the digest of an 8.8 image, or none.',
      why: 'A digest wins over the tag, and does not show its version.',
    }),
  ]),
];
