/** What a check tells in the making: each question is kept with all that it came to. */
import { isWithin, parsePath, type Keys } from '../path.ts';
import type { Unit } from '../set.ts';
import type { Entry, Item } from '../yaml/tree.ts';
import { lookOnce, type Look } from '../yaml/watch.ts';
import { checksOf } from './checks.ts';
import type { Checks } from './tables.ts';
import { NO_CLAIMS, type Claim, type Told, type Teller } from './told.ts';
import type { Values } from './values.ts';

/** What a check came to. It holds nothing that goes stale while others type. */
export interface Heard {
  readonly told: readonly Told[];
  readonly claims: readonly Claim[];
}

/** There are thousands: no closure of its own. */
class Question implements Look {
  constructor(
    private readonly of: Collector,
    private readonly work: () => unknown,
    readonly answer: unknown,
  ) {}
  ask(): unknown {
    return this.of.again(this.work);
  }
}

export class Collector implements Teller, Heard {
  readonly told: Told[] = [];
  readonly claims: Claim[] = [];
  private asking = false;
  /** What the question that is being asked came to so far. */
  private heard: (Told | Claim)[] = [];
  /** Numbers by which answers name places in the tree. */
  private readonly slots = new Map<Entry | Item, number>();
  readonly checks: Checks;
  constructor(
    readonly values: Values,
    /** What was claimed before. */
    private readonly before = NO_CLAIMS,
  ) {
    this.checks = checksOf(values.minor);
  }

  ask<T>(work: () => T): T {
    if (this.asking) return work();
    this.asking = true;
    const found = lookOnce(work, (first) => new Question(this, work, this.answer(first)));
    this.asking = false;
    const { heard } = this;
    if (heard.length === 0) return found;
    this.heard = [];
    for (const h of heard) {
      if ('claimed' in h) this.claims.push(h);
      else this.told.push(h);
    }
    return found;
  }
  again(work: () => unknown): unknown {
    this.asking = true;
    const answer = this.answer(work());
    this.asking = false;
    this.heard = [];
    return answer;
  }
  private answer(found: unknown): unknown {
    return this.heard.length === 0 ? (found ?? null) : [found ?? null, this.heard.map((h) => this.inJson(h))];
  }
  private inJson(h: Told | Claim): unknown {
    const unit = h.unit.index;
    if ('claimed' in h) return { ...h, unit };
    const told = h.place ? { ...h, unit, place: h.place() } : { ...h, unit };
    if (!h.slot) return told;
    const slot = this.slots.get(h.slot) ?? this.slots.size;
    this.slots.set(h.slot, slot);
    return { ...told, slot };
  }

  claim(unit: Unit, claimed: string): void {
    if (this.asking) this.heard.push({ unit, claimed });
    else this.claims.push({ unit, claimed });
  }
  claimed(unit: Unit, path: string): boolean {
    return (this.before.get(unit.index) ?? []).some((c) => isWithin(path, c) || isWithin(c, path));
  }

  tell(t: Told): void {
    if (this.asking) this.heard.push(t);
    else this.told.push(t);
  }
  tellAt(rule: string, paths: readonly string[], more: Omit<Told, 'rule' | 'unit' | 'path'> = {}): void {
    const at = (keys: Keys): boolean => {
      const origin = this.values.origin(keys);
      if (origin) this.tell({ ...more, rule, unit: origin.unit, path: keys, slot: origin.entry });
      return origin !== undefined;
    };
    const all = paths.map((path) => parsePath(path));
    if (all.some(at)) return;
    for (const keys of all) for (let n = keys.length - 1; n > 0; n--) if (at(keys.slice(0, n))) return;
    const [unit] = this.values.set.units;
    const [path] = all;
    if (unit && path) this.tell({ ...more, rule, unit, path });
  }
}
