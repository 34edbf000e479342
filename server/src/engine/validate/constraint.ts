/** What a chart demands of several keys together: conditions on values, and what is told where they hold. Each chart has its tables. */
import { parsePath } from '../path.ts';
import { valueAt } from '../view.ts';
import { emptyValue } from '../yaml/tree.ts';
import type { Teller, Fix } from './told.ts';
import { isOpen, type Values } from './values.ts';

/** On the merged values with the defaults of the chart, as an `if` in a template sees them. */
export type Test =
  | { readonly on: string }
  | { readonly off: string }
  /** Somebody wrote the key, be it with nothing. */
  | { readonly written: string }
  /** `folded`: small letters do as well. */
  | { readonly text: string; readonly in: readonly string[]; readonly folded?: boolean }
  | { readonly text: string; readonly notIn: readonly string[]; readonly folded?: boolean }
  /** Two paths behind the Ingress that are one. */
  | { readonly text: string; readonly like: string }
  | { readonly method: string; readonly is: string }
  /** A reference with its key, a text, or the old spelling of either. */
  | { readonly secret: string }
  | { readonly all: readonly Test[] }
  | { readonly any: readonly Test[] }
  | { readonly not: Test };
export interface Constraint {
  /** Without the section. */
  readonly rule: string;
  readonly when: Test;
  /** The first of these that somebody wrote. */
  readonly at: readonly string[];
  readonly args?: Readonly<Record<string, string>>;
}

export const on = (path: string): Test => ({ on: path });
export const off = (path: string): Test => ({ off: path });
export const all = (...tests: readonly Test[]): Test => ({ all: tests });
export const any = (...tests: readonly Test[]): Test => ({ any: tests });
export const not = (test: Test): Test => ({ not: test });

/** Undefined when it depends on what a pipeline fills in. */
export function holds(test: Test, values: Values): boolean | undefined {
  if ('on' in test) return values.truth(test.on);
  if ('off' in test) return negate(values.truth(test.off));
  if ('written' in test) return values.has(test.written);
  if ('method' in test) {
    const { value } = values.method(test.method);
    return isOpen(value) ? undefined : value === test.is;
  }
  if ('secret' in test) {
    const of = (key: string): Test => on(`${test.secret}.${key}`);
    return holds(
      any(
        all(of('secret.existingSecret'), of('secret.existingSecretKey')),
        of('secret.inlineSecret'),
        of('existingSecret'),
      ),
      values,
    );
  }
  if ('like' in test) {
    const [a, b] = [values.get(test.text), values.get(test.like)];
    if (isOpen(a) || isOpen(b)) return undefined;
    const bare = (path: string): string => path.replace(/\/+$/, '') || '/';
    const [left, right] = [values.text(test.text), values.text(test.like)];
    return left !== '' && right !== '' && bare(left) === bare(right);
  }
  if ('in' in test || 'notIn' in test) {
    const v = values.get(test.text);
    if (isOpen(v)) return undefined;
    const said = values.text(test.text);
    const folded = [said, said.toUpperCase()];
    const hit = (list: readonly string[]): boolean =>
      test.folded === true ? folded.some((s) => list.includes(s)) : list.includes(said);
    return 'in' in test ? hit(test.in) : !hit(test.notIn);
  }
  if ('not' in test) return negate(holds(test.not, values));
  const decisive = 'any' in test;
  let open = false;
  for (const part of decisive ? test.any : test.all) {
    const is = holds(part, values);
    if (is === decisive) return is;
    open ||= is === undefined;
  }
  return open ? undefined : !decisive;
}
const negate = (v: boolean | undefined): boolean | undefined => (v === undefined ? undefined : !v);

/** The only values that a key takes, where that is a demand of its own. */
export function choicesIn(table: readonly Constraint[], path: string): readonly string[] {
  for (const { when } of table) if ('notIn' in when && when.text === path) return when.notIn;
  return [];
}

/** A key that the chart refuses by name. */
export interface Refused {
  readonly at: string;
  readonly to?: string;
  /** Without the section. */
  readonly rule: string;
  readonly when: Test;
  /** `switch`: told where it is decided, and left to a person. `empty`: taken out where it says nothing. */
  readonly fix?: 'remove' | 'empty' | 'move' | 'switch';
}
export function refuse(c: Teller, table: readonly Refused[]): void {
  for (const r of table)
    c.ask(() => {
      if (holds(r.when, c.values) === true) refused(c, r);
    });
}
/** A switch stands where it is decided, a key everywhere it is written. */
function refused(c: Teller, r: Refused): void {
  const path = parsePath(r.at);
  const origin = c.values.origin(path);
  const to = r.to === undefined ? undefined : parsePath(r.to);
  for (const unit of c.values.set.units) {
    const value = valueAt(unit.json, path);
    if (value === undefined) continue;
    c.claim(unit, r.at);
    if (r.fix === 'switch' && origin?.unit !== unit) continue;
    const free = r.fix === 'move' && to !== undefined && !c.values.has(to);
    const fixes: Fix[] =
      r.fix === 'remove' || (r.fix === 'empty' && emptyValue(value))
        ? [{ kind: 'remove', path, except: new Set() }]
        : free
          ? [{ kind: 'move', path, to, except: new Set() }]
          : [];
    const targets = r.to === undefined ? [] : [r.to];
    c.tell({ rule: `validate/${r.rule}`, unit, path, targets, tag: 'deprecated', fixes });
  }
}
export function demand(c: Teller, table: readonly Constraint[]): void {
  for (const k of table)
    c.ask(() => {
      if (holds(k.when, c.values) === true) c.tellAt(`validate/${k.rule}`, k.at, k.args ? { args: k.args } : {});
    });
}
