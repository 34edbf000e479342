/** The language server as the other parts see it: started when first needed, restarted once when it crashes. */
import {
  CancellationError,
  Uri,
  EventEmitter,
  l10n,
  languages,
  window,
  workspace,
  type CancellationToken,
  type Diagnostic,
  type DiagnosticCollection,
  type Disposable,
  type ExtensionContext,
  type LogOutputChannel,
  type TextDocument,
} from 'vscode';
import type * as languageClient from 'vscode-languageclient';
import type { BaseLanguageClient, Diagnostic as LspDiagnostic, LanguageClientOptions } from 'vscode-languageclient';
import type {
  ClientRequests,
  InitializationOptions,
  Notifications,
  Requests,
  ServerNotifications,
  Status,
  VerifyFailure,
} from '../../../server/src/protocol.ts';
import { inBrowser } from '../place.ts';
import type { DeploymentSets } from '../sets/sets.ts';
import { isYaml, SCHEMES } from '../sniff.ts';
import { whole } from './whole.ts';
import { wordsIn } from './words.ts';

type Lib = typeof languageClient;

/** One crash in this time is forgiven. */
const FORGIVEN = 10 * 60_000;

export class Server implements Disposable {
  private readonly analysed = new EventEmitter<Status>();
  readonly onDidAnalyse = this.analysed.event;
  private client: BaseLanguageClient | undefined;
  private starting: Promise<BaseLanguageClient> | undefined;
  private crashed = 0;
  /** Documents the server is about to be told of. */
  private readonly opening = new Map<string, Promise<void>>();
  /** File systems whose documents it is told of. */
  private readonly schemes = new Set(SCHEMES);

  constructor(
    private readonly context: ExtensionContext,
    private readonly log: LogOutputChannel,
    private readonly sets: DeploymentSets,
  ) {
    context.subscriptions.push(
      sets.onDidChange((all) => {
        this.notify('camundaValues/didChangeSets', all).catch((error: unknown) => log.debug(String(error)));
      }),
    );
  }

  /** Whether it is there for a document, or about to be. */
  serves({ uri }: TextDocument): boolean {
    return this.starting !== undefined && this.schemes.has(uri.scheme);
  }

  async request<M extends keyof Requests>(method: M, params: Requests[M]['params']): Promise<Requests[M]['result']> {
    const client = await this.start();
    return client.sendRequest<Requests[M]['result']>(method, params);
  }
  /** For what takes its time: it can be cancelled, and tells where it is. */
  async ask<M extends 'camundaValues/verify' | 'camundaValues/checkWorkspace'>(
    method: M,
    params: Requests[M]['params'],
    token: CancellationToken,
    report: (message: string) => void,
  ): Promise<Requests[M]['result']> {
    const client = await this.start();
    const { WorkDoneProgress } = await import('vscode-languageclient');
    const workDoneToken = `${method} ${++this.asked}`;
    const told = client.onProgress(WorkDoneProgress.type, workDoneToken, (step) => {
      if (step.kind === 'report' && step.message !== undefined) report(step.message);
    });
    try {
      return await client.sendRequest<Requests[M]['result']>(method, { ...params, workDoneToken }, token);
    } finally {
      told.dispose();
    }
  }
  private asked = 0;
  /** What the server calls a problem, as the editor has it. */
  async diagnostics(list: readonly LspDiagnostic[]): Promise<Diagnostic[]> {
    return (await this.start()).protocol2CodeConverter.asDiagnostics([...list]);
  }
  /** Whether the problems of a file are told while it is open, be there some or none. */
  isLive(uri: Uri): boolean {
    return this.live?.has(uri) === true;
  }
  private live: DiagnosticCollection | undefined;
  async notify<M extends keyof Notifications>(method: M, params: Notifications[M]): Promise<void> {
    // A server that is not there yet learns everything when it starts.
    if (!this.starting) return;
    const client = await this.starting;
    if (client.isRunning()) await client.sendNotification(method, params);
  }

  start(): Promise<BaseLanguageClient> {
    this.starting ??= this.create().catch((error: unknown) => {
      this.starting = undefined;
      throw error;
    });
    return this.starting;
  }

  /** Starts the server for a document; again, when it knows nothing of the file system the document is on. */
  serve(document: TextDocument): Promise<void> {
    // One after another: who stops a server that another one has just started leaves a client that nobody stops.
    const turn = this.turn.then(() => this.serveNow(document));
    this.turn = turn.catch(() => undefined);
    return turn;
  }
  private turn: Promise<void> = Promise.resolve();
  private async serveNow({ uri: { scheme } }: TextDocument): Promise<void> {
    const known = this.schemes.has(scheme);
    this.schemes.add(scheme);
    const running = await this.starting;
    if (running && !known) await this.stop();
    await this.start();
  }

  private async create(): Promise<BaseLanguageClient> {
    for (const { uri } of workspace.workspaceFolders ?? []) this.schemes.add(uri.scheme);
    // Half a megabyte that nobody needs who opens other YAML.
    const lib = await import('vscode-languageclient');
    const launch = inBrowser ? (await import('./browser.ts')).launch : (await import('./node.ts')).launch;
    const silent = (): Promise<void> => Promise.resolve();
    const [words] = await Promise.all([wordsIn(this.context.extensionUri), this.sets.ready()]);
    await Promise.all(workspace.textDocuments.filter(isYaml).map((d) => this.sets.consider(d.uri, silent)));
    const own: { client?: BaseLanguageClient } = {};
    const client = launch(
      this.context,
      'camundaValues',
      'Camunda Values Upgrade',
      this.options(lib, words, () => own.client?.isRunning() === true),
    );
    own.client = client;
    client.onRequest('camundaValues/read', readText);
    client.onNotification('camundaValues/didAnalyse', (status: ServerNotifications['camundaValues/didAnalyse']) => {
      this.analysed.fire(status);
    });
    this.client = client;
    const began = Date.now();
    await client.start();
    this.log.info(`The language server started in ${Date.now() - began} ms.`);
    return client;
  }

  private options(
    { CloseAction, DiagnosticCollectionSource, ErrorAction }: Lib,
    words: Pick<InitializationOptions, 'words'>,
    runs: () => boolean,
  ): LanguageClientOptions {
    return {
      documentSelector: [...this.schemes].map((scheme) => ({ scheme, language: 'yaml' })),
      outputChannel: this.log,
      initializationOptions: (): InitializationOptions => ({
        reads: true,
        status: true,
        ...words,
        ...this.sets.all,
      }),
      diagnosticPullOptions: { onChange: true, onSave: false },
      diagnosticCollectionProvider: {
        create: (name, source) => {
          const made = languages.createDiagnosticCollection(name);
          if (source === DiagnosticCollectionSource.pull) this.live = made;
          return made;
        },
        dispose: (made) => {
          if (this.live === made) this.live = undefined;
          made.dispose();
        },
      },
      synchronize: { fileEvents: this.watcher() },
      middleware: {
        // Whether a file goes on top of another one is known before its text is judged.
        didOpen: (document, next) => {
          const key = document.uri.toString();
          const opened = this.consider(document)
            .then(async () => {
              if (!document.isClosed) await next(document);
            })
            .finally(() => {
              if (this.opening.get(key) === opened) this.opening.delete(key);
            });
          this.opening.set(key, opened);
          return opened;
        },
        // A client that was given up still hears of documents, and would try to start its server to tell it.
        didChange: async (event, next) => {
          if (runs()) await next(event);
        },
        didClose: async (document, next) => {
          if (runs()) await next(document);
        },
        // The server has nothing to say about a document it has not been told of, and would not be asked again.
        provideDiagnostics: async (document, previous, token, next) => {
          const uri = document instanceof Uri ? document : document.uri;
          await this.opening.get(uri.toString())?.catch(() => undefined);
          return whole(next(document, previous, token), token, () => new CancellationError());
        },
      },
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue }),
        closed: () => ({ action: this.forgives() ? CloseAction.Restart : CloseAction.DoNotRestart, handled: true }),
      },
    };
  }
  private async consider({ uri }: TextDocument): Promise<void> {
    await this.sets.consider(uri, async (sets) => {
      if (this.client?.isRunning()) await this.client.sendNotification('camundaValues/didChangeSets', sets);
    });
  }
  private watcher() {
    const watcher = workspace.createFileSystemWatcher('**/*.{yaml,yml}');
    this.context.subscriptions.push(watcher);
    return watcher;
  }

  private forgives(): boolean {
    const first = Date.now() - this.crashed > FORGIVEN;
    this.crashed = Date.now();
    if (first) this.log.warn('The language server stopped and is started again.');
    else {
      this.log.error('The language server stopped again.');
      void this.say();
    }
    return first;
  }
  private async say(): Promise<void> {
    const restart = l10n.t('Restart');
    const show = l10n.t('Show log');
    const text = l10n.t('The Camunda values server stopped twice and was not started again.');
    const answer = await window.showErrorMessage(text, restart, show);
    if (answer === restart) await this.restart();
    else if (answer === show) this.log.show();
  }

  async restart(): Promise<void> {
    await this.stop();
    this.crashed = 0;
    await this.start();
  }
  async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    this.starting = undefined;
    try {
      await client?.dispose();
    } catch (error) {
      this.log.debug(String(error));
    }
  }
  dispose(): void {
    this.analysed.dispose();
    void this.stop();
  }
}

async function readText(params: ClientRequests['camundaValues/read']['params']) {
  try {
    const uri = Uri.parse(params.uri);
    // One that was never saved is made when it is opened.
    if (uri.scheme === 'untitled' && !workspace.textDocuments.some((d) => d.uri.toString() === uri.toString()))
      return null;
    return { text: (await workspace.openTextDocument(uri)).getText() };
  } catch {
    return null;
  }
}

/** What a failed request tells the user; undefined when nobody needs to know. */
export function reasonOf(error: unknown): string | undefined {
  if (error instanceof CancellationError) return undefined;
  return error instanceof Error ? error.message : String(error);
}

/** A failure that the server has put into words for the user, and whose fault it is. */
export function failureOf(
  error: unknown,
): { readonly message: string; readonly kind: VerifyFailure['kind'] } | undefined {
  if (!(error instanceof Error) || !('data' in error)) return undefined;
  const { data } = error;
  const kind = typeof data === 'object' && data !== null && 'kind' in data ? data.kind : undefined;
  return kind === 'helm' || kind === 'chart' || kind === 'files' ? { message: error.message, kind } : undefined;
}

/** Runs what a command does. What fails is logged once and said once. */
export async function logged(log: LogOutputChannel, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) return;
    log.error(error instanceof Error ? error : reason);
    void window.showErrorMessage(l10n.t('It did not work: {0}', reason));
  }
}
