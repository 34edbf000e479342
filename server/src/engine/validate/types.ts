/** Values whose type or form the chart's schema, the templates or Kubernetes do not take. */
import { becomesTyped } from '../wrappers/typed.ts';
import { refusesNull, type KeyFact, type KeyType } from '../charts/catalogue.ts';
import { formatPath } from '../path.ts';
import type { Unit } from '../set.ts';
import { due, type Sliced } from '../slices.ts';
import { valueAt } from '../view.ts';
import { effectiveEntries, meantBy, resolve, type Entry, type Json, type Node } from '../yaml/tree.ts';
import type { TypeChecks } from './tables.ts';
import { keysBelow, type Below } from './below.ts';
import type { Collector } from './collect.ts';
import { placeholder } from './contents.ts';
import type { Fix, Told } from './told.ts';
import { mayBeSecretName, wantedForm } from './forms.ts';
import { isOpen, isPlaceholder, REPLACED_WORD } from './values.ts';

/** Kubernetes takes only text in these maps. */
const TEXT_MAP = /(?:^(?:annotations|labels|nodeSelector|matchLabels|commonLabels)|Annotations|Labels)$/;
const QUANTITY = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+|[numkMGTPE]|[KMGTPE]i)?$/;
/** The modes of a claim; a subchart has them under the same name. */
const ACCESS = /[aA]ccessModes$/;
const ACCESS_MODES = ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'];
/** Files by name: the templates can write nothing but text. */
const FILES = '.extraConfiguration';
export const WORDS: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'a map',
  string: 'text',
  number: 'a number',
  integer: 'a number',
  boolean: 'true or false',
  null: 'empty',
};

/** `asked`: every scalar that is looked at here for what contents are looked at for, too. */
export function* checkType(
  c: Collector,
  { unit, path, entry, merged }: Below,
  asked: Set<Node>,
  behind = false,
): Sliced<void> {
  if (due(c.values.weight)) yield;
  // What nobody reads has no type.
  if (!c.values.catalogue.known(path)) return;
  const virtual = behind || merged || entry.value.kind === 'alias';
  const own = entry.value.kind === 'scalar' && !virtual ? entry.value : undefined;
  if (own) asked.add(own);
  const pointless = c.ask(() => {
    if (own) placeholder(c, unit, path, entry, own);
    return check(c, unit, path, entry, virtual);
  });
  if (pointless) return;
  const value = resolve(entry.value);
  if (value.kind === 'map')
    for (const below of keysBelow(unit, value, path)) yield* checkType(c, below, asked, virtual);
}

/** True when something was said that makes everything below pointless. */
function check(c: Collector, unit: Unit, path: readonly string[], entry: Entry, virtual: boolean): boolean {
  const { types } = c.checks;
  const text = formatPath(path);
  const json = valueAt(unit.json, path) ?? null;
  const fact = c.values.catalogue.get(path);
  const node = resolve(entry.value);
  // In quotes it stays a string, whatever is put in.
  const open = isPlaceholder(json) && !(fact?.enforced === true && isQuoted(node) && !fact.types.includes('string'));
  if (open || !c.values.decides(unit, path)) return false;
  const base = { unit, path, slot: entry };
  if (json === null) {
    if (fact && deletesDefaults(types, fact, path))
      c.tell({
        ...base,
        rule: 'validate/emptied-map',
        severity: stops(c, path) ? 'error' : 'warning',
      });
    else if (types.counts.has(text)) c.tell({ ...base, rule: 'validate/count' });
    else if (fact && refusesNull(c.values.minor, path, (by) => c.values.on(by)))
      c.tell({ ...base, rule: 'validate/type-kind', args: kinds(fact.types, json) });
    return true;
  }
  if (fact?.enforced === true && !accepts(fact.types, json)) {
    if (typeof json === 'string' && becomesTyped(c.values.set.layers[unit.layer]?.mount, json)) return true;
    if (c.claimed(unit, text)) return true;
    c.tell({ ...base, ...mistake(fact.types, json, node, path, virtual) });
    return true;
  }
  if (fact?.enforced === true && fact.items.length > 0) items(c, unit, path, node, fact);
  if (text.endsWith(FILES)) files(c, unit, path, node);
  if (ACCESS.test(text) && node.kind === 'seq' && Array.isArray(json))
    json.forEach((said, i) => {
      const item = node.items[i];
      if (typeof said !== 'string' || isOpen(said) || isFilledIn(said) || ACCESS_MODES.includes(said) || !item) return;
      const right = ACCESS_MODES.find((m) => m.toLowerCase() === said.toLowerCase());
      c.tell({
        ...base,
        rule: 'validate/unknown-value',
        slot: item,
        shown: `${text}[${String(i)}]`,
        args: { allowed: ACCESS_MODES.join(', ') },
        fixes:
          right === undefined || virtual || item.value.kind === 'alias'
            ? []
            : [{ kind: 'rewrite', path: [...path, i], value: right }],
      });
    });
  if (path.length === 3 && text.startsWith(`${types.switches}.`) && typeof json !== 'boolean') {
    c.tell({ ...base, ...mistake(['boolean'], json, node, path, virtual) });
    return true;
  }
  const above = path[path.length - 2];
  if (above !== undefined && TEXT_MAP.test(above) && typeof json !== 'string' && typeof json !== 'object') {
    const fix = quotedText(node, path, virtual);
    c.tell({ ...base, rule: 'validate/text-map', fixes: fix });
    return true;
  }
  if (typeof json === 'object' || isOpen(json)) return false;
  const said = String(json);
  if (types.counts.has(text) && !/^0*[1-9]\d*$/.test(said)) c.tell({ ...base, rule: 'validate/count' });
  else if (types.quantities.some((q) => q.test(text)) && said !== '' && !QUANTITY.test(said) && !isFilledIn(said))
    c.tell({ ...base, rule: 'validate/quantity' });
  else if (types.paths.test(text) && said !== '' && !said.startsWith('/'))
    c.tell({
      ...base,
      rule: 'validate/path-without-slash',
      severity: c.values.on('global.ingress.enabled') ? 'error' : 'warning',
      fixes: virtual || node.kind !== 'scalar' ? [] : [{ kind: 'rewrite', path, value: `/${said}` }],
    });
  else {
    const wanted = isFilledIn(said) ? undefined : wantedForm(c.checks.forms, path, json);
    if (wanted !== undefined) c.tell({ ...base, rule: 'validate/form', args: { wanted } });
    else if (/(?:^|\.)existingSecret$/.test(text) && !isFilledIn(said) && !mayBeSecretName(said))
      c.tell({ ...base, rule: 'validate/secret-name' });
    else choice(c, unit, path, entry, said, virtual);
  }
  return false;
}
const isQuoted = (node: Node): boolean => node.kind === 'scalar' && node.style !== 'plain';
/** Something in angle brackets is told by another rule; a name in capitals is a word that a pipeline replaces. */
const isFilledIn = (said: string): boolean => said.includes('<') || REPLACED_WORD.test(said);

/** Whether the templates read below a section that is empty. */
function stops(c: Collector, [root = '', section, ...below]: readonly string[]): boolean {
  if (section === undefined || c.values.on(`${root}.enabled`)) return true;
  return below.length === 0 && c.checks.types.readWhileOff[root]?.includes(section) !== false;
}
function deletesDefaults({ spare }: TypeChecks, fact: KeyFact, path: readonly string[]): boolean {
  if (!fact.map || fact.freeform || path.some((k) => spare.has(k))) return false;
  return typeof fact.default === 'object' && fact.default !== null && Object.keys(fact.default).length > 0;
}

function kindOf(json: Json): KeyType {
  if (json === null) return 'null';
  if (Array.isArray(json)) return 'array';
  return typeof json as KeyType;
}
function accepts(types: readonly KeyType[], json: Json): boolean {
  const kind = kindOf(json);
  if (types.length === 0 || types.includes(kind)) return true;
  return kind === 'number' && types.includes('integer') && Number.isInteger(json);
}

/** Which rule speaks of a wrong type, and how it is mended where only the writing is wrong. */
function mistake(
  types: readonly KeyType[],
  json: Json,
  node: Node,
  path: readonly (string | number)[],
  virtual: boolean,
): Pick<Told, 'rule' | 'args' | 'fixes' | 'safety'> {
  const scalar = node.kind === 'scalar' ? node : undefined;
  if (types.includes('string') && scalar) return { rule: 'validate/type-text', fixes: quotedText(node, path, virtual) };
  const plain = (rule: string, value: number | boolean): Pick<Told, 'rule' | 'args' | 'fixes'> => ({
    rule,
    fixes: virtual ? [] : [{ kind: 'rewrite', path, value, style: 'plain' }],
  });
  if ((types.includes('number') || types.includes('integer')) && scalar) {
    const digits = typeof json === 'string' && /^-?\d+(?:\.\d+)?$/.test(json.trim());
    return digits ? plain('validate/type-number', Number(json)) : { rule: 'validate/type-number' };
  }
  if (types.includes('boolean') && scalar) {
    const meant = meantBy(json);
    if (meant === undefined) return { rule: 'validate/type-switch' };
    // A chart without a schema took it for on: it is no small thing to switch it off.
    return { ...plain('validate/type-switch', meant), ...(!meant && { safety: 'review' }) };
  }
  return { rule: 'validate/type-kind', args: kinds(types, json) };
}
const kinds = (types: readonly KeyType[], json: Json): { wanted: string; found: string } => ({
  wanted: types.map((t) => WORDS[t] ?? t).join(' or '),
  found: WORDS[kindOf(json)] ?? '',
});
/** The same characters in quotes: `8.10` stays `8.10`. */
export function quotedText(node: Node, path: readonly (string | number)[], virtual: boolean): Fix[] {
  return virtual || node.kind !== 'scalar' ? [] : [{ kind: 'rewrite', path, value: node.text, style: 'double' }];
}

/** Types of the items of a list or of the values of a map. */
function items(c: Collector, unit: Unit, path: readonly string[], node: Node, fact: KeyFact): void {
  const json = valueAt(unit.json, path);
  if (node.kind === 'seq')
    node.items.forEach((item, i) => {
      const value = resolve(item.value);
      const said = Array.isArray(json) ? (json[i] ?? null) : null;
      if (isPlaceholder(said) || accepts(fact.items, said)) return;
      const base = { unit, path, slot: item, shown: `${formatPath(path)}[${String(i)}]` };
      if (said === null) c.tell({ ...base, rule: 'validate/type-kind', args: kinds(fact.items, said) });
      else c.tell({ ...base, ...mistake(fact.items, said, value, [...path, i], item.value.kind === 'alias') });
    });
  else if (node.kind === 'map' && fact.items.includes('string'))
    for (const [key, { entry }] of effectiveEntries(node)) {
      const said = valueAt(unit.json, [...path, key]) ?? null;
      const base = { unit, path: [...path, key], slot: entry };
      if (said === null) {
        // It takes away what the chart says; over what the files say it stays, and the schema sees it.
        if (c.values.catalogue.default(base.path) === undefined && c.values.decides(unit, base.path))
          c.tell({ ...base, rule: 'validate/type-kind', args: kinds(fact.items, said) });
      } else if (!TEXT_MAP.test(path.at(-1) ?? '') && !isPlaceholder(said) && !accepts(fact.items, said))
        c.tell({ ...base, ...mistake(fact.items, said, resolve(entry.value), base.path, false) });
    }
}

function files(c: Collector, unit: Unit, path: readonly string[], node: Node): void {
  if (node.kind !== 'map') return;
  for (const [key, { entry }] of effectiveEntries(node)) {
    const below = [...path, key];
    const said = valueAt(unit.json, below) ?? null;
    if (typeof said === 'string' || !c.values.decides(unit, below)) continue;
    const base = { unit, path: below, slot: entry };
    // A file of an earlier layer is not taken back by it: the chart stops.
    if (said === null) c.tell({ ...base, rule: 'validate/type-kind', args: kinds(['string'], said) });
    else c.tell({ ...base, ...mistake(['string'], said, resolve(entry.value), below, false) });
  }
}

function choice(c: Collector, unit: Unit, path: readonly string[], entry: Entry, said: string, virtual: boolean): void {
  const text = formatPath(path);
  const allowed = c.checks.types.choices.find((x) => x.at.test(text));
  const spelled = allowed?.folded === true ? said.toLowerCase() : said;
  if (!allowed || said === '' || isFilledIn(said) || allowed.of.includes(spelled)) return;
  const right = allowed.of.find((v) => v.toLowerCase() === said.toLowerCase());
  c.tell({
    unit,
    path,
    slot: entry,
    rule: 'validate/unknown-value',
    args: { allowed: allowed.of.join(', ') },
    fixes: right === undefined || virtual ? [] : [{ kind: 'rewrite', path, value: right }],
  });
}
