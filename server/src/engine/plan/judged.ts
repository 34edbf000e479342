/** What the walk over the keys finds out. */
import { putInto } from '../byKey.ts';
import { formatPath, parsePath } from '../path.ts';
import type { DeriveRule, KeyRule, ListRule } from '../rules/rule.ts';
import type { Unit } from '../set.ts';
import { due, type Sliced } from '../slices.ts';
import { valueAt } from '../view.ts';
import type { Entry, Json } from '../yaml/tree.ts';
import { ContributionBuilder, NOTHING, type Contribution } from './contribution.ts';
import type { Ground } from './ground.ts';
import type { Candidate, Cleared, Placed, Silent } from './leaves.ts';
import type { MoveOp, RemoveOp } from './operation.ts';
import { isQuiet } from './quiet.ts';

/** A key that a derived value is worked out from, and that goes with it. */
export interface Touched {
  readonly unit: Unit;
  readonly path: string;
  readonly entry: Entry;
}
export interface Judged extends Contribution {
  readonly candidates: readonly Candidate[];
  readonly silent: readonly Silent[];
  /** Blocks that a file on top of others takes away as a whole. */
  readonly nulled: readonly Silent[];
  readonly cleared: readonly Cleared[];
  /** Units that say something to a list. */
  readonly touchedLists: ReadonlyMap<ListRule, ReadonlySet<number>>;
  readonly touchedDerived: ReadonlyMap<DeriveRule, readonly Touched[]>;
}
/** The same of one key of the root, with its values that have a place in the new version and of which more may be to say (`quiet.ts`). */
export interface JudgedKey extends Judged {
  readonly placed: readonly Placed[];
}
/** Judged each by itself, in the order of the keys. */
export function* joined(ground: Ground, parts: readonly Judged[]): Sliced<Judged> {
  const out = new JudgedBuilder(ground);
  for (const part of parts) {
    if (due(8)) yield;
    out.join(part);
  }
  return out.done();
}
/** Of a set in which nothing is old. */
export const NOTHING_JUDGED: Judged = {
  ...NOTHING,
  candidates: [],
  silent: [],
  nulled: [],
  cleared: [],
  touchedLists: new Map(),
  touchedDerived: new Map(),
};

/** An operation while the walk is below its key: what has a verdict of its own is left to that. */
export type OpenOp = (MoveOp | RemoveOp) & { readonly except: Set<string> };

export class JudgedBuilder extends ContributionBuilder {
  readonly candidates: Candidate[] = [];
  readonly placed: Placed[] = [];
  readonly silent: Silent[] = [];
  readonly nulled: Silent[] = [];
  readonly cleared: Cleared[] = [];
  readonly touchedLists = new Map<ListRule, Set<number>>();
  readonly touchedDerived = new Map<DeriveRule, Touched[]>();

  override done(): Judged {
    const { candidates, silent, nulled, cleared, touchedLists, touchedDerived } = this;
    return { ...super.done(), candidates, silent, nulled, cleared, touchedLists, touchedDerived };
  }

  /** What is found out in the end, without the many values of which nothing is to be said. */
  *worthAWord(): Sliced<JudgedKey> {
    const placed: Placed[] = [];
    for (const p of this.placed) {
      if (due()) yield;
      if (!isQuiet(this.ground.step, p)) placed.push(p);
    }
    return { ...this.done(), placed };
  }
  join(part: Judged): void {
    for (const op of part.operations) this.operations.push(op);
    for (const draft of part.drafts) this.drafts.push(draft);
    for (const { name, operations, reads } of part.groups) this.group(name, operations, reads);
    for (const c of part.candidates) this.candidates.push(c);
    for (const s of part.silent) this.silent.push(s);
    for (const n of part.nulled) this.nulled.push(n);
    for (const c of part.cleared) this.cleared.push(c);
    for (const [rule, units] of part.touchedLists) for (const unit of units) this.touches(rule, unit);
    for (const [rule, touched] of part.touchedDerived) for (const t of touched) putInto(this.touchedDerived, rule, t);
  }
  /** A unit says something to a list. */
  touches(rule: ListRule, unit: number): void {
    const known = this.touchedLists.get(rule);
    if (known) known.add(unit);
    else this.touchedLists.set(rule, new Set([unit]));
  }

  moveLeaf(
    rule: KeyRule,
    unit: Unit,
    path: string[],
    entry: Entry,
    to: string,
    order: number,
    plaintext = false,
  ): void {
    const op: OpenOp = { kind: 'move', unit: unit.index, rule: rule.id, path, to: parsePath(to), except: new Set() };
    this.perform(
      op,
      { rule, unit, path, entry },
      {
        targets: [to],
        tag: 'deprecated',
        args: plaintext ? { plaintext: 'yes' } : {},
        ...(plaintext ? { safety: 'review' as const, severity: 'error' as const } : {}),
      },
    );
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
}
