/** The ways to get one configuration text out of those of several components. Which one is right, only the user knows. */
import { plan, type Finding, type Operation, type ValuesSet } from '../engine/index.ts';
import { formatPath, parsePath } from '../engine/path.ts';
import { changedText } from '../engine/texts/change.ts';
import { lookAt } from '../engine/texts/look.ts';
import { mergeTexts } from '../engine/texts/merge.ts';
import { clusterTexts, type ClusterText } from '../engine/texts/places.ts';
import type { Choice } from './choices.ts';

const TO = 'orchestration.configuration';

/** Undefined for a finding about something else, and where the texts stand in several files. */
export function textChoices(f: Finding, set: ValuesSet, findings: readonly Finding[]): Choice[] | undefined {
  const own = f.operations.find((o) => o.kind === 'comment');
  if (!own || !/\/configuration(?:-old-spelling)?$/.test(f.rule)) return undefined;
  const all = set.units.flatMap((unit) =>
    clusterTexts(unit, false)
      .filter((t) => t.path.length === 2 && t.path[1] === 'configuration')
      .map((t) => ({ ...t, unit: unit.index })),
  );
  if (all.some((t) => t.unit !== own.unit)) return undefined;
  const there = all.find((t) => formatPath(t.path) === TO);
  const old = all.filter((t) => t !== there);
  const out: Choice[] = [];
  const common = { unit: own.unit, rule: f.rule };
  if (!there) {
    const path = own.path;
    const rest = old.filter((t) => formatPath(t.path) !== formatPath(path));
    const operations = plan(findings.filter((x) => x.place.layer === f.place.layer));
    const at = (o: Operation, list: readonly ClusterText[]): boolean =>
      'path' in o && o.unit === own.unit && list.some((t) => formatPath(t.path) === formatPath(o.path.map(String)));
    const comments = operations.filter((o) => o.kind === 'comment' && at(o, rest));
    // The properties that 8.8 would refuse get their new names with it.
    const renames = operations.filter((o) => o.kind === 'text' && at(o, old));
    const move: Operation = { ...common, kind: 'move', path, to: parsePath(TO), except: new Set() };
    const others =
      rest.length === 0 ? '' : `, and keep ${names(rest)} as ${rest.length === 1 ? 'a comment' : 'comments'}`;
    out.push({
      title: `Use ${quote(formatPath(path))} as \`${TO}\`${others}`,
      operations: [...renames, move, ...comments],
    });
  }
  const parts = [...(there ? [there] : []), ...old];
  const merged =
    parts.length < 2 ? undefined : mergeTexts(parts.map((t) => ({ path: formatPath(t.path), text: now(t) })));
  if (merged) {
    const n = merged.conflicts.length;
    const named = merged.conflicts.slice(0, 3).map(quote).join(', ');
    const doubts = n === 0 ? '' : `, ${n === 1 ? 'one conflict' : `${n} conflicts`}: ${named}${n > 3 ? ' …' : ''}`;
    const absorbed = parts.map((t) => t.path);
    const set88: Operation = { ...common, kind: 'set', to: parsePath(TO), json: merged.text, absorbed };
    out.push({ title: `Merge ${names(parts)} as YAML into \`${TO}\`${doubts}`, operations: [set88] });
  }
  out.push({ title: `Keep ${quote(formatPath(own.path))} as a comment`, operations: plan([f]) });
  return out;
}

/** With every name as it is in 8.8: what is the same then is no conflict. */
function now(t: ClusterText): string {
  const { hits } = lookAt(t.text, t.syntax, t.role, () => ({ regions: 1 }));
  const changes = new Set(hits.flatMap((h) => (h.change ? [h.change] : [])));
  return changedText(t.text, t.syntax, [...changes]);
}
const quote = (path: string): string => `\`${path}\``;
const names = (list: readonly ClusterText[]): string => list.map((t) => quote(formatPath(t.path))).join(', ');
