#!/bin/sh
# A handler that is registered by the name of a method gets the params and then the token of cancellation. When a request comes
# without params, which JSON-RPC allows, the token is the first argument: "params ?? {}" never sees that nothing came, and a
# setting that may be missing is looked up in the token. With "params": null it is null, and with a list of two, two arguments come
# before the token. Registered by a RequestType instead, the same request is refused for its params.
# Source: measured with vscode-jsonrpc 9.0.3 and 10.0.0; JSON-RPC 2.0, 4 (params may be omitted); in the typings of
# GenericRequestHandler the params are any.
. "$(dirname "$0")/lib.sh"

cat >params.js <<'JS'
const { createMessageConnection, ParameterStructures, RequestType, StreamMessageReader, StreamMessageWriter } = require('vscode-jsonrpc/node');
const { PassThrough } = require('stream');
const [input, output] = [new PassThrough(), new PassThrough()];
const connection = createMessageConnection(new StreamMessageReader(input), new StreamMessageWriter(output));
const kind = (value) => (value === null || value === undefined ? String(value) : 'isCancellationRequested' in Object(value) ? 'token' : JSON.stringify(value));
const told = (...all) => all.map(kind).join(', ');
connection.onRequest('name', told);
connection.onRequest(new RequestType('type', ParameterStructures.byName), told);
const answers = [];
new StreamMessageReader(output).listen(({ result, error }) => {
  answers.push(result ?? `error ${error.code}`);
  if (answers.length < sent.length) return;
  console.log(answers.join('\n'));
  process.exit();
});
connection.listen();
const sent = [{ method: 'name' }, { method: 'name', params: null }, { method: 'name', params: {} }, { method: 'name', params: [1, 2] }, { method: 'type' }];
sent.forEach((content, id) => {
  const text = JSON.stringify({ jsonrpc: '2.0', id, ...content });
  input.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
});
JS
for version in 9.0.3 10.0.0; do
  modules "vscode-jsonrpc@$version"
  node params.js >out
  seen 'by name, without params' 'token' "$(sed -n 1p out)"
  seen 'by name, null' 'null, token' "$(sed -n 2p out)"
  seen 'by name, {}' '{}, token' "$(sed -n 3p out)"
  seen 'by name, [1, 2]' '1, 2, token' "$(sed -n 4p out)"
  seen 'by a type, without params' 'error -32602' "$(sed -n 5p out)"
done
finish
