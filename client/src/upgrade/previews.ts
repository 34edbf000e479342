/** Shows what would change as a diff, asks, and does what the user picks. There is one at a time. */
import {
  commands,
  l10n,
  TabInputTextDiff,
  window,
  workspace,
  type Disposable,
  type ExtensionContext,
  type LogOutputChannel,
} from 'vscode';
import { logged } from '../lsp/server.ts';
import { nameOf } from '../sets/names.ts';
import { SCHEME, UpgradedTexts, UpgradeSession, type Proposal } from './session.ts';
import { replaceInPlace, writeBeside } from './write.ts';

type Outcome = 'write' | 'replace' | 'cancel';

export class Previews implements Disposable {
  private readonly texts = new UpgradedTexts();
  private readonly disposables: Disposable[];
  private session: UpgradeSession | undefined;
  private count = 0;

  constructor(
    context: ExtensionContext,
    private readonly log: LogOutputChannel,
  ) {
    const settle = (outcome: Outcome) => () => logged(log, () => this.settle(outcome));
    this.disposables = [
      workspace.registerTextDocumentContentProvider(SCHEME, this.texts),
      commands.registerCommand('camundaValues.writeUpgraded', settle('write')),
      commands.registerCommand('camundaValues.replaceInPlace', settle('replace')),
      commands.registerCommand('camundaValues.cancelUpgrade', settle('cancel')),
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

  /** False when nothing would change. Otherwise the user has answered, or dismissed the question, when it resolves. */
  async show(proposal: Proposal): Promise<boolean> {
    const session = new UpgradeSession(++this.count, proposal);
    if (session.changed.length === 0) return false;
    this.end();
    this.session = session;
    this.texts.show(session);
    await commands.executeCommand('setContext', 'camundaValues.previewing', true);
    await commands.executeCommand('setContext', 'camundaValues.previewBeside', proposal.beside);
    await openDiff(session);
    await this.ask(session);
    return true;
  }

  private async ask(session: UpgradeSession): Promise<void> {
    const [first, ...more] = session.changed;
    if (!first) return;
    const write =
      more.length === 0 ? l10n.t('Write {0}', first.preview.target) : l10n.t('Write {0} files', session.changed.length);
    const { beside, summary } = session.proposal;
    const replace = beside ? l10n.t('Replace in place') : l10n.t('Apply');
    const cancel = l10n.t('Cancel');
    const answers = [...(beside ? [write] : []), replace, cancel];
    const answer = await window.showInformationMessage(summary, ...answers);
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
    if (outcome === 'replace' || !session.proposal.beside) {
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
    await session.proposal.written?.(session, written);
    await closeDiff(session);
    this.end();
    const [first] = written;
    if (first) await window.showTextDocument(first, { preview: false });
    this.log.info(`Written: ${written.map(String).join(', ')}`);
  }

  private async refuse(session: UpgradeSession): Promise<void> {
    const again = l10n.t('Preview again');
    const text = l10n.t('A file was changed after the preview was made. Nothing was written.');
    if ((await window.showWarningMessage(text, again)) === again) await session.proposal.again();
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

const titleOf = ({ changed, proposal }: UpgradeSession): string =>
  `${proposal.title}: ${changed.map((l) => nameOf(l.source)).join(', ')}`;

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
