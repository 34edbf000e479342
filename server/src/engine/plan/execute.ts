/** Operations of one unit -> its changed tree, and where everything went. */
import { childPath, formatPath, type Keys } from '../path.ts';
import type { RuleId } from '../rules/rule.ts';
import type { Marks } from '../steps/step.ts';
import {
  TreeEditor,
  clone,
  cloneItem,
  commentsBelow,
  commentsBeside,
  fromJson,
  newEntry,
  newItem,
} from '../yaml/edit.ts';
import {
  find,
  isCollection,
  deadEntries,
  isInherited,
  isObject,
  markDirty,
  mergeSources,
  resolve,
  sameJson,
  toJson,
  type Entry,
  type Item,
  type Json,
  type MapNode,
  type Node,
  type Scalar,
  type SeqNode,
  type Trivia,
  type YamlDocument,
} from '../yaml/tree.ts';
import { isMarked, marker } from './markers.ts';
import {
  isInText,
  type CommentOp,
  type ItemizeOp,
  type ItemPlan,
  type ListOp,
  type MoveOp,
  type Operation,
  type RemoveOp,
  type RewriteOp,
  type SetOp,
  type Steps,
} from './operation.ts';

/** What happened to a leaf or an item beyond what its place in the new tree shows. */
export interface Claim {
  readonly rule: RuleId;
  readonly how: 'removed' | 'commented' | 'merged' | 'changed' | 'moved';
  readonly to?: string | undefined;
  readonly note?: string | undefined;
}
export interface Executed {
  readonly doc: YamlDocument;
  readonly step: number;
  readonly claims: ReadonlyMap<string, Claim>;
  /** By the item's value node as read. */
  readonly items: ReadonlyMap<Node, Claim>;
  /** Aliases that were written out. */
  readonly written: ReadonlyMap<Node, Node>;
  /** Which rule carried a subtree, by its original path. */
  readonly moved: ReadonlyMap<string, RuleId>;
  /** Comments beside keys that are gone: they are in the report. */
  readonly lost: readonly { readonly path: string; readonly text: string }[];
}

/** Performs operations in one canonical order, whatever order they were chosen in. `others` are the unchanged units of the set. */
export function execute(
  doc: YamlDocument,
  operations: readonly Operation[],
  others: (unit: number) => YamlDocument | undefined,
  marks: Marks,
): Executed {
  return new Execution(doc, operations, others, marks).run();
}

const byDepth = <T extends { readonly path: readonly unknown[] }>(a: T, b: T): number => a.path.length - b.path.length;
const is =
  <K extends Operation['kind']>(kind: K) =>
  (o: Operation): o is Extract<Operation, { kind: K }> =>
    o.kind === kind;

class Execution {
  private readonly editor: TreeEditor;
  private readonly claims = new Map<string, Claim>();
  private readonly items = new Map<Node, Claim>();
  private readonly moved = new Map<string, RuleId>();
  private readonly lost: { path: string; text: string }[] = [];
  /** Entries by original path, found before anything moved. */
  private readonly entries = new Map<string, Entry>();
  private readonly candidates = new Set<Entry>();
  private place: Entry | undefined;

  constructor(
    private readonly doc: YamlDocument,
    private readonly operations: readonly Operation[],
    private readonly others: (unit: number) => YamlDocument | undefined,
    private readonly marks: Marks,
  ) {
    this.editor = new TreeEditor(doc);
  }

  run(): Executed {
    const ops = this.operations;
    // As the inspection found them, parents before what is below them; whole roots first, so that they can stay where they are.
    const all = ops.filter(is('move'));
    const moves = [...all.filter((o) => o.path.length === 1), ...all.filter((o) => o.path.length > 1)];
    const removes = ops.filter(is('remove')).sort((a, b) => byDepth(b, a));
    const comments = ops.filter(is('comment'));
    const rests = comments.filter((o) => o.rest);
    const lists = ops.filter(is('list'));
    const sets = ops.filter(is('set'));
    const itemized = ops.filter(is('itemize'));
    const rewrites = ops.filter(is('rewrite'));
    const sources: (readonly string[])[] = [
      ...[...moves, ...removes, ...comments, ...itemized].map((o) => o.path),
      ...lists.flatMap((o) => [...o.sources, ...o.absorbed]),
      ...sets.flatMap((o) => o.absorbed),
      ...rewrites.map((o) => keysOf(o.path)),
    ];
    if (ops.some((o) => o.kind === 'dedupe') && this.doc.root) this.dedupe(this.doc.root, '');
    this.unshare();
    for (const path of sources) this.editor.reach(path);
    for (const o of rewrites) this.reachScalar(o);
    for (const path of sources) this.register(path);
    const scalars = new Map(rewrites.map((o) => [o, this.scalarAt(o.path)]));
    const first =
      this.doc.root?.kind === 'map'
        ? this.doc.root.entries.find((e) => this.marks.oldRoots.includes(e.key))
        : undefined;
    this.place = first;
    for (const path of sources) {
      const e = this.entries.get(formatPath(path));
      const rewritten = rewrites.some((o) => formatPath(keysOf(o.path)) === formatPath(path));
      if (itemized.some((o) => formatPath(o.path) === formatPath(path))) continue;
      if (e && (!rewritten || [...moves, ...removes, ...comments].some((o) => formatPath(o.path) === formatPath(path))))
        e.pending = true;
    }

    for (const o of moves) this.move(o);
    for (const o of rewrites) {
      const node = scalars.get(o);
      if (node) this.rewrite(node, o);
    }
    for (const o of itemized) this.itemize(o);
    for (const o of comments) if (!o.rest) this.comment(o);
    for (const o of sets) this.set(o);
    for (const o of lists) this.list(o);
    if (rests.length > 0) for (const e of [...this.candidates].reverse()) this.editor.prune(e);
    for (const o of rests) this.comment(o);
    for (const o of removes) this.remove(o);
    for (const e of [...this.candidates].reverse()) this.editor.prune(e);
    this.editor.repairAliases();
    this.editor.settleComments();
    return {
      written: this.editor.written,
      doc: this.doc,
      step: this.editor.step,
      claims: this.claims,
      items: this.items,
      moved: this.moved,
      lost: this.lost,
    };
  }

  /** What an alias means must not change with its anchor: where operations touch the anchor's section, the alias is written out first. */
  private unshare(): void {
    const touched = new Set(
      this.operations.flatMap((o) => [...pathsOf(o).map((p) => String(p[0])), ...('to' in o ? [o.to[0]] : [])]),
    );
    const roots = new Map<Node, string>();
    const own = (node: Node, root: string): void => {
      roots.set(node, root);
      if (node.kind === 'map') for (const e of node.entries) own(e.value, root);
      if (node.kind === 'seq') for (const i of node.items) own(i.value, root);
    };
    const map = this.doc.root;
    if (map?.kind !== 'map') return;
    for (const e of map.entries) own(e.value, e.key);
    const shared = (node: Node): boolean => node.kind === 'alias' && touched.has(roots.get(resolve(node)) ?? '');
    const walk = (node: Node): void => {
      if (node.kind === 'map') {
        if (node.entries.some((e) => e.merge && mergeSources(e.value).some((m) => touched.has(roots.get(m) ?? ''))))
          this.editor.inlineMerge(node);
        for (const e of node.entries) {
          if (shared(e.value) && !e.merge) this.editor.inlineAlias(e);
          walk(e.value);
        }
      }
      if (node.kind !== 'seq') return;
      for (const i of node.items) {
        if (shared(i.value)) this.editor.inlineAlias(i);
        walk(i.value);
      }
    };
    walk(map);
  }

  private dedupe(node: Node, path: string): void {
    if (node.kind === 'seq') for (const i of node.items) this.dedupe(i.value, path);
    if (node.kind !== 'map') return;
    const why = 'Written twice: Helm reads the other one only.';
    this.editor.commentOutAll(node, deadEntries(node), (e) => [marker('duplicate-key', childPath(path, e.key), why)]);
    for (const e of node.entries) this.dedupe(e.value, childPath(path, e.key));
  }

  private register(path: readonly string[]): void {
    let node: Node | undefined = this.doc.root;
    path.forEach((key, i) => {
      if (node?.kind !== 'map') return;
      let found: Entry | undefined;
      for (const e of node.entries) if (e.key === key && !e.opaque && !e.merge) found = e;
      if (!found) {
        node = undefined;
        return;
      }
      if (i === path.length - 1) this.entries.set(formatPath(path), found);
      if (found.value.kind === 'map' && found.value.entries.length > 0) this.candidates.add(found);
      node = found.value;
    });
  }

  private move(o: MoveOp): void {
    const entry = this.entries.get(formatPath(o.path));
    if (!entry) return;
    entry.pending = false;
    this.moved.set(formatPath(o.path), o.rule);
    if (o.value) {
      this.claims.set(formatPath(o.path), { rule: o.rule, how: 'changed', to: formatPath(o.to) });
      this.claimBelow(entry, formatPath(o.path), { rule: o.rule, how: 'changed', to: formatPath(o.to) });
      this.replace(entry, o.value.json, formatPath(o.path));
    }
    if (formatPath(o.path) !== formatPath(o.to)) this.carry(entry, o.to, o.rule, formatPath(o.path));
  }
  /** The cluster takes the place of the first old root; other new roots come last. */
  private placeFor(to: readonly string[]): Entry | undefined {
    return to[0] === this.marks.newRoot ? this.place : undefined;
  }
  /** Every leaf below is gone into one value. */
  private claimBelow(entry: Entry, path: string, claim: Claim): void {
    const value = resolve(entry.value);
    if (value.kind !== 'map') return;
    for (const e of value.entries) {
      const below = `${path}.${e.key.replace(/\./g, '\\.')}`;
      this.claims.set(below, claim);
      this.claimBelow(e, below, claim);
    }
  }

  /** Brings an entry to a path: in place, into a new parent, or merged into what is there. */
  private carry(entry: Entry, to: readonly string[], rule: RuleId, path: string): void {
    const key = to[to.length - 1] as string;
    const place = to.length === 1 ? this.doc.root : this.editor.at(to.slice(0, -1))?.value;
    if (place?.kind === 'map' && place.entries.some((e) => e.merge)) this.editor.inlineMerge(place);
    const target = this.editor.at(to);
    if (target === entry) return;
    if (!target || (target.value.kind === 'scalar' && target.value.value === null && entry.value.kind === 'map')) {
      if (target) this.takeOut(target, formatPath(to));
      const parents = to.slice(0, -1);
      const above = parents.length === 0 ? this.doc.root : this.editor.at(parents)?.value;
      if (above && above === entry.parent) {
        this.editor.rename(entry, key);
        return;
      }
      const made = parents.length > 0 && !this.editor.at(parents);
      const old = entry.parent?.parent;
      const map = this.editor.ensureMap(parents, this.placeFor(to));
      // The old parent lives on under the new one: so do the comments above it.
      const heir = made ? this.editor.at(parents) : undefined;
      if (heir && old?.kind === 'entry' && old.key === heir.key) this.editor.passLead(old, heir);
      if (!map) {
        this.fallback(entry, rule, path, 'something else than a map stands at the new place');
        return;
      }
      this.editor.detach(entry);
      this.editor.rename(entry, key);
      this.editor.insert(map, entry, parents.length === 0 ? this.placeFor(to) : undefined);
      return;
    }
    if (target.value.kind === 'alias') this.editor.inlineAlias(target);
    if (entry.value.kind === 'alias' && target.value.kind === 'map') this.editor.inlineAlias(entry);
    if (target.value.kind === 'map' && entry.value.kind === 'map') {
      if (entry.value.entries.some((e) => e.merge)) this.editor.inlineMerge(entry.value);
      for (const child of [...entry.value.entries]) {
        if (!child.pending) this.carry(child, [...to, child.key], rule, `${path}.${child.key}`);
      }
      this.candidates.add(entry);
      return;
    }
    if (entry.value.kind === 'scalar' && entry.value.value === null) {
      this.claims.set(path, { rule, how: 'removed', note: 'empty' });
      this.takeOut(entry, path);
    } else if (sameJson(toJson(target.value), toJson(entry.value))) {
      this.claims.set(path, { rule, how: 'merged', to: formatPath(to) });
      this.takeOut(entry, path);
    } else this.fallback(entry, rule, path, `${formatPath(to)} is already set`);
  }
  private fallback(entry: Entry, rule: RuleId, path: string, why: string): void {
    this.claims.set(path, { rule, how: 'commented' });
    this.editor.commentOut(entry, [marker(rule, path, why)]);
  }

  private itemize(o: ItemizeOp): void {
    const path = formatPath(o.path);
    const entry = this.entries.get(path);
    if (!entry) return;
    if (entry.value.kind === 'alias') this.editor.inlineAlias(entry);
    const map = entry.value;
    if (map.kind !== 'map') return;
    if (map.entries.some((e) => e.merge)) this.editor.inlineMerge(map);
    const claim: Claim = { rule: o.rule, how: 'changed', to: path };
    this.claims.set(path, claim);
    this.claimBelow(entry, path, claim);
    // Between braces no line is a file's own.
    if (map.flow) for (const text of commentsBelow(entry)) this.lost.push({ path, text });
    const seq = fromJson([]) as SeqNode;
    seq.flow = false;
    for (const { name, unit } of o.items) {
      const own = map.entries.filter((e) => e.key === name && !e.opaque).pop();
      const there = this.others(unit)?.root;
      const other = own ? undefined : there && find(there, [...o.path, name])?.entry.value;
      const lead = own?.lead ?? [];
      let file: Entry;
      if (own && !map.flow) {
        own.lead = [];
        this.editor.detach(own);
        this.editor.rename(own, o.value);
        file = own;
      } else {
        const from = own?.value ?? other;
        if (!from) continue;
        file = newEntry(o.value, own ? fromJson(toJson(from)) : clone(resolve(from)));
      }
      const item = fromJson({ [o.key]: name }) as MapNode;
      const slot = newItem(item);
      slot.lead = lead;
      this.editor.insert(item, file);
      for (const [key, value] of Object.entries(o.beside)) this.editor.insert(item, newEntry(key, fromJson(value)));
      this.editor.place(seq, slot, seq.items.length);
    }
    // What is left in the map are comments, and keys that took one of an earlier file away.
    for (const e of map.entries) seq.tail = [...seq.tail, ...e.lead];
    seq.tail = [...seq.tail, ...map.tail];
    entry.value = seq.items.length > 0 ? seq : fromJson([]);
    entry.value.parent = entry;
    entry.dirty = true;
    markDirty(entry);
  }

  private set(o: SetOp): void {
    const paths = o.absorbed.map(formatPath);
    const [first, ...rest] = paths.map((p) => this.entries.get(p));
    const claim: Claim = { rule: o.rule, how: 'changed', to: formatPath(o.to) };
    for (const p of o.absorbed) {
      this.claims.set(formatPath(p), claim);
      const e = this.entries.get(formatPath(p));
      if (e) this.claimBelow(e, formatPath(p), claim);
    }
    rest.forEach((e, i) => {
      if (e) this.takeOut(e, paths[i + 1] ?? '');
    });
    const existing = this.editor.at(o.to);
    if (existing && existing !== first) {
      if (first) this.takeOut(first, paths[0] ?? '');
      if (isObject(o.json) && existing.value.kind === 'map') this.fill(existing.value, o.json);
      else if (existing.value.kind === 'scalar' && (existing.value.value === null || existing.value.value === ''))
        this.replace(existing, o.json, formatPath(o.to));
      return;
    }
    if (first) {
      first.pending = false;
      this.replace(first, o.json, paths[0] ?? '');
      this.carry(first, o.to, o.rule, paths[0] ?? '');
      return;
    }
    const map = this.editor.ensureMap(o.to.slice(0, -1), this.placeFor(o.to));
    if (map) this.editor.insert(map, newEntry(o.to[o.to.length - 1] as string, fromJson(o.json)));
  }
  private fill(map: MapNode, json: Record<string, Json>): void {
    for (const [k, v] of Object.entries(json))
      if (!map.entries.some((e) => e.key === k)) this.editor.insert(map, newEntry(k, fromJson(v)));
  }

  private comment(o: CommentOp): void {
    const path = formatPath(o.path);
    const entry = this.entries.get(path);
    if (!entry) return;
    entry.pending = false;
    this.claims.set(path, { rule: o.rule, how: 'commented', note: o.note });
    this.claimBelow(entry, path, { rule: o.rule, how: 'commented', note: o.note });
    const notes = [marker(o.rule, path, o.note)];
    // What waits for a decision is no part of a block that waits for none.
    const around = o.rest ? undefined : this.restAround(o.path);
    if (around) this.editor.placeAbove(around, this.editor.takeAsComment(entry, notes));
    else this.editor.commentOut(entry, notes);
  }
  private restAround(path: Keys): Entry | undefined {
    for (const o of this.operations)
      if (o.kind === 'comment' && o.rest && o.path.every((key, i) => key === path[i]))
        return this.entries.get(formatPath(o.path));
    return undefined;
  }

  private remove(o: RemoveOp): void {
    const path = formatPath(o.path);
    const entry = this.entries.get(path);
    if (!entry) return;
    const claim: Claim =
      o.merged === undefined
        ? { rule: o.rule, how: 'removed', note: o.note }
        : { rule: o.rule, how: 'merged', to: o.merged };
    this.drop(entry, path, o.except, claim);
  }
  /** Removes an entry but for what other operations hold on to. */
  private drop(entry: Entry, path: string, except: ReadonlySet<string>, claim: Claim): void {
    this.claims.set(path, claim);
    if (entry.value.kind === 'map' && [...except].some((e) => e.startsWith(`${path}.`))) {
      for (const child of [...entry.value.entries]) {
        const below = `${path}.${child.key.replace(/\./g, '\\.')}`;
        if (!except.has(below)) this.drop(child, below, except, claim);
      }
      entry.pending = false;
      this.candidates.add(entry);
      return;
    }
    this.claimBelow(entry, path, claim);
    this.takeOut(entry, path);
  }
  /** Comments above stay in the file. Those beside what goes have no place there, so the report has them. */
  private takeOut(slot: Entry | Item, path: string): void {
    this.noteBeside(slot, path);
    this.editor.remove(slot);
  }
  private noteBeside(slot: Entry | Item, path: string): void {
    for (const text of commentsBeside(slot)) this.lost.push({ path, text });
  }
  /** A new value at the same key, whose comments stay; those inside the old value do not. */
  private replace(entry: Entry, json: Json, path: string): void {
    for (const text of commentsBelow(entry)) this.lost.push({ path, text });
    this.editor.setValue(entry, json);
  }

  private reachScalar(o: RewriteOp): void {
    // The scalar itself may stand behind an alias: then this use of it is written out.
    const keys = keysOf(o.path);
    const entry = find(this.doc.root, keys)?.entry;
    if (entry?.value.kind === 'alias') {
      const at = this.editor.at(keys);
      if (at) this.editor.inlineAlias(at);
    }
  }
  private scalarAt(path: Steps): Node | undefined {
    const keys = keysOf(path);
    let node: Node | undefined = this.editor.at(keys)?.value ?? this.entries.get(formatPath(keys))?.value;
    for (const step of path.slice(keys.length)) node = this.below(node, step);
    return node;
  }
  private below(node: Node | undefined, step: string | number): Node | undefined {
    const n = node && resolve(node);
    if (n?.kind === 'seq') return n.items[Number(step)]?.value;
    return n?.kind === 'map' ? n.entries.find((e) => e.key === step)?.value : undefined;
  }
  private rewrite(node: Node, o: { readonly value: Scalar; readonly style?: 'plain' | 'double' }): void {
    if (node.kind !== 'scalar') return;
    if (o.style === undefined) this.editor.rewrite(node, o.value);
    else {
      const text = o.style === 'double' ? JSON.stringify(String(o.value)) : String(o.value);
      node.written = node.anchor === undefined ? text : `&${node.anchor} ${text}`;
      node.content = node.start;
      node.tag = undefined;
      const number = Number(o.value);
      const word = o.style === 'double' || Number.isNaN(number) ? String(o.value) : number;
      node.value = o.value === null ? null : word;
      node.dirty = true;
      markDirty(node);
    }
  }

  private list(o: ListOp): void {
    const to = formatPath(o.to);
    const slots = o.sources.map((p) => ({ path: formatPath(p), entry: this.entries.get(formatPath(p)) }));
    for (const s of slots) if (s.entry) s.entry.pending = false;
    const unit = o.unit;
    const ownOf = (path: string): ItemPlan[] =>
      o.items.filter((i) => i.from?.unit === unit && formatPath(i.from.path) === path);
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
      if (virtual) this.editor.inlineAlias(s.entry);
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
      if (!written || (empty && s.path !== to))
        this.claims.set(s.path, { rule: o.rule, how: 'removed', note: 'empty' });
      else this.claims.set(s.path, { rule: o.rule, how: empty ? 'changed' : merged ? 'merged' : 'moved', to });
    }
    for (const p of o.absorbed) {
      const path = formatPath(p);
      const entry = this.entries.get(path);
      this.claims.set(path, { rule: o.rule, how: 'changed', to });
      if (!entry) continue;
      this.claimBelow(entry, path, { rule: o.rule, how: 'changed', to });
      this.takeOut(entry, path);
    }

    let entry: Entry | undefined = base?.entry;
    if (!entry) {
      const existing = slots.find((s) => s.path === to)?.entry ?? this.editor.at(o.to);
      if (existing) entry = existing;
      else {
        const map = this.editor.ensureMap(o.to.slice(0, -1), this.placeFor(o.to));
        if (!map) return;
        entry = newEntry(o.to[o.to.length - 1] as string, fromJson([]));
        this.editor.insert(map, entry);
      }
      entry.value = { ...(fromJson([]) as SeqNode), parent: entry };
      entry.dirty = true;
      markDirty(entry);
    }
    if (base && base.path !== to && written) {
      const native = this.editor.at(o.to);
      if (native && native !== entry) native.pending = true;
      this.carry(entry, o.to, o.rule, base.path);
      if (native && native !== entry) native.pending = false;
    }
    this.assemble(o, entry, nodes, to, base?.path ?? to);
    for (const s of slots) {
      if (!s.entry || s.entry === entry) continue;
      this.moveComments(s.entry, o, s.path, nodes);
      this.takeOut(s.entry, s.path);
    }
  }
  /** What stood above a list that is gone stands above the first item that came from it. */
  private moveComments(entry: Entry, o: ListOp, path: string, nodes: ReadonlyMap<ItemPlan, Item>): void {
    const first = o.items.find((i) => i.fate === 'keep' && i.from?.unit === o.unit && formatPath(i.from.path) === path);
    const item = first && nodes.get(first);
    if (!item || entry.lead.length === 0) return;
    item.lead = [...entry.lead, ...item.lead];
    item.dirty = true;
    markDirty(item);
    entry.lead = [];
  }

  private assemble(o: ListOp, entry: Entry, nodes: Map<ItemPlan, Item>, to: string, from: string): void {
    let seq = entry.value as SeqNode;
    const keep = o.items.filter((i) => i.fate === 'keep');
    for (const plan of keep) {
      let item = nodes.get(plan);
      if (!item || plan.repeated) {
        item = this.copyOf(plan) ?? newItem(fromJson(plan.json));
        nodes.set(plan, item);
      } else this.items.set(item.value, { rule: plan.rule, how: 'moved', to: itemPath(to, o.keyed, plan) });
      if (plan.edits.length > 0) {
        if (item.value.kind === 'alias') this.editor.inlineAlias(item);
        for (const edit of plan.edits) this.editItem(item, edit.steps, edit.value);
      }
    }
    const asides: { before: ItemPlan | undefined; trivia: Trivia[] }[] = [];
    // What leaves the list, while it still knows its neighbours.
    for (const plan of o.items) {
      if (plan.fate === 'keep') continue;
      const item = nodes.get(plan);
      if (!item) continue;
      const path = itemPath(to, o.keyed, plan);
      if (plan.fate === 'comment') {
        this.items.set(item.value, { rule: plan.rule, how: 'commented', note: plan.note });
        const id = plan.was === undefined || o.keyed === 'equality' ? '' : `[${o.keyed}=${plan.was}]`;
        const source = `${formatPath(plan.from?.path ?? [])}${id}`;
        const note = marker(plan.rule, source.replace(/\s+/g, '_'), plan.note ?? '');
        // With nothing left in the list, the comment stays where the item stood.
        if (keep.length === 0) this.editor.commentOut(item, [note]);
        else
          asides.push({
            before: keep.find((k) => o.items.indexOf(k) > o.items.indexOf(plan)),
            trivia: this.editor.takeAsComment(item, [note]),
          });
      } else {
        this.items.set(item.value, this.gone(plan, path));
        this.takeOut(item, path);
      }
    }
    const wanted = keep.map((p) => nodes.get(p) as Item);
    if (seq.flow && wanted.some((i) => !i.flow && (i.source ? true : isCollection(i.value) && !i.value.flow)))
      seq = this.editor.blockList(seq);
    const same = wanted.length > 0 && wanted.length === seq.items.length && wanted.every((w, i) => seq.items[i] === w);
    if (same) {
      this.placeAsides(seq, asides, nodes);
      return;
    }
    for (const item of wanted) if (item.parent && item.parent !== seq) this.editor.detach(item);
    if (seq.items.length === 0 && seq.flow && wanted.length > 0 && !wanted.every((i) => i.flow)) {
      const made: SeqNode = { ...(fromJson([]) as SeqNode), flow: false, parent: entry };
      entry.value = made;
      seq = made;
      entry.dirty = true;
      markDirty(entry);
    }
    seq.items = [];
    wanted.forEach((item, i) => {
      this.editor.place(seq, item, i);
    });
    this.placeAsides(seq, asides, nodes);
    if (wanted.length === 0 && !o.keepEmpty) this.takeOut(entry, from);
    else if (wanted.length === 0) {
      const parent = entry.parent;
      if (parent)
        this.editor.residue(parent, (parent.kind === 'map' ? parent.entries.indexOf(entry) : 0) + 1, seq.tail);
      entry.value = { ...(fromJson([]) as SeqNode), parent: entry };
      entry.dirty = true;
      markDirty(entry);
    }
  }

  private placeAsides(
    seq: SeqNode,
    asides: readonly { before: ItemPlan | undefined; trivia: Trivia[] }[],
    nodes: ReadonlyMap<ItemPlan, Item>,
  ): void {
    for (const a of [...asides].reverse()) {
      if (a.before) this.editor.placeComment(seq, nodes.get(a.before), a.trivia);
    }
    for (const a of asides) if (!a.before) this.editor.placeComment(seq, undefined, a.trivia);
  }

  private gone(plan: ItemPlan, path: string): Claim {
    if (plan.fate === 'fold') return { rule: plan.rule, how: 'merged', to: path };
    if (plan.target !== undefined) return { rule: plan.rule, how: 'changed', to: plan.target };
    return { rule: plan.rule, how: 'removed', note: plan.note };
  }

  private copyOf(plan: ItemPlan): Item | undefined {
    const from = plan.from;
    if (!from) return undefined;
    const doc = from.unit === this.unitIndex() ? this.doc : this.others(from.unit);
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
  private unitIndex(): number {
    return this.operations[0]?.unit ?? -1;
  }

  private editItem(item: Item, steps: Steps, value: Scalar): void {
    let node: Node = item.value;
    for (const step of steps) {
      if (node.kind === 'map' && isInherited(node, String(step))) this.editor.inlineMerge(node);
      const slot: Entry | Item | undefined =
        node.kind === 'seq'
          ? node.items[Number(step)]
          : node.kind === 'map'
            ? node.entries.filter((e) => e.key === step && !e.merge).pop()
            : undefined;
      if (!slot) return;
      if (slot.value.kind === 'alias') this.editor.inlineAlias(slot);
      node = slot.value;
    }
    if (node.kind !== 'scalar') return;
    const quoted = typeof node.value !== 'string' && typeof value === 'string';
    this.rewrite(node, quoted ? { value, style: 'double' } : { value });
  }
}

function hasDeadEntries(node: Node): boolean {
  if (node.kind === 'seq') return node.items.some((i) => hasDeadEntries(i.value));
  if (node.kind !== 'map') return false;
  return deadEntries(node).length > 0 || node.entries.some((e) => hasDeadEntries(e.value));
}
const pathsOf = (o: Operation): readonly Steps[] =>
  o.kind === 'dedupe' || isInText(o)
    ? []
    : o.kind === 'set'
      ? o.absorbed
      : o.kind === 'list'
        ? [...o.sources, ...o.absorbed]
        : [o.path];
const keysOf = (steps: Steps): string[] => {
  const at = steps.findIndex((s) => typeof s === 'number');
  return (at < 0 ? steps : steps.slice(0, at)).map(String);
};
function itemSuffix(key: ListOp['keyed'], plan: ItemPlan): string {
  const json = plan.json;
  const v = key !== 'equality' && isObject(json) ? json[key] : undefined;
  return typeof v === 'string' || typeof v === 'number' ? `[${key}=${String(v)}]` : '';
}
function itemPath(to: string, key: ListOp['keyed'], plan: ItemPlan): string {
  return `${to}${itemSuffix(key, plan)}`;
}
