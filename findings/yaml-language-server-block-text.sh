#!/bin/sh
# The YAML language server offers to turn the quoted text below the cursor into a folded or a literal block text. A comment behind the
# text becomes a part of the value. Folded, a line that is indented gets a blank line before it, and every line break at the end or
# doubled in the middle is doubled again; literal, several line breaks at the end become one more. A key in quotes is offered too, and
# then the whole map is one text. In brackets, where no block text can stand, the file cannot be read afterwards.
# Source: measured with yaml-language-server 2.0.0; YAML 1.2.2, 8.1.3 (folded style keeps breaks around lines that are indented more).
. "$(dirname "$0")/lib.sh"

helm=$(helm4)
version "$helm"
yaml_service
chart one
cat >convert.js <<'JS'
const { service, document, write } = require('./service.js')({});
const at = document.positionAt(document.getText().indexOf('"') + 1);
const params = { textDocument: document, range: { start: at, end: at }, context: { diagnostics: [] } };
for (const style of ['folded', 'literal'])
  write(`${style}.yaml`, (service.getCodeAction(document, params) ?? []).find(({ title }) => title.includes(style)));
process.exit();
JS
while IFS='|' read -r text before folded literal; do
  printf '%s\n' "$text" >before.yaml
  node convert.js
  seen "$text" "$before" "$(values "$helm" one -f before.yaml)"
  seen "$text, folded" "$folded" "$(values "$helm" one -f folded.yaml | sed 's/^Error.*/refused/')"
  seen "$text, literal" "$literal" "$(values "$helm" one -f literal.yaml | sed 's/^Error.*/refused/')"
done <<'LIST'
a: "x\ny"|{"a":"x\ny"}|{"a":"x\ny"}|{"a":"x\ny"}
a: ["x\ny"]|{"a":["x\ny"]}|refused|refused
a: "x\ny" # note|{"a":"x\ny"}|{"a":"x\ny # note"}|{"a":"x\ny # note"}
a: "x\n y"|{"a":"x\n y"}|{"a":"x\n\n y"}|{"a":"x\n y"}
a: "x\n\ny"|{"a":"x\n\ny"}|{"a":"x\n\n\ny"}|{"a":"x\n\ny"}
"x\ny": 1|{"x\ny":1}|refused|refused
a: "x\n\n"|{"a":"x\n\n"}|{"a":"x\n\n\n\n\n"}|{"a":"x\n\n\n"}
LIST
finish
