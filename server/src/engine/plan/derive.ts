/** Values of the new version that are worked out from several keys of the old one. */
import { isKeyOf, isNewKey } from '../charts/catalogue.ts';
import { isWithin, parsePath } from '../path.ts';
import { holds } from '../rules/condition.ts';
import { transform } from '../rules/functions.ts';
import type { Facts } from '../rules/ruleSet.ts';
import type { DeriveRule } from '../rules/rule.ts';
import type { Unit, ValuesSet } from '../set.ts';
import { due, type Sliced } from '../slices.ts';
import { verdictOf } from '../secretNames.ts';
import type { Step } from '../steps/index.ts';
import { inWords } from './said.ts';
import { asked, valueAt, type View } from '../view.ts';
import { emptyValue, isObject, sameJson, sameText, type Json } from '../yaml/tree.ts';
import { look } from '../yaml/watch.ts';
import { ContributionBuilder, NOTHING, type Contribution, type Draft } from './contribution.ts';
import type { Ground } from './ground.ts';
import type { Touched } from './judged.ts';
import type { Said } from './leaves.ts';
import { rewriteTemplates } from './templates.ts';
import { switchedOff } from './types.ts';
import { removal, type Operation } from './operation.ts';
import type { Plan } from './plan.ts';
import type { Stages } from './stages.ts';

/** An empty text says nothing, `false` in its place and an old null neither; a null at a new key is the user's word. */
const blank = (step: Step, said: Said, to: string): boolean =>
  look(
    () =>
      said.value === '' ||
      (('target' in said ? said.target : said.path) === to && switchedOff(step, said.value, parsePath(to))) ||
      (said.value === null && ('target' in said || isKeyOf(step.from, parsePath(said.path)))),
  );

/** A rule has something to say about these values; of what other rules make nothing is known yet. */
export function speaks(rule: DeriveRule, view: View, facts: Facts): boolean {
  if (!holds(rule.when, view, facts)) return false;
  const { value } = rule;
  if (!isObject(value)) return true;
  return 'from' in value && transform(value.from as string, view, facts) !== undefined;
}

/** A file says something that makes another value of the group: alone, that one would mean something else. */
const together = ({ judged }: Plan, rule: DeriveRule): boolean =>
  rule.group !== undefined && [...judged.touchedDerived.keys()].some((r) => r.group === rule.group);

/** What a rule says at each unit, apart from the plan, and the paths that it asked for. */
interface Worked {
  readonly applies: readonly boolean[];
  readonly values: readonly (Json | undefined)[];
  readonly reads: ReadonlySet<string>;
}
function* workOut({ set, facts }: Ground, rule: DeriveRule): Sliced<Worked> {
  const reads = new Set<string>();
  const applies: boolean[] = [];
  const values: (Json | undefined)[] = [];
  const { value } = rule;
  const from = isObject(value) && 'from' in value ? (value.from as string) : undefined;
  for (const unit of set.units) {
    // A condition may look at every item of a list.
    yield;
    const view = set.prefix(inFile(set, unit));
    const holding = asked(view, reads, (v) => holds(rule.when, v, facts));
    applies.push(holding);
    const made = holding && from !== undefined ? asked(view, reads, (v) => transform(from, v, facts)) : undefined;
    values.push(holding && !isObject(value) ? value : made);
  }
  return { applies, values, reads };
}

/** One value of the new version. */
export function* derive(plan: Plan, rule: DeriveRule, stages: Stages): Sliced<Contribution> {
  const { ground } = plan;
  const { set, step } = ground;
  const touched = plan.judged.touchedDerived.get(rule) ?? [];
  if (rule.absorbs && touched.length === 0 && !rule.addition) return NOTHING;
  if (rule.addition && set.options.partial && touched.length === 0 && !together(plan, rule)) return NOTHING;
  // An earlier run left the sources of this value to the user: without them it would be as if nobody had said anything.
  const left = ground.index.set.derived.some((d) => d.to === rule.to && ground.leftToDecide.has(d.id));
  if (touched.length === 0 && left) return NOTHING;
  const { units } = set;
  const name = rule.group ?? rule.id;
  const worked = yield* stages.run(`value ${rule.id}`, [ground], () => workOut(ground, rule));
  const { applies } = worked;
  const reads = new Set(worked.reads);
  const values: (Json | undefined)[] = [];
  for (const unit of units)
    values.push(
      applies[unit.index] === true ? yield* inPlan(plan, rule, unit, worked.values[unit.index], reads) : undefined,
    );
  // Most rules have nothing to say of most files, whatever else is planned.
  if (touched.length === 0 && values.every((v) => v === undefined)) return NOTHING;
  for (const read of reads) if (takenBack(ground, read)) return NOTHING;
  // Nor where an earlier run left one of the keys to the user that it is worked out from.
  const waits = (read: string): boolean => ground.waiting.some((w) => isWithin(w, read) || isWithin(read, w));
  if (touched.length === 0 && ground.waiting.length > 0 && [...reads].some(waits)) return NOTHING;
  // Rules of one target: where an earlier one says something, this one does not.
  values.fill(undefined, Math.min(plan.derivedFrom(rule.to), units.length));
  let first = units.length;
  while (first > 0 && values[first - 1] !== undefined) first--;
  const instead = new Map<Draft, Draft | undefined>();
  const saysItself = (unit: Unit): boolean => {
    const there = plan.saidAt(rule.to, unit.index);
    return there?.unit === unit && !blank(step, there, rule.to);
  };
  const out = new ContributionBuilder(ground);
  const group: Operation[] = [];
  const target = parsePath(rule.to);
  const deriving: Deriving = { ground, rule, name, touched, out, group };
  let wrote: Json | undefined;
  units.forEach((unit, k) => {
    const mine = touched.filter((t) => t.unit === unit);
    const there = plan.saidAt(rule.to, k);
    const native = there && blank(step, there, rule.to) ? undefined : there;
    const value = k >= first ? values[k] : undefined;
    // Nothing said in this very layer would hide what an earlier one got.
    const hides = there ? !native && there.unit === unit : plan.emptiesAbove(target, unit);
    const locked = set.layers[unit.layer]?.locked !== undefined;
    // What a later layer says is not said in an earlier one too.
    const later = (): boolean => mine.length === 0 && units.some((u) => u.index > k && saysItself(u));
    // What is worked out from the key itself is no second opinion.
    if (native && value !== undefined && !reads.has(rule.to)) besideAwakened(plan, rule, native, value, instead);
    const write = value !== undefined && !native && !locked && (hides || !sameJson(value, wrote)) && !later();
    if (write) {
      wrote = value;
      says(deriving, unit, value, mine);
    } else for (const m of mine) goes(deriving, m, value, native, applies[k] === true);
  });
  if (group.length > 0) out.group(name, group, reads);
  // Without a value of its own nothing is told beside another one either.
  return first < units.length ? { ...out.done(), instead, derived: { to: rule.to, from: first } } : out.done();
}

/** A value that is being worked out; `group`: what is performed for it. */
interface Deriving {
  readonly ground: Ground;
  readonly rule: DeriveRule;
  readonly name: string;
  readonly touched: readonly Touched[];
  readonly out: ContributionBuilder;
  readonly group: Operation[];
}
/** The layer says the value; what it is made of in this layer goes into it. */
function says(
  { ground, rule, name, touched, out, group }: Deriving,
  unit: Unit,
  json: Json,
  mine: readonly Touched[],
): void {
  const absorbed = mine.map((t) => parsePath(t.path));
  const op: Operation = { kind: 'set', unit: unit.index, rule: rule.id, to: parsePath(rule.to), json, absorbed };
  out.operations.push(op);
  group.push(op);
  const common = { rule, unit, targets: [rule.to], own: [op], root: false, group: name, args: shown(rule, json) };
  if (mine.length === 0) out.draft({ ...common, path: rule.to, entry: undefined, tag: undefined });
  for (const m of mine)
    out.draft({
      ...common,
      path: m.path,
      entry: m.entry,
      tag: 'deprecated',
      related: () => ground.mergedWith(unit, m.path, touched),
    });
}
/** A source of a value that this layer does not say; `native`: what stands there anyway, `holds`: the rule is about these values. */
function goes(d: Deriving, m: Touched, value: Json | undefined, native: Said | undefined, holds: boolean): void {
  const { ground, rule, name, out, group } = d;
  const { unit } = m;
  const path = parsePath(m.path);
  const to = parsePath(rule.to);
  const old = valueAt(unit.json, path) ?? null;
  // Where the rule has no answer, somebody gave one already: the same, or another one.
  const answer = value ?? (holds && path[path.length - 1] === to[to.length - 1] ? old : undefined);
  const alike = native !== undefined && answer !== undefined && sameText(answer, native.value);
  if (native && !alike && (value !== undefined || holds) && !emptyValue(old)) {
    const conflict = { ...ground.note('conflict'), section: rule.section };
    const op = out.comment(conflict, unit, path, m.entry, 'conflict', () => ground.kept(native));
    // Without its neighbours it may have had no effect, and then nothing to disagree about.
    if (rule.group !== undefined) group.push(op);
    return;
  }
  const unanswered = value === undefined && !alike;
  if (unanswered && holds && !emptyValue(old)) {
    // One source alone would give an answer that all of them together do not.
    group.push(out.comment(rule, unit, path, m.entry, 'decide'));
    return;
  }
  const op = removal(unit.index, rule.id, path, unanswered ? 'no-effect' : 'folded');
  out.operations.push(op);
  group.push(op);
  out.draft({
    rule,
    unit,
    path: m.path,
    entry: m.entry,
    targets: unanswered ? [] : [rule.to],
    own: [op],
    root: false,
    tag: 'unnecessary',
    group: name,
  });
}
/** A key that only the new chart has, which a later file empties: what the user says there is no question any more. */
function takenBack({ set, step }: Ground, path: string): boolean {
  const keys = parsePath(path);
  if (!isNewKey(step.from, step.to, keys) || look(() => set.merged.get(path) !== null)) return false;
  return set.units.some((unit) => !emptyValue(valueAt(unit.json, keys) ?? null));
}
/** The last unit of those that can only be deployed together with one: a `global` of the chart around it, in the same file. */
function inFile({ units, layers }: ValuesSet, { index, layer }: Unit): number {
  const below = (k: number): boolean => {
    const next = layers[units[k]?.layer ?? -1];
    return next?.mount?.role === 'shared' && next.name === layers[layer]?.name;
  };
  let last = index;
  while (below(last + 1)) last++;
  return last;
}
/**
 * The new key that stands where the upgrade would write had no effect before: what it says instead is more than a remark, the
 * same is none.
 */
function besideAwakened(
  plan: Plan,
  rule: DeriveRule,
  native: Said,
  value: Json,
  instead: Map<Draft, Draft | undefined>,
): void {
  for (const was of plan.toldAt('awakened-key', native.unit, rule.to)) {
    const d = instead.has(was) ? instead.get(was) : was;
    if (!d) continue;
    const same = look(() => sameText(value, native.value));
    instead.set(was, same ? undefined : { ...d, severity: 'warning', args: { ...d.args, ...shown(rule, value) } });
  }
}
/**
 * What is written, for the message: a single value or a list of such, unless it is a secret. A name of a Secret that is taken
 * from the files is not shown either: in the old chart the secret itself can stand there.
 */
function shown(rule: DeriveRule, made: Json): Record<string, string> {
  const keys = parsePath(rule.to);
  const verdict = verdictOf(keys[keys.length - 1] ?? '');
  const taken = typeof rule.value === 'object' && rule.value !== null && 'from' in rule.value;
  const value = verdict === 'secret' || (verdict === 'name' && taken) ? undefined : inWords(made);
  return value === undefined ? { added: '' } : { value };
}

/** What a rule that applies comes to beside all else that is planned. */
function* inPlan(
  plan: Plan,
  { value }: DeriveRule,
  unit: Unit,
  worked: Json | undefined,
  reads: Set<string>,
): Sliced<Json | undefined> {
  if (!isObject(value)) return worked;
  const made = 'part' in value ? yield* mountedFiles(plan, value.part as string, unit.index) : worked;
  // A text that is taken over may point at keys that go.
  return typeof made === 'string' ? rewriteTemplates(made, plan.ground.facts.all.recording(reads), plan).text : made;
}

/** The volumes, or mounts, of files that a variable or the Java options of the cluster point at. */
function* mountedFiles(plan: Plan, list: string, upTo: number): Sliced<Json | undefined> {
  yield;
  const { files, variables } = plan.ground.step;
  const items = (path: string): Json[] => {
    const last = plan.listAt(path, upTo);
    const native = plan.nativeAt(parsePath(path), upTo)?.value;
    return last ? last.items.filter((i) => i.fate === 'keep').map((i) => i.json) : Array.isArray(native) ? native : [];
  };
  const [set] = plan
    .writes(files.options)
    .filter((o) => o.kind === 'set')
    .filter((o) => o.unit <= upTo)
    .sort((x, y) => y.unit - x.unit);
  const options = plan.saidAt(files.options, upTo);
  const java = [
    ...(options && options.unit.index >= (set?.unit ?? 0) ? [options.value] : []),
    ...(set && set.unit >= (options?.unit.index ?? 0) ? [set.json] : []),
  ];
  const texts = [...items(variables.list), ...java];
  const parts: string[] = [];
  for (const text of texts) {
    if (due()) yield;
    parts.push(JSON.stringify(text));
  }
  const said = parts.join(',');
  const mounts: Json[] = [];
  for (const m of items(variables.mounts)) {
    // Each may be looked for in all of it.
    if (due(1 + (said.length >> 9))) yield;
    if (isObject(m) && typeof m.mountPath === 'string' && said.includes(m.mountPath)) mounts.push(m);
  }
  const names = new Set(mounts.map((m) => (isObject(m) ? m.name : undefined)));
  // A claim can be bound to the node of a broker: it cannot be shared.
  const volumes = items(files.volumes).filter(
    (v) => isObject(v) && names.has(v.name) && v.persistentVolumeClaim === undefined,
  );
  const shared = new Set(volumes.map((v) => (isObject(v) ? v.name : undefined)));
  const out = list.endsWith('Mounts') ? mounts.filter((m) => isObject(m) && shared.has(m.name)) : volumes;
  return out.length > 0 ? out : undefined;
}
