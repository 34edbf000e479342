/** Camunda: Prepare secrets for 8.8. */
import { l10n, Uri, window } from 'vscode';
import { isForSecrets, nameOf } from '../sets/names.ts';
import { deploymentFor, journeyParams, type Parts } from './parts.ts';

export async function prepareSecrets(parts: Parts, clicked?: Uri): Promise<void> {
  const deployment = await deploymentFor(parts, clicked);
  if (!deployment) return;
  const { uris, first } = deployment;
  const { server, answers } = parts;
  const ask = async () => server.request('camundaValues/secrets', journeyParams(uris, answers.of(uris)));
  let plan = await ask();
  if (plan.state === 'foreign' || plan.documents.length === 0) {
    void window.showInformationMessage(l10n.t('This is no Camunda values file.'));
    return;
  }
  if (plan.relied.length === 0) {
    // Nothing to prepare, and the overview says why.
    await parts.pages.open(plan.documents, first);
    return;
  }
  if (plan.asks.length > 0) {
    if (!(await answers.complete(uris, plan.asks))) return;
    plan = await ask();
  }
  const n = plan.relied.length;
  const title = n === 1 ? l10n.t('1 secret to prepare for 8.8') : l10n.t('{0} secrets to prepare for 8.8', n);
  await parts.pages.choose(title, plan.documents, first, async (file) => {
    if (isForSecrets(nameOf(file))) await join(parts, plan.state === '8.8', uris, file);
  });
}

/** Values that refer to the Secret are the last file of the deployment in 8.8; nothing of 8.7 reads them. */
async function join({ server, sets }: Parts, isNew: boolean, uris: readonly Uri[], file: Uri): Promise<void> {
  if (isNew) {
    const others = uris.filter((u) => u.toString() !== file.toString());
    await sets.remember([...others, file]);
    return;
  }
  const { layers } = await server.request('camundaValues/preview', { uris: uris.map(String) });
  const made = layers.map(({ uri, edits, target }) => {
    const source = Uri.parse(uri);
    return edits.length > 0 ? Uri.joinPath(source, '..', target) : source;
  });
  await sets.join(uris, made, file);
}
