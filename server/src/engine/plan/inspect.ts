/** Set -> findings. One walk over every unit judges each key, then keys that meet at one target are judged together. */
import { catalogue } from '../charts/catalogue.ts';
import type { Finding, Place, Related } from '../finding.ts';
import { childPath, escapeKey, formatPath, isWithin, parsePath } from '../path.ts';
import { holds } from '../rules/condition.ts';
import { isReference, shapes, transform, type Facts, type Shape, type Transform } from '../rules/registry.ts';
import type { AnyRule, DeriveRule, KeyRule, ListRule } from '../rules/rule.ts';
import type { Owner, RuleIndex, RuleNode } from '../rules/ruleIndex.ts';
import type { Unit, ValuesSet } from '../set.ts';
import { LEGACY_ROOTS } from '../version.ts';
import { valueAt } from '../view.ts';
import {
  effectiveEntries,
  find,
  deadEntries,
  emptyValue,
  isEmptyCollection,
  isObject,
  resolve,
  sameJson,
  sameText,
  type Entry,
  type Json,
  type MapNode,
  type Node,
} from '../yaml/tree.ts';
import { planList, type ListGroup } from './lists.ts';
import { markersIn } from './markers.ts';
import type { DedupeOp, ListOp, MoveOp, Operation, RemoveOp } from './operation.ts';
import { planTemplates } from './templates.ts';
import { planTexts, textKey } from './texts.ts';
import { planTypes } from './types.ts';

type OpenOp = (MoveOp | RemoveOp) & { readonly except: Set<string> };
/** A leaf on its way to a target where others may want to go too. */
interface Candidate {
  readonly unit: Unit;
  readonly path: string;
  readonly target: string;
  readonly order: number;
  readonly value: Json;
  readonly rule: KeyRule;
  readonly op: OpenOp;
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

export class Inspection {
  readonly operations: Operation[] = [];
  readonly drafts: Draft[] = [];
  readonly placed: Placed[] = [];
  private readonly candidates: Candidate[] = [];
  private readonly touchedLists = new Map<ListRule, Set<number>>();
  private readonly touchedDerived = new Map<DeriveRule, { unit: Unit; path: string; entry: Entry }[]>();
  /** Operations that only make sense together, by group. */
  readonly groups = new Map<string, Operation[]>();
  /** Paths that a group's values are worked out from: who moves one of them performs the group too. */
  private readonly reads = new Map<string, ReadonlySet<string>>();
  readonly facts: Facts;
  /** What texts become, by unit and path. */
  private texts: ReadonlyMap<string, string> = new Map();

  constructor(
    readonly set: ValuesSet,
    readonly index: RuleIndex,
  ) {
    this.facts = { rules: index.set, options: set.options };
  }

  run(): Finding[] {
    if (this.set.version === 'foreign' || this.set.version === 'neutral') return [];
    const old = this.set.version !== '8.8';
    for (const unit of this.set.units) {
      if (old && unit.doc.root?.kind === 'map') this.map(unit, unit.doc.root, [], this.index.root, undefined);
      this.markers(unit);
      if (old) this.duplicates(unit);
    }
    if (old) {
      this.texts = planTexts(this);
      this.settle();
      for (const rule of this.index.set.lists) this.list(rule);
      for (const rule of this.index.derived) this.derive(rule);
      planTypes(this);
      planTemplates(this);
    }
    return this.findings();
  }

  private map(
    unit: Unit,
    map: MapNode,
    keys: readonly string[],
    rules: RuleNode | undefined,
    force: Force | undefined,
  ): void {
    for (const [key, { entry }] of effectiveEntries(map)) {
      const path = [...keys, key];
      const node = rules?.child(key);
      const owner = node?.owner;
      if (owner && owner.kind !== 'key') {
        force?.op?.except.add(formatPath(path));
        this.owned(owner, unit, path, entry);
      } else if (owner) {
        force?.op?.except.add(formatPath(path));
        this.start(owner, unit, path, entry, node);
      } else this.proceed(unit, path, entry, node, force);
    }
  }

  /** The verdict of the map above holds here too. */
  private proceed(
    unit: Unit,
    path: string[],
    entry: Entry,
    node: RuleNode | undefined,
    force: Force | undefined,
  ): void {
    const value = resolve(entry.value);
    const rule = force?.rule;
    if (
      rule &&
      (rule.action.kind === 'remove' || rule.action.kind === 'manual') &&
      force.op?.kind === 'remove' &&
      !this.known(path)
    ) {
      force.op.except.add(formatPath(path));
      this.comment(this.note('unknown-key'), unit, path, entry, 'unknown');
      return;
    }
    if (!node) this.strange(unit, path, entry);
    if (value.kind === 'map' && value.entries.length > 0) {
      this.map(unit, value, path, node, force);
      return;
    }
    this.leaf(unit, path, entry, force);
  }

  private known(path: readonly string[]): boolean {
    const root = path[0] === 'zeebe-gateway' ? 'zeebeGateway' : (path[0] ?? '');
    const older = path[0] === 'identity' && ['keycloak', 'postgresql'].includes(path[1] ?? '');
    return older || path[0] === 'zeebe-gateway' || catalogue('8.7').known([root, ...path.slice(1)]);
  }
  /** Below a root of Camunda's, a key that neither chart knows: it comes along, and is shown. */
  private strange(unit: Unit, path: readonly string[], entry: Entry): void {
    if (path.length < 2 || this.known(path) || catalogue('8.8').known(path)) return;
    const parent = path.slice(0, -1);
    if (!this.known(parent) && !catalogue('8.8').known(parent)) return;
    this.draft({
      rule: this.note('unknown-key'),
      unit,
      path: formatPath(path),
      entry,
      targets: [],
      own: [],
      root: false,
      tag: undefined,
      args: { note: 'strange' },
    });
  }

  private leaf(unit: Unit, path: string[], entry: Entry, force: Force | undefined): void {
    if (force?.op?.kind === 'move' && force.rule.action.kind === 'move') {
      const rest = path.slice(force.op.path.length);
      const final = [...force.op.to, ...rest];
      const value = valueAt(unit.json, path) ?? null;
      const target = formatPath(final);
      this.candidates.push({
        unit,
        path: formatPath(path),
        target,
        order: force.order,
        value,
        rule: force.rule,
        op: force.op,
        entry,
      });
      this.placed.push({ unit, path, final, node: entry.value, entry });
    } else if (force?.op?.kind !== 'remove') this.placed.push({ unit, path, final: path, node: entry.value, entry });
  }

  private start(
    owner: Extract<Owner, { kind: 'key' }>,
    unit: Unit,
    path: string[],
    entry: Entry,
    node: RuleNode | undefined,
  ): void {
    const mark = this.operations.length;
    this.shapeReads = new Set();
    this.judge(owner, unit, path, entry, node);
    const [op] = this.operations.slice(mark);
    // A verdict that looks at other keys goes with whoever moves them.
    if (op && this.shapeReads.size > 0)
      this.addGroup(`shape:${String(unit.index)}:${formatPath(path)}`, [op], this.shapeReads);
  }
  private shapeReads = new Set<string>();
  private judge(
    owner: Extract<Owner, { kind: 'key' }>,
    unit: Unit,
    path: string[],
    entry: Entry,
    node: RuleNode | undefined,
  ): void {
    const { rule, order } = owner;
    const action = rule.action;
    const value = resolve(entry.value);
    const json = valueAt(unit.json, path) ?? null;
    const isMap = value.kind === 'map' && value.entries.length > 0;
    const base = { unit: unit.index, rule: rule.id, path };
    switch (action.kind) {
      case 'keep':
        if (isMap) this.map(unit, value, path, node, { rule, order, op: undefined });
        else this.leaf(unit, path, entry, undefined);
        return;
      case 'move': {
        const shaped =
          action.shape && !(isMap && node && node.children.size > 0)
            ? shapes[action.shape](json, this.context(unit, path))
            : undefined;
        if (shaped === 'remove' || shaped === 'manual') this.reset(action, unit, path, action.to);
        if (shaped === 'remove') this.remove(rule, unit, path, entry, 'no-effect');
        else if (shaped === 'manual') this.comment(rule, unit, path, entry, 'decide');
        else {
          const to = parsePath(action.to);
          const extra = shaped && shaped !== 'same' ? { value: shaped } : {};
          const op: OpenOp = { ...base, kind: 'move', to, except: new Set(), ...extra };
          this.operations.push(op);
          this.draft({
            rule,
            unit,
            path: formatPath(path),
            entry,
            targets: [action.to],
            own: [op],
            root: true,
            tag: 'deprecated',
          });
          if (isMap && !('value' in extra)) this.map(unit, value, path, node, { rule, order, op });
          else if ('value' in extra)
            this.candidate(
              unit,
              path,
              action.to,
              order,
              shaped === undefined || shaped === 'same' ? json : shaped.json,
              rule,
              op,
              entry,
            );
          else this.leaf(unit, path, entry, { rule, order, op });
        }
        return;
      }
      case 'reshape': {
        const shaped = shapes[action.shape](json, this.context(unit, path));
        if (shaped === 'remove' || shaped === 'manual') this.reset(action, unit, path, formatPath(path));
        if (shaped === 'same' && isMap) this.map(unit, value, path, node, undefined);
        else if (shaped === 'same') this.leaf(unit, path, entry, undefined);
        else if (shaped === 'remove') this.remove(rule, unit, path, entry, 'no-effect');
        else if (shaped === 'manual') this.comment(rule, unit, path, entry, 'decide');
        else {
          const op: Operation = { ...base, kind: 'move', to: path, except: new Set(), value: shaped };
          this.operations.push(op);
          this.draft({
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
      case 'remove': {
        const op: OpenOp = { ...base, kind: 'remove', except: new Set() };
        this.operations.push(op);
        this.draft({
          rule,
          unit,
          path: formatPath(path),
          entry,
          targets: [],
          own: [op],
          root: true,
          tag: 'unnecessary',
        });
        if (isMap) this.map(unit, value, path, node, { rule, order, op });
        return;
      }
      case 'manual':
        if (isMap && node && node.children.size > 0) {
          const op: OpenOp = { ...base, kind: 'remove', except: new Set() };
          this.map(unit, value, path, node, { rule, order, op });
        }
        if (emptyValue(json)) this.remove(rule, unit, path, entry, 'empty');
        else if (action.like !== undefined && this.saysNothingNew(path, json, action.like))
          this.remove(rule, unit, path, entry, 'folded');
        else this.comment(rule, unit, path, entry, 'decide');
        return;
      case 'secret':
        this.secret(rule, action, unit, path, entry, json, order);
    }
  }

  /** A value that goes away over one that an earlier layer keeps: without a null the earlier one would come back to life. */
  private reset(action: { readonly shape?: Shape }, unit: Unit, path: string[], to: string): void {
    const { shape } = action;
    if (!shape) return;
    const lives = this.set.units.some((earlier) => {
      const value = earlier.index < unit.index ? valueAt(earlier.json, path) : undefined;
      if (value === undefined || emptyValue(value)) return false;
      const shaped = shapes[shape](value, this.context(earlier, path));
      return shaped !== 'remove' && shaped !== 'manual';
    });
    if (lives)
      this.operations.push({
        kind: 'set',
        unit: unit.index,
        rule: 'layers/reset',
        to: parsePath(to),
        json: null,
        absorbed: [],
      });
  }

  /** The brokers say the same, or the chart did by itself. */
  private saysNothingNew(path: readonly string[], json: Json, like: string): boolean {
    const root = path[0] === 'zeebe-gateway' ? 'zeebeGateway' : (path[0] ?? '');
    return (
      sameJson(json, this.set.merged.effective(like)) ||
      sameJson(json, this.set.merged.get(like.replace(/^zeebe\./, 'orchestration.'))) ||
      sameJson(json, catalogue('8.7').default([root, ...path.slice(1)]))
    );
  }
  valueOf(p: Placed): Json {
    return valueAt(p.unit.json, p.path) ?? null;
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
    if (isObject(json) && value.kind === 'map' && !emptyValue(json.name ?? null)) {
      for (const [key, { entry: child }] of effectiveEntries(value)) {
        const below = [...path, key];
        if (key === 'name' && !emptyValue(json[key] ?? null))
          this.moveLeaf(rule, unit, below, child, reference, order, { deprecated: true });
        else this.remove(rule, unit, below, child, 'no-effect');
      }
      return;
    }
    if (emptyValue(json) || (isObject(json) && Object.keys(json).every((k) => k === 'name'))) {
      this.remove(rule, unit, path, entry, 'empty');
      this.unsetReference(rule, action, unit, path);
      return;
    }
    if (typeof json !== 'string' && typeof json !== 'number' && typeof json !== 'boolean') {
      this.comment(this.note('wrong-kind'), unit, path, entry, 'kind');
      return;
    }
    const inline = action.text === 'inline';
    this.moveLeaf(rule, unit, path, entry, inline ? `${action.to}.inlineSecret` : reference, order, {
      plaintext: inline,
    });
    if (inline) this.unsetReference(rule, action, unit, path);
  }

  /** A text, or nothing, over a reference of an earlier layer: chart 13.x would prefer the reference. */
  private unsetReference(
    rule: KeyRule,
    action: Extract<KeyRule['action'], { kind: 'secret' }>,
    unit: Unit,
    path: string[],
  ): void {
    if (!isReference(this.set.prefix(unit.index - 1).get(formatPath(path)), action.text)) return;
    const to = parsePath(`${action.to}.existingSecret`);
    const beside = this.operations.slice(-1);
    this.operations.push({ kind: 'set', unit: unit.index, rule: rule.id, to, json: '', absorbed: [] });
    this.addGroup(
      `unset:${String(unit.index)}:${formatPath(path)}`,
      [...beside, ...this.operations.slice(-1)],
      new Set(),
    );
  }

  private moveLeaf(
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
  private candidate(
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

  private remove(rule: AnyRule, unit: Unit, path: string[], entry: Entry, note: string): void {
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
  ): void {
    const op: Operation = { kind: 'comment', unit: unit.index, rule: rule.id, path, note: rule.why };
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
  }
  note(id: string): AnyRule {
    const rule = this.index.set.notes.find((n) => n.id === id);
    if (!rule) throw new Error(`no rule ${id}`);
    return rule;
  }

  private owned(owner: Exclude<Owner, { kind: 'key' }>, unit: Unit, path: string[], entry: Entry): void {
    switch (owner.kind) {
      case 'list':
      case 'extra': {
        const touched = this.touchedLists.get(owner.rule) ?? new Set();
        touched.add(unit.index);
        this.touchedLists.set(owner.rule, touched);
        return;
      }
      case 'derive': {
        const list = this.touchedDerived.get(owner.rule) ?? [];
        list.push({ unit, path: formatPath(path), entry });
        this.touchedDerived.set(owner.rule, list);
        return;
      }
      case 'secret-key': {
        const action = owner.rule.action;
        if (action.kind !== 'secret') return;
        const view = this.set.merged;
        const configured = isReference(view.get(owner.rule.at), action.text) || view.has(`${action.to}.existingSecret`);
        if (configured && !emptyValue(valueAt(unit.json, path) ?? null)) {
          this.moveLeaf(owner.rule, unit, path, entry, `${action.to}.existingSecretKey`, 0, {});
        } else this.remove(owner.rule, unit, path, entry, 'no-effect');
      }
    }
  }

  context(
    unit: Unit,
    path: readonly string[],
  ): { view: ValuesSet['merged']; full: ValuesSet['merged']; path: readonly string[]; facts: Facts } {
    const full = this.set.merged.recording(this.shapeReads);
    return { view: this.set.prefix(unit.index), full, path, facts: this.facts };
  }

  /** Leaves that meet at one target: the 8.8 value stays, then the order of the rules decides; nothing is overwritten. */
  private settle(): void {
    const byTarget = new Map<string, Candidate[]>();
    for (const c of this.candidates) {
      const list = byTarget.get(c.target);
      if (list) list.push(c);
      else byTarget.set(c.target, [c]);
    }
    for (const [target, moving] of byTarget) this.emptySecret(target, moving);
    for (const c of this.candidates) {
      const keys = parsePath(c.target);
      const native = this.nativeAt(keys, c.unit.index);
      const rivals = (byTarget.get(c.target) ?? []).filter((x) => x.path !== c.path && x.unit.index <= c.unit.index);
      const stronger = rivals
        .filter((x) => x.order < c.order)
        .sort((a, b) => a.order - b.order || b.unit.index - a.unit.index)[0];
      const winner =
        native ??
        (stronger && { unit: stronger.unit, entry: stronger.entry, value: stronger.value, path: stronger.path });
      if (!winner) continue;
      c.op.except.add(c.path);
      const whole = formatPath(c.op.path) === c.path;
      if (whole) this.operations.splice(this.operations.indexOf(c.op), 1);
      const equal = sameText(
        this.texts.get(textKey(c.unit, c.path)) ?? c.value,
        this.texts.get(textKey(winner.unit, winner.path)) ?? winner.value,
      );
      const at = this.placed.findIndex((p) => p.unit === c.unit && formatPath(p.path) === c.path);
      if (at >= 0) this.placed.splice(at, 1);
      const path = parsePath(c.path);
      if (
        equal ||
        c.value === null ||
        c.value === '' ||
        (isEmptyCollection(c.value) && (isObject(winner.value) || Array.isArray(winner.value)))
      ) {
        const here = winner.unit === c.unit && equal ? { merged: c.target } : {};
        const op: RemoveOp = {
          kind: 'remove',
          unit: c.unit.index,
          rule: c.rule.id,
          path,
          except: new Set(),
          note: 'folded',
          ...here,
        };
        this.operations.push(op);
        if (whole) this.replaceDraft(c, op);
        continue;
      }
      const related: Related[] = [{ ...this.place(winner.unit, winner.entry, winner.path), message: 'kept' }];
      if (whole) this.replaceDraft(c, undefined);
      this.comment({ ...this.note('conflict'), section: c.rule.section }, c.unit, path, c.entry, 'conflict', related);
    }
  }
  /** An empty secret of 8.8 says as little as none: it makes room for the value that moves there. */
  private emptySecret(target: string, moving: readonly Candidate[]): void {
    const keys = parsePath(target);
    if (!SECRET_FIELDS.includes(keys[keys.length - 1] ?? '')) return;
    const gone: RemoveOp[] = [];
    for (const unit of this.set.units) {
      if (valueAt(unit.json, keys) !== '' || this.leaves(unit, keys)) continue;
      // Over a value of an earlier layer it does say something.
      const hides = this.nativeAt(keys, unit.index - 1);
      if (hides && hides.value !== '') continue;
      const first = moving[0];
      if (first)
        gone.push({
          kind: 'remove',
          unit: unit.index,
          rule: first.rule.id,
          path: keys,
          except: new Set(),
          note: 'empty',
        });
    }
    if (gone.length === 0) return;
    this.operations.push(...gone);
    this.addGroup(`empty:${target}`, [...gone, ...moving.map((c) => c.op)], new Set());
  }
  private replaceDraft(c: Candidate, op: Operation | undefined): void {
    const at = this.drafts.findIndex((d) => d.own[0] === c.op);
    const old = this.drafts[at];
    if (!old) return;
    if (op) this.drafts[at] = { ...old, own: [op] };
    else this.drafts.splice(at, 1);
  }

  /** The value an 8.8 key already has at or above a target, in this unit or an earlier one. */
  private nativeAt(
    keys: readonly string[],
    upTo: number,
  ): { unit: Unit; entry: Entry; value: Json; path: string } | undefined {
    if ((LEGACY_ROOTS as readonly string[]).includes(keys[0] ?? '')) return undefined;
    for (let k = upTo; k >= 0; k--) {
      const unit = this.set.units[k];
      if (!unit) continue;
      for (let n = 1; n <= keys.length; n++) {
        const value = valueAt(unit.json, keys.slice(0, n));
        if (value === undefined) break;
        const entry =
          n === keys.length || (!isObject(value) && value !== null)
            ? find(unit.doc.root, keys.slice(0, n))?.entry
            : undefined;
        // A key that itself moves elsewhere is no 8.8 value.
        if (entry && !this.leaves(unit, keys.slice(0, n)))
          return { unit, entry, value, path: formatPath(keys.slice(0, n)) };
        if (!isObject(value)) break;
      }
    }
    return undefined;
  }
  private leaves(unit: Unit, keys: readonly string[]): boolean {
    const path = formatPath(keys);
    return this.operations.some((o) => o.unit === unit.index && 'path' in o && formatPath(o.path.map(String)) === path);
  }

  /** What a values key of 8.8 will say at a unit: what stands there, or what moves there. */
  valueAtTarget(path: string, upTo: number): Json | undefined {
    const native = this.nativeAt(parsePath(path), upTo);
    if (native) return native.value;
    const moving = this.candidates
      .filter((c) => c.target === path && c.unit.index <= upTo)
      .sort((a, b) => a.order - b.order)[0];
    return moving?.value;
  }

  /** By target, the units from which on a derived value holds. */
  private readonly told = new Map<string, Set<number>>();
  private derive(rule: DeriveRule): void {
    const touched = this.touchedDerived.get(rule) ?? [];
    if (rule.absorbs && touched.length === 0 && !rule.addition) return;
    if (rule.addition && this.set.options.partial && touched.length === 0) return;
    const to = parsePath(rule.to);
    const units = this.set.units;
    const reads = new Set<string>();
    const name = rule.group ?? rule.id;
    const applies: boolean[] = [];
    const values = units.map((unit): Json | undefined => {
      const view = this.set.prefix(unit.index).recording(reads);
      applies[unit.index] = holds(rule.when, view, this.facts);
      if (!applies[unit.index]) return undefined;
      const { value } = rule;
      if (!isObject(value)) return value;
      const how = value as { from: Transform } | { part: string };
      return 'from' in how ? transform(how.from, view, this.facts) : this.mountedFiles(how.part, unit.index);
    });
    // Rules of one target: where an earlier one says something, this one does not.
    const told = this.told.get(rule.to) ?? new Set<number>();
    for (const k of told) values[k] = undefined;
    let first = units.length;
    while (first > 0 && values[first - 1] !== undefined) first--;
    for (let k = first; k < units.length; k++) told.add(k);
    this.told.set(rule.to, told);
    const group: Operation[] = [];
    let wrote: Json | undefined;
    units.forEach((unit, k) => {
      const mine = touched.filter((t) => t.unit === unit);
      const there = this.nativeAt(to, k);
      const native = there?.value === '' ? undefined : there;
      const value = k >= first ? values[k] : undefined;
      // An empty text of this very layer would hide what an earlier one got.
      const hides = there !== undefined && !native && there.unit === unit;
      const locked = this.set.layers[unit.layer]?.locked !== undefined;
      const write = value !== undefined && !native && !locked && (hides || !sameJson(value, wrote));
      if (write) {
        wrote = value;
        const op: Operation = {
          kind: 'set',
          unit: k,
          rule: rule.id,
          to,
          json: value,
          absorbed: mine.map((t) => parsePath(t.path)),
        };
        this.operations.push(op);
        group.push(op);
        if (mine.length === 0)
          this.draft({
            rule,
            unit,
            path: rule.to,
            entry: undefined,
            targets: [rule.to],
            own: [op],
            root: false,
            tag: undefined,
            group: name,
            args: this.shown(rule),
          });
        for (const m of mine)
          this.draft({
            rule,
            unit,
            path: m.path,
            entry: m.entry,
            targets: [rule.to],
            own: [op],
            root: false,
            tag: 'deprecated',
            group: name,
            related: this.mergedWith(unit, m.path, touched),
          });
        return;
      }
      for (const m of mine) {
        const old = valueAt(unit.json, parsePath(m.path)) ?? null;
        const path = parsePath(m.path);
        if (native && value !== undefined && !sameText(value, native.value) && !emptyValue(old)) {
          this.comment({ ...this.note('conflict'), section: rule.section }, unit, path, m.entry, 'conflict', [
            { ...this.place(native.unit, native.entry, native.path), message: 'kept' },
          ]);
          continue;
        }
        if (value === undefined && applies[k] === true && !emptyValue(old)) {
          this.comment(rule, unit, path, m.entry, 'decide');
          // One source alone would give an answer that all of them together do not.
          group.push(...this.operations.slice(-1));
          continue;
        }
        const op: RemoveOp = {
          kind: 'remove',
          unit: k,
          rule: rule.id,
          path,
          except: new Set(),
          note: value === undefined ? 'no-effect' : 'folded',
        };
        this.operations.push(op);
        group.push(op);
        this.draft({
          rule,
          unit,
          path: m.path,
          entry: m.entry,
          targets: value === undefined ? [] : [rule.to],
          own: [op],
          root: false,
          tag: 'unnecessary',
          group: name,
        });
      }
    });
    if (group.length > 0) this.addGroup(name, group, reads);
  }
  addGroup(name: string, operations: readonly Operation[], reads: ReadonlySet<string>): void {
    this.groups.set(name, [...(this.groups.get(name) ?? []), ...operations]);
    this.reads.set(name, new Set([...(this.reads.get(name) ?? []), ...reads]));
  }
  /** Only a constant of the rule is shown: what is worked out from the files could be a secret. */
  private shown(rule: DeriveRule): Record<string, string> {
    const { value } = rule;
    return typeof value === 'object' ? { added: '' } : { value: value === '' ? '""' : String(value) };
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

  /** The volumes, or mounts, of files that a variable or the Java options of the cluster point at. */
  private mountedFiles(list: string, upTo: number): Json | undefined {
    const items = (path: string): Json[] => {
      const ops = this.operations.filter(
        (o): o is ListOp => o.kind === 'list' && formatPath(o.to) === path && o.unit <= upTo,
      );
      const last = ops[ops.length - 1];
      const native = this.nativeAt(parsePath(path), upTo)?.value;
      return last
        ? last.items.filter((i) => i.fate === 'keep').map((i) => i.json)
        : Array.isArray(native)
          ? native
          : [];
    };
    const options = this.operations.flatMap((o) =>
      o.kind === 'set' && o.unit <= upTo && formatPath(o.to) === 'orchestration.javaOpts' ? [o.json] : [],
    );
    const texts = [...items('orchestration.env'), this.valueAtTarget('orchestration.javaOpts', upTo) ?? '', ...options];
    const said = JSON.stringify(texts);
    const mounts = items('orchestration.extraVolumeMounts').filter(
      (m) => isObject(m) && typeof m.mountPath === 'string' && said.includes(m.mountPath),
    );
    const names = new Set(mounts.map((m) => (isObject(m) ? m.name : undefined)));
    // A claim can be bound to the node of a broker: it cannot be shared.
    const volumes = items('orchestration.extraVolumes').filter(
      (v) => isObject(v) && names.has(v.name) && v.persistentVolumeClaim === undefined,
    );
    const shared = new Set(volumes.map((v) => (isObject(v) ? v.name : undefined)));
    const out = list.endsWith('Mounts') ? mounts.filter((m) => isObject(m) && shared.has(m.name)) : volumes;
    return out.length > 0 ? out : undefined;
  }

  private list(rule: ListRule): void {
    const touched = this.touchedLists.get(rule) ?? new Set<number>();
    for (const e of rule.extra ?? []) {
      for (const unit of this.set.units)
        if (!e.absorb && find(unit.doc.root, parsePath(e.from))) touched.add(unit.index);
    }
    if (touched.size === 0) return;
    const group: ListGroup = {
      rule,
      set: this.set,
      facts: this.facts,
      inspection: this,
      reads: new Set(),
      placed: new Set(),
    };
    const ops: Operation[] = [];
    const mark = this.operations.length;
    for (const unit of this.set.units) {
      if (!touched.has(unit.index) || this.set.layers[unit.layer]?.locked) continue;
      ops.push(...planList(group, unit));
    }
    // What the list has no room for is commented out together with it, or it would be lost with its map.
    const beside = this.operations.slice(mark);
    this.operations.push(...ops);
    if (ops.length > 0) this.addGroup(rule.id, [...beside, ...ops], group.reads);
  }

  /** Keys written twice: Helm takes the last one, so the earlier ones are dead and must not come to life. */
  private duplicates(unit: Unit): void {
    const op: DedupeOp = { kind: 'dedupe', unit: unit.index, rule: 'duplicate-key' };
    const found: { entry: Entry; path: string }[] = [];
    const walk = (node: Node, path: string): void => {
      if (node.kind === 'seq') for (const i of node.items) walk(i.value, path);
      if (node.kind !== 'map') return;
      const dead = new Set(deadEntries(node));
      for (const entry of node.entries) {
        const below = childPath(path, entry.key);
        if (dead.has(entry)) found.push({ entry, path: below });
        else walk(entry.value, below);
      }
    };
    if (unit.doc.root) walk(unit.doc.root, '');
    if (found.length > 0) this.operations.push(op);
    for (const { entry, path } of found) {
      this.draft({
        rule: this.note('duplicate-key'),
        unit,
        path,
        entry,
        targets: [],
        own: [op],
        root: false,
        tag: 'unnecessary',
      });
    }
  }

  private markers(unit: Unit): void {
    for (const m of markersIn(unit.doc)) {
      const place = { layer: unit.layer, start: m.start, end: m.end, path: m.path };
      this.draft({
        rule: this.note('left-to-decide'),
        unit,
        path: m.path,
        entry: undefined,
        place,
        targets: [],
        own: [],
        root: false,
        tag: undefined,
        args: { rule: m.rule },
      });
    }
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

  /** No operation without a finding: what nothing else speaks of gets one of its own. */
  private coverAll(): void {
    const told = new Set(this.drafts.flatMap((d) => d.own));
    for (const group of this.groups.values()) if (group.some((o) => told.has(o))) for (const o of group) told.add(o);
    for (const o of this.operations) {
      const unit = this.set.units[o.unit];
      if (told.has(o) || !unit) continue;
      const rules: readonly AnyRule[] = [
        ...this.index.set.keys,
        ...this.index.set.lists,
        ...this.index.derived,
        ...this.index.set.notes,
      ];
      const rule = rules.find((r) => r.id === o.rule) ?? this.note('wrong-kind');
      const path = sourcesOf(o)[0] ?? ('to' in o ? formatPath(o.to) : '');
      const targets = 'to' in o ? [formatPath(o.to)] : [];
      this.draft({ rule, unit, path, entry: undefined, targets, own: [o], root: false, tag: undefined });
    }
  }

  /** What a fix must perform together: exceptions below, the same key in other layers, groups, and what reads what it moves. */
  private closure(d: Draft, live: ReadonlySet<Operation>): Set<Operation> {
    const ops = new Set<Operation>();
    const queue: Operation[] = [];
    const add = (list: readonly Operation[]): void => {
      for (const o of list) {
        if (!live.has(o) || ops.has(o)) continue;
        ops.add(o);
        queue.push(o);
      }
    };
    add(d.own);
    if (d.group) add(this.groups.get(d.group) ?? []);
    if (d.root) for (const [path, list] of this.bySource) if (isWithin(path, d.path)) add(list);
    // The queue grows while it is read.
    for (const o of queue) {
      for (const name of this.groupsOf.get(o) ?? []) add(this.groups.get(name) ?? []);
      if (o.kind === 'rewrite' || o.kind === 'dedupe' || o.kind === 'text') continue;
      for (const path of sourcesOf(o)) {
        add(this.bySource.get(path) ?? []);
        for (const name of this.readersOf(path)) add(this.groups.get(name) ?? []);
      }
    }
    return ops;
  }
  private readonly bySource = new Map<string, Operation[]>();
  private readonly groupsOf = new Map<Operation, string[]>();
  private readonly readers = new Map<string, string[]>();
  private readersOf(path: string): string[] {
    const known = this.readers.get(path);
    if (known) return known;
    const names = [...this.reads]
      .filter(([, paths]) => [...paths].some((p) => isWithin(p, path) || isWithin(path, p)))
      .map(([name]) => name);
    this.readers.set(path, names);
    return names;
  }
  private relate(): void {
    const push = <K, V>(map: Map<K, V[]>, key: K, value: V): void => {
      const list = map.get(key);
      if (list) list.push(value);
      else map.set(key, [value]);
    };
    for (const o of this.operations) for (const path of sourcesOf(o)) push(this.bySource, path, o);
    for (const [name, list] of this.groups) for (const o of list) push(this.groupsOf, o, name);
  }

  private findings(): Finding[] {
    this.operations.forEach((o, i) => (o.order = i));
    this.coverAll();
    this.relate();
    const live = new Set(this.operations);
    const made = this.drafts.map((d): Finding => {
      const ops = this.closure(d, live);
      const place = d.place ?? this.place(d.unit, d.entry, d.path);
      return {
        id: `${d.rule.id}@${String(d.unit.index)}:${d.path}${d.mark === undefined ? '' : `#${d.mark}`}`,
        rule: d.rule.id,
        severity: d.severity ?? d.rule.severity,
        safety: d.safety ?? d.rule.safety,
        section: d.rule.section,
        ifLeft: d.rule.ifLeft,
        place,
        targets: d.targets,
        args: d.args,
        related: d.related,
        tag: d.tag,
        operations: this.set.layers[d.unit.layer]?.locked ? [] : [...ops],
        ...(d.offer && d.offer.length > 0 && !this.set.layers[d.unit.layer]?.locked ? { offered: d.offer } : {}),
      };
    });
    made.sort((a, b) => a.place.layer - b.place.layer || a.place.start - b.place.start || (a.id < b.id ? -1 : 1));
    return distinct(made);
  }
}

const SECRET_FIELDS = ['inlineSecret', 'existingSecret', 'existingSecretKey'];

interface Force {
  readonly rule: KeyRule;
  readonly order: number;
  readonly op: OpenOp | undefined;
}

/** One variable, or one key, may be written twice: the first one keeps the short name. */
function distinct(findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, number>();
  return findings.map((f) => {
    const n = (seen.get(f.id) ?? 0) + 1;
    seen.set(f.id, n);
    return n === 1 ? f : { ...f, id: `${f.id}#${String(n)}` };
  });
}
export function sourcesOf(o: Operation): string[] {
  if (o.kind === 'dedupe') return [''];
  if (o.kind === 'set') return o.absorbed.map(formatPath);
  if (o.kind === 'list') return [...o.sources, ...o.absorbed].map(formatPath);
  return [o.path.map((s) => escapeKey(String(s))).join('.')];
}
function nearestEntry(unit: Unit, keys: string[]): Entry | undefined {
  for (let n = keys.length; n > 0; n--) {
    const hit = find(unit.doc.root, keys.slice(0, n));
    if (hit && !hit.virtual && hit.entry.source === unit.doc.source) return hit.entry;
  }
  return undefined;
}
