/** Camunda: Copy helm upgrade command, and the commands of the checklist's items. */
import { commands, env, l10n, type Uri, window, workspace } from 'vscode';
import type { Minor, Preview } from '../../../server/src/protocol.ts';
import { nameOf } from '../sets/names.ts';
import { deploymentFor, journeyParams, upgraded, type Parts } from './parts.ts';

const UPGRADE = 'helm-upgrade';

export async function copyCommand(parts: Parts, clicked?: Uri, id: string = UPGRADE): Promise<void> {
  const deployment = await deploymentFor(parts, clicked);
  if (!deployment) return;
  const { from, to } = await stateOf(parts, deployment.uris);
  const files = parts.sets.setWith(await Promise.all(deployment.uris.map((uri) => upgraded(uri, to))));
  if (id === UPGRADE && (await areOld(parts, files, from))) {
    const upgrade = l10n.t('Upgrade to {0}', to);
    const names = files.map(nameOf).join(', ');
    const text = l10n.t('There are no files of {0} for {1} yet; helm would get those of {2}.', to, names, from);
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

const stateOf = (parts: Parts, uris: readonly Uri[]): Promise<Preview> =>
  parts.server.request('camundaValues/preview', { uris: uris.map(String) });
async function areOld(parts: Parts, files: readonly Uri[], from: Minor): Promise<boolean> {
  for (const file of files) await workspace.openTextDocument(file);
  return (await stateOf(parts, files)).state === from;
}
