#!/bin/sh
# Two archives of one dependency in charts/, that of the version before and the one that Chart.yaml asks for: Helm renders both into
# one. A template that only the old chart has is rendered too, and the defaults of both are merged, where the old ones win, so
# that the templates of the new chart get settings of the old one. No warning; helm dependency list says "too many matches".
# Source: measured, alike with Helm 3.17 and 4.1.
. "$(dirname "$0")/lib.sh"

three=$(helm3) four=$(helm4)
chart parent
mkdir parent/charts
chart sub
echo '{old: 1, both: old}' >sub/values.yaml
echo 'left: {{ .Chart.Version }}' >sub/templates/left.yaml
"$four" package -d parent/charts sub >/dev/null
rm sub/templates/left.yaml
echo '{new: 1, both: new}' >sub/values.yaml
"$four" package --version 2.0.0 -d parent/charts sub >/dev/null
printf 'dependencies:\n- {name: sub, version: 2.0.0}\n' >>parent/Chart.yaml
for helm in "$three" "$four"; do
  version "$helm"
  seen 'the values of the new templates' '{"both":"old","global":{},"new":1,"old":1}' "$(in=parent values "$helm" sub)"
  seen 'a template that only the old chart has' 'left: 1.0.0' "$(grep '^left' out)"
  seen 'helm dependency list' 'too many matches' "$("$helm" dependency list parent | grep -o 'too many matches')"
done
finish
