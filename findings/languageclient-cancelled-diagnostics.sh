#!/bin/sh
# The client library of VS Code converts the diagnostics of an answer in pieces of 15 ms. If the request is cancelled between
# two pieces, the conversion does not fail: it gives an array of the full length in which the rest is missing. As the answer
# of a pull it is shown and kept under the result id of the whole one (diagnostic.js, pullAsync); asked again with that id, a
# server says "unchanged", and the rest is never shown, until the text changes.
# Source: measured, with a stand-in for the module vscode; read in vscode-languageclient/lib/common/diagnostic.js.
. "$(dirname "$0")/lib.sh"

modules vscode-languageclient@10.1.2
# Of VS Code only classes are needed that keep what they are given.
mkdir -p node_modules/vscode
cat >node_modules/vscode/index.js <<'JS'
class Any { constructor(...given) { this.given = given; } }
const kinds = new Proxy({}, { get: (_, name) => name });
const isEnum = (name) => /(?:Kind|Severity|Tag)$/.test(name);
module.exports = new Proxy({}, { get: (_, name) => name === '__esModule' || (isEnum(String(name)) ? kinds : class extends Any {}) });
JS
cat >convert.js <<'JS'
require('vscode-jsonrpc/node');
const path = require('path');
const file = path.join(process.cwd(), 'node_modules/vscode-languageclient/lib/common/protocolConverter.js');
const { createConverter } = require(file);
const converter = createConverter(undefined, true, true, undefined);
const token = { isCancellationRequested: false };
// Each takes longer than a piece lasts; the request is cancelled while the second one is converted.
const slow = (n) => ({
  get message() {
    for (const end = Date.now() + 20; Date.now() < end; );
    if (n === Number(process.argv[2])) token.isCancellationRequested = true;
    return `number ${n}`;
  },
  range: { start: { line: n, character: 0 }, end: { line: n, character: 1 } },
});
converter.asDiagnostics([1, 2, 3, 4].map(slow), token).then(
  (all) => console.log(`length ${all.length}, of these there: ${all.filter((d) => d !== undefined).length}`),
  (error) => console.log(`refused: ${error.name}`),
);
JS
seen 'four diagnostics' 'length 4, of these there: 4' "$(node convert.js 0)"
seen 'cancelled while the second is converted' 'length 4, of these there: 2' "$(node convert.js 2)"
finish
