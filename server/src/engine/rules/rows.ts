/** Shorthand for the tables of a step: what most rows share is said once. */
import type { Action, Condition, DeriveRule, IfLeft, KeyRule, ListRule, Safety, Section, Severity } from './rule.ts';
import type { RuleSet } from './ruleSet.ts';

export interface Words {
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
interface Grouped {
  readonly group?: string;
}
const grouped = ({ group }: Grouped): Grouped => (group === undefined ? {} : { group });

/** The names of a step's functions. */
interface Names {
  readonly shape: string;
  readonly predicate: string;
  readonly transform: string;
}
/** The rows of one step. `W`: what each has to say; `both`: the source of those that name none. */
export function rows<N extends Names, W extends Words = Words>(both: readonly string[] = []) {
  /** What every rule says, and what it is unless its row says otherwise. */
  const said = (w: W, otherwise: Required<Pick<Words, 'severity' | 'safety' | 'ifLeft'>>) => ({
    section: w.section,
    severity: w.severity ?? otherwise.severity,
    safety: w.safety ?? otherwise.safety,
    ifLeft: w.ifLeft ?? otherwise.ifLeft,
    why: w.why,
    ...(w.todo === undefined ? {} : { todo: w.todo }),
    ...(w.details === undefined ? {} : { details: w.details }),
    source: w.source ?? both,
  });
  const rule = (id: string, at: string, action: Action, w: W): KeyRule => {
    const keep = action.kind === 'keep';
    const safety = action.kind === 'manual' ? 'manual' : 'safe';
    const otherwise = {
      severity: keep ? 'information' : 'error',
      safety,
      ifLeft: keep ? 'unchanged' : 'ignored',
    } as const;
    return { id, at, action, ...said(w, otherwise) };
  };
  return {
    rule,
    move: (id: string, at: string, to: string, w: W & Grouped & { readonly shape?: N['shape'] }): KeyRule => ({
      ...rule(id, at, { kind: 'move', to, ...(w.shape ? { shape: w.shape } : {}) }, w),
      ...grouped(w),
    }),
    remove: (id: string, at: string, w: W): KeyRule => rule(id, at, { kind: 'remove' }, w),
    manual: (id: string, at: string, w: W & { readonly like?: string }): KeyRule =>
      rule(id, at, { kind: 'manual', ...(w.like === undefined ? {} : { like: w.like }) }, w),
    reshape: (id: string, at: string, shape: N['shape'], w: W & Grouped): KeyRule => ({
      ...rule(id, at, { kind: 'reshape', shape }, w),
      ...grouped(w),
    }),
    derive: (
      id: string,
      to: string,
      value: Exclude<DeriveRule['value'], { readonly from: string }> | { readonly from: N['transform'] },
      w: W &
        Grouped & {
          readonly absorbs?: readonly string[];
          readonly when?: Condition<N['predicate']>;
          readonly addition?: boolean;
        },
    ): DeriveRule => ({
      id,
      to,
      value,
      ...said(w, { severity: 'error', safety: 'safe', ifLeft: 'default-changed' }),
      ...(w.since === undefined ? {} : { since: w.since }),
      ...(w.absorbs ? { absorbs: w.absorbs } : {}),
      ...(w.when ? { when: w.when } : {}),
      ...grouped(w),
      addition: w.addition ?? !w.absorbs,
    }),
    list: (
      id: string,
      to: string,
      sources: readonly string[],
      key: ListRule['key'],
      w: W & Pick<ListRule, 'items' | 'volumes' | 'hides' | 'extra'> & { readonly clash?: ListRule['clash'] },
    ): ListRule => ({
      id,
      to,
      sources,
      key,
      clash: w.clash ?? 'comment',
      ...said(w, { severity: 'error', safety: 'review', ifLeft: 'ignored' }),
      ...(w.items ? { items: w.items } : {}),
      ...(w.volumes ? { volumes: w.volumes } : {}),
      ...(w.hides ? { hides: w.hides } : {}),
      ...(w.extra ? { extra: w.extra } : {}),
    }),
    note: (id: string, w: W & { readonly severity: Severity; readonly safety: Safety }): RuleSet['notes'][number] => ({
      id,
      ifLeft: 'unchanged',
      ...w,
      source: w.source ?? both,
    }),
  };
}
