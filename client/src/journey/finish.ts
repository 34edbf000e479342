/** Camunda: Finish the migration. */
import { l10n, window, type Uri } from 'vscode';
import { deploymentFor, journeyParams, type Parts } from './parts.ts';

export async function finishMigration(parts: Parts, clicked?: Uri): Promise<void> {
  const deployment = await deploymentFor(parts, clicked);
  if (!deployment) return;
  const { uris, first } = deployment;
  const plan = await parts.server.request('camundaValues/finish', journeyParams(uris, parts.answers.of(uris)));
  if (plan.state === '8.7') {
    void window.showInformationMessage(
      l10n.t('These files are of 8.7: the migration comes after the upgrade, and its end after that.'),
    );
    return;
  }
  // What to do by hand is read first: part of it has to happen before the change.
  await parts.pages.open(plan.documents, first);
  const shown = await parts.previews.show({
    layers: plan.layers,
    title: l10n.t('Camunda 8.8, migration finished'),
    summary: l10n.t('This turns the migrations off. Apply it once all of them are complete.'),
    beside: false,
    again: () => finishMigration(parts, first),
  });
  if (!shown && plan.documents.length === 0)
    void window.showInformationMessage(l10n.t('No migration is on in these files; there is nothing to finish.'));
}
