/** What can be wrong with values, in words. */
import type { Finding } from '../finding.ts';
import type { RuleSet } from '../rules/ruleSet.ts';

type Note = RuleSet['notes'][number];
export interface ValidateRule extends Note {
  /** The first sentence; `{path}`, `{target}` and names of arguments in braces are filled in. */
  readonly says: string;
}

const fill = (text: string, f: Finding): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'path') return `\`${f.place.path}\``;
    if (name === 'target') return f.args.target ?? f.targets.map((t) => `\`${t}\``).join(' and ');
    if (name === 'hint') return hint(f);
    return f.args[name] ?? '';
  });
function hint(f: Finding): string {
  if (f.targets.length === 0) return '';
  const targets = f.targets.map((t) => `\`${t}\``).join(', ');
  if (f.rule === 'validate/unknown-key' || f.rule === 'validate/item-key') return ` Is ${targets} meant?`;
  return ` In ${f.minor}: ${targets}.`;
}

/** The words of a finding that speaks of a mistake; undefined for all others. */
export function wordsOf(
  rules: readonly ValidateRule[],
  f: Finding,
): { readonly headline: string; readonly why: string } | undefined {
  const rule = f.rule.startsWith('validate/') ? rules.find((r) => r.id === f.rule) : undefined;
  return rule && { headline: fill(rule.says, f), why: fill(rule.why, f) };
}
