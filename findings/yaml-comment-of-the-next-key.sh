#!/bin/sh
# A comment that stands right above a key belongs to that key. If the value of the key before it is a list with a comment
# at its end, the npm package yaml takes both comments for the list's: printed again, the comment is indented with the
# items, and it goes when the list is deleted.
# Source: measured.
. "$(dirname "$0")/lib.sh"

modules yaml@2.9.0
cat >print.cjs <<'END'
const { parseDocument } = require('yaml');
const text = (inside) => `a:\n  - x\n${inside}# about b\nb: 2\n`;
const doc = parseDocument(text('  # end of a\n'));
const line = (t) => t.split('\n').filter((l) => l.includes('about b')).map((l) => `"${l}"`).join('') || 'gone';
const without = parseDocument(text(''));
const out = [line(doc.toString()), line(without.toString())];
doc.delete('a');
without.delete('a');
console.log([...out, line(doc.toString()), line(without.toString())].join(' '));
END
seen 'with and without a comment at the end of the list; both after the list is deleted' '"  # about b" "# about b" gone "# about b"' "$(node print.cjs)"
finish
