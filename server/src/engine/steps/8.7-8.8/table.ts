/** Shorthand for rule tables: what most rows of a table share is said once. */
import type {
  Action,
  Condition,
  DeriveRule,
  IfLeft,
  KeyRule,
  ListRule,
  Safety,
  Section,
  Severity,
} from '../../rules/rule.ts';
import type { Predicate, Shape, Transform } from './functions.ts';

interface Words {
  readonly section: Section;
  readonly severity?: Severity;
  readonly safety?: Safety;
  readonly ifLeft?: IfLeft;
  readonly todo?: string;
  readonly why: string;
  readonly details?: string;
  readonly source?: readonly string[];
  readonly since?: string;
}
/** What only some rules have. */
const more = ({ todo, details }: Words): Pick<Words, 'todo' | 'details'> => ({
  ...(todo === undefined ? {} : { todo }),
  ...(details === undefined ? {} : { details }),
});
const BOTH = ['values.yaml and templates of chart 12.13 and 13.12'];

export function rule(id: string, at: string, action: Action, w: Words): KeyRule {
  const manual = action.kind === 'manual';
  return {
    id,
    at,
    action,
    section: w.section,
    severity: w.severity ?? (action.kind === 'keep' ? 'information' : 'error'),
    safety: w.safety ?? (manual ? 'manual' : 'safe'),
    ifLeft: w.ifLeft ?? (action.kind === 'keep' ? 'unchanged' : 'ignored'),
    why: w.why,
    ...more(w),
    source: w.source ?? BOTH,
  };
}
export const move = (
  id: string,
  at: string,
  to: string,
  w: Words & { readonly shape?: Shape; readonly group?: string },
): KeyRule => ({
  ...rule(id, at, { kind: 'move', to, ...(w.shape ? { shape: w.shape } : {}) }, w),
  ...(w.group === undefined ? {} : { group: w.group }),
});
export const remove = (id: string, at: string, w: Words): KeyRule => rule(id, at, { kind: 'remove' }, w);
export const manual = (id: string, at: string, w: Words & { readonly like?: string }): KeyRule =>
  rule(id, at, { kind: 'manual', ...(w.like === undefined ? {} : { like: w.like }) }, w);
export const reshape = (id: string, at: string, shape: Shape, w: Words & { readonly group?: string }): KeyRule => ({
  ...rule(id, at, { kind: 'reshape', shape }, w),
  ...(w.group === undefined ? {} : { group: w.group }),
});

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
    ...more(w),
    source: w.source ?? BOTH,
    ...(w.since === undefined ? {} : { since: w.since }),
    ...(w.absorbs ? { absorbs: w.absorbs } : {}),
    ...(w.when ? { when: w.when } : {}),
    ...(w.group === undefined ? {} : { group: w.group }),
    ...(w.addition === undefined ? { addition: !w.absorbs } : { addition: w.addition }),
  };
}
export function list(
  id: string,
  to: string,
  sources: readonly string[],
  key: ListRule['key'],
  w: Words & Pick<ListRule, 'items' | 'volumes' | 'hides' | 'extra'> & { readonly clash?: ListRule['clash'] },
): ListRule {
  return {
    id,
    to,
    sources,
    key,
    clash: w.clash ?? 'comment',
    section: w.section,
    severity: w.severity ?? 'error',
    safety: w.safety ?? 'review',
    ifLeft: w.ifLeft ?? 'ignored',
    why: w.why,
    ...more(w),
    source: w.source ?? BOTH,
    ...(w.items ? { items: w.items } : {}),
    ...(w.volumes ? { volumes: w.volumes } : {}),
    ...(w.hides ? { hides: w.hides } : {}),
    ...(w.extra ? { extra: w.extra } : {}),
  };
}
