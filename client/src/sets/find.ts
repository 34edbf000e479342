/** Camunda: Find values files. */
import {
  commands,
  l10n,
  ProgressLocation,
  window,
  workspace,
  type ExtensionContext,
  type LogOutputChannel,
} from 'vscode';
import { logged } from '../lsp/server.ts';
import { mayBeValues } from '../sniff.ts';
import { textOf } from './neighbours.ts';
import { filesBelow, inTurns } from './search.ts';

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
  const looking = { location: ProgressLocation.Window, title: l10n.t('Looking for values files') };
  const { found, read } = await window.withProgress(looking, async () => {
    const below = await Promise.all(folders.map(({ uri }) => filesBelow(uri, '**/*.{yaml,yml}', isYaml)));
    const uris = below.flatMap((b) => b.files);
    const texts = await inTurns(uris, async (uri) => ({ uri, values: mayBeValues(await textOf(uri)) }));
    return { found: below, read: texts };
  });
  const more = found.some((b) => b.more);
  const items = read
    .filter((r) => r.values)
    .map(({ uri }) => ({ label: workspace.asRelativePath(uri), uri }))
    .sort((a, b) => (a.label < b.label ? -1 : 1));
  if (items.length === 0) {
    void window.showInformationMessage(
      more
        ? l10n.t('None of {0} YAML files is a Camunda values file; the others were not looked at.', read.length)
        : l10n.t('There is no Camunda values file in this workspace.'),
    );
    return;
  }
  const title = more
    ? l10n.t('Values files of Camunda among {0} YAML files; the others were not looked at', read.length)
    : l10n.t('Values files of Camunda');
  const picked = await window.showQuickPick(items, { title });
  if (picked) await window.showTextDocument(picked.uri, { preview: false });
}
