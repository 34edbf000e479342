#!/bin/sh
# A values file with several documents: Helm 3.17 reads the first one and says nothing about the others, so that an empty
# first document hides the whole file. Helm 4.1 merges them like files. The same holds for values.yaml inside the chart.
# Source: measured.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
version "$three"
version "$four"
chart one
printf 'a: 1\n---\na: 2\nb: 3\n' >two.yaml
printf -- '---\n---\na: 1\n' >empty-first.yaml
seen 'two documents, Helm 3' '{"a":1}' "$(values "$three" one -f two.yaml)"
seen 'two documents, Helm 4' '{"a":2,"b":3}' "$(values "$four" one -f two.yaml)"
seen 'an empty one before them, Helm 3' '{}' "$(values "$three" one -f empty-first.yaml)"
seen 'an empty one before them, Helm 4' '{"a":1}' "$(values "$four" one -f empty-first.yaml)"
cp two.yaml one/values.yaml
seen 'values.yaml of the chart, Helm 3' '{"a":1}' "$(values "$three" one)"
seen 'values.yaml of the chart, Helm 4' '{"a":2,"b":3}' "$(values "$four" one)"
finish
