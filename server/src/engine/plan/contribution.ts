/** What a stage adds to the plan: a value that nobody changes. While it works, the stage fills a builder of its own. */
import type { Finding, Place, Related } from '../finding.ts';
import { formatPath, parsePath } from '../path.ts';
import { inFull, type AnyRule } from '../rules/rule.ts';
import type { Unit } from '../set.ts';
import type { Entry } from '../yaml/tree.ts';
import type { Dormant } from './dormant.ts';
import type { Ground } from './ground.ts';
import type { Cleared, Silent } from './leaves.ts';
import { removal, type Operation, type Variable } from './operation.ts';

/** What is said of a place, before it is known what goes with it. */
export interface Draft {
  readonly rule: AnyRule;
  readonly unit: Unit;
  readonly path: string;
  readonly entry: Entry | undefined;
  /** Worked out in the end: what was found out stays true while others type above it. */
  readonly place?: () => Place | undefined;
  readonly targets: readonly string[];
  readonly args: Readonly<Record<string, string>>;
  readonly related: () => readonly Related[];
  readonly own: readonly Operation[];
  readonly group?: string;
  readonly severity?: Finding['severity'];
  readonly safety?: Finding['safety'];
  readonly tag: Finding['tag'];
  /** Performs every operation below its path too. */
  readonly root: boolean;
  /** What tells findings of one rule and path apart. */
  readonly mark?: string;
  /** What the user may want though the upgrade does not need it. */
  readonly offer?: readonly (readonly Operation[])[];
}
/** Operations that only make sense together. Several stages may add to one of them. */
export interface Group {
  readonly name: string;
  readonly operations: readonly Operation[];
  /** Paths that their values are worked out from: who moves one of them performs the group too. */
  readonly reads: ReadonlySet<string>;
}

export interface Contribution {
  readonly operations: readonly Operation[];
  readonly drafts: readonly Draft[];
  readonly groups: readonly Group[];
  /** Operations of earlier stages that are not performed: something else is said about their keys. */
  readonly withdrawn?: ReadonlySet<Operation>;
  /** What more an operation of an earlier stage leaves to others. */
  readonly except?: ReadonlyMap<Operation, ReadonlySet<string>>;
  /** Drafts of earlier stages that another one takes the place of, or none. */
  readonly instead?: ReadonlyMap<Draft, Draft | undefined>;
  readonly cleared?: readonly Cleared[];
  /** The target of a derived value, and the unit from which on it holds. */
  readonly derived?: { readonly to: string; readonly from: number };
  /** The variables of the cluster as the last layer has them, and what becomes of each. */
  readonly variables?: readonly Variable[];
}
/** What a stage answers that has nothing to add. */
export const NOTHING: Contribution = { operations: [], drafts: [], groups: [] };

export const onlyTells = (d: Draft): boolean => d.own.length === 0 && d.group === undefined && !d.root;
/** What of it is only said of places. */
export const telling = ({ drafts }: Contribution): Contribution => ({ ...NOTHING, drafts: drafts.filter(onlyTells) });
/** All else: what other stages may ask of. */
export function doing(c: Contribution): Contribution {
  const does = { ...c, drafts: c.drafts.filter((d) => !onlyTells(d)) };
  const { operations, drafts, groups, derived, variables, withdrawn, except, instead, cleared } = does;
  const sizes = [operations.length, drafts.length, groups.length, withdrawn?.size, except?.size, instead?.size];
  return (derived ?? variables ?? cleared ?? sizes.some((n) => n !== undefined && n > 0)) ? does : NOTHING;
}

export const NO_OTHERS = (): readonly Related[] => [];

/** Which rule has an operation performed, and at which key. */
export interface Performed {
  readonly rule: AnyRule;
  readonly unit: Unit;
  readonly path: readonly string[];
  readonly entry: Entry;
}
type Told = Pick<Draft, 'unit' | 'path' | 'entry' | 'place'>;
interface OpenGroup extends Group {
  readonly operations: Operation[];
  readonly reads: Set<string>;
}

/** Never leaves the stage that made it: only what it has become in the end does. */
export class ContributionBuilder {
  readonly operations: Operation[] = [];
  readonly drafts: Draft[] = [];
  private readonly groups = new Map<string, OpenGroup>();

  constructor(protected readonly ground: Ground) {}

  done(): Contribution {
    const { operations, drafts, groups } = this;
    if (operations.length + drafts.length + groups.size === 0) return NOTHING;
    return { operations, drafts, groups: [...groups.values()] };
  }

  draft(d: Omit<Draft, 'args' | 'related'> & Partial<Pick<Draft, 'args' | 'related'>>): void {
    this.drafts.push({ args: {}, related: NO_OTHERS, ...d });
  }
  /** A finding that changes nothing: what a note of the rules has to say about a place. */
  tell(id: string, at: Told, args: Draft['args'] = {}): void {
    this.draft({ ...at, rule: this.ground.note(id), targets: [], own: [], root: false, tag: undefined, args });
  }
  group(name: string, operations: readonly Operation[], reads: ReadonlySet<string> = new Set()): void {
    const group = this.groups.get(name);
    if (!group) {
      this.groups.set(name, { name, operations: [...operations], reads: new Set(reads) });
      return;
    }
    group.operations.push(...operations);
    for (const path of reads) group.reads.add(path);
  }

  /** An operation of one key, and what is said of it there. */
  perform(op: Operation, { rule, unit, path, entry }: Performed, how: Partial<Draft> = {}): void {
    this.operations.push(op);
    const at = { rule, unit, path: formatPath(path), entry };
    this.draft({ ...at, targets: [], own: [op], root: false, tag: undefined, ...how });
  }
  remove(rule: AnyRule, unit: Unit, path: readonly string[], entry: Entry, note: string): void {
    this.perform(
      removal(unit.index, rule.id, path, note),
      { rule, unit, path, entry },
      {
        tag: 'unnecessary',
        args: { note },
        ...(rule.safety === 'manual' ? { safety: 'safe' as const, severity: 'information' as const } : {}),
      },
    );
  }
  comment(
    rule: AnyRule,
    unit: Unit,
    path: readonly string[],
    entry: Entry,
    note: string,
    related: Draft['related'] = NO_OTHERS,
  ): Operation {
    const op: Operation = { kind: 'comment', unit: unit.index, rule: rule.id, path, note: inFull(rule) };
    this.perform(op, { rule, unit, path, entry }, { tag: 'deprecated', args: { note }, related, safety: 'manual' });
    return op;
  }

  /** A key below one that a later file empties: it stays behind, and together with that one. */
  takenBack({ unit, path, entry }: { unit: Unit; path: string; entry: Entry }, by: string): void {
    this.rest('layers/taken-back', path, { unit, path: parsePath(path), entry }, by);
  }
  /** A key with all that it says stays behind, because another one is obeyed. */
  rest(note: string, at: string, silent: Silent, obeyed: string): void {
    const whole = { single: true, content: true, kept: [], read: new Set<string>() };
    this.sleep({ note, at, ...silent, ...whole, why: { obeyed } });
  }
  /** What stays behind of a part that is off, or of a spelling that was not obeyed. */
  sleep(block: Dormant): void {
    const { unit, path, entry, content, read, why, single } = block;
    const rule = this.ground.note(block.note);
    const base = { unit: unit.index, rule: rule.id, path } as const;
    const op: Operation = content
      ? { ...base, kind: 'comment', note: inFull(rule), ...(single ? {} : { rest: true }) }
      : { ...base, kind: 'remove', except: read, note: 'empty' };
    // Whoever moves what decides here takes this along, or it would come to life.
    const decides = 'obeyed' in why ? why.obeyed : why.switch;
    if (single) this.group(`asleep:${String(unit.index)}:${formatPath(path)}`, [op], new Set([decides]));
    this.perform(
      op,
      { rule, unit, path, entry },
      {
        root: true,
        tag: 'unnecessary',
        args: { ...why },
        related: 'obeyed' in why ? () => this.ground.lastPlace(why.obeyed) : NO_OTHERS,
      },
    );
  }
}
