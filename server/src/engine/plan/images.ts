/** Images of the bundled services, pinned by a copy of older defaults. */
import { formatPath } from '../path.ts';
import { due, type Sliced } from '../slices.ts';
import { resolve } from '../yaml/tree.ts';
import { look } from '../yaml/watch.ts';
import { ContributionBuilder, type Contribution } from './contribution.ts';
import type { Ground } from './ground.ts';
import type { Placed } from './leaves.ts';
import type { RewriteOp } from './operation.ts';

export function* planImages(ground: Ground, placed: readonly Placed[]): Sliced<Contribution> {
  const { merged } = ground.set;
  const { images } = ground.step;
  const out = new ContributionBuilder(ground);
  const registry = (path: Placed['final']) => merged.get(formatPath([...path.slice(0, -1), 'registry']));
  for (const p of placed) {
    if (due()) yield;
    if (p.final[p.final.length - 1] !== 'repository') continue;
    const node = resolve(p.node);
    if (node.kind !== 'scalar') continue;
    const registries = [registry(p.path), registry(p.final), merged.get('global.imageRegistry')];
    const value = look(() => images.moved(p.final, node.value, registries) ?? null);
    if (value === null) continue;
    const rule = ground.note(images.rule);
    const op: RewriteOp = { kind: 'rewrite', unit: p.unit.index, rule: rule.id, path: p.path, value };
    out.perform(op, { rule, ...p }, { targets: [formatPath(p.final)] });
  }
  return out.done();
}
