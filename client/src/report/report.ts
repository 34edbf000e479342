/** Camunda: Show upgrade report. */
import {
  commands,
  EventEmitter,
  l10n,
  Uri,
  window,
  workspace,
  type ExtensionContext,
  type LogOutputChannel,
  type TextDocumentContentProvider,
} from 'vscode';
import { reasonOf, type Server } from '../lsp/server.ts';
import { nameOf } from '../sets/names.ts';
import type { DeploymentSets } from '../sets/sets.ts';
import { documentFor } from '../sniff.ts';

const SCHEME = 'camunda-report';

export class Report implements TextDocumentContentProvider {
  private readonly changes = new EventEmitter<Uri>();
  readonly onDidChange = this.changes.event;
  private readonly texts = new Map<string, string>();

  constructor(
    context: ExtensionContext,
    private readonly server: Server,
    private readonly sets: DeploymentSets,
    private readonly log: LogOutputChannel,
  ) {
    context.subscriptions.push(
      workspace.registerTextDocumentContentProvider(SCHEME, this),
      commands.registerCommand('camundaValues.showReport', (uri?: Uri) => this.show(uri)),
      this.changes,
    );
  }

  provideTextDocumentContent(uri: Uri): string {
    return this.texts.get(uri.path) ?? '';
  }

  private async show(clicked?: Uri): Promise<void> {
    const document = await documentFor(clicked);
    if (!document) return;
    const uris = this.sets.setOf(document.uri).map(String);
    try {
      const { markdown } = await this.server.request('camundaValues/report', { uris });
      const uri = Uri.from({ scheme: SCHEME, path: `/${l10n.t('Upgrade report')} ${nameOf(document.uri)}.md` });
      this.texts.set(uri.path, markdown);
      this.changes.fire(uri);
      await open(uri);
    } catch (error) {
      const reason = reasonOf(error);
      if (reason === undefined) return;
      this.log.error(error instanceof Error ? error : reason);
      void window.showErrorMessage(l10n.t('The report failed: {0}', reason));
    }
  }
}

/** As a page where the editor can show one, else as text. */
async function open(uri: Uri): Promise<void> {
  try {
    await commands.executeCommand('markdown.showPreview', uri);
  } catch {
    await window.showTextDocument(uri, { preview: true });
  }
}
