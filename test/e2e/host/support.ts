import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';

export const EXTENSION = 'camunda-values-upgrade.camunda-values-upgrade';

/** How long one thing may take, in milliseconds. Only what never comes takes so long: other work on the machine is no failure. */
export const PATIENCE = 120_000;

/** Asks again and again: in an editor everything arrives later. */
export async function until<T>(
  what: string,
  ask: () => T | PromiseLike<T>,
  enough: (value: T) => boolean,
  ms = PATIENCE,
): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const value = await ask();
    if (enough(value)) return value;
    if (Date.now() > end) throw new Error(`waited ${ms} ms for ${what}; last seen: ${shown(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
/** Saves a document. A busy VS Code gives up a save that it has to wait for; whoever meant it saves again. */
export async function save(document: vscode.TextDocument): Promise<void> {
  const saved = async () => (await document.save()) || !document.isDirty;
  await until(`${document.uri.path} to be saved`, saved, (is) => is);
}
function shown(value: unknown): string {
  const short = (key: string, v: unknown): unknown => (key === 'relatedInformation' ? undefined : v);
  return value === undefined ? 'nothing' : JSON.stringify(value, short).slice(0, 2000);
}

export const folder = (): vscode.Uri => {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(first, 'no workspace is open');
  return first.uri;
};
export const inWorkspace = (name: string): vscode.Uri => vscode.Uri.joinPath(folder(), name);

export async function write(name: string, text: string): Promise<vscode.Uri> {
  const uri = inWorkspace(name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}
export async function read(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}
export async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

/** Writes a file and shows it. */
export async function open(name: string, text?: string): Promise<vscode.TextDocument> {
  const uri = text === undefined ? inWorkspace(name) : await write(name, text);
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  return document;
}
export async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
export async function replaceAll(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

/**
 * Runs a command and takes what it proposes, as Enter does, until what it leads to is there. A list that is accepted
 * before its items are there is taken as empty, and the command ends: then it is run again.
 */
export async function accepting<T>(
  what: string,
  [command, ...args]: readonly [string, ...unknown[]],
  shown: () => T | PromiseLike<T>,
  enough: (value: T) => boolean = Boolean,
): Promise<T> {
  let ended: number | undefined;
  const start = (): void => {
    ended = undefined;
    void Promise.resolve(vscode.commands.executeCommand(command, ...args)).finally(() => (ended = Date.now()));
  };
  start();
  return until(
    what,
    async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      const value = await shown();
      // What it shows at its very end takes a moment.
      if (!enough(value) && ended !== undefined && Date.now() - ended > 5000) start();
      return value;
    },
    enough,
  );
}

const SOURCE = 'camunda-values';
export const ours = (uri: vscode.Uri): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter((d) => d.source === SOURCE);
export const codeOf = (d: vscode.Diagnostic): string =>
  String(typeof d.code === 'object' ? d.code.value : (d.code ?? ''));
export const diagnostics = (
  document: vscode.TextDocument,
  enough: (all: vscode.Diagnostic[]) => boolean = (all) => all.length > 0,
): Promise<vscode.Diagnostic[]> => until(`diagnostics of ${document.fileName}`, () => ours(document.uri), enough);
/** Where the first key stands whose line, without its indentation, matches. */
export function placeOf(document: vscode.TextDocument, key: RegExp): vscode.Position {
  const lines = document.getText().split('\n');
  const line = lines.findIndex((l) => key.test(l));
  assert.notEqual(line, -1, `there is no ${key.source}`);
  return new vscode.Position(line, /\S/.exec(lines[line] ?? '')?.index ?? 0);
}
/** The finding about a key that 8.8 calls differently or does without, not about what is to be added below it. */
export async function findingOn(document: vscode.TextDocument, key: RegExp): Promise<vscode.Diagnostic> {
  const place = placeOf(document, key);
  const about = (all: vscode.Diagnostic[]) =>
    all.find((d) => d.range.start.isEqual(place) && (d.tags?.length ?? 0) > 0) ??
    all.find((d) => d.range.start.isEqual(place));
  const found = about(await diagnostics(document, (all) => about(all) !== undefined));
  assert.ok(found);
  return found;
}

export async function actions(
  document: vscode.TextDocument,
  range: vscode.Range,
  kind: vscode.CodeActionKind,
  enough: (all: vscode.CodeAction[]) => boolean,
): Promise<vscode.CodeAction[]> {
  return until(
    `code actions (${kind.value})`,
    () =>
      vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        range,
        kind.value,
        100,
      ),
    enough,
  );
}
/** Applies the action whose title matches, and waits for its edit. */
export async function fix(document: vscode.TextDocument, on: RegExp, title: RegExp): Promise<vscode.CodeAction> {
  const { range } = await findingOn(document, on);
  const matching = (all: vscode.CodeAction[]) => all.find((a) => title.test(a.title) && a.edit);
  const action = matching(
    await actions(document, range, vscode.CodeActionKind.QuickFix, (all) => matching(all) !== undefined),
  );
  assert.ok(action?.edit);
  assert.ok(await vscode.workspace.applyEdit(action.edit));
  return action;
}

interface Cause {
  readonly what: string;
  readonly from: number;
  to?: number;
}
const causes: Cause[] = [];
function note(): void {
  if (process.env.E2E_CAUSES) writeFileSync(process.env.E2E_CAUSES, JSON.stringify(causes));
}
/** Whatever is logged from now on is this. */
export function causesFromNow(what: string): void {
  causes.push({ what, from: Date.now() });
  note();
}
/** The server is stopped and started for a kind of files that it has not served yet; documents that close then reach nobody. */
export const ANEW = 'the server is started anew for another kind of files';
/** Does what must lead to errors in the logs, until all is well again: errors of that time, and of no other, are expected. */
export async function causing<T>(what: string, run: () => Promise<T>): Promise<T> {
  const cause: Cause = { what, from: Date.now() };
  causes.push(cause);
  note();
  try {
    return await run();
  } finally {
    cause.to = Date.now();
    note();
  }
}

/** The one server that runs: one that was asked to stop may still be on its way. */
export async function theServer(): Promise<number> {
  const [pid] = await until('one server', servers, (all) => all.length === 1);
  assert.ok(pid);
  return pid;
}
/** Process ids of running language servers of the extension. */
export function servers(): number[] {
  const extension = vscode.extensions.getExtension(EXTENSION);
  assert.ok(extension);
  return execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(`${extension.extensionPath}/dist/server.js`))
    .map((line) => Number.parseInt(line, 10));
}

export async function configure(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('camundaValues').update(name, value, vscode.ConfigurationTarget.Global);
}
