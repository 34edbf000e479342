/** What the open file is, in the language status; and which files the menus speak of. */
import {
  commands,
  l10n,
  languages,
  LanguageStatusSeverity,
  Uri,
  window,
  workspace,
  type ExtensionContext,
} from 'vscode';
import type { LockReason, Minor, Status } from '../../../server/src/protocol.ts';
import type { Server } from '../lsp/server.ts';
import { OLDEST } from '../sets/names.ts';

export class StatusItem {
  private readonly item = languages.createLanguageStatusItem('camundaValues.status', []);
  private readonly known = new Map<string, Status>();
  private offered = '{}';

  constructor(context: ExtensionContext, server: Server) {
    this.item.name = l10n.t('Camunda values');
    context.subscriptions.push(
      this.item,
      server.onDidAnalyse((status) => {
        this.known.set(status.uri, status);
        this.update();
        this.updateMenus();
      }),
      window.onDidChangeActiveTextEditor(() => this.update()),
      workspace.onDidCloseTextDocument((d) => {
        if (this.known.delete(d.uri.toString())) this.updateMenus();
      }),
    );
  }

  private update(): void {
    const document = window.activeTextEditor?.document;
    const status = document && this.known.get(document.uri.toString());
    // Values inside another document are no file of ours, but worth a word.
    const nothing = status?.state === 'off' || (status?.state === 'foreign' && status.locked !== 'wrapper');
    if (!document || !status || nothing) {
      this.item.selector = [];
      return;
    }
    this.item.selector = { language: document.languageId, scheme: document.uri.scheme };
    const shown = describe(status);
    this.item.text = shown.text;
    this.item.detail = shown.detail;
    this.item.severity = shown.severity;
    this.item.command = shown.upgrades
      ? {
          command: 'camundaValues.upgradeFile',
          title: l10n.t('Upgrade to {0}', shown.upgrades),
          arguments: [document.uri],
        }
      : undefined;
  }

  /** Files whose menus offer the upgrade. */
  private updateMenus(): void {
    const found: Record<string, boolean> = {};
    for (const [uri, { state }] of this.known) {
      if (state !== OLDEST && state !== 'neutral') continue;
      // In a remote window the menus see another scheme, but the same path.
      const parsed = Uri.parse(uri);
      found[parsed.fsPath] = true;
      found[parsed.path] = true;
    }
    const json = JSON.stringify(found);
    if (json === this.offered) return;
    this.offered = json;
    void commands.executeCommand('setContext', 'camundaValues.upgradable', found);
  }
}

interface Shown {
  readonly text: string;
  readonly detail: string;
  readonly severity: LanguageStatusSeverity;
  /** The version that the upgrade leads to. */
  readonly upgrades: Minor | undefined;
}

function describe(s: Status): Shown {
  const plain = { severity: LanguageStatusSeverity.Information, upgrades: undefined };
  if (s.locked || !s.step)
    return { ...plain, text: l10n.t('Camunda values'), detail: s.locked ? lockedText(s.locked) : '' };
  const { from, to } = s.step;
  if (s.state === 'neutral')
    return {
      ...plain,
      text: l10n.t('Camunda values for {0} or {1}', from, to),
      detail: l10n.t('nothing in it belongs to one of them; a first line "# camunda-values: {0}" says which', from),
      upgrades: to,
    };
  const total = s.errors + s.warnings + s.notes;
  if (s.state === to)
    return {
      ...plain,
      text: l10n.t('Camunda {0}', to),
      detail: total === 0 ? l10n.t('nothing to upgrade') : l10n.t('{0} to decide or to mend', total),
    };
  return {
    text: l10n.t('Camunda {0}: {1} to decide, {2} to review', from, s.decisions, s.reviews),
    detail: [
      l10n.t('{0} done by the upgrade', total - s.decisions - s.reviews),
      ...(s.set.length > 1 ? [l10n.t('{0} files together', s.set.length)] : []),
    ].join(' · '),
    severity: s.errors > 0 ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information,
    upgrades: to,
  };
}
function lockedText(locked: LockReason): string {
  switch (locked) {
    case 'syntax':
      return l10n.t('cannot be read as YAML at the moment');
    case 'encrypted':
      return l10n.t('encrypted, shown but not edited');
    case 'template':
      return l10n.t('a template itself, shown but not edited');
    case 'binary':
      return l10n.t('not text');
    case 'not-a-map':
      return l10n.t('not a map of keys');
    case 'wrapper':
      return l10n.t('inside another document, shown but not edited');
  }
}
