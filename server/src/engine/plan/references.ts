/**
 * `$(NAME)`: Kubernetes puts in the value of a variable of the same container that stands further up in its list, or that
 * the chart put before that list. What it does not find stays as text, without a word.
 */
import type { Names } from '../steps/step.ts';
import { formatPath, parsePath } from '../path.ts';
import type { Sliced } from '../slices.ts';
import { valueAt } from '../view.ts';
import { placeholdersIn, referencesIn } from '../yaml/placeholders.ts';
import { find, isObject, resolve, type Json } from '../yaml/tree.ts';
import { ContributionBuilder, type Contribution } from './contribution.ts';
import type { Plan } from './plan.ts';
import { askingTexts } from './templates.ts';
import type { Variable } from './operation.ts';

/** Which variable the old version takes for a name; undefined where no list has it. */
export function definition<V extends Variable>(items: readonly V[], item: V, name: string): V | undefined {
  const { from } = item;
  // What was made from other keys copies what the lists say.
  const before = items.filter(
    (i) => i.was === name && i.from && i !== item && (!from || (i.source === item.source && i.from.index < from.index)),
  );
  const last = before[before.length - 1];
  // Of one that has two names now, the one that keeps its own.
  return before.find((i) => i.from?.index === last?.from?.index && i.source === last?.source && i.id === name) ?? last;
}

/** What a name means in the new version: the same without a rule, nothing any more, or something else. */
export interface Meaning {
  readonly rule?: 'references/chart' | 'references/gone' | 'references/other';
  /** What it has in its place, in words. */
  readonly now?: string;
}
const SAME: Meaning = {};
const OTHER: Meaning = { rule: 'references/other' };

/** After equal items were folded and others set aside. */
export function meaningOf<V extends Variable>(names: Names, items: readonly V[], item: V, name: string): Meaning {
  const root = item.source.split('.')[0] ?? '';
  const found = definition(items, item, name);
  const kept = items.filter((i) => i.fate === 'keep');
  const standsBefore = (id: string | undefined): V | undefined => {
    const end = item.fate === 'keep' ? kept.indexOf(item) : kept.length;
    return kept
      .slice(0, end)
      .reverse()
      .find((i) => i.id === id);
  };
  if (!found) {
    if (!item.from) return SAME;
    const now = names.variables[root]?.[name];
    if (now !== undefined) return { rule: 'references/chart', now };
    const cluster = names.keptVariables[root];
    if (!cluster || cluster.has(name)) return SAME;
    return names.newVariables.has(name) || standsBefore(name) ? OTHER : SAME;
  }
  const id = found.fate === 'keep' ? found.id : found.fate === 'fold' ? found.key : undefined;
  if (id === undefined)
    return { rule: 'references/gone', now: found.target === undefined ? '' : `\`${found.target}\`` };
  const there = standsBefore(id);
  if (there === found || (found.fate === 'fold' && there !== undefined)) return SAME;
  return OTHER;
}

/** The end of the list of a component: what a command sees. */
const atTheEnd = (root: string): Variable => ({
  source: `${root}.env`,
  from: { unit: -1, path: [root, 'env'], index: Infinity },
  json: null,
  fate: 'fold',
  was: undefined,
  key: undefined,
  id: undefined,
});

/** Texts of the cluster that see the variables of the container, but for the list of variables itself. */
const TEXTS: readonly { readonly key: string; readonly sees: 'references' | 'placeholders' | 'both' | 'chart' }[] = [
  { key: 'command', sees: 'both' },
  { key: 'javaOpts', sees: 'chart' },
  { key: 'configuration', sees: 'placeholders' },
  { key: 'extraConfiguration', sees: 'placeholders' },
  { key: 'log4j2', sees: 'placeholders' },
  { key: 'extraVolumeMounts', sees: 'references' },
  { key: 'env', sees: 'placeholders' },
];

export function* planReferences({ ground, variables }: Plan): Sliced<Contribution> {
  const { components, names } = ground.step;
  const out = new ContributionBuilder(ground);
  for (const unit of ground.set.units)
    for (const root of components)
      for (const { key, sees } of TEXTS) {
        const path = parsePath(`${root}.${key}`);
        const entry = find(unit.doc.root, path)?.entry;
        if (!entry) continue;
        yield;
        const at = { unit, path: formatPath(path), entry };
        const value = (): Json => valueAt(unit.json, path) ?? null;
        if (!(yield* askingTexts(resolve(entry.value), value, (text) => text.includes('$')))) continue;
        const told = new Set<string>();
        const items = sees === 'chart' ? [] : variables;
        each(value(), undefined, undefined, (text, last, own) => {
          const exact = key === 'extraVolumeMounts' ? last === 'subPathExpr' : sees !== 'placeholders';
          const list = key === 'env' ? last === 'value' : true;
          const loose = sees === 'references' ? [] : placeholdersIn(text, key === 'command');
          const tell = (rule: string, reference: string, now: string): void => {
            if (told.has(reference)) return;
            told.add(reference);
            out.tell(rule, at, { reference, ...(now === '' ? {} : { now }) });
          };
          for (const name of exact ? referencesIn(text) : []) {
            const meaning = meaningOf(names, items, atTheEnd(root), name);
            if (meaning.rule) tell(meaning.rule, `$(${name})`, meaning.now ?? '');
          }
          // A value that asks for its own name is filled in by whoever writes the file.
          for (const name of list ? loose.filter((n) => n !== own) : []) {
            const now = placeholder(names, items, root, name);
            if (now !== undefined) tell('references/placeholder', `\${${name}}`, now);
          }
        });
      }
  return out.done();
}
/** What a name that is looked up at run time is called now; undefined where it is what it was. */
function placeholder(names: Names, items: readonly Variable[], root: string, name: string): string | undefined {
  if (items.some((i) => i.fate === 'keep' && i.id === name)) return undefined;
  const found = definition(items, atTheEnd(root), name);
  if (!found) return names.variables[root]?.[name];
  const id = found.fate === 'keep' ? found.id : undefined;
  return id === undefined ? (found.target === undefined ? '' : `\`${found.target}\``) : `\`${id}\``;
}
/** Every text, with its key and the name of the item it stands in. */
function each(
  json: Json,
  last: string | undefined,
  own: string | undefined,
  visit: (text: string, last: string | undefined, own: string | undefined) => void,
): void {
  if (typeof json === 'string') visit(json, last, own);
  else if (Array.isArray(json)) for (const v of json) each(v, last, own, visit);
  else if (isObject(json))
    for (const [k, v] of Object.entries(json)) each(v, k, typeof json.name === 'string' ? json.name : own, visit);
}
