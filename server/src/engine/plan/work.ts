/** A tree while operations are performed on it, and the account of what becomes of its keys. */
import { formatPath } from '../path.ts';
import type { RuleId } from '../rules/rule.ts';
import { due, type Sliced } from '../slices.ts';
import type { Marks } from '../steps/step.ts';
import { commentsBelow, commentsBeside } from '../yaml/comments.ts';
import type { TreeEditor } from '../yaml/edit.ts';
import {
  markDirty,
  resolve,
  sameJson,
  toJson,
  type Entry,
  type Item,
  type Json,
  type Node,
  type Scalar,
  type YamlDocument,
} from '../yaml/tree.ts';
import { marker } from './markers.ts';

/** What happened to a leaf or an item beyond what its place in the new tree shows. */
export interface Claim {
  readonly rule: RuleId;
  readonly how: 'removed' | 'commented' | 'merged' | 'changed' | 'moved';
  readonly to?: string | undefined;
  readonly note?: string | undefined;
}

export class Work {
  readonly claims = new Map<string, Claim>();
  /** By the item's value node as read. */
  readonly items = new Map<Node, Claim>();
  /** Which rule carried a subtree, by its original path. */
  readonly moved = new Map<string, RuleId>();
  /** Comments beside keys that are gone: they are in the report. */
  readonly lost: { path: string; text: string }[] = [];
  /** Entries by original path, found before anything moved. */
  readonly entries = new Map<string, Entry>();
  /** Entries that may be left with nothing in them. */
  readonly candidates = new Set<Entry>();
  private place: Entry | undefined;

  readonly doc: YamlDocument;
  constructor(
    readonly editor: TreeEditor,
    readonly unit: number,
    /** The unchanged units of the set. */
    readonly others: (unit: number) => YamlDocument | undefined,
    private readonly marks: Marks,
  ) {
    this.doc = editor.doc;
  }

  /** Remembers which entry stands at each path, and the first old root. */
  *register(paths: readonly (readonly string[])[]): Sliced<void> {
    for (const path of paths) {
      yield;
      this.find(path);
    }
    const root = this.doc.root;
    this.place = root?.kind === 'map' ? root.entries.find((e) => this.marks.oldRoots.includes(e.key)) : undefined;
  }
  private find(path: readonly string[]): void {
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
  /** The cluster takes the place of the first old root; other new roots come last. */
  placeFor(to: readonly string[]): Entry | undefined {
    return to[0] === this.marks.newRoot ? this.place : undefined;
  }

  /** Brings an entry to a path: in place, into a new parent, or merged into what is there. */
  *carry(entry: Entry, to: readonly string[], rule: RuleId, path: string): Sliced<void> {
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
        yield;
        if (!child.pending) yield* this.carry(child, [...to, child.key], rule, `${path}.${child.key}`);
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

  /** Every leaf below is gone into one value. */
  *claimBelow(entry: Entry, path: string, claim: Claim): Sliced<void> {
    const value = resolve(entry.value);
    if (value.kind !== 'map') return;
    for (const e of value.entries) {
      if (due()) yield;
      const below = `${path}.${e.key.replace(/\./g, '\\.')}`;
      this.claims.set(below, claim);
      yield* this.claimBelow(e, below, claim);
    }
  }

  /** Comments above stay in the file. Those beside what goes have no place there, so the report has them. */
  takeOut(slot: Entry | Item, path: string): void {
    this.noteBeside(slot, path);
    this.editor.remove(slot);
  }
  private noteBeside(slot: Entry | Item, path: string): void {
    for (const text of commentsBeside(slot)) this.lost.push({ path, text });
  }
  /** A new value at the same key, whose comments stay; those inside the old value do not. */
  replace(entry: Entry, json: Json, path: string): void {
    for (const text of commentsBelow(entry)) this.lost.push({ path, text });
    this.editor.setValue(entry, json);
  }
  rewrite(node: Node, o: { readonly value: Scalar; readonly style?: 'plain' | 'double' }): void {
    if (node.kind !== 'scalar') return;
    if (o.style === undefined) this.editor.rewrite(node, o.value);
    else {
      const text = o.style === 'double' ? JSON.stringify(String(o.value)) : String(o.value);
      node.written = node.anchor === undefined ? text : `&${node.anchor} ${text}`;
      node.content = node.start;
      node.tag = undefined;
      const number = Number(o.value);
      const word = o.style === 'double' || Number.isNaN(number) ? String(o.value) : number;
      const plain = o.value === null || typeof o.value === 'boolean';
      node.value = plain && o.style === 'plain' ? o.value : word;
      node.dirty = true;
      markDirty(node);
    }
  }
}
