/** What one inspection works out: operations, what is said about them, and where every value goes. */
import type { Finding, Place, Related } from '../finding.ts';
import { putInto } from '../byKey.ts';
import { escapeKey, formatPath, isWithin, parsePath } from '../path.ts';
import type { Facts } from '../rules/ruleSet.ts';
import { inFull, type AnyRule, type DeriveRule, type KeyRule, type ListRule } from '../rules/rule.ts';
import type { RuleIndex } from '../rules/ruleIndex.ts';
import type { Unit, ValuesSet } from '../set.ts';
import { due, finish, type Sliced } from '../slices.ts';
import type { Step } from '../steps/index.ts';
import { isOff } from '../rules/parts.ts';
import { valueAt, type View } from '../view.ts';
import { find, isObject, type Entry, type Json, type Node } from '../yaml/tree.ts';
import { look } from '../yaml/watch.ts';
import type { Dormant } from './dormant.ts';
import { markersIn } from './markers.ts';
import type { MoveOp, Operation, RemoveOp, Variable } from './operation.ts';

export type OpenOp = (MoveOp | RemoveOp) & { readonly except: Set<string> };
/** A leaf on its way to a target where others may want to go too. */
export interface Candidate {
  readonly unit: Unit;
  readonly path: string;
  readonly target: string;
  readonly order: number;
  readonly value: Json;
  readonly rule: KeyRule;
  readonly op: OpenOp;
  readonly entry: Entry;
}
/** What a file says at a path is asked for only by whoever wants to know. A class, because an object with a getter is slow to make. */
class Late {
  constructor(
    private readonly from: Unit,
    private readonly keys: readonly string[],
  ) {}
  get value(): Json {
    return valueAt(this.from.json, this.keys) ?? null;
  }
}
/** A leaf on its way to a target, whose value matters only where something else wants to go there too. */
export class Leaf extends Late implements Candidate {
  readonly path: string;
  readonly target: string;
  constructor(
    readonly unit: Unit,
    keys: readonly string[],
    target: readonly string[],
    readonly order: number,
    readonly rule: KeyRule,
    readonly op: OpenOp,
    readonly entry: Entry,
  ) {
    super(unit, keys);
    this.path = formatPath(keys);
    this.target = formatPath(target);
  }
}
class Native extends Late implements Said {
  readonly path: string;
  constructor(
    readonly unit: Unit,
    readonly entry: Entry,
    keys: readonly string[],
  ) {
    super(unit, keys);
    this.path = formatPath(keys);
  }
}
/** A value, and where a file says it. */
export interface Said {
  readonly unit: Unit;
  readonly entry: Entry;
  readonly value: Json;
  readonly path: string;
}
/** A key that the old chart did not know, with nothing in it. */
export interface Silent {
  readonly unit: Unit;
  readonly path: readonly string[];
  readonly entry: Entry;
}
export interface Placed {
  readonly unit: Unit;
  readonly path: readonly string[];
  readonly final: readonly string[];
  readonly node: Node;
  readonly entry: Entry;
}
export interface Draft {
  readonly rule: AnyRule;
  readonly unit: Unit;
  readonly path: string;
  readonly entry: Entry | undefined;
  readonly place?: Place;
  readonly targets: readonly string[];
  readonly args: Record<string, string>;
  readonly related: Related[];
  readonly own: Operation[];
  readonly group?: string;
  readonly severity?: Finding['severity'];
  readonly safety?: Finding['safety'];
  readonly tag: Finding['tag'];
  /** Performs every operation below its path too. */
  readonly root: boolean;
  /** What tells findings of one rule and path apart. */
  readonly mark?: string;
  /** What the user may want though the upgrade does not need it. */
  readonly offer?: readonly Operation[];
}

/** Notes of what another key took the place of. */
const RESTING = new Set(['spelling/hidden', 'layers/taken-back']);

export class Inspection {
  readonly step: Step;
  readonly index: RuleIndex;
  readonly operations: Operation[] = [];
  readonly drafts: Draft[] = [];
  readonly placed: Placed[] = [];
  readonly candidates: Candidate[] = [];
  readonly silent: Silent[] = [];
  /** Targets that a layer empties over what an earlier one says. */
  readonly cleared: (Said & { readonly target: string; readonly order: number })[] = [];
  readonly touchedLists = new Map<ListRule, Set<number>>();
  readonly touchedDerived = new Map<DeriveRule, { unit: Unit; path: string; entry: Entry }[]>();
  /** Operations that only make sense together, by group. */
  readonly groups = new Map<string, Operation[]>();
  /** Paths that a group's values are worked out from: who moves one of them performs the group too. */
  readonly reads = new Map<string, Set<string>>();
  readonly facts: Facts;
  /** Rules whose comments of an earlier run are still in a file. */
  readonly leftToDecide: ReadonlySet<string>;
  /** The keys that those are about, as far as a decision about them waits. */
  readonly waiting: readonly string[];
  /** By target of a derived value, the units from which on it holds. */
  readonly told = new Map<string, Set<number>>();
  /** The variables of the cluster as the last layer has them, and what becomes of each. */
  variables: readonly Variable[] = [];
  /** What texts become, by unit and path. */
  texts: ReadonlyMap<string, string> = new Map();

  constructor(
    readonly set: ValuesSet,
    /** With what had no effect before, which the set is without. */
    private readonly whole: View = set.merged,
    private readonly dormant: readonly Dormant[] = [],
  ) {
    this.step = set.step;
    this.index = set.step.rules;
    for (const d of dormant) this.dormantIn.set(d.unit.index, [...(this.dormantIn.get(d.unit.index) ?? []), d]);
    this.facts = { rules: this.index.set, options: set.options, all: whole, living: set.merged };
    const markers = set.units.flatMap((unit) => markersIn(unit.doc));
    this.leftToDecide = new Set(markers.map((m) => m.rule));
    this.waiting = markers.filter((m) => !this.sleeps(m.rule, m.path)).map((m) => m.path);
  }

  valueOf(p: Placed): Json {
    return valueAt(p.unit.json, p.path) ?? null;
  }

  moveLeaf(
    rule: KeyRule,
    unit: Unit,
    path: string[],
    entry: Entry,
    to: string,
    order: number,
    how: { deprecated?: boolean; plaintext?: boolean },
  ): void {
    const op: OpenOp = { kind: 'move', unit: unit.index, rule: rule.id, path, to: parsePath(to), except: new Set() };
    this.operations.push(op);
    const text = how.plaintext ? { plaintext: 'yes' } : {};
    this.draft({
      rule,
      unit,
      path: formatPath(path),
      entry,
      targets: [to],
      own: [op],
      root: false,
      tag: 'deprecated',
      args: text,
      ...(how.plaintext ? { safety: 'review' as const, severity: 'error' as const } : {}),
    });
    this.candidate(unit, path, to, order, valueAt(unit.json, path) ?? null, rule, op, entry);
    this.placed.push({ unit, path, final: parsePath(to), node: entry.value, entry });
  }
  candidate(
    unit: Unit,
    path: string[],
    target: string,
    order: number,
    value: Json,
    rule: KeyRule,
    op: OpenOp,
    entry: Entry,
  ): void {
    this.candidates.push({ unit, path: formatPath(path), target, order, value, rule, op, entry });
  }

  remove(rule: AnyRule, unit: Unit, path: string[], entry: Entry, note: string): void {
    const op: RemoveOp = { kind: 'remove', unit: unit.index, rule: rule.id, path, except: new Set(), note };
    this.operations.push(op);
    this.draft({
      rule,
      unit,
      path: formatPath(path),
      entry,
      targets: [],
      own: [op],
      root: false,
      tag: 'unnecessary',
      args: { note },
      ...(rule.safety === 'manual' ? { safety: 'safe' as const, severity: 'information' as const } : {}),
    });
  }
  comment(
    rule: AnyRule,
    unit: Unit,
    path: readonly string[],
    entry: Entry,
    note: string,
    related: Related[] = [],
  ): Operation {
    const op: Operation = { kind: 'comment', unit: unit.index, rule: rule.id, path, note: inFull(rule) };
    this.operations.push(op);
    this.draft({
      rule,
      unit,
      path: formatPath(path),
      entry,
      targets: [],
      own: [op],
      root: false,
      tag: 'deprecated',
      args: { note },
      related,
      safety: 'manual',
    });
    return op;
  }
  /** A finding that changes nothing: what a note of the rules has to say about a place. */
  tell(id: string, at: Pick<Draft, 'unit' | 'path' | 'entry' | 'place'>, args: Draft['args'] = {}): void {
    this.draft({ ...at, rule: this.note(id), targets: [], own: [], root: false, tag: undefined, args });
  }
  note(id: string): AnyRule {
    const rule = this.index.set.notes.find((n) => n.id === id);
    if (!rule) throw new Error(`no rule ${id}`);
    return rule;
  }

  private readonly dormantIn = new Map<number, Dormant[]>();
  /** The block at a path that had no effect before. */
  dormantAt(unit: Unit, path: readonly string[]): Dormant | undefined {
    return this.dormantIn
      .get(unit.index)
      ?.find((d) => d.path.length === path.length && d.path.every((key, i) => key === path[i]));
  }
  /** The key is part of such a block. */
  asleep(path: string): boolean {
    return this.dormant.some(
      (d) => !RESTING.has(d.note) && isWithin(path, d.at) && !d.kept.some((k) => isWithin(path, k)),
    );
  }
  /** A key below one that a later file empties: it stays behind, and together with that one. */
  takenBack({ unit, path, entry }: Candidate, by: Candidate): void {
    this.rest('layers/taken-back', path, { unit, path: parsePath(path), entry }, by.path);
  }
  /** A key with all that it says stays behind, because another one is obeyed. */
  rest(note: string, at: string, silent: Silent, obeyed: string): void {
    const whole = { single: true, content: true, kept: [], read: new Set<string>() };
    this.sleep({ note, at, ...silent, ...whole, why: { obeyed } });
  }
  /** What stays behind of a part that is off, or of a spelling that was not obeyed. */
  sleep(block: Dormant): void {
    const { unit, path, entry, content, read, why, single } = block;
    const rule = this.note(block.note);
    const base = { unit: unit.index, rule: rule.id, path } as const;
    const op: Operation = content
      ? { ...base, kind: 'comment', note: inFull(rule), ...(single ? {} : { rest: true }) }
      : { ...base, kind: 'remove', except: read, note: 'empty' };
    this.operations.push(op);
    // Whoever moves what decides here takes this along, or it would come to life.
    const decides = 'obeyed' in why ? why.obeyed : why.switch;
    if (single) this.addGroup(`asleep:${String(unit.index)}:${formatPath(path)}`, [op], new Set([decides]));
    this.draft({
      rule,
      unit,
      path: formatPath(path),
      entry,
      targets: [],
      own: [op],
      root: true,
      tag: 'unnecessary',
      args: { ...why },
      related: 'obeyed' in why ? this.winner(why.obeyed) : [],
    });
  }
  private winner(path: string): Related[] {
    for (const unit of [...this.set.units].reverse()) {
      const entry = find(unit.doc.root, parsePath(path))?.entry;
      if (entry) return [{ ...this.place(unit, entry, path), message: 'kept' }];
    }
    return [];
  }
  /** A comment of an earlier run about a part that is still off: nothing is to be decided. */
  sleeps(rule: string, path: string): boolean {
    const { parts } = this.index.set;
    if (RESTING.has(rule) || parts.some((p) => p.note === rule && p.single)) return true;
    const part = parts.find((p) => p.note === rule && p.at === path);
    return part !== undefined && (part.now === undefined || isOff(part, this.whole));
  }

  shapeReads = new Set<string>();
  context(
    unit: Unit,
    path: readonly string[],
    reads: Set<string>,
  ): { view: ValuesSet['merged']; full: ValuesSet['merged']; path: readonly string[]; facts: Facts } {
    const full = this.set.merged.recording(reads);
    return { view: this.set.prefix(unit.index), full, path, facts: this.facts };
  }

  private byRoot: Map<string, Unit[]> | undefined;
  /** The units that have a top-level key, in their order: most of many files have none of those asked for. */
  private unitsWith(root: string): readonly Unit[] {
    if (!this.byRoot) {
      this.byRoot = new Map();
      for (const unit of this.set.units) for (const key of Object.keys(unit.json)) putInto(this.byRoot, key, unit);
    }
    return this.byRoot.get(root) ?? [];
  }
  /** The value a new key already has at or above a target, in this unit or an earlier one. */
  nativeAt(keys: readonly string[], upTo: number): Said | undefined {
    if (this.step.marks.oldRoots.includes(keys[0] ?? '')) return undefined;
    const sayingSo = this.unitsWith(keys[0] ?? '');
    for (let i = sayingSo.length - 1; i >= 0; i--) {
      const unit = sayingSo[i];
      if (!unit || unit.index > upTo) continue;
      for (let n = 1; n <= keys.length; n++) {
        const path = keys.slice(0, n);
        const kind = look(() => {
          const there = valueAt(unit.json, path);
          return there === undefined ? 'none' : there === null ? 'null' : isObject(there) ? 'map' : 'other';
        });
        if (kind === 'none') break;
        const entry = n === keys.length || kind === 'other' ? find(unit.doc.root, path)?.entry : undefined;
        // A key that itself moves elsewhere is no value of the new version.
        if (entry && !this.leaves(unit, path)) return new Native(unit, entry, path);
        if (kind !== 'map') break;
      }
    }
    return undefined;
  }
  /** An operation speaks of this very key. */
  leaves(unit: Unit, keys: readonly string[]): boolean {
    for (; this.known < this.operations.length; this.known++) {
      const o = this.operations[this.known];
      // A text that changes stays where it is.
      if (o && 'path' in o && o.kind !== 'text')
        this.leaving.add(`${String(o.unit)} ${formatPath(o.path.map(String))}`);
    }
    return this.leaving.has(`${String(unit.index)} ${formatPath(keys)}`);
  }
  private readonly leaving = new Set<string>();
  private known = 0;
  /** Takes operations back. Something else has to be said about their keys. */
  withdraw(gone: ReadonlySet<Operation>): void {
    this.known = 0;
    keep(this.operations, (o) => !gone.has(o));
  }

  /** What a values key of the new version will say at a unit: what stands there, or what moves there. */
  saidAt(path: string, upTo: number): Said | undefined {
    const native = this.nativeAt(parsePath(path), upTo);
    if (native) return native;
    let moving: (Said & { readonly order: number }) | undefined;
    for (const c of [...this.goingTo(path), ...this.cleared.filter((x) => x.target === path)]) {
      if (c.unit.index > upTo) continue;
      const nearer = moving && (c.unit.index - moving.unit.index || moving.order - c.order);
      if (nearer === undefined || nearer > 0) moving = c;
    }
    return moving;
  }
  /** Every leaf on its way to a target. */
  goingTo(target: string): readonly Candidate[] {
    for (; this.sorted < this.candidates.length; this.sorted++) {
      const c = this.candidates[this.sorted] as Candidate;
      putInto(this.byTarget, c.target, c);
    }
    return this.byTarget.get(target) ?? [];
  }
  private readonly byTarget = new Map<string, Candidate[]>();
  private sorted = 0;

  addGroup(name: string, operations: readonly Operation[], reads: ReadonlySet<string>): void {
    const group = this.groups.get(name);
    if (group) group.push(...operations);
    else this.groups.set(name, [...operations]);
    const read = this.reads.get(name);
    if (read) for (const path of reads) read.add(path);
    else this.reads.set(name, new Set(reads));
  }
  /** The other sources of one target. */
  mergedWith(
    unit: Unit,
    path: string,
    all: readonly { unit: Unit; path: string; entry: Entry | undefined }[],
  ): Related[] {
    return all
      .filter((o) => o.path !== path || o.unit !== unit)
      .map((o) => ({ ...this.place(o.unit, o.entry, o.path), message: 'merged' as const }));
  }

  draft(d: Omit<Draft, 'args' | 'related'> & { args?: Record<string, string>; related?: Related[] }): void {
    this.drafts.push({ args: {}, related: [], ...d });
  }

  place(unit: Unit, entry: Entry | undefined, path: string): Place {
    if (entry?.source === unit.doc.source) return { layer: unit.layer, start: entry.start, end: entry.keyEnd, path };
    const near = nearestEntry(unit, parsePath(path));
    if (near) return { layer: unit.layer, start: near.start, end: near.keyEnd, path };
    // Nothing of it is in the file yet: its first line.
    const { text } = unit.doc.source;
    const start = unit.doc.start + (text.charCodeAt(unit.doc.start) === 0xfeff ? 1 : 0);
    const eol = text.slice(start).search(/\r?\n|$/);
    return { layer: unit.layer, start, end: start + eol, path };
  }
}

/** Paths of a unit that an operation takes something from. */
export function sourcesOf(o: Operation): string[] {
  if (o.kind === 'dedupe') return [''];
  if (o.kind === 'declare') return [];
  if (o.kind === 'set') return o.absorbed.map(formatPath);
  if (o.kind === 'list') return [...o.sources, ...o.absorbed].map(formatPath);
  return [o.path.map((s) => escapeKey(String(s))).join('.')];
}
function nearestEntry(unit: Unit, keys: readonly string[]): Entry | undefined {
  for (let n = keys.length; n > 0; n--) {
    const hit = find(unit.doc.root, keys.slice(0, n));
    if (hit && !hit.virtual && hit.entry.source === unit.doc.source) return hit.entry;
  }
  return undefined;
}
/** Filters a list in place. */
export function* keeping<T>(list: T[], wanted: (item: T) => boolean): Sliced<void> {
  let n = 0;
  for (const item of list) {
    if (due()) yield;
    if (wanted(item)) list[n++] = item;
  }
  list.length = n;
}
export const keep = <T>(list: T[], wanted: (item: T) => boolean): void => finish(keeping(list, wanted));
