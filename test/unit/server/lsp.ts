/** A scripted client: speaks JSON-RPC with the language server running as a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after } from 'node:test';
import type {
  CodeAction,
  CompletionItem,
  CompletionList,
  Diagnostic,
  DocumentDiagnosticReport,
  Hover,
  Position,
  Range,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { writeProgram } from '../../support/programs.ts';

/** How long an answer may take, in milliseconds: other work on the machine is no failure. */
const PATIENCE = 120_000;

const folder = mkdtempSync(join(tmpdir(), 'camunda-values-server-'));
/** The server's bundle: built once for all tests, or for a test file that is run by itself. */
export const bundle = join(folder, 'server.js');
writeProgram('server', bundle);
/** Where the server runs: a process of its own, or a world that has only what the worker of a browser has. */
const HOSTS = {
  process: [bundle, '--stdio'],
  browser: [resolve(import.meta.dirname, '../../support/browser.mjs'), bundle],
};
export type HostName = keyof typeof HOSTS;
/** To try other tests there, too; those of what only a process has fail. */
const USUAL: HostName = process.env.LSP_HOST === 'browser' ? 'browser' : 'process';
const started: Lsp[] = [];
after(() => {
  for (const lsp of started) lsp.kill();
  rmSync(folder, { recursive: true, force: true });
});

interface Message {
  id?: number | string;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { code: number; message: string; data?: unknown };
}
export class ResponseFailure extends Error {
  constructor(
    readonly code: number,
    message: string,
    readonly data?: unknown,
  ) {
    super(message);
  }
}

export interface Options {
  pull?: boolean;
  /** Capabilities of `textDocument.codeAction.resolveSupport`. */
  resolve?: boolean;
  initializationOptions?: object;
  /** What `workspace/configuration` answers for the section. */
  settings?: () => unknown;
  folders?: string[];
  processId?: number | null;
  bare?: boolean;
  /** Parameters of `initialize` as they are sent, instead of those of the fields above. */
  params?: object;
  /** Capabilities of `textDocument.completion.completionItem`. */
  completion?: object;
}
interface Published {
  uri: string;
  version: number;
  diagnostics: Diagnostic[];
}

export class Lsp {
  readonly process: ChildProcess;
  readonly notifications: { method: string; params: unknown }[] = [];
  readonly requests: { method: string; params: unknown }[] = [];
  readonly exited: Promise<number | null>;
  readonly texts = new Map<string, { text: string; version: number }>();
  stderr = '';
  capabilities: Record<string, unknown> = {};
  answers = new Map<string, (params: never) => unknown>();
  private next = 1;
  private readonly waiting = new Map<number, { resolve: (v: unknown) => void; reject: (e: Error) => void }>();
  private readonly watchers = new Set<() => void>();
  private buffer = Buffer.alloc(0);

  private constructor(host: HostName) {
    this.process = spawn(process.execPath, HOSTS[host], { stdio: 'pipe' });
    this.process.stdout?.on('data', (chunk: Buffer) => this.receive(chunk));
    this.process.stderr?.on('data', (chunk: Buffer) => (this.stderr += String(chunk)));
    this.process.stdin?.on('error', () => undefined);
    this.exited = new Promise((done) => this.process.on('exit', (code) => done(code)));
    void this.exited.then((code) => {
      for (const w of this.waiting.values()) w.reject(new Error(`the server ended with ${code}: ${this.stderr}`));
    });
  }

  static async start(options: Options = {}, host = USUAL): Promise<Lsp> {
    const lsp = Lsp.spawn(host);
    await lsp.initialize(options);
    return lsp;
  }
  /** A server that has not been initialized yet. */
  static spawn(host = USUAL): Lsp {
    const lsp = new Lsp(host);
    started.push(lsp);
    return lsp;
  }

  async initialize(o: Options = {}): Promise<void> {
    if (o.settings) this.answers.set('workspace/configuration', () => [o.settings?.()]);
    const shows = {
      relatedInformation: true,
      tagSupport: { valueSet: [1, 2] },
      codeDescriptionSupport: true,
      dataSupport: true,
    };
    const capabilities = {
      workspace: {
        applyEdit: true,
        configuration: o.settings !== undefined,
        workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} },
        diagnostics: { refreshSupport: true },
        workspaceFolders: true,
      },
      textDocument: {
        publishDiagnostics: { ...shows, versionSupport: true },
        ...(o.completion && { completion: { completionItem: o.completion } }),
        ...(o.pull && { diagnostic: shows }),
        codeAction: {
          dataSupport: true,
          isPreferredSupport: true,
          codeActionLiteralSupport: { codeActionKind: { valueSet: ['', 'quickfix', 'source', 'source.fixAll'] } },
          ...(o.resolve && { resolveSupport: { properties: ['edit'] } }),
        },
      },
    };
    const result = (await this.request('initialize', {
      processId: o.processId === undefined ? process.pid : o.processId,
      rootUri: null,
      workspaceFolders: o.folders?.map((uri) => ({ uri, name: uri })) ?? null,
      capabilities: o.bare ? {} : capabilities,
      initializationOptions: o.initializationOptions,
      ...o.params,
    })) as { capabilities: Record<string, unknown> };
    this.capabilities = result.capabilities;
    this.notify('initialized', {});
  }

  // --- Messages

  send(...messages: object[]): void {
    const parts = messages.map((m) => {
      const body = JSON.stringify({ jsonrpc: '2.0', ...m });
      return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
    });
    this.process.stdin?.write(parts.join(''));
  }
  notify(method: string, params: unknown): void {
    this.send({ method, params });
  }
  /** The message of a request and its answer, for tests that send several at once. */
  prepare(method: string, params: unknown): { id: number; message: object; answer: Promise<unknown> } {
    const id = this.next++;
    const answer = new Promise<unknown>((resolve, reject) => this.waiting.set(id, { resolve, reject }));
    return { id, message: { id, method, params }, answer };
  }
  request(method: string, params: unknown): Promise<unknown> {
    const { message, answer } = this.prepare(method, params);
    this.send(message);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer to ${method}; stderr: ${this.stderr}`)), PATIENCE);
    });
    return Promise.race([answer, late]).finally(() => clearTimeout(timer));
  }

  private receive(chunk: Buffer): void {
    this.buffer = Buffer.concat([this.buffer, chunk]);
    for (;;) {
      const end = this.buffer.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.buffer.toString('latin1', 0, end))?.[1]);
      if (this.buffer.length < end + 4 + length) return;
      const message = JSON.parse(this.buffer.toString('utf8', end + 4, end + 4 + length)) as Message;
      this.buffer = this.buffer.subarray(end + 4 + length);
      this.dispatch(message);
    }
  }
  private dispatch(m: Message): void {
    if (m.method === undefined) {
      const waiting = this.waiting.get(Number(m.id));
      this.waiting.delete(Number(m.id));
      if (m.error) waiting?.reject(new ResponseFailure(m.error.code, m.error.message, m.error.data));
      else waiting?.resolve(m.result);
    } else if (m.id === undefined) this.notifications.push({ method: m.method, params: m.params });
    else {
      this.requests.push({ method: m.method, params: m.params });
      const { id, method } = m;
      void Promise.resolve(this.answers.get(method)?.(m.params as never) ?? null).then((result) =>
        this.send({ id, result }),
      );
    }
    for (const watch of [...this.watchers]) watch();
  }
  /** Waits until something that arrives makes the question answerable. */
  until<T>(question: () => T | undefined, what = 'an answer', ms = PATIENCE): Promise<T> {
    return new Promise((resolve, reject) => {
      const ask = (): void => {
        const found = question();
        if (found === undefined) return;
        stop();
        resolve(found);
      };
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`no ${what} within ${ms} ms; stderr: ${this.stderr}`));
      }, ms);
      const stop = (): void => {
        clearTimeout(timer);
        this.watchers.delete(ask);
      };
      this.watchers.add(ask);
      ask();
    });
  }

  // --- Documents

  open(uri: string, text: string, version = 1): void {
    this.texts.set(uri, { text, version });
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version, text } });
  }
  changeMessage(uri: string, text: string, version?: number): object {
    const v = version ?? (this.texts.get(uri)?.version ?? 0) + 1;
    this.texts.set(uri, { text, version: v });
    return {
      method: 'textDocument/didChange',
      params: { textDocument: { uri, version: v }, contentChanges: [{ text }] },
    };
  }
  change(uri: string, text: string): void {
    this.send(this.changeMessage(uri, text));
  }
  close(uri: string): void {
    this.texts.delete(uri);
    this.notify('textDocument/didClose', { textDocument: { uri } });
  }
  text(uri: string): string {
    return this.texts.get(uri)?.text ?? '';
  }

  // --- Requests by name

  async pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return (await this.request('textDocument/diagnostic', {
      textDocument: { uri },
      previousResultId,
    })) as DocumentDiagnosticReport;
  }
  async diagnostics(uri: string): Promise<Diagnostic[]> {
    const report = await this.pull(uri);
    if (report.kind !== 'full') throw new Error('not a full report');
    return report.items;
  }
  published(uri: string, version: number): Promise<Diagnostic[]> {
    return this.until(() => this.publishedTo(uri).find((p) => p.version === version)?.diagnostics, 'diagnostics');
  }
  publishedTo(uri: string): Published[] {
    return this.notifications
      .filter((n) => n.method === 'textDocument/publishDiagnostics')
      .map((n) => n.params as Published)
      .filter((p) => p.uri === uri);
  }
  async actions(uri: string, range: Range, only?: string[], diagnostics: Diagnostic[] = []): Promise<CodeAction[]> {
    const context = { diagnostics, ...(only && { only }) };
    return (await this.request('textDocument/codeAction', { textDocument: { uri }, range, context })) as CodeAction[];
  }
  async resolved(action: CodeAction): Promise<CodeAction> {
    return action.edit ? action : ((await this.request('codeAction/resolve', action)) as CodeAction);
  }
  async hover(uri: string, position: Position): Promise<Hover | null> {
    return (await this.request('textDocument/hover', { textDocument: { uri }, position })) as Hover | null;
  }
  async completion(uri: string, position: Position): Promise<CompletionItem[]> {
    const found = (await this.request('textDocument/completion', {
      textDocument: { uri },
      position,
    })) as CompletionList | null;
    return found?.items ?? [];
  }
  /** The text an edit makes of a document; checks that the edit is versioned and meant for this version. */
  applied(uri: string, edit: WorkspaceEdit | undefined): string {
    const held = this.texts.get(uri);
    if (!held) throw new Error(`${uri} is not open`);
    if (!edit?.documentChanges) throw new Error('an edit without documentChanges');
    let { text } = held;
    for (const change of edit.documentChanges) {
      if (!('textDocument' in change) || change.textDocument.uri !== uri) continue;
      if (change.textDocument.version !== held.version)
        throw new Error(`an edit for version ${change.textDocument.version}, not ${held.version}`);
      text = applyTextEdits(text, change.edits as TextEdit[]);
    }
    return text;
  }
  async stop(): Promise<number | null> {
    await this.request('shutdown', undefined);
    this.notify('exit', undefined);
    return this.exited;
  }
  kill(): void {
    this.process.kill('SIGKILL');
  }
}

/** An implementation of its own: lines end in LF, CR LF or CR, characters are UTF-16 units. */
export function offsetAt(text: string, { line, character }: Position): number {
  let at = 0;
  for (let n = 0; n < line; n++) {
    const end = /\r\n|\r|\n/g;
    end.lastIndex = at;
    const found = end.exec(text);
    if (!found) return text.length;
    at = end.lastIndex;
  }
  return Math.min(at + character, text.length);
}
export function positionOf(text: string, part: string, from = 0): Position {
  const offset = text.indexOf(part, from);
  if (offset < 0) throw new Error(`no ${part}`);
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length - 1, character: (lines[lines.length - 1] ?? '').length };
}
export function textIn(text: string, range: Range): string {
  return text.slice(offsetAt(text, range.start), offsetAt(text, range.end));
}
export function applyTextEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = edits
    .map((e) => ({ start: offsetAt(text, e.range.start), end: offsetAt(text, e.range.end), text: e.newText }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  let out = '';
  let at = 0;
  for (const e of sorted) {
    if (e.start < at) throw new Error('edits overlap');
    out += text.slice(at, e.start) + e.text;
    at = e.end;
  }
  return out + text.slice(at);
}
