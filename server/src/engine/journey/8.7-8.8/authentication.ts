/** How users and callers sign in: what the files say, what 8.8 makes of it, and what has to be asked. */
import type { Authentication, Method } from '../authentication.ts';
import { planning } from '../../apply.ts';
import { inspecting, rulesOf as rulesOfFinding, type ValuesSet } from '../../index.ts';
import type { Sliced } from '../../slices.ts';
import { Values } from '../../validate/values.ts';
import type { Json } from '../../yaml/tree.ts';
import { changing, type Change } from '../changes.ts';
import { QUESTIONS, type Question } from './authenticationQuestions.ts';
import { markdownCode, oneLine } from '../quote.ts';
import { upgradingOnce } from '../../once.ts';

/** Rules that speak of a set, also of what was left as a comment. */
function* findingRules(set: ValuesSet): Sliced<ReadonlySet<string>> {
  const findings = yield* inspecting(set);
  return new Set(findings.flatMap((f) => (f.rule === 'left-to-decide' ? [f.args.rule ?? ''] : rulesOfFinding(f))));
}

export function methodOf(now: Values, rules: ReadonlySet<string>): Method {
  if (rules.has('env/ldap')) return 'ldap';
  const { value } = now.method('orchestration');
  if (value === 'basic') return 'basic';
  if (value !== 'oidc') return value === 'none' ? 'none' : null;
  const type =
    now.text('orchestration.security.authentication.oidc.type') || now.text('global.identity.auth.type') || 'KEYCLOAK';
  return type.toUpperCase() === 'KEYCLOAK' ? 'keycloak' : 'oidc';
}

/** Never throws; wrong choices are refused one by one, the others are written. */
export function* authenticating(set: ValuesSet, choices: Readonly<Record<string, unknown>>): Sliced<Authentication> {
  if (set.version === 'foreign')
    return {
      method: null,
      summary: 'These are no values of Camunda.',
      questions: [],
      refused: [],
      layers: [],
      upgrades: false,
    };
  const is87 = set.version !== '8.8';
  const { findings, after } = yield* upgradingOnce(set);
  const now = new Values(after);
  const rules = yield* findingRules(set);
  const method = methodOf(now, rules);
  const asked = QUESTIONS.filter((q) => q.methods.includes(method) && q.when(now));
  const refused: { id: string; reason: string }[] = [];
  const changes: Change[] = [];
  for (const [id, given] of Object.entries(choices)) {
    const question = asked.find((q) => q.id === id);
    const answer = typeof given === 'string' ? given.trim() : '';
    const reason = question ? refusal(question, answer) : 'This is not asked of these files.';
    if (!question || reason !== undefined) refused.push({ id, reason: reason ?? '' });
    else changes.push(...question.write(answer));
  }
  const layers = is87
    ? yield* changing(taken(set), changes, { operations: yield* planning(findings), after })
    : yield* changing(set, changes);
  return {
    method,
    summary: summaryOf(method, now, rules, is87),
    questions: asked.map(({ id, prompt, why, path, placeholder, options }) => ({
      id,
      prompt,
      why,
      path,
      placeholder,
      ...(options && { options: options.map((o) => ({ ...o })) }),
    })),
    refused,
    layers,
    upgrades: is87,
  };
}
const taken = (set: ValuesSet): ValuesSet => (set.version === 'neutral' ? { ...set, version: '8.7' } : set);

/** Nothing that still has to be filled in is written. */
function refusal(q: Question, answer: string): string | undefined {
  if (answer === '') return 'An empty answer writes nothing.';
  if (answer !== oneLine(answer)) return 'One line, please.';
  if (q.options) return q.options.some((o) => o.value === answer) ? undefined : 'Not one of the choices.';
  const example = /example|0000/.test(q.placeholder) && answer === q.placeholder;
  if (example || /<[^>]*>|\bYOUR_|PLACEHOLDER|\bTODO\b|^x{3,}$/i.test(answer))
    return 'This is an example, not a value.';
  return q.check?.(answer);
}

const PATH = 'orchestration.security.authentication';
const shown = (now: Values, path: string): string => {
  const value: Json | undefined = now.said(path);
  return typeof value === 'string' || typeof value === 'boolean'
    ? `- ${markdownCode(path)}: ${markdownCode(String(value))}`
    : '';
};

function summaryOf(method: Method, now: Values, rules: ReadonlySet<string>, is87: boolean): string {
  const parts = [
    WORDS[method ?? 'null'],
    method === 'basic' || method === 'keycloak' || method === 'oidc' ? CALLERS[method] : '',
    rules.has('env/app-users')
      ? 'Users are kept in Operate or Tasklist. They are not migrated: create them again in the Identity of the cluster, or with your provider, before people sign in.'
      : '',
    proven(now, method),
    is87 && method !== 'ldap'
      ? 'The upgrade itself writes the method, the client of the cluster and the old audiences. The preview shows it together with your answers.'
      : '',
  ];
  return parts.filter((p) => p !== '').join('\n\n');
}
const WORDS: Readonly<Record<NonNullable<Method> | 'null', string>> = {
  basic:
    '**Basic authentication.** In 8.7 it protected only the pages of Operate and Tasklist. In 8.8 one set of users belongs to the whole cluster, and its APIs ask for credentials too.\n\nThe chart creates the users `demo` and `connectors` with passwords everybody knows. Change them right after the first login; the connectors read theirs from the first entry of `orchestration.security.initialization.users`, in plain text.',
  keycloak:
    '**OIDC with Keycloak.** The cluster gets one client of its own, `orchestration`, instead of those of Zeebe, Operate and Tasklist; with the Keycloak of the chart Management Identity creates it. With a Keycloak of your own, create the client with the authorization code flow.',
  oidc: '**OIDC with a provider of your own.** The cluster signs in with one client, which needs the authorization code flow and the redirect address ending in `/sso-callback`. The identity migration needs a client and a claim that no values file shows.',
  ldap: '**LDAP.** There is no way to upgrade a deployment that signs users in with LDAP. Move the users to an OIDC provider while you are still on 8.7, or ask Camunda Consulting, before you upgrade.',
  none: 'The cluster is switched off in these files: nobody signs in to it here.',
  null: 'The files do not say how users sign in.',
};
const CALLERS = {
  basic:
    '**Who has to send credentials from now on:** job workers, API clients, connectors and scripts, over REST and gRPC. In 8.7 they needed none. Either give each of them a user, or leave the APIs open on purpose.',
  keycloak:
    '**Who has to send tokens:** the same callers as before. Their tokens keep working as long as the old audiences are listed in `backwardsCompatibleAudiences`.',
  oidc: '**Who has to send tokens:** the same callers as before. Their tokens keep working as long as the old audiences are listed in `backwardsCompatibleAudiences`.',
} as const;

function proven(now: Values, method: Method): string {
  const keys =
    method === 'basic'
      ? [`${PATH}.unprotectedApi`, 'orchestration.security.authorizations.enabled']
      : [
          `${PATH}.oidc.clientId`,
          `${PATH}.oidc.audience`,
          `${PATH}.oidc.redirectUrl`,
          `${PATH}.oidc.secret.existingSecret`,
          'global.identity.auth.issuer',
        ];
  const lines = ['global.security.authentication.method', `${PATH}.method`, ...keys]
    .map((k) => shown(now, k))
    .filter((l) => l !== '');
  return lines.length === 0 ? '' : `What the files will say:\n\n${lines.join('\n')}`;
}
