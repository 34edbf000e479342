/** Camunda: Copy helm upgrade command, and the commands of the checklist's items. */
import { commands, env, l10n, type Uri, window, workspace } from 'vscode';
import { nameOf } from '../sets/names.ts';
import type { DeploymentSets } from '../sets/sets.ts';
import { deploymentFor, journeyParams, upgraded, type Deployment, type Parts } from './parts.ts';

const UPGRADE = 'helm-upgrade';

export async function copyCommand(parts: Parts, clicked?: Uri, id: string = UPGRADE): Promise<void> {
  const deployment = await deploymentFor(parts, clicked);
  if (!deployment) return;
  const files = await upgradedSet(deployment, parts.sets);
  if (id === UPGRADE && (await areOld(parts, files))) {
    const upgrade = l10n.t('Upgrade to 8.8');
    const names = files.map(nameOf).join(', ');
    const text = l10n.t('There are no files of 8.8 for {0} yet; helm would get those of 8.7.', names);
    const answer = await window.showWarningMessage(text, upgrade);
    if (answer === upgrade) await commands.executeCommand('camundaValues.upgradeFile', deployment.first);
    return;
  }
  const answers = await parts.answers.complete(deployment.uris, ['release', 'namespace']);
  if (!answers) return;
  const found = await parts.server.request('camundaValues/commands', {
    ...journeyParams(deployment.uris, answers),
    files: files.map((f) => workspace.asRelativePath(f, false)),
  });
  const command = found.find((c) => c.id === id);
  if (!command) {
    void window.showInformationMessage(l10n.t('There is no such command for this deployment.'));
    return;
  }
  await env.clipboard.writeText(command.text);
  const show = l10n.t('Show');
  const answer = await window.showInformationMessage(l10n.t('Copied the command “{0}”.', command.title), show);
  if (answer !== show) return;
  const content = `${command.text}\n`;
  await window.showTextDocument(await workspace.openTextDocument({ language: 'shellscript', content }));
}

/** The files of 8.8, with what was added to them since: the values for the secrets go last. */
async function upgradedSet({ uris }: Deployment, sets: DeploymentSets): Promise<readonly Uri[]> {
  return sets.setWith(await Promise.all(uris.map(upgraded)));
}
async function areOld(parts: Parts, files: readonly Uri[]): Promise<boolean> {
  for (const file of files) await workspace.openTextDocument(file);
  const preview = await parts.server.request('camundaValues/preview', { uris: files.map(String) });
  return preview.state === '8.7';
}
