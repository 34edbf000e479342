/** A first line that names the old version must name the new one in the end: what it says wins over the keys. */
import type { Finding } from '../finding.ts';
import type { ValuesSet } from '../set.ts';
import { declaration } from '../version.ts';
import { findingsOf } from './findings.ts';
import { ContributionBuilder } from './contribution.ts';
import { Ground } from './ground.ts';
import type { DeclareOp } from './operation.ts';
import { Plan } from './plan.ts';

/** For a set in which nothing else is left to change: read as the new version, it would have no findings of the old one. */
export function declared(set: ValuesSet): Finding[] {
  const { from, to } = set.step;
  if (set.version !== from || !set.layers.some((l) => declaration(l.text)?.version === from)) return [];
  const ground = new Ground(set);
  const out = new ContributionBuilder(ground);
  const rule = ground.note('declared-version');
  set.layers.forEach((layer, i) => {
    const said = declaration(layer.text);
    const [unit] = layer.units;
    if (said?.version !== from || !unit || layer.locked !== undefined) return;
    const op: DeclareOp = { kind: 'declare', unit: unit.index, rule: rule.id, version: to };
    out.operations.push(op);
    out.draft({
      rule,
      unit,
      path: '',
      entry: undefined,
      place: () => ({ layer: i, start: said.start, end: said.end, path: '' }),
      targets: [],
      own: [op],
      root: false,
      tag: undefined,
    });
  });
  return findingsOf(Plan.begin(ground).with(out.done()));
}
