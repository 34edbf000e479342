/** Examples for rules about keys, made from the rule and a believable value; the odd ones are in written.ts. */
import { catalogue } from '../../server/src/engine/charts/catalogue.ts';
import { STEP } from '../../server/src/engine/steps/8.7-8.8/index.ts';
import type { KeyRule } from '../../server/src/engine/rules/rule.ts';
import { isMap, type Plain } from '../support/tree.ts';
import { believable, neighbour } from './believable.ts';
import { flow, tree, values, type Case } from './example.ts';

const split = (path: string): string[] => path.split('.');

/** A rule looks at this path, or something above it goes away. */
export function owned(path: string): boolean {
  if (STEP.rules.set.lists.some((list) => list.extra?.some((e) => e.from === path))) return true;
  let node = STEP.rules.root;
  for (const key of split(path)) {
    const next = node.child(key);
    if (!next) return false;
    if (next.owner) return true;
    node = next;
  }
  return false;
}

/** What the brokers call the thing that goes to this place. */
function ofBrokers(to: string): string | undefined {
  const rule = STEP.rules.set.keys.find(
    (r) => r.at.startsWith('zeebe.') && r.action.kind === 'move' && r.action.to === to,
  );
  if (rule) return rule.at;
  const same = to.replace(/^orchestration\./, 'zeebe.');
  const free = !STEP.rules.set.keys.some((r) => same === r.at || (r.at !== 'zeebe' && same.startsWith(`${r.at}.`)));
  return same !== to && free && catalogue('8.7').get(split(same)) ? same : undefined;
}

const TWO = 'Two sources of one key: the brokers’ value stays, the other one waits beside it.';
const SET = 'The new key is there already and says something else: it stays, the old value waits beside it.';

const OBEYED = 'Both spellings: chart 12.x obeyed this one.';

/** What has to stand beside a key for chart 12.x to read it. */
function beside(at: string): Record<string, Plain> {
  const part = STEP.rules.set.parts.find((p) => p.single === true && p.at === at);
  return part === undefined || part.switch === at ? {} : { [part.switch]: part.reversed === true ? '' : true };
}

export function keyCases(rule: KeyRule): Case[] {
  const a = rule.action;
  if (a.kind === 'secret') return [...secretCases(rule, a), ...untouchedSecret(rule.at)];
  const found = believable(rule.at);
  if (!found) return [];
  const on = beside(rule.at);
  const [value, other] = STEP.rules.set.parts.some((p) => p.single === true && p.at === rule.at && p.switch === rule.at)
    ? [true, false]
    : [found.value, found.other];
  const out: Case[] = [];
  const root = split(rule.at)[0] ?? '';
  switch (a.kind) {
    case 'keep':
    case 'itemize':
      return [];
    case 'move': {
      out.push({ shows: 'change', before: [values({ ...on, [rule.at]: value })] });
      if (STEP.rules.set.spellings.some((x) => x.at === rule.at && x.over === a.to)) {
        out.push({ shows: 'change', says: OBEYED, before: [values({ [a.to]: other, [rule.at]: value })] });
        const same = 'Where both say the same, there is nothing to tell.';
        out.push({ shows: 'equal', says: same, before: [values({ [a.to]: value, [rule.at]: value })] });
        if (isMap(value)) out.push(...between(rule.at, value));
        break;
      }
      const brokers = root === 'zeebe' ? undefined : ofBrokers(a.to);
      // The other value as that key would be written in its own file.
      const says = brokers === undefined ? SET : TWO;
      if (a.shape !== 'plain-secret')
        out.push({
          shows: 'conflict',
          says,
          before: [values({ ...(a.to.startsWith('global.') ? {} : on), [brokers ?? a.to]: other, [rule.at]: value })],
        });
      if (isMap(value)) out.push(...between(rule.at, value));
      break;
    }
    case 'remove':
      out.push({ shows: 'change', before: [values({ [rule.at]: value })] });
      break;
    case 'manual':
      out.push({ shows: 'change', before: [values({ [rule.at]: value })] });
      if (a.like !== undefined) {
        const both = 'Brokers and this component say different things: only you know what one pod should say.';
        out.push({ shows: 'conflict', says: both, before: [values({ [a.like]: other, [rule.at]: value })] });
        const same = 'Where the brokers say the same, there is nothing to decide.';
        out.push({ shows: 'equal', says: same, before: [values({ [a.like]: other, [rule.at]: other })] });
      }
      break;
    case 'reshape':
      out.push({ shows: 'change', before: [values({ [rule.at]: value })] });
      if (a.shape === 'separate-ingress')
        out.push({
          shows: 'equal',
          says: 'An Ingress that was off anyway is removed without a question.',
          before: [values({ [rule.at]: { enabled: false } })],
        });
      break;
  }
  if (rule.at.endsWith('image.tag') && rule.id !== 'elasticsearch/image-tag') {
    out.push({
      shows: 'equal',
      says: 'A tag of 8.8 stays.',
      before: [values({ [rule.at]: '8.8.2' })],
    });
    out.push({
      shows: 'conflict',
      says: 'A tag that does not tell its version is for you to judge.',
      before: [values({ [rule.at]: 'acme-build-17' })],
    });
  }
  return [...out, ...untouched(rule.at, value)];
}

/** On one line with something that stays. */
function between(at: string, value: Plain): Case[] {
  const [root = '', ...rest] = split(at);
  const inner = rest.length === 0 ? value : tree({ [rest.join('.')]: value });
  const beside = 'console: { replicas: 2 }';
  return [
    {
      shows: 'flow',
      says: 'Between braces, only the name changes.',
      before: [`${root}: ${flow(inner)} # ours\n${beside}\n`],
    },
  ];
}
function untouched(at: string, value: Plain): Case[] {
  const path = neighbour(at, owned);
  return path === undefined
    ? [
        {
          shows: 'untouched',
          says: 'A text that speaks of it.',
          before: [values({ 'console.podAnnotations': { 'example.org/note': `see ${at}` } })],
        },
      ]
    : [{ shows: 'untouched', says: 'A key of the same name elsewhere.', before: [values({ [path]: value })] }];
}

/** In 8.8 spelling already. */
function untouchedSecret(at: string): Case[] {
  const to = `${at.slice(0, at.lastIndexOf('.'))}.secret`;
  const stays = /auth\.(?:zeebe|connectors)\./.test(at) ? 'global.identity.auth.identity.secret' : to;
  return [
    {
      shows: 'untouched',
      says: 'The new spelling.',
      before: [values({ [stays]: { existingSecret: 'camunda-secrets', existingSecretKey: 'example-key' } })],
    },
  ];
}

function secretCases(rule: KeyRule, a: Extract<KeyRule['action'], { kind: 'secret' }>): Case[] {
  const map = a.text === 'inline';
  const named = (name: string): Plain => (map ? { name } : name);
  const out: Case[] = [
    {
      shows: 'change',
      says: map ? 'A map names a Secret.' : 'The name of a Secret, and the key in it.',
      before: [values({ [rule.at]: named('camunda-secrets'), [a.key]: 'example-key' })],
    },
    {
      shows: 'change',
      says: `Without a key, chart 12.x read \`${a.pin}\`: that has to be said now.`,
      before: [values({ [rule.at]: named('camunda-secrets') })],
    },
  ];
  if (map)
    out.push({
      shows: 'change',
      says: 'A text was the secret itself. Better put it into a Kubernetes Secret.',
      before: [values({ [rule.at]: 'example-text' })],
    });
  out.push({
    shows: 'conflict',
    says: 'The new key names another Secret: it stays.',
    before: [
      values({
        [rule.at]: named('camunda-secrets'),
        [a.key]: 'example-key',
        [`${a.to}.existingSecret`]: 'other-secrets',
        [`${a.to}.existingSecretKey`]: 'other-key',
      }),
    ],
  });
  return out;
}
