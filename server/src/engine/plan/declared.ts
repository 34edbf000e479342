/** A first line that says 8.7 must say 8.8 in the end: what it says wins over the keys. */
import type { Finding } from '../finding.ts';
import type { RuleIndex } from '../rules/ruleIndex.ts';
import type { ValuesSet } from '../set.ts';
import { declaration } from '../version.ts';
import { findingsOf } from './findings.ts';
import { Inspection } from './inspection.ts';
import type { DeclareOp } from './operation.ts';

/** For a set in which nothing else is left to change: read as 8.8, it would have no findings of 8.7. */
export function declared(set: ValuesSet, index: RuleIndex): Finding[] {
  if (set.version !== '8.7' || !set.layers.some((l) => declaration(l.text)?.version === '8.7')) return [];
  const inspection = new Inspection(set, index);
  const rule = inspection.note('declared-version');
  set.layers.forEach((layer, i) => {
    const said = declaration(layer.text);
    const [unit] = layer.units;
    if (said?.version !== '8.7' || !unit || layer.locked !== undefined) return;
    const op: DeclareOp = { kind: 'declare', unit: unit.index, rule: rule.id };
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
