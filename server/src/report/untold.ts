/** What is wrong in the new files and was not said about the old ones: what `validate` would say next. */
import type { Finding } from '../engine/index.ts';

/** Of a mistake in a new file, the rules that have spoken of the same before. */
const SAME: Readonly<Record<string, RegExp>> = {
  'validate/unknown-key': /^(?:unknown-key|awakened-key)$/,
  'validate/ingress-hides-identity': /^ingress\/hidden-identity$/,
  'validate/plain-text-secret': /(?:password|secret|key)$/,
};

/** `left` as `validate` finds them in the new file, `findings` about the old ones. */
export function untold(left: readonly Finding[], findings: readonly Finding[]): Finding[] {
  return left.filter((f) => f.rule !== 'left-to-decide' && !findings.some((g) => isTold(f, g)));
}

function isTold(f: Finding, g: Finding): boolean {
  if (g.safety === 'safe') return false;
  if (f.rule === g.rule)
    return f.args.property === g.args.property && (f.args.property !== undefined || speaksOf(f, g));
  return (SAME[f.rule]?.test(g.rule) ?? false) && speaksOf(f, g);
}
const speaksOf = (f: Finding, g: Finding): boolean => g.targets.includes(f.place.path) || g.place.path === f.place.path;
