/** The report for people: something to put into a pull request or a ticket. */
import { headline, messageOf, partInWords, readSet, type Finding, type LedgerEntry } from '../engine/index.ts';
import { parsePath } from '../engine/path.ts';
import { find } from '../engine/yaml/tree.ts';
import { bySection, counts, groups, isFollowUp, plural } from './followUps.ts';
import {
  decides,
  findingsOf,
  lineAfter,
  lineBefore,
  outputLine,
  titleOf,
  type ReportFile,
  type ReportInput,
} from './json.ts';
import { docsLink, projectLink } from './links.ts';
import { code, html, prose, table } from './markdownText.ts';
import { untold } from './untold.ts';

export function markdownReport(input: ReportInput): string {
  const n = counts(input.findings);
  const changed = input.files.filter((f) => f.layer.after !== f.layer.before).length;
  const { from, to, charts } = input.step;
  const parts = [
    `# Upgrade of Helm values, Camunda ${from} to ${to}`,
    `What was changed, and why, when these values files were converted from chart ${charts.from.name} to chart ${charts.to.name}. The name of each rule leads to a page with its reason, its source and examples.`,
    table(
      ['file', 'upgraded file', 'to decide', 'to review', 'done'],
      input.files.map((file, i) => {
        const own = counts(findingsOf(input, i));
        return [
          code(titleOf(file.input, file)),
          file.output === null ? 'not written' : code(file.output),
          String(own.manual),
          String(own.review),
          String(own.safe),
        ];
      }),
    ),
    input.from === to
      ? `The files are ${to} files already; nothing was changed.`
      : `${plural(changed, 'file')} changed. **${n.manual} to decide**: ${decides(input)}. **${n.review} to review**: changed by rule, but look at it before you deploy. ${n.safe} done: nothing to do.`,
    '## Follow-ups',
    ...followUps(input),
    ...inNewFiles(input),
    ...changes(input),
    ...done(input),
    ...input.files.flatMap((file) => removed(file)),
    ...input.files.flatMap((file) => comments(file, input.mask)),
    '## Where everything went',
    ...input.files.flatMap((file) => ledger(file)),
    `Written by [Camunda Values Upgrade](${projectLink()}).`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function followUps(input: ReportInput): string[] {
  const parts = input.files.flatMap((file, i) => {
    const all = groups(findingsOf(input, i).filter(isFollowUp));
    // What only a person can decide comes first.
    const list = [...all.filter((g) => g.safety === 'manual'), ...all.filter((g) => g.safety !== 'manual')];
    if (list.length === 0) return [];
    const tasks = list.map((g) => {
      const what = g.safety === 'manual' ? 'decide' : 'review';
      const lines = g.findings.flatMap((f) =>
        (isAddition(f, file) ? added(f, file) : [told(f, file)]).map((l) => `  - ${l}`),
      );
      return [`- [ ] **${what}** [${g.rule}](${docsLink(g.rule)}) ${prose(g.reason)}`, ...lines].join('\n');
    });
    return [`### ${code(titleOf(file.input, file))}`, tasks.join('\n')];
  });
  return parts.length > 0 ? parts : ['Nothing is left for you.'];
}
/** What `validate` says about the new files and no follow-up does. */
function inNewFiles(input: ReportInput): string[] {
  const parts = input.files.flatMap((file) => {
    const tasks = groups(untold(file.left, input.findings)).map((g) => {
      const lines = g.findings.map((f) => `  - line ${lineAfter(file, f.place.start)}: ${prose(headline(f))}`);
      return [`- [ ] **mend** [${g.rule}](${docsLink(g.rule)}) ${prose(g.reason)}`, ...lines].join('\n');
    });
    return tasks.length === 0 ? [] : [`### ${code(titleOf(file.output ?? file.input, file))}`, tasks.join('\n')];
  });
  return parts.length === 0 ? [] : ['## To mend in the new files', ...parts];
}
/** What no line of a file shows. */
function changes({ changes: { defaults, objects }, from, step }: ReportInput): string[] {
  if (from !== step.from || defaults.length + objects.length === 0) return [];
  const list = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [`${title}\n\n${lines.map((line) => `- [ ] ${line}`).join('\n')}`];
  return [
    '## Changes that no key shows',
    ...list('Defaults of the chart: what should stay as it was must be written.', defaults),
    ...list('Objects in the cluster: policies, monitors, dashboards and scripts may name them.', objects),
  ];
}
const told = (f: Finding, file: ReportFile): string => `${where(f, file)}: ${prose(messageOf(f, 'after').headline)}`;

/** A key that was not there: no line of the old file says anything about it. */
function isAddition(f: Finding, file: ReportFile): boolean {
  const [target] = f.targets;
  const said = f.parts !== undefined || f.args.value !== undefined || f.args.added !== undefined;
  return f.tag === undefined && said && target !== undefined && offsetOf(target, file.layer.before) === undefined;
}
function added(f: Finding, file: ReportFile): string[] {
  const line = (path: string): string => {
    const at = offsetOf(path, file.layer.after);
    return at === undefined ? 'added' : `added in line ${lineAfter(file, at)}`;
  };
  if (f.parts) return f.parts.map((p) => `${line(p.path)}: ${code(partInWords(p))}`);
  const keys = f.targets.map((path) => code(partInWords({ rule: f.rule, path, value: f.args.value })));
  return [`${line(f.targets[0] ?? '')}: ${keys.join(', ')}`];
}
function offsetOf(path: string, text: string): number | undefined {
  for (const { doc } of readSet([{ name: '', text }]).units) {
    const hit = find(doc.root, parsePath(path));
    // What an alias brings along stands at another key.
    if (hit && !hit.virtual) return hit.entry.start;
  }
  return undefined;
}
function where(f: Finding, file: ReportFile): string {
  const waiting = outputLine(f, file);
  const line = `line ${lineBefore(file, f.place.start)}`;
  return waiting === null ? line : `${line}, now line ${waiting}`;
}

function done(input: ReportInput): string[] {
  const rows = bySection(input.findings.filter((f) => !isFollowUp(f))).map(({ title, findings }) => [
    title,
    String(findings.length),
  ]);
  return rows.length > 0 ? ['## Done by rule', table(['section', 'changes'], rows)] : [];
}

function removed(file: ReportFile): string[] {
  const gone = file.layer.ledger.filter((e) => e.outcome === 'removed');
  if (gone.length === 0) return [];
  return [`## Removed from ${code(titleOf(file.input, file))}`, entries(gone, file)];
}
function comments(file: ReportFile, mask: (text: string) => string): string[] {
  if (file.layer.lost.length === 0) return [];
  const list = file.layer.lost.map(({ path, text }) => {
    const lines = mask(text)
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '');
    return [`- ${code(path)}`, '', ...lines.map((line) => `      ${line.trim()}`)].join('\n');
  });
  return [`## Comments of removed keys in ${code(titleOf(file.input, file))}`, list.join('\n')];
}
function ledger(file: ReportFile): string[] {
  const moved = file.layer.ledger.filter((e) => e.outcome !== 'kept');
  const kept = file.layer.ledger.length - moved.length;
  const title = `<summary>${html(titleOf(file.input, file))}: ${plural(moved.length, 'value')} changed place, ${kept} kept</summary>`;
  if (moved.length === 0) return [`<details>${title}</details>`];
  return [`<details>${title}\n\n${entries(moved, file)}\n\n</details>`];
}
const entries = (list: readonly LedgerEntry[], file: ReportFile): string =>
  table(
    ['line', 'key', 'outcome', 'new key', 'rule'],
    list.map((e) => [
      String(lineBefore(file, e.offset)),
      code(e.path),
      e.outcome,
      e.to.map(code).join('<br>'),
      e.rule === undefined ? '' : `[${e.rule}](${docsLink(e.rule)})`,
    ]),
  );
