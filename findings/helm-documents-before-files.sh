#!/bin/sh
# Helm 4.1 merges the documents of one values file into one map before that is merged over the files before it. What an earlier
# document takes away, or says instead of a map, is forgotten where a later document of the same file says the map again: keys of
# earlier files stay. The same two documents as two files take them away.
# Source: measured.
. "$(dirname "$0")/lib.sh"

four=$(helm4)
version "$four"
chart one
printf 'g: {a: 1}\n' >before.yaml
printf 'g: null\n---\ng: {b: 2}\n' >both.yaml
printf 'g: text\n---\ng: {b: 2}\n' >text.yaml
printf 'g: null\n' >first.yaml
printf 'g: {b: 2}\n' >second.yaml
seen 'null in the first document of a file' '{"g":{"a":1,"b":2}}' "$(values "$four" one -f before.yaml -f both.yaml)"
seen 'a text in the first document' '{"g":{"a":1,"b":2}}' "$(values "$four" one -f before.yaml -f text.yaml)"
seen 'null in a file of its own' '{"g":{"b":2}}' "$(values "$four" one -f before.yaml -f first.yaml -f second.yaml)"
finish
