/** Configuration texts: old names in them, and what a text lacks that replaces the chart's. */
import type { Place } from '../finding.ts';
import { formatPath } from '../path.ts';
import type { EnvFacts } from '../rules/variables.ts';
import { inWords, lacks } from '../texts/lacks.ts';
import { argsOf, lookAt } from '../texts/look.ts';
import { clusterTexts, placeOf } from '../texts/places.ts';
import type { Unit } from '../set.ts';
import type { Collector } from './collect.ts';
import type { Values } from './values.ts';

export function checkTexts(c: Collector, unit: Unit): void {
  c.ask(() => textsOf(c, unit));
}
function textsOf(c: Collector, unit: Unit): void {
  const { values } = c;
  const { step } = values;
  const root = step.marks.newRoot;
  for (const t of clusterTexts(step, unit, values.on(`${root}.configuration`))) {
    if (t.path[0] !== root) continue;
    const base = { unit, path: t.path, slot: t.entry };
    const path = formatPath(t.path);
    const { hits, problem } = lookAt(step, t.text, t.syntax, t.role, () => factsOf(values));
    const sealed = typeof t.at === 'string' ? t.at : undefined;
    const reason = problem ?? (hits.some((h) => h.change) ? sealed : undefined);
    if (reason !== undefined) c.tell({ ...base, rule: 'texts/left-alone', args: { reason } });
    const from = t.node.content;
    for (const h of hits) {
      const at = placeOf(t, h.start, h.end);
      const change = sealed === undefined ? h.change : undefined;
      c.tell({
        ...base,
        rule: h.rule,
        ...(at ? { place: () => moved({ layer: unit.layer, ...at, path }, t.node.content - from) } : {}),
        targets: h.to === undefined ? [] : [h.to],
        args: argsOf(h),
        fixes: change && t.steps ? [{ kind: 'text', path: t.steps, syntax: t.syntax, change }] : [],
        safety: 'review',
      });
    }
    if (path !== `${root}.configuration` || !values.decides(unit, t.path)) continue;
    const missing = lacks(step.texts, t.text, (p) => values.get(p === 'clusterSize' ? `${root}.${p}` : p));
    if (missing.length > 0) c.tell({ ...base, rule: 'texts/replaces', args: { lacks: inWords(missing) } });
  }
}

const moved = (place: Place, by: number): Place => ({ ...place, start: place.start + by, end: place.end + by });

function factsOf(values: Values): EnvFacts {
  const storage = values.on('global.opensearch.enabled') ? 'opensearch' : 'elasticsearch';
  const url = (part: string): string => values.text(`global.${storage}.url.${part}`);
  const host = url('host');
  return {
    regions: 1,
    secondaryStorage: storage,
    ...(host === '' ? {} : { secondaryStorageUrl: `${url('protocol') || 'http'}://${host}:${url('port') || '9200'}` }),
  };
}
