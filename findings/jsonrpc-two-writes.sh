#!/bin/sh
# vscode-jsonrpc gives a stream the head of a message and its body one after the other, and waits for the first before it writes
# the second. A process that reads the pipe is woken up twice for each message, and the body of a short one comes a turn later:
# whoever counts on a message being one chunk waits for the next one. A stream that gathers (cork, or both parts in one write)
# halves the wake-ups of an editor.
# Source: measured; the base protocol of LSP says nothing about chunks; read in vscode-jsonrpc/lib/common/messageWriter.js.
. "$(dirname "$0")/lib.sh"

modules vscode-jsonrpc@9.0.3
cat >count.js <<'JS'
const { StreamMessageWriter } = require('vscode-jsonrpc/node');
const { Writable } = require('node:stream');
const chunks = [];
const stream = new Writable({ write(chunk, _, done) { chunks.push(chunk.toString()); done(); } });
const messages = Number(process.argv[2]);
(async () => {
  const writer = new StreamMessageWriter(stream);
  for (let n = 0; n < messages; n++) await writer.write({ jsonrpc: '2.0', method: 'm', params: { n } });
  const heads = chunks.filter((c) => c.startsWith('Content-Length') && c.endsWith('\r\n\r\n')).length;
  console.log(`${chunks.length} chunks, of these heads alone: ${heads}`);
})();
JS
seen 'one message' '2 chunks, of these heads alone: 1' "$(node count.js 1)"
seen 'ten messages' '20 chunks, of these heads alone: 10' "$(node count.js 10)"
finish
