/** Mistakes in a set: what its chart refuses, ignores or reads otherwise, at the place that causes it. */
import { putInto } from '../byKey.ts';
import type { Finding } from '../finding.ts';
import { Stages } from '../plan/stages.ts';
import type { Unit, ValuesSet } from '../set.ts';
import { due, finish, type Sliced } from '../slices.ts';
import { isMinor } from '../steps/index.ts';
import type { Entry, Node } from '../yaml/tree.ts';
import { keysBelow, type Below } from './below.ts';
import { isChecked } from './checks.ts';
import { Collector, type Heard } from './collect.ts';
import { checkContents, checkImages, checkRequests, checkTags, partsOf } from './contents.ts';
import { checkDuplicates, checkKey } from './keys.ts';
import { checkLists } from './lists.ts';
import { mistakes } from './mistakes.ts';
import { checkPlain, checkReferences } from './secrets.ts';
import { checkTexts } from './texts.ts';
import { NO_CLAIMS, type Claim, type Claims, type Told } from './told.ts';
import { checkType } from './types.ts';
import { Values } from './values.ts';

/** Nothing for a set of a version that nobody is led to: the upgrade speaks of it. */
export const validate = (set: ValuesSet): Finding[] => finish(validating(set));
/** `stages`: what is known of the same set. */
export function* validating(set: ValuesSet, stages = new Stages()): Sliced<Finding[]> {
  const { version: minor, merged, units, layers, options, step } = set;
  if (!isMinor(minor) || !isChecked(minor)) return [];
  const given = [merged, units, layers, options.partial === true, minor, step];
  const values = stages.made('values', given, () => new Values(set, minor));
  return yield* mistakes(values, yield* new Checking(values, stages).told());
}

/**
 * Each check is a stage for what stands below one key of the root: whoever types there has that looked at again by the checks that
 * are answered otherwise, and by no others. What speaks of several keys is one more.
 */
class Checking {
  private readonly all: Told[] = [];
  private readonly roots: readonly (readonly Below[])[];
  private claims = NO_CLAIMS;
  constructor(
    private readonly values: Values,
    private readonly stages: Stages,
  ) {
    this.roots = values.set.units.map((unit) => {
      const { root } = unit.doc;
      return root?.kind === 'map' ? keysBelow(unit, root, []) : [];
    });
  }

  *told(): Sliced<readonly Told[]> {
    const { units } = this.values.set;
    // The special ones first: what they speak of is not told again in general.
    const special = yield* this.stage('of several keys', function* (c) {
      c.checks.constraints(c);
      yield;
      checkReferences(c);
    });
    this.claims = yield* this.stages.part('claimed', special, () => claimedIn(special.claims));
    for (const below of this.roots) yield* this.each('plain', below, checkPlain);
    for (const [i, unit] of units.entries()) {
      yield* this.each('key', this.roots[i] ?? [], checkKey);
      if (unit.doc.entangled !== false) yield* this.stage(`twice ${String(i)}`, (c) => checkDuplicates(c, unit));
    }
    const asked = yield* this.types();
    for (const below of this.roots) yield* this.each('list', below, checkLists);
    for (const unit of units) yield* this.contents(unit, asked);
    yield* this.stage('tags', once(checkTags));
    for (const below of this.roots) yield* this.each('image', below, checkImages);
    yield* this.stage('requests', once(checkRequests));
    for (const unit of units)
      yield* this.stage(
        `texts ${String(unit.index)}`,
        once((c) => checkTexts(c, unit)),
      );
    return this.all;
  }

  private *stage(name: string, check: (c: Collector) => Sliced<void>): Sliced<Heard> {
    const { values, claims } = this;
    const heard = yield* this.stages.run(`mistakes ${name}`, [values, claims], function* () {
      const c = new Collector(values, claims);
      yield* check(c);
      return { told: c.told, claims: c.claims };
    });
    this.all.push(...heard.told);
    return heard;
  }
  private *each(name: string, roots: readonly Below[], check: (c: Collector, b: Below) => Sliced<void>): Sliced<void> {
    for (const [i, below] of roots.entries()) {
      if (due()) yield;
      yield* this.stage(nameOf(name, below.unit, i), (c) => check(c, below));
    }
  }
  /** The scalars that were looked at for what contents are looked at for, too, by the entry that they stand below. */
  private *types(): Sliced<ReadonlyMap<Entry, ReadonlySet<Node>>> {
    const { values, claims, stages } = this;
    const all = new Map<Entry, ReadonlySet<Node>>();
    for (const roots of this.roots)
      for (const [i, below] of roots.entries()) {
        if (due()) yield;
        const name = nameOf('type', below.unit, i);
        const heard = yield* stages.run(`mistakes ${name}`, [values, claims], function* () {
          const c = new Collector(values, claims);
          const asked = new Set<Node>();
          yield* checkType(c, below, asked);
          return { told: c.told, asked };
        });
        this.all.push(...heard.told);
        all.set(below.entry, yield* stages.part(`asked by ${name}`, heard, () => heard.asked));
      }
    return all;
  }
  private *contents(unit: Unit, asked: ReadonlyMap<Entry, ReadonlySet<Node>>): Sliced<void> {
    const { values, stages } = this;
    for (const [i, part] of partsOf(unit).entries()) {
      if (due()) yield;
      const others = (part.slot && asked.get(part.slot)) ?? NONE;
      const told = yield* stages.run(`mistakes ${nameOf('content', unit, i)}`, [values, others], function* () {
        const c = new Collector(values);
        yield* checkContents(c, unit, part, others);
        return c.told;
      });
      this.all.push(...told);
    }
  }
}
const NONE: ReadonlySet<Node> = new Set();
const nameOf = (check: string, unit: Unit, i: number): string => `${check} ${String(unit.index)} ${String(i)}`;
/** A check in one step. */
const once = (check: (c: Collector) => void) =>
  function* (c: Collector): Sliced<void> {
    yield;
    check(c);
  };
function claimedIn(claims: readonly Claim[]): Claims {
  const all = new Map<number, string[]>();
  for (const { unit, claimed } of claims) putInto(all, unit.index, claimed);
  return all;
}
