#!/bin/sh
# fromYaml of a text that is a list does not fail: it gives a map with the one key "Error", and whatever is looked up in
# it is empty. fromYamlArray of a map gives a list with one item, the message. The template renders and exits with 0.
# Source: the comments on both functions in Helm's pkg/engine/funcs.go say so; measured.
. "$(dirname "$0")/lib.sh"

helm=$(helm4)
version "$helm"
chart one
seen 'the keys of fromYaml of a list' '["Error"]' "$(template "$helm" one '{{ fromYaml "- a" | keys | toJson }}')"
seen 'a value of it' 'default' "$(template "$helm" one '{{ (fromYaml "- a").size | default "default" }}')"
seen 'the items of fromYamlArray of a map' '1' "$(template "$helm" one '{{ fromYamlArray "a: 1" | len }}')"
finish
