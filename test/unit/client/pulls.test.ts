/** The client library as it is installed, with a stand-in for the module vscode: events that never happen, classes that do nothing. */
import assert from 'node:assert/strict';
import Module, { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';

type Any = Record<string, unknown>;
const idle = { dispose: (): void => undefined };
const events = (more: Any): Any =>
  new Proxy(more, { get: (at, name) => at[String(name)] ?? (String(name).startsWith('on') ? () => idle : undefined) });
class Disposable {
  static from = (): typeof idle => idle;
  dispose(): unknown {
    return undefined;
  }
}
class EventEmitter extends Disposable {
  event = (): typeof idle => idle;
}
class CancellationTokenSource extends Disposable {
  token = { isCancellationRequested: false, onCancellationRequested: (): typeof idle => idle };
}
class CancellationError extends Error {}
const vscode: Any = new Proxy<Any>(
  {
    __esModule: true,
    Disposable,
    EventEmitter,
    CancellationTokenSource,
    CancellationError,
    window: events({}),
    workspace: events({ textDocuments: [], notebookDocuments: [] }),
    languages: {
      match: () => 1,
      createDiagnosticCollection: () => ({ set: () => undefined, delete: () => undefined }),
    },
  },
  { get: (at, name) => at[String(name)] ?? class extends Disposable {} },
);

interface Provider {
  readonly diagnosticRequestor: { pullAsync: (document: object) => Promise<void> };
}
interface Library {
  readonly DiagnosticFeature: new (client: object) => { registerLanguageProvider: (o: object) => [unknown, Provider] };
}
function library(): Library {
  const loader = Module as unknown as { _load: (name: string, ...rest: unknown[]) => unknown };
  const load = loader._load;
  loader._load = (name, ...rest) => (name === 'vscode' ? vscode : load(name, ...rest));
  try {
    const folder = join(import.meta.dirname, '../../../node_modules/vscode-languageclient/lib/common');
    return createRequire(import.meta.url)(join(folder, 'diagnostic.js')) as Library;
  } finally {
    loader._load = load;
  }
}

/** How many requests three pulls of a changing document make, where the first one is answered so. */
async function requests(first: () => unknown): Promise<number> {
  let asked = 0;
  const client = {
    clientOptions: {},
    middleware: {},
    visibleDocuments: events({ isVisible: () => true, getResources: () => [] }),
    protocol2CodeConverter: { asDocumentSelector: (s: unknown) => s, asDiagnostics: (list: unknown) => list },
    code2ProtocolConverter: { asUri: String },
    getFeature: () => events({ getProvider: () => undefined }),
    isRunning: () => true,
    error: () => undefined,
    handleFailedRequest: (_type: unknown, _token: unknown, error: Error) => {
      throw error;
    },
    sendRequest: () => {
      asked++;
      return new Promise((done) => {
        done(asked === 1 ? first() : { kind: 'full', items: [] });
      });
    },
  };
  const { DiagnosticFeature } = library();
  const [, provider] = new DiagnosticFeature(client).registerLanguageProvider({ documentSelector: [] });
  const document = { uri: { toString: () => 'file:///values.yaml' }, version: 0 };
  for (let i = 0; i < 3; i++) {
    document.version++;
    await provider.diagnosticRequestor.pullAsync(document).catch(() => undefined);
  }
  return asked;
}

describe('a file is asked for its diagnostics after', () => {
  test('an answer', async () => {
    assert.equal(await requests(() => ({ kind: 'full', items: [] })), 3);
  });
  for (const [kind, error] of [
    ['an internal error', new ResponseError(-32603, 'Request textDocument/diagnostic failed.')],
    ['a request that failed', new ResponseError(LSPErrorCodes.RequestFailed, 'The file could not be read.')],
    ['an error of the connection', new Error('Pending response rejected since connection got disposed')],
  ] as const)
    test(kind, async () => {
      assert.equal(
        await requests(() => {
          throw error;
        }),
        3,
      );
    });
});
