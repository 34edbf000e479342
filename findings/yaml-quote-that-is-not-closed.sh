#!/bin/sh
# A quote that nobody closed, as every text has it while it is typed: where the npm package yaml takes the scalar to end depends
# on text far below. If the same quote comes anywhere later, it ends at the line that is indented less, and the keys below it are
# keys; if not, it takes the rest of the file, and they are gone. Both give errors; the trees differ.
# Source: measured.
. "$(dirname "$0")/lib.sh"

modules yaml@2.9.1
cat >keys.mjs <<'JS'
import { parseDocument } from 'yaml';
const text = process.argv[2].replaceAll('|', '\n');
const { contents, errors } = parseDocument(text);
console.log(`${contents.items.map((pair) => pair.key.value).join(' ')}; errors: ${errors.length > 0}`);
JS
seen 'no other quote in the file' 'a; errors: true' "$(node keys.mjs 'a: "typed|b: 1|c: 2|')"
seen 'one in its last line' 'a b c; errors: true' "$(node keys.mjs 'a: "typed|b: 1|c: "2"|')"
finish
