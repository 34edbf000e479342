#!/bin/sh
# Words of JSON Schema that are newer than draft 7 (dependentRequired, prefixItems, minContains, unevaluatedProperties), and
# any word beside a "$ref": Helm 3.17 passes over them, although "$schema" names the draft that has them. Values that
# break them render there and are refused by Helm 4.1.
# Source: measured.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
version "$three"
version "$four"
chart one
while IFS='|' read -r schema text; do
  echo "{\"\$schema\": \"https://json-schema.org/draft/2020-12/schema\", $schema}" >one/values.schema.json
  echo "$text" >file.yaml
  seen "Helm 3.17, $schema" "$text" "$(values "$three" one -f file.yaml)"
  seen "Helm 4.1" "Error: values don't meet the specifications of the schema(s) in the following chart(s):" "$(values "$four" one -f file.yaml)"
done <<'LIST'
"dependentRequired": {"a": ["b"]}|{"a":1}
"properties": {"a": {"prefixItems": [{"type": "string"}]}}|{"a":[1]}
"properties": {"a": {"contains": {"const": 1}, "minContains": 2}}|{"a":[1]}
"allOf": [{"properties": {"a": {}}}], "unevaluatedProperties": false|{"b":1}
"$defs": {"t": {"type": "string"}}, "properties": {"a": {"$ref": "#/$defs/t", "minLength": 5}}|{"a":"abc"}
LIST
finish
