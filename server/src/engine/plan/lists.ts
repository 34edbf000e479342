/** Several lists become one: the whole list as it stands at a layer, since Helm replaces lists. */
import { listed } from '../charts/catalogue.ts';
import type { Place, Related } from '../finding.ts';
import { formatPath, parsePath } from '../path.ts';
import { transform } from '../rules/functions.ts';
import type { Facts } from '../rules/ruleSet.ts';
import { inFull, type AnyRule, type ListRule } from '../rules/rule.ts';
import { valueOf, type EnvRule, type ValueType } from '../rules/variables.ts';
import type { Unit, ValuesSet } from '../set.ts';
import { due, type Sliced } from '../slices.ts';
import type { Step } from '../steps/index.ts';
import type { Variables } from '../steps/step.ts';
import { valueAt } from '../view.ts';
import {
  emptyValue,
  find,
  isObject,
  resolve,
  sameJson,
  type Entry,
  type Json,
  type Node,
  type Scalar,
} from '../yaml/tree.ts';
import { referencesIn, rewriteReferences } from '../yaml/placeholders.ts';
import type { Inspection, Said } from './inspection.ts';
import { definition, meaningOf } from './references.ts';
import { containerNames, namesIn, volumesIn } from './names.ts';
import { unsaid } from './reset.ts';
import { eachText, rewriteTemplates } from './templates.ts';
import { followVolumes, type RenamedVolumes } from './volumes.ts';
import type { ItemPlan, ListOp, Operation, RemoveOp, Steps } from './operation.ts';

export interface ListGroup {
  readonly rule: ListRule;
  readonly set: ValuesSet;
  readonly facts: Facts;
  readonly inspection: Inspection;
  /** Paths that the items are judged by. */
  readonly reads: Set<string>;
  /** Where the rule speaks of volumes: those with another name. */
  readonly volumes: RenamedVolumes;
  /** Values keys that variables of earlier layers went to. */
  readonly placed: Set<string>;
  /** References that were told of. */
  readonly spoken: Set<string>;
}
type Draft = { -readonly [K in keyof ItemPlan]: ItemPlan[K] } & {
  id: string | undefined;
  as?: ValueType | undefined;
};

/** The operations for one unit that touches a source of the list. */
export function* planList(group: ListGroup, unit: Unit): Sliced<Operation[]> {
  const { rule, inspection } = group;
  const to = parsePath(rule.to);
  const lists = [rule.to, ...rule.sources.filter((s) => s !== rule.to)];
  const legacy = lists.slice(1);
  const touched = lists.filter((s) => find(unit.doc.root, parsePath(s)) && !inspection.dormantAt(unit, parsePath(s)));
  const ops: Operation[] = [];

  // A value that is no list cannot be merged: shown and kept as a comment.
  const wrong = touched.filter((s) => {
    const v = valueAt(unit.json, parsePath(s));
    return v !== null && !Array.isArray(v);
  });
  // Something else stands at the new place: it stays, and nothing can join it.
  const there = inspection.nativeAt(to, unit.index);
  const other = (v: Json): boolean => v !== null && !Array.isArray(v);
  const native = there && other(there.value) ? there : undefined;
  if (native) {
    const gone = (rule.extra ?? []).filter((e) => e.absorb).map((e) => e.from);
    for (const s of [...touched, ...gone]) if (s !== rule.to) ops.push(...standAside(group, unit, s, native));
    return ops;
  }
  for (const s of wrong) {
    const entry = find(unit.doc.root, parsePath(s))?.entry;
    if (entry) inspection.comment(inspection.note('wrong-kind'), unit, parsePath(s), entry, 'kind');
  }
  const sources = touched.filter((s) => !wrong.includes(s));

  const items: Draft[] = [];
  for (const s of lists) yield* itemsOf(group, unit, s, items);
  const absorbed: string[] = [];
  /** Keys that stay, and of which something in the list is made all the same. */
  const beside: string[] = [];
  let extras = 0;
  let otherwise = false;
  // What an item is made of may not move without it.
  const before = group.set.prefix(unit.index - 1).recording(group.reads);
  const now = group.set.prefix(unit.index).recording(group.reads);
  const facts: Facts = { ...group.facts, all: group.facts.all.recording(group.reads) };
  for (const e of rule.extra ?? []) {
    const from = originOf(group.set, unit.index, e.from);
    if (!from) continue;
    const made = (transform(e.items, now, facts) ?? []) as Json[];
    const had = items.length;
    for (const json of made) {
      // A variable of the user's own wins over one made from another key, unless it only waits as a comment.
      const id = isObject(json) ? itemKey(json, rule.key) : undefined;
      if (id !== undefined && items.some((i) => i.id === id && (i.fate === 'keep' || i.fate === 'fold'))) continue;
      items.push({ ...plain(json, e.from, rule.id, from !== unit), id });
    }
    const left = e.leftover === undefined ? [] : ((transform(e.leftover, now, facts) ?? []) as Json[]);
    let waits = false;
    for (const rest of left) {
      if (!isObject(rest) || !Array.isArray(rest.path) || typeof rest.note !== 'string') continue;
      const path = [...parsePath(e.from), ...rest.path.map(String)];
      const entry = find(unit.doc.root, path)?.entry;
      if (entry) inspection.comment(inspection.note(rest.note), unit, path, entry, 'decide');
      waits ||= rest.path.length === 0;
    }
    if (waits) continue;
    const here = find(unit.doc.root, parsePath(e.from))?.entry;
    // What this layer says may take away what an earlier one gave, or have it make something else.
    const gave = (transform(e.items, before, facts) ?? []) as Json[];
    if (made.length === 0 ? gave.length > 0 : !here && !sameJson(made, gave)) otherwise = true;
    if (!here) continue;
    if (made.length > 0) {
      extras++;
      if (e.absorb) absorbed.push(e.from);
      else if (items.length > had) beside.push(e.from);
    } else if (e.absorb) {
      const words = e.none === undefined ? rule : inspection.note(e.none);
      const op: RemoveOp = removal(words, unit, e.from, 'no-effect');
      ops.push(op);
      inspection.draft({
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
  if (sources.length === 0 && extras === 0 && !otherwise) return ops;
  for (const item of items) if (item.target !== undefined) ops.push(...toValuesKey(group, unit, item));
  ops.push(...takenBack(group, unit, items));
  const spoken = rule.items === 'env' ? followNames(group, items) : [];
  yield* fold(group, items);
  for (const { item, name } of spoken) speaksOf(group, unit, items, item, name);
  if (rule.to === inspection.step.variables.list) inspection.variables = items;
  for (const item of items) {
    if (due()) yield;
    pointsAt(group, unit, item);
  }

  const result = items.filter((i) => i.fate === 'keep').map((i) => i.json);
  const hadSome = otherwise || legacy.some((s) => notEmpty(before.get(s))) || notEmpty(before.get(rule.to));
  const unchanged =
    sources.every((s) => s === rule.to) &&
    sameJson(result, valueAt(unit.json, to) ?? null) &&
    items.every((i) => i.fate === 'keep' && i.edits.length === 0);
  if (unchanged) return ops;

  const op: ListOp = {
    kind: 'list',
    unit: unit.index,
    rule: rule.id,
    to,
    keyed: rule.key,
    sources: sources.map(parsePath),
    items,
    absorbed: absorbed.map(parsePath),
    // An empty list over a full one of an earlier layer says something.
    keepEmpty: hadSome || items.length === 0,
  };
  ops.push(op);
  // What the other files say is not known: their list is replaced by this one.
  const alone = group.set.options.partial === true && (sources.some((s) => s !== rule.to) || extras > 0);
  const args = { ...repeatedArgs(items, group.set, unit), ...(alone && { alone: rule.to }) };
  const own = [...sources.filter((s) => s !== rule.to), ...absorbed, ...beside];
  const together = sources.map((path) => ({ unit, path, entry: find(unit.doc.root, parsePath(path))?.entry }));
  for (const path of own) {
    const entry = find(unit.doc.root, parsePath(path))?.entry;
    inspection.draft({
      rule,
      unit,
      path,
      entry,
      ...(alone && { severity: 'error' as const, safety: 'review' as const }),
      targets: [rule.to],
      own: [op],
      root: false,
      tag: beside.includes(path) ? undefined : 'deprecated',
      group: rule.id,
      args,
      related: inspection.mergedWith(unit, path, together),
    });
  }
  const told = new Map<string, Draft[]>();
  for (const item of items) {
    if (item.from?.unit !== unit.index || item.rule === rule.id) continue;
    const key = `${item.rule} ${formatPath(item.from.path)} ${String(item.from.index)}`;
    told.set(key, [...(told.get(key) ?? []), item]);
  }
  for (const same of told.values()) {
    yield;
    noteItem(group, unit, same, ops);
  }
  return ops;
}

/** A source whose target holds something that is no list: kept as a comment when it says something. */
function standAside(group: ListGroup, unit: Unit, source: string, native: Said): Operation[] {
  const { rule, inspection } = group;
  const path = parsePath(source);
  const entry = find(unit.doc.root, path)?.entry;
  if (!entry) return [];
  const value = valueAt(unit.json, path) ?? null;
  if (emptyValue(value)) {
    const op = removal(rule, unit, source, 'empty');
    inspection.draft({
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
  const kept: Related = { ...inspection.place(native.unit, native.entry, native.path), message: 'kept' };
  inspection.comment({ ...inspection.note('conflict'), section: rule.section }, unit, path, entry, 'conflict', [kept]);
  return [];
}

/** A later list without a variable that an earlier one had: the values key it went to says nothing any more. */
function takenBack(group: ListGroup, unit: Unit, items: readonly Draft[]): Operation[] {
  const now = new Set(items.flatMap((i) => (i.target === undefined ? [] : [i.target])));
  const gone = [...group.placed].filter((t) => !now.has(t));
  for (const t of gone) group.placed.delete(t);
  for (const t of now) group.placed.add(t);
  // Something else may say it by now.
  const free = gone.filter((t) => group.inspection.saidAt(t, unit.index)?.value === undefined);
  return free.map((t) => valuesKey(unit, 'layers/reset', t, unsaid(group.inspection.step, parsePath(t))));
}

const noteOf = (rule: EnvRule | undefined): string | undefined => rule && inFull(rule);
function removal(rule: AnyRule, unit: Unit, path: string, note: string): RemoveOp {
  return { kind: 'remove', unit: unit.index, rule: rule.id, path: parsePath(path), except: new Set(), note };
}

/** A variable whose setting is a values key: moves there when the key is free, goes when it says the same. */
function toValuesKey(group: ListGroup, unit: Unit, item: Draft): Operation[] {
  const target = item.target ?? '';
  const value = isObject(item.json) ? item.json.value : undefined;
  const said = group.inspection.saidAt(target, unit.index)?.value;
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
function repeatedArgs(items: readonly Draft[], set: ValuesSet, unit: Unit): Record<string, string> {
  const units = new Set(
    items.filter((i) => i.repeated && i.from && i.from.unit !== unit.index).map((i) => i.from?.unit ?? 0),
  );
  const names = [...units].map((u) => set.layers[set.units[u]?.layer ?? 0]?.name ?? '').filter((n) => n !== '');
  return names.length > 0 ? { repeated: [...new Set(names)].join(', ') } : {};
}
function plain(json: Json, source: string, rule: string, repeated: boolean): Draft {
  return {
    from: undefined,
    json,
    edits: [],
    fate: 'keep',
    note: undefined,
    rule,
    repeated,
    key: undefined,
    was: undefined,
    source,
    id: undefined,
  };
}

/** References between variables take the new names of those they speak of. Every one of them, as the old version knows it. */
function followNames({ rule, inspection }: ListGroup, items: readonly Draft[]): { item: Draft; name: string }[] {
  return items.flatMap((item) => {
    const value = isObject(item.json) ? item.json.value : undefined;
    if (typeof value !== 'string' || !value.includes('$(')) return [];
    const renamed = new Map<string, string>();
    const names = referencesIn(value);
    for (const name of names) {
      const to = definition(items, item, name);
      if (to?.fate === 'keep' && to.id !== undefined && to.id !== name) renamed.set(name, to.id);
    }
    if (renamed.size > 0) follow(inspection.step, rule, item, value, renamed);
    return names.map((name) => ({ item, name }));
  });
}
function follow(step: Step, rule: ListRule, item: Draft, value: string, renamed: ReadonlyMap<string, string>): void {
  if (item.fate === 'comment') {
    // It stays as the user wrote it.
    const said = [...renamed].map(([was, now]) => `\`$(${was})\` is \`$(${now})\` in ${step.to}.`);
    item.note = `${item.note ?? ''} ${said.join(' ')}`.trim();
    return;
  }
  const edit = { steps: ['value'], value: rewriteReferences(value, (name) => renamed.get(name)) };
  item.edits = [...item.edits.filter((e) => e.steps.join('.') !== 'value'), edit];
  item.json = edited(item.json, [edit]);
  if (item.rule === rule.id || item.rule === step.variables.imagePath) item.rule = 'references/renamed';
}
/** A reference that finds nothing any more, or another variable than it did. */
function speaksOf(group: ListGroup, unit: Unit, items: readonly Draft[], item: Draft, name: string): void {
  if (item.fate !== 'keep' && item.fate !== 'fold') return;
  const meaning = meaningOf(group.inspection.step.names, items, item, name);
  if (meaning.rule === undefined) return;
  // A later layer repeats the list: said once, unless it changes what the name means.
  const said = `${item.source} ${String(item.from?.unit)}.${String(item.from?.index)} ${name} ${meaning.rule}`;
  if (group.spoken.has(said)) return;
  group.spoken.add(said);
  const now = meaning.now !== undefined && meaning.now !== '' ? { now: meaning.now } : {};
  group.inspection.tell(
    meaning.rule,
    { unit, entry: undefined, ...placeOfItem(group, unit, item) },
    { reference: `$(${name})`, ...now },
  );
}

/** Objects, ports, labels and volumes that have another name now. */
function pointsAt(group: ListGroup, unit: Unit, item: Draft): void {
  if (item.fate !== 'keep' || item.from?.unit !== unit.index) return;
  const [root = ''] = item.from.path;
  const volumes = group.set.merged.recording(group.reads).get(`${root}.extraVolumes`);
  const own = new Set(
    (Array.isArray(volumes) ? volumes : []).filter(isObject).map((v) => (typeof v.name === 'string' ? v.name : '')),
  );
  const { names } = group.inspection.step;
  const hits = [
    ...namesIn(names, item.json, item.from.path),
    ...(group.rule.volumes ? volumesIn(names, item.json, root, own) : []),
  ];
  for (const { rule, was, now } of hits)
    group.inspection.tell(rule, { unit, entry: undefined, ...placeOfItem(group, unit, item) }, { was, now });
}

/** The last unit up to `k` that says something at a path. */
function originOf(set: ValuesSet, k: number, path: string): Unit | undefined {
  const keys = parsePath(path);
  for (let i = k; i >= 0; i--) {
    const unit = set.units[i];
    if (unit && find(unit.doc.root, keys)) return unit;
    // A map replaced by something else ends what was below it.
    for (let n = 1; unit && n < keys.length; n++) {
      const v = valueAt(unit.json, keys.slice(0, n));
      if (v !== undefined && !isObject(v)) return undefined;
    }
  }
  return undefined;
}

function* itemsOf(group: ListGroup, unit: Unit, source: string, into: Draft[]): Sliced<void> {
  const { rule, set } = group;
  const origin = originOf(set, unit.index, source);
  if (!origin) return;
  const keys = parsePath(source);
  const entry = find(origin.doc.root, keys)?.entry;
  const seq = entry && resolve(entry.value);
  const values = valueAt(origin.json, keys);
  if (seq?.kind !== 'seq' || !Array.isArray(values)) return;
  for (const [index, item] of seq.items.entries()) {
    if (due()) yield;
    const json = values[index] ?? null;
    const base = plain(json, source, rule.id, origin !== unit);
    base.from = { unit: origin.index, path: keys, index };
    base.id = isObject(json) ? itemKey(json, rule.key) : undefined;
    base.was = base.id;
    const view = set.prefix(unit.index).recording(group.reads);
    const judged = judge(group, base, item.value, view);
    if (
      base.fate === 'keep' &&
      (rule.hides ?? []).some(([by, hidden]) => hidden === source && notEmpty(view.get(by)))
    ) {
      base.fate = 'drop';
      base.rule = 'merge/hidden-item';
    }
    if (entry && origin === unit && base.fate === 'keep') goneIn(group, unit, source, entry, json);
    into.push(...judged);
  }
}
/** The new chart aborts on a template that asks for what is gone, wherever it stands. */
function goneIn(group: ListGroup, unit: Unit, source: string, entry: Entry, json: Json): void {
  const { inspection } = group;
  if (inspection.step.templates.kind(parsePath(source)) === 'text') return;
  const all = group.facts.all.recording(group.reads);
  eachText(json, [], (_, text) => {
    const { gone } = rewriteTemplates(text, all, inspection);
    if (gone.length === 0) return;
    inspection.tell('template/gone', { unit, path: source, entry }, { names: gone.join(', ') });
  });
}
const rootOf = (source: string): string => parsePath(source)[0] ?? '';
export function itemKey(json: Record<string, Json>, key: 'name' | 'mountPath' | 'equality'): string | undefined {
  const v = key === 'equality' ? undefined : json[key];
  return typeof v === 'string' || typeof v === 'number' ? String(v) : undefined;
}

/** What becomes of one item, and of the texts in it. */
function judge(group: ListGroup, item: Draft, node: Node, view: ValuesSet['merged']): Draft[] {
  const { rule, facts } = group;
  const { images, names: renamed, variables, components } = group.inspection.step;
  const root = rootOf(item.source);
  const out: Draft[] = [item];
  const edits: { steps: Steps; value: Scalar }[] = [];
  // Helm fills in what all files say together.
  const all = group.facts.all.recording(group.reads);
  if (group.inspection.step.templates.kind(parsePath(item.source)) !== 'text')
    eachText(item.json, [], (steps, text) => {
      const now = rewriteTemplates(text, all, group.inspection).text;
      if (now !== text) edits.push({ steps, value: now });
    });
  if (edits.length > 0) {
    item.rule = 'template/moved';
    item.json = edited(item.json, edits);
  }
  const volumes = group.volumes.get(root);
  if (rule.volumes && volumes) {
    const follows = followVolumes(item.json, rule.volumes, volumes);
    if (follows.length > 0) item.rule = 'merge/renamed-volume';
    edits.push(...follows);
  }
  const names = containerNames(renamed, item.json, root);
  if (names.length > 0) item.rule = 'names/container-field';
  // Importer and data migration get the variables too, in containers of another name: none means the container itself.
  const container = rule.items === 'env' ? '' : renamed.container;
  edits.push(...names.map((steps) => ({ steps, value: container })));
  if (rule.to === variables.mounts) edits.push(...followInPath(variables, item, view));
  if (!rule.items) {
    item.edits = edits;
    item.json = edited(item.json, edits);
    if (isObject(item.json)) item.id = itemKey(item.json, rule.key) ?? item.id;
    return out;
  }
  if (components.includes(root)) {
    eachText(item.json, [], (steps, text) => {
      const now = images.rewrite(text);
      if (now !== text) edits.push({ steps, value: now });
    });
    if (edits.length > 0 && item.rule === rule.id) item.rule = variables.imagePath;
  }
  if (rule.items === 'env' && isObject(item.json)) {
    named(item, node, edits);
    const name = itemKey(item.json, 'name');
    if (name !== undefined && Object.keys(item.json).some((k) => !['name', 'value', 'valueFrom'].includes(k))) {
      item.fate = 'comment';
      item.rule = 'wrong-kind';
      item.note = 'A variable has a name, a value or a valueFrom, and nothing else.';
    } else if (name === undefined) {
      item.fate = 'comment';
      item.rule = 'wrong-kind';
      item.note = 'A variable needs a name.';
    }
    const value = item.json.value;
    if (name !== undefined && item.fate === 'keep') {
      const text =
        typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
          ? String(value)
          : undefined;
      const verdict = variables.verdict(root, name, text, item.json, view, facts);
      switch (verdict.kind) {
        case 'keep':
          if (verdict.rule !== variables.nothing && edits.length === 0) item.rule = verdict.rule;
          break;
        case 'rename':
          item.rule = verdict.rule;
          edits.push({ steps: ['name'], value: verdict.to });
          break;
        case 'duplicate': {
          item.rule = verdict.rule;
          const copy: Draft = {
            ...item,
            edits: [...edits, { steps: ['name'], value: verdict.also }],
            json: edited(item.json, [...edits, { steps: ['name'], value: verdict.also }]),
            repeated: true,
          };
          copy.id = verdict.also;
          out.push(quoted(copy, node));
          break;
        }
        case 'drop':
          item.fate = 'drop';
          item.rule = verdict.rule;
          item.note = noteOf(variables.rules[verdict.rule]);
          break;
        case 'values-key':
          item.rule = verdict.rule;
          item.note = noteOf(variables.rules[verdict.rule]);
          item.target = verdict.path;
          item.as = verdict.coerce;
          break;
        case 'manual':
          item.rule = verdict.rule;
          item.fate = 'comment';
          item.note = noteOf(variables.rules[verdict.rule]);
      }
    }
  }
  item.edits = edits;
  item.json = edited(item.json, edits);
  if (isObject(item.json)) item.id = itemKey(item.json, rule.key) ?? item.id;
  return rule.items === 'env' ? out.map((o) => quoted(o, node)) : out;
}
/** The path of a mount may speak of variables of the container. */
function followInPath(variables: Variables, item: Draft, view: ValuesSet['merged']): { steps: Steps; value: Scalar }[] {
  const text = isObject(item.json) ? item.json.subPathExpr : undefined;
  const root = rootOf(item.source);
  if (typeof text !== 'string' || root === rootOf(variables.list)) return [];
  const renamed = variables.renamed(view, root);
  const now = rewriteReferences(text, (name) => renamed.get(name));
  return now === text ? [] : [{ steps: ['subPathExpr'], value: now }];
}
/** Kubernetes accepts only text as the value of a variable. */
function quoted(item: Draft, node: Node): Draft {
  if (!isObject(item.json)) return item;
  const value = item.json.value;
  if (typeof value !== 'number' && typeof value !== 'boolean') return item;
  const entry = node.kind === 'map' ? node.entries.find((e) => e.key === 'value') : undefined;
  const text = entry?.value.kind === 'scalar' ? entry.value.text : String(value);
  const edit = { steps: ['value'], value: text };
  item.edits = [...item.edits, edit];
  item.json = edited(item.json, [edit]);
  if (item.rule === item.rule.replace(/^env\//, '')) item.rule = 'types/variable';
  return item;
}

/** `name: N` is a boolean for Helm: the name is what stands there. */
function named(item: Draft, node: Node, edits: { steps: Steps; value: Scalar }[]): void {
  if (!isObject(item.json) || (typeof item.json.name !== 'boolean' && typeof item.json.name !== 'number')) return;
  const entry = node.kind === 'map' ? node.entries.find((e) => e.key === 'name') : undefined;
  const text = entry?.value.kind === 'scalar' ? entry.value.text : String(item.json.name);
  edits.push({ steps: ['name'], value: text });
  item.json = edited(item.json, [{ steps: ['name'], value: text }]);
  item.id = text;
  item.rule = 'types/variable';
}

function edited(json: Json, edits: readonly { steps: Steps; value: Scalar }[]): Json {
  let out = json;
  for (const e of edits) out = setAt(out, e.steps, e.value);
  return out;
}
function setAt(json: Json, steps: Steps, value: Json): Json {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  if (Array.isArray(json)) return json.map((v, i) => (i === step ? setAt(v, rest, value) : v));
  if (!isObject(json)) return json;
  const out = Object.assign(Object.create(null) as Record<string, Json>, json);
  out[String(step)] = setAt(json[String(step)] ?? null, rest, value);
  return out;
}

/** Equal items become one. Different ones under one key: the first stays, the other is a comment, or gets a name of its own. */
function* fold({ rule, inspection }: ListGroup, items: Draft[]): Sliced<void> {
  // By what they say: lists of thousands of items are compared in no time.
  const seen = new Map<string, Draft[]>();
  const twinOf = (json: Json): Draft | undefined => seen.get(wordsOf(json))?.find((s) => sameJson(s.json, json));
  const taken = new Map<string, Draft>();
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
        let name = `${listed(inspection.step.from, [rootOf(item.source)])
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
        item.note = `${rule.to} already has another \`${item.id ?? ''}\`, from ${other.source}; ${inspection.step.to} runs one container.`;
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

/** A finding for an item that does not simply come along; `same` is what one rule makes of it: the old chart may have needed one name, the new one two. */
function noteItem(group: ListGroup, unit: Unit, same: readonly Draft[], ops: Operation[]): void {
  const [item] = same;
  const { inspection, rule } = group;
  if (!item?.from || ops.length === 0) return;
  const own = inspection.step.variables.rules[item.rule];
  const words = own
    ? { ...rule, id: item.rule, why: own.why, severity: own.severity, safety: own.safety }
    : inspection.note(item.rule);
  const { path, place } = placeOfItem(group, unit, item);
  const targets = same.flatMap((i) => {
    if (i.target !== undefined) return [i.target];
    return i.fate === 'keep' ? [`${rule.to}${i.id === undefined ? '' : `[${rule.key}=${i.id}]`}`] : [];
  });
  const commented = same.some((i) => i.fate === 'comment');
  inspection.draft({
    rule: words,
    unit,
    path,
    entry: undefined,
    ...(place ? { place } : {}),
    targets,
    own: [...ops],
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
/** Where an item stands: its name, or its list where the name is in another file. */
function placeOfItem(group: ListGroup, unit: Unit, item: Draft): { path: string; place?: Place } {
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
  const here =
    value?.source === unit.doc.source
      ? value
      : seq?.source === unit.doc.source
        ? { start: seq.start, end: seq.keyEnd }
        : undefined;
  const old = originalKey(group, item);
  const path = `${formatPath(item.from.path)}${old === undefined ? `[${String(item.from.index)}]` : `[${rule.key}=${old}]`}`;
  return here ? { path, place: { layer: unit.layer, start: here.start, end: here.end, path } } : { path };
}
function originalKey(group: ListGroup, item: Draft): string | undefined {
  if (!item.from) return undefined;
  const list = valueAt(group.set.units[item.from.unit]?.json, item.from.path);
  const json = Array.isArray(list) ? list[item.from.index] : undefined;
  return isObject(json) ? itemKey(json, group.rule.key) : undefined;
}
