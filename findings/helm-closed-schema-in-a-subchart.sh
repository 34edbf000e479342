#!/bin/sh
# A chart whose schema forbids unknown keys at its top renders alone and can be no subchart: Helm gives every subchart a
# "global", empty if nobody sets one, before it asks the schema.
# Source: measured.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
version "$three"
version "$four"
chart sub
chart parent
echo 'a: 1' >sub/values.yaml
echo '{"properties": {"a": {}}, "additionalProperties": false}' >sub/values.schema.json
mkdir parent/charts
cp -r sub parent/charts/
for helm in "$three" "$four"; do
  seen 'alone' '{"a":1}' "$(values "$helm" sub)"
  seen 'as a subchart' "Error: values don't meet the specifications of the schema(s) in the following chart(s):" "$(in=parent values "$helm" sub)"
done
finish
