#!/bin/sh
# A values.schema.json without "$schema" that was written for an older draft, with a list below "items" or a boolean
# "exclusiveMinimum": Helm 3.17 takes it as it was meant. Helm 4.1 reads it as draft 2020-12 and refuses the schema itself,
# so that the chart cannot be rendered with any values, not even its own. One line that names the draft brings it back.
# Source: measured.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
version "$three"
version "$four"
chart one
# What Helm says about the schema stands below the first line.
about() { "$1" template release one 2>&1 | grep -c 'not valid against metaschema' || :; }
for schema in '"properties": {"a": {"items": [{"type": "string"}]}}' '"properties": {"a": {"minimum": 5, "exclusiveMinimum": true}}'; do
  echo "{$schema}" >one/values.schema.json
  seen "Helm 3.17, $schema" '0 {}' "$(about "$three") $(values "$three" one)"
  seen "Helm 4.1, $schema" '1' "$(about "$four")"
  echo "{\"\$schema\": \"http://json-schema.org/draft-04/schema#\", $schema}" >one/values.schema.json
  seen 'Helm 4.1, with the draft named' '0 {}' "$(about "$four") $(values "$four" one)"
done
finish
