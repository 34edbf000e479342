#!/bin/sh
# The YAML language server marks braces and brackets when yaml.style says that they are forbidden, and offers "Convert to block style".
# What it writes is indented by one step from the margin, however deep the key is: below "x:", "a: {b: 1}" becomes "a:" with nothing
# and "b" beside it, which Helm reads without an error. An empty {} or [] becomes nothing, which for Helm takes the
# chart's default away. Comments in the braces are dropped, keys of maps in a list without braces as well, and a bracket
# inside another loses its end, so that the file cannot be read.
# Source: measured with yaml-language-server 2.0.0; read in out/src/languageservice/utils/flow-style-rewriter.js.
. "$(dirname "$0")/lib.sh"

helm=$(helm4)
version "$helm"
yaml_service
chart one
cat >fix.js <<'JS'
const { service, document, write } = require('./service.js')({ flowMapping: 'forbid', flowSequence: 'forbid' });
service.doValidation(document, false).then((diagnostics) => {
  const context = { diagnostics: diagnostics.slice(0, 1) };
  const [fix] = service.getCodeAction(document, { textDocument: document, range: diagnostics[0].range, context })
    .filter(({ title }) => /block style/.test(title));
  write('after.yaml', fix);
  process.exit();
});
JS
while IFS='|' read -r text before after comments; do
  printf '%b' "$text" >before.yaml
  node fix.js
  seen "$text, as written" "$before" "$(values "$helm" one -f before.yaml | sed 's/^Error.*/refused/')"
  seen "$text, after the fix" "$after" "$(values "$helm" one -f after.yaml | sed 's/^Error.*/refused/')"
  seen 'comments left' "$comments" "$(grep -c '#' after.yaml)"
done <<'LIST'
a: {b: 1, c: 2}\n|{"a":{"b":1,"c":2}}|{"a":{"b":1,"c":2}}|0
x:\n  a: {b: 1, c: 2}\n  z: 3\n|{"x":{"a":{"b":1,"c":2},"z":3}}|{"x":{"a":null,"b":1,"c":2,"z":3}}|0
a: {}\nb: 1\n|{"a":{},"b":1}|{"a":null,"b":1}|0
a: []\nb: 1\n|{"a":[],"b":1}|{"a":null,"b":1}|0
a: [b: 1, c: 2]\n|{"a":[{"b":1},{"c":2}]}|{"a":[1,2]}|0
a: [1, # one\n  2]\n|{"a":[1,2]}|{"a":[1,2]}|0
a: [[1], [2]]\n|{"a":[[1],[2]]}|refused|0
LIST
finish
