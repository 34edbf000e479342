/** Camunda: Find values files. */
import { commands, l10n, window, workspace, type ExtensionContext, type LogOutputChannel } from 'vscode';
import { logged } from '../lsp/server.ts';
import { mayBeValues } from '../sniff.ts';
import { textOf } from './neighbours.ts';
import { filesBelow } from './search.ts';

const MOST = 500;

export function registerFind(context: ExtensionContext, log: LogOutputChannel): void {
  context.subscriptions.push(
    commands.registerCommand('camundaValues.findValues', () => logged(log, find)),
    commands.registerCommand('camundaValues.openWalkthrough', () =>
      commands.executeCommand('workbench.action.openWalkthrough', `${context.extension.id}#upgrade`, false),
    ),
  );
}
async function find(): Promise<void> {
  const folders = workspace.workspaceFolders ?? [];
  const isYaml = (path: string): boolean => /\.ya?ml$/.test(path);
  const found = await Promise.all(folders.map(({ uri }) => filesBelow(uri, '**/*.{yaml,yml}', isYaml, MOST)));
  const uris = found.flat().slice(0, MOST);
  const read = await Promise.all(uris.map(async (uri) => ({ uri, values: mayBeValues(await textOf(uri)) })));
  const items = read
    .filter((r) => r.values)
    .map(({ uri }) => ({ label: workspace.asRelativePath(uri), uri }))
    .sort((a, b) => (a.label < b.label ? -1 : 1));
  if (items.length === 0) {
    void window.showInformationMessage(l10n.t('There is no Camunda values file in this workspace.'));
    return;
  }
  const title = l10n.t('Values files of Camunda');
  const picked = await window.showQuickPick(items, { title });
  if (picked) await window.showTextDocument(picked.uri, { preview: false });
}
