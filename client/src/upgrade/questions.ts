/** What nobody but the user can say about files before they are upgraded. */
import { l10n, window, type Uri } from 'vscode';
import type { Minor, Preview } from '../../../server/src/protocol.ts';
import { nameOf } from '../sets/names.ts';

/** Undefined for the new version, of which nothing is to do, and for who changed their mind. */
export async function askVersion(uris: readonly Uri[], { from, to }: Preview): Promise<Minor | undefined> {
  const items = [
    { label: l10n.t('Camunda {0}', from), description: l10n.t('upgrade it to {0}', to), from },
    { label: l10n.t('Camunda {0}', to), description: l10n.t('leave it as it is'), from: undefined },
  ];
  const title = l10n.t('Nothing in {0} tells {1} from {2}. What is it?', uris.map(nameOf).join(', '), from, to);
  return (await window.showQuickPick(items, { title, ignoreFocusOut: true }))?.from;
}
/** Undefined for who changed their mind. */
export async function askWhole(uris: readonly Uri[], { to }: Preview): Promise<boolean | undefined> {
  const items = [
    {
      label: l10n.t('On top of other files'),
      description: l10n.t('add nothing that a whole deployment would need'),
      whole: false,
    },
    { label: l10n.t('A whole deployment'), description: l10n.t('add what {0} wants of one', to), whole: true },
  ];
  const title = l10n.t('Is {0} a whole deployment, or does it go on top of other files?', uris.map(nameOf).join(', '));
  return (await window.showQuickPick(items, { title, ignoreFocusOut: true }))?.whole;
}
