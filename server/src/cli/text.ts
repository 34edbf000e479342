/** Reports for people at a terminal: counts first, then what is left for them; never longer than they would read. */
import { messageOf, partInWords, type Finding } from '../engine/index.ts';
import { bySection, counts, groups, isFollowUp, plural, silencedWords, type Group } from '../report/followUps.ts';
import {
  decides,
  findingsOf,
  lineBefore,
  outputLine,
  titleOf,
  type ReportFile,
  type ReportInput,
} from '../report/json.ts';
import { untold } from '../report/untold.ts';
import { label } from './files.ts';
import type { Outcome } from './outcome.ts';
import { NAME, painter, printable, type Paint, type Stream } from './terminal.ts';

/** Follow-ups of one file, and lines of one follow-up, that are still read. */
const MOST_GROUPS = 30;
const MOST_LINES = 6;

const TAG: Readonly<Record<Finding['safety'], string>> = { manual: 'decide', review: 'review', safe: 'done' };
/** The same words as in the counts above. */
const tagOf = (f: Finding, now: boolean): string =>
  now ? (f.rule === 'left-to-decide' ? 'decide' : 'mend') : TAG[f.safety];
const INDENT = 16;

export type Verb = 'check' | 'migrate' | 'validate';

export function textReport(input: ReportInput, verb: Verb, stream: Stream, outcome?: Outcome): string {
  const paint = painter(stream.color);
  const blocks = [
    heading(input, verb, paint, outcome),
    ...followUps(input, verb, stream, paint),
    ...inNewFiles(input, verb, stream, paint),
    ...done(input, verb, stream, paint),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function heading(input: ReportInput, verb: Verb, paint: Paint, outcome?: Outcome): string {
  const { findings, files, from, step } = input;
  const upgraded = files.filter((f) => !f.around);
  const named = upgraded.length > 0 ? upgraded : files;
  const n = counts(findings);
  const values = files.reduce((sum, f) => sum + f.layer.ledger.filter((e) => !e.path.endsWith(']')).length, 0);
  const upgrade = verb === 'migrate' && from === step.from;
  const [old, to] = [step.from, step.to];
  const title = from === null ? `Camunda, ${old} or ${to}` : upgrade ? `Camunda ${old} → ${to}` : `Camunda ${from}`;
  const first = paint(
    'bold',
    `${title} · ${plural(new Set(named.map((f) => f.input)).size, 'file')} · ${plural(values, 'value')}`,
  );
  const rows: [number, string, string][] = [];
  const silenced = input.silenced?.length ?? 0;
  const end = [...(silenced > 0 ? [`  ${silencedWords(silenced)}`] : []), ...(outcome ? [outcome.words] : [])];
  const but = silenced > 0 ? ' but what comments silence' : '';
  if (from === null)
    return [
      first,
      `Nothing in here tells ${old} from ${to}. Say --from ${old} or --from ${to} to check it as that.`,
      ...end,
    ].join('\n');
  if (from === to) {
    const fine = verb === 'migrate' ? `${to} already: nothing to upgrade.` : `Nothing to do${but}.`;
    if (findings.length === 0) return [first, fine, ...end].join('\n');
    const left = findings.filter((f) => f.rule === 'left-to-decide').length;
    rows.push(
      [left, 'to decide', 'left by the upgrade; delete the comment when it is done'],
      [
        findings.length - left,
        'to mend',
        `chart ${step.charts.to.name} or the cluster does not take it, or not as it is meant`,
      ],
    );
  } else if (verb === 'migrate')
    rows.push(
      [n.manual, 'to decide', decides(input)],
      [n.review, 'to review', 'changed by rule; look at it before you deploy'],
      [n.safe, 'done', 'changed by rule; nothing to do'],
    );
  else
    rows.push(
      [n.error, 'errors', `${to} would ignore, misread or refuse them, or change its default`],
      [n.warning, 'warnings', `still read by ${to}, or easy to miss`],
      [n.information, 'notes', 'good to know'],
    );
  const wide = Math.max(...rows.map(([count]) => String(count).length));
  const lines = rows
    .filter(([count, word]) => count > 0 || (word === 'to decide' && from !== to) || word === 'errors')
    .map(
      ([count, word, why]) =>
        `  ${paint('bold', String(count).padStart(wide))} ${(count === 1 ? word.replace(/s$/, '') : word).padEnd(9)}  ${paint('dim', why)}`,
    );
  lines.push(...end);
  if (verb === 'check' && from === old)
    lines.push(
      findings.length === 0
        ? `Nothing to change${but}.`
        : `${NAME} migrate does ${n.safe} of them alone; ${n.review} to review and ${n.manual} to decide:`,
    );
  return [first, ...lines].join('\n');
}

/** What only a person can do comes first; a reason is given once. */
function followUps(input: ReportInput, verb: Verb, stream: Stream, paint: Paint): string[] {
  const told = new Set<string>();
  return input.files.flatMap((file, i) => {
    const found = groups(findingsOf(input, i).filter((f) => input.from === input.step.to || isFollowUp(f)));
    const all = [...found.filter((g) => g.safety === 'manual'), ...found.filter((g) => g.safety !== 'manual')];
    if (all.length === 0) return [];
    const shown = all
      .slice(0, MOST_GROUPS)
      .flatMap((g) => group(g, file, verb, input.from === input.step.to, stream, paint, told));
    const rest = all.length - MOST_GROUPS;
    const more = verb === 'migrate' ? '--report-file tells all' : '--format json tells all';
    if (rest > 0) shown.push(`${' '.repeat(INDENT)}… and ${rest} more: ${more}.`);
    return [[paint('bold', titleOf(label(file.input), file)), ...shown].join('\n')];
  });
}

/** What `validate` says about the new files and nothing above does. */
function inNewFiles(input: ReportInput, verb: Verb, stream: Stream, paint: Paint): string[] {
  if (verb !== 'migrate') return [];
  const told = new Set<string>();
  return input.files.flatMap((file) => {
    const all = groups(untold(file.left, input.findings));
    if (all.length === 0) return [];
    const written = { ...file, layer: { ...file.layer, before: file.layer.after, mount: file.now } };
    const shown = all.slice(0, MOST_GROUPS).flatMap((g) => group(g, written, 'validate', true, stream, paint, told));
    if (all.length > MOST_GROUPS)
      shown.push(`${' '.repeat(INDENT)}… and ${all.length - MOST_GROUPS} more: ${NAME} validate tells all.`);
    const title = `To mend in the new file, as ${NAME} validate says too`;
    return [[paint('bold', `${title}: ${titleOf(label(file.output ?? file.input), file)}`), ...shown].join('\n')];
  });
}

function group(
  g: Group,
  file: ReportFile,
  verb: Verb,
  isNew: boolean,
  stream: Stream,
  paint: Paint,
  told: Set<string>,
): string[] {
  const left = verb !== 'migrate' ? g.findings.find((f) => WORTH_SAYING.has(f.ifLeft)) : undefined;
  const reason = [g.reason, left ? messageOf(left).left : ''].filter((s) => s !== '').join(' ');
  const known = told.has(reason) || reason === '';
  told.add(reason);

  const shown = g.findings.slice(0, MOST_LINES);
  const lines = shown.map((f, i) => {
    const at = String(lineBefore(file, f.place.start)).padStart(6);
    const tag = paint(f.safety === 'manual' ? 'yellow' : 'cyan', (i === 0 ? tagOf(f, isNew) : '').padEnd(6));
    const waiting = verb === 'migrate' ? outputLine(f, file) : null;
    const now = waiting === null ? '' : ` New file: line ${waiting}.`;
    const rule = known && i === shown.length - 1 ? ` (${g.rule})` : '';
    const more = (f.parts ?? [])
      .slice(1)
      .map((p) => `\n${' '.repeat(INDENT)}${wrap(`\`${partInWords(p)}\``, stream, paint)}`);
    return `${at}  ${tag}  ${wrap(messageOf(f, verb === 'migrate' ? 'after' : 'before').headline + now + rule, stream, paint)}${more.join('')}`;
  });
  const rest = [...new Set(g.findings.slice(MOST_LINES).map((f) => lineBefore(file, f.place.start)))];
  const space = ' '.repeat(INDENT);
  if (rest.length > 0)
    lines.push(
      `${space}… and line${rest.length > 1 ? 's' : ''} ${rest.slice(0, 12).join(', ')}${rest.length > 12 ? ' …' : ''}`,
    );
  if (!known) lines.push(`${space}${wrap(`${reason} (${g.rule})`, stream, paint, 'dim')}`);
  return lines;
}
/** Most of what is left is ignored by the chart; this is worse. */
const WORTH_SAYING: ReadonlySet<Finding['ifLeft']> = new Set(['aborts', 'misread', 'dangerous']);

function done(input: ReportInput, verb: Verb, stream: Stream, paint: Paint): string[] {
  // A mistake in a new file is told in full, however safe it is to mend.
  const sections = input.from === input.step.to ? [] : bySection(input.findings.filter((f) => !isFollowUp(f)));
  if (sections.length === 0) return [];
  const wide = Math.max(...sections.map((s) => s.title.length));
  const lines = sections.map(({ title, findings }) => {
    const paths = [...new Set(findings.map((f) => f.targets[0] ?? f.place.path))].map(printable);
    const room = (stream.isTTY ? stream.width : 120) - wide - 12;
    return `  ${title.padEnd(wide)}  ${String(findings.length).padStart(4)}  ${paint('dim', some(paths, room))}`;
  });
  const title =
    verb === 'migrate' ? 'Done by rule, nothing to do' : `Done by ${NAME} migrate, with nothing to do after it`;
  return [[paint('bold', title), ...lines].join('\n')];
}
/** As many of the names as fit. */
function some(names: readonly string[], room: number): string {
  let text = '';
  for (const [i, name] of names.entries()) {
    const next = text === '' ? name : `${text}, ${name}`;
    if (next.length > room - 2) return `${text === '' ? name.slice(0, Math.max(room - 2, 8)) : `${text},`} …`;
    text = next;
    if (i === names.length - 1) break;
  }
  return text;
}

/** Long sentences continue below their beginning; on a pipe a line stays a line. */
function wrap(text: string, stream: Stream, paint: Paint, style?: 'dim'): string {
  const width = stream.width - INDENT;
  const lines: string[] = [];
  for (const word of printable(text).split(' ')) {
    const last = lines[lines.length - 1];
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map((line) => (style ? paint(style, line) : codes(line, paint))).join(`\n${' '.repeat(INDENT)}`);
}
const codes = (line: string, paint: Paint): string =>
  line.replace(/`([^`]+)`/g, (all, inner: string) => (paint('bold', '') === '' ? all : paint('bold', inner)));
