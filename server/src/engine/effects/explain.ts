/** Why two renders differ: a rule of the upgrade, a change of the chart itself, or nothing that we know of. */
import type { Finding, LedgerEntry, Place } from '../finding.ts';
import { formatPath, parsePath } from '../path.ts';
import type { ChartChange } from '../rules/rule.ts';
import { valueAt, type JsonObject } from '../view.ts';
import { isObject, type Json } from '../yaml/tree.ts';
import type { Difference } from './compare.ts';
import type { Facts } from './facts.ts';
import { WEIGHTS, weightOf, type Weight } from './weight.ts';

/** What a rule does to the cluster beside what it does to the file. */
export interface DeclaredEffect {
  readonly object: string;
  /** `*` stands for any text. */
  readonly property: string;
  readonly what?: Difference['what'];
  readonly why: string;
}
export interface Reason {
  readonly by: 'rule' | 'chart';
  /** Of the rule, or of the row of chart changes. */
  readonly id: string;
  /** In a sentence. */
  readonly why: string;
}
export interface Explained extends Difference {
  readonly weight: Weight;
  readonly reason: Reason | undefined;
  /** Where the old files say what the reason speaks of. */
  readonly values: readonly Place[];
}
/** What is known about an upgrade beside the differences of its renders. */
export interface Known {
  /** The renders of 12.x and of 13.x. */
  readonly before: Facts;
  readonly after: Facts;
  readonly findings: readonly Finding[];
  /** The account of each layer. */
  readonly ledgers: readonly (readonly LedgerEntry[])[];
  /** The values of each layer, as read. */
  readonly values: readonly JsonObject[];
  readonly effectsOf: (rule: string) => readonly DeclaredEffect[];
  readonly whyOf: (rule: string) => string;
  readonly changes: readonly ChartChange[];
  /** Name of the release, which stands in names of objects. */
  readonly release: string;
}

const MOST_PLACES = 5;

/** Sorted by weight, then by object; what has no reason comes first among its equals. */
export function explain(differences: readonly Difference[], known: Known): Explained[] {
  const declared = effectsByRule(known);
  const causes = [...accounted(known), ...written(known)];
  const rows = new Map<string, ChartChange[]>();
  for (const change of known.changes)
    for (const object of change.objects) rows.set(object, [...(rows.get(object) ?? []), change]);
  const explained = differences.map((d): Explained => {
    const weight = weightOf(d);
    const rule = declared.find(({ effect }) => isEffect(effect, d)) ?? causes.find((c) => isCause(c, d));
    if (rule) {
      const reason = { by: 'rule' as const, id: rule.rule, why: rule.why };
      return { ...d, weight, reason, values: rule.places.slice(0, MOST_PLACES) };
    }
    const chart = rows.get(d.object)?.find((row) => isRow(row, d, known));
    const reason = chart && { by: 'chart' as const, id: chart.id, why: chart.why };
    return { ...d, weight, reason, values: [] };
  });
  const order = (e: Explained): number => WEIGHTS.indexOf(e.weight) * 2 + (e.reason ? 1 : 0);
  return explained
    .map((e, i) => ({ e, i }))
    .sort((a, b) => order(a.e) - order(b.e) || compareText(a.e.object, b.e.object) || a.i - b.i)
    .map(({ e }) => e);
}
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

interface Cause {
  readonly rule: string;
  readonly why: string;
  readonly places: readonly Place[];
}

/** What the rules that spoke in this upgrade are declared to do to the cluster. */
function effectsByRule(known: Known): (Cause & { readonly effect: DeclaredEffect })[] {
  const places = new Map<string, Place[]>();
  for (const f of known.findings) places.set(f.rule, [...(places.get(f.rule) ?? []), f.place]);
  return [...places].flatMap(([rule, at]) =>
    known.effectsOf(rule).map((effect) => ({ rule, why: effect.why, places: at, effect })),
  );
}
const isEffect = (effect: DeclaredEffect, d: Difference): boolean =>
  effect.object === d.object &&
  pattern(effect.property).test(d.property) &&
  (effect.what === undefined || effect.what === d.what);

/** A value of the files that stands in a render. Its names tell it from another that happens to be the same. */
interface Valued extends Cause {
  /** Which chart the value works in. */
  readonly side: 'in87' | 'in88';
  readonly text: string;
  readonly words: readonly string[];
}

/** Where the account says that a value went: out of use, or to a place where 13.x reads it. */
function accounted(known: Known): Valued[] {
  return known.ledgers.flatMap((ledger, layer) =>
    ledger.flatMap((entry): Valued[] => {
      const { rule, outcome, path, offset, to } = entry;
      const text = textOf(leaf(known.values[layer], path));
      if (text === undefined || text === '') return [];
      const places = [{ layer, start: offset, end: offset, path }];
      const stays = outcome === 'kept' || outcome === 'renamed' || outcome === 'moved' || outcome === 'merged';
      if (rule === undefined && !stays) return [];
      const cause = { rule: rule ?? 'kept', why: rule === undefined ? KEPT : known.whyOf(rule), places, text };
      const old = { ...cause, side: 'in87' as const, words: wordsOf([path, ...to]) };
      return stays ? [{ ...cause, side: 'in88', words: wordsOf(to) }] : [old];
    }),
  );
}
const KEPT = 'The value stays where it is; chart 13.x writes it in other places too.';

/** What the upgrade itself wrote, because a rule asks for it. */
function written(known: Known): Valued[] {
  return known.findings.flatMap((f) =>
    f.operations.flatMap((o): Valued[] => {
      if (o.kind !== 'set') return [];
      const text = textOf(o.json);
      if (text === undefined) return [];
      const words = wordsOf([formatPath(o.to)]);
      return [{ rule: o.rule, why: known.whyOf(o.rule), places: [f.place], side: 'in88', text, words }];
    }),
  );
}

function leaf(values: JsonObject | undefined, path: string): Json | undefined {
  const item = /^(.*)\[name=([^\]]*)\]$/.exec(path);
  if (!item) return values && valueAt(values, parsePath(path));
  const list = values && valueAt(values, parsePath(item[1] ?? ''));
  const found = Array.isArray(list) ? list.find((i) => isObject(i) && i.name === item[2]) : undefined;
  return isObject(found) ? found.value : undefined;
}
const textOf = (value: Json | undefined): string | undefined =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;

const bare = (name: string): string => name.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
/** Last names of the paths, or the names of the items: what a property that came of them would be called. */
const wordsOf = (paths: readonly string[]): string[] =>
  paths.map((p) => bare(/\[name=([^\]]*)\]$/.exec(p)?.[1] ?? parsePath(p).pop() ?? '')).filter((w) => w.length > 2);

function isCause(cause: Valued, d: Difference): boolean {
  if (d[cause.side] !== cause.text) return false;
  const property = bare(d.property);
  return cause.words.some((word) => property.includes(word));
}

function isRow(row: ChartChange, d: Difference, known: Known): boolean {
  return (
    row.what === d.what &&
    pattern(row.property).test(d.property) &&
    fits(row.in87, d.in87, known) &&
    fits(row.in88, d.in88, known)
  );
}
/**
 * Undefined fits everything; `<release>` stands for the name of the release, `*` for any text, and `{12:OBJECT PROPERTY}` or
 * `{13:…}` for what that render has there.
 */
function fits(wanted: string | undefined, is: string | undefined, known: Known): boolean {
  if (wanted === undefined) return true;
  if (is === undefined) return false;
  const missing: string[] = [];
  const filled = wanted
    .replaceAll('<release>', known.release)
    .replace(/\{1([23]):(\S+) ([^}]+)\}/g, (_, chart: string, object: string, property: string) => {
      const text = (chart === '2' ? known.before : known.after).get(object)?.get(property)?.text;
      if (text === undefined) missing.push(property);
      return text ?? '';
    });
  // A path at the root says nothing in front of another one.
  return missing.length === 0 && (pattern(filled).test(is) || pattern(filled.replace(/(^|[^:/])\/\//, '$1/')).test(is));
}

const patterns = new Map<string, RegExp>();
/** Literal but for `*`. */
function pattern(text: string): RegExp {
  const known = patterns.get(text);
  if (known) return known;
  const parts = text.split('*').map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&'));
  const made = new RegExp(`^${parts.join('[^]*')}$`);
  patterns.set(text, made);
  return made;
}
