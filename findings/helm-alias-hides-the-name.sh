#!/bin/sh
# A dependency with an alias takes its values from below the alias. What stands below its own name is kept and ignored, and
# no message says so; its .Chart.Name in templates becomes the alias too.
# Source: measured.
. "$(dirname "$0")/lib.sh"

helm=$(helm4)
version "$helm"
chart sub
chart parent
echo 'sub: {name: {{ .Chart.Name }}, a: {{ .Values.a }}}' >sub/templates/values.yaml
mkdir parent/charts
mv sub parent/charts/
printf 'dependencies:\n- {name: sub, version: 1.0.0, alias: other}\n' >>parent/Chart.yaml
printf 'sub: {a: by name}\n' >name.yaml
printf 'other: {a: by alias}\n' >alias.yaml
seen 'below the name' '{name: other, a: }' "$(in=parent values "$helm" sub -f name.yaml)"
seen 'below the alias' '{name: other, a: by alias}' "$(in=parent values "$helm" sub -f alias.yaml)"
finish
