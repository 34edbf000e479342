/** Where the extension runs, and what of it is not there. */
import { l10n, window } from 'vscode';

/** Other extensions of the same worker can have put a `process` there that is none. */
const { process: here } = globalThis as { readonly process?: { readonly versions?: { readonly node?: string } } };
/** In the worker of a browser, as on vscode.dev; a browser in front of a machine is none. */
export const inBrowser = here?.versions?.node === undefined;

export function sayNoPrograms(): void {
  void window.showInformationMessage(
    l10n.t('A browser cannot start Helm. Open the files in VS Code on a machine that has it.'),
  );
}
export function sayNoFolder(): void {
  void window.showInformationMessage(
    l10n.t(
      'A browser cannot look through a folder. Open its files here one by one, or the folder in VS Code on a machine.',
    ),
  );
}
