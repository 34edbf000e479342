/** The verdict for a pull request. */
import type { Explained } from '../../engine/effects/explain.ts';
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
} from './facts.ts';

/** Rows of one table that are still read. */
const MOST = 60;

export function markdownVerdict(report: VerdictReport): string {
  const { verdict } = report;
  const blocks = [`# ${headline(report)}`, provenance(report)];
  const said = verdict.refused.old ?? verdict.refused.now;
  if (said !== undefined) blocks.push(`\`\`\`text\n${report.mask(said).replace(/```/g, "'''")}\n\`\`\``);
  for (const h of report.hints)
    blocks.push(
      `- **${cell(h.title)}** ${cell(h.todo)}${h.places.length > 0 ? ` (${h.places.map(code).join(', ')})` : ''}`,
    );
  const open = unexplained(verdict.differences);
  if (open.length > 0) blocks.push('## Unexplained', table(open, report, false));
  for (const { weight, list } of byWeight(verdict.differences.filter((d) => d.reason))) {
    blocks.push(`## ${WEIGHT_WORDS[weight]} (${String(list.length)})`);
    for (const { id, why, list: same } of byReason(list)) {
      blocks.push(
        `<details><summary>${html(why)} (${html(id)}, ${String(same.length)})</summary>\n\n${table(same, report, true)}\n\n</details>`,
      );
    }
  }
  return `${blocks.join('\n\n')}\n`;
}

function table(list: readonly Explained[], { old, mask }: VerdictReport, places: boolean): string {
  const rows = list.slice(0, MOST).map((d) => {
    const at = placesOf(d, old).map((p) => code(`${p.file}:${String(p.line)}`));
    const cells = [
      code(`${d.object} ${d.property}`),
      value(d.before, mask),
      value(d.after, mask),
      ...(places ? [at.join(' ')] : []),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  const head = ['', old.step.charts.from.name, old.step.charts.to.name, ...(places ? ['values'] : [])];
  const rest = list.length > MOST ? [`\n… and ${String(list.length - MOST)} more: --format json tells all.`] : [];
  return [`| ${head.join(' | ')} |`, `|${head.map(() => ' --- ').join('|')}|`, ...rows, ...rest].join('\n');
}
const value = (text: string | undefined, mask: (t: string) => string): string =>
  text === undefined ? '' : code(shown(mask(text)));
const cell = (text: string): string =>
  text
    .replace(/\|/g, '\\|')
    .replace(/\n/g, ' ')
    .replace(/[<>]/g, (c) => (c === '<' ? '&lt;' : '&gt;'));
/** A span of code that no text can end, in a cell of a table. */
function code(text: string): string {
  const one = text.replace(/\|/g, '\\|').replace(/\n/g, ' ');
  const ticks = '`'.repeat(Math.max(0, ...[...one.matchAll(/`+/g)].map((m) => m[0].length)) + 1);
  return `${ticks}${ticks.length > 1 ? ' ' : ''}${one}${ticks.length > 1 ? ' ' : ''}${ticks}`;
}
const html = (text: string): string => text.replace(/[&<>]/g, (c) => `&#${String(c.charCodeAt(0))};`);
