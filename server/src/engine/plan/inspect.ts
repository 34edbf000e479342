/** Set -> findings: the stages, in the order in which they run. Each is given what those before it found out, and answers with more. */
import type { Finding } from '../finding.ts';
import type { ValuesSet } from '../set.ts';
import { due, finish, type Sliced } from '../slices.ts';
import { planAdvice } from './advice.ts';
import { derive } from './derive.ts';
import { findingLiving } from './dormant.ts';
import { planEmptied } from './emptied.ts';
import { findingsIn } from './findings.ts';
import { Ground } from './ground.ts';
import { planHidden } from './hidden.ts';
import { planImages } from './images.ts';
import { judge } from './judge.ts';
import { planKept } from './kept.ts';
import type { Placed } from './leaves.ts';
import { planList } from './lists.ts';
import { planNames } from './names.ts';
import { Plan } from './plan.ts';
import { isQuiet } from './quiet.ts';
import { planReferences } from './references.ts';
import { planRemarks } from './remarks.ts';
import { settle } from './settle.ts';
import { sparing } from './shared.ts';
import { planTemplates } from './templates.ts';
import { planTexts } from './texts.ts';
import { planTypes } from './types.ts';
import { planUnsure } from './unsure.ts';
import { planWiped } from './wiped.ts';

/** What must change in a set; nothing for a set that is not Camunda's. */
export const inspectSet = (set: ValuesSet): Finding[] => finish(inspecting(set));
export function* inspecting(set: ValuesSet): Sliced<Finding[]> {
  if (set.version === 'foreign' || set.version === 'neutral') return [];
  const plan = set.version === set.step.to ? yield* remarked(set) : yield* upgraded(set);
  return sparing(set, yield* findingsIn(plan));
}

/** A set of the new version: nothing in it is old. */
function* remarked(set: ValuesSet): Sliced<Plan> {
  const ground = new Ground(set);
  return Plan.begin(ground).with(yield* planRemarks(ground, set, false));
}
function* upgraded(set: ValuesSet): Sliced<Plan> {
  const { rules } = set.step;
  const { set: alive, dormant } = yield* findingLiving(set, rules);
  const ground = new Ground(alive, set.merged, dormant);
  const judged = yield* judge(ground);
  yield;
  const told = Plan.begin(ground, judged)
    .with(planUnsure(ground))
    .with(yield* planRemarks(ground, set, true));
  const texts = yield* planTexts(ground);
  const read = told.with(texts);
  const ready = read.with(yield* planEmptied(read));
  const settled = yield* settle(ready, texts.changed);
  let plan = ready.with(settled);
  for (const rule of rules.set.lists) plan = plan.with(yield* planList(plan, rule));
  for (const rule of rules.derived) plan = plan.with(yield* derive(plan, rule));
  yield;
  plan = plan.with(planHidden(plan));
  plan = plan.with(planWiped(plan));
  const placed: Placed[] = [];
  for (const p of settled.placed) {
    if (due()) yield;
    if (!isQuiet(set.step, p)) placed.push(p);
  }
  plan = plan.with(yield* planTypes(ground, placed));
  plan = plan.with(yield* planImages(ground, placed));
  plan = plan.with(yield* planKept(plan, placed));
  yield;
  plan = plan.with(planAdvice(plan));
  yield;
  plan = plan.with(yield* planReferences(plan));
  plan = plan.with(yield* planNames(ground, placed));
  return plan.with(yield* planTemplates(plan, placed));
}
