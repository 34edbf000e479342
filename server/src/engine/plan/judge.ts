/** One walk over the keys of a unit: each gets the verdict of its rule. */
import { catalogue, isKeyOf, listed } from '../charts/catalogue.ts';
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
import { Leaf, type Inspection, type OpenOp } from './inspection.ts';
import type { Operation } from './operation.ts';
import { unsaid } from './reset.ts';

/** The verdict of a map, which holds for what stands below it. */
interface Force {
  readonly rule: KeyRule;
  readonly order: number;
  readonly op: OpenOp | undefined;
}

export class Judge {
  constructor(private readonly inspection: Inspection) {}

  *unit(unit: Unit): Sliced<void> {
    if (unit.doc.root?.kind === 'map') yield* this.map(unit, unit.doc.root, [], this.inspection.index.root, undefined);
  }

  private *map(
    unit: Unit,
    map: MapNode,
    keys: readonly string[],
    rules: RuleNode | undefined,
    force: Force | undefined,
  ): Sliced<void> {
    // Of most files every entry counts.
    const entries =
      unit.doc.entangled === false ? map.entries : [...effectiveEntries(map).values()].map((e) => e.entry);
    for (const entry of entries) {
      if (due()) yield;
      const { key } = entry;
      const path = [...keys, key];
      const node = rules?.child(key);
      // What a half-way file has there already waited for the new chart.
      if (keys.length === 0 && isNewRoot(this.inspection.step, path)) this.awakes(unit, path, entry);
      const owner = node?.owner;
      const off = this.inspection.dormantAt(unit, path);
      if (off) {
        // Only keys with a verdict of their own are left in it.
        force?.op?.except.add(formatPath(path));
        this.inspection.sleep(off);
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
        this.inspection.comment(this.inspection.note(id), unit, path, entry, note);
        return undefined;
      }
    }
    this.strange(unit, path, entry, force);
    if (value.kind === 'map' && value.entries.length > 0) return value;
    this.leaf(unit, path, entry, force);
    return undefined;
  }

  private known(path: readonly string[]): boolean {
    return isKeyOf(this.inspection.step.from, path);
  }
  /** A key that the old chart does not know: it comes along, and is shown. */
  private strange(unit: Unit, path: readonly string[], entry: Entry, force: Force | undefined): void {
    if (path.length < 2 || this.known(path)) return;
    const parent = path.slice(0, -1);
    const final = force?.op?.kind === 'move' ? [...force.op.to, ...path.slice(force.op.path.length)] : path;
    const now = catalogue(this.inspection.step.to);
    const awakes = now.known(final) && (force?.op === undefined || force.op.kind === 'move');
    if (!this.known(parent) && (awakes || !now.known(parent))) return;
    if (awakes) this.awakes(unit, path, entry);
    else this.inspection.tell('unknown-key', { unit, path: formatPath(path), entry }, { note: 'strange' });
  }
  /** Told at the key itself where the maps above it hold nothing else. */
  private awakes(unit: Unit, path: readonly string[], entry: Entry): void {
    if (look(() => saysNothing(valueAt(unit.json, path) ?? null))) {
      this.inspection.silent.push({ unit, path, entry });
      return;
    }
    const value = resolve(entry.value);
    const [only, ...more] = value.kind === 'map' ? [...effectiveEntries(value)] : [];
    if (only && more.length === 0 && catalogue(this.inspection.step.to).get([...path, only[0]]))
      this.awakes(unit, [...path, only[0]], only[1].entry);
    else this.inspection.tell('awakened-key', { unit, path: formatPath(path), entry }, { note: 'awakes' });
  }

  private leaf(unit: Unit, path: string[], entry: Entry, force: Force | undefined): void {
    if (force?.op?.kind === 'move' && force.rule.action.kind === 'move') {
      const rest = path.slice(force.op.path.length);
      const final = [...force.op.to, ...rest];
      this.inspection.candidates.push(new Leaf(unit, path, final, force.order, force.rule, force.op, entry));
      this.inspection.placed.push({ unit, path, final, node: entry.value, entry });
    } else if (force?.op?.kind !== 'remove')
      this.inspection.placed.push({ unit, path, final: path, node: entry.value, entry });
  }

  private *start(
    owner: Extract<Owner, { kind: 'key' }>,
    unit: Unit,
    path: string[],
    entry: Entry,
    node: RuleNode | undefined,
  ): Sliced<void> {
    const mark = this.inspection.operations.length;
    this.inspection.shapeReads = new Set();
    yield* this.judge(owner, unit, path, entry, node);
    const [op] = this.inspection.operations.slice(mark);
    // A verdict that looks at other keys goes with whoever moves them.
    if (op && this.inspection.shapeReads.size > 0)
      this.inspection.addGroup(`shape:${String(unit.index)}:${formatPath(path)}`, [op], this.inspection.shapeReads);
    if (op && owner.rule.group !== undefined) this.inspection.addGroup(owner.rule.group, [op], new Set());
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
    if (
      ((action.kind === 'move' && !action.shape) || action.kind === 'remove') &&
      this.isSection(path) &&
      look(() => misfit(json()))
    ) {
      this.inspection.comment(this.inspection.note('wrong-kind'), unit, path, entry, 'kind');
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
        if (shaped === 'remove' && clean) this.inspection.remove(rule, unit, path, entry, 'no-effect');
        else if (goes) this.inspection.comment(rule, unit, path, entry, 'decide');
        else {
          const to = parsePath(action.to);
          const extra = shaped && shaped !== 'same' ? { value: shaped } : {};
          const op: OpenOp = { ...base, kind: 'move', to, except: new Set(), ...extra };
          this.inspection.operations.push(op);
          this.inspection.draft({
            rule,
            unit,
            path: formatPath(path),
            entry,
            targets: [action.to],
            own: [op],
            root: true,
            tag: 'deprecated',
          });
          if (isMap && !('value' in extra)) yield* this.map(unit, value, path, node, { rule, order, op });
          else if ('value' in extra)
            this.inspection.candidate(
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
        else if (shaped === 'remove' && clean) this.inspection.remove(rule, unit, path, entry, 'no-effect');
        else if (goes) this.inspection.comment(rule, unit, path, entry, 'decide');
        else {
          const op: Operation = { ...base, kind: 'move', to: path, except: new Set(), value: shaped };
          this.inspection.operations.push(op);
          this.inspection.draft({
            rule,
            unit,
            path: formatPath(path),
            entry,
            targets: [formatPath(path)],
            own: [op],
            root: false,
            tag: undefined,
          });
        }
        return;
      }
      case 'itemize':
        this.itemize(rule, action, unit, path, entry, json());
        return;
      case 'remove': {
        const op: OpenOp = { ...base, kind: 'remove', except: new Set() };
        this.inspection.operations.push(op);
        this.inspection.draft({
          rule,
          unit,
          path: formatPath(path),
          entry,
          targets: [],
          own: [op],
          root: true,
          tag: 'unnecessary',
        });
        if (isMap) yield* this.map(unit, value, path, node, { rule, order, op });
        return;
      }
      case 'manual': {
        const { like } = action;
        if (isMap && node && node.children.size > 0) {
          const op: OpenOp = { ...base, kind: 'remove', except: new Set() };
          yield* this.map(unit, value, path, node, { rule, order, op });
        }
        if (look(() => emptyValue(json()))) this.inspection.remove(rule, unit, path, entry, 'empty');
        else if (like !== undefined && look(() => this.saysNothingNew(path, json(), like)))
          this.inspection.remove(rule, unit, path, entry, 'folded');
        else this.inspection.comment(rule, unit, path, entry, 'decide');
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
        made: shape(name, valueAt(unit.json, path) ?? null, this.inspection.context(unit, path, mine)),
        reads: [...mine],
      };
    });
    for (const read of reads) this.inspection.shapeReads.add(read);
    return made;
  }

  private itemize(
    rule: KeyRule,
    action: Extract<KeyRule['action'], { kind: 'itemize' }>,
    unit: Unit,
    path: string[],
    entry: Entry,
    json: Json,
  ): void {
    const { key, value, beside } = action;
    // A list is there already; null takes the default away, whatever kind it is.
    if (Array.isArray(json) || json === null) {
      this.leaf(unit, path, entry, undefined);
      return;
    }
    // Beside others an empty map says nothing.
    if (json === '' || (isObject(json) && Object.keys(json).length === 0)) {
      this.inspection.remove(rule, unit, path, entry, 'empty');
      return;
    }
    const files = isObject(json) ? Object.values(json) : [];
    if (files.length === 0 || files.some((v) => v !== null && typeof v !== 'string')) {
      this.inspection.comment(this.inspection.note('wrong-kind'), unit, path, entry, 'kind');
      return;
    }
    const said = new Map<string, number>();
    for (const earlier of this.inspection.set.units.slice(0, unit.index + 1)) {
      const there = valueAt(earlier.json, path);
      if (there === null || Array.isArray(there)) said.clear();
      if (!isObject(there)) continue;
      for (const [name, file] of Object.entries(there))
        if (file === null) said.delete(name);
        else said.set(name, earlier.index);
    }
    const items = [...said].map(([name, from]) => ({ name, unit: from }));
    const op: Operation = { kind: 'itemize', unit: unit.index, rule: rule.id, path, key, value, beside, items };
    this.inspection.operations.push(op);
    const others = [...new Set(items.map((i) => i.unit))].filter((u) => u !== unit.index);
    const names = others.map((u) => this.inspection.set.layers[this.inspection.set.units[u]?.layer ?? 0]?.name ?? '');
    this.inspection.draft({
      rule,
      unit,
      path: formatPath(path),
      entry,
      targets: [formatPath(path)],
      own: [op],
      root: false,
      tag: undefined,
      ...(names.length > 0 ? { args: { repeated: [...new Set(names)].join(', ') } } : {}),
    });
    this.inspection.placed.push({ unit, path, final: path, node: entry.value, entry });
    // A list over a map takes its place, a map over a list is refused.
    this.inspection.addGroup(rule.id, [op], new Set([formatPath(path)]));
  }

  /** The old chart has keys of its own below this one. */
  private isSection(path: readonly string[]): boolean {
    const { from } = this.inspection.step;
    return catalogue(from).isSection(listed(from, path));
  }

  /**
   * A value that goes away over one that an earlier layer keeps, which would come back to life. False where that is a
   * whole section: what it said may stand in many places now.
   */
  private reset(action: { readonly shape?: string }, unit: Unit, path: string[], to: string): boolean {
    const { shape: name } = action;
    if (name === undefined) return true;
    const living = this.inspection.set.units.flatMap((earlier) => {
      const value = earlier.index < unit.index ? valueAt(earlier.json, path) : undefined;
      if (value === undefined || emptyValue(value)) return [];
      const shaped = this.shaped(name, earlier, path);
      return shaped === 'remove' || shaped === 'manual' ? [] : [value];
    });
    if (living.some(isObject)) return false;
    if (living.length > 0)
      this.inspection.operations.push({
        kind: 'set',
        unit: unit.index,
        rule: 'layers/reset',
        to: parsePath(to),
        json: unsaid(this.inspection.step, parsePath(to)),
        absorbed: [],
      });
    return true;
  }

  /** The brokers say the same, or the chart did by itself. */
  private saysNothingNew(path: readonly string[], json: Json, like: string): boolean {
    const { from, marks } = this.inspection.step;
    const [root = '', ...rest] = parsePath(like);
    const [first] = marks.oldRoots;
    return (
      sameJson(json, this.inspection.set.merged.effective(like)) ||
      sameJson(json, this.inspection.set.merged.get(formatPath([root === first ? marks.newRoot : root, ...rest]))) ||
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
        const before = this.inspection.set.prefix(unit.index - 1).get(formatPath(path));
        if (!isObject(json) && !isObject(before)) this.unset(rule, action, unit, path, entry, 'nothing');
      } else this.inspection.comment(this.inspection.note('wrong-kind'), unit, path, entry, 'kind');
      return;
    }
    if (isObject(json) && value.kind === 'map' && !emptyValue(json.name ?? null)) {
      for (const [key, { entry: child }] of effectiveEntries(value)) {
        const below = [...path, key];
        if (key === 'name' && !emptyValue(json[key] ?? null))
          this.inspection.moveLeaf(rule, unit, below, child, reference, order, { deprecated: true });
        else this.inspection.remove(rule, unit, below, child, 'no-effect');
      }
      return;
    }
    if (emptyValue(json) || json === false || (isObject(json) && Object.keys(json).every((k) => k === 'name'))) {
      this.inspection.remove(rule, unit, path, entry, 'empty');
      this.unset(rule, action, unit, path, entry, 'nothing');
      return;
    }
    if (!text) {
      this.inspection.comment(this.inspection.note('wrong-kind'), unit, path, entry, 'kind');
      return;
    }
    const inline = action.text === 'inline';
    const plain = action.old ?? `${action.to}.inlineSecret`;
    this.inspection.moveLeaf(rule, unit, path, entry, inline ? plain : reference, order, {
      plaintext: inline,
    });
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
    const before = this.inspection.set.prefix(unit.index - 1).get(formatPath(path));
    const reference = isReference(before, action.text);
    if (
      !reference &&
      (now === 'text' || before === undefined || isObject(before) || before === false || emptyValue(before))
    )
      return;
    const plain = action.old ?? `${action.to}.inlineSecret`;
    const to = parsePath(reference ? `${action.to}.existingSecret` : plain);
    const beside = this.inspection.operations.slice(-1);
    this.inspection.operations.push({ kind: 'set', unit: unit.index, rule: rule.id, to, json: '', absorbed: [] });
    const said = { unit, entry, value: '', path: formatPath(path) };
    this.inspection.cleared.push({ ...said, target: formatPath(to), order: 0 });
    this.inspection.addGroup(
      `unset:${String(unit.index)}:${formatPath(path)}`,
      [...beside, ...this.inspection.operations.slice(-1)],
      new Set(),
    );
  }

  private owned(owner: Exclude<Owner, { kind: 'key' }>, unit: Unit, path: string[], entry: Entry): void {
    switch (owner.kind) {
      case 'list':
      case 'extra': {
        const touched = this.inspection.touchedLists.get(owner.rule) ?? new Set();
        touched.add(unit.index);
        this.inspection.touchedLists.set(owner.rule, touched);
        return;
      }
      case 'derive': {
        const list = this.inspection.touchedDerived.get(owner.rule) ?? [];
        list.push({ unit, path: formatPath(path), entry });
        this.inspection.touchedDerived.set(owner.rule, list);
        return;
      }
      case 'secret-key': {
        const action = owner.rule.action;
        if (action.kind !== 'secret') return;
        if (action.old !== undefined) {
          this.leaf(unit, path, entry, undefined);
          return;
        }
        const view = this.inspection.set.merged;
        const configured = isReference(view.get(owner.rule.at), action.text) || view.has(`${action.to}.existingSecret`);
        const before = this.inspection.set.prefix(unit.index - 1).get(formatPath(path)) ?? null;
        // An empty name says something only over one of an earlier layer.
        if (configured && !(emptyValue(valueAt(unit.json, path) ?? null) && emptyValue(before))) {
          this.inspection.moveLeaf(owner.rule, unit, path, entry, `${action.to}.existingSecretKey`, 0, {});
        } else this.inspection.remove(owner.rule, unit, path, entry, 'no-effect');
      }
    }
  }
}

const isNewRoot = ({ from, to, marks }: Step, path: readonly string[]): boolean =>
  catalogue(to).known(path) && !catalogue(from).known(path) && !marks.oldRoots.includes(path[0] ?? '');
/** A list or a plain value where a map should be. A text may stand for a map that a tool fills in. */
const misfit = (json: Json): boolean =>
  !(isObject(json) || emptyValue(json) || (typeof json === 'string' && /[${<@]|__/.test(json)));
const saysNothing = (json: Json): boolean =>
  isObject(json) ? Object.values(json).every(saysNothing) : emptyValue(json);
