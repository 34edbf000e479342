/** Shows what would change as a diff, asks, and does what the user picks. There is one at a time. */
import {
  commands,
  l10n,
  StatusBarAlignment,
  TabInputTextDiff,
  ThemeColor,
  window,
  workspace,
  type ExtensionContext,
  type LogOutputChannel,
} from 'vscode';
import { logged } from '../lsp/server.ts';
import { nameOf } from '../sets/names.ts';
import { sentences } from '../spoken.ts';
import { SCHEME, UpgradedTexts, UpgradeSession, type Proposal } from './session.ts';
import { replaceInPlace, writeBeside } from './write.ts';

type Outcome = 'write' | 'replace' | 'cancel';

export class Previews {
  private readonly texts = new UpgradedTexts();
  /** Notifications go away by themselves: this stays as long as the preview waits. */
  private readonly waiting = window.createStatusBarItem('camundaValues.preview', StatusBarAlignment.Left, 1000);
  private readonly disposables: { dispose(): unknown }[];
  private session: UpgradeSession | undefined;
  private count = 0;

  constructor(
    context: ExtensionContext,
    private readonly log: LogOutputChannel,
  ) {
    const settle = (outcome: Outcome) => () => logged(log, () => this.settle(outcome));
    this.waiting.name = l10n.t('Camunda upgrade preview');
    this.waiting.command = 'camundaValues.finishUpgrade';
    this.waiting.backgroundColor = new ThemeColor('statusBarItem.warningBackground');
    this.disposables = [
      workspace.registerTextDocumentContentProvider(SCHEME, this.texts),
      commands.registerCommand('camundaValues.writeUpgraded', settle('write')),
      commands.registerCommand('camundaValues.replaceInPlace', settle('replace')),
      commands.registerCommand('camundaValues.cancelUpgrade', settle('cancel')),
      commands.registerCommand('camundaValues.finishUpgrade', () => logged(log, () => this.finish())),
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
    const misread = session.layers.filter((l) => l.preview.before.includes('\ufffd')).map((l) => nameOf(l.source));
    if (misread.length > 0) {
      // Written, those characters would be lost.
      const text = l10n.t(
        '{0} has characters that are not UTF-8. Reopen it with its encoding first.',
        misread.join(', '),
      );
      void window.showWarningMessage(text);
      return true;
    }
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
    const { summary } = session.proposal;
    this.waiting.text = `$(git-compare) ${waitingText(session)}`;
    this.waiting.tooltip = summary;
    this.waiting.accessibilityInformation = { label: sentences(waitingText(session), summary), role: 'button' };
    this.waiting.show();
    const all = answers(session);
    const label = await window.showInformationMessage(summary, ...all.map((a) => a.label));
    session.answered = true;
    const chosen = all.find((a) => a.label === label);
    // Dismissed: the buttons of the diff editor and the status bar are still there.
    if (chosen && !session.settled) await this.settle(chosen.outcome);
  }

  /** Asks again, for whoever let the question go. */
  private async finish(): Promise<void> {
    const { session } = this;
    if (!session) return this.settle('cancel');
    const options = { title: waitingText(session), placeHolder: session.proposal.summary };
    const chosen = await window.showQuickPick(answers(session), options);
    if (chosen && !session.settled) await this.settle(chosen.outcome);
  }

  private async settle(outcome: Outcome): Promise<void> {
    const session = this.session;
    if (!session || session.settled) {
      void window.showInformationMessage(l10n.t('There is no upgrade to apply; look at one first.'));
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
      await session.proposal.replaced?.();
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
    this.waiting.hide();
    void commands.executeCommand('setContext', 'camundaValues.previewing', false);
  }
  dispose(): void {
    this.end();
    this.waiting.dispose();
    for (const d of this.disposables) d.dispose();
  }
}

interface Answer {
  readonly label: string;
  readonly detail: string;
  readonly outcome: Outcome;
}
function answers({ changed, proposal: { beside } }: UpgradeSession): Answer[] {
  const [first, ...more] = changed;
  const write =
    first && more.length === 0 ? l10n.t('Write {0}', first.preview.target) : l10n.t('Write {0} files', changed.length);
  const replace = beside ? l10n.t('Replace in place') : l10n.t('Apply');
  return [
    ...(beside
      ? [{ label: write, detail: l10n.t('Beside the original, which stays as it is'), outcome: 'write' as const }]
      : []),
    { label: replace, detail: l10n.t('One undo takes it back'), outcome: 'replace' },
    { label: l10n.t('Cancel'), detail: l10n.t('Nothing is changed'), outcome: 'cancel' },
  ];
}
function waitingText({ changed, proposal: { beside } }: UpgradeSession): string {
  const [first, ...more] = changed;
  if (!beside) return l10n.t('The changes are not applied yet');
  return first && more.length === 0
    ? l10n.t('{0} is not written yet', first.preview.target)
    : l10n.t('{0} upgraded files are not written yet', changed.length);
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
