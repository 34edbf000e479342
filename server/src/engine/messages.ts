/**
 * Words for findings: what the upgrade does or did, what the reader has to do, why, and what happens otherwise, in that order. How a
 * message is written is said in docs/ARCHITECTURE.md. No value that could be secret is repeated here.
 */
import { putInto } from './byKey.ts';
import { ofShared, type Finding, type Part } from './finding.ts';
import { chart } from './charts/index.ts';
import { formatPath, isRename, parsePath } from './path.ts';
import type { ListOp } from './plan/operation.ts';
import type { AnyRule, IfLeft } from './rules/rule.ts';
import { STEPS, stepTo, type Minor, type Step } from './steps/index.ts';
import { isObject } from './yaml/tree.ts';
import { checksOf } from './validate/checks.ts';
import { wordsOf } from './validate/rule.ts';
import { AROUND_RULES, aroundWords } from './wrappers/rules.ts';

/** `before`: the upgrade is what somebody may do. `after`: it is done. */
export type When = 'before' | 'after';

/** The parts of a message, each one or more sentences, or empty. */
export interface Message {
  /** What the upgrade does, or did; of a mistake, what is wrong. */
  readonly headline: string;
  /** What only the reader can do. */
  readonly todo: string;
  readonly why: string;
  /** What the chart does when nobody changes the file; nothing after the upgrade. */
  readonly left: string;
  /** More than a message needs: for hovers, reports and the page of the rule. */
  readonly details: string;
}

const LEFT: Readonly<Record<IfLeft, string>> = {
  ignored: 'If left, {chart} ignores it.',
  honoured: 'If left, {chart} still reads it; a later chart will not.',
  aborts: 'If left, `helm upgrade` fails.',
  misread: 'If left, {chart} misreads it.',
  unchanged: '',
  // The reason says what the chart does by default.
  'default-changed': '',
  dangerous: 'If left, the upgrade can break the cluster.',
};
/** Of what is not there yet. */
const WITHOUT = 'Without it, the upgrade can break the cluster.';
/** What becomes of a key in values that other charts read as well. */
const SHARED: Readonly<Record<string, string>> = {
  left: 'Other charts read this `global` too, so the old key stays beside the new one.',
  decide: 'Other charts read this `global` too, so it is not changed here: decide whether they need it.',
};

/** As much as is read at once. */
const LONGEST = 220;

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
export function wordsKey(f: Finding): string {
  const does = [...kindsOf(f)];
  const { rule, minor, tag, ifLeft, safety, place, targets, parts, args } = f;
  return JSON.stringify([
    [rule, minor, tag, ifLeft, safety, place.path],
    [targets, parts, args, madeOf(f), does, f.offered !== undefined],
  ]);
}

const sentences = (...list: readonly string[]): string => list.filter((s) => s !== '').join(' ');

/** All there is to say about a finding, by its parts. */
export function messageOf(f: Finding, when: When = 'before'): Message {
  const rule = rulesOf(f.minor).get(f.rule) ?? stepTo(f.minor)?.variables.rules[f.rule];
  const own = mistakeOf(f) ?? aroundWords(f);
  // What becomes of a single variable is said by its reason.
  const isVariable = stepTo(f.minor)?.variables.rules[f.rule] !== undefined;
  const since = rule && 'since' in rule ? rule.since : undefined;
  const { shared, alone, emptied, repeated } = f.args;
  const said = {
    headline: own?.headline ?? (when === 'after' ? done(f) : toDo(f)),
    todo: sentences(
      // What the upgrade does by itself leaves nothing to do.
      f.safety === 'safe' ? '' : (rule?.todo ?? ''),
      alone === undefined ? '' : 'Upgrade all files of the deployment together, or repeat their items here.',
      emptied === undefined ? '' : 'Upgrade all files of the deployment together.',
    ),
    why: sentences(
      emptied === undefined
        ? (own?.why ?? rule?.why ?? '')
        : `In ${f.minor} this null also takes away what other components say in \`${emptied}\`.`,
      alone === undefined ? '' : `Helm replaces lists: \`${alone}\` of this file takes the place of theirs.`,
      repeated === undefined ? '' : `Items of ${repeated} are repeated, since Helm replaces lists.`,
    ),
  };
  const adds = f.tag === undefined && (f.parts ?? f.args.value ?? f.args.added) !== undefined;
  const without = adds ? (f.ifLeft === 'dangerous' ? WITHOUT : '') : LEFT[f.ifLeft];
  const left = when === 'after' || isVariable ? '' : about(f, shared === undefined ? without : (SHARED[shared] ?? ''));
  // Where a long path leaves no room for it, it is said below.
  const fits = sentences(said.headline, said.todo, said.why, left).length < LONGEST;
  return {
    ...said,
    left: fits ? left : '',
    details: sentences(
      rule?.details ?? '',
      since === undefined ? '' : `Needs chart ${since} or newer; an older one ignores it.`,
      fits ? '' : left,
    ),
  };
}

/** The message in one line, without its details. */
export function message(f: Finding, when: When = 'before'): string {
  const { headline, todo, why, left } = messageOf(f, when);
  return sentences(headline, todo, why, left);
}
/** What is to be done about a finding, in one sentence. */
export const headline = (f: Finding): string => messageOf(f).headline;

const code = (text: string): string => `\`${text}\``;
const and = (list: readonly string[]): string =>
  list.length < 2
    ? list.map(code).join('')
    : `${list.slice(0, -1).map(code).join(', ')} and ${code(list[list.length - 1] ?? '')}`;

/** An order, and the same when it is carried out. */
interface Deed {
  readonly order: string;
  readonly done: string;
}
const toDo = (f: Finding): string => deed(f).order;
const done = (f: Finding): string => deed(f).done;

/** Of what is no change: it reads the same before the upgrade and after it. */
const fact = (text: string): Deed => ({ order: text, done: text });
const act = (order: string, done: string): Deed => ({ order: `${order}.`, done: `${done}.` });

function deed(f: Finding): Deed {
  const step = stepTo(f.minor);
  if (!step) return fact('');
  return special(f, step) ?? inText(f, step) ?? ofItem(f) ?? ofKey(f, step);
}

/** Findings whose rule speaks of something other than a key with a new place. */
function special(f: Finding, { from, to, charts }: Step): Deed | undefined {
  const path = code(f.place.path);
  const { args, rule } = f;
  switch (rule) {
    case 'declared-version':
      return act(
        `Write ${to} in the first line, instead of ${from}, when the rest is done`,
        `The first line says ${to} now`,
      );
    case 'documents':
      return fact(
        args.first === 'empty'
          ? 'Helm 3 reads nothing of this file: its first document is empty.'
          : 'Helm 3 does not read this document.',
      );
    case 'documents/forgotten':
      return fact(`${path} takes nothing away: a later document of this file says it again.`);
    case 'documents/unread':
      return fact('Helm reads nothing from here on.');
    case 'documents/last-line':
      return fact('Helm 3 and Helm 4 read this text differently.');
    case 'left-to-decide':
      return fact(`${path} waits for your decision (${args.rule ?? ''}).`);
    case 'authentication/api-callers':
      return fact(`Every caller of the APIs needs a name and a password in ${to}.`);
    case 'ingress/hidden-identity':
      return fact(`${path} hides the Identity of the cluster.`);
    case 'component-unsure':
      return fact(`${path} is a string, not true or false.`);
    case 'unknown-key':
      return fact(`${path} is no key of the chart.`);
    case 'types/text':
    case 'types/placeholder':
      return args.said === undefined
        ? act(`Put quotes around ${path}`, `${path} is in quotes now`)
        : act(`Put quotes around ${code(args.said)} in ${path}`, `${code(args.said)} in ${path} is in quotes now`);
    case 'types/number':
      return act(`Remove the quotes of ${path}`, `${path} has no quotes any more`);
    case 'types/read-off':
      return act(`Set ${path} to ${code('"false"')}`, `${path} was set to ${code('"false"')}`);
    case 'types/off':
      return act(`Set ${path} to ${code('""')}`, `${path} was set to ${code('""')}`);
    case 'types/switch':
      return act(`Set ${path} to ${code(args.value ?? '')}`, `${path} was set to ${code(args.value ?? '')}`);
    case 'types/said-off':
      return fact(`${path} is ${code(args.said ?? '')}, which chart ${charts.from.name} takes for on.`);
    case 'types/stays-string':
      return fact(`${path} is a string. Chart ${charts.to.name} wants ${args.wanted ?? ''} here.`);
    case 'types/post-rendered':
      return act(`Set ${path} to ${code('null')}`, `${path} was set to ${code('null')}`);
  }
  if (args.switch !== undefined)
    return act(
      `Comment ${path} out: it has no effect while ${code(args.switch)} is off`,
      `${path} was commented out: it had no effect while ${code(args.switch)} was off`,
    );
  if (args.obeyed !== undefined)
    return act(
      `Comment ${path} out: it has no effect beside ${code(args.obeyed)}`,
      `${path} was commented out: chart ${charts.from.name} obeyed ${code(args.obeyed)}`,
    );
  const { reference, now, was, gone } = args;
  if (reference !== undefined)
    return fact(`${path} refers to ${code(reference)}${now === undefined ? '' : `, in ${to} ${now}`}.`);
  if (was !== undefined && now !== undefined) return fact(`${path} names ${code(was)}, in ${to} ${now}.`);
  if (gone !== undefined) return fact(`${path} asks Helm for ${[...new Set(gone.split('\n'))].map(code).join(', ')}.`);
  if (args.note === 'conflict')
    return act(
      `Decide about ${path}: it disagrees with the new key`,
      `${path} was left as a comment: it disagrees with the new key`,
    );
  if (args.emptied !== undefined) return fact(`${path} is empty.`);
  if (args.note === 'strange') return fact(`${path} is no key of the chart.`);
  if (args.note === 'awakes')
    return fact(
      args.value === undefined
        ? `${path} takes effect with ${to}.`
        : `${path} takes effect with ${to}; what ${from} did is ${code(args.value)}.`,
    );
  if (args.note === 'kind')
    return act(`Decide about ${path}: its value is of another kind`, `${path} was left as a comment`);
  return undefined;
}

/** One key, or what is worked out from several. */
function ofKey(f: Finding, { to }: Step): Deed {
  const path = code(f.place.path);
  const targets = and(f.targets);
  const one = f.targets.length === 1;
  const is = one ? 'is' : 'are';
  const { value, added, proposal } = f.args;
  if (f.parts) {
    const all = partsInWords(f.parts);
    return act(`Set ${all}`, `${all} were set`);
  }
  const changes = f.operations.length > 0 || f.offered !== undefined;
  if (changes && f.targets.length > 0 && f.tag === undefined) {
    if (value !== undefined)
      return act(`Set ${targets} to ${code(value)}`, `${targets} ${one ? 'was' : 'were'} set to ${code(value)}`);
    if (added !== undefined) return act(`Set ${targets}`, `${targets} ${one ? 'was' : 'were'} set`);
  }
  if (f.args.plaintext !== undefined)
    return act(
      `Move the secret in ${path} to ${targets}, or better to a Kubernetes Secret`,
      `The secret in ${path} was moved to ${targets}; a Kubernetes Secret is better`,
    );
  if (one && f.targets[0] === f.place.path) return act(`Change ${path}`, `${path} was changed`);
  if (f.targets.length > 0 && value !== undefined)
    return act(
      `Replace ${path} by ${f.targets.map((t) => code(`${t}: ${value}`)).join(' and ')}`,
      `${path} was replaced by ${f.targets.map((t) => code(`${t}: ${value}`)).join(' and ')}`,
    );
  const made = f.targets.length > 0 ? madeOf(f) : [];
  if (made.length > 0)
    return act(
      `Write ${path} as ${made.map(code).join(', ')} in ${targets}`,
      `${path} was written as ${made.map(code).join(', ')} in ${targets}`,
    );
  if (f.targets.length > 0) {
    if (!changes) return fact(`${path} ${is} ${targets} in ${to}.`);
    if (kindsOf(f).has('list') && !kindsOf(f).has('move'))
      return act(`Add the items of ${path} to ${targets}`, `The items of ${path} were added to ${targets}`);
    const renamed = one && isRename(f.place.path, f.targets[0] ?? '');
    return renamed
      ? act(`Rename ${path} to ${targets}`, `${path} was renamed to ${targets}`)
      : act(`Move ${path} to ${targets}`, `${path} was moved to ${targets}`);
  }
  if (proposal !== undefined) return fact(`Decide about ${path}; your files suggest ${code(proposal)}.`);
  if (f.safety === 'manual')
    return f.operations.length > 0
      ? act(`Decide about ${path}`, `${path} was left as a comment`)
      : fact(`Decide about ${path}.`);
  if (f.args.note === 'folded')
    return act(`Remove ${path}: its value is there already`, `${path} was removed: its value was there already`);
  return act(`Remove ${path}`, `${path} was removed`);
}

/** The first of some keys that are added together, and how many more there are. */
function partsInWords(parts: readonly Part[]): string {
  const [first] = parts as [Part];
  const parents = new Set(parts.map((p) => formatPath(parsePath(p.path).slice(0, -1))));
  const [parent = ''] = parents;
  const said = (p: Part, path: string): string => code(p.value === undefined ? path : `${path}: ${p.value}`);
  const more = parts.length === 2 ? '1 more key' : `${String(parts.length - 1)} more keys`;
  return parents.size === 1
    ? `${said(first, first.path.slice(parent.length + 1))} and ${more} in ${code(parent)}`
    : `${said(first, first.path)} and ${more}`;
}
/** A key that is added with others, as a line of its own. */
export const partInWords = (p: Part): string => (p.value === undefined ? p.path : `${p.path}: ${p.value}`);

/** An item of a list: a variable by its name, a mount by its path. */
function ofItem(f: Finding): Deed | undefined {
  const item = itemOf(f.place.path);
  if (!item) return undefined;
  const { list, key } = item;
  const what = `${code(key)} of ${code(list)}`;
  const places = f.targets.map((t) => ({ target: t, item: itemOf(t) }));
  if (f.safety === 'manual')
    return f.operations.length > 0
      ? act(`Decide about ${what}`, `${what} was left as a comment`)
      : fact(`Decide about ${what}.`);
  const [first] = places;
  if (!first) return act(`Remove ${what}`, `${what} was removed`);
  if (!first.item) return act(`Move ${what} to ${and(f.targets)}`, `${what} was moved to ${and(f.targets)}`);
  const names = places.flatMap((p) => (p.item ? [p.item.key] : []));
  const goal = code(first.item.list);
  const added = names.filter((n) => n !== key);
  if (names.length > 1 && added.length < names.length)
    return act(
      `Add ${and(added)} beside ${code(key)} in ${goal}`,
      `${and(added)} was added beside ${code(key)} in ${goal}`,
    );
  if (names.length > 1)
    return act(`Write ${what} as ${and(names)} in ${goal}`, `${what} is ${and(names)} in ${goal} now`);
  if (first.item.key === key)
    return first.item.list === list
      ? act(`Change ${what}`, `${what} was changed`)
      : act(`Move ${what} to ${goal}`, `${what} was moved to ${goal}`);
  return act(
    `Rename ${what} to ${code(first.item.key)} in ${goal}`,
    `${what} is ${code(first.item.key)} in ${goal} now`,
  );
}
function itemOf(path: string): { list: string; key: string } | undefined {
  const [, list, key] = /^(.*?)\[(?:\w+=)?(.*)\]$/s.exec(path) ?? [];
  return list === undefined || key === undefined ? undefined : { list, key };
}

/** The variables that the upgrade makes of a key that is no list; names are never secret. */
function madeOf(f: Finding): string[] {
  const names = new Set<string>();
  for (const o of [...f.own, ...listsOf(f)])
    if (o.kind === 'list') for (const name of namesIn(o).get(f.place.path) ?? []) names.add(name);
  return [...names];
}
const kindsOf = ofShared((operations) => new Set(operations.map((o) => o.kind)));
const listsOf = ofShared((operations) => operations.filter((o) => o.kind === 'list'));
/** The names of new items by the keys they are made of: each of a thousand items is a finding, and has the whole list among its operations. */
function namesIn(op: ListOp): ReadonlyMap<string, readonly string[]> {
  let known = made.get(op);
  if (!known) {
    const names = new Map<string, string[]>();
    for (const { from, source, json } of op.items)
      if (from === undefined && isObject(json) && typeof json.name === 'string') putInto(names, source, json.name);
    made.set(op, (known = names));
  }
  return known;
}
const made = new WeakMap<ListOp, ReadonlyMap<string, readonly string[]>>();

const SEALED: Readonly<Record<string, string>> = {
  syntax: 'it cannot be read as YAML',
  template: 'it contains Helm expressions',
  'line-ends': 'its line ends are not those of the file',
  shared: 'several keys share it',
};
/** About a property or a path inside a string that is a value. */
function inText(f: Finding, { to }: Step): Deed | undefined {
  const { property, home, lacks, reason } = f.args;
  const path = code(f.place.path);
  if (f.rule === 'texts/image-path')
    return act(`Write the new folders in ${path}`, `${path} names the new folders now`);
  if (lacks !== undefined) return fact(`${path} lacks ${lacks}.`);
  if (f.rule === 'texts/left-alone')
    return fact(`${path} is not looked through: ${SEALED[reason ?? ''] ?? 'it cannot be read'}.`);
  if (property === undefined) return undefined;
  const [target] = f.targets;
  const better = home === undefined ? '' : `; the values key is ${code(home)}`;
  if (target === undefined) return fact(`${code(property)} has no effect in ${to}${better}.`);
  return f.operations.length > 0
    ? act(
        `Rename ${code(property)} to ${code(target)}${better}`,
        `${code(property)} was renamed to ${code(target)}${better}`,
      )
    : fact(`${code(property)} is ${code(target)} in ${to}${better}.`);
}
