/** What nobody but the user can say about files before they are upgraded. */
import { l10n, window, type Uri } from 'vscode';
import { nameOf } from '../sets/names.ts';

/** Undefined for 8.8, of which nothing is to do, and for who changed their mind. */
export async function askVersion(uris: readonly Uri[]): Promise<'8.7' | undefined> {
  const items = [
    { label: l10n.t('Camunda 8.7'), description: l10n.t('upgrade it to 8.8'), from: '8.7' as const },
    { label: l10n.t('Camunda 8.8'), description: l10n.t('leave it as it is'), from: undefined },
  ];
  const title = l10n.t('Nothing in {0} tells 8.7 from 8.8. What is it?', uris.map(nameOf).join(', '));
  return (await window.showQuickPick(items, { title, ignoreFocusOut: true }))?.from;
}
/** Undefined for who changed their mind. */
export async function askWhole(uris: readonly Uri[]): Promise<boolean | undefined> {
  const items = [
    {
      label: l10n.t('On top of other files'),
      description: l10n.t('add nothing that a whole deployment would need'),
      whole: false,
    },
    { label: l10n.t('A whole deployment'), description: l10n.t('add what 8.8 wants of one'), whole: true },
  ];
  const title = l10n.t('Is {0} a whole deployment, or does it go on top of other files?', uris.map(nameOf).join(', '));
  return (await window.showQuickPick(items, { title, ignoreFocusOut: true }))?.whole;
}
