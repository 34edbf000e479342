/** The report for people: something to put into a pull request or a ticket. */
import { headline, messageOf, partInWords, type Finding, type LedgerEntry } from '../engine/index.ts';
import { markdownCode } from '../engine/journey/quote.ts';
import { parsePath } from '../engine/path.ts';
import { due, finish, type Sliced } from '../engine/slices.ts';
import { parsing } from '../engine/yaml/parse.ts';
import { find, type YamlDocument } from '../engine/yaml/tree.ts';
import { bySection, counts, grouping, isFollowUp, plural } from './followUps.ts';
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
import { html, prose, row, table } from './markdownText.ts';
import { untold } from './untold.ts';

export const markdownReport = (input: ReportInput): string => finish(writingReport(input));
export function* writingReport(input: ReportInput): Sliced<string> {
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
          markdownCode(titleOf(file.input, file)),
          file.output === null ? 'not written' : markdownCode(file.output),
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
    ...(yield* followUps(input)),
    ...(yield* inNewFiles(input)),
    ...changes(input),
    ...done(input),
    ...(yield* each(input.files, removed)),
    ...(yield* each(input.files, (file) => comments(file, input.mask))),
    '## Where everything went',
    ...(yield* each(input.files, ledger)),
    `Written by [Camunda Values Upgrade](${projectLink()}).`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function* each<T>(all: readonly T[], lines: (one: T) => Sliced<string[]>): Sliced<string[]> {
  const out: string[] = [];
  for (const one of all) {
    yield;
    for (const line of yield* lines(one)) out.push(line);
  }
  return out;
}

function* followUps(input: ReportInput): Sliced<string[]> {
  const parts: string[] = [];
  for (const [i, file] of input.files.entries()) {
    yield;
    const all = yield* grouping(findingsOf(input, i).filter(isFollowUp));
    // What only a person can decide comes first.
    const list = [...all.filter((g) => g.safety === 'manual'), ...all.filter((g) => g.safety !== 'manual')];
    if (list.length === 0) continue;
    const [before, after] = [new Offsets(file.layer.before), new Offsets(file.layer.after)];
    const tasks = yield* each(list, function* (g) {
      const what = g.safety === 'manual' ? 'decide' : 'review';
      const lines = yield* each(g.findings, function* (f) {
        const addition = yield* isAddition(f, before);
        return (addition ? yield* added(f, file, after) : [told(f, file)]).map((l) => `  - ${l}`);
      });
      return [[`- [ ] **${what}** [${g.rule}](${docsLink(g.rule)}) ${prose(g.reason)}`, ...lines].join('\n')];
    });
    parts.push(`### ${markdownCode(titleOf(file.input, file))}`, tasks.join('\n'));
  }
  return parts.length > 0 ? parts : ['Nothing is left for you.'];
}
/** What `validate` says about the new files and no follow-up does. */
function* inNewFiles(input: ReportInput): Sliced<string[]> {
  const parts = yield* each(input.files, function* (file) {
    const tasks = yield* each(yield* grouping(untold(file.left, input.findings)), function* (g) {
      const lines = yield* each(g.findings, function* (f) {
        if (due()) yield;
        return [`  - line ${lineAfter(file, f.place.start)}: ${prose(headline(f))}`];
      });
      return [[`- [ ] **mend** [${g.rule}](${docsLink(g.rule)}) ${prose(g.reason)}`, ...lines].join('\n')];
    });
    return tasks.length === 0
      ? []
      : [`### ${markdownCode(titleOf(file.output ?? file.input, file))}`, tasks.join('\n')];
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
function* isAddition(f: Finding, before: Offsets): Sliced<boolean> {
  const [target] = f.targets;
  const said = f.parts !== undefined || f.args.value !== undefined || f.args.added !== undefined;
  return f.tag === undefined && said && target !== undefined && (yield* before.of(target)) === undefined;
}
function* added(f: Finding, file: ReportFile, after: Offsets): Sliced<string[]> {
  const line = function* (path: string): Sliced<string> {
    const at = yield* after.of(path);
    return at === undefined ? 'added' : `added in line ${lineAfter(file, at)}`;
  };
  const { parts } = f;
  if (parts)
    return yield* each(parts, function* (p) {
      return [`${yield* line(p.path)}: ${markdownCode(partInWords(p))}`];
    });
  const keys = f.targets.map((path) => markdownCode(partInWords({ rule: f.rule, path, value: f.args.value })));
  return [`${yield* line(f.targets[0] ?? '')}: ${keys.join(', ')}`];
}
/** Where keys stand in a text, which is read when the first one is looked for. */
class Offsets {
  private docs: readonly YamlDocument[] | undefined;
  constructor(private readonly text: string) {}
  *of(path: string): Sliced<number | undefined> {
    this.docs ??= yield* parsing(this.text, '');
    for (const { root } of this.docs) {
      const hit = find(root, parsePath(path));
      // What an alias brings along stands at another key.
      if (hit && !hit.virtual) return hit.entry.start;
    }
    return undefined;
  }
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

function* removed(file: ReportFile): Sliced<string[]> {
  const gone = file.layer.ledger.filter((e) => e.outcome === 'removed');
  if (gone.length === 0) return [];
  return [`## Removed from ${markdownCode(titleOf(file.input, file))}`, yield* entries(gone, file)];
}
function* comments(file: ReportFile, mask: (text: string) => string): Sliced<string[]> {
  if (file.layer.lost.length === 0) return [];
  const list: string[] = [];
  for (const { path, text } of file.layer.lost) {
    if (due()) yield;
    const lines = mask(text)
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '');
    list.push([`- ${markdownCode(path)}`, '', ...lines.map((line) => `      ${line.trim()}`)].join('\n'));
  }
  return [`## Comments of removed keys in ${markdownCode(titleOf(file.input, file))}`, list.join('\n')];
}
function* ledger(file: ReportFile): Sliced<string[]> {
  const moved = file.layer.ledger.filter((e) => e.outcome !== 'kept');
  const kept = file.layer.ledger.length - moved.length;
  const title = `<summary>${html(titleOf(file.input, file))}: ${plural(moved.length, 'value')} changed place, ${kept} kept</summary>`;
  if (moved.length === 0) return [`<details>${title}</details>`];
  return [`<details>${title}\n\n${yield* entries(moved, file)}\n\n</details>`];
}
function* entries(list: readonly LedgerEntry[], file: ReportFile): Sliced<string> {
  const rows = [table(['line', 'key', 'outcome', 'new key', 'rule'], [])];
  for (const e of list) {
    if (due()) yield;
    const cells = [
      String(lineBefore(file, e.offset)),
      markdownCode(e.path),
      e.outcome,
      e.to.map(markdownCode).join('<br>'),
      e.rule === undefined ? '' : `[${e.rule}](${docsLink(e.rule)})`,
    ];
    rows.push(row(cells));
  }
  return rows.join('\n');
}
