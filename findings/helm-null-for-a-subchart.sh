#!/bin/sh
# null for everything below a subchart's name means two things. Where the parent's values.yaml has values for it, null
# takes those away and the subchart's own defaults are back. Where it has none, Helm refuses the null.
# Source: measured.
. "$(dirname "$0")/lib.sh"

helm=$(helm4)
version "$helm"
chart sub
chart parent
echo 'a: default' >sub/values.yaml
mkdir parent/charts
mv sub parent/charts/
echo 'sub: null' >null.yaml
seen 'a parent without values for it' 'Error: type mismatch on sub: %!t(<nil>)' "$(in=parent values "$helm" sub -f null.yaml)"
echo 'sub: {a: parent}' >parent/values.yaml
seen 'a parent with values for it' '{"a":"default","global":{}}' "$(in=parent values "$helm" sub -f null.yaml)"
finish
