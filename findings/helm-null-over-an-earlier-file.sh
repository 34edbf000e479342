#!/bin/sh
# null takes a key away only where the chart's own values.yaml has it. Over a value that an earlier -f file brought, at a key
# that the chart does not have, it stays: the template sees a key with nothing in it, and a loop over such a map prints it.
# Whoever takes an entry of a map of labels or of files back in a later file gets it with an empty value.
# Source: measured; Helm documentation, "Deleting a default key", speaks of defaults alone.
. "$(dirname "$0")/lib.sh"

chart plain
mkdir -p filled
chart filled
echo 'labels: {team: default}' >filled/values.yaml
echo 'labels: {team: a, other: b}' >first.yaml
echo 'labels: {team: null}' >second.yaml
for helm in "$(helm3)" "$(helm4)"; do
  version "$helm"
  seen 'the chart has the key' '{"labels":{"other":"b"}}' "$(values "$helm" filled -f first.yaml -f second.yaml)"
  seen 'the chart does not' '{"labels":{"other":"b","team":null}}' "$(values "$helm" plain -f first.yaml -f second.yaml)"
done
finish
