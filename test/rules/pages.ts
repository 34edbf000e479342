/** The pages of docs/rules: one for each rule, and a table of contents. */
import { guideSection } from '../../server/src/engine/steps/8.7-8.8/checklist/guide.ts';
import { effectLines } from './effectLines.ts';
import { EFFECTS } from '../../server/src/engine/steps/8.7-8.8/effects.ts';
import { STEP } from '../../server/src/engine/steps/8.7-8.8/index.ts';
import { message } from '../../server/src/engine/index.ts';
import { parsePath } from '../../server/src/engine/path.ts';
import type { Section } from '../../server/src/engine/rules/rule.ts';
import { casesOf, isLater, RULES, safetiesOf, type Described } from './all.ts';
import { renames } from './envRules.ts';
import { fileName, play, type Case } from './example.ts';
import { mistake } from './mistakes.ts';
import { guideSection as nextGuide } from '../../server/src/engine/steps/8.8-8.9/checklist/guide.ts';
import { FOLDER as NEXT, nextPages } from './next.ts';
import { addition, LEFT, safetyOf, SECTIONS, SEVERITIES, SEVERITIES_NOW, what } from './words.ts';

export const pageOf = (id: string): string => `${id}.md`;
const up = (id: string): string => '../'.repeat(id.split('/').length - 1);

const sectionOf = (d: Described): Section => (d.kind === 'variable' ? 'environment' : d.rule.section);
const leftOf = (d: Described): string => (d.kind === 'variable' ? '' : LEFT[d.rule.ifLeft]);

function fences(texts: readonly string[]): string {
  return texts
    .map((text, i) => {
      const name = texts.length > 1 ? `\`${fileName(i, texts.length)}\`\n\n` : '';
      return `${name}\`\`\`yaml\n${text.endsWith('\n') ? text : `${text}\n`}\`\`\``;
    })
    .join('\n\n');
}
function example(id: string, c: Case): string {
  const says = c.says === undefined ? [] : [c.says];
  if (c.shows === 'untouched') return [...says, fences(c.before)].join('\n\n');
  const { after } = play(id, c.before);
  if (after.every((a, i) => a === c.before[i])) return [...says, 'It stays as it is:', fences(c.before)].join('\n\n');
  const empty = after.every((a) => a.trim() === '');
  const result = empty ? ['Nothing of it is left.'] : ['After:', fences(after)];
  return [...says, 'Before:', fences(c.before), ...result].join('\n\n');
}
const HEADINGS: readonly (readonly [shows: readonly Case['shows'][], title: string])[] = [
  [['change', 'flow'], 'Before and after'],
  [['equal', 'conflict'], 'Other cases'],
  [['untouched'], 'Not touched'],
];

function examples(d: Described): string[] {
  if (d.kind === 'validate') return mistakes(d.rule.id);
  const cases = casesOf(d);
  return HEADINGS.flatMap(([shows, title]) => {
    const mine = shows.flatMap((s) => cases.filter((c) => c.shows === s));
    return mine.length === 0 ? [] : [`## ${title}`, ...mine.map((c) => example(d.rule.id, c))];
  });
}
function mistakes(id: string): string[] {
  const m = mistake(id);
  if (!m) return [];
  return ['## Example', fences([m.wrong]), m.fixed ? 'With its fix:' : 'Without the mistake:', fences([m.right])];
}

function table(id: string): string[] {
  const rows = renames(id);
  if (rows.length === 0) return [];
  return [
    '## Variables',
    ['| 8.7 | 8.8 |', '| --- | --- |', ...rows.map((r) => `| \`${r.old}\` | \`${r.now}\` |`)].join('\n'),
  ];
}

/** The rule that decides about a key; none where it stays as it is. */
function ruleOf(at: string): string | undefined {
  let node = STEP.rules.root;
  let found: string | undefined;
  for (const key of parsePath(at)) {
    const next = key === '*' ? undefined : node.child(key);
    if (!next) break;
    node = next;
    found = node.owner?.rule.id ?? found;
  }
  return found;
}
function inTheCluster(d: Described): string[] {
  const own = EFFECTS.filter((e) => ruleOf(e.at) === d.rule.id);
  if (own.length === 0) return [];
  const keys = [...new Set(own.map((e) => e.at))];
  const parts = keys.map((at) => {
    const lines = effectLines(own.filter((e) => e.at === at)).join('\n');
    return `\`${at}\`:\n\n${lines}`;
  });
  return ['## In the cluster', 'What the upgrade does there beside what the key did in 12.x:', ...parts];
}
/** Every declared effect, by key. */
function effectsPage(): string {
  const keys = [...new Set(EFFECTS.map((e) => e.at))].sort();
  return `${[
    '# In the cluster',
    [
      'What an upgrade does to the cluster beside what the keys did in 12.x, key by key, with the reason.',
      'Each was seen in renders of both charts or follows from their templates. `npm run test:effects` renders every key of 8.7 with chart 12.x and, upgraded, with chart 13.x, and counts any other difference as a fault, unless the upgrade asks about it.',
    ].join(' '),
    'A workload, a Service or a ConfigMap has its name without that of the release, the containers of the charts are `[main]`; what a program reads when it starts, from its files and its variables, is `Application/…`, and a host with its paths `Route/…`. `*` stands for any text.',
    ...keys.map((at) => {
      const rule = ruleOf(at);
      const title = at === '*' ? 'Any key' : `\`${at}\``;
      const link = rule === undefined ? '' : ` ([${rule}](${pageOf(rule)}))`;
      return `## ${title}${link}\n\n${effectLines(EFFECTS.filter((e) => e.at === at)).join('\n')}`;
    }),
    '[All rules](README.md)',
  ].join('\n\n')}\n`;
}

function page(d: Described): string {
  const { rule } = d;
  const section = sectionOf(d);
  const later = isLater(rule.id);
  const ofChart = (text: string): string => (later ? text.replace('13.x', '14.x').replace('8.8', '8.9') : text);
  const left = ofChart(leftOf(d));
  return `${[
    `# ${rule.id}`,
    d.kind === 'validate' ? `For example: ${what(d)}` : what(d),
    ...said(d),
    `**Why.** ${whole([rule.todo, rule.why].filter((s) => s !== undefined).join(' '))}`,
    rule.details === undefined ? '' : `**More.** ${whole(rule.details)}`,
    left === '' ? '' : `**If it is left.** ${left}`,
    [
      `- ${ofChart((d.kind === 'validate' ? SEVERITIES_NOW : SEVERITIES)[rule.severity])}`,
      `- ${safetyOf(rule.safety, safetiesOf(d))}`,
      ...('since' in rule ? [`- Needs chart ${rule.since} or newer: an older one ignores what it writes.`] : []),
      ...(addition(d) ? ['- Added for a whole deployment only, never to a file that is declared a layer.'] : []),
      later
        ? `- [Upgrade guide](${nextGuide()})`
        : `- Section of the upgrade guide: [${SECTIONS[section]}](${guideSection(section)})`,
    ].join('\n'),
    ...examples(d),
    ...table(rule.id),
    ...inTheCluster(d),
    '## Source',
    rule.source.map((s) => `- ${s}`).join('\n'),
    `[All rules](${up(rule.id)}README.md#${anchor(SECTIONS[section] ?? section)})`,
  ]
    .filter((s) => s !== '')
    .join('\n\n')}\n`;
}
/** A message of the rule, as its examples give it. */
export function messageFor(d: Described): string | undefined {
  const { id } = d.rule;
  if (d.kind === 'validate') return mistake(id)?.message;
  if (d.kind === 'around') return undefined;
  for (const c of casesOf(d)) {
    const own = play(id, c.before).own.find((f) => f.rule === id);
    if (own) return message(own);
  }
  return undefined;
}
function said(d: Described): string[] {
  const words = messageFor(d);
  return words === undefined ? [] : [`> ${words}`];
}
/** Placeholders of messages have no meaning here. */
const whole = (why: string): string => why.replace(/`?\{(\w+)\}`?/g, (_, n: string) => `the ${n}`);
const anchor = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\w -]/g, '')
    .replace(/ /g, '-');

const OLDER = '-old-spelling';
/** The same rule for `zeebe-gateway`. */
const older = (id: string): string =>
  RULES.some((d) => d.rule.id === `${id}${OLDER}`) ? ` ([older spelling](${pageOf(`${id}${OLDER}`)}))` : '';

function contents(): string {
  const out = [
    '# Rules',
    [
      'What changes in a values file between Camunda 8.7 (chart 12.x) and 8.8 (chart 13.x), one page for each rule.',
      'Together these pages are Camunda’s upgrade guide, corrected: each says what it rests on, a render of the charts, their templates or Camunda’s documentation, and where the guide and the chart disagree, the chart is right.',
    ].join(' '),
    [
      'The examples are executed as tests. Each shows one rule: what a whole deployment gets besides, such as the defaults that 8.8 no longer has, is left out of it and has pages of its own.',
      'What an upgrade does to the cluster, not only to the file, is [a page of its own](effects.md).',
      'This folder is written by `npm run docs`; changes belong into the rules.',
    ].join(' '),
    `The step from 8.8 to 8.9 has [pages of its own](${NEXT}/README.md).`,
    Object.values(SECTIONS)
      .filter((title) => RULES.some((d) => SECTIONS[sectionOf(d)] === title))
      .map((title) => `- [${title}](#${anchor(title)})`)
      .join('\n'),
  ];
  for (const [section, title] of Object.entries(SECTIONS)) {
    const mine = RULES.filter((d) => sectionOf(d) === section);
    if (mine.length === 0) continue;
    out.push(`## ${title}`, `[The guide on this](${guideSection(section)})`);
    const upgrade = mine.filter((d) => d.kind !== 'validate' && d.kind !== 'around');
    const around = mine.filter((d) => d.kind === 'around');
    const check = mine.filter((d) => d.kind === 'validate');
    const lines = (list: readonly Described[]): string =>
      list
        .filter((d) => !d.rule.id.endsWith(OLDER))
        .map((d) => `- [${d.rule.id}](${pageOf(d.rule.id)}): ${what(d)}${older(d.rule.id)}`)
        .join('\n');
    if (upgrade.length > 0) out.push(lines(upgrade));
    if (check.length > 0) out.push('What `validate` finds in files of 8.8:', lines(check));
    if (around.length > 0) out.push('What is said about documents around values:', lines(around));
  }
  return `${out.join('\n\n')}\n`;
}

/** By path below docs/rules. */
export function pages(): Map<string, string> {
  return new Map([
    ['README.md', contents()],
    ['effects.md', effectsPage()],
    ...RULES.map((d): [string, string] => [pageOf(d.rule.id), page(d)]),
    ...nextPages(),
  ]);
}
