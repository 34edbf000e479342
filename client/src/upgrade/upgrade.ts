/** Camunda: Upgrade to 8.8. Shows what would change, then does what the user picks. */
import {
  commands,
  l10n,
  TabInputTextDiff,
  window,
  workspace,
  type Disposable,
  type ExtensionContext,
  type LogOutputChannel,
  type Uri,
} from 'vscode';
import type { Preview } from '../../../server/src/protocol.ts';
import { reasonOf, type Server } from '../lsp/server.ts';
import { chooseFiles, type Chosen } from '../sets/choose.ts';
import { nameOf } from '../sets/names.ts';
import type { DeploymentSets } from '../sets/sets.ts';
import { documentFor } from '../sniff.ts';
import { SCHEME, UpgradedTexts, UpgradeSession } from './session.ts';
import { replaceInPlace, writeBeside } from './write.ts';

type Outcome = 'write' | 'replace' | 'cancel';

export class Upgrade implements Disposable {
  private readonly texts = new UpgradedTexts();
  private readonly disposables: Disposable[];
  private session: UpgradeSession | undefined;
  private count = 0;

  constructor(
    context: ExtensionContext,
    private readonly server: Server,
    private readonly sets: DeploymentSets,
    private readonly log: LogOutputChannel,
  ) {
    this.disposables = [
      workspace.registerTextDocumentContentProvider(SCHEME, this.texts),
      commands.registerCommand('camundaValues.upgradeFile', (uri?: Uri) => this.logged(() => this.run(uri))),
      commands.registerCommand('camundaValues.chooseFiles', (uri?: Uri) => this.logged(() => this.choose(uri))),
      commands.registerCommand('camundaValues.writeUpgraded', () => this.logged(() => this.settle('write'))),
      commands.registerCommand('camundaValues.replaceInPlace', () => this.logged(() => this.settle('replace'))),
      commands.registerCommand('camundaValues.cancelUpgrade', () => this.logged(() => this.settle('cancel'))),
      window.tabGroups.onDidChangeTabs(({ closed }) => {
        const shown = this.session?.layers.map((l) => l.shown.toString()) ?? [];
        const gone = closed.some(
          ({ input }) => input instanceof TabInputTextDiff && shown.includes(input.modified.toString()),
        );
        if (gone) this.end();
      }),
    ];
    context.subscriptions.push(this);
  }

  private async logged(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const reason = reasonOf(error);
      if (reason === undefined) return;
      this.log.error(error instanceof Error ? error : reason);
      void window.showErrorMessage(l10n.t('The upgrade failed: {0}', reason));
    }
  }

  private async choose(clicked?: Uri): Promise<void> {
    const document = await documentFor(clicked);
    const chosen = document && (await chooseFiles(document.uri, this.sets, this.server, true));
    if (chosen) await this.keep(chosen);
  }
  private async keep({ uris, keep }: Chosen): Promise<void> {
    if (keep === 'nowhere') return;
    const sets = await (keep === 'settings' ? this.sets.share(uris) : this.sets.remember(uris));
    await this.server.notify('camundaValues/didChangeSets', sets);
  }

  private async run(clicked?: Uri): Promise<void> {
    const document = await documentFor(clicked);
    if (!document) return;
    const chosen = await chooseFiles(document.uri, this.sets, this.server);
    if (!chosen) return;
    await this.keep(chosen);
    await this.show(chosen.uris);
  }

  private async show(uris: readonly Uri[]): Promise<void> {
    await this.server.start();
    for (const uri of uris) await workspace.openTextDocument(uri);
    const preview = await this.server.request('camundaValues/preview', { uris: uris.map(String) });
    const session = new UpgradeSession(++this.count, preview);
    const names = session.layers.map((l) => nameOf(l.source)).join(', ');
    const locked = session.layers.filter((l) => l.preview.locked !== null).map((l) => nameOf(l.source));
    if (session.changed.length === 0) {
      void window.showInformationMessage(nothingToDo(preview, names, locked));
      return;
    }
    this.end();
    this.session = session;
    this.texts.show(session);
    await commands.executeCommand('setContext', 'camundaValues.previewing', true);
    await openDiff(session);
    await this.ask(session, locked);
  }

  private async ask(session: UpgradeSession, locked: readonly string[]): Promise<void> {
    const [first, ...more] = session.changed;
    if (!first) return;
    const write =
      more.length === 0 ? l10n.t('Write {0}', first.preview.target) : l10n.t('Write {0} files', session.changed.length);
    const replace = l10n.t('Replace in place');
    const cancel = l10n.t('Cancel');
    const answer = await window.showInformationMessage(summary(session.preview, locked), write, replace, cancel);
    session.answered = true;
    if (session.settled) return;
    if (answer === write) await this.settle('write');
    else if (answer === replace) await this.settle('replace');
    else if (answer === cancel) await this.settle('cancel');
    // Dismissed: the buttons of the diff editor are still there.
  }

  private async settle(outcome: Outcome): Promise<void> {
    const session = this.session;
    if (!session || session.settled) {
      void window.showInformationMessage(l10n.t('There is no upgrade to apply; run "Camunda: Upgrade to 8.8" first.'));
      return;
    }
    if (outcome === 'cancel') {
      await closeDiff(session);
      this.end();
      return;
    }
    const documents = await session.unchanged();
    if (!documents) {
      await this.refuse(session);
      return;
    }
    if (outcome === 'replace') {
      if (!(await replaceInPlace(session))) {
        void window.showErrorMessage(l10n.t('The editor refused the change; is the file read-only?'));
        return;
      }
      const [first] = session.changed;
      await closeDiff(session);
      this.end();
      if (first) await window.showTextDocument(first.source);
      return;
    }
    const written = await writeBeside(session, documents);
    if (!written) return;
    await this.rememberWritten(session, written);
    await closeDiff(session);
    this.end();
    const [first] = written;
    if (first) await window.showTextDocument(first, { preview: false });
    this.log.info(`Written: ${written.map(String).join(', ')}`);
  }

  /** Upgraded files of one deployment belong together like their originals. */
  private async rememberWritten(session: UpgradeSession, written: readonly Uri[]): Promise<void> {
    if (session.layers.length < 2) return;
    const made = session.layers.map((l) => (written.includes(l.target) ? l.target : l.source));
    // What is repeated unchanged stays in the set of the old files.
    const fresh = made.filter((u) => written.includes(u));
    if (fresh.length > 1) await this.keep({ uris: fresh, keep: 'here' });
  }

  private async refuse(session: UpgradeSession): Promise<void> {
    const again = l10n.t('Preview again');
    const text = l10n.t('A file was changed after the preview was made. Nothing was written.');
    const uris = session.layers.map((l) => l.source);
    if ((await window.showWarningMessage(text, again)) === again) await this.show(uris);
  }

  private end(): void {
    if (!this.session) return;
    // The question may still be open when the buttons of the editor were used.
    if (!this.session.answered) void commands.executeCommand('notifications.hideToasts');
    this.session.settled = true;
    this.session = undefined;
    void commands.executeCommand('setContext', 'camundaValues.previewing', false);
  }
  dispose(): void {
    this.end();
    for (const d of this.disposables) d.dispose();
  }
}

async function openDiff(session: UpgradeSession): Promise<void> {
  const [first, ...more] = session.changed;
  if (!first) return;
  if (more.length === 0) {
    const title = `${nameOf(first.source)} ↔ ${first.preview.target}`;
    await commands.executeCommand('vscode.diff', first.source, first.shown, title, { preview: true });
    return;
  }
  await commands.executeCommand(
    'vscode.changes',
    titleOf(session),
    session.changed.map((l) => [l.source, l.source, l.shown]),
  );
}

const titleOf = (session: UpgradeSession): string =>
  l10n.t('Camunda 8.8: {0}', session.changed.map((l) => nameOf(l.source)).join(', '));

async function closeDiff(session: UpgradeSession): Promise<void> {
  const shown = new Set(session.layers.map((l) => l.shown.toString()));
  const tabs = window.tabGroups.all
    .flatMap((g) => g.tabs)
    .filter(
      (t) =>
        (t.input instanceof TabInputTextDiff && shown.has(t.input.modified.toString())) ||
        (session.changed.length > 1 && t.label.startsWith(titleOf(session))),
    );
  if (tabs.length > 0) await window.tabGroups.close(tabs);
}

function summary(preview: Preview, locked: readonly string[]): string {
  const parts = [l10n.t('{0} findings.', preview.findings)];
  if (preview.decisions > 0) parts.push(l10n.t('{0} of them wait for you as comments.', preview.decisions));
  if (locked.length > 0) parts.push(l10n.t('Left as they are: {0}.', locked.join(', ')));
  return parts.join(' ');
}
function nothingToDo(preview: Preview, names: string, locked: readonly string[]): string {
  if (locked.length > 0)
    return l10n.t('{0} cannot be edited by the upgrade; the Problems view says why.', locked.join(', '));
  if (preview.state === 'foreign') return l10n.t('{0} is no Camunda values file.', names);
  if (preview.state === '8.8' && preview.decisions > 0)
    return l10n.t(
      '{0} is of 8.8 already. {1} decisions are left; the Problems view lists them.',
      names,
      preview.decisions,
    );
  return l10n.t('There is nothing to upgrade in {0}.', names);
}
