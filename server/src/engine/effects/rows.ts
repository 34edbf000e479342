/** Rows of the table of what the charts themselves changed: which one speaks of a difference. */
import { parsePath } from '../path.ts';
import type { ChartChange } from '../rules/rule.ts';
import { mergeValues, valueAt, type JsonObject } from '../view.ts';
import type { Json } from '../yaml/tree.ts';
import type { Difference } from './compare.ts';
import { rawAt, textOf, type Ends, type Known } from './known.ts';

/** A value of the old render that the chart made up; one of the files is none. */
const GENERATED = '<generated>';
/** Rows by object; those of one property by its name too, in their order in the table. */
interface Rows {
  readonly exact: ReadonlyMap<string, readonly Row[]>;
  readonly open: readonly Row[];
}
interface Row extends ChartChange {
  readonly n: number;
}
const tables = new WeakMap<readonly ChartChange[], ReadonlyMap<string, Rows>>();
function rowsOf(changes: readonly ChartChange[]): ReadonlyMap<string, Rows> {
  const known = tables.get(changes);
  if (known) return known;
  const out = new Map<string, { exact: Map<string, Row[]>; open: Row[] }>();
  changes.forEach((change, n) => {
    for (const object of change.objects) {
      const at = out.get(object) ?? { exact: new Map<string, Row[]>(), open: [] };
      out.set(object, at);
      const { property } = change;
      const list = /\*|<release>|\{(?:\d+|values):/.test(property) ? at.open : (at.exact.get(property) ?? []);
      if (list !== at.open) at.exact.set(property, list);
      list.push({ ...change, n });
    }
  });
  tables.set(changes, out);
  return out;
}
function rowsAt(rows: ReadonlyMap<string, Rows>, object: string, property: string): readonly Row[] {
  const at = rows.get(object);
  if (!at) return [];
  const exact = at.exact.get(property) ?? [];
  if (at.open.length === 0) return exact;
  return [...exact, ...at.open].sort((a, b) => a.n - b.n);
}

/** The row that speaks of a difference, unless the files themselves said what the old render has there. */
export function rowFor(
  d: Difference,
  ends: Ends,
  known: Known,
  isOfFiles: (d: Difference, ends: Ends, generated: boolean) => boolean,
): ChartChange | undefined {
  const candidates = rowsAt(rowsOf(known.changes), d.object.startsWith('Route/') ? HOSTS : d.object, d.property);
  return candidates.find((row) => {
    const generated = row.before === GENERATED;
    return (row.before?.includes('{') === true || !isOfFiles(d, ends, generated)) && isRow(row, d, ends, known);
  });
}
/**
 * A reason that says nothing of the new value leaves it to others: to the program that had the property before and now has it
 * for all of them, or to the chart where it is its own.
 */
export function isTold(d: Difference, ends: Ends, known: Known, another: boolean): boolean {
  if (d.what !== 'changes') return true;
  const one = known.objects.successor(d.object);
  if (!another && one !== d.object && known.before.get(one)?.has(d.property) === true) return true;
  const rows = rowsOf(known.changes);
  return [one, d.object]
    .flatMap((object) => rowsAt(rows, object, d.property))
    .some(
      ({ property, after }) =>
        after !== undefined &&
        !/<\d>/.test(after) &&
        pattern(filledIn(property, known) ?? '').test(d.property) &&
        fits(after, ends.after, known) !== undefined,
    );
}
/** Not only that something is off. */
const says = (value: Json | undefined): boolean =>
  value !== undefined && value !== null && value !== false && value !== '';
/** Rows of every host. They speak of paths, so the host itself has to be on both sides. */
export const HOSTS = 'Route/*';
function isRow(row: ChartChange, d: Difference, ends: Ends, known: Known): boolean {
  if (row.what !== d.what || (row.after === undefined && !isTold(d, ends, known, false))) return false;
  const said = (path: string): boolean => says(valueAt(valuesOf(known), parsePath(path)));
  if (row.unless?.some(said) === true || (row.where !== undefined && !said(row.where))) return false;
  if (row.objects.includes(HOSTS) && !(known.before.has(d.object) && known.after.has(d.object))) return false;
  const property = filledIn(row.property, known);
  const there = property === undefined ? undefined : pattern(property).exec(d.property);
  if (!there) return false;
  const before =
    row.before === undefined || row.before === GENERATED
      ? []
      : fits(told(row.before, there.slice(1)), ends.before, known);
  return (
    before !== undefined &&
    (row.after === undefined ||
      fits(told(row.after, before.length > 0 ? before : there.slice(1)), ends.after, known) !== undefined)
  );
}
/** `<1>` is what the first `*` stood for. */
const told = (wanted: string, stars: readonly string[]): string =>
  wanted.replace(/<(\d)>/g, (all, n: string) =>
    stars[Number(n) - 1] === undefined ? all : literal(stars[Number(n) - 1] ?? ''),
  );
const REFERENCE = /\{(\d+):(\S+) ([^}|]+)(?:\|(host|port|name|key))?\}/g;
const OF_VALUES = /\{values:([^}]+)\}/g;
/** The old files together, as Helm merges them. */
const merged = new WeakMap<Known, JsonObject>();
function valuesOf(known: Known): JsonObject {
  const all = merged.get(known) ?? known.values.reduce<JsonObject>(mergeValues, {});
  merged.set(known, all);
  return all;
}
/** An address, and a key of a Secret or the file that it is mounted as. */
const PARTS = [/^\w+:\/\/(?<host>[^/:]+)(?::(?<port>\d+))?(?:\/|$)/, /^(?:\w+ (?<name>.*))?.*\/(?<key>[^/]*)$/];
/** `<release>` and `{12:OBJECT PROPERTY}`, which begins with the number of a chart, filled in; `|host`, `|port`, `|name` or `|key` behind it is that part of an address or of a Secret; `{values:PATH}` is what the old files say; undefined when the render has no such thing. */
function filledIn(wanted: string, known: Known): string | undefined {
  const missing: string[] = [];
  const filled = wanted
    .replaceAll('<release>', known.release)
    .replace(OF_VALUES, (whole, path: string) => {
      const text = textOf(valueAt(valuesOf(known), parsePath(path))) ?? '';
      if (text === '') missing.push(whole);
      return literal(text);
    })
    .replace(REFERENCE, (whole, chart: string, object: string, property: string, part: string | undefined) => {
      const text = rawAt(known, Number(chart) === known.chart.major ? 'after' : 'before', object, property) ?? '';
      const wanted = part === undefined ? text : (PARTS.map((is) => is.exec(text)?.groups?.[part]).find(Boolean) ?? '');
      if (wanted === '') missing.push(whole);
      return literal(wanted);
    });
  return missing.length === 0 ? filled : undefined;
}
/**
 * What stands for each `*`, or undefined when it does not fit. `<release>` stands for the name of the release, `*` for any
 * text, and `{12:OBJECT PROPERTY}` or `{13:…}` for what that render has there.
 */
function fits(wanted: string, is: string | undefined, known: Known): readonly string[] | undefined {
  const filled = is === undefined ? undefined : filledIn(wanted, known);
  if (filled === undefined || is === undefined) return undefined;
  // A path at the root says nothing in front of another one, nor at the end.
  const found =
    pattern(filled).exec(is) ??
    pattern(filled.replace(/(^|[^:/])\/\//, '$1/')).exec(is) ??
    (wanted.endsWith('}') ? pattern(filled.replace(/([^/])\/$/, '$1')).exec(is) : null);
  return found?.slice(1);
}

const patterns = new Map<string, RegExp>();
/** A `*` of a value is no pattern. */
const STAR = '\u0000';
const literal = (text: string): string => text.replaceAll('*', STAR);
/** Literal but for `*`. */
function pattern(text: string): RegExp {
  const known = patterns.get(text);
  if (known) return known;
  const parts = text.split('*').map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&').replaceAll(STAR, '\\*'));
  const made = new RegExp(`^${parts.join('([^]*)')}$`);
  patterns.set(text, made);
  return made;
}
