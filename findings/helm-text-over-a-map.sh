#!/bin/sh
# A text or a list in a user's file where the chart's default is a map replaces the map without a word. The other way round,
# a map where the default is a text, the map is taken too, but with a warning that says a value was skipped.
# Source: measured.
. "$(dirname "$0")/lib.sh"

helm=$(helm4)
version "$helm"
chart one
warned() { grep -q 'Not a table' err && echo warned || echo silent; }
echo 'key: {a: 1}' >map.yaml
echo 'key: text' >text.yaml
cp map.yaml one/values.yaml
seen 'text over map' '{"key":"text"} silent' "$(values "$helm" one -f text.yaml) $(warned)"
cp text.yaml one/values.yaml
seen 'map over text' '{"key":{"a":1}} warned' "$(values "$helm" one -f map.yaml) $(warned)"
finish
