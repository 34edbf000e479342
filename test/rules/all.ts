/** Every rule there is, in the order of its table, with its examples. */
import { ENV_RULES } from '../../server/src/engine/rules/8.7-8.8/env.ts';
import { STEP, STEP_INDEX } from '../../server/src/engine/rules/8.7-8.8/index.ts';
import type { DeriveRule, KeyRule, ListRule, RuleSet } from '../../server/src/engine/rules/rule.ts';
import { VALIDATE_RULES, type ValidateRule } from '../../server/src/engine/validate/rules.ts';
import { envCases } from './envRules.ts';
import type { Case } from './example.ts';
import { keyCases } from './keyRules.ts';
import { WRITTEN } from './written.ts';

export type Described =
  | { readonly kind: 'key'; readonly rule: KeyRule }
  | { readonly kind: 'list'; readonly rule: ListRule }
  | { readonly kind: 'value'; readonly rule: DeriveRule }
  | { readonly kind: 'note'; readonly rule: RuleSet['notes'][number] }
  | { readonly kind: 'variable'; readonly rule: (typeof ENV_RULES)[string] }
  | { readonly kind: 'validate'; readonly rule: ValidateRule };

export const RULES: readonly Described[] = [
  ...STEP.keys.map((rule): Described => ({ kind: 'key', rule })),
  ...STEP.lists.map((rule): Described => ({ kind: 'list', rule })),
  ...STEP_INDEX.derived.map((rule): Described => ({ kind: 'value', rule })),
  ...STEP.notes.map((rule): Described => ({ kind: 'note', rule })),
  ...Object.values(ENV_RULES).map((rule): Described => ({ kind: 'variable', rule })),
  ...VALIDATE_RULES.map((rule): Described => ({ kind: 'validate', rule })),
];

export function casesOf(d: Described): readonly Case[] {
  const written = WRITTEN[d.rule.id];
  if (written) return written;
  if (d.kind === 'key') return keyCases(d.rule);
  if (d.kind === 'variable') return envCases(d.rule.id);
  // The key of a Secret that 12.x took for granted: shown with the reference.
  const of =
    d.kind === 'value' ? STEP.keys.find((r) => `${r.id}-key` === d.rule.id && r.action.kind === 'secret') : undefined;
  return of ? keyCases(of).filter((c) => c.shows !== 'change' || c.says?.startsWith('Without a key') === true) : [];
}
