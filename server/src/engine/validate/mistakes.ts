/** What was told -> findings: a rule in full, a place, and what mends it. */
import { isAt, moved, type Finding, type Place } from '../finding.ts';
import { formatPath } from '../path.ts';
import { due, type Sliced } from '../slices.ts';
import { find } from '../yaml/tree.ts';
import { checksOf } from './checks.ts';
import type { AnyRule } from '../rules/rule.ts';
import type { Told } from './told.ts';
import type { Values } from './values.ts';

type Ruled = Pick<AnyRule, 'severity' | 'safety' | 'section' | 'ifLeft'>;

/** What a finding is made of beside what was told. */
interface Made {
  readonly id: string;
  /** The number of its first operation among those of all mistakes. */
  readonly order: number;
  readonly finding: Finding;
}
/** Of somebody who types: what is told again in the same object is the finding of before, moved. */
const made = new WeakMap<Told, Made>();

export function* mistakes(values: Values, told: readonly Told[]): Sliced<Finding[]> {
  const rules = new Map(checksOf(values.minor).rules.map((r) => [r.id, r]));
  const ids = new Set<string>();
  const all: { t: Told; rule: Ruled; id: string }[] = [];
  for (const t of told) {
    if (due()) yield;
    const rule: Ruled | undefined = rules.get(t.rule) ?? values.step.rules.notes.get(t.rule);
    if (!rule) continue;
    const first = `${t.rule}@${String(t.unit.index)}:${shownPath(t)}`;
    let id = first;
    for (let n = 2; ids.has(id); n++) id = `${first}#${String(n)}`;
    ids.add(id);
    all.push({ t, rule, id });
  }
  // Moves come first, so that a value is rewritten where it then stands.
  const moves = ({ t }: { t: Told }): boolean => fixesOf(values, t).some((f) => f.kind !== 'rewrite');
  const ordered = [...all.filter(moves), ...all.filter((a) => !moves(a))];
  let order = 0;
  const findings: Finding[] = [];
  for (const { t, rule, id } of ordered) {
    if (due(4)) yield;
    findings.push(finding(values, t, rule, id, order));
    order += fixesOf(values, t).length;
  }
  return findings.sort(
    (a, b) => a.place.layer - b.place.layer || a.place.start - b.place.start || (a.id < b.id ? -1 : 1),
  );
}
const shownPath = (t: Told): string => t.shown ?? formatPath(t.path);
const fixesOf = (values: Values, t: Told): NonNullable<Told['fixes']> =>
  values.set.layers[t.unit.layer]?.locked === undefined ? (t.fixes ?? []) : [];

function finding(values: Values, t: Told, rule: Ruled, id: string, order: number): Finding {
  const path = shownPath(t);
  const place = t.place?.() ?? placeOf(t, path);
  const known = made.get(t);
  if (known?.id === id && known.order === order)
    return isAt(known.finding.place, place) ? known.finding : moved(known.finding, place, known.finding.related);
  const operations = fixesOf(values, t).map((f, i) => ({
    ...f,
    unit: t.unit.index,
    rule: t.rule,
    order: order + i,
  }));
  const now: Finding = {
    id,
    rule: t.rule,
    minor: values.minor,
    severity: t.severity ?? rule.severity,
    safety: operations.length === 0 ? 'manual' : (t.safety ?? rule.safety),
    section: rule.section,
    ifLeft: t.ifLeft ?? rule.ifLeft,
    place,
    targets: t.targets ?? [],
    args: t.args ?? {},
    related: [],
    tag: t.tag,
    own: operations,
    operations,
  };
  made.set(t, { id, order, finding: now });
  return now;
}

function placeOf({ unit, slot, path: keys }: Told, path: string): Place {
  let at = slot ?? find(unit.doc.root, keys)?.entry;
  for (let n = keys.length; n > 0 && at?.source !== unit.doc.source; n--)
    at = find(unit.doc.root, keys.slice(0, n))?.entry;
  const start = at?.start ?? unit.doc.start;
  const end = at ? (at.kind === 'entry' ? at.keyEnd : Math.max(at.value.start, at.start + 1)) : unit.doc.start;
  return { layer: unit.layer, start, end, path };
}
