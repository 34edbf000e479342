/** The verdict for people at a terminal: what nobody can explain first, then what matters, then the rest counted by object. */
import type { Explained } from '../engine/effects/explain.ts';
import { plural } from '../report/followUps.ts';
import {
  byReason,
  byWeight,
  headline,
  placesOf,
  provenance,
  shown,
  unexplained,
  WEIGHT_WORDS,
  type VerdictReport,
} from '../report/verdict/facts.ts';
import { painter, printable, type Stream } from './terminal.ts';

/** Differences of one kind that are still read. */
const MOST = 12;

export function verdictText(report: VerdictReport, stream: Stream): string {
  const paint = painter(stream.color);
  const { verdict, old, mask } = report;
  const open = unexplained(verdict.differences);
  const good = open.length === 0 && verdict.refused.now === undefined && verdict.refused.old === undefined;
  const blocks = [
    `${paint(good ? 'green' : 'red', paint('bold', headline(report)))}\n${paint('dim', provenance(report))}`,
  ];
  const line = (d: Explained): string => {
    const sides =
      d.what === 'adds'
        ? `+ ${shown(d.after)}`
        : d.what === 'drops'
          ? `- ${shown(d.before)}`
          : `${shown(d.before)} → ${shown(d.after)}`;
    const at = placesOf(d, old)
      .slice(0, 2)
      .map((p) => `${p.file}:${p.line}`);
    const places = at.length === 0 ? '' : `  (${at.join(', ')})`;
    return `    ${printable(`${d.object} ${d.property}: ${mask(sides)}`)}${paint('dim', printable(places))}`;
  };
  const some = (list: readonly Explained[]): string[] => [
    ...list.slice(0, MOST).map(line),
    ...(list.length > MOST ? [`    … and ${list.length - MOST} more`] : []),
  ];

  const said = verdict.refused.old ?? verdict.refused.now;
  if (said !== undefined)
    blocks.push(
      mask(said)
        .split('\n')
        .map((l) => `  ${printable(l)}`)
        .join('\n'),
    );
  for (const h of report.hints)
    blocks.push(
      `  ${paint('bold', printable(h.title))}\n    ${printable(h.todo)}${h.places.map((p) => `\n    ${printable(p)}`).join('')}`,
    );
  if (open.length > 0) {
    const groups = byWeight(open).map(({ weight, list }) => `  ${WEIGHT_WORDS[weight]}\n${some(list).join('\n')}`);
    blocks.push(
      `${paint('bold', 'Unexplained: no rule and no known change of the chart does this')}\n${groups.join('\n')}`,
    );
  }
  for (const { weight, list } of byWeight(verdict.differences.filter((d) => d.reason))) {
    if (weight === 'behaviour' || weight === 'cosmetics') continue;
    const groups = byReason(list).map(
      ({ id, why, list: same }) =>
        `  ${printable(why)} ${paint('dim', `(${id}, ${same.length})`)}\n${some(same).slice(0, 4).join('\n')}`,
    );
    blocks.push(
      `${paint('bold', `${WEIGHT_WORDS[weight]}: ${plural(list.length, 'difference')}, explained`)}\n${groups.join('\n')}`,
    );
  }
  const rest = verdict.differences.filter((d) => d.reason && (d.weight === 'behaviour' || d.weight === 'cosmetics'));
  if (rest.length > 0) {
    const objects = new Map<string, number>();
    for (const d of rest) objects.set(d.object, (objects.get(d.object) ?? 0) + 1);
    const rows = [...objects].map(([object, n]) => `  ${String(n).padStart(4)}  ${printable(object)}`);
    blocks.push(`${paint('bold', 'Behaviour, names and labels, explained, by object')}\n${rows.join('\n')}`);
  }
  return `${blocks.join('\n\n')}\n`;
}
