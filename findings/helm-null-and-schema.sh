#!/bin/sh
# null in the values of a user removes a default of the chart. Whether a schema that wants a text there complains depends
# on the default: with one the key is gone before the schema is asked, without one the null is still there and refused,
# although the template would see nothing in both cases.
# Source: measured.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
version "$three"
version "$four"
chart one
echo 'map: {known: text}' >one/values.yaml
echo '{"properties": {"map": {"additionalProperties": {"type": "string"}}}}' >one/values.schema.json
echo 'map: {known: null}' >known.yaml
echo 'map: {other: null}' >other.yaml
for helm in "$three" "$four"; do
  seen 'null where the chart has a default' '{"map":{}}' "$(values "$helm" one -f known.yaml)"
  seen 'null where it has none' "Error: values don't meet the specifications of the schema(s) in the following chart(s):" "$(values "$helm" one -f other.yaml)"
done
finish
