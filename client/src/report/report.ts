/** Camunda: Show upgrade report. */
import { commands, l10n, type ExtensionContext, type LogOutputChannel, type Uri } from 'vscode';
import { type Pages } from '../journey/pages.ts';
import { logged, type Server } from '../lsp/server.ts';
import { nameOf } from '../sets/names.ts';
import type { DeploymentSets } from '../sets/sets.ts';
import { documentFor } from '../sniff.ts';

export class Report {
  constructor(
    context: ExtensionContext,
    private readonly server: Server,
    private readonly sets: DeploymentSets,
    private readonly pages: Pages,
    log: LogOutputChannel,
  ) {
    context.subscriptions.push(
      commands.registerCommand('camundaValues.showReport', (uri?: Uri) => logged(log, () => this.show(uri))),
    );
  }

  private async show(clicked?: Uri): Promise<void> {
    const document = await documentFor(clicked);
    if (!document) return;
    const uris = this.sets.setOf(document.uri).map(String);
    const { markdown } = await this.server.request('camundaValues/report', { uris });
    await this.pages.show(`${l10n.t('Upgrade report')} ${nameOf(document.uri)}`, markdown);
  }
}
