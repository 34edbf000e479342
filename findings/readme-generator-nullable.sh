#!/bin/sh
# The readme generator for charts writes a values.schema.json from the comments of values.yaml. Its modifier "nullable", for keys whose
# default is null, writes the word of OpenAPI ("nullable": true), which Helm does not know: the chart refuses its own defaults.
# ajv knows the word, so a check of values by ajv passes. "no" without quotes gets the type string, which Helm refuses too.
# Source: measured with @bitnami/readme-generator-for-helm 2.7.2; bitnami/readme-generator-for-helm#39 has the symptom, and is closed.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
modules @bitnami/readme-generator-for-helm@2.7.2 ajv@8.20.0
chart one
each() {
  printf '## @section All\n## @param %s\n%s\n' "$1" "$2" >one/values.yaml
  printf '# one\n\n## Parameters\n' >README.md
  node_modules/.bin/readme-generator --values one/values.yaml --readme README.md --schema one/values.schema.json >/dev/null
  seen "$2, schema" "$3" "$(node -p 'JSON.stringify(Object.values(require("./one/values.schema.json").properties)[0])')"
  for helm in "$three" "$four"; do
    version "$helm"
    seen "$2, its own default" "$4" "$(if "$helm" template release one >/dev/null 2>&1; then echo accepted; else echo refused; fi)"
  done
}
each 'tag [string,nullable] Tag' 'tag: null' '{"type":"string","description":"Tag","default":null,"nullable":true}' refused
seen 'tag: null, ajv' true "$(node -p 'new (require("ajv"))({ strict: false }).validate(require("./one/values.schema.json"), { tag: null })')"
each 'enabled Switch' 'enabled: no' '{"type":"string","description":"Switch","default":"no"}' refused
each 'enabled Switch' 'enabled: false' '{"type":"boolean","description":"Switch","default":false}' accepted
finish
