/** What the chart hands on to Kubernetes unread: which keys the Kubernetes API (1.31) knows there, and which words. */
import { closest } from '../charts/catalogue.ts';
import { chart } from '../charts/index.ts';
import type { Chart } from '../charts/chart.ts';
import { childPath, type Keys } from '../path.ts';
import type { Unit } from '../set.ts';
import { due, type Sliced } from '../slices.ts';
import { effectiveEntries, isObject, resolve, type Entry, type Json, type Node } from '../yaml/tree.ts';
import type { Collector } from './collect.ts';
import type { Fix, Told } from './told.ts';
import { isOpen } from './values.ts';

/** A map by its keys, `''` for a key of which nothing more is known; `also` are names nobody can list. */
interface Shape {
  readonly keys: Readonly<Record<string, string>>;
  readonly also?: RegExp;
  /** Kubernetes refuses a map without these. */
  readonly needs?: readonly string[];
  readonly words?: Readonly<Record<string, readonly string[]>>;
  /** Keys that Kubernetes wants without quotes. */
  readonly numbers?: readonly string[];
  readonly switches?: readonly string[];
  /** Keys with a name that becomes a label of DNS. */
  readonly names?: readonly string[];
}
const named = (...keys: readonly string[]): Record<string, string> => Object.fromEntries(keys.map((k) => [k, '']));

const CONTAINER_SECURITY = {
  ...named('allowPrivilegeEscalation', 'appArmorProfile', 'privileged', 'procMount', 'readOnlyRootFilesystem'),
  ...named('runAsGroup', 'runAsNonRoot', 'runAsUser', 'seLinuxOptions', 'windowsOptions'),
  capabilities: 'capabilities',
  seccompProfile: 'seccompProfile',
};
const SWITCHES = ['allowPrivilegeEscalation', 'privileged', 'readOnlyRootFilesystem', 'runAsNonRoot'];
const IDS = ['runAsUser', 'runAsGroup', 'fsGroup'];
const POD_AFFINITY = {
  requiredDuringSchedulingIgnoredDuringExecution: 'podTerm',
  preferredDuringSchedulingIgnoredDuringExecution: 'weighedPodTerm',
};
const REFERENCE = named('name', 'key', 'optional');

/** By name; a list has the shape of its items. */
const SHAPES: Readonly<Record<string, Shape>> = {
  resources: { keys: { limits: 'amounts', requests: 'amounts', claims: '' } },
  amounts: { keys: named('cpu', 'memory', 'ephemeral-storage', 'storage'), also: /\/|^hugepages-/ },
  podSecurityContext: {
    keys: {
      ...named('appArmorProfile', 'fsGroup', 'fsGroupChangePolicy', 'runAsGroup', 'runAsNonRoot', 'runAsUser'),
      ...named('seLinuxChangePolicy', 'seLinuxOptions', 'supplementalGroups', 'supplementalGroupsPolicy', 'sysctls'),
      ...named('windowsOptions', 'enabled'),
      seccompProfile: 'seccompProfile',
    },
    words: { fsGroupChangePolicy: ['Always', 'OnRootMismatch'] },
    numbers: IDS,
    switches: ['runAsNonRoot'],
  },
  containerSecurityContext: { keys: { ...CONTAINER_SECURITY, enabled: '' }, numbers: IDS, switches: SWITCHES },
  capabilities: { keys: named('add', 'drop') },
  seccompProfile: {
    keys: named('type', 'localhostProfile'),
    words: { type: ['RuntimeDefault', 'Unconfined', 'Localhost'] },
  },
  affinity: { keys: { nodeAffinity: 'nodeAffinity', podAffinity: 'podAffinity', podAntiAffinity: 'podAffinity' } },
  nodeAffinity: {
    keys: {
      requiredDuringSchedulingIgnoredDuringExecution: 'nodeSelectorTerms',
      preferredDuringSchedulingIgnoredDuringExecution: 'weighedNodeTerm',
    },
  },
  nodeSelectorTerms: { keys: { nodeSelectorTerms: 'nodeTerm' } },
  nodeTerm: { keys: { matchExpressions: 'nodeExpression', matchFields: 'nodeExpression' } },
  weighedNodeTerm: { keys: { weight: '', preference: 'nodeTerm' } },
  nodeExpression: {
    keys: named('key', 'operator', 'values'),
    words: { operator: ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt'] },
  },
  podAffinity: { keys: POD_AFFINITY },
  podTerm: {
    keys: {
      ...named('topologyKey', 'namespaces', 'matchLabelKeys', 'mismatchLabelKeys'),
      labelSelector: 'labelSelector',
      namespaceSelector: 'labelSelector',
    },
  },
  weighedPodTerm: { keys: { weight: '', podAffinityTerm: 'podTerm' } },
  labelSelector: { keys: { matchLabels: '', matchExpressions: 'labelExpression' } },
  labelExpression: {
    keys: named('key', 'operator', 'values'),
    words: { operator: ['In', 'NotIn', 'Exists', 'DoesNotExist'] },
  },
  tolerations: {
    keys: named('key', 'operator', 'value', 'effect', 'tolerationSeconds'),
    words: { operator: ['Exists', 'Equal'], effect: ['NoSchedule', 'PreferNoSchedule', 'NoExecute'] },
  },
  topologySpreadConstraints: {
    keys: {
      ...named('maxSkew', 'topologyKey', 'whenUnsatisfiable', 'minDomains', 'matchLabelKeys'),
      ...named('nodeAffinityPolicy', 'nodeTaintsPolicy'),
      labelSelector: 'labelSelector',
    },
    words: { whenUnsatisfiable: ['DoNotSchedule', 'ScheduleAnyway'] },
  },
  dnsConfig: { keys: { ...named('nameservers', 'searches'), options: 'dnsOption' } },
  dnsOption: { keys: named('name', 'value') },
  env: { keys: { name: '', value: '', valueFrom: 'valueFrom' } },
  valueFrom: {
    keys: {
      secretKeyRef: 'reference',
      configMapKeyRef: 'reference',
      fieldRef: 'fieldRef',
      resourceFieldRef: 'resourceFieldRef',
    },
  },
  reference: { keys: REFERENCE },
  pullSecret: { keys: named('name'), needs: ['name'] },
  fieldRef: { keys: named('apiVersion', 'fieldPath'), needs: ['fieldPath'] },
  resourceFieldRef: { keys: named('containerName', 'resource', 'divisor'), needs: ['resource'] },
  envFrom: { keys: { prefix: '', configMapRef: 'whole', secretRef: 'whole' } },
  whole: { keys: named('name', 'optional'), needs: ['name'] },
  extraVolumeMounts: {
    needs: ['name', 'mountPath'],
    keys: named('name', 'mountPath', 'subPath', 'subPathExpr', 'readOnly', 'recursiveReadOnly', 'mountPropagation'),
    words: { mountPropagation: ['None', 'HostToContainer', 'Bidirectional'] },
  },
  extraVolumes: {
    needs: ['name'],
    names: ['name'],
    keys: {
      ...named('name', 'downwardAPI', 'ephemeral', 'awsElasticBlockStore', 'azureDisk', 'azureFile', 'cephfs'),
      ...named('cinder', 'fc', 'flexVolume', 'flocker', 'gcePersistentDisk', 'gitRepo', 'glusterfs', 'image', 'iscsi'),
      ...named('photonPersistentDisk', 'portworxVolume', 'quobyte', 'rbd', 'scaleIO', 'storageos', 'vsphereVolume'),
      configMap: 'configMapVolume',
      secret: 'secretVolume',
      emptyDir: 'emptyDir',
      persistentVolumeClaim: 'claim',
      hostPath: 'hostPath',
      nfs: 'nfs',
      csi: 'csi',
      projected: 'projected',
    },
  },
  configMapVolume: { keys: { ...named('name', 'defaultMode', 'optional'), items: 'file' } },
  secretVolume: { keys: { ...named('secretName', 'defaultMode', 'optional'), items: 'file' } },
  file: { keys: named('key', 'path', 'mode') },
  emptyDir: { keys: named('medium', 'sizeLimit') },
  claim: { keys: named('claimName', 'readOnly') },
  hostPath: { keys: named('path', 'type') },
  nfs: { keys: named('server', 'path', 'readOnly') },
  csi: { keys: named('driver', 'fsType', 'nodePublishSecretRef', 'readOnly', 'volumeAttributes') },
  projected: { keys: named('sources', 'defaultMode') },
  container: {
    needs: ['name', 'image'],
    names: ['name'],
    keys: {
      ...named('name', 'image', 'command', 'args', 'workingDir', 'ports', 'volumeDevices', 'imagePullPolicy'),
      ...named('lifecycle', 'restartPolicy', 'resizePolicy', 'stdin', 'stdinOnce', 'tty'),
      ...named('terminationMessagePath', 'terminationMessagePolicy'),
      livenessProbe: 'probe',
      readinessProbe: 'probe',
      startupProbe: 'probe',
      env: 'env',
      envFrom: 'envFrom',
      volumeMounts: 'extraVolumeMounts',
      resources: 'resources',
      securityContext: 'containerSecurity',
    },
    words: { imagePullPolicy: ['Always', 'IfNotPresent', 'Never'] },
  },
  containerSecurity: { keys: CONTAINER_SECURITY, numbers: IDS, switches: SWITCHES },
  probe: {
    keys: {
      ...named('exec', 'failureThreshold', 'grpc', 'httpGet', 'initialDelaySeconds', 'periodSeconds'),
      ...named('successThreshold', 'tcpSocket', 'terminationGracePeriodSeconds', 'timeoutSeconds'),
    },
  },
};
/** Keys of the chart and the shape of what stands below them. */
const STARTS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['resources', 'podSecurityContext', 'containerSecurityContext', 'affinity', 'tolerations', 'dnsConfig'].map((k) => [
      k,
      k,
    ]),
  ),
  ...Object.fromEntries(
    ['topologySpreadConstraints', 'env', 'envFrom', 'extraVolumeMounts', 'extraVolumes'].map((k) => [k, k]),
  ),
  extraEnvVars: 'env',
  pullSecrets: 'pullSecret',
  initContainers: 'container',
  extraInitContainers: 'container',
  sidecars: 'container',
};

/** What they too hand on unread. */
const HANDED_ON = /^(?:tolerations|affinity|topologySpreadConstraints|extraEnvVars|extraVolumes|extraVolumeMounts)$/;

/** The shape of what stands below a key of the chart; undefined where the chart reads it itself. */
export function shapeBelow({ subcharts }: Chart, path: Keys): string | undefined {
  const [root = ''] = path;
  const key = path[path.length - 1] ?? '';
  return subcharts.has(root) && !HANDED_ON.test(key) ? undefined : STARTS[key];
}
/** A list or map whose items are looked at, though the chart lists only the subchart above it. */
export const isHandedOn = ({ subcharts }: Chart, path: Keys): boolean =>
  subcharts.has(path[0] ?? '') && HANDED_ON.test(path[path.length - 1] ?? '');
/** The keys of an item of a list. */
export const itemKeys = (of: Chart, list: Keys): readonly string[] =>
  Object.keys(SHAPES[shapeBelow(of, list) ?? '']?.keys ?? {});

/** Looks at everything below a key of the chart. */
export function* checkShape(c: Collector, unit: Unit, path: Keys, entry: Entry, virtual: boolean): Sliced<void> {
  const shape = shapeBelow(chart(c.values.minor), path);
  if (shape !== undefined) yield* look(c, unit, entry.value, shape, [...path], virtual);
}

function* look(
  c: Collector,
  unit: Unit,
  node: Node,
  name: string,
  path: (string | number)[],
  virtual: boolean,
): Sliced<void> {
  if (due()) yield;
  const value = resolve(node);
  const behind = virtual || node.kind === 'alias';
  if (value.kind === 'seq') {
    for (const [i, item] of value.items.entries()) yield* look(c, unit, item.value, name, [...path, i], behind);
    return;
  }
  const shape = SHAPES[name];
  // What stands directly below the key is judged by the chart's schema.
  const nested =
    typeof path[path.length - 1] === 'number' || shapeBelow(chart(c.values.minor), path.map(String)) !== name;
  if (nested && value.kind === 'scalar' && value.parent)
    c.ask(() => {
      if (value.value === null || isOpen(value.value)) return;
      const needed = shape?.needs?.map((k) => `\`${k}\``).join(' and ');
      const args = { wanted: needed === undefined ? 'a map' : `a map with ${needed}` };
      tell(c, 'validate/form', unit, path, node.parent, { args });
    });
  if (value.kind !== 'map' || !shape) return;
  const entries = effectiveEntries(value);
  const missing = shape.needs?.find((k) => !entries.has(k));
  if (missing !== undefined)
    c.ask(() => {
      tell(c, 'validate/form', unit, path, node.parent, { args: { wanted: `a map with \`${missing}\`` } });
    });
  for (const [key, { entry, merged }] of entries) {
    const below = shape.keys[key];
    const here = [...path, key];
    if (below === undefined && shape.also?.test(key) !== true)
      c.ask(() => unknown(c, unit, entry, shape, path, key, behind || merged));
    else if (below !== undefined && below !== '') yield* look(c, unit, entry.value, below, here, behind || merged);
    if (shape.words?.[key]) c.ask(() => word(c, unit, entry, shape.words?.[key], here, behind || merged));
    if ([shape.names, shape.numbers, shape.switches].some((keys) => keys?.includes(key)))
      c.ask(() => written(c, unit, entry, shape, key, here, behind || merged));
  }
}

function unknown(
  c: Collector,
  unit: Unit,
  entry: Entry,
  shape: Shape,
  path: readonly (string | number)[],
  key: string,
  virtual: boolean,
): void {
  if (isOpen(key)) return;
  const near = closest(key, Object.keys(shape.keys));
  const keys = keysOf(path);
  const siblings = entry.parent?.kind === 'map' ? entry.parent.entries.map((e) => e.key) : [];
  const movable = near !== undefined && !siblings.includes(near) && keys.length === path.length && !virtual;
  const fixes: Fix[] = movable ? [{ kind: 'move', path: [...keys, key], to: [...keys, near], except: new Set() }] : [];
  tell(c, 'validate/item-key', unit, path, entry, {
    targets: near === undefined ? [] : [childPath(shownAs(unit, path), near)],
    args: { key: `\`${key}\`` },
    fixes,
    safety: 'review',
  });
}

function word(
  c: Collector,
  unit: Unit,
  entry: Entry,
  words: readonly string[] | undefined,
  path: readonly (string | number)[],
  virtual: boolean,
): void {
  const node = resolve(entry.value);
  if (!words || node.kind !== 'scalar' || typeof node.value !== 'string' || isOpen(node.value)) return;
  const said = node.value;
  if (words.includes(said) || said === '' || said.includes('<')) return;
  const right = words.find((w) => w.toLowerCase() === said.toLowerCase());
  tell(c, 'validate/unknown-value', unit, path, entry, {
    args: { allowed: words.join(', ') },
    fixes: right === undefined || virtual ? [] : [{ kind: 'rewrite', path, value: right }],
  });
}

/** A name, a number or a switch that the chart hands on as it is, and Kubernetes refuses. */
function written(
  c: Collector,
  unit: Unit,
  entry: Entry,
  shape: Shape,
  key: string,
  path: readonly (string | number)[],
  virtual: boolean,
): void {
  const node = resolve(entry.value);
  if (node.kind !== 'scalar' || typeof node.value !== 'string' || node.value === '' || isOpen(node.value)) return;
  const said = node.value;
  if (
    shape.names?.includes(key) === true &&
    !/^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/.test(said) &&
    !said.includes('{{')
  ) {
    const args = { wanted: 'a name that Kubernetes takes: small letters, digits and hyphens, at most 63' };
    tell(c, 'validate/form', unit, path, entry, { args });
  }
  const number = shape.numbers?.includes(key) === true;
  if ((!number && shape.switches?.includes(key) !== true) || said.includes('@@')) return;
  const value = number ? (/^\d+$/.test(said) ? Number(said) : undefined) : { true: true, false: false }[said];
  tell(c, number ? 'validate/type-number' : 'validate/type-switch', unit, path, entry, {
    fixes: value === undefined || virtual ? [] : [{ kind: 'rewrite', path, value, style: 'plain' }],
  });
}

const keysOf = (path: readonly (string | number)[]): string[] => path.filter((k) => typeof k === 'string');
function tell(
  c: Collector,
  rule: string,
  unit: Unit,
  path: readonly (string | number)[],
  slot: Told['slot'],
  more: Partial<Told>,
): void {
  c.tell({ rule, unit, path: keysOf(path), slot, shown: shownAs(unit, path), ...more });
}
/** `connectors.env[name=A].valueFrom` */
function shownAs(unit: Unit, path: readonly (string | number)[]): string {
  let shown = '';
  let json: Json = unit.json;
  for (const k of path) {
    const at: Json | undefined = Array.isArray(json) ? json[Number(k)] : isObject(json) ? json[k] : undefined;
    json = at ?? null;
    const name = isObject(json) ? json.name : undefined;
    if (typeof k === 'string') shown = childPath(shown, k);
    else shown += typeof name === 'string' && name !== '' ? `[name=${name}]` : `[${String(k)}]`;
  }
  return shown;
}
