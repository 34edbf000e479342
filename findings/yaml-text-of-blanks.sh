#!/bin/sh
# A text of nothing but spaces and line breaks, " \n", is written by stringify of the npm package yaml as a block text whose only line
# is blank. The spaces are taken for indentation when it is read, by yaml as by Helm: what comes back is "\n". Two lines lose
# the spaces of both. With a letter in it, or without a break, the text comes back, and js-yaml puts quotes around it.
# Source: measured with yaml 2.9.0; YAML 1.2.2, 8.1.1.1 (leading blank lines do not say how far a block is indented).
. "$(dirname "$0")/lib.sh"

helm=$(helm4)
version "$helm"
modules yaml@2.9.0 js-yaml@4.1.1
chart one
cat >write.js <<'JS'
const [, , name, text] = process.argv;
const { dump, parse, stringify } = { ...require('yaml'), ...require('js-yaml') };
require('fs').writeFileSync('file.yaml', name === 'yaml' ? stringify({ a: JSON.parse(text) }) : dump({ a: JSON.parse(text) }));
console.log(JSON.stringify(parse(require('fs').readFileSync('file.yaml', 'utf8'))));
JS
while IFS='|' read -r text back; do
  seen "$text, written and read by yaml" "{\"a\":$back}" "$(node write.js yaml "$text")"
  seen "$text, read by Helm" "{\"a\":$back}" "$(values "$helm" one -f file.yaml)"
  node write.js js-yaml "$text" >/dev/null
  seen "$text, written by js-yaml, read by Helm" "{\"a\":$text}" "$(values "$helm" one -f file.yaml)"
done <<'LIST'
" \n"|"\n"
" \n  \n"|"\n\n"
" "|" "
" \nx"|" \nx"
"x\n \n"|"x\n \n"
LIST
finish
