/** Keys that the chart does not know, knows by another name, or reads for the last time. */
import { catalogue, closest, listed, type Catalogue } from '../charts/catalogue.ts';
import { formatPath, isWithin, parsePath } from '../path.ts';
import type { RuleNode } from '../rules/ruleIndex.ts';
import type { Unit } from '../set.ts';
import { due, type Sliced } from '../slices.ts';
import type { Step } from '../steps/index.ts';
import { valueAt } from '../view.ts';
import {
  effectiveEntries,
  deadEntries,
  isObject,
  resolve,
  sameJson,
  type Entry,
  type Json,
  type Node,
} from '../yaml/tree.ts';
import type { KeyChecks } from './tables.ts';
import { keysBelow, type Below } from './below.ts';
import type { Collector } from './collect.ts';
import type { Fix } from './told.ts';
import { KEY_NAMES, MAIL } from './secrets.ts';

export function* checkKey(c: Collector, { unit, path, entry, merged }: Below): Sliced<void> {
  const known = c.values.catalogue;
  const text = formatPath(path);
  const isKnown = known.known(path);
  // For a key that is none, those that are spelled alike are looked for.
  if (due(isKnown ? c.values.weight : 8)) yield;
  if (!isKnown) {
    if (!c.claimed(unit, text)) c.ask(() => unknown(c, unit, path, entry, merged));
    return;
  }
  const value = resolve(entry.value);
  const meant = misspeltProfile(c.checks.keys, path);
  if (meant !== undefined)
    c.tell({
      rule: 'validate/unknown-key',
      unit,
      path,
      slot: entry,
      targets: [meant],
      fixes: merged ? [] : moves(c, unit, path, meant),
    });
  const { noEffect, replaced, truststores } = c.checks.keys;
  if (noEffect.includes(text)) c.ask(() => unread(c, unit, path, entry, merged));
  else if (known.get(path)?.deprecated === true && replaced.test(text))
    c.ask(() => deprecated(c, unit, path, entry, merged));
  else if (truststores.includes(text)) c.ask(() => truststore(c, unit, path, entry));
  if (value.kind === 'map') for (const below of keysBelow(unit, value, path)) yield* checkKey(c, below);
}

function unread(c: Collector, unit: Unit, path: readonly string[], entry: Entry, merged: boolean): void {
  if (isDefault(c, unit, path)) return;
  const fixes: Fix[] = merged ? [] : [{ kind: 'remove', path, except: new Set() }];
  c.tell({ rule: 'validate/no-effect', unit, path, slot: entry, tag: 'unnecessary', fixes });
}
function truststore(c: Collector, unit: Unit, path: readonly string[], slot: Entry): void {
  if (!isDefault(c, unit, path))
    c.tell({ rule: 'validate/deprecated-truststore', unit, path, slot, tag: 'deprecated' });
}

/** Any name may be free, but one that is almost a known one is meant to be that. */
function misspeltProfile({ profiles }: KeyChecks, path: readonly string[]): string | undefined {
  const name = path[path.length - 1];
  if (name === undefined || formatPath(path.slice(0, -1)) !== profiles.at) return undefined;
  const near = profiles.known.includes(name) ? undefined : closest(name, profiles.known);
  return near === undefined ? undefined : `${profiles.at}.${near}`;
}

/** Says nothing that the chart does not say itself. */
function isDefault(c: Collector, unit: Unit, path: readonly string[]): boolean {
  const v = valueAt(unit.json, path) ?? null;
  return v === null || v === '' || isEmpty(v) || sameJson(v, c.values.catalogue.default(path));
}
const isEmpty = (v: Json): boolean => (Array.isArray(v) ? v.length === 0 : isObject(v) && Object.keys(v).length === 0);

function unknown(c: Collector, unit: Unit, path: readonly string[], entry: Entry, merged: boolean): void {
  const text = formatPath(path);
  const misplaced = c.checks.keys.misplaced.find((m) => m.at === text);
  const base = { unit, path, slot: entry };
  if (misplaced) {
    const honoured = misplaced.honoured === true && layerOn(c);
    const targets = [misplaced.to ?? misplaced.hint ?? ''];
    c.tell({
      ...base,
      rule: honoured ? 'validate/deprecated-key' : 'validate/misplaced-key',
      targets,
      tag: 'deprecated',
      fixes: merged || misplaced.to === undefined ? [] : moves(c, unit, path, misplaced.to),
    });
    return;
  }
  if (isOwn(c, path, entry)) return;
  const { keys } = c.checks;
  const legacy = legacyTargets(c.values.step, path, entry.value);
  if (legacy) {
    const honoured = keys.honoured.some((h) => isWithin(text, h)) && layerOn(c);
    const single = legacy.exact && legacy.targets.length === 1 ? legacy.targets[0] : undefined;
    c.tell({
      ...base,
      rule: honoured ? 'validate/deprecated-key' : 'validate/legacy-key',
      ...(refuses(c, path) ? { ifLeft: 'aborts' as const } : {}),
      targets: legacy.targets,
      tag: 'deprecated',
      fixes: merged || single === undefined ? [] : moves(c, unit, path, single),
      safety: 'review',
    });
    return;
  }
  const near = nearest(c, path, valueAt(unit.json, path) ?? null);
  c.tell({
    ...base,
    rule: 'validate/unknown-key',
    targets: near === undefined ? [] : [near],
    tag: near === undefined ? 'unnecessary' : undefined,
    fixes: merged || near === undefined ? [] : moves(c, unit, path, near),
  });
}

const layerOn = (c: Collector): boolean => c.values.truth(c.checks.keys.compatibility.on) !== false;
/** The compatibility layer aborts rather than to leave out what it cannot take over. */
function refuses(c: Collector, path: readonly string[]): boolean {
  const root = path[0] ?? '';
  const { never, roots, refused } = c.checks.keys.compatibility;
  const said = (key: string): boolean => c.values.truth(`${root}.${key}`) === true;
  if (path.length > 1 || !said('enabled')) return false;
  return never.includes(root) || (layerOn(c) && roots.includes(root) && refused.some(said));
}

/** A key spelled alike, unless it is far away or could not hold what is written here. */
function nearest(
  { checks: { keys }, values: { catalogue: known } }: Collector,
  path: readonly string[],
  value: Json,
): string | undefined {
  const called = keys.called.get(formatPath(path));
  if (called !== undefined) return called;
  const last = path[path.length - 1] ?? '';
  const above = path[path.length - 2];
  if (above === 'secret' && KEY_NAMES.includes(last)) return formatPath([...path.slice(0, -1), 'existingSecretKey']);
  const near = known.nearest(path);
  const target = near === undefined ? [] : parsePath(near);
  if (near === undefined || (path.length > 2 && target[0] !== path[0])) return undefined;
  if (isObject(value) && Object.keys(value).length > 0 && !fits(known, value, target))
    return path.length === 1 ? near : undefined;
  return near;
}

/** A key of the user's own: anchors kept at the top, extension keys, what a text in the values asks for. */
function isOwn(c: Collector, path: readonly string[], entry: Entry): boolean {
  const [root] = path;
  if (path.length === 1 && root !== undefined && (/^(?:x-|[._])/.test(root) || isAnchored(entry))) return true;
  return c.values.asks(path);
}
/** Most texts have none. */
const isAnchored = ({ source, start, end, value }: Entry): boolean =>
  (start < 0 || source?.text.slice(start, Math.max(end, value.end)).includes('&') !== false) && hasAnchor(value);
function hasAnchor(node: Node): boolean {
  if (node.anchor !== undefined) return true;
  if (node.kind === 'map') return node.entries.some((e) => hasAnchor(e.value));
  return node.kind === 'seq' && node.items.some((i) => hasAnchor(i.value));
}

/** A rename, where the new place is free and knows everything that goes there. */
function moves(c: Collector, unit: Unit, path: readonly string[], to: string): Fix[] {
  const target = parsePath(to);
  const value = valueAt(unit.json, path) ?? null;
  if (c.values.set.units.some((u) => !free(u.json, target)) || !fits(c.values.catalogue, value, target)) return [];
  const fact = c.values.catalogue.get(target);
  const text = typeof value === 'number' && fact?.enforced === true && fact.types.every((t) => t === 'string');
  return [{ kind: 'move', path, to: target, except: new Set(), ...(text ? { value: { json: String(value) } } : {}) }];
}
function free(json: Json, target: readonly string[]): boolean {
  let v: Json | undefined = json;
  for (const key of target) {
    if (!isObject(v)) return false;
    v = v[key];
    if (v === undefined) return true;
  }
  return false;
}
function fits(known: Catalogue, value: Json, target: readonly string[]): boolean {
  if (!known.known(target)) return false;
  const fact = known.get(target);
  const types = fact?.types ?? [];
  if (isObject(value))
    return (
      (fact === undefined || fact.map || types.includes('object')) &&
      Object.entries(value).every(([k, v]) => fits(known, v, [...target, k]))
    );
  if (Array.isArray(value)) return fact === undefined || fact.list;
  return value === null || !(fact && (fact.map || fact.list) && types.length === 1);
}

/** Where the upgrade would put an old key; undefined for a key that never was one. */
function legacyTargets(
  step: Step,
  path: readonly string[],
  value: Node,
): { targets: string[]; exact: boolean } | undefined {
  const { from, to, rules, marks } = step;
  const as = listed(from, path);
  const [root = ''] = as;
  let node: RuleNode | undefined = rules.root;
  for (const key of as) node = node?.child(key);
  // What a rule says of a whole block is no word about a key in it that never was.
  const owned = node?.owner !== undefined;
  const legacy = marks.oldRoots.includes(root) || owned || catalogue(from).known(as);
  if (!legacy) return undefined;
  const targets = new Set<string>();
  leafTargets(step, as, resolve(value), targets);
  const exact = node === undefined || node.children.size === 0;
  return { targets: [...targets].filter((t) => catalogue(to).known(parsePath(t))).slice(0, 4), exact };
}
function leafTargets(step: Step, path: readonly string[], value: Node, into: Set<string>): void {
  const own = targetOf(step, path);
  if (own !== undefined && (value.kind !== 'map' || catalogue(step.to).known(parsePath(own)))) into.add(own);
  else if (value.kind === 'map')
    for (const [key, { entry }] of effectiveEntries(value))
      leafTargets(step, [...path, key], resolve(entry.value), into);
}
/** The new path of an old one by the rule tables. */
export function targetOf({ rules }: Step, path: readonly string[]): string | undefined {
  let node: RuleNode | undefined = rules.root;
  let found: string | undefined;
  path.forEach((key, i) => {
    node = node?.child(key);
    const owner = node?.owner;
    if (!owner) return;
    const rest = path.slice(i + 1);
    const below = rest.length === 0 ? '' : `.${formatPath(rest)}`;
    found = undefined;
    if (owner.kind === 'list' || owner.kind === 'extra') found = owner.rule.to;
    else if (owner.kind === 'derive') found = owner.rule.to;
    else if (owner.rule.action.kind === 'move') found = `${owner.rule.action.to}${below}`;
    else if (owner.rule.action.kind === 'secret')
      found = `${owner.rule.action.to}.${owner.kind === 'secret-key' ? 'existingSecretKey' : 'existingSecret'}`;
  });
  return found;
}

/** Old spellings that the chart still reads. A Secret's name and key go together, or not at all. */
function deprecated(c: Collector, unit: Unit, path: readonly string[], entry: Entry, merged: boolean): void {
  if (isDefault(c, unit, path) || c.claimed(unit, formatPath(path))) return;
  const parent = path.slice(0, -1);
  if (formatPath(parent) === MAIL) return;
  const key = path[path.length - 1] ?? '';
  const { values } = c;
  const base = { rule: 'validate/deprecated-key', unit, path, slot: entry, tag: 'deprecated' as const };
  if (key === 'extraInitContainers') {
    const to = formatPath([...parent, 'initContainers']);
    c.tell({ ...base, targets: [to], fixes: merged ? [] : moves(c, unit, path, to) });
    return;
  }
  const here = formatPath(parent);
  const { keepsOld } = c.checks.keys;
  if (here === keepsOld.at && values.on(keepsOld.while)) return;
  if (here.startsWith('global.documentStore.type.')) {
    c.tell(base);
    return;
  }
  const secret = [...parent, 'secret'];
  const replaced =
    values.on(formatPath([...secret, 'inlineSecret'])) ||
    (values.on(formatPath([...secret, 'existingSecret'])) && values.on(formatPath([...secret, 'existingSecretKey'])));
  if (replaced) {
    c.tell({
      ...base,
      tag: 'unnecessary',
      targets: [formatPath(secret)],
      fixes: merged ? [] : [{ kind: 'remove', path, except: new Set() }],
    });
    return;
  }
  const isKey = KEY_NAMES.includes(key);
  const isName = key === 'existingSecret';
  const target = formatPath([...secret, isKey ? 'existingSecretKey' : isName ? 'existingSecret' : 'inlineSecret']);
  const fixes = merged ? [] : isKey || isName ? reference(c, unit, parent) : moves(c, unit, path, target);
  c.tell({ ...base, targets: [target], fixes });
}

/** Name and key of one reference, both in this file or the key left to the chart. */
function reference(c: Collector, unit: Unit, parent: readonly string[]): Fix[] {
  const keyName = KEY_NAMES.find((k) => c.values.catalogue.get([...parent, k]) !== undefined) ?? 'existingSecretKey';
  const name = valueAt(unit.json, [...parent, 'existingSecret']);
  const key = valueAt(unit.json, [...parent, keyName]);
  const elsewhere = c.values.set.units.some(
    (u) =>
      u !== unit &&
      [['existingSecret'], [keyName], ['secret']].some((k) => valueAt(u.json, [...parent, ...k]) !== undefined),
  );
  if (elsewhere || name === undefined || name === null || valueAt(unit.json, [...parent, 'secret']) !== undefined)
    return [];
  const secret = [...parent, 'secret'];
  const map = isObject(name);
  if (map && Object.keys(name).length !== 1) return [];
  const from = map ? [...parent, 'existingSecret', 'name'] : [...parent, 'existingSecret'];
  const fixes: Fix[] = [{ kind: 'move', path: from, to: [...secret, 'existingSecret'], except: new Set() }];
  const to = [...secret, 'existingSecretKey'];
  const assumed = c.values.catalogue.default([...parent, keyName]);
  if (key !== undefined) fixes.push({ kind: 'move', path: [...parent, keyName], to, except: new Set() });
  else if (typeof assumed === 'string' && assumed !== '') fixes.push({ kind: 'set', to, json: assumed, absorbed: [] });
  else return [];
  return fixes;
}

export function* checkDuplicates(c: Collector, unit: Unit): Sliced<void> {
  const { root } = unit.doc;
  if (root?.kind === 'map') yield* duplicates(c, unit, root, []);
}
function* duplicates(c: Collector, unit: Unit, node: Node, path: readonly string[]): Sliced<void> {
  if (node.kind === 'seq') for (const i of node.items) yield* duplicates(c, unit, i.value, path);
  if (node.kind !== 'map') return;
  const dead = new Set(deadEntries(node));
  for (const entry of node.entries) {
    if (due()) yield;
    const below = [...path, entry.key];
    if (dead.has(entry))
      c.tell({
        rule: 'validate/duplicate-key',
        unit,
        path: below,
        slot: entry,
        tag: 'unnecessary',
        fixes: [{ kind: 'dedupe' }],
      });
    else yield* duplicates(c, unit, entry.value, below);
  }
}
