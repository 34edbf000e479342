/** The commands behind the assistants that the server names. */
import { commands, l10n, type Uri } from 'vscode';
import { stepOf } from '../sets/names.ts';
import type { Assistant } from '../../../server/src/protocol.ts';

const COMMANDS: Readonly<Record<Assistant, string>> = {
  upgrade: 'camundaValues.upgradeFile',
  report: 'camundaValues.showReport',
  secrets: 'camundaValues.prepareSecrets',
  authentication: 'camundaValues.checkAuthentication',
  finish: 'camundaValues.finishMigration',
  explain: 'camundaValues.explainError',
  verify: 'camundaValues.verify',
};
export async function runAssistant(assistant: Assistant, uri?: Uri): Promise<void> {
  await commands.executeCommand(COMMANDS[assistant], uri);
}

/** `item`: of the checklist, where it is about one. */
export function assistantTitle(assistant: Assistant, item = ''): string {
  switch (assistant) {
    case 'upgrade':
      return l10n.t('Upgrade to {0}', stepOf(item));
    case 'report':
      return l10n.t('Show upgrade report');
    case 'secrets':
      return l10n.t('Prepare secrets for 8.8');
    case 'authentication':
      return l10n.t('Check authentication for 8.8');
    case 'finish':
      return l10n.t('Finish the migration');
    case 'explain':
      return l10n.t('Explain upgrade error…');
    case 'verify':
      return l10n.t('Verify with Helm');
  }
}
