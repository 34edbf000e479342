/** One walk over the keys of a unit: each gets the verdict of its rule. */
import { putInto } from '../byKey.ts';
import { catalogue, isKeyOf, listed, type KeyType } from '../charts/catalogue.ts';
import { formatPath, parsePath } from '../path.ts';
import { isReference, shape } from '../rules/functions.ts';
import type { Shaped } from '../rules/ruleSet.ts';
import type { KeyRule } from '../rules/rule.ts';
import type { Owner, RuleNode } from '../rules/ruleIndex.ts';
import type { Unit } from '../set.ts';
import { due, type Sliced } from '../slices.ts';
import type { Step } from '../steps/index.ts';
import { valueAt } from '../view.ts';
import {
  effectiveEntries,
  emptyValue,
  isObject,
  resolve,
  sameJson,
  type Entry,
  type Json,
  type MapNode,
} from '../yaml/tree.ts';
import { look } from '../yaml/watch.ts';
import type { Ground } from './ground.ts';
import { itemize } from './itemize.ts';
import { joined, JudgedBuilder, type Judged, type JudgedKey, type OpenOp } from './judged.ts';
import { Leaf, type Placed } from './leaves.ts';
import type { Operation } from './operation.ts';
import { unsaid } from './reset.ts';
import type { Stages } from './stages.ts';

/** The verdict of a map, which holds for what stands below it. */
interface Force {
  readonly rule: KeyRule;
  readonly order: number;
  readonly op: OpenOp | undefined;
}

/**
 * The first stage: looks at nothing that another one found out. What stands below one key of the root is judged by itself. Its values
 * are apart: of what is typed into one, most stages know nothing.
 */
export function* judge(ground: Ground, stages: Stages): Sliced<{ judged: Judged; placed: readonly Placed[] }> {
  const keys: JudgedKey[] = [];
  const rules = ground.index.root;
  for (const unit of ground.set.units) {
    if (unit.doc.root?.kind !== 'map') continue;
    for (const [i, entry] of entriesOf(unit, unit.doc.root).entries())
      keys.push(
        yield* stages.run(`judge ${String(unit.index)} ${String(i)}`, [ground, unit, entry], () =>
          new Judge(ground).of(unit, entry, [], rules, undefined),
        ),
      );
  }
  const parts: Judged[] = [];
  for (const [i, key] of keys.entries())
    parts.push(yield* stages.part(`verdicts ${String(i)}`, key, () => verdictsOf(key)));
  return {
    judged: yield* stages.run('judge', parts, () => joined(ground, parts)),
    placed: stages.made('placed', keys, () => keys.flatMap((key) => key.placed)),
  };
}
function verdictsOf({ placed: _, ...verdicts }: JudgedKey): Judged {
  return verdicts;
}
/** Of most files every entry counts. */
const entriesOf = ({ doc }: Unit, map: MapNode): readonly Entry[] =>
  doc.entangled === false ? map.entries : [...effectiveEntries(map).values()].map((e) => e.entry);

class Judge {
  private readonly out: JudgedBuilder;
  /** Paths that the verdict in the making looks at. */
  private shapeReads = new Set<string>();
  constructor(private readonly ground: Ground) {
    this.out = new JudgedBuilder(ground);
  }

  *of(...about: Parameters<Judge['entry']>): Sliced<JudgedKey> {
    yield* this.entry(...about);
    return yield* this.out.worthAWord();
  }

  private *map(
    unit: Unit,
    map: MapNode,
    keys: readonly string[],
    rules: RuleNode | undefined,
    force: Force | undefined,
  ): Sliced<void> {
    for (const entry of entriesOf(unit, map)) yield* this.entry(unit, entry, keys, rules, force);
  }
  private *entry(
    unit: Unit,
    entry: Entry,
    keys: readonly string[],
    rules: RuleNode | undefined,
    force: Force | undefined,
  ): Sliced<void> {
    if (due()) yield;
    const { key } = entry;
    const path = [...keys, key];
    const node = rules?.child(key);
    // What a half-way file has there already waited for the new chart.
    if (keys.length === 0 && isNewRoot(this.ground.step, path)) this.awakes(unit, path, entry);
    const owner = node?.owner;
    const off = this.ground.dormantAt(unit, path);
    if (off) {
      // Only keys with a verdict of their own are left in it.
      force?.op?.except.add(formatPath(path));
      this.out.sleep(off);
      const value = resolve(entry.value);
      if (value.kind === 'map') yield* this.map(unit, value, path, node, undefined);
    } else if (owner && owner.kind !== 'key') {
      force?.op?.except.add(formatPath(path));
      this.owned(owner, unit, path, entry);
    } else if (owner) {
      force?.op?.except.add(formatPath(path));
      yield* this.start(owner, unit, path, entry, node);
    } else {
      const below = this.proceed(unit, path, entry, force);
      if (below) yield* this.map(unit, below, path, node, force);
    }
  }

  /** The verdict of the map above holds here too, and in the map that comes back. */
  private proceed(unit: Unit, path: string[], entry: Entry, force: Force | undefined): MapNode | undefined {
    const value = resolve(entry.value);
    const rule = force?.rule;
    if (rule && (rule.action.kind === 'remove' || rule.action.kind === 'manual') && force.op?.kind === 'remove') {
      const known = this.known(path);
      if (!known || (this.isSection(path) && look(() => misfit(valueAt(unit.json, path) ?? null)))) {
        force.op.except.add(formatPath(path));
        const [id, note] = known ? ['wrong-kind', 'kind'] : ['unknown-key', 'unknown'];
        this.out.comment(this.ground.note(id), unit, path, entry, note);
        return undefined;
      }
    }
    if (this.refused(unit, path, entry, force)) return undefined;
    this.strange(unit, path, entry, force);
    if (value.kind === 'map' && value.entries.length > 0) return value;
    this.leaf(unit, path, entry, force);
    return undefined;
  }

  private known(path: readonly string[]): boolean {
    return isKeyOf(this.ground.step.from, path);
  }
  /** A key that only the new chart knows, where its schema wants another kind of value: it would begin with an error. */
  private refused(unit: Unit, path: string[], entry: Entry, force: Force | undefined): boolean {
    // What stands below a root of the new chart alone was written for it, or by an earlier run, which moves values of any kind.
    if (path.length < 2 || this.known(path) || !this.known(path.slice(0, 1))) return false;
    const fact = catalogue(this.ground.step.to).get(finalOf(path, force));
    if (fact?.enforced !== true || !look(() => isRefused(fact.types, valueAt(unit.json, path) ?? null))) return false;
    force?.op?.except.add(formatPath(path));
    this.out.comment(this.ground.note('wrong-kind'), unit, path, entry, 'kind');
    return true;
  }
  /** A key that the old chart does not know: it comes along, and is shown. */
  private strange(unit: Unit, path: readonly string[], entry: Entry, force: Force | undefined): void {
    if (path.length < 2 || this.known(path)) return;
    const parent = path.slice(0, -1);
    const final = finalOf(path, force);
    const now = catalogue(this.ground.step.to);
    const awakes = now.known(final) && (force?.op === undefined || force.op.kind === 'move');
    if (!this.known(parent) && (awakes || !now.known(parent))) return;
    if (awakes) this.awakes(unit, path, entry);
    else this.out.tell('unknown-key', { unit, path: formatPath(path), entry }, { note: 'strange' });
  }
  /** Told at the key itself where the maps above it hold nothing else. */
  private awakes(unit: Unit, path: readonly string[], entry: Entry): void {
    if (look(() => saysNothing(valueAt(unit.json, path) ?? null))) {
      this.out.silent.push({ unit, path, entry });
      return;
    }
    const value = resolve(entry.value);
    const [only, ...more] = value.kind === 'map' ? [...effectiveEntries(value)] : [];
    if (only && more.length === 0 && catalogue(this.ground.step.to).get([...path, only[0]]))
      this.awakes(unit, [...path, only[0]], only[1].entry);
    else this.out.tell('awakened-key', { unit, path: formatPath(path), entry }, { note: 'awakes' });
  }

  private leaf(unit: Unit, path: string[], entry: Entry, force: Force | undefined): void {
    if (force?.op?.kind === 'move' && force.rule.action.kind === 'move') {
      const rest = path.slice(force.op.path.length);
      const final = [...force.op.to, ...rest];
      this.out.candidates.push(new Leaf(unit, path, final, force.order, force.rule, force.op, entry));
      this.out.placed.push({ unit, path, final, node: entry.value, entry });
    } else if (force?.op?.kind !== 'remove')
      this.out.placed.push({ unit, path, final: path, node: entry.value, entry });
  }

  private *start(
    owner: Extract<Owner, { kind: 'key' }>,
    unit: Unit,
    path: string[],
    entry: Entry,
    node: RuleNode | undefined,
  ): Sliced<void> {
    const mark = this.out.operations.length;
    this.shapeReads = new Set();
    yield* this.judge(owner, unit, path, entry, node);
    const [op] = this.out.operations.slice(mark);
    // A verdict that looks at other keys goes with whoever moves them.
    if (op && this.shapeReads.size > 0)
      this.out.group(`shape:${String(unit.index)}:${formatPath(path)}`, [op], this.shapeReads);
    if (op && owner.rule.group !== undefined) this.out.group(owner.rule.group, [op], new Set());
  }
  private *judge(
    owner: Extract<Owner, { kind: 'key' }>,
    unit: Unit,
    path: string[],
    entry: Entry,
    node: RuleNode | undefined,
  ): Sliced<void> {
    const { rule, order } = owner;
    const action = rule.action;
    const value = resolve(entry.value);
    const json = (): Json => valueAt(unit.json, path) ?? null;
    const isMap = value.kind === 'map' && value.entries.length > 0;
    const base = { unit: unit.index, rule: rule.id, path };
    const at = { rule, unit, path, entry };
    if (
      ((action.kind === 'move' && !action.shape) || action.kind === 'remove') &&
      this.isSection(path) &&
      look(() => misfit(json()))
    ) {
      this.out.comment(this.ground.note('wrong-kind'), unit, path, entry, 'kind');
      return;
    }
    switch (action.kind) {
      case 'keep':
        if (isMap) yield* this.map(unit, value, path, node, { rule, order, op: undefined });
        else this.leaf(unit, path, entry, undefined);
        return;
      case 'move': {
        const shaped =
          action.shape && !(isMap && node && node.children.size > 0)
            ? this.shaped(action.shape, unit, path)
            : undefined;
        const goes = shaped === 'remove' || shaped === 'manual';
        const clean = !goes || this.reset(action, unit, path, action.to);
        if (shaped === 'remove' && clean) this.out.remove(rule, unit, path, entry, 'no-effect');
        else if (goes) this.out.comment(rule, unit, path, entry, 'decide');
        else {
          const to = parsePath(action.to);
          const extra = shaped && shaped !== 'same' ? { value: shaped } : {};
          const op: OpenOp = { ...base, kind: 'move', to, except: new Set(), ...extra };
          this.out.perform(op, at, { targets: [action.to], root: true, tag: 'deprecated' });
          if (isMap && !('value' in extra)) yield* this.map(unit, value, path, node, { rule, order, op });
          else if ('value' in extra)
            this.out.candidate(
              unit,
              path,
              action.to,
              order,
              shaped === undefined || shaped === 'same' ? json() : shaped.json,
              rule,
              op,
              entry,
            );
          else this.leaf(unit, path, entry, { rule, order, op });
        }
        return;
      }
      case 'reshape': {
        const shaped = this.shaped(action.shape, unit, path);
        const goes = shaped === 'remove' || shaped === 'manual';
        const clean = !goes || this.reset(action, unit, path, formatPath(path));
        if (shaped === 'same' && isMap) yield* this.map(unit, value, path, node, undefined);
        else if (shaped === 'same') this.leaf(unit, path, entry, undefined);
        else if (shaped === 'remove' && clean) this.out.remove(rule, unit, path, entry, 'no-effect');
        else if (goes) this.out.comment(rule, unit, path, entry, 'decide');
        else {
          const op: Operation = { ...base, kind: 'move', to: path, except: new Set(), value: shaped };
          this.out.perform(op, at, { targets: [formatPath(path)] });
        }
        return;
      }
      case 'itemize':
        if (!itemize(this.ground, { rule, action, unit, path, entry, json: json() }, this.out))
          this.leaf(unit, path, entry, undefined);
        return;
      case 'remove': {
        const op: OpenOp = { ...base, kind: 'remove', except: new Set() };
        this.out.perform(op, at, { root: true, tag: 'unnecessary' });
        if (isMap) yield* this.map(unit, value, path, node, { rule, order, op });
        else if (unit.index > 0 && node && node.children.size > 0 && look(() => json() === null))
          this.out.nulled.push({ unit, path, entry });
        return;
      }
      case 'manual': {
        const { like } = action;
        if (isMap && node && node.children.size > 0) {
          const op: OpenOp = { ...base, kind: 'remove', except: new Set() };
          yield* this.map(unit, value, path, node, { rule, order, op });
        }
        if (look(() => emptyValue(json()))) this.out.remove(rule, unit, path, entry, 'empty');
        else if (like !== undefined && look(() => this.saysNothingNew(path, json(), like)))
          this.out.remove(rule, unit, path, entry, 'folded');
        else this.out.comment(rule, unit, path, entry, 'decide');
        return;
      }
      case 'secret':
        this.secret(rule, action, unit, path, entry, json(), order);
    }
  }

  /** What a value becomes, and which keys that depends on. */
  private shaped(name: string, unit: Unit, path: readonly string[]): Shaped {
    const { made, reads } = look(() => {
      const mine = new Set<string>();
      return {
        made: shape(name, valueAt(unit.json, path) ?? null, this.ground.context(unit, path, mine)),
        reads: [...mine],
      };
    });
    for (const read of reads) this.shapeReads.add(read);
    return made;
  }

  /** The old chart has keys of its own below this one. */
  private isSection(path: readonly string[]): boolean {
    const { from } = this.ground.step;
    return catalogue(from).isSection(listed(from, path));
  }

  /**
   * A value that goes away over one that an earlier layer keeps, which would come back to life. False where that is a
   * whole section: what it said may stand in many places now.
   */
  private reset(action: { readonly shape?: string }, unit: Unit, path: string[], to: string): boolean {
    const { shape: name } = action;
    if (name === undefined) return true;
    const living = this.ground.set.units.flatMap((earlier) => {
      const value = earlier.index < unit.index ? valueAt(earlier.json, path) : undefined;
      if (value === undefined || emptyValue(value)) return [];
      const shaped = this.shaped(name, earlier, path);
      return shaped === 'remove' || shaped === 'manual' ? [] : [value];
    });
    if (living.some(isObject)) return false;
    if (living.length > 0)
      this.out.operations.push({
        kind: 'set',
        unit: unit.index,
        rule: 'layers/reset',
        to: parsePath(to),
        json: unsaid(this.ground.step, parsePath(to)),
        absorbed: [],
      });
    return true;
  }

  /** The brokers say the same, or the chart did by itself. */
  private saysNothingNew(path: readonly string[], json: Json, like: string): boolean {
    const { from, marks } = this.ground.step;
    const [root = '', ...rest] = parsePath(like);
    const [first] = marks.oldRoots;
    return (
      sameJson(json, this.ground.set.merged.effective(like)) ||
      sameJson(json, this.ground.set.merged.get(formatPath([root === first ? marks.newRoot : root, ...rest]))) ||
      sameJson(json, catalogue(from).default(listed(from, path)))
    );
  }
  private secret(
    rule: KeyRule,
    action: Extract<KeyRule['action'], { kind: 'secret' }>,
    unit: Unit,
    path: string[],
    entry: Entry,
    json: Json,
    order: number,
  ): void {
    const value = resolve(entry.value);
    const reference = `${action.to}.existingSecret`;
    const text = typeof json === 'string' || typeof json === 'number' || typeof json === 'boolean';
    if (action.old !== undefined && !(text && json !== '' && json !== false)) {
      if (isObject(json) || emptyValue(json) || json === false) {
        this.leaf(unit, path, entry, undefined);
        const before = this.ground.set.prefix(unit.index - 1).get(formatPath(path));
        if (!isObject(json) && !isObject(before)) this.unset(rule, action, unit, path, entry, 'nothing');
      } else this.out.comment(this.ground.note('wrong-kind'), unit, path, entry, 'kind');
      return;
    }
    if (isObject(json) && value.kind === 'map' && !emptyValue(json.name ?? null)) {
      for (const [key, { entry: child }] of effectiveEntries(value)) {
        const below = [...path, key];
        if (key === 'name' && !emptyValue(json[key] ?? null))
          this.out.moveLeaf(rule, unit, below, child, reference, order);
        else this.out.remove(rule, unit, below, child, 'no-effect');
      }
      return;
    }
    if (emptyValue(json) || json === false || (isObject(json) && Object.keys(json).every((k) => k === 'name'))) {
      this.out.remove(rule, unit, path, entry, 'empty');
      this.unset(rule, action, unit, path, entry, 'nothing');
      return;
    }
    if (!text) {
      this.out.comment(this.ground.note('wrong-kind'), unit, path, entry, 'kind');
      return;
    }
    const inline = action.text === 'inline';
    const plain = action.old ?? `${action.to}.inlineSecret`;
    this.out.moveLeaf(rule, unit, path, entry, inline ? plain : reference, order, inline);
    if (inline) this.unset(rule, action, unit, path, entry, 'text');
  }

  /** A text, or nothing, over what an earlier layer says: the chart would prefer a reference, and nothing hides a text. */
  private unset(
    rule: KeyRule,
    action: Extract<KeyRule['action'], { kind: 'secret' }>,
    unit: Unit,
    path: string[],
    entry: Entry,
    now: 'text' | 'nothing',
  ): void {
    const before = this.ground.set.prefix(unit.index - 1).get(formatPath(path));
    const reference = isReference(before, action.text);
    if (
      !reference &&
      (now === 'text' || before === undefined || isObject(before) || before === false || emptyValue(before))
    )
      return;
    const plain = action.old ?? `${action.to}.inlineSecret`;
    const to = parsePath(reference ? `${action.to}.existingSecret` : plain);
    const beside = this.out.operations.slice(-1);
    this.out.operations.push({ kind: 'set', unit: unit.index, rule: rule.id, to, json: '', absorbed: [] });
    const said = { unit, entry, value: '', path: formatPath(path) };
    this.out.cleared.push({ ...said, target: formatPath(to), order: 0 });
    this.out.group(
      `unset:${String(unit.index)}:${formatPath(path)}`,
      [...beside, ...this.out.operations.slice(-1)],
      new Set(),
    );
  }

  private owned(owner: Exclude<Owner, { kind: 'key' }>, unit: Unit, path: string[], entry: Entry): void {
    switch (owner.kind) {
      case 'list':
      case 'extra':
        this.out.touches(owner.rule, unit.index);
        return;
      case 'derive':
        putInto(this.out.touchedDerived, owner.rule, { unit, path: formatPath(path), entry });
        return;
      case 'secret-key': {
        const action = owner.rule.action;
        if (action.kind !== 'secret') return;
        if (action.old !== undefined) {
          this.leaf(unit, path, entry, undefined);
          return;
        }
        const reads = new Set<string>();
        const view = this.ground.set.merged.recording(reads);
        const configured = isReference(view.get(owner.rule.at), action.text) || view.has(`${action.to}.existingSecret`);
        const mark = this.out.operations.length;
        const before = this.ground.set.prefix(unit.index - 1).get(formatPath(path)) ?? null;
        // An empty name says something only over one of an earlier layer.
        if (configured && !(emptyValue(valueAt(unit.json, path) ?? null) && emptyValue(before))) {
          this.out.moveLeaf(owner.rule, unit, path, entry, `${action.to}.existingSecretKey`, 0);
        } else this.out.remove(owner.rule, unit, path, entry, 'no-effect');
        // Whether there is a Secret that it belongs to is another question once one is written.
        this.out.group(`key:${String(unit.index)}:${formatPath(path)}`, this.out.operations.slice(mark), reads);
      }
    }
  }
}

const isNewRoot = ({ from, to, marks }: Step, path: readonly string[]): boolean =>
  catalogue(to).known(path) && !catalogue(from).known(path) && !marks.oldRoots.includes(path[0] ?? '');
/** A list or a plain value where a map should be. A text may stand for a map that a tool fills in. */
const misfit = (json: Json): boolean =>
  !(isObject(json) || emptyValue(json) || (typeof json === 'string' && /[${<@]|__/.test(json)));
/** A list where there is none, or something else where there are lists and maps only. Words and numbers are looked at later. */
function isRefused(types: readonly KeyType[], json: Json): boolean {
  if (json === null || types.length === 0) return false;
  if (Array.isArray(json)) return !types.includes('array');
  if (isObject(json)) return !types.includes('object');
  return types.every((t) => t === 'array' || t === 'object') && misfit(json);
}
const finalOf = (path: readonly string[], force: Force | undefined): readonly string[] =>
  force?.op?.kind === 'move' ? [...force.op.to, ...path.slice(force.op.path.length)] : path;
const saysNothing = (json: Json): boolean =>
  isObject(json) ? Object.values(json).every(saysNothing) : emptyValue(json);
