/** The language server's connection: capabilities and wiring, nothing else. */
import {
  CodeActionKind,
  DidChangeConfigurationNotification,
  TextDocuments,
  TextDocumentSyncKind,
  type CancellationToken,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { version } from '../../package.json';
import {
  codeActions,
  KINDS,
  resolveCodeAction,
  UPGRADE,
  UPGRADE_KIND,
  type ActionData,
} from './features/codeActions.ts';
import { completion, TRIGGERS } from './features/completion.ts';
import { SOURCE } from './features/diagnostics.ts';
import { hover } from './features/hover.ts';
import { readAnswers } from './features/journey.ts';
import { DEFAULTS, readSettings, SECTION, type Settings } from './features/settings.ts';
import { viewAt, type View } from './features/view.ts';
import type { Sliced } from './engine/slices.ts';
import type { Host } from './host.ts';
import { ENGLISH, languageOf } from './language/answers.ts';
import type { ClientRequests, InitializationOptions, Notifications } from './protocol.ts';
import { reading, settling } from './session/cancellation.ts';
import { clientOf } from './session/client.ts';
import { guarded, onView, spoken, type Context } from './session/context.ts';
import { Lifecycle, unhandled } from './session/lifecycle.ts';
import { answerOwnRequests } from './session/ownRequests.ts';
import { Publishing } from './session/publishing.ts';
import { readSets, Session } from './session/session.ts';
import { Turns } from './session/turns.ts';
import { pullWorkspace } from './session/workspacePull.ts';
import { executeCommand } from './session/upgradeCommand.ts';

export function serve(host: Host): void {
  const turns = new Turns();
  const connection = host.connect(new Lifecycle(), turns);
  connection.onRequest(unhandled);
  const documents = new TextDocuments(TextDocument);

  let pushed: Settings = DEFAULTS;
  const settings = new Map<string, Promise<Settings>>();

  const session: Session = new Session(turns, {
    open: (uri) => documents.get(uri),
    read: async (uri) => {
      if (!context.client.reads) return undefined;
      type Read = ClientRequests['camundaValues/read'];
      const answer = await connection.sendRequest<Read['result']>('camundaValues/read', {
        uri,
      } satisfies Read['params']);
      return answer?.text;
    },
    settings: settingsOf,
    folders: () => context.folders,
    opened: () => documents.keys(),
  });
  const context: Context = {
    host,
    connection,
    documents,
    session,
    turns,
    settings: settingsOf,
    listen: (uris, answers) => {
      if (answers !== undefined && session.answered(uris, readAnswers(answers))) publishing.everythingChanged();
    },
    client: clientOf({}, {}),
    language: ENGLISH,
    folders: [],
  };
  const publishing = new Publishing(context);

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    // Foreign clients send whatever their users wrote there.
    const given: unknown = params.initializationOptions;
    const options: InitializationOptions = typeof given === 'object' && given !== null ? given : {};
    context.client = clientOf(params.capabilities, options);
    context.language = languageOf(params.locale, options.words);
    // The protocol's older field, for clients without folders.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    const { rootUri } = params;
    context.folders = params.workspaceFolders?.map((f) => f.uri) ?? (rootUri ? [rootUri] : []);
    pushed = readSettings(options.settings);
    session.useSets(readSets(options));
    return {
      serverInfo: { name: 'camunda-values-upgrade', version },
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        hoverProvider: true,
        completionProvider: { triggerCharacters: TRIGGERS },
        codeActionProvider: {
          codeActionKinds: [
            ...KINDS,
            CodeActionKind.SourceFixAll,
            ...(context.client.actions.offersUpgrade ? [UPGRADE_KIND] : []),
          ],
          resolveProvider: true,
        },
        executeCommandProvider: { commands: [UPGRADE] },
        // Files depend on each other only where the user said so; then the server asks for a refresh.
        ...(context.client.pull && {
          diagnosticProvider: {
            identifier: SOURCE,
            interFileDependencies: false,
            workspaceDiagnostics: context.client.pullsWorkspace,
          },
        }),
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  connection.onInitialized(() => {
    if (context.client.watchesConfiguration)
      void connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION });
    if (context.client.folders)
      connection.workspace.onDidChangeWorkspaceFolders((e) => {
        const gone = new Set(e.removed.map((f) => f.uri));
        context.folders = [...context.folders.filter((f) => !gone.has(f)), ...e.added.map((f) => f.uri)];
        publishing.everythingChanged();
      });
  });

  // --- Settings ---------------------------------------------------------------------------------------------------------

  function settingsOf(uri: string): Promise<Settings> {
    if (!context.client.configuration) return Promise.resolve(pushed);
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
    publishing.everythingChanged();
  });

  // --- Documents --------------------------------------------------------------------------------------------------------

  documents.onDidChangeContent(({ document }) => {
    session.changed(document.uri);
    publishing.affected(document.uri);
  });
  documents.onDidClose(({ document }) => {
    session.close(document);
    settings.delete(document.uri);
    publishing.closed(document.uri);
    publishing.affected(document.uri);
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri } of changes) {
      if (documents.get(uri)) continue;
      session.forget(uri);
      publishing.affected(uri);
    }
  });
  connection.onNotification('camundaValues/didChangeSets', (sets: Notifications['camundaValues/didChangeSets']) => {
    session.useSets(readSets(sets));
    publishing.everythingChanged();
  });

  // --- Features ---------------------------------------------------------------------------------------------------------

  connection.languages.diagnostics.on(reading((params) => publishing.pull(params)));
  connection.languages.diagnostics.onWorkspace(
    settling((params, token) => spoken(context, () => pullWorkspace(context, params, token))),
  );
  connection.onHover(
    reading(({ textDocument, position }, token) =>
      withView(textDocument.uri, token, null, function* (view) {
        const here = viewAt(view, position);
        return here ? yield* hover(here, position, context.client.hovers) : null;
      }),
    ),
  );
  connection.onCompletion(
    reading(({ textDocument, position }, token) =>
      withView(textDocument.uri, token, null, function* (view) {
        const here = viewAt(view, position);
        return here ? yield* completion(here, position, context.client.completes) : null;
      }),
    ),
  );
  connection.onCodeAction(
    reading((params, token) =>
      withView(params.textDocument.uri, token, [], (view) => codeActions(view, params, context.client.actions)),
    ),
  );
  connection.onCodeActionResolve(
    reading((action, token) => {
      const data = action.data as ActionData | undefined;
      return data
        ? withView(data.uri, token, action, (view) => resolveCodeAction(view, action, context.client.actions))
        : action;
    }),
  );

  connection.onExecuteCommand(
    settling((params, token) => spoken(context, () => executeCommand(context, params, token))),
  );
  answerOwnRequests(context, publishing);

  function withView<T>(uri: string, token: CancellationToken, none: T, use: (view: View) => Sliced<T>): Promise<T> {
    const answered = async (): Promise<T> => {
      const made = await onView(context, uri, token, use);
      return made === undefined ? none : context.language.answer(made);
    };
    return guarded(context, answered, none);
  }

  documents.listen(connection);
  connection.listen();
}
