/** Camunda: Check authentication for 8.8. */
import { l10n, window, type QuickPickItem, type Uri } from 'vscode';
import type { AuthenticationPlan, AuthenticationQuestion } from '../../../server/src/protocol.ts';
import { deploymentFor, journeyParams, type Deployment, type Parts } from './parts.ts';

type Choices = Readonly<Record<string, string>>;
/** Left for later. */
const LATER = '';

export async function checkAuthentication(parts: Parts, clicked?: Uri): Promise<void> {
  const deployment = await deploymentFor(parts, clicked);
  if (!deployment) return;
  const plan = await request(parts, deployment, {});
  if (plan.state === 'foreign' || plan.summary === '') {
    void window.showInformationMessage(l10n.t('These files do not say how people sign in.'));
    return;
  }
  const title = l10n.t('Authentication in 8.8');
  await parts.pages.show(title, `# ${title}\n\n${plan.summary}`);
  const choices = await askAll(parts, deployment, plan);
  if (choices) await preview(parts, deployment, choices);
}

function request(parts: Parts, { uris }: Deployment, choices: Choices): Promise<AuthenticationPlan> {
  const given = Object.fromEntries(Object.entries(choices).filter(([, v]) => v !== LATER));
  return parts.server.request('camundaValues/authentication', {
    ...journeyParams(uris, parts.answers.of(uris)),
    choices: given,
  });
}

/** One question after the other; an answer can raise new ones. Undefined when the user stopped. */
async function askAll(parts: Parts, deployment: Deployment, first: AuthenticationPlan): Promise<Choices | undefined> {
  let choices: Choices = {};
  for (let plan = first; ; plan = await request(parts, deployment, choices)) {
    const question = plan.questions.find((q) => choices[q.id] === undefined);
    if (!question) return choices;
    const step = plan.questions.filter((q) => choices[q.id] !== undefined).length + 1;
    const title = l10n.t('Authentication in 8.8 ({0} of {1})', step, plan.questions.length);
    const refusal = async (value: string): Promise<string | undefined> => {
      if (value === LATER) return undefined;
      const { refused } = await request(parts, deployment, { ...choices, [question.id]: value });
      return refused.find((r) => r.id === question.id)?.reason;
    };
    const answer = question.options ? await choose(question, title) : await type(question, title, refusal);
    if (answer === undefined) return undefined;
    choices = { ...choices, [question.id]: answer };
  }
}
async function choose({ prompt, options = [] }: AuthenticationQuestion, title: string): Promise<string | undefined> {
  const items: (QuickPickItem & { readonly value: string })[] = [
    ...options.map(({ value, label, detail }) => ({ label, detail, value })),
    { label: l10n.t('Decide later'), detail: l10n.t('Nothing is written for it now'), value: LATER },
  ];
  const shown = { title, placeHolder: prompt, ignoreFocusOut: true, matchOnDetail: true };
  return (await window.showQuickPick(items, shown))?.value;
}
async function type(
  { prompt, path, placeholder }: AuthenticationQuestion,
  title: string,
  refusal: (value: string) => Promise<string | undefined>,
): Promise<string | undefined> {
  const answer = await window.showInputBox({
    title,
    prompt: l10n.t('{0} It goes to {1}; leave it empty to decide later.', prompt, path),
    placeHolder: l10n.t('for example {0}', placeholder),
    ignoreFocusOut: true,
    validateInput: (text) => refusal(text.trim()),
  });
  return answer?.trim();
}

async function preview(parts: Parts, deployment: Deployment, choices: Choices): Promise<void> {
  const plan = await request(parts, deployment, choices);
  const old = plan.state !== '8.8';
  const shown = await parts.previews.show({
    layers: plan.layers,
    title: l10n.t('Camunda 8.8, authentication'),
    summary: old
      ? l10n.t('The upgrade to 8.8 with your answers about authentication.')
      : l10n.t('Your answers about authentication.'),
    beside: old,
    again: () => preview(parts, deployment, choices),
  });
  if (!shown) void window.showInformationMessage(l10n.t('The files need no change for authentication.'));
}
