/** Camunda: Ignore a rule in this file. The server writes the comment; here is asked which rule. */
import {
  CodeActionKind,
  commands,
  l10n,
  languages,
  window,
  workspace,
  type CodeAction,
  type Diagnostic,
  type ExtensionContext,
  type LogOutputChannel,
} from 'vscode';
import { logged } from '../lsp/server.ts';

const SOURCE = 'camunda-values';
const IGNORE_FILE = CodeActionKind.QuickFix.append('camunda.ignoreFile');

export function registerIgnore(context: ExtensionContext, log: LogOutputChannel): void {
  context.subscriptions.push(commands.registerCommand('camundaValues.ignoreRule', () => logged(log, ignoreRule)));
}

async function ignoreRule(): Promise<void> {
  const document = window.activeTextEditor?.document;
  const found = document ? languages.getDiagnostics(document.uri).filter((d) => d.source === SOURCE) : [];
  if (!document || found.length === 0) {
    void window.showInformationMessage(l10n.t('There is no finding in this file.'));
    return;
  }
  const byRule = new Map<string, Diagnostic[]>();
  for (const d of found) byRule.set(ruleOf(d), [...(byRule.get(ruleOf(d)) ?? []), d]);
  const items = [...byRule].map(([label, all]) => ({
    label,
    description: all.length === 1 ? l10n.t('1 finding') : l10n.t('{0} findings', all.length),
    detail: all[0]?.message ?? '',
    range: all[0]?.range,
  }));
  const title = l10n.t('Which rule has nothing to say in this file?');
  const chosen = await window.showQuickPick(items, { title, matchOnDetail: true });
  if (!chosen?.range) return;
  const actions = await commands.executeCommand<CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    chosen.range,
    IGNORE_FILE.value,
  );
  const action = actions.find((a) => a.diagnostics?.some((d) => ruleOf(d) === chosen.label) ?? false);
  if (action?.edit) await workspace.applyEdit(action.edit);
}

const ruleOf = (d: Diagnostic): string => String(typeof d.code === 'object' ? d.code.value : (d.code ?? ''));
