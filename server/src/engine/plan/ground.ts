/** What every stage may ask and none changes: the set and its step, what had no effect before, and where things stand. */
import type { Place, Related } from '../finding.ts';
import { putInto } from '../byKey.ts';
import { isWithin, parsePath } from '../path.ts';
import type { Facts, RuleSet } from '../rules/ruleSet.ts';
import type { AnyRule } from '../rules/rule.ts';
import type { RuleIndex } from '../rules/ruleIndex.ts';
import { isOff } from '../rules/parts.ts';
import type { Unit, ValuesSet } from '../set.ts';
import type { Step } from '../steps/index.ts';
import type { View } from '../view.ts';
import { find, type Entry } from '../yaml/tree.ts';
import type { Dormant } from './dormant.ts';
import type { Said } from './leaves.ts';
import { markersIn } from './markers.ts';

/** Notes of what another key took the place of. */
const RESTING = new Set(['spelling/hidden', 'layers/taken-back']);
/** The same within one file, where somebody should know about it. */
const UNREAD = 'duplicate-key';
/** Rules of keys that had no effect. */
export const asleepIn = ({ parts }: RuleSet): ReadonlySet<string> => new Set([...RESTING, ...parts.map((p) => p.note)]);

export class Ground {
  readonly step: Step;
  readonly index: RuleIndex;
  readonly facts: Facts;
  /** Rules whose comments of an earlier run are still in a file. */
  readonly leftToDecide: ReadonlySet<string>;
  /** The keys that those are about, as far as a decision about them waits. */
  readonly waiting: readonly string[];
  private readonly dormantIn: ReadonlyMap<number, readonly Dormant[]>;
  #byRoot: ReadonlyMap<string, readonly Unit[]> | undefined;

  constructor(
    readonly set: ValuesSet,
    /** With what had no effect before, which the set is without. */
    private readonly whole: View = set.merged,
    private readonly dormant: readonly Dormant[] = [],
  ) {
    this.step = set.step;
    this.index = set.step.rules;
    const dormantIn = new Map<number, Dormant[]>();
    for (const d of dormant) putInto(dormantIn, d.unit.index, d);
    this.dormantIn = dormantIn;
    this.facts = { rules: this.index.set, options: set.options, all: whole, living: set.merged };
    const markers = set.units.flatMap((unit) => markersIn(unit.doc));
    this.leftToDecide = new Set(markers.map((m) => m.rule));
    // Nor does one about a key that Helm did not read: the one that it reads is there.
    this.waiting = markers.filter((m) => m.rule !== UNREAD && !this.sleeps(m.rule, m.path)).map((m) => m.path);
  }

  note(id: string): AnyRule {
    const rule = this.index.notes.get(id);
    if (!rule) throw new Error(`no rule ${id}`);
    return rule;
  }

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
  /** A comment of an earlier run about a part that is still off: nothing is to be decided. */
  sleeps(rule: string, path: string): boolean {
    const { parts } = this.index.set;
    if (RESTING.has(rule) || parts.some((p) => p.note === rule && p.single && p.now === undefined)) return true;
    const part = parts.find((p) => p.note === rule && p.at === path);
    return part !== undefined && (part.now === undefined || isOff(part, this.whole));
  }

  /** What a shape may look at, for a value of a unit. */
  context(
    unit: Unit,
    path: readonly string[],
    reads: Set<string>,
  ): { view: View; full: View; path: readonly string[]; facts: Facts } {
    const full = this.set.merged.recording(reads);
    return { view: this.set.prefix(unit.index), full, path, facts: this.facts };
  }

  /** The units that have a top-level key, in their order: most of many files have none of those asked for. */
  unitsWith(root: string): readonly Unit[] {
    if (!this.#byRoot) {
      const byRoot = new Map<string, Unit[]>();
      for (const unit of this.set.units) for (const key of Object.keys(unit.json)) putInto(byRoot, key, unit);
      this.#byRoot = byRoot;
    }
    return this.#byRoot.get(root) ?? [];
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
  /** What somebody said, as what is kept. */
  kept({ unit, entry, path }: Pick<Said, 'unit' | 'entry' | 'path'>): Related[] {
    return [{ ...this.place(unit, entry, path), message: 'kept' }];
  }
  /** Where a path is said that counts, as what is kept. */
  lastPlace(path: string): Related[] {
    for (const unit of [...this.set.units].reverse()) {
      const entry = find(unit.doc.root, parsePath(path))?.entry;
      if (entry) return this.kept({ unit, entry, path });
    }
    return [];
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
}

function nearestEntry(unit: Unit, keys: readonly string[]): Entry | undefined {
  for (let n = keys.length; n > 0; n--) {
    const hit = find(unit.doc.root, keys.slice(0, n));
    if (hit && !hit.virtual && hit.entry.source === unit.doc.source) return hit.entry;
  }
  return undefined;
}
