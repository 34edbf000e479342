/** Findings in the making: a rule, a place, and what mends it. */
import type { Finding, Place } from '../finding.ts';
import { formatPath, isWithin, parsePath, type Keys } from '../path.ts';
import type { Unit } from '../set.ts';
import { find, type Entry, type Item } from '../yaml/tree.ts';
import { lookOnce, type Look } from '../yaml/watch.ts';
import { checksOf } from './checks.ts';
import type { Checks } from './tables.ts';
import type { ValidateRule } from './rule.ts';
import type { Told, Teller } from './told.ts';
import type { Values } from './values.ts';

/** What a question came to: something to tell, or a path of which nothing else is told. */
type Heard = Told | { readonly unit: Unit; readonly claimed: string };

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

export class Collector implements Teller {
  private readonly told: { finding: Finding; moves: boolean }[] = [];
  private asking = false;
  /** What the question that is being asked came to so far. */
  private heard: Heard[] = [];
  /** Numbers by which answers name places in the tree. */
  private readonly slots = new Map<Entry | Item, number>();
  private readonly claims = new Map<number, string[]>();
  private readonly ids = new Set<string>();
  readonly checks: Checks;
  private readonly rules: ReadonlyMap<string, ValidateRule>;
  constructor(readonly values: Values) {
    this.checks = checksOf(values.minor);
    this.rules = new Map(this.checks.rules.map((r) => [r.id, r]));
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
      if ('claimed' in h) this.claim(h.unit, h.claimed);
      else this.tell(h);
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
  private inJson(h: Heard): unknown {
    const unit = h.unit.index;
    if ('claimed' in h || !h.slot) return { ...h, unit };
    const slot = this.slots.get(h.slot) ?? this.slots.size;
    this.slots.set(h.slot, slot);
    return { ...h, unit, slot };
  }

  claim(unit: Unit, path: string): void {
    if (this.asking) {
      this.heard.push({ unit, claimed: path });
      return;
    }
    this.claims.set(unit.index, [...(this.claims.get(unit.index) ?? []), path]);
  }
  claimed(unit: Unit, path: string): boolean {
    return (this.claims.get(unit.index) ?? []).some((c) => isWithin(path, c) || isWithin(c, path));
  }

  tell(t: Told): void {
    if (this.asking) {
      this.heard.push(t);
      return;
    }
    const rule = this.rules.get(t.rule) ?? this.values.step.rules.notes.get(t.rule);
    if (!rule) return;
    const path = t.shown ?? formatPath(t.path);
    let id = `${t.rule}@${String(t.unit.index)}:${path}`;
    for (let n = 2; this.ids.has(id); n++) id = `${t.rule}@${String(t.unit.index)}:${path}#${String(n)}`;
    this.ids.add(id);
    const locked = this.values.set.layers[t.unit.layer]?.locked !== undefined;
    const fixes = locked ? [] : (t.fixes ?? []);
    const operations = fixes.map((f) => ({ ...f, unit: t.unit.index, rule: t.rule }));
    this.told.push({
      moves: fixes.some((f) => f.kind !== 'rewrite'),
      finding: {
        id,
        rule: t.rule,
        minor: this.values.minor,
        severity: t.severity ?? rule.severity,
        safety: fixes.length === 0 ? 'manual' : (t.safety ?? rule.safety),
        section: rule.section,
        ifLeft: t.ifLeft ?? rule.ifLeft,
        place: t.place ?? this.place(t.unit, t.slot, t.path, path),
        targets: t.targets ?? [],
        args: t.args ?? {},
        related: [],
        tag: t.tag,
        own: operations,
        operations,
      },
    });
  }

  tellAt(rule: string, paths: readonly string[], more: Omit<Told, 'rule' | 'unit' | 'path'> = {}): void {
    for (const path of paths) {
      const origin = this.values.origin(path);
      if (!origin) continue;
      this.tell({ ...more, rule, unit: origin.unit, path: parsePath(path), slot: origin.entry });
      return;
    }
    for (const path of paths) {
      for (let keys = parsePath(path).slice(0, -1); keys.length > 0; keys = keys.slice(0, -1)) {
        const origin = this.values.origin(keys);
        if (!origin) continue;
        this.tell({ ...more, rule, unit: origin.unit, path: keys, slot: origin.entry });
        return;
      }
    }
    const unit = this.values.set.units[0];
    const path = paths[0];
    if (unit && path !== undefined) this.tell({ ...more, rule, unit, path: parsePath(path) });
  }

  /** Moves come first, so that a value is rewritten where it then stands. */
  findings(): Finding[] {
    const ordered = [...this.told.filter((t) => t.moves), ...this.told.filter((t) => !t.moves)];
    let order = 0;
    const numbered = (f: Finding): Finding => {
      const operations = f.operations.map((o) => ({ ...o, order: order++ }));
      return { ...f, own: operations, operations };
    };
    return ordered
      .map((t) => numbered(t.finding))
      .sort((a, b) => a.place.layer - b.place.layer || a.place.start - b.place.start || (a.id < b.id ? -1 : 1));
  }

  private place(unit: Unit, slot: Entry | Item | undefined, keys: Keys, path: string): Place {
    const own = slot ?? find(unit.doc.root, keys)?.entry;
    let at = own;
    for (let n = keys.length; n > 0 && at?.source !== unit.doc.source; n--)
      at = find(unit.doc.root, keys.slice(0, n))?.entry;
    const start = at?.start ?? unit.doc.start;
    const end = at ? (at.kind === 'entry' ? at.keyEnd : Math.max(at.value.start, at.start + 1)) : unit.doc.start;
    return { layer: unit.layer, start, end, path };
  }
}
