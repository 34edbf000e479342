/** What an upgrade is judged by, beside the differences of its renders. */
import type { Finding, LedgerEntry } from '../finding.ts';
import type { ChartChange, Copy, DeclaredEffect } from '../rules/rule.ts';
import type { JsonObject } from '../view.ts';
import type { Json } from '../yaml/tree.ts';
import type { Difference } from './compare.ts';
import type { Facts } from './facts.ts';
import type { Objects } from './objects.ts';
import { fillPlaceholders } from './placeholders.ts';
import { HIDDEN } from './value.ts';

/** What is known about an upgrade beside the differences of its renders. */
export interface Known {
  readonly objects: Objects;
  /** The new chart: what it is called, and its number in the rows of changes. */
  readonly chart: { readonly name: string; readonly major: number };
  /** The renders of the old chart and of the new one. */
  readonly before: Facts;
  readonly after: Facts;
  readonly findings: readonly Finding[];
  /** The account of each layer. */
  readonly ledgers: readonly (readonly LedgerEntry[])[];
  /** The values of each layer, as read. */
  readonly values: readonly JsonObject[];
  /** What the keys of the files are declared to do. */
  readonly effects: readonly DeclaredEffect[];
  readonly whyOf: (rule: string) => string;
  /** Rules of keys that stay and still have to be looked at, or that do not switch all that they did. */
  readonly looks: ReadonlySet<string>;
  /** Rules of what had no effect. */
  readonly asleep: ReadonlySet<string>;
  readonly changes: readonly ChartChange[];
  readonly copies: readonly Copy[];
  /** Name of the release, which stands in names of objects. */
  readonly release: string;
}
/** What a difference is on each side, secrets too: only to be compared. */
export interface Ends {
  readonly before: string | undefined;
  readonly after: string | undefined;
}
export function rawAt(known: Known, side: 'before' | 'after', object: string, property: string): string | undefined {
  const all = known[side].get(object);
  const { setting } = known.objects;
  const value = all?.get(property) ?? all?.get(setting(property, false)) ?? all?.get(setting(property, true));
  return value?.text === HIDDEN ? value.same : value?.text;
}
export const endsOf = (d: Difference, known: Known): Ends => ({
  before: d.before === undefined ? undefined : rawAt(known, 'before', d.object, d.property),
  after: d.after === undefined ? undefined : rawAt(known, 'after', known.objects.successor(d.object), d.property),
});
export const textOf = (value: Json | undefined): string | undefined =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? fillPlaceholders(String(value)).text
    : undefined;
