/** Where values begin that stand inside a document, such as an Argo CD Application: what they are, and how much there is to change. */
import {
  CodeLens,
  EventEmitter,
  l10n,
  languages,
  Range,
  workspace,
  type CodeLensProvider,
  type ExtensionContext,
  type TextDocument,
} from 'vscode';
import type { Status } from '../../../server/src/protocol.ts';
import type { Server } from '../lsp/server.ts';

export class InsideLens implements CodeLensProvider {
  private readonly changes = new EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.changes.event;
  private readonly states = new Map<string, Pick<Status, 'state' | 'inside'>>();

  constructor(context: ExtensionContext, server: Server) {
    context.subscriptions.push(
      this.changes,
      languages.registerCodeLensProvider({ language: 'yaml' }, this),
      server.onDidAnalyse(({ uri, state, inside }) => {
        const before = this.states.get(uri);
        if (inside.length === 0 && !before) return;
        this.states.set(uri, { state, inside });
        if (JSON.stringify(before) !== JSON.stringify({ state, inside })) this.changes.fire();
      }),
      workspace.onDidCloseTextDocument((d) => this.states.delete(d.uri.toString())),
    );
  }

  provideCodeLenses({ uri }: TextDocument): CodeLens[] {
    const known = this.states.get(uri.toString());
    return (known?.inside ?? []).map(({ line, findings }) => {
      const { state } = known ?? {};
      const values = state === 'neutral' ? l10n.t('Camunda values') : l10n.t('Camunda {0} values', state ?? '');
      const title = findings === 0 ? values : l10n.t('{0}, {1} to change', values, findings);
      const upgrade = { command: 'camundaValues.upgradeFile', arguments: [uri] };
      return new CodeLens(new Range(line, 0, line, 0), { title, ...(findings > 0 ? upgrade : { command: '' }) });
    });
  }
}
