/** The verdict for a pull request. */
import type { Explained } from '../../engine/effects/explain.ts';
import { markdownCode } from '../../engine/journey/quote.ts';
import { html, table } from '../markdownText.ts';
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
  if (open.length > 0) blocks.push('## Unexplained', differences(open, report, false));
  for (const { weight, list } of byWeight(verdict.differences.filter((d) => d.reason))) {
    blocks.push(`## ${WEIGHT_WORDS[weight]} (${String(list.length)})`);
    for (const { id, why, list: same } of byReason(list)) {
      blocks.push(
        `<details><summary>${html(why)} (${html(id)}, ${String(same.length)})</summary>\n\n${differences(same, report, true)}\n\n</details>`,
      );
    }
  }
  return `${blocks.join('\n\n')}\n`;
}

function differences(list: readonly Explained[], { old, mask }: VerdictReport, places: boolean): string {
  const value = (text: string | undefined): string => (text === undefined ? '' : code(shown(mask(text))));
  const rows = list.slice(0, MOST).map((d) => {
    const at = placesOf(d, old).map((p) => code(`${p.file}:${String(p.line)}`));
    return [code(`${d.object} ${d.property}`), value(d.before), value(d.after), ...(places ? [at.join(' ')] : [])];
  });
  const head = ['', old.step.charts.from.name, old.step.charts.to.name, ...(places ? ['values'] : [])];
  const rest = list.length > MOST ? [`\n… and ${String(list.length - MOST)} more: --format json tells all.`] : [];
  return [table(head, rows), ...rest].join('\n');
}
const cell = (text: string): string =>
  text
    .replace(/\|/g, '\\|')
    .replace(/\n/g, ' ')
    .replace(/[<>]/g, (c) => (c === '<' ? '&lt;' : '&gt;'));
const code = (text: string): string => markdownCode(text.replace(/\n/g, ' '));
