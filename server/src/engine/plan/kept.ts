/** What stays where it is, but speaks of the old version, and what the new values make of keys that stay. */
import { formatPath, parsePath } from '../path.ts';
import { due, type Sliced } from '../slices.ts';
import { valueAt } from '../view.ts';
import { find, type Json } from '../yaml/tree.ts';
import type { Overview } from '../steps/step.ts';
import type { Inspection } from './inspection.ts';

export function* planKept(inspection: Inspection): Sliced<void> {
  for (const p of inspection.placed) {
    if (due()) yield;
    const final = formatPath(p.final);
    for (const look of inspection.step.kept.looks)
      if (look.at.test(final) && look.is(valueAt(p.unit.json, p.path) ?? null, inspection.set.merged, inspection.facts))
        inspection.tell(look.rule, { unit: p.unit, path: formatPath(p.path), entry: p.entry });
  }
  for (const overview of inspection.step.kept.overviews) overlooked(inspection, overview);
}

/** What the new version reads at a path: what the upgrade writes there, or what a file says that is not behind it. */
function willBe(inspection: Inspection, path: string): { unit: number; value: Json } | undefined {
  const last = inspection.set.units.length - 1;
  const said = inspection.saidAt(path, last);
  const [set] = inspection.operations
    .filter((o) => o.kind === 'set' && formatPath(o.to) === path)
    .sort((a, b) => b.unit - a.unit);
  if (set?.kind === 'set' && set.unit >= (said?.unit.index ?? 0)) return { unit: set.unit, value: set.json };
  return said && { unit: said.unit.index, value: said.value };
}

/** What a key means beside others, told where it is said last. */
function overlooked(inspection: Inspection, { rule, at, is }: Overview): void {
  const { merged, units } = inspection.set;
  if (!is(merged, (path) => willBe(inspection, path)?.value)) return;
  for (const unit of [...units].reverse()) {
    const entry = find(unit.doc.root, parsePath(at))?.entry;
    if (!entry) continue;
    inspection.tell(rule, { unit, path: at, entry });
    return;
  }
}
