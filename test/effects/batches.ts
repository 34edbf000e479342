/** Cases that are tried in one render first, because none of them can hide what another does. */
import { catalogue } from '../../server/src/engine/charts/catalogue.ts';
import { formatPath, isWithin, parsePath } from '../../server/src/engine/path.ts';
import { isMap, type Plain, type PlainMap } from '../support/tree.ts';
import type { EffectCase } from './cases.ts';
import { STEP } from './swept.ts';
import { together } from './trees.ts';
import { touches } from './relations.ts';

const MOST = { alone: 16, off: 32, bare: 32, pair: 8, whole: 16, null: 8, more: 1 } as const;
/** Of those whose keys have nothing to do with each other as far as we know: they are not handed on, nor apart. */
const MOST_UNRELATED = 8;

/**
 * What shares nothing in either version: keys of different workloads can be tried in one render whatever they are. What the
 * programs that become the cluster read, and what all programs read, has none.
 */
export function workloadOf(path: string): string | undefined {
  const [root = '', second = ''] = parsePath(path);
  if (root === 'webModeler') return ['restapi', 'webapp', 'websockets'].includes(second) ? `${root}.${second}` : root;
  return /^(?:connectors|identity|optimize|console|elasticsearch|identityKeycloak|identityPostgresql|executionIdentity|postgresql|webModelerPostgresql)$/.test(
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

/** Nor does a key without what it asks for, but for switches. */
const bareTogether = (a: EffectCase, b: EffectCase): boolean =>
  a.group === 'bare' && b.group === 'bare' && !hides(a, b) && !hides(b, a);

/**
 * A key that can take away what another one does: a switch, the name of everything, a file that takes the place of the
 * chart's, a tag before which a digest goes; or that reaches every object.
 */
const HIDES =
  /(?:configuration|Configuration|Override|existingSecret|digest|tag|[tT]ype|mode|external|internal|replicas|issuer|activeStoreId|clusterSize|regions)$|^global\.(?:labels|annotations|commonLabels|image|secrets|ingress\.host)\b/;
const isSwitch = (c: EffectCase, key: string): boolean =>
  HIDES.test(key) || [at(c.set, key), standard(key), standard(`${key}.enabled`)].some((v) => typeof v === 'boolean');
/** A switch that is taken away has no value that says so. */
const standard = (key: string): unknown => catalogue(STEP.from).default(parsePath(key));
/** A switch takes away what its section does; that of a component, and one of all components, more than that. */
function hides(c: EffectCase, other: EffectCase): boolean {
  return c.keys
    .filter((key) => isSwitch(c, key))
    .some((key) => {
      const section = formatPath(parsePath(key).slice(0, -1));
      const all = key.startsWith('global.') || /^[^.]+(?:\.enabled)?$/.test(key);
      return all || other.keys.some((k) => isWithin(k, section));
    });
}

/** No path with two values. */
function agree(a: Plain, b: Plain): boolean {
  if (!isMap(a) || !isMap(b)) return JSON.stringify(a) === JSON.stringify(b);
  return Object.entries(a).every(([key, value]) => !Object.hasOwn(b, key) || agree(value, b[key] ?? null));
}
/** What the base of one switches off is not what the other one tries: all bases switch off the same. */
const offIn = (tree: PlainMap): string => sectionsOff(tree, []).sort().join(' ');
const sectionsOff = (tree: PlainMap, above: readonly string[]): string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    isMap(value)
      ? [...(value.enabled === false ? [formatPath([...above, key])] : []), ...sectionsOff(value, [...above, key])]
      : [],
  );

/** The key of one does not stand in the base of the other either: what a base does is not measured. */
const saysNothingOf = (a: EffectCase, b: EffectCase): boolean =>
  [b.base, b.set].every((tree) => a.keys.every((key) => !has(tree, key))) &&
  [a.base, a.set].every((tree) => b.keys.every((key) => !has(tree, key)));
const has = (tree: PlainMap, key: string): boolean => at(tree, key) !== undefined;
function at(tree: PlainMap, key: string): Plain | undefined {
  let now: Plain | undefined = tree;
  for (const name of parsePath(key)) now = isMap(now) && Object.hasOwn(now, name) ? now[name] : undefined;
  return now;
}

/**
 * @param related see `relatedKeys`
 * @param asked keys that the user is asked about: alone at once, because their answer is no excuse for others
 */
export function batches(
  cases: readonly EffectCase[],
  related: ReadonlySet<string>,
  asked: ReadonlySet<string>,
): EffectCase[][] {
  const meet = (a: string, b: string): boolean => touches(a, b) || related.has(a < b ? `${a}\n${b}` : `${b}\n${a}`);
  const unrelated = (a: EffectCase, b: EffectCase): boolean =>
    a.group === b.group &&
    ![...a.keys, ...b.keys].some((key) => a.group !== 'off' && a.group !== 'bare' && asked.has(key)) &&
    offIn(a.base) === offIn(b.base) &&
    (a.later === undefined) === (b.later === undefined) &&
    saysNothingOf(a, b) &&
    agree(a.base, b.base) &&
    agree(a.set, b.set) &&
    !a.keys.some((one) => b.keys.some((other) => meet(one, other)));
  const free = (a: EffectCase, b: EffectCase): boolean =>
    (apart(a, b) || offTogether(a, b) || bareTogether(a, b) || (isHandedOn(a) && isHandedOn(b))) && unrelated(a, b);
  const first = packed(cases, (c) => MOST[c.group], free);
  const alike = (a: EffectCase, b: EffectCase): boolean => !hides(a, b) && !hides(b, a) && unrelated(a, b);
  const single = first.flatMap((batch) => (batch.length === 1 ? batch : []));
  return [...first.filter((batch) => batch.length > 1), ...packed(single, () => MOST_UNRELATED, alike)];
}
function packed(
  cases: readonly EffectCase[],
  most: (c: EffectCase) => number,
  fit: (a: EffectCase, b: EffectCase) => boolean,
): EffectCase[][] {
  const out: EffectCase[][] = [];
  for (const c of cases) {
    const room = out.find((batch) => batch.length < most(c) && batch.every((other) => fit(c, other)));
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
    ...(first?.later && { later: together(...cases.map((c) => c.later ?? {})) }),
  };
}
