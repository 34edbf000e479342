/** A map that becomes a list, an item for each key: of the first stage, which walks over the keys. */
import { formatPath } from '../path.ts';
import type { KeyRule } from '../rules/rule.ts';
import type { Unit } from '../set.ts';
import { valueAt } from '../view.ts';
import { isObject, type Entry, type Json } from '../yaml/tree.ts';
import type { Ground } from './ground.ts';
import type { JudgedBuilder } from './judged.ts';
import type { Operation } from './operation.ts';

interface Itemized {
  readonly rule: KeyRule;
  readonly action: Extract<KeyRule['action'], { kind: 'itemize' }>;
  readonly unit: Unit;
  readonly path: readonly string[];
  readonly entry: Entry;
  readonly json: Json;
}

/** False for what stays as it is. */
export function itemize(
  ground: Ground,
  { rule, action, unit, path, entry, json }: Itemized,
  out: JudgedBuilder,
): boolean {
  const { key, value, beside } = action;
  // A list is there already; null takes the default away, whatever kind it is.
  if (Array.isArray(json) || json === null) return false;
  // Beside others an empty map says nothing.
  if (json === '' || (isObject(json) && Object.keys(json).length === 0)) {
    out.remove(rule, unit, path, entry, 'empty');
    return true;
  }
  const files = isObject(json) ? Object.values(json) : [];
  if (files.length === 0 || files.some((v) => v !== null && typeof v !== 'string')) {
    out.comment(ground.note('wrong-kind'), unit, path, entry, 'kind');
    return true;
  }
  const { layers, units } = ground.set;
  const said = new Map<string, number>();
  for (const earlier of units.slice(0, unit.index + 1)) {
    const there = valueAt(earlier.json, path);
    if (there === null || Array.isArray(there)) said.clear();
    if (!isObject(there)) continue;
    for (const [name, file] of Object.entries(there))
      if (file === null) said.delete(name);
      else said.set(name, earlier.index);
  }
  const items = [...said].map(([name, from]) => ({ name, unit: from }));
  const op: Operation = { kind: 'itemize', unit: unit.index, rule: rule.id, path, key, value, beside, items };
  const others = [...new Set(items.map((i) => i.unit))].filter((u) => u !== unit.index);
  const names = others.map((u) => layers[units[u]?.layer ?? 0]?.name ?? '');
  out.perform(
    op,
    { rule, unit, path, entry },
    {
      targets: [formatPath(path)],
      ...(names.length > 0 ? { args: { repeated: [...new Set(names)].join(', ') } } : {}),
    },
  );
  out.placed.push({ unit, path, final: path, node: entry.value, entry });
  // A list over a map takes its place, a map over a list is refused.
  out.group(rule.id, [op], new Set([formatPath(path)]));
  return true;
}
