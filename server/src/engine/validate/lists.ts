/** Lists whose items have a name: variables, volumes, mounts, containers. */
import { chart } from '../charts/index.ts';
import { formatPath } from '../path.ts';
import type { Unit } from '../set.ts';
import { due, type Sliced } from '../slices.ts';
import { valueAt } from '../view.ts';
import { effectiveEntries, isObject, resolve, type Entry, type Item, type Json, type SeqNode } from '../yaml/tree.ts';
import type { Pod } from './tables.ts';
import { keysBelow, type Below } from './below.ts';
import type { Collector } from './collect.ts';
import type { Told } from './told.ts';
import { checkShape, isHandedOn } from './kubernetes.ts';
import { quotedText } from './types.ts';
import { isOpen, isPlaceholder } from './values.ts';

/** Volumes the chart declares in some settings only: not enough to call a name taken, but enough to mount it. */
const SOMETIMES = [
  'keystore',
  'gcp-credentials-volume',
  'ca-bundle',
  'ca-bundle-truststore',
  'console-certificates',
  'logs',
];
/** What Kubernetes up to 1.31 takes as the name of a variable. */
const VARIABLE = /^[-._A-Za-z][-._A-Za-z0-9]*$/;
const VARIABLES = /^(?:env|extraEnvVars)$/;
const NAMED = /^(?:initContainers|extraInitContainers|sidecars|extraPorts|pullSecrets)$/;

interface Member {
  readonly item: Item;
  readonly json: Json;
  readonly index: number;
}
interface Lister {
  readonly c: Collector;
  readonly unit: Unit;
  readonly path: readonly string[];
  readonly virtual: boolean;
}

export function* checkLists(c: Collector, { unit, path, entry, merged }: Below, behind = false): Sliced<void> {
  if (due(c.values.weight)) yield;
  const { catalogue, minor } = c.values;
  if (!catalogue.known(path)) return;
  const virtual = behind || merged;
  if ((catalogue.get(path) !== undefined || isHandedOn(chart(minor), path)) && c.values.decides(unit, path))
    yield* checkShape(c, unit, path, entry, virtual);
  const value = resolve(entry.value);
  const l: Lister = { c, unit, path, virtual: virtual || entry.value.kind === 'alias' };
  if (value.kind === 'map') for (const below of keysBelow(unit, value, path)) yield* checkLists(c, below, l.virtual);
  else if (value.kind === 'seq' && c.values.decides(unit, path)) yield* list(l, value);
}

function* list(l: Lister, value: SeqNode): Sliced<void> {
  const { c, path } = l;
  const members = membersOf(l, value);
  const name = path[path.length - 1] ?? '';
  const each = function* (look: (l: Lister, m: Member) => void): Sliced<void> {
    for (const m of members) {
      if (due()) yield;
      c.ask(() => look(l, m));
    }
  };
  if (VARIABLES.test(name) || NAMED.test(name)) repeated(l, members, 'name', 'validate/repeated-name', []);
  yield;
  if (VARIABLES.test(name)) yield* each(variable);
  const pod = c.checks.pods.find((p) => p.at === formatPath(path.slice(0, -1)));
  if (name === 'extraVolumes') repeated(l, members, 'name', 'validate/repeated-volume', pod?.volumes ?? []);
  if (name === 'extraVolumeMounts') {
    yield* each(relative);
    repeated(l, members, 'mountPath', 'validate/repeated-volume', pod?.mounts ?? []);
    if (pod) c.ask(() => mounts(l, members, pod));
  }
  if (/^(?:initContainers|extraInitContainers|sidecars)$/.test(name)) yield* each(container);
}

function membersOf(l: Lister, seq: SeqNode): Member[] {
  const json = valueAt(l.unit.json, l.path);
  return seq.items.map((item, index) => ({
    item,
    index,
    get json() {
      return Array.isArray(json) ? (json[index] ?? null) : null;
    },
  }));
}
const tell = ({ c, unit, path }: Lister, more: Omit<Told, 'unit' | 'path'>): void => {
  c.tell({ unit, path, ...more });
};
const textOf = (json: Json, key: string): string => {
  const v = isObject(json) ? json[key] : undefined;
  return typeof v === 'string' || typeof v === 'number' ? String(v) : '';
};
const shown = (l: Lister, m: Member, key: string): string => {
  const name = textOf(m.json, key);
  return `${formatPath(l.path)}[${name === '' ? String(m.index) : `${key}=${name}`}]`;
};
/** The entry of one key of an item. */
function slotOf(m: Member, key: string): Entry | Item {
  const map = resolve(m.item.value);
  const entry = map.kind === 'map' ? effectiveEntries(map).get(key)?.entry : undefined;
  return entry ?? m.item;
}

function repeated(l: Lister, members: readonly Member[], key: string, rule: string, taken: readonly string[]): void {
  l.c.ask(() => {
    const seen = new Set(taken);
    for (const m of members) {
      const name = textOf(m.json, key).replace(/(?<=.)\/$/, '');
      if (name === '' || isPlaceholder(name)) continue;
      if (seen.has(name)) tell(l, { rule, slot: slotOf(m, key), shown: shown(l, m, key) });
      seen.add(name);
    }
  });
}

function variable(l: Lister, m: Member): void {
  if (!isObject(m.json)) return;
  const base = { shown: shown(l, m, 'name') };
  const { value, valueFrom } = m.json;
  const both = value !== undefined && value !== null && value !== '' && isObject(valueFrom);
  if (both || textOf(m.json, 'name') === '')
    tell(l, { ...base, rule: 'validate/variable-source', slot: both ? slotOf(m, 'value') : m.item });
  const name = textOf(m.json, 'name');
  if (name !== '' && !isOpen(name) && !name.includes('<') && !VARIABLE.test(name))
    tell(l, {
      ...base,
      rule: 'validate/form',
      slot: slotOf(m, 'name'),
      args: { wanted: 'a variable by its name: letters, digits and _ . - only, no digit first' },
    });
  if (value !== undefined && value !== null && typeof value !== 'string') {
    const map = resolve(m.item.value);
    const node = map.kind === 'map' ? effectiveEntries(map).get('value')?.entry.value : undefined;
    const virtual = l.virtual || m.item.value.kind === 'alias' || node?.kind === 'alias';
    const fixes = node ? quotedText(resolve(node), [...l.path, m.index, 'value'], virtual) : [];
    tell(l, { ...base, rule: 'validate/variable', slot: slotOf(m, 'value'), fixes });
  }
  for (const source of ['secretKeyRef', 'configMapKeyRef']) {
    const ref = isObject(valueFrom) ? valueFrom[source] : undefined;
    if (!isObject(ref)) continue;
    const missing = ['name', 'key'].find((k) => textOf(ref, k) === '');
    if (missing !== undefined)
      tell(l, {
        ...base,
        rule: 'validate/secret-key-missing',
        slot: slotOf(m, 'valueFrom'),
        args: { key: `a \`${missing}\`` },
      });
  }
}

function container(l: Lister, m: Member): void {
  const map = resolve(m.item.value);
  const env = map.kind === 'map' ? effectiveEntries(map).get('env')?.entry.value : undefined;
  const seq = env && resolve(env);
  const list = isObject(m.json) ? m.json.env : undefined;
  if (seq?.kind !== 'seq' || !Array.isArray(list)) return;
  seq.items.forEach((item, i) => {
    const json = list[i] ?? null;
    const value = isObject(json) ? json.value : undefined;
    if (value === undefined || value === null || typeof value === 'string') return;
    tell(l, {
      rule: 'validate/variable',
      slot: slotOf({ item, json, index: i }, 'value'),
      shown: `${shown(l, m, 'name')}.env[name=${textOf(json, 'name')}]`,
    });
  });
}

function relative(l: Lister, m: Member): void {
  const at = textOf(m.json, 'mountPath');
  if (at === '' || at.startsWith('/') || at.includes('<') || isOpen(at) || /^[A-Za-z]:/.test(at)) return;
  const slot = slotOf(m, 'mountPath');
  const own = slot.kind === 'entry' && slot.value.kind === 'scalar' && m.item.value.kind === 'map' && !l.virtual;
  tell(l, {
    rule: 'validate/relative-mount',
    slot,
    shown: shown(l, m, 'mountPath'),
    fixes: own ? [{ kind: 'rewrite', path: [...l.path, m.index, 'mountPath'], value: `/${at}` }] : [],
  });
}

function mounts(l: Lister, members: readonly Member[], pod: Pod): void {
  const declared = new Set([...pod.volumes, ...SOMETIMES]);
  const add = (path: string, name: (v: Json) => string): boolean => {
    const list = l.c.values.get(path);
    if (list !== undefined && !Array.isArray(list)) return false;
    for (const v of list ?? []) declared.add(name(v));
    return true;
  };
  const complete =
    add(`${pod.at}.extraVolumes`, (v) => textOf(v, 'name')) &&
    (pod.claims === undefined || add(pod.claims, (v) => (isObject(v) ? textOf(v.metadata ?? null, 'name') : '')));
  if (!complete || [...declared].some((d) => d.includes('$') || d.includes('{{'))) return;
  for (const m of members) {
    const name = textOf(m.json, 'name');
    if (name === '' || declared.has(name) || isPlaceholder(name) || name.includes('{{')) continue;
    tell(l, { rule: 'validate/mount-without-volume', slot: slotOf(m, 'name'), shown: shown(l, m, 'mountPath') });
  }
}
