#!/bin/sh
# For JSON-RPC the ids 1 and "1" are two. vscode-jsonrpc keeps requests that wait under the text of their id: when both come in one
# chunk, the second takes the place of the first, and the first is never answered, not even by an error. In two chunks, where
# the first has been handed to its handler before the second comes, both are.
# Source: measured with vscode-jsonrpc 9.0.3 and 10.0.0; read in lib/common/connection.js (createRequestQueueKey); JSON-RPC 2.0, 4
# (an id is a string, a number or null); microsoft/vscode-languageserver-node#217 had the same with responses.
. "$(dirname "$0")/lib.sh"

cat >ids.js <<'JS'
const { createMessageConnection, StreamMessageReader, StreamMessageWriter } = require('vscode-jsonrpc/node');
const { PassThrough } = require('stream');
const message = (content) => {
  const text = JSON.stringify({ jsonrpc: '2.0', ...content });
  return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
};
const run = (chunks) => new Promise((done) => {
  const input = new PassThrough();
  const output = new PassThrough();
  const connection = createMessageConnection(new StreamMessageReader(input), new StreamMessageWriter(output));
  connection.onRequest('say', (word) => word);
  const answers = [];
  // The request that is sent last, and alone, ends the run.
  new StreamMessageReader(output).listen(({ id, result }) => {
    if (result === 'end') done(answers.join(' '));
    else answers.push(`${JSON.stringify(id)}=${result}`);
  });
  connection.listen();
  const [first, ...more] = [...chunks.map((chunk) => chunk.map(message).join('')), message({ id: 'last', method: 'say', params: ['end'] })];
  input.write(first);
  more.forEach((chunk, at) => setTimeout(() => input.write(chunk), 100 * (at + 1)));
});
const say = (id, word) => ({ id, method: 'say', params: [word] });
(async () => {
  console.log(await run([[say(1, 'a'), say('1', 'b')]]));
  console.log(await run([[say(1, 'a'), say(2, 'b')]]));
  console.log(await run([[say(1, 'a')], [say('1', 'b')]]));
  process.exit();
})();
JS
for version in 9.0.3 10.0.0; do
  modules "vscode-jsonrpc@$version"
  node ids.js >out
  seen '1 and "1" in one chunk' '"1"=b' "$(sed -n 1p out)"
  seen '1 and 2 in one chunk' '1=a 2=b' "$(sed -n 2p out)"
  seen '1 and "1" in two chunks' '1=a "1"=b' "$(sed -n 3p out)"
done
finish
