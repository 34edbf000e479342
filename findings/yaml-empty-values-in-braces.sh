#!/bin/sh
# Document.toString of the npm package yaml keeps an empty value empty. In braces it leaves the space out: "{ a: , b: 1 }" is printed
# as "{ a:, b: 1 }", where the key is "a:" for Helm, so that the chart's default of "a" stays where nothing was to stand. With
# collectionStyle "flow", an empty item of a block list becomes an item between commas, "[ , x ]", which yaml itself refuses to read.
# nullStr changes neither, as the value has a source of its own.
# Source: measured with yaml 2.9.0; YAML 1.2.2, 7.4 (a flow sequence has no empty entry).
. "$(dirname "$0")/lib.sh"

helm=$(helm4)
version "$helm"
modules yaml@2.9.0
chart one
echo '{a: {a: default}, b: 0}' >one/values.yaml
cat >print.js <<'JS'
const { parse, parseDocument } = require('yaml');
const text = parseDocument(process.argv[2].replace(/~/g, '\n')).toString({ nullStr: 'null', ...JSON.parse(process.argv[3] ?? '{}') });
let again;
try {
  again = JSON.stringify(parse(text));
} catch (error) {
  again = error.code;
}
require('fs').writeFileSync('after.yaml', text);
console.log(text.trim().replace(/\s+/g, ' '), again);
JS
echo '{ a: , b: 1 }' >before.yaml
seen 'in braces, Helm' '{"b":1}' "$(values "$helm" one -f before.yaml)"
seen 'printed, and read again' '{ a:, b: 1 } {"a":null,"b":1}' "$(node print.js '{ a: , b: 1 }')"
seen 'printed, Helm' '{"a":{"a":"default"},"a:":null,"b":1}' "$(values "$helm" one -f after.yaml)"
seen 'a list' 'a: - - x {"a":[null,"x"]}' "$(node print.js 'a:~  -~  - x')"
seen 'a list in brackets' '{ a: [ , x ] } UNEXPECTED_TOKEN' "$(node print.js 'a:~  -~  - x' '{"collectionStyle":"flow"}')"
seen 'the same, Helm' 'refused' "$(values "$helm" one -f after.yaml | sed 's/^Error.*/refused/')"
finish
