#!/bin/sh
# A value with a tag of another tool, "!vault", "!env", "!If": Helm knows none of them and takes the text behind the tag, without a word.
# A switch or a number becomes a text by it: "enabled: !env false" is the text "false", which "if" takes for on, and a schema that
# wants a boolean refuses it. js-yaml refuses the file; the npm package yaml warns, and gives a text as well.
# Source: measured, alike with Helm 3.17 and 4.1; YAML 1.2.2, 3.3.3 (what has a tag that is not recognized can only be
# represented in part).
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
modules yaml@2.9.0 js-yaml@4.1.1
cat >file.yaml <<'YAML'
enabled: !env false
size: !env 3
password: !vault abc
none: !env null
list: !If [a, 1]
YAML
for helm in "$three" "$four"; do
  version "$helm"
  chart one
  seen 'the values' '{"enabled":"false","list":["a",1],"none":"null","password":"abc","size":"3"}' "$(values "$helm" one -f file.yaml)"
  seen 'if .Values.enabled' on "$(template "$helm" one '{{ if .Values.enabled }}on{{ else }}off{{ end }}' -f file.yaml)"
done
cat >read.js <<'JS'
const text = require('fs').readFileSync('file.yaml', 'utf8');
const document = require('yaml').parseDocument(text);
console.log(document.errors.length, document.warnings.length, JSON.stringify(document.toJS().enabled));
try {
  require('js-yaml').load(text);
} catch (error) {
  console.log(error.reason);
}
JS
seen 'yaml: errors, warnings, enabled; js-yaml' '0 5 "false" unknown tag !<!env>' "$(node read.js | tr '\n' ' ' | sed 's/ $//')"
finish
