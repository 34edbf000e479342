/** The commands that go with the upgraded files. */
import { commands, type ExtensionContext, type LogOutputChannel, type Uri } from 'vscode';
import { logged } from '../lsp/server.ts';
import { checkAuthentication } from './authentication.ts';
import { copyCommand } from './commands.ts';
import { explainError } from './explain.ts';
import { finishMigration } from './finish.ts';
import type { Parts } from './parts.ts';
import { prepareSecrets } from './secrets.ts';

export function registerJourney(
  context: ExtensionContext,
  log: LogOutputChannel,
  parts: Parts,
  reveal: (item: string) => Promise<void>,
): void {
  const register = (name: string, run: (clicked?: Uri, id?: string) => Promise<void>): void => {
    context.subscriptions.push(
      commands.registerCommand(name, (clicked?: Uri, id?: unknown) =>
        logged(log, () => run(clicked, typeof id === 'string' ? id : undefined)),
      ),
    );
  };
  register('camundaValues.prepareSecrets', (uri) => prepareSecrets(parts, uri));
  register('camundaValues.checkAuthentication', (uri) => checkAuthentication(parts, uri));
  register('camundaValues.copyHelmCommand', (uri, id) => copyCommand(parts, uri, id));
  register('camundaValues.explainError', (uri) => explainError(parts, reveal, uri));
  register('camundaValues.finishMigration', (uri) => finishMigration(parts, uri));
}
