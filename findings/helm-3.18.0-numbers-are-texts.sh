#!/bin/sh
# In Helm 3.18.0 a number of a values file is a text in templates: kindOf says string, and toYaml of a map around it says
# so in its output, where the API server refuses a text. 3.17.3 before it and 4.1.4 after it have a number.
# Source: measured.
. "$(dirname "$0")/lib.sh"

odd=$(layer v33 2.0.0)/helm/helm three=$(helm3) four=$(helm4)
chart one
echo 'weight: 100' >one/values.yaml
for helm in "$odd" "$three" "$four"; do
  version "$helm"
  [ "$helm" = "$odd" ] && kind=string || kind=float64
  seen 'the kind of 100' "$kind" "$(template "$helm" one '{{ kindOf .Values.weight }}')"
done
finish
