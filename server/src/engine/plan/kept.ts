/** What stays where it is, but speaks of the old version, and what the new values make of keys that stay. */
import { formatPath, parsePath } from '../path.ts';
import { due, type Sliced } from '../slices.ts';
import { find, type Json } from '../yaml/tree.ts';
import { look } from '../yaml/watch.ts';
import type { Overview } from '../steps/step.ts';
import { ContributionBuilder, type Contribution } from './contribution.ts';
import { valueOf, type Placed } from './leaves.ts';
import type { Plan } from './plan.ts';

export function* planKept(plan: Plan, placed: readonly Placed[]): Sliced<Contribution> {
  const { step, set, facts } = plan.ground;
  const out = new ContributionBuilder(plan.ground);
  for (const p of placed) {
    if (due()) yield;
    const final = formatPath(p.final);
    for (const { at, is, rule } of step.kept.looks)
      if (at.test(final) && look(() => is(valueOf(p), set.merged, facts)))
        out.tell(rule, { unit: p.unit, path: formatPath(p.path), entry: p.entry });
  }
  for (const overview of step.kept.overviews) overlooked(plan, overview, out);
  return out.done();
}

/** What the new version reads at a path: what the upgrade writes there, or what a file says that is not behind it. */
function willBe(plan: Plan, path: string): { unit: number; value: Json } | undefined {
  const last = plan.ground.set.units.length - 1;
  const said = plan.saidAt(path, last);
  const [set] = plan
    .writes(path)
    .filter((o) => o.kind === 'set')
    .sort((a, b) => b.unit - a.unit);
  if (set && set.unit >= (said?.unit.index ?? 0)) return { unit: set.unit, value: set.json };
  return said && { unit: said.unit.index, value: said.value };
}

/** What a key means beside others, told where it is said last. */
function overlooked(plan: Plan, { rule, at, is }: Overview, out: ContributionBuilder): void {
  const { merged, units } = plan.ground.set;
  if (!is(merged, (path) => willBe(plan, path)?.value)) return;
  for (const unit of [...units].reverse()) {
    const entry = find(unit.doc.root, parsePath(at))?.entry;
    if (!entry) continue;
    out.tell(rule, { unit, path: at, entry });
    return;
  }
}
