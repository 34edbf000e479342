/** Operations of one unit -> its changed tree, and where everything went. */
import { childPath, formatPath, type Keys } from '../path.ts';
import type { RuleId } from '../rules/rule.ts';
import { due, type Sliced } from '../slices.ts';
import type { Marks } from '../steps/step.ts';
import { TreeEditor } from '../yaml/edit.ts';
import { fromJson, newEntry } from '../yaml/nodes.ts';
import {
  childrenOf,
  find,
  deadEntries,
  isObject,
  mergeSources,
  resolve,
  type Entry,
  type Json,
  type MapNode,
  type Node,
  type YamlDocument,
} from '../yaml/tree.ts';
import { itemize, makeList } from './executeLists.ts';
import { marker } from './markers.ts';
import {
  isInText,
  type CommentOp,
  type MoveOp,
  type Operation,
  type RemoveOp,
  type RewriteOp,
  type SetOp,
  type Steps,
} from './operation.ts';
import { Work, type Claim } from './work.ts';

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
export function* executing(
  doc: YamlDocument,
  operations: readonly Operation[],
  others: (unit: number) => YamlDocument | undefined,
  marks: Marks,
): Sliced<Executed> {
  return yield* new Execution(yield* TreeEditor.begin(doc), operations, others, marks).run();
}

const byDepth = <T extends { readonly path: readonly unknown[] }>(a: T, b: T): number => a.path.length - b.path.length;
const is =
  <K extends Operation['kind']>(kind: K) =>
  (o: Operation): o is Extract<Operation, { kind: K }> =>
    o.kind === kind;

class Execution extends Work {
  constructor(
    editor: TreeEditor,
    private readonly operations: readonly Operation[],
    others: (unit: number) => YamlDocument | undefined,
    marks: Marks,
  ) {
    super(editor, operations[0]?.unit ?? -1, others, marks);
  }

  *run(): Sliced<Executed> {
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
    if (ops.some((o) => o.kind === 'dedupe') && this.doc.root) yield* this.dedupe(this.doc.root, '');
    yield* this.unshare();
    for (const path of sources) {
      yield;
      this.editor.reach(path);
    }
    for (const o of rewrites) {
      yield;
      this.reachScalar(o);
    }
    yield* this.register(sources);
    const scalars = new Map<RewriteOp, Node | undefined>();
    for (const o of rewrites) {
      yield;
      scalars.set(o, this.scalarAt(o.path));
    }
    const names = (some: readonly { readonly path: Steps }[]): string[] => some.map((o) => formatPath(keysOf(o.path)));
    const leaving = new Set(names([...moves, ...removes, ...comments]));
    const staying = new Set([...names(rewrites).filter((path) => !leaving.has(path)), ...names(itemized)]);
    for (const path of sources) {
      if (due()) yield;
      const name = formatPath(path);
      const e = this.entries.get(name);
      if (e && !staying.has(name)) e.pending = true;
    }

    for (const o of moves) yield* this.move(o);
    for (const o of rewrites) {
      if (due()) yield;
      const node = scalars.get(o);
      if (node) this.rewrite(node, o);
    }
    for (const o of itemized) yield* itemize(this, o);
    for (const o of comments) if (!o.rest) yield* this.comment(o);
    for (const o of sets) yield* this.set(o);
    for (const o of lists) yield* makeList(this, o);
    if (rests.length > 0) yield* this.prune();
    for (const o of rests) yield* this.comment(o);
    for (const o of removes) yield* this.remove(o);
    yield* this.prune();
    yield* this.editor.repairingAliases();
    yield* this.editor.settlingComments();
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

  private *prune(): Sliced<void> {
    for (const e of [...this.candidates].reverse()) {
      if (due()) yield;
      this.editor.prune(e);
    }
  }

  /** What an alias means must not change with its anchor: where operations touch the anchor's section, the alias is written out first. */
  private *unshare(): Sliced<void> {
    const map = this.doc.root;
    if (map?.kind !== 'map' || !this.editor.shares) return;
    const touched = new Set(
      this.operations.flatMap((o) => [...pathsOf(o).map((p) => String(p[0])), ...('to' in o ? [o.to[0]] : [])]),
    );
    const roots = new Map<Node, string>();
    const own = function* (node: Node, root: string): Sliced<void> {
      roots.set(node, root);
      for (const c of childrenOf(node)) {
        if (due()) yield;
        yield* own(c.value, root);
      }
    };
    for (const e of map.entries) yield* own(e.value, e.key);
    const shared = (node: Node): boolean => node.kind === 'alias' && touched.has(roots.get(resolve(node)) ?? '');
    const { editor } = this;
    const walk = function* (node: Node): Sliced<void> {
      if (node.kind === 'map') {
        if (node.entries.some((e) => e.merge && mergeSources(e.value).some((m) => touched.has(roots.get(m) ?? ''))))
          editor.inlineMerge(node);
      }
      for (const c of childrenOf(node)) {
        if (due()) yield;
        if (shared(c.value) && !(c.kind === 'entry' && c.merge)) editor.inlineAlias(c);
        yield* walk(c.value);
      }
    };
    yield* walk(map);
  }

  private *dedupe(node: Node, path: string): Sliced<void> {
    if (node.kind === 'map') {
      const why = 'Written twice: Helm reads the other one only.';
      this.editor.commentOutAll(node, deadEntries(node), (e) => [marker('duplicate-key', childPath(path, e.key), why)]);
    }
    for (const c of childrenOf(node)) {
      if (due()) yield;
      yield* this.dedupe(c.value, c.kind === 'entry' ? childPath(path, c.key) : path);
    }
  }

  private *move(o: MoveOp): Sliced<void> {
    yield;
    const entry = this.entries.get(formatPath(o.path));
    if (!entry) return;
    entry.pending = false;
    this.moved.set(formatPath(o.path), o.rule);
    if (o.value) {
      this.claims.set(formatPath(o.path), { rule: o.rule, how: 'changed', to: formatPath(o.to) });
      yield* this.claimBelow(entry, formatPath(o.path), { rule: o.rule, how: 'changed', to: formatPath(o.to) });
      this.replace(entry, o.value.json, formatPath(o.path));
    }
    if (formatPath(o.path) !== formatPath(o.to)) yield* this.carry(entry, o.to, o.rule, formatPath(o.path));
  }

  private *set(o: SetOp): Sliced<void> {
    yield;
    const paths = o.absorbed.map(formatPath);
    const [first, ...rest] = paths.map((p) => this.entries.get(p));
    const claim: Claim = { rule: o.rule, how: 'changed', to: formatPath(o.to) };
    for (const p of o.absorbed) {
      this.claims.set(formatPath(p), claim);
      const e = this.entries.get(formatPath(p));
      if (e) yield* this.claimBelow(e, formatPath(p), claim);
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
      yield* this.carry(first, o.to, o.rule, paths[0] ?? '');
      return;
    }
    const map = this.editor.ensureMap(o.to.slice(0, -1), this.placeFor(o.to));
    if (map) this.editor.insert(map, newEntry(o.to[o.to.length - 1] as string, fromJson(o.json)));
  }
  private fill(map: MapNode, json: Record<string, Json>): void {
    for (const [k, v] of Object.entries(json))
      if (!map.entries.some((e) => e.key === k)) this.editor.insert(map, newEntry(k, fromJson(v)));
  }

  private *comment(o: CommentOp): Sliced<void> {
    yield;
    const path = formatPath(o.path);
    const entry = this.entries.get(path);
    if (!entry) return;
    entry.pending = false;
    this.claims.set(path, { rule: o.rule, how: 'commented', note: o.note });
    yield* this.claimBelow(entry, path, { rule: o.rule, how: 'commented', note: o.note });
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

  private *remove(o: RemoveOp): Sliced<void> {
    yield;
    const path = formatPath(o.path);
    const entry = this.entries.get(path);
    if (!entry) return;
    const claim: Claim =
      o.merged === undefined
        ? { rule: o.rule, how: 'removed', note: o.note }
        : { rule: o.rule, how: 'merged', to: o.merged };
    yield* this.drop(entry, path, o.except, claim);
  }
  /** Removes an entry but for what other operations hold on to. */
  private *drop(entry: Entry, path: string, except: ReadonlySet<string>, claim: Claim): Sliced<void> {
    this.claims.set(path, claim);
    if (entry.value.kind === 'map' && [...except].some((e) => e.startsWith(`${path}.`))) {
      for (const child of [...entry.value.entries]) {
        const below = `${path}.${child.key.replace(/\./g, '\\.')}`;
        if (due()) yield;
        if (!except.has(below)) yield* this.drop(child, below, except, claim);
      }
      entry.pending = false;
      this.candidates.add(entry);
      return;
    }
    yield* this.claimBelow(entry, path, claim);
    this.takeOut(entry, path);
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
