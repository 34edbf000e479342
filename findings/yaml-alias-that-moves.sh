#!/bin/sh
# An anchor may be defined again; an alias means the last one above it. In the npm package yaml a parsed alias knows the
# name only: a pair that is moved below the second definition has another value afterwards, without an error or a warning.
# Source: YAML 1.2.2, 7.1, for what an alias means; the rest was measured.
. "$(dirname "$0")/lib.sh"

modules yaml@2.9.0
cat >move.cjs <<'END'
const doc = require('yaml').parseDocument('a: &x 1\nb: *x\nc: &x 2\n');
const { items } = doc.contents;
const before = doc.toJS().b;
items.push(...items.splice(1, 1));
console.log(before, doc.toJS().b);
END
seen 'b before and after it is moved to the end' '1 2' "$(node move.cjs)"
finish
