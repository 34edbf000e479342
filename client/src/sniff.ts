/** A cheap look at a text, before the server is asked or even started. */
import { l10n, TabInputTextDiff, Uri, window, workspace, type TextDocument } from 'vscode';

const OLD = /^[ \t]*(?:\? +)?["']?(?:zeebe|zeebeGateway|zeebe-gateway|operate|tasklist|executionIdentity)["']?[ \t]*:/m;
const NEW = /^[ \t]*["']?(?:orchestration|webModelerPostgresql)["']?[ \t]*:/m;
const SHARED =
  /^(?:["']|[ \t]+["'])?(?:global|identity|identityKeycloak|identityPostgresql|connectors|optimize|console|webModeler)["']?[ \t]*:/m;
const FLOW = /[{,][ \t]*["']?(?:zeebe|zeebeGateway|operate|tasklist|orchestration|connectors|identity)["']?[ \t]*:/;
const DECLARED = /^#[ \t]*camunda-values:/;

export const mayBeValues = (text: string): boolean =>
  OLD.test(text) || NEW.test(text) || SHARED.test(text) || FLOW.test(text) || DECLARED.test(text);
const OBJECT = /^(?:\{|[\s-]*["']?(?:apiVersion|kind)["']?[ \t]*:)/m;
const NAMES = /\b(?:zeebe|operate|tasklist|web-modeler|camunda)/;
/** It holds none, and could name objects of a deployment that is known. */
export const mayNameObjects = (text: string): boolean => OBJECT.test(text) && NAMES.test(text);
/** It speaks of components that 8.8 does not have. */
export const looksOld = (text: string): boolean => OLD.test(text);

/** File systems that need not be asked for, and new documents. */
export const SCHEMES: readonly string[] = ['file', 'untitled', 'vscode-remote', 'vscode-vfs'];
/** File systems of older versions. */
const SHOWN = new Set(['git', 'vscode-scm', 'review', 'gitlens', 'pr']);
/** A new document or a file, wherever that is. No preview and no result: they have no file system. */
export const isEditable = ({ scheme }: Uri): boolean =>
  SCHEMES.includes(scheme) ||
  workspace.workspaceFolders?.some((f) => f.uri.scheme === scheme) === true ||
  (workspace.fs.isWritableFileSystem(scheme) !== undefined && !SHOWN.has(scheme));
export const isYaml = (document: TextDocument): boolean => document.languageId === 'yaml' && isEditable(document.uri);

/** In a diff, its left side. */
function active(): Uri | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof TabInputTextDiff ? input.original : window.activeTextEditor?.document.uri;
}

/** The file a command was called on. The menu of a view passes the item that has the focus there, which is none. */
export const clickedFile = (clicked: unknown): Uri | undefined => (clicked instanceof Uri ? clicked : undefined);

/** The document a command is about: what was clicked, else what is open. */
export async function documentFor(clicked: unknown): Promise<TextDocument | undefined> {
  const uri = clickedFile(clicked) ?? active();
  if (!uri || !isEditable(uri)) {
    void window.showInformationMessage(l10n.t('Open a Camunda values file first.'));
    return undefined;
  }
  try {
    return await workspace.openTextDocument(uri);
  } catch {
    void window.showErrorMessage(l10n.t('{0} cannot be read as text.', workspace.asRelativePath(uri)));
    return undefined;
  }
}
