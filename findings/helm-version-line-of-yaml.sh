#!/bin/sh
# A values file that says which YAML it is in, "%YAML 1.2", is refused by Helm; "%YAML 1.1" is read.
# Source: measured.
. "$(dirname "$0")/lib.sh"

helm=$(helm3)
version "$helm"
chart one
printf '%%YAML 1.2\n---\na: 1\n' >new.yaml
printf '%%YAML 1.1\n---\na: 1\n' >old.yaml
seen '1.2' 'Error: failed to parse new.yaml: error converting YAML to JSON: yaml: found incompatible YAML document' "$(values "$helm" one -f new.yaml)"
seen '1.1' '{"a":1}' "$(values "$helm" one -f old.yaml)"
finish
