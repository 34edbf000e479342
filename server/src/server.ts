/** The language server's connection: capabilities and wiring, nothing else. Started with `--stdio` or `--node-ipc`. */
import {
  CodeActionKind,
  createConnection,
  DidChangeConfigurationNotification,
  LSPErrorCodes,
  MarkupKind,
  MessageType,
  ResponseError,
  ShowMessageNotification,
  TextDocuments,
  TextDocumentSyncKind,
  type CancellationToken,
  type ClientCapabilities,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { shortName } from './features/analysis.ts';
import { checklist } from './features/checklist.ts';
import {
  codeActions,
  KINDS,
  resolveCodeAction,
  UPGRADE,
  UPGRADE_KIND,
  type ActionAbilities,
  type ActionData,
} from './features/codeActions.ts';
import { declarations } from './features/declarations.ts';
import { completion, completionOf, TRIGGERS, type CompletionAbilities } from './features/completion.ts';
import { diagnostics, SOURCE, type Abilities } from './features/diagnostics.ts';
import { hover, type HoverAbilities } from './features/hover.ts';
import { authentication, commands, explain, finish, readAnswers, secrets } from './features/journey.ts';
import { DEFAULTS, readSettings, scopeOf, SECTION, type Settings } from './features/settings.ts';
import { status } from './features/status.ts';
import { preview, report, upgradeEdit } from './features/upgrade.ts';
import { verify, VerifyProblem } from './features/verify.ts';
import { HelmProblem } from './helm/helm.ts';
import type {
  Answers,
  ClientRequests,
  InitializationOptions,
  JourneyParams,
  Notifications,
  Requests,
  UpgradeOptions,
  UpgradeResult,
  VerifyFailure,
  VerifyParams,
} from './protocol.ts';
import { readSets, Session, type View } from './session.ts';
import { Cancelled, reading, refuseCancelled, settling } from './session/cancellation.ts';
import { Lifecycle, unhandled } from './session/lifecycle.ts';

/** Changes that arrive together are answered together. */
const DEBOUNCE = 20;
const REFRESH = 300;

if (!process.argv.some((a) => /^--(?:stdio|node-ipc|socket|pipe)\b/.test(a))) {
  process.stderr.write('The language server of Camunda Values Upgrade. Start it with --stdio.\n');
  process.exit(1);
}

const connection = createConnection({ messageStrategy: new Lifecycle() });
connection.onRequest(unhandled);
const documents = new TextDocuments(TextDocument);

interface Client {
  pull: boolean;
  refresh: boolean;
  configuration: boolean;
  watchesConfiguration: boolean;
  folders: boolean;
  apply: boolean;
  reads: boolean;
  status: boolean;
  shows: Abilities;
  hovers: HoverAbilities;
  actions: ActionAbilities;
  completes: CompletionAbilities;
}
let client: Client = clientOf({}, {});
let folders: string[] = [];
let pushed: Settings = DEFAULTS;
const settings = new Map<string, Promise<Settings>>();

const session = new Session({
  open: (uri) => documents.get(uri),
  read: async (uri) => {
    if (!client.reads) return undefined;
    type Read = ClientRequests['camundaValues/read'];
    const answer = await connection.sendRequest<Read['result']>('camundaValues/read', { uri } satisfies Read['params']);
    return answer?.text;
  },
  settings: settingsOf,
  folders: () => folders,
});

function clientOf(c: ClientCapabilities, o: InitializationOptions): Client {
  const { publishDiagnostics: push, diagnostic: pull, codeAction, hover: hovers } = c.textDocument ?? {};
  // Our own client shows what others must be told, and has commands of its own.
  const own = o.status === true;
  return {
    pull: pull !== undefined,
    refresh: c.workspace?.diagnostics?.refreshSupport === true,
    configuration: c.workspace?.configuration === true,
    watchesConfiguration: c.workspace?.didChangeConfiguration?.dynamicRegistration === true,
    folders: c.workspace?.workspaceFolders === true,
    apply: c.workspace?.applyEdit === true,
    reads: o.reads === true,
    status: own,
    shows: {
      tags: (push?.tagSupport ?? pull?.tagSupport) !== undefined,
      related: (push?.relatedInformation ?? pull?.relatedInformation) === true,
      links: (push?.codeDescriptionSupport ?? pull?.codeDescriptionSupport) === true,
    },
    hovers: {
      markdown: hovers?.contentFormat?.includes(MarkupKind.Markdown) !== false,
      beside: own,
    },
    actions: {
      resolves: codeAction?.resolveSupport?.properties.includes('edit') === true && codeAction.dataSupport === true,
      annotations: c.workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
      versioned: c.workspace?.workspaceEdit?.documentChanges === true,
      offersUpgrade: !own,
    },
    completes: completionOf(c),
  };
}

connection.onInitialize((params: InitializeParams): InitializeResult => {
  // Foreign clients send whatever their users wrote there.
  const given: unknown = params.initializationOptions;
  const options: InitializationOptions = typeof given === 'object' && given !== null ? given : {};
  client = clientOf(params.capabilities, options);
  // The protocol's older field, for clients without folders.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const { rootUri } = params;
  folders = params.workspaceFolders?.map((f) => f.uri) ?? (rootUri ? [rootUri] : []);
  pushed = readSettings(options.settings);
  session.useSets(readSets(options));
  return {
    serverInfo: { name: 'camunda-values-upgrade' },
    capabilities: {
      positionEncoding: 'utf-16',
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      hoverProvider: true,
      completionProvider: { triggerCharacters: TRIGGERS },
      codeActionProvider: {
        codeActionKinds: [
          ...KINDS,
          CodeActionKind.SourceFixAll,
          ...(client.actions.offersUpgrade ? [UPGRADE_KIND] : []),
        ],
        resolveProvider: true,
      },
      executeCommandProvider: { commands: [UPGRADE] },
      // Files depend on each other only where the user said so; then the server asks for a refresh.
      ...(client.pull && {
        diagnosticProvider: { identifier: SOURCE, interFileDependencies: false, workspaceDiagnostics: false },
      }),
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    },
  };
});

connection.onInitialized(() => {
  if (client.watchesConfiguration)
    void connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION });
  if (client.folders)
    connection.workspace.onDidChangeWorkspaceFolders((e) => {
      const gone = new Set(e.removed.map((f) => f.uri));
      folders = [...folders.filter((f) => !gone.has(f)), ...e.added.map((f) => f.uri)];
      everythingChanged();
    });
});

// --- Settings ---------------------------------------------------------------------------------------------------------

function settingsOf(uri: string): Promise<Settings> {
  if (!client.configuration) return Promise.resolve(pushed);
  const known = settings.get(uri);
  if (known) return known;
  const asked = connection.workspace
    .getConfiguration({ scopeUri: uri, section: SECTION })
    .then(readSettings, () => pushed);
  settings.set(uri, asked);
  return asked;
}

connection.onDidChangeConfiguration(({ settings: sent }) => {
  const own = (sent as Record<string, unknown> | null | undefined)?.[SECTION];
  if (own !== undefined) pushed = readSettings(own);
  settings.clear();
  everythingChanged();
});

// --- Documents --------------------------------------------------------------------------------------------------------

const timers = new Map<string, NodeJS.Timeout>();
let refreshing: NodeJS.Timeout | undefined;

documents.onDidChangeContent(({ document }) => {
  affected(document.uri);
});
documents.onDidClose(({ document }) => {
  session.close(document);
  settings.delete(document.uri);
  reports.delete(document.uri);
  told.delete(document.uri);
  clearTimeout(timers.get(document.uri));
  timers.delete(document.uri);
  if (!client.pull) void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  affected(document.uri);
});
connection.onDidChangeWatchedFiles(({ changes }) => {
  for (const { uri } of changes) {
    if (documents.get(uri)) continue;
    session.forget(uri);
    affected(uri);
  }
});
connection.onNotification('camundaValues/didChangeSets', (sets: Notifications['camundaValues/didChangeSets']) => {
  session.useSets(readSets(sets));
  everythingChanged();
});

/** A text changed: its own diagnostics and those of the files judged together with it. */
function affected(uri: string): void {
  const others = session.setOf(uri).filter((u) => u !== uri && documents.get(u));
  if (!client.pull) for (const u of documents.get(uri) ? [uri, ...others] : others) schedule(u);
  else if (others.length > 0) refresh();
}
function everythingChanged(): void {
  if (client.pull) refresh();
  else for (const uri of documents.keys()) schedule(uri);
}
function refresh(): void {
  if (!client.refresh) return;
  refreshing ??= setTimeout(() => {
    refreshing = undefined;
    void connection.languages.diagnostics.refresh();
  }, REFRESH);
}
function schedule(uri: string): void {
  if (timers.has(uri)) return;
  const timer = setTimeout(() => {
    timers.delete(uri);
    void guarded(() => push(uri), undefined);
  }, DEBOUNCE);
  timers.set(uri, timer);
}
async function push(uri: string): Promise<void> {
  const found = await current(uri);
  const document = documents.get(uri);
  // Changed while other files were read: the change has a push of its own.
  if (document?.version !== found.version) return;
  void connection.sendDiagnostics({ uri, version: found.version, diagnostics: found.items });
}

// --- Diagnostics ------------------------------------------------------------------------------------------------------

interface Reported {
  id: string;
  json: string;
}
const reports = new Map<string, Reported>();
const told = new Map<string, string>();
let reportCount = 0;

/** The diagnostics of a document as it is now. */
async function current(uri: string): Promise<{ items: Diagnostic[]; version: number }> {
  const view = await session.view(uri);
  const version = view?.document.version ?? documents.get(uri)?.version ?? 0;
  if (client.status) await tellStatus(uri, version, view);
  return { items: view ? diagnostics(view, client.shows) : [], version };
}

async function tellStatus(uri: string, version: number, view: View | undefined): Promise<void> {
  if (!documents.get(uri)) return;
  const now = await statusOf(uri, version, view);
  // Every version of a values file is told: its checklist may change although its numbers do not.
  const quiet = now.state === 'foreign' || now.state === 'off';
  const json = JSON.stringify(quiet ? { ...now, version: 0 } : now);
  if (told.get(uri) === json) return;
  told.set(uri, json);
  void connection.sendNotification('camundaValues/didAnalyse', now);
}
async function statusOf(uri: string, version: number, view: View | undefined) {
  const off = view === undefined && scopeOf(uri, folders, await settingsOf(uri)) === 'off';
  return status(uri, version, view, off);
}

connection.languages.diagnostics.on(
  reading(async ({ textDocument: { uri }, previousResultId }) => {
    const last = reports.get(uri);
    const found = await guarded(() => current(uri), undefined);
    if (!found && last) return sameAs(last, previousResultId);
    const items = found?.items ?? [];
    const json = JSON.stringify(items);
    const now = last?.json === json ? last : { id: `${process.pid}.${++reportCount}`, json };
    if (documents.get(uri)) reports.set(uri, now);
    return sameAs(now, previousResultId, items);
  }),
);
function sameAs(now: Reported, previous: string | undefined, items?: Diagnostic[]): DocumentDiagnosticReport {
  if (now.id === previous) return { kind: 'unchanged', resultId: now.id };
  return { kind: 'full', resultId: now.id, items: items ?? (JSON.parse(now.json) as Diagnostic[]) };
}

// --- Features ---------------------------------------------------------------------------------------------------------

connection.onHover(
  reading(({ textDocument, position }) =>
    withView(textDocument.uri, null, (view) => hover(view, position, client.hovers)),
  ),
);
connection.onCompletion(
  reading(({ textDocument, position }) =>
    withView(textDocument.uri, null, (view) => completion(view, position, client.completes)),
  ),
);
connection.onCodeAction(
  reading((params) => withView(params.textDocument.uri, [], (view) => codeActions(view, params, client.actions))),
);
connection.onCodeActionResolve(
  reading((action) => {
    const data = action.data as ActionData | undefined;
    return data ? withView(data.uri, action, (view) => resolveCodeAction(view, action, client.actions)) : action;
  }),
);

connection.onExecuteCommand(
  settling(async ({ command, arguments: given }, token) => {
    if (command !== UPGRADE) return null;
    const { uris, options } = upgradeArguments(given ?? []);
    const answer = await guarded(
      () => executeUpgrade(uris, options, token),
      failed('The upgrade failed; the log of the server says why.'),
    );
    // Most editors show nothing of what a command answers.
    if (!client.status && !options.preview) tell(answer as UpgradeResult);
    return answer;
  }),
);
function tell({ applied, changed, decisions, reason }: UpgradeResult): void {
  const files = changed.length === 1 ? '1 file' : `${changed.length} files`;
  const left = decisions > 0 ? ` ${decisions} left for you to decide.` : '';
  const done = changed.length === 0 ? 'There is nothing to upgrade.' : `${files} upgraded to 8.8.${left}`;
  void connection.sendNotification(ShowMessageNotification.type, {
    type: applied ? MessageType.Info : MessageType.Warning,
    message: `Camunda: ${applied ? done : (reason ?? 'The editor refused the upgrade.')}`,
  });
}
const failed = (reason: string): UpgradeResult => ({ applied: false, reason, changed: [], decisions: 0 });

async function executeUpgrade(uris: readonly string[], options: UpgradeOptions, token: CancellationToken) {
  if (uris.length === 0) return failed('No file was named: the arguments are the URIs in the order Helm gets them.');
  listen(uris, options.answers);
  const analysis = await session.asked(uris);
  refuseCancelled(token);
  if (!analysis) return failed(unreadable(uris));
  const from = saidFrom(options.from);
  if (options.preview) return preview(analysis, from);
  if (analysis.set.version === 'neutral' && !from) return failed(unsaidVersion(analysis.set.layers));
  const { edit, changed, decisions } = upgradeEdit(analysis, client.actions, from);
  if (!edit) {
    const locked = analysis.set.layers.filter((l) => l.locked).map((l) => l.name);
    if (locked.length > 0) return failed(`The upgrade cannot edit ${locked.join(', ')}: its diagnostics say why.`);
    return { applied: true, changed, decisions } satisfies UpgradeResult;
  }
  if (!client.apply) return failed('The editor does not let a server apply edits.');
  const answer = await connection.workspace.applyEdit({ label: 'Camunda: Upgrade to 8.8', edit });
  const refused = answer.failureReason === undefined ? {} : { reason: answer.failureReason };
  return { applied: answer.applied, ...refused, changed, decisions } satisfies UpgradeResult;
}
/** Some editors send the URIs one by one, some as a list, some cannot send any: then it is the only file that is open. */
function upgradeArguments(given: readonly unknown[]): { uris: string[]; options: UpgradeOptions } {
  const flat = given.flat();
  const options = flat.find((a): a is UpgradeOptions => typeof a === 'object' && a !== null);
  const named = [...new Set(flat.filter((a): a is string => typeof a === 'string'))];
  const open = documents.keys();
  const uris = named.length === 0 && open.length === 1 ? [...session.setOf(open[0] ?? '')] : named;
  return { uris, options: options ?? {} };
}
const saidFrom = (said: unknown): '8.7' | undefined => (said === '8.7' ? '8.7' : undefined);
const unsaidVersion = (layers: readonly { readonly name: string }[]): string =>
  `Nothing in ${layers.map((l) => l.name).join(', ')} tells 8.7 from 8.8. A first line "# camunda-values: 8.7" says it.`;
function unreadable(uris: readonly string[]): string {
  const names = uris.filter((uri) => !documents.get(uri)).map(shortName);
  const one = names.length === 1;
  return client.reads
    ? `${names.join(', ')} cannot be read.`
    : `${names.join(', ')} ${one ? 'is' : 'are'} not open: open ${one ? 'it' : 'them'} first, the server reads no files itself.`;
}

// --- Requests of our own ----------------------------------------------------------------------------------------------

onRequest('camundaValues/preview', async (params) => preview(await needed(params), saidFrom(params.from)));
onRequest('camundaValues/report', async (params) => ({ markdown: report(await needed(params)) }));
onRequest('camundaValues/checklist', async ({ uri, answers }) => {
  listen(session.setOf(uri), answers);
  const view = await session.view(uri);
  return view ? checklist(view, answers) : null;
});
onRequest('camundaValues/secrets', async (params) => secrets(await needed(params), params));
onRequest('camundaValues/authentication', async (params) => authentication(await needed(params), params));
onRequest('camundaValues/finish', async (params) => finish(await needed(params), params));
onRequest('camundaValues/commands', async (params) => commands(await needed(params), params));
onRequest('camundaValues/explain', async (params) => explain(await needed(params), params));
connection.onRequest('camundaValues/verify', settling(verified));
onRequest('camundaValues/declarations', ({ files }) => Promise.resolve(declarations(files)));
onRequest('camundaValues/status', async ({ uri }) => {
  const document = documents.get(uri);
  return document ? statusOf(uri, document.version, await session.view(uri)) : null;
});

function onRequest<M extends keyof Requests>(
  method: M,
  handler: (params: Requests[M]['params']) => Promise<Requests[M]['result']>,
): void {
  connection.onRequest(method, reading(handler));
}
const STAGES = {
  helm: 'Looking for Helm',
  charts: 'Looking for the charts 12.x and 13.x',
  render: 'Rendering both charts',
} as const;
async function verified(params: VerifyParams, token: CancellationToken) {
  const work = new AbortController();
  const cancelled = token.onCancellationRequested(() => work.abort());
  const progress = connection.window.attachWorkDoneProgress(params.workDoneToken);
  progress.begin('Camunda: verify', undefined, undefined, true);
  try {
    if (token.isCancellationRequested) work.abort();
    return await verify(params, {
      asked: (uris) => session.asked(uris),
      texts: (uris) => session.layers(uris),
      signal: work.signal,
      onStage: (stage) => progress.report(STAGES[stage]),
    });
  } catch (error) {
    if (work.signal.aborted) throw new Cancelled();
    if (!(error instanceof HelmProblem) && !(error instanceof VerifyProblem)) throw error;
    const kind = error.kind === 'cancelled' ? 'helm' : error.kind;
    throw new ResponseError<VerifyFailure>(LSPErrorCodes.RequestFailed, error.message, { kind });
  } finally {
    // One render that fails leaves the other one running.
    work.abort();
    cancelled.dispose();
    progress.done();
  }
}
/** A client that sends none has nothing to add. */
function listen(uris: readonly string[], answers: Answers | undefined): void {
  if (answers !== undefined && session.answered(uris, readAnswers(answers))) everythingChanged();
}
async function needed({ uris, answers }: JourneyParams) {
  listen(uris, answers);
  const analysis = await session.asked(uris);
  if (!analysis) throw new ResponseError(LSPErrorCodes.RequestFailed, unreadable(uris));
  return analysis;
}

async function withView<T>(uri: string, none: T, use: (view: View) => T): Promise<T> {
  return guarded(async () => {
    const view = await session.view(uri);
    return view ? use(view) : none;
  }, none);
}
/** Whatever goes wrong is logged once where it happened, and the editor gets a quiet answer. */
async function guarded<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Cancelled) throw error;
    connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return otherwise;
  }
}
process.once('disconnect', () => process.exit(1));
documents.listen(connection);
connection.listen();
