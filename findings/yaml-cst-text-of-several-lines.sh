#!/bin/sh
# CST.setScalarValue of the npm package yaml puts quotes around a text that needs them, such as "x: y", but writes a text of
# two lines over a plain value without quotes and without indentation: what it prints can no longer be read.
# Source: measured.
. "$(dirname "$0")/lib.sh"

modules yaml@2.9.0
cat >set.cjs <<'END'
const { CST, Parser, parseDocument } = require('yaml');
const set = (text) => {
  const [document] = new Parser().parse('key: old\n');
  CST.setScalarValue(document.value.items[0].value, text);
  const printed = CST.stringify(document);
  return `${JSON.stringify(printed)}, ${parseDocument(printed).errors.length} errors`;
};
console.log(set(JSON.parse(process.argv[2])));
END
seen 'x: y' '"key: \"x: y\"\n", 0 errors' "$(node set.cjs '"x: y"')"
seen 'two lines' '"key: one\n\ntwo\n", 1 errors' "$(node set.cjs '"one\ntwo"')"
finish
