/** What becomes of one item of a list, and of the texts in it. */
import { parsePath } from '../path.ts';
import type { Facts } from '../rules/ruleSet.ts';
import { inFull, type ListRule } from '../rules/rule.ts';
import type { EnvRule, ValueType } from '../rules/variables.ts';
import type { Unit, ValuesSet } from '../set.ts';
import { due, type Sliced } from '../slices.ts';
import type { Step } from '../steps/index.ts';
import type { Variables } from '../steps/step.ts';
import { isObject, type Json, type Node, type Scalar } from '../yaml/tree.ts';
import { referencesIn, rewriteReferences } from '../yaml/placeholders.ts';
import type { ContributionBuilder } from './contribution.ts';
import { containerNames } from './names.ts';
import type { ItemPlan, Steps } from './operation.ts';
import type { Plan } from './plan.ts';
import { definition } from './references.ts';
import { eachText, rewriteTemplates } from './templates.ts';
import { followVolumes, type RenamedVolumes } from './volumes.ts';

/** Lists that become one, and what is known while their items are gone through, layer by layer. Of one stage, and of no other. */
export interface ListGroup {
  readonly rule: ListRule;
  /** As it was before. */
  readonly plan: Plan;
  readonly set: ValuesSet;
  readonly step: Step;
  readonly facts: Facts;
  readonly out: ContributionBuilder;
  /** Paths that the items are judged by. */
  readonly reads: Set<string>;
  /** Where the rule speaks of volumes: those with another name. */
  readonly volumes: RenamedVolumes;
  /** Values keys that variables of earlier layers went to. */
  readonly placed: Set<string>;
  /** References that were told of. */
  readonly spoken: Set<string>;
  /** By a source: for each unit the one that says it last. */
  readonly origins: Map<string, (Unit | undefined)[]>;
  /** By a component: the names of its volumes. */
  readonly named: Map<string, ReadonlySet<string>>;
}
/** An item on its way: what becomes of it is worked out in several steps. */
export type ItemDraft = { -readonly [K in keyof ItemPlan]: ItemPlan[K] } & {
  id: string | undefined;
  as?: ValueType | undefined;
  /** The rule that has something to say of a variable that stays. */
  told?: string;
};

/** One that nothing is known of yet. */
export function plain(json: Json, source: string, rule: string, repeated: boolean): ItemDraft {
  return {
    from: undefined,
    json,
    edits: [],
    fate: 'keep',
    note: undefined,
    rule,
    repeated,
    key: undefined,
    was: undefined,
    source,
    id: undefined,
  };
}

const noteOf = (rule: EnvRule | undefined): string | undefined => rule && inFull(rule);
export const rootOf = (source: string): string => parsePath(source)[0] ?? '';
export function itemKey(json: Record<string, Json>, key: 'name' | 'mountPath' | 'equality'): string | undefined {
  const v = key === 'equality' ? undefined : json[key];
  return typeof v === 'string' || typeof v === 'number' ? String(v) : undefined;
}

type Edit = ItemDraft['edits'][number];
/** What becomes of one item, and of the texts in it; a variable may become two. */
export function judgeItem(group: ListGroup, item: ItemDraft, node: Node, view: ValuesSet['merged']): ItemDraft[] {
  const { rule } = group;
  const edits = rewrites(group, item, view);
  const out: ItemDraft[] = [item];
  if (rule.items) {
    followImages(group, item, edits);
    if (rule.items === 'env' && isObject(item.json)) {
      named(item, node, edits);
      const copy = judgeVariable(group, item, item.json, edits, view);
      if (copy) out.push(quoted(copy, node));
    }
  }
  item.edits = edits;
  item.json = edited(item.json, edits);
  if (isObject(item.json)) item.id = itemKey(item.json, rule.key) ?? item.id;
  return rule.items === 'env' ? out.map((o) => quoted(o, node)) : out;
}
/** Texts in any item: templates, volumes that are called otherwise, containers, paths of variables. */
function rewrites(group: ListGroup, item: ItemDraft, view: ValuesSet['merged']): Edit[] {
  const { rule } = group;
  const { names: renamed, variables } = group.step;
  const root = rootOf(item.source);
  const edits: Edit[] = [];
  // Helm fills in what all files say together.
  const all = group.facts.all.recording(group.reads);
  if (group.step.templates.kind(parsePath(item.source)) !== 'text')
    eachText(item.json, [], (steps, text) => {
      const now = rewriteTemplates(text, all, group.plan).text;
      if (now !== text) edits.push({ steps, value: now });
    });
  if (edits.length > 0) {
    item.rule = 'template/moved';
    item.json = edited(item.json, edits);
  }
  const volumes = group.volumes.get(root);
  if (rule.volumes && volumes) {
    const follows = followVolumes(item.json, rule.volumes, volumes);
    if (follows.length > 0) item.rule = 'merge/renamed-volume';
    edits.push(...follows);
  }
  const names = containerNames(renamed, item.json, root);
  if (names.length > 0) item.rule = 'names/container-field';
  // Importer and data migration get the variables too, in containers of another name: none means the container itself.
  const container = rule.items === 'env' ? '' : renamed.container;
  edits.push(...names.map((steps) => ({ steps, value: container })));
  if (rule.to === variables.mounts) edits.push(...followInPath(variables, item, view));
  return edits;
}
function followImages({ rule, step }: ListGroup, item: ItemDraft, edits: Edit[]): void {
  if (!step.components.includes(rootOf(item.source))) return;
  eachText(item.json, [], (steps, text) => {
    const now = step.images.rewrite(text);
    if (now !== text) edits.push({ steps, value: now });
  });
  if (edits.length > 0 && item.rule === rule.id) item.rule = step.variables.imagePath;
}
/** The other variable, where one becomes two. */
function judgeVariable(
  group: ListGroup,
  item: ItemDraft,
  json: Record<string, Json>,
  edits: Edit[],
  view: ValuesSet['merged'],
): ItemDraft | undefined {
  const { variables } = group.step;
  const name = itemKey(json, 'name');
  const other = name !== undefined && Object.keys(json).some((k) => !['name', 'value', 'valueFrom'].includes(k));
  if (name === undefined || other) {
    item.fate = 'comment';
    item.rule = 'wrong-kind';
    item.note = other ? 'A variable has a name, a value or a valueFrom, and nothing else.' : 'A variable needs a name.';
    return undefined;
  }
  if (item.fate !== 'keep') return undefined;
  const { value } = json;
  const isText = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  const verdict = variables.verdict(
    rootOf(item.source),
    name,
    isText ? String(value) : undefined,
    json,
    view,
    group.facts,
  );
  switch (verdict.kind) {
    case 'keep':
      if (verdict.rule !== variables.nothing && edits.length === 0) item.rule = verdict.rule;
      break;
    case 'told':
      item.told = verdict.rule;
      break;
    case 'rename':
      item.rule = verdict.rule;
      edits.push({ steps: ['name'], value: verdict.to });
      break;
    case 'duplicate': {
      item.rule = verdict.rule;
      const both = [...edits, { steps: ['name'], value: verdict.also }];
      return { ...item, edits: both, json: edited(item.json, both), repeated: true, id: verdict.also };
    }
    case 'drop':
      item.fate = 'drop';
      item.rule = verdict.rule;
      item.note = noteOf(variables.rules[verdict.rule]);
      break;
    case 'values-key':
      item.rule = verdict.rule;
      item.note = noteOf(variables.rules[verdict.rule]);
      item.target = verdict.path;
      item.as = verdict.coerce;
      break;
    case 'manual':
      item.rule = verdict.rule;
      item.fate = 'comment';
      item.note = noteOf(variables.rules[verdict.rule]);
  }
  return undefined;
}
/** The path of a mount may speak of variables of the container. */
function followInPath(
  variables: Variables,
  item: ItemDraft,
  view: ValuesSet['merged'],
): { steps: Steps; value: Scalar }[] {
  const text = isObject(item.json) ? item.json.subPathExpr : undefined;
  const root = rootOf(item.source);
  if (typeof text !== 'string' || root === rootOf(variables.list)) return [];
  const renamed = variables.renamed(view, root);
  const now = rewriteReferences(text, (name) => renamed.get(name));
  return now === text ? [] : [{ steps: ['subPathExpr'], value: now }];
}
/** Kubernetes accepts only text as the value of a variable. */
function quoted(item: ItemDraft, node: Node): ItemDraft {
  if (!isObject(item.json)) return item;
  const value = item.json.value;
  if (typeof value !== 'number' && typeof value !== 'boolean') return item;
  const entry = node.kind === 'map' ? node.entries.find((e) => e.key === 'value') : undefined;
  const text = entry?.value.kind === 'scalar' ? entry.value.text : String(value);
  const edit = { steps: ['value'], value: text };
  item.edits = [...item.edits, edit];
  item.json = edited(item.json, [edit]);
  if (item.rule === item.rule.replace(/^env\//, '')) item.rule = 'types/variable';
  return item;
}

/** `name: N` is a boolean for Helm: the name is what stands there. */
function named(item: ItemDraft, node: Node, edits: { steps: Steps; value: Scalar }[]): void {
  if (!isObject(item.json) || (typeof item.json.name !== 'boolean' && typeof item.json.name !== 'number')) return;
  const entry = node.kind === 'map' ? node.entries.find((e) => e.key === 'name') : undefined;
  const text = entry?.value.kind === 'scalar' ? entry.value.text : String(item.json.name);
  edits.push({ steps: ['name'], value: text });
  item.json = edited(item.json, [{ steps: ['name'], value: text }]);
  item.id = text;
  item.rule = 'types/variable';
}

function edited(json: Json, edits: readonly { steps: Steps; value: Scalar }[]): Json {
  let out = json;
  for (const e of edits) out = setAt(out, e.steps, e.value);
  return out;
}
export function setAt(json: Json, steps: Steps, value: Json): Json {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  if (Array.isArray(json)) return json.map((v, i) => (i === step ? setAt(v, rest, value) : v));
  if (!isObject(json)) return json;
  const out = Object.assign(Object.create(null) as Record<string, Json>, json);
  out[String(step)] = setAt(json[String(step)] ?? null, rest, value);
  return out;
}

/** References between variables take the new names of those they speak of. Every one of them, as the old version knows it. */
export function* followNames(
  { rule, step }: ListGroup,
  items: readonly ItemDraft[],
): Sliced<{ item: ItemDraft; name: string }[]> {
  const spoken: { item: ItemDraft; name: string }[] = [];
  for (const item of items) {
    if (due(2)) yield;
    const value = isObject(item.json) ? item.json.value : undefined;
    if (typeof value !== 'string' || !value.includes('$(')) continue;
    const renamed = new Map<string, string>();
    for (const name of referencesIn(value)) {
      if (due(1 + (items.length >> 2))) yield;
      const to = definition(items, item, name);
      if (to?.fate === 'keep' && to.id !== undefined && to.id !== name) renamed.set(name, to.id);
      spoken.push({ item, name });
    }
    if (renamed.size > 0) follow(step, rule, item, value, renamed);
  }
  return spoken;
}
function follow(
  step: Step,
  rule: ListRule,
  item: ItemDraft,
  value: string,
  renamed: ReadonlyMap<string, string>,
): void {
  if (item.fate === 'comment') {
    // It stays as the user wrote it.
    const said = [...renamed].map(([was, now]) => `\`$(${was})\` is \`$(${now})\` in ${step.to}.`);
    item.note = `${item.note ?? ''} ${said.join(' ')}`.trim();
    return;
  }
  const edit = { steps: ['value'], value: rewriteReferences(value, (name) => renamed.get(name)) };
  item.edits = [...item.edits.filter((e) => e.steps.join('.') !== 'value'), edit];
  item.json = edited(item.json, [edit]);
  if (item.rule === rule.id || item.rule === step.variables.imagePath) item.rule = 'references/renamed';
}
