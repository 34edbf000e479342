/** `zeebe.*`: the brokers become the orchestration cluster. */
import { move, remove, reshape } from './table.ts';
import type { KeyRule } from '../../rules/rule.ts';

const section = 'cluster';
const VOLUME =
  'Part of the volume claims, which Kubernetes never lets change: losing it leaves the brokers on other volumes or blocks the upgrade.';
const HTTP =
  'In 8.7 `httpPort` of the brokers is the monitoring port; in 8.8 `httpPort` is REST and the web applications, and monitoring is `managementPort`, also on the Service that clients use.';

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
    why: 'The brokers are one profile of the cluster now; `false` here no longer removes the StatefulSet.',
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
    why: 'Chart 12.x opened these ports on the headless Service of the brokers only; 13.x opens them on the Service that clients use as well. Look who can reach that one.',
    source: ['render of both charts: `extraPorts` with a Service of type LoadBalancer'],
  }),
  move('zeebe/service-type', 'zeebe.service.type', 'orchestration.service.headless.type', {
    section,
    safety: 'review',
    why: 'The Service of the brokers is the headless one in 8.8; `orchestration.service.type` is that of the gateway.',
    source: ['templates of both charts', '`headless.type` exists from chart 13.5'],
  }),
  move('zeebe/service-annotations', 'zeebe.service.annotations', 'orchestration.service.headless.annotations', {
    section,
    ifLeft: 'misread',
    why: 'These belong to the headless Service of the brokers; the compatibility layer would put them on the gateway.',
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
    why: 'A tag of 8.7 or older would start the old program with the new configuration; without it the chart uses its own.',
  }),
  move('zeebe/image-digest', 'zeebe.image.digest', 'orchestration.image.digest', {
    section,
    safety: 'review',
    ifLeft: 'dangerous',
    shape: 'image-digest',
    why: 'A digest wins over the tag, and its version cannot be read from the file: give the digest of an 8.8 image, or none.',
  }),
  move('zeebe/java-options', 'zeebe.javaOpts', 'orchestration.javaOpts', {
    section,
    safety: 'review',
    shape: 'image-paths',
    why: 'The image keeps its files in /usr/local/camunda now; only path segments are changed, nothing else that says zeebe.',
    source: ['render: the compatibility layer replaces every "zeebe" in the text'],
  }),
  move('zeebe/command', 'zeebe.command', 'orchestration.command', {
    section,
    safety: 'review',
    shape: 'cluster-command',
    why: 'The layout of the image changed: /usr/local/camunda; and `$(NAME)` follows a variable of the brokers to its new name. While the data is migrated, the importer runs this command too.',
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
    why: 'Mounted at /usr/local/camunda/config/log4j2.xml; names of loggers and paths inside may need a look.',
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
    why: 'Chart 12.x never used it for the StatefulSet; under `orchestration` it would rename the StatefulSet and strand its volumes.',
    source: ['render: `orchestration.fullnameOverride` renames StatefulSet and Services'],
  }),
  remove('zeebe/name-override', 'zeebe.nameOverride', {
    section,
    ifLeft: 'dangerous',
    why: 'Chart 12.x never used it for the StatefulSet; under `orchestration` it would rename the StatefulSet and strand its volumes.',
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
      why: 'Chart 13.x honours a tag of 8.7: the old program would start with the new configuration. Without it the chart uses its own.',
      source: ['render: a carried-over tag is used'],
    }),
    reshape(`${kebab(c)}/image-digest`, `${c}.image.digest`, 'image-digest', {
      section: 'top-level',
      safety: 'review',
      ifLeft: 'dangerous',
      why: 'A digest wins over the tag, and its version cannot be read from the file: give the digest of an 8.8 image, or none.',
    }),
  ]),
];
function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);
}
