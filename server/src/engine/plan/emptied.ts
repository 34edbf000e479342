/** An empty secret of the new version says as little as none: it makes room for the value that moves there. */
import { parsePath } from '../path.ts';
import { due, type Sliced } from '../slices.ts';
import { valueAt } from '../view.ts';
import { ContributionBuilder, type Contribution } from './contribution.ts';
import { removal, type RemoveOp } from './operation.ts';
import type { Plan } from './plan.ts';

const SECRET_FIELD = /(?:^|\.)(?:inlineSecret|existingSecret|existingSecretKey)$/;

/** Before keys that meet at one target are compared. */
export function* planEmptied(plan: Plan): Sliced<Contribution> {
  const out = new ContributionBuilder(plan.ground);
  const done = new Set<string>();
  for (const { target, rule } of plan.judged.candidates) {
    if (due()) yield;
    if (!SECRET_FIELD.test(target) || done.has(target)) continue;
    done.add(target);
    const gone = emptyAt(plan, target, rule.id);
    if (gone.length === 0) continue;
    out.operations.push(...gone);
    out.group(`empty:${target}`, [...gone, ...plan.goingTo(target).map((c) => c.op)]);
  }
  return out.done();
}

function emptyAt(plan: Plan, target: string, rule: string): RemoveOp[] {
  const keys = parsePath(target);
  const gone: RemoveOp[] = [];
  for (const unit of plan.ground.set.units) {
    if (valueAt(unit.json, keys) !== '' || plan.leaves(unit, keys)) continue;
    // Over a value of an earlier layer it does say something.
    const hides = plan.nativeAt(keys, unit.index - 1);
    if (hides && hides.value !== '') continue;
    gone.push(removal(unit.index, rule, keys, 'empty'));
  }
  return gone;
}
