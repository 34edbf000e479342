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
  const known = spoken.get(findings) ?? new Spoken(findings);
  spoken.set(findings, known);
  return left.filter((f) => f.rule !== 'left-to-decide' && !known.of(f));
}

/** What some findings speak of that do not go by themselves. */
class Spoken {
  /** By rule and property; in what has none, by rule and path. */
  private readonly properties = new Set<string>();
  private readonly paths = new Map<string, Set<string>>();

  constructor(findings: readonly Finding[]) {
    for (const f of findings) {
      if (f.safety === 'safe') continue;
      const property = f.args.property;
      if (property !== undefined) this.properties.add(`${f.rule} ${property}`);
      for (const of of [f.rule, ...(property === undefined ? [`${f.rule} `] : [])]) {
        const paths = this.paths.get(of) ?? new Set();
        this.paths.set(of, paths);
        for (const path of [...f.targets, f.place.path]) paths.add(path);
      }
    }
  }
  of(f: Finding): boolean {
    const property = f.args.property;
    if (property !== undefined && this.properties.has(`${f.rule} ${property}`)) return true;
    const same = SAME[f.rule];
    for (const [of, paths] of this.paths) {
      if (!paths.has(f.place.path)) continue;
      if (property === undefined && of === `${f.rule} `) return true;
      if (of !== f.rule && same?.test(of)) return true;
    }
    return false;
  }
}
const spoken = new WeakMap<readonly Finding[], Spoken>();
