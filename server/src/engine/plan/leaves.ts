/** Values of files, with the place where each stands: what is on its way, and what stays. */
import { formatPath } from '../path.ts';
import type { KeyRule } from '../rules/rule.ts';
import type { Unit } from '../set.ts';
import { valueAt } from '../view.ts';
import type { Entry, Json, Node } from '../yaml/tree.ts';
import type { MoveOp, RemoveOp } from './operation.ts';

/** A value, and where a file says it. */
export interface Said {
  readonly unit: Unit;
  readonly entry: Entry;
  readonly value: Json;
  readonly path: string;
}
/** A leaf on its way to a target where others may want to go too. */
export interface Candidate extends Said {
  readonly target: string;
  readonly order: number;
  readonly rule: KeyRule;
  readonly op: MoveOp | RemoveOp;
}
/** A target that a layer empties over what an earlier one says. */
export interface Cleared extends Said {
  readonly target: string;
  readonly order: number;
}
/** A key that the old chart did not know, with nothing in it. */
export interface Silent {
  readonly unit: Unit;
  readonly path: readonly string[];
  readonly entry: Entry;
}
/** A value that has a place in the new version. */
export interface Placed {
  readonly unit: Unit;
  readonly path: readonly string[];
  readonly final: readonly string[];
  readonly node: Node;
  readonly entry: Entry;
}
export const valueOf = (p: Placed): Json => valueAt(p.unit.json, p.path) ?? null;

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
    readonly op: MoveOp | RemoveOp,
    readonly entry: Entry,
  ) {
    super(unit, keys);
    this.path = formatPath(keys);
    this.target = formatPath(target);
  }
}
/** What stands at a key of the new version. */
export class Native extends Late implements Said {
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
