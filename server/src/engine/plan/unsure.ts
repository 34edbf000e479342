/** Components of which nobody can know from the files whether they run. */
import { isWithin, parsePath } from '../path.ts';
import { isUnsure } from '../rules/parts.ts';
import { find, isObject } from '../yaml/tree.ts';
import { ContributionBuilder, type Contribution } from './contribution.ts';
import type { Ground } from './ground.ts';

/** A switch that is a text, over a block that says something: whether the component runs is not in the files. */
export function planUnsure(ground: Ground): Contribution {
  const { parts } = ground.index.set;
  const { merged, units } = ground.set;
  const out = new ContributionBuilder(ground);
  const told = new Set<string>();
  for (const part of parts) {
    if (told.has(part.switch) || !isUnsure(part, merged)) continue;
    const block = merged.get(part.at);
    const own = isWithin(part.switch, part.at) ? 1 : 0;
    if (!isObject(block) || Object.keys(block).length <= own) continue;
    for (const unit of [...units].reverse()) {
      const entry = find(unit.doc.root, parsePath(part.switch))?.entry;
      if (!entry || told.has(part.switch)) continue;
      told.add(part.switch);
      out.tell('component-unsure', { unit, path: part.switch, entry });
    }
  }
  return out.done();
}
