#!/bin/sh
# In a values.schema.json of Helm 4 a text of digits and a number are equal: uniqueItems refuses the list ["1", 1], and the const
# "8.10" takes the number 8.10, which is 8.1 in the template. The other way round, and with enum, they differ. For Helm 3.17 and
# ajv they differ always. A chart that pins a text by const no longer learns that the quotes were forgotten.
# Source: measured with Helm 4.1 and 4.2; JSON Schema 2020-12, core, 4.2.2 (instances are equal only if of the same type).
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4) newer=$(layer v36 2.0.1)/helm/helm
modules ajv@8.20.0
chart one
# check HELM SCHEMA VALUE: what becomes of the value at "a".
check() {
  echo "{\"properties\":{\"a\":$2}}" >one/values.schema.json
  echo "a: $3" >file.yaml
  if values "$1" one -f file.yaml >answer && ! grep -q '^Error' answer; then cat answer; else echo refused; fi
}
ajv() { node -p "new (require('ajv'))({ strict: false }).validate($1, $2) ? 'accepted' : 'refused'"; }
version "$three"
seen 'uniqueItems' '{"a":["1",1]}' "$(check "$three" '{"uniqueItems":true}' '["1", 1]')"
seen 'const "8.10"' 'refused' "$(check "$three" '{"const":"8.10"}' 8.10)"
for helm in "$four" "$newer"; do
  version "$helm"
  seen 'uniqueItems' 'refused' "$(check "$helm" '{"uniqueItems":true}' '["1", 1]')"
  seen 'uniqueItems of maps' 'refused' "$(check "$helm" '{"uniqueItems":true}' '[{port: "80"}, {port: 80}]')"
  seen 'uniqueItems of other texts' '{"a":["true",true,"x"]}' "$(check "$helm" '{"uniqueItems":true}' '["true", true, x]')"
  seen 'const "8.10"' '{"a":8.1}' "$(check "$helm" '{"const":"8.10"}' 8.10)"
  seen 'const 8.1 of a text' 'refused' "$(check "$helm" '{"const":8.1}' '"8.1"')"
  seen 'enum' 'refused' "$(check "$helm" '{"enum":["8.10"]}' 8.10)"
done
seen 'uniqueItems, ajv' accepted "$(ajv '{ uniqueItems: true }' '["1", 1]')"
seen 'const "8.10", ajv' refused "$(ajv '{ const: "8.10" }' '8.10')"
finish
