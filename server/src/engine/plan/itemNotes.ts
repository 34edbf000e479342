/** What is said about single items of a list, and where. */
import type { Place } from '../finding.ts';
import { formatPath } from '../path.ts';
import type { AnyRule } from '../rules/rule.ts';
import type { Unit } from '../set.ts';
import { valueAt } from '../view.ts';
import { find, isObject, resolve, type Entry, type Json } from '../yaml/tree.ts';
import { itemKey, type ItemDraft, type ListGroup } from './items.ts';
import { namesIn } from './nameLooker.ts';
import { volumesIn } from './names.ts';
import type { Operation } from './operation.ts';
import { meaningOf } from './references.ts';

/** A finding for an item that does not simply come along; `same` is what one rule makes of it: the old chart may have needed one name, the new one two. */
export function noteItem(group: ListGroup, unit: Unit, same: readonly ItemDraft[], ops: readonly Operation[]): void {
  const [item] = same;
  const { out, rule } = group;
  if (!item?.from || ops.length === 0) return;
  const words = wordsOf(group, item.rule);
  const { path, place } = placeOfItem(group, unit, item);
  const targets = same.flatMap((i) => {
    if (i.target !== undefined) return [i.target];
    return i.fate === 'keep' ? [`${rule.to}${i.id === undefined ? '' : `[${rule.key}=${i.id}]`}`] : [];
  });
  const commented = same.some((i) => i.fate === 'comment');
  out.draft({
    rule: words,
    unit,
    path,
    entry: undefined,
    ...(place ? { place } : {}),
    targets,
    own: ops,
    root: false,
    tag: commented
      ? 'deprecated'
      : item.fate === 'drop'
        ? 'unnecessary'
        : item.fate === 'keep'
          ? undefined
          : 'deprecated',
    group: rule.id,
    ...(commented ? { safety: 'manual' as const } : item.target === undefined ? {} : { safety: 'review' as const }),
  });
}
/** What a rule about variables says, or a note of the step. */
function wordsOf({ plan, step, rule }: ListGroup, id: string): AnyRule {
  const own = step.variables.rules[id];
  return own ? { ...rule, id, why: own.why, severity: own.severity, safety: own.safety } : plan.ground.note(id);
}
/** A variable that stays and does not do what it did. A later layer repeats the list: said where it stands. */
export function tellsOf(group: ListGroup, unit: Unit, item: ItemDraft): void {
  if (item.told === undefined || item.fate !== 'keep' || item.from?.unit !== unit.index) return;
  group.out.draft({
    rule: wordsOf(group, item.told),
    unit,
    entry: undefined,
    ...placeOfItem(group, unit, item),
    targets: [],
    own: [],
    root: false,
    tag: undefined,
  });
}
/** Where an item stands: its name, or its list where the name is in another file. */
export function placeOfItem(group: ListGroup, unit: Unit, item: ItemDraft): { path: string; place?: () => Place } {
  const { rule } = group;
  if (!item.from) return { path: item.source };
  const seq = find(unit.doc.root, item.from.path)?.entry;
  const node = seq && resolve(seq.value);
  const slot = node?.kind === 'seq' ? node.items[item.from.index] : undefined;
  const keyed = slot && resolve(slot.value);
  const named =
    keyed?.kind === 'map'
      ? keyed.entries.find((e): e is Entry => e.key === (rule.key === 'mountPath' ? 'mountPath' : 'name'))
      : undefined;
  const value = slot?.value.kind === 'alias' ? slot.value : named?.value;
  const here = value?.source === unit.doc.source ? value : seq?.source === unit.doc.source ? seq : undefined;
  const old = originalKey(group, item);
  const path = `${formatPath(item.from.path)}${old === undefined ? `[${String(item.from.index)}]` : `[${rule.key}=${old}]`}`;
  if (!here) return { path };
  const end = (): number => (here.kind === 'entry' ? here.keyEnd : here.end);
  return { path, place: () => ({ layer: unit.layer, start: here.start, end: end(), path }) };
}
function originalKey(group: ListGroup, item: ItemDraft): string | undefined {
  if (!item.from) return undefined;
  const list = valueAt(group.set.units[item.from.unit]?.json, item.from.path);
  const json = Array.isArray(list) ? list[item.from.index] : undefined;
  return isObject(json) ? itemKey(json, group.rule.key) : undefined;
}

/** A reference that finds nothing any more, or another variable than it did. */
export function speaksOf(
  group: ListGroup,
  unit: Unit,
  items: readonly ItemDraft[],
  item: ItemDraft,
  name: string,
): void {
  if (item.fate !== 'keep' && item.fate !== 'fold') return;
  const meaning = meaningOf(group.step.names, items, item, name);
  if (meaning.rule === undefined) return;
  // A later layer repeats the list: said once, unless it changes what the name means.
  const said = `${item.source} ${String(item.from?.unit)}.${String(item.from?.index)} ${name} ${meaning.rule}`;
  if (group.spoken.has(said)) return;
  group.spoken.add(said);
  const now = meaning.now !== undefined && meaning.now !== '' ? { now: meaning.now } : {};
  group.out.tell(
    meaning.rule,
    { unit, entry: undefined, ...placeOfItem(group, unit, item) },
    { reference: `$(${name})`, ...now },
  );
}

const namesOf = (list: Json | undefined): Set<string> =>
  new Set((Array.isArray(list) ? list : []).filter(isObject).map((v) => (typeof v.name === 'string' ? v.name : '')));
function namesOnce({ named }: ListGroup, root: string, volumes: Json | undefined): ReadonlySet<string> {
  let names = named.get(root);
  if (!names) named.set(root, (names = namesOf(volumes)));
  return names;
}
/** Objects, ports, labels and volumes that have another name now. */
export function pointsAt(group: ListGroup, unit: Unit, item: ItemDraft): void {
  if (item.fate !== 'keep' || item.from?.unit !== unit.index) return;
  const [root = ''] = item.from.path;
  const merged = group.set.merged.recording(group.reads);
  const volumes = merged.get(`${root}.extraVolumes`);
  const { names } = group.step;
  const hits = [
    ...namesIn(names, item.json, item.from.path, merged),
    ...(group.rule.volumes ? volumesIn(names, item.json, root, namesOnce(group, root, volumes)) : []),
  ];
  for (const { rule, was, now } of hits)
    group.out.tell(rule, { unit, entry: undefined, ...placeOfItem(group, unit, item) }, { was, now });
}
