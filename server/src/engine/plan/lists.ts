/** Several lists become one: the whole list as it stands at a layer, since Helm replaces lists. */
import { listed } from '../charts/catalogue.ts';
import { putInto } from '../byKey.ts';
import { formatPath, isWithin, parsePath } from '../path.ts';
import { transform } from '../rules/functions.ts';
import type { Facts } from '../rules/ruleSet.ts';
import type { ListRule } from '../rules/rule.ts';
import { valueOf } from '../rules/variables.ts';
import type { Unit, ValuesSet } from '../set.ts';
import { due, type Sliced } from '../slices.ts';
import { asked, valueAt, type View } from '../view.ts';
import { emptyValue, find, isObject, resolve, sameJson, type Json } from '../yaml/tree.ts';
import { ContributionBuilder, NOTHING, type Contribution } from './contribution.ts';
import type { Ground } from './ground.ts';
import { noteItem, placeOfItem, pointsAt, speaksOf, tellsOf } from './itemNotes.ts';
import { followNames, itemKey, judgeItem, plain, rootOf, setAt, type ItemDraft, type ListGroup } from './items.ts';
import type { Said } from './leaves.ts';
import { removal, type ListOp, type Operation, type Variable } from './operation.ts';
import type { Plan } from './plan.ts';
import { unsaid } from './reset.ts';
import { eachText, rewriteTemplates } from './templates.ts';
import { renamedVolumes, type RenamedVolumes } from './volumes.ts';

/** One list of the new version. */
export function* planList(plan: Plan, rule: ListRule): Sliced<Contribution> {
  const { ground, judged } = plan;
  const { set, facts, step } = ground;
  const touched = new Set(judged.touchedLists.get(rule));
  for (const e of rule.extra ?? []) {
    for (const unit of set.units) if (!e.absorb && find(unit.doc.root, parsePath(e.from))) touched.add(unit.index);
  }
  for (const unit of set.units.slice(1))
    if (makesOthers(ground, rule, unit) || takesAway(plan, rule, unit)) touched.add(unit.index);
  if (touched.size === 0) return NOTHING;
  const { merged } = set;
  const reads = new Set<string>();
  const volumes: RenamedVolumes = rule.volumes ? renamedVolumes(merged, step.volumes) : new Map();
  // Then the lists go together: a mount without its volume would be another one's.
  if (volumes.size > 0) renamedVolumes(merged.recording(reads), step.volumes);
  const out = new ContributionBuilder(ground);
  const here = { placed: new Set<string>(), spoken: new Set<string>(), origins: new Map(), named: new Map() };
  const group: ListGroup = { rule, plan, set, step, facts, out, reads, volumes, ...here };
  const ops: Operation[] = [];
  let variables: readonly Variable[] | undefined;
  for (const unit of set.units) {
    if (!touched.has(unit.index) || set.layers[unit.layer]?.locked) continue;
    yield;
    const one = yield* inUnit(group, unit);
    ops.push(...one.ops);
    if (one.items && rule.to === step.variables.list) variables = one.items;
  }
  // What the list has no room for is commented out together with it, or it would be lost with its map.
  const beside = [...out.operations];
  out.operations.push(...ops);
  if (ops.length > 0) out.group(rule.id, [...beside, ...ops], group.reads);
  return { ...out.done(), ...(variables && { variables }) };
}

/** A null of this layer over a whole block takes away what an earlier one says in a list of it. */
const takesAway = ({ ground, judged }: Plan, rule: ListRule, unit: Unit, before?: View): boolean =>
  judged.nulled.some(
    ({ unit: at, path }) =>
      at === unit &&
      rule.sources.some(
        (s) => isWithin(s, formatPath(path)) && notEmpty((before ?? ground.set.prefix(unit.index - 1)).get(s)),
      ),
  );
/** What this layer says changes the items that another key gives, be it in an earlier layer. */
function makesOthers({ set, facts }: Ground, rule: ListRule, unit: Unit): boolean {
  return (rule.extra ?? []).some((e) => {
    const made = (upTo: number): Json | undefined =>
      asked(set.prefix(upTo), new Set(), (view) => transform(e.items, view, facts));
    return set.merged.has(e.from) && !sameJson(made(unit.index), made(unit.index - 1));
  });
}

interface InUnit {
  readonly ops: readonly Operation[];
  /** As they are in the end; undefined where none are put together. */
  readonly items?: readonly ItemDraft[];
}
/** The operations for one unit that touches a source of the list. */
function* inUnit(group: ListGroup, unit: Unit): Sliced<InUnit> {
  const { rule, plan, out } = group;
  const { ground } = plan;
  const to = parsePath(rule.to);
  const lists = [rule.to, ...rule.sources.filter((s) => s !== rule.to)];
  const legacy = lists.slice(1);
  const touched = lists.filter((s) => find(unit.doc.root, parsePath(s)) && !ground.dormantAt(unit, parsePath(s)));
  const ops: Operation[] = [];

  // A value that is no list cannot be merged: shown and kept as a comment.
  const wrong = touched.filter((s) => {
    const v = valueAt(unit.json, parsePath(s));
    return v !== null && !Array.isArray(v);
  });
  // Something else stands at the new place: it stays, and nothing can join it.
  const there = plan.nativeAt(to, unit.index);
  const other = (v: Json): boolean => v !== null && !Array.isArray(v);
  const native = there && other(there.value) ? there : undefined;
  if (native) {
    const gone = (rule.extra ?? []).filter((e) => e.absorb).map((e) => e.from);
    for (const s of [...touched, ...gone]) if (s !== rule.to) ops.push(...standAside(group, unit, s, native));
    return { ops };
  }
  for (const s of wrong) {
    const entry = find(unit.doc.root, parsePath(s))?.entry;
    if (entry) out.comment(ground.note('wrong-kind'), unit, parsePath(s), entry, 'kind');
  }
  const sources = touched.filter((s) => !wrong.includes(s));

  const items: ItemDraft[] = [];
  for (const s of lists) yield* itemsOf(group, unit, s, items);
  // What an item is made of may not move without it.
  const before = group.set.prefix(unit.index - 1).recording(group.reads);
  const made = madeOfOthers(group, unit, before, items);
  ops.push(...made.ops);
  const otherwise = made.otherwise || takesAway(plan, rule, unit, before);
  if (sources.length === 0 && made.absorbed.length + made.staying === 0 && !otherwise) return { ops };
  ops.push(...(yield* judgeTogether(group, unit, items)));

  const result = items.filter((i) => i.fate === 'keep').map((i) => i.json);
  yield;
  const hadSome = otherwise || legacy.some((s) => notEmpty(before.get(s))) || notEmpty(before.get(rule.to));
  const unchanged =
    sources.every((s) => s === rule.to) &&
    sameJson(result, valueAt(unit.json, to) ?? null) &&
    items.every((i) => i.fate === 'keep' && i.edits.length === 0);
  if (unchanged) return { ops, items };
  yield;

  const op: ListOp = {
    kind: 'list',
    unit: unit.index,
    rule: rule.id,
    to,
    keyed: rule.key,
    sources: sources.map(parsePath),
    items,
    absorbed: made.absorbed.map(parsePath),
    // An empty list over a full one of an earlier layer says something.
    keepEmpty: hadSome || items.length === 0,
  };
  ops.push(op);
  tellOfKeys(group, unit, op, sources, made);
  yield* tellOfItems(group, unit, items, ops);
  return { ops, items };
}

type Extra = NonNullable<ListRule['extra']>[number];
/** What other keys give to the list of a layer. */
interface Made {
  readonly ops: readonly Operation[];
  /** Keys that become items. */
  readonly absorbed: readonly string[];
  /** Keys that stay, and of which something in the list is made all the same. */
  readonly beside: readonly string[];
  /** How many keys of this layer stay and give items, be they there already. */
  readonly staying: number;
  /** What this layer says takes away what an earlier one gave, or has it make something else. */
  readonly otherwise: boolean;
}
/** Adds the items that are made of other keys; `before`: the values below this layer. */
function madeOfOthers(group: ListGroup, unit: Unit, before: View, items: ItemDraft[]): Made {
  const { rule, plan, out } = group;
  const { ground } = plan;
  const ops: Operation[] = [];
  const absorbed: string[] = [];
  const beside: string[] = [];
  let staying = 0;
  let otherwise = false;
  const now = group.set.prefix(unit.index).recording(group.reads);
  const facts: Facts = { ...group.facts, all: group.facts.all.recording(group.reads) };
  for (const e of rule.extra ?? []) {
    const from = originOf(group, unit.index, e.from);
    if (!from) continue;
    const made = (transform(e.items, now, facts) ?? []) as Json[];
    const had = items.length;
    for (const json of made) {
      // A variable of the user's own wins over one made from another key, unless it only waits as a comment.
      const id = isObject(json) ? itemKey(json, rule.key) : undefined;
      if (id !== undefined && items.some((i) => i.id === id && (i.fate === 'keep' || i.fate === 'fold'))) continue;
      items.push({ ...plain(json, e.from, rule.id, from !== unit), id });
    }
    if (waits(group, unit, e, now, facts)) continue;
    const here = find(unit.doc.root, parsePath(e.from))?.entry;
    const gave = (transform(e.items, before, facts) ?? []) as Json[];
    if (made.length === 0 ? gave.length > 0 : !here && !sameJson(made, gave)) otherwise = true;
    if (!here) continue;
    if (made.length > 0) {
      if (e.absorb) absorbed.push(e.from);
      else {
        staying++;
        if (items.length > had) beside.push(e.from);
      }
    } else if (e.absorb) {
      const words = e.none === undefined ? rule : ground.note(e.none);
      const op = removal(unit.index, words.id, parsePath(e.from), 'no-effect');
      ops.push(op);
      out.draft({
        rule: words,
        unit,
        path: e.from,
        entry: here,
        targets: [],
        own: [op],
        root: false,
        tag: 'unnecessary',
      });
    }
  }
  return { ops, absorbed, beside, staying, otherwise };
}
/** Shows what of a key becomes no item; true where all of the key waits for the user. */
function waits(group: ListGroup, unit: Unit, e: Extra, now: View, facts: Facts): boolean {
  const { out, plan } = group;
  const left = e.leftover === undefined ? [] : ((transform(e.leftover, now, facts) ?? []) as Json[]);
  let all = false;
  for (const rest of left) {
    if (!isObject(rest) || !Array.isArray(rest.path) || typeof rest.note !== 'string') continue;
    const path = [...parsePath(e.from), ...rest.path.map(String)];
    const entry = find(unit.doc.root, path)?.entry;
    if (entry) out.comment(plan.ground.note(rest.note), unit, path, entry, 'decide');
    all ||= rest.path.length === 0;
  }
  return all;
}

/** What becomes of the items beside each other; answers what their values keys take. */
function* judgeTogether(group: ListGroup, unit: Unit, items: ItemDraft[]): Sliced<Operation[]> {
  const ops: Operation[] = [];
  for (const item of items) if (item.target !== undefined) ops.push(...toValuesKey(group, unit, item));
  yield;
  ops.push(...takenBack(group, unit, items));
  yield;
  const spoken = group.rule.items === 'env' ? yield* followNames(group, items) : [];
  yield* fold(group, items);
  for (const { item, name } of spoken) {
    if (due(1 + (items.length >> 2))) yield;
    speaksOf(group, unit, items, item, name);
  }
  for (const item of items) {
    yield;
    pointsAt(group, unit, item);
    tellsOf(group, unit, item);
  }
  return ops;
}

/** Every key that gives the list something says so. */
function tellOfKeys(group: ListGroup, unit: Unit, op: ListOp, sources: readonly string[], made: Made): void {
  const { rule, plan, out } = group;
  const elsewhere = sources.filter((s) => s !== rule.to);
  // What the other files say is not known: their list is replaced by this one.
  const joins = elsewhere.length + made.absorbed.length + made.staying > 0;
  const alone = group.set.options.partial === true && joins;
  const args = { ...repeatedArgs(op.items, group.set, unit), ...(alone && { alone: rule.to }) };
  const together = sources.map((path) => ({ unit, path, entry: find(unit.doc.root, parsePath(path))?.entry }));
  for (const path of [...elsewhere, ...made.absorbed, ...made.beside])
    out.draft({
      rule,
      unit,
      path,
      entry: find(unit.doc.root, parsePath(path))?.entry,
      ...(alone && { severity: 'error' as const, safety: 'review' as const }),
      targets: [rule.to],
      own: [op],
      root: false,
      tag: made.beside.includes(path) ? undefined : 'deprecated',
      group: rule.id,
      args,
      related: () => plan.ground.mergedWith(unit, path, together),
    });
}
function* tellOfItems(
  group: ListGroup,
  unit: Unit,
  items: readonly ItemDraft[],
  ops: readonly Operation[],
): Sliced<void> {
  const told = new Map<string, ItemDraft[]>();
  for (const item of items) {
    if (item.from?.unit !== unit.index || item.rule === group.rule.id) continue;
    const key = `${item.rule} ${formatPath(item.from.path)} ${String(item.from.index)}`;
    putInto(told, key, item);
  }
  for (const same of told.values()) {
    yield;
    noteItem(group, unit, same, ops);
  }
}

/** A source whose target holds something that is no list: kept as a comment when it says something. */
function standAside(group: ListGroup, unit: Unit, source: string, native: Said): Operation[] {
  const { rule, out, plan } = group;
  const { ground } = plan;
  const path = parsePath(source);
  const entry = find(unit.doc.root, path)?.entry;
  if (!entry) return [];
  const value = valueAt(unit.json, path) ?? null;
  if (emptyValue(value)) {
    const op = removal(unit.index, rule.id, parsePath(source), 'empty');
    out.draft({
      rule,
      unit,
      path: source,
      entry,
      targets: [],
      own: [op],
      root: false,
      tag: 'unnecessary',
    });
    return [op];
  }
  const conflict = { ...ground.note('conflict'), section: rule.section };
  out.comment(conflict, unit, path, entry, 'conflict', () => ground.kept(native));
  return [];
}

/** A later list without a variable that an earlier one had: the values key it went to says nothing any more. */
function takenBack(group: ListGroup, unit: Unit, items: readonly ItemDraft[]): Operation[] {
  const now = new Set(items.flatMap((i) => (i.target === undefined ? [] : [i.target])));
  const gone = [...group.placed].filter((t) => !now.has(t));
  for (const t of gone) group.placed.delete(t);
  for (const t of now) group.placed.add(t);
  // Something else may say it by now.
  const free = gone.filter((t) => group.plan.saidAt(t, unit.index)?.value === undefined);
  return free.map((t) => valuesKey(unit, 'layers/reset', t, unsaid(group.step, parsePath(t))));
}

/** A variable whose setting is a values key: moves there when the key is free, goes when it says the same. */
function toValuesKey(group: ListGroup, unit: Unit, item: ItemDraft): Operation[] {
  const target = item.target ?? '';
  const value = isObject(item.json) ? item.json.value : undefined;
  const said = group.plan.saidAt(target, unit.index)?.value;
  const text = isScalar(value) ? String(value) : undefined;
  const json = text === undefined ? undefined : (valueOf(text, item.as ?? 'string') ?? text);
  const asComment = (): Operation[] => {
    item.fate = 'comment';
    item.note = `${item.note ?? ''} Set \`${target}\` instead.`.trim();
    delete item.target;
    return [];
  };
  if (json === undefined) return asComment();
  if (said !== undefined && (!isScalar(said) || String(said) !== String(json))) return asComment();
  item.fate = 'drop';
  if (said !== undefined) {
    delete item.target;
    return [];
  }
  if (item.repeated) return [];
  return [valuesKey(unit, item.rule, target, json)];
}
const valuesKey = (unit: Unit, rule: string, path: string, json: Json): Operation => ({
  kind: 'set',
  unit: unit.index,
  rule,
  to: parsePath(path),
  json,
  absorbed: [],
});
const isScalar = (v: Json | undefined): v is string | number | boolean =>
  typeof v === 'string' || typeof v === 'number' || typeof v === 'boolean';

const notEmpty = (v: Json | undefined): boolean => Array.isArray(v) && v.length > 0;
function repeatedArgs(items: ListOp['items'], set: ValuesSet, unit: Unit): Record<string, string> {
  const units = new Set(
    items.filter((i) => i.repeated && i.from && i.from.unit !== unit.index).map((i) => i.from?.unit ?? 0),
  );
  const names = [...units].map((u) => set.layers[set.units[u]?.layer ?? 0]?.name ?? '').filter((n) => n !== '');
  return names.length > 0 ? { repeated: [...new Set(names)].join(', ') } : {};
}
/** The last unit up to `k` that says something at a path. Each asks for its own: what an earlier one found is there. */
function originOf({ set, origins }: ListGroup, k: number, path: string): Unit | undefined {
  const keys = parsePath(path);
  let known = origins.get(path);
  if (!known) origins.set(path, (known = []));
  let origin: Unit | undefined;
  let at = k;
  for (; at >= 0; at--) {
    const unit = set.units[at];
    if (at in known) origin = known[at];
    else if (unit && find(unit.doc.root, keys)) origin = unit;
    else if (!unit || !endsBefore(unit, keys)) continue;
    break;
  }
  for (let i = Math.max(at, 0); i <= k; i++) known[i] = origin;
  return origin;
}
/** A map replaced by something else ends what was below it. */
function endsBefore(unit: Unit, keys: readonly string[]): boolean {
  for (let n = 1; n < keys.length; n++) {
    const v = valueAt(unit.json, keys.slice(0, n));
    if (v !== undefined && !isObject(v)) return true;
  }
  return false;
}

function* itemsOf(group: ListGroup, unit: Unit, source: string, into: ItemDraft[]): Sliced<void> {
  const { rule, set } = group;
  const origin = originOf(group, unit.index, source);
  if (!origin) return;
  const keys = parsePath(source);
  const entry = find(origin.doc.root, keys)?.entry;
  const seq = entry && resolve(entry.value);
  const values = valueAt(origin.json, keys);
  if (seq?.kind !== 'seq' || !Array.isArray(values)) return;
  for (const [index, item] of seq.items.entries()) {
    if (due(4)) yield;
    const json = values[index] ?? null;
    const base = plain(json, source, rule.id, origin !== unit);
    base.from = { unit: origin.index, path: keys, index };
    base.id = isObject(json) ? itemKey(json, rule.key) : undefined;
    base.was = base.id;
    const view = set.prefix(unit.index).recording(group.reads);
    const judged = judgeItem(group, base, item.value, view);
    if (
      base.fate === 'keep' &&
      (rule.hides ?? []).some(([by, hidden]) => hidden === source && notEmpty(view.get(by)))
    ) {
      base.fate = 'drop';
      base.rule = 'merge/hidden-item';
    }
    if (entry && origin === unit && base.fate === 'keep') goneIn(group, unit, base, json);
    into.push(...judged);
  }
}
/** The new chart aborts on a template that asks for what is gone, wherever it stands. */
function goneIn(group: ListGroup, unit: Unit, item: ItemDraft, json: Json): void {
  if (group.step.templates.kind(parsePath(item.source)) === 'text') return;
  const all = group.facts.all.recording(group.reads);
  eachText(json, [], (_, text) => {
    const { gone } = rewriteTemplates(text, all, group.plan);
    if (gone.length === 0) return;
    group.out.tell(
      'template/gone',
      { unit, entry: undefined, ...placeOfItem(group, unit, item) },
      { gone: gone.join('\n') },
    );
  });
}
/** Equal items become one. Different ones under one key: the first stays, the other is a comment, or gets a name of its own. */
function* fold({ rule, step }: ListGroup, items: ItemDraft[]): Sliced<void> {
  // By what they say: lists of thousands of items are compared in no time.
  const seen = new Map<string, ItemDraft[]>();
  const twinOf = (json: Json): ItemDraft | undefined => seen.get(wordsOf(json))?.find((s) => sameJson(s.json, json));
  const taken = new Map<string, ItemDraft>();
  for (const item of items) {
    if (due()) yield;
    if (item.fate !== 'keep') continue;
    const twin = twinOf(item.json);
    if (twin) {
      item.fate = 'fold';
      item.key = twin.id;
      continue;
    }
    const other = item.id === undefined ? undefined : taken.get(item.id);
    // Two items of one name in one list, as the user wrote them: Kubernetes takes the last, and so it stays.
    if (other && (other.source !== item.source || other.was !== item.was)) {
      if (rule.clash === 'rename' && item.id !== undefined) {
        let name = `${listed(step.from, [rootOf(item.source)])
          .join('')
          .toLowerCase()}-${item.id}`;
        const renamed = (): Json => setAt(item.json, ['name'], name);
        while (taken.has(name) && !twinOf(renamed())) name += '-2';
        item.edits = [...item.edits, { steps: ['name'], value: name }];
        item.json = renamed();
        item.id = name;
        item.rule = 'merge/renamed-item';
        const again = twinOf(item.json);
        if (again) {
          item.fate = 'fold';
          item.key = again.id;
          continue;
        }
      } else {
        item.fate = 'comment';
        item.rule = 'merge/conflict';
        item.key = other.id;
        item.note = `${rule.to} already has another \`${item.id ?? ''}\`, from ${other.source}; ${step.to} runs one container.`;
        continue;
      }
    }
    if (item.id !== undefined && !taken.has(item.id)) taken.set(item.id, item);
    const words = wordsOf(item.json);
    seen.set(words, [...(seen.get(words) ?? []), item]);
  }
}
/** The same for values that are the same, whatever the order of their keys. */
function wordsOf(json: Json): string {
  const sorted = (_key: string, value: Json): Json =>
    isObject(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
  return JSON.stringify(json, sorted);
}
