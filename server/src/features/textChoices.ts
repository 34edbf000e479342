/** The ways to get one configuration text out of those of several components. Which one is right, only the user knows. */
import { nearestFirst, plan, type Finding, type Operation, type ValuesSet } from '../engine/index.ts';
import { formatPath, parsePath } from '../engine/path.ts';
import type { Step } from '../engine/steps/index.ts';
import { changedText } from '../engine/texts/change.ts';
import { lookAt } from '../engine/texts/look.ts';
import { mergeTexts } from '../engine/texts/merge.ts';
import { clusterTexts, type ClusterText } from '../engine/texts/places.ts';
import type { Choice } from './titles.ts';

interface Text extends ClusterText {
  readonly unit: number;
  readonly layer: number;
}

/** Undefined for a finding about something else, and where a file may not be edited. */
export function textChoices(f: Finding, set: ValuesSet, findings: readonly Finding[]): Choice[] | undefined {
  const own = nearestFirst(f).find((o) => o.kind === 'comment');
  const { step } = set;
  const to = `${step.marks.newRoot}.configuration`;
  if (!own || !/\/configuration(?:-old-spelling)?$/.test(f.rule)) return undefined;
  const all = set.units.flatMap((unit) =>
    clusterTexts(step, unit, false)
      .filter((t) => t.path.length === 2 && t.path[1] === 'configuration')
      .map((t): Text => ({ ...t, unit: unit.index, layer: unit.layer })),
  );
  if (all.some((t) => set.layers[t.layer]?.locked !== undefined)) return undefined;
  // Helm reads the last one of each component.
  const read = all.filter((t) => !all.some((x) => x.unit > t.unit && formatPath(x.path) === formatPath(t.path)));
  const there = read.find((t) => formatPath(t.path) === to);
  const old = read.filter((t) => t !== there);
  const severalFiles = new Set(all.map((t) => t.unit)).size > 1;
  const name = (t: Text): string => {
    const path = quote(formatPath(t.path));
    return severalFiles ? `${path} of ${set.layers[t.layer]?.name ?? ''}` : path;
  };
  const out: Choice[] = [];
  const operations = plan(findings);
  const about = (o: Operation, t: Text): boolean =>
    'path' in o && o.unit === t.unit && formatPath(t.path) === formatPath(o.path.map(String));
  const mine = (t: Text): boolean => about(own, t);
  const comments = (stays: (t: Text) => boolean): Operation[] =>
    operations.filter((o) => o.kind === 'comment' && all.some((t) => !stays(t) && about(o, t)));
  const used = read.find(mine);
  if (!there && used) {
    const rest = old.filter((t) => t !== used);
    // The properties that would be refused get their new names with it.
    const renames = operations.filter((o) => o.kind === 'text' && all.some((t) => about(o, t)));
    const move: Operation = {
      unit: own.unit,
      rule: f.rule,
      kind: 'move',
      path: own.path,
      to: parsePath(to),
      except: new Set(),
    };
    const others =
      rest.length === 0
        ? ''
        : `, and keep ${rest.map(name).join(', ')} as ${rest.length === 1 ? 'a comment' : 'comments'}`;
    out.push({ title: `Use ${name(used)} as \`${to}\`${others}`, operations: [...renames, move, ...comments(mine)] });
  }
  const parts = [...(there ? [there] : []), ...old];
  const merged =
    parts.length < 2 ? undefined : mergeTexts(parts.map((t) => ({ path: formatPath(t.path), text: now(step, t) })));
  if (merged) {
    const n = merged.conflicts.length;
    const named = merged.conflicts.slice(0, 3).map(quote).join(', ');
    const doubts = n === 0 ? '' : `, ${n === 1 ? 'one conflict' : `${n} conflicts`}: ${named}${n > 3 ? ' …' : ''}`;
    // In the last file it wins; what other files say stays there as a comment, for whoever else reads them.
    const unit = Math.max(...parts.map((t) => t.unit));
    const here = parts.filter((t) => t.unit === unit);
    const whole: Operation = {
      unit,
      rule: f.rule,
      kind: 'set',
      to: parsePath(to),
      json: merged.text,
      absorbed: here.map((t) => t.path),
    };
    out.push({
      title: `Merge ${parts.map(name).join(', ')} as YAML into \`${to}\`${doubts}`,
      operations: [whole, ...comments((t) => here.includes(t))],
    });
  }
  out.push({ title: `Keep ${quote(formatPath(own.path))} as a comment`, operations: plan([f]) });
  return out;
}

/** With every name as it is after the upgrade: what is the same then is no conflict. */
function now(step: Step, t: ClusterText): string {
  const { hits } = lookAt(step, t.text, t.syntax, t.role, () => ({ regions: 1 }));
  const changes = new Set(hits.flatMap((h) => (h.change ? [h.change] : [])));
  return changedText(step, t.text, t.syntax, [...changes]);
}
const quote = (path: string): string => `\`${path}\``;
