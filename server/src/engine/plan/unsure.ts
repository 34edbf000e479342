/** Components of which nobody can know from the files whether they run. */
import { isWithin, parsePath } from '../path.ts';
import { isUnsure } from '../rules/parts.ts';
import { find, isObject } from '../yaml/tree.ts';
import { ContributionBuilder, type Contribution } from './contribution.ts';
import type { Ground } from './ground.ts';

/** A switch that is a text, over a block that says something: whether the component runs is not in the files. */
export function planUnsure(ground: Ground): Contribution {
  const { units } = ground.set;
  const out = new ContributionBuilder(ground);
  for (const path of unsureIn(ground))
    for (const unit of [...units].reverse()) {
      const entry = find(unit.doc.root, parsePath(path))?.entry;
      if (!entry) continue;
      out.tell('component-unsure', { unit, path, entry });
      break;
    }
  return out.done();
}
export function unsureIn(ground: Ground): ReadonlySet<string> {
  const { merged } = ground.set;
  const found = ground.index.set.parts.filter((part) => {
    if (!isUnsure(part, merged)) return false;
    const block = merged.get(part.at);
    return isObject(block) && Object.keys(block).length > (isWithin(part.switch, part.at) ? 1 : 0);
  });
  return new Set(found.map((part) => part.switch));
}
