/** Cases that are tried in one render first, because none of them can hide what another does. */
import { parsePath } from '../../server/src/engine/path.ts';
import { isMap, type Plain, type PlainMap } from '../support/tree.ts';
import type { EffectCase } from './cases.ts';
import { together } from './contexts.ts';
import { touches } from './relations.ts';

const MOST = { alone: 16, off: 32, pair: 8 } as const;

/**
 * What shares nothing in either version: keys of different workloads can be tried in one render whatever they are. What the
 * programs that become the cluster read, and what all programs read, has none.
 */
export function workloadOf(path: string): string | undefined {
  const [root = '', second = ''] = parsePath(path);
  if (root === 'webModeler') return ['restapi', 'webapp', 'websockets'].includes(second) ? `${root}.${second}` : root;
  return /^(?:connectors|identity|optimize|console|elasticsearch|identityKeycloak|identityPostgresql|executionIdentity|postgresql)$/.test(
    root,
  )
    ? root
    : undefined;
}
/** What the chart hands on to Kubernetes as it is: it decides about nothing else. */
const HANDED_ON =
  /\.(?:resources|nodeSelector|tolerations|affinity|topologySpreadConstraints|dnsPolicy|dnsConfig|priorityClassName|hostAliases|(?:pod|container)SecurityContext|(?:readiness|liveness|startup)Probe|sidecars|(?:extraI|i)nitContainers|extraVolumes|extraVolumeMounts|extraVolumeClaimTemplates|podAnnotations|podLabels|terminationGracePeriodSeconds|replicas|command|javaOpts|strategy|updateStrategy|podManagementPolicy|pvcSize|pvcAccessModes|pvcStorageClassName|pvcSelector|pvcAnnotations|service\.(?:annotations|extraPorts|loadBalancer\w+)|serviceAccount\.annotations|image\.(?:pullPolicy|pullSecrets)|configMap\.defaultMode)(?:\.|$)/;
const isHandedOn = (c: EffectCase): boolean =>
  c.keys.every((key) => HANDED_ON.test(key) && !key.startsWith('global.') && !key.endsWith('.enabled'));
const apart = (a: EffectCase, b: EffectCase): boolean => {
  const [one, other] = [a.keys.map(workloadOf), b.keys.map(workloadOf)];
  return ![...one, ...other].includes(undefined) && !one.some((w) => other.includes(w));
};
/** What switches a component off is the same for all of its keys, and none of them does anything then. */
const offTogether = (a: EffectCase, b: EffectCase): boolean =>
  a.group === 'off' && parsePath(a.keys[0] ?? '')[0] === parsePath(b.keys[0] ?? '')[0];

/** No path with two values. */
function agree(a: Plain, b: Plain): boolean {
  if (!isMap(a) || !isMap(b)) return JSON.stringify(a) === JSON.stringify(b);
  return Object.entries(a).every(([key, value]) => !Object.hasOwn(b, key) || agree(value, b[key] ?? null));
}
/** The key of one does not stand in the base of the other either: what a base does is not measured. */
const saysNothingOf = (a: EffectCase, b: EffectCase): boolean =>
  a.keys.every((key) => !has(b.set, key)) && b.keys.every((key) => !has(a.set, key));
function has(tree: PlainMap, key: string): boolean {
  let now: Plain | undefined = tree;
  for (const name of parsePath(key)) now = isMap(now) && Object.hasOwn(now, name) ? now[name] : undefined;
  return now !== undefined;
}

/** @param related see `relatedKeys` */
export function batches(cases: readonly EffectCase[], related: ReadonlySet<string>): EffectCase[][] {
  const meet = (a: string, b: string): boolean => touches(a, b) || related.has(a < b ? `${a}\n${b}` : `${b}\n${a}`);
  const free = (a: EffectCase, b: EffectCase): boolean =>
    a.group === b.group &&
    (apart(a, b) || offTogether(a, b) || (isHandedOn(a) && isHandedOn(b))) &&
    saysNothingOf(a, b) &&
    agree(a.set, b.set) &&
    !a.keys.some((one) => b.keys.some((other) => meet(one, other)));
  const out: EffectCase[][] = [];
  for (const c of cases) {
    const room = out.find((batch) => batch.length < MOST[c.group] && batch.every((other) => free(c, other)));
    if (room) room.push(c);
    else out.push([c]);
  }
  return out;
}

export function merged(cases: readonly EffectCase[]): EffectCase {
  const [first] = cases;
  if (cases.length === 1 && first) return first;
  return {
    id: cases.map((c) => c.id).join(', '),
    group: first?.group ?? 'alone',
    keys: cases.flatMap((c) => c.keys),
    base: together(...cases.map((c) => c.base)),
    set: together(...cases.map((c) => c.base), ...cases.map((c) => c.set)),
  };
}
