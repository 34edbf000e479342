/** Every rule there is, in the order of its table, with its examples. */
import { catalogue } from '../../server/src/engine/charts/catalogue.ts';
import { parsePath } from '../../server/src/engine/path.ts';
import { ENV_RULES } from '../../server/src/engine/steps/8.7-8.8/envRules.ts';
import { STEP } from '../../server/src/engine/steps/8.7-8.8/index.ts';
import type { DeriveRule, KeyRule, ListRule, Safety } from '../../server/src/engine/rules/rule.ts';
import type { RuleSet } from '../../server/src/engine/rules/ruleSet.ts';
import { VALIDATE_RULES } from '../../server/src/engine/validate/8.8/rules.ts';
import { VALIDATE_RULES as LATER } from '../../server/src/engine/validate/8.9/rules.ts';
import type { ValidateRule } from '../../server/src/engine/validate/rule.ts';
import { AROUND_RULES, type AroundRule } from '../../server/src/engine/wrappers/rules.ts';
import { envCases } from './envRules.ts';
import { play, type Case } from './example.ts';
import { keyCases } from './keyRules.ts';
import { WRITTEN } from './written.ts';

export type Described =
  | { readonly kind: 'key'; readonly rule: KeyRule }
  | { readonly kind: 'list'; readonly rule: ListRule }
  | { readonly kind: 'value'; readonly rule: DeriveRule }
  | { readonly kind: 'note'; readonly rule: RuleSet['notes'][number] }
  | { readonly kind: 'variable'; readonly rule: (typeof ENV_RULES)[string] }
  | { readonly kind: 'validate'; readonly rule: ValidateRule }
  | { readonly kind: 'around'; readonly rule: AroundRule };

/** Mistakes that only the next chart refuses. */
export const isLater = (id: string): boolean =>
  LATER.some((r) => r.id === id) && !VALIDATE_RULES.some((r) => r.id === id);
export const RULES: readonly Described[] = [
  ...STEP.rules.set.keys.map((rule): Described => ({ kind: 'key', rule })),
  ...STEP.rules.set.lists.map((rule): Described => ({ kind: 'list', rule })),
  ...STEP.rules.derived.map((rule): Described => ({ kind: 'value', rule })),
  ...STEP.rules.set.notes.map((rule): Described => ({ kind: 'note', rule })),
  ...Object.values(ENV_RULES).map((rule): Described => ({ kind: 'variable', rule })),
  ...VALIDATE_RULES.map((rule): Described => ({ kind: 'validate', rule })),
  // What the next chart says too is told on one page.
  ...LATER.filter((r) => !VALIDATE_RULES.some(({ id }) => id === r.id)).map((rule): Described => ({
    kind: 'validate',
    rule,
  })),
  ...AROUND_RULES.map((rule): Described => ({ kind: 'around', rule })),
];

/** A derived value that is there already, its reference as a whole, is left alone. */
function thereAlready(to: string): Case {
  const secret = /^(.*\.secret)\.existingSecret(?:Key)?$/.exec(to)?.[1];
  const keys = secret === undefined ? parsePath(to) : parsePath(secret);
  const indent = '  '.repeat(keys.length);
  const last = secret === undefined ? '' : `${indent}existingSecret: mine\n${indent}existingSecretKey: key\n`;
  const typed = catalogue('8.8').get(parsePath(to))?.types.includes('boolean') === true;
  const lines = keys.map((k, i) => {
    const value =
      secret === undefined && i === keys.length - 1 ? (typed ? ' false' : k === 'method' ? ' basic' : ' mine') : '';
    return `${'  '.repeat(i)}${k}:${value}\n`;
  });
  return { shows: 'untouched', before: [`${lines.join('')}${last}`], says: 'What is there already stays:' };
}

export function casesOf(d: Described): readonly Case[] {
  const cases = ownCases(d);
  if (d.kind !== 'value' || cases.some((c) => c.shows === 'untouched')) return cases;
  return [...cases, thereAlready(d.rule.to)];
}
function ownCases(d: Described): readonly Case[] {
  const written = WRITTEN[d.rule.id];
  if (written) return written;
  if (d.kind === 'key') return keyCases(d.rule);
  if (d.kind === 'variable') return envCases(d.rule.id);
  // The key of a Secret that 12.x took for granted: shown with the reference.
  const of =
    d.kind === 'value'
      ? STEP.rules.set.keys.find((r) => `${r.id}-key` === d.rule.id && r.action.kind === 'secret')
      : undefined;
  return of ? keyCases(of).filter((c) => c.shows !== 'change' || c.says?.startsWith('Without a key') === true) : [];
}

/** How safe the fixes are that a rule makes in its examples. */
export const safetiesOf = (d: Described): Safety[] =>
  d.kind === 'validate' || d.kind === 'around'
    ? []
    : casesOf(d)
        .flatMap((c) => play(d.rule.id, c.before).findings)
        .filter((f) => f.rule === d.rule.id)
        .map((f) => f.safety);
