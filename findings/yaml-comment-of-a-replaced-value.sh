#!/bin/sh
# Document.set of the npm package yaml keeps the comment behind a value when the new value is a text or number, and drops it
# when the new value is a map.
# Source: measured.
. "$(dirname "$0")/lib.sh"

modules yaml@2.9.0
set_to() { node -p "const d = require('yaml').parseDocument('a: 1 # why\n'); d.set('a', $1); JSON.stringify(d.toString())"; }
seen 'set to 2' '"a: 2 # why\n"' "$(set_to 2)"
seen 'set to a map' '"a:\n  b: 2\n"' "$(set_to '{ b: 2 }')"
finish
