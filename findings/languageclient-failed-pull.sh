#!/bin/sh
# The client library of VS Code pulls the diagnostics of a document one request at a time and notes which request is under way.
# If the server answers one of them with an error (an internal one, or "cancelled, do not ask again"), version 10.1.2 does not
# take the note away: every later pull of that document only waits for the request that has long ended, and the document gets no
# diagnostics any more until it is closed. Version 11.0.0 asks again.
# Source: measured, with a stand-in for the module vscode; read in vscode-languageclient/lib/common/diagnostic.js, pullAsync.
. "$(dirname "$0")/lib.sh"

pulls() {
  modules "vscode-languageclient@$1"
  # Of VS Code only classes are needed, and events that never happen.
  mkdir -p node_modules/vscode
  cat >node_modules/vscode/index.js <<'JS'
const nothing = { dispose() {} };
class Any { dispose() {} }
Any.from = () => nothing;
class EventEmitter { event = () => nothing; fire() {} dispose() {} }
class CancellationTokenSource { token = { isCancellationRequested: false, onCancellationRequested: () => nothing }; cancel() {} dispose() {} }
const quiet = new Proxy({}, { get: (_, name) => /^on/.test(name) ? () => nothing : undefined });
const space = (more) => new Proxy(more, { get: (at, name) => at[name] ?? quiet[name] });
const named = {
  EventEmitter,
  CancellationTokenSource,
  CancellationError: class extends Error {},
  window: space({}),
  workspace: space({ textDocuments: [], notebookDocuments: [] }),
  languages: space({ match: () => 1, createDiagnosticCollection: () => ({ set() {}, delete() {}, dispose() {} }) }),
};
module.exports = new Proxy(named, { get: (at, name) => name === '__esModule' ? true : at[name] ?? class extends Any {} });
JS
  cat >pull.js <<'JS'
require('vscode-jsonrpc/node');
const path = require('path');
const { DiagnosticFeature } = require(path.join(process.cwd(), 'node_modules/vscode-languageclient/lib/common/diagnostic.js'));
const nothing = { dispose() {} };
const feature = new Proxy({}, { get: (_, name) => /^on/.test(name) ? () => nothing : () => undefined });
let asked = 0;
const client = {
  clientOptions: {},
  middleware: {},
  visibleDocuments: { isVisible: () => true, onOpen: () => nothing, onClose: () => nothing, getResources: () => [] },
  protocol2CodeConverter: { asDocumentSelector: (s) => s, asDiagnostics: async (list) => list },
  code2ProtocolConverter: { asUri: String },
  getFeature: () => feature,
  isRunning: () => true,
  error: () => {},
  handleFailedRequest: (type, token, error) => { throw error; },
  // The first answer is an error.
  sendRequest: async () => {
    if (++asked === 1) throw new Error('the server could not say');
    return { kind: 'full', items: [] };
  },
};
const [, provider] = new DiagnosticFeature(client).registerLanguageProvider({ documentSelector: [], interFileDependencies: false });
const document = { uri: { toString: () => 'file:///values.yaml' }, version: 1 };
const pull = () => provider.diagnosticRequestor.pullAsync(document).catch(() => {});
pull().then(() => { document.version = 2; return pull(); }).then(() => pull()).then(() => {
  console.log(`requests for three pulls: ${asked}`);
  process.exit();
});
JS
  seen "$1, the first pull fails" "requests for three pulls: $2" "$(node pull.js)"
}
pulls 10.1.2 1
pulls 11.0.0 3
finish
