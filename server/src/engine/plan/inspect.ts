/** Set -> findings: the stages, in the order in which they run. Each is given what those before it found out, and answers with more. */
import type { Finding } from '../finding.ts';
import type { ValuesSet } from '../set.ts';
import { finish, type Sliced } from '../slices.ts';
import { doing, NOTHING, onlyTells, telling, type Contribution } from './contribution.ts';
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
import { planList } from './lists.ts';
import { planNames } from './names.ts';
import type { Placed } from './leaves.ts';
import { Plan } from './plan.ts';
import { Stages } from './stages.ts';
import { planReferences } from './references.ts';
import { planRevived } from './revived.ts';
import { planRemarks } from './remarks.ts';
import { left, settle } from './settle.ts';
import { sparing } from './shared.ts';
import { planTemplates } from './templates.ts';
import { planTexts } from './texts.ts';
import { planTypes } from './types.ts';
import { planUnsure } from './unsure.ts';
import { planWiped } from './wiped.ts';

/** What must change in a set; nothing for a set that is not Camunda's. `stages`: what is known of the same set. */
export const inspectSet = (set: ValuesSet): Finding[] => finish(inspecting(set));
export function* inspecting(set: ValuesSet, stages = new Stages()): Sliced<Finding[]> {
  if (set.version === 'foreign' || set.version === 'neutral') return [];
  const plan = set.version === set.step.to ? yield* remarked(set) : yield* upgraded(set, stages);
  return sparing(set, yield* findingsIn(plan, stages));
}

/** A set of the new version: nothing in it is old. */
function* remarked(set: ValuesSet): Sliced<Plan> {
  const ground = new Ground(set);
  return Plan.begin(ground).with(yield* planRemarks(ground, set, false));
}
function* upgraded(set: ValuesSet, stages: Stages): Sliced<Plan> {
  const { rules } = set.step;
  const withMore = (plan: Plan, name: string, more: Contribution): Plan =>
    more === NOTHING ? plan : stages.made(`with ${name}`, [plan, more], () => plan.with(more));
  // Later stages ask what is performed. What is only told is joined when all of them have answered, and is news to none of them.
  const told: [name: string, more: Contribution][] = [];
  const joined = function* (plan: Plan, name: string, more: Contribution): Sliced<Plan> {
    if (!more.drafts.some(onlyTells)) return withMore(plan, name, more);
    told.push([`told by ${name}`, yield* stages.part(`told by ${name}`, more, () => telling(more))]);
    const does = yield* stages.part(`done by ${name}`, more, () => doing(more));
    return withMore(plan, name, does);
  };
  const aside = function* (plan: Plan, name: string, given: readonly unknown[], stage: () => Made): Sliced<Plan> {
    return yield* joined(plan, name, yield* stages.run(name, given, () => sliced(stage)));
  };
  // What is given a plan depends on all that came before.
  const next = (plan: Plan, name: string, stage: (plan: Plan) => Made): Sliced<Plan> =>
    aside(plan, name, [plan], () => stage(plan));
  const ground = yield* stages.run('ground', [set.merged, set.units, set.layers], () => standing(set));
  const { judged, placed: all } = yield* judge(ground, stages);
  yield;
  let plan = stages.made('judged', [ground, judged], () => Plan.begin(ground, judged));
  plan = yield* aside(plan, 'unsure', [ground], () => planUnsure(ground));
  plan = yield* aside(plan, 'remarks', [ground], () => planRemarks(ground, set, true));
  const texts = yield* stages.run('texts', [ground], () => planTexts(ground));
  plan = yield* next(yield* joined(plan, 'texts', texts), 'emptied', planEmptied);
  const ready = plan;
  const settled = yield* stages.run('settled', [ready, texts], () => settle(ready, texts.changed));
  plan = yield* joined(plan, 'settled', settled);
  for (const rule of rules.set.lists) plan = yield* next(plan, `list ${rule.id}`, (p) => planList(p, rule));
  for (const rule of rules.derived) plan = yield* next(plan, `derived ${rule.id}`, (p) => derive(p, rule, stages));
  yield;
  plan = yield* next(plan, 'hidden', planHidden);
  // Whether a key that it tells of lives is asked once more, by `advice`.
  const before = plan;
  plan = withMore(plan, 'wiped', yield* stages.run('wiped', [before], () => sliced(() => planWiped(before))));
  const placed = yield* stages.run('left', [all, settled], () => left(all, settled));
  const withPlaced = (plan: Plan, name: string, stage: (plan: Plan, placed: readonly Placed[]) => Made): Sliced<Plan> =>
    aside(plan, name, [plan, placed], () => stage(plan, placed));
  plan = yield* withPlaced(plan, 'revived', planRevived);
  plan = yield* aside(plan, 'types', [ground, placed], () => planTypes(ground, placed));
  plan = yield* aside(plan, 'images', [ground, placed], () => planImages(ground, placed));
  plan = yield* withPlaced(plan, 'kept', planKept);
  yield;
  plan = yield* next(plan, 'advice', planAdvice);
  yield;
  plan = yield* next(plan, 'references', planReferences);
  plan = yield* aside(plan, 'names', [ground, placed], () => planNames(ground, placed));
  plan = yield* withPlaced(plan, 'templates', planTemplates);
  for (const [name, more] of told) plan = withMore(plan, name, more);
  return plan;
}
type Made = Contribution | Sliced<Contribution>;
/** Nothing is begun before it is asked for: what it looks at is noted by whoever asks. */
function* sliced(stage: () => Made): Sliced<Contribution> {
  const made = stage();
  return 'next' in made ? yield* made : made;
}
function* standing(set: ValuesSet): Sliced<Ground> {
  const { set: alive, dormant } = yield* findingLiving(set, set.step.rules);
  return new Ground(alive, set.merged, dormant);
}
