#!/bin/sh
# modify of jsonc-parser, by which editors change their settings, adds a member right behind the last value: the comment that stood
# on the line of that value is behind the new one afterwards. A member that is removed takes the comment above the next one with
# it, and the last one leaves the comment at its own end to the one before.
# Source: measured with jsonc-parser 3.3.1.
. "$(dirname "$0")/lib.sh"

modules jsonc-parser@3.3.1
cat >modify.js <<'SCRIPT'
const { applyEdits, modify } = require('jsonc-parser');
const text = '{\n  "port": 80, // of the proxy\n  // in seconds\n  "wait": 5 // at most 9\n}';
const options = { formattingOptions: { insertSpaces: true, tabSize: 2 } };
const value = process.argv[3] && JSON.parse(process.argv[3]);
console.log(applyEdits(text, modify(text, [process.argv[2]], value, options)).split('\n').map((line) => line.trim()).join(' | '));
SCRIPT
seen 'a member is added' '{ | "port": 80, // of the proxy | // in seconds | "wait": 5, | "size": 1 // at most 9 | }' "$(node modify.js size 1)"
seen 'the first is removed' '{ | "wait": 5 // at most 9 | }' "$(node modify.js port)"
seen 'the last is removed' '{ | "port": 80 // at most 9 | }' "$(node modify.js wait)"
finish
