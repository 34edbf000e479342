/** Secrets typed into the values beside the name of a Secret that the upgrade writes: chart 13.x reads the Secret. */
import { formatPath } from '../path.ts';
import { emptyValue } from '../yaml/tree.ts';
import { ContributionBuilder, type Contribution } from './contribution.ts';
import type { Said } from './leaves.ts';
import type { Plan } from './plan.ts';

const TYPED = ['inlineSecret', 'password', 'postgresPassword', 'adminPassword'] as const;

export function planHidden(plan: Plan): Contribution {
  const out = new ContributionBuilder(plan.ground);
  const beside = new Set<string>();
  for (const o of plan.operations) {
    if (o.kind !== 'set' || o.to[o.to.length - 1] !== 'existingSecret' || emptyValue(o.json)) continue;
    for (const key of TYPED) beside.add(formatPath([...o.to.slice(0, -1), key]));
  }
  for (const path of beside)
    for (const said of everySaid(plan, path))
      out.tell('secrets/hidden', { unit: said.unit, path: said.path, entry: said.entry });
  return out.done();
}

/** Every file that says something to a key of 8.8, whatever it is called there. */
function everySaid(plan: Plan, path: string): Said[] {
  const found: Said[] = [];
  for (const unit of plan.ground.set.units) {
    const said = plan.saidAt(path, unit.index);
    if (said?.unit === unit && !emptyValue(said.value)) found.push(said);
  }
  return found;
}
