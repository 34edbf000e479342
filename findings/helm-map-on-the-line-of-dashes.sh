#!/bin/sh
# "--- {a: 1}" starts a document on the line of its dashes, which YAML allows. Helm 3.17 reads it; Helm 4.1 splits a values
# file into documents itself and refuses whatever but a comment follows the dashes.
# Source: measured.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
version "$three"
version "$four"
chart one
echo '--- {a: 1}' >line.yaml
echo '--- # {a: 1}' >comment.yaml
seen 'Helm 3' '{"a":1}' "$(values "$three" one -f line.yaml)"
seen 'Helm 4' 'Error: failed to parse line.yaml: error reading yaml document: invalid Yaml document separator: {a: 1}' "$(values "$four" one -f line.yaml)"
seen 'Helm 4, a comment' '{}' "$(values "$four" one -f comment.yaml)"
finish
