/** Lists in a changed tree: several that become one, and a map that becomes one. */
import { putInto } from '../byKey.ts';
import { formatPath } from '../path.ts';
import { due, type Sliced } from '../slices.ts';
import { commentsBelow, splitLead } from '../yaml/comments.ts';
import { clone, cloneItem, fromJson, newEntry, newItem } from '../yaml/nodes.ts';
import {
  deadEntries,
  find,
  isCollection,
  isInherited,
  isObject,
  markDirty,
  resolve,
  toJson,
  type Entry,
  type Item,
  type MapNode,
  type Node,
  type Scalar,
  type SeqNode,
  type Trivia,
} from '../yaml/tree.ts';
import { isMarked, marker } from './markers.ts';
import type { ItemizeOp, ItemPlan, ListOp, Steps } from './operation.ts';
import type { Claim, Work } from './work.ts';

/** The list at its new place, with the items that the inspection planned. */
export function* makeList(w: Work, o: ListOp): Sliced<void> {
  yield;
  const to = formatPath(o.to);
  const slots = o.sources.map((p) => ({ path: formatPath(p), entry: w.entries.get(formatPath(p)) }));
  for (const s of slots) if (s.entry) s.entry.pending = false;
  const unit = o.unit;
  const ours = new Map<string, ItemPlan[]>();
  for (const i of o.items) {
    if (due()) yield;
    if (i.from?.unit === unit) putInto(ours, formatPath(i.from.path), i);
  }
  const ownOf = (path: string): readonly ItemPlan[] => ours.get(path) ?? [];
  // The list that keeps the most of its items is the one the others come to.
  const ranked = slots
    .filter((s) => s.entry && resolve(s.entry.value).kind === 'seq')
    .map((s) => ({ ...s, weight: ownOf(s.path).filter((i) => i.fate === 'keep').length + (s.path === to ? 0.5 : 0) }))
    .sort((a, b) => b.weight - a.weight);
  const base = ranked[0];
  const nodes = new Map<ItemPlan, Item>();
  for (const s of slots) {
    if (!s.entry) continue;
    const virtual = s.entry.value.kind === 'alias';
    if (virtual) w.editor.inlineAlias(s.entry);
    const seq = s.entry.value;
    if (seq.kind !== 'seq') continue;
    // Positions in the list as read, before anything is taken out.
    const read = [...seq.items];
    for (const plan of ownOf(s.path)) {
      const item = read[plan.from?.index ?? -1];
      if (item) nodes.set(plan, item);
    }
  }
  const merged =
    slots.filter((s) => s.entry).length > 1 ||
    o.absorbed.length > 0 ||
    o.items.some((i) => i.repeated || i.fate !== 'keep' || i.edits.length > 0);
  const live = o.items.some((i) => i.fate === 'keep');
  const written = live || o.keepEmpty;
  for (const s of slots) {
    if (!s.entry) continue;
    const empty = resolve(s.entry.value).kind !== 'seq';
    if (!written || (empty && s.path !== to)) w.claims.set(s.path, { rule: o.rule, how: 'removed', note: 'empty' });
    else w.claims.set(s.path, { rule: o.rule, how: empty ? 'changed' : merged ? 'merged' : 'moved', to });
  }
  for (const p of o.absorbed) {
    const path = formatPath(p);
    const entry = w.entries.get(path);
    w.claims.set(path, { rule: o.rule, how: 'changed', to });
    if (!entry) continue;
    yield* w.claimBelow(entry, path, { rule: o.rule, how: 'changed', to });
    w.takeOut(entry, path);
  }

  let entry: Entry | undefined = base?.entry;
  if (!entry) {
    const existing = slots.find((s) => s.path === to)?.entry ?? w.editor.at(o.to);
    if (existing) entry = existing;
    else {
      const map = w.editor.ensureMap(o.to.slice(0, -1), w.placeFor(o.to));
      if (!map) return;
      entry = newEntry(o.to[o.to.length - 1] as string, fromJson([]));
      w.editor.insert(map, entry);
    }
    entry.value = { ...(fromJson([]) as SeqNode), parent: entry };
    entry.dirty = true;
    markDirty(entry);
  }
  if (base && base.path !== to && written) {
    const native = w.editor.at(o.to);
    if (native && native !== entry) native.pending = true;
    yield* w.carry(entry, o.to, o.rule, base.path);
    if (native && native !== entry) native.pending = false;
  }
  yield* assemble(w, o, entry, nodes, to, base?.path ?? to);
  for (const s of slots) {
    if (!s.entry || s.entry === entry) continue;
    moveComments(s.entry, ownOf(s.path), nodes);
    w.takeOut(s.entry, s.path);
  }
}
/** What stood above a list that is gone stands above the first item that came from it; a key that waits there is no part of it. */
function moveComments(entry: Entry, ours: readonly ItemPlan[], nodes: ReadonlyMap<ItemPlan, Item>): void {
  const first = ours.find((i) => i.fate === 'keep');
  const item = first && nodes.get(first);
  const { stay, go } = splitLead(entry);
  if (!item || go.length === 0) return;
  item.lead = [...go, ...item.lead];
  item.dirty = true;
  markDirty(item);
  entry.lead = stay;
}

function* assemble(
  w: Work,
  o: ListOp,
  entry: Entry,
  nodes: Map<ItemPlan, Item>,
  to: string,
  from: string,
): Sliced<void> {
  let seq = entry.value as SeqNode;
  const keep = o.items.filter((i) => i.fate === 'keep');
  for (const plan of keep) {
    if (due()) yield;
    let item = nodes.get(plan);
    if (!item || plan.repeated) {
      item = copyOf(w, plan) ?? newItem(fromJson(plan.json));
      nodes.set(plan, item);
    } else w.items.set(item.value, { rule: plan.rule, how: 'moved', to: itemPath(to, o.keyed, plan) });
    if (plan.edits.length > 0) {
      if (item.value.kind === 'alias') w.editor.inlineAlias(item);
      for (const edit of plan.edits) editItem(w, item, edit.steps, edit.value);
    }
  }
  const asides: { before: ItemPlan | undefined; trivia: Trivia[] }[] = [];
  const nextKept = new Map<ItemPlan, ItemPlan | undefined>();
  let next: ItemPlan | undefined;
  for (const plan of [...o.items].reverse()) {
    nextKept.set(plan, next);
    if (plan.fate === 'keep') next = plan;
  }
  // What leaves the list, while it still knows its neighbours.
  for (const plan of o.items) {
    if (plan.fate === 'keep') continue;
    if (due()) yield;
    const item = nodes.get(plan);
    if (!item) continue;
    const path = itemPath(to, o.keyed, plan);
    if (plan.fate === 'comment') {
      w.items.set(item.value, { rule: plan.rule, how: 'commented', note: plan.note });
      const id = plan.was === undefined || o.keyed === 'equality' ? '' : `[${o.keyed}=${plan.was}]`;
      const source = `${formatPath(plan.from?.path ?? [])}${id}`;
      const note = marker(plan.rule, source.replace(/\s+/g, '_'), plan.note ?? '');
      // With nothing left in the list, the comment stays where the item stood.
      if (keep.length === 0) w.editor.commentOut(item, [note]);
      else asides.push({ before: nextKept.get(plan), trivia: w.editor.takeAsComment(item, [note]) });
    } else {
      w.items.set(item.value, gone(plan, path));
      w.takeOut(item, path);
    }
  }
  const wanted = keep.map((p) => nodes.get(p) as Item);
  if (seq.flow && wanted.some((i) => !i.flow && (i.source ? true : isCollection(i.value) && !i.value.flow)))
    seq = w.editor.blockList(seq);
  const same =
    wanted.length > 0 && wanted.length === seq.items.length && wanted.every((item, i) => seq.items[i] === item);
  if (same) {
    placeAsides(w, seq, asides, nodes);
    return;
  }
  for (const item of wanted) {
    if (due()) yield;
    if (item.parent && item.parent !== seq) w.editor.detach(item);
  }
  if (seq.items.length === 0 && seq.flow && wanted.length > 0 && !wanted.every((i) => i.flow)) {
    const made: SeqNode = { ...(fromJson([]) as SeqNode), flow: false, parent: entry };
    entry.value = made;
    seq = made;
    entry.dirty = true;
    markDirty(entry);
  }
  seq.items = [];
  for (const [i, item] of wanted.entries()) {
    if (due()) yield;
    w.editor.place(seq, item, i);
  }
  placeAsides(w, seq, asides, nodes);
  if (wanted.length === 0 && !o.keepEmpty) w.takeOut(entry, from);
  else if (wanted.length === 0) {
    const parent = entry.parent;
    if (parent) w.editor.residue(parent, (parent.kind === 'map' ? parent.entries.indexOf(entry) : 0) + 1, seq.tail);
    entry.value = { ...(fromJson([]) as SeqNode), parent: entry };
    entry.dirty = true;
    markDirty(entry);
  }
}

function placeAsides(
  w: Work,
  seq: SeqNode,
  asides: readonly { before: ItemPlan | undefined; trivia: Trivia[] }[],
  nodes: ReadonlyMap<ItemPlan, Item>,
): void {
  for (const a of [...asides].reverse()) {
    if (a.before) w.editor.placeComment(seq, nodes.get(a.before), a.trivia);
  }
  for (const a of asides) if (!a.before) w.editor.placeComment(seq, undefined, a.trivia);
}

function gone(plan: ItemPlan, path: string): Claim {
  if (plan.fate === 'fold') return { rule: plan.rule, how: 'merged', to: path };
  if (plan.target !== undefined) return { rule: plan.rule, how: 'changed', to: plan.target };
  return { rule: plan.rule, how: 'removed', note: plan.note };
}

function copyOf(w: Work, plan: ItemPlan): Item | undefined {
  const from = plan.from;
  if (!from) return undefined;
  const doc = from.unit === w.unit ? w.doc : w.others(from.unit);
  const seq = doc && find(doc.root, from.path)?.entry;
  const node = seq && resolve(seq.value);
  const item = node?.kind === 'seq' ? node.items[from.index] : undefined;
  // Keys written twice are not repeated, nor is what became a comment in an earlier run: only what Helm reads is.
  const noted = item?.source && isMarked(item.source.text.slice(item.start, item.end));
  if (!item || noted || hasDeadEntries(item.value)) return undefined;
  const copy = cloneItem(item);
  if (copy.value.kind === 'alias') {
    const target = resolve(copy.value);
    if (target.kind !== 'alias') {
      copy.value = clone(target);
      copy.value.parent = copy;
      copy.dirty = true;
    }
  }
  return copy;
}
function editItem(w: Work, item: Item, steps: Steps, value: Scalar): void {
  let node: Node = item.value;
  for (const step of steps) {
    if (node.kind === 'map' && isInherited(node, String(step))) w.editor.inlineMerge(node);
    const slot: Entry | Item | undefined =
      node.kind === 'seq'
        ? node.items[Number(step)]
        : node.kind === 'map'
          ? node.entries.filter((e) => e.key === step && !e.merge).pop()
          : undefined;
    if (!slot) return;
    if (slot.value.kind === 'alias') w.editor.inlineAlias(slot);
    node = slot.value;
  }
  if (node.kind !== 'scalar') return;
  const quoted = typeof node.value !== 'string' && typeof value === 'string';
  w.rewrite(node, quoted ? { value, style: 'double' } : { value });
}

/** The map at its place becomes a list. */
export function* itemize(w: Work, o: ItemizeOp): Sliced<void> {
  yield;
  const path = formatPath(o.path);
  const entry = w.entries.get(path);
  if (!entry) return;
  if (entry.value.kind === 'alias') w.editor.inlineAlias(entry);
  const map = entry.value;
  if (map.kind !== 'map') return;
  if (map.entries.some((e) => e.merge)) w.editor.inlineMerge(map);
  const claim: Claim = { rule: o.rule, how: 'changed', to: path };
  w.claims.set(path, claim);
  yield* w.claimBelow(entry, path, claim);
  // Between braces no line is a file's own.
  if (map.flow) for (const text of commentsBelow(entry)) w.lost.push({ path, text });
  const seq = fromJson([]) as SeqNode;
  seq.flow = false;
  for (const { name, unit } of o.items) {
    yield;
    const own = map.entries.filter((e) => e.key === name && !e.opaque).pop();
    const there = w.others(unit)?.root;
    const other = own ? undefined : there && find(there, [...o.path, name])?.entry.value;
    const lead = own?.lead ?? [];
    let file: Entry;
    if (own && !map.flow) {
      own.lead = [];
      w.editor.detach(own);
      w.editor.rename(own, o.value);
      file = own;
    } else {
      const from = own?.value ?? other;
      if (!from) continue;
      file = newEntry(o.value, own ? fromJson(toJson(from)) : clone(resolve(from)));
    }
    const item = fromJson({ [o.key]: name }) as MapNode;
    const slot = newItem(item);
    slot.lead = lead;
    w.editor.insert(item, file);
    for (const [key, value] of Object.entries(o.beside)) w.editor.insert(item, newEntry(key, fromJson(value)));
    w.editor.place(seq, slot, seq.items.length);
  }
  // What is left in the map are comments, and keys that took one of an earlier file away.
  for (const e of map.entries) seq.tail = [...seq.tail, ...e.lead];
  seq.tail = [...seq.tail, ...map.tail];
  entry.value = seq.items.length > 0 ? seq : fromJson([]);
  entry.value.parent = entry;
  entry.dirty = true;
  markDirty(entry);
}

function hasDeadEntries(node: Node): boolean {
  if (node.kind === 'seq') return node.items.some((i) => hasDeadEntries(i.value));
  if (node.kind !== 'map') return false;
  return deadEntries(node).length > 0 || node.entries.some((e) => hasDeadEntries(e.value));
}
function itemSuffix(key: ListOp['keyed'], plan: ItemPlan): string {
  const json = plan.json;
  const v = key !== 'equality' && isObject(json) ? json[key] : undefined;
  return typeof v === 'string' || typeof v === 'number' ? `[${key}=${String(v)}]` : '';
}
function itemPath(to: string, key: ListOp['keyed'], plan: ItemPlan): string {
  return `${to}${itemSuffix(key, plan)}`;
}
