/** Why two renders differ: a rule of the upgrade, a change of the chart itself, or nothing that we know of. */
import type { Finding, LedgerEntry, Place } from '../finding.ts';
import { parsePath } from '../path.ts';
import type { ChartChange } from '../rules/rule.ts';
import { valueAt, type JsonObject } from '../view.ts';
import { isObject, type Json } from '../yaml/tree.ts';
import type { Difference } from './compare.ts';
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
/** What is known about an upgrade beside its renders. */
export interface Known {
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
  const gone = goneValues(known);
  const rows = new Map<string, ChartChange[]>();
  for (const change of known.changes)
    for (const object of change.objects) rows.set(object, [...(rows.get(object) ?? []), change]);
  const explained = differences.map((d): Explained => {
    const weight = weightOf(d);
    const chart = rows.get(d.object)?.find((row) => isRow(row, d, known.release));
    if (chart) return { ...d, weight, reason: { by: 'chart', id: chart.id, why: chart.why }, values: [] };
    const rule = declared.find(({ effect }) => isEffect(effect, d)) ?? gone.find((g) => isGone(g, d));
    if (!rule) return { ...d, weight, reason: undefined, values: [] };
    return {
      ...d,
      weight,
      reason: { by: 'rule', id: rule.rule, why: rule.why },
      values: rule.places.slice(0, MOST_PLACES),
    };
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

/** A value of the old files that the upgrade took out of use, or made another one of, and said so. */
interface Gone extends Cause {
  readonly text: string;
  readonly words: readonly string[];
}
function goneValues(known: Known): Gone[] {
  return known.ledgers.flatMap((ledger, layer) =>
    ledger.flatMap((entry): Gone[] => {
      const { rule, outcome, path, offset } = entry;
      if (rule === undefined || outcome === 'kept' || outcome === 'renamed' || outcome === 'moved') return [];
      const text = textOf(leaf(known.values[layer], path));
      if (text === undefined) return [];
      const place = { layer, start: offset, end: offset, path };
      return [{ rule, why: known.whyOf(rule), places: [place], text, words: wordsOf([path, ...entry.to]) }];
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

/** `true` or `3` could be anybody's: then the name has to fit as well. */
function isGone(gone: Gone, d: Difference): boolean {
  if (d.in87 !== gone.text) return false;
  const telling = gone.text.length > 3 && !/^(?:true|false|null|[\d.]+)$/.test(gone.text);
  return telling || gone.words.some((word) => bare(d.property).includes(word));
}

function isRow(row: ChartChange, d: Difference, release: string): boolean {
  return (
    row.what === d.what &&
    pattern(row.property).test(d.property) &&
    fits(row.in87, d.in87, release) &&
    fits(row.in88, d.in88, release)
  );
}
/** Undefined fits everything; `<release>` stands for the name of the release, `*` for any text. */
const fits = (wanted: string | undefined, is: string | undefined, release: string): boolean =>
  wanted === undefined || (is !== undefined && pattern(wanted.replaceAll('<release>', release)).test(is));

const patterns = new Map<string, RegExp>();
/** Literal but for `*`. */
function pattern(text: string): RegExp {
  const known = patterns.get(text);
  if (known) return known;
  const made = new RegExp(
    `^${text
      .split('*')
      .map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&'))
      .join('[^]*')}$`,
  );
  patterns.set(text, made);
  return made;
}
