/** A mistake in a file of 8.8 for each rule of `validate`, out of the seeded ones. */
import { apply, headline, message, plan, readSet, validate } from '../../server/src/engine/index.ts';
import { SEEDS } from '../unit/validate/seeds.ts';

export interface Mistake {
  readonly wrong: string;
  /** What its fix makes of it, else the same values without it. */
  readonly right: string;
  readonly fixed: boolean;
  readonly headline: string;
  readonly message: string;
}
const clean = (text: string): string => text.replace(/ *#!/g, '');

/** The first one of a kind. */
export function mistake(rule: string): Mistake | undefined {
  const seed = SEEDS.find((s) => s.rule === rule);
  if (!seed) return undefined;
  const wrong = clean(seed.bad);
  const set = readSet([{ name: 'values.yaml', text: wrong }], { from: '8.8' });
  const found = validate(set).filter((f) => f.rule === rule);
  const [first] = found;
  if (!first) return undefined;
  const fixes = found.filter((f) => f.operations.length > 0);
  const fixed = fixes.length > 0;
  const right = fixed ? (apply(set, plan(fixes))[0]?.after ?? wrong) : clean(seed.good);
  return { wrong, right, fixed, headline: headline(first), message: message(first) };
}
