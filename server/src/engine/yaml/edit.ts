/** Changes of a lossless tree. Comments never disappear: what loses its place moves to the next line that still stands. */
import { childPath } from '../path.ts';
import { due, finish, type Sliced } from '../slices.ts';
import {
  besideOf,
  closing,
  commentsBefore,
  commentsInside,
  freeNotes,
  hasComment,
  keepBeside,
  notesIn,
  splitLead,
  strays,
  triviaLines,
  withoutOuterBlanks,
} from './comments.ts';
import { detectingStep } from './layout.ts';
import { clone, fromJson, newEntry, newMap, newSeq } from './nodes.ts';
import { printLines } from './print.ts';
import { writeScalar } from './scalars.ts';
import {
  childrenOf,
  effectiveEntries,
  isCollection,
  isCovering,
  isInherited,
  isObject,
  markDirty,
  mergeSources,
  resolve,
  sameJson,
  standingEntries,
  toJson,
  type Entry,
  type Item,
  type Json,
  type MapNode,
  type Node,
  type Scalar,
  type ScalarNode,
  type SeqNode,
  type Trivia,
  type YamlDocument,
} from './tree.ts';

type Child = Entry | Item;

const blank = (line: string): boolean => line.trim() === '';

export class TreeEditor {
  /** Paths of maps and aliases as read, so that what is written out can be told where it came from. */
  private readonly paths = new Map<Node, string>();
  private readonly json: boolean;
  /** Some of its text may stand for what is written elsewhere in it. */
  readonly shares: boolean;
  /** Aliases that were written out, and what stands in their place. */
  readonly written = new Map<Node, Node>();
  private constructor(
    readonly doc: YamlDocument,
    /** Of the indentation. */
    readonly step: number,
  ) {
    const root = doc.root;
    this.json =
      root?.kind === 'map' &&
      root.flow &&
      root.entries.length > 0 &&
      root.entries.every((e) => e.source?.text[e.start] === '"');
    this.shares = /[*]|<</.test(doc.source.text);
  }
  /** Looks at the whole tree, before anything is changed. */
  static *begin(doc: YamlDocument): Sliced<TreeEditor> {
    const editor = new TreeEditor(doc, yield* detectingStep(doc.root));
    if (doc.root && editor.shares) yield* editor.remember(doc.root, '');
    return editor;
  }
  private *remember(node: Node, path: string): Sliced<void> {
    if (node.kind === 'alias') this.paths.set(node, path);
    if (node.kind !== 'map') return;
    this.paths.set(node, path);
    for (const e of node.entries) {
      if (due(2)) yield;
      if (e.value.kind === 'map' || e.value.kind === 'alias') yield* this.remember(e.value, childPath(path, e.key));
    }
  }

  /** The root map, made when the document has no content; undefined when the root is something else. */
  root(): MapNode | undefined {
    this.doc.root ??= newMap();
    return this.doc.root.kind === 'map' ? this.doc.root : undefined;
  }

  /** The entry that stands at a path in the text itself; aliases and merge keys on the way are not followed. */
  at(path: readonly string[]): Entry | undefined {
    let map: Node | undefined = this.doc.root;
    let found: Entry | undefined;
    for (const key of path) {
      if (map?.kind !== 'map') return undefined;
      found = undefined;
      for (const e of map.entries) if (e.key === key && !e.pending && !e.opaque && !e.merge) found = e;
      if (!found) return undefined;
      map = found.value;
    }
    return found;
  }

  /**
   * Writes out aliases and merge keys on the way to `path`, so that the entry there can be changed alone, and nothing that it stood
   * over comes to light where it goes.
   */
  reach(path: readonly string[]): void {
    let map: Node | undefined = this.doc.root;
    for (let i = 0; i < path.length && map; i++) {
      if (map.kind !== 'map') return;
      const key = path[i] as string;
      if (isInherited(map, key) || isCovering(map, key)) this.inlineMerge(map);
      let found: Entry | undefined;
      for (const e of map.entries) if (e.key === key && !e.opaque && !e.merge) found = e;
      if (!found) return;
      if (found.value.kind === 'alias' && i < path.length - 1) this.inlineAlias(found);
      map = found.value;
    }
  }
  inlineAlias(slot: Child): void {
    const origin = this.paths.get(slot.value) ?? slot.value.origin;
    const target = resolve(slot.value);
    if (target.kind === 'alias') return;
    const copy = clone(target, origin);
    this.written.set(slot.value, copy);
    slot.value = copy;
    slot.value.parent = slot;
    markDirty(slot);
    slot.dirty = true;
  }
  /** Replaces `<<` by the entries it brings. */
  inlineMerge(map: MapNode): void {
    const origin = this.paths.get(map) ?? map.origin;
    const effective = standingEntries(map);
    for (const e of [...map.entries]) {
      if (!e.merge) continue;
      const at = map.entries.indexOf(e);
      const added: Entry[] = [];
      const done = new Set<string>();
      for (const source of mergeSources(e.value)) {
        for (const [key] of effectiveEntries(source)) {
          const hit = effective.get(key);
          // What an entry or a `<<` below it says wins over this one.
          if (hit?.by !== e || done.has(key)) continue;
          done.add(key);
          const anchored = hit.entry.value.anchor !== undefined;
          const value = clone(hit.entry.value, origin === undefined ? undefined : childPath(origin, key));
          const made: Entry = { ...hit.entry, value, original: value, parent: map, lead: [], tail: [], pending: false };
          if (anchored) delete made.original;
          if (map.flow !== made.flow) {
            delete made.source;
            made.start = -1;
            made.keyText ??= writeScalar(made.key);
          }
          if (value.dirty) made.dirty = true;
          value.parent = made;
          added.push(made);
        }
      }
      const beside = besideOf(e);
      const lead = beside.length > 0 ? [...e.lead, { lines: beside }] : e.lead;
      if (added[0]) added[0].lead = lead;
      else this.residue(map, at + 1, lead);
      map.entries.splice(at, 1, ...added);
      markDirty(map);
      map.dirty = true;
    }
  }

  /** The map at a path, its missing parents made; undefined when something else stands in the way. */
  ensureMap(path: readonly string[], place?: Entry): MapNode | undefined {
    let map = this.root();
    for (const [i, key] of path.entries()) {
      if (!map) return undefined;
      if (isInherited(map, key)) this.inlineMerge(map);
      let entry: Entry | undefined;
      for (const e of map.entries) if (e.key === key && !e.pending && !e.opaque) entry = e;
      if (!entry) {
        entry = newEntry(key, newMap());
        this.insert(map, entry, i === 0 ? place : undefined);
        map = entry.parent as MapNode;
      }
      if (entry.value.kind === 'alias') this.inlineAlias(entry);
      if (entry.value.kind === 'scalar' && entry.value.value === null) {
        const anchor = entry.value.anchor;
        entry.value = { ...newMap(), anchor, parent: entry };
        markDirty(entry);
        entry.dirty = true;
      }
      map = entry.value.kind === 'map' ? entry.value : undefined;
    }
    return map;
  }

  /** Adds an entry to a map, after its last one or before `place`. A flow map that cannot hold it becomes a block map. */
  insert(map: MapNode, entry: Entry, place?: Entry): MapNode {
    let target = map;
    const block = entry.lead.some(hasComment) || !fitsFlow(entry.value, entry);
    const emptyFlow = map.flow && map.entries.length === 0;
    if (map.flow && (block || emptyFlow) && !this.insideFlow(map)) target = this.expand(map);
    if (target.flow) toFlow(entry.value);
    if (target.flow && !entry.flow && entry.source) {
      // Too deep in flow style for lines of its own: the value is written in flow style.
      keepBeside(entry);
      entry = Object.assign(entry, { keyText: entry.keyText ?? writeScalar(entry.key), flow: true, dirty: true });
      delete entry.source;
    }
    if (this.json) this.asJson(entry);
    const at = place?.parent === target ? target.entries.indexOf(place) : -1;
    if (at >= 0) target.entries.splice(at, 0, entry);
    else target.entries.push(entry);
    entry.parent = target;
    // Sections of a file are set apart by blank lines where the file does so.
    // Above a map that is new stands all that the document has.
    const headEnd = target.source ? Math.max(this.doc.start, target.headEnd) : this.doc.end;
    const head = this.doc.source.text.slice(this.doc.start, headEnd);
    const first = target.entries[0] === entry && !head.includes('#');
    if (
      !entry.source &&
      !first &&
      target === this.doc.root &&
      !target.flow &&
      entry.lead.length === 0 &&
      this.spaced(target)
    ) {
      entry.lead = [{ lines: [''] }];
    }
    markDirty(target);
    target.dirty = true;
    return target;
  }
  /** What is new in a JSON file is written as JSON. */
  private asJson(slot: Child): void {
    if (slot.kind === 'entry' && !slot.source) slot.keyText = JSON.stringify(slot.key);
    const v = slot.value;
    if (v.source) return;
    if (v.kind === 'scalar' && typeof v.value === 'string') v.written = JSON.stringify(v.value);
    if (!isCollection(v)) return;
    v.flow = true;
    for (const c of childrenOf(v)) this.asJson(c);
  }
  private spaced(map: MapNode): boolean {
    const rest = map.entries.filter((e) => e.source).slice(1);
    return rest.length === 0 || rest.some((e) => e.lead.some((t) => triviaLines(t).some(blank)));
  }
  private insideFlow(node: Node): boolean {
    for (let p = node.parent; p; p = p.parent?.parent) if (p.parent?.flow) return true;
    return false;
  }
  /** Turns a flow map into a block map; its values stay as they are written. */
  private expand(map: MapNode): MapNode {
    const made: MapNode = { ...newMap(), anchor: map.anchor, column: map === this.doc.root ? map.column : 0 };
    made.tail = freeNotes(map);
    for (const e of map.entries) {
      e.parent = made;
      e.dirty = true;
      made.entries.push(e);
    }
    const slot = map.parent;
    if (slot) {
      slot.value = made;
      made.parent = slot;
      markDirty(slot);
      slot.dirty = true;
    } else if (this.doc.root === map) this.doc.root = made;
    return made;
  }

  /** Comments directly above one entry go to another that takes its place. */
  passLead(from: Entry, to: Entry): void {
    const { stay, go } = splitLead(from);
    if (!go.some(hasComment)) return;
    from.lead = stay;
    from.dirty = true;
    markDirty(from);
    if (to.parent?.flow) this.hoist(to.parent, go);
    else to.lead = [...to.lead, ...go];
    to.dirty = true;
    markDirty(to);
  }

  /** Takes a child out. Comments directly above it go with it, others stay where they stood. */
  detach(child: Child): void {
    const parent = child.parent;
    if (!parent) return;
    const list = childrenOf(parent);
    const at = list.indexOf(child);
    const { stay, go } = splitLead(child);
    list.splice(at, 1);
    if (child.flow && child.source) {
      const notes = notesIn(child.source.text.slice(child.gap, child.start));
      if (notes.length > 0) {
        this.hoist(parent, [{ lines: notes }]);
        child.gap = child.start;
      }
    }
    child.lead = go;
    child.parent = undefined;
    this.residue(parent, at, stay.filter(hasComment));
    markDirty(parent);
    parent.dirty = true;
  }

  /** Comments that stay at index `at` of a collection. */
  residue(parent: MapNode | SeqNode, at: number, trivia: readonly Trivia[]): void {
    if (trivia.length === 0) return;
    if (parent.flow) {
      this.hoist(parent, trivia);
      return;
    }
    const next = childrenOf(parent)[at];
    if (next) {
      next.lead = [...trivia, ...next.lead];
      next.dirty = true;
      markDirty(next);
    } else parent.tail = [...trivia, ...parent.tail];
    markDirty(parent);
    parent.dirty = true;
  }
  /** Out of a flow collection: above the nearest line of block style. */
  private hoist(node: MapNode | SeqNode, trivia: readonly Trivia[]): void {
    let slot = node.parent;
    while (slot && (slot.parent?.flow ?? false)) slot = slot.parent?.parent;
    if (slot) {
      slot.lead = [...slot.lead, ...trivia];
      slot.dirty = true;
      markDirty(slot);
    } else this.doc.foot = [...(this.doc.foot ?? []), ...trivia];
  }

  /** Comments of what came to stand between braces, where no line of its own is left for them: above the braces. */
  *settlingComments(node: Node | undefined = this.doc.root): Sliced<void> {
    if (!node?.dirty || !isCollection(node)) return;
    if (node.flow) {
      const lines = strays(node, this.doc.source);
      if (lines.length > 0) this.hoist(node, [{ lines }]);
      return;
    }
    for (const c of childrenOf(node)) {
      if (due()) yield;
      const lines = c.original === c.value ? [] : commentsBefore(c);
      if (lines.length > 0) c.lead = [...c.lead, { lines }];
      if (c.value.dirty) yield* this.settlingComments(c.value);
    }
  }

  /** Removes a child for good. Its comment lines stay. */
  remove(child: Child): void {
    const parent = child.parent;
    if (!parent) return;
    const at = childrenOf(parent).indexOf(child);
    const inside = commentsInside(child);
    const lead = child.lead.filter(hasComment).map(withoutOuterBlanks);
    child.lead = [];
    this.detach(child);
    this.residue(parent, at, [...lead, ...(inside.length > 0 ? [{ lines: inside }] : [])]);
  }

  /** Leaves a child as comment lines under `notes`. */
  commentOut(child: Child, notes: readonly string[]): void {
    const parent = child.parent;
    if (!parent) return;
    const at = childrenOf(parent).indexOf(child);
    this.residue(parent, at, this.takeAsComment(child, notes));
  }
  /** The same for many entries of one map, in one pass: each comment stands above the next entry that is left. */
  commentOutAll(map: MapNode, entries: readonly Entry[], notes: (entry: Entry) => readonly string[]): void {
    if (map.flow || entries.length === 0) {
      for (const e of entries) this.commentOut(e, notes(e));
      return;
    }
    const gone = new Set(entries);
    let waiting: Trivia[] = [];
    map.entries = map.entries.filter((e) => {
      if (gone.has(e)) {
        waiting.push(...this.asComment(e, notes(e)));
        e.lead = [];
        e.parent = undefined;
        return false;
      }
      if (waiting.length > 0) {
        e.lead = [...waiting, ...e.lead];
        e.dirty = true;
        waiting = [];
      }
      return true;
    });
    map.tail = [...waiting, ...map.tail];
    markDirty(map);
    map.dirty = true;
  }
  /** Takes a child out and gives back the comment lines that say what it was. */
  takeAsComment(child: Child, notes: readonly string[]): Trivia[] {
    const lines = this.asComment(child, notes);
    child.lead = [];
    this.detach(child);
    return lines;
  }
  private asComment(child: Child, notes: readonly string[]): Trivia[] {
    const body = printLines(child, this.doc.source, this.step).map((l) => (l === '' ? '#' : `# ${l}`));
    return [...child.lead.filter(hasComment), { lines: [...notes.map((n) => `# ${n}`), ...body] }];
  }
  /** Comment lines before an item, or at the end of its list. */
  placeComment(seq: SeqNode, before: Item | undefined, trivia: readonly Trivia[]): void {
    if (trivia.length === 0) return;
    if (seq.flow) this.hoist(seq, trivia);
    else if (before) {
      before.lead = [...trivia, ...before.lead];
      before.dirty = true;
      markDirty(before);
    } else seq.tail = [...seq.tail, ...trivia];
    seq.dirty = true;
    markDirty(seq);
  }

  /** Puts what was taken as a comment above a child. */
  placeAbove(child: Child, trivia: readonly Trivia[]): void {
    if (child.parent?.flow) this.hoist(child.parent, trivia);
    else {
      child.lead = [...child.lead, ...trivia];
      child.dirty = true;
      markDirty(child);
    }
  }

  /** Comment lines above a child. */
  annotate(child: Child, lines: readonly string[]): void {
    if (child.parent?.flow) this.hoist(child.parent, [{ lines: lines.map((l) => `# ${l}`) }]);
    else {
      child.lead = [...child.lead, { lines: lines.map((l) => `# ${l}`) }];
      child.dirty = true;
      markDirty(child);
    }
  }

  /** A list that can hold items of block style; its items stay as they are written. */
  blockList(seq: SeqNode): SeqNode {
    if (!seq.flow || !seq.parent || this.insideFlow(seq)) return seq;
    const tail = freeNotes(seq);
    const made: SeqNode = { ...newSeq(), items: seq.items, tail, anchor: seq.anchor, parent: seq.parent };
    for (const i of made.items) {
      i.parent = made;
      i.dirty = true;
    }
    seq.parent.value = made;
    seq.parent.dirty = true;
    markDirty(seq.parent);
    return made;
  }
  /** Puts an item into a list before index `at`. */
  place(seq: SeqNode, item: Item, at: number): void {
    if (seq.flow && !item.flow) {
      if (item.source === this.doc.source) keepBeside(item);
      delete item.source;
    }
    if (this.json) this.asJson(item);
    seq.items.splice(at, 0, item);
    item.parent = seq;
    seq.dirty = true;
    markDirty(seq);
  }

  /** Gives an entry another key, quoted as the old one was. */
  rename(entry: Entry, key: string): void {
    if (entry.key === key) return;
    const quote = entry.source?.text[entry.start];
    entry.key = key;
    entry.keyText = quote === '"' ? JSON.stringify(key) : quote === "'" ? writeScalar(key, 'single') : writeScalar(key);
    entry.dirty = true;
    markDirty(entry);
  }

  /** Writes another scalar in place of one; text keeps the old one's quotes. */
  rewrite(node: ScalarNode, value: Scalar): void {
    if (node.style === 'literal' || node.style === 'folded') {
      if (typeof value === 'string') this.rewriteBlock(node, value);
      return;
    }
    const quote = node.style === 'single' || node.style === 'double' ? node.style : undefined;
    const wasText = typeof node.value === 'string';
    node.written =
      typeof value === 'string' ? writeScalar(value, quote ?? (wasText ? undefined : 'double')) : writeScalar(value);
    node.value = value;
    node.text = String(value);
    if (node.tag !== undefined) {
      node.tag = undefined;
      node.content = node.start;
    }
    node.dirty = true;
    markDirty(node);
  }
  /** A block scalar keeps its header, lines and indentation: each changed word takes the place of the old one. */
  private rewriteBlock(node: ScalarNode, value: string): void {
    const raw = node.source
      ? replaceWords(node.source.text.slice(node.content, node.end), node.text, value)
      : undefined;
    node.written = raw ?? JSON.stringify(value);
    node.value = value;
    node.text = value;
    node.dirty = true;
    markDirty(node);
  }

  /** Puts a value at an entry, the comment beside the old one stays. */
  setValue(entry: Entry, value: Json): void {
    const made = fromJson(value);
    if (
      entry.value.kind === 'scalar' &&
      made.kind === 'scalar' &&
      !isObject(value) &&
      !Array.isArray(value) &&
      !isLong(value) &&
      entry.value.source
    ) {
      this.rewrite(entry.value, value);
      return;
    }
    // The lines between what it held have no place in a value.
    const inside = isCollection(entry.value) && entry.source ? commentsInside({ ...entry, tail: [] }) : [];
    made.parent = entry;
    entry.value = made;
    if (inside.length > 0) this.placeAbove(entry, [{ lines: inside }]);
    entry.dirty = true;
    markDirty(entry);
  }

  /** Removes an entry whose map has nothing left, and its parents likewise; their comments stay. */
  prune(entry: Entry | undefined): void {
    let e = entry;
    while (e?.value.kind === 'map' && e.value.entries.length === 0 && e.parent) {
      const parent: MapNode | SeqNode = e.parent;
      if (parent.kind !== 'map') return;
      const at = parent.entries.indexOf(e);
      const beside = besideOf(e);
      const trivia = [
        ...e.lead.filter(hasComment),
        ...(beside.length > 0 ? [{ lines: beside }] : []),
        ...e.value.tail.filter(hasComment),
        ...closing(e.value),
        ...e.tail.filter(hasComment),
      ];
      e.lead = [];
      this.detach(e);
      this.residue(parent, at, trivia.map(withoutOuterBlanks));
      const up: Entry | Item | undefined = parent.parent;
      e = up?.kind === 'entry' ? up : undefined;
    }
  }

  /** Aliases whose anchor is gone, stands behind them or means something else now are written out. */
  repairAliases(): void {
    finish(this.repairingAliases());
  }
  *repairingAliases(): Sliced<void> {
    if (this.doc.root) yield* this.repairing(this.doc.root, new Map());
  }
  private *repairing(n: Node, anchors: Map<string, Node>): Sliced<void> {
    if (n.kind === 'alias') {
      const now = anchors.get(n.name);
      const target = n.target;
      if (!target || now === target || (now && sameJson(toJson(now), toJson(target)))) return;
      if (n.parent) {
        this.inlineAlias(n.parent);
        yield* this.repairing(n.parent.value, anchors);
      }
      return;
    }
    if (isCollection(n))
      for (const c of [...childrenOf(n)]) {
        if (due()) yield;
        yield* this.repairing(c.value, anchors);
      }
    if (n.anchor !== undefined) anchors.set(n.anchor, n);
  }
}

/** What is new and stands between braces is in braces itself. */
function toFlow(node: Node): void {
  if (!isCollection(node) || node.source) return;
  node.flow = true;
  for (const c of childrenOf(node)) toFlow(c.value);
}
/** A text of several lines gets lines of its own. */
const isLong = (value: Json): boolean => typeof value === 'string' && value.includes('\n');
/** Can stand inside braces on one line. */
function fitsFlow(value: Node, entry: Entry): boolean {
  if (entry.source && entry.flow) return true;
  if (value.kind === 'scalar')
    return value.style !== 'literal' && value.style !== 'folded' && !entry.tail.some(hasComment);
  if (value.kind === 'alias') return true;
  if (value.flow) return true;
  if (value.source) return false;
  return value.kind === 'map'
    ? value.entries.every((e) => !e.lead.some(hasComment) && fitsFlow(e.value, e))
    : value.items.every((i) => i.value.kind === 'scalar');
}

/** Replaces the words of `raw` that differ between two texts of equally many words; undefined when that does not work out. */
function replaceWords(raw: string, before: string, after: string): string | undefined {
  const old = before.split(/\s+/);
  const now = after.split(/\s+/);
  if (old.length !== now.length) return undefined;
  let out = '';
  let at = 0;
  for (const [i, word] of old.entries()) {
    const found = raw.indexOf(word, at);
    if (found < 0) return undefined;
    out += raw.slice(at, found) + (now[i] ?? '');
    at = found + word.length;
  }
  return out + raw.slice(at);
}
