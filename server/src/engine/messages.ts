/** Words for findings. Nothing a user wrote as a value is repeated here: it could be a secret. */
import type { Finding } from './finding.ts';
import { chart } from './charts/index.ts';
import type { AnyRule, IfLeft } from './rules/rule.ts';
import { STEPS, stepTo, type Minor } from './steps/index.ts';
import { isObject } from './yaml/tree.ts';
import { checksOf } from './validate/checks.ts';
import { wordsOf } from './validate/rule.ts';
import { AROUND_RULES, aroundWords } from './wrappers/rules.ts';

const LEFT: Readonly<Record<IfLeft, string>> = {
  ignored: 'Left as it is, {chart} ignores it without a word.',
  honoured: 'Left as it is, {chart} still reads it; a later chart will not.',
  aborts: 'Left as it is, {chart} refuses to render.',
  misread: 'Left as it is, {chart} gives it another meaning.',
  unchanged: '',
  'default-changed': 'Without it, the default of {chart} applies.',
  dangerous: 'Left as it is, the upgrade can break a running cluster.',
};

const words = new Map<Minor, ReadonlyMap<string, AnyRule>>();
/** The rules that speak of a version: those of the step to it, and those about its files. */
function rulesOf(minor: Minor): ReadonlyMap<string, AnyRule> {
  let known = words.get(minor);
  if (!known) {
    const rules = stepTo(minor)?.rules;
    const all = rules ? [...rules.set.keys, ...rules.set.lists, ...rules.derived, ...rules.set.notes] : [];
    known = new Map([...all, ...checksOf(minor).rules, ...AROUND_RULES].map((r) => [r.id, r]));
    words.set(minor, known);
  }
  return known;
}

/** The rule with an id; undefined for rules about single variables, whose words are in their own table. */
export const ruleOf = (id: string): AnyRule | undefined =>
  STEPS.map((step) => rulesOf(step.to).get(id)).find((rule) => rule !== undefined);

const mistakeOf = (f: Finding): ReturnType<typeof wordsOf> => wordsOf(checksOf(f.minor).rules, f);

/** Words with the version and its chart filled in. */
const about = (f: Finding, text: string): string =>
  text.replace('{to}', f.minor).replace('{chart}', `chart ${chart(f.minor).name}`);

/** All that the words for a finding depend on: findings of one key are told in the same words. */
export const wordsKey = (f: Finding): string =>
  JSON.stringify([f.rule, f.minor, f.tag, f.ifLeft, f.safety, f.place.path, f.targets, f.args, madeOf(f)]);

/** One sentence what is old and what replaces it, one why, one what happens if nothing is done. */
export function message(f: Finding): string {
  const why = reason(f);
  const left = about(f, LEFT[f.ifLeft]);
  return [
    headline(f),
    why,
    f.args.alone === undefined
      ? ''
      : `Helm replaces lists: beside other files, \`${f.args.alone}\` of this one takes the place of theirs, and with it what they say for any component of the cluster. Upgrade all files of the deployment in one command, or repeat their items here.`,
    f.args.repeated === undefined ? '' : `Items of ${f.args.repeated} are repeated, since Helm replaces lists.`,
    f.args.shared === undefined ? left : about(f, SHARED[f.args.shared] ?? ''),
  ]
    .filter((s) => s !== '')
    .join(' ');
}
/** What becomes of a key in values that other charts read as well. */
const SHARED: Readonly<Record<string, string>> = {
  left: 'It stands in the `global` that other charts read too: the old key stays, and what {to} needs is added to the values of Camunda’s chart.',
  decide:
    'It stands in the `global` that other charts read too, and is not changed there. Left as it is, {chart} reads it: only you know whether the others need it.',
};
/** Why, in the rule's words. */
export function reason(f: Finding): string {
  const rule = rulesOf(f.minor).get(f.rule);
  const why =
    mistakeOf(f)?.why ?? aroundWords(f)?.why ?? stepTo(f.minor)?.variables.rules[f.rule]?.why ?? rule?.why ?? '';
  return rule?.since === undefined ? why : `${why} Needs chart ${rule.since} or newer; an older one ignores it.`;
}
/** What is old and what replaces it. */
export function headline(f: Finding): string {
  const own = mistakeOf(f) ?? aroundWords(f);
  if (own) return own.headline;
  const step = stepTo(f.minor);
  if (!step) return '';
  const { from, to } = step;
  const path = `\`${f.place.path}\``;
  const inText = textHeadline(f, path, to);
  if (inText !== undefined) return inText;
  const targets = f.targets.map((t) => `\`${t}\``).join(' and ');
  if (f.rule === 'declared-version') return `The first line says ${from}; in the end it says ${to}.`;
  if (f.rule === 'documents')
    return f.args.first === 'empty'
      ? 'Helm 3 reads nothing of this file: its first document is empty.'
      : 'Helm 3 does not read this document.';
  if (f.rule === 'documents/unread') return 'Helm reads nothing from here on.';
  if (f.rule === 'documents/last-line') return 'Helm 3 and Helm 4 read this text differently.';
  if (f.rule === 'left-to-decide') return `${path} was left to decide (${f.args.rule ?? ''}).`;
  if (f.args.switch !== undefined) return `${path} had no effect: \`${f.args.switch}\` is off.`;
  if (f.args.obeyed !== undefined)
    return `${path} had no effect: chart ${step.charts.from.name} obeyed \`${f.args.obeyed}\`.`;
  if (f.rule === 'authentication/api-callers') return `Every caller of the APIs needs a name and a password in ${to}.`;
  if (f.rule === 'ingress/hidden-identity') return `${path} hides the Identity of the cluster.`;
  if (f.rule === 'component-unsure') return `${path} is a text.`;
  const { reference, now: instead } = f.args;
  if (reference !== undefined)
    return `${path} speaks of \`${reference}\`${instead === undefined ? '' : `; in ${to} that is ${instead}`}.`;
  const { was } = f.args;
  if (was !== undefined && instead !== undefined) return `${path} names \`${was}\`; in ${to} that is ${instead}.`;
  if (f.args.plaintext !== undefined)
    return `${path} holds a secret in plain text; it becomes ${targets}. Move it to a Kubernetes Secret.`;
  if (f.args.note === 'conflict') return `${path} disagrees with the new key.`;
  if (f.args.note === 'strange' || f.rule === 'unknown-key') return `${path} is no key that the chart knows.`;
  if (f.args.note === 'awakes')
    return f.args.value === undefined
      ? `${path} gets an effect.`
      : `${path} gets an effect; what ${from} did is \`${f.args.value}\`.`;
  if (f.args.note === 'kind') return `${path} is not the kind of value the chart wants.`;
  if (f.tag === undefined && f.targets.length > 0 && f.args.value !== undefined)
    return `${to} needs ${f.targets.map((t) => `\`${t}: ${f.args.value ?? ''}\``).join(' and ')}.`;
  if (f.args.added !== undefined) return `${to} needs ${targets}.`;
  if (f.targets.length === 1 && f.targets[0] === f.place.path) return `${path} must change.`;
  const made = madeOf(f);
  if (made.length > 0) return `${path} is ${made.map((n) => `\`${n}\``).join(', ')} in ${targets} in ${to}.`;
  if (f.targets.length > 0) return `${path} is ${targets} in ${to}.`;
  if (f.args.proposal !== undefined) return `${path} needs a decision; these files let expect \`${f.args.proposal}\`.`;
  if (f.safety === 'manual') return `${path} needs a decision.`;
  return `${path} has no place in ${to}.`;
}

/** The variables that the upgrade makes of a key that is no list; names are never secret. */
function madeOf(f: Finding): string[] {
  const items = f.operations.flatMap((o) => (o.kind === 'list' ? o.items : []));
  const names = items
    .filter((i) => i.from === undefined && i.source === f.place.path && isObject(i.json))
    .map((i) => (i.json as { name?: unknown }).name);
  return [...new Set(names)].filter((n): n is string => typeof n === 'string');
}

/** The same of an upgrade that is done: what was added is there, and nothing is needed any more. */
export function headlineAfter(f: Finding): string {
  const { value, added } = f.args;
  if (f.operations.length === 0 || f.tag !== undefined || f.targets.length === 0) return headline(f);
  const targets = f.targets.map((t) => `\`${t}\``).join(' and ');
  const verb = f.targets.length === 1 ? 'is' : 'are';
  if (value !== undefined) return `${targets} ${verb} set to \`${value}\`.`;
  if (added !== undefined) return `${targets} ${verb} set.`;
  return headline(f) === `\`${f.place.path}\` must change.` ? `\`${f.place.path}\` was changed.` : headline(f);
}

const SEALED: Readonly<Record<string, string>> = {
  syntax: 'it cannot be read as YAML',
  template: 'what it says depends on expressions of Helm',
  'line-ends': 'its line ends are not those of the file',
  shared: 'it stands there once for several keys',
};
/** About a property or a path inside a text that is a value. */
function textHeadline(f: Finding, path: string, to: Minor): string | undefined {
  const { property, home, lacks, reason } = f.args;
  if (f.rule === 'texts/image-path') return `The text of ${path} names folders of the old images.`;
  if (lacks !== undefined) return `${path} lacks ${lacks}.`;
  if (f.rule === 'texts/left-alone')
    return `The text of ${path} is left alone: ${SEALED[reason ?? ''] ?? 'it cannot be read'}.`;
  if (property === undefined) return undefined;
  const now = f.targets.length > 0 ? ` is \`${f.targets[0] ?? ''}\` in ${to}` : ` has no effect in ${to}`;
  return `\`${property}\`${now}${home === undefined ? '' : `, and better said by the values key \`${home}\``}.`;
}
