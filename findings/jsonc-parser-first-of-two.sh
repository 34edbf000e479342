#!/bin/sh
# The package jsonc-parser, by which editors change their settings: of two members of one name parse gives the last, as JSON.parse does.
# modify writes the new value into the first, and so finds findNodeAtLocation: the text has changed, what is read from it has not.
# Asked to take the member away, it takes the first, and the other one is still there.
# Source: measured with jsonc-parser 3.3.1.
. "$(dirname "$0")/lib.sh"

modules jsonc-parser@3.3.1
cat >modify.js <<'SCRIPT'
const { applyEdits, findNodeAtLocation, modify, parse, parseTree } = require('jsonc-parser');
const text = '{"size": 1, "name": "x", "size": 2}';
const set = (value) => applyEdits(text, modify(text, ['size'], value, {}));
const show = { parse: parse(text).size, json: JSON.parse(text).size, find: findNodeAtLocation(parseTree(text), ['size']).value };
show.text = set(3);
show.read = parse(set(3)).size;
show.without = parse(set(undefined)).size;
console.log(String(show[process.argv[2]]));
SCRIPT
seen 'parse' 2 "$(node modify.js parse)"
seen 'JSON.parse' 2 "$(node modify.js json)"
seen 'findNodeAtLocation' 1 "$(node modify.js find)"
seen 'the text after modify to 3' '{"size": 3, "name": "x", "size": 2}' "$(node modify.js text)"
seen 'what is read from it' 2 "$(node modify.js read)"
seen 'what is read after it was removed' 2 "$(node modify.js without)"
finish
