/** A first line that names the old version must name the new one in the end: what it says wins over the keys. */
import type { Finding } from '../finding.ts';
import type { ValuesSet } from '../set.ts';
import { declaration } from '../version.ts';
import { findingsOf } from './findings.ts';
import { Inspection } from './inspection.ts';
import type { DeclareOp } from './operation.ts';

/** For a set in which nothing else is left to change: read as the new version, it would have no findings of the old one. */
export function declared(set: ValuesSet): Finding[] {
  const { from, to } = set.step;
  if (set.version !== from || !set.layers.some((l) => declaration(l.text)?.version === from)) return [];
  const inspection = new Inspection(set);
  const rule = inspection.note('declared-version');
  set.layers.forEach((layer, i) => {
    const said = declaration(layer.text);
    const [unit] = layer.units;
    if (said?.version !== from || !unit || layer.locked !== undefined) return;
    const op: DeclareOp = { kind: 'declare', unit: unit.index, rule: rule.id, version: to };
    inspection.operations.push(op);
    inspection.draft({
      rule,
      unit,
      path: '',
      entry: undefined,
      place: { layer: i, start: said.start, end: said.end, path: '' },
      targets: [],
      own: [op],
      root: false,
      tag: undefined,
    });
  });
  return findingsOf(inspection);
}
