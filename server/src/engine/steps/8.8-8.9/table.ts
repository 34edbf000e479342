/** Shorthand for the rules of this step: what most rows share is said once. */
import type {
  Action,
  Condition,
  DeriveRule,
  IfLeft,
  KeyRule,
  Part,
  RuleSet,
  Safety,
  Severity,
} from '../../rules/rule.ts';
import type { Predicate, Shape, Transform } from './functions.ts';

export interface Words {
  readonly section: string;
  readonly why: string;
  readonly source: readonly string[];
  readonly severity?: Severity;
  readonly safety?: Safety;
  readonly ifLeft?: IfLeft;
}
export function rule(id: string, at: string, action: Action, w: Words): KeyRule {
  return {
    id,
    at,
    action,
    section: w.section,
    severity: w.severity ?? 'error',
    safety: w.safety ?? (action.kind === 'manual' ? 'manual' : 'safe'),
    ifLeft: w.ifLeft ?? 'ignored',
    why: w.why,
    source: w.source,
  };
}
export const move = (id: string, at: string, to: string, w: Words & { readonly shape?: Shape }): KeyRule =>
  rule(id, at, { kind: 'move', to, ...(w.shape ? { shape: w.shape } : {}) }, w);
export const remove = (id: string, at: string, w: Words): KeyRule => rule(id, at, { kind: 'remove' }, w);
export const manual = (id: string, at: string, w: Words): KeyRule => rule(id, at, { kind: 'manual' }, w);
export const reshape = (id: string, at: string, shape: Shape, w: Words): KeyRule =>
  rule(id, at, { kind: 'reshape', shape }, w);

export function derive(
  id: string,
  to: string,
  value: Exclude<DeriveRule['value'], { readonly from: string }> | { readonly from: Transform },
  w: Words & {
    readonly absorbs?: readonly string[];
    readonly when?: Condition<Predicate>;
    readonly addition?: boolean;
    readonly group?: string;
  },
): DeriveRule {
  return {
    id,
    to,
    value,
    section: w.section,
    severity: w.severity ?? 'error',
    safety: w.safety ?? 'safe',
    ifLeft: w.ifLeft ?? 'default-changed',
    why: w.why,
    source: w.source,
    addition: w.addition ?? true,
    ...(w.absorbs ? { absorbs: w.absorbs } : {}),
    ...(w.when ? { when: w.when } : {}),
    ...(w.group === undefined ? {} : { group: w.group }),
  };
}
export const note = (
  id: string,
  w: Words & { readonly severity: Severity; readonly safety: Safety },
): RuleSet['notes'][number] => ({ id, ifLeft: 'unchanged', ...w });
/** One key that nothing reads while a switch is off. */
export const single = (at: string, switchedBy: string, by: string, reversed = false): Part => ({
  at,
  switch: switchedBy,
  single: true,
  filled: true,
  ...(reversed ? { reversed } : { absent: true }),
  note: by,
});
