/** What a deployment has to be told though no key is wrong. */
import { parsePath } from '../path.ts';
import { holds } from '../rules/condition.ts';
import { transform } from '../rules/functions.ts';
import { valueAt } from '../view.ts';
import { find } from '../yaml/tree.ts';
import { ContributionBuilder, type Contribution, type Draft } from './contribution.ts';
import type { Plan } from './plan.ts';

export function planAdvice(plan: Plan): Contribution {
  const { set, facts, index } = plan.ground;
  const out = new ContributionBuilder(plan.ground);
  const instead = new Map<Draft, undefined>();
  for (const rule of index.set.advice) {
    if (!holds(rule.when, set.merged, facts)) continue;
    const said = rule.places.flatMap((path) => {
      // The last file that says it decides.
      const unit = [...set.units].reverse().find((u) => valueAt(u.json, parsePath(path)) !== undefined);
      return unit ? [{ path, unit }] : [];
    });
    const [first] = set.units;
    const [path = ''] = rule.places;
    // Of files on top of others, what they do not say is said below them.
    const at = said[0] ?? (first && set.options.partial !== true ? { path, unit: first } : undefined);
    if (!at) continue;
    // More than that the key gets an effect: which one.
    for (const d of plan.toldAt('awakened-key', at.unit, at.path)) instead.set(d, undefined);
    const proposal = rule.proposes && transform(rule.proposes, set.merged, facts);
    out.tell(
      rule.id,
      { ...at, entry: find(at.unit.doc.root, parsePath(at.path))?.entry },
      typeof proposal === 'string' ? { proposal } : {},
    );
  }
  return instead.size > 0 ? { ...out.done(), instead } : out.done();
}
