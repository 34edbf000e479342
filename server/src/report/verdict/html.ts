/** The verdict as one file to attach to a change request: nothing from elsewhere, no script. */
import type { Explained } from '../../engine/effects/explain.ts';
import { docsLink } from '../links.ts';
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

const STYLE = `
:root { color-scheme: light dark; --line: #8884; --soft: #8881; --bad: #c0392b; --good: #1e8449; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h1.bad { color: var(--bad); } h1.good { color: var(--good); }
h2 { font-size: 1.15rem; margin-top: 2rem; }
.bar { display: flex; height: 1.1rem; border-radius: .3rem; overflow: hidden; margin: 1rem 0 .3rem; }
.bar span { min-width: 3px; }
.legend { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; padding: 0; list-style: none; font-size: .9rem; }
.legend i { display: inline-block; width: .8rem; height: .8rem; border-radius: .2rem; margin-right: .35rem; vertical-align: -1px; }
.data { background: #c0392b; } .availability { background: #d68910; } .security { background: #7d3c98; }
.behaviour { background: #2471a3; } .cosmetics { background: #909497; }
details { border: 1px solid var(--line); border-radius: .4rem; margin: .4rem 0; padding: .3rem .7rem; }
summary { cursor: pointer; } summary small { opacity: .7; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; table-layout: fixed; }
th, td { text-align: left; vertical-align: top; padding: .25rem .5rem; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
th { font-weight: 600; } th:first-child { width: 40%; }
code { font: 13px/1.4 ui-monospace, monospace; } pre { background: var(--soft); padding: .8rem; white-space: pre-wrap; }
`;

export function htmlVerdict(report: VerdictReport): string {
  const { verdict, mask } = report;
  const open = unexplained(verdict.differences);
  const said = verdict.refused.old ?? verdict.refused.now;
  const good = said === undefined && open.length === 0;
  const title = headline(report);
  const groups = byWeight(verdict.differences);
  const parts = [
    `<h1 class="${good ? 'good' : 'bad'}">${esc(title)}</h1>`,
    `<p>${esc(provenance(report))}</p>`,
    ...(said === undefined ? [] : [`<pre>${esc(mask(said))}</pre>`]),
    ...report.hints.map(
      (h) =>
        `<p><strong>${prose(h.title)}</strong> ${prose(h.todo)} ${h.places.map((p) => `<code>${esc(p)}</code>`).join(' ')}</p>`,
    ),
    ...(groups.length === 0
      ? []
      : [
          `<div class="bar" role="img" aria-label="${esc(groups.map((g) => `${WEIGHT_WORDS[g.weight]}: ${String(g.list.length)}`).join(', '))}">${groups
            .map((g) => `<span class="${g.weight}" style="flex:${String(g.list.length)}"></span>`)
            .join('')}</div>`,
          `<ul class="legend">${groups
            .map((g) => `<li><i class="${g.weight}"></i>${WEIGHT_WORDS[g.weight]} ${String(g.list.length)}</li>`)
            .join('')}</ul>`,
        ]),
    ...(open.length === 0 ? [] : ['<h2>Unexplained</h2>', table(open, report)]),
    ...byWeight(verdict.differences.filter((d) => d.reason)).flatMap(({ weight, list }) => [
      `<h2>${WEIGHT_WORDS[weight]}</h2>`,
      ...byReason(list).map(
        (g) =>
          `<details><summary>${prose(g.why)} <small>${source(g.id, g.list[0])} · ${String(g.list.length)}</small></summary>${table(g.list, report)}</details>`,
      ),
    ]),
  ];
  return `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n<title>${esc(title)}</title>\n<style>${STYLE}</style>\n</head>\n<body>\n${parts.join('\n')}\n</body>\n</html>\n`;
}
const source = (id: string, first: Explained | undefined): string =>
  first?.reason?.by === 'rule' ? `<a href="${esc(docsLink(id))}">${esc(id)}</a>` : esc(id);

function table(list: readonly Explained[], { old, mask }: VerdictReport): string {
  const { from, to } = old.step.charts;
  const rows = list.map((d) => {
    const places = placesOf(d, old).map((p) => `<br><small>${esc(p.file)}:${String(p.line)}</small>`);
    const value = (text: string | undefined): string =>
      text === undefined ? '' : `<code>${esc(shown(mask(text)))}</code>`;
    return `<tr><td>${esc(d.object)}<br><code>${esc(d.property)}</code>${places.join('')}</td><td>${value(d.before)}</td><td>${value(d.after)}</td></tr>`;
  });
  return `<table><tr><th>object and field</th><th>chart ${from.name}</th><th>chart ${to.name}</th></tr>${rows.join('')}</table>`;
}
const esc = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${String(c.charCodeAt(0))};`);
/** Words of ours, where backticks stand around names. */
const prose = (text: string): string => esc(text).replace(/`([^`]+)`/g, '<code>$1</code>');
