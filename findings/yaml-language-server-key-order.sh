#!/bin/sh
# With yaml.keyOrdering the YAML language server marks keys that are not in the order of the alphabet and offers "Fix key order for this
# map". In a file whose last line has no line break, the entry that was last is put on one line with the next: a block text swallows
# the key below it, which is gone without an error, and so are items of a list. A key with an alias is put above its anchor.
# Comments above keys stay where they were, and stand above other keys.
# Source: measured with yaml-language-server 2.0.0; redhat-developer/yaml-language-server#1171 mended it for files that end with a break.
. "$(dirname "$0")/lib.sh"

helm=$(helm4)
version "$helm"
yaml_service
chart one
cat >fix.js <<'JS'
const { service, document, write } = require('./service.js')({ keyOrdering: true });
service.doValidation(document, false).then((diagnostics) => {
  const context = { diagnostics };
  const [fix] = service.getCodeAction(document, { textDocument: document, range: diagnostics[0].range, context })
    .filter(({ title }) => /key order/.test(title));
  write('after.yaml', fix);
  process.exit();
});
JS
while IFS=';' read -r text before after; do
  printf '%b' "$text" >before.yaml
  node fix.js
  seen "$text, as written" "$before" "$(values "$helm" one -f before.yaml | sed 's/^Error.*/refused/')"
  seen "$text, after the fix" "$after" "$(values "$helm" one -f after.yaml | sed 's/^Error.*/refused/')"
done <<'LIST'
b: 1\na: |-\n  x\n;{"a":"x","b":1};{"a":"x","b":1}
b: 1\na: |-\n  x;{"a":"x","b":1};{"a":"xb: 1"}
b:\n- 1\na:\n- 2;{"a":[2],"b":[1]};{"a":[{"2b":null},1]}
b: |\n  x\na: 1;{"a":1,"b":"x\n"};refused
b: &x 1\na: *x\n;{"a":1,"b":1};refused
LIST
printf '# of b\nb: 1\n# of a\na: 2\n' >before.yaml
node fix.js
seen 'comments above keys' '# of b a: 2 # of a b: 1 ' "$(tr '\n' ' ' <after.yaml)"
finish
