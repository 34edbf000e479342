#!/bin/sh
# "JSON: Sort Document" of VS Code is sort of vscode-json-languageservice. Two members of one name change places by it, also in a
# text that is sorted already: JSON.parse, and the editor's own reader, take the last, so that another value counts after every
# sort. A comment behind the last member, on a line of its own, stands behind another one then.
# Source: measured with vscode-json-languageservice 5.7.2; RFC 8259, 4 (names should be unique, and many readers take the last).
. "$(dirname "$0")/lib.sh"

modules vscode-json-languageservice@5.7.2
cat >sort.js <<'JS'
const { getLanguageService, TextDocument } = require('vscode-json-languageservice');
const sorted = (text) => {
  const document = TextDocument.create('file:///settings.json', 'jsonc', 1, text);
  return TextDocument.applyEdits(document, getLanguageService({}).sort(document, { tabSize: 2, insertSpaces: true }));
};
const once = sorted(process.argv[2]);
console.log([once, sorted(once)].map((text) => text.replace(/\s+/g, ' ')).join('\n'));
JS
node sort.js '{"port": 80, "port": 81}' >out
seen 'once' '{ "port": 81, "port": 80 }' "$(sed -n 1p out)"
seen 'twice' '{ "port": 80, "port": 81 }' "$(sed -n 2p out)"
seen 'maps' '{ "a": { "y": 2 }, "a": { "x": 1 }, "b": 0 }' "$(node sort.js '{"b": 0, "a": {"x": 1}, "a": {"y": 2}}' | head -n 1)"
printf '{\n  "b": 1,\n  "a": 2\n  // no more\n}' >text.json
seen 'a comment at the end' '{ "a": 2, // no more "b": 1 }' "$(node sort.js "$(cat text.json)" | head -n 1)"
finish
