/** Builds the parts of the extension. Until a document could be a Camunda values file, the server is not even started. */
import { commands, window, workspace, type ExtensionContext, type LogOutputChannel, type TextDocument } from 'vscode';
import { ChecklistView } from './checklist/checklist.ts';
import { AnswerBook } from './journey/answers.ts';
import { registerJourney } from './journey/journey.ts';
import { Pages } from './journey/pages.ts';
import { registerIgnore } from './problems/ignore.ts';
import { WorkspaceCheck } from './problems/workspace.ts';
import { Report } from './report/report.ts';
import { reasonOf, Server } from './lsp/server.ts';
import { FilesView } from './sets/files.ts';
import { registerFind } from './sets/find.ts';
import { DeploymentSets } from './sets/sets.ts';
import { isYaml, mayBeValues, mayNameObjects } from './sniff.ts';
import { InsideLens } from './status/insideLens.ts';
import { StatusItem } from './status/status.ts';
import { Previews } from './upgrade/previews.ts';
import { Upgrade } from './upgrade/upgrade.ts';
import { Records } from './verify/records.ts';
import { Verify } from './verify/verify.ts';

export function activate(context: ExtensionContext): void {
  const log = window.createOutputChannel('Camunda Values Upgrade', { log: true });
  const sets = new DeploymentSets(context);
  const server = new Server(context, log, sets);
  context.subscriptions.push(log, sets, server);
  new StatusItem(context, server);
  new InsideLens(context, server);
  const pages = new Pages(context);
  const previews = new Previews(context, log);
  const answers = new AnswerBook(context, server, sets, log);
  const records = new Records(context);
  const order = new FilesView(context, sets, log);
  const checklist = new ChecklistView(context, server, sets, answers, records, pages, order, log);
  new Upgrade(context, server, sets, previews, log);
  new Report(context, server, sets, pages, log);
  const parts = { server, sets, answers, previews, pages, subject: () => checklist.subject };
  registerJourney(context, log, parts, (item) => checklist.reveal(item));
  new Verify(context, parts, records, () => checklist.accompany(), log);
  registerFind(context, log);
  registerIgnore(context, log);
  new WorkspaceCheck(context, server, sets, pages, log);
  context.subscriptions.push(
    commands.registerCommand('camundaValues.restartServer', () => server.restart()),
    commands.registerCommand('camundaValues.showLog', () => log.show()),
  );
  startWhenNeeded(context, server, sets, log);
  void commands.executeCommand('setContext', 'camundaValues.active', true);
}

function startWhenNeeded(context: ExtensionContext, server: Server, sets: DeploymentSets, log: LogOutputChannel): void {
  const enabled = (): boolean => workspace.getConfiguration('camundaValues').get('enable', true);
  const named = (): boolean => workspace.getConfiguration('camundaValues').get<string[]>('files', []).length > 0;
  // Objects beside values are somebody else's until a deployment is known.
  const isBeside = async (text: string): Promise<boolean> => {
    if (!mayNameObjects(text)) return false;
    await sets.ready();
    return sets.all.sets.length > 0;
  };
  const consider = async (document: TextDocument): Promise<void> => {
    if (server.serves(document) || !enabled() || !isYaml(document)) return;
    const text = document.getText();
    if (!named() && !mayBeValues(text) && !(await isBeside(text))) return;
    await server
      .serve(document)
      .catch((error: unknown) => log.error(reasonOf(error) ?? 'The language server did not start.'));
  };
  const all = (): void => workspace.textDocuments.forEach((document) => void consider(document));
  context.subscriptions.push(
    workspace.onDidOpenTextDocument((document) => void consider(document)),
    workspace.onDidChangeTextDocument(({ document }) => void consider(document)),
    workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration('camundaValues')) return;
      if (enabled()) all();
    }),
  );
  all();
}
