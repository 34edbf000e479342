/** `{{ .Values.KEY }}` in texts: a chart aborts on keys and helpers that are gone. */
import { catalogue } from '../charts/catalogue.ts';
import { formatPath, isWithin, parsePath } from '../path.ts';
import type { RuleNode } from '../rules/ruleIndex.ts';
import { due, type Sliced } from '../slices.ts';
import type { Templates } from '../steps/step.ts';
import type { View } from '../view.ts';
import { hasText, isObject, resolve, sameText, type Json, type Node } from '../yaml/tree.ts';
import { look } from '../yaml/watch.ts';
import { ContributionBuilder, type Contribution } from './contribution.ts';
import { valueOf, type Candidate, type Placed } from './leaves.ts';
import type { Steps } from './operation.ts';
import type { Plan } from './plan.ts';
import { askedIn, EXPRESSION } from './scopes.ts';

/** A key by its names, and one that a function looks up: `index .Values "a" "b"`. */
const ASKED = /\.Values((?:\.[A-Za-z0-9_]+){2,})/g;
const LOOKED_UP = /\bindex\s+(\$?\.Values)((?:\s+"[^"\\]+"){2,})/g;

interface Patterns {
  readonly old: RegExp;
  /** What asks for all that stands below such a root. */
  readonly whole: RegExp;
  readonly helper: RegExp;
}
const patterns = new WeakMap<Templates, Patterns>();
/** References to keys below roots that are gone, and to helpers of theirs. */
function patternsOf(templates: Templates): Patterns {
  let made = patterns.get(templates);
  if (!made) {
    const root = `(?:${templates.roots.join('|')})`;
    made = {
      old: new RegExp(String.raw`\.Values\.(${root}(?:\.[A-Za-z0-9_]+)+)`),
      whole: new RegExp(
        String.raw`\.Values\.${root}(?![\w-]|\.\w)|(?:\.Values|\b(?:pluck|dig))\s+["\x60]${root}["\x60]`,
        'g',
      ),
      helper: new RegExp(String.raw`\binclude\s+"((?:${templates.helperRoots.join('|')})\.[A-Za-z.]+)"`, 'g'),
    };
    patterns.set(templates, made);
  }
  return made;
}

export interface Rewritten {
  readonly text: string;
  /** References that have no counterpart. */
  readonly gone: readonly string[];
}

/** Rewrites references to keys that moved; a key that is gone is replaced by the value it had. */
export function rewriteTemplates(text: string, view: View, plan: Plan): Rewritten {
  if (!text.includes('{{')) return { text, gone: [] };
  const { templates } = plan.ground.step;
  const { helpers } = templates;
  const { old, whole, helper } = patternsOf(templates);
  const gone: string[] = [];
  const out = text.replace(EXPRESSION, (expression) => {
    const alone = /^\{\{-?\s*\.Values\.([A-Za-z0-9_.]+)\s*-?\}\}$/.exec(expression)?.[1];
    const renamed = expression.replace(helper, (whole, name: string) => {
      const now = helpers[name];
      if (now === undefined) gone.push(name);
      return now === undefined ? whole : `include "${now}"`;
    });
    if (alone !== undefined && old.test(expression)) {
      view.get(alone);
      const target = movedTo(alone, plan);
      if (target !== undefined) return expression.replace(`.Values.${alone}`, () => `.Values.${target}`);
      const value = view.effective(alone);
      // A null takes the default away, and Helm writes nothing for what is not there.
      if (value === null) return '';
      if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
      gone.push(`.Values.${alone}`);
      return expression;
    }
    const follow = (asked: string, path: string, now: (target: string) => string): string => {
      const target = old.test(`.Values.${path}`) ? movedTo(path, plan) : standsAt(path, view, plan);
      if (target === undefined) gone.push(asked);
      return target === undefined || target === path ? asked : now(target);
    };
    const followed = renamed
      .replace(ASKED, (asked, path: string) => follow(asked, path.slice(1), (target) => `.Values.${target}`))
      .replace(LOOKED_UP, (asked, values: string, names: string) =>
        follow(asked, formatPath([...names.matchAll(/"([^"]+)"/g)].map((m) => m[1] ?? '')), (target) =>
          ['index', values, ...parsePath(target).map((k) => JSON.stringify(k))].join(' '),
        ),
      );
    gone.push(...(followed.match(whole) ?? []).filter((asked) => !gone.some((g) => g.includes(asked))));
    return followed;
  });
  const misread = shortened(text, view, plan).filter((asked) => !gone.some((g) => g.includes(asked)));
  // Half of it would ask for something else: as it is, the chart says so.
  return misread.length > 0 ? { text, gone: [...gone, ...misread] } : { text: out, gone };
}

/** Names that a changed scope makes short, and maps as a whole, which lead to something else from now on. */
function shortened(text: string, view: View, plan: Plan): string[] {
  const { step, index } = plan.ground;
  const { candidates } = plan.judged;
  const where = (keys: readonly string[]): readonly string[] | undefined => {
    if (keys.length === 0) return keys;
    const [root = ''] = keys;
    const path = formatPath(keys);
    const old = step.templates.roots.includes(root);
    if (keys.length === 1) return old ? undefined : keys;
    const target = old ? movedTo(path, plan) : standsAt(path, view, plan);
    return target === undefined ? undefined : parsePath(target);
  };
  const told = new Set<string>();
  for (const { keys, base, whole } of askedIn(text)) {
    const from = where(base ?? []);
    const now = where(keys);
    const path = formatPath(keys);
    const read = from && formatPath([...from, ...keys.slice(base?.length ?? 0)]);
    const apart = (): boolean =>
      (parsePath(path).reduce<RuleNode | undefined>((node, key) => node?.child(key), index.root)?.children.size ?? 0) >
        0 ||
      candidates.some((c) =>
        isWithin(c.path, path)
          ? c.target !== formatPath([...(now ?? []), ...parsePath(c.path).slice(keys.length)])
          : isWithin(c.target, formatPath(now ?? [])),
      );
    // Where the scope is gone, that is said.
    if (from && base && (!now || formatPath(now) !== read)) told.add(`.Values.${path}`);
    else if (whole && now && formatPath(now) !== path && look(() => isObject(view.effective(path) ?? null)) && apart())
      told.add(`.Values.${path}`);
  }
  return [...told];
}

/** Where a key below a root that stays has its value: most keys stay, of some only the place does. */
function standsAt(path: string, view: View, plan: Plan): string | undefined {
  const { step, set } = plan.ground;
  const below = plan.judged.candidates.filter((c) => isWithin(c.path, path));
  if (below.length > 0) view.get(path);
  const own = below.find((c) => c.path === path);
  if (own) return arrives(own, plan) ? own.target : undefined;
  const keys = parsePath(path);
  if (below.length > 0) return movedTo(path, plan);
  // Of an image that goes the new chart has its own, which is what was asked for.
  if (!keys.includes('image') && set.units.some((unit) => plan.leaves(unit, keys))) return undefined;
  return catalogue(step.to).known(keys) || !catalogue(step.from).known(keys) ? path : undefined;
}

/** Where a key stands now under the same meaning; undefined when it is gone, stays behind or is worked out from others. */
function movedTo(path: string, plan: Plan): string | undefined {
  const { ground, judged } = plan;
  if (ground.asleep(path)) return undefined;
  const own = judged.candidates.find((c) => c.path === path);
  if (own && !arrives(own, plan)) return undefined;
  const { merged } = ground.set;
  const keys = parsePath(path);
  let node: RuleNode | undefined = ground.index.root;
  let target: string | undefined;
  keys.forEach((key, i) => {
    node = node?.child(key);
    const owner = node?.owner;
    if (!owner) return;
    // Beside the items of others a list is another one: it is counted, and asked for its first item.
    if (owner.kind === 'list')
      target = owner.rule.sources.some((f) => !isWithin(path, f) && look(() => says(merged.get(f))))
        ? undefined
        : formatPath([...parsePath(owner.rule.to), ...keys.slice(i + 1)]);
    else if (owner.kind === 'key' && owner.rule.action.kind === 'move')
      target = formatPath([...parsePath(owner.rule.action.to), ...keys.slice(i + 1)]);
    else target = undefined;
  });
  return target;
}

const says = (list: Json | undefined): boolean => Array.isArray(list) && list.length > 0;
/** A value that is in the new files where its key went, be it that another key says the same. */
function arrives(own: Candidate, plan: Plan): boolean {
  return (
    plan.arrives(own) ||
    plan.goingTo(own.target).some((c) => plan.arrives(c) && look(() => sameText(c.value, own.value)))
  );
}

const ESCAPED = '{{`{{`}}';
/** The text that evaluates to this one; quotes around it need no escape. */
const escaped = (text: string): string => (text.includes(ESCAPED) ? text : text.replaceAll('{{', ESCAPED));

/** Texts outside of the lists that have a rule of their own. */
export function* planTemplates(plan: Plan, placed: readonly Placed[]): Sliced<Contribution> {
  const { ground } = plan;
  const out = new ContributionBuilder(ground);
  for (const p of placed) {
    if (due()) yield;
    const node = resolve(p.node);
    if (node.kind === 'map') continue;
    const value = (): Json => valueOf(p);
    if (!(yield* askingTexts(node, value, (text) => text.includes('{{')))) continue;
    eachText(value(), p.path, (steps, text) => {
      const reads = new Set<string>();
      const kind = ground.step.templates.kind(steps);
      if (kind === 'text') return;
      const literal = kind === 'awakened';
      const { text: now, gone } = literal
        ? { text: escaped(text), gone: [] }
        : rewriteTemplates(text, ground.facts.all.recording(reads), plan);
      const path = formatPath(p.path);
      if (gone.length > 0) out.tell('template/gone', { unit: p.unit, path, entry: p.entry }, { gone: gone.join('\n') });
      if (now === text) return;
      const rule = ground.note(literal ? 'template/literal' : 'template/moved');
      const op = { kind: 'rewrite' as const, unit: p.unit.index, rule: rule.id, path: steps, value: now };
      const group = `template:${String(p.unit.index)}:${steps.join('.')}`;
      out.group(group, [op], reads);
      out.perform(op, { rule, ...p }, { targets: [formatPath(p.final)], group });
    });
  }
  return out.done();
}
/** Whether a text in a value is such a one. In a list each item is asked by itself: where somebody types in one, it alone is asked again. */
export function* askingTexts(node: Node, value: () => Json, is: (text: string) => boolean): Sliced<boolean> {
  const json = node.kind === 'seq' ? value() : undefined;
  if (!Array.isArray(json)) return look(() => hasText(value(), is));
  for (const i of json.keys()) {
    if (due(4)) yield;
    if (look(() => hasText(json[i] ?? null, is))) return true;
  }
  return false;
}
/** Every text in a value, with the way to it. */
export function eachText(json: Json, steps: Steps, visit: (steps: Steps, text: string) => void): void {
  if (typeof json === 'string') visit(steps, json);
  else if (Array.isArray(json))
    json.forEach((v, i) => {
      eachText(v, [...steps, i], visit);
    });
  else if (isObject(json)) for (const [k, v] of Object.entries(json)) eachText(v, [...steps, k], visit);
}
